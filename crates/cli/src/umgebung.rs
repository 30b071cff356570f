//! Which catalogue, what time it is, in whose name: all that a command takes from outside.

use std::path::PathBuf;

use chrono::{DateTime, Local, NaiveDate, Utc};
use clap::ArgMatches;
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft};

use crate::ausgabe::meldung;
use crate::fehler::Fehler;

/// Environment variable that names the catalogue where `--katalog` is missing.
pub(crate) const VARIABLE: &str = "OZG_KATALOG";

/// The moment of the command.
#[expect(clippy::disallowed_methods, reason = "hier und in heute() fragt die Befehlszeile nach der Zeit")]
pub(crate) fn jetzt() -> DateTime<Utc> {
    Utc::now()
}

/// Today on this machine.
#[expect(clippy::disallowed_methods, reason = "hier und in jetzt() fragt die Befehlszeile nach der Zeit")]
pub(crate) fn heute() -> NaiveDate {
    Local::now().date_naive()
}

/// When a day begins on this machine; where the clock was put forward over midnight, the first moment after.
pub(crate) fn tagesbeginn(tag: NaiveDate) -> DateTime<Utc> {
    let mitternacht = tag.and_time(chrono::NaiveTime::MIN);
    let ortszeit = mitternacht.and_local_timezone(Local);
    ortszeit.earliest().map_or_else(|| mitternacht.and_utc(), |t| t.to_utc())
}

/// The day asked for, else today.
pub(crate) fn stichtag(treffer: &ArgMatches) -> NaiveDate {
    treffer.get_one::<NaiveDate>("stichtag").copied().unwrap_or_else(heute)
}

/// The file named by option or environment.
pub(crate) fn genannt(treffer: &ArgMatches) -> Option<PathBuf> {
    treffer
        .get_one::<PathBuf>("katalog")
        .cloned()
        .or_else(|| std::env::var_os(VARIABLE).filter(|w| !w.is_empty()).map(PathBuf::from))
}

/// The file of the catalogue, without opening it: the one that is named, else the one at the usual place.
pub(crate) fn pfad(treffer: &ArgMatches) -> Result<PathBuf, Fehler> {
    Ok(match genannt(treffer) {
        Some(pfad) => pfad,
        None => ozg_app::standardpfad(None)?,
    })
}

/// Opens the catalogue, in the state of knowledge that was asked for. The one at the usual place is made when it is
/// missing; one that was named is not.
pub(crate) fn oeffnen(treffer: &ArgMatches) -> Result<Anwendung, Fehler> {
    let bekannt_am = treffer.get_one::<DateTime<Utc>>("bekannt_am").copied();
    Ok(offen(treffer)?.bekannt(bekannt_am))
}

fn offen(treffer: &ArgMatches) -> Result<Anwendung, Fehler> {
    if let Some(pfad) = genannt(treffer) {
        return Ok(Anwendung::oeffnen(&pfad)?);
    }
    let pfad = ozg_app::standardpfad(None)?;
    let neu = !pfad.exists();
    let anwendung = Anwendung::oeffnen_oder_anlegen(&pfad, &Anlage::Auslieferung)?;
    if neu {
        meldung(&format!("Der Katalog war noch nicht da und wurde angelegt: {}", pfad.display()));
    }
    Ok(anwendung)
}

/// The order for a command that writes.
pub(crate) fn auftrag(treffer: &ArgMatches, herkunft: Herkunft) -> Auftrag {
    let text = |name: &str| {
        treffer.try_get_one::<String>(name).ok().flatten().filter(|t| !t.trim().is_empty()).cloned()
    };
    Auftrag {
        jetzt: jetzt(),
        heute: heute(),
        herkunft,
        person: text("person"),
        grund: text("grund_der_aenderung"),
    }
}
