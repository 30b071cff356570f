//! Charts: one shape for all of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which chart in which size.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct DiagrammWunsch {
    /// Name, as `diagramm_list` gives it.
    pub name: String,
    /// Width in pixels, clamped to 320..=2000.
    pub breite: u32,
    /// Height in pixels, clamped to 200..=1600.
    pub hoehe: u32,
    /// "hell" or "dunkel".
    pub thema: String,
    /// Scope of the services, "kommunal" or "alle".
    pub scope: String,
    /// What the chart is about where it needs one: a kind of Kommune, an OZG-ID; empty for none.
    pub wahl: String,
}

/// A chart of the gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiagrammartDto {
    /// Name for command line and address.
    pub name: String,
    /// Title.
    pub titel: String,
    /// The question that it answers.
    pub frage: String,
    /// Group of the gallery: "Projekte", "Leistungen", "Kommunen", "Förderung".
    pub gruppe: String,
    /// Values that `wahl` may take, with their words; empty: none.
    pub wahlen: Vec<DiagrammwahlDto>,
}

/// A value of `wahl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiagrammwahlDto {
    /// The value.
    pub wert: String,
    /// Its words.
    pub text: String,
}

/// A drawn chart with everything beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DiagrammDto {
    /// Name.
    pub name: String,
    /// What and unit.
    pub titel: String,
    /// One sentence that holds the finding; the text alternative.
    pub befund: String,
    /// Rule, Stichtag, Katalogversion, denominator, unknown, source, Demodaten.
    pub unterschrift: String,
    /// The picture.
    pub svg: String,
    /// Its width in pixels.
    pub breite: u32,
    /// Its height in pixels.
    pub hoehe: u32,
    /// Heads of the table twin.
    pub koepfe: Vec<String>,
    /// Its rows.
    pub zeilen: Vec<Vec<String>>,
    /// Points that the keyboard steps to: ← → within a series, ↑ ↓ between them.
    pub marken: Vec<MarkeDto>,
}

/// A point of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MarkeDto {
    /// Series.
    pub reihe: String,
    /// Position in pixels of the picture.
    pub x: i32,
    /// The same.
    pub y: i32,
    /// The spoken value.
    pub text: String,
    /// Address of the list behind it; empty: none.
    pub ziel: String,
}

/// Which map.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct KartenWunsch {
    /// "gemeinden" or "kreise".
    pub ebene: String,
    /// Kind of Kommune that is compared; empty: the first of the level.
    pub typ: String,
    /// OZG-ID whose state is shown; empty: Z6.
    pub leistung: String,
    /// Scope of the services, "kommunal" or "alle".
    pub scope: String,
    /// AGS that is marked; empty: none.
    pub gewaehlt: String,
    /// Width in pixels, clamped to 320..=2000.
    pub breite: u32,
    /// Height in pixels, clamped to 200..=1600.
    pub hoehe: u32,
    /// "hell" or "dunkel".
    pub thema: String,
}
