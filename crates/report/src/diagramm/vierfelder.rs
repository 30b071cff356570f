//! The four fields: available everywhere or not, end to end or not (KENNZAHLEN.md Z10), with the services in each, and
//! apart from them those of which one or the other is unknown.

use super::DiagrammFehler;
use super::achse::zahl;
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::{Buehne, KOPFZEILE, RAND};
use super::ebene::HALB;
use super::farben::{Rolle, farbe, hex};
use super::format::Format;
use super::formen::{Formen, Rand};
use super::kasten::Kasten;
use super::muster::Muster;
use super::name::benannt;
use super::satz::kuerzen;
use super::schrift::{Anker, KLEIN, Schnitt, Wort, breite};

/// Distance of two baselines.
const ZEILE: i32 = 16;
/// Size of a count.
const GROSS: u32 = 20;
/// Least height of a field: its count and two names.
const FELD: i32 = 84;
/// Height of the band of the unknown.
const BAND: i32 = 76;
/// Least width of a column of names.
const SPALTE: i32 = 200;
/// Names that a spoken field holds.
const GESPROCHEN: usize = 10;

/// What the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Eingabe<'a> {
    /// All services in scope, in the order in which they are named.
    pub leistungen: &'a [Leistung<'a>],
}

/// One service.
#[derive(Debug, Clone, Copy)]
pub struct Leistung<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether all Kommunen in charge offer it; `None` if unknown.
    pub ueberall: Option<bool>,
    /// Whether it is digital from end to end (Reifegrad ≥ 3); `None` if unknown.
    pub ende_zu_ende: Option<bool>,
}

/// Keys of the lists behind the fields, in the order of the marks.
pub const ZIELE: [&str; 5] = ["ja_ja", "ja_nein", "nein_ja", "nein_nein", "unbekannt"];

const NAMEN: [&str; 5] = [
    "überall und Ende-zu-Ende",
    "überall, nicht Ende-zu-Ende",
    "nicht überall, Ende-zu-Ende",
    "weder überall noch Ende-zu-Ende",
    "unbekannt",
];

fn feld(leistung: &Leistung<'_>) -> usize {
    match (leistung.ueberall, leistung.ende_zu_ende) {
        (Some(true), Some(true)) => 0,
        (Some(true), Some(false)) => 1,
        (Some(false), Some(true)) => 2,
        (Some(false), Some(false)) => 3,
        _ => 4,
    }
}

/// Draws the matrix. The same input gives the same bytes.
///
/// # Errors
/// Only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut felder: [Vec<&str>; 5] = Default::default();
    for leistung in eingabe.leistungen {
        if let Some(namen) = felder.get_mut(feld(leistung)) {
            namen.push(leistung.name);
        }
    }
    let titel = "Leistungen nach Reichweite und Durchgängigkeit (Anzahl)";
    if eingabe.leistungen.is_empty() {
        let mut buehne = Buehne::mit_hoehe("vierfelder", format, titel, 200)?;
        buehne.leersatz("Noch keine Leistungen im Katalog.")?;
        return buehne.fertig(befund(&felder), tabelle(eingabe), Vec::new());
    }
    let kopf = RAND + if format.demodaten { KOPFZEILE } else { 0 };
    let mindestens = kopf + KOPFZEILE + 2 * FELD + 2 * RAND + BAND + RAND;
    let mut b = Buehne::mit_hoehe("vierfelder", format, titel, format.groesse().1.max(mindestens))?;
    let seite = breite("überall", KLEIN, Schnitt::Halbfett)? + 14;
    let (links, rechts, mitte) = (RAND + seite, b.breite - RAND - 1, (RAND + seite + b.breite - RAND) / 2);
    let oben = kopf + KOPFZEILE - 6;
    let unten = b.hoehe - RAND - BAND - RAND;
    let quer = i32::midpoint(oben, unten);
    for (x, wort) in [(links, "Ende-zu-Ende"), (mitte, "nicht Ende-zu-Ende")] {
        b.betone(wort, (x, kopf + 11), Anker::Anfang, Rolle::Text);
    }
    for (y, zeilen) in [(oben, ["überall", ""]), (quer, ["nicht", "überall"])] {
        b.betone(zeilen[0], (RAND, y + 22), Anker::Anfang, Rolle::Text);
        b.betone(zeilen[1], (RAND, y + 22 + ZEILE), Anker::Anfang, Rolle::Text);
    }
    let kaesten = [
        Kasten { links, oben, rechts: mitte, unten: quer },
        Kasten { links: mitte, oben, rechts, unten: quer },
        Kasten { links, oben: quer, rechts: mitte, unten },
        Kasten { links: mitte, oben: quer, rechts, unten },
        Kasten { links: RAND, oben: unten + RAND, rechts, unten: b.hoehe - RAND - 1 },
    ];
    flaechen(&mut b, &kaesten);
    let mut marken = Vec::new();
    for (i, (namen, kasten)) in felder.iter().zip(&kaesten).enumerate() {
        let innen = if i == 4 { Kasten { links: kasten.links + 18, ..*kasten } } else { *kasten };
        inhalt(&mut b, namen, innen, i == 4)?;
        let (Some(name), Some(ziel)) = (NAMEN.get(i), ZIELE.get(i)) else { continue };
        marken.push(Marke {
            reihe: "Felder".to_owned(),
            x: i32::midpoint(kasten.links, kasten.rechts),
            y: i32::midpoint(kasten.oben, kasten.unten),
            text: gesprochen(name, namen),
            ziel: (*ziel).to_owned(),
        });
    }
    b.fertig(befund(&felder), tabelle(eingabe), marken)
}

/// The field of both yes has a strong edge; the band of the unknown has the hatch at its side and dashes around.
fn flaechen(b: &mut Buehne, kaesten: &[Kasten; 5]) {
    let leise = Rand::fein(farbe(b.thema, Rolle::TextLeise));
    let stark = Rand { farbe: farbe(b.thema, Rolle::Betrieb), staerke: 30, strich: None };
    let grund = hex(farbe(b.thema, Rolle::Flaeche));
    let schraffur = b.muster(Muster::Unbekannt);
    let gestrichelt = Rand::von(Muster::Unbekannt.rand(b.thema));
    let mut formen = Formen::default();
    for (i, k) in kaesten.iter().enumerate() {
        let rand = if i == 4 { gestrichelt } else { leise };
        formen.kasten((k.links, k.oben), (k.rechts, k.unten), Some(&grund), Some(rand));
        if i == 0 {
            formen.zug(&[(k.links + 1, k.oben), (k.links + 1, k.unten)], false, None, Some(stark));
        }
        if i == 4 {
            formen.kasten((k.links, k.oben), (k.links + 14, k.unten), Some(&schraffur), Some(gestrichelt));
        }
    }
    b.blatt.formen("felder", &[HALB], formen);
}

/// Count and as many names as fit, the last line says how many are left out.
fn inhalt(b: &mut Buehne, namen: &[&str], k: Kasten, band: bool) -> Result<(), DiagrammFehler> {
    let (x, y) = (k.links + 10, k.oben + 26);
    let anzahl = zahl(namen.len() as u64);
    let neben = x + breite(&anzahl, GROSS, Schnitt::Halbfett)? + 6;
    let wort = Wort { text: anzahl, x, y, anker: Anker::Anfang, groesse: GROSS, schnitt: Schnitt::Halbfett };
    b.wort(wort, Rolle::Text);
    let einheit = match (band, namen.len() == 1) {
        (true, _) => "unbekannt",
        (false, true) => "Leistung",
        (false, false) => "Leistungen",
    };
    b.schreibe(einheit, (neben, y), Anker::Anfang, Rolle::TextLeise);
    let platz = k.rechts - k.links - 20;
    let spalten = (platz / SPALTE).max(1);
    let zeilen = ((k.unten - 8 - y) / ZEILE).max(0);
    let faecher = usize::try_from(spalten * zeilen).unwrap_or(0);
    if faecher == 0 {
        return Ok(());
    }
    let gezeigt = if namen.len() <= faecher { namen.len() } else { faecher - 1 };
    let weit = (platz - (spalten - 1) * 16) / spalten;
    let ort = |i: usize| {
        let i = i32::try_from(i).unwrap_or(0);
        (x + (i / zeilen) * (weit + 16), y + 4 + (i % zeilen + 1) * ZEILE - 2)
    };
    for (i, name) in namen.iter().take(gezeigt).enumerate() {
        let text = kuerzen(&benannt(name), weit, KLEIN, Schnitt::Normal)?;
        b.schreibe(text, ort(i), Anker::Anfang, Rolle::Text);
    }
    if gezeigt < namen.len() {
        let weitere = zahl((namen.len() - gezeigt) as u64);
        let satz = if gezeigt == 0 { "siehe Tabelle".to_owned() } else { format!("und {weitere} weitere") };
        b.schreibe(satz, ort(gezeigt), Anker::Anfang, Rolle::TextLeise);
    }
    Ok(())
}

fn gesprochen(feld: &str, namen: &[&str]) -> String {
    let anzahl = namen.len();
    let mut satz =
        format!("{feld}: {} {}", zahl(anzahl as u64), if anzahl == 1 { "Leistung" } else { "Leistungen" });
    if anzahl > 0 {
        let erste: Vec<String> = namen.iter().take(GESPROCHEN).map(|n| benannt(n)).collect();
        satz.push_str(&format!(": {}", erste.join(", ")));
    }
    if anzahl > GESPROCHEN {
        satz.push_str(&format!(" und {} weitere", zahl((anzahl - GESPROCHEN) as u64)));
    }
    satz
}

fn befund(felder: &[Vec<&str>; 5]) -> String {
    let alle: usize = felder.iter().map(Vec::len).sum();
    let [beide, ueberall, ende, keines, unbekannt] = felder;
    if alle == 0 {
        return "Noch keine Leistungen im Katalog.".to_owned();
    }
    let z = |n: &Vec<&str>| zahl(n.len() as u64);
    format!(
        "Leistungen insgesamt {}: überall und Ende-zu-Ende {}, überall, aber nicht Ende-zu-Ende {}, Ende-zu-Ende, aber nicht überall {}, weder noch {}, unbekannt {}.",
        zahl(alle as u64),
        z(beide),
        z(ueberall),
        z(ende),
        z(keines),
        z(unbekannt)
    )
}

fn tabelle(eingabe: &Eingabe<'_>) -> Zwilling {
    let mut tabelle = Zwilling::neu(&["Leistung", "überall", "Ende-zu-Ende", "Feld"]);
    let wort = |wert: Option<bool>| match wert {
        Some(true) => "ja".to_owned(),
        Some(false) => "nein".to_owned(),
        None => "unbekannt".to_owned(),
    };
    let mut leistungen: Vec<_> = eingabe.leistungen.iter().collect();
    leistungen.sort_by_key(|l| feld(l));
    for l in leistungen {
        let name = NAMEN.get(feld(l)).copied().unwrap_or_default();
        tabelle.zeilen.push(vec![benannt(l.name), wort(l.ueberall), wort(l.ende_zu_ende), name.to_owned()]);
    }
    tabelle
}
