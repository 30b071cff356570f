//! Forms and choices, described by the nouns themselves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::GespeichertDto;

/// How a form for one noun looks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormularDto {
    /// Noun.
    pub nomen: String,
    /// What a person calls one row.
    pub titel: String,
    /// Fields in the order of the canonical header.
    pub felder: Vec<FormularfeldDto>,
    /// Whether `datum` and `genauigkeit` form one rough date.
    pub hat_rohdatum: bool,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormularfeldDto {
    /// CSV header.
    pub kopf: String,
    /// German label.
    pub name: String,
    /// zeile, text, tag, rohdatum, geld, zahl, dezimal, wahl, liste, liste_von, verweis, organisation, quelle,
    /// leistung or ags.
    pub art: String,
    /// Whether it must not be empty (a kennung that is made may be).
    pub pflicht: bool,
    /// Whether it belongs to the key.
    pub schluessel: bool,
    /// Most characters.
    pub hoechstens: Option<u32>,
    /// The vocabulary of a `wahl`.
    pub werte: Vec<WahlDto>,
    /// Noun that `verweis` and `liste_von` point to.
    pub ziel: Option<String>,
}

/// A value that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WahlDto {
    /// Value as it is stored.
    pub wert: String,
    /// What a person reads.
    pub text: String,
    /// Beside it, e.g. the number of a service, or "zuletzt".
    pub neben: Option<String>,
}

/// Wish to write one row.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SatzWunsch {
    /// Noun.
    pub nomen: String,
    /// Typed cells by CSV header; fields that are not named keep their value.
    pub felder: BTreeMap<String, String>,
    /// What to do if the key is or is not on record.
    pub modus: ModusDto,
    /// Why, for the history.
    #[ts(optional)]
    pub grund: Option<String>,
}

/// What to do if the key is or is not on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ModusDto {
    /// Write it either way.
    Setzen,
    /// Refuse a key that is on record.
    Anlegen,
    /// Refuse a key that is not on record.
    Aendern,
}

/// The one-minute update: a Sachstand and, if wished, one milestone, in one entry.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatusWunsch {
    /// Kuerzel of the project.
    pub projekt: String,
    /// Typed cells of the Sachstand by CSV header, without kennung and projekt; its `quelle` also serves the
    /// milestone if that names none.
    pub sachstand: BTreeMap<String, String>,
    /// The milestone, or none.
    #[ts(optional)]
    pub meilenstein: Option<MeilensteinWunsch>,
}

/// A milestone as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MeilensteinWunsch {
    /// Which step.
    pub schritt: String,
    /// basis, plan, prognose or ist.
    pub art: String,
    /// Any form of a rough date ("März 2020"); empty only with "undatiert".
    pub datum: String,
    /// Why.
    #[ts(optional)]
    pub grund: Option<String>,
    /// Fundstelle.
    #[ts(optional)]
    pub quelle: Option<String>,
}

/// The same change for many projects, in one entry.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SammelWunsch {
    /// Kuerzel of the projects, at most 1,000.
    pub projekte: Vec<String>,
    /// Typed cells of the project by CSV header; only these change. An empty text clears.
    pub felder: BTreeMap<String, String>,
    /// Themenfelder to add.
    #[ts(optional)]
    pub themenfelder_dazu: Option<Vec<String>>,
    /// Party to add, as organisation and role.
    #[ts(optional)]
    pub beteiligte_dazu: Option<BTreeMap<String, String>>,
    /// Why, for the history.
    #[ts(optional)]
    pub grund: Option<String>,
}

/// A contact as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KontaktWunsch {
    /// Key of an existing one; none makes a new one.
    #[ts(optional)]
    pub id: Option<String>,
    /// Kuerzel of the project.
    #[ts(optional)]
    pub projekt: Option<String>,
    /// Name of the organisation; must be on record.
    #[ts(optional)]
    pub organisation: Option<String>,
    /// Name.
    pub name: String,
    /// Office phone.
    pub telefon: String,
    /// Office mail.
    pub mail: String,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RueckgaengigDto {
    /// Receipt of the entry that takes back.
    pub gespeichert: GespeichertDto,
    /// Position of the entry that was taken back.
    #[ts(type = "number")]
    pub nr: i64,
    /// What it had done, in words.
    pub text: String,
}
