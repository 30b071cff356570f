//! Who changes a block behind the program's back is found.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use ozg_app::Anwendung;
use ozg_store::{Katalog, StoreFehler};
use rusqlite::config::DbConfig;

use super::mit_block;
use crate::hilfe::{Probe, Zufall, fremd, in_ordnung, laenge, zeitpunkt};

fn beanstandet(katalog: &Katalog) -> bool {
    katalog.lesen(|l| Ok::<_, StoreFehler>(!l.kette_pruefen(&[])?.schaeden.is_empty())).unwrap_or(true)
}

#[test]
fn jedes_geaenderte_byte_eines_blocks_wird_gefunden() {
    let (p, app, _) = mit_block(120);
    in_ordnung(&app);
    let katalog = Katalog::oeffnen(&p.pfad).unwrap();
    assert!(!beanstandet(&katalog));
    let c = fremd(&p.pfad);
    let (nr, block): (i64, Vec<u8>) = c
        .query_row("SELECT nr, block FROM aenderung WHERE block IS NOT NULL", [], |z| {
            Ok((z.get(0)?, z.get(1)?))
        })
        .unwrap();
    let setze = |b: &[u8]| c.execute("UPDATE aenderung SET block = ?1 WHERE nr = ?2", (b, nr)).unwrap();
    let mut z = Zufall(1);
    for i in 0..block.len() {
        let mut anders = block.clone();
        anders[i] ^= 1 << z.bis(8);
        setze(&anders);
        assert!(beanstandet(&katalog), "Byte {i} von {}", block.len());
    }
    setze(&block[..block.len() - 1]);
    assert!(beanstandet(&katalog), "gekürzt");
    setze(&[&block[..], &[0]].concat());
    assert!(beanstandet(&katalog), "verlängert");
    setze(&block);
    assert!(!beanstandet(&katalog), "wieder wie zuvor");
}

/// A closed copy of a catalogue with a block that the statement changed behind the program's back.
fn verfaelscht(sql: &str) -> (Probe, bool) {
    let (p, app, _) = mit_block(120);
    drop(app);
    let c = fremd(&p.pfad);
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    c.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    c.execute_batch(sql).unwrap();
    drop(c);
    let gefunden = match ozg_store::datei_pruefen(&p.pfad, &[]) {
        Ok(b) => !b.schaeden.is_empty(),
        Err(_) => true,
    };
    (p, gefunden)
}

#[test]
fn wer_am_block_vorbei_aendert_wird_gefunden() {
    assert!(!verfaelscht("SELECT 1").1, "unberührt");
    for sql in [
        "UPDATE aenderung SET block_zeilen = block_zeilen - 1 WHERE block IS NOT NULL",
        "UPDATE aenderung SET block_zeilen = 9000000000000000000 WHERE block IS NOT NULL",
        "UPDATE aenderung SET block_zeilen = -5 WHERE block IS NOT NULL",
        "UPDATE aenderung SET block_ab = '[' WHERE block IS NOT NULL",
        "UPDATE aenderung SET block_ab = 'x' WHERE nr = 5",
        "UPDATE aenderung SET block_summe = 'x' WHERE nr = 5",
        "UPDATE aenderung SET block = x'00' WHERE nr = 5",
        "UPDATE aenderung SET block_summe = upper(block_summe) WHERE block IS NOT NULL",
        "UPDATE aenderung SET block = NULL, block_zeilen = NULL, block_ab = NULL, block_summe = NULL",
        "UPDATE aenderung SET block = x'00' WHERE block IS NOT NULL",
        "UPDATE aenderung SET neu = replace(neu, 'online', 'geplant') WHERE block IS NOT NULL",
        "UPDATE aenderung SET tabelle = 'projekt' WHERE block IS NOT NULL",
        "UPDATE aenderung SET tabelle = 'zustaendigkeit' WHERE block IS NOT NULL",
        "UPDATE aenderung SET art = 'geloescht' WHERE block IS NOT NULL",
        "UPDATE aenderung SET nr = nr + 1 WHERE block IS NOT NULL",
        "DELETE FROM aenderung WHERE block IS NOT NULL",
        // Rows that a block brought, one that it did not, one that is not as it says, and one under another key.
        "DELETE FROM nachnutzung WHERE ags = '05711007' AND leistung = '10001'",
        "DELETE FROM nachnutzung",
        "INSERT INTO nachnutzung (leistung, ags, stand, gueltig_ab) VALUES ('10005', '05711001', 'online', '2022-12-01')",
        "UPDATE nachnutzung SET stand = 'geplant' WHERE ags = '05711007' AND leistung = '10001'",
        "UPDATE nachnutzung SET gueltig_ab = '2022-01-02' WHERE ags = '05711007' AND leistung = '10001'",
    ] {
        let (p, gefunden) = verfaelscht(sql);
        assert!(gefunden, "{sql}");
        // Whatever reads the history ends with a result or a sentence.
        if let Ok(app) = Anwendung::oeffnen(&p.pfad) {
            let nr = laenge(&app);
            drop((app.verlauf_show(nr), app.ruecknahme(nr), app.bekannt(Some(zeitpunkt(-1))).info()));
        }
    }
}

#[test]
fn wer_mit_einem_anderen_programm_schreibt_faellt_nach_einem_block_auf_wie_zuvor() {
    let (p, app, _) = mit_block(120);
    fremd(&p.pfad).execute("DELETE FROM nachnutzung WHERE leistung = '10001'", []).unwrap();
    let b = app.pruefen(None, zeitpunkt(1)).unwrap();
    assert!(b.befunde.iter().any(|t| t.contains("30")), "dreißig Änderungen ohne Eintrag: {:?}", b.befunde);
}
