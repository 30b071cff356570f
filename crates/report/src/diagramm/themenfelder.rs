//! Coverage by Themenfeld: of the services of each, how many meet a rule, how many do not, and how many are unknown.

use super::DiagrammFehler;
use super::anteil::{Anteil, NICHT_BEWERTBAR, UNBEKANNT, enden, prozent};
use super::balken::{self, Achse, Balken, Balkenbild, Teil};
use super::bild::{Bild, Marke, Zwilling};
use super::format::Format;
use super::muster::Muster;
use super::name::{benannt, kurz};
use super::satz::reinigen;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// The rule: "Z1, mindestens eine Kommune, ab Reifegrad 2".
    pub regel: &'a str,
    /// Fields in any order.
    pub felder: &'a [Feld<'a>],
}

/// One Themenfeld.
#[derive(Debug, Clone, Copy)]
pub struct Feld<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its services: met, all, unknown.
    pub anteil: Anteil,
    /// Key of the list behind it; empty if there is none.
    pub ziel: &'a str,
}

/// Draws the bars, the greatest lower bound first, then by name. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Anteil`] if a count is more than its denominator.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let felder = sortiert(eingabe.felder);
    let mut reihen = Vec::with_capacity(felder.len());
    for feld in &felder {
        let a = feld.anteil.geprueft()?;
        let mut teile = Vec::new();
        for (muster, von, bis) in [
            (Muster::Betrieb, 0, a.zaehler),
            (Muster::Unbekannt, a.zaehler, a.hoechstens()),
            (Muster::Neu, a.hoechstens(), a.nenner),
        ] {
            teile.push(Teil { muster, von, bis });
        }
        reihen.push(Balken {
            kopf: String::new(),
            name: benannt(feld.name),
            teile,
            ganzes: a.nenner,
            wert: a.wert(),
            neben: if a.nenner == 0 { "keine Leistungen".to_owned() } else { a.unbekannt() },
            stellen: Vec::new(),
            zusatz: 0,
        });
    }
    let legende =
        [(Muster::Betrieb, "erfüllt"), (Muster::Unbekannt, "unbekannt"), (Muster::Neu, "nicht erfüllt")];
    let bild = Balkenbild {
        name: "themenfelder",
        titel: format!("Leistungen je Themenfeld nach {} (Prozent)", kurz(eingabe.regel)),
        legende: &legende,
        achse: Achse::Prozent,
        balken: &reihen,
        mehrzahl: "Themenfelder",
        fussnote: "",
        leersatz: "Noch keine Themenfelder mit Leistungen erfasst.",
    };
    let (buehne, orte) = balken::zeichnen(&bild, format)?;
    let marken = felder.iter().zip(&orte).map(|(feld, ort)| Marke {
        reihe: "Themenfelder".to_owned(),
        x: ort.x(feld.anteil.zaehler, feld.anteil.nenner),
        y: ort.mitte(),
        text: reinigen(&format!("{}: {}", feld.name, feld.anteil.ganz())),
        ziel: feld.ziel.to_owned(),
    });
    let marken = marken.collect();
    buehne.fertig(befund(eingabe.regel, &felder), tabelle(&felder), marken)
}

fn sortiert<'a>(felder: &'a [Feld<'a>]) -> Vec<&'a Feld<'a>> {
    let mut felder: Vec<_> = felder.iter().collect();
    felder.sort_by(|a, b| {
        let leer = (a.anteil.nenner == 0).cmp(&(b.anteil.nenner == 0));
        let stumm = b.anteil.bekannt().cmp(&a.anteil.bekannt());
        leer.then(stumm).then(b.anteil.vergleiche(&a.anteil)).then(a.name.cmp(b.name))
    });
    felder
}

fn befund(regel: &str, felder: &[&Feld<'_>]) -> String {
    let regel = kurz(regel);
    let unbekannt: u64 = felder.iter().map(|f| f.anteil.unbekannt).sum();
    let rest = match unbekannt {
        0 => "keine Leistung ist unbekannt".to_owned(),
        1 => "1 Leistung ist unbekannt".to_owned(),
        n => format!("{} Leistungen sind unbekannt", super::achse::zahl(n)),
    };
    let werte: Vec<(String, Anteil)> = felder.iter().map(|f| (kurz(f.name), f.anteil)).collect();
    match enden(&werte) {
        None if felder.iter().all(|f| f.anteil.nenner == 0) => {
            format!("Nach {regel} lässt sich kein Themenfeld bewerten.")
        }
        None => format!("Nach {regel} ist jedes Themenfeld unbekannt; {rest}."),
        Some((oben, None)) => format!("Nach {regel}: {oben}; {rest}."),
        Some((oben, Some(unten))) => {
            format!("Nach {regel}: am höchsten {oben}, am niedrigsten von den bekannten {unten}; {rest}.")
        }
    }
}

fn tabelle(felder: &[&Feld<'_>]) -> Zwilling {
    let mut tabelle = Zwilling::neu(&[
        "Themenfeld",
        "erfüllt",
        "nicht erfüllt",
        "unbekannt",
        "Leistungen",
        "Anteil mindestens",
        "Anteil höchstens",
    ]);
    for feld in felder {
        let a = feld.anteil;
        let anteil = |teil| prozent(teil, a.nenner).unwrap_or_else(|| NICHT_BEWERTBAR.to_owned());
        tabelle.zeilen.push(vec![
            benannt(feld.name),
            a.zaehlwort(),
            if a.bekannt() || a.nenner == 0 {
                a.nenner.saturating_sub(a.hoechstens()).to_string()
            } else {
                UNBEKANNT.to_owned()
            },
            a.unbekannt.to_string(),
            a.nenner.to_string(),
            if a.bekannt() || a.nenner == 0 { anteil(a.zaehler) } else { UNBEKANNT.to_owned() },
            anteil(a.hoechstens()),
        ]);
    }
    tabelle
}
