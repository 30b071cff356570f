//! A share with its unknown part, and percentages in German. Whole numbers only.

use super::DiagrammFehler;
use super::achse::zahl;

/// Largest whole: figures of this length still fit into the narrowest picture.
const GRENZE: u64 = 1_000_000_000;

/// How many of a whole are known to count, and of how many it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anteil {
    /// Cases that count.
    pub zaehler: u64,
    /// All cases.
    pub nenner: u64,
    /// Cases of which it is not known whether they count.
    pub unbekannt: u64,
}

impl Anteil {
    /// Refuses a share that is more than its whole, and a whole that no count reaches.
    ///
    /// # Errors
    /// [`DiagrammFehler::Anteil`].
    pub(super) fn geprueft(self) -> Result<Self, DiagrammFehler> {
        match self.zaehler.checked_add(self.unbekannt) {
            Some(hoechstens) if hoechstens <= self.nenner && self.nenner <= GRENZE => Ok(self),
            _ => Err(DiagrammFehler::Anteil),
        }
    }

    /// Whether there is anything known at all.
    pub(super) fn bekannt(&self) -> bool {
        self.unbekannt < self.nenner
    }

    /// Upper bound: as many as could count.
    pub(super) fn hoechstens(&self) -> u64 {
        self.zaehler.saturating_add(self.unbekannt)
    }

    /// Compares lower bounds as fractions; an empty whole counts as 0.
    pub(super) fn vergleiche(&self, o: &Self) -> std::cmp::Ordering {
        let links = u128::from(self.zaehler) * u128::from(o.nenner.max(1));
        links.cmp(&(u128::from(o.zaehler) * u128::from(self.nenner.max(1))))
    }

    /// "372 von 580 (64,1 %)", or that it cannot be rated.
    pub(super) fn wert(&self) -> String {
        match prozent(self.zaehler, self.nenner) {
            // Nothing is known: that is not 0.
            Some(_) if !self.bekannt() => UNBEKANNT.to_owned(),
            Some(anteil) => {
                format!("{}\u{a0}von\u{a0}{} ({anteil})", zahl(self.zaehler), zahl(self.nenner))
            }
            None => NICHT_BEWERTBAR.to_owned(),
        }
    }

    /// "davon unbekannt 12"; empty if all is known.
    pub(super) fn unbekannt(&self) -> String {
        if self.unbekannt == 0 {
            return String::new();
        }
        if !self.bekannt() {
            return format!("0\u{a0}von\u{a0}{} bekannt", zahl(self.nenner));
        }
        format!("davon unbekannt\u{a0}{}", zahl(self.unbekannt))
    }

    /// Value, unknown and both bounds in one sentence part.
    pub(super) fn ganz(&self) -> String {
        match (prozent(self.hoechstens(), self.nenner), self.unbekannt) {
            (Some(_), 1..) if !self.bekannt() => format!("{}, {}", self.wert(), self.unbekannt()),
            (Some(bis), 1..) => format!("{}, {}, höchstens {bis}", self.wert(), self.unbekannt()),
            _ => self.wert(),
        }
    }
}

impl Anteil {
    /// The counted cases in a table; "unbekannt" if nothing is known.
    pub(super) fn zaehlwort(&self) -> String {
        if self.bekannt() || self.nenner == 0 { self.zaehler.to_string() } else { UNBEKANNT.to_owned() }
    }
}

/// The names of the first and the last place of those of which anything is known, with their shares: "A mit 7,0 %",
/// "B, C und 3 weitere mit 0,0 %". One of them if all are equal; `None` if nothing is known.
pub(super) fn enden(werte: &[(String, Anteil)]) -> Option<(String, Option<String>)> {
    let bekannt: Vec<&(String, Anteil)> = werte.iter().filter(|(_, a)| a.bekannt()).collect();
    let hoechster = bekannt.iter().map(|(_, a)| a).max_by(|a, b| a.vergleiche(b))?;
    let tiefster = bekannt.iter().map(|(_, a)| a).min_by(|a, b| a.vergleiche(b))?;
    let platz = |wert: &Anteil| {
        let gleiche = bekannt.iter().filter(|(_, a)| a.vergleiche(wert).is_eq());
        let namen: Vec<&str> = gleiche.map(|(name, _)| name.as_str()).collect();
        let anteil = prozent(wert.zaehler, wert.nenner).unwrap_or_default();
        let genannt = match namen.as_slice() {
            [einer] => (*einer).to_owned(),
            [einer, anderer] => format!("{einer} und {anderer}"),
            [einer, anderer, rest @ ..] => {
                format!("{einer}, {anderer} und {} weitere", zahl(rest.len() as u64))
            }
            [] => String::new(),
        };
        format!("{genannt} mit {anteil}")
    };
    let unten = (!hoechster.vergleiche(tiefster).is_eq()).then(|| platz(tiefster));
    Some((platz(hoechster), unten))
}

/// Word for a share of which nothing is known.
pub(super) const UNBEKANNT: &str = "unbekannt";
/// Word for a share of nothing.
pub(super) const NICHT_BEWERTBAR: &str = "nicht bewertbar";

/// "64,1 %", rounded half up to a tenth; `None` for an empty whole.
///
/// What is more than nothing never reads 0, what is less than all never reads 100: "unter 0,1 %", "über 99,9 %".
#[must_use]
pub fn prozent(teil: u64, ganzes: u64) -> Option<String> {
    if ganzes == 0 {
        return None;
    }
    let (teil, ganzes) = (u128::from(teil), u128::from(ganzes));
    let promille = (teil * 2_000 + ganzes) / (2 * ganzes);
    Some(match promille {
        0 if teil > 0 => "unter\u{a0}0,1\u{a0}%".to_owned(),
        1_000 if teil < ganzes => "über\u{a0}99,9\u{a0}%".to_owned(),
        _ => format!("{},{}\u{a0}%", promille / 10, promille % 10),
    })
}

/// `laenge` × `teil` / `ganzes` to the nearest pixel, never beyond the length. Something is at least one pixel, not
/// quite all is at least one pixel short.
pub(super) fn strecke(teil: u64, ganzes: u64, laenge: i32) -> i32 {
    let (t, g) = (u128::from(teil), u128::from(ganzes.max(1)));
    let l = u128::from(laenge.max(0).unsigned_abs());
    let mut lang = ((t * l * 2 + g) / (2 * g)).min(l);
    if teil > 0 {
        lang = lang.max(1);
    }
    if t < g {
        lang = lang.min(l.saturating_sub(1));
    }
    i32::try_from(lang).unwrap_or(laenge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prozente_luegen_nicht() {
        for (teil, ganzes, text) in [
            (372, 580, Some("64,1 %")),
            (0, 580, Some("0,0 %")),
            (580, 580, Some("100,0 %")),
            (1, 10_000, Some("unter 0,1 %")),
            (9_999, 10_000, Some("über 99,9 %")),
            (1, 8, Some("12,5 %")),
            (1, 3, Some("33,3 %")),
            (u64::MAX, u64::MAX, Some("100,0 %")),
            (0, 0, None),
            (5, 0, None),
        ] {
            let gelesen = prozent(teil, ganzes).map(|p| p.replace('\u{a0}', " "));
            assert_eq!(gelesen.as_deref(), text, "{teil} von {ganzes}");
        }
    }

    #[test]
    fn strecken_luegen_nicht() {
        for laenge in [1, 2, 300] {
            for (teil, ganzes) in
                [(0, 5), (1, 100_000), (99_999, 100_000), (7, 7), (u64::MAX, u64::MAX), (3, 0)]
            {
                let s = strecke(teil, ganzes, laenge);
                assert!((0..=laenge).contains(&s));
                assert!(laenge == 1 || (s == laenge) == (teil >= ganzes.max(1)), "{teil} {ganzes} {laenge}");
                assert!(laenge == 1 || (s == 0) == (teil == 0), "{teil} {ganzes} {laenge}");
            }
        }
        assert_eq!(strecke(1, 2, 300), 150);
    }

    #[test]
    fn unmoegliches_wird_abgewiesen() {
        let a = |zaehler, unbekannt, nenner| Anteil { zaehler, nenner, unbekannt };
        for (anteil, gut) in [
            (a(1, 1, 2), true),
            (a(0, 0, 0), true),
            (a(2, 1, 2), false),
            (a(0, 1, 0), false),
            (a(u64::MAX, 1, u64::MAX), false),
            (a(0, 0, GRENZE + 1), false),
        ] {
            assert_eq!(anteil.geprueft().is_ok(), gut, "{anteil:?}");
        }
        assert_eq!(
            a(372, 12, 580).ganz().replace('\u{a0}', " "),
            "372 von 580 (64,1 %), davon unbekannt 12, höchstens 66,2 %"
        );
        assert_eq!(a(0, 0, 0).ganz(), "nicht bewertbar");
        assert_eq!(a(0, 7, 7).ganz().replace('\u{a0}', " "), "unbekannt, 0 von 7 bekannt");
    }
}
