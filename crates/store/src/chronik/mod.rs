//! The history: entries, their changes, and the check of the chain.

mod bestand;
pub(crate) mod hash;
mod ruecknahme;
mod verlauf;

use std::collections::BTreeMap;

use rusqlite::Row;
use serde_json::Value;

pub use self::verlauf::{Ausfuhreintrag, Verlaufsfilter};
use crate::chronik::hash::{Kopfdaten, eintrag_hash, kette};
use crate::{Leser, StoreFehler};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eintrag {
    /// Position in this catalogue, from 1.
    pub nr: i64,
    /// UUID, the same in every catalogue.
    pub id: String,
    /// Record time, RFC 3339 UTC.
    pub zeit: String,
    /// Name or function.
    pub person: Option<String>,
    /// ui, cli, import, abgleich, auslieferung or demo.
    pub herkunft: String,
    /// What was done.
    pub operation: String,
    /// Why.
    pub grund: Option<String>,
    /// Number of changed rows.
    pub anzahl: i64,
    /// Head of the chain after it.
    pub kette: String,
    /// Whether it changed facts; one that only stores a Fassung or a report did not.
    pub tatsachen: bool,
}

/// One changed row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aenderung {
    /// Position in the list of all changes of this catalogue.
    pub nr: i64,
    /// The noun, or `katalog`.
    pub tabelle: String,
    /// Cells of the key.
    pub schluessel: Vec<String>,
    /// neu, geaendert or geloescht.
    pub art: String,
    /// Changed columns with their old values; empty for a new row.
    pub alt: Vec<(String, Value)>,
    /// Changed columns with their new values; empty for a removed row.
    pub neu: Vec<(String, Value)>,
}

/// What the check found, in words for engineers; the boundary words it for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schaden {
    /// SQLite's own check of the file.
    Datei(String),
    /// A row refers to a row that is not there: table and number of such rows.
    Verweis(String, i64),
    /// The objects of the schema are not ours.
    Schema(String),
    /// This entry, or one of its changes, is not as it was written.
    Eintrag(i64),
    /// A row is not what the history says: table and key.
    Abweichung(String, String),
    /// Changes that no entry accounts for.
    OhneEintrag(i64),
}

/// Result of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kettenbefund {
    /// Number of entries.
    pub laenge: i64,
    /// Head of the chain as recorded; empty before the first entry.
    pub kopf: String,
    /// Everything found.
    pub schaeden: Vec<Schaden>,
}

fn eintrag(z: &Row<'_>) -> rusqlite::Result<Eintrag> {
    Ok(Eintrag {
        nr: z.get("nr")?,
        id: z.get("id")?,
        zeit: z.get("zeit")?,
        person: z.get("person")?,
        herkunft: z.get("herkunft")?,
        operation: z.get("operation")?,
        grund: z.get("grund")?,
        anzahl: z.get("anzahl")?,
        kette: z.get("kette")?,
        tatsachen: z.get::<_, i64>("tatsachen")? == 1,
    })
}

impl Leser<'_> {
    /// Newest entries first.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn eintrag_liste(&self, hoechstens: u32) -> Result<Vec<Eintrag>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let zeilen = abfrage.query_map([hoechstens], eintrag)?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    /// Entries that touched a project, its services, parties, milestones, Sachstände or grants, newest first, at
    /// most that many, and the number of all.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn eintraege_des_projekts(
        &self,
        kuerzel: &str,
        hoechstens: u32,
    ) -> Result<(Vec<Eintrag>, u32), StoreFehler> {
        let (anfang, ende) = schluesselbereich(kuerzel);
        let mut abfrage = self.conn.prepare_cached(include_str!("des_projekts.sql"))?;
        let mut zeilen = abfrage.query(rusqlite::params![kuerzel, anfang, ende, hoechstens])?;
        let (mut aus, mut alle) = (Vec::new(), 0);
        while let Some(z) = zeilen.next()? {
            alle = z.get("alle")?;
            aus.push(eintrag(z)?);
        }
        Ok((aus, alle))
    }

    /// Changes of one entry in their order, at most that many.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] if a change is not readable.
    pub fn aenderungen(&self, eintrag: &str, hoechstens: usize) -> Result<Vec<Aenderung>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("aenderungen_des_eintrags.sql"))?;
        let mut zeilen = abfrage.query([eintrag])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            if aus.len() == hoechstens {
                break;
            }
            aus.push(aenderung(z)?);
        }
        Ok(aus)
    }

    /// Those changes of the entries that touched a project, by entry and in their order.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] if a change is not readable.
    pub fn aenderungen_des_projekts(
        &self,
        kuerzel: &str,
        eintraege: &[Eintrag],
    ) -> Result<BTreeMap<String, Vec<Aenderung>>, StoreFehler> {
        let (anfang, ende) = schluesselbereich(kuerzel);
        let ids = Value::from_iter(eintraege.iter().map(|e| e.id.as_str())).to_string();
        let mut abfrage = self.conn.prepare_cached(include_str!("aenderungen_des_projekts.sql"))?;
        let mut zeilen = abfrage.query(rusqlite::params![kuerzel, anfang, ende, ids])?;
        let mut aus: BTreeMap<String, Vec<Aenderung>> = BTreeMap::new();
        while let Some(z) = zeilen.next()? {
            aus.entry(z.get("eintrag")?).or_default().push(aenderung(z)?);
        }
        Ok(aus)
    }

    /// The genauigkeit that a row had right after a change of its date that left it as it was.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn genauigkeit_damals(&self, a: &Aenderung) -> Result<Option<String>, StoreFehler> {
        use rusqlite::OptionalExtension;
        let schluessel = Value::from(a.schluessel.clone()).to_string();
        Ok(self
            .conn
            .prepare_cached(include_str!("genauigkeit_damals.sql"))?
            .query_row(rusqlite::params![a.tabelle, schluessel, a.nr], |z| z.get("genauigkeit"))
            .optional()?)
    }

    /// kuerzel of the project that a row belonged to right after a change that left it as it was.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn projekt_damals(&self, a: &Aenderung) -> Result<Option<String>, StoreFehler> {
        use rusqlite::OptionalExtension;
        let schluessel = Value::from(a.schluessel.clone()).to_string();
        Ok(self
            .conn
            .prepare_cached(include_str!("projekt_damals.sql"))?
            .query_row(rusqlite::params![a.tabelle, schluessel, a.nr], |z| z.get("projekt"))
            .optional()?)
    }

    /// Length and head of the chain.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn chronik_kopf(&self) -> Result<(i64, String), StoreFehler> {
        use rusqlite::OptionalExtension;
        let letzter = self
            .conn
            .prepare_cached(include_str!("letzter_eintrag.sql"))?
            .query_row([], |z| Ok((z.get("nr")?, z.get("kette")?)))
            .optional()?;
        Ok(letzter.unwrap_or((0, String::new())))
    }

    /// Checks the file, the references, the schema and every link of the chain. O(whole file).
    ///
    /// # Errors
    /// As SQLite reports; what is merely wrong is in the result.
    pub fn kette_pruefen(&self) -> Result<Kettenbefund, StoreFehler> {
        let mut schaeden = Vec::new();
        let mut abfrage = self.conn.prepare("PRAGMA integrity_check(20)")?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let text: String = z.get(0)?;
            if text != "ok" {
                schaeden.push(Schaden::Datei(text));
            }
        }
        let mut abfrage = self.conn.prepare(include_str!("verweise_pruefen.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            schaeden.push(Schaden::Verweis(z.get("tabelle")?, z.get("anzahl")?));
        }
        if let Err(StoreFehler::Beschaedigt { grund, .. }) = crate::schema::vergleichen(self.conn) {
            schaeden.push(Schaden::Schema(grund));
        }
        let (laenge, kopf) = self.eintraege_pruefen(&mut schaeden)?;
        let ohne: i64 = self.conn.query_row(include_str!("ohne_eintrag.sql"), [], |z| z.get("anzahl"))?;
        if ohne > 0 {
            schaeden.push(Schaden::OhneEintrag(ohne));
        }
        // Where entries are damaged already, their changes prove nothing.
        if schaeden.is_empty() {
            bestand::pruefen(self.conn, &mut schaeden)?;
        }
        Ok(Kettenbefund { laenge, kopf, schaeden })
    }

    fn eintraege_pruefen(&self, schaeden: &mut Vec<Schaden>) -> Result<(i64, String), StoreFehler> {
        let mut je_teilnehmer = std::collections::BTreeMap::<String, (i64, String)>::new();
        let (mut nr_soll, mut kette_soll) = (1_i64, String::new());
        let mut aenderungen = self.conn.prepare(include_str!("aenderungen_des_eintrags.sql"))?;
        let mut abfrage = self.conn.prepare(include_str!("alle.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let nr: i64 = z.get("nr")?;
            let text = |name: &str| z.get::<_, String>(name);
            let (id, teilnehmer, zeit) = (text("id")?, text("teilnehmer")?, text("zeit")?);
            let (person, grund): (Option<String>, Option<String>) = (z.get("person")?, z.get("grund")?);
            let (salz, schwarz): (Option<String>, Option<String>) = (z.get("salz")?, z.get("geschwaerzt")?);
            let (herkunft, operation) = (text("herkunft")?, text("operation")?);
            let (hash_vorher, hash_ist) = (text("hash_vorher")?, text("hash")?);
            let teilnehmer_nr: i64 = z.get("teilnehmer_nr")?;
            let kopf = Kopfdaten {
                id: &id,
                teilnehmer: &teilnehmer,
                teilnehmer_nr,
                zeit: &zeit,
                person: person.as_deref(),
                herkunft: &herkunft,
                operation: &operation,
                grund: grund.as_deref(),
                tatsachen: z.get::<_, i64>("tatsachen")? == 1,
                salz: salz.as_deref(),
                geschwaerzt: schwarz.as_deref(),
                hash_vorher: &hash_vorher,
            };
            // An unreadable change is a damaged one, not a reason to stop.
            let gerechnet = eintrag_hash(&kopf, aenderungen.query([&id])?);
            let (anzahl, hash) = match gerechnet {
                Ok(paar) => paar,
                Err(StoreFehler::Inhalt(_)) => (-1, String::new()),
                Err(e) => return Err(e),
            };
            let (vorige_nr, voriger_hash) =
                je_teilnehmer.get(&teilnehmer).cloned().unwrap_or((0, String::new()));
            let kette_ist = text("kette")?;
            let kette_gerechnet = kette(&kette_soll, nr, &hash_ist, &text("eingegangen_am")?);
            let gut = nr == nr_soll
                && hash == hash_ist
                && anzahl == z.get::<_, i64>("anzahl")?
                && teilnehmer_nr == vorige_nr + 1
                && hash_vorher == voriger_hash
                && kette_gerechnet == kette_ist;
            if !gut {
                schaeden.push(Schaden::Eintrag(nr));
            }
            je_teilnehmer.insert(teilnehmer, (teilnehmer_nr, hash_ist));
            (nr_soll, kette_soll) = (nr + 1, kette_ist);
        }
        Ok((nr_soll - 1, kette_soll))
    }
}

/// First and last possible recorded key of the rows that belong to a project.
fn schluesselbereich(kuerzel: &str) -> (String, String) {
    let anfang = format!("[{}", Value::from(kuerzel));
    let ende = format!("{anfang}~");
    (anfang, ende)
}

fn aenderung(z: &Row<'_>) -> Result<Aenderung, StoreFehler> {
    let unlesbar = |e: serde_json::Error| StoreFehler::Inhalt(format!("history: {e}"));
    let felder = |name: &str| -> Result<Vec<(String, Value)>, StoreFehler> {
        let text: Option<String> = z.get(name)?;
        let Some(text) = text else {
            return Ok(Vec::new());
        };
        let objekt: serde_json::Map<String, Value> = serde_json::from_str(&text).map_err(unlesbar)?;
        Ok(objekt.into_iter().collect())
    };
    let schluessel: Vec<Value> =
        serde_json::from_str(&z.get::<_, String>("schluessel")?).map_err(unlesbar)?;
    Ok(Aenderung {
        nr: z.get("nr")?,
        tabelle: z.get("tabelle")?,
        schluessel: schluessel
            .into_iter()
            .map(|w| match w {
                Value::String(s) => s,
                andere => andere.to_string(),
            })
            .collect(),
        art: z.get("art")?,
        alt: felder("alt")?,
        neu: felder("neu")?,
    })
}
