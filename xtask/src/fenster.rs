//! Opening the window: on the user's screen, or on a virtual one with a picture as proof.

use crate::befehl::{Fehlschlag, ausfuehren};
use crate::bild;
use crate::ort::{Ort, lesbar};
use crate::prozess::{Hintergrund, gebunden};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the page may take until it is painted.
const FRIST: Duration = Duration::from_secs(30);
/// How long the picture may keep changing after that before it is taken anyway.
const RUHE: Duration = Duration::from_secs(3);

/// Starts the built program and waits: for its end on a real screen, for its painted page on a virtual one.
/// `beginn` is when the command was called.
pub(crate) fn zeigen(ort: &Ort, demo: Option<u64>, katalog: Option<&Path>, beginn: Instant) -> Result<()> {
    let mut programm = gebunden("KILL", ort.programm("ozg-chronik"));
    if let Some(seed) = demo {
        programm.arg("--demo").arg(seed.to_string());
    }
    if let Some(datei) = katalog {
        programm.arg("--katalog").arg(datei);
    }
    if bildschirm_vorhanden() { ausfuehren(&mut programm) } else { unsichtbar(ort, programm, beginn) }
}

fn bildschirm_vorhanden() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|wert| !wert.is_empty()))
}

fn unsichtbar(ort: &Ort, mut programm: Command, beginn: Instant) -> Result<()> {
    let (_xvfb, anzeige) = virtueller_bildschirm()?;
    let (_bus, adresse) = sitzungsbus()?;
    let start = Instant::now();
    // Declared last, so it ends first: before its bus and its screen.
    let mut laeufer = Hintergrund::starten(
        programm.env("DISPLAY", &anzeige).env("GDK_BACKEND", "x11").env("DBUS_SESSION_BUS_ADDRESS", adresse),
    )?;
    while bild::farben(&bildschirm(&anzeige)?, bild::GEMALT)? < bild::GEMALT {
        if let Some(status) = laeufer.ende()? {
            // Even a success is a failure here: there is no window to show.
            if status.success() {
                bail!("Das Programm endete, bevor sein Fenster sichtbar war");
            }
            let zeile = crate::befehl::zeile(&programm);
            return Err(Fehlschlag::new(zeile, status).into());
        }
        if start.elapsed() > FRIST {
            bail!("Das Fenster blieb {} Sekunden lang leer", FRIST.as_secs());
        }
        sleep(Duration::from_millis(50));
    }
    let programm_dauer = start.elapsed();
    let gesamt_dauer = beginn.elapsed();

    beruhigen(&anzeige)?;
    let datei = ort.target.join("ozg-chronik.png");
    ausfuehren(import(&anzeige).arg(&datei))?;
    println!(
        "Fenster sichtbar nach {} (davon Programmstart {})",
        sekunden(gesamt_dauer),
        sekunden(programm_dauer)
    );
    println!("Ohne Bildschirm geöffnet; Bild: {}", lesbar(&datei));
    Ok(())
}

/// Xvfb looks for a free display number itself and tells it once it is ready; looking for one beforehand
/// could race with another start. SIGTERM lets it remove its lock file.
fn virtueller_bildschirm() -> Result<(Hintergrund, String)> {
    let mut xvfb = Hintergrund::starten(
        gebunden("TERM", "Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    )?;
    let nummer = erste_zeile(&mut xvfb).context("Der virtuelle Bildschirm (Xvfb) startet nicht")?;
    Ok((xvfb, format!(":{nummer}")))
}

/// A session bus of its own, because the program recognises a second start through it. Started directly
/// instead of through dbus-run-session, whose daemon would stay behind if we are killed.
fn sitzungsbus() -> Result<(Hintergrund, String)> {
    let mut bus = Hintergrund::starten(
        gebunden("TERM", "dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    )?;
    let adresse = erste_zeile(&mut bus).context("Der Sitzungsbus (dbus-daemon) startet nicht")?;
    Ok((bus, adresse))
}

fn erste_zeile(programm: &mut Hintergrund) -> Result<String> {
    let stdout = programm.stdout().context("Keine Ausgabe")?;
    let mut zeile = String::new();
    BufReader::new(stdout).read_line(&mut zeile)?;
    let zeile = zeile.trim();
    if zeile.is_empty() {
        bail!("Keine Antwort");
    }
    Ok(zeile.to_owned())
}

/// Waits until two pictures in a row are equal, so that the saved one shows no half-loaded page.
fn beruhigen(anzeige: &str) -> Result<()> {
    let beginn = Instant::now();
    let mut vorher = bildschirm(anzeige)?;
    while beginn.elapsed() < RUHE {
        sleep(Duration::from_millis(200));
        let jetzt = bildschirm(anzeige)?;
        if jetzt == vorher {
            break;
        }
        vorher = jetzt;
    }
    Ok(())
}

/// The whole screen as PPM.
fn bildschirm(anzeige: &str) -> Result<Vec<u8>> {
    let ergebnis = import(anzeige)
        .args(["-depth", "8", "ppm:-"])
        .stdin(Stdio::null())
        .output()
        .context("ImageMagick (import) startet nicht")?;
    if !ergebnis.status.success() {
        bail!("Kein Bild vom Bildschirm: {}", String::from_utf8_lossy(&ergebnis.stderr).trim());
    }
    Ok(ergebnis.stdout)
}

fn import(anzeige: &str) -> Command {
    let mut befehl = Command::new("import");
    // Its own option -display has no effect on the root window.
    befehl.args(["-silent", "-window", "root"]).env("DISPLAY", anzeige);
    befehl
}

fn sekunden(dauer: Duration) -> String {
    format!("{:.1} s", dauer.as_secs_f64()).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sekunden_stehen_in_deutscher_schreibweise() {
        assert_eq!(sekunden(Duration::from_millis(1_240)), "1,2 s");
        assert_eq!(sekunden(Duration::from_secs(61)), "61,0 s");
    }
}
