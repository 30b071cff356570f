//! The one-minute update: a Sachstand and a milestone, both or none, in one entry.

use ozg_app::dto::{FehlerCode, MeilensteinWunsch};

use super::{bestand, ms, speichern, status, ui, zurueck};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, laenge, liste, setzen, tag, zelle};

const GUT: &[(&str, &str)] = &[("stand_am", "heute"), ("text", "läuft"), ("quelle", "Anruf")];

#[test]
fn ein_eintrag_haelt_beides() {
    let (_p, app) = Probe::winzig();
    let vorher = laenge(&app);
    let g = app.status_add(&status("JAGD", GUT, Some(ms("pilotierung", "ist", "heute"))), &ui()).unwrap();
    assert_eq!((g.nr, laenge(&app)), (Some(vorher + 1), vorher + 1), "ein Eintrag");
    assert_eq!(g.aenderungen, 3, "Quelle, Sachstand, Meilenstein");
    let e = app.verlauf_list(1).unwrap().remove(0);
    assert_eq!((e.operation.as_str(), e.worte.len()), ("sachstand_add", 2), "{:?}", e.worte);
    let da = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert_eq!(da.sachstaende[0].kennung, g.schluessel[0], "der Schlüssel führt zum neuen Sachstand");
    let ist = da.schritte[3].ist.as_ref().expect("der Meilenstein steht da");
    assert_eq!(
        (ist.zeit.text.as_str(), ist.quelle.as_deref()),
        ("30.06.2022", Some("Anruf")),
        "Quelle für beide"
    );
    assert_eq!(da.zeile.unwrap().phase, "umsetzung");
    assert_eq!((da.verlauf_anzahl, da.verlauf.len()), (2, 2));
    in_ordnung(&app);
}

#[test]
fn ist_eines_falsch_wird_nichts_geschrieben() {
    let (_p, app) = Probe::winzig();
    app.meilenstein_wunsch("jagd", &ms("konzeption", "basis", "2021"), &ui()).unwrap();
    let lang = "x".repeat(10_001);
    let mit = |f: fn(&mut MeilensteinWunsch)| {
        let mut m = ms("umsetzung", "ist", "heute");
        f(&mut m);
        Some(m)
    };
    type Fall<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>, Option<MeilensteinWunsch>, &'a str);
    let faelle: Vec<Fall<'_>> = vec![
        (
            "Datum fehlt im Kalender",
            "jagd",
            GUT.to_vec(),
            mit(|m| m.datum = "31.02.2022".into()),
            "datum_gibt_es_nicht",
        ),
        ("kein Datum", "jagd", GUT.to_vec(), mit(|m| m.datum = "bald".into()), "kein_datum"),
        ("leeres Datum", "jagd", GUT.to_vec(), mit(|m| m.datum = String::new()), "kein_datum"),
        ("Datum zu weit", "jagd", GUT.to_vec(), mit(|m| m.datum = "+99999999999".into()), "datum_ausserhalb"),
        ("Schritt", "jagd", GUT.to_vec(), mit(|m| m.schritt = "bau".into()), "unbekannter_wert"),
        ("Art", "jagd", GUT.to_vec(), mit(|m| m.art = String::new()), "pflicht"),
        ("Basis ohne Grund", "jagd", GUT.to_vec(), Some(ms("konzeption", "basis", "2022")), "grund_fehlt"),
        (
            "Quelle mit Zeilenumbruch",
            "jagd",
            GUT.to_vec(),
            mit(|m| m.quelle = Some("a\nb".into())),
            "zeichen",
        ),
        ("Sachstand leer", "jagd", vec![("stand_am", "heute"), ("text", " ")], mit(|_| ()), "pflicht"),
        ("Sachstand zu lang", "jagd", vec![("stand_am", "heute"), ("text", &lang)], mit(|_| ()), "zu_lang"),
        ("Stand fehlt", "jagd", vec![("text", "x")], mit(|_| ()), "pflicht"),
        (
            "fremdes Feld",
            "jagd",
            vec![("stand_am", "heute"), ("text", "x"), ("hash", "1")],
            None,
            "unbekannter_wert",
        ),
        ("NUL", "jagd", vec![("stand_am", "heute"), ("text", "a\0b")], None, "zeichen"),
        ("Projekt gibt es nicht", "fehlt", GUT.to_vec(), mit(|_| ()), "unbekannter_verweis"),
        ("Projekt leer", "", GUT.to_vec(), mit(|_| ()), "pflicht"),
    ];
    let (vorher, lang, stand) = (bestand(&app), laenge(&app), app.stand().unwrap());
    for (name, projekt, sachstand, m, regel) in faelle {
        let e = abgewiesen(
            app.status_add(&status(projekt, &sachstand, m), &ui()),
            FehlerCode::EingabeUngueltig,
            name,
        );
        assert_eq!(e.felder[0].regel, regel, "{name}: {}", e.text);
        assert!(!e.text.contains('{'), "{name}: {}", e.text);
        assert_eq!((laenge(&app), app.stand().unwrap()), (lang, stand), "{name}: nichts ist geschrieben");
    }
    assert_eq!(bestand(&app), vorher, "auch keine Quelle ist nebenbei entstanden");
    in_ordnung(&app);
}

#[test]
fn die_kennung_und_das_projekt_bestimmt_nicht_das_formular() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
    setzen(
        &app,
        "sachstand",
        &[("kennung", "s"), ("projekt", "wald"), ("stand_am", "1.3.22"), ("text", "alt")],
    );
    let felder = [("kennung", "s"), ("projekt", "wald"), ("stand_am", "heute"), ("text", "neu")];
    app.status_add(&status("jagd", &felder, None), &ui()).unwrap();
    let saetze = liste(&app, "sachstand");
    let von = |k: &str| saetze.iter().filter(|z| zelle(z, "projekt") == k).count();
    assert_eq!((von("jagd"), von("wald")), (1, 1), "kein fremder Sachstand wird überschrieben");
}

/// "Ein neues Datum erbt nichts; dasselbe Datum behält sie" (crates/README.md).
#[test]
fn dasselbe_datum_behaelt_grund_und_quelle() {
    let (_p, app) = Probe::winzig();
    let mut m = ms("konzeption", "ist", "März 2021");
    (m.grund, m.quelle) = (Some("Abnahme".into()), Some("Protokoll 7".into()));
    app.meilenstein_wunsch("jagd", &m, &ui()).unwrap();
    let da = || {
        let z = liste(&app, "meilenstein").remove(0);
        (zelle(&z, "datum"), zelle(&z, "grund"), zelle(&z, "quelle"))
    };
    let ohne = [("stand_am", "heute"), ("text", "läuft")];
    let gleich = ms("konzeption", "ist", "03/2021");
    app.status_add(&status("jagd", &ohne, Some(gleich.clone())), &ui()).unwrap();
    let erwartet = ("2021-03-31".to_owned(), "Abnahme".to_owned(), "Protokoll 7".to_owned());
    assert_eq!(da(), erwartet, "der Sachstand nennt denselben Meilenstein noch einmal");
    app.status_add(&status("jagd", GUT, Some(gleich.clone())), &ui()).unwrap();
    assert_eq!(da(), erwartet, "die Quelle des Anrufs verdrängt nicht die des Protokolls");
    app.meilenstein_wunsch("jagd", &gleich, &ui()).unwrap();
    assert_eq!(da(), erwartet, "wie beim Formular des Meilensteins");
    app.status_add(&status("jagd", &ohne, Some(ms("konzeption", "ist", "April 2021"))), &ui()).unwrap();
    assert_eq!(da(), ("2021-04-30".to_owned(), String::new(), String::new()), "ein neues Datum erbt nichts");
    zurueck(&app);
    assert_eq!(da(), erwartet);
    let mut neu = ms("konzeption", "ist", "Mai 2021");
    (neu.grund, neu.quelle) = (Some(" ".into()), Some(String::new()));
    app.status_add(&status("jagd", GUT, Some(neu)), &ui()).unwrap();
    let soll = ("2021-05-31".to_owned(), String::new(), "Anruf".to_owned());
    assert_eq!(da(), soll, "ein leeres Feld nennt keine Quelle, dann gilt die des Sachstands");
}

#[test]
fn hinweise_warnen_und_halten_nicht_auf() {
    let (_p, app) = Probe::winzig();
    app.meilenstein_wunsch("jagd", &ms("umsetzung", "ist", "1.3.2020"), &ui()).unwrap();
    let g = app.status_add(&status("jagd", GUT, Some(ms("konzeption", "ist", "1.3.2021"))), &ui()).unwrap();
    assert_eq!(g.hinweise.len(), 1, "die Reihenfolge widerspricht sich: {:?}", g.hinweise);
    assert!(g.nr.is_some(), "gespeichert ist es trotzdem");
    speichern(&app, "sachstand", &[("projekt", "jagd"), ("stand_am", "1.1.2090"), ("text", "Zukunft")]);
    in_ordnung(&app);
}
