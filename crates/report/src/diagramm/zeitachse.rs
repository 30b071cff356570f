//! A time axis with the lines of Stichtag and Frist, for charts whose time runs to the right.

use chrono::NaiveDate;

use super::DiagrammFehler;
use super::achse::Zeit;
use super::beschriftung::{Lot, Lotname, ZEILE, lote};
use super::buehne::{Buehne, RAND};
use super::ebene::HALB;
use super::farben::Rolle;
use super::formen::{Formen, Rand};
use super::kasten::Kasten;
use super::schrift::{Anker, KLEIN, Schnitt, breite};

/// Air between the names above the plot and the plot.
const KOPFLUFT: i32 = 8;
/// Room below the plot: ticks, years, edge.
pub(super) const FUSS: i32 = 28;

/// The axis and what stands above the plot.
pub(super) struct Zeitachse {
    pub(super) zeit: Zeit,
    /// Upper edge of the plot; may be lowered for the names of the years.
    pub(super) oben: i32,
    stand: Option<Lotname>,
    frist: Option<Lotname>,
}

/// Days of the axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tage {
    pub(super) von: NaiveDate,
    pub(super) bis: NaiveDate,
    pub(super) stichtag: NaiveDate,
    pub(super) frist: NaiveDate,
}

impl Zeitachse {
    /// Lays out the names of Stichtag and Frist below `oben`; outside the span they have neither name nor line.
    ///
    /// # Errors
    /// [`DiagrammFehler::Spanne`], [`DiagrammFehler::Schrift`].
    pub(super) fn neu(
        buehne: &Buehne,
        tage: Tage,
        (links, rechts): (i32, i32),
        oben: i32,
        kurz: bool,
    ) -> Result<Self, DiagrammFehler> {
        if tage.bis < tage.von {
            return Err(DiagrammFehler::Spanne);
        }
        let zeit = Zeit { von: tage.von, bis: tage.bis, links, rechts };
        let mut wuensche = Vec::new();
        for (tag, wort, seite) in
            [(tage.stichtag, "Stand", Anker::Ende), (tage.frist, "Frist", Anker::Anfang)]
        {
            if zeit.enthaelt(tag) {
                let text = if kurz {
                    wort.to_owned()
                } else {
                    format!("{wort}\u{a0}{}", ozg_domain::zeit::tag_text(tag))
                };
                wuensche.push(Lot { text, x: zeit.x(tag), seite });
            }
        }
        // The rows are counted from `oben`; there the mark lies above them or not at all.
        let runter = |k: Kasten| Kasten { oben: k.oben - oben, unten: k.unten - oben, ..k };
        let marke = buehne.marke().map(runter);
        let blatt = Kasten { links: 4, oben: 0, rechts: buehne.breite - 4, unten: buehne.hoehe };
        let mindestens = !wuensche.is_empty() || buehne.marke().is_some_and(|m| m.unten > oben);
        for zeilen in i32::from(mindestens)..=3 {
            let Some(wahl) = lote(&wuensche, marke, zeilen, blatt)? else { continue };
            let mut namen = wahl.into_iter().map(|mut l| {
                l.wort.y += oben;
                l.oben += oben;
                l
            });
            let stand = if zeit.enthaelt(tage.stichtag) { namen.next() } else { None };
            let frist = namen.next();
            return Ok(Self { zeit, oben: oben + RAND + zeilen * ZEILE + KOPFLUFT, stand, frist });
        }
        Err(DiagrammFehler::Zeichnen("kein Platz für Beschriftungen".to_owned()))
    }

    /// Lines of the years behind the plot, the axis with its ticks and the names of the years below it.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn achse(
        &self,
        buehne: &mut Buehne,
        unten: i32,
        bis_rand: bool,
    ) -> Result<(), DiagrammFehler> {
        let zeit = self.zeit;
        let mut raster = Formen::default();
        let mut achse = Formen::default();
        let fein = Rand::fein(buehne.ton(Rolle::Raster));
        let ton = Rand::fein(buehne.ton(Rolle::Achse));
        for tag in zeit.jahre() {
            let x = zeit.x(tag);
            raster.zug(&[(x, self.oben), (x, unten)], false, None, Some(fein));
            achse.zug(&[(x, unten), (x, unten + 6)], false, None, Some(ton));
        }
        for tag in zeit.quartale() {
            let x = zeit.x(tag);
            achse.zug(&[(x, unten), (x, unten + 3)], false, None, Some(ton));
        }
        achse.zug(&[(zeit.links, unten), (zeit.rechts, unten)], false, None, Some(ton));
        buehne.blatt.formen("jahre", &[HALB], raster);
        buehne.blatt.formen("achse", &[HALB], achse);
        let grenze = if bis_rand { buehne.breite - RAND } else { zeit.rechts };
        for (jahr, x) in zeit.jahresnamen(breite("0000", KLEIN, Schnitt::Normal)?, grenze) {
            buehne.schreibe(jahr.to_string(), (x, unten + 18), Anker::Anfang, Rolle::TextLeise);
        }
        Ok(())
    }

    /// Names of the years once more above the plot, for pictures higher than a screen; not where a line would cross
    /// them.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn jahre_oben(&self, buehne: &mut Buehne) -> Result<(), DiagrammFehler> {
        let weite = breite("0000", KLEIN, Schnitt::Normal)?;
        let lote: Vec<i32> = [&self.stand, &self.frist].into_iter().flatten().map(|l| l.x).collect();
        for (jahr, x) in self.zeit.jahresnamen(weite, self.zeit.rechts) {
            if !lote.iter().any(|lot| (x - 4..=x + weite + 4).contains(lot)) {
                buehne.schreibe(jahr.to_string(), (x, self.oben - 6), Anker::Anfang, Rolle::TextLeise);
            }
        }
        Ok(())
    }

    /// The lines of Frist and Stichtag with their names, and the room that they take.
    pub(super) fn lote(&self, buehne: &mut Buehne, unten: i32) -> Vec<Kasten> {
        let mut belegt = Vec::new();
        for (name, lot, staerke, rolle) in
            [("frist", &self.frist, 20, Rolle::Frist), ("stichtag", &self.stand, 10, Rolle::Text)]
        {
            let Some(lot) = lot else { continue };
            let strich = [(lot.x, lot.oben), (lot.x, unten)];
            belegt.push(Kasten::um(strich[0], strich[1]).mit_rand(1));
            let mut formen = Formen::default();
            let rand = Rand { farbe: buehne.ton(rolle), staerke, strich: None };
            formen.zug(&strich, false, None, Some(rand));
            let lage: &[(&str, &str)] = if staerke == 10 { &[HALB] } else { &[] };
            buehne.blatt.formen(name, lage, formen);
            buehne.wort(lot.wort.clone(), rolle);
        }
        belegt
    }
}
