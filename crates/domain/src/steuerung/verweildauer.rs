//! Dwell times per step and transitions per month.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::dauer::{DAUERND, spannen};
use crate::projekt::{MeilensteinArt, Projekt, Schritt};

/// How long a step lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verweildauer {
    /// The step.
    pub schritt: Schritt,
    /// Completed spells in days, ascending.
    pub abgeschlossen: Vec<u32>,
    /// Running spells in days so far, ascending; also those that ended because the project left or paused.
    pub laufend: Vec<u32>,
    /// Median in days by Kaplan and Meier; `None` where fewer than half have ended.
    pub median: Option<u32>,
    /// Longest spell seen: where there is no median, it is at least this. `None` without any spell.
    pub laengste: Option<u32>,
}

/// Dwell times of all steps that last. O(projects × milestones + spells × log spells).
#[must_use]
pub fn verweildauern(projekte: &[Projekt], tag: NaiveDate) -> Vec<Verweildauer> {
    let alle: Vec<_> = projekte.iter().flat_map(|p| spannen(p, tag)).collect();
    DAUERND
        .into_iter()
        .map(|schritt| {
            let tage = |laeuft: bool| {
                let passend = alle.iter().filter(|s| s.schritt == schritt && s.laeuft == laeuft);
                let mut tage: Vec<u32> = passend.map(|s| s.tage).collect();
                tage.sort_unstable();
                tage
            };
            let (abgeschlossen, laufend) = (tage(false), tage(true));
            Verweildauer {
                schritt,
                median: median(&abgeschlossen, &laufend),
                laengste: abgeschlossen.last().max(laufend.last()).copied(),
                abgeschlossen,
                laufend,
            }
        })
        .collect()
}

/// Smallest duration at which at most half of the spells go on, by the product-limit estimator (Kaplan and Meier,
/// "Nonparametric estimation from incomplete observations", JASA 53, 1958). A spell that still runs counts among
/// those at risk up to its length, also of that very length. Both lists ascend.
fn median(ende: &[u32], laufend: &[u32]) -> Option<u32> {
    let mut ueberleben = 1.0_f64;
    let mut rest = ende;
    while let Some(dauer) = rest.first().copied() {
        let endet = rest.partition_point(|d| *d <= dauer);
        let noch_laufend = laufend.len() - laufend.partition_point(|d| *d < dauer);
        let unter_beobachtung = rest.len() + noch_laufend;
        // Counts of projects, far below 2^53.
        ueberleben *= 1.0 - endet as f64 / unter_beobachtung as f64;
        // A product of fractions that is one half may differ from it in the last digit.
        if ueberleben <= 0.5 + 1e-9 {
            return Some(dauer);
        }
        rest = rest.get(endet..).unwrap_or_default();
    }
    None
}

/// Steps reached in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uebergang {
    /// First day of the month.
    pub monat: NaiveDate,
    /// Number of projects that reached each step, in the order of [`Schritt::ALLE`].
    pub erreicht: [u32; 6],
}

/// Steps reached up to the day by month, ascending; months without any in between are there with zeros. Only dates of
/// precision tag and monat name a month.
#[must_use]
pub fn uebergaenge(projekte: &[Projekt], tag: NaiveDate) -> Vec<Uebergang> {
    let mut je: BTreeMap<NaiveDate, [u32; 6]> = BTreeMap::new();
    let reif = |p: &&Projekt| p.aufgenommen(tag);
    for m in projekte.iter().filter(reif).flat_map(|p| &p.meilensteine) {
        let gilt = m.art == MeilensteinArt::Ist && m.zeit.bis(tag) && crate::dauer::messbar(&m.zeit);
        if let Some(monat) = m.zeit.datum().filter(|_| gilt).and_then(|d| d.with_day(1))
            && let Some(zahl) = je.entry(monat).or_default().get_mut(m.schritt as usize)
        {
            *zahl += 1;
        }
    }
    let (Some((erster, _)), Some((letzter, _))) = (je.first_key_value(), je.last_key_value()) else {
        return Vec::new();
    };
    let monate = std::iter::successors(Some(*erster), |m| m.checked_add_months(chrono::Months::new(1)));
    monate
        .take_while(|m| m <= letzter)
        .map(|monat| Uebergang { monat, erreicht: je.get(&monat).copied().unwrap_or_default() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    #[test]
    fn kaplan_meier_von_hand() {
        for (ende, laufend, erwartet) in [
            (&[][..], &[][..], None),
            (&[], &[10, 20], None),
            (&[10], &[], Some(10)),
            (&[10, 20, 30, 40], &[], Some(20)),
            // 6 at risk: 1 − 1/6 = 0.833 at 6 days; 9 runs on; at 10 days 4 at risk: 0.625; 11 runs on; at 20 days
            // 2 at risk: 0.3125.
            (&[6, 10, 20], &[9, 11, 25], Some(20)),
            // The same without the last end: not reached.
            (&[6, 10], &[9, 11, 25, 25], None),
            // 3/4 · 2/3 is one half exactly.
            (&[5, 7], &[8, 9], Some(7)),
            // Of one length, the one that runs is at risk when the other ends: 1/2.
            (&[5], &[5], Some(5)),
            (&[5, 5, 5], &[1, 9], Some(5)),
        ] {
            assert_eq!(median(ende, laufend), erwartet, "{ende:?} {laufend:?}");
        }
    }

    #[test]
    fn laengste_ist_die_untere_grenze() {
        let p = [projekt("a", &["konzeption ist 2020-01-01"]), projekt("b", &["konzeption ist 2020-01-11"])];
        let v = verweildauern(&p, tag("2020-01-31"));
        assert_eq!((v[1].median, v[1].laengste, v[1].laufend.clone()), (None, Some(30), vec![20, 30]));
        assert_eq!((v[0].median, v[0].laengste), (None, None));
    }

    #[test]
    fn uebergaenge_nennen_auch_leere_monate() {
        let p = [
            projekt(
                "a",
                &["konzeption ist 2020-01-15", "umsetzung ist 2020-03-01", "pilotierung ist 2021-01-01"],
            ),
            projekt("b", &["umsetzung ist 2020-03-31", "pilotierung ist -"]),
        ];
        let kurz: Vec<_> = uebergaenge(&p, tag("2020-12-31"))
            .iter()
            .map(|u| (u.monat.to_string(), u.erreicht.iter().sum::<u32>(), u.erreicht[2]))
            .collect();
        assert_eq!(
            kurz,
            [
                ("2020-01-01".to_owned(), 1, 0),
                ("2020-02-01".to_owned(), 0, 0),
                ("2020-03-01".to_owned(), 2, 2)
            ]
        );
        assert_eq!(uebergaenge(&[], tag("2020-12-31")), []);
    }
}
