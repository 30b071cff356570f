//! The history as a list, and one entry with its fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::EintragDto;

/// Which entries to list. What is missing does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct VerlaufWunsch {
    /// From that day on, ISO, local time of this machine.
    pub von: Option<String>,
    /// Up to and with that day, ISO.
    pub bis: Option<String>,
    /// Exactly that person or function; empty text: nicht genannt.
    pub person: Option<String>,
    /// Entries that touched that project, by kuerzel.
    pub projekt: Option<String>,
    /// Entries that touched rows of that noun.
    pub nomen: Option<String>,
    /// Entries that made (neu), changed (geaendert) or removed (geloescht) rows.
    pub art: Option<String>,
    /// Entries that touched the row with that key; with `nomen`, which says of what.
    pub schluessel: Option<Vec<String>>,
    /// ui, cli, import, abgleich, auslieferung or demo.
    pub herkunft: Option<String>,
    /// Words that occur in the values, keys, reason or person; case and umlauts are folded.
    pub suche: Option<String>,
    /// Only entries before that position; for the next page.
    #[ts(type = "number | null")]
    pub vor: Option<i64>,
    /// At most that many, up to 10,000.
    pub anzahl: u32,
}

/// A page of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerlaufSeiteDto {
    /// Entries of this page.
    pub eintraege: Vec<EintragDto>,
    /// Number of entries that fulfil the filters, on all pages.
    #[ts(type = "number")]
    pub treffer: i64,
    /// Number of all entries.
    #[ts(type = "number")]
    pub gesamt: i64,
    /// Where the next page begins (`vor`); `null`: this was the last.
    #[ts(type = "number | null")]
    pub weiter: Option<i64>,
    /// Persons of the whole history, most entries first; empty text: nicht genannt.
    pub personen: Vec<String>,
    /// Origins of the whole history.
    pub herkuenfte: Vec<String>,
    /// Nouns that were ever changed, with their title.
    pub nomina: Vec<NomenNameDto>,
}

/// A noun and its German title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NomenNameDto {
    /// The noun, e.g. meilenstein.
    pub nomen: String,
    /// What people call it.
    pub titel: String,
}

/// One entry with its changes field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EintragFelderDto {
    /// The entry.
    pub eintrag: EintragDto,
    /// Moment that gives the state right before it (`bekannt_am`); `null` for the first entry.
    pub bekannt_davor: Option<String>,
    /// Moment that gives the state right after it (`bekannt_am`).
    pub bekannt_danach: String,
    /// Whether it can be taken back at all: not the entry that made the catalogue, and no Fassung.
    pub ruecknehmbar: bool,
    /// Changed rows, at most 200.
    pub zeilen: Vec<AenderungDto>,
    /// Changed rows that are not listed here.
    #[ts(type = "number")]
    pub weitere: i64,
}

/// One changed row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AenderungDto {
    /// The noun.
    pub nomen: String,
    /// What people call it.
    pub nomen_titel: String,
    /// Key of the row.
    pub schluessel: Vec<String>,
    /// Project or name that the row belongs to.
    pub besitzer: String,
    /// kuerzel of the project that it belongs to; `null`: to none.
    pub projekt: Option<String>,
    /// neu, geaendert or geloescht.
    pub art: String,
    /// Its fields; for a new or removed row those that are not empty.
    pub felder: Vec<FeldaenderungDto>,
}

/// One changed field, values as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeldaenderungDto {
    /// Header of the field.
    pub feld: String,
    /// What people call it.
    pub titel: String,
    /// Before; "—" if empty.
    pub alt: String,
    /// After; "—" if empty.
    pub neu: String,
    /// Whether the value was blacked out.
    pub geschwaerzt: bool,
}

/// What taking an entry back would do, field by field. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuecknahmeDto {
    /// The entry.
    pub eintrag: EintragDto,
    /// State of the catalogue that this was read from; goes back with the decision.
    #[ts(type = "number")]
    pub stand: i64,
    /// Rows with their fields.
    pub saetze: Vec<RuecknahmeSatzDto>,
    /// Fields that are as the entry left them and will be taken back.
    pub frei: u32,
    /// Fields that later entries changed: each needs a decision.
    pub kollisionen: u32,
    /// Why it cannot be taken back at all, in German; `null`: it can.
    pub hindernis: Option<String>,
}

/// One row of a [`RuecknahmeDto`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuecknahmeSatzDto {
    /// Project or name that the row belongs to.
    pub besitzer: String,
    /// What people call its noun, with its key where that says something ("Pilotierung NRW, Plan").
    pub titel: String,
    /// neu, geaendert or geloescht: what the entry did.
    pub art: String,
    /// Its fields. A row that was made or removed has one for the whole row (`feld` "").
    pub felder: Vec<RuecknahmeFeldDto>,
}

/// One field of a [`RuecknahmeDto`], values as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RuecknahmeFeldDto {
    /// Number for the decision.
    pub id: u32,
    /// Header of the field; empty: the whole row.
    pub feld: String,
    /// What people call it.
    pub titel: String,
    /// Before the entry.
    pub vorher: String,
    /// What the entry made of it.
    pub eintrag: String,
    /// What stands there now.
    pub heute: String,
    /// frei (will be taken back), kollision (needs a decision), schon_zurueck (nothing to do), fest (stays in any case).
    pub lage: String,
    /// Who changed it last and when ("Koordination Bauen, 28.06.2022"), where `lage` is kollision; why it stays, where
    /// it is fest.
    pub spaeter: Option<String>,
}

/// The decision on a [`RuecknahmeDto`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuecknahmeWunsch {
    /// Position of the entry.
    #[ts(type = "number")]
    pub nr: i64,
    /// `stand` of the [`RuecknahmeDto`]: if the catalogue changed meanwhile, nothing happens.
    #[ts(type = "number")]
    pub stand: i64,
    /// Numbers of the colliding fields that are set back all the same; all others keep the later work.
    pub zuruecksetzen: Vec<u32>,
    /// Why.
    pub grund: Option<String>,
}
