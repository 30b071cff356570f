//! The view of money.

use serde::Serialize;
use ts_rs::TS;

use super::{BewilligungDto, FoerderzeileDto};

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
