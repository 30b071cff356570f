//! Money by span of years and state: per tranche the years that it covers, and nested bars of Ansatz, bewilligt and
//! abgerufen on one scale. A span is never split.

mod lage;

use ozg_domain::foerderung::Mittelstand;
use ozg_domain::geld::{Betragsgenauigkeit, betrag_text};

use super::DiagrammFehler;
use super::bild::{Bild, Zwilling};
use super::buehne::Buehne;
use super::format::Format;
use super::worte::KEINE_ANGABE;

/// Sentence of the chart without any tranche.
const LEER: &str = "Noch keine Tranchen erfasst";

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// The tranches in the order of their rows.
    pub tranchen: &'a [Tranche<'a>],
}

/// A tranche with its money on the Stichtag.
#[derive(Debug, Clone)]
pub struct Tranche<'a> {
    /// Natural key.
    pub kennung: &'a str,
    /// Title of the programme.
    pub programm: &'a str,
    /// What for; may be empty.
    pub zweck: &'a str,
    /// First and last year, where known; the later one is not below the earlier one.
    pub jahre: Option<(i32, i32)>,
    /// How exactly the Ansatz is named.
    pub genauigkeit: Betragsgenauigkeit,
    /// Ansatz, granted and drawn, in cents; `None` is keine Angabe.
    pub stand: Mittelstand,
}

impl Tranche<'_> {
    /// "2020", "2021–2022", "unbekannt".
    fn spanne(&self) -> String {
        match self.jahre {
            Some((von, bis)) if von == bis => von.to_string(),
            Some((von, bis)) => format!("{von}–{bis}"),
            None => "unbekannt".to_owned(),
        }
    }

    /// "ca. 6,4 Mio. Euro"; of a longer span "insgesamt 6,1 Mio. Euro".
    fn ansatz(&self) -> String {
        let Some(cent) = self.stand.ansatz else { return KEINE_ANGABE.to_owned() };
        let mehrjaehrig = self.jahre.is_some_and(|(von, bis)| bis > von);
        match self.genauigkeit {
            Betragsgenauigkeit::Exakt if mehrjaehrig => format!("insgesamt {}", betrag_text(cent)),
            genauigkeit => genauigkeit.mit(cent),
        }
    }

    /// A lower bound where grants lack their amount.
    fn bewilligt(&self) -> String {
        mindestens(self.stand.bewilligt, self.stand.ohne_betrag)
    }

    fn abgerufen(&self) -> String {
        mindestens(self.stand.abgeflossen, self.stand.abrufe_ohne_betrag)
    }

    /// Abflussquote P/A in whole percent, rounded down (KENNZAHLEN B3); `None` without both amounts.
    fn quote(&self) -> Option<i64> {
        let ansatz = self.stand.ansatz.filter(|a| *a > 0)?;
        i64::try_from(i128::from(self.stand.abgeflossen?) * 100 / i128::from(ansatz)).ok()
    }

    fn quote_text(&self) -> String {
        self.quote().map_or_else(|| "–".to_owned(), |q| format!("{}\u{a0}%", q.to_string().replace('-', "−")))
    }
}

fn mindestens(cent: Option<i64>, ohne_betrag: u32) -> String {
    match cent {
        None => KEINE_ANGABE.to_owned(),
        Some(cent) if ohne_betrag > 0 => format!("mind. {}", betrag_text(cent)),
        Some(cent) => betrag_text(cent),
    }
}

/// Draws the picture. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Spanne`] if a span of years ends before it begins; others only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    if eingabe.tranchen.iter().any(|t| t.jahre.is_some_and(|(von, bis)| bis < von)) {
        return Err(DiagrammFehler::Spanne);
    }
    let mut buehne = Buehne::neu("mittel", format, "Fördermittel je Tranche und Spanne (Euro)")?;
    let tabelle = tabelle(eingabe.tranchen);
    if eingabe.tranchen.is_empty() {
        buehne.leersatz(LEER)?;
        return buehne.fertig(format!("{LEER}."), tabelle, Vec::new());
    }
    let marken = lage::reihen(&mut buehne, eingabe.tranchen)?;
    buehne.fertig(befund(eingabe.tranchen), tabelle, marken)
}

fn befund(tranchen: &[Tranche<'_>]) -> String {
    let ohne = tranchen.iter().filter(|t| t.quote().is_none()).count();
    let name = |t: &Tranche<'_>| {
        // A title may have 500 characters; a sentence holds less.
        let kurz: String = t.programm.chars().take(80).collect();
        let mehr = if kurz.len() < t.programm.len() { "…" } else { "" };
        format!("{kurz}{mehr} {}", t.spanne())
    };
    let mit = || tranchen.iter().filter_map(|t| Some((t.quote()?, t)));
    let anzahl = match tranchen.len() {
        1 => "1 Tranche".to_owned(),
        n => format!("{n} Tranchen"),
    };
    let ohne_satz = match ohne {
        0 => String::new(),
        n => format!("; bei {n} keine Angabe zum Abfluss"),
    };
    // Of equal shares the first row.
    let hoechste = mit().rev().max_by_key(|(q, _)| *q);
    match (mit().min_by_key(|(q, _)| *q), hoechste) {
        (Some((wenig, a)), Some((viel, b))) if wenig < viel => format!(
            "{anzahl}: am weitesten abgeflossen ist {} mit {viel} Prozent des Ansatzes, am wenigsten {} mit {wenig} Prozent{ohne_satz}.",
            name(b),
            name(a)
        ),
        (Some((quote, _)), _) => {
            format!("{anzahl}: abgeflossen sind {quote} Prozent des Ansatzes{ohne_satz}.")
        }
        _ => format!("{anzahl}: zum Abfluss liegen keine Angaben vor."),
    }
}

fn tabelle(tranchen: &[Tranche<'_>]) -> Zwilling {
    let mut tabelle = Zwilling::neu(&[
        "Programm",
        "Zweck",
        "Jahre",
        "Ansatz",
        "Bewilligt",
        "Abgerufen",
        "Abgerufen vom Ansatz",
    ]);
    tabelle.zeilen = tranchen
        .iter()
        .map(|t| {
            vec![
                t.programm.to_owned(),
                if t.zweck.is_empty() { KEINE_ANGABE.to_owned() } else { t.zweck.to_owned() },
                t.spanne(),
                t.ansatz(),
                t.bewilligt(),
                t.abgerufen(),
                if t.quote().is_some() { t.quote_text() } else { KEINE_ANGABE.to_owned() },
            ]
        })
        .collect();
    tabelle
}
