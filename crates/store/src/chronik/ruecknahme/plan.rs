//! What taking an entry back would do, field by field.

use serde_json::Value;

use super::gruppe::Zeilenart;

/// Rows of a plan whose fields are shown even if they need no decision.
pub(super) const ZEILEN_GEZEIGT: usize = 200;
/// Most collisions that a person is asked to decide on.
pub(super) const KOLLISIONEN_HOECHSTENS: usize = 500;

/// Columns with their values.
pub type Felder = Vec<(String, Value)>;

/// What taking an entry back would do. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The first 200 rows with all their fields, of the others those with collisions and only these.
    pub zeilen: Vec<Planzeile>,
    /// Number of fields that will be taken back.
    pub frei: usize,
    /// Number of fields that need a decision.
    pub kollisionen: usize,
    /// Why nothing can be taken back at all.
    pub hindernis: Option<Hindernis>,
}

/// One row of a [`Plan`].
#[derive(Debug, Clone, PartialEq)]
pub struct Planzeile {
    /// The noun.
    pub nomen: &'static ozg_domain::nomen::Nomen,
    /// Key of the row after the entry.
    pub schluessel: Vec<String>,
    /// What the entry did to it.
    pub art: Zeilenart,
    /// The row as it stands; where it is missing, as the entry made or removed it.
    pub zeile: Felder,
    /// Its fields.
    pub felder: Vec<Planfeld>,
}

/// One field of a [`Planzeile`], or the whole row.
#[derive(Debug, Clone, PartialEq)]
pub struct Planfeld {
    /// Number for the decision, the same as long as the catalogue does not change.
    pub id: u32,
    /// Whether it stands for the whole row; then a side without values is a row that is not there.
    pub ganz: bool,
    /// Before the entry. A date or an amount comes with its genauigkeit.
    pub vorher: Felder,
    /// What the entry made of it.
    pub eintrag: Felder,
    /// What stands there now.
    pub heute: Felder,
    /// What would happen to it.
    pub lage: Lage,
    /// The last entry that changed it since, where `lage` is a collision.
    pub spaeter: Option<Spaeter>,
}

/// What would happen to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lage {
    /// It is as the entry left it and will be taken back.
    Frei,
    /// It is already as it was before the entry.
    SchonZurueck,
    /// Someone changed it since; it needs a decision.
    Kollision,
    /// It could go, but something that collides rests on it or hinders it; it needs a decision, too.
    Abhaengig,
    /// It stays in any case.
    Fest(Festgrund),
}

impl Lage {
    /// Whether it needs a decision.
    #[must_use]
    pub fn offen(self) -> bool {
        matches!(self, Self::Kollision | Self::Abhaengig)
    }
}

/// Why a field stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Festgrund {
    /// Other rows rest on the row.
    Gebraucht,
    /// A contact rests on the row; it would go with it and nothing brings it back.
    Kontakt,
    /// Made on the way and since worked on.
    Bearbeitet,
    /// A value was blacked out.
    Geschwaerzt,
    /// The row is not there any more.
    ZeileFehlt,
    /// What the old value names is not there any more.
    VerweisFehlt,
    /// Another row holds the old value now.
    Vergeben,
    /// The old value would break a rule together with what was changed since.
    Regel,
    /// The catalogue has no such column.
    Unbekannt,
}

/// Why an entry cannot be taken back at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindernis {
    /// It made the catalogue.
    Katalog,
    /// It only stores a Fassung or a report.
    OhneTatsachen,
    /// More collisions than a person is asked to decide on.
    ZuViele,
    /// Everything is as it was before it.
    SchonZurueck,
    /// Everything that it changed stays; the first reason.
    AllesFest(Festgrund),
}

/// A later entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spaeter {
    /// Its position; `None`: another program changed the row, without an entry.
    pub nr: Option<i64>,
    /// Its record time.
    pub zeit: Option<String>,
    /// Name or function.
    pub person: Option<String>,
}

/// What to do where later entries changed the same fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auswahl<'a> {
    /// Nothing is taken back unless all can be.
    Streng,
    /// These colliding fields are set back all the same, all others keep the later work.
    Zuruecksetzen(&'a [u32]),
}
