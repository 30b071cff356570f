//! How large a picture is and in which colours: the same for every chart.

use super::Thema;

/// Bounds of the width in pixels.
const BREITE: (u32, u32) = (320, 2000);
/// Bounds of the height in pixels.
const HOEHE: (u32, u32) = (200, 1600);
/// Up to this width names are shortened.
const SCHMAL: i32 = 480;

/// How large and in which colours; shared by all charts.
#[derive(Debug, Clone, Copy)]
pub struct Format<'a> {
    /// Width in pixels, clamped to 320..=2000.
    pub breite: u32,
    /// Height of the chart in pixels, clamped to 200..=1600; title and caption of a file come on top of it. Charts
    /// with a row per project or tranche take the height that their rows need, at most 1600.
    pub hoehe: u32,
    /// Colours.
    pub thema: Thema,
    /// Whether the picture bears the mark "Demodaten".
    pub demodaten: bool,
    /// Lines drawn below the picture in a file, together with the title above it; the window shows both as text and
    /// passes `None`. Wrapped at blanks, a line break begins a new line.
    pub unterschrift: Option<&'a str>,
}

impl Format<'_> {
    /// Width and height within their bounds.
    pub(super) fn groesse(&self) -> (i32, i32) {
        let in_i32 = |wert: u32, (von, bis): (u32, u32)| i32::try_from(wert.clamp(von, bis)).unwrap_or(0);
        (in_i32(self.breite, BREITE), in_i32(self.hoehe, HOEHE))
    }

    /// Whether names are shortened.
    pub(super) fn schmal(&self) -> bool {
        self.groesse().0 <= SCHMAL
    }

    /// Height for content that needs this many pixels, within the bounds.
    pub(super) fn hoehe_fuer(bedarf: i32) -> i32 {
        let (von, bis) = HOEHE;
        bedarf.clamp(i32::try_from(von).unwrap_or(0), i32::try_from(bis).unwrap_or(0))
    }
}
