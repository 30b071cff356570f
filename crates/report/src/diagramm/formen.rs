//! Areas, paths and circles with patterns and dashes: what plotters' SVG backend cannot draw. Written in the same
//! order and form each time.

use std::fmt::Write as _;

use plotters::style::RGBColor;

use super::ebene::xml;
use super::farben::hex;

/// How the edge of a form is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rand<'a> {
    pub(super) farbe: RGBColor,
    /// In tenths of a pixel.
    pub(super) staerke: u32,
    pub(super) strich: Option<&'a str>,
}

impl<'a> Rand<'a> {
    /// One pixel wide and solid.
    pub(super) fn fein(farbe: RGBColor) -> Self {
        Self { farbe, staerke: 10, strich: None }
    }

    /// As the outline of a pattern.
    pub(super) fn von((farbe, strich): (RGBColor, Option<&'a str>)) -> Self {
        Self { farbe, staerke: 10, strich }
    }
}

/// Elements of one layer.
#[derive(Debug, Default)]
pub(super) struct Formen(String);

impl Formen {
    /// A box from its left upper to its right lower corner; nothing if it has no extent.
    pub(super) fn kasten(
        &mut self,
        (links, oben): (i32, i32),
        (rechts, unten): (i32, i32),
        fuellung: Option<&str>,
        rand: Option<Rand<'_>>,
    ) {
        if rechts <= links || unten <= oben {
            return;
        }
        let (b, h) = (rechts - links, unten - oben);
        let _ = write!(self.0, "<rect x=\"{links}\" y=\"{oben}\" width=\"{b}\" height=\"{h}\"");
        self.ende(fuellung, rand);
    }

    /// A line or, closed, an area through the points.
    pub(super) fn zug(
        &mut self,
        punkte: &[(i32, i32)],
        geschlossen: bool,
        fuellung: Option<&str>,
        rand: Option<Rand<'_>>,
    ) {
        if punkte.len() < 2 {
            return;
        }
        self.0.push_str("<path d=\"");
        for (i, (x, y)) in punkte.iter().enumerate() {
            let _ = write!(self.0, "{}{x} {y}", if i == 0 { 'M' } else { 'L' });
        }
        self.0.push_str(if geschlossen { "Z\"" } else { "\"" });
        self.ende(fuellung, rand);
    }

    /// A circle; radius in tenths of a pixel.
    pub(super) fn kreis(
        &mut self,
        (x, y): (i32, i32),
        radius: u32,
        fuellung: Option<&str>,
        rand: Option<Rand<'_>>,
    ) {
        let _ = write!(self.0, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"", zehntel(radius));
        self.ende(fuellung, rand);
    }

    fn ende(&mut self, fuellung: Option<&str>, rand: Option<Rand<'_>>) {
        let _ = write!(self.0, " fill=\"{}\"", xml(fuellung.unwrap_or("none")));
        if let Some(r) = rand {
            let _ = write!(self.0, " stroke=\"{}\"", hex(r.farbe));
            if r.staerke != 10 {
                let _ = write!(self.0, " stroke-width=\"{}\"", zehntel(r.staerke));
            }
            if let Some(strich) = r.strich {
                let _ = write!(self.0, " stroke-dasharray=\"{}\"", xml(strich));
            }
        }
        self.0.push_str("/>\n");
    }

    /// The elements as text.
    pub(super) fn text(self) -> String {
        self.0
    }
}

/// Tenths as a decimal number: "4.4", "5".
fn zehntel(wert: u32) -> String {
    match wert % 10 {
        0 => (wert / 10).to_string(),
        r => format!("{}.{r}", wert / 10),
    }
}
