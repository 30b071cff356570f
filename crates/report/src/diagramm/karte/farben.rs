//! Five classes of one hue: OKLCH h 265, L 95/86/72/55/34 % on the white panel, 30/42/56/72/90 % on the dark one, so that
//! a greater share always stands out more from its ground. Chroma as far as sRGB goes, at most .17.

use plotters::style::RGBColor;

use super::super::Thema;

/// Number of classes.
pub(in super::super) const KLASSEN: usize = 5;

/// The colour of a class, counted from 0, the least share.
pub(in super::super) fn klasse(thema: Thema, nummer: usize) -> RGBColor {
    let (hell, dunkel) = match nummer {
        0 => (0xe7_ef_ff, 0x17_2a_5a),
        1 => (0xbb_d1_ff, 0x29_47_93),
        2 => (0x80_a3_f0, 0x48_6f_cc),
        3 => (0x42_6b_ce, 0x80_a3_f0),
        _ => (0x0b_28_8e, 0xcf_de_ff),
    };
    let [_, r, g, b] = u32::to_be_bytes(match thema {
        Thema::Hell => hell,
        Thema::Dunkel => dunkel,
    });
    RGBColor(r, g, b)
}
