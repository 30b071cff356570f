//! Reading the history as a list: filters, what there is to filter by, and the whole of it for an export.

use rusqlite::{OptionalExtension, params};

use super::{Aenderung, Eintrag, eintrag, jede, schluesselbereich};
use crate::schema::aufgezeichnete_tabellen;
use crate::{Leser, StoreFehler};

/// Which entries; what is missing does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verlaufsfilter {
    /// From that moment on, as the catalogue writes it.
    pub ab: Option<String>,
    /// Before that moment.
    pub vor: Option<String>,
    /// Exactly that person; empty: nicht genannt.
    pub person: Option<String>,
    /// Origin.
    pub herkunft: Option<String>,
    /// kuerzel of a project that was touched.
    pub projekt: Option<String>,
    /// Table of which rows were touched.
    pub tabelle: Option<String>,
    /// neu, geaendert or geloescht.
    pub art: Option<String>,
    /// Key of a row that was touched.
    pub schluessel: Option<Vec<String>>,
}

/// An entry with what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ausfuhreintrag {
    /// The entry.
    pub eintrag: Eintrag,
    /// Who made it, a UUID.
    pub teilnehmer: String,
    /// Position among the participant's own.
    pub teilnehmer_nr: i64,
    /// When it arrived here.
    pub eingegangen_am: String,
    /// Hash of the participant's previous entry.
    pub hash_vorher: String,
    /// Hash of this one.
    pub hash: String,
}

impl Leser<'_> {
    /// Positions of the entries that fulfil the filters, newest first. O(entries).
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn eintrag_nummern(&self, f: &Verlaufsfilter) -> Result<Vec<i64>, StoreFehler> {
        let (anfang, ende) = schluesselbereich(f.projekt.as_deref().unwrap_or_default());
        let mut abfrage = self.conn.prepare_cached(include_str!("gefiltert.sql"))?;
        let satz = f.schluessel.as_ref().map(|s| serde_json::Value::from(s.clone()).to_string());
        let mut bloecke = Vec::new();
        for n in ozg_domain::nomen::ALLE.iter().filter(|n| f.tabelle.as_deref().is_none_or(|t| t == n.name)) {
            if let Some(satz) = &satz {
                bloecke.extend(self.bloecke_mit(n.name, satz, 0)?.iter().map(|(b, _)| b.bis()));
            }
        }
        let bloecke = serde_json::Value::from(bloecke).to_string();
        let wo = params![
            f.ab, f.vor, f.person, f.herkunft, f.projekt, anfang, ende, f.tabelle, f.art, satz, bloecke
        ];
        let zeilen = abfrage.query_map(wo, |z| z.get("nr"))?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    /// Persons of the history, most entries first, at most 500; empty: nicht genannt.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn personen(&self) -> Result<Vec<String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("personen.sql"))?;
        Ok(abfrage.query_map([], |z| z.get("person"))?.collect::<Result<_, _>>()?)
    }

    /// Origins of the history.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn herkuenfte(&self) -> Result<Vec<String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("herkuenfte.sql"))?;
        Ok(abfrage.query_map([], |z| z.get("herkunft"))?.collect::<Result<_, _>>()?)
    }

    /// Recorded tables of which the history ever changed a row.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn beruehrte_tabellen(&self) -> Result<Vec<&'static str>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("beruehrt.sql"))?;
        let mut aus = Vec::new();
        for tabelle in aufgezeichnete_tabellen() {
            if abfrage.query_row([tabelle], |z| z.get("ja"))? {
                aus.push(tabelle);
            }
        }
        Ok(aus)
    }

    /// When an entry arrived in this catalogue, RFC 3339.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as SQLite reports.
    pub fn eingegangen_am(&self, nr: i64) -> Result<String, StoreFehler> {
        self.conn
            .prepare_cached(include_str!("ankunft.sql"))?
            .query_row([nr], |z| z.get("eingegangen_am"))
            .optional()?
            .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "eintrag", schluessel: nr.to_string() })
    }

    /// Gives each entry and then each of its changes, oldest first, in constant memory. O(changes).
    ///
    /// # Errors
    /// As SQLite reports, and whatever the closures return.
    pub fn chronik_strom<E: From<StoreFehler>>(
        &self,
        mut nimm: impl FnMut(&Ausfuhreintrag, Option<&Aenderung>) -> Result<(), E>,
    ) -> Result<u64, E> {
        let sql = |e: rusqlite::Error| E::from(StoreFehler::from(e));
        let mut abfrage = self.conn.prepare_cached(include_str!("ausfuhr.sql")).map_err(sql)?;
        let mut aenderungen =
            self.conn.prepare_cached(include_str!("aenderungen_des_eintrags.sql")).map_err(sql)?;
        let mut zeilen = abfrage.query([]).map_err(sql)?;
        let mut anzahl = 0;
        while let Some(z) = zeilen.next().map_err(sql)? {
            let kopf = ausfuhreintrag(z).map_err(sql)?;
            nimm(&kopf, None)?;
            let mut eigene = aenderungen.query([&kopf.eintrag.id]).map_err(sql)?;
            while let Some(z) = eigene.next().map_err(sql)? {
                jede(z, usize::MAX, |a| nimm(&kopf, Some(&a)))?;
            }
            anzahl += 1;
        }
        Ok(anzahl)
    }
}

fn ausfuhreintrag(z: &rusqlite::Row<'_>) -> rusqlite::Result<Ausfuhreintrag> {
    Ok(Ausfuhreintrag {
        eintrag: eintrag(z)?,
        teilnehmer: z.get("teilnehmer")?,
        teilnehmer_nr: z.get("teilnehmer_nr")?,
        eingegangen_am: z.get("eingegangen_am")?,
        hash_vorher: z.get("hash_vorher")?,
        hash: z.get("hash")?,
    })
}
