//! A copy of the catalogue that is checked before it counts.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;

use crate::katalog::Katalog;
use crate::verbindung::{Zweck, oeffnen};
use crate::{Kettenbefund, StoreFehler};

impl Katalog {
    /// Copies the whole catalogue, with what is still in the -wal, to a new file. The copy appears under its name
    /// only after it was opened and its chain was found to be the one of the original.
    ///
    /// # Errors
    /// [`StoreFehler::DateiVorhanden`], [`StoreFehler::Schreiben`], [`StoreFehler::Beschaedigt`] if the copy does
    /// not pass.
    pub fn sichern(&self, ziel: &Path) -> Result<Kettenbefund, StoreFehler> {
        if ziel.exists() {
            return Err(StoreFehler::DateiVorhanden(ziel.to_owned()));
        }
        let ordner = match ziel.parent() {
            Some(o) if !o.as_os_str().is_empty() => o,
            _ => Path::new("."),
        };
        let schreibfehler =
            |e: std::io::Error| StoreFehler::Schreiben { pfad: ziel.to_owned(), grund: e.to_string() };
        let mappe =
            tempfile::Builder::new().prefix(".ozg-sicherung-").tempdir_in(ordner).map_err(schreibfehler)?;
        let kopie = mappe.path().join("kopie.ozg");
        let (laenge, kopf) = self.lesen(|l| {
            let stand = l.chronik_kopf()?;
            Ok::<_, StoreFehler>(stand)
        })?;
        self.kopieren(&kopie).map_err(|e| e.mit_pfad(ziel))?;
        let befund = Katalog::oeffnen(&kopie)?.lesen(|l| l.kette_pruefen())?;
        // Another program may have appended meanwhile; shorter or other than ours it must not be.
        let passt = befund.laenge > laenge || (befund.laenge == laenge && befund.kopf == kopf);
        if !passt || !befund.schaeden.is_empty() {
            return Err(StoreFehler::Beschaedigt {
                pfad: self.pfad().to_owned(),
                grund: format!("copy does not pass: {:?}", befund.schaeden.first()),
            });
        }
        // A copy holds contacts and drafts, too: nobody may read it who may not read the catalogue.
        std::fs::metadata(self.pfad())
            .and_then(|m| std::fs::set_permissions(&kopie, m.permissions()))
            .map_err(schreibfehler)?;
        std::fs::File::open(&kopie).and_then(|f| f.sync_all()).map_err(schreibfehler)?;
        // A hard link fails if the name is taken meanwhile; a rename would replace it.
        std::fs::hard_link(&kopie, ziel)
            .or_else(|e| match e.kind() {
                std::io::ErrorKind::AlreadyExists => Err(e),
                _ => std::fs::rename(&kopie, ziel),
            })
            .map_err(schreibfehler)?;
        Ok(befund)
    }

    fn kopieren(&self, ziel: &Path) -> Result<(), StoreFehler> {
        let quelle = oeffnen(self.pfad(), Zweck::Lesen)?;
        let mut neu = oeffnen(ziel, Zweck::Anlegen)?;
        // Takes up what is in the -wal, and starts again by itself if another program writes meanwhile.
        Backup::new(&quelle, &mut neu)?.run_to_completion(4096, Duration::ZERO, None)?;
        neu.close().map_err(|(_, e)| e)?;
        Ok(())
    }
}
