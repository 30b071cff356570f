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

/// Days over which the actual rate is measured.
pub const ZEITRAEUME: [u32; 3] = [90, 180, 365];

/// What the required rate asks of the actual one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bedarf {
    /// Nothing is missing.
    Erfuellt,
    /// Required through actual.
    Faktor(f64),
    /// Something is missing and nothing was completed: not reachable at the present rate.
    NichtErreichbar,
    /// The Frist is over, or it is its day: there is no required rate.
    Entfaellt,
}

/// Actual rate over one span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Days of the span, up to the day asked for.
    pub tage: u32,
    /// Projects that came into Betrieb in it, less those that went back.
    pub abschluesse: u32,
    /// The same per month.
    pub je_monat: f64,
    /// Against the required rate.
    pub bedarf: Bedarf,
}

/// Required rate and the actual ones, in projects per month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raten {
    /// Projects of the scope that are not in Betrieb.
    pub fehlend: u32,
    /// (S − C) / months left; `None` after the Frist and on its day.
    pub noetig: Option<f64>,
    /// Over each of [`ZEITRAEUME`].
    pub tatsaechlich: [Rate; 3],
}

/// Rates on that day (B6). `betrieb(d)` is the number of projects in Betrieb on day d.
#[must_use]
pub fn raten(umfang: u32, betrieb: impl Fn(NaiveDate) -> u32, tag: NaiveDate, frist: NaiveDate) -> Raten {
    let jetzt = betrieb(tag);
    let fehlend = umfang.saturating_sub(jetzt);
    let noetig = match lage(tag, frist) {
        Fristlage::Bis(tage @ 1..) => {
            // Days between two dates of this program fit an i32.
            let tage = i32::try_from(tage).map_or(f64::MAX, f64::from);
            Some(f64::from(fehlend) * TAGE_JE_MONAT / tage)
        }
        Fristlage::Bis(_) | Fristlage::Ueberschritten(_) => None,
    };
    let tatsaechlich = ZEITRAEUME.map(|tage| {
        let frueher = tag.checked_sub_days(Days::new(u64::from(tage))).map_or(0, &betrieb);
        let abschluesse = jetzt.saturating_sub(frueher);
        let je_monat = f64::from(abschluesse) * TAGE_JE_MONAT / f64::from(tage);
        let bedarf = match noetig {
            None => Bedarf::Entfaellt,
            Some(_) if fehlend == 0 => Bedarf::Erfuellt,
            Some(_) if abschluesse == 0 => Bedarf::NichtErreichbar,
            Some(n) => Bedarf::Faktor(n / je_monat),
        };
        Rate { tage, abschluesse, je_monat, bedarf }
    });
    Raten { fehlend, noetig, tatsaechlich }
}

/// Rates on that day over 180 days. `betrieb(d)` is the number of projects in Betrieb on day d.
#[must_use]
pub fn tempo(umfang: u32, betrieb: impl Fn(NaiveDate) -> u32, tag: NaiveDate, frist: NaiveDate) -> Tempo {
    let Raten { fehlend, noetig, tatsaechlich: [_, halbjahr, _] } = raten(umfang, betrieb, tag, frist);
    Tempo {
        fehlend,
        noetig,
        abschluesse_180: halbjahr.abschluesse,
        tatsaechlich: halbjahr.je_monat,
        bedarfsfaktor: noetig.filter(|_| halbjahr.abschluesse > 0).map(|n| n / halbjahr.je_monat),
    }
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
    fn tempo_gegen_bedarf() {
        // All 35 from 08.03.2021: 1.6 go-lives a month.
        let tempo_2021 = tempo(35, |_| 0, t("2021-03-08"), t("2022-12-31"));
        assert_eq!(format!("{:.1}", tempo_2021.noetig.unwrap()), "1.6");
        assert_eq!(tempo_2021.bedarfsfaktor, None, "nothing completed: not reachable at this rate");
        let danach = tempo(35, |_| 3, t("2023-01-01"), t("2022-12-31"));
        assert_eq!(danach.noetig, None);
    }

    #[test]
    fn raten_ueber_drei_zeitraeume() {
        let (am, frist) = (t("2022-06-30"), t("2022-12-31"));
        // 2 before, 3 more since 01.01.2022 (180 days ago), 1 more since 01.05.2022.
        let betrieb = |d: NaiveDate| match d {
            d if d < t("2022-01-02") => 2,
            d if d < t("2022-05-01") => 5,
            _ => 6,
        };
        for (umfang, am, erwartet) in [
            (30, am, [(1, Some(12)), (4, Some(6)), (4, Some(12))]),
            (6, am, [(1, None), (4, None), (4, None)]),
        ] {
            let raten = raten(umfang, betrieb, am, frist);
            let kurz = raten.tatsaechlich.map(|r| match r.bedarf {
                Bedarf::Faktor(f) => (r.abschluesse, Some(f.round() as i64)),
                bedarf => {
                    assert_eq!(bedarf, Bedarf::Erfuellt);
                    (r.abschluesse, None)
                }
            });
            assert_eq!(kurz, erwartet, "{umfang}");
        }
        let still = raten(30, |_| 6, am, frist).tatsaechlich;
        assert!(still.iter().all(|r| r.bedarf == Bedarf::NichtErreichbar));
        let danach = raten(30, betrieb, t("2023-01-01"), frist).tatsaechlich;
        assert!(danach.iter().all(|r| r.bedarf == Bedarf::Entfaellt));
    }
}
