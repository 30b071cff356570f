//! Days to the Frist and the rate that it asks for.

use chrono::{Days, NaiveDate};

/// Average days of a month, 365.25 / 12.
pub const TAGE_JE_MONAT: f64 = 365.25 / 12.0;

/// Where a day lies relative to the Frist. Never a negative number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fristlage {
    /// Days left; 0 on the day itself.
    Bis(i64),
    /// Days since, from 1.
    Ueberschritten(i64),
}

/// Distance of the day to the Frist.
#[must_use]
pub fn lage(tag: NaiveDate, frist: NaiveDate) -> Fristlage {
    let d = (frist - tag).num_days();
    if d >= 0 { Fristlage::Bis(d) } else { Fristlage::Ueberschritten(-d) }
}

/// Required and actual rate in projects per month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tempo {
    /// Projects of the scope that are not in Betrieb.
    pub fehlend: u32,
    /// (S − C) / months left; `None` after the Frist and on its day.
    pub noetig: Option<f64>,
    /// Projects that came into Betrieb in the last 180 days.
    pub abschluesse_180: u32,
    /// The same per month.
    pub tatsaechlich: f64,
    /// Required through actual; `None` without completions or after the Frist.
    pub bedarfsfaktor: Option<f64>,
}

/// Rates on that day. `betrieb(d)` is the number of projects in Betrieb on day d.
#[must_use]
pub fn tempo(umfang: u32, betrieb: impl Fn(NaiveDate) -> u32, tag: NaiveDate, frist: NaiveDate) -> Tempo {
    let jetzt = betrieb(tag);
    let frueher = tag.checked_sub_days(Days::new(180)).map_or(0, betrieb);
    let fehlend = umfang.saturating_sub(jetzt);
    let abschluesse_180 = jetzt.saturating_sub(frueher);
    let tatsaechlich = f64::from(abschluesse_180) * TAGE_JE_MONAT / 180.0;
    let noetig = match lage(tag, frist) {
        Fristlage::Bis(tage @ 1..) => {
            // Days between two dates of this program fit an i32.
            let tage = i32::try_from(tage).map_or(f64::MAX, f64::from);
            Some(f64::from(fehlend) * TAGE_JE_MONAT / tage)
        }
        Fristlage::Bis(_) | Fristlage::Ueberschritten(_) => None,
    };
    let bedarfsfaktor = noetig.filter(|_| abschluesse_180 > 0).map(|n| n / tatsaechlich);
    Tempo { fehlend, noetig, abschluesse_180, tatsaechlich, bedarfsfaktor }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn tage_bis_und_seit() {
        let f = t("2022-12-31");
        assert_eq!(lage(t("2021-03-08"), f), Fristlage::Bis(663));
        assert_eq!(lage(f, f), Fristlage::Bis(0));
        assert_eq!(lage(t("2023-01-12"), f), Fristlage::Ueberschritten(12));
    }

    #[test]
    fn raten() {
        // All 35 from 08.03.2021: 1.6 go-lives a month.
        let tempo_2021 = tempo(35, |_| 0, t("2021-03-08"), t("2022-12-31"));
        assert_eq!(format!("{:.1}", tempo_2021.noetig.unwrap()), "1.6");
        assert_eq!(tempo_2021.bedarfsfaktor, None, "nothing completed: not reachable at this rate");
        let danach = tempo(35, |_| 3, t("2023-01-01"), t("2022-12-31"));
        assert_eq!(danach.noetig, None);
    }
}
