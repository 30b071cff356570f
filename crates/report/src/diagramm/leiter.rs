//! The ladder of Zählweisen: one Stichtag, every rule, each with its unknown part and with what was published.
//!
//! A bar is solid up to the lower bound and hatched up to the upper one. Published values stand as ◆ with their own
//! denominator and are never set off against ours.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::DiagrammFehler;
use super::anteil::{Anteil, NICHT_BEWERTBAR, UNBEKANNT, prozent};
use super::balken::{self, Achse, Balken, Balkenbild, Stelle, Teil};
use super::bild::{Bild, Marke, Zwilling};
use super::format::Format;
use super::muster::Muster;
use super::name::{benannt, kurz};
use super::satz::reinigen;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// Day for which the counts hold.
    pub stichtag: NaiveDate,
    /// Rules from the widest to the strictest.
    pub sprossen: &'a [Sprosse<'a>],
}

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Sprosse<'a> {
    /// Short key: "Z1", "Z3-Kreis".
    pub schluessel: &'a str,
    /// Name: "mindestens eine Kommune, ab Reifegrad 2".
    pub name: &'a str,
    /// The count.
    pub anteil: Anteil,
    /// Published values under the same rule.
    pub veroeffentlicht: &'a [Messwert<'a>],
    /// Key of the list behind the count; empty if there is none.
    pub ziel: &'a str,
}

/// A published value.
#[derive(Debug, Clone, Copy)]
pub struct Messwert<'a> {
    /// Its date in the form of the source: "12.12.2022", "Mai 2022".
    pub datum: &'a str,
    /// Source in few words.
    pub quelle: &'a str,
    /// Counted cases.
    pub zaehler: u64,
    /// Its own denominator.
    pub nenner: u64,
}

/// Draws the ladder. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Anteil`] if a count is more than its denominator.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut reihen = Vec::with_capacity(eingabe.sprossen.len());
    for sprosse in eingabe.sprossen {
        reihen.push(balken(sprosse)?);
    }
    let legende = [(Muster::Betrieb, "erfüllt"), (Muster::Unbekannt, "unbekannt, höchstens erfüllt")];
    let titel = format!("Alle Zählweisen am {}: erfüllt von allen (Prozent)", tag_text(eingabe.stichtag));
    let bild = Balkenbild {
        name: "leiter",
        titel,
        legende: &legende,
        achse: Achse::Prozent,
        balken: &reihen,
        mehrzahl: "Regeln",
        fussnote: "",
        leersatz: "Noch keine Zählweise ausgewertet: es liegt kein Katalog von Leistungen vor.",
    };
    let (buehne, orte) = balken::zeichnen(&bild, format)?;
    let (mut marken, mut gemeldet) = (Vec::new(), Vec::new());
    for (sprosse, ort) in eingabe.sprossen.iter().zip(&orte) {
        let a = sprosse.anteil;
        marken.push(Marke {
            reihe: "Zählweisen".to_owned(),
            x: ort.x(a.zaehler, a.nenner),
            y: ort.mitte(),
            text: reinigen(&format!("{} {}: {}", sprosse.schluessel, sprosse.name, a.ganz())),
            ziel: sprosse.ziel.to_owned(),
        });
        for (wert, (x, y)) in sprosse.veroeffentlicht.iter().zip(&ort.stellen) {
            gemeldet.push(Marke {
                reihe: "Veröffentlicht".to_owned(),
                x: *x,
                y: *y,
                text: reinigen(&format!("{}: {}", sprosse.schluessel, lang(wert))),
                ziel: String::new(),
            });
        }
    }
    marken.append(&mut gemeldet);
    buehne.fertig(befund(eingabe), tabelle(eingabe), marken)
}

fn balken(sprosse: &Sprosse<'_>) -> Result<Balken, DiagrammFehler> {
    let a = sprosse.anteil.geprueft()?;
    let mut stellen = Vec::new();
    for wert in sprosse.veroeffentlicht {
        let eigen = Anteil { zaehler: wert.zaehler, nenner: wert.nenner, unbekannt: 0 }.geprueft()?;
        stellen.push(Stelle {
            teil: eigen.zaehler,
            ganzes: eigen.nenner,
            was: reinigen(&format!("veröffentlicht {}", wert.datum)),
            text: reinigen(&format!("{}, {}", eigen.wert(), wert.quelle)),
        });
    }
    let mut teile = Vec::new();
    if a.nenner > 0 {
        teile.push(Teil { muster: Muster::Betrieb, von: 0, bis: a.zaehler });
        teile.push(Teil { muster: Muster::Unbekannt, von: a.zaehler, bis: a.hoechstens() });
    }
    Ok(Balken {
        kopf: benannt(sprosse.schluessel),
        name: benannt(sprosse.name),
        teile,
        ganzes: a.nenner,
        wert: a.wert(),
        neben: nebenwort(&a),
        stellen,
        zusatz: 0,
    })
}

fn nebenwort(a: &Anteil) -> String {
    match prozent(a.hoechstens(), a.nenner) {
        None => "leerer Nenner".to_owned(),
        Some(bis) if a.unbekannt > 0 && a.bekannt() => format!("{} (bis\u{a0}{bis})", a.unbekannt()),
        Some(_) => a.unbekannt(),
    }
}

/// "veröffentlicht 12.12.2022: 372 von 580 (64,1 %), Landtag NRW".
fn lang(wert: &Messwert<'_>) -> String {
    let anteil = Anteil { zaehler: wert.zaehler, nenner: wert.nenner, unbekannt: 0 };
    format!("veröffentlicht {}: {}, {}", wert.datum, anteil.wert(), wert.quelle)
}

fn befund(eingabe: &Eingabe<'_>) -> String {
    let am = tag_text(eingabe.stichtag);
    let bewertbar: Vec<_> = eingabe.sprossen.iter().filter(|s| s.anteil.nenner > 0).collect();
    let (Some(weit), Some(streng)) = (bewertbar.first(), bewertbar.last()) else {
        return format!("Am {am} lässt sich keine Zählweise bewerten.");
    };
    let satz = |s: &Sprosse<'_>| format!("nach {} {}", kurz(s.schluessel), s.anteil.ganz());
    if bewertbar.len() == 1 {
        return format!("Am {am} zählen {}.", satz(weit));
    }
    format!("Am {am} zählen {}; {}.", satz(weit), satz(streng))
}

fn tabelle(eingabe: &Eingabe<'_>) -> Zwilling {
    let mut tabelle = Zwilling::neu(&[
        "Regel",
        "Bezeichnung",
        "Herkunft",
        "Zähler",
        "Nenner",
        "davon unbekannt",
        "Anteil mindestens",
        "Anteil höchstens",
    ]);
    for sprosse in eingabe.sprossen {
        let a = sprosse.anteil;
        let (regel, name) = (benannt(sprosse.schluessel), benannt(sprosse.name));
        let anteil = |teil| prozent(teil, a.nenner).unwrap_or_else(|| NICHT_BEWERTBAR.to_owned());
        tabelle.zeilen.push(vec![
            regel.clone(),
            name.clone(),
            format!("Katalog am {}", tag_text(eingabe.stichtag)),
            a.zaehlwort(),
            a.nenner.to_string(),
            a.unbekannt.to_string(),
            if a.bekannt() || a.nenner == 0 { anteil(a.zaehler) } else { UNBEKANNT.to_owned() },
            anteil(a.hoechstens()),
        ]);
        for wert in sprosse.veroeffentlicht {
            let anteil = prozent(wert.zaehler, wert.nenner).unwrap_or_else(|| NICHT_BEWERTBAR.to_owned());
            tabelle.zeilen.push(vec![
                regel.clone(),
                name.clone(),
                reinigen(&format!("veröffentlicht {}, {}", wert.datum, wert.quelle)),
                wert.zaehler.to_string(),
                wert.nenner.to_string(),
                "keine Angabe".to_owned(),
                anteil.clone(),
                "keine Angabe".to_owned(),
            ]);
        }
    }
    tabelle
}
