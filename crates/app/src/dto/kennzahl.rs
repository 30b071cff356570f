//! The figures of a Stichtag, exactly the keys that `ozg kennzahl show --json` promises.

use serde::Serialize;
use ts_rs::TS;

/// Figures of one Stichtag. `null` stands where nothing is on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KennzahlDto {
    /// Day for which the figures hold, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: all entries count.
    pub bekannt_am: Option<String>,
    /// Katalogversion that gives the denominators.
    pub katalogversion: Option<String>,
    /// How many projects there are, and how that relates to the 35 of Vorlage 17/4771.
    pub projekte: ProjekteDto,
    /// Projects per phase; the sum is `projekte.erfasst`.
    pub phasen: PhasenDto,
    /// The three lines of the burn-up on the Stichtag.
    pub burnup: BurnupZahlenDto,
    /// One row per tranche, ordered by kennung.
    pub foerderung: Vec<FoerderungDto>,
}

/// Number of projects on the Stichtag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjekteDto {
    /// Projects on record that were taken into the programme by the Stichtag (also those that left since).
    pub erfasst: u32,
    /// Number that Vorlage 17/4771 names; `null` where the catalogue does not hold that figure.
    pub laut_vorlage: Option<u32>,
    /// Of `erfasst`: confirmed by a source as one of those.
    pub bestaetigt: u32,
    /// Of `erfasst`: without a date of admission, hence counted on every day.
    pub ohne_aufnahmedatum: u32,
}

/// Projects per phase on the Stichtag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PhasenDto {
    /// Vorbereitung or Konzeption reached.
    pub konzeption: u32,
    /// Umsetzung or Pilotierung reached.
    pub umsetzung: u32,
    /// Roll-out in NRW started.
    pub betrieb: u32,
    /// Planned, nothing begun.
    pub neu: u32,
    /// Put aside and not resumed.
    pub zurueckgestellt: u32,
    /// Left the programme.
    pub ausgeschieden: u32,
    /// No report that tells the phase: neither zero nor new.
    pub nicht_gemeldet: u32,
}

/// Burn-up lines on the Stichtag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BurnupZahlenDto {
    /// Projects in the programme, without those put aside or left.
    pub umfang: u32,
    /// Projects in Betrieb.
    pub betrieb: u32,
    /// Projects that the baseline has in Betrieb by then; `null` without any baseline date.
    pub basis: Option<u32>,
}

/// Money of one tranche in whole cents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoerderungDto {
    /// Kennung of the tranche.
    pub tranche: String,
    /// Ansatz; `null` where the source names no amount.
    #[ts(type = "number | null")]
    pub ansatz_cent: Option<i64>,
    /// Bewilligt up to the Stichtag; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub bewilligt_cent: Option<i64>,
    /// Abrufe less Rückzahlungen up to the Stichtag; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub abgeflossen_cent: Option<i64>,
    /// Bewilligungen of this tranche whose amount is unknown.
    pub ohne_betrag: u32,
}
