//! Money against progress (KENNZAHLEN B4): where the two part. Never a cost per service.
//!
//! Only what is known on both sides is a finding; the rest is counted apart, so that silence is never read as 0.

use chrono::{Days, NaiveDate};

use crate::projekt::{Phase, Projekt};
use crate::zeit::{Genauigkeit, Zeitangabe};

/// Days without a phase change after which drawn money stands out, unless someone asks for others.
pub const TAGE: u32 = 180;

/// The money of one project up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Projektgeld {
    /// Sum of what is granted with a day and an amount.
    pub bewilligt: Option<i64>,
    /// Grants that name no amount: `bewilligt` is a lower bound if not 0.
    pub bewilligt_ohne_betrag: u32,
    /// Whether a grant is on record at all, with an amount or without.
    pub hat_bewilligung: bool,
    /// Draw-downs less repayments; `None`: no draw-down with day and amount on record, which is not 0.
    pub abgeflossen: Option<i64>,
    /// Draw-downs without a day or amount: `abgeflossen` is not the whole if not 0.
    pub abrufe_unvollstaendig: u32,
    /// Day of the last draw-down.
    pub letzter_abruf: Option<NaiveDate>,
}

/// How a project stands on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lage {
    /// Money was drawn, and the phase has not changed in the given days.
    GeldOhnePhase,
    /// The phase has changed in the given days, and nothing was drawn: none on record, or as much repaid.
    PhaseOhneGeld,
    /// Both go together, or neither is to be expected.
    Unauffaellig,
    /// The phase, when it began, or what was drawn is not known well enough.
    NichtBeurteilbar,
    /// No grant is on record: that nothing is drawn says nothing.
    OhneBewilligung,
}

/// A project as judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Urteil {
    /// How it stands.
    pub lage: Lage,
    /// Phase on the day.
    pub phase: Phase,
    /// When that began, where known.
    pub seit: Option<Zeitangabe>,
    /// Days since, up to the day.
    pub tage: Option<i64>,
}

/// Judges one project; `None` before it was taken in. `tage` is how long a phase may last beside drawn money.
///
/// In Betrieb, and after leaving, no further phase is to be expected. A project that was merely seen in its phase
/// ("spätestens") may have changed earlier: within the days that is no known change, before them it surely is none.
#[must_use]
pub fn urteil(p: &Projekt, geld: &Projektgeld, tag: NaiveDate, tage: u32) -> Option<Urteil> {
    let (phase, seit) = p.phase_mit_schritt(tag)?;
    let beginn = seit.and_then(|z| z.datum());
    let grenze = tag.checked_sub_days(Days::new(u64::from(tage))).unwrap_or(NaiveDate::MIN);
    // Changed on a day within the last `tage` days.
    let gewechselt = match (beginn, seit.map(|z| z.genauigkeit())) {
        (Some(d), _) if d <= grenze => Some(false),
        (Some(_), Some(Genauigkeit::Spaetestens)) | (None, _) => None,
        (Some(_), _) => Some(true),
    };
    let fertig = matches!(phase, Phase::Betrieb | Phase::Ausgeschieden);
    let gezogen = geld.abgeflossen.is_some_and(|c| c > 0);
    let lage = match (gezogen, gewechselt) {
        (true, Some(false)) if !fertig => Lage::GeldOhnePhase,
        (true, None) if !fertig => Lage::NichtBeurteilbar,
        (true, _) => Lage::Unauffaellig,
        (false, _) if !geld.hat_bewilligung => Lage::OhneBewilligung,
        (false, _) if phase == Phase::Ausgeschieden => Lage::Unauffaellig,
        // A draw-down without day or amount may be one: then it is not known that nothing flowed.
        (false, Some(true)) if geld.abrufe_unvollstaendig > 0 => Lage::NichtBeurteilbar,
        (false, Some(true)) => Lage::PhaseOhneGeld,
        (false, None) => Lage::NichtBeurteilbar,
        (false, Some(false)) => Lage::Unauffaellig,
    };
    Some(Urteil { lage, phase, seit, tage: beginn.map(|d| (tag - d).num_days()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    #[test]
    fn geld_und_phase_als_tabelle() {
        let gezogen = Projektgeld { hat_bewilligung: true, abgeflossen: Some(5), ..Projektgeld::default() };
        let bewilligt = Projektgeld { hat_bewilligung: true, ..Projektgeld::default() };
        let zurueck = Projektgeld { abgeflossen: Some(0), ..bewilligt };
        let unklar = Projektgeld { abrufe_unvollstaendig: 1, ..bewilligt };
        let nichts = Projektgeld::default();
        for (zeilen, geld, lage) in [
            // 180 days before 30.06.2022 is 01.01.2022.
            (&["konzeption ist 2022-01-01"][..], gezogen, Lage::GeldOhnePhase),
            (&["konzeption ist 2022-01-02"], gezogen, Lage::Unauffaellig),
            (&["konzeption ist 2020-03-01", "umsetzung ist 2022-06-01"], gezogen, Lage::Unauffaellig),
            (&["konzeption ist 2020-03-01", "umsetzung ist 2022-07-01"], gezogen, Lage::GeldOhnePhase),
            (&["rollout_nrw ist 2020-03-01"], gezogen, Lage::Unauffaellig),
            (&["konzeption ist -"], gezogen, Lage::NichtBeurteilbar),
            (&[], gezogen, Lage::NichtBeurteilbar),
            (&["konzeption ist 2022-01-02"], bewilligt, Lage::PhaseOhneGeld),
            (&["konzeption ist 2022-01-02"], zurueck, Lage::PhaseOhneGeld),
            (&["rollout_nrw ist 2022-06-30"], bewilligt, Lage::PhaseOhneGeld),
            // It may be that something was drawn.
            (&["konzeption ist 2022-01-02"], unklar, Lage::NichtBeurteilbar),
            (&["konzeption ist 2022-01-01"], bewilligt, Lage::Unauffaellig),
            (&["konzeption ist 2022-01-02"], nichts, Lage::OhneBewilligung),
            (&[], nichts, Lage::OhneBewilligung),
            (&[], bewilligt, Lage::NichtBeurteilbar),
        ] {
            let u = urteil(&projekt("p", zeilen), &geld, tag("2022-06-30"), TAGE).unwrap();
            assert_eq!(u.lage, lage, "{zeilen:?} {geld:?}");
        }
    }

    #[test]
    fn spaetestens_ist_kein_tag_des_wechsels() {
        let gezogen = Projektgeld { hat_bewilligung: true, abgeflossen: Some(5), ..Projektgeld::default() };
        let mut p = projekt("p", &["umsetzung ist 2022-06-01"]);
        let mit = |p: &mut Projekt, d: &str| {
            p.meilensteine[0].zeit = Zeitangabe::neu(Some(tag(d)), Genauigkeit::Spaetestens).unwrap();
        };
        mit(&mut p, "2022-06-01");
        assert_eq!(urteil(&p, &gezogen, tag("2022-06-30"), TAGE).unwrap().lage, Lage::NichtBeurteilbar);
        mit(&mut p, "2021-06-01");
        let u = urteil(&p, &gezogen, tag("2022-06-30"), TAGE).unwrap();
        assert_eq!((u.lage, u.tage), (Lage::GeldOhnePhase, Some(394)));
    }

    #[test]
    fn mehr_tage_finden_nicht_mehr() {
        // The longer a phase may last, the fewer stand out for it; a change counts for longer.
        let gezogen = Projektgeld { hat_bewilligung: true, abgeflossen: Some(5), ..Projektgeld::default() };
        let p = projekt("p", &["konzeption ist 2021-12-31"]);
        let lagen: Vec<_> = [0, 90, 180, 181, 182, 3_650]
            .map(|n| urteil(&p, &gezogen, tag("2022-06-30"), n).unwrap().lage)
            .into_iter()
            .collect();
        use Lage::{GeldOhnePhase as G, Unauffaellig as U};
        assert_eq!(lagen, [G, G, G, G, U, U]);
    }
}
