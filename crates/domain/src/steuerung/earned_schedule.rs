//! Earned Schedule on counts: how far along its own plan the programme is, in months.
//!
//! PV is the number of projects that the baseline has in Betrieb, EV the number that is. Periods are months from the
//! beginning of the programme. ES = C + (EV − PV_C) / (PV_{C+1} − PV_C), C the number of full periods with EV ≥ PV;
//! SV(t) = ES − AT; SPI(t) = ES / AT; IEAC(t) = PD / SPI(t). Source: Lipke, "Schedule is different", 2003; KENNZAHLEN
//! §2 B8. Division by 0 has no value.

use chrono::{Months, NaiveDate};

use crate::burnup;
use crate::frist::TAGE_JE_MONAT;
use crate::projekt::{MeilensteinArt, Projekt, Schritt};

/// Most months of a plan: what lies further is no plan.
const MONATE_MAX: u32 = 600;

/// Months unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EarnedSchedule {
    /// Projects in Betrieb.
    pub ev: u32,
    /// Projects that the baseline has in Betrieb by the day.
    pub pv: u32,
    /// Planned duration: full months from the beginning until the last baseline.
    pub pd: u32,
    /// Time passed since the beginning.
    pub at: f64,
    /// Earned schedule: when the plan had what is reached.
    pub es: f64,
    /// Positive is ahead.
    pub sv: f64,
    /// Below 1 is behind; `None` at the beginning.
    pub spi: Option<f64>,
    /// Duration if it goes on like this; `None` where nothing was earned.
    pub ieac: Option<f64>,
}

/// The figures on a day; `None` without a baseline of the NRW roll-out, before the beginning, and where neither
/// anything was planned by the day nor reached (the plan says nothing yet).
#[must_use]
pub fn earned_schedule(
    projekte: &[Projekt],
    ev: u32,
    tag: NaiveDate,
    beginn: NaiveDate,
) -> Option<EarnedSchedule> {
    let pv = burnup::basis(projekte, tag)?;
    let letzte = projekte
        .iter()
        .filter_map(|p| p.meilenstein(Schritt::RolloutNrw, MeilensteinArt::Basis)?.zeit.datum())
        .max()?;
    let vergangen = (tag - beginn).num_days();
    if vergangen < 0 || (ev == 0 && pv == 0) {
        return None;
    }
    let ende_der_periode = |n: u32| beginn.checked_add_months(Months::new(n));
    let pv_bei = |n: u32| ende_der_periode(n).and_then(|d| burnup::basis(projekte, d)).unwrap_or(0);
    let pd = (0..=MONATE_MAX).find(|n| ende_der_periode(*n).is_some_and(|d| d >= letzte))?;
    let voll = (0..=pd).take_while(|n| pv_bei(*n) <= ev).last();
    let es = match voll {
        // More is planned at the very beginning than is reached.
        None => 0.0,
        Some(c) if c == pd => f64::from(pd),
        Some(c) => {
            let (hier, dort) = (pv_bei(c), pv_bei(c + 1));
            f64::from(c) + f64::from(ev - hier) / f64::from(dort - hier)
        }
    };
    let at = i32::try_from(vergangen).map_or(f64::MAX, f64::from) / TAGE_JE_MONAT;
    let spi = (at > 0.0).then(|| es / at);
    let ieac = spi.filter(|s| *s > 0.0).map(|s| f64::from(pd) / s);
    Some(EarnedSchedule { ev, pv, pd, at, es, sv: es - at, spi, ieac })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    /// Baselines at the end of 4, 6 and 10 months, two in the last.
    fn plan() -> Vec<Projekt> {
        ["2020-05-01", "2020-07-01", "2020-11-01", "2020-11-01"]
            .iter()
            .enumerate()
            .map(|(n, d)| projekt(&format!("p{n}"), &[&format!("rollout_nrw basis {d}")]))
            .collect()
    }

    #[test]
    fn von_hand() {
        let beginn = tag("2020-01-01");
        for (ev, am, es, pv) in [
            // Nothing reached when one should be: the plan had nothing until the end of month 3, and a full one
            // between 3 and 4.
            (0, "2020-06-01", 3.0, 1),
            (1, "2020-06-01", 5.0, 1),
            (2, "2020-12-01", 9.0, 4),
            // Half way between month 9 (2) and month 10 (4).
            (3, "2020-12-01", 9.5, 4),
            (4, "2021-12-01", 10.0, 4),
            // More than was planned is the whole plan.
            (5, "2020-06-01", 10.0, 1),
        ] {
            let e = earned_schedule(&plan(), ev, tag(am), beginn).unwrap();
            assert_eq!((e.pd, e.pv), (10, pv));
            assert!((e.es - es).abs() < 1e-9, "{ev} am {am}: {}", e.es);
            assert!((e.sv - (e.es - e.at)).abs() < 1e-9);
            assert!((e.spi.unwrap() * e.at - e.es).abs() < 1e-9);
            assert!((e.ieac.unwrap() * e.spi.unwrap() - 10.0).abs() < 1e-9);
        }
    }

    #[test]
    fn ohne_wert_statt_durch_null() {
        let beginn = tag("2020-01-01");
        assert_eq!(earned_schedule(&[], 3, tag("2020-06-01"), beginn), None);
        assert_eq!(earned_schedule(&plan(), 0, tag("2020-02-01"), beginn), None, "nothing due, nothing done");
        assert_eq!(earned_schedule(&plan(), 1, tag("2019-06-01"), beginn), None);
        let anfang = earned_schedule(&plan(), 1, beginn, beginn).unwrap();
        assert_eq!((anfang.spi, anfang.ieac), (None, None));
        // Planned for the first day and not reached: nothing is earned.
        let sofort = [projekt("p", &["rollout_nrw basis 2020-01-01"])];
        let e = earned_schedule(&sofort, 0, tag("2020-06-01"), beginn).unwrap();
        assert_eq!((e.es, e.spi, e.ieac), (0.0, Some(0.0), None));
    }
}
