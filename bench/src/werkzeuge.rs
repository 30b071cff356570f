//! Other tools at the same work, on request: DuckDB's CSV export and counting scan, a burn-up in matplotlib, a Monte Carlo
//! run in numpy.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::angebot::alle_regeln;
use crate::daten::Daten;
use crate::innen::{BURNUP, PROGNOSE};
use crate::messung::{Ergebnis, Messreihe};

/// Fixed versions, so that two runs compare with the same.
const PAKETE: [&str; 4] = ["duckdb==1.4.1", "matplotlib==3.10.7", "numpy==2.3.4", "pyarrow==22.0.0"];

/// Installs the tools into a folder of their own and measures them inside their process, after one run to warm up.
pub(crate) fn messen(
    ergebnis: &mut Ergebnis,
    ordner: &Path,
    nrw: &Daten,
    bund: Option<&Daten>,
    lauf: &Path,
) -> Result<()> {
    let umgebung = ordner.join("werkzeuge");
    let python = umgebung.join("bin/python");
    if !python.exists() {
        laufen(Command::new("python3").args(["-m", "venv"]).arg(&umgebung))?;
    }
    laufen(
        Command::new(&python)
            .args(["-m", "pip", "install", "-q", "--disable-pip-version-check"])
            .args(PAKETE),
    )?;
    let ausgabe = laufen(
        Command::new(&python)
            .args(["-c", include_str!("werkzeuge.py")])
            .arg(&nrw.csv)
            .arg(lauf.join("duckdb.csv"))
            .args(bund.map(|b| &b.katalog)),
    )?;
    for zeile in ausgabe.lines() {
        let (name, zeiten) = zeile.split_once('\t').context("Unerwartete Ausgabe der Werkzeuge")?;
        let zeiten = zeiten
            .split(' ')
            .map(|sekunden| Ok(Duration::from_secs_f64(sekunden.parse()?)))
            .collect::<Result<_>>()?;
        let basis = if name.contains("zählt je Leistung") {
            alle_regeln(if name.contains("Bund") { "Bund" } else { "NRW" })
        } else if name.starts_with("DuckDB") {
            "NRW: export im Prozess".to_owned()
        } else if name.starts_with("numpy") {
            PROGNOSE.to_owned()
        } else {
            BURNUP.to_owned()
        };
        ergebnis.reihe(Messreihe::new(name, zeiten).map(|reihe| reihe.neben(&basis)));
    }
    Ok(())
}

fn laufen(befehl: &mut Command) -> Result<String> {
    let ausgabe = befehl.output().with_context(|| format!("Programm startet nicht: {befehl:?}"))?;
    ensure!(
        ausgabe.status.success(),
        "{} von: {:?}\n{}",
        ausgabe.status,
        befehl.get_program(),
        String::from_utf8_lossy(&ausgabe.stderr)
    );
    Ok(String::from_utf8(ausgabe.stdout)?)
}
