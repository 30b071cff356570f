//! What to steer by on a Stichtag. `null` is "unbekannt" or "–", never 0.

use serde::Serialize;
use ts_rs::TS;

use super::FristDto;

/// All steering figures of a Stichtag.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SteuerungDto {
    /// Day, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: all entries count.
    pub bekannt_am: Option<String>,
    /// Katalogversion.
    pub katalogversion: Option<String>,
    /// Distance to the deadline.
    pub frist: FristDto,
    /// Projects in the programme, without those put aside or left: the denominator.
    pub umfang: u32,
    /// Of these in Betrieb.
    pub betrieb: u32,
    /// Of `umfang`: phase not reported, hence perhaps in Betrieb.
    pub nicht_gemeldet: u32,
    /// Required against actual rate.
    pub raten: RatenDto,
    /// Against the baselines in force.
    pub termintreue: TermintreueDto,
    /// Against the first baselines.
    pub termintreue_erste: TermintreueDto,
    /// Slips of all steps that have one.
    pub verzuege: Vec<VerzugDto>,
    /// What was expected of the roll-out in NRW at successive days, by project; only where it changed.
    pub leitern: Vec<LeiterDto>,
    /// Dwell times of the four steps before the roll-out.
    pub verweildauern: Vec<VerweildauerDto>,
    /// Steps reached by month, ascending.
    pub uebergaenge: Vec<UebergangDto>,
    /// Plan against time; `null` without baselines, before the beginning, and while nothing is planned or reached.
    pub earned_schedule: Option<EarnedScheduleDto>,
    /// Rule and person, by project of the scope.
    pub signale: Vec<SignalDto>,
    /// The rule of the signals in words.
    pub signalregel: String,
    /// State of the data.
    pub datenlage: DatenlageDto,
    /// Open risks and obstacles, the pressing ones first.
    pub risiken: Vec<RisikoDto>,
    /// Rule, Stichtag, Katalogversion, denominator, Datenart.
    pub beschriftung: String,
}

/// Rates in projects per month (months of 365.25/12 days).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RatenDto {
    /// Projects of the scope that are not in Betrieb.
    pub fehlend: u32,
    /// Needed per month until the Frist; `null` on its day and after it.
    pub noetig_je_monat: Option<f64>,
    /// Over the last 90, 180 and 365 days.
    pub tatsaechlich: Vec<RateDto>,
}

/// Actual rate over one span.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RateDto {
    /// Days of the span.
    pub tage: u32,
    /// Completed in it.
    pub abschluesse: u32,
    /// The same per month.
    pub je_monat: f64,
    /// Needed through actual; `null` where `text` says why.
    pub bedarfsfaktor: Option<f64>,
    /// "Faktor 2,3", "nicht erreichbar bei aktuellem Tempo", "nichts mehr offen" or "Frist abgelaufen".
    pub text: String,
}

/// Milestones whose baseline has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermintreueDto {
    /// Reached on or before it.
    pub eingehalten: u32,
    /// Reached later, or reported since and not reached.
    pub verfehlt: u32,
    /// Not reported, or too roughly to tell.
    pub unbekannt: u32,
    /// All three: the denominator.
    pub faellig: u32,
    /// "5 von 9 (davon unbekannt 2)", "kein Termin fällig".
    pub text: String,
}

/// Slip of one step in days; positive is later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerzugDto {
    /// kuerzel.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Step.
    pub schritt: String,
    /// Against the baseline in force.
    #[ts(type = "number | null")]
    pub letzte_tage: Option<i64>,
    /// Against the first baseline.
    #[ts(type = "number | null")]
    pub erste_tage: Option<i64>,
}

/// The slip ladder of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeiterDto {
    /// kuerzel.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Rungs, ascending.
    pub sprossen: Vec<SprosseDto>,
}

/// From that day on this date was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SprosseDto {
    /// Day of the entry (UTC), ISO.
    pub bekannt_am: String,
    /// Last day of the period that was expected, ISO; `null`: taken back.
    pub erwartet: Option<String>,
    /// Days later than before.
    #[ts(type = "number | null")]
    pub verschiebung_tage: Option<i64>,
}

/// How long a step lasts, in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerweildauerDto {
    /// Step.
    pub schritt: String,
    /// Completed spells, ascending.
    pub abgeschlossen: Vec<u32>,
    /// Running spells so far, ascending.
    pub laufend: Vec<u32>,
    /// Median by Kaplan and Meier; `null`: not reached.
    pub median: Option<u32>,
    /// "120 Tage", "mindestens 200 Tage" or "unbekannt".
    pub text: String,
}

/// Steps reached in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UebergangDto {
    /// First day of the month, ISO.
    pub monat: String,
    /// Number of projects that reached each of the six steps, lowest first.
    pub erreicht: [u32; 6],
    /// Reports moved or taken back with a reason by entries of that month.
    pub rueckschritte: u32,
}

/// Earned Schedule on counts; months unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct EarnedScheduleDto {
    /// First day of the programme, ISO.
    pub beginn: String,
    /// Projects in Betrieb.
    pub ev: u32,
    /// Projects that the baseline has in Betrieb.
    pub pv: u32,
    /// Planned duration.
    pub pd: u32,
    /// Time passed.
    pub at: f64,
    /// Earned schedule.
    pub es: f64,
    /// ES − AT; positive is ahead.
    pub sv: f64,
    /// ES / AT; `null`: "–".
    pub spi: Option<f64>,
    /// PD / SPI(t); `null`: "–".
    pub ieac: Option<f64>,
}

/// What rule and person say of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignalDto {
    /// kuerzel.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// "im Plan", "gefährdet", "nicht zu halten" or "nicht bewertbar".
    pub signal: String,
    /// Why, one sentence.
    pub grund: String,
    /// Newest rating by a person up to the Stichtag.
    pub bewertung: Option<BewertungDto>,
    /// Whether the two differ; `null` where one says nothing.
    pub abweichung: Option<bool>,
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BewertungDto {
    /// kennung.
    pub kennung: String,
    /// Day, ISO.
    pub bewertet_am: String,
    /// "im Plan", "gefährdet" or "nicht zu halten".
    pub urteil: String,
    /// Function or office.
    pub bewertet_von: String,
    /// Reason.
    pub begruendung: Option<String>,
    /// Whether by someone who is no party of the project; `null`: unknown.
    pub unabhaengig: Option<bool>,
}

/// State of the data of the projects in scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DatenlageDto {
    /// Filled mandatory parts.
    pub vollstaendig: AnteilDto,
    /// The same by part.
    pub angaben: Vec<AngabeDto>,
    /// Median age of the last reports in days; `null` without any.
    #[ts(type = "number | null")]
    pub alter_median_tage: Option<i64>,
    /// Last report older than 90 days; never reported: unknown.
    pub veraltet: AnteilDto,
    /// Projects and milestones with a source.
    pub belegt: AnteilDto,
    /// Newest ratings by someone who is no party of the project.
    pub unabhaengig: AnteilDto,
}

/// So many of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnteilDto {
    /// Numerator.
    pub zaehler: u32,
    /// Denominator.
    pub nenner: u32,
    /// Of the denominator: unknown.
    pub unbekannt: u32,
    /// "5 von 9 (davon unbekannt 2)" or "keine Angabe".
    pub text: String,
}

/// A mandatory part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AngabeDto {
    /// Word of the part.
    pub angabe: String,
    /// Label.
    pub titel: String,
    /// On record.
    pub anteil: AnteilDto,
}

/// An open risk or obstacle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RisikoDto {
    /// kennung.
    pub kennung: String,
    /// kuerzel of the project.
    pub projekt: String,
    /// Title of the project.
    pub projekt_titel: String,
    /// "Risiko" or "Hindernis".
    pub art: String,
    /// In a few words.
    pub titel: String,
    /// Seen first, ISO.
    pub erkannt_am: String,
    /// Days since.
    #[ts(type = "number")]
    pub seit_tagen: i64,
    /// gering, mittel, hoch.
    pub wahrscheinlichkeit: Option<String>,
    /// gering, mittel, hoch.
    pub auswirkung: Option<String>,
    /// What is done about it.
    pub massnahme: Option<String>,
    /// By whom.
    pub zustaendig: Option<String>,
    /// Until when, ISO.
    pub faellig_am: Option<String>,
    /// Whether that day is over.
    pub ueberfaellig: bool,
}
