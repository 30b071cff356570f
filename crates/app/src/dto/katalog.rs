//! What the status bar says about the open catalogue.

use serde::Serialize;
use ts_rs::TS;

use super::{ApiFehler, LokalDto, VorabDto};

/// What the window asks for first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StartDto {
    /// Today on this machine, ISO.
    pub heute: String,
    /// The open catalogue; `null` if it could not be opened.
    pub katalog: Option<KatalogInfoDto>,
    /// Why not.
    pub fehler: Option<ApiFehler>,
    /// Settings, drafts and saved views of this machine; empty without a catalogue.
    pub lokal: LokalDto,
    /// What the first view will ask for next, so that it needs no further call; `null` where another view comes first.
    pub vorab: Option<VorabDto>,
}

/// The open catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KatalogInfoDto {
    /// File name for people, without folder.
    pub name: String,
    /// Whole path of the file.
    pub pfad: String,
    /// Whether this is the generated demo catalogue.
    pub demodaten: bool,
    /// Katalogversion in force.
    pub katalogversion: Option<String>,
    /// OZG-Leistungen of that version.
    pub leistungen: u32,
    /// LeiKa rows of that version.
    pub leika_leistungen: u32,
    /// Kommunen on record.
    pub kommunen: u32,
    /// Number of entries in the history.
    #[ts(type = "number")]
    pub chronik_laenge: i64,
    /// Head of the chain, 64 hex digits; empty before the first entry.
    pub chronik_kopf: String,
    /// Version of the program.
    pub programmfassung: String,
    /// Person or function in whose name entries are made; empty: none is named.
    pub person: String,
    /// Moment of the last backup made here, RFC 3339 UTC; `null`: none.
    pub letzte_sicherung: Option<String>,
    /// Moment of the last check without a finding, RFC 3339 UTC; `null`: none.
    pub letzte_pruefung: Option<String>,
    /// State of knowledge that this describes, RFC 3339; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Number of later entries that are hidden; 0 for jetzt.
    #[ts(type = "number")]
    pub spaetere: i64,
}

/// Result of the check of a whole catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KettenbefundDto {
    /// Whether nothing was found.
    pub in_ordnung: bool,
    /// Number of entries.
    #[ts(type = "number")]
    pub laenge: i64,
    /// Head of the chain, hex.
    pub kopf: String,
    /// What was found, in German sentences, worst first.
    pub befunde: Vec<String>,
}
