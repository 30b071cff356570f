//! The frame of the programme: how far a reuse contract has come, and where events were held.

use chrono::NaiveDate;

/// The five Regierungsbezirke of Nordrhein-Westfalen, by name.
pub const REGIERUNGSBEZIRKE: [&str; 5] = ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"];

/// The Regierungsbezirk that a text names, in any case, with or without that word before it.
#[must_use]
pub fn regierungsbezirk(text: &str) -> Option<&'static str> {
    let klein = text.trim().to_lowercase();
    let name = klein.strip_prefix("regierungsbezirk").unwrap_or(&klein).trim_start_matches([':', ' ']);
    REGIERUNGSBEZIRKE.into_iter().find(|b| b.to_lowercase() == name)
}

/// How far a reuse contract has come on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vertragsstand {
    /// Connected and in use.
    Angeschlossen,
    /// Concluded.
    Vertrag,
    /// Interest shown.
    Interesse,
    /// All days on record lie after that day.
    NochNicht,
    /// No day on record: not known, which is not "not yet".
    Unbekannt,
}

impl Vertragsstand {
    /// All, the furthest first.
    pub const ALLE: [Self; 5] =
        [Self::Angeschlossen, Self::Vertrag, Self::Interesse, Self::NochNicht, Self::Unbekannt];

    /// Word in JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Angeschlossen => "angeschlossen",
            Self::Vertrag => "vertrag",
            Self::Interesse => "interesse",
            Self::NochNicht => "noch_nicht",
            Self::Unbekannt => "unbekannt",
        }
    }
}

/// The days of a reuse contract; each may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Vertragstage {
    /// Interest shown.
    pub interesse_am: Option<NaiveDate>,
    /// Concluded.
    pub vertrag_am: Option<NaiveDate>,
    /// Connected.
    pub angeschlossen_am: Option<NaiveDate>,
}

impl Vertragstage {
    /// The furthest state whose day is not after that day, with that day. A missing earlier state blocks no later one.
    #[must_use]
    pub fn stand(&self, tag: NaiveDate) -> (Vertragsstand, Option<NaiveDate>) {
        let stufen = [
            (Vertragsstand::Angeschlossen, self.angeschlossen_am),
            (Vertragsstand::Vertrag, self.vertrag_am),
            (Vertragsstand::Interesse, self.interesse_am),
        ];
        let erreicht = stufen.into_iter().find_map(|(stand, d)| d.filter(|d| *d <= tag).map(|d| (stand, d)));
        match erreicht {
            Some((stand, seit)) => (stand, Some(seit)),
            None if stufen.iter().any(|(_, d)| d.is_some()) => (Vertragsstand::NochNicht, None),
            None => (Vertragsstand::Unbekannt, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(s: &str) -> Option<NaiveDate> {
        (!s.is_empty()).then(|| s.parse().unwrap())
    }

    #[test]
    fn der_weiteste_stand_am_tag() {
        use Vertragsstand::{Angeschlossen, Interesse, NochNicht, Unbekannt, Vertrag};
        for (interesse, vertrag, angeschlossen, am, stand, seit) in [
            ("", "", "", "2022-06-30", Unbekannt, ""),
            ("2022-01-01", "", "", "2022-06-30", Interesse, "2022-01-01"),
            ("2022-01-01", "2022-03-01", "", "2022-06-30", Vertrag, "2022-03-01"),
            ("2022-01-01", "2022-03-01", "", "2022-02-28", Interesse, "2022-01-01"),
            ("2022-01-01", "2022-03-01", "2022-06-30", "2022-06-30", Angeschlossen, "2022-06-30"),
            ("", "", "2022-06-01", "2022-06-30", Angeschlossen, "2022-06-01"),
            ("", "2022-07-01", "2022-08-01", "2022-06-30", NochNicht, ""),
            // Out of order: the furthest that was reached decides.
            ("2022-05-01", "", "2022-04-01", "2022-04-30", Angeschlossen, "2022-04-01"),
        ] {
            let tage = Vertragstage {
                interesse_am: t(interesse),
                vertrag_am: t(vertrag),
                angeschlossen_am: t(angeschlossen),
            };
            assert_eq!(tage.stand(t(am).unwrap()), (stand, t(seit)), "{tage:?} {am}");
        }
    }

    #[test]
    fn bezirke_in_jeder_schreibweise() {
        for (text, name) in [
            ("Köln", Some("Köln")),
            (" düsseldorf ", Some("Düsseldorf")),
            ("Regierungsbezirk Münster", Some("Münster")),
            ("regierungsbezirk: Detmold", Some("Detmold")),
            ("Kölner Raum", None),
            ("", None),
        ] {
            assert_eq!(regierungsbezirk(text), name, "{text}");
        }
    }
}
