//! Sources with what rests on them.

use serde::Serialize;
use ts_rs::TS;

/// All sources and what has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuellenDto {
    /// Sources by Fundstelle.
    pub quellen: Vec<QuelleZeileDto>,
    /// Facts without a source, by noun; only nouns that have such.
    pub unbelegt: Vec<AnzahlDto>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuelleZeileDto {
    /// Key.
    pub kennung: String,
    /// Text of the Fundstelle.
    pub fundstelle: String,
    /// Kind, as given.
    pub art: Option<String>,
    /// Day of its state, ISO.
    pub stand_am: Option<String>,
    /// Hint.
    pub hinweis: Option<String>,
    /// Number of facts that rest on it.
    pub anzahl: u32,
    /// The same by noun.
    pub je_nomen: Vec<AnzahlDto>,
    /// Files kept beside it.
    pub belege: Vec<BelegDto>,
}

/// A number of rows of a noun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnzahlDto {
    /// Noun.
    pub nomen: String,
    /// What a person calls it.
    pub titel: String,
    /// How many.
    pub anzahl: u32,
}

/// A fact that rests on a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TatsacheDto {
    /// Noun.
    pub nomen: String,
    /// What a person calls it.
    pub nomen_titel: String,
    /// Key.
    pub schluessel: Vec<String>,
    /// The fact in words.
    pub text: String,
    /// Kuerzel of the project that it belongs to.
    pub projekt: Option<String>,
}

/// An evidence file: kept on this machine beside the catalogue under the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BelegDto {
    /// SHA-256 of the content, hex.
    pub hash: String,
    /// Name it had when it was added.
    pub name: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub groesse: u64,
    /// Fundstelle beside which it lies.
    pub fundstelle: String,
    /// Whether the file is there and its content still has this hash length; `false`: missing.
    pub vorhanden: bool,
}
