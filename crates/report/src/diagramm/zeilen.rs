//! Charts with one row per project: how many rows are drawn, how high, and their names at the left.

use super::DiagrammFehler;
use super::buehne::{Buehne, RAND};
use super::farben::Rolle;
use super::formen::{Formen, Rand};
use super::satz::{kuerzen, reinigen};
use super::schrift::{Anker, KLEIN, Schnitt, Wort, breite};
use super::worte::weitere;

/// Greatest height of the picture.
const HOECHSTENS: i32 = 1600;
/// Row of the sentence that more follow.
const WEITERE: i32 = 22;
/// Distance of the names from the plot.
const LUECKE: i32 = 10;

/// The rows of a chart.
#[derive(Debug, Clone)]
pub(super) struct Zeilen {
    /// Upper edge of the first row.
    pub(super) oben: i32,
    /// Height of a row.
    pub(super) hoehe: i32,
    /// Rows that are drawn.
    pub(super) gezeigt: usize,
    /// Rows that only the table has.
    pub(super) weitere: usize,
    /// Left edge of the plot.
    pub(super) links: i32,
    /// Names as they are drawn, with the room that they have.
    namen: Vec<String>,
}

impl Zeilen {
    /// Lays out rows below `oben` with `fuss` pixels left below them. Rows are `hoehen.0` pixels high, down to
    /// `hoehen.1` where they would not fit; what still does not fit is only in the table.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn neu(
        namen: &[&str],
        buehne: &Buehne,
        oben: i32,
        fuss: i32,
        hoehen: (i32, i32),
    ) -> Result<Self, DiagrammFehler> {
        let platz = HOECHSTENS - oben - fuss;
        let passt = |hoehe: i32| usize::try_from(platz / hoehe.max(1)).unwrap_or(0);
        let (hoehe, gezeigt) = if namen.len() <= passt(hoehen.0) {
            (hoehen.0, namen.len())
        } else if namen.len() <= passt(hoehen.1) {
            let anzahl = i32::try_from(namen.len()).unwrap_or(i32::MAX).max(1);
            ((platz / anzahl).clamp(hoehen.1, hoehen.0), namen.len())
        } else {
            let platz = platz - WEITERE;
            (hoehen.1, usize::try_from(platz / hoehen.1.max(1)).unwrap_or(0))
        };
        // A third of the picture at most, but never less than some words.
        let grenze = (buehne.breite * 36 / 100).clamp(110, 300);
        let mut weite = 0;
        let mut kurze = Vec::with_capacity(gezeigt);
        for name in namen.iter().take(gezeigt) {
            let name = reinigen(name);
            let name = if name.is_empty() { "ohne Titel" } else { &name };
            let kurz = kuerzen(name, grenze, KLEIN, Schnitt::Normal)?;
            weite = weite.max(breite(&kurz, KLEIN, Schnitt::Normal)?);
            kurze.push(kurz);
        }
        let links = RAND + weite + LUECKE;
        Ok(Self { oben, hoehe, gezeigt, weitere: namen.len() - gezeigt, links, namen: kurze })
    }

    /// The same rows from another upper edge on.
    pub(super) fn ab(self, oben: i32) -> Self {
        Self { oben, ..self }
    }

    /// Upper edge of a row.
    pub(super) fn y(&self, zeile: usize) -> i32 {
        self.oben + self.hoehe * i32::try_from(zeile).unwrap_or(0)
    }

    /// Middle of a row.
    pub(super) fn mitte(&self, zeile: usize) -> i32 {
        self.y(zeile) + self.hoehe / 2
    }

    /// Lower edge of the last row that is drawn.
    pub(super) fn unten(&self) -> i32 {
        self.y(self.gezeigt)
    }

    /// Lower edge of all that belongs to the rows.
    pub(super) fn ende(&self, fuss: i32) -> i32 {
        self.unten() + fuss + if self.weitere > 0 { WEITERE } else { 0 }
    }

    /// Writes the names and, if rows are missing, the sentence that more follow (`fuss` as in [`Self::neu`]).
    /// Hairlines between the rows lead the eye.
    pub(super) fn schreiben(&self, buehne: &mut Buehne, fuss: i32) {
        let mut linien = Formen::default();
        let ton = Rand::fein(buehne.ton(Rolle::Raster));
        for (i, name) in self.namen.iter().enumerate() {
            let y = self.mitte(i) + 4;
            let wort = Wort {
                text: name.clone(),
                x: RAND,
                y,
                anker: Anker::Anfang,
                groesse: KLEIN,
                schnitt: Schnitt::Normal,
            };
            buehne.wort(wort, Rolle::Text);
            if i > 0 {
                let y = self.y(i);
                linien.zug(&[(RAND, y), (buehne.breite - RAND, y)], false, None, Some(ton));
            }
        }
        buehne.blatt.formen("zeilen", &[super::ebene::HALB], linien);
        if self.weitere > 0 {
            let y = self.unten() + fuss + 12;
            buehne.schreibe(weitere(self.weitere), (RAND, y), Anker::Anfang, Rolle::TextLeise);
        }
    }
}
