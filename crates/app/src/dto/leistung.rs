//! The tree of services.

use serde::Serialize;
use ts_rs::TS;

/// All services of the catalogue with the projects that deal with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeistungenDto {
    /// Katalogversion in force.
    pub katalogversion: Option<String>,
    /// Its title.
    pub katalogversion_titel: Option<String>,
    /// Fundstelle of the Katalogversion.
    pub quelle: Option<String>,
    /// Lagen with their Themenfeld, in the catalogue's order.
    pub lagen: Vec<LageDto>,
    /// OZG-Leistungen in force, by Lage and number.
    pub leistungen: Vec<OzgLeistungDto>,
    /// LeiKa-Leistungen in force, by OZG-Leistung and key.
    pub leika: Vec<LeikaDto>,
    /// Projects that were taken in by the Stichtag and have a service, for naming them.
    pub projekte: Vec<ProjektKurzDto>,
}

/// A Lebenslage or Unternehmenslage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LageDto {
    /// Name.
    pub name: String,
    /// Themenfeld that it belongs to.
    pub themenfeld: String,
    /// Lebenslage or Unternehmenslage, as given.
    pub lagetyp: Option<String>,
}

/// An OZG-Leistung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OzgLeistungDto {
    /// Five digits.
    pub ozg_id: String,
    /// Name.
    pub name: String,
    /// Lage that it belongs to.
    pub lage: String,
    /// Zuständigkeit as the catalogue words it.
    pub zustaendigkeit: Option<String>,
    /// Kuerzel of the projects that name it.
    pub projekte: Vec<String>,
}

/// A LeiKa-Leistung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeikaDto {
    /// Key: the Schlüssel, or the number where there is none.
    pub kennung: String,
    /// Whether it has a Schlüssel; the others ("nicht im LeiKa") are not counted.
    pub im_leika: bool,
    /// Name.
    pub bezeichnung: String,
    /// OZG-Leistung that it belongs to.
    pub ozg_leistung: Option<String>,
    /// LeiKa-Typ as given.
    pub typ: Option<String>,
    /// Kuerzel of the projects that name it.
    pub projekte: Vec<String>,
}

/// A project in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjektKurzDto {
    /// Natural key.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Phase on the Stichtag.
    pub phase: String,
}
