//! What became of the count of a rule between two Stichtage: the later count minus the earlier one, split into real
//! change, change of the catalogue and correction of what was known (KENNZAHLEN.md B5), each with its gains and losses.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::DiagrammFehler;
use super::achse::zahl;
use super::anteil::Anteil;
use super::balken::{self, Achse, Balken, Balkenbild, Ort, Teil};
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::Buehne;
use super::ebene::HALB;
use super::farben::{Rolle, farbe, hex};
use super::format::Format;
use super::formen::{Formen, Rand};
use super::muster::Muster;
use super::name::kurz;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// The rule: "Z1, mindestens eine Kommune, ab Reifegrad 2".
    pub regel: &'a str,
    /// Earlier Stichtag and its count.
    pub von: (NaiveDate, Anteil),
    /// Later Stichtag and its count.
    pub bis: (NaiveDate, Anteil),
    /// What happened in the world.
    pub echt: Wandel<'a>,
    /// What the catalogue gained or lost.
    pub katalog: Wandel<'a>,
    /// What was found to be otherwise than thought.
    pub berichtigung: Wandel<'a>,
}

/// Gains and losses of one cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wandel<'a> {
    /// Cases that count now and did not before.
    pub dazu: u64,
    /// Cases that counted and do not any more.
    pub weg: u64,
    /// Key of the list behind them; empty if there is none.
    pub ziel: &'a str,
}

/// A row: a state or a step.
struct Stufe<'a> {
    name: String,
    muster: Muster,
    von: u64,
    bis: u64,
    unbekannt: u64,
    wert: String,
    neben: String,
    ziel: &'a str,
}

/// Draws the waterfall. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Spanne`] if the Stichtage are in the wrong order, [`DiagrammFehler::Anteil`],
/// [`DiagrammFehler::Summe`] if the parts do not lead from the earlier count to the later one.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    if eingabe.bis.0 < eingabe.von.0 {
        return Err(DiagrammFehler::Spanne);
    }
    let stufen = stufen(eingabe)?;
    let oben = stufen.iter().map(|s| s.von.max(s.bis) + s.unbekannt).max().unwrap_or(0).max(1);
    let balken: Vec<Balken> = stufen.iter().map(|s| balken(s, oben)).collect();
    let mut legende = vec![
        (Muster::Betrieb, "Stand"),
        (Muster::Reihe(1), "echte Änderung"),
        (Muster::Reihe(2), "Katalog"),
        (Muster::Reihe(3), "Berichtigung"),
    ];
    if stufen.iter().any(|s| s.unbekannt > 0) {
        legende.push((Muster::Unbekannt, "unbekannt"));
    }
    let regel = kurz(eingabe.regel);
    let (am, bis) = (tag_text(eingabe.von.0), tag_text(eingabe.bis.0));
    let bild = Balkenbild {
        name: "fortschritt",
        titel: format!("Was sich vom {am} bis zum {bis} änderte, nach {regel} (Anzahl)"),
        legende: &legende,
        achse: Achse::Zahl(oben),
        balken: &balken,
        mehrzahl: "Stufen",
        fussnote: "",
        leersatz: "Noch keine Stände zu vergleichen.",
    };
    let (mut buehne, orte) = balken::zeichnen(&bild, format)?;
    verbinden(&mut buehne, &stufen, &orte, oben);
    let marken = stufen.iter().zip(&orte).map(|(s, ort)| Marke {
        reihe: "Veränderung".to_owned(),
        x: ort.x(s.bis, oben),
        y: ort.mitte(),
        text: gesprochen(s),
        ziel: s.ziel.to_owned(),
    });
    let marken = marken.collect();
    let mut tabelle = Zwilling::neu(&["Stufe", "Veränderung", "danach", "davon unbekannt"]);
    for (i, s) in stufen.iter().enumerate() {
        let stand = i == 0 || i + 1 == stufen.len();
        tabelle.zeilen.push(vec![
            s.name.clone(),
            if stand { "Stand".to_owned() } else { s.wert.clone() },
            if stand { s.wert.clone() } else { s.bis.to_string() },
            if stand { s.unbekannt.to_string() } else { "keine Angabe".to_owned() },
        ]);
    }
    buehne.fertig(befund(eingabe, &regel), tabelle, marken)
}

fn stufen<'a>(e: &Eingabe<'a>) -> Result<Vec<Stufe<'a>>, DiagrammFehler> {
    let (von, bis) = (e.von.1.geprueft()?, e.bis.1.geprueft()?);
    let stand = |(tag, a): (NaiveDate, Anteil), neben: String| Stufe {
        name: format!("Stand {}", tag_text(tag)),
        muster: Muster::Betrieb,
        von: 0,
        bis: a.zaehler,
        unbekannt: a.unbekannt,
        wert: a.wert(),
        neben,
        ziel: "",
    };
    let mut aus = vec![stand(e.von, von.unbekannt())];
    let mut lauf = von.zaehler;
    for (name, muster, wandel) in [
        ("Echte Änderung", Muster::Reihe(1), e.echt),
        ("Änderung des Katalogs", Muster::Reihe(2), e.katalog),
        ("Berichtigung", Muster::Reihe(3), e.berichtigung),
    ] {
        let Wandel { dazu, weg, ziel } = wandel;
        let mut schritte = Vec::new();
        if dazu > 0 {
            let nach = lauf.checked_add(dazu).ok_or(DiagrammFehler::Summe)?;
            schritte.push((nach, format!("+{}", zahl(dazu)), ", hinzugekommen"));
        }
        if weg > 0 {
            let vorher = schritte.last().map_or(lauf, |(nach, ..)| *nach);
            let nach = vorher.checked_sub(weg).ok_or(DiagrammFehler::Summe)?;
            schritte.push((nach, format!("−{}", zahl(weg)), ", weggefallen"));
        }
        if schritte.is_empty() {
            schritte.push((lauf, "±0".to_owned(), ", keine"));
        }
        for (nach, wert, richtung) in schritte {
            let (name, neben) = (format!("{name}{richtung}"), String::new());
            aus.push(Stufe { name, muster, von: lauf, bis: nach, unbekannt: 0, wert, neben, ziel });
            lauf = nach;
        }
    }
    if lauf != bis.zaehler {
        return Err(DiagrammFehler::Summe);
    }
    let neben = match (von.nenner == bis.nenner, bis.unbekannt()) {
        (true, unbekannt) => unbekannt,
        (false, unbekannt) if unbekannt.is_empty() => "anderer Nenner".to_owned(),
        (false, unbekannt) => format!("{unbekannt}, anderer Nenner"),
    };
    aus.push(stand(e.bis, neben));
    Ok(aus)
}

fn balken(s: &Stufe<'_>, oben: u64) -> Balken {
    let (von, bis) = (s.von.min(s.bis), s.von.max(s.bis));
    Balken {
        kopf: String::new(),
        name: s.name.clone(),
        teile: vec![
            Teil { muster: s.muster, von, bis },
            Teil { muster: Muster::Unbekannt, von: bis, bis: bis + s.unbekannt },
        ],
        ganzes: oben,
        wert: s.wert.clone(),
        neben: s.neben.clone(),
        stellen: Vec::new(),
        zusatz: 0,
    }
}

/// Thin lines from each level to the next row, and a head at the end of each step: right is more, left is less.
fn verbinden(b: &mut Buehne, stufen: &[Stufe<'_>], orte: &[Ort], oben: u64) {
    let achse = farbe(b.thema, Rolle::Achse);
    let mut formen = Formen::default();
    for ((s, ort), naechster) in stufen.iter().zip(orte).zip(orte.iter().skip(1)) {
        if ort.breit {
            let x = ort.x(s.bis, oben);
            let rand = Rand { farbe: achse, staerke: 10, strich: Some("2 2") };
            formen.zug(&[(x, ort.oben + ort.dicke), (x, naechster.oben)], false, None, Some(rand));
        }
    }
    b.blatt.formen("stufenlinie", &[HALB], formen);
    let mut koepfe = Formen::default();
    let ton = hex(farbe(b.thema, Rolle::Text));
    for (s, ort) in stufen.iter().zip(orte).filter(|(s, _)| s.von != s.bis && s.von > 0) {
        let (x, y) = (ort.x(s.bis, oben), ort.mitte());
        let weit = if s.bis > s.von { 5 } else { -5 };
        let spitze = [(x + weit, y), (x, y - 5), (x, y + 5)];
        let rand = Rand::fein(farbe(b.thema, Rolle::Flaeche));
        koepfe.zug(&spitze, true, Some(&ton), Some(rand));
    }
    b.blatt.formen("richtung", &[HALB], koepfe);
}

fn gesprochen(s: &Stufe<'_>) -> String {
    let satz = format!("{}: {}", s.name, s.wert);
    if s.neben.is_empty() { satz } else { format!("{satz}, {}", s.neben) }
}

fn befund(e: &Eingabe<'_>, regel: &str) -> String {
    let (von, bis) = (e.von.1, e.bis.1);
    let saldo = |w: Wandel<'_>| match w.dazu.cmp(&w.weg) {
        std::cmp::Ordering::Less => format!("−{}", zahl(w.weg - w.dazu)),
        std::cmp::Ordering::Equal => "±0".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", zahl(w.dazu - w.weg)),
    };
    let mut satz = format!(
        "Nach {regel} zählten am {} {} und am {} {}: echte Änderung {}, Änderung des Katalogs {}, Berichtigung {}.",
        tag_text(e.von.0),
        von.ganz(),
        tag_text(e.bis.0),
        bis.ganz(),
        saldo(e.echt),
        saldo(e.katalog),
        saldo(e.berichtigung),
    );
    if von.nenner != bis.nenner {
        satz.push_str(&format!(
            " Anderer Nenner: {} statt {}. Die beiden Quoten sind nicht vergleichbar.",
            zahl(bis.nenner),
            zahl(von.nenner)
        ));
    }
    satz
}
