//! What only the history knows of milestones and projects: the first baseline, how often it changed, and reasons.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use ozg_domain::projekt::{MeilensteinArt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use crate::{Leser, StoreFehler};

/// The baseline of a step as the history has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basisverlauf {
    /// The first one.
    pub erste: Zeitangabe,
    /// How often another one took its place.
    pub gewechselt: u32,
}

/// From that day on this date was expected; `None`: none any more.
pub type Erwartung = (NaiveDate, Option<NaiveDate>);

fn schluessel(text: &str) -> Result<Vec<String>, StoreFehler> {
    serde_json::from_str(text).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))
}

impl Leser<'_> {
    /// Baselines of one project by step, also those recorded under another spelling of its kuerzel. A baseline that
    /// was removed and set anew as it was has not changed. O(keys of milestones).
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn basisverlauf(&self, kuerzel: &str) -> Result<BTreeMap<Schritt, Basisverlauf>, StoreFehler> {
        let klein = kuerzel.trim().to_lowercase();
        let mut je: BTreeMap<Schritt, Vec<(i64, Zeitangabe)>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("schluessel.sql"))?;
        let texte: Vec<String> = abfrage.query_map([], |z| z.get("schluessel"))?.collect::<Result<_, _>>()?;
        for text in texte {
            let teile = schluessel(&text)?;
            let [projekt, schritt, _] = teile.as_slice() else { continue };
            match Schritt::lesen(schritt) {
                Some(s) if projekt.to_lowercase() == klein => {
                    je.entry(s).or_default().extend(self.basen(&text)?)
                }
                _ => {}
            }
        }
        Ok(je
            .into_iter()
            .filter_map(|(schritt, mut basen)| {
                basen.sort_by_key(|(nr, _)| *nr);
                basen.dedup_by_key(|(_, zeit)| *zeit);
                let gewechselt = u32::try_from(basen.len()).unwrap_or(u32::MAX).saturating_sub(1);
                Some((schritt, Basisverlauf { erste: basen.first()?.1, gewechselt }))
            })
            .collect())
    }

    /// The values that one baseline had, in their order.
    fn basen(&self, schluessel: &str) -> Result<Vec<(i64, Zeitangabe)>, StoreFehler> {
        let unlesbar = |was: &str| StoreFehler::Inhalt(format!("baseline {schluessel}: {was}"));
        let mut abfrage = self.conn.prepare_cached(include_str!("verlauf.sql"))?;
        let mut zeilen = abfrage.query([schluessel])?;
        let mut aus = Vec::new();
        let (mut datum, mut genauigkeit): (Option<NaiveDate>, _) = (None, Genauigkeit::Undatiert);
        while let Some(z) = zeilen.next()? {
            // Only what changed is recorded.
            if z.get("mit_datum")? {
                let text: Option<String> = z.get("datum")?;
                datum = text.map(|t| t.parse().map_err(|_| unlesbar(&t))).transpose()?;
            }
            if let Some(g) = z.get::<_, Option<String>>("genauigkeit")? {
                genauigkeit = Genauigkeit::lesen(&g).ok_or_else(|| unlesbar(&g))?;
            }
            let zeit = Zeitangabe::neu(datum, genauigkeit).map_err(|_| unlesbar(genauigkeit.wort()))?;
            aus.push((z.get("nr")?, zeit));
        }
        Ok(aus)
    }

    /// First baseline of each step of each project, by kuerzel in small letters. O(changes of milestones).
    ///
    /// # Errors
    /// As [`Self::basisverlauf`].
    pub fn erste_basen(&self) -> Result<BTreeMap<(String, Schritt), Zeitangabe>, StoreFehler> {
        let unlesbar = |was: &str| StoreFehler::Inhalt(format!("baseline: {was}"));
        let mut abfrage = self.conn.prepare_cached(include_str!("erste.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = BTreeMap::new();
        while let Some(z) = zeilen.next()? {
            let key: String = z.get("schluessel")?;
            let teile = schluessel(&key)?;
            let [projekt, schritt, _] = teile.as_slice() else { continue };
            let Some(schritt) = Schritt::lesen(schritt) else { continue };
            let platz = aus.entry((projekt.to_lowercase(), schritt));
            if let Entry::Vacant(platz) = platz {
                let datum = z.get::<_, Option<String>>("datum")?;
                let datum = datum.map(|t| t.parse().map_err(|_| unlesbar(&t))).transpose()?;
                let g: String = z.get("genauigkeit")?;
                let g = Genauigkeit::lesen(&g).ok_or_else(|| unlesbar(&g))?;
                platz.insert(Zeitangabe::neu(datum, g).map_err(|_| unlesbar(&key))?);
            }
        }
        Ok(aus)
    }

    /// What was expected of the roll-out in NRW at successive days, by kuerzel in small letters: prognose, else plan,
    /// else basis, with the UTC day on which each change of them arrived here. O(changes of milestones).
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn erwartungen(&self) -> Result<BTreeMap<String, Vec<Erwartung>>, StoreFehler> {
        let unlesbar = |was: &str| StoreFehler::Inhalt(format!("milestone: {was}"));
        let tag = |t: &str| -> Result<NaiveDate, StoreFehler> { t.parse().map_err(|_| unlesbar(t)) };
        let mut abfrage = self.conn.prepare_cached(include_str!("erwartung.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut stand: BTreeMap<(String, MeilensteinArt), Option<NaiveDate>> = BTreeMap::new();
        let mut aus: BTreeMap<String, Vec<Erwartung>> = BTreeMap::new();
        while let Some(z) = zeilen.next()? {
            let key: String = z.get("schluessel")?;
            let teile = schluessel(&key)?;
            let [projekt, _, art] = teile.as_slice() else { continue };
            let Some(art) = MeilensteinArt::lesen(art) else { continue };
            let projekt = projekt.to_lowercase();
            let zeit: String = z.get("eingegangen_am")?;
            let bekannt_am = zeit.get(..10).ok_or_else(|| unlesbar(&zeit)).and_then(tag)?;
            // Only what changed is recorded.
            if z.get("entfernt")? {
                stand.insert((projekt.clone(), art), None);
            } else if z.get("mit_datum")? {
                let datum: Option<String> = z.get("datum")?;
                let datum = datum.as_deref().map(tag).transpose()?;
                stand.insert((projekt.clone(), art), datum);
            }
            let erwartet = [MeilensteinArt::Prognose, MeilensteinArt::Plan, MeilensteinArt::Basis]
                .into_iter()
                .find_map(|a| stand.get(&(projekt.clone(), a)).copied().flatten());
            aus.entry(projekt).or_default().push((bekannt_am, erwartet));
        }
        Ok(aus)
    }

    /// Reports of steps that were moved or taken back with a reason: month ("2021-03") of the entry and number.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn rueckschritte(&self) -> Result<Vec<(String, u32)>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("rueckschritte.sql"))?;
        let zeilen = abfrage.query_map([], |z| Ok((z.get("monat")?, z.get("anzahl")?)))?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    /// Why reports of steps were moved or taken back after an entry, by kuerzel in small letters: the last reason.
    /// O(changes of milestones).
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] if a key is not readable.
    pub fn rueckgruende(&self, nach: i64) -> Result<BTreeMap<String, String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("rueckgruende.sql"))?;
        let mut zeilen = abfrage.query([nach])?;
        let mut aus = BTreeMap::new();
        while let Some(z) = zeilen.next()? {
            let key: String = z.get("schluessel")?;
            if let Some(projekt) = schluessel(&key)?.first() {
                aus.insert(projekt.to_lowercase(), z.get("grund")?);
            }
        }
        Ok(aus)
    }

    /// Why a project was taken in, left, was put aside or resumed, by kuerzel and header of the date. A reason for
    /// leaving is on record with the project; the others are those of the entries.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn statusgruende(&self) -> Result<BTreeMap<(String, String), String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("statusgruende.sql"))?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = BTreeMap::new();
        while let Some(z) = zeilen.next()? {
            let feld: String = z.get("feld")?;
            let austritt: Option<String> =
                if feld == "ausgeschieden_am" { z.get("austrittsgrund")? } else { None };
            if let Some(grund) = austritt.or(z.get("grund")?) {
                aus.insert((z.get("kuerzel")?, feld), grund);
            }
        }
        Ok(aus)
    }
}
