//! Where catalogues lie.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::dto::{ApiFehler, FehlerCode};
use crate::fehler::fehler;

/// The usual place in the user's data folder: `katalog.ozg`, or `demo-7.ozg` for the demo catalogue of seed 7.
/// The folder is made if it is missing.
///
/// # Errors
/// [`FehlerCode::SchreibenFehlgeschlagen`] if there is no such folder and none can be made.
pub fn standardpfad(demo: Option<u64>) -> Result<PathBuf, ApiFehler> {
    let nicht = |technik: String| {
        let params = BTreeMap::from([("pfad".to_owned(), "Datenordner".to_owned())]);
        fehler(FehlerCode::SchreibenFehlgeschlagen, params, Vec::new(), technik)
    };
    let ordner = directories::ProjectDirs::from("de", "", "ozg-chronik")
        .map(|d| d.data_dir().to_owned())
        .ok_or_else(|| nicht("no home folder".to_owned()))?;
    std::fs::create_dir_all(&ordner).map_err(|e| nicht(format!("{}: {e}", ordner.display())))?;
    Ok(ordner.join(demo.map_or_else(|| "katalog.ozg".to_owned(), |s| format!("demo-{s}.ozg"))))
}
