//! How much room the rows need: columns, lines of text, lanes of published values.

use super::super::DiagrammFehler;
use super::super::anteil::strecke;
use super::super::buehne::RAND;
use super::super::satz::{kuerzen, umbruch};
use super::super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::{Balken, Balkenbild, DICK, DUENN, SCHLUESSEL, SPUR, Stelle, ZEILE, ZEILEN};

/// From this width names stand beside the bars.
const BREIT: i32 = 600;
/// A bar beside its name that has less than this part of the width is better off below it.
const KUERZESTER: i32 = 3;

/// Lines of one row.
pub(super) struct Reihe {
    pub(super) name: Vec<String>,
    pub(super) wert: Vec<String>,
    pub(super) neben: Vec<String>,
    pub(super) stellen: Vec<Spur>,
    /// Width of the key before the name.
    pub(super) kopf: i32,
    /// Height of name, bar and figures.
    pub(super) text: i32,
    /// Height of the lanes and of the free room below.
    pub(super) unten: i32,
}

impl Reihe {
    pub(super) fn hoehe(&self) -> i32 {
        self.text + self.unten
    }
}

/// A lane: its glyph, its text, and whether that stands below the glyph.
pub(super) struct Spur {
    pub(super) x: i32,
    pub(super) worte: Vec<(String, i32, Anker)>,
    pub(super) darunter: bool,
}

/// Columns.
pub(super) struct Spalten {
    pub(super) breit: bool,
    pub(super) kopf: i32,
    pub(super) name: i32,
    pub(super) links: i32,
    pub(super) laenge: i32,
    pub(super) rechts: i32,
}

pub(super) fn spalten(bild: &Balkenbild<'_>, b: i32) -> Result<Spalten, DiagrammFehler> {
    let (mut kopf, mut name, mut wert) = (0, 0, 0);
    for balken in bild.balken.iter().take(ZEILEN) {
        kopf = kopf.max(kopfbreite(balken)?);
        let anfang: String = balken.name.chars().take(100).collect();
        name = name.max(breite(&anfang, KLEIN, Schnitt::Normal)?);
        wert = wert.max(breite(&balken.wert, KLEIN, Schnitt::Halbfett)?);
        wert = wert.max(breite(&balken.neben, KLEIN, Schnitt::Normal)?.min(b / 4));
    }
    name = name.min(b * 3 / 10);
    let links = RAND + kopf + name + 14;
    let laenge = b - RAND - wert - 16 - links;
    if b < BREIT || laenge < b / KUERZESTER {
        let platz = b - 2 * RAND;
        return Ok(Spalten {
            breit: false,
            kopf: 0,
            name: platz,
            links: RAND,
            laenge: platz - 1,
            rechts: platz,
        });
    }
    Ok(Spalten { breit: true, kopf, name, links, laenge, rechts: wert })
}

/// Width of the key and the air behind it.
fn kopfbreite(balken: &Balken) -> Result<i32, DiagrammFehler> {
    if balken.kopf.is_empty() {
        return Ok(0);
    }
    let kopf = kuerzen(&balken.kopf, SCHLUESSEL, KLEIN, Schnitt::Halbfett)?;
    Ok(breite(&kopf, KLEIN, Schnitt::Halbfett)? + 10)
}

pub(super) fn reihe(balken: &Balken, s: &Spalten, b: i32) -> Result<Reihe, DiagrammFehler> {
    let kopf = if s.breit { s.kopf } else { kopfbreite(balken)? };
    let platz = if s.breit { s.name } else { s.name - kopf };
    let name = umbruch(&balken.name, platz, 2, KLEIN, Schnitt::Normal)?;
    let mut stellen = Vec::new();
    for stelle in &balken.stellen {
        stellen.push(spur(stelle, s, b)?);
    }
    let spuren: i32 = stellen.iter().map(|p| if p.darunter { SPUR + ZEILE } else { SPUR }).sum();
    let zeilen = |n: usize| i32::try_from(n).unwrap_or(0);
    let (wert, neben, text) = if s.breit {
        let neben = umbruch(&balken.neben, s.rechts, 3, KLEIN, Schnitt::Normal)?;
        let text = (zeilen(name.len()).max(1 + zeilen(neben.len())) * ZEILE).max(DICK);
        (vec![balken.wert.clone()], neben, text + 12)
    } else {
        let wert = umbruch(&balken.wert, s.rechts, 3, KLEIN, Schnitt::Halbfett)?;
        let neben = umbruch(&balken.neben, s.rechts, 3, KLEIN, Schnitt::Normal)?;
        let figuren = match (wert.last(), neben.first()) {
            (Some(w), Some(n)) if neben.len() == 1 && nebeneinander(w, n, s.rechts)? => zeilen(wert.len()),
            _ => zeilen(wert.len() + neben.len()),
        };
        (wert, neben, zeilen(name.len().max(1)) * ZEILE + DUENN + 8 + figuren * ZEILE + 14)
    };
    Ok(Reihe { name, wert, neben, stellen, kopf, text, unten: spuren + balken.zusatz })
}

pub(super) fn nebeneinander(wert: &str, neben: &str, platz: i32) -> Result<bool, DiagrammFehler> {
    Ok(breite(wert, KLEIN, Schnitt::Halbfett)? + 8 + breite(neben, KLEIN, Schnitt::Normal)? <= platz)
}

/// The text right of its glyph, else left of it, else on both sides, else below it.
fn spur(stelle: &Stelle, s: &Spalten, b: i32) -> Result<Spur, DiagrammFehler> {
    const ABSTAND: i32 = 10;
    let x = s.links + strecke(stelle.teil, stelle.ganzes, s.laenge);
    let alles = format!("{}: {}", stelle.was, stelle.text);
    let weit = |text: &str| breite(text, KLEIN, Schnitt::Normal);
    let rechts = b - RAND - x - ABSTAND;
    let links = x - ABSTAND - if s.breit { s.links - 6 } else { RAND };
    let worte = if weit(&alles)? <= rechts {
        vec![(alles, x + ABSTAND, Anker::Anfang)]
    } else if weit(&alles)? <= links {
        vec![(alles, x - ABSTAND, Anker::Ende)]
    } else if weit(&stelle.was)? <= links && weit(&stelle.text)? <= rechts {
        vec![
            (stelle.was.clone(), x - ABSTAND, Anker::Ende),
            (stelle.text.clone(), x + ABSTAND, Anker::Anfang),
        ]
    } else {
        // Below it, as near to its middle as the edges allow.
        let text = kuerzen(&alles, b - RAND - s.links, KLEIN, Schnitt::Normal)?;
        let weit = weit(&text)?;
        let links = (x - weit / 2).min(b - RAND - weit).max(s.links);
        return Ok(Spur { x, worte: vec![(text, links, Anker::Anfang)], darunter: true });
    };
    Ok(Spur { x, worte, darunter: false })
}
