//! Running other programs: each one is named on stderr before it starts, and its failure keeps its status.

use anyhow::{Context, Result};
use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};

/// A program that ran and did not succeed. [`crate::main`] ends with the same status.
#[derive(Debug)]
pub(crate) struct Fehlschlag {
    /// The command line, for people.
    pub(crate) zeile: String,
    /// Exit status, or 128 + signal as shells count it.
    pub(crate) status: u8,
}

impl Fehlschlag {
    pub(crate) fn new(zeile: String, status: ExitStatus) -> Self {
        let zahl = status
            .code()
            .or_else(|| status.signal().map(|signal| 128 + signal))
            .and_then(|zahl| u8::try_from(zahl).ok())
            .unwrap_or(1);
        Self { zeile, status: zahl }
    }
}

impl fmt::Display for Fehlschlag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Status {} von: {}", self.status, self.zeile)
    }
}

impl std::error::Error for Fehlschlag {}

/// The command line as one would type it, without the environment.
pub(crate) fn zeile(befehl: &Command) -> String {
    std::iter::once(befehl.get_program())
        .chain(befehl.get_args())
        .map(|teil| teil.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs the command to its end with stdin closed: nothing that we start may wait for an answer.
pub(crate) fn ausfuehren(befehl: &mut Command) -> Result<()> {
    let zeile = zeile(befehl);
    eprintln!("» {zeile}");
    let status =
        befehl.stdin(Stdio::null()).status().with_context(|| format!("Programm startet nicht: {zeile}"))?;
    if status.success() { Ok(()) } else { Err(Fehlschlag::new(zeile, status).into()) }
}

/// What a program prints on stdout, whatever its status; `None` if it cannot be started at all.
pub(crate) fn ausgabe(befehl: &mut Command) -> Option<String> {
    let ergebnis = befehl.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    Some(String::from_utf8_lossy(&ergebnis.stdout).into_owned())
}

/// Whether the program starts and succeeds; its output is dropped.
pub(crate) fn gelingt(befehl: &mut Command) -> bool {
    befehl
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ein_fehlschlag_behaelt_seinen_status() {
        let fehler = ausfuehren(Command::new("sh").args(["-c", "exit 7"])).unwrap_err();
        assert_eq!(fehler.downcast_ref::<Fehlschlag>().unwrap().status, 7);
        let fehler = ausfuehren(Command::new("sh").args(["-c", "kill -KILL $$"])).unwrap_err();
        assert_eq!(fehler.downcast_ref::<Fehlschlag>().unwrap().status, 137);
    }

    #[test]
    fn ein_fehlendes_programm_wird_genannt() {
        let fehler = ausfuehren(&mut Command::new("/gibt/es/nicht")).unwrap_err();
        assert_eq!(fehler.to_string(), "Programm startet nicht: /gibt/es/nicht");
        assert_eq!(ausgabe(&mut Command::new("/gibt/es/nicht")), None);
    }
}
