//! The glyphs of the four kinds of date (UI.md §5): ◇ Basis, ring Plan, dashed ring with dot Prognose, disc Ist.

use ozg_domain::projekt::MeilensteinArt;

use super::farben::{Rolle, Thema, farbe, hex};
use super::formen::{Formen, Rand};

/// Half the extent of a glyph in pixels.
pub(super) const HALBMESSER: i32 = 5;

/// Adds the glyph around its middle; a rim in the colour of the panel parts it from what lies below.
pub(super) fn zeichen(formen: &mut Formen, art: MeilensteinArt, (x, y): (i32, i32), thema: Thema) {
    let grund = hex(farbe(thema, Rolle::Flaeche));
    let ist = farbe(thema, Rolle::Betrieb);
    let ring = |strich| Rand { farbe: ist, staerke: 15, strich };
    match art {
        MeilensteinArt::Basis => {
            let rand = Rand { farbe: farbe(thema, Rolle::Basis), staerke: 15, strich: None };
            let h = HALBMESSER;
            formen.zug(&[(x, y - h), (x + h, y), (x, y + h), (x - h, y)], true, Some(&grund), Some(rand));
        }
        MeilensteinArt::Plan => formen.kreis((x, y), 40, Some(&grund), Some(ring(None))),
        MeilensteinArt::Prognose => {
            formen.kreis((x, y), 43, Some(&grund), Some(ring(Some("2.4 1.6"))));
            formen.kreis((x, y), 15, Some(&hex(ist)), None);
        }
        MeilensteinArt::Ist => {
            formen.kreis((x, y), 50, Some(&hex(ist)), Some(Rand::fein(farbe(thema, Rolle::Flaeche))));
        }
    }
}

/// Colour of the span of a rough date.
pub(super) fn farbe_der_art(art: MeilensteinArt, thema: Thema) -> plotters::style::RGBColor {
    farbe(thema, if art == MeilensteinArt::Basis { Rolle::Basis } else { Rolle::Betrieb })
}
