//! Slip against the baseline: per project the days from its Basis to its Prognose or Ist, the greatest first.

use std::cmp::Reverse;

use chrono::NaiveDate;
use ozg_domain::projekt::MeilensteinArt;
use ozg_domain::zeit::{Zeitangabe, tag_text};

use super::achse::zahl;
use super::bild::{Bild, Marke, Zwilling};
use super::buehne::{Buehne, RAND, Schluessel};
use super::ebene::HALB;
use super::farben::{Rolle, hex};
use super::format::Format;
use super::formen::{Formen, Rand};
use super::masstab::Masstab;
use super::muster::Muster;
use super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::zeichen::{HALBMESSER, zeichen};
use super::zeilen::Zeilen;
use super::{DiagrammFehler, worte};

/// Room below the rows: ticks, numbers, directions.
const FUSS: i32 = 44;
/// Height of a bar.
const BALKEN: i32 = 10;
/// What a project says whose slip is not known.
const UNBEKANNT: &str = "unbekannt";

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// The projects in any order.
    pub zeilen: &'a [Zeile<'a>],
    /// The milestone that is compared: "Roll-out NRW".
    pub schritt: &'a str,
    /// Day of the state.
    pub stichtag: NaiveDate,
}

/// A project with its dates of one step.
#[derive(Debug, Clone)]
pub struct Zeile<'a> {
    /// Natural key.
    pub kuerzel: &'a str,
    /// Title.
    pub titel: &'a str,
    /// The baseline; its last day counts.
    pub basis: Option<Zeitangabe>,
    /// What holds now: Ist, else Prognose, else Plan.
    pub heute: Option<(MeilensteinArt, Zeitangabe)>,
    /// Earlier forecasts as they were known one after the other: the day since when and the forecast.
    pub frueher: &'a [(NaiveDate, NaiveDate)],
}

/// A row with its slip in days; `None` if a date is missing.
struct Stand<'a> {
    zeile: &'a Zeile<'a>,
    tage: Option<i64>,
    /// Slips of the earlier forecasts.
    frueher: Vec<i64>,
}

impl<'a> Stand<'a> {
    fn neu(zeile: &'a Zeile<'a>) -> Self {
        let basis = zeile.basis.and_then(|b| b.datum());
        let heute = zeile.heute.and_then(|(_, z)| z.datum());
        let seit = |tag: NaiveDate| basis.map(|b| (tag - b).num_days());
        let frueher = zeile.frueher.iter().filter_map(|(_, p)| seit(*p)).collect();
        Self { zeile, tage: heute.and_then(seit), frueher }
    }

    fn art(&self) -> MeilensteinArt {
        self.zeile.heute.map_or(MeilensteinArt::Prognose, |(art, _)| art)
    }

    /// Why there is no number.
    fn warum(&self) -> &'static str {
        let datiert = |z: Option<Zeitangabe>| z.is_some_and(|z| z.datum().is_some());
        match (datiert(self.zeile.basis), datiert(self.zeile.heute.map(|(_, z)| z))) {
            (false, false) => "unbekannt: weder Basis noch Prognose",
            (false, true) => "unbekannt: keine Basis",
            _ => "unbekannt: keine Prognose",
        }
    }
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// Only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut zeilen: Vec<Stand<'_>> = eingabe.zeilen.iter().map(Stand::neu).collect();
    // What is not known stands apart, below.
    zeilen.sort_by_key(|s| (s.tage.is_none(), Reverse(s.tage), s.zeile.titel, s.zeile.kuerzel));
    let titel =
        format!("Verzug gegenüber der Basis: {} am {} (Tage)", eingabe.schritt, tag_text(eingabe.stichtag));
    let mut buehne = Buehne::neu("verzug", format, titel)?;
    if zeilen.is_empty() {
        buehne.leersatz(worte::OHNE_PROJEKTE)?;
        return buehne.fertig(format!("{}.", worte::OHNE_PROJEKTE), tabelle(&[]), Vec::new());
    }
    let marken = balken(&mut buehne, &zeilen)?;
    buehne.fertig(befund(&zeilen, eingabe), tabelle(&zeilen), marken)
}

fn balken(buehne: &mut Buehne, zeilen: &[Stand<'_>]) -> Result<Vec<Marke>, DiagrammFehler> {
    let hat = |art| zeilen.iter().any(|s| s.tage.is_some() && s.art() == art);
    let mut eintraege: Vec<(Schluessel, &str)> = Vec::new();
    for (art, wort) in [
        (MeilensteinArt::Ist, "Ist"),
        (MeilensteinArt::Prognose, "Prognose"),
        (MeilensteinArt::Plan, "Plan, ohne Prognose"),
    ] {
        if hat(art) {
            eintraege.push((Schluessel::Zeichen(art), wort));
        }
    }
    if zeilen.iter().any(|s| s.tage.is_none()) {
        eintraege.push((Schluessel::Muster(Muster::Unbekannt), UNBEKANNT));
    }
    let frueher = zeilen.iter().any(|s| s.tage.is_some() && !s.frueher.is_empty());
    let kopf = buehne.legende_mit(&eintraege)?;
    let oben = if frueher {
        let satz = "Kleine Striche: frühere Prognosen";
        buehne.schreibe(satz, (RAND, kopf + 11), Anker::Anfang, Rolle::TextLeise);
        kopf + 24
    } else {
        kopf + 4
    };
    let namen: Vec<&str> = zeilen.iter().map(|s| s.zeile.titel).collect();
    let reihen = Zeilen::neu(&namen, buehne, oben, FUSS, (24, 18))?;
    buehne.setze_hoehe(reihen.ende(FUSS));
    let texte: Vec<String> = zeilen.iter().take(reihen.gezeigt).map(|s| tage_kurz(s.tage)).collect();
    let mut weite = 0;
    for text in &texte {
        weite = weite.max(breite(text, KLEIN, Schnitt::Normal)?);
    }
    let rechts = buehne.breite - RAND - weite - 12 - HALBMESSER;
    let alle =
        || zeilen.iter().filter(|s| s.tage.is_some()).flat_map(|s| s.frueher.iter().copied().chain(s.tage));
    let massstab = Masstab::genau(
        alle().min().unwrap_or(0),
        alle().max().unwrap_or(0),
        reihen.links + HALBMESSER,
        rechts,
    );
    achse(buehne, &massstab, oben, reihen.unten())?;
    reihen.schreiben(buehne, FUSS);
    let mut formen = Formen::default();
    let mut glyphen = Formen::default();
    let mut marken = Vec::new();
    for (i, (stand, text)) in zeilen.iter().zip(texte).enumerate() {
        let mitte = reihen.mitte(i);
        let x = zeile(buehne, (&mut formen, &mut glyphen), &massstab, stand, mitte);
        let rolle = if stand.tage.is_some() { Rolle::Text } else { Rolle::TextLeise };
        buehne.schreibe(text, (buehne.breite - RAND, mitte + 4), Anker::Ende, rolle);
        marken.push(Marke {
            reihe: "Verzug".to_owned(),
            x,
            y: mitte,
            text: format!("{}: {}", stand.zeile.titel, lang(stand)),
            ziel: stand.zeile.kuerzel.to_owned(),
        });
    }
    buehne.blatt.formen("balken", &[HALB], formen);
    let null = massstab.x(0);
    let mut linie = Formen::default();
    let ton = Rand { farbe: buehne.ton(Rolle::Basis), staerke: 15, strich: None };
    linie.zug(&[(null, oben), (null, reihen.unten())], false, None, Some(ton));
    buehne.blatt.formen("basis", &[HALB], linie);
    buehne.blatt.formen("glyphen", &[HALB], glyphen);
    Ok(marken)
}

/// Bar, ticks of the earlier forecasts and glyph of one row; gives the pixel of its end.
fn zeile(
    buehne: &mut Buehne,
    (formen, glyphen): (&mut Formen, &mut Formen),
    massstab: &Masstab,
    stand: &Stand<'_>,
    mitte: i32,
) -> i32 {
    let (auf, ab) = (mitte - BALKEN / 2, mitte + BALKEN / 2);
    let Some(tage) = stand.tage else {
        let fuellung = buehne.muster(Muster::Unbekannt);
        let rand = Rand::von(Muster::Unbekannt.rand(buehne.thema));
        formen.kasten((massstab.links, auf), (massstab.rechts, ab), Some(&fuellung), Some(rand));
        return i32::midpoint(massstab.links, massstab.rechts);
    };
    let (null, ende) = (massstab.x(0), massstab.x(tage));
    let (fuellung, rand) = match stand.art() {
        MeilensteinArt::Ist => (buehne.muster(Muster::Betrieb), Rand::fein(buehne.ton(Rolle::Betrieb))),
        // What lies ahead is dashed.
        _ => {
            let rand = Rand { farbe: buehne.ton(Rolle::Betrieb), staerke: 10, strich: Some("4 2") };
            (hex(buehne.ton(Rolle::Band80)), rand)
        }
    };
    formen.kasten((null.min(ende), auf), (null.max(ende), ab), Some(&fuellung), Some(rand));
    let strich = Rand { farbe: buehne.ton(Rolle::TextLeise), staerke: 15, strich: None };
    for frueher in &stand.frueher {
        let x = massstab.x(*frueher);
        glyphen.zug(&[(x, auf - 3), (x, ab + 3)], false, None, Some(strich));
    }
    zeichen(glyphen, stand.art(), (ende, mitte), buehne.thema);
    ende
}

/// Grid, ticks, numbers and the names of the two directions.
fn achse(buehne: &mut Buehne, massstab: &Masstab, oben: i32, unten: i32) -> Result<(), DiagrammFehler> {
    let (mut raster, mut achse) = (Formen::default(), Formen::default());
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    let ton = Rand::fein(buehne.ton(Rolle::Achse));
    for strich in massstab.striche() {
        let x = massstab.x(strich);
        raster.zug(&[(x, oben), (x, unten)], false, None, Some(fein));
        achse.zug(&[(x, unten), (x, unten + 5)], false, None, Some(ton));
        buehne.schreibe(mit_vorzeichen(strich), (x, unten + 18), Anker::Mitte, Rolle::TextLeise);
    }
    achse.zug(&[(massstab.links, unten), (massstab.rechts, unten)], false, None, Some(ton));
    buehne.blatt.formen("raster", &[HALB], raster);
    buehne.blatt.formen("achse", &[HALB], achse);
    let (frueher, spaeter) = ("früher als die Basis", "Tage später als die Basis");
    let (grund, rechts) = (unten + 34, buehne.breite - RAND);
    let null = massstab.x(0) - 6;
    let frei = rechts - breite(spaeter, KLEIN, Schnitt::Normal)? - 12;
    if massstab.von == 0 {
        buehne.schreibe(spaeter, (rechts, grund), Anker::Ende, Rolle::TextLeise);
    } else if null <= frei && breite(frueher, KLEIN, Schnitt::Normal)? <= null - RAND {
        buehne.schreibe(frueher, (null, grund), Anker::Ende, Rolle::TextLeise);
        buehne.schreibe(spaeter, (rechts, grund), Anker::Ende, Rolle::TextLeise);
    } else {
        let beide = "Tage vor (−) oder nach (+) der Basis";
        buehne.schreibe(beide, (rechts, grund), Anker::Ende, Rolle::TextLeise);
    }
    Ok(())
}

/// "+152", "−12", "0".
fn mit_vorzeichen(tage: i64) -> String {
    let betrag = zahl(tage.unsigned_abs());
    match tage {
        0 => betrag,
        1.. => format!("+{betrag}"),
        _ => format!("−{betrag}"),
    }
}

fn tage_kurz(tage: Option<i64>) -> String {
    tage.map_or_else(|| UNBEKANNT.to_owned(), mit_vorzeichen)
}

fn lang(stand: &Stand<'_>) -> String {
    let Some(tage) = stand.tage else { return stand.warum().to_owned() };
    let art = worte::art(stand.art());
    match tage {
        0 => format!("{art} am Tag der Basis"),
        1.. => format!("{art} {} später als die Basis", worte::tage(tage)),
        _ => format!("{art} {} früher als die Basis", worte::tage(-tage)),
    }
}

fn befund(zeilen: &[Stand<'_>], eingabe: &Eingabe<'_>) -> String {
    let mut tage: Vec<i64> = zeilen.iter().filter_map(|s| s.tage).collect();
    tage.sort_unstable();
    let ohne = zeilen.len() - tage.len();
    let (was, am) = (eingabe.schritt, tag_text(eingabe.stichtag));
    if tage.is_empty() {
        return format!(
            "Am {am} ist der Verzug beim Meilenstein {was} für {} unbekannt, weil Basis oder Prognose fehlt.",
            if ohne == 1 { "das einzige Projekt".to_owned() } else { format!("alle {ohne} Projekte") }
        );
    }
    let spaet = tage.iter().filter(|t| **t > 0).count();
    // Of an even number the lower one: a whole day that occurs.
    let median = tage.get((tage.len() - 1) / 2).copied().unwrap_or(0);
    let unbekannt = if ohne > 0 { format!("; für {ohne} ist der Verzug unbekannt") } else { String::new() };
    let verb = if spaet == 1 { "liegt" } else { "liegen" };
    format!(
        "Am {am} {verb} beim Meilenstein {was} {spaet} von {} Projekten mit Basis hinter ihr, im Median {} Tage{unbekannt}.",
        tage.len(),
        mit_vorzeichen(median)
    )
}

fn tabelle(zeilen: &[Stand<'_>]) -> Zwilling {
    let mut tabelle =
        Zwilling::neu(&["Projekt", "Basis", "Art", "Datum", "Verzug in Tagen", "Frühere Prognosen"]);
    let text = |z: Option<Zeitangabe>| z.map_or_else(|| worte::NICHT_GEMELDET.to_owned(), |z| z.text());
    tabelle.zeilen = zeilen
        .iter()
        .map(|s| {
            let frueher: Vec<String> = s
                .zeile
                .frueher
                .iter()
                .map(|(seit, prognose)| format!("{} (seit {})", tag_text(*prognose), tag_text(*seit)))
                .collect();
            vec![
                s.zeile.titel.to_owned(),
                text(s.zeile.basis),
                s.zeile.heute.map_or(worte::NICHT_GEMELDET, |(art, _)| worte::art(art)).to_owned(),
                text(s.zeile.heute.map(|(_, z)| z)),
                tage_kurz(s.tage),
                if frueher.is_empty() { "keine".to_owned() } else { frueher.join("; ") },
            ]
        })
        .collect();
    tabelle
}
