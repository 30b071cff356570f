//! The series of the burn-up and the names of its lines.

use chrono::NaiveDate;

use super::DiagrammFehler;
use super::achse::zahl;
use super::burnup::BurnupBild;
use super::rahmen::Rahmen;
use super::schrift::{KLEIN, Schnitt, breite};

/// The lines as days and counts.
pub(super) struct Reihen {
    pub(super) umfang: Vec<(NaiveDate, u32)>,
    pub(super) betrieb: Vec<(NaiveDate, u32)>,
    pub(super) basis: Vec<(NaiveDate, u32)>,
    /// Last day of the history.
    pub(super) ende: NaiveDate,
    /// Whether there is no project at all, on no day.
    pub(super) leer: bool,
}

impl Reihen {
    pub(super) fn neu(bild: &BurnupBild<'_>) -> Self {
        let ende = bild.stichtag.min(bild.bis);
        // Of the points up to the first day only the last one counts: it is the value at the left edge.
        let anfang = bild.punkte.partition_point(|p| p.tag <= bild.von).saturating_sub(1);
        let im_bild = || bild.punkte[anfang..].iter().filter(|p| p.tag <= bild.bis);
        let bisher = || im_bild().filter(|p| p.tag <= ende && ende >= bild.von);
        Self {
            umfang: bisher().map(|p| (p.tag, p.umfang)).collect(),
            betrieb: bisher().map(|p| (p.tag, p.betrieb)).collect(),
            basis: im_bild().filter_map(|p| Some((p.tag, p.basis?))).collect(),
            ende,
            leer: bild.punkte.iter().all(|p| (p.umfang, p.betrieb, p.basis.unwrap_or(0)) == (0, 0, 0)),
        }
    }

    pub(super) fn hoechstwert(&self) -> u32 {
        let alle = self.umfang.iter().chain(&self.betrieb).chain(&self.basis);
        alle.map(|(_, wert)| *wert).max().unwrap_or(0)
    }
}

/// Names of the lines with their last values.
pub(super) struct Namen {
    pub(super) umfang: Option<(String, u32)>,
    pub(super) betrieb: Option<(String, u32)>,
    pub(super) basis: Option<(String, u32)>,
}

impl Namen {
    pub(super) fn neu(reihen: &Reihen, kurz: bool) -> Self {
        let name = |wort: &str, reihe: &[(NaiveDate, u32)]| {
            let wert = reihe.last()?.1;
            let zahl = zahl(u64::from(wert));
            Some((if kurz { zahl } else { format!("{wort}\u{a0}{zahl}") }, wert))
        };
        Self {
            umfang: name("Umfang", &reihen.umfang),
            betrieb: name("Betrieb", &reihen.betrieb),
            basis: reihen.basis.last().map(|(_, wert)| ("Basis".to_owned(), *wert)),
        }
    }

    /// Room that the names need beside the plot.
    pub(super) fn breite(&self) -> Result<i32, DiagrammFehler> {
        let mut weite = 0;
        for (name, schnitt) in [
            (&self.umfang, Schnitt::Normal),
            (&self.betrieb, Schnitt::Halbfett),
            (&self.basis, Schnitt::Normal),
        ] {
            if let Some((wort, _)) = name {
                weite = weite.max(breite(wort, KLEIN, schnitt)?);
            }
        }
        Ok(weite)
    }
}

/// The corners of a step line up to the pixel where it ends.
pub(super) fn treppe(rahmen: &Rahmen, reihe: &[(NaiveDate, u32)], ende: i32) -> Vec<(i32, i32)> {
    let mut zug: Vec<(i32, i32)> = Vec::new();
    for (tag, wert) in reihe {
        let (x, y) = (rahmen.zeit.x(*tag), rahmen.y(*wert));
        match zug.last() {
            Some(&(_, vorher)) if vorher == y => continue,
            Some(&(_, vorher)) => zug.push((x, vorher)),
            None => {}
        }
        zug.push((x, y));
    }
    if let Some(&(x, y)) = zug.last()
        && x < ende
    {
        zug.push((ende, y));
    }
    zug
}
