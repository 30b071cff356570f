//! The forecast: when the projects come into Betrieb, by chance over the steps that lie before them.
//!
//! Order of events: the module `modell` turns each project of the scope into remaining durations, drawn from the
//! completed spells of all projects up to the Stichtag (same state of knowledge) or, where a step has fewer than
//! [`PROBEN_MINDESTENS`], from the planned dates with a triangular range; a running spell is drawn among those that
//! lasted longer. Each run multiplies all of them by one common shock (log-normal, median 1). Only counts are kept.
//!
//! What a forecast may say depends on how much was observed ([`Tor`]). A project about which nothing can be drawn is
//! named and counted apart: neither done nor late. So everything said of "all" is about the projects with a forecast,
//! and an upper bound for all. Never a single date.
//!
//! Limits: completed spells are shorter than those that still run, so early forecasts lean to the early side; the
//! backtest ([`rueckschau()`]) shows by how much. A pause counts as part of its spell.
//!
//! Source: KENNZAHLEN §2 (B7), §2a "Forecast", §3.

mod auswertung;
mod einstellung;
mod lauf;
mod modell;
mod rueckschau;
#[cfg(test)]
mod tests;
mod zufall;

use std::ops::ControlFlow;

use chrono::NaiveDate;

pub use auswertung::{Band, Faecherpunkt, Perzentile, Prognose, Projektprognose, Projektstand};
pub use einstellung::{
    DREIECK_MAX, Dreieck, Einstellfehler, Einstellung, LAEUFE, LAEUFE_VORGABE, SEED_VORGABE, SIGMA_MAX,
    SIGMA_VORGABE,
};
pub use lauf::Fortschritt;
pub use modell::{Grundlage, OhnePrognose, PROBEN_MINDESTENS};
pub use rueckschau::{Fall, Horizontquote, RUECKSCHAU_TAGE, Rueckschau, Stichtagsfall, rueckschau};

use self::lauf::Ziel;
use self::modell::Modell;
use crate::kennzahl::phasen;
use crate::projekt::{Phase, Projekt};

/// Days after the Stichtag that are told apart: ten years, or up to the Frist if that is later. What lies beyond is
/// beyond the horizon.
pub const HORIZONT_TAGE: u32 = 3_653;
/// Most days that a fan may have.
pub const RASTER_MAX: usize = 240;

/// How much may be said, by the number of projects in Betrieb at the Stichtag (§3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tor {
    /// Fewer than 5: nothing but the required rate.
    NichtBelastbar,
    /// 5 to 10: a range only (the 80 % band).
    Spanne,
    /// 11 and more: percentiles.
    Perzentile,
}

impl Tor {
    /// Completions from which a range is shown.
    pub const SPANNE_AB: u32 = 5;
    /// Completions from which percentiles are shown.
    pub const PERZENTILE_AB: u32 = 11;

    /// The gate for that many completions.
    #[must_use]
    pub fn bei(abschluesse: u32) -> Self {
        match abschluesse {
            0..Self::SPANNE_AB => Self::NichtBelastbar,
            Self::SPANNE_AB..Self::PERZENTILE_AB => Self::Spanne,
            Self::PERZENTILE_AB.. => Self::Perzentile,
        }
    }

    /// Word in JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::NichtBelastbar => "nicht_belastbar",
            Self::Spanne => "spanne",
            Self::Perzentile => "perzentile",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Frage<'a> {
    /// All projects on record in one state of knowledge, any order; the order decides what each one draws.
    pub projekte: &'a [Projekt],
    /// Day from which is forecast.
    pub stichtag: NaiveDate,
    /// The deadline.
    pub frist: NaiveDate,
    /// Days of the fan, any order; those not after the Stichtag, beyond [`HORIZONT_TAGE`], and the ones after the
    /// first [`RASTER_MAX`] are left out.
    pub raster: &'a [NaiveDate],
}

impl Frage<'_> {
    fn ziel(&self) -> Ziel {
        let nach = |d: &NaiveDate| u32::try_from((*d - self.stichtag).num_days()).ok();
        let mut raster: Vec<u32> =
            self.raster.iter().filter_map(nach).filter(|n| (1..=HORIZONT_TAGE).contains(n)).collect();
        raster.sort_unstable();
        raster.dedup();
        raster.truncate(RASTER_MAX);
        // A Frist beyond would count as kept what is only far away.
        let frist = nach(&self.frist).unwrap_or(0);
        Ziel { frist, horizont: HORIZONT_TAGE.max(frist), raster }
    }
}

/// The forecast. With fewer than 5 completions no run is made, and only who has a forecast is told.
///
/// `Break` if `fortschritt` (runs done, all runs; after each 256) wanted no more.
/// O(runs × projects × steps).
pub fn prognose(
    frage: &Frage<'_>,
    einstellung: Einstellung,
    fortschritt: &mut Fortschritt<'_>,
) -> ControlFlow<(), Prognose> {
    let modell = Modell::bauen(frage.projekte, frage.stichtag, frage.frist, einstellung.dreieck);
    let abschluesse = phasen(frage.projekte, frage.stichtag).zahl(Phase::Betrieb);
    let ziel = frage.ziel();
    let zaehlung = match Tor::bei(abschluesse) {
        Tor::NichtBelastbar => None,
        Tor::Spanne | Tor::Perzentile => Some(lauf::rechnen(&modell, &ziel, einstellung, fortschritt)?),
    };
    ControlFlow::Continue(auswertung::auswerten(frage, einstellung, &modell, &ziel, abschluesse, zaehlung))
}
