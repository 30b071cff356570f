//! Two states beside each other, and the named ones.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A state: a Stichtag and a state of knowledge, or a Fassung that stands for both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct StandWunsch {
    /// Stichtag, ISO. Ignored where a Fassung is named.
    pub stichtag: String,
    /// Moment, RFC 3339; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Name of a Fassung.
    pub fassung: Option<String>,
}

/// A state as it was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StandDto {
    /// Stichtag, ISO.
    pub stichtag: String,
    /// Moment, RFC 3339; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Name of the Fassung, if one was chosen.
    pub fassung: Option<String>,
    /// Length of the chain then.
    #[ts(type = "number")]
    pub laenge: i64,
    /// Head of the chain then, hex.
    pub kopf: String,
    /// "Fassung „Vorlage 17/4771“ (08.03.2021)" or "30.06.2022, bekannt jetzt".
    pub text: String,
}

/// What differs between two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VergleichDto {
    /// The earlier state.
    pub von: StandDto,
    /// The later state.
    pub bis: StandDto,
    /// Groups in their order; also those with no row, so that "nichts" is said.
    pub gruppen: Vec<VergleichGruppeDto>,
    /// Text block "Seit dem letzten Bericht".
    pub textbaustein: String,
    /// How it was counted.
    pub zaehlregel: String,
    /// Katalogversion.
    pub katalogversion: Option<String>,
    /// Whether these are Demodaten.
    pub demodaten: bool,
}

/// Changes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VergleichGruppeDto {
    /// betrieb, umsetzung, konzeption (newly in it), rueckschritt, erreicht (a step), verschoben (a plan names another
    /// day), termine (a plan named first, removed or as rough as not before), aufgenommen, ausgeschieden,
    /// zurueckgestellt, fortgesetzt, geld, leistungen or berichtigung (knowledge changed, not the world).
    pub art: String,
    /// "Neu in Betrieb".
    pub titel: String,
    /// Number of rows: of projects, of dates or of amounts.
    pub anzahl: u32,
    /// "Median +62 Tage"; `null`: nothing to add.
    pub zusatz: Option<String>,
    /// What changed, by title.
    pub zeilen: Vec<VergleichZeileDto>,
}

/// One change between two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VergleichZeileDto {
    /// kuerzel of the project; `null`: of none.
    pub projekt: Option<String>,
    /// Title of the project, or of what changed.
    pub titel: String,
    /// What: "Pilotierung NRW, Plan", "Phase", "Phase am 08.03.2021" (corrected), "Bewilligung Umsetzung".
    pub was: String,
    /// Before; "—" if nothing.
    pub alt: String,
    /// After; "—" if nothing.
    pub neu: String,
    /// Days of slip, positive is later; `null` where a day is not known on both sides.
    #[ts(type = "number | null")]
    pub tage: Option<i64>,
    /// Reason on record.
    pub grund: Option<String>,
    /// Source of the new value.
    pub quelle: Option<String>,
}

/// A named, immutable state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FassungDto {
    /// Its name.
    pub name: String,
    /// Stichtag, ISO.
    pub stichtag: String,
    /// State of knowledge: arrival of the last entry that changed facts, RFC 3339.
    pub bekannt_am: String,
    /// Position of that entry.
    #[ts(type = "number")]
    pub eintrag: i64,
    /// Head of the chain after it, hex.
    pub kopf: String,
    /// When the Fassung was made, RFC 3339.
    pub angelegt_am: String,
    /// By whom; "nicht genannt" if none.
    pub person: String,
    /// Why.
    pub grund: Option<String>,
}

/// A Fassung to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct FassungWunsch {
    /// Its name, 1 to 120 characters.
    pub name: String,
    /// Stichtag, ISO.
    pub stichtag: String,
    /// Moment, RFC 3339; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Why.
    pub grund: Option<String>,
}
