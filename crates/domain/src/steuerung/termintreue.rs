//! Dates kept and slips, against the baseline in force and against the first one.

use chrono::NaiveDate;

use crate::dauer::hoechster;
use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use crate::zeit::{Genauigkeit, Zeitangabe};

/// Milestones whose baseline has come, of the projects in scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Termintreue {
    /// Reached on or before the baseline.
    pub eingehalten: u32,
    /// Reached later, or reported since and not reached.
    pub verfehlt: u32,
    /// Nobody reported, or too roughly to tell.
    pub unbekannt: u32,
}

impl Termintreue {
    /// All that are due: the denominator.
    #[must_use]
    pub fn faellig(&self) -> u32 {
        self.eingehalten + self.verfehlt + self.unbekannt
    }
}

/// Baseline of a step of a project; `None`: none, or without a date.
pub type Basis<'a> = dyn Fn(&Projekt, Schritt) -> Option<NaiveDate> + 'a;

/// Counts milestones with a baseline up to the day. O(projects × milestones).
#[must_use]
pub fn termintreue(projekte: &[Projekt], tag: NaiveDate, basis: &Basis<'_>) -> Termintreue {
    let mut aus = Termintreue::default();
    for p in projekte.iter().filter(|p| p.phase(tag).is_some_and(Phase::im_umfang)) {
        for schritt in Schritt::ALLE {
            let Some(faellig) = basis(p, schritt).filter(|b| *b <= tag) else { continue };
            match gehalten(p, schritt, faellig, tag) {
                Some(true) => aus.eingehalten += 1,
                Some(false) => aus.verfehlt += 1,
                None => aus.unbekannt += 1,
            }
        }
    }
    aus
}

fn gehalten(p: &Projekt, schritt: Schritt, faellig: NaiveDate, tag: NaiveDate) -> Option<bool> {
    match p.meilenstein(schritt, MeilensteinArt::Ist).map(|m| m.zeit) {
        Some(zeit) if zeit.bis(tag) => match zeit.datum() {
            Some(letzter) if letzter <= faellig => Some(true),
            _ if fruehester(&zeit).is_some_and(|erster| erster > faellig) => Some(false),
            // Somewhen in a period on both sides of the date, or seen later.
            _ => None,
        },
        Some(zeit) if zeit.genauigkeit() == Genauigkeit::Undatiert => None,
        // Not reached by the day. A later step says that it was passed, but not when; and who has not reported
        // since the date was due has not said that it was missed.
        _ if hoechster(p, tag).is_some_and(|s| s > schritt) => None,
        _ if p.letzte_meldung(tag).is_some_and(|m| m >= faellig) => Some(false),
        _ => None,
    }
}

/// First day of the period; `None` where only the latest day is known.
fn fruehester(zeit: &Zeitangabe) -> Option<NaiveDate> {
    use chrono::Datelike;
    let d = zeit.datum()?;
    let monat = match zeit.genauigkeit() {
        Genauigkeit::Tag => return Some(d),
        Genauigkeit::Monat => d.month(),
        Genauigkeit::Quartal => d.month0() / 3 * 3 + 1,
        Genauigkeit::Jahr => 1,
        Genauigkeit::Spaetestens | Genauigkeit::Undatiert => return None,
    };
    NaiveDate::from_ymd_opt(d.year(), monat, 1)
}

/// Slip of one step in days; positive is later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verzug {
    /// kuerzel.
    pub kuerzel: String,
    /// The step.
    pub schritt: Schritt,
    /// Against the baseline in force.
    pub letzte: Option<i64>,
    /// Against the first baseline.
    pub erste: Option<i64>,
}

/// Slips of all steps that have one, of the projects in scope, in their order.
#[must_use]
pub fn verzuege(projekte: &[Projekt], tag: NaiveDate, erste: &Basis<'_>) -> Vec<Verzug> {
    let drin = projekte.iter().filter(|p| p.phase(tag).is_some_and(Phase::im_umfang));
    drin.flat_map(|p| {
        Schritt::ALLE.into_iter().filter_map(move |schritt| {
            let gegen = |basis: Option<NaiveDate>| p.verzug_gegen(schritt, basis?, tag);
            let letzte = p.meilenstein(schritt, MeilensteinArt::Basis).and_then(|m| m.zeit.datum());
            let (letzte, erste) = (gegen(letzte), gegen(erste(p, schritt)));
            let verzug = Verzug { kuerzel: p.kuerzel.clone(), schritt, letzte, erste };
            (letzte.is_some() || erste.is_some()).then_some(verzug)
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    fn eigene(p: &Projekt, s: Schritt) -> Option<NaiveDate> {
        p.meilenstein(s, MeilensteinArt::Basis)?.zeit.datum()
    }

    #[test]
    fn termintreue_als_tabelle() {
        let mit = |zeilen: &[&str], roh: Option<(&str, Genauigkeit)>, stand: Option<&str>| {
            let mut p = projekt("p", zeilen);
            p.sachstaende.extend(stand.map(tag));
            if let Some((d, g)) = roh {
                p.meilensteine.extend(projekt("x", &["konzeption ist 2020-01-01"]).meilensteine);
                p.meilensteine.last_mut().unwrap().zeit = Zeitangabe::neu(Some(tag(d)), g).unwrap();
            }
            let t = termintreue(&[p], tag("2021-12-31"), &eigene);
            (t.eingehalten, t.verfehlt, t.unbekannt)
        };
        let basis = "konzeption basis 2021-03-15";
        for (zeilen, roh, stand, erwartet) in [
            (&[basis, "konzeption ist 2021-03-15"][..], None, None, (1, 0, 0)),
            (&[basis, "konzeption ist 2021-03-16"], None, None, (0, 1, 0)),
            (&["konzeption basis 2022-01-01"], None, None, (0, 0, 0)),
            // Nobody reported since.
            (&[basis], None, Some("2021-03-14"), (0, 0, 1)),
            (&[basis], None, Some("2021-03-15"), (0, 1, 0)),
            (&[basis, "konzeption ist -"], None, Some("2021-12-01"), (0, 0, 1)),
            // Passed, but when?
            (&[basis, "umsetzung ist 2021-10-01"], None, None, (0, 0, 1)),
            // Reached after the Stichtag, and the project reported before that.
            (&[basis, "konzeption ist 2022-02-01"], None, Some("2021-06-01"), (0, 1, 0)),
            // A month around the date tells nothing, one before or after it does.
            (&[basis], Some(("2021-03-01", Genauigkeit::Monat)), None, (0, 0, 1)),
            (&[basis], Some(("2021-02-01", Genauigkeit::Monat)), None, (1, 0, 0)),
            (&[basis], Some(("2021-04-01", Genauigkeit::Monat)), None, (0, 1, 0)),
            (&[basis], Some(("2021-04-01", Genauigkeit::Quartal)), None, (0, 1, 0)),
            (&[basis], Some(("2021-04-01", Genauigkeit::Jahr)), None, (0, 0, 1)),
            (&[basis], Some(("2021-04-01", Genauigkeit::Spaetestens)), None, (0, 0, 1)),
            (&[basis], Some(("2021-03-01", Genauigkeit::Spaetestens)), None, (1, 0, 0)),
        ] {
            assert_eq!(mit(zeilen, roh, stand), erwartet, "{zeilen:?} {roh:?} {stand:?}");
        }
    }

    #[test]
    fn verzug_gegen_beide_basen_und_nur_im_umfang() {
        let mut p = projekt("p", &["rollout_nrw basis 2021-06-01", "rollout_nrw prognose 2021-07-01"]);
        let erste = |_: &Projekt, s: Schritt| (s == Schritt::RolloutNrw).then(|| tag("2021-01-01"));
        let v = verzuege(std::slice::from_ref(&p), tag("2021-03-01"), &erste);
        assert_eq!(v.iter().map(|v| (v.letzte, v.erste)).collect::<Vec<_>>(), [(Some(30), Some(181))]);
        p.ausgeschieden_am = Some(tag("2021-02-01"));
        assert_eq!(verzuege(&[p], tag("2021-03-01"), &erste), []);
    }
}
