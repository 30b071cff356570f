//! Charts as SVG and PNG.
//!
//! Order of events: the domain gathers points, [`burnup::svg`] lays them out and draws them through plotters,
//! [`png::png`] rasterises that very SVG. Nothing is drawn twice, so window, file and report show one picture.

pub mod burnup;
pub mod farben;
pub mod png;
pub mod text;

mod achse;
mod beschriftung;
mod ebene;
mod kasten;
mod rahmen;
mod reihen;
mod schrift;
mod umfang;

#[cfg(test)]
mod proben;

pub use farben::Thema;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum DiagrammFehler {
    /// The span ends before it begins.
    #[error("Die Zeitspanne des Diagramms endet vor ihrem Anfang.")]
    Spanne,
    /// The points are not in ascending order of their days.
    #[error("Die Punkte des Diagramms sind nicht nach Tagen geordnet.")]
    Reihenfolge,
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
