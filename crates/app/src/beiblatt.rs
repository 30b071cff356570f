//! The side file of an export, `FILE.meta.json`: from which state it was made, so that it can be cited and proven.

use std::io::Write;
use std::path::{Path, PathBuf};

use ozg_store::{Katalogstand, Leser, StoreFehler};
use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use crate::dto::ApiFehler;
use crate::export::{einsetzen, vorbereiten};

/// The state that an export shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stand {
    /// State of knowledge, RFC 3339; `None`: jetzt.
    pub(crate) bekannt_am: Option<String>,
    pub(crate) katalog: Katalogstand,
    /// Length and head of the chain.
    pub(crate) laenge: i64,
    pub(crate) kopf: String,
}

impl Stand {
    /// Reads it where the export itself is read: both speak of one state.
    pub(crate) fn lesen(l: &Leser<'_>, bekannt_am: Option<String>) -> Result<Self, StoreFehler> {
        let (laenge, kopf) = l.chronik_kopf()?;
        Ok(Self { bekannt_am, katalog: l.katalogstand()?, laenge, kopf })
    }

    /// Whether these are Demodaten.
    pub(crate) fn demodaten(&self) -> bool {
        self.katalog.startwert.is_some()
    }

    /// The values of the side file: first what the caller says of the file, then the state.
    fn werte(&self, eigene: Map<String, Value>, zeilen: Option<u64>) -> Value {
        let mut werte = eigene;
        werte.insert("bekannt_am".to_owned(), self.bekannt_am.clone().into());
        werte.insert("katalogversion".to_owned(), self.katalog.katalogversion.clone().into());
        werte.insert("chronik_laenge".to_owned(), self.laenge.into());
        werte.insert("chronik_kopf".to_owned(), self.kopf.clone().into());
        werte.insert("demodaten".to_owned(), self.demodaten().into());
        if let Some(n) = zeilen {
            werte.insert("zeilen".to_owned(), n.into());
        }
        Value::Object(werte)
    }
}

/// Puts a complete file and its side file in their places.
///
/// # Errors
/// [`crate::dto::FehlerCode::SchreibenFehlgeschlagen`].
pub(crate) fn mit_beiblatt(
    datei: NamedTempFile,
    ziel: &Path,
    stand: &Stand,
    eigene: Map<String, Value>,
    zeilen: Option<u64>,
) -> Result<(), ApiFehler> {
    let mut neben = ziel.as_os_str().to_owned();
    neben.push(".meta.json");
    let neben = PathBuf::from(neben);
    let werte = stand.werte(eigene, zeilen);
    let beiblatt = vorbereiten(&neben, |d| {
        serde_json::to_writer_pretty(&mut *d, &werte).map_err(std::io::Error::from)?;
        d.write_all(b"\n")
    })?;
    // Both are complete before either appears.
    einsetzen(beiblatt, &neben)?;
    einsetzen(datei, ziel)
}
