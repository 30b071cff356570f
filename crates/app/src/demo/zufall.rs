//! Chance that repeats: one ChaCha stream per topic and project.
//!
//! Bounded numbers are made here and not by `rand`, whose ways of drawing them may change with a version;
//! the ChaCha stream itself never does. A stream per topic keeps a change in one from moving the others.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What is drawn for. The number is the stream.
#[derive(Debug, Clone, Copy)]
pub(super) enum Thema {
    Los,
    Namen,
    Projekt,
    Zeitplan,
    Meilenstein,
    Prognose,
    Merkmal,
    Sachstand,
    Foerderung,
    Uhrzeit,
    Beteiligung,
    Angebot,
    Traeger,
    Ausrollung,
    Vertrag,
    Bewertung,
    Risiko,
    Budget,
}

/// A stream of numbers.
pub(super) struct Zufall(ChaCha8Rng);

impl Zufall {
    /// The stream of a topic; `nr` is the project or the Leistung (below 1,000), 0 where there is none.
    pub(super) fn neu(seed: u64, thema: Thema, nr: usize) -> Self {
        let mut anfang = [0; 32];
        anfang[..8].copy_from_slice(&seed.to_le_bytes());
        let mut strom = ChaCha8Rng::from_seed(anfang);
        strom.set_stream(thema as u64 * 1_000 + nr as u64);
        Self(strom)
    }

    /// A number from `von` to `bis`, both included; `von` if the span is empty.
    pub(super) fn zahl(&mut self, von: i64, bis: i64) -> i64 {
        let breite = u128::from(bis.abs_diff(von)) + 1;
        let punkt = (u128::from(self.0.next_u64()) * breite) >> 64;
        if bis < von { von } else { von + i64::try_from(punkt).unwrap_or(0) }
    }

    /// True in so many of a hundred cases.
    pub(super) fn prozent(&mut self, anteil: i64) -> bool {
        self.zahl(1, 100) <= anteil
    }

    /// One of the words; empty if there is none.
    pub(super) fn wort(&mut self, worte: &[&'static str]) -> &'static str {
        let letzter = i64::try_from(worte.len()).unwrap_or(0) - 1;
        let stelle = usize::try_from(self.zahl(0, letzter)).unwrap_or(0);
        worte.get(stelle).copied().unwrap_or_default()
    }

    /// Shuffles (Fisher–Yates).
    pub(super) fn mischen<T>(&mut self, reihe: &mut [T]) {
        for i in (1..reihe.len()).rev() {
            let j = self.zahl(0, i64::try_from(i).unwrap_or(0));
            reihe.swap(i, usize::try_from(j).unwrap_or(0));
        }
    }
}
