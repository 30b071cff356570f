//! How a figure spreads over the Kommunen of one kind: median, quartiles, least and greatest value as a box, each Kommune
//! as a dot, and what the unknown parts could add to the median as the reserved hatch.
//!
//! Kinds stand below each other and are never mixed. Values are lower bounds of those Kommunen of which anything is
//! known; order statistics by nearest rank, so that each of them is the value of a Kommune and no share is interpolated.

use super::DiagrammFehler;
use super::achse::zahl;
use super::anteil::{Anteil, prozent};
use super::balken::{self, Achse, Balken, Balkenbild, Ort};
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::Buehne;
use super::ebene::HALB;
use super::farben::{Rolle, farbe, hex};
use super::format::Format;
use super::formen::{Formen, Rand};
use super::karte::farben::klasse;
use super::muster::Muster;
use super::name::{benannt, kurz};

/// Columns of dots along the axis.
const SAEULEN: u64 = 100;
/// Most dots above each other; of more, one dot stands for several Kommunen.
const STAPEL: u64 = 10;
/// Distance of two dots.
const PUNKT: i32 = 3;
/// Kinds that the finding names.
const GENANNT: usize = 4;
/// Room of the hatch below the box.
const SCHRAFFUR: i32 = 12;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// The figure: "Umsetzungsgrad je Kommune (Z6), Reifegrad ≥ 3".
    pub kennzahl: &'a str,
    /// Kinds of Kommune, in the order in which they are drawn.
    pub arten: &'a [Art<'a>],
}

/// All Kommunen of one kind.
#[derive(Debug, Clone, Copy)]
pub struct Art<'a> {
    /// Its name: "kreisfreie Städte".
    pub name: &'a str,
    /// The value of each Kommune.
    pub werte: &'a [Anteil],
    /// Key of the list behind it; empty if there is none.
    pub ziel: &'a str,
}

/// Five values and two counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verteilung {
    /// Least lower bound.
    pub kleinster: Anteil,
    /// A quarter of the Kommunen lies at or below this.
    pub viertel: Anteil,
    /// Half of the Kommunen lies at or below this.
    pub median: Anteil,
    /// Three quarters of the Kommunen lie at or below this.
    pub dreiviertel: Anteil,
    /// Greatest lower bound.
    pub groesster: Anteil,
    /// Median of the upper bounds, as `zaehler` of its `nenner`.
    pub median_hoechstens: Anteil,
    /// Kommunen of which anything is known.
    pub gemeldet: u64,
    /// Kommunen of which nothing is known.
    pub unbekannt: u64,
}

/// Order statistics by nearest rank; `None` if nothing is known of any Kommune. O(n log n).
#[must_use]
pub fn verteilung(werte: &[Anteil]) -> Option<Verteilung> {
    let mut unten: Vec<Anteil> = werte.iter().copied().filter(Anteil::bekannt).collect();
    let mut oben: Vec<Anteil> =
        unten.iter().map(|a| Anteil { zaehler: a.hoechstens(), unbekannt: 0, ..*a }).collect();
    unten.sort_by(Anteil::vergleiche);
    oben.sort_by(Anteil::vergleiche);
    // The smallest value such that k quarters of all values are at or below it.
    let rang = |sortiert: &[Anteil], k: usize| {
        sortiert.get((sortiert.len() * k).div_ceil(4).saturating_sub(1)).copied()
    };
    Some(Verteilung {
        kleinster: *unten.first()?,
        viertel: rang(&unten, 1)?,
        median: rang(&unten, 2)?,
        dreiviertel: rang(&unten, 3)?,
        groesster: *unten.last()?,
        median_hoechstens: rang(&oben, 2)?,
        gemeldet: unten.len() as u64,
        unbekannt: (werte.len() - unten.len()) as u64,
    })
}

/// Draws a box for each kind. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Anteil`] if a share is more than its denominator.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    for wert in eingabe.arten.iter().flat_map(|a| a.werte) {
        wert.geprueft()?;
    }
    let verteilungen: Vec<_> = eingabe.arten.iter().map(|a| verteilung(a.werte)).collect();
    let ende = skala(verteilungen.iter().flatten());
    let stapel: Vec<Vec<u64>> = eingabe.arten.iter().map(|a| saeulen(a.werte, ende)).collect();
    let je_punkt = stapel.iter().flatten().max().map_or(1, |n| n.div_ceil(STAPEL)).max(1);
    let zeilen = eingabe.arten.iter().zip(&verteilungen).zip(&stapel);
    let balken: Vec<Balken> = zeilen.map(|((a, v), s)| zeile(a, v.as_ref(), s, je_punkt)).collect();
    let kennzahl = kurz(eingabe.kennzahl);
    let massstab = match je_punkt {
        1 => "je 1 Kommune".to_owned(),
        n => format!("je bis zu {n} Kommunen"),
    };
    let note = format!("Kasten: mittlere Hälfte der gemeldeten · Strich: Median · Punkte: {massstab}");
    let bild = Balkenbild {
        name: "stufen",
        titel: format!("{kennzahl}: Verteilung je Art der Kommune (Prozent)"),
        legende: &[(Muster::Unbekannt, "Median höchstens bis")],
        achse: Achse::Promille(ende),
        balken: &balken,
        mehrzahl: "Arten",
        fussnote: &note,
        leersatz: "Noch keine Kommunen erfasst.",
    };
    let (mut buehne, orte) = balken::zeichnen(&bild, format)?;
    let mut marken = Vec::new();
    for (((art, v), stapel), ort) in eingabe.arten.iter().zip(&verteilungen).zip(&stapel).zip(&orte) {
        let x = |a: &Anteil| stelle(ort, a, ende);
        if let Some(v) = v {
            kasten(&mut buehne, v, ort, ende);
            punkte(&mut buehne, stapel, je_punkt, ort);
            for (wort, wert) in [
                ("kleinster Wert", v.kleinster),
                ("unteres Viertel", v.viertel),
                ("Median", v.median),
                ("oberes Viertel", v.dreiviertel),
                ("größter Wert", v.groesster),
            ] {
                marken.push(Marke {
                    reihe: benannt(art.name),
                    x: x(&wert),
                    y: ort.mitte(),
                    text: format!("{wort} {}", wert.wert()),
                    ziel: art.ziel.to_owned(),
                });
            }
        } else {
            marken.push(Marke {
                reihe: benannt(art.name),
                x: ort.links,
                y: ort.mitte(),
                text: "nicht gemeldet".to_owned(),
                ziel: art.ziel.to_owned(),
            });
        }
    }
    let befund = befund(eingabe, &verteilungen, &kennzahl);
    buehne.fertig(befund, tabelle(eingabe, &verteilungen), marken)
}

/// End of the axis in thousandths: a round number above everything drawn.
fn skala<'a>(verteilungen: impl Iterator<Item = &'a Verteilung> + Clone) -> u64 {
    let passt = |ende: u64| {
        verteilungen
            .clone()
            .flat_map(|v| [v.groesster, v.median_hoechstens])
            .all(|a| a.zaehler * 1000 <= ende * a.nenner)
    };
    [20, 40, 60, 80, 100, 120, 160, 200, 240, 300, 400, 600, 800]
        .into_iter()
        .find(|ende| passt(*ende))
        .unwrap_or(1000)
}

fn stelle(ort: &Ort, a: &Anteil, ende: u64) -> i32 {
    ort.x(a.zaehler * 1000, a.nenner.max(1) * ende)
}

fn zeile(art: &Art<'_>, v: Option<&Verteilung>, stapel: &[u64], je_punkt: u64) -> Balken {
    // At most STAPEL.
    let hoehe = stapel.iter().max().map_or(0, |n| i32::try_from(n.div_ceil(je_punkt)).unwrap_or(0));
    let (wert, neben) = match v {
        Some(v) => (format!("Median\u{a0}{}", anteil(&v.median)), nebensatz(v)),
        None if art.werte.is_empty() => ("keine Kommunen".to_owned(), String::new()),
        None => ("nicht gemeldet".to_owned(), String::new()),
    };
    Balken {
        kopf: String::new(),
        name: format!("{} ({})", benannt(art.name), zahl(art.werte.len() as u64)),
        teile: Vec::new(),
        ganzes: 1,
        wert,
        neben,
        stellen: Vec::new(),
        zusatz: SCHRAFFUR + PUNKT * hoehe,
    }
}

fn anteil(a: &Anteil) -> String {
    prozent(a.zaehler, a.nenner).unwrap_or_else(|| super::anteil::NICHT_BEWERTBAR.to_owned())
}

/// "höchstens 27,7 %, 134 nicht gemeldet".
fn nebensatz(v: &Verteilung) -> String {
    let mut teile = Vec::new();
    if v.median_hoechstens.vergleiche(&v.median) != std::cmp::Ordering::Equal {
        teile.push(format!("höchstens\u{a0}{}", anteil(&v.median_hoechstens)));
    }
    if v.unbekannt > 0 {
        teile.push(format!("{}\u{a0}nicht\u{a0}gemeldet", zahl(v.unbekannt)));
    }
    teile.join(", ")
}

/// Whiskers, box and median; below the dots the hatch from the median to its upper bound.
fn kasten(b: &mut Buehne, v: &Verteilung, ort: &Ort, ende: u64) {
    let x = |a: &Anteil| stelle(ort, a, ende);
    let (y, oben, unten) = (ort.mitte(), ort.oben, ort.oben + ort.dicke);
    let leise = Rand::fein(farbe(b.thema, Rolle::TextLeise));
    let mut formen = Formen::default();
    formen.zug(&[(x(&v.kleinster), y), (x(&v.groesster), y)], false, None, Some(leise));
    for ende in [x(&v.kleinster), x(&v.groesster)] {
        formen.zug(&[(ende, oben + 4), (ende, unten - 4)], false, None, Some(leise));
    }
    let (l, r) = (x(&v.viertel), x(&v.dreiviertel));
    let ton = hex(klasse(b.thema, 1));
    formen.kasten((l, oben), (r.max(l + 1), unten), Some(&ton), Some(leise));
    let median = x(&v.median);
    let fett = Rand { farbe: farbe(b.thema, Rolle::Betrieb), staerke: 30, strich: None };
    formen.zug(&[(median, oben), (median, unten)], false, None, Some(fett));
    let bis = x(&v.median_hoechstens);
    if bis > median {
        let schraffur = b.muster(Muster::Unbekannt);
        let rand = Rand::von(Muster::Unbekannt.rand(b.thema));
        formen.kasten((median, unten + 4), (bis, unten + 10), Some(&schraffur), Some(rand));
    }
    b.blatt.formen("verteilung", &[HALB], formen);
}

/// Number of Kommunen in each column of the axis.
fn saeulen(werte: &[Anteil], ende: u64) -> Vec<u64> {
    let mut saeulen = vec![0; SAEULEN as usize];
    for a in werte.iter().filter(|a| a.bekannt()) {
        let saeule = a.zaehler * 1000 * SAEULEN / (a.nenner.max(1) * ende);
        let saeule = usize::try_from(saeule.min(SAEULEN - 1)).unwrap_or(0);
        if let Some(n) = saeulen.get_mut(saeule) {
            *n += 1;
        }
    }
    saeulen
}

/// Dots stacked downwards from below the hatch.
fn punkte(b: &mut Buehne, saeulen: &[u64], je_punkt: u64, ort: &Ort) {
    let ton = hex(farbe(b.thema, Rolle::Betrieb));
    let mut formen = Formen::default();
    for (saeule, anzahl) in (0..).zip(saeulen) {
        let x = ort.x(2 * saeule + 1, 2 * SAEULEN);
        for i in 0..anzahl.div_ceil(je_punkt) {
            let y = ort.oben + ort.dicke + SCHRAFFUR + PUNKT * i32::try_from(i).unwrap_or(0) + 2;
            formen.kreis((x, y), 14, Some(&ton), None);
        }
    }
    b.blatt.formen("kommunen", &[HALB], formen);
}

fn befund(e: &Eingabe<'_>, verteilungen: &[Option<Verteilung>], kennzahl: &str) -> String {
    let teile: Vec<String> = e
        .arten
        .iter()
        .zip(verteilungen)
        .take(GENANNT)
        .map(|(art, v)| {
            let name = kurz(art.name);
            match v {
                Some(v) => {
                    let rest = nebensatz(v);
                    let rest = if rest.is_empty() { rest } else { format!(" ({rest})") };
                    format!("{name} im Median {}{rest}", anteil(&v.median))
                }
                None => format!("{name} nicht gemeldet"),
            }
        })
        .collect();
    if teile.is_empty() {
        return format!("{kennzahl}: noch keine Kommunen erfasst.");
    }
    let weitere = match e.arten.len() - teile.len() {
        0 => String::new(),
        n => format!("; {n} weitere in der Tabelle"),
    };
    format!("{kennzahl}: {}{weitere}.", teile.join("; "))
}

fn tabelle(e: &Eingabe<'_>, verteilungen: &[Option<Verteilung>]) -> Zwilling {
    let mut tabelle = Zwilling::neu(&[
        "Art",
        "Kommunen",
        "nicht gemeldet",
        "kleinster Wert",
        "unteres Viertel",
        "Median",
        "oberes Viertel",
        "größter Wert",
        "Median höchstens",
    ]);
    for (art, v) in e.arten.iter().zip(verteilungen) {
        let mut zeile = vec![benannt(art.name), art.werte.len().to_string()];
        zeile.push(v.map_or(art.werte.len() as u64, |v| v.unbekannt).to_string());
        match v {
            Some(v) => zeile.extend(
                [v.kleinster, v.viertel, v.median, v.dreiviertel, v.groesster, v.median_hoechstens]
                    .iter()
                    .map(anteil),
            ),
            None => zeile.extend(std::iter::repeat_n("nicht gemeldet".to_owned(), 6)),
        }
        tabelle.zeilen.push(zeile);
    }
    tabelle
}
