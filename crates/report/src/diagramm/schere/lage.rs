//! Rows, columns and points of the scatter.

use ozg_domain::projekt::Phase;

use super::super::beschriftung::neben;
use super::super::bild::Marke;
use super::super::buehne::{Buehne, RAND};
use super::super::ebene::HALB;
use super::super::farben::{Rolle, hex};
use super::super::formen::{Formen, Rand};
use super::super::kasten::Kasten;
use super::super::masstab::Masstab;
use super::super::muster::Muster;
use super::super::satz::kuerzen;
use super::super::schrift::{Anker, KLEIN, Schnitt, Wort, breite};
use super::super::{DiagrammFehler, worte};
use super::{Ecke, Projekt, REIHEN, VIEL, WENIG, marke, prozent};

/// Room above the plot: mark, names of the left corner and of the column.
const KOPF: i32 = 46;
/// Room below: ticks, numbers, unit.
const FUSS: i32 = 46;
/// Room below the row Neu for the name of its corner.
const ECKE: i32 = 18;
/// Least height of a row.
const REIHE_MIN: i32 = 30;
/// Radius of a point.
const RADIUS: i32 = 4;
/// Distance of two points beside and above each other.
const SCHRITT: i32 = 10;
/// Width of a place where points are counted instead of drawn.
const ZAEHLFELD: i32 = 28;
/// Most names.
const NAMEN: usize = 10;
/// Widest name.
const NAMENBREITE: i32 = 180;

/// The field of the points.
struct Feld {
    plot: Kasten,
    /// Right edge of the column "keine Angabe"; its left edge is `links`.
    ohne: i32,
    links: i32,
    massstab: Masstab,
    reihen: Vec<Phase>,
    hoehe: i32,
}

impl Feld {
    fn oben(&self, phase: Phase) -> i32 {
        let i = self.reihen.iter().position(|p| *p == phase).unwrap_or(0);
        let ecke = if phase == Phase::NichtGemeldet { ECKE } else { 0 };
        self.plot.oben + self.hoehe * i32::try_from(i).unwrap_or(0) + ecke
    }

    /// Lower edge of the corner "Geld ohne Fortschritt".
    fn eckenende(&self) -> i32 {
        self.oben(Phase::Neu) + self.hoehe + ECKE
    }

    fn mitte(&self, phase: Phase) -> i32 {
        self.oben(phase) + self.hoehe / 2
    }
}

/// Draws everything; gives the points for the keyboard row after row.
pub(super) fn punkte(
    buehne: &mut Buehne,
    projekte: &[&Projekt<'_>],
    bezug: &str,
    kurz: bool,
) -> Result<Vec<Marke>, DiagrammFehler> {
    let feld = feld(buehne, projekte, kurz)?;
    grund(buehne, &feld, bezug)?;
    let mut marken = Vec::new();
    let mut belegt = ecken(buehne, &feld)?;
    let (mut formen, mut unbekannt) = (Formen::default(), Formen::default());
    let mut orte: Vec<(&Projekt<'_>, (i32, i32))> = Vec::new();
    for phase in &feld.reihen {
        let (mit, ohne): (Vec<_>, Vec<_>) =
            projekte.iter().copied().filter(|p| p.phase == *phase).partition(|p| p.quote().is_some());
        let gesetzt = schwarm(&feld, *phase, &mit);
        if let Some(gesetzt) = gesetzt {
            for (projekt, ort) in &gesetzt {
                punkt(buehne, &mut formen, projekt, *ort);
                let (x, y) = *ort;
                belegt.push(Kasten::um((x, y), (x, y)).mit_rand(RADIUS + 2));
            }
            marken.extend(gesetzt.iter().map(|(p, ort)| marke(p, *ort)));
            orte.extend(gesetzt);
        } else {
            gezaehlt(buehne, &feld, &mut formen, *phase, &mit, (&mut marken, &mut belegt))?;
        }
        if !ohne.is_empty() {
            let (oben, fuellung) = (feld.oben(*phase), buehne.muster(Muster::Unbekannt));
            let (von, bis) = ((feld.links, oben), (feld.ohne, oben + feld.hoehe));
            unbekannt.kasten(
                von,
                bis,
                Some(&fuellung),
                Some(Rand::von(Muster::Unbekannt.rand(buehne.thema))),
            );
            let ort = (i32::midpoint(feld.links, feld.ohne), feld.mitte(*phase));
            buehne.betone(ohne.len().to_string(), (ort.0, ort.1 + 4), Anker::Mitte, Rolle::Text);
            marken.extend(ohne.iter().map(|p| marke(p, ort)));
        }
    }
    buehne.blatt.formen("keine-angabe", &[HALB], unbekannt);
    buehne.blatt.formen("punkte", &[HALB], formen);
    namen(buehne, &feld, orte, &mut belegt)?;
    Ok(marken)
}

fn feld(buehne: &mut Buehne, projekte: &[&Projekt<'_>], kurz: bool) -> Result<Feld, DiagrammFehler> {
    let gemeldet = |p: &Phase| *p != Phase::NichtGemeldet || projekte.iter().any(|x| x.phase == *p);
    let reihen: Vec<Phase> = REIHEN.into_iter().filter(gemeldet).collect();
    let mut weite = 0;
    for phase in &reihen {
        weite = weite.max(breite(worte::phase(*phase), KLEIN, Schnitt::Normal)?);
    }
    let anzahl = i32::try_from(reihen.len()).unwrap_or(1).max(1);
    let links = RAND + weite + RAND;
    let ohne = links + if kurz { 40 } else { 88 };
    buehne.setze_hoehe(buehne.hoehe.max(KOPF + REIHE_MIN * anzahl + ECKE + FUSS));
    let hoehe = (buehne.hoehe - KOPF - FUSS - ECKE) / anzahl;
    let (oben, unten) = (KOPF, KOPF + hoehe * anzahl + ECKE);
    let plot = Kasten { links: ohne + 12, oben, rechts: buehne.breite - RAND - 16, unten };
    let massstab =
        Masstab { von: 0, bis: 1000, links: plot.links + RADIUS, rechts: plot.rechts - RADIUS, schritt: 250 };
    Ok(Feld { plot, ohne, links, massstab, reihen, hoehe })
}

/// Bands, grid, axis and names of rows and columns.
fn grund(buehne: &mut Buehne, feld: &Feld, bezug: &str) -> Result<(), DiagrammFehler> {
    let plot = feld.plot;
    let (mut raster, mut achse, mut unbekannt) = (Formen::default(), Formen::default(), Formen::default());
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    let ton = Rand::fein(buehne.ton(Rolle::Achse));
    let (fuellung, rand) =
        (buehne.muster(Muster::Unbekannt), Rand::von(Muster::Unbekannt.rand(buehne.thema)));
    unbekannt.kasten((feld.links, plot.oben), (feld.ohne, plot.unten), None, Some(rand));
    for phase in &feld.reihen {
        let oben = feld.oben(*phase);
        if *phase == Phase::NichtGemeldet {
            let unten = oben + feld.hoehe;
            unbekannt.kasten((plot.links, oben), (plot.rechts, unten), Some(&fuellung), Some(rand));
        }
        raster.zug(&[(RAND, oben), (plot.rechts, oben)], false, None, Some(fein));
        let ort = (RAND, feld.mitte(*phase) + 4);
        buehne.schreibe(worte::phase(*phase), ort, Anker::Anfang, Rolle::Text);
    }
    for strich in feld.massstab.striche() {
        let x = feld.massstab.x(strich);
        raster.zug(&[(x, plot.oben), (x, plot.unten)], false, None, Some(fein));
        achse.zug(&[(x, plot.unten), (x, plot.unten + 5)], false, None, Some(ton));
        buehne.schreibe(prozent(strich), (x, plot.unten + 18), Anker::Mitte, Rolle::TextLeise);
    }
    achse.zug(&[(plot.links, plot.unten), (plot.rechts, plot.unten)], false, None, Some(ton));
    buehne.blatt.formen("raster", &[HALB], raster);
    buehne.blatt.formen("unbekannt", &[HALB], unbekannt);
    buehne.blatt.formen("achse", &[HALB], achse);
    let satz = kuerzen(&format!("abgerufen {bezug}"), plot.rechts - plot.links, KLEIN, Schnitt::Normal)?;
    buehne.schreibe(satz, (plot.rechts, plot.unten + 35), Anker::Ende, Rolle::TextLeise);
    // In the narrow picture the column is too narrow for its name.
    let mitte = i32::midpoint(feld.links, feld.ohne);
    let satz = if feld.ohne - feld.links > 60 { worte::KEINE_ANGABE } else { "k.\u{a0}A." };
    buehne.schreibe(satz, (mitte, plot.unten + 18), Anker::Mitte, Rolle::TextLeise);
    Ok(())
}

/// The two corners: an outline and a name; gives the room of the names.
fn ecken(buehne: &mut Buehne, feld: &Feld) -> Result<Vec<Kasten>, DiagrammFehler> {
    let plot = feld.plot;
    let mut formen = Formen::default();
    let rand = Rand { farbe: buehne.ton(Rolle::Warnung), staerke: 10, strich: Some("1 3") };
    let oben = feld.oben(Phase::Betrieb);
    formen.kasten((plot.links, oben), (feld.massstab.x(WENIG), oben + feld.hoehe), None, Some(rand));
    let unten = feld.eckenende();
    let links = feld.massstab.x(VIEL);
    // In the narrow picture the name is wider than its corner and stands below it.
    let weite = breite(Ecke::GeldOhneFortschritt.wort(), KLEIN, Schnitt::Normal)?;
    let passt = weite + 10 <= plot.rechts - links;
    let kante = if passt { unten } else { unten - ECKE };
    formen.kasten((links, feld.oben(Phase::Konzeption)), (plot.rechts, kante), None, Some(rand));
    buehne.blatt.formen("ecken", &[HALB], formen);
    let wort = Ecke::FortschrittOhneGeld.wort();
    buehne.schreibe(wort, (plot.links, plot.oben - 7), Anker::Anfang, Rolle::Warnung);
    let wort = Ecke::GeldOhneFortschritt.wort();
    buehne.schreibe(wort, (plot.rechts - 5, unten - 6), Anker::Ende, Rolle::Warnung);
    Ok(vec![Kasten { links: plot.rechts - 5 - weite, oben: unten - 15, rechts: plot.rechts, unten }])
}

/// Places for the points of a row, side by side and one above the other; `None` if they do not all fit.
fn schwarm<'a>(
    feld: &Feld,
    phase: Phase,
    projekte: &[&'a Projekt<'a>],
) -> Option<Vec<(&'a Projekt<'a>, (i32, i32))>> {
    let mitte = feld.mitte(phase);
    let hoch = (feld.hoehe / 2 - RADIUS - 4).max(0);
    let mut orte: Vec<(i32, i32)> = Vec::new();
    for projekt in projekte {
        let x = feld.massstab.x(projekt.quote()?);
        let frei = (0..200)
            .map(|i| if i % 2 == 0 { -SCHRITT * (i / 2) } else { SCHRITT * ((i + 1) / 2) })
            .filter(|dy| dy.abs() <= hoch)
            .map(|dy| mitte + dy)
            .find(|y| !orte.iter().any(|(ox, oy)| oy == y && (ox - x).abs() < SCHRITT))?;
        orte.push((x, frei));
    }
    Some(projekte.iter().copied().zip(orte).collect())
}

fn punkt(buehne: &Buehne, formen: &mut Formen, projekt: &Projekt<'_>, (x, y): (i32, i32)) {
    let rand = Rand::fein(buehne.ton(Rolle::Flaeche));
    if projekt.ecke().is_some() {
        let ton = hex(buehne.ton(Rolle::Warnung));
        let h = RADIUS + 2;
        formen.zug(&[(x, y - h), (x + h, y), (x, y + h), (x - h, y)], true, Some(&ton), Some(rand));
    } else {
        let ton = hex(buehne.ton(Rolle::Umsetzung));
        formen.kreis((x, y), 42, Some(&ton), Some(rand));
    }
}

/// Too many points: numbers in circles, each for a stretch of the axis.
fn gezaehlt(
    buehne: &mut Buehne,
    feld: &Feld,
    formen: &mut Formen,
    phase: Phase,
    projekte: &[&Projekt<'_>],
    (marken, belegt): (&mut Vec<Marke>, &mut Vec<Kasten>),
) -> Result<(), DiagrammFehler> {
    let felder = ((feld.plot.rechts - feld.plot.links) / ZAEHLFELD).max(1);
    let mitte = feld.mitte(phase);
    let (fuellung, rand) = (hex(buehne.ton(Rolle::Flaeche)), Rand::fein(buehne.ton(Rolle::Umsetzung)));
    for i in 0..felder {
        let (von, bis) = (feld.plot.links + i * ZAEHLFELD, feld.plot.links + (i + 1) * ZAEHLFELD);
        let drin: Vec<_> = projekte
            .iter()
            .filter(|p| {
                let x = p.quote().map_or(i32::MIN, |q| feld.massstab.x(q));
                x >= von && (x < bis || i + 1 == felder)
            })
            .collect();
        if drin.is_empty() {
            continue;
        }
        let x = von + ZAEHLFELD / 2;
        formen.kreis((x, mitte), 125, Some(&fuellung), Some(rand));
        let anzahl = drin.len().to_string();
        buehne.schreibe(anzahl, (x, mitte + 4), Anker::Mitte, Rolle::Text);
        belegt.push(Kasten::um((x, mitte), (x, mitte)).mit_rand(14));
        marken.extend(drin.iter().map(|p| marke(p, (x, mitte))));
    }
    Ok(())
}

/// Names of the most striking projects, where there is room beside their points.
fn namen(
    buehne: &mut Buehne,
    feld: &Feld,
    mut orte: Vec<(&Projekt<'_>, (i32, i32))>,
    belegt: &mut Vec<Kasten>,
) -> Result<(), DiagrammFehler> {
    orte.retain(|(p, _)| p.ecke().is_some());
    orte.sort_by_key(|(p, _)| (std::cmp::Reverse(p.ausmass()), p.titel, p.kuerzel));
    // Names keep off the outlines of the corners and stay in the row of their point.
    let (oben, unten) = (feld.plot.oben, feld.plot.unten);
    let (wenig, viel) = (feld.massstab.x(WENIG), feld.massstab.x(VIEL));
    belegt.push(Kasten::um((wenig, oben), (wenig, oben + feld.hoehe)));
    belegt.push(Kasten::um((viel, feld.oben(Phase::Konzeption)), (viel, unten)));
    let mut zuege = Formen::default();
    let ton = Rand::fein(buehne.ton(Rolle::TextLeise));
    for (projekt, ort) in orte.into_iter().take(NAMEN) {
        let weite = NAMENBREITE.min((feld.plot.rechts - feld.plot.links) / 2);
        let name = kuerzen(projekt.titel, weite, KLEIN, Schnitt::Halbfett)?;
        if name.is_empty() {
            continue;
        }
        let oben = feld.oben(projekt.phase);
        let ecke = if projekt.phase == Phase::Neu { ECKE } else { 0 };
        let reihe = Kasten { oben: oben + 1, unten: oben + feld.hoehe + ecke - 1, ..feld.plot };
        if let Some(wort) = am_punkt(&name, ort, reihe, belegt)? {
            belegt.push(wort.kasten()?);
            buehne.wort(wort, Rolle::Text);
        } else if let Some(wort) = neben(&name, ort, reihe, belegt)? {
            // Further away a line leads from the point to its name; where it would cross something, the name is
            // left to the table.
            let kasten = wort.kasten()?;
            let rand = kasten.mit_rand(2);
            let ende = (ort.0.clamp(rand.links, rand.rechts), ort.1.clamp(rand.oben, rand.unten));
            let frei = strecke(ort, ende)
                .filter(|p| (p.0 - ort.0).abs().max((p.1 - ort.1).abs()) > RADIUS + 3)
                .all(|p| !belegt.iter().any(|b| b.trifft(&Kasten::um(p, p).mit_rand(1))));
            if frei {
                zuege.zug(&[ort, ende], false, None, Some(ton));
                belegt.push(kasten);
                belegt.extend(strecke(ort, ende).map(|p| Kasten::um(p, p)));
                buehne.wort(wort, Rolle::Text);
            }
        }
    }
    buehne.blatt.formen("fuehrung", &[HALB], zuege);
    Ok(())
}

/// Points along a line, a pixel apart.
fn strecke(von: (i32, i32), bis: (i32, i32)) -> impl Iterator<Item = (i32, i32)> {
    let (dx, dy) = (bis.0 - von.0, bis.1 - von.1);
    let schritte = dx.abs().max(dy.abs()).max(1);
    (0..=schritte).map(move |i| (von.0 + dx * i / schritte, von.1 + dy * i / schritte))
}

/// A name that touches its point's surroundings, so that it cannot be taken for that of another one.
fn am_punkt(
    name: &str,
    (x, y): (i32, i32),
    reihe: Kasten,
    belegt: &[Kasten],
) -> Result<Option<Wort>, DiagrammFehler> {
    for (dx, dy, anker) in [
        (RADIUS + 6, 4, Anker::Anfang),
        (-RADIUS - 6, 4, Anker::Ende),
        (0, -RADIUS - 8, Anker::Mitte),
        (0, RADIUS + 16, Anker::Mitte),
        (-RADIUS, -RADIUS - 8, Anker::Anfang),
        (RADIUS, -RADIUS - 8, Anker::Ende),
        (-RADIUS, RADIUS + 16, Anker::Anfang),
        (RADIUS, RADIUS + 16, Anker::Ende),
    ] {
        let (text, groesse, schnitt) = (name.to_owned(), KLEIN, Schnitt::Halbfett);
        let wort = Wort { text, x: x + dx, y: y + dy, anker, groesse, schnitt };
        let kasten = wort.kasten()?;
        // The own point is among the obstacles; another one so near would make the name ambiguous.
        let weit = Kasten { oben: kasten.oben - 12, unten: kasten.unten + 12, ..kasten.mit_rand(6) };
        let eigener = Kasten::um((x, y), (x, y)).mit_rand(RADIUS + 2);
        let eng = |b: &Kasten| kasten.mit_rand(1).trifft(b) || (*b != eigener && weit.trifft(b));
        if reihe.enthaelt(&kasten) && !belegt.iter().any(eng) {
            return Ok(Some(wort));
        }
    }
    Ok(None)
}
