//! Whole processes: `ozg` beside `sqlite3`, from start to end, with their highest memory.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::daten::Daten;
use crate::messung::{Ergebnis, Messreihe, Ziel, abwechselnd};

/// What the export of the program says, in SQL.
const ABFRAGE: &str = "SELECT leistung, ags, stand, reifegrad_modell, reifegrad, reifegrad_art, gueltig_ab, \
     loesung, portal, fundstelle AS quelle FROM nachnutzung LEFT JOIN quelle ON quelle.kennung = nachnutzung.quelle \
     ORDER BY leistung, ags, gueltig_ab, loesung";

/// The canonical file of all rows; both files must say the same.
pub(crate) fn export(ergebnis: &mut Ergebnis, ozg: &Path, daten: &Daten, ordner: &Path) -> Result<()> {
    let (unsere, ihre) = (ordner.join("ozg.csv"), ordner.join("sqlite3.csv"));
    let unser = || {
        let mut befehl = Command::new(ozg);
        befehl.arg("--katalog").arg(&daten.katalog);
        befehl.args(["export", "nachnutzung", "--profil", "opendata", "--out"]).arg(&unsere);
        befehl.stdout(Stdio::null()).stderr(Stdio::null());
        befehl
    };
    let ihr = || -> Result<Command> {
        let mut befehl = Command::new("sqlite3");
        befehl.args(["-csv", "-separator", ";", "-header"]).arg(&daten.katalog).arg(ABFRAGE);
        befehl.stdout(File::create(&ihre)?);
        Ok(befehl)
    };
    let groesse = daten.groesse.name;
    let namen = [
        format!("{groesse}: sqlite3 -csv, ganzer Prozess"),
        format!("{groesse}: ozg export, ganzer Prozess"),
    ];
    let reihen = abwechselnd(
        if daten.groesse.zeilen() > 1_000_000 { 3 } else { 7 },
        vec![
            (&namen[0], Box::new(|| ausfuehren(&mut ihr()?))),
            (&namen[1], Box::new(|| ausfuehren(&mut unser()))),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    ergebnis.ziel(&namen[1], Ziel::Verhaeltnis(1.0))?;
    gleich(&unsere, &ihre, daten.groesse.zeilen())?;
    ergebnis.speicher(&namen[0], speicher(&mut ihr()?)?);
    ergebnis.speicher(&namen[1], speicher(&mut unser())?);
    for datei in [unsere, ihre] {
        std::fs::remove_file(datei)?;
    }
    Ok(())
}

/// The start of the command line, without a catalogue and with one.
pub(crate) fn start(ergebnis: &mut Ergebnis, ozg: &Path, daten: &Daten, ordner: &Path) -> Result<()> {
    let stumm = |mut befehl: Command| ausfuehren(befehl.stdout(Stdio::null()));
    let demo = ordner.join("demo.ozg");
    let kennzahl = |katalog: &Path| {
        let mut befehl = Command::new(ozg);
        befehl.arg("--katalog").arg(katalog).args(["kennzahl", "show", "--stichtag", "2022-10-01"]);
        befehl
    };
    let gross = format!("{}: ozg kennzahl show, ganzer Prozess", daten.groesse.name);
    let reihen = abwechselnd(
        20,
        vec![
            (
                "sqlite3 --version, ganzer Prozess",
                Box::new(|| {
                    let mut befehl = Command::new("sqlite3");
                    befehl.arg("--version");
                    stumm(befehl)
                }),
            ),
            (
                "ozg --version, ganzer Prozess",
                Box::new(|| {
                    let mut befehl = Command::new(ozg);
                    befehl.arg("--version");
                    stumm(befehl)
                }),
            ),
            ("Demo: ozg kennzahl show, ganzer Prozess", Box::new(|| stumm(kennzahl(&demo)))),
            (&gross, Box::new(|| stumm(kennzahl(&daten.katalog)))),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    Ok(())
}

/// The same rows into a catalogue without them, beside `sqlite3 .import` into a keyed STRICT table.
pub(crate) fn import(ergebnis: &mut Ergebnis, ozg: &Path, daten: &Daten, ordner: &Path) -> Result<()> {
    let (katalog, roh) = (ordner.join("import.ozg"), ordner.join("import.sqlite"));
    let basis = format!(
        "{}: sqlite3 .import in eine STRICT-Tabelle mit Schlüssel, ganzer Prozess",
        daten.groesse.name
    );
    let name = format!("{}: ozg import, ganzer Prozess", daten.groesse.name);
    let (mut zeiten, mut ihre) = (Vec::new(), Vec::new());
    let mut hoechster = 0;
    let befehle = "CREATE TABLE nachnutzung (leistung TEXT NOT NULL, ags TEXT NOT NULL, stand TEXT NOT NULL, \
                   reifegrad_modell TEXT, reifegrad TEXT, reifegrad_art TEXT, gueltig_ab TEXT NOT NULL, \
                   loesung TEXT NOT NULL, portal TEXT, quelle TEXT, \
                   PRIMARY KEY (leistung, ags, gueltig_ab, loesung)) STRICT;";
    for _ in 0..5 {
        let mut sqlite = Command::new("sqlite3");
        sqlite.arg(&roh).arg(befehle).args([".mode csv", ".separator ;"]);
        sqlite.arg(format!(".import --skip 1 {} nachnutzung", daten.csv.display()));
        sqlite.stdout(Stdio::null());
        let beginn = Instant::now();
        ausfuehren(&mut sqlite)?;
        ihre.push(beginn.elapsed());
        std::fs::remove_file(&roh)?;

        std::fs::copy(&daten.leer, &katalog)?;
        let mut befehl = Command::new(ozg);
        befehl.arg("--katalog").arg(&katalog).arg("import").arg(&daten.csv);
        befehl.args(["--profil", "nachnutzung", "--bestaetigt"]).stdout(Stdio::null()).stderr(Stdio::null());
        let beginn = Instant::now();
        hoechster = hoechster.max(speicher(&mut befehl)?);
        zeiten.push(beginn.elapsed());
        std::fs::remove_file(&katalog)?;
    }
    let reihe = Messreihe::new(&name, zeiten).map(|r| r.neben(&basis).mit_ziel(Ziel::Verhaeltnis(1.5)));
    ergebnis.reihe(Messreihe::new(&basis, ihre));
    ergebnis.reihe(reihe);
    ergebnis.speicher(&name, hoechster);
    Ok(())
}

fn ausfuehren(befehl: &mut Command) -> Result<()> {
    let status = befehl
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("Programm startet nicht: {befehl:?}"))?;
    ensure!(status.success(), "{status} von: {befehl:?}");
    Ok(())
}

/// Runs the command and gives its highest resident memory in bytes, asked of the kernel every few milliseconds.
pub(crate) fn speicher(befehl: &mut Command) -> Result<u64> {
    let mut kind = befehl.stdin(Stdio::null()).spawn()?;
    let stand = format!("/proc/{}/status", kind.id());
    let mut hoechster = 0;
    loop {
        let text = std::fs::read_to_string(&stand).unwrap_or_default();
        let zeile = text.lines().find_map(|zeile| zeile.strip_prefix("VmHWM:"));
        let kb = zeile.and_then(|rest| rest.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        hoechster = hoechster.max(kb.unwrap_or_default() * 1024);
        if let Some(status) = kind.try_wait()? {
            ensure!(status.success(), "{status} von: {befehl:?}");
            return Ok(hoechster);
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

/// Whether both files hold the same cells; `sqlite3` quotes more and ends lines otherwise.
fn gleich(unsere: &Path, ihre: &Path, zeilen: usize) -> Result<()> {
    let leser = |pfad: &Path| csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(pfad);
    let (mut a, mut b) = (leser(unsere)?, leser(ihre)?);
    let (mut x, mut y) = (csv::ByteRecord::new(), csv::ByteRecord::new());
    let mut anzahl = 0;
    loop {
        let (da, auch) = (a.read_byte_record(&mut x)?, b.read_byte_record(&mut y)?);
        ensure!(da == auch && x == y, "Zeile {} verschieden: {x:?} und {y:?}", anzahl + 1);
        if !da {
            break;
        }
        anzahl += 1;
    }
    ensure!(anzahl == zeilen + 1, "{anzahl} Zeilen statt {}", zeilen + 1);
    Ok(())
}
