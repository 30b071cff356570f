//! What a chart gives: the picture with everything that stands beside it.

/// A drawn chart with everything beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bild {
    /// The picture; readable alone, with embedded colours and the name of the bundled font.
    pub svg: String,
    /// What is shown and in which unit.
    pub titel: String,
    /// One sentence that holds the finding: `<desc>` and aria text.
    pub befund: String,
    /// Every value of the picture as words.
    pub tabelle: Zwilling,
    /// Points for the keyboard, series after series, each from left to right or from top to bottom.
    pub marken: Vec<Marke>,
}

/// The table twin: "nicht gemeldet", "keine Angabe", "unbekannt" where nothing is known, never an empty cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Zwilling {
    /// Heads of the columns.
    pub koepfe: Vec<String>,
    /// Rows, each with as many cells as there are heads.
    pub zeilen: Vec<Vec<String>>,
}

impl Zwilling {
    /// An empty table with these heads.
    pub(super) fn neu(koepfe: &[&str]) -> Self {
        Self { koepfe: koepfe.iter().map(|k| (*k).to_owned()).collect(), zeilen: Vec::new() }
    }
}

/// A point that the keyboard steps to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marke {
    /// Series that it belongs to.
    pub reihe: String,
    /// Position in pixels of the SVG, from the left.
    pub x: i32,
    /// Position in pixels of the SVG, from the top.
    pub y: i32,
    /// Spoken value.
    pub text: String,
    /// Key of the list behind it; empty if there is none.
    pub ziel: String,
}
