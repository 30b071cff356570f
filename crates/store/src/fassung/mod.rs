//! Named states: a Stichtag and the state of knowledge at one entry. Never changed, never removed.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, params};

use crate::vorgang::zeittext;
use crate::{Leser, Schreiber, StoreFehler};

/// A named state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fassung {
    /// Its name.
    pub name: String,
    /// The day that it is for.
    pub stichtag: NaiveDate,
    /// Position of the last entry that changed facts.
    pub eintrag: i64,
    /// Arrival of that entry, RFC 3339.
    pub bekannt_am: String,
    /// Head of the chain after it.
    pub kopf: String,
    /// When it was made, RFC 3339; empty if no entry tells.
    pub angelegt_am: String,
    /// By whom.
    pub person: Option<String>,
    /// Why.
    pub grund: Option<String>,
}

impl Leser<'_> {
    /// All Fassungen, those made last first.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for an unreadable date.
    pub fn fassungen(&self) -> Result<Vec<Fassung>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("alle.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let tag: String = z.get("stichtag")?;
            aus.push(Fassung {
                name: z.get("name")?,
                stichtag: tag.parse().map_err(|_| StoreFehler::Inhalt(format!("date: {tag}")))?,
                eintrag: z.get("eintrag")?,
                bekannt_am: z.get("bekannt_am")?,
                kopf: z.get("kopf")?,
                angelegt_am: z.get::<_, Option<String>>("zeit")?.unwrap_or_default(),
                person: z.get("person")?,
                grund: z.get("grund")?,
            });
        }
        Ok(aus)
    }

    /// The Fassung of that name, compared without regard to case.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as [`Self::fassungen`].
    pub fn fassung(&self, name: &str) -> Result<Fassung, StoreFehler> {
        let klein = name.trim().to_lowercase();
        self.fassungen()?
            .into_iter()
            .find(|f| f.name.to_lowercase() == klein)
            .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "Fassung", schluessel: name.to_owned() })
    }
}

impl Schreiber<'_> {
    /// Keeps a state under a name: what was known at that moment (`None`: now) of that day.
    ///
    /// # Errors
    /// [`StoreFehler::SchonVorhanden`], [`StoreFehler::VorBeginn`] if nothing was known yet; as SQLite reports.
    pub fn fassung_anlegen(
        &self,
        name: &str,
        stichtag: NaiveDate,
        bekannt_am: Option<DateTime<Utc>>,
    ) -> Result<(), StoreFehler> {
        match self.fassung(name) {
            Err(StoreFehler::NichtGefunden { .. }) => {}
            Err(e) => return Err(e),
            Ok(da) => return Err(StoreFehler::SchonVorhanden { nomen: "Fassung", schluessel: da.name }),
        }
        let bis = bekannt_am.map(zeittext);
        let wissen = self
            .conn
            .prepare_cached(include_str!("wissen.sql"))?
            .query_row([bis], |z| {
                let (nr, zeit): (i64, String) = (z.get("nr")?, z.get("eingegangen_am")?);
                Ok((nr, zeit, z.get::<_, String>("kette")?))
            })
            .optional()?;
        let Some((nr, zeit, kopf)) = wissen else {
            let mut abfrage = self.conn.prepare_cached(include_str!("erster.sql"))?;
            let erster = abfrage.query_row([], |z| z.get("eingegangen_am")).optional()?;
            return Err(StoreFehler::VorBeginn { erster: erster.unwrap_or_default() });
        };
        let mut abfrage = self.conn.prepare_cached(include_str!("anlegen.sql"))?;
        abfrage.execute(params![name, stichtag.to_string(), nr, zeit, kopf])?;
        Ok(())
    }
}
