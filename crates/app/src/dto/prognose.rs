//! The forecast and its backtest. Probabilities are shares from 0 to 1, rounded to 4 decimals.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a forecast is asked with.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PrognoseWunsch {
    /// Runs, 100 to 1,000,000.
    pub laeufe: u32,
    /// Seed, 0 to 2^53 − 1, so that the window can name it, too.
    #[ts(type = "number")]
    pub seed: u64,
    /// σ of the common shock, 0 to 2.
    pub sigma: f64,
    /// Range of planned durations in per cent, ascending, at most 1000.
    pub dreieck: [u32; 3],
}

/// A forecast from a Stichtag. What the number of completions does not allow is `null`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PrognoseDto {
    /// Day from which was forecast, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: all entries count.
    pub bekannt_am: Option<String>,
    /// Katalogversion.
    pub katalogversion: Option<String>,
    /// The deadline, ISO.
    pub frist: String,
    /// Number of runs.
    pub laeufe: u32,
    /// Seed.
    #[ts(type = "number")]
    pub seed: u64,
    /// σ of the common shock.
    pub sigma: f64,
    /// Range of planned durations in per cent.
    pub dreieck: [u32; 3],
    /// Projects in Betrieb at the Stichtag.
    pub abschluesse: u32,
    /// nicht_belastbar (fewer than 5 completions), spanne (5 to 10) or perzentile (from 11).
    pub tor: String,
    /// What must be said beside the numbers, whole sentences.
    pub hinweise: Vec<String>,
    /// Projects in the programme, without those put aside or left.
    pub umfang: u32,
    /// Of these without a forecast: in no number below.
    pub ohne_prognose: u32,
    /// Probability that all with a forecast are in Betrieb by the Frist; an upper bound for all where some have none.
    pub p_alle: Option<f64>,
    /// "in 244 von 10 000 Läufen (2,4 %)".
    pub p_alle_text: Option<String>,
    /// The product of the single probabilities, for comparison: what it would be without common causes.
    pub p_unabhaengig: Option<f64>,
    /// Expected number in Betrieb by the Frist.
    pub erwartet: Option<f64>,
    /// Day on which all with a forecast are in Betrieb, ISO; also `null` beyond the horizon of ten years.
    pub tag_aller: PerzentileTagDto,
    /// "50 % bis 22.08.2023, 85 % bis 28.01.2024".
    pub tag_aller_text: Option<String>,
    /// Number in Betrieb by the Frist.
    pub anzahl: PerzentileZahlDto,
    /// "in der Mitte 23, in 80 % der Läufe 19 bis 27 von 35".
    pub anzahl_text: Option<String>,
    /// Projects of the scope, by title.
    pub projekte: Vec<ProjektPrognoseDto>,
    /// Bands of the number in Betrieb at month ends and at the Frist, ascending.
    pub faecher: Vec<FaecherpunktDto>,
    /// Rule, Stichtag, Katalogversion, denominator, runs, seed, Datenart.
    pub beschriftung: String,
}

/// Percentiles of a day, ISO.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PerzentileTagDto {
    /// In 10 % of the runs by then.
    pub p10: Option<String>,
    /// In half of them.
    pub p50: Option<String>,
    /// In 85 %.
    pub p85: Option<String>,
    /// In 90 %.
    pub p90: Option<String>,
}

/// Percentiles of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct PerzentileZahlDto {
    /// In 10 % of the runs not more.
    pub p10: Option<u32>,
    /// In half of them.
    pub p50: Option<u32>,
    /// In 85 %.
    pub p85: Option<u32>,
    /// In 90 %.
    pub p90: Option<u32>,
}

/// One project.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjektPrognoseDto {
    /// kuerzel.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// betrieb, offen or ohne.
    pub stand: String,
    /// Probability of Betrieb by the Frist; `null` without a forecast and where the gate forbids it.
    pub p: Option<f64>,
    /// Why there is none, one sentence; else on what it rests: "3 Schritte aus Erfahrung, 1 aus dem Plan".
    pub grundlage: String,
}

/// The fan on one day: bands are `[from, to]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FaecherpunktDto {
    /// Day, ISO.
    pub datum: String,
    /// Median.
    pub mitte: Option<u32>,
    /// 50 % of the runs.
    pub band_50: Option<[u32; 2]>,
    /// 80 % of the runs.
    pub band_80: [u32; 2],
    /// 90 % of the runs.
    pub band_90: Option<[u32; 2]>,
}

/// The forecast in `ozg kennzahl show --json`, exactly these keys.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PrognosezahlenDto {
    /// Seed.
    #[ts(type = "number")]
    pub seed: u64,
    /// Number of runs.
    pub laeufe: u32,
    /// As [`PrognoseDto::p_alle`].
    pub p_alle: Option<f64>,
    /// As [`PrognoseDto::erwartet`].
    pub erwartet: Option<f64>,
    /// Day on which all are in Betrieb, ISO.
    pub p10: Option<String>,
    /// The same.
    pub p50: Option<String>,
    /// The same.
    pub p85: Option<String>,
    /// The same.
    pub p90: Option<String>,
    /// What must be said beside them.
    pub hinweis: Option<String>,
}

impl From<&PrognoseDto> for PrognosezahlenDto {
    fn from(p: &PrognoseDto) -> Self {
        let tag = p.tag_aller.clone();
        Self {
            seed: p.seed,
            laeufe: p.laeufe,
            p_alle: p.p_alle,
            erwartet: p.erwartet,
            p10: tag.p10,
            p50: tag.p50,
            p85: tag.p85,
            p90: tag.p90,
            hinweis: (!p.hinweise.is_empty()).then(|| p.hinweise.join(" ")),
        }
    }
}

/// How good past forecasts were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RueckschauDto {
    /// Day up to which was looked, ISO.
    pub stichtag: String,
    /// Past Stichtage whose state of knowledge is on record.
    pub stichtage: u32,
    /// By days ahead.
    pub quoten: Vec<RueckschauQuoteDto>,
    /// All cases by Stichtag and days ahead.
    pub faelle: Vec<RueckschauFallDto>,
    /// Why there is none, or how few there are; whole sentences.
    pub hinweise: Vec<String>,
    /// Rule, runs, seed.
    pub beschriftung: String,
}

/// Hits of one distance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RueckschauQuoteDto {
    /// Days ahead.
    pub tage: u32,
    /// Forecasts held against what came.
    pub faelle: u32,
    /// Of these inside the 80 % band.
    pub treffer: u32,
    /// Stichtage with fewer than 5 completions, in no case.
    pub nicht_belastbar: u32,
    /// "in 5 von 6 Fällen" or "kein Fall".
    pub text: String,
}

/// One past forecast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RueckschauFallDto {
    /// Day of the forecast, ISO.
    pub stichtag: String,
    /// Days ahead.
    pub tage: u32,
    /// The 80 % band.
    pub band_80: [u32; 2],
    /// What came.
    pub eingetreten: u32,
    /// Whether it lies in the band.
    pub getroffen: bool,
}
