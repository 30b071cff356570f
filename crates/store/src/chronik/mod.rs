//! The history: entries, their changes, and the check of the chain.

mod bestand;
pub(crate) mod block;
pub(crate) mod hash;
mod pruefung;
mod ruecknahme;
mod schwaerzung;
mod verlauf;

pub use pruefung::{Anker, Kettenbefund, Schaden};
pub use ruecknahme::{
    Auswahl, Felder, Festgrund, Hindernis, Lage, Plan, Planfeld, Planzeile, Spaeter, Zeilenart,
};
pub use schwaerzung::{Eintragstext, SCHWAERZUNG, Schwaerzung};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Row, Rows};
use serde_json::Value;

use self::block::Block;
pub use self::verlauf::{Ausfuhreintrag, Verlaufsfilter};
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
        erste(abfrage.query([eintrag])?, hoechstens)
    }

    /// As [`Self::aenderungen`], without those of sources: an import names them all before its rows.
    ///
    /// # Errors
    /// As [`Self::aenderungen`].
    pub fn aenderungen_ohne_quellen(
        &self,
        eintrag: &str,
        hoechstens: usize,
    ) -> Result<Vec<Aenderung>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("aenderungen_ohne_quellen.sql"))?;
        erste(abfrage.query([eintrag])?, hoechstens)
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
}

impl Leser<'_> {
    /// Arrival of the last entry; the epoch before the first one or if it cannot be read.
    pub(crate) fn letzter_eingang(&self) -> Result<DateTime<Utc>, StoreFehler> {
        use rusqlite::OptionalExtension;
        let text: Option<String> = self
            .conn
            .prepare_cached(include_str!("letzter_eintrag.sql"))?
            .query_row([], |z| z.get("eingegangen_am"))
            .optional()?;
        Ok(text.and_then(|t| t.parse().ok()).unwrap_or(DateTime::UNIX_EPOCH))
    }
}

/// First and last possible recorded key of the rows that belong to a project.
fn schluesselbereich(kuerzel: &str) -> (String, String) {
    let anfang = format!("[{}", Value::from(kuerzel));
    let ende = format!("{anfang}~");
    (anfang, ende)
}

/// The first changes of a query.
fn erste(mut zeilen: Rows<'_>, hoechstens: usize) -> Result<Vec<Aenderung>, StoreFehler> {
    let mut aus = Vec::new();
    while let Some(z) = zeilen.next()? {
        let rest = hoechstens.saturating_sub(aus.len());
        if rest == 0 {
            break;
        }
        jede(z, rest, |a| {
            aus.push(a);
            Ok::<_, StoreFehler>(())
        })?;
    }
    Ok(aus)
}

/// Gives the rows of the block that a change closes, if it does, and then the change itself; at most that many.
fn jede<E: From<StoreFehler>>(
    z: &Row<'_>,
    hoechstens: usize,
    mut nimm: impl FnMut(Aenderung) -> Result<(), E>,
) -> Result<(), E> {
    let mut rest = hoechstens;
    if let Some(block) = Block::lesen_bis(z, hoechstens)? {
        for i in 0..block.zeilen() {
            nimm(block.aenderung(i)?)?;
        }
        rest = hoechstens.saturating_sub(block.zeilen());
    }
    if rest > 0 {
        nimm(aenderung(z)?)?;
    }
    Ok(())
}

/// Cells of a recorded key.
fn schluesselzellen(text: &str) -> Result<Vec<String>, StoreFehler> {
    let zellen: Vec<Value> =
        serde_json::from_str(text).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))?;
    Ok(zellen
        .into_iter()
        .map(|w| match w {
            Value::String(s) => s,
            andere => andere.to_string(),
        })
        .collect())
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
    Ok(Aenderung {
        nr: z.get("nr")?,
        tabelle: z.get("tabelle")?,
        schluessel: schluesselzellen(&z.get::<_, String>("schluessel")?)?,
        art: z.get("art")?,
        alt: felder("alt")?,
        neu: felder("neu")?,
    })
}
