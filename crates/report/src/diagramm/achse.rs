//! Ticks: whole numbers upwards from 0, years with their quarters along.

use chrono::{Datelike, NaiveDate};

/// Least distance of two lines of the grid in pixels.
const RASTER_MIN: i64 = 24;
/// Least distance of two quarter ticks in pixels.
const QUARTAL_MIN: i64 = 5;

/// The scale of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Zahlen {
    /// Distance of two ticks.
    pub(super) schritt: u64,
    /// Value at the upper edge; a multiple of the step, at least 1.
    pub(super) oben: u64,
}

impl Zahlen {
    /// The finest steps 1, 2, 5, 10, … that leave the grid airy.
    pub(super) fn neu(hoechstwert: u32, hoehe: i32) -> Self {
        let hoechst = u64::from(hoechstwert).max(1);
        let felder = (i64::from(hoehe) / RASTER_MIN).max(1).unsigned_abs();
        let mut basis = 1_u64;
        loop {
            for faktor in [1, 2, 5] {
                let schritt = basis * faktor;
                let anzahl = hoechst.div_ceil(schritt);
                if anzahl <= felder {
                    return Self { schritt, oben: anzahl * schritt };
                }
            }
            basis *= 10;
        }
    }

    /// All ticks from 0 to the top.
    pub(super) fn striche(self) -> impl Iterator<Item = u64> {
        (0..=self.oben / self.schritt).map(move |i| i * self.schritt)
    }
}

/// A number with grouped thousands (DIN 5008); the narrow space is not in the font.
pub(super) fn zahl(wert: u64) -> String {
    let ziffern = wert.to_string();
    let mut aus = String::with_capacity(ziffern.len() + 6);
    for (i, c) in ziffern.chars().enumerate() {
        if i > 0 && (ziffern.len() - i).is_multiple_of(3) {
            aus.push('\u{a0}');
        }
        aus.push(c);
    }
    aus
}

/// Maps days to pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Zeit {
    pub(super) von: NaiveDate,
    pub(super) bis: NaiveDate,
    pub(super) links: i32,
    pub(super) rechts: i32,
}

impl Zeit {
    fn breite(&self) -> i64 {
        i64::from(self.rechts - self.links)
    }

    /// Days of the span; a span of one day is drawn as one day wide.
    fn tage(&self) -> i64 {
        (self.bis - self.von).num_days().max(1)
    }

    /// Pixel of a day of the span; other days stick to the edges.
    pub(super) fn x(&self, tag: NaiveDate) -> i32 {
        let tage = self.tage();
        let seit = (tag - self.von).num_days().clamp(0, tage);
        let versatz = (seit * self.breite() + tage / 2) / tage;
        // Not above the width, which is an i32.
        self.links + i32::try_from(versatz).unwrap_or(0)
    }

    /// Whether the day lies in the span.
    pub(super) fn enthaelt(&self, tag: NaiveDate) -> bool {
        (self.von..=self.bis).contains(&tag)
    }

    /// First days of years in the span.
    pub(super) fn jahre(&self) -> Vec<NaiveDate> {
        self.erste(|_| true, 12)
    }

    /// First days of the other quarters; empty where they would run together.
    pub(super) fn quartale(&self) -> Vec<NaiveDate> {
        if self.breite() * 91 < QUARTAL_MIN * self.tage() {
            return Vec::new();
        }
        self.erste(|monat| monat > 1, 3)
    }

    fn erste(&self, nimm: fn(u32) -> bool, monate: usize) -> Vec<NaiveDate> {
        (self.von.year()..=self.bis.year())
            .flat_map(|jahr| (1..=12).step_by(monate).map(move |monat| (jahr, monat)))
            .filter(|(_, monat)| nimm(*monat))
            .filter_map(|(jahr, monat)| NaiveDate::from_ymd_opt(jahr, monat, 1))
            .filter(|tag| self.enthaelt(*tag))
            .collect()
    }

    /// Years with the pixel at which their name begins, as many as fit left of the limit.
    pub(super) fn jahresnamen(&self, wortbreite: i32, grenze: i32) -> Vec<(i32, i32)> {
        const EINZUG: i32 = 6;
        const LUFT: i32 = 10;
        let mut alle: Vec<(i32, i32)> =
            self.jahre().into_iter().map(|tag| (tag.year(), self.x(tag) + EINZUG)).collect();
        // The year in which the span begins has no tick of its own, unless it begins on 1 January.
        if self.von.ordinal() != 1 {
            let naechstes = alle.first().map_or(i32::MAX, |(_, x)| x - EINZUG);
            if self.links.saturating_add(wortbreite + LUFT) <= naechstes {
                alle.insert(0, (self.von.year(), self.links));
            }
        }
        for schritt in [1, 2, 5, 10, 20, 50] {
            let auswahl: Vec<(i32, i32)> = alle
                .iter()
                .copied()
                .filter(|(jahr, x)| jahr % schritt == 0 && x + wortbreite <= grenze)
                .collect();
            if auswahl.windows(2).all(|p| p[1].1 - p[0].1 >= wortbreite + LUFT) {
                return auswahl;
            }
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ganze_schritte() {
        for (hoechst, hoehe, schritt, oben) in [
            (35, 220, 5, 35),
            (33, 220, 5, 35),
            (0, 220, 1, 1),
            (1, 220, 1, 1),
            (8, 220, 1, 8),
            (9, 220, 1, 9),
            (10, 220, 2, 10),
            (35, 60, 20, 40),
            (575, 220, 100, 600),
            (u32::MAX, 220, 500_000_000, 4_500_000_000),
            (35, 10, 50, 50),
        ] {
            assert_eq!(Zahlen::neu(hoechst, hoehe), Zahlen { schritt, oben }, "{hoechst} auf {hoehe}");
        }
        assert_eq!(Zahlen::neu(35, 220).striche().last(), Some(35));
    }

    #[test]
    fn tausender() {
        assert_eq!(zahl(999), "999");
        assert_eq!(zahl(1_284), "1\u{a0}284");
        assert_eq!(zahl(5_000_000_000), "5\u{a0}000\u{a0}000\u{a0}000");
    }

    #[test]
    fn jahre_und_quartale() {
        let d = |j, m, t| NaiveDate::from_ymd_opt(j, m, t).unwrap();
        let zeit = Zeit { von: d(2019, 11, 15), bis: d(2023, 3, 31), links: 40, rechts: 540 };
        assert_eq!(zeit.x(d(2019, 11, 15)), 40);
        assert_eq!(zeit.x(d(2023, 3, 31)), 540);
        assert_eq!(zeit.x(d(1999, 1, 1)), 40);
        assert_eq!(zeit.jahre().len(), 4);
        assert_eq!(zeit.quartale().len(), 9);
        let namen: Vec<i32> = zeit.jahresnamen(28, zeit.rechts).into_iter().map(|(j, _)| j).collect();
        assert_eq!(namen, [2020, 2021, 2022, 2023], "2019 hat keinen Platz");
        let lang = Zeit { von: d(1990, 1, 1), bis: d(2100, 12, 31), links: 40, rechts: 300 };
        assert!(lang.quartale().is_empty());
        let namen: Vec<i32> = lang.jahresnamen(28, lang.rechts).into_iter().map(|(j, _)| j).collect();
        assert_eq!(namen, [2000, 2020, 2040, 2060, 2080]);
    }
}
