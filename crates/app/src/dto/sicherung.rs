//! Backups beside the catalogue.

use serde::Serialize;
use ts_rs::TS;

/// The backups that the program made by itself or on order beside the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SicherungenDto {
    /// Folder.
    pub ordner: String,
    /// Newest first.
    pub liste: Vec<SicherungDto>,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SicherungDto {
    /// File name without folder; names the backup in commands.
    pub name: String,
    /// When, RFC 3339 UTC.
    pub zeit: String,
    /// Occasion: import, umstieg (migration), wiederherstellung, abgleich, taeglich or hand.
    pub anlass: String,
    /// Bytes.
    #[ts(type = "number")]
    pub groesse: u64,
    /// Length of its chain.
    #[ts(type = "number")]
    pub laenge: i64,
    /// Head of its chain, at least the first 8 hex digits.
    pub kopf: String,
}

/// Receipt of a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WiederhergestelltDto {
    /// The state before, backed up first: name of that backup.
    pub vorher: String,
    /// Length of the chain now.
    #[ts(type = "number")]
    pub laenge: i64,
    /// Head of the chain now, hex.
    pub kopf: String,
}
