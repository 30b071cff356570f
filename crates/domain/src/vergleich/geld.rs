//! Tranches, grants and draw-downs. A span is one value and never split.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Aenderung, Gruppe, Seite, Stand, Was, zwischen};
use crate::geld::{Betragsgenauigkeit, Cent};

/// Kinds of money on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Postenart {
    /// Money provided for a span of years.
    Tranche,
    /// A grant.
    Bewilligung,
    /// A draw-down or repayment.
    Abruf,
}

/// One amount as it is on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posten {
    /// kuerzel of the project; `None`: of none.
    pub projekt: Option<String>,
    /// From this day on; `None`: the record speaks of no day.
    pub datum: Option<NaiveDate>,
    /// Stand of a grant, art of a draw-down.
    pub stand: Option<String>,
    /// Amount, where named.
    pub betrag: Option<Cent>,
    /// How exactly it is named.
    pub genauigkeit: Betragsgenauigkeit,
    /// First and last year of a tranche.
    pub jahre: (Option<i32>, Option<i32>),
}

/// Every amount differs at most once: what is dated between the Stichtage, or speaks of no day, has really changed;
/// what concerns the earlier Stichtag, or is gone, is a correction.
pub(super) fn vergleichen(von: Stand<'_>, bis: Stand<'_>, aus: &mut Vec<Aenderung>) {
    let (alt, neu) = (&von.bestand.posten, &bis.bestand.posten);
    let alle: BTreeSet<_> = alt.keys().chain(neu.keys()).collect();
    for schluessel in alle {
        let (za, zn) = (alt.get(schluessel), neu.get(schluessel));
        let gilt = |p: &&Posten, tag: NaiveDate| p.datum.is_none_or(|d| d <= tag);
        let davor = za.filter(|p| gilt(p, von.stichtag));
        let danach = zn.filter(|p| gilt(p, bis.stichtag));
        if davor == danach {
            continue;
        }
        let wirklich = zn.is_some_and(|p| p.datum.is_none_or(|d| zwischen(d, von.stichtag, bis.stichtag)));
        let seite = |p: Option<&Posten>| p.map_or(Seite::Nichts, |p| Seite::Posten(p.clone()));
        aus.push(Aenderung {
            gruppe: if wirklich { Gruppe::Geld } else { Gruppe::Berichtigung },
            projekt: zn.or(za).and_then(|p| p.projekt.clone()),
            was: Was::Posten(schluessel.0, schluessel.1.clone()),
            alt: seite(davor),
            neu: seite(danach),
            tage: None,
        });
    }
}
