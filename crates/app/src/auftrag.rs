//! What every use case is told: who, when, from where, why.

use chrono::{DateTime, NaiveDate, Utc};

pub use ozg_domain::wert::Profil;
pub use ozg_store::{Herkunft, Modus};

/// Order for a use case that writes. Clock and day are the caller's.
#[derive(Debug, Clone)]
pub struct Auftrag {
    /// Moment of the order, UTC.
    pub jetzt: DateTime<Utc>,
    /// Today on this machine; "heute" and "+14" refer to it.
    pub heute: NaiveDate,
    /// From where.
    pub herkunft: Herkunft,
    /// Name or function; `None`: the one remembered with the catalogue, else nicht genannt.
    pub person: Option<String>,
    /// Why.
    pub grund: Option<String>,
}

/// Which catalogue to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anlage {
    /// The shipped catalogue of NRW.
    Auslieferung,
    /// The demo catalogue of that seed.
    Demo(u64),
    /// The shipped services, Kommunen, deadlines and published figures, without projects and money.
    Leer,
}

/// Lists for reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listenart {
    /// Projects with phase.
    Projekte,
    /// OZG-Leistungen.
    Leistungen,
    /// Kommunen.
    Kommunen,
    /// Tranches with money.
    Foerderung,
    /// Grants.
    Bewilligungen,
    /// Programmes.
    Programme,
    /// The figures.
    Kennzahlen,
    /// Sources with the number of facts that rest on them.
    Quellen,
}

impl Listenart {
    /// Its name in commands and files.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Projekte => "projekte",
            Self::Leistungen => "leistungen",
            Self::Kommunen => "kommunen",
            Self::Foerderung => "foerderung",
            Self::Bewilligungen => "bewilligungen",
            Self::Programme => "programme",
            Self::Kennzahlen => "kennzahlen",
            Self::Quellen => "quellen",
        }
    }
}

/// How to take a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Importwahl {
    /// Only say what would happen.
    pub probe: bool,
    /// Take the good rows of a file with faults.
    pub gute_zeilen: bool,
}

/// Theme of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Thema {
    /// Dark on light.
    #[default]
    Hell,
    /// Light on dark.
    Dunkel,
}

/// Form in which the history is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verlaufsformat {
    /// One JSON object per line: entries, each followed by its changes.
    Jsonl,
    /// One line per changed field.
    Csv(Profil),
}

impl Verlaufsformat {
    /// Its name in commands and files.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv(_) => "csv",
        }
    }
}
