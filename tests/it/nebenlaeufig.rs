//! Two programs on one catalogue: nobody loses a save, nobody waits for ever.

use std::time::{Duration, Instant};

use ozg_app::Modus;
use ozg_app::dto::FehlerCode;

use crate::helfer::{lauf, sachstand, starten, zeilen};
use crate::hilfe::{Probe, abgewiesen, fremd, in_ordnung, laenge, liste, setzen, versuch};

#[test]
fn zwei_fenster_schreiben_je_fuenfzig_und_alle_sind_da() {
    let (p, app) = Probe::winzig();
    let zweite = p.oeffnen();
    std::thread::scope(|s| {
        for (wer, app) in [("a", &app), ("b", &zweite)] {
            s.spawn(move || {
                (0..50).for_each(|i| {
                    sachstand(app, &format!("{wer}-{i}"));
                })
            });
        }
    });
    assert_eq!((liste(&app, "sachstand").len(), laenge(&zweite)), (100, 102));
    in_ordnung(&app);
}

#[test]
fn zwei_prozesse_schreiben_je_fuenfzig_und_alle_sind_da() {
    let (p, app) = Probe::winzig();
    drop(app);
    let kinder = ["a", "b"].map(|m| starten("fuenfzig", &p.pfad, m, None));
    for k in kinder {
        let ende = k.wait_with_output().unwrap();
        assert!(ende.status.success(), "{}", String::from_utf8_lossy(&ende.stderr));
    }
    let app = p.oeffnen();
    assert_eq!((liste(&app, "sachstand").len(), laenge(&app)), (100, 102));
    in_ordnung(&app);
}

#[test]
fn ein_faden_teilt_sich_einen_katalog_mit_vielen() {
    let (_p, app) = Probe::winzig();
    std::thread::scope(|s| {
        for wer in 0..4 {
            let app = &app;
            s.spawn(move || {
                (0..10).for_each(|i| {
                    sachstand(app, &format!("{wer}-{i}"));
                    assert!(!liste(app, "sachstand").is_empty());
                })
            });
        }
    });
    assert_eq!(laenge(&app), 42);
    in_ordnung(&app);
}

#[test]
fn wer_kurz_warten_muss_speichert_danach() {
    let (p, app) = Probe::winzig();
    let c = fremd(&p.pfad);
    c.execute_batch("BEGIN IMMEDIATE").unwrap();
    let beginn = Instant::now();
    let halter = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(1));
        c.execute_batch("COMMIT").expect("Ende der Sperre");
    });
    sachstand(&app, "gewartet");
    assert!(beginn.elapsed() >= Duration::from_millis(900), "es gab eine Sperre");
    halter.join().unwrap();
    in_ordnung(&app);
}

#[test]
fn wer_zu_lange_warten_muss_erfaehrt_es_nach_fuenf_sekunden() {
    let (p, app) = Probe::winzig();
    let c = fremd(&p.pfad);
    c.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (stand, beginn) = (laenge(&app), Instant::now());
    let felder = [("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "t")];
    let e = abgewiesen(
        versuch(&app, "sachstand", &felder, Modus::Setzen),
        FehlerCode::KatalogBelegt,
        "gesperrter Katalog",
    );
    let dauer = beginn.elapsed();
    assert!((Duration::from_millis(4_500)..Duration::from_secs(7)).contains(&dauer), "gewartet: {dauer:?}");
    assert!(e.text.contains("nicht gespeichert"), "{}", e.text);
    // Reading never waits.
    let beginn = Instant::now();
    assert_eq!((laenge(&app), liste(&app, "projekt").len()), (stand, 1));
    assert!(beginn.elapsed() < Duration::from_secs(1), "Lesen wartet nicht auf Schreibende");
    c.execute_batch("ROLLBACK").unwrap();
    sachstand(&app, "danach");
    in_ordnung(&app);
}

#[test]
fn das_fenster_merkt_dass_ein_anderer_geschrieben_hat() {
    let (p, app) = Probe::winzig();
    let stand = app.stand().unwrap();
    assert_eq!(app.stand().unwrap(), stand, "ohne Änderung bleibt der Stand");
    let _ = (liste(&app, "projekt"), app.info().unwrap());
    assert_eq!(app.stand().unwrap(), stand, "Lesen ändert ihn nicht");
    lauf("einmal", &p.pfad, "x", None);
    let danach = app.stand().unwrap();
    assert_ne!(danach, stand, "ein anderes Programm hat geschrieben");
    assert_eq!(liste(&app, "sachstand").len(), 1, "und das ist zu sehen");
    setzen(&p.oeffnen(), "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    assert_ne!(app.stand().unwrap(), danach, "auch ein zweites Fenster");
}

#[test]
fn ein_getoeteter_prozess_hinterlaesst_keine_sperre() {
    let (p, app) = Probe::winzig();
    let mut k = starten("sperren", &p.pfad, "", None);
    assert_eq!(zeilen(&mut k).next().as_deref(), Some("gesperrt"));
    k.kill().unwrap();
    k.wait().unwrap();
    let beginn = Instant::now();
    sachstand(&app, "danach");
    assert!(beginn.elapsed() < Duration::from_secs(2), "niemand wartet auf einen Toten");
    assert_eq!(
        crate::hilfe::zelle(&liste(&app, "projekt")[0], "titel"),
        "Jagd",
        "halbe Änderungen gibt es nicht"
    );
    in_ordnung(&app);
}

#[test]
fn zweimal_geoeffnet_verliert_nichts_wenn_ein_dritter_schliesst() {
    for zweites_bleibt_offen in [false, true] {
        let (p, app) = Probe::winzig();
        sachstand(&app, "vorher");
        // A second window of the same program opens the same file.
        let zweites = zweites_bleibt_offen.then(|| p.oeffnen());
        if !zweites_bleibt_offen {
            drop(p.oeffnen());
        }
        // Now another program writes once and closes; it must not clear away what this one still uses.
        lauf("einmal", &p.pfad, "fremd", None);
        sachstand(&app, "nachher");
        assert_eq!(liste(&app, "sachstand").len(), 3, "dieses Fenster sieht alle drei");
        assert_eq!(
            anzahl_anderswo(&p),
            3,
            "jedes andere Programm auch (zweites Fenster offen: {zweites_bleibt_offen})"
        );
        drop((app, zweites));
        let app = p.oeffnen();
        assert_eq!(liste(&app, "sachstand").len(), 3, "auch nach dem Schließen");
        in_ordnung(&app);
    }
}

/// Number of Sachstände as another process sees them.
fn anzahl_anderswo(p: &Probe) -> usize {
    let aus = std::process::Command::new(std::env::current_exe().expect("Pfad"))
        .args(["nebenlaeufig::zaehlen", "--exact", "--nocapture"])
        .env("OZG_ZAEHLEN", &p.pfad)
        .output()
        .expect("Kind");
    let text = String::from_utf8_lossy(&aus.stdout).into_owned();
    let n =
        text.split("anzahl=").nth(1).and_then(|t| t.split_whitespace().next()).and_then(|t| t.parse().ok());
    n.unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn zaehlen() {
    let Some(pfad) = std::env::var_os("OZG_ZAEHLEN") else {
        return;
    };
    let app = ozg_app::Anwendung::oeffnen(std::path::Path::new(&pfad)).unwrap();
    print!("anzahl={} ", liste(&app, "sachstand").len());
}
