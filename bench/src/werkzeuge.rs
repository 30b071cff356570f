//! Other tools at the same work, on request: DuckDB's CSV export and a burn-up in matplotlib.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::daten::Daten;
use crate::messung::{Ergebnis, Messreihe};

/// Fixed versions, so that two runs compare with the same.
const PAKETE: [&str; 2] = ["duckdb==1.4.1", "matplotlib==3.10.7"];

/// Installs the tools into a folder of their own and measures them inside their process, after one run to warm up.
pub(crate) fn messen(ergebnis: &mut Ergebnis, ordner: &Path, nrw: &Daten, lauf: &Path) -> Result<()> {
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
            .arg(lauf.join("duckdb.csv")),
    )?;
    for zeile in ausgabe.lines() {
        let (name, zeiten) = zeile.split_once('\t').context("Unerwartete Ausgabe der Werkzeuge")?;
        let zeiten = zeiten
            .split(' ')
            .map(|sekunden| Ok(Duration::from_secs_f64(sekunden.parse()?)))
            .collect::<Result<_>>()?;
        let basis = if name.starts_with("DuckDB") {
            "NRW: export im Prozess"
        } else {
            "Demo: burnup als SVG 960×480"
        };
        ergebnis.reihe(Messreihe::new(name, zeiten).map(|reihe| reihe.neben(basis)));
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
