//! The interface: npm packages from the lock file and the built pages, each only when something changed.

use crate::befehl::ausfuehren;
use crate::ort::Ort;
use crate::stand;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Lies inside `node_modules`, so it disappears together with it, and holds what was installed from.
const STEMPEL: &str = "node_modules/.ozg-stand";

/// The two files that decide what is installed; `npm ci` also refuses when they contradict each other.
const VORGABEN: [&str; 2] = ["package.json", "package-lock.json"];

/// Runs `npm ci` unless `node_modules` was installed from exactly these files.
pub(crate) fn pakete(ort: &Ort) -> Result<()> {
    let ui = ort.ui();
    let soll = vorgaben(&ui)?;
    let stempel = ui.join(STEMPEL);
    if fs::read(&stempel).is_ok_and(|ist| ist == soll) {
        return Ok(());
    }
    ausfuehren(ort.npm().args(["ci", "--no-audit", "--no-fund"]))?;
    // Without any dependency npm leaves no folder behind.
    fs::create_dir_all(ui.join("node_modules"))?;
    fs::write(&stempel, soll).with_context(|| format!("Nicht geschrieben: {}", stempel.display()))
}

/// Runs `npm run build` if a source is newer than the built page.
pub(crate) fn seiten(ort: &Ort) -> Result<()> {
    let mut neueste = None;
    for quelle in quellen(ort)? {
        neueste = neueste.max(stand::neueste(&quelle)?);
    }
    let ergebnis = stand::geaendert_am(&ort.ui().join("dist/index.html"))?;
    if stand::veraltet(neueste, ergebnis) {
        ausfuehren(ort.npm().args(["run", "build"]))?;
    }
    Ok(())
}

fn vorgaben(ui: &Path) -> Result<Vec<u8>> {
    let mut inhalt = Vec::new();
    for name in VORGABEN {
        let pfad = ui.join(name);
        inhalt.extend(fs::read(&pfad).with_context(|| format!("Nicht lesbar: {}", pfad.display()))?);
    }
    Ok(inhalt)
}

/// What the built page is made from: folders as a whole, and the settings beside them.
fn quellen(ort: &Ort) -> Result<Vec<PathBuf>> {
    let ui = ort.ui();
    let mut quellen = vec![ui.join("src"), ui.join("public"), ort.wurzel.join("data/labels")];
    for eintrag in fs::read_dir(&ui)? {
        let eintrag = eintrag?;
        if eintrag.file_type()?.is_file() && ist_quelle(&eintrag.file_name().to_string_lossy()) {
            quellen.push(eintrag.path());
        }
    }
    Ok(quellen)
}

/// Files directly in `ui/` that decide how the page is built.
fn ist_quelle(name: &str) -> bool {
    name == "index.html"
        || name.contains(".config.")
        || name.starts_with("package")
        || name.starts_with("tsconfig")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn einstellungen_sind_quellen() {
        let ja = [
            "index.html",
            "vite.config.ts",
            "svelte.config.js",
            "package.json",
            "package-lock.json",
            "tsconfig.json",
            "tsconfig.node.json",
        ];
        for name in ja {
            assert!(ist_quelle(name), "{name}");
        }
        for name in ["README.md", ".gitignore", "notizen.txt"] {
            assert!(!ist_quelle(name), "{name}");
        }
    }
}
