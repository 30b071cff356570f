//! The legend of the map: bounds and counts of the classes, unknown ones, those not compared.

use super::super::DiagrammFehler;
use super::super::achse::zahl;
use super::super::buehne::Buehne;
use super::super::ebene::HALB;
use super::super::farben::{Rolle, farbe, hex};
use super::super::formen::{Formen, Rand};
use super::super::muster::Muster;
use super::super::satz::umbruch;
use super::super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::Gebietswert;
use super::farben::{KLASSEN, klasse};
use super::klassen::{Einteilung, Stand};

/// Distance of two rows.
const ZEILE: i32 = 22;
/// Distance of two lines of the heading.
const KOPFZEILE: i32 = 16;
/// From this width the rows stand in two columns.
const ZWEISPALTIG: i32 = 400;

/// Rows with their counts.
pub(super) struct Legende {
    kopf: String,
    zeilen: Vec<(Stand, String, u64)>,
    /// What is missing; may be empty.
    fuss: String,
}

impl Legende {
    pub(super) fn neu<'a>(
        einteilung: &Einteilung,
        werte: impl Iterator<Item = &'a Gebietswert<'a>>,
        ohne_flaeche: usize,
        art: &str,
    ) -> Self {
        let mut zeilen: Vec<(Stand, String, u64)> =
            (0..KLASSEN).map(|k| (Stand::Klasse(k), einteilung.name(k), 0)).collect();
        zeilen.push((Stand::Unbekannt, "nicht gemeldet".to_owned(), 0));
        zeilen.push((Stand::NichtVerglichen, "nicht verglichen".to_owned(), 0));
        for wert in werte {
            let stand = einteilung.stand(wert.anteil);
            if let Some(zeile) = zeilen.iter_mut().find(|z| z.0 == stand) {
                zeile.2 += 1;
            }
        }
        let summe = |wahl: fn(Stand) -> bool| zeilen.iter().filter(|z| wahl(z.0)).map(|z| z.2).sum::<u64>();
        let bekannt = summe(|s| matches!(s, Stand::Klasse(_)));
        let alle = bekannt + summe(|s| s == Stand::Unbekannt);
        let mut fuss = Vec::new();
        if alle == 0 {
            fuss.push("Keine Kommune zu vergleichen.".to_owned());
        } else if bekannt == 0 {
            fuss.push(format!("Dazu liegen keine Angaben vor (0 von {} gemeldet).", zahl(alle)));
        }
        // Nothing known promises no scale.
        zeilen.retain(|z| bekannt > 0 || !matches!(z.0, Stand::Klasse(_)));
        match ohne_flaeche {
            0 => {}
            1 => fuss.push("1 Kommune ohne Fläche in der Karte, siehe Tabelle.".to_owned()),
            n => fuss.push(format!("{} Kommunen ohne Fläche in der Karte, siehe Tabelle.", zahl(n as u64))),
        }
        Self { kopf: art.to_owned(), zeilen, fuss: fuss.join(" ") }
    }

    fn kopfzeilen(&self, weite: i32) -> Result<Vec<String>, DiagrammFehler> {
        umbruch(&self.kopf, weite, 3, KLEIN, Schnitt::Halbfett)
    }

    fn fusszeilen(&self, weite: i32) -> Result<Vec<String>, DiagrammFehler> {
        umbruch(&self.fuss, weite, 4, KLEIN, Schnitt::Normal)
    }

    /// Rows below each other in one column.
    fn je_spalte(&self, weite: i32) -> usize {
        if weite >= ZWEISPALTIG { self.zeilen.len().div_ceil(2) } else { self.zeilen.len() }
    }

    /// Height in pixels at that width.
    pub(super) fn hoehe(&self, weite: i32) -> Result<i32, DiagrammFehler> {
        let zeilen = |n: usize| i32::try_from(n).unwrap_or(0);
        let worte = self.kopfzeilen(weite)?.len() + self.fusszeilen(weite)?.len();
        Ok(zeilen(worte) * KOPFZEILE + 8 + zeilen(self.je_spalte(weite)) * ZEILE)
    }

    /// Draws it from its left upper corner.
    pub(super) fn zeichnen(
        &self,
        b: &mut Buehne,
        (x, oben): (i32, i32),
        weite: i32,
    ) -> Result<(), DiagrammFehler> {
        let mut y = oben + 12;
        for zeile in self.kopfzeilen(weite)? {
            b.betone(zeile, (x, y), Anker::Anfang, Rolle::Text);
            y += KOPFZEILE;
        }
        y += 4;
        let je_spalte = self.je_spalte(weite);
        let spalte = if je_spalte < self.zeilen.len() { (weite - 24) / 2 } else { weite };
        let mut zahlbreite = 0;
        for (_, _, anzahl) in &self.zeilen {
            zahlbreite = zahlbreite.max(breite(&zahl(*anzahl), KLEIN, Schnitt::Halbfett)?);
        }
        let leise = Rand::fein(farbe(b.thema, Rolle::TextLeise));
        let mut formen = Formen::default();
        for (i, (stand, name, anzahl)) in self.zeilen.iter().enumerate() {
            let ganz = |n: usize| i32::try_from(n).unwrap_or(0);
            let links = x + ganz(i / je_spalte) * (spalte + 24);
            let grund = y + ganz(i % je_spalte) * ZEILE;
            let (fuellung, rand) = match stand {
                Stand::Klasse(n) => (hex(klasse(b.thema, *n)), leise),
                Stand::Unbekannt => (b.muster(Muster::Unbekannt), Rand::von(Muster::Unbekannt.rand(b.thema))),
                Stand::NichtVerglichen => (hex(farbe(b.thema, Rolle::Flaeche)), leise),
            };
            formen.kasten((links, grund - 10), (links + 18, grund + 3), Some(&fuellung), Some(rand));
            b.schreibe(name, (links + 26, grund), Anker::Anfang, Rolle::Text);
            // Beside the name, not far away at the edge: the eye needs no line to follow.
            let ende = links + spalte.min(26 + 118 + zahlbreite);
            b.betone(zahl(*anzahl), (ende, grund), Anker::Ende, Rolle::Text);
        }
        b.blatt.formen("legende", &[HALB], formen);
        y += i32::try_from(je_spalte).unwrap_or(0) * ZEILE;
        for zeile in self.fusszeilen(weite)? {
            b.schreibe(zeile, (x, y), Anker::Anfang, Rolle::TextLeise);
            y += KOPFZEILE;
        }
        Ok(())
    }
}
