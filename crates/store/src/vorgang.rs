//! One operation: one transaction, one entry of the history.

use std::cell::Cell;
use std::ops::Deref;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

use crate::StoreFehler;
use crate::chronik::hash::{Kopfdaten, eintrag_hash, kette};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Herkunft {
    /// The window.
    Ui,
    /// The command line.
    Cli,
    /// A file.
    Import,
    /// The shared catalogue or a package.
    Abgleich,
    /// What the program is shipped with.
    Auslieferung,
    /// The generator of the demo catalogue.
    Demo,
}

impl Herkunft {
    /// Word in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Ui => "ui",
            Self::Cli => "cli",
            Self::Import => "import",
            Self::Abgleich => "abgleich",
            Self::Auslieferung => "auslieferung",
            Self::Demo => "demo",
        }
    }
}

/// Who does what, when, from where and why. The clock is the caller's.
#[derive(Debug, Clone)]
pub struct Vorgang {
    /// Record time. The entry takes this, or the millisecond after its predecessor's if that is later.
    pub zeit: DateTime<Utc>,
    /// Name or function; `None`: nicht genannt.
    pub person: Option<String>,
    /// From where.
    pub herkunft: Herkunft,
    /// What, object_verb.
    pub operation: String,
    /// Why.
    pub grund: Option<String>,
    /// Fixed id of a shipped or generated entry; `None` makes a UUIDv7.
    pub id: Option<Uuid>,
    /// Fixed participant of shipped and generated entries; `None` is this catalogue's own.
    pub teilnehmer: Option<Uuid>,
    /// Fixed salt of the entry itself, for entries that must be the same everywhere.
    pub salz: Option<String>,
    /// Whether it changes facts. An entry that only stores a Fassung or a report is no part of the state of knowledge.
    pub tatsachen: bool,
}

impl Vorgang {
    /// An operation of this catalogue's own participant.
    #[must_use]
    pub fn neu(zeit: DateTime<Utc>, herkunft: Herkunft, operation: &str) -> Self {
        Self {
            zeit,
            person: None,
            herkunft,
            operation: operation.to_owned(),
            grund: None,
            id: None,
            teilnehmer: None,
            salz: None,
            tatsachen: true,
        }
    }
}

/// Receipt of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quittung {
    /// Position of the entry; `None` if nothing differed and nothing was written.
    pub nr: Option<i64>,
    /// Number of changed rows.
    pub aenderungen: i64,
}

/// Reading access: a consistent state, as of one moment.
#[derive(Debug)]
pub struct Leser<'a> {
    pub(crate) conn: &'a Connection,
}

/// Writing access inside an operation. Reads what it has written.
#[derive(Debug)]
pub struct Schreiber<'a> {
    leser: Leser<'a>,
    zeit: DateTime<Utc>,
    /// Whether the entry is written even if no row changes.
    ohne_aenderung: Cell<bool>,
}

impl Leser<'_> {
    /// Grows with every recorded change and every entry, by whichever program.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn stand(&self) -> Result<i64, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("chronik/stand.sql"))?;
        Ok(abfrage.query_row([], |z| z.get("stand"))?)
    }
}

impl Schreiber<'_> {
    /// Asks for an entry even if no row changes: what is done leaves no row behind.
    pub(crate) fn auch_ohne_aenderung(&self) {
        self.ohne_aenderung.set(true);
    }

    /// Position that the entry of this operation will have. No one else writes meanwhile.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn eigene_nr(&self) -> Result<i64, StoreFehler> {
        Ok(self.chronik_kopf()?.0 + 1)
    }

    /// Remembers a local setting together with the entry, or not at all: nothing is kept if nothing changes.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn einstellung_setzen(&self, name: &str, wert: &str) -> Result<(), StoreFehler> {
        crate::einstellung::setzen(self.conn, name, wert)
    }

    /// A new UUIDv7 of the moment of the operation.
    pub(crate) fn neue_kennung(&self) -> String {
        neue_id(self.zeit).to_string()
    }
}

impl<'a> Deref for Schreiber<'a> {
    type Target = Leser<'a>;

    fn deref(&self) -> &Leser<'a> {
        &self.leser
    }
}

/// Runs the operation. Writes nothing if `tun` fails or changes nothing.
pub(crate) fn ausfuehren<T, E: From<StoreFehler>>(
    conn: &mut Connection,
    vorgang: &Vorgang,
    tun: impl FnOnce(&Schreiber<'_>) -> Result<T, E>,
) -> Result<(T, Quittung), E> {
    let sql = |e: rusqlite::Error| E::from(StoreFehler::from(e));
    // Nothing is ever written without them, except what records itself as a block.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true).map_err(sql)?;
    conn.pragma_update(None, "ignore_check_constraints", false).map_err(sql)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    let zeit = vorgang.zeit.trunc_subsecs(3);
    let id = vorgang.id.unwrap_or_else(|| neue_id(zeit)).to_string();
    let vorher: i64 = tx
        .prepare_cached(include_str!("chronik/letzte_aenderung.sql"))
        .and_then(|mut a| a.query_row([], |z| z.get("nr")))
        .map_err(sql)?;
    zeiger(&tx, Some(&id)).map_err(sql)?;
    let schreiber = Schreiber { leser: Leser { conn: &tx }, zeit, ohne_aenderung: Cell::new(false) };
    let wert = tun(&schreiber)?;
    let ohne_aenderung = schreiber.ohne_aenderung.get();
    zeiger(&tx, None).map_err(sql)?;
    let aenderungen = abschliessen(&tx, vorgang, &id, zeit, vorher, ohne_aenderung)?;
    let nr = match (aenderungen, ohne_aenderung) {
        (0, false) => None,
        _ => Some(tx.last_insert_rowid()),
    };
    if nr.is_some() {
        tx.commit().map_err(sql)?;
    } else {
        tx.rollback().map_err(sql)?;
    }
    Ok((wert, Quittung { nr, aenderungen }))
}

/// Runs something and takes it all back.
pub(crate) fn proben<T>(
    conn: &mut Connection,
    tun: impl FnOnce(&Schreiber<'_>) -> Result<T, StoreFehler>,
) -> Result<T, StoreFehler> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Nothing that is kept is dated by it.
    let leser = Leser { conn: &tx };
    let wert = tun(&Schreiber { leser, zeit: DateTime::UNIX_EPOCH, ohne_aenderung: Cell::new(false) })?;
    tx.rollback()?;
    Ok(wert)
}

fn zeiger(tx: &Transaction<'_>, id: Option<&str>) -> rusqlite::Result<()> {
    tx.prepare_cached(include_str!("chronik/zeiger_setzen.sql"))?.execute([id])?;
    Ok(())
}

/// Hashes what the triggers have recorded and appends the entry. Returns the number of changes.
fn abschliessen(
    tx: &Transaction<'_>,
    vorgang: &Vorgang,
    id: &str,
    zeit: DateTime<Utc>,
    vorher: i64,
    ohne_aenderung: bool,
) -> Result<i64, StoreFehler> {
    let letzter = tx
        .prepare_cached(include_str!("chronik/letzter_eintrag.sql"))?
        .query_row([], |z| {
            Ok((z.get::<_, i64>("nr")?, z.get::<_, String>("kette")?, z.get::<_, String>("eingegangen_am")?))
        })
        .optional()?;
    let (nr, kette_vorher, fruehestens) =
        letzter.map_or((1, String::new(), String::new()), |(nr, kette, zeit)| (nr + 1, kette, zeit));
    let zeit = nach(zeit, &fruehestens);
    let teilnehmer = match vorgang.teilnehmer {
        Some(t) => t.to_string(),
        None => crate::einstellung::teilnehmer(tx)?,
    };
    let (teilnehmer_nr, hash_vorher) = tx
        .prepare_cached(include_str!("chronik/letzter_des_teilnehmers.sql"))?
        .query_row([&teilnehmer], |z| {
            Ok((z.get::<_, i64>("teilnehmer_nr")? + 1, z.get::<_, String>("hash")?))
        })
        .optional()?
        .unwrap_or((1, String::new()));
    let salz = vorgang.salz.clone().unwrap_or_else(|| Uuid::new_v4().simple().to_string());
    let kopf = Kopfdaten {
        id,
        teilnehmer: &teilnehmer,
        teilnehmer_nr,
        zeit: &zeit,
        person: vorgang.person.as_deref(),
        herkunft: vorgang.herkunft.wort(),
        operation: &vorgang.operation,
        grund: vorgang.grund.as_deref(),
        tatsachen: vorgang.tatsachen,
        salz: Some(&salz),
        geschwaerzt: None,
        hash_vorher: &hash_vorher,
    };
    let mut abfrage = tx.prepare_cached(include_str!("chronik/aenderungen_ab.sql"))?;
    let (anzahl, hash) = eintrag_hash(&kopf, abfrage.query([vorher])?)?;
    if anzahl == 0 && !ohne_aenderung {
        return Ok(0);
    }
    let kette = kette(&kette_vorher, nr, &hash, &zeit);
    tx.prepare_cached(include_str!("chronik/eintrag_anfuegen.sql"))?.execute(params![
        nr,
        id,
        teilnehmer,
        teilnehmer_nr,
        zeit,
        vorgang.person,
        vorgang.herkunft.wort(),
        vorgang.operation,
        vorgang.grund,
        vorgang.tatsachen,
        salz,
        anzahl,
        hash_vorher,
        hash,
        kette,
    ])?;
    Ok(anzahl)
}

/// Record time: that of the clock, or the next millisecond after the predecessor's. So the time runs on also where the
/// clock does not, and each entry has a moment of its own by which its state is named ("bekannt am").
fn nach(zeit: DateTime<Utc>, vorgaenger: &str) -> String {
    // RFC 3339 in UTC with fixed digits sorts as text.
    let text = zeittext(zeit);
    if text.as_str() > vorgaenger {
        return text;
    }
    match vorgaenger.parse::<DateTime<Utc>>() {
        Ok(t) => zeittext(t + chrono::Duration::milliseconds(1)),
        Err(_) => vorgaenger.to_owned(),
    }
}

/// "2022-06-30T08:12:00.000Z".
pub(crate) fn zeittext(zeit: DateTime<Utc>) -> String {
    zeit.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A UUIDv7 of that moment.
fn neue_id(zeit: DateTime<Utc>) -> Uuid {
    let milli = u64::try_from(zeit.timestamp_millis()).unwrap_or(0);
    let zufall = Uuid::new_v4().into_bytes();
    let mut zehn = [0_u8; 10];
    zehn.copy_from_slice(&zufall[..10]);
    // The version bits of a v4 lie in byte 6; the builder overwrites what it needs.
    uuid::Builder::from_unix_timestamp_millis(milli, &zehn).into_uuid()
}
