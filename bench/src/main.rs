//! `ozg-bench`: measures the program against the targets of `DESIGN.md` §8. `cargo xtask bench` builds and starts it.
//!
//! Order of events: [`daten`] makes the big catalogues or finds them from an earlier run, [`innen`] measures use
//! cases in this process, [`chronik`] earlier states, [`aussen`] whole processes beside `sqlite3`, [`fenster`] the window beside an empty one,
//! [`werkzeuge`] other tools on request.
//! [`messung`] collects the series; they are printed as a table and written as JSON.

mod angebot;
mod aussen;
mod chronik;
mod daten;
mod fenster;
mod innen;
mod messung;
mod werkzeuge;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Parser;
use daten::Groesse;
use messung::Ergebnis;
use serde_json::json;

/// Misst das Programm; cargo xtask bench baut und startet es
#[derive(Parser, Debug)]
struct Aufruf {
    /// Die gebaute Befehlszeile ozg
    #[arg(long)]
    ozg: PathBuf,
    /// Das gebaute Fenster
    #[arg(long)]
    fenster: PathBuf,
    /// Das leere Fenster, neben dem gemessen wird
    #[arg(long)]
    leer: PathBuf,
    /// Nur das Fenster messen
    #[arg(long)]
    nur_fenster: bool,
    /// Nur die Chronik messen
    #[arg(long)]
    nur_chronik: bool,
    /// Nur Zählregeln, Prognose, Bilder und Import messen
    #[arg(long)]
    nur_angebot: bool,
    /// Ordner für die erzeugten Kataloge
    #[arg(long)]
    daten: PathBuf,
    /// Wohin die Ergebnisse geschrieben werden
    #[arg(long)]
    json: PathBuf,
    /// Auch die Größe Bund messen
    #[arg(long)]
    gross: bool,
    /// Auch andere Werkzeuge installieren und messen
    #[arg(long)]
    vergleich: bool,
}

fn main() -> Result<()> {
    let aufruf = Aufruf::parse();
    let sqlite = sqlite_version()?;
    let last_vorher = last();
    let mut ergebnis = Ergebnis::default();
    std::fs::create_dir_all(&aufruf.daten)?;
    // On the disk of the target folder, so that fsync costs what it costs.
    let ordner = tempfile::Builder::new().prefix("lauf-").tempdir_in(&aufruf.daten)?;
    if aufruf.nur_chronik {
        let nrw = daten::bereitstellen(&aufruf.daten, Groesse::NRW)?;
        verlauf(&mut ergebnis, &aufruf, &nrw, ordner.path())?;
    } else if aufruf.nur_angebot {
        fortschritt(&mut ergebnis, &aufruf, ordner.path())?;
    } else if !aufruf.nur_fenster {
        kataloge(&mut ergebnis, &aufruf, ordner.path())?;
    }
    if !aufruf.nur_chronik && !aufruf.nur_angebot {
        let programme = fenster::Programme { fenster: aufruf.fenster.clone(), leer: aufruf.leer.clone() };
        fenster::messen(&mut ergebnis, &programme, ordner.path())?;
    }
    let umgebung = json!({
        "sqlite3": sqlite,
        "sqlite_im_programm": rusqlite::version(),
        "kerne": std::thread::available_parallelism().map_or(0, usize::from),
        "last_vorher": last_vorher,
        "last_nachher": last(),
        "daten": aufruf.daten,
    });
    println!(
        "sqlite3 {sqlite}; SQLite im Programm {}; Last vorher {last_vorher}, nachher {}\n",
        rusqlite::version(),
        last()
    );
    print!("{}", ergebnis.tabelle());
    let mut alles = ergebnis.json();
    alles["umgebung"] = umgebung;
    std::fs::write(&aufruf.json, format!("{alles:#}\n"))
        .with_context(|| format!("Nicht geschrieben: {}", aufruf.json.display()))?;
    println!("\nAls JSON: {}", aufruf.json.display());
    Ok(())
}

/// What a figure of the roll-out costs, and how rows get in.
fn fortschritt(ergebnis: &mut Ergebnis, aufruf: &Aufruf, ordner: &Path) -> Result<()> {
    let nrw = daten::bereitstellen(&aufruf.daten, Groesse::NRW)?;
    let bund = match aufruf.gross {
        true => Some(daten::bereitstellen(&aufruf.daten, Groesse::BUND)?),
        false => None,
    };
    for katalog in std::iter::once(&nrw).chain(&bund) {
        angebot::messen(ergebnis, &aufruf.ozg, katalog)?;
    }
    aussen::import(ergebnis, &aufruf.ozg, &nrw, ordner)?;
    innen::bilder(ergebnis, &nrw, ordner)?;
    if aufruf.vergleich {
        werkzeuge::messen(ergebnis, &aufruf.daten, &nrw, bund.as_ref(), ordner)?;
    }
    Ok(())
}

/// Everything but the window.
fn kataloge(ergebnis: &mut Ergebnis, aufruf: &Aufruf, ordner: &Path) -> Result<()> {
    let nrw = daten::bereitstellen(&aufruf.daten, Groesse::NRW)?;
    let bund = match aufruf.gross {
        true => Some(daten::bereitstellen(&aufruf.daten, Groesse::BUND)?),
        false => None,
    };
    innen::demo(ergebnis, ordner)?;
    innen::start(ergebnis, ordner)?;
    innen::speichern(ergebnis, ordner)?;
    verlauf(ergebnis, aufruf, &nrw, ordner)?;
    aussen::start(ergebnis, &aufruf.ozg, &nrw, ordner)?;
    for katalog in std::iter::once(&nrw).chain(&bund) {
        innen::gross(ergebnis, katalog, ordner)?;
        aussen::export(ergebnis, &aufruf.ozg, katalog, ordner)?;
        angebot::messen(ergebnis, &aufruf.ozg, katalog)?;
    }
    aussen::import(ergebnis, &aufruf.ozg, &nrw, ordner)?;
    if aufruf.vergleich {
        werkzeuge::messen(ergebnis, &aufruf.daten, &nrw, bund.as_ref(), ordner)?;
    }
    Ok(())
}

/// Earlier states, and saves at any length of the history.
fn verlauf(ergebnis: &mut Ergebnis, aufruf: &Aufruf, nrw: &daten::Daten, ordner: &Path) -> Result<()> {
    let lang = daten::bereitstellen(&aufruf.daten, Groesse::CHRONIK)?;
    chronik::messen(ergebnis, &aufruf.ozg, &lang, nrw, ordner)
}

fn sqlite_version() -> Result<String> {
    let ausgabe = Command::new("sqlite3")
        .arg("--version")
        .output()
        .context("sqlite3 startet nicht. Bitte installieren Sie das Paket sqlite3")?;
    let text = String::from_utf8_lossy(&ausgabe.stdout);
    Ok(text.split_whitespace().next().unwrap_or_default().to_owned())
}

/// The load of the last minute: times from a busy machine are worth less.
fn last() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().replace('.', ",")
}
