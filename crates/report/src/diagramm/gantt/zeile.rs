//! One row: bars of the phases, glyphs of the dates.

use chrono::{Datelike, Months, NaiveDate};
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use super::super::achse::Zeit;
use super::super::bild::Marke;
use super::super::buehne::Buehne;
use super::super::farben::{Rolle, Thema, farbe, hex};
use super::super::formen::{Formen, Rand};
use super::super::muster::Muster;
use super::super::worte;
use super::super::zeichen::{HALBMESSER, farbe_der_art, zeichen};

/// Length of the tail of "spätestens".
const SCHWEIF: i32 = 13;
/// Height of the bars.
const BALKEN: i32 = 8;

/// A stretch of time in one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Abschnitt {
    pub(super) phase: Phase,
    pub(super) von: NaiveDate,
    /// First day of the next one, or the Stichtag.
    pub(super) bis: NaiveDate,
}

/// Where a row is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ort {
    pub(super) zeit: Zeit,
    pub(super) mitte: i32,
    pub(super) hoehe: i32,
}

impl Ort {
    /// Middle of the planned dates.
    fn plan(&self) -> i32 {
        self.mitte - self.hoehe / 4 + 1
    }

    /// Middle of the bars and of what happened.
    fn ist(&self) -> i32 {
        self.mitte + self.hoehe / 4
    }
}

/// The phases from `von` up to the Stichtag, as the rule of the domain has them on each day that may change them.
pub(super) fn abschnitte(projekt: &Projekt, von: NaiveDate, stichtag: NaiveDate) -> Vec<Abschnitt> {
    let ist = projekt.meilensteine.iter().filter(|m| m.art == MeilensteinArt::Ist);
    let mut tage: Vec<NaiveDate> = ist
        .filter_map(|m| m.zeit.datum())
        .chain([projekt.aufgenommen_am, projekt.ausgeschieden_am].into_iter().flatten())
        .chain([projekt.zurueckgestellt_am, projekt.fortgesetzt_am].into_iter().flatten())
        .chain([von])
        .filter(|tag| (von..=stichtag).contains(tag))
        .collect();
    tage.sort_unstable();
    tage.dedup();
    let mut alle: Vec<Abschnitt> = Vec::new();
    for (i, tag) in tage.iter().enumerate() {
        let Some(phase) = projekt.phase(*tag) else { continue };
        let bis = tage.get(i + 1).copied().unwrap_or(stichtag);
        match alle.last_mut() {
            Some(letzter) if letzter.phase == phase => letzter.bis = bis,
            _ => alle.push(Abschnitt { phase, von: *tag, bis }),
        }
    }
    alle
}

/// Bars of the phases.
pub(super) fn balken(buehne: &mut Buehne, formen: &mut Formen, ort: &Ort, abschnitte: &[Abschnitt]) {
    for a in abschnitte.iter().filter(|a| a.bis >= ort.zeit.von && a.von <= ort.zeit.bis) {
        let muster = Muster::phase(a.phase);
        let (fuellung, rand) = (buehne.muster(muster), Rand::von(muster.rand(buehne.thema)));
        let y = ort.ist();
        let (von, bis) = (ort.zeit.x(a.von), ort.zeit.x(a.bis));
        formen.kasten((von, y - BALKEN / 2), (bis, y + BALKEN / 2), Some(&fuellung), Some(rand));
    }
}

/// Glyphs of the dates with spans and tails of the rough ones; gives the points for the keyboard.
pub(super) fn meilensteine(
    formen: &mut Formen,
    ort: &Ort,
    projekt: &Projekt,
    stichtag: NaiveDate,
    thema: Thema,
) -> Vec<Marke> {
    let mut marken = Vec::new();
    let (mut davor, mut danach) = (false, false);
    for art in MeilensteinArt::ALLE {
        for schritt in Schritt::ALLE {
            let Some(m) = projekt.meilenstein(schritt, art) else { continue };
            let Some(tag) = m.zeit.datum() else { continue };
            if art == MeilensteinArt::Ist && tag > stichtag {
                continue;
            }
            if !ort.zeit.enthaelt(tag) {
                davor |= tag < ort.zeit.von;
                danach |= tag > ort.zeit.bis;
                continue;
            }
            let y = if art == MeilensteinArt::Ist { ort.ist() } else { ort.plan() };
            let x = ort.zeit.x(tag);
            ungefaehr(formen, ort, m.zeit, (x, y), art, thema);
            zeichen(formen, art, (x, y), thema);
            marken.push(Marke {
                reihe: projekt.titel.clone(),
                x,
                y,
                text: format!("{}, {}: {}", worte::schritt(schritt), worte::art(art), m.zeit.text()),
                ziel: projekt.kuerzel.clone(),
            });
        }
    }
    marken.sort_by_key(|m| m.x);
    for (ja, x, richtung) in [(davor, ort.zeit.links, -1), (danach, ort.zeit.rechts, 1)] {
        if ja {
            let y = ort.plan();
            let spitze = [(x, y - 4), (x + 5 * richtung, y), (x, y + 4)];
            let ton = farbe(thema, Rolle::TextLeise);
            formen.zug(&spitze, true, Some(&hex(ton)), None);
        }
    }
    marken
}

/// The span of a month, quarter or year; the tail of "spätestens", which points to an unknown beginning.
fn ungefaehr(
    formen: &mut Formen,
    ort: &Ort,
    zeit: Zeitangabe,
    (x, y): (i32, i32),
    art: MeilensteinArt,
    thema: Thema,
) {
    let linie = Rand { farbe: farbe_der_art(art, thema), staerke: 15, strich: None };
    let Some(ende) = zeit.datum() else { return };
    match zeit.genauigkeit() {
        Genauigkeit::Spaetestens => {
            let spitze = (x - SCHWEIF).max(ort.zeit.links);
            let strich = Rand { strich: Some("3 2"), ..linie };
            formen.zug(&[(x - HALBMESSER, y), (spitze, y)], false, None, Some(strich));
            formen.zug(&[(spitze + 4, y - 3), (spitze, y), (spitze + 4, y + 3)], false, None, Some(linie));
        }
        Genauigkeit::Monat | Genauigkeit::Quartal | Genauigkeit::Jahr => {
            let von = ort.zeit.x(beginn(ende, zeit.genauigkeit()));
            formen.zug(&[(von, y), (x, y)], false, None, Some(linie));
            formen.zug(&[(von, y - 3), (von, y + 3)], false, None, Some(linie));
        }
        Genauigkeit::Tag | Genauigkeit::Undatiert => {}
    }
}

/// First day of the period whose last day is given.
fn beginn(ende: NaiveDate, genauigkeit: Genauigkeit) -> NaiveDate {
    let monate = match genauigkeit {
        Genauigkeit::Quartal => 2,
        Genauigkeit::Jahr => 11,
        _ => 0,
    };
    let erster = ende.with_day(1).unwrap_or(ende);
    erster.checked_sub_months(Months::new(monate)).unwrap_or(erster)
}
