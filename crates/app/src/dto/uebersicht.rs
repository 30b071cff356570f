//! The Übersicht and the burn-up picture.

use serde::Serialize;
use ts_rs::TS;

use super::{EintragDto, KennzahlDto};

/// Everything the Übersicht shows for one Stichtag.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UebersichtDto {
    /// The figures.
    pub kennzahl: KennzahlDto,
    /// Days to the Frist.
    pub frist: FristDto,
    /// Required against actual rate.
    pub tempo: TempoDto,
    /// Money by programme and span.
    pub foerderung: FoerderungUebersichtDto,
    /// Findings of the data check, most urgent first, at most 50 of each kind.
    pub befunde: Vec<BefundDto>,
    /// Number of all findings of each kind that occurs, most urgent first.
    pub befunde_je_art: Vec<BefundzahlDto>,
    /// Last entries of the history, newest first, at most 8.
    pub letzte_eintraege: Vec<EintragDto>,
}

/// The Übersicht of today, sent along with the start.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VorabDto {
    /// Its Stichtag, ISO.
    pub stichtag: String,
    /// The figures.
    pub uebersicht: UebersichtDto,
    /// The burn-up in the size of the last time; `null` if none is known.
    pub burnup: Option<VorabBurnupDto>,
}

/// A burn-up that was drawn before it was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VorabBurnupDto {
    /// Wished width in px.
    pub breite: u32,
    /// Wished height in px.
    pub hoehe: u32,
    /// hell or dunkel.
    pub thema: String,
    /// The picture.
    pub bild: BurnupBildDto,
}

/// How many findings of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BefundzahlDto {
    /// The kind, as in [`BefundDto::art`].
    pub art: String,
    /// All of them, also those that are not listed.
    pub anzahl: u32,
}

/// Distance to the deadline. Exactly one of the two numbers is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FristDto {
    /// The deadline, ISO.
    pub datum: String,
    /// Days left, 0 on the day itself.
    #[ts(type = "number | null")]
    pub tage_bis: Option<i64>,
    /// Days since, from 1.
    #[ts(type = "number | null")]
    pub tage_ueberschritten: Option<i64>,
}

/// Rates in projects per month (months of 365.25/12 days).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TempoDto {
    /// Projects of the scope that are not in Betrieb.
    pub fehlend: u32,
    /// Needed per month until the Frist; `null` after it.
    pub noetig_je_monat: Option<f64>,
    /// Completed in the last 180 days.
    pub abschluesse_180: u32,
    /// The same per month.
    pub tatsaechlich_je_monat: f64,
    /// Needed through actual; `null` if nothing was completed or the Frist is over.
    pub bedarfsfaktor: Option<f64>,
}

/// Money of the Übersicht.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoerderungUebersichtDto {
    /// Tranches that may be summed.
    pub zeilen: Vec<FoerderzeileDto>,
    /// Their sum with its precision, e.g. "ca. 28,92 Mio. Euro"; `null` if none has an amount.
    pub summe_text: Option<String>,
    /// Span of the sum, e.g. "2020–2022".
    pub summe_spanne: Option<String>,
    /// Tranches that overlap others and are never summed.
    pub weitere: Vec<FoerderzeileDto>,
}

/// One tranche in words and numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoerderzeileDto {
    /// Kennung.
    pub tranche: String,
    /// Title of the programme.
    pub programm: String,
    /// Purpose as the source names it.
    pub zweck: Option<String>,
    /// "2020", "2021–2022" or "keine Angabe".
    pub spanne: String,
    /// Ansatz in cents.
    #[ts(type = "number | null")]
    pub ansatz_cent: Option<i64>,
    /// "rund 6,7 Mio. Euro" or "keine Angabe".
    pub ansatz_text: String,
    /// Bewilligt in cents.
    #[ts(type = "number | null")]
    pub bewilligt_cent: Option<i64>,
    /// In words, "keine Angabe" if `null`.
    pub bewilligt_text: String,
    /// Abgeflossen in cents.
    #[ts(type = "number | null")]
    pub abgeflossen_cent: Option<i64>,
    /// In words, "keine Angabe" if `null`.
    pub abgeflossen_text: String,
    /// Bewilligungen without amount.
    pub ohne_betrag: u32,
    /// Hint of the source.
    pub hinweis: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A finding of the data check. It never blocks anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BefundDto {
    /// faellig (Wiedervorlage), fehlt, widerspruch, veraltet or unbelegt.
    pub art: String,
    /// Noun of the row, e.g. "projekt".
    pub nomen: String,
    /// Key of the project concerned.
    pub projekt: Option<String>,
    /// Title to show, e.g. the project's.
    pub titel: String,
    /// What was found, one German sentence without full stop.
    pub text: String,
    /// Short mark, e.g. "nie" or "164 Tage".
    pub marke: Option<String>,
}

/// The burn-up chart and its table twin.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BurnupBildDto {
    /// The picture: the same SVG that `diagramm render` writes.
    pub svg: String,
    /// Title with unit.
    pub titel: String,
    /// Rule, Stichtag, Katalogversion, denominator, unknown, Datenart.
    pub beschriftung: String,
    /// The finding in one sentence, for `aria-label`.
    pub textalternative: String,
    /// Month ends and the Stichtag, ascending.
    pub zeilen: Vec<BurnupZeileDto>,
    /// Where in the picture the values lie, for pointing at them.
    pub flaeche: DiagrammflaecheDto,
}

/// The plotting area inside a picture, in CSS pixels, and what it spans.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DiagrammflaecheDto {
    /// Left edge: `von`.
    pub links: f64,
    /// Right edge: `bis`.
    pub rechts: f64,
    /// Upper edge: `hoechstens`.
    pub oben: f64,
    /// Lower edge: 0.
    pub unten: f64,
    /// First day, ISO.
    pub von: String,
    /// Last day, ISO.
    pub bis: String,
    /// Value at the upper edge.
    pub hoechstens: f64,
}

/// One row of the table twin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BurnupZeileDto {
    /// Day, ISO.
    pub datum: String,
    /// Scope; `null` after the Stichtag.
    pub umfang: Option<u32>,
    /// In Betrieb; `null` after the Stichtag.
    pub betrieb: Option<u32>,
    /// Baseline; `null` without any.
    pub basis: Option<u32>,
    /// Why the scope changed since the row before, e.g. "+ Jagd (aufgenommen)".
    pub ereignis: Option<String>,
}
