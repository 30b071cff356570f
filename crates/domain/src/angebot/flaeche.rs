//! How wide a service is offered that counts as online by Z1: Bund, Land, a whole Kreis, or somewhere.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::bestand::Bestand;
use super::dreiwert::{Dreiwert, Zaehlung};
use super::katalog::Sicht;
use super::kommunen::kreisweit;
use super::regeln::Urteil;

/// The widest area that a service covers. The four add up to Z1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flaeche {
    /// Z3 holds, and it is offered for the whole Bund.
    Bund,
    /// Z3 holds.
    Land,
    /// Everywhere in at least one Kreis.
    Kreis,
    /// In at least one Kommune.
    Einzeln,
}

impl Flaeche {
    /// Word in JSON and lists.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Bund => "bundesweit",
            Self::Land => "landesweit",
            Self::Kreis => "kreisweit",
            Self::Einzeln => "einzeln",
        }
    }
}

/// The areas of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flaechen {
    /// The widest area of each service for which Z1 holds, aligned with the verdicts.
    pub je_leistung: Vec<Option<Flaeche>>,
    /// Services that are offered everywhere in at least one Kreis, or wider.
    pub kreis: Zaehlung,
    /// Services that are offered for the whole Bund.
    pub bund: Zaehlung,
}

/// The areas of a day. O(services × Kommunen).
#[must_use]
pub fn flaechen(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate, urteile: &[Urteil]) -> Flaechen {
    let mut nummern: HashMap<&str, usize> = HashMap::new();
    let kreis: Vec<usize> = sicht
        .katalog
        .kommunen
        .iter()
        .map(|k| {
            let n = nummern.len();
            *nummern.entry(k.kreis.as_str()).or_insert(n)
        })
        .collect();
    let mut aus = Flaechen::default();
    for (u, kreis) in urteile.iter().zip(kreisweit(sicht, bestand, tag, &kreis, nummern.len())) {
        aus.kreis.nimm(kreis.max(u.z3));
        let bund = if u.z3 == Dreiwert::Wahr && !u.bundesweit { Dreiwert::Falsch } else { u.z3 };
        aus.bund.nimm(bund);
        aus.je_leistung.push(match (u.z1, u.z3, kreis) {
            (Dreiwert::Wahr, Dreiwert::Wahr, _) if u.bundesweit => Some(Flaeche::Bund),
            (Dreiwert::Wahr, Dreiwert::Wahr, _) => Some(Flaeche::Land),
            (Dreiwert::Wahr, _, Dreiwert::Wahr) => Some(Flaeche::Kreis),
            (Dreiwert::Wahr, ..) => Some(Flaeche::Einzeln),
            _ => None,
        });
    }
    aus
}
