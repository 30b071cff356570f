//! Dwell times: how long a project stayed in a step, from its dated milestones.
//!
//! The `ist` of a step is the day on which it was reached; the step lasts until the `ist` of the next one. Only dates
//! of precision tag and monat count, a month by its last day. A step between two others that has no such date is
//! never bridged: the two spells beside it are not known, and nothing is split. Spells that would end before they
//! begin contradict themselves and do not count; the data check names them.

use chrono::NaiveDate;

use crate::projekt::{MeilensteinArt, Projekt, Schritt};
use crate::zeit::{Genauigkeit, Zeitangabe};

/// Steps that last, lowest first: what follows them begins the roll-out in NRW.
pub const DAUERND: [Schritt; 4] =
    [Schritt::Vorbereitung, Schritt::Konzeption, Schritt::Umsetzung, Schritt::Pilotierung];

/// One spell of a project in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanne {
    /// The step.
    pub schritt: Schritt,
    /// When it was reached.
    pub beginn: NaiveDate,
    /// Whole days, from 0; of a running one those up to the day asked for, or to when the project left or paused.
    pub tage: u32,
    /// Whether the next step has not been reached.
    pub laeuft: bool,
}

/// Whether a date is exact enough to measure with.
#[must_use]
pub fn messbar(zeit: &Zeitangabe) -> bool {
    matches!(zeit.genauigkeit(), Genauigkeit::Tag | Genauigkeit::Monat)
}

/// Highest step whose `ist` is reached by that day or has no date.
#[must_use]
pub fn hoechster(p: &Projekt, tag: NaiveDate) -> Option<Schritt> {
    p.meilensteine
        .iter()
        .filter(|m| m.art == MeilensteinArt::Ist)
        .filter(|m| m.zeit.bis(tag) || m.zeit.genauigkeit() == Genauigkeit::Undatiert)
        .map(|m| m.schritt)
        .max()
}

/// Spells of a project up to that day, lowest step first. O(milestones).
#[must_use]
pub fn spannen(p: &Projekt, tag: NaiveDate) -> Vec<Spanne> {
    if !p.aufgenommen(tag) {
        return Vec::new();
    }
    let gemessen = |s: Schritt| {
        let zeit = p.meilenstein(s, MeilensteinArt::Ist)?.zeit;
        zeit.datum().filter(|d| messbar(&zeit) && *d <= tag)
    };
    let hoechster = hoechster(p, tag);
    let ende = ende(p, tag);
    DAUERND
        .into_iter()
        .zip(Schritt::ALLE.into_iter().skip(1))
        .filter_map(|(schritt, naechster)| {
            let beginn = gemessen(schritt)?;
            let (bis, laeuft) = match gemessen(naechster) {
                Some(d) => (d, false),
                None if hoechster == Some(schritt) => (ende, true),
                None => return None,
            };
            let tage = u32::try_from((bis - beginn).num_days()).ok()?;
            Some(Spanne { schritt, beginn, tage, laeuft })
        })
        .collect()
}

/// The day itself, or the day on which the project left or was put aside before.
fn ende(p: &Projekt, tag: NaiveDate) -> NaiveDate {
    let pause = p.zurueckgestellt_am.filter(|z| !p.fortgesetzt_am.is_some_and(|f| *z < f && f <= tag));
    [p.ausgeschieden_am, pause].into_iter().flatten().fold(tag, NaiveDate::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::Meilenstein;
    use crate::projekt::tests::{projekt, tag};

    fn kurz(p: &Projekt, am: &str) -> Vec<String> {
        let wort = |s: Spanne| format!("{} {}{}", s.schritt.wort(), s.tage, if s.laeuft { "+" } else { "" });
        spannen(p, tag(am)).into_iter().map(wort).collect()
    }

    #[test]
    fn spannen_als_tabelle() {
        for (zeilen, am, erwartet) in [
            (&[][..], "2021-01-01", &[][..]),
            (&["konzeption ist 2020-01-01"], "2020-01-31", &["konzeption 30+"]),
            (
                &["konzeption ist 2020-01-01", "umsetzung ist 2020-01-11"],
                "2020-01-31",
                &["konzeption 10", "umsetzung 20+"],
            ),
            // Known today, not yet on that day.
            (&["konzeption ist 2020-01-01", "umsetzung ist 2020-02-11"], "2020-01-31", &["konzeption 30+"]),
            // A missing step is not bridged.
            (
                &["konzeption ist 2020-01-01", "pilotierung ist 2020-03-01", "rollout_nrw ist 2020-03-11"],
                "2021-01-01",
                &["pilotierung 10"],
            ),
            // Somewhere further, nobody knows since when.
            (&["konzeption ist 2020-01-01", "umsetzung ist -"], "2021-01-01", &[]),
            // Against the order.
            (&["konzeption ist 2020-03-01", "umsetzung ist 2020-01-11"], "2020-02-01", &["umsetzung 21+"]),
            (&["konzeption ist 2020-03-01", "umsetzung ist 2020-01-11"], "2020-04-01", &["umsetzung 81+"]),
            (&["rollout_nrw ist 2020-03-01"], "2021-01-01", &[]),
        ] {
            assert_eq!(kurz(&projekt("p", zeilen), am), erwartet, "{zeilen:?} am {am}");
        }
    }

    #[test]
    fn nur_tag_und_monat_werden_gemessen() {
        for (g, misst) in [
            (Genauigkeit::Tag, true),
            (Genauigkeit::Monat, true),
            (Genauigkeit::Quartal, false),
            (Genauigkeit::Jahr, false),
            (Genauigkeit::Spaetestens, false),
        ] {
            let mut p = projekt("p", &["umsetzung ist 2020-12-31"]);
            let zeit = Zeitangabe::neu(Some(tag("2020-03-31")), g).unwrap();
            p.meilensteine.push(Meilenstein {
                schritt: Schritt::Konzeption,
                art: MeilensteinArt::Ist,
                zeit,
                belegt: true,
            });
            let da = spannen(&p, tag("2021-01-31")).iter().any(|s| s.schritt == Schritt::Konzeption);
            assert_eq!(da, misst, "{}", g.wort());
        }
    }

    #[test]
    fn wer_geht_oder_ruht_laeuft_nicht_weiter() {
        let mut p = projekt("p", &["konzeption ist 2020-01-01"]);
        p.zurueckgestellt_am = Some(tag("2020-02-01"));
        assert_eq!(kurz(&p, "2021-01-01"), ["konzeption 31+"]);
        p.fortgesetzt_am = Some(tag("2020-03-01"));
        assert_eq!(kurz(&p, "2020-04-01"), ["konzeption 91+"]);
        p.ausgeschieden_am = Some(tag("2020-03-11"));
        assert_eq!(kurz(&p, "2021-01-01"), ["konzeption 70+"]);
        p.aufgenommen_am = Some(tag("2022-01-01"));
        assert_eq!(kurz(&p, "2021-01-01"), [""; 0]);
    }
}
