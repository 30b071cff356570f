//! `cargo xtask package`: the installable package for Debian and Ubuntu, built in release.

use crate::befehl::ausfuehren;
use crate::ort::{Ort, lesbar};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Tauri's own tool comes with the npm packages and finds `src-tauri/tauri.conf.json` from the root.
pub(crate) fn bauen(ort: &Ort) -> Result<()> {
    let tauri = ort.ui().join("node_modules/.bin/tauri");
    ausfuehren(
        Command::new(tauri)
            .args(["build", "--bundles", "deb"])
            .current_dir(&ort.wurzel)
            .env("CARGO_TARGET_DIR", &ort.target),
    )?;
    for paket in pakete(&ort.target.join("release/bundle/deb"))? {
        println!("Paket: {}", lesbar(&paket));
    }
    Ok(())
}

fn pakete(ordner: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut pakete = Vec::new();
    let eintraege = std::fs::read_dir(ordner)
        .with_context(|| format!("Kein Paket entstanden in {}", ordner.display()))?;
    for eintrag in eintraege {
        let pfad = eintrag?.path();
        if pfad.extension().is_some_and(|endung| endung == "deb") {
            pakete.push(pfad);
        }
    }
    pakete.sort();
    Ok(pakete)
}
