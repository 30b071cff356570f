//! Charts as SVG and PNG.
//!
//! Order of events: the domain gathers points, [`burnup::svg`] lays them out and draws them through plotters,
//! [`png::png`] rasterises that very SVG. Nothing is drawn twice, so window, file and report show one picture.

pub mod anteil;
pub mod bild;
pub mod burnup;
pub mod farben;
pub mod format;
pub mod fortschritt;
pub mod karte;
pub mod leiter;
pub mod muster;
pub mod png;
pub mod stufen;
pub mod text;
pub mod themenfelder;
pub mod vierfelder;

pub mod aktualitaet;
pub mod gantt;
pub mod mittel;
pub mod phasen;
pub mod schere;
pub mod verzug;

mod achse;
mod balken;
mod beschriftung;
mod buehne;
mod ebene;
mod formen;
mod kasten;
mod masstab;
mod name;
mod rahmen;
mod reihen;
mod satz;
mod schrift;
mod umfang;
mod worte;
mod zeichen;
mod zeilen;
mod zeitachse;

#[cfg(test)]
mod proben;

pub use anteil::Anteil;
pub use bild::{Bild, Marke, Zwilling};
pub use farben::Thema;
pub use format::Format;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum DiagrammFehler {
    /// The span ends before it begins.
    #[error("Die Zeitspanne des Diagramms endet vor ihrem Anfang.")]
    Spanne,
    /// The points are not in ascending order of their days.
    #[error("Die Punkte des Diagramms sind nicht nach Tagen geordnet.")]
    Reihenfolge,
    /// A share is more than its whole, or its whole is beyond a thousand million.
    #[error("Ein Anteil des Diagramms passt nicht zu seinem Nenner.")]
    Anteil,
    /// The parts of a change do not give its end.
    #[error("Die Teile der Veränderung ergeben nicht den späteren Stand.")]
    Summe,
    /// The file of a map is damaged, foreign or too large.
    #[error("Die Landkarte ist nicht lesbar: {0}.")]
    Geometrie(String),
    /// A bundled font cannot be read.
    #[error("Die mitgelieferte Schrift Fira Sans ist nicht lesbar.")]
    Schrift,
    /// The drawing library refused.
    #[error("Das Diagramm ließ sich nicht zeichnen: {0}")]
    Zeichnen(String),
    /// The text is no SVG.
    #[error("Das Bild ist kein gültiges SVG: {0}")]
    Svg(String),
    /// The raster picture would be too large, or the factor is no usable number.
    #[error("Das Bild wäre zu groß: höchstens {hoechstens} Bildpunkte und Faktor 0,25 bis 8 sind möglich.")]
    ZuGross {
        /// Upper bound in pixels.
        hoechstens: u64,
    },
    /// The raster picture could not be written.
    #[error("Das Bild ließ sich nicht als PNG schreiben: {0}")]
    Png(String),
}
