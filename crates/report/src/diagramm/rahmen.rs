//! The frame: how much of the picture the plot gets after names and numbers have their room.

use super::DiagrammFehler;
use super::achse::{Zahlen, Zeit, zahl};
use super::beschriftung::{Lot, Lotname, ZEILE, grundlinie, lote};
use super::burnup::BurnupBild;
use super::kasten::Kasten;
use super::schrift::{Anker, KLEIN, Schnitt, Wort, breite};

/// Free edge of the picture.
pub(super) const RAND: i32 = 8;
/// Distance of the plot from its numbers and names.
pub(super) const LUECKE: i32 = 8;
/// Air between the names above the plot and the plot.
const KOPFLUFT: i32 = 11;
/// Room below the plot: ticks, years, edge.
const FUSS: i32 = 28;

/// The plot and what stands above it.
pub(super) struct Rahmen {
    pub(super) plot: Kasten,
    pub(super) zeit: Zeit,
    pub(super) zahlen: Zahlen,
    /// Names of Stichtag and Frist in this order, as far as they lie in the span.
    pub(super) stand: Option<Lotname>,
    pub(super) frist: Option<Lotname>,
    /// The mark "Demodaten" and its outline.
    pub(super) marke: Option<(Wort, Kasten)>,
}

impl Rahmen {
    /// Lays out the frame for this greatest value and this width of the names in the right margin.
    pub(super) fn neu(
        bild: &BurnupBild<'_>,
        groesse: (i32, i32),
        hoechstwert: u32,
        randbreite: i32,
        kurz: bool,
        leer: bool,
    ) -> Result<Self, DiagrammFehler> {
        let (b, h) = groesse;
        let marke = if bild.demodaten { Some(marke(b)?) } else { None };
        let blatt = Kasten { links: 4, oben: 0, rechts: b - 4, unten: h };
        let rechts = b - RAND - if randbreite > 0 { randbreite + LUECKE } else { LUECKE };
        let mindestens = i32::from(marke.is_some());
        let mut letzter = None;
        for zeilen in mindestens.max(i32::from(!leer))..=3 {
            let oben = RAND + zeilen * ZEILE + KOPFLUFT;
            let unten = h - FUSS;
            let zahlen = Zahlen::neu(hoechstwert, unten - oben);
            let mut zahlbreite = 0;
            for strich in zahlen.striche() {
                zahlbreite = zahlbreite.max(breite(&zahl(strich), KLEIN, Schnitt::Normal)?);
            }
            let links = RAND + zahlbreite + LUECKE;
            let zeit = Zeit { von: bild.von, bis: bild.bis, links, rechts };
            let mut wuensche = Vec::new();
            for (tag, wort, seite) in
                [(bild.stichtag, "Stand", Anker::Ende), (bild.frist, "Frist", Anker::Anfang)]
            {
                if zeit.enthaelt(tag) && !leer {
                    let text = if kurz {
                        wort.to_owned()
                    } else {
                        format!("{wort}\u{a0}{}", ozg_domain::zeit::tag_text(tag))
                    };
                    wuensche.push(Lot { text, x: zeit.x(tag), seite });
                }
            }
            let wahl = lote(&wuensche, marke.as_ref().map(|(_, k)| *k), zeilen, blatt)?;
            let gefunden = wahl.is_some();
            let mut namen = wahl.unwrap_or_default().into_iter();
            let stand = if zeit.enthaelt(bild.stichtag) { namen.next() } else { None };
            let plot = Kasten { links, oben, rechts, unten };
            letzter = Some(Self { plot, zeit, zahlen, stand, frist: namen.next(), marke: marke.clone() });
            if gefunden {
                break;
            }
        }
        // Three rows hold two names and the mark at any place: each name has one side with room, and the upper
        // one may pass over the other line.
        letzter.ok_or_else(|| DiagrammFehler::Zeichnen("kein Platz für Beschriftungen".to_owned()))
    }

    /// Pixel of a count.
    pub(super) fn y(&self, wert: impl Into<u64>) -> i32 {
        let hoehe = i64::from(self.plot.unten - self.plot.oben);
        let oben = i64::try_from(self.zahlen.oben).unwrap_or(i64::MAX).max(1);
        let wert = i64::try_from(wert.into()).unwrap_or(i64::MAX).min(oben);
        let auf = (wert * hoehe + oben / 2) / oben;
        self.plot.unten - i32::try_from(auf).unwrap_or(0)
    }
}

pub(super) fn marke(b: i32) -> Result<(Wort, Kasten), DiagrammFehler> {
    let wort = Wort {
        text: "Demodaten".to_owned(),
        x: b - RAND - 7,
        y: grundlinie(0),
        anker: Anker::Ende,
        groesse: KLEIN,
        schnitt: Schnitt::Normal,
    };
    let ink = wort.kasten()?;
    // The upper bound of the width is slightly too wide: shift the text by half of that for an even look.
    let kasten =
        Kasten { links: ink.links - 5, oben: ink.oben - 5, rechts: ink.rechts + 7, unten: ink.unten + 2 };
    Ok((wort, kasten))
}
