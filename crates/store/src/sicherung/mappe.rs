//! Folders for copies that are still being made.
//!
//! A process that dies leaves its folder behind. Each one holds a lock as long as its maker lives; the next who makes
//! one clears away those that nobody holds any more. That needs no clock.

use std::fs::File;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::StoreFehler;

const ANFANG: &str = ".ozg-sicherung-";
/// File inside the folder that its maker holds.
const SPERRE: &str = "sperre";
/// File beside the folders that is held while one is made or cleared away.
const TOR: &str = ".ozg-sperre";

/// A folder that goes with its contents when this is dropped.
#[derive(Debug)]
pub(super) struct Mappe {
    ordner: TempDir,
    /// Held until the folder is gone; where a system cannot lock, nothing is ever cleared away.
    _sperre: File,
}

impl Mappe {
    /// Makes one in `ordner`, which is made if it is missing.
    ///
    /// # Errors
    /// [`StoreFehler::Schreiben`] with the folder.
    pub(super) fn neu(ordner: &Path) -> Result<Self, StoreFehler> {
        let fehler =
            |e: std::io::Error| StoreFehler::Schreiben { pfad: ordner.to_owned(), grund: e.to_string() };
        std::fs::create_dir_all(ordner).map_err(fehler)?;
        let tor = File::create(ordner.join(TOR)).map_err(fehler)?;
        let bewacht = tor.lock().is_ok();
        if bewacht {
            aufraeumen(ordner);
        }
        let mappe = tempfile::Builder::new().prefix(ANFANG).tempdir_in(ordner).map_err(fehler)?;
        let sperre = File::create(mappe.path().join(SPERRE)).map_err(fehler)?;
        let _ = sperre.lock();
        Ok(Self { ordner: mappe, _sperre: sperre })
    }

    pub(super) fn pfad(&self, name: &str) -> PathBuf {
        self.ordner.path().join(name)
    }
}

/// Removes the folders of dead processes. One that cannot be removed stays until the next time.
fn aufraeumen(ordner: &Path) {
    let Ok(eintraege) = std::fs::read_dir(ordner) else {
        return;
    };
    for e in eintraege.flatten() {
        let eigene = e.file_name().to_str().is_some_and(|n| n.starts_with(ANFANG));
        if !eigene || !e.file_type().is_ok_and(|t| t.is_dir()) {
            continue;
        }
        // Killed before it could lock: then there is no such file.
        let verwaist = match File::open(e.path().join(SPERRE)) {
            Ok(sperre) => sperre.try_lock().is_ok(),
            Err(e) => e.kind() == std::io::ErrorKind::NotFound,
        };
        if verwaist {
            let _ = std::fs::remove_dir_all(e.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nur_was_niemand_mehr_haelt_wird_weggeraeumt() {
        let o = tempfile::tempdir().unwrap();
        let lebt = Mappe::neu(o.path()).unwrap();
        std::fs::write(lebt.pfad("kopie.ozg"), "x").unwrap();
        let tot = o.path().join(".ozg-sicherung-tot");
        std::fs::create_dir(&tot).unwrap();
        std::fs::write(tot.join("kopie.ozg"), "x").unwrap();
        let fremd = o.path().join("fremd");
        std::fs::create_dir(&fremd).unwrap();
        let zweite = Mappe::neu(o.path()).unwrap();
        assert!(lebt.pfad("kopie.ozg").exists() && zweite.pfad("").exists() && fremd.exists());
        assert!(!tot.exists());
        let weg = zweite.pfad("");
        drop(zweite);
        assert!(!weg.exists());
    }
}
