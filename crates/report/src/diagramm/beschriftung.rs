//! Where names stand: above vertical lines, in the right margin, beside a point. Pure geometry.

use super::DiagrammFehler;
use super::kasten::Kasten;
use super::schrift::{Anker, KLEIN, Schnitt, Wort};

/// Height of one row above the plot.
pub(super) const ZEILE: i32 = 20;
/// Distance of a name from its vertical line.
const ABSTAND: i32 = 6;
/// Least distance of two baselines; closer than 14 px they move (UI.md §5).
const BASISLINIEN: i32 = 15;
/// Air around a name.
const LUFT: i32 = 3;

/// Baseline of a row above the plot, counted from the top.
pub(super) fn grundlinie(zeile: i32) -> i32 {
    19 + zeile * ZEILE
}

/// A vertical line that wants a name above the plot.
pub(super) struct Lot {
    pub(super) text: String,
    pub(super) x: i32,
    /// Side that is tried first.
    pub(super) seite: Anker,
}

/// A name above the plot and where its line begins.
pub(super) struct Lotname {
    pub(super) wort: Wort,
    pub(super) x: i32,
    pub(super) oben: i32,
}

impl Lotname {
    fn neu(lot: &Lot, zeile: i32, anker: Anker) -> Self {
        let y = grundlinie(zeile);
        let x = if anker == Anker::Anfang { lot.x + ABSTAND } else { lot.x - ABSTAND };
        let wort = Wort { text: lot.text.clone(), x, y, anker, groesse: KLEIN, schnitt: Schnitt::Halbfett };
        Self { wort, x: lot.x, oben: y - 11 }
    }

    fn strich(&self, unten: i32) -> Kasten {
        Kasten { links: self.x - 1, oben: self.oben, rechts: self.x + 1, unten }
    }
}

/// Names of at most two vertical lines in that many rows; `None` if they do not fit without touching.
///
/// The row next to the plot and the wanted side come first; another side costs less than another row.
pub(super) fn lote(
    lote: &[Lot],
    marke: Option<Kasten>,
    zeilen: i32,
    flaeche: Kasten,
) -> Result<Option<Vec<Lotname>>, DiagrammFehler> {
    let mut wahlen: Vec<(i32, Vec<Lotname>)> = vec![(0, Vec::new())];
    for lot in lote {
        let gegen = if lot.seite == Anker::Anfang { Anker::Ende } else { Anker::Anfang };
        let mut naechste = Vec::new();
        for (kosten, bisher) in &wahlen {
            for zeile in (0..zeilen).rev() {
                for (seite, aufschlag) in [(lot.seite, 0), (gegen, 1)] {
                    let mut alle: Vec<Lotname> = bisher.iter().map(Lotname::kopie).collect();
                    alle.push(Lotname::neu(lot, zeile, seite));
                    naechste.push((kosten + aufschlag + 2 * (zeilen - 1 - zeile), alle));
                }
            }
        }
        wahlen = naechste;
    }
    wahlen.sort_by_key(|(kosten, _)| *kosten);
    for (_, wahl) in wahlen {
        if vertraegt_sich(&wahl, marke, zeilen, flaeche)? {
            return Ok(Some(wahl));
        }
    }
    Ok(None)
}

impl Lotname {
    fn kopie(&self) -> Self {
        Self { wort: self.wort.clone(), x: self.x, oben: self.oben }
    }
}

fn vertraegt_sich(
    wahl: &[Lotname],
    marke: Option<Kasten>,
    zeilen: i32,
    flaeche: Kasten,
) -> Result<bool, DiagrammFehler> {
    let unten = grundlinie(zeilen - 1) + 8;
    let namen = wahl.iter().map(|l| l.wort.kasten()).collect::<Result<Vec<_>, _>>()?;
    for (i, name) in namen.iter().enumerate() {
        let weit = name.mit_rand(LUFT);
        let fremde = wahl.iter().enumerate().filter(|(j, _)| *j != i);
        if !flaeche.enthaelt(name)
            || namen[..i].iter().any(|n| weit.trifft(n))
            || fremde.into_iter().any(|(_, l)| weit.trifft(&l.strich(unten)))
            || marke.is_some_and(|m| weit.trifft(&m) || wahl[i].strich(unten).trifft(&m))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Baselines for names beside the right edge: as near to the wanted heights as the distance allows, in the same order.
///
/// Ascending heights are expected; the names stay between the edges.
pub(super) fn randnamen(hoehen: &[i32], oben: i32, unten: i32) -> Vec<i32> {
    // Centre of the small letters onto the height of the line.
    let mut y: Vec<i32> = hoehen.iter().map(|h| h + 4).collect();
    let letzte = unten + 4;
    for i in (0..y.len()).rev() {
        let grenze = if i + 1 < y.len() { y[i + 1] - BASISLINIEN } else { letzte };
        y[i] = y[i].min(grenze);
    }
    for i in 0..y.len() {
        let grenze = if i > 0 { y[i - 1] + BASISLINIEN } else { oben + 4 };
        y[i] = y[i].max(grenze);
    }
    y
}

/// The nearest free place for a name beside a point, or `None`.
///
/// Right below comes first: a line that rises towards the point leaves that corner free.
pub(super) fn neben(
    text: &str,
    punkt: (i32, i32),
    flaeche: Kasten,
    hindernisse: &[Kasten],
) -> Result<Option<Wort>, DiagrammFehler> {
    let mut plaetze: Vec<(i32, i32, i32, Anker)> = Vec::new();
    for dx in [9, 16, 28, 48, 80] {
        for dy in (-96..=96).step_by(4) {
            for (vorzeichen, anker, seite) in [(1, Anker::Anfang, 0), (-1, Anker::Ende, 3)] {
                let hoehe = if dy >= 0 { (dy - 16_i32).abs() } else { (dy + 8).abs() + 2 };
                plaetze.push((dx + hoehe + seite, vorzeichen * dx, dy, anker));
            }
        }
    }
    plaetze.sort_by_key(|(kosten, ..)| *kosten);
    for (_, dx, dy, anker) in plaetze {
        let wort = Wort {
            text: text.to_owned(),
            x: punkt.0 + dx,
            y: punkt.1 + dy,
            anker,
            groesse: KLEIN,
            schnitt: Schnitt::Halbfett,
        };
        let kasten = wort.kasten()?.mit_rand(LUFT);
        if flaeche.enthaelt(&kasten) && !hindernisse.iter().any(|h| kasten.trifft(h)) {
            return Ok(Some(wort));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn randnamen_ruecken_auseinander() {
        assert_eq!(randnamen(&[100], 40, 250), [104]);
        assert_eq!(randnamen(&[100, 104, 200], 40, 250), [93, 108, 204]);
        assert_eq!(randnamen(&[40, 40, 40], 40, 250), [44, 59, 74], "nicht über den Rand hinaus");
        assert_eq!(randnamen(&[250, 250], 40, 250), [239, 254]);
        assert_eq!(randnamen(&[], 40, 250), [0; 0]);
    }

    #[test]
    fn nahe_lote_weichen_aus() {
        let lot = |x, seite| Lot { text: "Stand 30.06.2022".into(), x, seite };
        let flaeche = Kasten { links: 4, oben: 0, rechts: 600, unten: 40 };
        let seiten = |a: i32, b: i32| {
            let wahl = lote(&[lot(a, Anker::Ende), lot(b, Anker::Anfang)], None, 1, flaeche).unwrap();
            wahl.map(|w| w.iter().map(|l| l.wort.anker).collect::<Vec<_>>())
        };
        assert_eq!(seiten(300, 303), Some(vec![Anker::Ende, Anker::Anfang]));
        assert_eq!(seiten(303, 300), Some(vec![Anker::Anfang, Anker::Ende]));
        assert_eq!(seiten(30, 40), None, "nur eine Seite hat Platz");
    }
}
