//! Horizontal bars with names at the left and figures at the right; in narrow pictures name, bar and figures stand below
//! each other. Used by every chart that has a row per rule, field or cause.

mod lage;
mod zeile;

use super::DiagrammFehler;
use super::achse::zahl;
use super::anteil::strecke;
use super::buehne::{Buehne, RAND};
use super::farben::Rolle;
use super::format::Format;
use super::muster::Muster;
use super::satz::umbruch;
use super::schrift::{Anker, KLEIN, Schnitt};
use lage::{reihe, spalten};
use zeile::{achse, zeile, zeilen_schreiben};

/// Distance of two baselines.
const ZEILE: i32 = 16;
/// Thickness of a bar beside its name and below it.
const DICK: i32 = 18;
const DUENN: i32 = 14;
/// Room of one published value below its bar.
const SPUR: i32 = 18;
/// Greatest width of a key.
const SCHLUESSEL: i32 = 90;
/// Room of the numbers of the axis.
const ACHSE: i32 = 22;
/// Highest picture.
const HOECHSTENS: i32 = 1600;
/// More rows never fit.
const ZEILEN: usize = 40;

/// A part of a bar, from one value to another.
pub(super) struct Teil {
    pub(super) muster: Muster,
    pub(super) von: u64,
    pub(super) bis: u64,
}

/// A value that stands as ◆ in its own lane below the bar, with its own whole.
pub(super) struct Stelle {
    pub(super) teil: u64,
    pub(super) ganzes: u64,
    /// What it is: "veröffentlicht 12.12.2022".
    pub(super) was: String,
    /// Its figures.
    pub(super) text: String,
}

/// One row.
pub(super) struct Balken {
    /// Short key before the name; may be empty.
    pub(super) kopf: String,
    pub(super) name: String,
    pub(super) teile: Vec<Teil>,
    /// Value at the right end of the axis; 0 draws no bar.
    pub(super) ganzes: u64,
    /// Figures, bold.
    pub(super) wert: String,
    /// What belongs to them, muted.
    pub(super) neben: String,
    pub(super) stellen: Vec<Stelle>,
    /// Free room below the bar in pixels.
    pub(super) zusatz: i32,
}

/// What the axis counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Achse {
    /// Each bar is a whole of its own.
    Prozent,
    /// Counts from 0; all bars have this whole.
    Zahl(u64),
    /// Shares from 0 to that many thousandths.
    Promille(u64),
}

/// A whole chart of bars.
pub(super) struct Balkenbild<'a> {
    pub(super) name: &'static str,
    pub(super) titel: String,
    pub(super) legende: &'a [(Muster, &'a str)],
    pub(super) achse: Achse,
    pub(super) balken: &'a [Balken],
    /// Plural of what the rows are, for "und n weitere …".
    pub(super) mehrzahl: &'a str,
    /// A sentence below the rows that says how to read them; may be empty.
    pub(super) fussnote: &'a str,
    /// What is missing if there are no rows.
    pub(super) leersatz: &'a str,
}

/// Where a bar lies.
pub(super) struct Ort {
    /// Left end of the axis and its length.
    pub(super) links: i32,
    pub(super) laenge: i32,
    /// Upper edge and thickness.
    pub(super) oben: i32,
    pub(super) dicke: i32,
    /// Whether nothing but the bar stands in its column.
    pub(super) breit: bool,
    /// Glyphs of the published values.
    pub(super) stellen: Vec<(i32, i32)>,
}

impl Ort {
    /// Middle of the bar.
    pub(super) fn mitte(&self) -> i32 {
        self.oben + self.dicke / 2
    }

    /// Pixel of a value.
    pub(super) fn x(&self, teil: u64, ganzes: u64) -> i32 {
        self.links + strecke(teil, ganzes, self.laenge)
    }
}

/// Draws all rows that fit; gives the stage and where the drawn bars lie, in the order of the rows.
pub(super) fn zeichnen(
    bild: &Balkenbild<'_>,
    format: &Format<'_>,
) -> Result<(Buehne, Vec<Ort>), DiagrammFehler> {
    let (b, _) = format.groesse();
    if bild.balken.is_empty() {
        let mut buehne = Buehne::mit_hoehe(bild.name, format, &bild.titel, 200)?;
        buehne.leersatz(bild.leersatz)?;
        return Ok((buehne, Vec::new()));
    }
    // Height of the legend: it wraps around the mark.
    let mut oben = Buehne::mit_hoehe(bild.name, format, "", 0)?.legende(bild.legende)?;
    if bild.legende.is_empty() && !format.demodaten {
        oben = RAND;
    }
    let spalten = spalten(bild, b)?;
    let note = umbruch(bild.fussnote, b - 2 * RAND, 4, KLEIN, Schnitt::Normal)?;
    let notenhoehe = i32::try_from(note.len()).unwrap_or(0) * ZEILE;
    let mut reihen = Vec::new();
    for balken in bild.balken.iter().take(ZEILEN) {
        reihen.push(reihe(balken, &spalten, b)?);
    }
    if spalten.breit {
        // Even steps read as a list.
        let hoechste = reihen.iter().map(|r| r.text).max().unwrap_or(0);
        reihen.iter_mut().for_each(|r| r.text = hoechste);
    }
    let mut unten = oben + ACHSE;
    let mut passen = 0;
    for reihe in &reihen {
        let rest = if passen + 1 < bild.balken.len() { ZEILE + RAND } else { 0 };
        if unten + reihe.hoehe() + rest + notenhoehe + RAND > HOECHSTENS {
            break;
        }
        unten += reihe.hoehe();
        passen += 1;
    }
    reihen.truncate(passen);
    let weitere = bild.balken.len() - reihen.len();
    let fuss = notenhoehe + if weitere > 0 { ZEILE + RAND } else { 0 };
    let mut buehne = Buehne::mit_hoehe(bild.name, format, &bild.titel, unten + fuss + RAND)?;
    buehne.legende(bild.legende)?;
    let striche = achse(&mut buehne, bild.achse, &spalten, oben + 14)?;
    let mut orte = Vec::new();
    let mut y = oben + ACHSE;
    for (balken, reihe) in bild.balken.iter().zip(&reihen) {
        orte.push(zeile(&mut buehne, balken, reihe, &spalten, y, &striche)?);
        y += reihe.hoehe();
    }
    if weitere > 0 {
        let satz = format!("und {} weitere {} (siehe Tabelle)", zahl(weitere as u64), bild.mehrzahl);
        buehne.schreibe(satz, (RAND, y + ZEILE), Anker::Anfang, Rolle::TextLeise);
        y += ZEILE + RAND;
    }
    zeilen_schreiben(&mut buehne, &note, (RAND, y + 12), Anker::Anfang, Rolle::TextLeise);
    Ok((buehne, orte))
}
