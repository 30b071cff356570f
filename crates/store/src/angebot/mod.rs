//! The reports of `nachnutzung` in memory, ready for the rules of `ozg_domain::angebot`.
//!
//! Read once in the order of the key, then kept with the handle: after a change only the services that it touched are
//! read again. The last earlier state of knowledge is kept beside the present one.
//!
//! Effort: first use O(reports), some ten bytes each; afterwards O(changes since).

mod laden;

use std::collections::BTreeSet;
use std::sync::Arc;

use ozg_domain::angebot::bestand::Bestand;
use ozg_domain::angebot::katalog::Katalog as Leistungskatalog;
use rusqlite::OptionalExtension;

use crate::{Katalog, Leser, StoreFehler};

/// More changes than these are not worth looking at one by one.
const AENDERUNGEN_HOECHSTENS: i64 = 20_000;

/// What is offered, in one state of knowledge.
#[derive(Debug, Clone, Default)]
pub struct Angebot {
    /// Services, Kommunen, who is responsible.
    pub katalog: Leistungskatalog,
    /// The reports.
    pub bestand: Bestand,
    /// Lösungen that a report names; the number of one is its place from 1.
    pub loesungen: Vec<String>,
}

impl Angebot {
    /// Number of a Lösung in the reports; `None` if none names it.
    #[must_use]
    pub fn loesung(&self, kennung: &str) -> Option<u32> {
        let i = self.loesungen.iter().position(|l| l == kennung)?;
        u32::try_from(i + 1).ok()
    }
}

/// Where the history stood for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marke {
    eintrag: i64,
    kette: String,
    aenderung: i64,
}

/// The states that are kept: the present one, and the last earlier one.
#[derive(Debug, Default)]
pub(crate) struct Gedaechtnis {
    jetzt: Option<(Marke, Arc<Angebot>)>,
    damals: Option<(Marke, Arc<Angebot>)>,
}

impl Katalog {
    /// The Angebot in the state that this reader sees.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn angebot(&self, l: &Leser<'_>) -> Result<Arc<Angebot>, StoreFehler> {
        let marke = l.marke()?;
        let frueher = l.spaetere()? > 0;
        let mut gedaechtnis = self.angebotsgedaechtnis();
        let platz = if frueher { &mut gedaechtnis.damals } else { &mut gedaechtnis.jetzt };
        let neu = match platz.take() {
            Some((m, a)) if m == marke => a,
            Some((m, a)) if !frueher => match l.seither(&m, &marke)? {
                Some(leistungen) => {
                    let mut a = Arc::unwrap_or_clone(a);
                    for schluessel in leistungen {
                        l.block_neu(&mut a, &schluessel)?;
                    }
                    Arc::new(a)
                }
                None => Arc::new(l.angebot_laden()?),
            },
            _ => Arc::new(l.angebot_laden()?),
        };
        *platz = Some((marke, Arc::clone(&neu)));
        Ok(neu)
    }
}

impl Leser<'_> {
    fn marke(&self) -> Result<Marke, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("marke.sql"))?;
        Ok(abfrage.query_row([], |z| {
            Ok(Marke { eintrag: z.get("eintrag")?, kette: z.get("kette")?, aenderung: z.get("aenderung")? })
        })?)
    }

    /// Services whose reports changed between two marks; `None` if everything has to be read again.
    fn seither(&self, alt: &Marke, neu: &Marke) -> Result<Option<BTreeSet<String>>, StoreFehler> {
        let kette: Option<String> = self
            .conn
            .prepare_cached(include_str!("kette_von.sql"))?
            .query_row([alt.eintrag], |z| z.get("kette"))
            .optional()?;
        if alt.aenderung > neu.aenderung || kette.as_deref() != Some(alt.kette.as_str()) {
            // Another history: restored from a backup.
            return Ok(None);
        }
        let mut leistungen = BTreeSet::new();
        let mut anzahl = 0;
        let mut abfrage = self.conn.prepare_cached(include_str!("veraendert.sql"))?;
        let mut zeilen = abfrage.query([alt.aenderung, AENDERUNGEN_HOECHSTENS + 1])?;
        while let Some(z) = zeilen.next()? {
            anzahl += 1;
            let (tabelle, schluessel): (String, String) = (z.get("tabelle")?, z.get("schluessel")?);
            let key: Option<Vec<String>> = serde_json::from_str(&schluessel).ok();
            match key.and_then(|k| k.into_iter().next()) {
                Some(leistung) if tabelle == "nachnutzung" => leistungen.insert(leistung),
                _ => return Ok(None),
            };
        }
        Ok((anzahl <= AENDERUNGEN_HOECHSTENS).then_some(leistungen))
    }
}
