//! What a person sees: a program started on the virtual screen without a driver, and the colours that appear there.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};

use super::prozess::{anzeige, starten};

/// Time between two looks.
const TAKT: Duration = Duration::from_millis(4);
const FRIST: Duration = Duration::from_secs(20);

/// A part of the screen and what is awaited there.
#[derive(Debug, Clone, Copy)]
pub struct Ausschnitt {
    /// Left edge in px.
    pub x: i16,
    /// Upper edge in px.
    pub y: i16,
    /// Width in px.
    pub breite: u16,
    /// Height in px.
    pub hoehe: u16,
    /// Red, green, blue.
    pub farbe: [u8; 3],
    /// So many pixels of that colour, each of its parts within 24 of it.
    pub pixel: usize,
}

/// Starts a program with a home folder of its own, gives the time until what is awaited is on the screen, and ends it.
///
/// # Errors
/// The program or the screen does not start; nothing appears for a long time.
pub fn bis_zu_sehen(programm: &Path, args: &[&str], heim: &Path, wo: Ausschnitt) -> Result<Duration> {
    let anzeige = anzeige()?.context("measured on a virtual screen only: unset DISPLAY")?;
    let (verbindung, bildschirm) = x11rb::connect(Some(anzeige))?;
    let wurzel = verbindung.setup().roots.get(bildschirm).context("no screen")?.root;
    let sieht = || -> Result<bool> {
        let bild = verbindung
            .get_image(ImageFormat::Z_PIXMAP, wurzel, wo.x, wo.y, wo.breite, wo.hoehe, u32::MAX)?
            .reply()?;
        // Four bytes a pixel on a screen of 24 bits: blue, green, red, none.
        let gleich = |p: &&[u8]| (0..3).all(|i| p[i].abs_diff(wo.farbe[2 - i]) <= 24);
        Ok(bild.data.chunks_exact(4).filter(gleich).count() >= wo.pixel)
    };
    ensure!(!sieht()?, "it is on the screen before the start");
    let mut befehl = Command::new("setpriv");
    befehl.args(["--pdeathsig", "KILL"]).arg(programm).args(args);
    befehl.env("DISPLAY", anzeige).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    befehl.env("HOME", heim).env("XDG_DATA_HOME", heim).env("XDG_CONFIG_HOME", heim);
    befehl.env("XDG_CACHE_HOME", heim.join("cache")).env("OZG_EINZELINSTANZ", "aus");
    let beginn = Instant::now();
    let mut kind = starten(befehl)?;
    let ergebnis = loop {
        match sieht() {
            Ok(true) => break Ok(beginn.elapsed()),
            Ok(false) if beginn.elapsed() < FRIST => std::thread::sleep(TAKT),
            Ok(false) => break Err(anyhow::anyhow!("nothing appeared within {FRIST:?}")),
            Err(fehler) => break Err(fehler),
        }
    };
    // It may have ended by itself, which is then the error already.
    let _ = kind.kill();
    kind.wait()?;
    while sieht()? {
        ensure!(beginn.elapsed() < FRIST * 2, "the window does not go away");
        std::thread::sleep(TAKT);
    }
    ergebnis
}
