//! Kleene's three-valued logic, and counts that carry what is unknown.

/// True, false, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dreiwert {
    /// Known to be false.
    Falsch,
    /// Not known, or not to be judged.
    Unbekannt,
    /// Known to be true.
    Wahr,
}

impl Dreiwert {
    /// All, in the order in which lists show them.
    pub const ALLE: [Self; 3] = [Self::Wahr, Self::Falsch, Self::Unbekannt];

    /// Word in JSON and lists.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Falsch => "falsch",
            Self::Unbekannt => "unbekannt",
            Self::Wahr => "wahr",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|d| d.wort() == text)
    }
}

/// A share as it is printed: true ones of all, and how many of them are unknown. The share lies between
/// `zaehler / nenner` and `(zaehler + unbekannt) / nenner`; a `nenner` of 0 is "nicht bewertbar".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Zaehlung {
    /// True ones.
    pub zaehler: u64,
    /// All in scope.
    pub nenner: u64,
    /// Unknown ones, those that cannot be judged among them.
    pub unbekannt: u64,
}

impl Zaehlung {
    /// Counts one case.
    pub fn nimm(&mut self, wert: Dreiwert) {
        self.nimm_mit(wert, 1);
    }

    /// Counts a case that weighs that much.
    pub fn nimm_mit(&mut self, wert: Dreiwert, gewicht: u64) {
        self.nenner += gewicht;
        match wert {
            Dreiwert::Wahr => self.zaehler += gewicht,
            Dreiwert::Unbekannt => self.unbekannt += gewicht,
            Dreiwert::Falsch => {}
        }
    }

    /// Known false ones.
    #[must_use]
    pub fn falsch(&self) -> u64 {
        self.nenner - self.zaehler - self.unbekannt
    }

    /// Lower and upper bound in hundredths of a percent, rounded half up; `None` if there is nothing to judge.
    #[must_use]
    pub fn grenzen(&self) -> Option<(u64, u64)> {
        let anteil = |n: u64| {
            let wert = (u128::from(n) * 20_000 + u128::from(self.nenner)) / (u128::from(self.nenner) * 2);
            u64::try_from(wert).unwrap_or(u64::MAX)
        };
        (self.nenner > 0).then(|| (anteil(self.zaehler), anteil(self.zaehler + self.unbekannt)))
    }
}

impl FromIterator<Dreiwert> for Zaehlung {
    fn from_iter<I: IntoIterator<Item = Dreiwert>>(werte: I) -> Self {
        let mut z = Self::default();
        werte.into_iter().for_each(|w| z.nimm(w));
        z
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grenzen_halten_das_unbekannte() {
        let z = Zaehlung { zaehler: 372, nenner: 580, unbekannt: 12 };
        assert_eq!((z.grenzen(), z.falsch()), (Some((6_414, 6_621)), 196));
        assert_eq!(Zaehlung::default().grenzen(), None, "nicht bewertbar, nicht 0");
    }

    #[test]
    fn worte_laufen_rund() {
        for d in Dreiwert::ALLE {
            assert_eq!(Dreiwert::lesen(d.wort()), Some(d));
        }
        assert_eq!(Dreiwert::lesen("vielleicht"), None);
    }
}
