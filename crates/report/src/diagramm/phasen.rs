//! Projects per phase over time: stacked step areas up to the Stichtag.

use chrono::NaiveDate;
use ozg_domain::kennzahl::Phasenzahlen;
use ozg_domain::projekt::Phase;
use ozg_domain::zeit::tag_text;

use super::achse::{Zahlen, zahl};
use super::beschriftung::randnamen;
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::{Buehne, RAND};
use super::ebene::HALB;
use super::farben::Rolle;
use super::format::Format;
use super::formen::{Formen, Rand};
use super::kasten::Kasten;
use super::muster::Muster;
use super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::zeitachse::{FUSS, Tage, Zeitachse};
use super::{DiagrammFehler, worte};

/// From the ground upwards: what is furthest lies lowest, so that Betrieb has the axis as its ground.
const STAPEL: [Phase; 7] = [
    Phase::Betrieb,
    Phase::Umsetzung,
    Phase::Konzeption,
    Phase::Neu,
    Phase::NichtGemeldet,
    Phase::Zurueckgestellt,
    Phase::Ausgeschieden,
];
/// Edge of the box before a name.
const FELD: i32 = 10;

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// Days of change with the counts that hold from then on, in ascending order.
    pub tage: &'a [(NaiveDate, Phasenzahlen)],
    /// Last day of the history; outside the span it has no line.
    pub stichtag: NaiveDate,
    /// Legal deadline; outside the span it has no line.
    pub frist: NaiveDate,
    /// First day of the span.
    pub von: NaiveDate,
    /// Last day of the span.
    pub bis: NaiveDate,
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Spanne`], [`DiagrammFehler::Reihenfolge`]; others only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    if eingabe.bis < eingabe.von {
        return Err(DiagrammFehler::Spanne);
    }
    if !eingabe.tage.is_sorted_by_key(|(tag, _)| *tag) {
        return Err(DiagrammFehler::Reihenfolge);
    }
    let mut buehne = Buehne::neu("phasen", format, "Projekte je Phase (Anzahl)")?;
    let ende = eingabe.stichtag.min(eingabe.bis);
    // Of the days up to the first one only the last counts: it is the value at the left edge.
    let anfang = eingabe.tage.partition_point(|(tag, _)| *tag <= eingabe.von).saturating_sub(1);
    let bisher: Vec<(NaiveDate, Phasenzahlen)> = eingabe
        .tage
        .iter()
        .skip(anfang)
        .filter(|(tag, _)| *tag <= ende && ende >= eingabe.von)
        .map(|(tag, z)| ((*tag).max(eingabe.von), *z))
        .collect();
    let satz = if bisher.is_empty() && !eingabe.tage.is_empty() {
        Some(format!("Für den {} liegt noch kein Stand vor", tag_text(eingabe.stichtag)))
    } else if bisher.iter().all(|(_, z)| z.erfasst() == 0) {
        Some(worte::OHNE_PROJEKTE.to_owned())
    } else {
        None
    };
    if let Some(satz) = satz {
        buehne.leersatz(&satz)?;
        return buehne.fertig(format!("{satz}."), tabelle(&bisher), Vec::new());
    }
    let marken = flaechen(&mut buehne, eingabe, &bisher, ende, format.schmal())?;
    buehne.fertig(befund(&bisher, ende), tabelle(&bisher), marken)
}

/// The areas with their names; gives the points for the keyboard.
fn flaechen(
    buehne: &mut Buehne,
    eingabe: &Eingabe<'_>,
    bisher: &[(NaiveDate, Phasenzahlen)],
    ende: NaiveDate,
    kurz: bool,
) -> Result<Vec<Marke>, DiagrammFehler> {
    let letzte = bisher.last().map(|(_, z)| *z).unwrap_or_default();
    let mut weite = 0;
    for phase in STAPEL {
        if letzte.zahl(phase) > 0 {
            weite = weite.max(breite(&name(phase, letzte), KLEIN, Schnitt::Normal)?);
        }
    }
    let hoechst = bisher.iter().map(|(_, z)| z.erfasst()).max().unwrap_or(0);
    let unten = buehne.hoehe - FUSS;
    let zahlbreite = breite(&zahl(u64::from(hoechst).max(100)), KLEIN, Schnitt::Normal)?;
    let links = RAND + zahlbreite + RAND;
    let rechts = buehne.breite - RAND - if weite > 0 { weite + FELD + 14 } else { 8 };
    let tage = Tage { von: eingabe.von, bis: eingabe.bis, stichtag: eingabe.stichtag, frist: eingabe.frist };
    let achse = Zeitachse::neu(buehne, tage, (links, rechts), 0, kurz)?;
    let zahlen = Zahlen::neu(hoechst, unten - achse.oben);
    let plot = Kasten { links, oben: achse.oben, rechts, unten };
    let y = |wert: u32| hoehe(plot, zahlen.oben, wert);
    werte(buehne, plot, zahlen);
    achse.achse(buehne, unten, true)?;

    let x = |tag| achse.zeit.x(tag);
    // Of several changes on one pixel the last holds.
    let mut stufen: Vec<(i32, Phasenzahlen)> = Vec::new();
    for (tag, z) in bisher {
        match stufen.last_mut() {
            Some((vorher, wert)) if *vorher == x(*tag) => *wert = *z,
            _ => stufen.push((x(*tag), *z)),
        }
    }
    let schluss = x(ende).max(links + 1);
    for (i, phase) in STAPEL.into_iter().enumerate() {
        let muster = Muster::phase(phase);
        let (fuellung, rand) = (buehne.muster(muster), Rand::von(muster.rand(buehne.thema)));
        let bis = |z: Phasenzahlen, n: usize| STAPEL.iter().take(n).map(|p| z.zahl(*p)).sum::<u32>();
        let kanten: Vec<(i32, i32, i32)> =
            stufen.iter().map(|(x, z)| (*x, y(bis(*z, i)), y(bis(*z, i + 1)))).collect();
        let mut formen = Formen::default();
        for flaeche in laeufe(&kanten, schluss) {
            formen.zug(&flaeche, true, Some(&fuellung), Some(rand));
        }
        buehne.blatt.formen(phase.wort(), &[HALB], formen);
    }
    namen(buehne, plot, schluss, letzte, zahlen.oben);
    achse.lote(buehne, unten);
    let mut marken = Vec::new();
    for (i, phase) in STAPEL.into_iter().enumerate() {
        let mut vorher = None;
        for (n, (tag, z)) in bisher.iter().enumerate() {
            let wert = z.zahl(phase);
            let am_ende = n + 1 == bisher.len();
            if vorher.unwrap_or(0) == wert && !(am_ende && wert > 0) {
                continue;
            }
            vorher = Some(wert);
            let darunter: u32 = STAPEL.iter().take(i).map(|p| z.zahl(*p)).sum();
            let am = if am_ende { ende } else { *tag };
            marken.push(Marke {
                reihe: worte::phase(phase).to_owned(),
                x: x(am),
                y: i32::midpoint(y(darunter), y(darunter + wert)),
                text: format!("{}: {} {}", tag_text(am), worte::phase(phase), zahl(u64::from(wert))),
                ziel: if am_ende { phase.wort().to_owned() } else { String::new() },
            });
        }
    }
    Ok(marken)
}

/// Pixel of a count.
fn hoehe(plot: Kasten, oben: u64, wert: u32) -> i32 {
    let (h, oben) = (i64::from(plot.unten - plot.oben), i64::try_from(oben).unwrap_or(i64::MAX).max(1));
    let auf = (i64::from(wert).min(oben) * h + oben / 2) / oben;
    plot.unten - i32::try_from(auf).unwrap_or(0)
}

/// Closed areas of the stretches where the layer is not empty. Edges: pixel from which on, lower and upper height.
fn laeufe(kanten: &[(i32, i32, i32)], schluss: i32) -> Vec<Vec<(i32, i32)>> {
    let mut alle = Vec::new();
    let mut auf: Vec<(i32, i32)> = Vec::new();
    let mut ab: Vec<(i32, i32)> = Vec::new();
    let mut zu = |auf: &mut Vec<(i32, i32)>, ab: &mut Vec<(i32, i32)>| {
        if !auf.is_empty() {
            let mut flaeche = std::mem::take(auf);
            flaeche.extend(std::mem::take(ab).into_iter().rev());
            alle.push(flaeche);
        }
    };
    for (i, (x, unten, oben)) in kanten.iter().enumerate() {
        let bis = kanten.get(i + 1).map_or(schluss, |(x, ..)| *x);
        if unten == oben || bis <= *x {
            zu(&mut auf, &mut ab);
            continue;
        }
        auf.extend([(*x, *oben), (bis, *oben)]);
        ab.extend([(*x, *unten), (bis, *unten)]);
    }
    zu(&mut auf, &mut ab);
    alle
}

/// Lines of the grid and their numbers.
fn werte(buehne: &mut Buehne, plot: Kasten, zahlen: Zahlen) {
    let mut raster = Formen::default();
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    for strich in zahlen.striche() {
        let y = hoehe(plot, zahlen.oben, u32::try_from(strich).unwrap_or(u32::MAX));
        if strich > 0 {
            raster.zug(&[(plot.links, y), (plot.rechts, y)], false, None, Some(fein));
        }
        buehne.schreibe(zahl(strich), (plot.links - RAND, y + 4), Anker::Ende, Rolle::TextLeise);
    }
    buehne.blatt.formen("raster", &[HALB], raster);
}

fn name(phase: Phase, zahlen: Phasenzahlen) -> String {
    format!("{}\u{a0}{}", worte::phase(phase), zahl(u64::from(zahlen.zahl(phase))))
}

/// Names in the right margin, each with its pattern and a leader from the end of its area.
fn namen(buehne: &mut Buehne, plot: Kasten, schluss: i32, letzte: Phasenzahlen, oben: u64) {
    let mut darunter = 0;
    let mut orte: Vec<(Phase, i32)> = Vec::new();
    for phase in STAPEL {
        let wert = letzte.zahl(phase);
        if wert > 0 {
            orte.push((
                phase,
                i32::midpoint(hoehe(plot, oben, darunter), hoehe(plot, oben, darunter + wert)),
            ));
        }
        darunter += wert;
    }
    orte.reverse();
    let hoehen: Vec<i32> = orte.iter().map(|(_, y)| *y).collect();
    let (mut formen, mut zuege) = (Formen::default(), Formen::default());
    let fein = Rand { farbe: buehne.ton(Rolle::TextLeise), staerke: 10, strich: Some("1 3") };
    for ((phase, mitte), grund) in orte.iter().zip(randnamen(&hoehen, plot.oben, plot.unten)) {
        let x = plot.rechts + 6;
        let muster = Muster::phase(*phase);
        let (fuellung, rand) = (buehne.muster(muster), Rand::von(muster.rand(buehne.thema)));
        let oben = grund - FELD + 1;
        formen.kasten((x, oben), (x + FELD, oben + FELD), Some(&fuellung), Some(rand));
        zuege.zug(
            &[(schluss + 2, *mitte), (plot.rechts - 2, grund - 4), (x - 2, grund - 4)],
            false,
            None,
            Some(fein),
        );
        let ort = (x + FELD + 6, grund);
        buehne.schreibe(name(*phase, letzte), ort, Anker::Anfang, Rolle::Text);
    }
    buehne.blatt.formen("fuehrung", &[HALB], zuege);
    buehne.blatt.formen("namen", &[HALB], formen);
}

fn befund(bisher: &[(NaiveDate, Phasenzahlen)], ende: NaiveDate) -> String {
    let z = bisher.last().map(|(_, z)| *z).unwrap_or_default();
    let mut teile = Vec::new();
    for (phase, wort) in [
        (Phase::Betrieb, "in Betrieb"),
        (Phase::Umsetzung, "in Umsetzung"),
        (Phase::Konzeption, "in Konzeption"),
        (Phase::Neu, "neu"),
        (Phase::NichtGemeldet, "nicht gemeldet"),
        (Phase::Zurueckgestellt, "zurückgestellt"),
        (Phase::Ausgeschieden, "ausgeschieden"),
    ] {
        if z.zahl(phase) > 0 || phase == Phase::Betrieb {
            teile.push(format!("{} {wort}", z.zahl(phase)));
        }
    }
    let alle = usize::try_from(z.erfasst()).unwrap_or(usize::MAX);
    format!("Am {} sind von {} {}.", tag_text(ende), worte::projekten(alle), teile.join(", "))
}

fn tabelle(bisher: &[(NaiveDate, Phasenzahlen)]) -> Zwilling {
    let mut koepfe = vec!["ab Tag".to_owned()];
    koepfe.extend(Phase::ALLE.iter().map(|p| worte::phase(*p).to_owned()));
    koepfe.push("erfasst".to_owned());
    let zeilen = bisher
        .iter()
        .map(|(tag, z)| {
            let mut zeile = vec![tag_text(*tag)];
            zeile.extend(Phase::ALLE.iter().map(|p| z.zahl(*p).to_string()));
            zeile.push(z.erfasst().to_string());
            zeile
        })
        .collect();
    Zwilling { koepfe, zeilen }
}
