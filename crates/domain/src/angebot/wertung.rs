//! What one report says about the two thresholds that the rules ask for: Reifegrad 2 and Reifegrad 3.

use super::dreiwert::Dreiwert;

/// The model whose levels the rules understand; another one is never mapped onto it.
pub const MODELL: &str = "1.1";

/// A threshold of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schwelle {
    /// Online in the sense of the BMI: Reifegrad 2 or more.
    Zwei,
    /// The legal duty: Reifegrad 3 or more.
    Drei,
}

/// Both thresholds at once, each in two bits: "not known to be below" and "reached". So "one of them" is `|` and
/// "all of them" is `&`, for both thresholds in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wertung(u8);

impl Wertung {
    /// Known to be below both: planned, switched off, or Reifegrad 0 or 1.
    pub const DARUNTER: Self = Self(0b0000);
    /// Nothing known.
    pub const UNBEKANNT: Self = Self(0b0101);
    /// Exactly Reifegrad 2.
    pub const ZWEI: Self = Self(0b0011);
    /// Reifegrad 2 or more.
    pub const AB_ZWEI: Self = Self(0b0111);
    /// Reifegrad 3 or more.
    pub const AB_DREI: Self = Self(0b1111);
    /// Number of codes that [`Self::code`] may give, from 0.
    pub const CODES: usize = 16;

    /// Neutral for "all of them".
    pub(super) const ALLE: Self = Self(0b1111);
    /// Neutral for "one of them".
    pub(super) const EINER: Self = Self(0b0000);

    /// What a report says. An empty `reifegrad_art` is "genau".
    #[must_use]
    pub fn aus(stand: &str, modell: Option<&str>, reifegrad: Option<i64>, mindestens: bool) -> Self {
        if stand != "online" {
            return Self::DARUNTER;
        }
        let Some(grad) = reifegrad.filter(|_| modell == Some(MODELL)) else {
            return Self::UNBEKANNT;
        };
        match (grad, mindestens) {
            (3.., _) => Self::AB_DREI,
            (2, false) => Self::ZWEI,
            (2, true) => Self::AB_ZWEI,
            (_, false) => Self::DARUNTER,
            (_, true) => Self::UNBEKANNT,
        }
    }

    /// A small number for tables.
    #[must_use]
    pub fn code(self) -> u8 {
        self.0
    }

    /// Reads the small number; bits that mean nothing are dropped.
    #[must_use]
    pub fn aus_code(code: u8) -> Self {
        Self(code & 0b1111)
    }

    /// Best of both, per threshold.
    #[must_use]
    pub fn oder(self, andere: Self) -> Self {
        Self(self.0 | andere.0)
    }

    /// Worst of both, per threshold.
    #[must_use]
    pub fn und(self, andere: Self) -> Self {
        Self(self.0 & andere.0)
    }

    /// Whether the threshold is reached.
    #[must_use]
    pub fn ab(self, schwelle: Schwelle) -> Dreiwert {
        let bits = match schwelle {
            Schwelle::Zwei => self.0,
            Schwelle::Drei => self.0 >> 2,
        };
        match bits & 0b11 {
            0b11 => Dreiwert::Wahr,
            0b01 => Dreiwert::Unbekannt,
            _ => Dreiwert::Falsch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dreiwert::{Falsch, Unbekannt, Wahr};

    #[test]
    fn meldungen_als_tabelle() {
        for (stand, modell, grad, mindestens, zwei, drei) in [
            ("online", Some("1.1"), Some(0), false, Falsch, Falsch),
            ("online", Some("1.1"), Some(1), false, Falsch, Falsch),
            ("online", Some("1.1"), Some(2), false, Wahr, Falsch),
            ("online", Some("1.1"), Some(3), false, Wahr, Wahr),
            ("online", Some("1.1"), Some(4), false, Wahr, Wahr),
            ("online", Some("1.1"), Some(1), true, Unbekannt, Unbekannt),
            ("online", Some("1.1"), Some(2), true, Wahr, Unbekannt),
            ("online", Some("1.1"), Some(3), true, Wahr, Wahr),
            // Another model is never mapped, and without a model it is not known which.
            ("online", Some("2.0"), Some(6), false, Unbekannt, Unbekannt),
            ("online", None, Some(3), false, Unbekannt, Unbekannt),
            ("online", Some("1.1"), None, false, Unbekannt, Unbekannt),
            ("geplant", Some("1.1"), Some(4), false, Falsch, Falsch),
            ("abgeschaltet", None, None, false, Falsch, Falsch),
        ] {
            let w = Wertung::aus(stand, modell, grad, mindestens);
            assert_eq!(
                (w.ab(Schwelle::Zwei), w.ab(Schwelle::Drei)),
                (zwei, drei),
                "{stand} {modell:?} {grad:?}"
            );
        }
    }

    #[test]
    fn oder_und_sind_kleene() {
        let alle = [Wertung::DARUNTER, Wertung::UNBEKANNT, Wertung::ZWEI, Wertung::AB_ZWEI, Wertung::AB_DREI];
        for a in alle {
            for b in alle {
                for s in [Schwelle::Zwei, Schwelle::Drei] {
                    assert_eq!(a.oder(b).ab(s), a.ab(s).max(b.ab(s)));
                    assert_eq!(a.und(b).ab(s), a.ab(s).min(b.ab(s)));
                }
            }
        }
    }
}
