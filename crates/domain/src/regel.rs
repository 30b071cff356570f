//! Broken rules of input: which one, with what the sentence needs. The sentence itself is a label.

use thiserror::Error;

/// A rule that a value breaks. `schluessel` names the German sentence in `data/labels`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Regel {
    /// The field must not be empty.
    #[error("required")]
    Pflicht,
    /// More characters than allowed.
    #[error("longer than {max} characters")]
    ZuLang {
        /// Largest number of characters.
        max: usize,
    },
    /// Control characters, or line breaks where one line is asked for.
    #[error("characters not allowed")]
    Zeichen,
    /// Not readable as a date.
    #[error("not a date")]
    KeinDatum,
    /// Readable, but no such day in the calendar (31.02.2021).
    #[error("no such day")]
    DatumGibtEsNicht,
    /// Outside 01.01.1990 to 31.12.2100.
    #[error("date out of range")]
    DatumAusserhalb,
    /// Date and genauigkeit contradict each other.
    #[error("date and precision contradict")]
    GenauigkeitPasstNicht,
    /// Not readable as an amount.
    #[error("not an amount")]
    KeinBetrag,
    /// "1.234" may be 1 234 or 1,234.
    #[error("ambiguous amount")]
    BetragMehrdeutig,
    /// Outside 0 to 10 billion Euro.
    #[error("amount out of range")]
    BetragAusserhalb,
    /// Not a whole number in range.
    #[error("not a number from {min} to {max}")]
    KeineZahl {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// Not a decimal number.
    #[error("not a decimal number")]
    KeineDezimalzahl,
    /// Not one of the words of a vocabulary.
    #[error("unknown value, allowed: {erlaubt}")]
    UnbekannterWert {
        /// Allowed words, separated by ", ".
        erlaubt: String,
    },
    /// No row of that noun has this key.
    #[error("unknown {nomen}")]
    UnbekannterVerweis {
        /// Noun that is referred to.
        nomen: &'static str,
    },
    /// Not five digits (OZG-ID) or fourteen (LeiKa-Schlüssel).
    #[error("not a key of a service")]
    KeineLeistung,
    /// Not eight digits.
    #[error("not an AGS")]
    KeinAgs,
    /// The list separator inside an element.
    #[error("list separator inside a value")]
    Trennzeichen,
    /// The second year lies before the first, or a later day before an earlier one.
    #[error("end before begin")]
    EndeVorBeginn,
    /// The same key stands in two lines of a file.
    #[error("key occurs twice, first in line {zeile}")]
    Doppelt {
        /// Line of the first occurrence.
        zeile: u32,
    },
    /// A reason is required here.
    #[error("reason required")]
    GrundFehlt,
    /// Not readable as a moment with its offset (RFC 3339).
    #[error("not a moment")]
    KeinZeitpunkt,
    /// A day or moment that has not come yet, where only what was counts.
    #[error("in the future")]
    InDerZukunft,
    /// A name that would be read as a day or a state.
    #[error("name reads as a day")]
    NameWieTag,
    /// Not a number in range.
    #[error("not a number from {min} to {max}")]
    ZahlAusserhalb {
        /// Smallest.
        min: u32,
        /// Largest.
        max: u32,
    },
    /// Not three ascending numbers of per cent.
    #[error("not an ascending range up to {max} per cent")]
    KeineSpanne {
        /// Largest.
        max: u32,
    },
}

impl Regel {
    /// Label key of the sentence, ASCII, stable.
    #[must_use]
    pub fn schluessel(&self) -> &'static str {
        match self {
            Self::Pflicht => "pflicht",
            Self::ZuLang { .. } => "zu_lang",
            Self::Zeichen => "zeichen",
            Self::KeinDatum => "kein_datum",
            Self::DatumGibtEsNicht => "datum_gibt_es_nicht",
            Self::DatumAusserhalb => "datum_ausserhalb",
            Self::GenauigkeitPasstNicht => "genauigkeit_passt_nicht",
            Self::KeinBetrag => "kein_betrag",
            Self::BetragMehrdeutig => "betrag_mehrdeutig",
            Self::BetragAusserhalb => "betrag_ausserhalb",
            Self::KeineZahl { .. } => "keine_zahl",
            Self::KeineDezimalzahl => "keine_dezimalzahl",
            Self::UnbekannterWert { .. } => "unbekannter_wert",
            Self::UnbekannterVerweis { .. } => "unbekannter_verweis",
            Self::KeineLeistung => "keine_leistung",
            Self::KeinAgs => "kein_ags",
            Self::Trennzeichen => "trennzeichen",
            Self::EndeVorBeginn => "ende_vor_beginn",
            Self::Doppelt { .. } => "doppelt",
            Self::GrundFehlt => "grund_fehlt",
            Self::KeinZeitpunkt => "kein_zeitpunkt",
            Self::InDerZukunft => "in_der_zukunft",
            Self::NameWieTag => "name_wie_tag",
            Self::ZahlAusserhalb { .. } => "zahl_ausserhalb",
            Self::KeineSpanne { .. } => "keine_spanne",
        }
    }

    /// What the sentence names besides field and value.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ZuLang { max } => vec![("max", max.to_string())],
            Self::KeineZahl { min, max } => {
                vec![("min", min.to_string()), ("max", max.to_string())]
            }
            Self::ZahlAusserhalb { min, max } => vec![("min", min.to_string()), ("max", max.to_string())],
            Self::KeineSpanne { max } => vec![("max", max.to_string())],
            Self::UnbekannterWert { erlaubt } => vec![("erlaubt", erlaubt.clone())],
            Self::UnbekannterVerweis { nomen } => vec![("nomen", (*nomen).to_owned())],
            Self::Doppelt { zeile } => vec![("zeile", zeile.to_string())],
            Self::Pflicht
            | Self::Zeichen
            | Self::KeinDatum
            | Self::DatumGibtEsNicht
            | Self::DatumAusserhalb
            | Self::GenauigkeitPasstNicht
            | Self::KeinBetrag
            | Self::BetragMehrdeutig
            | Self::BetragAusserhalb
            | Self::KeineDezimalzahl
            | Self::KeineLeistung
            | Self::KeinAgs
            | Self::Trennzeichen
            | Self::EndeVorBeginn
            | Self::GrundFehlt
            | Self::KeinZeitpunkt
            | Self::InDerZukunft
            | Self::NameWieTag => Vec::new(),
        }
    }
}
