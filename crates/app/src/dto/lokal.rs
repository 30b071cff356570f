//! What is kept on this machine with the catalogue and never recorded.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Drafts, saved views and settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LokalDto {
    /// Unsaved input.
    pub entwuerfe: Vec<LokalEintragDto>,
    /// Saved views of lists.
    pub ansichten: Vec<LokalEintragDto>,
    /// Settings of the window.
    pub einstellungen: Vec<LokalEintragDto>,
}

/// One local value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LokalEintragDto {
    /// Its name.
    pub schluessel: String,
    /// JSON text, meaning as the window gives it.
    pub wert: String,
}

/// Which kind of local value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LokalArt {
    /// Unsaved input.
    Entwurf,
    /// Saved view of a list.
    Ansicht,
    /// Setting of the window.
    Einstellung,
}

/// A list as the window shows it, to be written to a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListenWunsch {
    /// projekte, leistungen, kommunen, foerderung, kennzahlen, quellen, or a table of the frame.
    pub liste: String,
    /// opendata or excel.
    pub profil: String,
    /// ISO day.
    pub stichtag: String,
    /// State of knowledge, RFC 3339; none: jetzt.
    #[ts(optional)]
    pub bekannt_am: Option<String>,
    /// Keys of the rows in the order shown; none: all.
    #[ts(optional)]
    pub schluessel: Option<Vec<String>>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DateiDto {
    /// Its path.
    pub datei: String,
    /// Rows in it, where it is a list.
    #[ts(type = "number | null")]
    pub zeilen: Option<u64>,
}
