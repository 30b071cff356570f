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
    /// One of the tables of the frame.
    Rahmen(Rahmenliste),
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
            Self::Rahmen(liste) => liste.wort(),
        }
    }
}

/// Tables of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rahmenliste {
    /// Agreements that are no reuse contracts.
    Vereinbarungen,
    /// Reuse contracts with their state on the Stichtag.
    Nachnutzungsvertraege,
    /// Bodies.
    Gremien,
    /// Events, with the Regierungsbezirke that have none.
    Veranstaltungen,
    /// Deadlines with the days left or since.
    Fristen,
    /// Standards.
    Standards,
    /// Which Lösung keeps which standard.
    Konformitaeten,
    /// Portals.
    Portale,
    /// Model regions.
    Modellregionen,
    /// Projects of model regions.
    Modellprojekte,
    /// Published figures.
    Messwerte,
}

impl Rahmenliste {
    /// All of them.
    pub const ALLE: [Self; 11] = [
        Self::Vereinbarungen,
        Self::Nachnutzungsvertraege,
        Self::Gremien,
        Self::Veranstaltungen,
        Self::Fristen,
        Self::Standards,
        Self::Konformitaeten,
        Self::Portale,
        Self::Modellregionen,
        Self::Modellprojekte,
        Self::Messwerte,
    ];

    /// Its name in commands and files.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Vereinbarungen => "vereinbarungen",
            Self::Nachnutzungsvertraege => "nachnutzungsvertraege",
            Self::Gremien => "gremien",
            Self::Veranstaltungen => "veranstaltungen",
            Self::Fristen => "fristen",
            Self::Standards => "standards",
            Self::Konformitaeten => "konformitaeten",
            Self::Portale => "portale",
            Self::Modellregionen => "modellregionen",
            Self::Modellprojekte => "modellprojekte",
            Self::Messwerte => "messwerte",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|l| l.wort() == text)
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
