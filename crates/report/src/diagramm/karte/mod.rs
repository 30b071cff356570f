//! The map: Gemeinden or Kreise in five classes of their lower bound, unknown ones hatched, those of another kind empty.
//!
//! Each area is one path with `data-ags`, so that the window can mark it; coordinates are tenths of a pixel in a scaled
//! group, which keeps the file small. Compared are Kommunen of one kind only: the caller says which.

pub(super) mod farben;

mod geometrie;
mod innen;
mod klassen;
mod legende;
mod pfad;
mod worte;

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub use geometrie::Geometrie;

use super::DiagrammFehler;
use super::anteil::Anteil;
use super::bild::{Bild, Marke};
use super::buehne::{Buehne, KOPFZEILE, RAND};
use super::ebene::xml;
use super::farben::{Rolle, farbe, hex};
use super::format::Format;
use super::muster::Muster;
use super::name::kurz;
use super::satz::umbruch;
use super::schrift::{Anker, KLEIN, Schnitt};
use klassen::{Einteilung, Stand};
use pfad::Massstab;

/// Always inside the picture: the licence of the areas asks for it.
pub const QUELLE: &str = "© GeoBasis-DE / BKG 2013 (Daten verändert)";

/// From this width the legend stands beside the map.
const BREIT: i32 = 600;
/// Width of the legend beside the map.
const SEITE: i32 = 216;
/// Least width of a map.
const KARTE: i32 = 200;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// All areas.
    pub geometrie: &'a Geometrie,
    /// Kreise for the thicker outlines; `None` where the areas are Kreise.
    pub kreise: Option<&'a Geometrie>,
    /// The figure: "Umsetzungsgrad (Z6), Reifegrad ≥ 3".
    pub kennzahl: &'a str,
    /// The kind that is compared, in the plural: "kreisangehörige Städte und Gemeinden".
    pub art: &'a str,
    /// A value for each Kommune; of two for one key the first counts. An area without any is not compared.
    pub werte: &'a [Gebietswert<'a>],
    /// Width of a class in thousandths; `None` takes the smallest round one that holds all values in five classes.
    pub schritt: Option<u64>,
    /// Key of the area that is outlined.
    pub auswahl: Option<&'a str>,
}

/// The value of one Kommune.
#[derive(Debug, Clone, Copy)]
pub struct Gebietswert<'a> {
    /// AGS, eight digits.
    pub ags: &'a str,
    /// Name with whatever tells it apart from others of that name.
    pub name: &'a str,
    /// Its share; `None`: of another kind, not compared.
    pub anteil: Option<Anteil>,
}

/// Draws the map. The same input gives the same bytes. O(corners × log corners).
///
/// # Errors
/// [`DiagrammFehler::Anteil`] if a share is more than its denominator.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut werte: BTreeMap<&str, Gebietswert<'_>> = BTreeMap::new();
    for gebiet in eingabe.geometrie.gebiete() {
        let wert = Gebietswert { ags: &gebiet.ags, name: &gebiet.name, anteil: None };
        werte.insert(&gebiet.ags, wert);
    }
    let mut gesetzt: BTreeMap<&str, Gebietswert<'_>> = BTreeMap::new();
    for wert in eingabe.werte {
        if let Some(anteil) = wert.anteil {
            anteil.geprueft()?;
        }
        gesetzt.entry(wert.ags).or_insert(*wert);
    }
    werte.append(&mut gesetzt);
    let verglichen = werte.values().filter_map(|w| w.anteil);
    let einteilung = Einteilung::neu(verglichen, eingabe.schritt);
    let ohne_flaeche = {
        let flaechen: std::collections::BTreeSet<&str> = eingabe.geometrie.schluessel().collect();
        werte.values().filter(|w| w.anteil.is_some() && !flaechen.contains(w.ags)).count()
    };
    let legende = legende::Legende::neu(&einteilung, werte.values(), ohne_flaeche, eingabe.art);

    let (breite, wunsch) = format.groesse();
    let kopf = if format.demodaten { KOPFZEILE } else { RAND };
    let quelle = umbruch(QUELLE, breite - 2 * RAND, 2, KLEIN, Schnitt::Normal)?;
    let quellhoehe = i32::try_from(quelle.len()).unwrap_or(1) * 16;
    let daneben = breite >= BREIT;
    // Beside the map the legend may begin below the mark and the map at the top; below it both need their room.
    let platz = if daneben { breite - 2 * RAND - SEITE - 16 } else { breite - 2 * RAND };
    let (oben, fuss) = if daneben {
        (RAND, RAND + quellhoehe)
    } else {
        (kopf + 4, RAND + quellhoehe + legende.hoehe(breite - 2 * RAND)? + RAND)
    };
    let hoch = (wunsch - oben - fuss - RAND).max(KARTE);
    let (massstab, (kartenbreite, kartenhoehe)) = Massstab::neu(eingabe.geometrie, (platz - 2, hoch - 2));
    let seitenhoehe = if daneben { kopf + legende.hoehe(SEITE)? + RAND + quellhoehe + RAND } else { 0 };
    let hoehe = (oben + kartenhoehe + fuss + RAND).max(seitenhoehe);
    let titel = format!("{}: {} (Prozent)", kurz(eingabe.kennzahl), kurz(eingabe.art));
    let mut b = Buehne::mit_hoehe("karte", format, titel, hoehe)?;
    let ecke = (RAND + (platz - kartenbreite) / 2, oben);
    karte(&mut b, eingabe, &werte, &einteilung, &massstab, ecke);
    if daneben {
        legende.zeichnen(&mut b, (breite - RAND - SEITE, kopf + 4), SEITE)?;
    } else {
        legende.zeichnen(&mut b, (RAND, oben + kartenhoehe + RAND), breite - 2 * RAND)?;
    }
    for (i, zeile) in quelle.iter().enumerate() {
        let y = b.hoehe - RAND - quellhoehe + 12 + 16 * i32::try_from(i).unwrap_or(0);
        b.schreibe(zeile, (RAND, y), Anker::Anfang, Rolle::TextLeise);
    }
    let marken = marken(eingabe, &werte, &massstab, ecke);
    let befund = worte::befund(eingabe, &werte);
    b.fertig(befund, worte::tabelle(&werte, &einteilung), marken)
}

/// All areas class by class, then the outlines of the Kreise, then the chosen area.
fn karte(
    b: &mut Buehne,
    eingabe: &Eingabe<'_>,
    werte: &BTreeMap<&str, Gebietswert<'_>>,
    einteilung: &Einteilung,
    massstab: &Massstab,
    (x, y): (i32, i32),
) {
    let lage = format!("translate({x} {y}) scale(0.1)");
    let mut ebenen: BTreeMap<Stand, String> = BTreeMap::new();
    let mut gewaehlt = String::new();
    for gebiet in eingabe.geometrie.gebiete() {
        let Some(wert) = werte.get(gebiet.ags.as_str()) else { continue };
        let ebene = ebenen.entry(einteilung.stand(wert.anteil)).or_default();
        let _ = write!(ebene, "<path data-ags=\"{}\" d=\"", xml(&gebiet.ags));
        massstab.pfad(&gebiet.ringe, ebene);
        ebene.push_str("\"/>\n");
        if eingabe.auswahl == Some(gebiet.ags.as_str()) {
            massstab.pfad(&gebiet.ringe, &mut gewaehlt);
        }
    }
    let leise = hex(farbe(b.thema, Rolle::TextLeise));
    // Below the lines of the Kreise those of the Gemeinden are finer.
    let staerke = if eingabe.kreise.is_some() { "6" } else { "10" };
    for (stand, flaechen) in ebenen {
        let fuellung = match stand {
            Stand::Klasse(n) => hex(farben::klasse(b.thema, n)),
            Stand::Unbekannt => schraffur(b),
            Stand::NichtVerglichen => hex(farbe(b.thema, Rolle::Flaeche)),
        };
        let mut attribute = vec![
            ("transform", lage.as_str()),
            ("fill", fuellung.as_str()),
            ("stroke", leise.as_str()),
            ("stroke-width", staerke),
            ("stroke-linejoin", "round"),
        ];
        if stand == Stand::Unbekannt {
            attribute.push(("stroke-dasharray", "30 20"));
        }
        b.blatt.gruppe(&stand.ebene(), &attribute, &flaechen);
    }
    let umriss = |ringe: &str, farbe: &str, staerke: &str| {
        format!(
            "<path d=\"{ringe}\" fill=\"none\" stroke=\"{farbe}\" stroke-width=\"{staerke}\" stroke-linejoin=\"round\"/>\n"
        )
    };
    if let Some(kreise) = eingabe.kreise {
        let mut d = String::new();
        kreise.gebiete().iter().for_each(|kreis| massstab.pfad(&kreis.ringe, &mut d));
        let linien = umriss(&d, &leise, "14");
        b.blatt.gruppe("kreise", &[("transform", &lage), ("pointer-events", "none")], &linien);
    }
    if !gewaehlt.is_empty() {
        let (grund, text) = (hex(farbe(b.thema, Rolle::Flaeche)), hex(farbe(b.thema, Rolle::Text)));
        let linien = umriss(&gewaehlt, &grund, "50") + &umriss(&gewaehlt, &text, "25");
        b.blatt.gruppe("auswahl", &[("transform", &lage), ("pointer-events", "none")], &linien);
    }
}

/// The reserved hatch at its usual size inside the group that is scaled by a tenth.
fn schraffur(b: &mut Buehne) -> String {
    let muster = b.muster(Muster::Unbekannt);
    let id = muster.trim_start_matches("url(#").trim_end_matches(')');
    let gross = format!("{id}-karte");
    let definition =
        format!("<defs><pattern id=\"{gross}\" href=\"#{id}\" patternTransform=\"scale(10)\"/></defs>\n");
    b.blatt.gruppe("muster", &[], &definition);
    format!("url(#{gross})")
}

/// One mark per area, in the order of the names.
fn marken(
    eingabe: &Eingabe<'_>,
    werte: &BTreeMap<&str, Gebietswert<'_>>,
    massstab: &Massstab,
    (links, oben): (i32, i32),
) -> Vec<Marke> {
    let mut marken = Vec::new();
    for gebiet in eingabe.geometrie.gebiete() {
        let Some(wert) = werte.get(gebiet.ags.as_str()) else { continue };
        let (x, y) = massstab.ort(gebiet.innen);
        let pixel = |z: i64| i32::try_from(z / 10).unwrap_or(0);
        marken.push((
            worte::ordnung(wert),
            Marke {
                reihe: "Kommunen".to_owned(),
                x: links + pixel(x),
                y: oben + pixel(y),
                text: worte::gesprochen(wert),
                ziel: gebiet.ags.clone(),
            },
        ));
    }
    marken.sort_by(|a, b| a.0.cmp(&b.0));
    marken.into_iter().map(|(_, marke)| marke).collect()
}
