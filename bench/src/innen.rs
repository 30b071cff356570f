//! Use cases measured in this process, beside raw SQLite in the same process.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use ozg_app::dto::{DiagrammWunsch, PrognoseWunsch};
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft, Modus, Profil, Thema};
use ozg_store::{Katalog, StoreFehler};
use rusqlite::Connection;

use crate::daten::{Daten, SEED, api, art, jetzt, tag};
use crate::messung::{Ergebnis, Lauf, Messreihe, Ziel, abwechselnd};

const LESEN: &str = "SQLite: Projekte und Meilensteine lesen";
const OEFFNEN: &str = "SQLite: Datei öffnen und zählen";
const COMMIT: &str = "SQLite: eine Zeile ändern, WAL, synchronous=FULL";
const FUENF: Ziel = Ziel::Median(Duration::from_millis(5));
const ZEHN: Ziel = Ziel::P95(Duration::from_millis(10));
const ZWEI_SEKUNDEN: Ziel = Ziel::Median(Duration::from_secs(2));

/// Figures, chart, Übersicht and list of the demo catalogue, warm and at the first call after opening.
pub(crate) fn demo(ergebnis: &mut Ergebnis, ordner: &Path) -> Result<()> {
    let pfad = ordner.join("demo.ozg");
    let anwendung = Anwendung::anlegen(&pfad, &Anlage::Demo(SEED)).map_err(api)?;
    let roh = Connection::open(&pfad)?;
    let heute = tag();
    let reihen = abwechselnd(
        200,
        vec![
            (LESEN, Box::new(|| lesen(&roh))),
            ("Demo: kennzahl_show", Box::new(|| anwendung.kennzahl_show(heute).map(drop).map_err(api))),
            (
                "Demo: burnup als SVG 960×480",
                Box::new(|| anwendung.burnup(heute, 960, 480, Thema::Hell).map(drop).map_err(api)),
            ),
            ("Demo: uebersicht", Box::new(|| anwendung.uebersicht(heute).map(drop).map_err(api))),
            ("Demo: projekt_list", Box::new(|| anwendung.projekt_list(heute).map(drop).map_err(api))),
        ],
    )?;
    ergebnis.neben_erster(reihen.into_iter().map(|r| r.neben(LESEN)).collect());
    for name in ["Demo: kennzahl_show", "Demo: burnup als SVG 960×480"] {
        ergebnis.ziel(name, FUENF)?;
    }
    drop((anwendung, roh));

    let mut erste = Vec::new();
    let mut erstes_bild = Vec::new();
    for _ in 0..20 {
        let anwendung = Anwendung::oeffnen(&pfad).map_err(api)?;
        let beginn = Instant::now();
        anwendung.kennzahl_show(heute).map_err(api)?;
        erste.push(beginn.elapsed());
        let beginn = Instant::now();
        anwendung.burnup(heute, 960, 480, Thema::Hell).map_err(api)?;
        erstes_bild.push(beginn.elapsed());
    }
    for (name, zeiten) in [("kennzahl_show", erste), ("burnup", erstes_bild)] {
        let reihe = Messreihe::new(format!("Demo: {name}, erster Aufruf nach dem Öffnen"), zeiten);
        ergebnis.reihe(reihe.map(|r| r.neben(LESEN).mit_ziel(FUENF)));
    }
    Ok(())
}

fn lesen(roh: &Connection) -> Result<()> {
    for sql in [
        "SELECT kuerzel, titel, aufgenommen_am, ausgeschieden_am FROM projekt ORDER BY kuerzel",
        "SELECT projekt, schritt, art, datum, genauigkeit FROM meilenstein ORDER BY projekt",
    ] {
        let mut abfrage = roh.prepare_cached(sql)?;
        let mut zeilen = abfrage.query([])?;
        while let Some(zeile) = zeilen.next()? {
            let _: String = zeile.get(0)?;
            let _: Option<String> = zeile.get(3)?;
        }
    }
    Ok(())
}

/// The forecast that numpy is set beside: 10,000 runs for the projects of the size NRW.
pub(crate) const PROGNOSE: &str = "NRW: Prognose, 10 000 Läufe mit Fächer";
/// The burn-up that matplotlib is set beside.
pub(crate) const BURNUP: &str = "NRW: Diagramm burnup ohne Prognose als SVG 960×480";

/// Every chart of the gallery, and the forecast, on the size NRW.
pub(crate) fn bilder(ergebnis: &mut Ergebnis, daten: &Daten, ordner: &Path) -> Result<()> {
    let anwendung = Anwendung::oeffnen(&daten.katalog).map_err(api)?;
    let (heute, ziel) = (tag(), ordner.join("bild.svg"));
    let roh = Connection::open(&daten.katalog)?;
    let namen: Vec<String> = anwendung.diagramm_list().into_iter().map(|d| d.name).collect();
    let wunsch = |name: &str| DiagrammWunsch {
        name: name.to_owned(),
        breite: 960,
        hoehe: 480,
        thema: "hell".to_owned(),
        scope: String::new(),
        wahl: String::new(),
    };
    let titel: Vec<String> = namen.iter().map(|n| format!("NRW: Diagramm {n} als SVG 960×480")).collect();
    let mut laeufe: Vec<Lauf<'_>> = vec![
        (LESEN, Box::new(|| lesen(&roh))),
        (
            PROGNOSE,
            Box::new(|| {
                let mut weiter = |_, _| std::ops::ControlFlow::Continue(());
                anwendung.prognose(heute, &PrognoseWunsch::default(), &mut weiter).map(drop).map_err(api)
            }),
        ),
        (BURNUP, Box::new(|| anwendung.burnup(heute, 960, 480, Thema::Hell).map(drop).map_err(api))),
    ];
    for (name, titel) in namen.iter().zip(&titel) {
        let (anwendung, wunsch) = (&anwendung, wunsch(name));
        laeufe.push((titel, Box::new(move || anwendung.diagramm_get(heute, &wunsch).map(drop).map_err(api))));
    }
    let reihen = abwechselnd(20, laeufe)?;
    ergebnis.neben_erster(reihen);
    for titel in titel.iter().map(String::as_str).chain([BURNUP]) {
        // The burn-up of the gallery also computes the forecast.
        ergebnis.ziel(titel, FUENF)?;
    }
    anwendung.diagramm_schreiben(heute, &wunsch("karte"), Profil::Opendata, &ziel).map_err(api)?;
    let bytes = std::fs::metadata(&ziel)?.len();
    anyhow::ensure!(bytes < 500_000, "Die Karte hat {bytes} Bytes");
    Ok(())
}

/// Opening a catalogue, and making the shipped and the demo one.
pub(crate) fn start(ergebnis: &mut Ergebnis, ordner: &Path) -> Result<()> {
    let pfad = ordner.join("demo.ozg");
    let reihen = abwechselnd(
        20,
        vec![
            (
                OEFFNEN,
                Box::new(|| {
                    let conn = Connection::open(&pfad)?;
                    conn.query_row("SELECT count(*) FROM projekt", [], |z| z.get::<_, i64>(0))?;
                    Ok(())
                }),
            ),
            ("Demo: Katalog öffnen", Box::new(|| Anwendung::oeffnen(&pfad).map(drop).map_err(api))),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    let neu = |anlage: Anlage| {
        let pfad = ordner.join("neu.ozg");
        move || {
            Anwendung::anlegen(&pfad, &anlage).map(drop).map_err(api)?;
            Ok(std::fs::remove_file(&pfad)?)
        }
    };
    let reihen = abwechselnd(
        5,
        vec![
            ("Erster Start: Auslieferung anlegen", Box::new(neu(Anlage::Auslieferung))),
            ("Erster Start: Demo anlegen", Box::new(neu(Anlage::Demo(SEED)))),
        ],
    )?;
    for reihe in reihen {
        ergebnis.reihe(Some(reihe.mit_ziel(ZWEI_SEKUNDEN)));
    }
    Ok(())
}

/// One save at a time on a real file, beside the least that SQLite can do for a durable commit.
pub(crate) fn speichern(ergebnis: &mut Ergebnis, ordner: &Path) -> Result<()> {
    let roh = Connection::open(ordner.join("roh.sqlite"))?;
    roh.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE t (id INTEGER PRIMARY KEY, wert TEXT) STRICT;
         INSERT INTO t VALUES (1, '');",
    )?;
    let pfad = ordner.join("demo.ozg");
    let anwendung = Anwendung::oeffnen(&pfad).map_err(api)?;
    let projekt: String =
        Connection::open(&pfad)?.query_row("SELECT min(kuerzel) FROM projekt", [], |z| z.get(0))?;
    let auftrag =
        Auftrag { jetzt: jetzt()?, heute: tag(), herkunft: Herkunft::Ui, person: None, grund: None };
    let sachstand = art("sachstand")?;
    let (mut a, mut b, mut c) = (0, 0, 0);
    let reihen = abwechselnd(
        200,
        vec![
            (
                COMMIT,
                Box::new(|| {
                    a += 1;
                    roh.prepare_cached("UPDATE t SET wert = ?1 WHERE id = 1")?
                        .execute([format!("Stand {a}")])?;
                    Ok(())
                }),
            ),
            (
                "Demo: meilenstein_set speichern",
                Box::new(|| {
                    b += 1;
                    let datum = format!("2023-01-{:02}", 1 + b % 28);
                    let beleg = anwendung
                        .meilenstein_set(
                            &projekt,
                            "rollout_bund",
                            "prognose",
                            &datum,
                            None,
                            Some("Messung"),
                            None,
                            &auftrag,
                        )
                        .map_err(api)?;
                    anyhow::ensure!(beleg.nr.is_some(), "nichts gespeichert");
                    Ok(())
                }),
            ),
            (
                "Demo: sachstand speichern",
                Box::new(|| {
                    c += 1;
                    let felder = [
                        ("projekt", projekt.clone()),
                        ("stand_am", "2022-09-30".to_owned()),
                        ("text", format!("Stand {c}: Abstimmung läuft.")),
                    ];
                    let beleg =
                        anwendung.nomen_set(sachstand, &felder, Modus::Anlegen, &auftrag).map_err(api)?;
                    anyhow::ensure!(beleg.nr.is_some(), "nichts gespeichert");
                    Ok(())
                }),
            ),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    for name in ["Demo: meilenstein_set speichern", "Demo: sachstand speichern"] {
        ergebnis.ziel(name, ZEHN)?;
    }
    Ok(())
}

/// The same on a big catalogue, and where the time of an export goes.
pub(crate) fn gross(ergebnis: &mut Ergebnis, daten: &Daten, ordner: &Path) -> Result<()> {
    let groesse = daten.groesse.name;
    let name = |was: &str| format!("{groesse}: {was}");
    let anwendung = Anwendung::oeffnen(&daten.katalog).map_err(api)?;
    let heute = tag();
    let namen = [name("kennzahl_show"), name("uebersicht"), name("burnup als SVG 960×480")];
    let reihen = abwechselnd(
        20,
        vec![
            (&namen[0], Box::new(|| anwendung.kennzahl_show(heute).map(drop).map_err(api))),
            (&namen[1], Box::new(|| anwendung.uebersicht(heute).map(drop).map_err(api))),
            (&namen[2], Box::new(|| anwendung.burnup(heute, 960, 480, Thema::Hell).map(drop).map_err(api))),
        ],
    )?;
    for reihe in reihen {
        ergebnis.reihe(Some(reihe));
    }

    let roh = Connection::open(&daten.katalog)?;
    let katalog = Katalog::oeffnen(&daten.katalog)?;
    let nachnutzung = art("nachnutzung")?;
    let ziel = ordner.join("innen.csv");
    let jetzt = jetzt()?;
    let namen = [
        name("SQLite: alle Zeilen nachnutzung durchgehen"),
        name("satz_strom ohne zu schreiben"),
        name("export im Prozess"),
    ];
    let reihen = abwechselnd(
        if daten.groesse.zeilen() > 1_000_000 { 3 } else { 7 },
        vec![
            (
                &namen[0],
                Box::new(|| {
                    let mut abfrage = roh.prepare_cached(
                        "SELECT leistung, ags, stand, reifegrad_modell, reifegrad, reifegrad_art, gueltig_ab, loesung,
                         portal, quelle FROM nachnutzung ORDER BY leistung, ags, gueltig_ab, loesung",
                    )?;
                    let mut zeilen = abfrage.query([])?;
                    while zeilen.next()?.is_some() {}
                    Ok(())
                }),
            ),
            (
                &namen[1],
                Box::new(|| {
                    let mut summe = 0;
                    katalog.lesen(|l| {
                        l.satz_strom::<StoreFehler>(nachnutzung, |zellen| {
                            summe += zellen.len();
                            Ok(())
                        })
                    })?;
                    anyhow::ensure!(summe > 0, "keine Zeilen");
                    Ok(())
                }),
            ),
            (
                &namen[2],
                Box::new(|| {
                    anwendung.export(nachnutzung, Profil::Opendata, &ziel, jetzt).map(drop).map_err(api)
                }),
            ),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    Ok(())
}
