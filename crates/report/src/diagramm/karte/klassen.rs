//! Five classes of equal width, half open: a value on a bound belongs to the higher class. The last one is open upwards.

use super::super::anteil::Anteil;
use super::farben::KLASSEN;

/// Round widths in thousandths.
const SCHRITTE: [u64; 9] = [2, 5, 10, 20, 25, 50, 100, 150, 200];

/// What an area shows, in the order in which areas are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// Of another kind, or not in the list.
    NichtVerglichen,
    /// Nothing is known, or there is nothing to rate.
    Unbekannt,
    /// Class of the lower bound, counted from 0.
    Klasse(usize),
}

impl Stand {
    /// Name of the layer.
    pub(super) fn ebene(self) -> String {
        match self {
            Self::NichtVerglichen => "nicht-verglichen".to_owned(),
            Self::Unbekannt => "nicht-gemeldet".to_owned(),
            Self::Klasse(n) => format!("klasse-{}", n + 1),
        }
    }
}

/// The bounds of the classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Einteilung {
    /// Width of a class in thousandths.
    schritt: u64,
}

impl Einteilung {
    /// With this width, or the smallest round one with which the greatest value is in the last class or below.
    pub(super) fn neu(werte: impl Iterator<Item = Anteil>, schritt: Option<u64>) -> Self {
        if let Some(schritt) = schritt {
            return Self { schritt: schritt.clamp(1, 200) };
        }
        let bekannte: Vec<Anteil> = werte.filter(Anteil::bekannt).collect();
        let passt = |s: u64| bekannte.iter().all(|a| !a.erreicht(s * KLASSEN as u64 + 1));
        let etwas = bekannte.iter().any(|a| a.zaehler > 0);
        let kleinster = SCHRITTE.into_iter().find(|s| etwas && passt(*s));
        Self { schritt: kleinster.unwrap_or(200) }
    }

    pub(super) fn stand(&self, anteil: Option<Anteil>) -> Stand {
        match anteil {
            None => Stand::NichtVerglichen,
            Some(a) if !a.bekannt() => Stand::Unbekannt,
            Some(a) => {
                Stand::Klasse((1..KLASSEN).rev().find(|k| a.erreicht(self.schritt * *k as u64)).unwrap_or(0))
            }
        }
    }

    /// "unter 2 %", "2 bis unter 4 %", "ab 8 %".
    pub(super) fn name(&self, klasse: usize) -> String {
        let grenze = |k: usize| {
            let promille = self.schritt * k as u64;
            match promille % 10 {
                0 => (promille / 10).to_string(),
                rest => format!("{},{rest}", promille / 10),
            }
        };
        match klasse {
            0 => format!("unter {}\u{a0}%", grenze(1)),
            k if k + 1 < KLASSEN => format!("{} bis unter {}\u{a0}%", grenze(k), grenze(k + 1)),
            _ => format!("ab {}\u{a0}%", grenze(KLASSEN - 1)),
        }
    }
}

impl Anteil {
    /// Whether the lower bound is at least that many thousandths.
    fn erreicht(&self, promille: u64) -> bool {
        u128::from(self.zaehler) * 1000 >= u128::from(promille) * u128::from(self.nenner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a(zaehler: u64, nenner: u64) -> Anteil {
        Anteil { zaehler, nenner, unbekannt: 0 }
    }

    #[test]
    fn grenzen_gehoeren_zur_hoeheren_klasse() {
        let e = Einteilung::neu([a(7, 100), a(9, 100)].into_iter(), None);
        assert_eq!(e, Einteilung { schritt: 20 });
        for (zaehler, klasse) in
            [(0, 0), (199, 0), (200, 1), (399, 1), (400, 2), (799, 3), (800, 4), (10_000, 4)]
        {
            assert_eq!(e.stand(Some(a(zaehler, 10_000))), Stand::Klasse(klasse), "{zaehler}");
        }
        let namen: Vec<String> = (0..KLASSEN).map(|k| e.name(k).replace('\u{a0}', " ")).collect();
        assert_eq!(namen, ["unter 2 %", "2 bis unter 4 %", "4 bis unter 6 %", "6 bis unter 8 %", "ab 8 %"]);
    }

    #[test]
    fn unbekanntes_ist_keine_klasse() {
        let e = Einteilung::neu(std::iter::empty(), None);
        assert_eq!(e.stand(None), Stand::NichtVerglichen);
        assert_eq!(e.stand(Some(Anteil { zaehler: 0, nenner: 9, unbekannt: 9 })), Stand::Unbekannt);
        assert_eq!(e.stand(Some(a(0, 0))), Stand::Unbekannt, "nicht bewertbar");
        // Known to be none is a value.
        assert_eq!(e.stand(Some(a(0, 9))), Stand::Klasse(0));
        assert_eq!(e.stand(Some(Anteil { zaehler: 0, nenner: 9, unbekannt: 8 })), Stand::Klasse(0));
    }

    #[test]
    fn jede_spanne_hat_eine_runde_einteilung() {
        for hoechstens in 1..=1000 {
            let e = Einteilung::neu([a(hoechstens, 1000)].into_iter(), None);
            assert!(e.schritt * 5 >= hoechstens, "{hoechstens}: {e:?}");
            assert!(
                e.stand(Some(a(hoechstens, 1000))) >= Stand::Klasse(1) || e.schritt == 2,
                "{hoechstens}: {e:?}"
            );
        }
    }
}
