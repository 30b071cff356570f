//! The state of the data (B9): how complete, how old, how well founded, how independent.

use chrono::NaiveDate;

use super::signal::Bewertung;
use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use crate::pruefung::VERALTET_NACH_TAGEN;

/// So many parts of a whole; of `unbekannt` it is not known, they are in `von`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anteil {
    /// Numerator.
    pub zahl: u32,
    /// Denominator.
    pub von: u32,
    /// Of the denominator: not known.
    pub unbekannt: u32,
}

/// What must be on record of each project of the scope, in the order of the check.
pub const PFLICHTANGABEN: [&str; 6] =
    ["aufgenommen_am", "phase", "basis_rollout_nrw", "erwartet_rollout_nrw", "meldung", "quelle"];

/// The state of the data on a day, of the projects in scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datenlage {
    /// Filled mandatory parts of all.
    pub vollstaendig: Anteil,
    /// The same by part, in the order of [`PFLICHTANGABEN`].
    pub je_angabe: [Anteil; 6],
    /// Median age of the last reports in days (the lower of two in the middle); `None` without any.
    pub alter_median: Option<i64>,
    /// Projects whose last report is older than 90 days; without any report: unknown.
    pub veraltet: Anteil,
    /// Projects and milestones with a source.
    pub belegt: Anteil,
    /// Newest ratings by someone who is no party of the project; where that cannot be told: unknown.
    pub unabhaengig: Anteil,
}

/// `unabhaengig(b)`: whether a rating comes from someone who is no party of the project; `None`: not known.
/// O(projects × (milestones + ratings)).
#[must_use]
pub fn datenlage(
    projekte: &[Projekt],
    bewertungen: &[Bewertung],
    tag: NaiveDate,
    unabhaengig: &dyn Fn(&Bewertung) -> Option<bool>,
) -> Datenlage {
    let mut aus = Datenlage {
        vollstaendig: Anteil::default(),
        je_angabe: [Anteil::default(); 6],
        alter_median: None,
        veraltet: Anteil::default(),
        belegt: Anteil::default(),
        unabhaengig: Anteil::default(),
    };
    let mut alter: Vec<i64> = Vec::new();
    for p in projekte {
        let Some(phase) = p.phase(tag).filter(|ph| ph.im_umfang()) else { continue };
        for (anteil, da) in aus.je_angabe.iter_mut().zip(angaben(p, phase, tag)) {
            dazu(anteil, Some(da));
            dazu(&mut aus.vollstaendig, Some(da));
        }
        let tage = p.letzte_meldung(tag).map(|d| (tag - d).num_days());
        dazu(&mut aus.veraltet, tage.map(|n| n > VERALTET_NACH_TAGEN));
        alter.extend(tage);
        dazu(&mut aus.belegt, Some(p.belegt));
        for m in &p.meilensteine {
            dazu(&mut aus.belegt, Some(m.belegt));
        }
        if let Some(b) = super::signal::neueste(bewertungen, &p.kuerzel, tag) {
            dazu(&mut aus.unabhaengig, unabhaengig(b));
        }
    }
    alter.sort_unstable();
    aus.alter_median = alter.get(alter.len().saturating_sub(1) / 2).copied();
    aus
}

fn dazu(anteil: &mut Anteil, ja: Option<bool>) {
    anteil.von += 1;
    anteil.zahl += u32::from(ja == Some(true));
    anteil.unbekannt += u32::from(ja.is_none());
}

fn angaben(p: &Projekt, phase: Phase, tag: NaiveDate) -> [bool; 6] {
    let datiert = |art| p.meilenstein(Schritt::RolloutNrw, art).is_some_and(|m| m.zeit.datum().is_some());
    let erwartet =
        phase == Phase::Betrieb || datiert(MeilensteinArt::Prognose) || datiert(MeilensteinArt::Plan);
    [
        p.aufgenommen_am.is_some(),
        phase != Phase::NichtGemeldet,
        datiert(MeilensteinArt::Basis),
        erwartet,
        p.letzte_meldung(tag).is_some(),
        p.belegt,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};
    use crate::steuerung::Urteil;

    #[test]
    fn anteile_von_hand() {
        let am = tag("2022-06-30");
        let mut a = projekt("a", &["umsetzung ist 2022-06-20", "rollout_nrw basis 2022-09-01"]);
        a.aufgenommen_am = Some(tag("2020-01-01"));
        a.meilensteine[1].belegt = false;
        let mut b = projekt("b", &["umsetzung ist 2022-01-01", "rollout_nrw plan 2022-09-01"]);
        b.belegt = false;
        let stumm = projekt("c", &[]);
        let mut weg = projekt("d", &["umsetzung ist 2022-06-20"]);
        weg.ausgeschieden_am = Some(tag("2022-01-01"));
        let bewertung = |projekt: &str, von: &str| Bewertung {
            kennung: von.into(),
            projekt: projekt.into(),
            am,
            urteil: Urteil::ImPlan,
            von: von.into(),
            begruendung: None,
        };
        let alle =
            [bewertung("a", "fremd"), bewertung("b", "eigen"), bewertung("c", "?"), bewertung("d", "fremd")];
        let d = datenlage(&[a, b, stumm, weg], &alle, am, &|b| match b.von.as_str() {
            "fremd" => Some(true),
            "eigen" => Some(false),
            _ => None,
        });
        let kurz = |x: Anteil| (x.zahl, x.von, x.unbekannt);
        assert_eq!(d.je_angabe.map(|x| x.zahl), [1, 2, 1, 1, 2, 2]);
        assert_eq!(kurz(d.vollstaendig), (9, 18, 0));
        assert_eq!(d.alter_median, Some(10), "10 and 180 days");
        assert_eq!(kurz(d.veraltet), (1, 3, 1));
        assert_eq!(kurz(d.belegt), (5, 7, 0));
        assert_eq!(kurz(d.unabhaengig), (1, 3, 1));
        assert_eq!(datenlage(&[], &[], am, &|_| None).alter_median, None);
    }
}
