//! Counts of projects on a Stichtag.

use chrono::NaiveDate;

use crate::projekt::{Phase, Projekt};

/// Projects per phase; the sum is the number of projects on record that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phasenzahlen([u32; 7]);

impl Phasenzahlen {
    /// Number of projects in that phase.
    #[must_use]
    pub fn zahl(&self, phase: Phase) -> u32 {
        self.0[phase as usize]
    }

    /// All projects that were taken in by that day.
    #[must_use]
    pub fn erfasst(&self) -> u32 {
        self.0.iter().sum()
    }

    /// Scope of the burn-up: without those put aside and those that left.
    #[must_use]
    pub fn umfang(&self) -> u32 {
        Phase::ALLE.into_iter().filter(|p| p.im_umfang()).map(|p| self.zahl(p)).sum()
    }
}

/// Counts phases on that day. O(projects × milestones).
#[must_use]
pub fn phasen<'a>(projekte: impl IntoIterator<Item = &'a Projekt>, tag: NaiveDate) -> Phasenzahlen {
    let mut zahlen = Phasenzahlen::default();
    for phase in projekte.into_iter().filter_map(|p| p.phase(tag)) {
        zahlen.0[phase as usize] += 1;
    }
    zahlen
}
