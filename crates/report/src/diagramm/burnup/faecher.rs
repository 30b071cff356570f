//! The forecast after the Stichtag: bands of 50, 80 and 90 % around a dashed median, or one hatched range, or the
//! sentence that there is none (KENNZAHLEN §3).

use chrono::NaiveDate;

use super::super::DiagrammFehler;
use super::super::achse::zahl;
use super::super::ebene::{Blatt, HALB};
use super::super::farben::{Rolle, Thema, farbe, hex};
use super::super::formen::{Formen, Rand};
use super::super::kasten::Kasten;
use super::super::muster::Muster;
use super::super::rahmen::Rahmen;
use super::super::reihen::Reihen;
use super::super::schrift::{Anker, KLEIN, Schnitt, Wort, breite};
use super::{Band, BurnupBild, Prognose};

/// Sentence below the gate.
const SATZ: [&str; 2] = ["Prognose", "nicht belastbar"];
/// Distance of two lines of the sentence.
const ZEILE: i32 = 16;

/// The fan as far as it lies in the picture.
pub(super) struct Faecher {
    art: Art,
    /// Where it begins: the last day of the history and the number in Betrieb.
    anfang: (NaiveDate, u32),
    tage: Vec<Band>,
    kurz: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Art {
    Keiner,
    Satz,
    Bereich,
    Faecher,
}

/// Whether days and percentiles ascend.
pub(super) fn geordnet(tage: &[Band]) -> bool {
    tage.is_sorted_by_key(|b| b.tag)
        && tage.iter().all(|b| [b.p05, b.p10, b.p25, b.p50, b.p75, b.p90, b.p95].is_sorted())
}

impl Faecher {
    /// The days after the Stichtag up to the end of the picture. Outside of it there is no fan.
    pub(super) fn neu(bild: &BurnupBild<'_>, reihen: &Reihen, prognose: Prognose<'_>, kurz: bool) -> Self {
        let anfang = (reihen.ende, reihen.betrieb.last().map_or(0, |(_, wert)| *wert));
        let tage: Vec<Band> =
            prognose.tage().iter().filter(|b| b.tag > reihen.ende && b.tag <= bild.bis).copied().collect();
        let sichtbar = !reihen.leer && reihen.ende < bild.bis && reihen.ende >= bild.von;
        let art = match prognose {
            _ if !sichtbar => Art::Keiner,
            Prognose::NichtBelastbar { .. } => Art::Satz,
            Prognose::Bereich(_) if !tage.is_empty() => Art::Bereich,
            Prognose::Faecher(_) if !tage.is_empty() => Art::Faecher,
            _ => Art::Keiner,
        };
        Self { art, anfang, tage, kurz }
    }

    fn hat_tage(&self) -> bool {
        matches!(self.art, Art::Bereich | Art::Faecher)
    }

    /// Greatest number of the fan.
    pub(super) fn hoechstwert(&self) -> u32 {
        if self.hat_tage() { self.tage.iter().map(|b| b.p95).max().unwrap_or(0) } else { 0 }
    }

    /// Names in the margin with the numbers at whose height they stand.
    fn namen(&self) -> Vec<(u32, String, Schnitt, Rolle)> {
        let Some(letzter) = self.tage.last().filter(|_| self.hat_tage()) else { return Vec::new() };
        let spanne = format!("{}–{}", zahl(letzter.p05.into()), zahl(letzter.p95.into()));
        let spanne = if self.kurz { spanne } else { format!("90\u{a0}%: {spanne}") };
        if self.art == Art::Bereich {
            let mitte = u32::midpoint(letzter.p05, letzter.p95);
            return vec![(mitte, spanne, Schnitt::Normal, Rolle::TextLeise)];
        }
        let median = zahl(letzter.p50.into());
        let median = if self.kurz { median } else { format!("Median\u{a0}{median}") };
        vec![
            (letzter.p95, spanne, Schnitt::Normal, Rolle::TextLeise),
            (letzter.p50, median, Schnitt::Halbfett, Rolle::Betrieb),
        ]
    }

    /// Room that the names need beside the plot.
    pub(super) fn randbreite(&self) -> Result<i32, DiagrammFehler> {
        let mut weite = 0;
        for (_, text, schnitt, _) in self.namen() {
            weite = weite.max(breite(&text, KLEIN, schnitt)?);
        }
        Ok(weite)
    }

    /// The names with their heights in pixels.
    pub(super) fn randnamen(&self, rahmen: &Rahmen) -> Vec<(i32, String, Schnitt, Rolle)> {
        self.namen()
            .into_iter()
            .map(|(wert, text, schnitt, rolle)| (rahmen.y(wert), text, schnitt, rolle))
            .collect()
    }

    /// Draws the bands from the widest to the narrowest and the median; gives the room of their lines.
    pub(super) fn zeichnen(&self, blatt: &mut Blatt, rahmen: &Rahmen, thema: Thema) -> Vec<Kasten> {
        if !self.hat_tage() {
            return Vec::new();
        }
        let zug = |wert: fn(&Band) -> u32| -> Vec<(i32, i32)> {
            let anfang = (rahmen.zeit.x(self.anfang.0), rahmen.y(self.anfang.1));
            let tage = self.tage.iter().map(|b| (rahmen.zeit.x(b.tag), rahmen.y(wert(b))));
            std::iter::once(anfang).chain(tage).collect()
        };
        let flaeche = |unten: fn(&Band) -> u32, oben: fn(&Band) -> u32| -> Vec<(i32, i32)> {
            let mut flaeche = zug(unten);
            flaeche.extend(zug(oben).into_iter().rev());
            flaeche
        };
        let mut formen = Formen::default();
        let (unten, oben) = (zug(|b| b.p05), zug(|b| b.p95));
        // The edge where the fan ends is a line, too.
        let ende = unten.last().into_iter().chain(oben.last()).copied().collect();
        let mut zuege: Vec<Vec<(i32, i32)>> = vec![unten, oben, ende];
        if self.art == Art::Bereich {
            let fuellung = blatt.muster("burnup", Muster::Unbekannt, thema);
            let rand = Rand::von(Muster::Unbekannt.rand(thema));
            formen.zug(&flaeche(|b| b.p05, |b| b.p95), true, Some(&fuellung), Some(rand));
        } else {
            let rand = Rand::fein(farbe(thema, Rolle::KonzeptionRand));
            for (rolle, flaeche) in [
                (Rolle::Band90, flaeche(|b| b.p05, |b| b.p95)),
                (Rolle::Band80, flaeche(|b| b.p10, |b| b.p90)),
                (Rolle::Band50, flaeche(|b| b.p25, |b| b.p75)),
            ] {
                formen.zug(&flaeche, true, Some(&hex(farbe(thema, rolle))), Some(rand));
            }
            let median = zug(|b| b.p50);
            let rand = Rand { farbe: farbe(thema, Rolle::Betrieb), staerke: 20, strich: Some("5 3") };
            formen.zug(&median, false, None, Some(rand));
            zuege.extend([median, zug(|b| b.p10), zug(|b| b.p25), zug(|b| b.p75), zug(|b| b.p90)]);
        }
        blatt.formen("prognose", &[HALB], formen);
        zuege.iter().flat_map(|zug| zug.windows(2).flat_map(|p| schraeg(p[0], p[1]))).collect()
    }

    /// The sentence that there is no forecast, where it touches nothing: in one line or in two.
    pub(super) fn satz(
        &self,
        ende: i32,
        rahmen: &Rahmen,
        hindernisse: &[Kasten],
    ) -> Result<Option<Vec<Wort>>, DiagrammFehler> {
        if self.art != Art::Satz {
            return Ok(None);
        }
        let plot = rahmen.plot;
        let eine = SATZ.join("\u{a0}");
        let versuche: [&[&str]; 2] = [&[eine.as_str()], &SATZ];
        let rechts_davon: Vec<i32> = (ende + 8..plot.rechts).step_by(8).collect();
        // Where the time ahead has no room, the sentence stands before it, as near as it can.
        let davor: Vec<i32> = (plot.links..ende).rev().step_by(8).collect();
        for orte in [rechts_davon, davor] {
            for zeilen in versuche {
                for y in (plot.oben + 14..plot.unten - ZEILE).rev().step_by(6) {
                    for x in &orte {
                        let worte = satzworte(zeilen, (*x, y));
                        let kaesten = worte.iter().map(Wort::kasten).collect::<Result<Vec<_>, _>>()?;
                        let frei = |k: &Kasten| {
                            let weit = k.mit_rand(4);
                            plot.enthaelt(k) && !hindernisse.iter().any(|h| weit.trifft(h))
                        };
                        if kaesten.iter().all(frei) {
                            return Ok(Some(worte));
                        }
                    }
                }
            }
        }
        Ok(None)
    }
}

fn satzworte(zeilen: &[&str], (x, y): (i32, i32)) -> Vec<Wort> {
    zeilen
        .iter()
        .zip(0..)
        .map(|(text, i)| Wort {
            text: (*text).to_owned(),
            x,
            y: y + i * ZEILE,
            anker: Anker::Anfang,
            groesse: KLEIN,
            schnitt: Schnitt::Normal,
        })
        .collect()
}

/// The room of a slanting line as a chain of small boxes.
fn schraeg(von: (i32, i32), bis: (i32, i32)) -> Vec<Kasten> {
    let teile = ((bis.0 - von.0).abs().max((bis.1 - von.1).abs()) / 6).max(1);
    let ort = |i: i32| (von.0 + (bis.0 - von.0) * i / teile, von.1 + (bis.1 - von.1) * i / teile);
    (0..teile).map(|i| Kasten::um(ort(i), ort(i + 1)).mit_rand(1)).collect()
}
