//! Two states beside each other, in words, and as the text block "Seit dem letzten Bericht".
//!
//! Order of events: [`stand`] resolves what was asked for, [`lage`] reads either state, `domain::vergleich` compares,
//! [`worte`] says it, [`text`] writes the block, [`liste`] the CSV.
//!
//! O(projects × milestones + amounts) for both states and one pass over the changes of milestones for the reasons; the
//! number of rows is bounded by projects × milestones + amounts.

mod lage;
mod liste;
mod stand;
mod text;
mod worte;

use std::collections::{BTreeMap, BTreeSet};

use ozg_domain::kennzahl::{Phasenzahlen, phasen};
use ozg_domain::vergleich::{self, Aenderung, Gruppe, Stand};
use ozg_store::{Leser, StoreFehler};

use self::lage::Lage;
use self::stand::Gewaehlt;
use crate::dto::{ApiFehler, StandWunsch, VergleichDto, VergleichGruppeDto, VergleichZeileDto};
use crate::{Anwendung, labels};

/// The rows of one kind, by title.
struct Teil {
    gruppe: Gruppe,
    aenderungen: Vec<Aenderung>,
    zeilen: Vec<VergleichZeileDto>,
}

/// Phases on both sides, for the denominator.
struct Zahlen {
    von: Phasenzahlen,
    bis: Phasenzahlen,
}

impl Anwendung {
    /// What differs between two states; the one with the earlier Stichtag, then the earlier knowledge, is `von`
    /// however they are given. Of one project only, if it is named.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for a day or moment that is none,
    /// [`crate::dto::FehlerCode::NichtGefunden`] for an unknown Fassung or project, and where nothing was known yet.
    pub fn vergleich(
        &self,
        von: &StandWunsch,
        bis: &StandWunsch,
        projekt: Option<&str>,
    ) -> Result<VergleichDto, ApiFehler> {
        let (von, bis) = stand::geordnet(self.gewaehlt(von)?, self.gewaehlt(bis)?);
        let dasselbe = von.bekannt_am == bis.bekannt_am;
        let davor = if dasselbe { None } else { Some(self.bekannt(von.bekannt_am).lesen(Lage::lesen)?) };
        self.bekannt(bis.bekannt_am).lesen(|l| {
            let mut danach = Lage::lesen(l)?;
            let mut davor = davor.unwrap_or_else(|| danach.clone());
            let titel = projekt.map(|p| auf_projekt(&mut davor, &mut danach, p)).transpose()?;
            vergleichen(l, (&von, &davor), (&bis, &danach), titel.as_deref())
        })
    }
}

/// Leaves one project in both states and returns its title.
fn auf_projekt(davor: &mut Lage, danach: &mut Lage, kuerzel: &str) -> Result<String, StoreFehler> {
    let titel = davor.nur_projekt(kuerzel);
    danach
        .nur_projekt(kuerzel)
        .or(titel)
        .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "projekt", schluessel: kuerzel.to_owned() })
}

fn vergleichen(
    l: &Leser<'_>,
    (von, davor): (&Gewaehlt, &Lage),
    (bis, danach): (&Gewaehlt, &Lage),
    projekt: Option<&str>,
) -> Result<VergleichDto, StoreFehler> {
    let rueckgruende =
        if von.bekannt_am == bis.bekannt_am { BTreeMap::new() } else { l.rueckgruende(davor.laenge)? };
    let begruendet: BTreeSet<String> = rueckgruende.keys().cloned().collect();
    let seite = |g: &Gewaehlt, lage| Stand { stichtag: g.stichtag, bestand: lage };
    let (alt, neu) = (seite(von, &davor.bestand), seite(bis, &danach.bestand));
    let worte = worte::Worte { l, davor, danach, von: von.stichtag, bis: bis.stichtag, rueckgruende };
    let teile = teile(&worte, vergleich::vergleich(alt, neu, &begruendet))?;
    let zahlen = Zahlen {
        von: phasen(&davor.bestand.projekte, von.stichtag),
        bis: phasen(&danach.bestand.projekte, bis.stichtag),
    };
    let (von, bis) = (von.dto(davor), bis.dto(danach));
    Ok(VergleichDto {
        textbaustein: text::baustein(
            &text::Rahmen { von: &von, bis: &bis, projekt, zahlen: &zahlen, danach },
            &teile,
        ),
        gruppen: teile.iter().map(|t| gruppe(t, &teile)).collect(),
        von,
        bis,
        zaehlregel: labels::text("zaehlregel.vergleich", &[]),
        katalogversion: danach.stand.katalogversion.clone(),
        demodaten: danach.stand.startwert.is_some(),
    })
}

/// All groups in their order, also those with no row; rows by title.
fn teile(worte: &worte::Worte<'_>, aenderungen: Vec<Aenderung>) -> Result<Vec<Teil>, StoreFehler> {
    let mut je: BTreeMap<Gruppe, Vec<(VergleichZeileDto, Aenderung)>> = BTreeMap::new();
    for a in aenderungen {
        je.entry(a.gruppe).or_default().push((worte.zeile(&a)?, a));
    }
    Ok(Gruppe::ALLE
        .into_iter()
        .map(|gruppe| {
            let mut paare = je.remove(&gruppe).unwrap_or_default();
            // Steps and kinds of one project keep their order.
            paare.sort_by(|(a, _), (b, _)| (&a.titel, &a.projekt).cmp(&(&b.titel, &b.projekt)));
            let (zeilen, aenderungen) = paare.into_iter().unzip();
            Teil { gruppe, aenderungen, zeilen }
        })
        .collect())
}

fn gruppe(t: &Teil, alle: &[Teil]) -> VergleichGruppeDto {
    VergleichGruppeDto {
        art: t.gruppe.wort().to_owned(),
        titel: labels::text(&format!("vergleich.gruppe.{}", t.gruppe.wort()), &[]),
        anzahl: u32::try_from(t.zeilen.len()).unwrap_or(u32::MAX),
        zusatz: text::zusatz(t, alle),
        zeilen: t.zeilen.clone(),
    }
}
