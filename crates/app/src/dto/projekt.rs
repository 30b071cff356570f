//! Rows of the project list and the page of one project.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{BefundDto, BelegDto, EintragDto};

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
    /// Relation to EfA, a word of the vocabulary; `null`: keine Angabe.
    pub efa: Option<String>,
    /// All parties with their roles, by role and name.
    pub beteiligte: Vec<BeteiligteDto>,
    /// What the search looks through besides: services by number and name, the last Sachstand with obstacle,
    /// next step and responsible function.
    pub suchtext: String,
}

/// A party of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BeteiligteDto {
    /// Name of the organisation.
    pub organisation: String,
    /// projektleitung, kernteam, erweitertes_team, beteiligt or kommune.
    pub rolle: String,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// Everything about one project on a Stichtag.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjektDto {
    /// Natural key as the project writes it.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// The row of the list; `null` before the project was taken in.
    pub zeile: Option<ProjektZeileDto>,
    /// The fields of the project by CSV header, as in the profile `opendata`; `null`: empty.
    pub felder: BTreeMap<String, Option<String>>,
    /// The six steps in their order, each with its four kinds of date.
    pub schritte: Vec<SchrittDto>,
    /// The step that a new report most likely concerns: the lowest without a reached one of its rank or above;
    /// `null` if all are reached.
    pub naechster_offener: Option<String>,
    /// Frist of the catalogue, ISO.
    pub frist: String,
    /// Reports up to the Stichtag, newest first.
    pub sachstaende: Vec<SachstandDto>,
    /// Services of the project.
    pub leistungen: Vec<ProjektLeistungDto>,
    /// Grants of the project.
    pub bewilligungen: Vec<BewilligungDto>,
    /// People to call; local, never recorded.
    pub kontakte: Vec<KontaktDto>,
    /// Findings of the data check on this project.
    pub befunde: Vec<BefundDto>,
    /// Files kept beside the sources of this project.
    pub belege: Vec<BelegDto>,
    /// Entries of the history that touched this project, newest first, at most 50.
    pub verlauf: Vec<EintragDto>,
    /// Number of all of them.
    pub verlauf_anzahl: u32,
}

/// One of the six steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchrittDto {
    /// Which step.
    pub schritt: String,
    /// Baseline in force.
    pub basis: Option<MeilensteinDto>,
    /// Plan in force.
    pub plan: Option<MeilensteinDto>,
    /// What the project expects now.
    pub prognose: Option<MeilensteinDto>,
    /// What happened; may lie after the Stichtag.
    pub ist: Option<MeilensteinDto>,
    /// The first baseline that was ever on record; `null`: none.
    pub basis_erste: Option<ZeitangabeDto>,
    /// How often another baseline took its place.
    pub basis_gewechselt: u32,
    /// Days from the baseline in force to ist (up to the Stichtag), else prognose, else plan; `null` without both.
    #[ts(type = "number | null")]
    pub verzug_tage: Option<i64>,
    /// The same from the first baseline.
    #[ts(type = "number | null")]
    pub verzug_erste_tage: Option<i64>,
}

/// A dated or undated milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeilensteinDto {
    /// When.
    pub zeit: ZeitangabeDto,
    /// Whether it lies after the Stichtag.
    pub nach_stichtag: bool,
    /// Why it was set or moved.
    pub grund: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A report on a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SachstandDto {
    /// Key.
    pub kennung: String,
    /// Day of the report, ISO.
    pub stand_am: String,
    /// What was reported.
    pub text: String,
    /// What is in the way.
    pub hindernis: Option<String>,
    /// What comes next.
    pub naechster_schritt: Option<String>,
    /// Wiedervorlage, ISO.
    pub faellig_am: Option<String>,
    /// Responsible function.
    pub zustaendig: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
    /// Age on the Stichtag in days.
    #[ts(type = "number")]
    pub vor_tagen: i64,
}

/// A service of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProjektLeistungDto {
    /// OZG-ID or LeiKa-Schlüssel.
    pub leistung: String,
    /// Its name in the catalogue.
    pub name: String,
    /// "OZG" or "LeiKa".
    pub katalog: String,
    /// quelle, namensgleich, namensaehnlich or `null`.
    pub zuordnung: Option<String>,
    /// LeiKa-Leistungen with a Schlüssel under an OZG-Leistung.
    pub leika: u32,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BewilligungDto {
    /// Key.
    pub kennung: String,
    /// Kennung of the programme.
    pub programm: String,
    /// Title of the programme.
    pub programm_titel: String,
    /// Kennung of the tranche.
    pub tranche: Option<String>,
    /// Kuerzel of the project.
    pub projekt: Option<String>,
    /// Title of the project.
    pub projekt_titel: Option<String>,
    /// konzeption, umsetzung, gesamt or `null`.
    pub gegenstand: Option<String>,
    /// beantragt, zu prüfen, bewilligt or abgelehnt.
    pub stand: String,
    /// Day, ISO.
    pub datum: Option<String>,
    /// Amount in cents; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub betrag_cent: Option<i64>,
    /// "0,42 Mio. Euro" or "keine Angabe".
    pub betrag_text: String,
    /// Draw-downs less repayments up to the Stichtag; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub abgeflossen_cent: Option<i64>,
    /// The same in words.
    pub abgeflossen_text: String,
    /// Draw-downs and repayments up to the Stichtag, by day.
    pub abrufe: Vec<AbrufDto>,
    /// What Verwendungsnachweise up to the Stichtag prove; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub nachgewiesen_cent: Option<i64>,
    /// The same in words.
    pub nachgewiesen_text: String,
    /// Verwendungsnachweise up to the Stichtag, by day.
    pub nachweise: Vec<NachweisDto>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A draw-down or repayment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AbrufDto {
    /// Key.
    pub kennung: String,
    /// abruf or rueckzahlung.
    pub art: String,
    /// Day, ISO.
    pub datum: Option<String>,
    /// Amount in words.
    pub betrag_text: String,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// A Verwendungsnachweis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NachweisDto {
    /// Key.
    pub kennung: String,
    /// Day, ISO.
    pub datum: Option<String>,
    /// Amount in cents; `null`: keine Angabe.
    #[ts(type = "number | null")]
    pub betrag_cent: Option<i64>,
    /// Amount in words.
    pub betrag_text: String,
    /// State of its check, as written.
    pub stand: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// Someone to call. Local: not recorded, hashed, exported or exchanged; can be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KontaktDto {
    /// Key.
    pub id: String,
    /// Kuerzel of the project.
    pub projekt: Option<String>,
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Name.
    pub name: String,
    /// Office phone.
    pub telefon: Option<String>,
    /// Office mail.
    pub mail: Option<String>,
}

/// What setting a milestone would do, in words. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeilensteinVorschauDto {
    /// How the typed date was understood; `null` if it was not.
    pub zeit: Option<ZeitangabeDto>,
    /// Why not, in a German sentence.
    pub fehler: Option<String>,
    /// Sentences: old value, slip, phase, Frist.
    pub saetze: Vec<String>,
    /// Warnings; they never block.
    pub hinweise: Vec<String>,
    /// Whether a reason is required (changed baseline).
    pub grund_noetig: bool,
}
