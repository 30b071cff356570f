//! Pictures and files made from figures. No clock, no system font, no hash order: the same input gives the same bytes.

pub mod diagramm;
pub mod tabelle;
