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
    /// Frist.
    Frist,
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
    };
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
