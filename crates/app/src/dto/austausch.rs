//! Receipts of export and import.

use serde::Serialize;
use ts_rs::TS;

use super::FeldFehlerDto;

/// A written file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportDto {
    /// Path of the file.
    pub datei: String,
    /// Rows without the header.
    #[ts(type = "number")]
    pub zeilen: u64,
}

/// What an import did or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDto {
    /// Path of the file.
    pub datei: String,
    /// Profile, a noun for canonical files.
    pub profil: String,
    /// Rows of the file.
    #[ts(type = "number")]
    pub zeilen: u64,
    /// Rows that are new.
    #[ts(type = "number")]
    pub neu: u64,
    /// Rows that differ from what is on record.
    #[ts(type = "number")]
    pub geaendert: u64,
    /// Rows that are on record like this.
    #[ts(type = "number")]
    pub unveraendert: u64,
    /// Rows with faults, at most 200 of them.
    pub fehler: Vec<FeldFehlerDto>,
    /// Number of rows with faults.
    #[ts(type = "number")]
    pub fehlerhafte_zeilen: u64,
    /// Warnings and notes.
    pub hinweise: Vec<String>,
    /// Whether something was written.
    pub geschrieben: bool,
    /// Position of the new entry.
    #[ts(type = "number | null")]
    pub nr: Option<i64>,
}
