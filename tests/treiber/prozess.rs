//! Processes and the screen that the tests share; nothing here knows WebDriver.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// The process ids of all children, theirs included; a child belongs to the thread that started it.
pub(super) fn nachkommen(pid: u32) -> Vec<u32> {
    let mut alle = Vec::new();
    let Ok(faeden) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return alle;
    };
    for faden in faeden.flatten() {
        let kinder = fs::read_to_string(faden.path().join("children")).unwrap_or_default();
        for kind in kinder.split_whitespace().filter_map(|zahl| zahl.parse().ok()) {
            alle.push(kind);
            alle.extend(nachkommen(kind));
        }
    }
    alle
}

/// Whether the process still holds anything; an ended one that waits to be collected does not.
pub(super) fn lebt(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat"))
        .ok()
        .and_then(|stat| stat.rsplit_once(") ").map(|(_, rest)| !rest.starts_with(['Z', 'X'])))
        .unwrap_or(false)
}

/// The display of the virtual screen, `None` where the user has a real one.
pub(super) fn anzeige() -> Result<Option<&'static str>> {
    static XVFB: OnceLock<Result<String, String>> = OnceLock::new();
    if std::env::var_os("DISPLAY").is_some_and(|wert| !wert.is_empty()) {
        return Ok(None);
    }
    match XVFB.get_or_init(|| virtueller_bildschirm().map_err(|fehler| format!("{fehler:#}"))) {
        Ok(anzeige) => Ok(Some(anzeige)),
        Err(fehler) => bail!("no virtual screen: {fehler}"),
    }
}

/// Xvfb finds a free number itself and tells it once it is ready. It lives as long as the test program and
/// then gets SIGTERM, on which it removes its lock file.
fn virtueller_bildschirm() -> Result<String> {
    let mut befehl = Command::new("setpriv");
    befehl
        .args(["--pdeathsig", "TERM", "Xvfb", "-displayfd", "1"])
        .args(["-screen", "0", "1440x900x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut xvfb = starten(befehl).context("Xvfb does not start")?;
    let stdout = xvfb.stdout.take().context("stdout was piped")?;
    let mut nummer = String::new();
    BufReader::new(stdout).read_line(&mut nummer)?;
    ensure!(!nummer.trim().is_empty(), "Xvfb ended without a display number");
    Ok(format!(":{}", nummer.trim()))
}

/// A command to start, and where its process goes.
type Startauftrag = (Command, Sender<io::Result<Child>>);

/// Starts a command from a thread that lives until the program ends. The kernel sends the signal of
/// `--pdeathsig` when the starting *thread* ends, and the thread of a test ends with that test: the shared
/// screen would go with the first one.
pub(super) fn starten(mut befehl: Command) -> Result<Child> {
    static STARTER: OnceLock<Sender<Startauftrag>> = OnceLock::new();
    befehl.stdin(Stdio::null());
    let starter = STARTER.get_or_init(|| {
        let (sender, auftraege) = channel::<Startauftrag>();
        thread::spawn(move || {
            for (mut befehl, antwort) in auftraege {
                // Nobody waits for the answer only if the test was broken off.
                let _ = antwort.send(befehl.spawn());
            }
        });
        sender
    });
    let (antwort, ergebnis) = channel();
    starter.send((befehl, antwort)).ok().context("the starting thread has ended")?;
    Ok(ergebnis.recv()??)
}
