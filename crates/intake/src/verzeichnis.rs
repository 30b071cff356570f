//! The different values of a column, numbered as they come.

use std::collections::HashMap;

use ozg_domain::nomen::Feld;
use ozg_domain::wert::{Profil, Wert, lesen};

/// Most different texts that a column may have outside of the key before further ones get no number.
const HOECHSTENS: usize = 65_536;
/// Longest text that gets a number, in bytes.
const LAENGE_HOECHSTENS: usize = 4_000;

/// Numbers of the values of one column; the empty cell has 0.
#[derive(Debug, Default)]
pub(crate) struct Verzeichnis {
    nach_text: HashMap<Box<str>, u32>,
    nach_wert: HashMap<Wert, u32>,
    /// By number, without the empty cell.
    werte: Vec<Wert>,
    /// The text that was asked for last: in most files the same stands in many rows.
    zuletzt: String,
    zuletzt_nummer: u32,
}

impl Verzeichnis {
    /// Number of a text's value; `None`: the field refuses the text, or there is no number left for it.
    pub(crate) fn nummer(&mut self, feld: &Feld, text: &str) -> Option<u32> {
        if text.is_empty() && !feld.pflicht {
            return Some(0);
        }
        if !text.is_empty() && text == self.zuletzt {
            return Some(self.zuletzt_nummer);
        }
        let nummer = match self.nach_text.get(text) {
            Some(n) => *n,
            None => self.aufnehmen(feld, text)?,
        };
        self.zuletzt.clear();
        self.zuletzt.push_str(text);
        self.zuletzt_nummer = nummer;
        Some(nummer)
    }

    fn aufnehmen(&mut self, feld: &Feld, text: &str) -> Option<u32> {
        // Cells of a key always get one: by them a key that stands twice is found.
        let voll = text.len() > LAENGE_HOECHSTENS || self.nach_text.len() >= HOECHSTENS;
        if voll && !feld.schluessel {
            return None;
        }
        let nummer = match lesen(feld, text, Profil::Eingabe).ok()? {
            None => 0,
            // The same value may be written in several ways.
            Some(wert) => match self.nach_wert.get(&wert) {
                Some(n) => *n,
                None => {
                    let n = u32::try_from(self.werte.len() + 1).ok()?;
                    self.werte.push(wert.clone());
                    self.nach_wert.insert(wert, n);
                    n
                }
            },
        };
        self.nach_text.insert(text.into(), nummer);
        Some(nummer)
    }

    /// All values; the first has the number 1.
    pub(crate) fn werte(&self) -> &[Wert] {
        &self.werte
    }
}
