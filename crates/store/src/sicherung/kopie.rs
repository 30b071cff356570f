//! A copy of the catalogue that is checked before it counts.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;

use crate::katalog::Katalog;
use crate::verbindung::{Zweck, oeffnen};
use crate::{Anker, Kettenbefund, Leser, StoreFehler, kopf};

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
        let mappe = tempfile::Builder::new()
            .prefix(".ozg-sicherung-")
            .tempdir_in(ordner)
            .map_err(|e| schreibfehler(ziel, &e))?;
        let kopie = mappe.path().join("kopie.ozg");
        let stand = self.lesen(|l| l.chronik_kopf())?;
        let befund =
            gepruefte_kopie(self.pfad(), &stand, &kopie, Tiefe::Ganz).map_err(|e| e.mit_pfad(ziel))?;
        benennen(&kopie, ziel)?;
        Ok(befund)
    }
}

fn schreibfehler(ziel: &Path, e: &std::io::Error) -> StoreFehler {
    StoreFehler::Schreiben { pfad: ziel.to_owned(), grund: e.to_string() }
}

/// How deep a copy is looked at before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tiefe {
    /// File, references, schema, and all of the chain.
    Ganz,
    /// File, references, schema, and the head of the chain. The rest is checked before such a backup is put back.
    Kopf,
}

/// Copies and checks. `stand` is length and head of the original: another program may have appended meanwhile; shorter
/// or other than that the copy must not be.
pub(super) fn gepruefte_kopie(
    pfad: &Path,
    stand: &(i64, String),
    kopie: &Path,
    tiefe: Tiefe,
) -> Result<Kettenbefund, StoreFehler> {
    seiten_kopieren(pfad, kopie)?;
    let beschaedigt = |grund: String| StoreFehler::Beschaedigt { pfad: pfad.to_owned(), grund };
    let anker = Anker { laenge: stand.0, kopf: stand.1.clone() };
    let befund = match tiefe {
        Tiefe::Ganz => datei_pruefen(kopie, &[anker]),
        Tiefe::Kopf => fremde_oeffnen(kopie).and_then(|conn| {
            let befund = Leser { conn: &conn }.kopie_pruefen()?;
            let gleich =
                befund.laenge > anker.laenge || (befund.laenge, &befund.kopf) == (anker.laenge, &anker.kopf);
            if gleich { Ok(befund) } else { Err(beschaedigt("copy has another head".to_owned())) }
        }),
    };
    let befund = befund.map_err(|e| match e {
        // Whatever is wrong with the copy is wrong with the original.
        StoreFehler::Beschaedigt { grund, .. } | StoreFehler::Fremd { grund, .. } => beschaedigt(grund),
        e => e,
    })?;
    match befund.schaeden.first() {
        None => Ok(befund),
        Some(s) => Err(beschaedigt(format!("copy does not pass: {s:?}"))),
    }
}

/// Copies all pages, with what is still in the -wal, in one consistent state, whatever they hold.
///
/// # Errors
/// As SQLite reports: what concerns the copy has no path yet.
pub(super) fn seiten_kopieren(pfad: &Path, ziel: &Path) -> Result<(), StoreFehler> {
    uebertragen(&oeffnen(pfad, Zweck::Lesen)?, ziel)?;
    // A copy holds contacts and drafts, too: nobody may read it who may not read the catalogue.
    std::fs::metadata(pfad)
        .and_then(|m| std::fs::set_permissions(ziel, m.permissions()))
        .map_err(|e| schreibfehler(Path::new(""), &e))
}

/// Checks a catalogue without changing the file: no migration, nothing beside it. What does not open otherwise, being
/// of an older schema or not to be written, is checked all the same.
///
/// # Errors
/// [`StoreFehler::Fehlt`], [`StoreFehler::Fremd`], [`StoreFehler::Neuer`], [`StoreFehler::Beschaedigt`] if it cannot
/// even be read; what is merely wrong is in the result.
pub fn datei_pruefen(pfad: &Path, anker: &[Anker]) -> Result<Kettenbefund, StoreFehler> {
    let conn = fremde_oeffnen(pfad)?;
    Leser { conn: &conn }.kette_pruefen(anker).map_err(|e| e.mit_pfad(pfad))
}

/// Length and head of the chain of a catalogue or backup, as an anchor for another one. Its chain is not checked.
///
/// # Errors
/// As [`datei_pruefen`]; [`StoreFehler::Beschaedigt`] if what stands there is no head.
pub fn anker_der_datei(pfad: &Path) -> Result<Anker, StoreFehler> {
    let conn = fremde_oeffnen(pfad)?;
    crate::schema::vergleichen(&conn).map_err(|e| e.mit_pfad(pfad))?;
    let (laenge, kopf) = Leser { conn: &conn }.chronik_kopf().map_err(|e| e.mit_pfad(pfad))?;
    Anker::neu(laenge, &kopf).ok_or_else(|| StoreFehler::Beschaedigt {
        pfad: pfad.to_owned(),
        grund: "head of the chain".to_owned(),
    })
}

/// Opens a file from elsewhere for reading: it is looked at first, and stays as it is.
fn fremde_oeffnen(pfad: &Path) -> Result<Connection, StoreFehler> {
    // A file that this process has open must not be opened from outside SQLite, see `katalog::Offen`.
    let offen = crate::katalog::ist_offen(pfad);
    if !offen {
        kopf::pruefen(pfad)?;
    }
    if !offen && !kopf::beidatei(pfad, "-wal").exists() {
        return oeffnen(pfad, Zweck::Ansehen);
    }
    let conn = oeffnen(pfad, Zweck::Lesen)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(conn)
}

/// Copies the pages of a file from elsewhere.
pub(super) fn fremde_kopieren(pfad: &Path, ziel: &Path) -> Result<(), StoreFehler> {
    let quelle = fremde_oeffnen(pfad)?;
    crate::schema::vergleichen(&quelle).map_err(|e| e.mit_pfad(pfad))?;
    uebertragen(&quelle, ziel)
}

fn uebertragen(quelle: &Connection, ziel: &Path) -> Result<(), StoreFehler> {
    // The path is the caller's: people look for what they asked for, not for a file on the way.
    let ohne_pfad = |e: StoreFehler| match e {
        StoreFehler::Schreiben { grund, .. } => {
            StoreFehler::Schreiben { pfad: Path::new("").to_owned(), grund }
        }
        e => e,
    };
    let mut neu = oeffnen(ziel, Zweck::Anlegen).map_err(ohne_pfad)?;
    match Backup::new(quelle, &mut neu)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreFehler::Belegt),
    }
    neu.close().map_err(|(_, e)| e)?;
    Ok(())
}

/// Gives a complete copy its name, if that is free, once all of it is on the disk.
pub(super) fn benennen(kopie: &Path, ziel: &Path) -> Result<(), StoreFehler> {
    std::fs::File::open(kopie).and_then(|f| f.sync_all()).map_err(|e| schreibfehler(ziel, &e))?;
    // A hard link fails if the name is taken meanwhile; a rename would replace it.
    std::fs::hard_link(kopie, ziel)
        .or_else(|e| match e.kind() {
            std::io::ErrorKind::AlreadyExists => Err(e),
            _ if ziel.exists() => Err(std::io::ErrorKind::AlreadyExists.into()),
            _ => std::fs::rename(kopie, ziel),
        })
        .map_err(|e| match e.kind() {
            std::io::ErrorKind::AlreadyExists => StoreFehler::DateiVorhanden(ziel.to_owned()),
            _ => schreibfehler(ziel, &e),
        })?;
    // The name itself must survive a power cut, too; where a folder cannot be synced, the system sees to it.
    if let Some(ordner) = ziel.parent() {
        let _ = std::fs::File::open(ordner).and_then(|f| f.sync_all());
    }
    Ok(())
}
