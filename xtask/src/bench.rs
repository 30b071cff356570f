//! `cargo xtask bench`: measures the program, on request beside other tools (`DESIGN.md` §8).

use crate::befehl::ausfuehren;
use crate::ort::Ort;
use anyhow::Result;
use std::process::Command;

/// What is measured.
pub(crate) struct Umfang {
    /// Also the catalogues of size Bund.
    pub(crate) gross: bool,
    /// Also other tools.
    pub(crate) vergleich: bool,
    /// Only the window.
    pub(crate) nur_fenster: bool,
    /// Only the history.
    pub(crate) nur_chronik: bool,
    /// Only rules, forecast, charts and the import of the roll-out.
    pub(crate) nur_angebot: bool,
}

/// Builds the programs in release, as users get them, the empty window and the measuring program, and lets the latter
/// measure.
pub(crate) fn messen(ort: &Ort, umfang: &Umfang) -> Result<()> {
    let pakete = ["--package", "ozg-cli", "--package", "ozg-bench", "--package", "ozg-chronik"];
    ausfuehren(ort.cargo().args(["build", "--release", "--bins", "--examples"]).args(pakete))?;
    let programme = ort.target.join("release");
    let mut befehl = Command::new(programme.join("ozg-bench"));
    befehl
        .current_dir(&ort.wurzel)
        .arg("--ozg")
        .arg(programme.join("ozg"))
        .arg("--fenster")
        .arg(programme.join("ozg-chronik"))
        .arg("--leer")
        .arg(programme.join("examples/leer"))
        .arg("--daten")
        .arg(ort.target.join("bench-daten"))
        .arg("--json")
        .arg(ort.target.join("bench.json"))
        .args(umfang.gross.then_some("--gross"))
        .args(umfang.vergleich.then_some("--vergleich"))
        .args(umfang.nur_fenster.then_some("--nur-fenster"))
        .args(umfang.nur_chronik.then_some("--nur-chronik"))
        .args(umfang.nur_angebot.then_some("--nur-angebot"));
    ausfuehren(&mut befehl)
}
