//! The view of money.

use serde::Serialize;
use ts_rs::TS;

use super::{BewilligungDto, FoerderzeileDto, ZeitangabeDto};

/// Programmes, tranches, grants and totals on a Stichtag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoerderungSeiteDto {
    /// Tranches that may be summed, each on its span.
    pub zeilen: Vec<TrancheDto>,
    /// Sum of the Ansätze with its precision; `null` if none has an amount.
    pub summe_text: Option<String>,
    /// Span of the sum.
    pub summe_spanne: Option<String>,
    /// Sum of what is granted, with how many of how many tranches say so; `null`: none does.
    pub bewilligt_text: Option<String>,
    /// The same for what was drawn.
    pub abgeflossen_text: Option<String>,
    /// Shares of the totals; each is `null` where one tranche names no amount for it.
    pub quoten: QuotenDto,
    /// Money by Haushaltsjahr: each year, then the spans that are longer than one.
    pub haushalt: Vec<HaushaltzeileDto>,
    /// What is in no row of it: parts without year, day, amount or tranche.
    pub haushalt_daneben: Vec<String>,
    /// Tranches of programmes that overlap others: never summed.
    pub weitere: Vec<TrancheDto>,
    /// One block per year and one for the whole span: what the sources name for it.
    pub jahre: Vec<JahrDto>,
    /// Programmes.
    pub programme: Vec<ProgrammDto>,
    /// Grants by programme and project.
    pub bewilligungen: Vec<BewilligungDto>,
}

/// A tranche with its span in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrancheDto {
    /// Words and amounts.
    pub zeile: FoerderzeileDto,
    /// Kennung of the programme.
    pub programm: String,
    /// Recipient.
    pub empfaenger: Option<String>,
    /// First year.
    pub jahr_von: Option<i32>,
    /// Last year.
    pub jahr_bis: Option<i32>,
    /// Drawn through granted, in whole percent; `null` where one of them is keine Angabe.
    pub abrufquote_prozent: Option<u32>,
    /// Shares, exact.
    pub quoten: QuotenDto,
    /// What its grants prove by Verwendungsnachweis, or "keine Angabe".
    pub nachgewiesen_text: String,
    /// Drawn through granted is above one: said in words.
    pub warnung: Option<String>,
}

/// What the sources name for a year or span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JahrDto {
    /// "2021" or "2020–2022".
    pub name: String,
    /// First year.
    pub von: i32,
    /// Last year.
    pub bis: i32,
    /// Each span that touches the year, with its own sum: a longer span is never split.
    pub spannen: Vec<SpanneDto>,
    /// A sentence where the sources name no amount for it alone.
    pub satz: Option<String>,
}

/// A sum over a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SpanneDto {
    /// "Nur 2021 ausgewiesen" or "In 2021–2022 zusammen".
    pub name: String,
    /// "insgesamt 13,82 Mio. Euro", "keine Tranche" or "keine Angabe".
    pub text: String,
    /// Number of tranches in it.
    pub tranchen: u32,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProgrammDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Who gives the money.
    pub geber: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
    /// Tranches on record.
    pub tranchen: u32,
    /// Grants on record.
    pub bewilligungen: u32,
}

/// An exact share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuoteDto {
    /// Cents.
    #[ts(type = "number")]
    pub zaehler_cent: i64,
    /// Cents, never 0.
    #[ts(type = "number")]
    pub nenner_cent: i64,
    /// "80,3 %".
    pub text: String,
    /// The two amounts: "5,9 Mio. Euro von 6,3 Mio. Euro".
    pub betraege: String,
}

/// Shares of money; `null` is keine Angabe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuotenDto {
    /// Granted of provided.
    pub bewilligung: Option<QuoteDto>,
    /// Drawn of granted.
    pub abruf: Option<QuoteDto>,
    /// Drawn of provided.
    pub abfluss: Option<QuoteDto>,
}

/// Money of a Haushaltsjahr, or of a span that its sources name together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HaushaltzeileDto {
    /// "2020" or "2021–2022".
    pub name: String,
    /// First year.
    pub von: i32,
    /// Last year.
    pub bis: i32,
    /// Tranches of exactly these years.
    pub tranchen: u32,
    /// Their Ansatz, or "keine Angabe".
    pub ansatz_text: String,
    /// For a year: what longer spans name that it lies in, "in 2021–2022 zusammen insgesamt 13,82 Mio. Euro".
    pub spannen: Vec<String>,
    /// Granted from these tranches up to the Stichtag.
    pub gebunden_text: String,
    /// Drawn from these tranches up to the Stichtag.
    pub abgeflossen_text: String,
    /// Ansatz less granted, or "keine Angabe".
    pub frei_text: String,
    /// For a year: dated draw-downs less repayments of that year, from all tranches; `null` for spans.
    pub im_jahr_text: Option<String>,
    /// The same from tranches of a single year alone, where that differs.
    pub im_jahr_davon_text: Option<String>,
    /// For a year: the Ausgaberest, or "keine Angabe"; `null` for spans.
    pub rest_text: Option<String>,
    /// How the Rest is formed, or why it cannot be.
    pub rest_satz: Option<String>,
    /// Hints of its sources, such as a Verpflichtungsermächtigung: never in a sum.
    pub hinweise: Vec<String>,
    /// P ≤ B ≤ A is broken in one of its tranches: said in words.
    pub warnungen: Vec<String>,
}

/// Money against progress, project by project. Never a cost per service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GeldschereDto {
    /// Days without a change of phase after which drawn money stands out.
    pub tage: u32,
    /// Money was drawn and the phase has not changed in these days; the longest first.
    pub geld_ohne_phase: Vec<SchereZeileDto>,
    /// The phase has changed in these days and no draw-down is on record; the latest first.
    pub phase_ohne_geld: Vec<SchereZeileDto>,
    /// Projects in the programme on the Stichtag.
    pub projekte: u32,
    /// Of these, how many could not be judged: phase, its beginning or draw-downs are not known.
    pub nicht_beurteilbar: u32,
    /// Of these, how many have no grant on record.
    pub ohne_bewilligung: u32,
}

/// A project that stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchereZeileDto {
    /// Natural key.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Phase on the Stichtag.
    pub phase: String,
    /// When it began.
    pub seit: Option<ZeitangabeDto>,
    /// Days since.
    #[ts(type = "number | null")]
    pub tage: Option<i64>,
    /// Granted up to the Stichtag, or "keine Angabe".
    pub bewilligt_text: String,
    /// Drawn up to the Stichtag, or "keine Angabe".
    pub abgeflossen_text: String,
    /// Drawn of granted; `null`: keine Angabe.
    pub abrufquote: Option<QuoteDto>,
    /// Day of the last draw-down, ISO.
    pub letzter_abruf: Option<String>,
}
