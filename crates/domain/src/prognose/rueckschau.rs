//! The backtest: forecasts of past Stichtage with what was known then, held against what came.
//!
//! A case is a Stichtag and a number of days. It is hit if the number of projects in Betrieb on that later day, as it
//! is known now, lies inside the 80 % band that was forecast; of the same projects only: those of the scope then that
//! had a forecast or were in Betrieb. Fewer than 5 completions then: not counted, but named.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};

use super::auswertung::{Band, Projektstand};
use super::einstellung::Einstellung;
use super::{Frage, Tor, prognose};
use crate::projekt::{Phase, Projekt};

/// How far ahead is looked, in days.
pub const RUECKSCHAU_TAGE: [u32; 3] = [90, 180, 365];

/// A past Stichtag with what was known on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fall {
    /// The day.
    pub stichtag: NaiveDate,
    /// Projects in the state of knowledge of that day.
    pub damals: Vec<Projekt>,
}

/// What became of one forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stichtagsfall {
    /// Day of the forecast.
    pub stichtag: NaiveDate,
    /// Days ahead.
    pub tage: u32,
    /// The 80 % band.
    pub band: Band,
    /// Number in Betrieb on that day, known now.
    pub eingetreten: u32,
}

impl Stichtagsfall {
    /// Whether it lies in the band.
    #[must_use]
    pub fn getroffen(&self) -> bool {
        (self.band.von..=self.band.bis).contains(&self.eingetreten)
    }
}

/// Hits of one distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizontquote {
    /// Days ahead.
    pub tage: u32,
    /// Forecasts that can be held against what came.
    pub faelle: u32,
    /// Of these inside the 80 % band.
    pub treffer: u32,
    /// Stichtage with fewer than 5 completions; in no case above.
    pub nicht_belastbar: u32,
}

/// The whole backtest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rueckschau {
    /// By days ahead, as in [`RUECKSCHAU_TAGE`].
    pub quoten: Vec<Horizontquote>,
    /// All cases by Stichtag and days.
    pub faelle: Vec<Stichtagsfall>,
}

/// Forecasts each case and compares it with `heute`, the projects as known now. What lies after `bis` has not come
/// yet and is left out. The seed is the same for all. O(cases × runs × projects × steps).
///
/// `Break` if `fortschritt` (cases done, all cases) wanted no more.
pub fn rueckschau(
    faelle: &[Fall],
    heute: &[Projekt],
    frist: NaiveDate,
    bis: NaiveDate,
    einstellung: Einstellung,
    fortschritt: &mut super::Fortschritt<'_>,
) -> ControlFlow<(), Rueckschau> {
    let mut aus = Rueckschau {
        quoten: RUECKSCHAU_TAGE
            .map(|tage| Horizontquote { tage, faelle: 0, treffer: 0, nicht_belastbar: 0 })
            .to_vec(),
        faelle: Vec::new(),
    };
    let alle = u32::try_from(faelle.len()).unwrap_or(u32::MAX);
    for (nr, fall) in (0_u32..).zip(faelle) {
        let ziele: Vec<(u32, NaiveDate)> = RUECKSCHAU_TAGE
            .into_iter()
            .filter_map(|t| Some((t, fall.stichtag.checked_add_days(Days::new(u64::from(t)))?)))
            .filter(|(_, tag)| *tag <= bis)
            .collect();
        let raster: Vec<NaiveDate> = ziele.iter().map(|(_, tag)| *tag).collect();
        let frage = Frage { projekte: &fall.damals, stichtag: fall.stichtag, frist, raster: &raster };
        // A case takes a moment; cancelling inside of it works, too.
        let p = prognose(&frage, einstellung, &mut |_, _| fortschritt(nr, alle))?;
        let drin: BTreeSet<String> = p
            .projekte
            .iter()
            .filter(|p| !matches!(p.stand, Projektstand::Ohne(_)))
            .map(|p| p.kuerzel.to_lowercase())
            .collect();
        for (tage, tag) in ziele {
            let Some(quote) = aus.quoten.iter_mut().find(|q| q.tage == tage) else { continue };
            if p.tor == Tor::NichtBelastbar {
                quote.nicht_belastbar += 1;
            } else if let Some(punkt) = p.faecher.iter().find(|f| f.tag == tag) {
                let eingetreten = heute
                    .iter()
                    .filter(|p| p.phase(tag) == Some(Phase::Betrieb))
                    .filter(|p| drin.contains(&p.kuerzel.to_lowercase()))
                    .count();
                let eingetreten = u32::try_from(eingetreten).unwrap_or(u32::MAX);
                let fall = Stichtagsfall { stichtag: fall.stichtag, tage, band: punkt.band_80, eingetreten };
                quote.faelle += 1;
                quote.treffer += u32::from(fall.getroffen());
                aus.faelle.push(fall);
            }
        }
        fortschritt(nr + 1, alle)?;
    }
    ControlFlow::Continue(aus)
}
