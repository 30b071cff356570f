//! What a forecast may be told: number of runs, seed, common shock, range of planned durations.

use thiserror::Error;

/// Fewest and most runs.
pub const LAEUFE: std::ops::RangeInclusive<u32> = 100..=1_000_000;
/// Runs unless told otherwise.
pub const LAEUFE_VORGABE: u32 = 10_000;
/// Seed unless told otherwise: the Frist as a number.
pub const SEED_VORGABE: u64 = 20_221_231;
/// Largest σ of the common shock.
pub const SIGMA_MAX: f64 = 2.0;
/// σ of the common shock unless told otherwise.
pub const SIGMA_VORGABE: f64 = 0.2;
/// Largest corner of the triangle in per cent of the planned duration.
pub const DREIECK_MAX: u32 = 1_000;

/// A setting out of its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Einstellfehler {
    /// Outside [`LAEUFE`].
    #[error("number of runs out of range")]
    Laeufe,
    /// Not a number from 0 to [`SIGMA_MAX`].
    #[error("sigma out of range")]
    Sigma,
    /// Not ascending, or beyond [`DREIECK_MAX`].
    #[error("triangle out of order or range")]
    Dreieck,
}

/// Triangular range around a planned duration, in per cent of it. Ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dreieck {
    unten: u32,
    mitte: u32,
    oben: u32,
}

impl Default for Dreieck {
    fn default() -> Self {
        Self { unten: 80, mitte: 100, oben: 180 }
    }
}

impl Dreieck {
    /// Least, most likely and greatest per cent.
    ///
    /// # Errors
    /// [`Einstellfehler::Dreieck`].
    pub fn neu(unten: u32, mitte: u32, oben: u32) -> Result<Self, Einstellfehler> {
        if unten <= mitte && mitte <= oben && (1..=DREIECK_MAX).contains(&oben) {
            Ok(Self { unten, mitte, oben })
        } else {
            Err(Einstellfehler::Dreieck)
        }
    }

    /// The three corners in per cent.
    #[must_use]
    pub fn ecken(self) -> [u32; 3] {
        [self.unten, self.mitte, self.oben]
    }

    /// Factor on the planned duration at a share of the distribution, 0 to 1 (inverse distribution function).
    pub(super) fn quantil(self, u: f64) -> f64 {
        let [a, m, b] = self.ecken().map(|e| f64::from(e) / 100.0);
        if b <= a {
            return m;
        }
        if u * (b - a) <= m - a {
            a + (u * (b - a) * (m - a)).sqrt()
        } else {
            b - ((1.0 - u) * (b - a) * (b - m)).sqrt()
        }
    }
}

/// Checked settings of a forecast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Einstellung {
    pub(super) laeufe: u32,
    pub(super) seed: u64,
    pub(super) sigma: f64,
    pub(super) dreieck: Dreieck,
    pub(super) faeden: u32,
}

impl Default for Einstellung {
    fn default() -> Self {
        Self {
            laeufe: LAEUFE_VORGABE,
            seed: SEED_VORGABE,
            sigma: SIGMA_VORGABE,
            dreieck: Dreieck::default(),
            faeden: 1,
        }
    }
}

impl Einstellung {
    /// Settings on one thread.
    ///
    /// # Errors
    /// [`Einstellfehler`] for what is out of range; also where σ is not a number.
    pub fn neu(laeufe: u32, seed: u64, sigma: f64, dreieck: Dreieck) -> Result<Self, Einstellfehler> {
        if !LAEUFE.contains(&laeufe) {
            return Err(Einstellfehler::Laeufe);
        }
        if !(0.0..=SIGMA_MAX).contains(&sigma) {
            return Err(Einstellfehler::Sigma);
        }
        Ok(Self { laeufe, seed, sigma, dreieck, faeden: 1 })
    }

    /// The same on so many threads, 1 to 8. The result does not depend on it.
    #[must_use]
    pub fn mit_faeden(self, faeden: u32) -> Self {
        Self { faeden: faeden.clamp(1, 8), ..self }
    }

    /// Number of runs.
    #[must_use]
    pub fn laeufe(&self) -> u32 {
        self.laeufe
    }

    /// Seed of the generator.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// σ of the common shock.
    #[must_use]
    pub fn sigma(&self) -> f64 {
        self.sigma
    }

    /// Range of planned durations.
    #[must_use]
    pub fn dreieck(&self) -> Dreieck {
        self.dreieck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grenzen_als_tabelle() {
        let d = Dreieck::default();
        for (laeufe, sigma, erwartet) in [
            (99, 0.2, Err(Einstellfehler::Laeufe)),
            (100, 0.0, Ok(())),
            (1_000_000, 2.0, Ok(())),
            (1_000_001, 0.2, Err(Einstellfehler::Laeufe)),
            (10_000, -0.1, Err(Einstellfehler::Sigma)),
            (10_000, 2.1, Err(Einstellfehler::Sigma)),
            (10_000, f64::NAN, Err(Einstellfehler::Sigma)),
            (10_000, f64::INFINITY, Err(Einstellfehler::Sigma)),
        ] {
            assert_eq!(Einstellung::neu(laeufe, 1, sigma, d).map(|_| ()), erwartet, "{laeufe} {sigma}");
        }
        for (ecken, gut) in [
            ([80, 100, 180], true),
            ([100, 100, 100], true),
            ([0, 0, 1], true),
            ([0, 0, 0], false),
            ([110, 100, 180], false),
            ([80, 190, 180], false),
            ([80, 100, 1_001], false),
        ] {
            assert_eq!(Dreieck::neu(ecken[0], ecken[1], ecken[2]).is_ok(), gut, "{ecken:?}");
        }
    }

    #[test]
    fn quantile_des_dreiecks() {
        let d = Dreieck::default();
        // The corner in the middle divides the area as it divides the base: 20 of 100.
        for (u, faktor) in [(0.0, 0.8), (0.2, 1.0), (1.0, 1.8)] {
            assert!((d.quantil(u) - faktor).abs() < 1e-12, "{u}");
        }
        // Mean of a triangle: the mean of its corners.
        let mittel = (0..10_000).map(|i| d.quantil((f64::from(i) + 0.5) / 10_000.0)).sum::<f64>() / 10_000.0;
        assert!((mittel - 1.2).abs() < 1e-4, "{mittel}");
        assert!((Dreieck::neu(100, 100, 100).unwrap().quantil(0.7) - 1.0).abs() < 1e-12);
    }
}
