//! Ratings of projects, as the rules need them.

use ozg_domain::steuerung::{Bewertung, Urteil};

use crate::{Leser, StoreFehler};

impl Leser<'_> {
    /// All ratings, by project, day and kennung.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn bewertungen(&self) -> Result<Vec<Bewertung>, StoreFehler> {
        let unlesbar = |t: &str| StoreFehler::Inhalt(format!("rating: {t}"));
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let (am, urteil): (String, String) = (z.get("bewertet_am")?, z.get("urteil")?);
            aus.push(Bewertung {
                kennung: z.get("kennung")?,
                projekt: z.get("projekt")?,
                am: am.parse().map_err(|_| unlesbar(&am))?,
                urteil: Urteil::lesen(&urteil).ok_or_else(|| unlesbar(&urteil))?,
                von: z.get("bewertet_von")?,
                begruendung: z.get("begruendung")?,
            });
        }
        Ok(aus)
    }
}
