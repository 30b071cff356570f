//! Rows of any recorded noun, read and written by the noun's description.
//!
//! The statements are built here from `domain::nomen`, for some thirty nouns alike, instead of a hundred files
//! that could drift apart; queries that know a single noun have files of their own.

mod lesen;
mod schreiben;
mod stapel;
mod verweis;

use ozg_domain::nomen::{Art, Feld, Nomen};
use ozg_domain::wert::Wert;
use rusqlite::types::ValueRef;

pub use schreiben::{Modus, Wirkung};
pub use stapel::{Geleert, Stapel};

use crate::StoreFehler;

/// A row: values aligned with the fields of its noun. `quelle` holds the text of the Fundstelle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Satz {
    /// The noun.
    pub nomen: &'static Nomen,
    /// One per field; `None` is empty.
    pub werte: Vec<Option<Wert>>,
}

impl Satz {
    /// Value of a field by its header.
    #[must_use]
    pub fn wert(&self, kopf: &str) -> Option<&Wert> {
        self.nomen.feld(kopf).and_then(|(i, _)| self.werte[i].as_ref())
    }

    /// Text of a field; empty if it has none.
    #[must_use]
    pub fn text(&self, kopf: &str) -> String {
        self.wert(kopf).map(zelltext).unwrap_or_default()
    }

    /// Key cells in order.
    #[must_use]
    pub fn schluessel(&self) -> Vec<String> {
        self.nomen
            .felder
            .iter()
            .zip(&self.werte)
            .filter(|(f, _)| f.schluessel)
            .map(|(_, w)| w.as_ref().map(zelltext).unwrap_or_default())
            .collect()
    }
}

/// A cell while streaming: borrowed from the database, dates as ISO text, money in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zelle<'a> {
    /// Nothing.
    Leer,
    /// Text.
    Text(&'a str),
    /// Whole number or cents.
    Zahl(i64),
}

/// The value as it stands in the catalogue.
pub(crate) fn zelltext(wert: &Wert) -> String {
    match wert {
        Wert::Text(t) => t.clone(),
        Wert::Zahl(n) => n.to_string(),
        Wert::Tag(d) => d.to_string(),
    }
}

fn sql_wert(wert: Option<&Wert>, feld: &Feld) -> rusqlite::types::Value {
    match wert {
        // Parts of a key that may be empty are kept as '' because keys have no NULL.
        None if feld.schluessel => rusqlite::types::Value::Text(String::new()),
        None => rusqlite::types::Value::Null,
        Some(Wert::Zahl(n)) => rusqlite::types::Value::Integer(*n),
        Some(w) => rusqlite::types::Value::Text(zelltext(w)),
    }
}

fn aus_sql(feld: &Feld, roh: ValueRef<'_>) -> Result<Option<Wert>, StoreFehler> {
    let unerwartet = || StoreFehler::Inhalt(format!("{}: unexpected type", feld.kopf));
    Ok(match (feld.art, roh) {
        (_, ValueRef::Null) => None,
        (Art::Geld | Art::Zahl(..), ValueRef::Integer(n)) => Some(Wert::Zahl(n)),
        (Art::Tag | Art::Rohdatum, ValueRef::Text(t)) => {
            let text = std::str::from_utf8(t).map_err(|_| unerwartet())?;
            Some(Wert::Tag(text.parse().map_err(|_| unerwartet())?))
        }
        (_, ValueRef::Text(t)) => {
            let text = std::str::from_utf8(t).map_err(|_| unerwartet())?;
            if text.is_empty() { None } else { Some(Wert::Text(text.to_owned())) }
        }
        _ => return Err(unerwartet()),
    })
}

/// Most fields that any noun has; a test holds it.
const FELDER_HOECHSTENS: usize = 24;

fn schluessel_text(schluessel: &[String]) -> String {
    schluessel.join(" · ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn jedes_nomen_passt_in_eine_zeile() {
        for n in ozg_domain::nomen::ALLE {
            assert!(n.felder.len() <= super::FELDER_HOECHSTENS, "{}", n.name);
        }
    }
}
