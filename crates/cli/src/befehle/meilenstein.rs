//! Milestones: `set` takes the date as people write it, "März 2022" or "spätestens 11.03.2021".

use clap::{ArgMatches, Command};
use ozg_app::Herkunft;
use ozg_domain::nomen::Nomen;

use super::{felder, nomen};
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

const DATUM: &str = "08.03.2021, 2021-03-08, März 2021, Q1 2021, 2021, \"spätestens 08.03.2021\", \
                     undatiert, heute, +14";
const GENAUIGKEIT: &str = "tag | monat | quartal | jahr | spaetestens | undatiert; sonst so, wie das Datum \
                           geschrieben ist";

/// `meilenstein` with its verbs.
pub(crate) fn befehl(n: &'static Nomen) -> Command {
    let datum = hilfe::angabe("datum", "DATUM", DATUM).display_order(n.felder.len());
    let set = hilfe::befehl("set", "Einen Meilenstein anlegen oder ändern")
        .args(felder::schluessel(n))
        .arg(datum)
        .args(felder::optionen(n).into_iter().filter(|a| a.get_id() != "datum"))
        .mut_arg("genauigkeit", |a| a.help(GENAUIGKEIT))
        .arg(hilfe::grund_der_aenderung());
    nomen::mit_verben(n, nomen::list(n), set)
}

/// Writes a milestone.
pub(crate) fn set(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let schluessel = felder::schluesselwerte(n, treffer);
    let [projekt, schritt, art] = schluessel.as_slice() else {
        return Ok(Ende::Abgewiesen);
    };
    let wert = |name| felder::text(treffer, name);
    let beleg = umgebung::oeffnen(treffer)?.meilenstein_set(
        projekt,
        schritt,
        art,
        &wert("datum").unwrap_or_default(),
        wert("genauigkeit").as_deref(),
        wert("grund").as_deref(),
        wert("quelle").as_deref(),
        &umgebung::auftrag(treffer, Herkunft::Cli),
    )?;
    nomen::quittieren(n, "Gespeichert", &beleg, false, aus)
}
