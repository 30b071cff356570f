//! The handle of an open catalogue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::angebot::Gedaechtnis;
use crate::damals::Damals;
use crate::verbindung::{Zweck, oeffnen};
use crate::vorgang::{Leser, Quittung, Schreiber, Vorgang, ausfuehren, proben};
use crate::{Anlass, SCHEMA, StoreFehler, kopf, schema, sicherung};

/// Files up to this size are checked page by page whenever they are opened (some 0.1 s at most).
const VOLLPRUEFUNG_BIS: u64 = 64 << 20;

/// How often a file that changes under our eyes is looked at anew.
const ANSEHEN_HOECHSTENS: u32 = 50;

/// An open catalogue. Reading and writing use connections of their own: a reader never waits for a writer.
#[derive(Debug)]
pub struct Katalog {
    pfad: PathBuf,
    lesen: Mutex<Connection>,
    schreiben: Mutex<Connection>,
    /// Looks at earlier states; from the first time that one is asked for.
    damals: Mutex<Option<Damals>>,
    /// The reports of the Angebot; from the first time that a figure asks for them.
    angebot: Mutex<Gedaechtnis>,
    /// Last, so that it is dropped after the connections.
    _offen: Offen,
}

/// A catalogue that is being made: a file of its own that appears under its name only when it is complete.
#[derive(Debug)]
pub struct Neuanlage {
    conn: Connection,
    datei: tempfile::NamedTempFile,
    ziel: PathBuf,
}

impl Katalog {
    /// Opens a file. Foreign, newer and damaged files are recognised before anything is written to them or beside
    /// them; an older one is backed up and migrated.
    ///
    /// # Errors
    /// [`StoreFehler::Fehlt`], [`StoreFehler::Fremd`], [`StoreFehler::Neuer`], [`StoreFehler::Beschaedigt`],
    /// [`StoreFehler::Schreiben`] if it is read-only.
    pub fn oeffnen(pfad: &Path) -> Result<Self, StoreFehler> {
        Self::oeffnen_mit(pfad, umstieg_sichern)
    }

    /// Opens a copy on its way: nobody needs a backup of it before it is migrated.
    pub(crate) fn oeffnen_kopie(pfad: &Path) -> Result<Self, StoreFehler> {
        Self::oeffnen_mit(pfad, |_, _| Ok(()))
    }

    fn oeffnen_mit(
        pfad: &Path,
        vor_umstieg: impl FnOnce(&Connection, &Path) -> Result<(), StoreFehler>,
    ) -> Result<Self, StoreFehler> {
        let mit_pfad = |e: StoreFehler| e.mit_pfad(pfad);
        let mut angesehen = true;
        let offen = Offen::anmelden(pfad, || {
            angesehen = ansehen(pfad).map_err(mit_pfad)?;
            Ok(())
        })?;
        let mut conn = oeffnen(pfad, Zweck::Schreiben)?;
        // Until all is checked, closing must not carry a -wal that others left into the file.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(StoreFehler::from)?;
        if angesehen {
            schema::vergleichen(&conn).map_err(mit_pfad)?;
        } else {
            inhalt_pruefen(&conn, pfad).map_err(mit_pfad)?;
        }
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(StoreFehler::from)?;
        if schema::stand(&conn).map_err(StoreFehler::from)? < SCHEMA {
            vor_umstieg(&conn, pfad)?;
        }
        schema::migrieren(&mut conn).map_err(mit_pfad)?;
        let lesen = oeffnen(pfad, Zweck::Lesen)?;
        Ok(Self {
            pfad: pfad.to_owned(),
            lesen: Mutex::new(lesen),
            schreiben: Mutex::new(conn),
            damals: Mutex::new(None),
            angebot: Mutex::new(Gedaechtnis::default()),
            _offen: offen,
        })
    }

    /// The connection that writes; as long as it is held, no other thread of this handle does.
    pub(crate) fn schreibverbindung(&self) -> MutexGuard<'_, Connection> {
        gesperrt(&self.schreiben)
    }

    /// Changes whenever anyone has written, also what is not recorded.
    pub(crate) fn datenfassung(&self) -> Result<i64, StoreFehler> {
        let conn = gesperrt(&self.lesen);
        Ok(conn.pragma_query_value(None, "data_version", |z| z.get(0))?)
    }

    /// As the function of that name.
    pub(crate) fn wal_leeren(&self) -> Result<bool, StoreFehler> {
        wal_leeren(&gesperrt(&self.schreiben))
    }

    /// Where the catalogue lies.
    #[must_use]
    pub fn pfad(&self) -> &Path {
        &self.pfad
    }

    /// Reads in one consistent state.
    ///
    /// # Errors
    /// Whatever `tun` returns; as SQLite reports.
    pub fn lesen<T, E: From<StoreFehler>>(
        &self,
        tun: impl FnOnce(&Leser<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = gesperrt(&self.lesen);
        let tx = conn.transaction().map_err(|e| E::from(StoreFehler::from(e).mit_pfad(&self.pfad)))?;
        tun(&Leser { conn: &tx })
    }

    pub(crate) fn damals(&self) -> MutexGuard<'_, Option<Damals>> {
        gesperrt(&self.damals)
    }

    pub(crate) fn angebotsgedaechtnis(&self) -> MutexGuard<'_, Gedaechtnis> {
        gesperrt(&self.angebot)
    }

    /// Runs one operation: one transaction, one entry. If `tun` fails or changes nothing, nothing is written.
    ///
    /// # Errors
    /// Whatever `tun` returns; [`StoreFehler::Belegt`] if another program writes for longer than five seconds.
    pub fn transact<T, E: From<StoreFehler>>(
        &self,
        vorgang: &Vorgang,
        tun: impl FnOnce(&Schreiber<'_>) -> Result<T, E>,
    ) -> Result<(T, Quittung), E> {
        ausfuehren(&mut gesperrt(&self.schreiben), vorgang, tun)
    }

    /// Tries something out: what `tun` writes is never kept. Others that want to write wait meanwhile.
    ///
    /// # Errors
    /// Whatever `tun` returns; [`StoreFehler::Belegt`] as for [`Self::transact`].
    pub fn proben<T>(
        &self,
        tun: impl FnOnce(&Schreiber<'_>) -> Result<T, StoreFehler>,
    ) -> Result<T, StoreFehler> {
        proben(&mut gesperrt(&self.schreiben), tun)
    }

    /// Grows with every recorded change and every entry, by whichever program; the window asks for it and reloads.
    /// Local settings and contacts do not count.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn stand(&self) -> Result<i64, StoreFehler> {
        Leser { conn: &gesperrt(&self.lesen) }.stand()
    }

    /// Remembers a local setting, e.g. the person. Not part of the history.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn einstellung_setzen(&self, name: &str, wert: &str) -> Result<(), StoreFehler> {
        crate::einstellung::setzen(&gesperrt(&self.schreiben), name, wert).map_err(|e| e.mit_pfad(&self.pfad))
    }

    /// Forgets a local setting.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn einstellung_loeschen(&self, name: &str) -> Result<(), StoreFehler> {
        crate::einstellung::loeschen(&gesperrt(&self.schreiben), name).map_err(|e| e.mit_pfad(&self.pfad))
    }

    /// Changes a local setting in one transaction: no other hand writes between reading and writing it. `tun` gets
    /// the present value and gives the new one; `None` is no setting.
    ///
    /// # Errors
    /// Whatever `tun` returns, then nothing is changed; as SQLite reports.
    pub fn einstellung_aendern<E: From<StoreFehler>>(
        &self,
        name: &str,
        tun: impl FnOnce(Option<String>) -> Result<Option<String>, E>,
    ) -> Result<(), E> {
        let fehler = |e: StoreFehler| E::from(e.mit_pfad(&self.pfad));
        let sql = |e: rusqlite::Error| fehler(e.into());
        let mut conn = gesperrt(&self.schreiben);
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let neu = tun(crate::einstellung::lesen(&tx, name).map_err(fehler)?)?;
        match neu {
            Some(wert) => crate::einstellung::setzen(&tx, name, &wert).map_err(fehler)?,
            None => crate::einstellung::loeschen(&tx, name).map_err(fehler)?,
        }
        tx.commit().map_err(sql)
    }

    /// Erases what was blacked out also from free space inside the pages of the file and from its -wal: rewrites the
    /// whole file. `false`: another program reads an older state; its pages stay in the -wal until the next who writes
    /// or closes. O(whole file).
    ///
    /// # Errors
    /// As SQLite reports; the state is as it was then.
    pub fn reste_tilgen(&self) -> Result<bool, StoreFehler> {
        let conn = gesperrt(&self.schreiben);
        let sql = |e: rusqlite::Error| StoreFehler::from(e).mit_pfad(&self.pfad);
        conn.execute_batch("VACUUM").map_err(sql)?;
        wal_leeren(&conn).map_err(|e| e.mit_pfad(&self.pfad))
    }

    /// Writes a contact; local, not recorded. `id` names an existing one.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`] if project or organisation are not on record; as SQLite reports.
    pub fn kontakt_setzen(&self, kontakt: &crate::Kontakt) -> Result<(), StoreFehler> {
        crate::kontakt::setzen(&gesperrt(&self.schreiben), kontakt).map_err(|e| e.mit_pfad(&self.pfad))
    }

    /// Erases a contact and its draft, also from the pages of the file and of its -wal. While another program still reads an older
    /// state, its pages stay in the -wal until the next who writes or closes.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn kontakt_loeschen(&self, id: &str) -> Result<(), StoreFehler> {
        crate::kontakt::loeschen(&gesperrt(&self.schreiben), id).map_err(|e| e.mit_pfad(&self.pfad))
    }
}

/// Carries the -wal into the file and cuts it, so that no older page stays there. `false`: another reader held it up.
pub(crate) fn wal_leeren(conn: &Connection) -> Result<bool, StoreFehler> {
    Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |z| z.get::<_, i64>("busy"))? == 0)
}

/// Backs a catalogue of an older schema up before it is migrated. There is no clock here: the backup bears the arrival
/// of the last entry.
fn umstieg_sichern(conn: &Connection, pfad: &Path) -> Result<(), StoreFehler> {
    let leser = Leser { conn };
    let stand = leser.chronik_kopf()?;
    sicherung::in_jedem_fall(pfad, &stand, Anlass::Umstieg, leser.letzter_eingang()?)?;
    Ok(())
}

/// Whether a file says that it is of an older schema, so that opening it would migrate it.
///
/// # Errors
/// [`StoreFehler::Fehlt`], [`StoreFehler::Fremd`], [`StoreFehler::Neuer`], [`StoreFehler::Beschaedigt`] by its head.
pub fn ist_aelter(pfad: &Path) -> Result<bool, StoreFehler> {
    Ok(!ist_offen(pfad) && kopf::pruefen(pfad)? < SCHEMA)
}

/// Whether this process has the file open.
pub(crate) fn ist_offen(pfad: &Path) -> bool {
    let pfad = std::fs::canonicalize(pfad).unwrap_or_else(|_| pfad.to_owned());
    gesperrt(&OFFENE).contains_key(&pfad)
}

/// Files that this process has open, with their number of handles.
///
/// Closing any descriptor of a file ends all locks that the process holds on it (POSIX). So a file that is open
/// already is not looked at from outside SQLite again; it was looked at when it was opened first.
static OFFENE: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

/// One handle in [`OFFENE`].
#[derive(Debug)]
struct Offen(PathBuf);

impl Offen {
    /// Runs `ansehen` if the file is not open yet. No other thread opens or closes a catalogue meanwhile.
    fn anmelden(pfad: &Path, ansehen: impl FnOnce() -> Result<(), StoreFehler>) -> Result<Self, StoreFehler> {
        let pfad = std::fs::canonicalize(pfad).unwrap_or_else(|_| pfad.to_owned());
        let mut offene = gesperrt(&OFFENE);
        if !offene.contains_key(&pfad) {
            ansehen()?;
        }
        *offene.entry(pfad.clone()).or_default() += 1;
        Ok(Self(pfad))
    }
}

impl Drop for Offen {
    fn drop(&mut self) {
        let mut offene = gesperrt(&OFFENE);
        if let Some(n) = offene.get_mut(&self.0) {
            *n -= 1;
            if *n == 0 {
                offene.remove(&self.0);
            }
        }
    }
}

/// A panic of another thread while it held the lock leaves at most an open transaction, which SQLite rolls back.
fn gesperrt<T>(m: &Mutex<T>) -> MutexGuard<'_, T> {
    m.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Looks at the file before it is opened for real.
///
/// While a -wal is there, another program has the file open or a crash left it: only a real connection reads it
/// correctly, and it compares the schema again. Without one, the file is looked at without leaving a trace; if it
/// changes meanwhile, another program has just begun or ended with it, and the look is repeated.
///
/// Returns whether its content was seen.
fn ansehen(pfad: &Path) -> Result<bool, StoreFehler> {
    let gesicht = || std::fs::metadata(pfad).ok().map(|m| (m.len(), m.modified().ok()));
    for versuch in 0..ANSEHEN_HOECHSTENS {
        let vorher = gesicht();
        let befund = kopf::pruefen(pfad).and_then(|_| {
            if kopf::beidatei(pfad, "-wal").exists() {
                return Ok(false);
            }
            inhalt_pruefen(&oeffnen(pfad, Zweck::Ansehen)?, pfad).map(|()| true)
        });
        match befund {
            // Two writes within one tick of the file's time look like none: a first refusal is looked at again.
            Err(StoreFehler::Beschaedigt { .. } | StoreFehler::Schreiben { .. })
                if versuch == 0 || kopf::beidatei(pfad, "-wal").exists() || gesicht() != vorher =>
            {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            befund => return befund,
        }
    }
    // Others write without a pause: SQLite's own locks decide now.
    kopf::pruefen(pfad).map(|_| false)
}

fn inhalt_pruefen(conn: &Connection, pfad: &Path) -> Result<(), StoreFehler> {
    schema::vergleichen(conn)?;
    let groesse = std::fs::metadata(pfad).map_or(0, |m| m.len());
    if groesse <= VOLLPRUEFUNG_BIS {
        let befund: String = conn.query_row("PRAGMA quick_check(1)", [], |z| z.get(0))?;
        if befund != "ok" {
            return Err(StoreFehler::Beschaedigt { pfad: pfad.to_owned(), grund: befund });
        }
    }
    Ok(())
}

impl Neuanlage {
    /// Begins a new catalogue at `ziel`. `startwert` replaces chance, so that the same one gives the same bytes.
    ///
    /// # Errors
    /// [`StoreFehler::DateiVorhanden`], [`StoreFehler::Schreiben`] if the folder cannot be written.
    pub fn beginnen(ziel: &Path, startwert: &str) -> Result<Self, StoreFehler> {
        if ziel.exists() {
            return Err(StoreFehler::DateiVorhanden(ziel.to_owned()));
        }
        let ordner = match ziel.parent() {
            Some(o) if !o.as_os_str().is_empty() => o,
            _ => Path::new("."),
        };
        let schreibfehler =
            |e: std::io::Error| StoreFehler::Schreiben { pfad: ordner.to_owned(), grund: e.to_string() };
        let datei = tempfile::Builder::new()
            .prefix(".ozg-neu-")
            .suffix(".ozg")
            .tempfile_in(ordner)
            .map_err(schreibfehler)?;
        let mut conn = oeffnen(datei.path(), Zweck::Anlegen)?;
        fester_zufall(&conn, startwert)?;
        schema::migrieren(&mut conn).map_err(|e| e.mit_pfad(ordner))?;
        Ok(Self { conn, datei, ziel: ziel.to_owned() })
    }

    /// Runs one operation of the new catalogue.
    ///
    /// # Errors
    /// As [`Katalog::transact`].
    pub fn transact<T, E: From<StoreFehler>>(
        &mut self,
        vorgang: &Vorgang,
        tun: impl FnOnce(&Schreiber<'_>) -> Result<T, E>,
    ) -> Result<(T, Quittung), E> {
        ausfuehren(&mut self.conn, vorgang, tun)
    }

    /// Completes the file, gives it its name and opens it.
    ///
    /// # Errors
    /// [`StoreFehler::DateiVorhanden`] if someone was faster, [`StoreFehler::Schreiben`].
    pub fn abschliessen(self) -> Result<Katalog, StoreFehler> {
        let Self { conn, datei, ziel } = self;
        conn.execute_batch("PRAGMA journal_mode = WAL;").map_err(|e| StoreFehler::from(e).mit_pfad(&ziel))?;
        conn.close().map_err(|(_, e)| StoreFehler::from(e).mit_pfad(&ziel))?;
        let schreibfehler =
            |e: std::io::Error| StoreFehler::Schreiben { pfad: ziel.clone(), grund: e.to_string() };
        datei.as_file().sync_all().map_err(schreibfehler)?;
        datei.persist_noclobber(&ziel).map_err(|e| match e.error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreFehler::DateiVorhanden(ziel.clone()),
            _ => schreibfehler(e.error),
        })?;
        Katalog::oeffnen(&ziel)
    }
}

/// Replaces `randomblob` on this connection by a stream from the start value: shipped and demo catalogues have the
/// same salts, hence the same hashes, everywhere.
fn fester_zufall(conn: &Connection, startwert: &str) -> rusqlite::Result<()> {
    let startwert = startwert.to_owned();
    let zaehler = std::sync::atomic::AtomicU64::new(0);
    conn.create_scalar_function(
        "randomblob",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        move |ctx| {
            let laenge = usize::try_from(ctx.get::<i64>(0)?).unwrap_or(0).min(32);
            let n = zaehler.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let mut h = Sha256::new();
            h.update(startwert.as_bytes());
            h.update(n.to_be_bytes());
            Ok(h.finalize()[..laenge].to_vec())
        },
    )
}
