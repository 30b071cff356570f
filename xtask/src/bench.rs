//! `cargo xtask bench`: measures the program, on request beside other tools (`DESIGN.md` §8).

use crate::einrichtung;
use crate::messung::{messen_befehl, tabelle};
use crate::ort::Ort;
use anyhow::Result;
use std::process::Command;

const LAEUFE: usize = 20;

/// So far only the start of the command line, beside SQLite's own with `vergleich`.
pub(crate) fn messen(ort: &Ort, vergleich: bool) -> Result<()> {
    einrichtung::bauen(ort)?;
    let ozg = ort.programm("ozg");
    let mut reihen = vec![messen_befehl("ozg --version", LAEUFE, || {
        let mut befehl = Command::new(&ozg);
        befehl.arg("--version");
        befehl
    })?];
    if vergleich {
        reihen.push(messen_befehl("sqlite3 --version", LAEUFE, || {
            let mut befehl = Command::new("sqlite3");
            befehl.arg("--version");
            befehl
        })?);
    }
    print!("{}", tabelle(&reihen, "sqlite3 --version"));
    Ok(())
}
