//! Money against progress: the share that was drawn against the phase that was reached, one point per project.

mod lage;

use ozg_domain::projekt::Phase;

use super::bild::{Bild, Marke, Zwilling};
use super::buehne::Buehne;
use super::format::Format;
use super::{DiagrammFehler, worte};

/// Rows from above; projects that were put aside or left are in the table only.
const REIHEN: [Phase; 5] =
    [Phase::Betrieb, Phase::Umsetzung, Phase::Konzeption, Phase::Neu, Phase::NichtGemeldet];
/// In Betrieb below this share (per mille): progress without money.
const WENIG: i64 = 250;
/// Neu or in Konzeption from this share on (per mille): money without progress.
const VIEL: i64 = 500;

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// The projects in any order.
    pub projekte: &'a [Projekt<'a>],
    /// What the share is of: "vom Ansatz", "vom Bewilligten".
    pub bezug: &'a str,
}

/// A project with its money.
#[derive(Debug, Clone, Copy)]
pub struct Projekt<'a> {
    /// Natural key.
    pub kuerzel: &'a str,
    /// Title.
    pub titel: &'a str,
    /// Phase on the Stichtag.
    pub phase: Phase,
    /// What the share is of, in cents; `None` or 0 is keine Angabe.
    pub bezug: Option<i64>,
    /// What was drawn less what flowed back, in cents; `None` is keine Angabe.
    pub abgeflossen: Option<i64>,
}

impl Projekt<'_> {
    /// Share in per mille, rounded down; `None` without amounts.
    fn quote(&self) -> Option<i64> {
        let bezug = self.bezug.filter(|b| *b > 0)?;
        let promille = i128::from(self.abgeflossen?) * 1000 / i128::from(bezug);
        i64::try_from(promille).ok()
    }

    /// In which corner the project lies.
    fn ecke(&self) -> Option<Ecke> {
        let quote = self.quote()?;
        match self.phase {
            Phase::Betrieb if quote < WENIG => Some(Ecke::FortschrittOhneGeld),
            Phase::Neu | Phase::Konzeption if quote >= VIEL => Some(Ecke::GeldOhneFortschritt),
            _ => None,
        }
    }

    /// How far in the corner, the further the more: per mille beyond the bound.
    fn ausmass(&self) -> i64 {
        match (self.ecke(), self.quote()) {
            (Some(Ecke::FortschrittOhneGeld), Some(q)) => WENIG - q,
            (Some(Ecke::GeldOhneFortschritt), Some(q)) => q - VIEL,
            _ => 0,
        }
    }
}

/// The two corners of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ecke {
    FortschrittOhneGeld,
    GeldOhneFortschritt,
}

impl Ecke {
    fn wort(self) -> &'static str {
        match self {
            Self::FortschrittOhneGeld => "Fortschritt ohne Geld",
            Self::GeldOhneFortschritt => "Geld ohne Fortschritt",
        }
    }
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// Only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let titel = format!("Geld und Fortschritt: abgerufen {} (Prozent) je Phase", eingabe.bezug);
    let mut buehne = Buehne::neu("schere", format, titel)?;
    let mut projekte: Vec<&Projekt<'_>> = eingabe.projekte.iter().collect();
    projekte.sort_by_key(|p| (p.quote(), p.titel, p.kuerzel));
    let tabelle = tabelle(&projekte);
    if projekte.is_empty() {
        buehne.leersatz(worte::OHNE_PROJEKTE)?;
        return buehne.fertig(format!("{}.", worte::OHNE_PROJEKTE), tabelle, Vec::new());
    }
    let marken = lage::punkte(&mut buehne, &projekte, eingabe.bezug, format.schmal())?;
    buehne.fertig(befund(&projekte), tabelle, marken)
}

/// "71 %"; with a no-break space, DIN 5008.
fn prozent(promille: i64) -> String {
    let (ganz, rest) = (promille / 10, promille.unsigned_abs() % 10);
    let minus = if promille < 0 && ganz == 0 { "−" } else { "" };
    let ganz = ganz.to_string().replace('-', "−");
    if rest == 0 { format!("{minus}{ganz}\u{a0}%") } else { format!("{minus}{ganz},{rest}\u{a0}%") }
}

fn befund(projekte: &[&Projekt<'_>]) -> String {
    let ohne = projekte.iter().filter(|p| p.quote().is_none()).count();
    let mit = projekte.len() - ohne;
    if mit == 0 {
        return "Zu keinem Projekt liegen Angaben zum Abruf vor.".to_owned();
    }
    let zahl = |ecke| projekte.iter().filter(|p| p.ecke() == Some(ecke)).count();
    let (geld, fortschritt) = (zahl(Ecke::GeldOhneFortschritt), zahl(Ecke::FortschrittOhneGeld));
    format!(
        "Von {} mit Angaben zum Abruf {} {geld} viel Geld abgerufen und {} noch nicht in Umsetzung, {fortschritt} {} in Betrieb mit wenig Abruf; bei {ohne} keine Angabe.",
        worte::projekten(mit),
        if geld == 1 { "hat" } else { "haben" },
        if geld == 1 { "ist" } else { "sind" },
        if fortschritt == 1 { "ist" } else { "sind" },
    )
}

fn tabelle(projekte: &[&Projekt<'_>]) -> Zwilling {
    let mut tabelle = Zwilling::neu(&["Projekt", "Phase", "Bezug", "Abgerufen", "Quote", "Auffällig"]);
    let betrag = |cent: Option<i64>| {
        cent.map_or_else(|| worte::KEINE_ANGABE.to_owned(), ozg_domain::geld::betrag_text)
    };
    tabelle.zeilen = projekte
        .iter()
        .map(|p| {
            vec![
                p.titel.to_owned(),
                worte::phase(p.phase).to_owned(),
                betrag(p.bezug),
                betrag(p.abgeflossen),
                p.quote().map_or_else(|| worte::KEINE_ANGABE.to_owned(), prozent),
                match (p.ecke(), p.quote()) {
                    (Some(ecke), _) => ecke.wort().to_owned(),
                    (None, Some(_)) => "nein".to_owned(),
                    (None, None) => "unbekannt".to_owned(),
                },
            ]
        })
        .collect();
    tabelle
}

/// The point of a project for the keyboard.
fn marke(projekt: &Projekt<'_>, (x, y): (i32, i32)) -> Marke {
    let quote = projekt
        .quote()
        .map_or_else(|| format!("Abruf {}", worte::KEINE_ANGABE), |q| format!("{} abgerufen", prozent(q)));
    let ecke = projekt.ecke().map_or_else(String::new, |e| format!(", {}", e.wort()));
    Marke {
        reihe: worte::phase(projekt.phase).to_owned(),
        x,
        y,
        text: format!("{}: {quote}{ecke}", projekt.titel),
        ziel: projekt.kuerzel.to_owned(),
    }
}
