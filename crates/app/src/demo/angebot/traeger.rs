//! Which kind of Kommune carries a Leistung out. Drawn, not looked up: the shipped catalogue does not say it.

use super::super::Leistung;
use super::super::zufall::{Thema, Zufall};

/// Who carries a Leistung out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Traeger {
    /// Cities and municipalities.
    Gemeinden,
    /// Kreise, the Städteregion and cities that belong to no Kreis.
    Kreise,
}

impl Traeger {
    /// The kinds of Kommune, words of the noun.
    pub(super) fn typen(self) -> [&'static str; 3] {
        match self {
            Self::Gemeinden => ["kreisfreie Stadt", "kreisangehörige Stadt", "kreisangehörige Gemeinde"],
            Self::Kreise => ["kreisfreie Stadt", "Kreis", "Städteregion"],
        }
    }

    /// The other one.
    pub(super) fn anderer(self) -> Self {
        match self {
            Self::Gemeinden => Self::Kreise,
            Self::Kreise => Self::Gemeinden,
        }
    }
}

/// One for each Leistung, in their order.
pub(super) fn bestimmen(seed: u64, leistungen: &[Leistung]) -> Vec<Traeger> {
    let mut z = Zufall::neu(seed, Thema::Traeger, 0);
    leistungen
        .iter()
        .map(|l| if z.prozent(anteil_kreise(&l.themenfeld)) { Traeger::Kreise } else { Traeger::Gemeinden })
        .collect()
}

/// In so many of a hundred cases it is the Kreise.
fn anteil_kreise(themenfeld: &str) -> i64 {
    const FELDER: [(&str, i64); 6] = [
        ("Ein- & Auswanderung", 80),
        ("Gesundheit", 75),
        ("Umwelt", 65),
        ("Mobilität", 60),
        ("Bauen", 45),
        ("Unternehmens", 35),
    ];
    FELDER.iter().find(|(anfang, _)| themenfeld.starts_with(anfang)).map_or(15, |(_, anteil)| *anteil)
}
