//! Programs in the background that never outlive us: each dies with xtask (`setpriv --pdeathsig`), and is
//! ended by its own process id otherwise.

use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program may take to end by itself after SIGTERM.
const GEDULD: Duration = Duration::from_secs(3);

/// A program in the background; it is ended when this value is dropped.
#[derive(Debug)]
pub(crate) struct Hintergrund {
    kind: Child,
}

impl Hintergrund {
    /// Starts what [`gebunden`] prepared.
    pub(crate) fn starten(befehl: &mut Command) -> Result<Self> {
        let kind = befehl
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("Programm startet nicht: {}", crate::befehl::zeile(befehl)))?;
        Ok(Self { kind })
    }

    /// Takes the stdout of a program that was started with a pipe.
    pub(crate) fn stdout(&mut self) -> Option<std::process::ChildStdout> {
        self.kind.stdout.take()
    }

    /// The status, if the program has ended by itself.
    pub(crate) fn ende(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.kind.try_wait()?)
    }
}

impl Drop for Hintergrund {
    fn drop(&mut self) {
        let pid = self.kind.id().to_string();
        // SIGTERM first: Xvfb removes its lock file then, which SIGKILL would leave behind.
        if matches!(self.kind.try_wait(), Ok(None))
            && crate::befehl::gelingt(Command::new("kill").args(["-TERM", &pid]))
        {
            let beginn = Instant::now();
            while beginn.elapsed() < GEDULD && matches!(self.kind.try_wait(), Ok(None)) {
                sleep(Duration::from_millis(10));
            }
        }
        // Both fail only if it has ended already.
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

/// A command whose process gets the named signal when xtask ends, however it ends. The kernel binds that
/// to the starting thread, so only the main thread may start it.
pub(crate) fn gebunden(signal: &str, programm: impl AsRef<OsStr>) -> Command {
    let mut befehl = Command::new("setpriv");
    befehl.args(["--pdeathsig", signal]).arg(programm);
    befehl
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn was_laeuft_endet_mit_dem_wert() {
        let laeufer = Hintergrund::starten(gebunden("KILL", "sleep").arg("600")).unwrap();
        let ordner = format!("/proc/{}", laeufer.kind.id());
        assert!(std::path::Path::new(&ordner).exists());
        drop(laeufer);
        assert!(!std::path::Path::new(&ordner).exists(), "{ordner} lebt noch");
    }

    #[test]
    fn ein_eigenes_ende_wird_gesehen() {
        let mut kurz = Hintergrund::starten(gebunden("KILL", "sh").args(["-c", "exit 3"])).unwrap();
        let beginn = Instant::now();
        let status = loop {
            if let Some(status) = kurz.ende().unwrap() {
                break status;
            }
            assert!(beginn.elapsed() < Duration::from_secs(10), "endet nicht");
            sleep(Duration::from_millis(5));
        };
        assert_eq!(status.code(), Some(3));
    }
}
