//! Entries of the history and the receipt of a save.

use serde::Serialize;
use ts_rs::TS;

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EintragDto {
    /// Position in this catalogue, from 1.
    #[ts(type = "number")]
    pub nr: i64,
    /// UUID of the entry, the same in every catalogue.
    pub id: String,
    /// Record time, RFC 3339 UTC.
    pub zeit: String,
    /// Name or function; "nicht genannt" if none.
    pub person: String,
    /// ui, cli, import, abgleich, auslieferung or demo.
    pub herkunft: String,
    /// What was done, object_verb.
    pub operation: String,
    /// Why, as given by the person.
    pub grund: Option<String>,
    /// Number of changed rows; also those that `worte` does not show. On the page of a project: of its rows.
    #[ts(type = "number")]
    pub aenderungen: i64,
    /// The changes in words, at most 20.
    pub worte: Vec<String>,
    /// Head of the chain after this entry, hex.
    pub kopf: String,
    /// Whether it changed facts; one that only stores a Fassung or a report did not.
    pub tatsachen: bool,
}

/// Receipt of a save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GespeichertDto {
    /// Position of the new entry; `null` if nothing differed and nothing was written.
    #[ts(type = "number | null")]
    pub nr: Option<i64>,
    /// Key of the row, also where it was made here.
    pub schluessel: Vec<String>,
    /// Number of changed rows.
    #[ts(type = "number")]
    pub aenderungen: i64,
    /// Warnings in German; they never block.
    pub hinweise: Vec<String>,
}
