//! Risks and obstacles, as the rules need them.

use chrono::NaiveDate;
use ozg_domain::steuerung::{Risiko, Risikoart, Stufe};

use crate::{Leser, StoreFehler};

fn unlesbar(text: &str) -> StoreFehler {
    StoreFehler::Inhalt(format!("risk: {text}"))
}

fn tag(text: &str) -> Result<NaiveDate, StoreFehler> {
    text.parse().map_err(|_| unlesbar(text))
}

fn stufe(text: &str) -> Result<Stufe, StoreFehler> {
    Stufe::lesen(text).ok_or_else(|| unlesbar(text))
}

impl Leser<'_> {
    /// All risks and obstacles, by kennung.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn risiken(&self) -> Result<Vec<Risiko>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let text = |kopf: &str| z.get::<_, Option<String>>(kopf);
            let art: String = z.get("art")?;
            let erkannt: String = z.get("erkannt_am")?;
            aus.push(Risiko {
                kennung: z.get("kennung")?,
                projekt: z.get("projekt")?,
                art: Risikoart::lesen(&art).ok_or_else(|| unlesbar(&art))?,
                titel: z.get("titel")?,
                erkannt_am: tag(&erkannt)?,
                wahrscheinlichkeit: text("wahrscheinlichkeit")?.as_deref().map(stufe).transpose()?,
                auswirkung: text("auswirkung")?.as_deref().map(stufe).transpose()?,
                massnahme: text("massnahme")?,
                zustaendig: text("zustaendig")?,
                faellig_am: text("faellig_am")?.as_deref().map(tag).transpose()?,
                erledigt_am: text("erledigt_am")?.as_deref().map(tag).transpose()?,
            });
        }
        Ok(aus)
    }
}
