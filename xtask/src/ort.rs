//! Where things lie: workspace, interface, target folder, built programs.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders of one checkout; all paths are absolute.
#[derive(Debug, Clone)]
pub(crate) struct Ort {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) wurzel: PathBuf,
    /// Cargo's target folder; honours `CARGO_TARGET_DIR`.
    pub(crate) target: PathBuf,
}

impl Ort {
    /// Asks the environment first: with a target folder shared by several clones the binary may have been
    /// compiled in another one.
    pub(crate) fn finden() -> Result<Self> {
        let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let wurzel =
            xtask.parent().context("Der Ordner xtask hat keinen übergeordneten Ordner")?.to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(pfad) if !pfad.is_empty() => std::path::absolute(pfad)?,
            _ => wurzel.join("target"),
        };
        Ok(Self { wurzel, target })
    }

    /// The folder of the interface.
    pub(crate) fn ui(&self) -> PathBuf {
        self.wurzel.join("ui")
    }

    /// A program of the workspace as `cargo build` leaves it.
    pub(crate) fn programm(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// Cargo in the workspace, always with the same target folder: a relative `CARGO_TARGET_DIR` would
    /// otherwise mean another place from there.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.wurzel).env("CARGO_TARGET_DIR", &self.target);
        cargo
    }

    /// npm in the folder of the interface.
    pub(crate) fn npm(&self) -> Command {
        let mut npm = Command::new("npm");
        npm.current_dir(self.ui());
        npm
    }

    /// Tells the tests where the built programs are.
    pub(crate) fn mit_programmen<'b>(&self, befehl: &'b mut Command) -> &'b mut Command {
        befehl.env("OZG_BIN", self.programm("ozg")).env("OZG_CHRONIK_BIN", self.programm("ozg-chronik"))
    }
}

/// A path as people read it: relative to the current folder where that is shorter.
pub(crate) fn lesbar(pfad: &Path) -> String {
    let hier = std::env::current_dir().unwrap_or_default();
    pfad.strip_prefix(&hier).unwrap_or(pfad).display().to_string()
}
