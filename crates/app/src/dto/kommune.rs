//! The table of Kommunen.

use serde::Serialize;
use ts_rs::TS;

/// One Kommune with what is on record about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KommuneZeileDto {
    /// Amtlicher Gemeindeschlüssel, eight digits.
    pub ags: String,
    /// Regionalschlüssel.
    pub ars: Option<String>,
    /// Name.
    pub name: String,
    /// Name with designation, where it differs.
    pub name_amtlich: Option<String>,
    /// One of the five kinds.
    pub typ: String,
    /// Name of the Kreis; `null` for kreisfreie ones.
    pub kreis: Option<String>,
    /// Regierungsbezirk.
    pub regierungsbezirk: Option<String>,
    /// Population.
    #[ts(type = "number | null")]
    pub einwohner: Option<i64>,
    /// Day of the population, ISO.
    pub einwohner_stand: Option<String>,
    /// Area in km², decimal point.
    pub flaeche_km2: Option<String>,
    /// Projects on the Stichtag in which it takes part, by title.
    pub projekte: Vec<KommuneProjektDto>,
    /// IT service providers that name this Kommune as their seat.
    pub dienstleister: Vec<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A project of a Kommune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KommuneProjektDto {
    /// Natural key.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Phase on the Stichtag.
    pub phase: String,
    /// Role of the Kommune.
    pub rolle: String,
    /// Name under which the source names the Kommune.
    pub genannt: String,
}
