//! Tranches with their grants and draw-downs, as the rules need them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::foerderung::{Abruf, Bewilligung, Tranche};
use ozg_domain::geld::{Betragsgenauigkeit, Cent};

use crate::{Leser, StoreFehler};

fn tag(text: Option<String>) -> Result<Option<NaiveDate>, StoreFehler> {
    text.map(|t| t.parse().map_err(|_| StoreFehler::Inhalt(format!("date: {t}")))).transpose()
}

fn betrag(cent: Option<i64>) -> Result<Option<Cent>, StoreFehler> {
    cent.map(|c| Cent::neu(c).map_err(|_| StoreFehler::Inhalt(format!("amount: {c}")))).transpose()
}

impl Leser<'_> {
    /// All tranches, by kennung.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn tranchen(&self) -> Result<Vec<Tranche>, StoreFehler> {
        let mut abrufe: BTreeMap<String, Vec<Abruf>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("abrufe.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            abrufe.entry(z.get("bewilligung")?).or_default().push(Abruf {
                datum: tag(z.get("datum")?)?,
                betrag: betrag(z.get("betrag_cent")?)?,
                rueckzahlung: z.get("rueckzahlung")?,
            });
        }
        let mut bewilligungen: BTreeMap<String, Vec<Bewilligung>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("bewilligungen.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let kennung: String = z.get("kennung")?;
            bewilligungen.entry(z.get("tranche")?).or_default().push(Bewilligung {
                bewilligt: z.get("bewilligt")?,
                datum: tag(z.get("datum")?)?,
                betrag: betrag(z.get("betrag_cent")?)?,
                abrufe: abrufe.remove(&kennung).unwrap_or_default(),
            });
        }
        let mut abfrage = self.conn.prepare_cached(include_str!("tranchen.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let kennung: String = z.get("kennung")?;
            let genauigkeit: Option<String> = z.get("genauigkeit")?;
            aus.push(Tranche {
                jahr_von: z.get("jahr_von")?,
                jahr_bis: z.get("jahr_bis")?,
                betrag: betrag(z.get("betrag_cent")?)?,
                genauigkeit: genauigkeit
                    .and_then(|g| Betragsgenauigkeit::lesen(&g))
                    .unwrap_or(Betragsgenauigkeit::Exakt),
                summierbar: z.get("summierbar")?,
                bewilligungen: bewilligungen.remove(&kennung).unwrap_or_default(),
                kennung,
            });
        }
        Ok(aus)
    }
}
