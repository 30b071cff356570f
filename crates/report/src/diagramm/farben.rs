//! Colours by role and theme, the values of UI.md §4 and §5. Contrast is computed there on the panel.

use plotters::style::RGBColor;

/// Light or dark picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thema {
    /// Dark ink on a white panel.
    Hell,
    /// Light ink on a dark panel.
    Dunkel,
}

/// What a colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rolle {
    /// Ground of the picture; painted, so that a file is readable alone.
    Flaeche,
    /// Text, and the line of the Stichtag.
    Text,
    /// Muted text, and the line of the scope.
    TextLeise,
    /// Axes and outlines.
    Achse,
    /// Lines of the grid.
    Raster,
    /// Betrieb, Ist.
    Betrieb,
    /// Basis.
    Basis,
    /// Frist; whatever is lost, refused or past the Frist.
    Frist,
    /// Look here; the hue of the Basis.
    Warnung,
    /// Area of Konzeption, and the pale bar of granted money.
    Konzeption,
    /// Outline and lines of Konzeption.
    KonzeptionRand,
    /// Area of Umsetzung.
    Umsetzung,
    /// Outline of Umsetzung.
    UmsetzungRand,
    /// Dots of Umsetzung.
    UmsetzungZeichen,
    /// Ground of the neutral patterns: unknown, put aside, left.
    Unbekannt,
    /// Lines and dots of the neutral patterns.
    UnbekanntZeichen,
    /// Forecast bands from the widest (90 %) to the narrowest (50 %).
    Band90,
    /// Forecast band 80 %.
    Band80,
    /// Forecast band 50 %.
    Band50,
}

/// The colour of a role.
#[must_use]
pub fn farbe(thema: Thema, rolle: Rolle) -> RGBColor {
    let (hell, dunkel) = match rolle {
        Rolle::Flaeche => (0xff_ff_ff, 0x12_14_1f),
        Rolle::Text => (0x13_15_25, 0xf3_f4_f7),
        Rolle::TextLeise => (0x51_57_7a, 0xb2_b6_cc),
        Rolle::Achse => (0x6e_75_97, 0x81_87_a7),
        Rolle::Raster => (0xdf_e1_ea, 0x25_27_33),
        Rolle::Betrieb => (0x04_15_8d, 0xd8_e1_f4),
        Rolle::Basis => (0x92_54_00, 0xf6_9a_00),
        Rolle::Frist => (0xc3_1c_13, 0xef_81_72),
        Rolle::Warnung => (0x92_54_00, 0xf6_9a_00),
        Rolle::Konzeption => (0xb2_c4_e9, 0x2e_53_b2),
        Rolle::KonzeptionRand | Rolle::Umsetzung => (0x51_74_c5, 0x76_94_d5),
        Rolle::UmsetzungRand => (0x3a_5d_be, 0x8d_a6_dc),
        Rolle::UmsetzungZeichen => (0xff_ff_ff, 0x12_14_1f),
        Rolle::Unbekannt => (0xf3_f4_f7, 0x1a_1d_2b),
        Rolle::UnbekanntZeichen => (0x81_87_a7, 0x81_87_a7),
        Rolle::Band90 => (0xe3_ea_f7, 0x1d_29_4d),
        Rolle::Band80 => (0xc6_d3_ee, 0x2a_3e_78),
        Rolle::Band50 => (0x9d_b3_e2, 0x3d_5a_a8),
    };
    ton(thema, hell, dunkel)
}

/// The colour of a series, counted from 0 in the fixed order of UI.md §5; from the ninth on the neutral one of
/// "übrige". Lines use the first five only, and every area has a pattern and an outline besides.
#[must_use]
pub fn reihe(thema: Thema, nummer: usize) -> RGBColor {
    let (hell, dunkel) = match nummer {
        0 => (0x1e_39_80, 0x98_b8_fd),
        1 => (0x84_3d_05, 0xe5_8e_5b),
        2 => (0x12_6d_90, 0x0e_99_c9),
        3 => (0x99_74_0e, 0xf5_c9_69),
        4 => (0x20_a0_82, 0x7e_fb_d7),
        5 => (0xcf_8b_d3, 0x8f_4f_93),
        6 => (0x00ac_c464, 0x4b_5b_02),
        7 => (0xfc_c4_c1, 0xbd_5c_5c),
        _ => (0xdf_e1_ea, 0x25_27_33),
    };
    ton(thema, hell, dunkel)
}

/// Dashes of the line of a series (`stroke-dasharray`), counted from 0; `None` is a solid line.
#[must_use]
pub fn strich(nummer: usize) -> Option<&'static str> {
    const STRICHE: [&str; 7] = ["8 3", "4 3", "2 3", "8 3 2 3", "12 3", "6 2 2 2", "1 3"];
    STRICHE.get(nummer.checked_sub(1)?).copied()
}

fn ton(thema: Thema, hell: u32, dunkel: u32) -> RGBColor {
    let [_, r, g, b] = u32::to_be_bytes(match thema {
        Thema::Hell => hell,
        Thema::Dunkel => dunkel,
    });
    RGBColor(r, g, b)
}

/// The colour as an SVG attribute.
pub(super) fn hex(farbe: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", farbe.0, farbe.1, farbe.2)
}
