//! Milestones of the projects: one row each, planned dates above, what happened below them on the bars of the phases.

mod text;
mod zeile;

use chrono::NaiveDate;
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt};

use super::bild::{Bild, Marke};
use super::buehne::{Buehne, RAND, Schluessel};
use super::ebene::HALB;
use super::format::Format;
use super::formen::Formen;
use super::muster::Muster;
use super::zeichen::HALBMESSER;
use super::zeilen::Zeilen;
use super::zeitachse::{FUSS, Tage, Zeitachse};
use super::{DiagrammFehler, worte};

/// Higher plots have the years above, too.
const HOCH: i32 = 480;
/// Height of that row.
const JAHRE: i32 = 14;

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// The projects in the order of their rows.
    pub projekte: &'a [Projekt],
    /// Last day of the history; an Ist after it is not shown.
    pub stichtag: NaiveDate,
    /// Legal deadline; outside the span it has no line.
    pub frist: NaiveDate,
    /// First day of the span; what lies before it is an arrow at the edge.
    pub von: NaiveDate,
    /// Last day of the span; what lies after it is an arrow at the edge.
    pub bis: NaiveDate,
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Spanne`]; others only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    if eingabe.bis < eingabe.von {
        return Err(DiagrammFehler::Spanne);
    }
    let mut buehne = Buehne::neu("gantt", format, "Meilensteine der Projekte (Datum je Schritt)")?;
    let tabelle = text::tabelle(eingabe);
    if eingabe.projekte.is_empty() {
        buehne.leersatz(worte::OHNE_PROJEKTE)?;
        return buehne.fertig(format!("{}.", worte::OHNE_PROJEKTE), tabelle, Vec::new());
    }
    let marken = reihen(&mut buehne, eingabe, format.schmal())?;
    buehne.fertig(text::befund(eingabe), tabelle, marken)
}

fn reihen(buehne: &mut Buehne, eingabe: &Eingabe<'_>, kurz: bool) -> Result<Vec<Marke>, DiagrammFehler> {
    let phasen: Vec<Vec<zeile::Abschnitt>> =
        eingabe.projekte.iter().map(|p| zeile::abschnitte(p, eingabe.von, eingabe.stichtag)).collect();
    let kommt_vor = |phase| phasen.iter().flatten().any(|a| a.phase == phase);
    let mut eintraege: Vec<(Schluessel, &str)> =
        MeilensteinArt::ALLE.into_iter().map(|a| (Schluessel::Zeichen(a), worte::art(a))).collect();
    for phase in Phase::ALLE {
        if kommt_vor(phase) {
            eintraege.push((Schluessel::Muster(Muster::phase(phase)), worte::phase(phase)));
        }
    }
    let kopf = buehne.legende_mit(&eintraege)? - 8;
    let titel: Vec<&str> = eingabe.projekte.iter().map(|p| p.titel.as_str()).collect();
    // The names above the plot take up to three rows; how many is known only with the left edge of the plot.
    let vorlaeufig = Zeilen::neu(&titel, buehne, kopf + 76 + JAHRE, FUSS, (30, 24))?;
    let tage = Tage { von: eingabe.von, bis: eingabe.bis, stichtag: eingabe.stichtag, frist: eingabe.frist };
    let rechts = buehne.breite - RAND - HALBMESSER - 2;
    let raender = (vorlaeufig.links + HALBMESSER, rechts);
    let mut achse = Zeitachse::neu(buehne, tage, raender, kopf, kurz)?;
    let hoch = vorlaeufig.unten() - vorlaeufig.oben > HOCH;
    if hoch {
        achse.oben += JAHRE;
        achse.jahre_oben(buehne)?;
    }
    let zeilen = vorlaeufig.ab(achse.oben);
    buehne.setze_hoehe(zeilen.ende(FUSS));
    achse.achse(buehne, zeilen.unten(), false)?;
    zeilen.schreiben(buehne, FUSS);

    let mut balken = Formen::default();
    let mut zeichen = Formen::default();
    let mut marken = Vec::new();
    for (i, (projekt, abschnitte)) in eingabe.projekte.iter().zip(&phasen).take(zeilen.gezeigt).enumerate() {
        let ort = zeile::Ort { zeit: achse.zeit, mitte: zeilen.mitte(i), hoehe: zeilen.hoehe };
        zeile::balken(buehne, &mut balken, &ort, abschnitte);
        marken.extend(zeile::meilensteine(&mut zeichen, &ort, projekt, eingabe.stichtag, buehne.thema));
    }
    buehne.blatt.formen("phasen", &[HALB], balken);
    achse.lote(buehne, zeilen.unten());
    buehne.blatt.formen("meilensteine", &[HALB], zeichen);
    Ok(marken)
}
