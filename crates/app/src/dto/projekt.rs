//! Rows of the project list.

use serde::Serialize;
use ts_rs::TS;

/// A date as rough as its source gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ZeitangabeDto {
    /// Last day of the period, ISO; `null` if undatiert.
    pub datum: Option<String>,
    /// tag, monat, quartal, jahr, spaetestens or undatiert.
    pub genauigkeit: String,
    /// "01.03.2022", "März 2020", "spätestens 11.03.2021".
    pub text: String,
}

/// The next step that is not reached yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NaechsterDto {
    /// Which step.
    pub schritt: String,
    /// prognose, plan or basis: the best on record.
    pub art: String,
    /// When.
    pub zeit: ZeitangabeDto,
}

/// One project on the Stichtag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjektZeileDto {
    /// Natural key.
    pub kuerzel: String,
    /// Title as the source has it.
    pub titel: String,
    /// Themenfelder, as given.
    pub themenfelder: Vec<String>,
    /// konzeption, umsetzung, betrieb, neu, zurueckgestellt, ausgeschieden or nicht_gemeldet.
    pub phase: String,
    /// Since when, as far as known.
    pub phase_seit: Option<ZeitangabeDto>,
    /// What comes next.
    pub naechster: Option<NaechsterDto>,
    /// Days between baseline and prognose, plan or ist of rollout_nrw; `null` without both.
    #[ts(type = "number | null")]
    pub verzug_tage: Option<i64>,
    /// Organisations that lead the project.
    pub leitung: Vec<String>,
    /// Day of the last Sachstand or ist up to the Stichtag.
    pub letzte_meldung: Option<String>,
    /// Age of that report in days on the Stichtag.
    #[ts(type = "number | null")]
    pub meldung_vor_tagen: Option<i64>,
    /// ja, nein or `null` (unknown).
    pub eines_der_35: Option<String>,
    /// Number of findings of the data check.
    pub befunde: u32,
}
