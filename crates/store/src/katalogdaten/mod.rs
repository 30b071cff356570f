//! What the status bar and the captions say of the catalogue.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::{Leser, StoreFehler};

/// Facts about the catalogue as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Katalogstand {
    /// Name for people.
    pub titel: String,
    /// Start value of a demo catalogue; `None`: real data.
    pub startwert: Option<String>,
    /// Katalogversion in force: the one with the latest Stand.
    pub katalogversion: Option<String>,
    /// OZG-Leistungen in force.
    pub leistungen: u32,
    /// LeiKa rows in force.
    pub leika_leistungen: u32,
    /// Kommunen.
    pub kommunen: u32,
}

/// Words for a tranche.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranchentitel {
    /// Key of the tranche.
    pub kennung: String,
    /// Title of the programme.
    pub programm: String,
    /// Purpose.
    pub zweck: Option<String>,
    /// Hint of the source.
    pub hinweis: Option<String>,
    /// Fundstelle.
    pub quelle: Option<String>,
}

impl Leser<'_> {
    /// Facts about the catalogue as a whole.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn katalogstand(&self) -> Result<Katalogstand, StoreFehler> {
        let stand = self
            .conn
            .prepare_cached(include_str!("stand.sql"))?
            .query_row([], |z| {
                Ok(Katalogstand {
                    titel: z.get("titel")?,
                    startwert: z.get("startwert")?,
                    katalogversion: z.get("katalogversion")?,
                    leistungen: z.get("leistungen")?,
                    leika_leistungen: z.get("leika_leistungen")?,
                    kommunen: z.get("kommunen")?,
                })
            })
            .optional()?;
        Ok(stand.unwrap_or_default())
    }

    /// The Frist in force: the earliest on record.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for an unreadable date.
    pub fn frist(&self) -> Result<Option<NaiveDate>, StoreFehler> {
        let text: Option<String> =
            self.conn.prepare_cached(include_str!("frist.sql"))?.query_row([], |z| z.get("datum"))?;
        text.map(|t| t.parse().map_err(|_| StoreFehler::Inhalt(format!("date: {t}")))).transpose()
    }

    /// Number of municipal projects that Vorlage 17/4771 names.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn laut_vorlage(&self) -> Result<Option<u32>, StoreFehler> {
        Ok(self
            .conn
            .prepare_cached(include_str!("laut_vorlage.sql"))?
            .query_row([], |z| z.get("wert"))
            .optional()?)
    }

    /// Words for all tranches, by kennung.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn tranchentitel(&self) -> Result<Vec<Tranchentitel>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("tranchentitel.sql"))?;
        let zeilen = abfrage.query_map([], |z| {
            Ok(Tranchentitel {
                kennung: z.get("kennung")?,
                programm: z.get("programm")?,
                zweck: z.get("zweck")?,
                hinweis: z.get("hinweis")?,
                quelle: z.get("quelle")?,
            })
        })?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }
}
