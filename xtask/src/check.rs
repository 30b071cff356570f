//! `cargo xtask check`: everything about the sources that needs no running program.

use crate::befehl::{ausfuehren, gelingt, zeile};
use crate::ort::Ort;
use anyhow::Result;
use std::process::{Command, Stdio};

/// The version that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Runs every check even after a failure, so that one run shows all there is to mend; fails with the first.
pub(crate) fn pruefen(ort: &Ort) -> Result<()> {
    let mut erster = None;
    let mut misslungen = Vec::new();
    for mut befehl in schritte(ort) {
        if let Err(fehler) = ausfuehren(&mut befehl) {
            misslungen.push(zeile(&befehl));
            erster.get_or_insert(fehler);
        }
    }
    if let Err(fehler) = lizenzen(ort) {
        misslungen.push("cargo deny".to_owned());
        erster.get_or_insert(fehler);
    }
    match erster {
        None => {
            println!("Alle Prüfungen bestanden");
            Ok(())
        }
        Some(fehler) => {
            eprintln!("Nicht bestanden: {}", misslungen.join("; "));
            Err(fehler)
        }
    }
}

fn schritte(ort: &Ort) -> Vec<Command> {
    let mut schritte = Vec::new();
    // First, because any later cargo call would mend a stale lock file silently. Starting xtask can have
    // done so already; `.ci/run` therefore asks before it.
    let mut sperrdatei = ort.cargo();
    sperrdatei.args(["metadata", "--locked", "--format-version", "1"]).stdout(Stdio::null());
    schritte.push(sperrdatei);
    // Compares package.json with its lock file and changes nothing.
    let mut sperrdatei_npm = ort.npm();
    sperrdatei_npm.args(["ci", "--dry-run", "--no-audit", "--no-fund"]).stdout(Stdio::null());
    schritte.push(sperrdatei_npm);
    for argumente in [
        &["fmt", "--all", "--check"][..],
        &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
    ] {
        let mut cargo = ort.cargo();
        cargo.args(argumente);
        schritte.push(cargo);
    }
    for name in ["check", "lint"] {
        let mut npm = ort.npm();
        npm.args(["run", name]);
        schritte.push(npm);
    }
    schritte
}

/// Licences, bans and sources of all crates; installs cargo-deny once where it is missing.
fn lizenzen(ort: &Ort) -> Result<()> {
    if !gelingt(ort.cargo().args(["deny", "--version"])) {
        // Without our target folder and flags: a tool of its own, not part of the workspace.
        let mut cargo = Command::new("cargo");
        cargo.args(["install", "cargo-deny", "--version", CARGO_DENY, "--locked"]);
        ausfuehren(&mut cargo)?;
    }
    ausfuehren(ort.cargo().args([
        "deny",
        "--offline",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]))
}
