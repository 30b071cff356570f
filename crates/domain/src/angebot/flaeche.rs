//! How wide a service is offered that counts as online by Z1: Bund, Land, a whole Kreis, or somewhere.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::bestand::Bestand;
use super::dreiwert::Dreiwert;
use super::katalog::Sicht;
use super::kommunen::matrix;
use super::regeln::Urteil;
use super::wertung::Schwelle;

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
    /// All, widest first.
    pub const ALLE: [Self; 4] = [Self::Bund, Self::Land, Self::Kreis, Self::Einzeln];

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

/// The widest area of each service for which Z1 holds, aligned with the verdicts. O(services × Kommunen).
#[must_use]
pub fn flaechen(
    sicht: &Sicht<'_>,
    bestand: &Bestand,
    tag: NaiveDate,
    urteile: &[Urteil],
) -> Vec<Option<Flaeche>> {
    let mut kreise: HashMap<&str, usize> = HashMap::new();
    let kreis: Vec<usize> = sicht
        .katalog
        .kommunen
        .iter()
        .map(|k| {
            let n = kreise.len();
            *kreise.entry(k.kreis.as_str()).or_insert(n)
        })
        .collect();
    let mut ganz = vec![None; kreise.len()];
    matrix(sicht, bestand, tag)
        .iter()
        .zip(urteile)
        .map(|(zeile, u)| {
            if u.z1 != Dreiwert::Wahr {
                return None;
            }
            if u.z3 == Dreiwert::Wahr {
                return Some(if u.bundesweit { Flaeche::Bund } else { Flaeche::Land });
            }
            if zeile.zustaendigkeit_unbekannt {
                return Some(Flaeche::Einzeln);
            }
            ganz.fill(None);
            for (wert, kreis) in zeile.werte.iter().zip(&kreis) {
                if let (Some(w), Some(g)) = (wert, ganz.get_mut(*kreis)) {
                    *g = Some(g.unwrap_or(true) && w.ab(Schwelle::Zwei) == Dreiwert::Wahr);
                }
            }
            Some(if ganz.contains(&Some(true)) { Flaeche::Kreis } else { Flaeche::Einzeln })
        })
        .collect()
}
