//! Freshness of the reports: per project the age of its last report in days, the oldest first.

use std::cmp::Reverse;

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::achse::zahl;
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::{Buehne, RAND};
use super::ebene::HALB;
use super::farben::Rolle;
use super::format::Format;
use super::formen::{Formen, Rand};
use super::masstab::Masstab;
use super::muster::Muster;
use super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::zeilen::Zeilen;
use super::{DiagrammFehler, worte};

/// Bounds of the bands in days: a report is fresh up to the first, old beyond the second (KENNZAHLEN B9).
const BAENDER: (i64, i64) = (30, 90);
/// Room below the rows: ticks, numbers, unit.
const FUSS: i32 = 44;
/// Height of a bar.
const BALKEN: i32 = 12;
/// What a project without a report says.
const KEINE: &str = "keine Meldung";

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// The projects in any order.
    pub zeilen: &'a [Zeile<'a>],
    /// Day up to which reports count.
    pub stichtag: NaiveDate,
}

/// A project and its last report.
#[derive(Debug, Clone, Copy)]
pub struct Zeile<'a> {
    /// Natural key.
    pub kuerzel: &'a str,
    /// Title.
    pub titel: &'a str,
    /// Day of the last report; `None` or a day after the Stichtag: none was known.
    pub letzte: Option<NaiveDate>,
}

/// A row with its age in days; `None` without a report.
struct Stand<'a> {
    zeile: &'a Zeile<'a>,
    alter: Option<i64>,
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// Only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut zeilen: Vec<Stand<'_>> = eingabe
        .zeilen
        .iter()
        .map(|zeile| {
            let alter = zeile.letzte.map(|d| (eingabe.stichtag - d).num_days()).filter(|a| *a >= 0);
            Stand { zeile, alter }
        })
        .collect();
    // Without a report first, then the oldest; equal ones by title.
    zeilen.sort_by_key(|s| (Reverse(s.alter.unwrap_or(i64::MAX)), s.zeile.titel, s.zeile.kuerzel));
    let anzahl = |passt: fn(Option<i64>) -> bool| zeilen.iter().filter(|s| passt(s.alter)).count();
    let zahlen = [
        anzahl(|a| a.is_some_and(|a| a <= BAENDER.0)),
        anzahl(|a| a.is_some_and(|a| a > BAENDER.0 && a <= BAENDER.1)),
        anzahl(|a| a.is_some_and(|a| a > BAENDER.1)),
        anzahl(|a| a.is_none()),
    ];
    let titel = format!("Alter der letzten Meldung je Projekt am {} (Tage)", tag_text(eingabe.stichtag));
    let mut buehne = Buehne::neu("aktualitaet", format, titel)?;
    if zeilen.is_empty() {
        buehne.leersatz(worte::OHNE_PROJEKTE)?;
        return buehne.fertig(format!("{}.", worte::OHNE_PROJEKTE), tabelle(&[]), Vec::new());
    }
    let marken = balken(&mut buehne, &zeilen, &zahlen)?;
    buehne.fertig(befund(&zahlen, zeilen.len(), eingabe.stichtag), tabelle(&zeilen), marken)
}

fn band(alter: Option<i64>) -> Muster {
    match alter {
        None => Muster::Unbekannt,
        Some(a) if a <= BAENDER.0 => Muster::Reihe(0),
        Some(a) if a <= BAENDER.1 => Muster::Reihe(2),
        Some(_) => Muster::Reihe(3),
    }
}

fn balken(
    buehne: &mut Buehne,
    zeilen: &[Stand<'_>],
    zahlen: &[usize; 4],
) -> Result<Vec<Marke>, DiagrammFehler> {
    let eintraege = [
        (Muster::Reihe(0), format!("bis 30 Tage: {}", zahlen[0])),
        (Muster::Reihe(2), format!("31 bis 90 Tage: {}", zahlen[1])),
        (Muster::Reihe(3), format!("über 90 Tage: {}", zahlen[2])),
        (Muster::Unbekannt, format!("{KEINE}: {}", zahlen[3])),
    ];
    let eintraege: Vec<_> = eintraege.iter().map(|(m, t)| (*m, t.as_str())).collect();
    // Below the legend a row for the name of the line of 90 days.
    let oben = buehne.legende(&eintraege)? + 24;
    let namen: Vec<&str> = zeilen.iter().map(|s| s.zeile.titel).collect();
    let reihen = Zeilen::neu(&namen, buehne, oben, FUSS, (24, 18))?;
    buehne.setze_hoehe(reihen.ende(FUSS));
    let hoechst = zeilen.iter().filter_map(|s| s.alter).max().unwrap_or(0).max(BAENDER.1 + 10);
    let texte: Vec<String> = zeilen.iter().take(reihen.gezeigt).map(|s| kurz(s.alter)).collect();
    let mut weite = 0;
    for text in &texte {
        weite = weite.max(breite(text, KLEIN, Schnitt::Normal)?);
    }
    let rechts = buehne.breite - RAND - weite - 12;
    let massstab = Masstab::genau(0, hoechst, reihen.links, rechts);
    achse(buehne, &massstab, oben, reihen.unten());
    reihen.schreiben(buehne, FUSS);
    let mut formen = Formen::default();
    let mut marken = Vec::new();
    for (i, (stand, text)) in zeilen.iter().zip(texte).enumerate() {
        let (mitte, muster) = (reihen.mitte(i), band(stand.alter));
        // An age of 0 days is a bar of one pixel: something was reported.
        let ende = stand.alter.map_or(rechts, |a| massstab.x(a).max(massstab.links + 1));
        let (fuellung, rand) = (buehne.muster(muster), Rand::von(muster.rand(buehne.thema)));
        let (auf, ab) = (mitte - BALKEN / 2, mitte + BALKEN / 2);
        formen.kasten((massstab.links, auf), (ende, ab), Some(&fuellung), Some(rand));
        let rolle = if stand.alter.is_none_or(|a| a > BAENDER.1) { Rolle::Text } else { Rolle::TextLeise };
        buehne.schreibe(text, (buehne.breite - RAND, mitte + 4), Anker::Ende, rolle);
        marken.push(Marke {
            reihe: "Alter der letzten Meldung".to_owned(),
            x: ende,
            y: mitte,
            text: format!("{}: {}", stand.zeile.titel, lang(stand)),
            ziel: stand.zeile.kuerzel.to_owned(),
        });
    }
    buehne.blatt.formen("balken", &[HALB], formen);
    let x = massstab.x(BAENDER.1);
    let mut linie = Formen::default();
    let ton = Rand { farbe: buehne.ton(Rolle::Text), staerke: 10, strich: Some("6 3") };
    linie.zug(&[(x, oben - 6), (x, reihen.unten())], false, None, Some(ton));
    buehne.blatt.formen("grenze", &[HALB], linie);
    let name = format!("{}\u{a0}Tage", BAENDER.1);
    let halb = breite(&name, KLEIN, Schnitt::Halbfett)? / 2;
    let x = x.clamp(RAND + halb, buehne.breite - RAND - halb);
    buehne.betone(name, (x, oben - 11), Anker::Mitte, Rolle::Text);
    Ok(marken)
}

/// Grid, ticks and numbers of the days.
fn achse(buehne: &mut Buehne, massstab: &Masstab, oben: i32, unten: i32) {
    let (mut raster, mut achse) = (Formen::default(), Formen::default());
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    let ton = Rand::fein(buehne.ton(Rolle::Achse));
    for strich in massstab.striche() {
        let x = massstab.x(strich);
        raster.zug(&[(x, oben), (x, unten)], false, None, Some(fein));
        achse.zug(&[(x, unten), (x, unten + 5)], false, None, Some(ton));
        buehne.schreibe(zahl(strich.unsigned_abs()), (x, unten + 18), Anker::Mitte, Rolle::TextLeise);
    }
    achse.zug(&[(massstab.links, unten), (massstab.rechts, unten)], false, None, Some(ton));
    buehne.blatt.formen("raster", &[HALB], raster);
    buehne.blatt.formen("achse", &[HALB], achse);
    let mitte = (massstab.rechts, unten + 34);
    buehne.schreibe("Tage seit der letzten Meldung", mitte, Anker::Ende, Rolle::TextLeise);
}

fn kurz(alter: Option<i64>) -> String {
    alter.map_or_else(|| KEINE.to_owned(), |a| zahl(a.unsigned_abs()))
}

fn lang(stand: &Stand<'_>) -> String {
    match (stand.alter, stand.zeile.letzte) {
        (Some(alter), Some(tag)) => format!("{}, Meldung vom {}", worte::tage(alter), tag_text(tag)),
        _ => KEINE.to_owned(),
    }
}

fn befund(zahlen: &[usize; 4], alle: usize, stichtag: NaiveDate) -> String {
    let [frisch, _, alt, keine] = *zahlen;
    let am = tag_text(stichtag);
    if keine == alle {
        return format!("Bis zum {am} hat noch kein Projekt gemeldet.");
    }
    let ohne = match keine {
        0 => String::new(),
        1 => "; 1 hat nie gemeldet".to_owned(),
        n => format!("; {n} haben nie gemeldet"),
    };
    let projekte = worte::projekten(alle);
    format!(
        "Am {am} ist die letzte Meldung bei {alt} von {projekte} älter als 90 Tage und bei {frisch} höchstens 30 Tage alt{ohne}."
    )
}

fn tabelle(zeilen: &[Stand<'_>]) -> Zwilling {
    let mut tabelle = Zwilling::neu(&["Projekt", "Letzte Meldung", "Alter in Tagen"]);
    tabelle.zeilen = zeilen
        .iter()
        .map(|s| {
            let (tag, alter) = match (s.alter, s.zeile.letzte) {
                (Some(alter), Some(tag)) => (tag_text(tag), alter.to_string()),
                _ => (KEINE.to_owned(), "unbekannt".to_owned()),
            };
            vec![s.zeile.titel.to_owned(), tag, alter]
        })
        .collect();
    tabelle
}
