//! `cargo xtask test`: builds, then the tests of the interface, then all Rust tests, real window included.

use crate::befehl::ausfuehren;
use crate::einrichtung;
use crate::ort::Ort;
use anyhow::Result;
use std::ffi::OsString;

/// Stops at the first failure. `argumente` go to the Rust test programs.
pub(crate) fn laufen(ort: &Ort, argumente: &[OsString]) -> Result<()> {
    einrichtung::bauen(ort)?;
    ausfuehren(ort.npm().arg("test"))?;
    let mut cargo = ort.cargo();
    cargo.args(["test", "--workspace", "--"]).args(gleichzeitig(argumente)).args(argumente);
    ausfuehren(ort.mit_programmen(&mut cargo))
}

/// Two tests at a time: more windows than that starve each other on a small machine. The test programs
/// refuse the option twice, so the caller's own one wins.
fn gleichzeitig(argumente: &[OsString]) -> Option<&'static str> {
    let eigene = argumente.iter().any(|argument| argument.to_string_lossy().starts_with("--test-threads"));
    (!eigene).then_some("--test-threads=2")
}

#[cfg(test)]
mod pruefung {
    use super::*;

    #[test]
    fn die_eigene_zahl_gewinnt() {
        assert_eq!(gleichzeitig(&[]), Some("--test-threads=2"));
        assert_eq!(gleichzeitig(&["verlauf".into()]), Some("--test-threads=2"));
        assert_eq!(gleichzeitig(&["--test-threads=1".into()]), None);
        assert_eq!(gleichzeitig(&["--test-threads".into(), "1".into()]), None);
    }
}
