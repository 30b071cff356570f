//! `cargo xtask bench`: measures the program, on request beside other tools (`DESIGN.md` §8).

use crate::befehl::ausfuehren;
use crate::ort::Ort;
use anyhow::Result;
use std::process::Command;

/// Builds `ozg` and the measuring program in release, as users get them, and lets the latter measure.
pub(crate) fn messen(ort: &Ort, gross: bool, vergleich: bool) -> Result<()> {
    let pakete = ["--package", "ozg-cli", "--package", "ozg-bench"];
    ausfuehren(ort.cargo().args(["build", "--release"]).args(pakete))?;
    let programme = ort.target.join("release");
    let mut befehl = Command::new(programme.join("ozg-bench"));
    befehl
        .current_dir(&ort.wurzel)
        .arg("--ozg")
        .arg(programme.join("ozg"))
        .arg("--daten")
        .arg(ort.target.join("bench-daten"))
        .arg("--json")
        .arg(ort.target.join("bench.json"))
        .args(gross.then_some("--gross"))
        .args(vergleich.then_some("--vergleich"));
    ausfuehren(&mut befehl)
}
