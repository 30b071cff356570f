//! Catalogues of the sizes in `DESIGN.md` §8, the same for everyone.
//!
//! Base is the demo catalogue of seed 7 with more projects, Kommunen and entries. NRW takes its nachnutzung rows
//! through the canonical import, so that every row has its history; for Bund that would take too long and fill the
//! disk, so its rows are inserted set-wise with the table's triggers away, hence without history.
//!
//! A finished catalogue is kept in `target/bench-daten/KEY/`. KEY is the SHA-256 of what it follows from: this file,
//! the schema and its triggers, the shipped services and Kommunen. Folders of other keys are removed.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft, Importwahl};
use ozg_domain::nomen::{Nomen, nomen};
use ozg_domain::wert::{Profil, Wert, lesen};
use ozg_store::{Katalog, Modus, StoreFehler, Vorgang};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// Everything that the content of a catalogue follows from.
const GRUNDLAGE: &[&str] = &[
    include_str!("daten.rs"),
    include_str!("../../crates/store/src/schema/0001.sql"),
    include_str!("../../crates/store/src/schema/0002.sql"),
    include_str!("../../crates/store/src/schema/0003.sql"),
    include_str!("../../crates/store/src/schema/mod.rs"),
    include_str!("../../data/leistungen.csv"),
    include_str!("../../data/kommunen_nrw.csv"),
];
pub(crate) const SEED: u64 = 7;
const LEISTUNGEN: usize = 575;
const QUELLEN: u64 = 30;
const LOESUNGEN: u64 = 12;

/// A size of `DESIGN.md` §8.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Groesse {
    pub(crate) name: &'static str,
    projekte: usize,
    kommunen: usize,
    eintraege: i64,
    /// Whether the rows come through the import.
    mit_chronik: bool,
}

impl Groesse {
    pub(crate) const NRW: Self =
        Self { name: "NRW", projekte: 35, kommunen: 427, eintraege: 20_000, mit_chronik: true };
    pub(crate) const BUND: Self =
        Self { name: "Bund", projekte: 500, kommunen: 10_753, eintraege: 100_000, mit_chronik: false };

    /// Only the history of Bund: single edits, no rows of nachnutzung.
    pub(crate) const CHRONIK: Self =
        Self { name: "Chronik", projekte: 500, kommunen: 427, eintraege: 100_000, mit_chronik: false };

    /// Rows of nachnutzung.
    pub(crate) fn zeilen(&self) -> usize {
        LEISTUNGEN * self.kommunen
    }
}

/// The files of one size.
#[derive(Debug)]
pub(crate) struct Daten {
    pub(crate) groesse: Groesse,
    /// The full catalogue.
    pub(crate) katalog: PathBuf,
    /// The same without nachnutzung rows.
    pub(crate) leer: PathBuf,
    /// The rows as canonical file; only where the import takes them.
    pub(crate) csv: PathBuf,
}

/// Gives the catalogue of that size; makes it if an earlier run has not left it.
pub(crate) fn bereitstellen(ordner: &Path, groesse: Groesse) -> Result<Daten> {
    let schluessel = schluessel();
    let mein = ordner.join(&schluessel);
    fs::create_dir_all(&mein)?;
    for eintrag in fs::read_dir(ordner)? {
        let eintrag = eintrag?;
        let name = eintrag.file_name();
        let alt = name.len() == schluessel.len() && *name != *schluessel;
        if alt && eintrag.file_type()?.is_dir() {
            fs::remove_dir_all(eintrag.path())?;
        }
    }
    let datei = |endung: &str| mein.join(format!("{}{endung}", groesse.name.to_lowercase()));
    let daten = Daten { groesse, katalog: datei(".ozg"), leer: datei("-leer.ozg"), csv: datei(".csv") };
    // The catalogue gets its name last, so it is complete if it is there.
    if !daten.katalog.exists() {
        eprintln!("» Katalog {} erzeugen: {} Zeilen nachnutzung", groesse.name, groesse.zeilen());
        erzeugen(&daten, &mein).with_context(|| format!("Katalog {} nicht erzeugt", groesse.name))?;
    }
    Ok(daten)
}

fn schluessel() -> String {
    let mut hash = Sha256::new();
    for teil in GRUNDLAGE {
        hash.update(teil.as_bytes());
    }
    hash.finalize()[..8].iter().map(|b| format!("{b:02x}")).collect()
}

fn erzeugen(daten: &Daten, ordner: &Path) -> Result<()> {
    // Thousands of entries are thousands of commits; in memory none of them waits for the disk.
    let speicher = Path::new("/dev/shm");
    let werkstatt = tempfile::Builder::new().prefix("ozg-bench-").tempdir_in(if speicher.is_dir() {
        speicher
    } else {
        ordner
    })?;
    let basis = werkstatt.path().join("basis.ozg");
    drop(Anwendung::anlegen(&basis, &Anlage::Demo(SEED)).map_err(api)?);
    ausraeumen(&basis)?;
    stammdaten(&basis, daten.groesse, werkstatt.path())?;
    eintraege(&basis, daten.groesse)?;
    fs::copy(&basis, &daten.leer)?;
    if daten.groesse.name == Groesse::CHRONIK.name {
        fs::copy(&basis, &daten.katalog)?;
        return Ok(());
    }

    let werdend = ordner.join("werdend.ozg");
    fs::copy(&basis, &werdend)?;
    let vorrat = Vorrat::lesen(&werdend, daten.groesse)?;
    if daten.groesse.mit_chronik {
        let mut csv = BufWriter::new(File::create(&daten.csv)?);
        writeln!(
            csv,
            "leistung;ags;stand;reifegrad_modell;reifegrad;reifegrad_art;gueltig_ab;loesung;portal;quelle"
        )?;
        vorrat.zeilen(|z| {
            let grad = z.reifegrad.map(|g| g.to_string()).unwrap_or_default();
            writeln!(
                csv,
                "{};{};{};{};{};{};{};{};{};{}",
                z.leistung,
                z.ags,
                z.stand,
                z.modell,
                grad,
                z.art,
                z.gueltig_ab,
                z.loesung,
                z.portal,
                z.quelle
            )?;
            Ok(())
        })?;
        csv.flush()?;
        drop(csv);
        importieren(&werdend, "nachnutzung", &daten.csv)?;
    } else {
        mengenweise(&werdend, &vorrat)?;
    }
    fs::rename(&werdend, &daten.katalog)?;
    Ok(())
}

/// Takes the demo's own roll-out out, so that the rows are those of the size alone.
fn ausraeumen(katalog: &Path) -> Result<()> {
    let katalog = Katalog::oeffnen(katalog)?;
    let vorgang = Vorgang::neu("2022-12-31T08:00:00Z".parse()?, Herkunft::Cli, "nachnutzung_clear");
    let nachnutzung = art("nachnutzung")?;
    katalog.transact::<_, StoreFehler>(&vorgang, |s| {
        for satz in s.satz_liste(nachnutzung)? {
            s.satz_entfernen(nachnutzung, &satz.schluessel())?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Kommunen and projects up to the size, and solutions that rows can name.
fn stammdaten(katalog: &Path, groesse: Groesse, ordner: &Path) -> Result<()> {
    let (kommunen, projekte) = {
        let conn = Connection::open(katalog)?;
        let zahl = |tabelle: &str| -> Result<usize> {
            let sql = format!("SELECT count(*) FROM {tabelle}");
            Ok(usize::try_from(conn.query_row(&sql, [], |z| z.get::<_, i64>(0))?)?)
        };
        (zahl("kommune")?, zahl("projekt")?)
    };
    ensure!(kommunen <= groesse.kommunen, "Der Katalog hat {kommunen} Kommunen");
    let mut dateien: Vec<(&str, String)> = Vec::new();
    let mut text = String::from("kennung;titel;anbieter;efa\n");
    for i in 0..LOESUNGEN {
        text += &format!(
            "messloesung-{i:02};Messlösung {i:02};Anbieter {};{}\n",
            i % 4,
            if i % 2 == 0 { "ja" } else { "nein" }
        );
    }
    dateien.push(("loesung", text));
    let mut text = String::from("ags;ebene;name;typ\n");
    for i in kommunen..groesse.kommunen {
        text += &format!("9{i:07};Gemeinde;Messgemeinde {i};kreisangehörige Gemeinde\n");
    }
    dateien.push(("kommune", text));
    let (mut text, mut schritte) = (
        String::from("kuerzel;titel;aufgenommen_am\n"),
        String::from("projekt;schritt;art;datum;genauigkeit\n"),
    );
    for i in projekte..groesse.projekte {
        text += &format!("mess-{i:04};Messprojekt {i};2020-01-15\n");
        for (j, schritt) in ["konzeption", "umsetzung", "rollout_nrw"].iter().enumerate() {
            for (k, art) in ["basis", "plan", "ist"].iter().enumerate() {
                let jahr = 2020 + (i + j) % 3;
                schritte += &format!(
                    "mess-{i:04};{schritt};{art};{jahr}-{:02}-{:02};tag\n",
                    1 + (i + j + k) % 12,
                    1 + i % 28
                );
            }
        }
    }
    dateien.push(("projekt", text));
    dateien.push(("meilenstein", schritte));
    for (name, text) in dateien {
        if text.lines().count() > 1 {
            let datei = ordner.join(format!("{name}.csv"));
            fs::write(&datei, text)?;
            importieren(katalog, name, &datei)?;
        }
    }
    Ok(())
}

fn importieren(katalog: &Path, name: &str, datei: &Path) -> Result<()> {
    let anwendung = Anwendung::oeffnen(katalog).map_err(api)?;
    let auftrag =
        Auftrag { jetzt: jetzt()?, heute: tag(), herkunft: Herkunft::Import, person: None, grund: None };
    let ergebnis = anwendung.import(datei, art(name)?, Importwahl::default(), &auftrag).map_err(api)?;
    ensure!(ergebnis.geschrieben, "{name} nicht übernommen: {:?}", ergebnis.fehler.first());
    Ok(())
}

/// Entries up to the size: each fifth a new report of a project, the others a milestone that moves.
fn eintraege(katalog: &Path, groesse: Groesse) -> Result<()> {
    let (da, projekte): (i64, Vec<String>) = {
        let conn = Connection::open(katalog)?;
        let mut abfrage = conn.prepare("SELECT kuerzel FROM projekt ORDER BY kuerzel")?;
        let kuerzel = abfrage.query_map([], |z| z.get(0))?.collect::<Result<_, _>>()?;
        (conn.query_row("SELECT count(*) FROM eintrag", [], |z| z.get(0))?, kuerzel)
    };
    let katalog = Katalog::oeffnen(katalog)?;
    let (sachstand, meilenstein) = (art("sachstand")?, art("meilenstein")?);
    // Later than all of the demo, each at its own second, so that one can look back between any two.
    let beginn: DateTime<Utc> = "2023-01-01T08:00:00Z".parse()?;
    let auftrag = |operation| Vorgang::neu(beginn, Herkunft::Cli, operation);
    let (mut berichten, mut verschieben) = (auftrag("sachstand_set"), auftrag("meilenstein_set"));
    // The import of the rows makes one more.
    for nr in da..groesse.eintraege - i64::from(groesse.mit_chronik) {
        let i = usize::try_from(nr)?;
        for vorgang in [&mut berichten, &mut verschieben] {
            vorgang.zeit = beginn + chrono::Duration::seconds(nr);
        }
        let projekt = &projekte[i / 5 % projekte.len()];
        let (n, vorgang, felder) = if i.is_multiple_of(5) {
            let felder = [
                ("kennung", format!("mess-{nr}")),
                ("projekt", projekt.clone()),
                ("stand_am", format!("2022-{:02}-{:02}", 1 + i % 9, 1 + i % 28)),
                ("text", format!("Stand {nr}: Abstimmung mit den Beteiligten läuft.")),
            ];
            (sachstand, &berichten, zellen(sachstand, &felder)?)
        } else {
            let felder = [
                ("projekt", projekt.clone()),
                ("schritt", ["pilotierung", "rollout_bund"][i / 7 % 2].to_owned()),
                ("art", ["plan", "prognose"][i / 11 % 2].to_owned()),
                ("datum", format!("{}-{:02}-{:02}", 2023 + i % 5, 1 + i % 12, 1 + i / 5 % 28)),
                ("genauigkeit", "tag".to_owned()),
                ("grund", format!("Verschoben mit Meldung {nr}")),
            ];
            (meilenstein, &verschieben, zellen(meilenstein, &felder)?)
        };
        katalog.transact::<_, StoreFehler>(vorgang, |s| s.satz_setzen(n, &felder, Modus::Setzen))?;
    }
    Ok(())
}

/// What a row can be made of.
struct Vorrat {
    leistungen: Vec<String>,
    kommunen: Vec<String>,
    portale: Vec<String>,
}

/// One row of nachnutzung, in the notation of the profile `opendata`.
struct Zeile<'a> {
    leistung: &'a str,
    ags: &'a str,
    stand: &'static str,
    modell: &'static str,
    reifegrad: Option<u64>,
    art: &'static str,
    gueltig_ab: String,
    loesung: String,
    portal: &'a str,
    quelle: String,
}

impl Vorrat {
    /// 557 OZG services, filled up with LeiKa services.
    fn lesen(katalog: &Path, groesse: Groesse) -> Result<Self> {
        let conn = Connection::open(katalog)?;
        let spalte = |sql: &str| -> rusqlite::Result<Vec<String>> {
            conn.prepare(sql)?.query_map([], |z| z.get(0))?.collect()
        };
        let mut leistungen =
            spalte("SELECT ozg_id FROM ozg_leistung WHERE length(ozg_id) = 5 ORDER BY ozg_id")?;
        let leika = spalte("SELECT kennung FROM leika_leistung WHERE length(kennung) = 14 ORDER BY kennung")?;
        leistungen.extend(leika);
        leistungen.truncate(LEISTUNGEN);
        let vorrat = Self {
            leistungen,
            kommunen: spalte("SELECT ags FROM kommune ORDER BY ags")?,
            portale: spalte("SELECT kennung FROM portal ORDER BY kennung")?,
        };
        ensure!(
            vorrat.leistungen.len() * vorrat.kommunen.len() == groesse.zeilen(),
            "Leistungen oder Kommunen fehlen"
        );
        ensure!(!vorrat.portale.is_empty(), "Es gibt kein Portal");
        Ok(vorrat)
    }

    /// All rows, service by service.
    fn zeilen(&self, mut nimm: impl FnMut(&Zeile<'_>) -> Result<()>) -> Result<()> {
        for (i, leistung) in self.leistungen.iter().enumerate() {
            for (j, ags) in self.kommunen.iter().enumerate() {
                let w = wuerfel((i * 100_003 + j) as u64);
                let online = w % 10 < 5;
                let gemessen = online && w >> 4 & 3 > 0;
                let portal = &self.portale[(w >> 12) as usize % self.portale.len()];
                nimm(&Zeile {
                    leistung,
                    ags,
                    stand: match w % 10 {
                        0..=4 => "online",
                        5..=8 => "geplant",
                        _ => "abgeschaltet",
                    },
                    modell: if gemessen { "1.1" } else { "" },
                    reifegrad: gemessen.then_some((w >> 8) % 5),
                    art: match (gemessen, w >> 6 & 1) {
                        (false, _) => "",
                        (true, 0) => "genau",
                        (true, _) => "mindestens",
                    },
                    gueltig_ab: format!(
                        "{}-{:02}-{:02}",
                        2018 + (w >> 20) % 5,
                        1 + (w >> 24) % 12,
                        1 + (w >> 32) % 28
                    ),
                    loesung: match w >> 40 & 3 {
                        0 => String::new(),
                        _ => format!("messloesung-{:02}", (w >> 44) % LOESUNGEN),
                    },
                    portal: if w >> 52 & 3 == 0 { "" } else { portal },
                    quelle: quelle((w >> 56) % QUELLEN),
                })?;
            }
        }
        Ok(())
    }
}

fn quelle(nr: u64) -> String {
    format!(
        "Meldung {nr:02} der Kommunen zum Stand der Nachnutzung, Anlage {}, abgerufen am 2022-06-{:02}",
        1 + nr % 3,
        1 + nr % 28
    )
}

/// SplitMix64: the same number for the same place, everywhere.
pub(crate) fn wuerfel(stelle: u64) -> u64 {
    let mut z = stelle.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Inserts the rows without history: triggers away, rows in key order, triggers back as they were.
fn mengenweise(katalog: &Path, vorrat: &Vorrat) -> Result<()> {
    let mut conn = Connection::open(katalog)?;
    conn.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000;")?;
    let tx = conn.transaction()?;
    let trigger: Vec<(String, String)> = tx
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'nachnutzung' ORDER BY rowid")?
        .query_map([], |z| Ok((z.get(0)?, z.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for nr in 0..QUELLEN {
        // Recorded as a change of nobody would be a finding of the check.
        tx.execute(
            "INSERT OR IGNORE INTO quelle (kennung, fundstelle) VALUES (?1, ?2)",
            params![format!("messung-{nr:02}"), quelle(nr)],
        )?;
    }
    tx.execute("DELETE FROM aenderung WHERE eintrag IS NULL", [])?;
    for (name, _) in &trigger {
        tx.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    {
        let kennung: std::collections::HashMap<String, String> =
            (0..QUELLEN).map(|nr| (quelle(nr), format!("messung-{nr:02}"))).collect();
        let mut einfuegen = tx.prepare(
            "INSERT INTO nachnutzung (leistung, ags, stand, reifegrad_modell, reifegrad, reifegrad_art, gueltig_ab, loesung, portal, quelle)
             VALUES (?1, ?2, ?3, nullif(?4, ''), ?5, nullif(?6, ''), ?7, ?8, nullif(?9, ''), ?10)",
        )?;
        vorrat.zeilen(|z| {
            let grad = z.reifegrad.map(i64::try_from).transpose()?;
            einfuegen.execute(params![
                z.leistung,
                z.ags,
                z.stand,
                z.modell,
                grad,
                z.art,
                z.gueltig_ab,
                z.loesung,
                z.portal,
                kennung[&z.quelle]
            ])?;
            Ok(())
        })?;
    }
    for (_, sql) in &trigger {
        tx.execute_batch(sql)?;
    }
    tx.commit()?;
    conn.execute_batch("PRAGMA journal_mode = WAL;")?;
    Ok(())
}

/// The noun of that name.
pub(crate) fn art(name: &str) -> Result<&'static Nomen> {
    nomen(name).with_context(|| format!("Kein Nomen: {name}"))
}

fn zellen(n: &'static Nomen, felder: &[(&str, String)]) -> Result<Vec<(usize, Option<Wert>)>> {
    felder
        .iter()
        .map(|(kopf, text)| {
            let (i, feld) = n.feld(kopf).with_context(|| format!("Kein Feld: {kopf}"))?;
            let wert =
                lesen(feld, text, Profil::Opendata).map_err(|regel| anyhow::anyhow!("{kopf}: {regel}"))?;
            Ok((i, wert))
        })
        .collect()
}

/// The moment of all generated entries and measured orders.
pub(crate) fn jetzt() -> Result<DateTime<Utc>> {
    Ok("2022-10-01T08:00:00Z".parse()?)
}

/// The day that belongs to it.
pub(crate) fn tag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 10, 1).unwrap_or_default()
}

/// The error of a use case with its technical part.
pub(crate) fn api(fehler: ozg_app::dto::ApiFehler) -> anyhow::Error {
    anyhow::anyhow!("{} ({})", fehler.text, fehler.technik)
}
