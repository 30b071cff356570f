//! Patterns of areas: the fixed meanings and the eight series of UI.md §5. Colour is never the only sign.

use std::fmt::Write as _;

use ozg_domain::projekt::Phase;
use plotters::style::RGBColor;

use super::farben::{Rolle, Thema, farbe, hex, reihe};

/// What an area means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Muster {
    /// The reserved hatch: nicht gemeldet, keine Angabe, unbekannt.
    Unbekannt,
    /// Diagonal lines.
    Konzeption,
    /// Dots.
    Umsetzung,
    /// Solid: Betrieb, Ist, money drawn.
    Betrieb,
    /// Empty: Neu, not reached, the Ansatz.
    Neu,
    /// Neutral dots.
    Zurueckgestellt,
    /// Neutral cross hatch.
    Ausgeschieden,
    /// Pale and solid: granted money.
    Bewilligt,
    /// A series, counted from 0; from the ninth on "übrige".
    Reihe(u8),
}

impl Muster {
    /// The pattern of a phase.
    #[must_use]
    pub fn phase(phase: Phase) -> Self {
        match phase {
            Phase::Konzeption => Self::Konzeption,
            Phase::Umsetzung => Self::Umsetzung,
            Phase::Betrieb => Self::Betrieb,
            Phase::Neu => Self::Neu,
            Phase::NichtGemeldet => Self::Unbekannt,
            Phase::Zurueckgestellt => Self::Zurueckgestellt,
            Phase::Ausgeschieden => Self::Ausgeschieden,
        }
    }

    /// The outline: one pixel wide, dashed where nothing is known.
    pub(super) fn rand(self, thema: Thema) -> (RGBColor, Option<&'static str>) {
        match self {
            Self::Unbekannt => (farbe(thema, Rolle::TextLeise), Some("3 2")),
            Self::Konzeption | Self::Bewilligt => (farbe(thema, Rolle::KonzeptionRand), None),
            Self::Umsetzung => (farbe(thema, Rolle::UmsetzungRand), None),
            Self::Betrieb => (farbe(thema, Rolle::Betrieb), None),
            _ => (farbe(thema, Rolle::TextLeise), None),
        }
    }

    /// Ground of the area; the whole area where there is no pattern.
    pub(super) fn grund(self, thema: Thema) -> RGBColor {
        match self {
            Self::Unbekannt | Self::Zurueckgestellt | Self::Ausgeschieden => farbe(thema, Rolle::Unbekannt),
            Self::Konzeption | Self::Bewilligt => farbe(thema, Rolle::Konzeption),
            Self::Umsetzung => farbe(thema, Rolle::Umsetzung),
            Self::Betrieb => farbe(thema, Rolle::Betrieb),
            Self::Neu => farbe(thema, Rolle::Flaeche),
            Self::Reihe(n) => reihe(thema, usize::from(n)),
        }
    }

    /// Word in the name of the pattern; `None` if the area is solid.
    fn wort(self) -> Option<String> {
        Some(match self {
            Self::Betrieb | Self::Neu | Self::Bewilligt | Self::Reihe(0 | 8..) => return None,
            Self::Unbekannt => "unbekannt".to_owned(),
            Self::Konzeption => "konzeption".to_owned(),
            Self::Umsetzung => "umsetzung".to_owned(),
            Self::Zurueckgestellt => "zurueckgestellt".to_owned(),
            Self::Ausgeschieden => "ausgeschieden".to_owned(),
            Self::Reihe(n) => format!("reihe{}", u16::from(n) + 1),
        })
    }

    /// Value of `fill` and the definition that it needs. The name of the picture and the theme are part of the
    /// pattern's name, so that pictures on one page do not take each other's patterns.
    pub(super) fn fuellung(self, bild: &str, thema: Thema) -> (String, Option<String>) {
        let Some(wort) = self.wort() else {
            return (hex(self.grund(thema)), None);
        };
        let art = if thema == Thema::Hell { "hell" } else { "dunkel" };
        let id = format!("bild-{bild}-{art}-{wort}");
        let (kante, zeichnung) = self.kachel(thema);
        let mut def = format!(
            "<pattern id=\"{id}\" width=\"{kante}\" height=\"{kante}\" patternUnits=\"userSpaceOnUse\">\n\
             <rect width=\"{kante}\" height=\"{kante}\" fill=\"{}\"/>\n",
            hex(self.grund(thema))
        );
        let _ = write!(def, "{zeichnung}\n</pattern>\n");
        (format!("url(#{id})"), Some(def))
    }

    /// Edge of the tile in pixels and what is drawn on its ground.
    fn kachel(self, thema: Thema) -> (u8, String) {
        let linien = |pfad: &str, farbe: RGBColor, staerke: &str| {
            format!("<path d=\"{pfad}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{staerke}\"/>", hex(farbe))
        };
        let punkte = |orte: &[(&str, &str)], farbe: RGBColor, radius: &str| {
            let alle: Vec<String> = orte
                .iter()
                .map(|(x, y)| {
                    format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{}\"/>", hex(farbe))
                })
                .collect();
            alle.join("\n")
        };
        // The lines run beyond the tile, so that they meet those of the neighbours.
        const STEIGEND: &str = "M-1.5 1.5L1.5 -1.5M-1.5 7.5L7.5 -1.5M4.5 7.5L7.5 4.5";
        const FALLEND: &str = "M-1.5 4.5L1.5 7.5M-1.5 -1.5L7.5 7.5M4.5 -1.5L7.5 1.5";
        let leise = farbe(thema, Rolle::UnbekanntZeichen);
        let zeichen = self.zeichenfarbe(thema);
        match self {
            Self::Unbekannt => (6, linien(STEIGEND, leise, "1.4")),
            Self::Konzeption => (6, linien(FALLEND, farbe(thema, Rolle::KonzeptionRand), "1.2")),
            Self::Umsetzung => {
                let orte = [("1.5", "1.5"), ("4.5", "4.5")];
                (6, punkte(&orte, farbe(thema, Rolle::UmsetzungZeichen), "0.9"))
            }
            Self::Zurueckgestellt => (6, punkte(&[("3", "3")], leise, "1")),
            Self::Ausgeschieden => (6, linien(&format!("{STEIGEND}{FALLEND}"), leise, "0.8")),
            Self::Reihe(1) => (6, linien(STEIGEND, zeichen, "1.2")),
            Self::Reihe(2) => (6, linien(FALLEND, zeichen, "1.2")),
            Self::Reihe(3) => (5, punkte(&[("2.5", "2.5")], zeichen, "0.9")),
            Self::Reihe(4) => (5, linien("M2.5 0V5", zeichen, "1.2")),
            Self::Reihe(5) => (5, linien("M0 2.5H5", zeichen, "1.2")),
            Self::Reihe(6) => (6, linien("M3 0V6M0 3H6", zeichen, "0.9")),
            Self::Reihe(_) => (9, punkte(&[("2.5", "2.5"), ("7", "7")], zeichen, "1.5")),
            Self::Betrieb | Self::Neu | Self::Bewilligt => (1, String::new()),
        }
    }

    /// Signs of a series: the panel on strong grounds, muted text on pale ones.
    fn zeichenfarbe(self, thema: Thema) -> RGBColor {
        let stark = !matches!(self, Self::Reihe(5..));
        farbe(thema, if stark { Rolle::Flaeche } else { Rolle::TextLeise })
    }
}
