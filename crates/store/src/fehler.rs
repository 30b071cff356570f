//! What can go wrong with a catalogue.

use std::path::PathBuf;

use ozg_domain::wert::Feldfehler;
use rusqlite::ErrorCode;
use thiserror::Error;

/// Errors of the catalogue. Nothing was written wherever one of these is returned.
#[derive(Debug, Error)]
pub enum StoreFehler {
    /// A cell breaks a rule.
    #[error(transparent)]
    Feld(#[from] Feldfehler),
    /// No row has this key.
    #[error("no {nomen} {schluessel}")]
    NichtGefunden {
        /// The noun.
        nomen: &'static str,
        /// Key cells, separated by " · ".
        schluessel: String,
    },
    /// A row has this key already.
    #[error("{nomen} {schluessel} exists")]
    SchonVorhanden {
        /// The noun.
        nomen: &'static str,
        /// Key cells, separated by " · ".
        schluessel: String,
    },
    /// Other rows refer to this one.
    #[error("{nomen} {schluessel} is referred to")]
    WirdGebraucht {
        /// The noun.
        nomen: &'static str,
        /// Key cells, separated by " · ".
        schluessel: String,
    },
    /// A row is not as the entry that shall be taken back left it.
    #[error("{nomen} {schluessel} has changed since")]
    InzwischenGeaendert {
        /// The noun.
        nomen: String,
        /// Key cells, separated by " · ".
        schluessel: String,
    },
    /// An entry cannot be taken back at all.
    #[error("cannot be taken back: {0:?}")]
    NichtRuecknehmbar(crate::Hindernis),
    /// Another program held the write lock for longer than we wait.
    #[error("busy")]
    Belegt,
    /// There is no such file.
    #[error("missing: {0}")]
    Fehlt(PathBuf),
    /// There is a file already where a new catalogue should go.
    #[error("file exists: {0}")]
    DateiVorhanden(PathBuf),
    /// Not a catalogue of this program.
    #[error("foreign file {pfad}: {grund}")]
    Fremd {
        /// The file.
        pfad: PathBuf,
        /// Technical reason.
        grund: String,
    },
    /// Written by a newer version.
    #[error("schema {datei} is newer than {programm}: {pfad}")]
    Neuer {
        /// The file.
        pfad: PathBuf,
        /// Schema of the file.
        datei: i32,
        /// Schema of this program.
        programm: i32,
    },
    /// Damaged.
    #[error("damaged file {pfad}: {grund}")]
    Beschaedigt {
        /// The file.
        pfad: PathBuf,
        /// Technical reason.
        grund: String,
    },
    /// The disk is full, read-only or failing, or the folder cannot be written.
    #[error("cannot write {pfad}: {grund}")]
    Schreiben {
        /// File or folder.
        pfad: PathBuf,
        /// Technical reason.
        grund: String,
    },
    /// A past state of knowledge is read; nothing can be written into it.
    #[error("a past state cannot be written")]
    Vergangenheit,
    /// Nothing was known yet at that moment.
    #[error("the first entry arrived at {erster}")]
    VorBeginn {
        /// Arrival of the first entry, RFC 3339; empty: there is none.
        erster: String,
    },
    /// The bundled SQLite is older than is safe.
    #[error("SQLite {0} is too old")]
    SqliteZuAlt(String),
    /// Any other fault of the database.
    #[error("database: {0}")]
    Datenbank(rusqlite::Error),
    /// A recorded value is not what the schema promises.
    #[error("unexpected content: {0}")]
    Inhalt(String),
}

impl From<rusqlite::Error> for StoreFehler {
    fn from(e: rusqlite::Error) -> Self {
        let Some(code) = e.sqlite_error_code() else {
            return Self::Datenbank(e);
        };
        let grund = e.to_string();
        let pfad = PathBuf::new();
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Belegt,
            ErrorCode::DiskFull
            | ErrorCode::ReadOnly
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied => Self::Schreiben { pfad, grund },
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Beschaedigt { pfad, grund },
            _ => Self::Datenbank(e),
        }
    }
}

impl StoreFehler {
    /// Whether a value could be read but is not what it should be, as opposed to a fault of file or system.
    pub(crate) fn ist_inhalt(&self) -> bool {
        match self {
            Self::Inhalt(_) => true,
            Self::Datenbank(e) => e.sqlite_error_code().is_none(),
            _ => false,
        }
    }

    /// Names the file where the database only knew that something is wrong.
    #[must_use]
    pub fn mit_pfad(self, datei: &std::path::Path) -> Self {
        match self {
            Self::Schreiben { pfad, grund } if pfad.as_os_str().is_empty() => {
                Self::Schreiben { pfad: datei.to_owned(), grund }
            }
            Self::Beschaedigt { pfad, grund } if pfad.as_os_str().is_empty() => {
                Self::Beschaedigt { pfad: datei.to_owned(), grund }
            }
            Self::Fremd { pfad, grund } if pfad.as_os_str().is_empty() => {
                Self::Fremd { pfad: datei.to_owned(), grund }
            }
            Self::Neuer { pfad, datei: fassung, programm } if pfad.as_os_str().is_empty() => {
                Self::Neuer { pfad: datei.to_owned(), datei: fassung, programm }
            }
            andere => andere,
        }
    }
}
