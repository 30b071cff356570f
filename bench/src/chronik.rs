//! The history: an earlier state of knowledge, a save at any length, crossing a big import.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use chrono::{DateTime, Utc};
use ozg_app::{Anwendung, Auftrag, Herkunft};
use rusqlite::Connection;

use crate::aussen;
use crate::daten::{Daten, api, jetzt, tag};
use crate::messung::{Ergebnis, Messreihe, Ziel, abwechselnd};

const ERSTER: Ziel = Ziel::Hoechstens(Duration::from_secs(1));
const SPRUNG: Ziel = Ziel::P95(Duration::from_millis(150));
const UEBER_DEN_IMPORT: Ziel = Ziel::Hoechstens(Duration::from_secs(2));
const KURZ: &str = "Speichern bei 100 Einträgen";
const LANG: &str = "Speichern bei 100 000 Einträgen";
const HEUTE: &str = "Chronik: kennzahl_show, bekannt jetzt";

/// Random moments in a long history of single edits.
pub(crate) fn messen(
    ergebnis: &mut Ergebnis,
    ozg: &Path,
    daten: &Daten,
    nrw: &Daten,
    ordner: &Path,
) -> Result<()> {
    let heute = tag();
    let zeiten_der_chronik = Zeiten::lesen(&daten.leer)?;
    // The whole process with its memory: the first use in a fresh one.
    let mut befehl = Command::new(ozg);
    befehl
        .arg("--katalog")
        .arg(&daten.leer)
        .arg("--bekannt-am")
        .arg(zeiten_der_chronik.zufall(0).to_rfc3339());
    befehl.args(["kennzahl", "show", "--json"]).stdout(Stdio::null()).stderr(Stdio::null());
    ergebnis.speicher("Chronik: ozg --bekannt-am … kennzahl show", aussen::speicher(&mut befehl)?);
    let mut erste = Vec::new();
    for i in 0..5 {
        let anwendung = Anwendung::oeffnen(&daten.leer).map_err(api)?;
        let damals = anwendung.bekannt(Some(zeiten_der_chronik.zufall(i)));
        let beginn = Instant::now();
        damals.kennzahl_show(heute).map_err(api)?;
        erste.push(beginn.elapsed());
    }
    let anwendung = Anwendung::oeffnen(&daten.leer).map_err(api)?;
    let mut wo = [0_u64; 3];
    let mut sprung = |i: usize| {
        wo[i] += 1;
        anwendung.bekannt(Some(zeiten_der_chronik.zufall(wo[i] * 3 + i as u64)))
    };
    let (mut a, mut b, mut c) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..100 {
        // Each at a moment of its own, so that none profits from the one before.
        for (i, zeiten) in [&mut a, &mut b, &mut c].into_iter().enumerate() {
            let damals = sprung(i);
            let beginn = Instant::now();
            match i {
                0 => damals.kennzahl_show(heute).map(drop),
                1 => damals.uebersicht(heute).map(drop),
                _ => damals.projekt_list(heute).map(drop),
            }
            .map_err(api)?;
            zeiten.push(beginn.elapsed());
        }
    }
    let jetzt_reihe =
        abwechselnd(20, vec![(HEUTE, Box::new(|| anwendung.kennzahl_show(heute).map(drop).map_err(api)))])?;
    ergebnis.neben_erster(jetzt_reihe);
    let reihe =
        |name: &str, zeiten, ziel| Messreihe::new(name, zeiten).map(|r| r.neben(HEUTE).mit_ziel(ziel));
    ergebnis.reihe(reihe("Chronik: kennzahl_show, bekannt am, erster Aufruf", erste, ERSTER));
    ergebnis.reihe(reihe("Chronik: kennzahl_show, bekannt am irgendwann", a, SPRUNG));
    ergebnis.reihe(reihe("Chronik: uebersicht, bekannt am irgendwann", b, SPRUNG));
    ergebnis.reihe(reihe("Chronik: projekt_list, bekannt am irgendwann", c, SPRUNG));
    drop(anwendung);

    // The import of the rows is the last entry: from after it to before it.
    let anwendung = Anwendung::oeffnen(&nrw.katalog).map_err(api)?;
    let letzter = Zeiten::lesen(&nrw.katalog)?.letzter();
    anwendung.bekannt(Some(letzter)).kennzahl_show(heute).map_err(api)?;
    let beginn = Instant::now();
    let davor = letzter - chrono::Duration::milliseconds(1);
    anwendung.bekannt(Some(davor)).kennzahl_show(heute).map_err(api)?;
    ergebnis.reihe(reihe("NRW: bekannt am vor dem Import", vec![beginn.elapsed()], UEBER_DEN_IMPORT));
    drop(anwendung);
    speichern(ergebnis, daten, ordner)
}

/// The same save in a short and a long history.
fn speichern(ergebnis: &mut Ergebnis, daten: &Daten, ordner: &Path) -> Result<()> {
    let lang = ordner.join("lang.ozg");
    std::fs::copy(&daten.leer, &lang)?;
    let kurz = ordner.join("kurz.ozg");
    kurz_anlegen(&kurz)?;
    let (kurz, lang) = (offen(&kurz)?, offen(&lang)?);
    let (mut a, mut b) = (0, 0);
    let reihen = abwechselnd(
        200,
        vec![(KURZ, Box::new(|| kurz.verschieben(&mut a))), (LANG, Box::new(|| lang.verschieben(&mut b)))],
    )?;
    ergebnis.neben_erster(reihen);
    ergebnis.ziel(KURZ, Ziel::P95(Duration::from_millis(10)))?;
    ergebnis.ziel(LANG, Ziel::Verhaeltnis(1.2))
}

/// The shipped catalogue with 100 entries.
fn kurz_anlegen(pfad: &Path) -> Result<()> {
    let anwendung = Anwendung::anlegen(pfad, &ozg_app::Anlage::Auslieferung).map_err(api)?;
    drop(anwendung);
    let katalog = offen(pfad)?;
    let mut n = 0;
    for _ in 0..99 {
        katalog.verschieben(&mut n)?;
    }
    Ok(())
}

struct Offen {
    anwendung: Anwendung,
    projekt: String,
    auftrag: Auftrag,
}

fn offen(pfad: &Path) -> Result<Offen> {
    let projekt = Connection::open(pfad)?.query_row("SELECT min(kuerzel) FROM projekt", [], |z| z.get(0))?;
    let auftrag =
        Auftrag { jetzt: jetzt()?, heute: tag(), herkunft: Herkunft::Ui, person: None, grund: None };
    Ok(Offen { anwendung: Anwendung::oeffnen(pfad).map_err(api)?, projekt, auftrag })
}

impl Offen {
    fn verschieben(&self, n: &mut u32) -> Result<()> {
        *n += 1;
        let datum = format!("2024-01-{:02}", 1 + *n % 28);
        let beleg = self
            .anwendung
            .meilenstein_set(
                &self.projekt,
                "rollout_bund",
                "prognose",
                &datum,
                None,
                Some("Messung"),
                None,
                &self.auftrag,
            )
            .map_err(api)?;
        ensure!(beleg.nr.is_some(), "nichts gespeichert");
        Ok(())
    }
}

/// Arrivals of the entries of the history, without the first.
struct Zeiten(Vec<DateTime<Utc>>);

impl Zeiten {
    fn lesen(pfad: &Path) -> Result<Self> {
        let conn = Connection::open(pfad)?;
        let mut abfrage = conn.prepare("SELECT eingegangen_am FROM eintrag WHERE nr > 1 ORDER BY nr")?;
        let zeiten = abfrage.query_map([], |z| z.get::<_, String>(0))?;
        let zeiten: Vec<DateTime<Utc>> = zeiten.map(|z| Ok(z?.parse()?)).collect::<Result<_>>()?;
        ensure!(!zeiten.is_empty(), "Die Chronik hat nur einen Eintrag");
        Ok(Self(zeiten))
    }

    fn letzter(&self) -> DateTime<Utc> {
        self.0[self.0.len() - 1]
    }

    /// Right after a random entry.
    fn zufall(&self, stelle: u64) -> DateTime<Utc> {
        self.0[usize::try_from(crate::daten::wuerfel(stelle)).unwrap_or(0) % self.0.len()]
    }
}
