//! What rests on which source.

use std::collections::BTreeMap;

use ozg_domain::nomen::{ALLE, Art, Nomen};

use crate::{Leser, Satz, StoreFehler};

/// Number of facts of a noun that rest on a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quellenzahl {
    /// Kennung of the source; `None`: unbelegt.
    pub quelle: Option<String>,
    /// The noun.
    pub nomen: &'static Nomen,
    /// Rows.
    pub anzahl: u32,
}

fn mit_quelle() -> impl Iterator<Item = &'static Nomen> {
    ALLE.iter().copied().filter(|n| n.felder.iter().any(|f| f.art == Art::Quelle))
}

impl Leser<'_> {
    /// How many rows of each noun rest on which source. Scans every noun that has sources once.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn quellenzahlen(&self) -> Result<Vec<Quellenzahl>, StoreFehler> {
        let mut aus = Vec::new();
        for nomen in mit_quelle() {
            let sql = format!("SELECT quelle, count(*) AS anzahl FROM {} GROUP BY quelle", nomen.name);
            let mut abfrage = self.conn.prepare_cached(&sql)?;
            let mut zeilen = abfrage.query([])?;
            while let Some(z) = zeilen.next()? {
                aus.push(Quellenzahl { quelle: z.get("quelle")?, nomen, anzahl: z.get("anzahl")? });
            }
        }
        Ok(aus)
    }

    /// Rows that rest on a source (`None`: on none), by noun and key, at most that many.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn saetze_der_quelle(
        &self,
        kennung: Option<&str>,
        hoechstens: usize,
    ) -> Result<Vec<Satz>, StoreFehler> {
        let mut aus = Vec::new();
        for nomen in mit_quelle() {
            if aus.len() >= hoechstens {
                break;
            }
            aus.extend(self.saetze_mit_quelle(nomen, kennung, hoechstens - aus.len())?);
        }
        Ok(aus)
    }

    /// Fundstellen by the newest change that named them, newest first.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn zuletzt_verwendet(&self, hoechstens: u32) -> Result<Vec<String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("zuletzt.sql"))?;
        let zeilen = abfrage.query_map([hoechstens], |z| z.get("fundstelle"))?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    /// Whether a Fundstelle contains that text, to the letter.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn quelle_nennt(&self, text: &str) -> Result<bool, StoreFehler> {
        Ok(self.conn.prepare_cached(include_str!("nennt.sql"))?.query_row([text], |z| z.get("ja"))?)
    }

    /// kennung by Fundstelle of all sources.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn quellen_nach_text(&self) -> Result<BTreeMap<String, String>, StoreFehler> {
        Ok(self.fundstellen()?.into_iter().map(|(kennung, text)| (text, kennung)).collect())
    }
}
