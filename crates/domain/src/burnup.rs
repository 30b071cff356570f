//! The burn-up of projects: scope S(t), in Betrieb C(t), baseline PL(t), each day from its own record.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};

use crate::kennzahl::phasen;
use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};

/// The lines on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Punkt {
    /// The day.
    pub tag: NaiveDate,
    /// Projects in the programme, without those put aside or left.
    pub umfang: u32,
    /// Projects in Betrieb.
    pub betrieb: u32,
    /// Projects whose baseline has them in Betrieb by then; `None` without any baseline.
    pub basis: Option<u32>,
    /// Why the scope differs from the point before: "+ Jagd (aufgenommen)".
    pub ursachen: Vec<Ursache>,
}

/// One cause of a change of scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ursache {
    /// kuerzel of the project.
    pub kuerzel: String,
    /// Title of the project.
    pub titel: String,
    /// Which way it went.
    pub wandel: Wandel,
}

/// Ways in which a project enters or leaves the scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wandel {
    /// Taken into the programme.
    Aufgenommen,
    /// Resumed after a pause.
    Fortgesetzt,
    /// Put aside.
    Zurueckgestellt,
    /// Left.
    Ausgeschieden,
}

/// The three lines on one day.
#[must_use]
pub fn am(projekte: &[Projekt], tag: NaiveDate) -> Punkt {
    let zahlen = phasen(projekte, tag);
    Punkt {
        tag,
        umfang: zahlen.umfang(),
        betrieb: zahlen.zahl(Phase::Betrieb),
        basis: basis(projekte, tag),
        ursachen: ursachen(projekte, tag),
    }
}

/// Number of projects whose `basis` of the NRW roll-out lies on or before the day.
#[must_use]
pub fn basis(projekte: &[Projekt], tag: NaiveDate) -> Option<u32> {
    let mut daten = projekte
        .iter()
        .filter_map(|p| p.meilenstein(Schritt::RolloutNrw, MeilensteinArt::Basis))
        .filter_map(|m| m.zeit.datum())
        .peekable();
    daten.peek()?;
    Some(daten.map(|d| u32::from(d <= tag)).sum())
}

/// Points of all days in the span on which a line changes, and of its first and last day. Ascending.
///
/// O(days of change × projects × milestones); 35 projects give some 300 days.
#[must_use]
pub fn verlauf(projekte: &[Projekt], von: NaiveDate, bis: NaiveDate) -> Vec<Punkt> {
    let mut tage = BTreeSet::from([von, bis]);
    for p in projekte {
        tage.extend(p.aufgenommen_am);
        tage.extend(p.ausgeschieden_am);
        tage.extend(p.zurueckgestellt_am);
        tage.extend(p.fortgesetzt_am);
        for m in &p.meilensteine {
            let zaehlt = m.art == MeilensteinArt::Ist
                || (m.art == MeilensteinArt::Basis && m.schritt == Schritt::RolloutNrw);
            if zaehlt {
                tage.extend(m.zeit.datum());
            }
        }
    }
    tage.range(von..=bis).map(|tag| am(projekte, *tag)).collect()
}

/// Month ends of the span and the Stichtag, for the table twin.
#[must_use]
pub fn monatsenden(von: NaiveDate, bis: NaiveDate, stichtag: NaiveDate) -> Vec<NaiveDate> {
    let mut tage = BTreeSet::new();
    let mut erster = von.with_day(1);
    while let Some(tag) = erster {
        let Some(naechster) = tag.checked_add_months(Months::new(1)) else {
            break;
        };
        match naechster.pred_opt() {
            Some(ende) if ende <= bis => tage.insert(ende),
            _ => break,
        };
        erster = Some(naechster);
    }
    if (von..=bis).contains(&stichtag) {
        tage.insert(stichtag);
    }
    tage.into_iter().collect()
}

fn ursachen(projekte: &[Projekt], tag: NaiveDate) -> Vec<Ursache> {
    let Some(vortag) = tag.pred_opt() else {
        return Vec::new();
    };
    projekte
        .iter()
        .filter_map(|p| {
            let vorher = p.phase(vortag);
            let nachher = p.phase(tag);
            let drin = |ph: Option<Phase>| ph.is_some_and(Phase::im_umfang);
            let wandel = match (drin(vorher), drin(nachher), nachher) {
                (false, true, _) if vorher.is_none() => Wandel::Aufgenommen,
                (false, true, _) => Wandel::Fortgesetzt,
                (true, false, Some(Phase::Zurueckgestellt)) => Wandel::Zurueckgestellt,
                (true, false, _) => Wandel::Ausgeschieden,
                _ => return None,
            };
            Some(Ursache { kuerzel: p.kuerzel.clone(), titel: p.titel.clone(), wandel })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    #[test]
    fn linien_und_ursachen() {
        let mut a = projekt("a", &["rollout_nrw basis 2021-06-01", "rollout_nrw ist 2021-09-01"]);
        a.aufgenommen_am = Some(tag("2020-01-01"));
        let mut b = projekt("b", &["konzeption ist 2020-02-01"]);
        b.aufgenommen_am = Some(tag("2020-01-01"));
        b.ausgeschieden_am = Some(tag("2021-01-01"));
        let punkte = verlauf(&[a, b], tag("2019-12-31"), tag("2021-12-31"));
        let kurz: Vec<_> = punkte.iter().map(|p| (p.tag.to_string(), p.umfang, p.betrieb, p.basis)).collect();
        assert_eq!(
            kurz,
            [
                ("2019-12-31".to_owned(), 0, 0, Some(0)),
                ("2020-01-01".to_owned(), 2, 0, Some(0)),
                ("2020-02-01".to_owned(), 2, 0, Some(0)),
                ("2021-01-01".to_owned(), 1, 0, Some(0)),
                ("2021-06-01".to_owned(), 1, 0, Some(1)),
                ("2021-09-01".to_owned(), 1, 1, Some(1)),
                ("2021-12-31".to_owned(), 1, 1, Some(1)),
            ]
        );
        assert_eq!(
            punkte[3].ursachen,
            [Ursache { kuerzel: "b".into(), titel: "b".into(), wandel: Wandel::Ausgeschieden }]
        );
    }

    #[test]
    fn ohne_basis_keine_linie() {
        assert_eq!(basis(&[projekt("a", &["umsetzung basis 2020-01-01"])], tag("2022-01-01")), None);
    }
}
