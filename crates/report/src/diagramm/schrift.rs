//! The two bundled fonts: registered once for measuring and drawing, never looked up in the system.

use std::sync::LazyLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use super::DiagrammFehler;
use super::kasten::Kasten;

/// Family name in plotters, in the SVG and in the rasteriser.
pub(super) const FAMILIE: &str = "Fira Sans";
/// Normal weight.
pub(super) const REGULAR: &[u8] = include_bytes!("../../../../data/fonts/FiraSans-Regular.ttf");
/// Weight 600.
pub(super) const HALBFETT: &[u8] = include_bytes!("../../../../data/fonts/FiraSans-SemiBold.ttf");

/// Size of chart text in pixels; UI.md §3 allows nothing smaller.
pub(super) const KLEIN: u32 = 12;
/// Size of the sentence of an empty chart.
pub(super) const SATZ: u32 = 14;

/// Weights that charts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schnitt {
    Normal,
    Halbfett,
}

static ANGEMELDET: LazyLock<bool> = LazyLock::new(|| {
    register_font(FAMILIE, FontStyle::Normal, REGULAR).is_ok()
        && register_font(FAMILIE, FontStyle::Bold, HALBFETT).is_ok()
});

/// The font at a size in real pixels.
///
/// # Errors
/// [`DiagrammFehler::Schrift`] if a bundled file is damaged.
pub(super) fn schrift(groesse: u32, schnitt: Schnitt) -> Result<FontDesc<'static>, DiagrammFehler> {
    if !*ANGEMELDET {
        return Err(DiagrammFehler::Schrift);
    }
    let stil = match schnitt {
        Schnitt::Normal => FontStyle::Normal,
        Schnitt::Halbfett => FontStyle::Bold,
    };
    // plotters divides by 1.24 when it writes the SVG.
    Ok(FontDesc::new(FontFamily::Name(FAMILIE), f64::from(groesse) * 1.24, stil))
}

/// Upper bound of the width of a text in pixels.
///
/// Every digit counts as a wide "0", so that the layout holds for proportional and tabular digits alike and does
/// not jump from day to day. plotters' own measure adds some 3 %.
///
/// # Errors
/// [`DiagrammFehler::Schrift`] if a bundled file is damaged.
pub(super) fn breite(text: &str, groesse: u32, schnitt: Schnitt) -> Result<i32, DiagrammFehler> {
    let breit: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let ((l, _), (r, _)) =
        schrift(groesse, schnitt)?.layout_box(&breit).map_err(|_| DiagrammFehler::Schrift)?;
    Ok(r - l + 1)
}

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anker {
    Anfang,
    Mitte,
    Ende,
}

/// A placed line of text; `y` is the baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wort {
    pub(super) text: String,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) anker: Anker,
    pub(super) groesse: u32,
    pub(super) schnitt: Schnitt,
}

impl Wort {
    /// The box of its ink, from the height of capitals to the descent.
    pub(super) fn kasten(&self) -> Result<Kasten, DiagrammFehler> {
        let b = breite(&self.text, self.groesse, self.schnitt)?;
        let links = match self.anker {
            Anker::Anfang => self.x,
            Anker::Mitte => self.x - b / 2,
            Anker::Ende => self.x - b,
        };
        // Fira Sans: capitals 0.69 em, umlauts on capitals do not occur, descent of g and f some 0.22 em.
        let (auf, ab) = if self.groesse <= KLEIN { (9, 3) } else { (11, 4) };
        Ok(Kasten { links, oben: self.y - auf, rechts: links + b, unten: self.y + ab })
    }
}
