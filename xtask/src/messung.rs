//! Measuring: run something several times, and compare the series in a German table.

use crate::befehl::{Fehlschlag, zeile};
use anyhow::{Context, Result};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The times of one measured thing, in ascending order.
#[derive(Debug, Clone)]
pub(crate) struct Messreihe {
    name: String,
    zeiten: Vec<Duration>,
}

impl Messreihe {
    /// `None` without any time: such a series has no median.
    pub(crate) fn new(name: impl Into<String>, mut zeiten: Vec<Duration>) -> Option<Self> {
        zeiten.sort_unstable();
        (!zeiten.is_empty()).then(|| Self {
            name: name.into(),
            zeiten,
        })
    }

    /// The middle time, or the mean of the two middle ones.
    pub(crate) fn median(&self) -> Duration {
        let mitte = self.zeiten.len() / 2;
        if self.zeiten.len().is_multiple_of(2) {
            (self.zeiten[mitte - 1] + self.zeiten[mitte]) / 2
        } else {
            self.zeiten[mitte]
        }
    }

    /// The shortest time: the one least disturbed by the rest of the machine.
    pub(crate) fn min(&self) -> Duration {
        self.zeiten[0]
    }

    /// The time that 95 of 100 runs do not exceed (nearest rank, so always a measured one).
    pub(crate) fn p95(&self) -> Duration {
        let rang = (self.zeiten.len() * 95).div_ceil(100);
        self.zeiten[rang - 1]
    }

    /// Median relative to the other's median; below 1 is faster.
    pub(crate) fn verhaeltnis(&self, basis: &Self) -> f64 {
        self.median().as_secs_f64() / basis.median().as_secs_f64()
    }
}

/// Runs the closure once unmeasured, to fill caches, and then `anzahl` times (at least once).
pub(crate) fn messen(
    name: impl Into<String>,
    anzahl: usize,
    mut lauf: impl FnMut() -> Result<()>,
) -> Result<Messreihe> {
    lauf()?;
    let mut zeiten = Vec::with_capacity(anzahl);
    for _ in 0..anzahl.max(1) {
        let beginn = Instant::now();
        lauf()?;
        zeiten.push(beginn.elapsed());
    }
    Ok(Messreihe::new(name, zeiten).expect("at least one run was measured"))
}

/// Measures a command from start to end; its output is dropped, its failure ends the measurement.
pub(crate) fn messen_befehl(
    name: impl Into<String>,
    anzahl: usize,
    mut befehl: impl FnMut() -> Command,
) -> Result<Messreihe> {
    messen(name, anzahl, || {
        let mut befehl = befehl();
        let status = befehl
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .with_context(|| format!("Programm startet nicht: {}", zeile(&befehl)))?;
        if status.success() {
            Ok(())
        } else {
            Err(Fehlschlag::new(zeile(&befehl), status).into())
        }
    })
}

/// The series as a table, one line each. The ratio is to the series named `basis`; without one of that
/// name the column shows a dash.
pub(crate) fn tabelle(reihen: &[Messreihe], basis: &str) -> String {
    let basis = reihen.iter().find(|reihe| reihe.name == basis);
    let mut zeilen =
        vec![["Messung", "Läufe", "Median", "Min", "p95", "Verhältnis"].map(String::from)];
    for reihe in reihen {
        zeilen.push([
            reihe.name.clone(),
            reihe.zeiten.len().to_string(),
            millisekunden(reihe.median()),
            millisekunden(reihe.min()),
            millisekunden(reihe.p95()),
            basis.map_or_else(
                || "–".to_owned(),
                |basis| format!("{}×", zahl(reihe.verhaeltnis(basis))),
            ),
        ]);
    }
    let breite = |spalte: usize| {
        zeilen
            .iter()
            .map(|zeile| zeile[spalte].chars().count())
            .max()
            .unwrap_or_default()
    };
    let breiten: [usize; 6] = std::array::from_fn(breite);
    let mut text = String::new();
    for zeile in &zeilen {
        for (spalte, (zelle, breite)) in zeile.iter().zip(breiten).enumerate() {
            // Names to the left, numbers to the right.
            let gesetzt = if spalte == 0 {
                format!("{zelle:<breite$}")
            } else {
                format!("  {zelle:>breite$}")
            };
            text.push_str(&gesetzt);
        }
        text.push('\n');
    }
    text
}

fn millisekunden(dauer: Duration) -> String {
    format!("{} ms", zahl(dauer.as_secs_f64() * 1_000.0))
}

/// Two decimals below 10, one below 100, none above; with the German comma and dots between thousands.
fn zahl(wert: f64) -> String {
    let stellen = match wert {
        wert if wert < 10.0 => 2,
        wert if wert < 100.0 => 1,
        _ => 0,
    };
    let text = format!("{wert:.stellen$}");
    let (ganz, bruch) = text.split_once('.').unwrap_or((&text, ""));
    let mut gruppen = String::new();
    for (stelle, ziffer) in ganz.chars().enumerate() {
        if stelle > 0 && (ganz.len() - stelle).is_multiple_of(3) {
            gruppen.push('.');
        }
        gruppen.push(ziffer);
    }
    if bruch.is_empty() {
        gruppen
    } else {
        format!("{gruppen},{bruch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reihe(name: &str, ms: &[u64]) -> Messreihe {
        let zeiten = ms.iter().map(|&ms| Duration::from_millis(ms)).collect();
        Messreihe::new(name, zeiten).unwrap()
    }

    #[test]
    fn median_min_und_p95() {
        let faelle: [(&[u64], u64, u64, u64); 4] = [
            (&[7], 7, 7, 7),
            (&[30, 10, 20], 20, 10, 30),
            (&[4, 1, 3, 2], 2, 1, 4),
            (&[5, 5, 5, 5, 100], 5, 5, 100),
        ];
        for (zeiten, median, min, p95) in faelle {
            let reihe = reihe("x", zeiten);
            assert_eq!(reihe.median().as_millis(), u128::from(median), "{zeiten:?}");
            assert_eq!(reihe.min().as_millis(), u128::from(min), "{zeiten:?}");
            assert_eq!(reihe.p95().as_millis(), u128::from(p95), "{zeiten:?}");
        }
        let hundert: Vec<u64> = (1..=100).collect();
        assert_eq!(reihe("x", &hundert).p95().as_millis(), 95);
        assert_eq!(reihe("x", &[1, 2]).median(), Duration::from_micros(1_500));
        assert!(Messreihe::new("leer", Vec::new()).is_none());
    }

    #[test]
    fn zahlen_in_deutscher_schreibweise() {
        let faelle = [
            (0.5, "0,50"),
            (12.34, "12,3"),
            (250.6, "251"),
            (1_461.0, "1.461"),
            (1_234_567.0, "1.234.567"),
        ];
        for (wert, erwartet) in faelle {
            assert_eq!(zahl(wert), erwartet);
        }
    }

    #[test]
    fn die_tabelle_nennt_das_verhaeltnis_zur_basis() {
        let reihen = [reihe("ozg", &[25, 25]), reihe("SQLite-Skript", &[50])];
        assert_eq!(
            tabelle(&reihen, "SQLite-Skript"),
            "Messung        Läufe   Median      Min      p95  Verhältnis\n\
             ozg                2  25,0 ms  25,0 ms  25,0 ms       0,50×\n\
             SQLite-Skript      1  50,0 ms  50,0 ms  50,0 ms       1,00×\n"
        );
        assert!(
            tabelle(&reihen, "fehlt")
                .lines()
                .nth(1)
                .unwrap()
                .ends_with('–')
        );
    }

    #[test]
    fn gemessen_wird_nach_einem_lauf_zum_aufwaermen() {
        let mut laeufe = 0;
        let reihe = messen("x", 3, || {
            laeufe += 1;
            Ok(())
        })
        .unwrap();
        assert_eq!((laeufe, reihe.zeiten.len()), (4, 3));
        assert!(messen_befehl("x", 1, || Command::new("false")).is_err());
        assert!(messen_befehl("x", 1, || Command::new("true")).is_ok());
    }
}
