//! Putting a backup in the place of the present state.
//!
//! The backup is copied, checked and migrated beside the catalogue first; then the present state is backed up; then
//! all pages go into the open file as one transaction of SQLite. Whoever has the catalogue open sees the state before
//! or the state after, also if the program is killed or the power goes. Only a file that cannot be opened any more is
//! replaced as a file, after its bytes were set aside.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::backup::{Backup, StepResult};

use super::mappe::Mappe;
use super::{Anlass, in_jedem_fall, kopie, sicherungsordner, ungeprueft_benennen};
use crate::katalog::{Katalog, ist_offen};
use crate::verbindung::{Zweck, oeffnen};
use crate::{StoreFehler, kopf};

/// How often the present state is backed up anew because another program wrote meanwhile.
const VERSUCHE: u32 = 5;
/// Settings that speak of the file as it was before: a check, and the list of own entries that can be taken back.
/// What is written from here on is another line than the one that was left, so it gets another participant.
const VERGESSEN: [&str; 4] = ["pruefung", "pruefung_anker", "rueckgaengig", "teilnehmer"];
/// Setting that stays the one of this machine.
const PERSON: &str = "person";

/// Receipt of a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wiederherstellung {
    /// File name of the backup of the state before; empty if there was none.
    pub vorher: String,
    /// Length of the chain now.
    pub laenge: i64,
    /// Head of the chain now.
    pub kopf: String,
}

/// A copy of the backup that has passed, in the newest schema, in a folder that goes with it.
struct Probe {
    katalog: Katalog,
    stand: (i64, String),
    mappe: Mappe,
}

impl Probe {
    fn ansehen(sicherung: &Path, ordner: &Path) -> Result<Self, StoreFehler> {
        if !sicherung.exists() {
            return Err(StoreFehler::Fehlt(sicherung.to_owned()));
        }
        let mappe = Mappe::neu(ordner)?;
        let pfad = mappe.pfad("kopie.ozg");
        // Whatever is wrong with the copy is wrong with the backup.
        let nennen = |e: StoreFehler| match e {
            StoreFehler::Beschaedigt { grund, .. } => {
                StoreFehler::Beschaedigt { pfad: sicherung.to_owned(), grund }
            }
            StoreFehler::Fremd { grund, .. } => StoreFehler::Fremd { pfad: sicherung.to_owned(), grund },
            StoreFehler::Schreiben { grund, .. } => StoreFehler::Schreiben { pfad: ordner.to_owned(), grund },
            e => e,
        };
        kopie::fremde_kopieren(sicherung, &pfad).map_err(nennen)?;
        let befund = kopie::datei_pruefen(&pfad, &[]).map_err(nennen)?;
        if let Some(s) = befund.schaeden.first() {
            let grund = format!("does not pass: {s:?}");
            return Err(StoreFehler::Beschaedigt { pfad: sicherung.to_owned(), grund });
        }
        let katalog = Katalog::oeffnen_kopie(&pfad).map_err(nennen)?;
        Ok(Self { katalog, stand: (befund.laenge, befund.kopf), mappe })
    }

    /// Settings of the backup hold, except for what belongs to this machine and this moment. `person`: the present one,
    /// if it can be told.
    fn einrichten(&self, person: Option<Option<String>>) -> Result<(), StoreFehler> {
        for name in VERGESSEN {
            self.katalog.einstellung_loeschen(name)?;
        }
        match person {
            Some(Some(p)) => self.katalog.einstellung_setzen(PERSON, &p),
            Some(None) => self.katalog.einstellung_loeschen(PERSON),
            None => Ok(()),
        }
    }

    /// Closes the copy so that all of it is in the one file.
    fn schliessen(self) -> Result<(PathBuf, Mappe), StoreFehler> {
        let pfad = self.katalog.pfad().to_owned();
        let geleert = self.katalog.wal_leeren()?;
        drop(self.katalog);
        let rest = std::fs::metadata(kopf::beidatei(&pfad, "-wal")).map_or(0, |m| m.len());
        if !geleert || rest > 0 {
            return Err(StoreFehler::Schreiben { pfad, grund: "log left behind".to_owned() });
        }
        Ok((pfad, self.mappe))
    }
}

impl Katalog {
    /// Puts the state of a backup in the place of the present one, which is backed up first. All settings and contacts
    /// are those of the backup, except for the person.
    ///
    /// # Errors
    /// [`StoreFehler::Fehlt`], [`StoreFehler::Fremd`], [`StoreFehler::Neuer`], [`StoreFehler::Beschaedigt`] with the
    /// path of the backup; [`StoreFehler::Belegt`] if others write all the time; [`StoreFehler::Schreiben`]. The
    /// catalogue is as it was then.
    pub fn wiederherstellen(
        &self,
        sicherung: &Path,
        zeit: DateTime<Utc>,
    ) -> Result<Wiederherstellung, StoreFehler> {
        let probe = Probe::ansehen(sicherung, &sicherungsordner(self.pfad()))?;
        let vorher = self.ersetzen(&probe, zeit).map_err(|e| e.mit_pfad(self.pfad()))?;
        let _ = super::ausduennen::ausduennen(self.pfad(), zeit);
        let (laenge, kopf) = probe.stand;
        Ok(Wiederherstellung { vorher, laenge, kopf })
    }

    fn ersetzen(&self, probe: &Probe, zeit: DateTime<Utc>) -> Result<String, StoreFehler> {
        let mut schreiben = self.schreibverbindung();
        // Another program may have changed the mode; only this one lets others read while the pages go in.
        let modus: String =
            schreiben.pragma_update_and_check(None, "journal_mode", "wal", |z| z.get("journal_mode"))?;
        if modus != "wal" {
            return Err(StoreFehler::Belegt);
        }
        for _ in 0..VERSUCHE {
            let fassung = self.datenfassung()?;
            // In a damaged catalogue even these may not be readable.
            let stand = self.lesen(|l| l.chronik_kopf()).unwrap_or_default();
            let person = self.lesen(|l| l.einstellung(PERSON)).ok();
            let vorher = in_jedem_fall(self.pfad(), &stand, Anlass::Wiederherstellung, zeit)?;
            probe.einrichten(person)?;
            let quelle = oeffnen(probe.katalog.pfad(), Zweck::Lesen)?;
            // From the first page on SQLite holds the write lock; what others wrote until then is in no backup yet.
            let schritte = Backup::new(&quelle, &mut schreiben)?;
            erledigt(schritte.step(1)?, false)?;
            if self.datenfassung()? != fassung {
                continue;
            }
            erledigt(schritte.step(-1)?, true)?;
            drop(schritte);
            // Where another program still reads, the log is emptied by the next who can.
            let _ = crate::katalog::wal_leeren(&schreiben);
            return Ok(vorher.name().to_owned());
        }
        Err(StoreFehler::Belegt)
    }
}

fn erledigt(s: StepResult, ganz: bool) -> Result<(), StoreFehler> {
    match s {
        StepResult::Done => Ok(()),
        StepResult::More if !ganz => Ok(()),
        _ => Err(StoreFehler::Belegt),
    }
}

/// As [`Katalog::wiederherstellen`], also if the catalogue is missing or so damaged that it does not open: then its
/// bytes are set aside first.
///
/// # Errors
/// As there; as [`Katalog::oeffnen`] if the file is newer, busy or not to be written, or no catalogue by its name.
pub fn wiederherstellen(
    pfad: &Path,
    sicherung: &Path,
    zeit: DateTime<Utc>,
) -> Result<Wiederherstellung, StoreFehler> {
    let hindernis = match Katalog::oeffnen(pfad) {
        Ok(katalog) => return katalog.wiederherstellen(sicherung, zeit),
        Err(e) => e,
    };
    let eigene = pfad.extension().is_some_and(|e| e.eq_ignore_ascii_case("ozg"));
    match &hindernis {
        StoreFehler::Fehlt(_) => {}
        StoreFehler::Beschaedigt { .. } | StoreFehler::Fremd { .. }
            if eigene && pfad.is_file() && !ist_offen(pfad) => {}
        _ => return Err(hindernis),
    }
    let probe = Probe::ansehen(sicherung, &sicherungsordner(pfad))?;
    probe.einrichten(None)?;
    let (laenge, kopf) = probe.stand.clone();
    let (neu, mappe) = probe.schliessen()?;
    let vorher = beiseitelegen(pfad, &mappe, zeit)?;
    einsetzen(&neu, pfad)?;
    Ok(Wiederherstellung { vorher, laenge, kopf })
}

/// Copies the bytes of the file and of its log into the folder of the backups; returns their name, empty if there was
/// no file.
fn beiseitelegen(pfad: &Path, mappe: &Mappe, zeit: DateTime<Utc>) -> Result<String, StoreFehler> {
    let mut da = Vec::new();
    // The log first: without it the catalogue would be another one.
    for endung in ["-wal", ""] {
        let von = kopf::beidatei(pfad, endung);
        if !von.exists() {
            continue;
        }
        let nach = mappe.pfad(&format!("alt{endung}"));
        std::fs::copy(&von, &nach)
            .map_err(|e| StoreFehler::Schreiben { pfad: sicherungsordner(pfad), grund: e.to_string() })?;
        da.push((nach, endung));
    }
    if da.is_empty() {
        return Ok(String::new());
    }
    ungeprueft_benennen(pfad, &da, &(0, String::new()), Anlass::Wiederherstellung, zeit)
}

/// Gives the new file the name of the catalogue. A log that belongs to the old one must be gone before.
fn einsetzen(neu: &Path, pfad: &Path) -> Result<(), StoreFehler> {
    let fehler = |e: std::io::Error| StoreFehler::Schreiben { pfad: pfad.to_owned(), grund: e.to_string() };
    if let Ok(m) = std::fs::metadata(pfad) {
        std::fs::set_permissions(neu, m.permissions()).map_err(fehler)?;
    }
    std::fs::File::open(neu).and_then(|f| f.sync_all()).map_err(fehler)?;
    for endung in ["-wal", "-shm", "-journal"] {
        match std::fs::remove_file(kopf::beidatei(pfad, endung)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(fehler(e)),
            _ => {}
        }
    }
    std::fs::rename(neu, pfad).map_err(fehler)
}
