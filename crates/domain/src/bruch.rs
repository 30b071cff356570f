//! Exact fractions: a share is two whole numbers until it is printed.

use crate::geld::SCHMAL;

/// A share, 0 or more, of something that is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bruch {
    zaehler: i64,
    nenner: i64,
}

impl Bruch {
    /// `None` for a denominator that is not positive or a negative numerator: that is no share.
    #[must_use]
    pub fn neu(zaehler: i64, nenner: i64) -> Option<Self> {
        (nenner > 0 && zaehler >= 0).then_some(Self { zaehler, nenner })
    }

    /// As given, not reduced: both numbers are facts.
    #[must_use]
    pub fn zaehler(self) -> i64 {
        self.zaehler
    }

    /// As given, not reduced; never 0.
    #[must_use]
    pub fn nenner(self) -> i64 {
        self.nenner
    }

    /// Tenths of a percent, rounded half up.
    #[must_use]
    pub fn zehntelprozent(self) -> i128 {
        let (z, n) = (i128::from(self.zaehler), i128::from(self.nenner));
        (z * 2000 + n) / (2 * n)
    }

    /// "58,8 %", with the narrow space of DIN 5008. What is short of the whole is never printed as 100 %, and what is
    /// more than nothing never as 0 %.
    #[must_use]
    pub fn prozent(self) -> String {
        let zehntel = match self.zehntelprozent() {
            1000 if self.zaehler < self.nenner => 999,
            1000 if self.zaehler > self.nenner => 1001,
            0 if self.zaehler > 0 => 1,
            z => z,
        };
        format!("{},{}{SCHMAL}%", zehntel / 10, zehntel % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anteile_in_worten() {
        for (z, n, text) in [
            (338, 575, "58,8"),
            (372, 580, "64,1"),
            (117, 580, "20,2"),
            (0, 7, "0,0"),
            (7, 7, "100,0"),
            (1, 8, "12,5"),
            // Half a tenth goes up.
            (1, 2000, "0,1"),
            (1, 10_000, "0,1"),
            (9_999, 10_000, "99,9"),
            (10_001, 10_000, "100,1"),
            (3, 2, "150,0"),
        ] {
            let b = Bruch::neu(z, n).unwrap();
            assert_eq!(b.prozent(), format!("{text}{SCHMAL}%"), "{z}/{n}");
            assert_eq!((b.zaehler(), b.nenner()), (z, n));
        }
    }

    #[test]
    fn kein_anteil() {
        for (z, n) in [(1, 0), (0, 0), (1, -1), (-1, 1)] {
            assert_eq!(Bruch::neu(z, n), None, "{z}/{n}");
        }
        let gross = Bruch::neu(i64::MAX, 1).unwrap();
        assert!(gross.zehntelprozent() > i128::from(i64::MAX));
    }
}
