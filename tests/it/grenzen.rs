//! What other programs, other files and forgetful people must not be able to do to a catalogue.

use ozg_app::dto::FehlerCode;
use ozg_app::{Anwendung, Modus, Profil};
use ozg_domain::foerderung::{Abruf, Bewilligung, Tranche, stand};
use ozg_domain::geld::{Betragsgenauigkeit, Cent};

use crate::hilfe::{Probe, abgewiesen, auftrag, fremd, laenge, nom, setzen, tag, versuch, zeitpunkt};

#[test]
fn neuere_fassung_in_der_beidatei_wird_erkannt_und_nicht_angefasst() {
    let (p, app) = Probe::winzig();
    drop(app);
    // A newer program that is still running: its schema number is only in the -wal.
    let neuer = fremd(&p.pfad);
    neuer
        .execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 9; CREATE TABLE zukunft (x)")
        .unwrap();
    let vorher = (std::fs::read(&p.pfad).unwrap(), std::fs::read(p.neben("katalog.ozg-wal")).unwrap());
    abgewiesen(Anwendung::oeffnen(&p.pfad), FehlerCode::KatalogNeuer, "Schema 9 in der -wal");
    let nachher = (std::fs::read(&p.pfad).unwrap(), std::fs::read(p.neben("katalog.ozg-wal")).unwrap());
    assert!(vorher == nachher, "Datei und -wal sind unverändert");
    drop(neuer);
}

#[test]
fn ersetzen_durch_ein_anderes_programm_verliert_keine_alten_werte() {
    let (p, _app) = Probe::winzig();
    let e = fremd(&p.pfad)
        .execute("INSERT OR REPLACE INTO projekt (kuerzel, titel) VALUES ('JAGD', 'x')", [])
        .unwrap_err();
    assert!(e.to_string().contains("UNIQUE"), "REPLACE ginge an den Triggern vorbei: {e}");
}

#[test]
fn unmoegliche_tage_kommen_auch_ueber_andere_programme_nicht_hinein() {
    let (p, _app) = Probe::winzig();
    for datum in ["2021-02-31", "2021-19-39", "1200-01-01", "9999-01-01", "2021-1-1"] {
        let sql = format!("UPDATE projekt SET aufgenommen_am = '{datum}'");
        assert!(fremd(&p.pfad).execute(&sql, []).is_err(), "{datum}");
    }
    fremd(&p.pfad).execute("UPDATE projekt SET aufgenommen_am = '2020-02-29'", []).unwrap();
}

#[test]
fn andere_schreibung_des_kuerzels_laesst_die_zahlen_stehen() {
    let (p, app) = Probe::winzig();
    app.meilenstein_set("jagd", "umsetzung", "ist", "1.3.2021", None, None, None, &auftrag()).unwrap();
    let c = fremd(&p.pfad);
    c.execute_batch("PRAGMA foreign_keys = ON; UPDATE projekt SET kuerzel = 'JAGD'").unwrap();
    assert_eq!(app.kennzahl_show(tag("2021-06-30")).unwrap().phasen.umsetzung, 1);
}

#[test]
fn ausgaben_ueberschreiben_nie_einen_katalog() {
    let (p, app) = Probe::winzig();
    let vorher = std::fs::read(&p.pfad).unwrap();
    let kopie = p.neben("kopie.dat");
    std::fs::write(&kopie, &vorher).unwrap();
    for ziel in [&p.pfad, &kopie, &p.neben("neu.ozg"), &p.neben("katalog.ozg-wal")] {
        abgewiesen(
            app.export(nom("projekt"), Profil::Opendata, ziel, zeitpunkt(0)),
            FehlerCode::DateiUnlesbar,
            "Ziel ist ein Katalog",
        );
    }
    assert!(std::fs::read(&p.pfad).unwrap() == vorher && std::fs::read(&kopie).unwrap() == vorher);
}

#[test]
fn neues_datum_erbt_weder_quelle_noch_grund() {
    let (_p, app) = Probe::winzig();
    let stelle = |datum: &str, grund, quelle| {
        app.meilenstein_set("jagd", "pilotierung", "plan", datum, None, grund, quelle, &auftrag()).unwrap();
        let schluessel = ["jagd", "pilotierung", "plan"].map(str::to_owned);
        let z = app.nomen_show(nom("meilenstein"), &schluessel).unwrap();
        (z["quelle"].as_str().map(str::to_owned), z["grund"].as_str().map(str::to_owned))
    };
    let text = |t: &str| Some(t.to_owned());
    assert_eq!(stelle("1.1.2023", Some("alt"), Some("Brief A")), (text("Brief A"), text("alt")));
    assert_eq!(
        stelle("1.1.2023", None, Some("Brief B")),
        (text("Brief B"), text("alt")),
        "dasselbe Datum behält den Grund"
    );
    assert_eq!(stelle("1.1.2024", None, None), (None, None), "das neue Datum ist unbelegt");
}

#[test]
fn eine_basis_wechselt_auch_ueber_entfernen_nur_mit_grund() {
    let (_p, app) = Probe::winzig();
    let basis = |datum: &str, grund| {
        app.meilenstein_set("jagd", "rollout_nrw", "basis", datum, None, grund, None, &auftrag())
    };
    basis("31.12.2021", None).unwrap();
    let schluessel = ["jagd", "rollout_nrw", "basis"].map(str::to_owned);
    app.nomen_clear(nom("meilenstein"), &schluessel, &auftrag()).unwrap();
    let vorher = laenge(&app);
    abgewiesen(basis("31.12.2022", None), FehlerCode::EingabeUngueltig, "neue Basis ohne Grund");
    assert_eq!(laenge(&app), vorher);
    basis("31.12.2022", Some("neuer Zeitplan")).unwrap();
}

#[test]
fn was_eine_liste_nennt_laesst_sich_nicht_entfernen() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "themenfeld", &[("name", "Neues Feld")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "Neues Feld")]);
    let weg = || app.nomen_clear(nom("themenfeld"), &["Neues Feld".to_owned()], &auftrag());
    abgewiesen(weg(), FehlerCode::WirdGebraucht, "Themenfeld in Gebrauch");
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "")]);
    weg().unwrap();
}

#[test]
fn name_mit_listenzeichen_bleibt_eine_organisation() {
    let (_p, app) = Probe::mit_projekt();
    let felder = [("projekt", "jagd"), ("organisation", "KRZN | Nord"), ("rolle", "projektleitung")];
    setzen(&app, "projekt_beteiligung", &felder);
    assert_eq!(app.projekt_list(tag("2021-01-01")).unwrap()[0].leitung, ["KRZN | Nord"]);
    // Lists of Themenfelder are separated by it, so no Themenfeld may hold it.
    abgewiesen(
        versuch(&app, "themenfeld", &[("name", "a|b")], Modus::Setzen),
        FehlerCode::EingabeUngueltig,
        "Trennzeichen im Themenfeld",
    );
}

#[test]
fn kurzer_leika_schluessel_ist_ein_fehler_der_eingabe() {
    let (_p, app) = Probe::mit_projekt();
    setzen(
        &app,
        "leika_leistung",
        &[("kennung", "12345"), ("bezeichnung", "x"), ("katalogversion", "KDN 20.12.2019")],
    );
    let e = versuch(&app, "projekt_leistung", &[("projekt", "jagd"), ("leistung", "12345")], Modus::Setzen);
    abgewiesen(e, FehlerCode::EingabeUngueltig, "keine OZG-ID");
}

#[test]
fn geflossenes_geld_verschwindet_nicht_mit_der_bewilligung() {
    let abruf =
        |cent| Abruf { datum: Some(tag("2021-06-01")), betrag: Cent::neu(cent).ok(), rueckzahlung: false };
    let t = Tranche {
        kennung: "t".to_owned(),
        jahr_von: Some(2021),
        jahr_bis: Some(2021),
        betrag: None,
        genauigkeit: Betragsgenauigkeit::Exakt,
        summierbar: true,
        bewilligungen: vec![Bewilligung {
            bewilligt: false,
            datum: None,
            betrag: None,
            abrufe: vec![abruf(500), Abruf { betrag: None, ..abruf(0) }],
        }],
    };
    let s = stand(&t, tag("2021-12-31"));
    assert_eq!((s.bewilligt, s.abgeflossen, s.abrufe_ohne_betrag), (None, Some(500), 1));
}

#[test]
fn eine_zeile_ohne_trigger_geaendert_faellt_auf() {
    let heimlich = [
        ("geaendert", "UPDATE projekt SET titel = 'heimlich'"),
        ("neu", "INSERT INTO projekt (kuerzel, titel) VALUES ('heimlich', 'x')"),
        ("geloescht", "DELETE FROM projekt"),
    ];
    for (art, sql) in heimlich {
        let (p, app) = Probe::winzig();
        app.person_merken("x").unwrap();
        assert!(app.pruefen(None, crate::hilfe::zeitpunkt(0)).unwrap().in_ordnung);
        let c = fremd(&p.pfad);
        let name = format!("chronik_projekt_{art}");
        let abfrage = "SELECT sql FROM sqlite_schema WHERE name = ?1";
        let text: String = c.query_row(abfrage, [&name], |z| z.get(0)).unwrap();
        c.execute_batch(&format!("DROP TRIGGER {name}; {sql}; {text}")).unwrap();
        let befunde = app.pruefen(None, crate::hilfe::zeitpunkt(0)).unwrap().befunde;
        assert!(befunde.iter().any(|t| t.contains("projekt")), "{sql}: {befunde:?}");
    }
}
