//! The first look at a file, before SQLite may touch it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::{APPLICATION_ID, SCHEMA, StoreFehler};

const MAGIE: &[u8; 16] = b"SQLite format 3\0";

/// Recognises foreign, newer and cut files by their first 100 bytes. Returns the schema that stands there; a -wal may
/// hold a newer one.
///
/// # Errors
/// [`StoreFehler::Fehlt`], [`StoreFehler::Fremd`], [`StoreFehler::Neuer`], [`StoreFehler::Beschaedigt`].
pub(crate) fn pruefen(pfad: &Path) -> Result<i32, StoreFehler> {
    let fremd = |grund: &str| StoreFehler::Fremd { pfad: pfad.to_owned(), grund: grund.to_owned() };
    let meta = std::fs::metadata(pfad).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => StoreFehler::Fehlt(pfad.to_owned()),
        _ => fremd(&e.to_string()),
    })?;
    if !meta.is_file() {
        return Err(fremd("not a regular file"));
    }
    let mut kopf = [0_u8; 100];
    let mut datei = File::open(pfad).map_err(|e| fremd(&e.to_string()))?;
    if datei.read_exact(&mut kopf).is_err() {
        return Err(fremd("shorter than a database header"));
    }
    if &kopf[..16] != MAGIE {
        return Err(fremd("no SQLite header; text, encrypted or another format"));
    }
    let zahl = |ab: usize| i32::from_be_bytes([kopf[ab], kopf[ab + 1], kopf[ab + 2], kopf[ab + 3]]);
    let (fassung, kennung) = (zahl(60), zahl(68));
    if kennung != APPLICATION_ID {
        return Err(fremd(&format!("application_id {kennung:#010x}")));
    }
    if fassung > SCHEMA {
        return Err(StoreFehler::Neuer { pfad: pfad.to_owned(), datei: fassung, programm: SCHEMA });
    }
    if fassung < 1 {
        return Err(fremd(&format!("user_version {fassung}")));
    }
    let beschaedigt = |grund: String| StoreFehler::Beschaedigt { pfad: pfad.to_owned(), grund };
    let seite = match u64::from(u16::from_be_bytes([kopf[16], kopf[17]])) {
        1 => 65_536,
        n => n,
    };
    if !seite.is_power_of_two() || !(512..=65_536).contains(&seite) {
        return Err(beschaedigt(format!("page size {seite}")));
    }
    let seiten = u64::from(u32::from_be_bytes([kopf[28], kopf[29], kopf[30], kopf[31]]));
    if seiten * seite > meta.len() && !beidatei(pfad, "-wal").exists() {
        return Err(beschaedigt(format!("{} bytes, {seiten} pages of {seite} expected", meta.len())));
    }
    Ok(fassung)
}

/// The file beside the catalogue with that ending.
pub(crate) fn beidatei(pfad: &Path, endung: &str) -> PathBuf {
    let mut name = pfad.as_os_str().to_owned();
    name.push(endung);
    PathBuf::from(name)
}
