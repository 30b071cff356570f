//! Z9 and the reuse contracts: which EfA-Lösungen are used, by which Länder and Kommunen, and which by none.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::bestand::{Bestand, Block, Kalendertag};
use super::dreiwert::Zaehlung;
use super::wertung::Wertung;
use crate::messwert::LAND;

/// The sixteen Länder, as contracts name their users.
pub const LAENDER: [&str; 16] = [
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
];

/// An EfA-Lösung with what is on record of its use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EfaLoesung {
    /// Key of the Lösung.
    pub kennung: String,
    /// Number of the Lösung in the [`Bestand`], where a report names it.
    pub nummer: Option<u32>,
    /// Users of contracts that are connected on the day.
    pub angeschlossene: Vec<String>,
}

/// Use of one EfA-Lösung on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EfaNutzung {
    /// Key of the Lösung.
    pub kennung: String,
    /// E2: Länder that use it.
    pub laender: BTreeSet<&'static str>,
    /// E3: Kommunen that have it online.
    pub kommunen: u32,
    /// Whether it is online for the whole Land or Bund.
    pub weit: bool,
    /// Services for which a report names it online.
    pub leistungen: u32,
}

impl EfaNutzung {
    /// Whether NRW uses it: by contract, or because it is online here.
    #[must_use]
    pub fn in_nrw(&self) -> bool {
        self.weit || self.kommunen > 0 || self.laender.contains(LAND)
    }

    /// Whether nobody on record uses it (Nachnutzungslücke).
    #[must_use]
    pub fn niemand(&self) -> bool {
        !self.weit && self.kommunen == 0 && self.laender.is_empty()
    }
}

/// E1 and the gap: EfA-Lösungen with NRW attached, and those that nobody uses, of all on record.
#[must_use]
pub fn zaehlungen(nutzungen: &[EfaNutzung]) -> (Zaehlung, Zaehlung) {
    let zaehle = |ist: fn(&EfaNutzung) -> bool| Zaehlung {
        zaehler: nutzungen.iter().filter(|n| ist(n)).count() as u64,
        nenner: nutzungen.len() as u64,
        unbekannt: 0,
    };
    (zaehle(EfaNutzung::in_nrw), zaehle(EfaNutzung::niemand))
}

/// Use of each EfA-Lösung on a day. O(reports).
#[must_use]
pub fn nutzungen(
    loesungen: &[EfaLoesung],
    bestand: &Bestand,
    kommunen: usize,
    tag: NaiveDate,
) -> Vec<EfaNutzung> {
    let tag = Kalendertag::neu(tag);
    let hoechste = loesungen.iter().filter_map(|l| l.nummer).max().map_or(0, |n| n as usize + 1);
    // Reports of other Lösungen are passed over by one look.
    let mut platz: Vec<Option<usize>> = vec![None; hoechste];
    for (i, l) in loesungen.iter().enumerate() {
        if let Some(p) = l.nummer.and_then(|n| platz.get_mut(n as usize)) {
            *p = Some(i);
        }
    }
    let mut aus: Vec<EfaNutzung> = loesungen
        .iter()
        .map(|l| EfaNutzung {
            kennung: l.kennung.clone(),
            laender: LAENDER
                .into_iter()
                .filter(|land| l.angeschlossene.iter().any(|n| n.trim() == *land))
                .collect(),
            ..EfaNutzung::default()
        })
        .collect();
    let mut gesehen: Vec<Vec<bool>> = vec![Vec::new(); loesungen.len()];
    for block in bestand.bloecke() {
        let mut genannt = vec![false; loesungen.len()];
        je_loesung(block, tag, |loesung, kommune| {
            let Some(i) = platz.get(loesung as usize).copied().flatten() else {
                return;
            };
            if let Some(g) = genannt.get_mut(i) {
                *g = true;
            }
            match (kommune, gesehen.get_mut(i), aus.get_mut(i)) {
                (None, _, Some(n)) => n.weit = true,
                (Some(k), Some(da), Some(n)) => {
                    if da.is_empty() {
                        da.resize(kommunen, false);
                    }
                    if let Some(platz @ false) = da.get_mut(usize::from(k)) {
                        *platz = true;
                        n.kommunen += 1;
                    }
                }
                _ => {}
            }
        });
        for (n, genannt) in aus.iter_mut().zip(genannt) {
            n.leistungen += u32::from(genannt);
        }
    }
    aus
}

/// Calls with each Lösung and Kommune (`None`: Land or Bund) whose latest report by that day is online and not known to
/// be below Reifegrad 2.
fn je_loesung(block: &Block, tag: Kalendertag, mut nimm: impl FnMut(u32, Option<u16>)) {
    let online = |w: Wertung| w != Wertung::DARUNTER;
    let einfache = block.ab.iter().zip(&block.fach).zip(block.kommune.iter().zip(&block.loesung));
    for ((ab, fach), (kommune, loesung)) in einfache {
        if *ab <= tag && online(Wertung::aus_code(*fach)) {
            nimm(*loesung, Some(*kommune));
        }
    }
    let weite = [(None, block.land.as_slice()), (None, block.bund.as_slice())];
    let mehrfache = block.mehrfache().map(|(k, _, staende)| (Some(k), staende));
    for (kommune, staende) in mehrfache.chain(weite) {
        for gruppe in staende.chunk_by(|a, b| a.loesung == b.loesung) {
            if let Some(s) = gruppe.iter().rfind(|s| s.ab <= tag)
                && online(s.wertung)
            {
                nimm(s.loesung, kommune);
            }
        }
    }
}
