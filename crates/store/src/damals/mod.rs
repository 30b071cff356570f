//! "Bekannt am": the catalogue as it was known at an earlier moment.
//!
//! A connection of its own sees temporary views under the names of the recorded tables: the rows of the file without
//! those that changed later, and beside them what stood there then. So every query works unchanged on every state,
//! and nothing is written into the file. What stood there then comes from [`gedaechtnis`], which reads the history
//! once, on first use, and then only what is new; [`ueberlage`] fills the views.
//!
//! First use: O(changes). Each further moment: O(rows that changed after it). Memory: one row per change, texts shared.

mod gedaechtnis;
mod ueberlage;

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use self::gedaechtnis::Gedaechtnis;
use self::ueberlage::Ueberlage;
use crate::chronik::SCHWAERZUNG;
use crate::verbindung::{Zweck, oeffnen};
use crate::vorgang::{Leser, zeittext};
use crate::{Katalog, StoreFehler};

/// A state of knowledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wissen {
    /// All entries that had arrived in this catalogue by that moment.
    Zeit(DateTime<Utc>),
    /// All entries up to and with that position; 0 is before the first.
    Eintrag(i64),
}

/// Where the history ends for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Grenze {
    eintrag: i64,
    aenderung: i64,
}

/// End of the history in the file, to notice that it moved on or is another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Kopf {
    eintrag: i64,
    aenderung: i64,
    kette: String,
}

/// The connection that looks at earlier states.
#[derive(Debug)]
pub(crate) struct Damals {
    conn: Connection,
    gedaechtnis: Gedaechtnis,
    ueberlage: Ueberlage,
    /// What the views show now; `None`: nothing reliable.
    gezeigt: Option<(Grenze, Kopf)>,
    /// How far the memory has read.
    gelesen: Kopf,
}

impl Katalog {
    /// Reads the catalogue as it was known then, in one consistent state.
    ///
    /// # Errors
    /// [`StoreFehler::VorBeginn`] if nothing was known yet; whatever `tun` returns; as SQLite reports.
    pub fn lesen_bekannt<T, E: From<StoreFehler>>(
        &self,
        wissen: Wissen,
        tun: impl FnOnce(&Leser<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let fehler = |e: StoreFehler| E::from(e.mit_pfad(self.pfad()));
        let mut damals = self.damals();
        let d = match damals.as_mut() {
            Some(d) => d,
            None => damals.insert(Damals::beginnen(self.pfad()).map_err(fehler)?),
        };
        d.conn.execute_batch("BEGIN").map_err(|e| fehler(e.into()))?;
        let ergebnis = d.stellen(wissen).map_err(fehler).and_then(|()| tun(&Leser { conn: &d.conn }));
        // Only temporary tables were written. What is half filled is filled anew the next time.
        if d.conn.execute_batch("COMMIT").is_err() {
            *damals = None;
        }
        ergebnis
    }
}

impl Damals {
    fn beginnen(pfad: &Path) -> Result<Self, StoreFehler> {
        let conn = oeffnen(pfad, Zweck::Damals)?;
        conn.execute_batch(include_str!("grenze.sql"))?;
        Ok(Self {
            conn,
            gedaechtnis: Gedaechtnis::default(),
            ueberlage: Ueberlage::default(),
            gezeigt: None,
            gelesen: Kopf::default(),
        })
    }

    /// Makes the views show that state.
    fn stellen(&mut self, wissen: Wissen) -> Result<(), StoreFehler> {
        let kopf = self.kopf()?;
        let grenze = self.grenze(wissen, &kopf)?;
        let soll = (grenze, kopf);
        if self.gezeigt.as_ref() == Some(&soll) {
            return Ok(());
        }
        self.gezeigt = None;
        let (grenze, kopf) = soll;
        self.lesen_bis(&kopf)?;
        self.ueberlage.fuellen(&self.conn, &self.gedaechtnis, grenze.aenderung)?;
        self.conn
            .prepare_cached(include_str!("grenze_setzen.sql"))?
            .execute([grenze.eintrag, grenze.aenderung])?;
        self.gezeigt = Some((grenze, kopf));
        Ok(())
    }

    fn kopf(&self) -> Result<Kopf, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("kopf.sql"))?;
        Ok(abfrage.query_row([], |z| {
            Ok(Kopf { eintrag: z.get("eintrag")?, aenderung: z.get("aenderung")?, kette: z.get("kette")? })
        })?)
    }

    fn grenze(&self, wissen: Wissen, kopf: &Kopf) -> Result<Grenze, StoreFehler> {
        let eintrag = match wissen {
            Wissen::Eintrag(nr) => nr.clamp(0, kopf.eintrag),
            Wissen::Zeit(zeit) => {
                let nr = self.letzter_bis(&zeittext(zeit), kopf.eintrag)?;
                if nr == 0 {
                    let erster = if kopf.eintrag == 0 { String::new() } else { self.ankunft(1)? };
                    return Err(StoreFehler::VorBeginn { erster });
                }
                nr
            }
        };
        let aenderung = self
            .conn
            .prepare_cached(include_str!("letzte_aenderung_bis.sql"))?
            .query_row([eintrag], |z| z.get("nr"))?;
        Ok(Grenze { eintrag, aenderung })
    }

    /// Position of the last entry that had arrived by then. Arrivals never go backwards: O(log entries).
    fn letzter_bis(&self, zeit: &str, laenge: i64) -> Result<i64, StoreFehler> {
        let (mut da, mut fehlt) = (0, laenge + 1);
        while fehlt - da > 1 {
            let mitte = da + (fehlt - da) / 2;
            if self.ankunft(mitte)?.as_str() <= zeit { da = mitte } else { fehlt = mitte }
        }
        Ok(da)
    }

    fn ankunft(&self, nr: i64) -> Result<String, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("ankunft.sql"))?;
        let ankunft = abfrage.query_row([nr], |z| z.get("eingegangen_am")).optional()?;
        ankunft.ok_or_else(|| StoreFehler::Inhalt(format!("entry {nr} is missing")))
    }

    /// Brings the memory up to the head of the file.
    fn lesen_bis(&mut self, kopf: &Kopf) -> Result<(), StoreFehler> {
        if self.gelesen == *kopf {
            return Ok(());
        }
        let fortsetzung = self.gelesen.aenderung <= kopf.aenderung && self.gelesen_steht()?;
        if !fortsetzung || self.geschwaerzt()? {
            // Another history (restored), or values that were erased from it: nothing of it may be kept.
            self.gedaechtnis = Gedaechtnis::default();
            self.gelesen = Kopf::default();
        }
        self.gedaechtnis.weiterlesen(&self.conn, &self.gelesen_bis(), kopf.aenderung)?;
        self.gelesen = kopf.clone();
        Ok(())
    }

    /// Whether values were erased from the history since.
    fn geschwaerzt(&self) -> Result<bool, StoreFehler> {
        let wo = rusqlite::params![self.gelesen.eintrag, SCHWAERZUNG];
        let mut abfrage = self.conn.prepare_cached(include_str!("geschwaerzt.sql"))?;
        Ok(abfrage.query_row(wo, |z| z.get("ja"))?)
    }

    fn gelesen_bis(&self) -> Grenze {
        Grenze { eintrag: self.gelesen.eintrag, aenderung: self.gelesen.aenderung }
    }

    /// Whether the entry up to which the memory has read is still the one it was.
    fn gelesen_steht(&self) -> Result<bool, StoreFehler> {
        if self.gelesen.eintrag == 0 {
            return Ok(true);
        }
        let kette: Option<String> = self
            .conn
            .prepare_cached(include_str!("kette_von.sql"))?
            .query_row([self.gelesen.eintrag], |z| z.get("kette"))
            .optional()?;
        Ok(kette.as_deref() == Some(self.gelesen.kette.as_str()))
    }
}

impl Leser<'_> {
    /// Entries that are hidden in this state of knowledge; 0 for jetzt.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn spaetere(&self) -> Result<i64, StoreFehler> {
        Ok(self.conn.prepare_cached(include_str!("spaetere.sql"))?.query_row([], |z| z.get("anzahl"))?)
    }
}
