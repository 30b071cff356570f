//! The few errors that cross the boundary.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

/// Someone acts differently on each of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FehlerCode {
    /// The input breaks a rule; see `felder`.
    EingabeUngueltig,
    /// Nothing is on record under this key.
    NichtGefunden,
    /// Something is on record under this key already.
    SchonVorhanden,
    /// Other rows rest on this one.
    WirdGebraucht,
    /// The row was changed since; what was asked for would undo that.
    InzwischenGeaendert,
    /// Another program was writing for too long.
    KatalogBelegt,
    /// The file is missing.
    KatalogFehlt,
    /// Made by a newer version of the program.
    KatalogNeuer,
    /// No catalogue of this program.
    KatalogFremd,
    /// Damaged.
    KatalogBeschaedigt,
    /// A file or folder could not be written (full, read-only, missing).
    SchreibenFehlgeschlagen,
    /// A file could not be read or is not what it should be.
    DateiUnlesbar,
    /// A past state is shown, which cannot be written.
    Vergangenheit,
    /// A fault of the program.
    Intern,
}

/// A refused field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeldFehlerDto {
    /// CSV header of the field.
    pub feld: String,
    /// Broken rule as a label key.
    pub regel: String,
    /// The refused value, at most 200 characters.
    pub wert: String,
    /// German sentence that names field and rule.
    pub text: String,
    /// Line in the file, if it came from one.
    pub zeile: Option<u32>,
}

/// An error at the boundary. What happened, what is safe and what to do stand in `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApiFehler {
    /// Which one.
    pub code: FehlerCode,
    /// Values that the sentence names.
    pub params: BTreeMap<String, String>,
    /// Refused fields.
    pub felder: Vec<FeldFehlerDto>,
    /// The German sentence from `data/labels`.
    pub text: String,
    /// Technical detail in English, folded away in the window.
    pub technik: String,
}
