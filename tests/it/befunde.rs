//! Tests of faults that were open when they were written; each says what a user would notice.

use ozg_app::dto::FehlerCode;
use ozg_app::{Anwendung, Modus, Profil};

use crate::helfer::{lauf, starten};
use crate::hilfe::{
    Probe, abgewiesen, auftrag, deutsch_mit_pfad, fremd, in_ordnung, inhalt, liste, nom, setzen, versuch,
    zeitpunkt, zelle,
};
use crate::rundlauf::{ausfuehren, einlesen, gleich};
use crate::vorgaenge::{befunde, fuenf};

#[test]
fn namen_die_sich_nur_in_der_schreibung_unterscheiden_bleiben_zwei() {
    let (_p, app) = Probe::mit_projekt();
    for name in ["KRZ", "krz"] {
        setzen(&app, "organisation", &[("name", name)]);
        setzen(
            &app,
            "projekt_beteiligung",
            &[("projekt", "jagd"), ("organisation", name), ("rolle", "beteiligt")],
        );
        setzen(
            &app,
            "sachstand",
            &[("kennung", name), ("projekt", "jagd"), ("stand_am", "2021-01-01"), ("text", name)],
        );
    }
    let o = crate::hilfe::ordner();
    ausfuehren(&app, Profil::Opendata, o.path());
    let ziel = Probe::leer();
    let neu = ziel.oeffnen();
    einlesen(&neu, o.path());
    gleich(&app, &neu);
}

#[test]
fn berichtigter_beleg_macht_seinen_alten_text_nicht_unbrauchbar() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("quelle", "Brief A")]);
    let alle = liste(&app, "quelle");
    let kennung = zelle(alle.iter().find(|z| zelle(z, "fundstelle") == "Brief A").unwrap(), "kennung");
    setzen(&app, "quelle", &[("kennung", &kennung), ("fundstelle", "Brief B")]);
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald"), ("quelle", "Brief A")]);
    let da: Vec<_> = liste(&app, "projekt").iter().map(|z| zelle(z, "quelle")).collect();
    assert_eq!(da, ["Brief B", "Brief A"]);
}

#[test]
fn doppelte_fundstelle_ist_ein_fehler_der_eingabe_nicht_des_programms() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "quelle", &[("kennung", "eins"), ("fundstelle", "Brief A")]);
    for felder in [&[("kennung", "zwei"), ("fundstelle", "Brief A")][..], &[("fundstelle", "Brief A")][..]] {
        if let Err(e) = versuch(&app, "quelle", felder, Modus::Setzen) {
            assert_ne!(e.code, FehlerCode::Intern, "{felder:?}: {}", e.technik);
        }
    }
    let leika = liste(&app, "leika_leistung")
        .iter()
        .map(|z| zelle(z, "leika_schluessel"))
        .find(|s| !s.is_empty())
        .unwrap();
    let felder = [
        ("kennung", "99999"),
        ("leika_schluessel", leika.as_str()),
        ("bezeichnung", "x"),
        ("katalogversion", "KDN 20.12.2019"),
    ];
    let e = versuch(&app, "leika_leistung", &felder, Modus::Setzen).unwrap_err();
    assert_ne!(e.code, FehlerCode::Intern, "doppelter LeiKa-Schlüssel: {}", e.technik);
}

#[test]
fn auch_eine_andere_schreibung_des_kuerzels_faellt_auf() {
    for sql in ["UPDATE projekt SET kuerzel = 'JAGD'", "UPDATE sachstand SET projekt = 'JAGD'"] {
        let (p, app) = fuenf();
        fremd(&p.pfad).execute_batch(&format!("PRAGMA foreign_keys = ON; {sql}")).unwrap();
        assert!(!befunde(&app).is_empty(), "{sql}: eine Änderung ohne Spur");
    }
}

#[test]
fn schwaerzung_verdeckt_keinen_ausgetauschten_wert() {
    let (p, app) = fuenf();
    let c = fremd(&p.pfad);
    let salz: String = c
        .query_row(
            "SELECT salz FROM aenderung WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5)",
            [],
            |z| z.get(0),
        )
        .unwrap();
    // The digest that the entry was hashed with, computed as any other program could.
    let digest = sha256(&[&sha256(&["salz", &salz, "neu.text"]), "\"läuft\""]);
    let schwarz = serde_json::json!({ "neu.text": { "digest": digest } }).to_string();
    c.execute("UPDATE aenderung SET geschwaerzt = ?1, neu = json_set(neu, '$.text', 'steht still') WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5)", [schwarz]).unwrap();
    assert!(
        befunde(&app).iter().any(|t| t.contains("Eintrag 5")),
        "ein geschwärzter Wert darf keinen anderen Text zeigen"
    );
}

#[cfg(unix)]
#[test]
fn name_ohne_gueltiges_utf8_geht_auch_beim_sichern() {
    use std::os::unix::ffi::OsStrExt;
    let (p, app) = Probe::winzig();
    drop(app);
    let ordner = p.ordner.path().join(std::ffi::OsStr::from_bytes(b"alt\xff"));
    std::fs::create_dir(&ordner).unwrap();
    let pfad = ordner.join("k.ozg");
    std::fs::copy(&p.pfad, &pfad).unwrap();
    let app = Anwendung::oeffnen(&pfad).unwrap();
    app.sichern(&ordner.join("s.ozg"), zeitpunkt(0)).unwrap();
    assert_eq!(inhalt(&ordner), ["k.ozg", "k.ozg-shm", "k.ozg-wal", "s.ozg"]);
}

#[test]
fn misslungener_export_laesst_das_ziel_wie_es_war() {
    let (p, app) = Probe::winzig();
    let ziel = p.neben("projekt.csv");
    app.export(nom("projekt"), Profil::Opendata, &ziel, zeitpunkt(0)).unwrap();
    let vorher = std::fs::read(&ziel).unwrap();
    setzen(&app, "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    let neben = p.neben("projekt.csv.meta.json");
    std::fs::remove_file(&neben).unwrap();
    std::fs::create_dir(&neben).unwrap();
    abgewiesen(
        app.export(nom("projekt"), Profil::Opendata, &ziel, zeitpunkt(0)),
        FehlerCode::SchreibenFehlgeschlagen,
        "Beidatei",
    );
    assert!(std::fs::read(&ziel).unwrap() == vorher, "Fehler gemeldet, aber die Datei ist ersetzt");
}

#[test]
fn oeffnen_waehrend_ein_anderer_schreibt_und_schliesst() {
    let (p, app) = Probe::mit_projekt();
    drop(app);
    let kinder = ["a", "b", "c"].map(|m| starten("oeffnen-schreiben", &p.pfad, m, None));
    for k in kinder {
        let ende = k.wait_with_output().unwrap();
        assert!(ende.status.success(), "{}", String::from_utf8_lossy(&ende.stderr));
    }
    let app = p.oeffnen();
    assert_eq!(liste(&app, "sachstand").len(), 240, "kein bestätigter Stand geht verloren");
    in_ordnung(&app);
}

/// SHA-256 over length-prefixed parts, by the system's own tool.
fn sha256(teile: &[&str]) -> String {
    use std::io::Write;
    let mut kind = std::process::Command::new("sha256sum")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("sha256sum");
    let mut hinein = kind.stdin.take().expect("Eingabe");
    for t in teile {
        hinein.write_all(&u64::try_from(t.len()).expect("Länge").to_be_bytes()).expect("schreiben");
        hinein.write_all(t.as_bytes()).expect("schreiben");
    }
    drop(hinein);
    let aus = kind.wait_with_output().expect("Ausgabe").stdout;
    String::from_utf8_lossy(&aus[..64]).into_owned()
}

#[test]
fn volle_platte_die_meldung_nennt_die_datei() {
    let (p, app) = Probe::winzig();
    drop(app);
    let aus = lauf("bis-voll", &p.pfad, "v", Some(&crate::platte::grenze(800)));
    let fehler = aus.iter().find(|z| z.starts_with("fehler ")).unwrap();
    assert!(fehler.contains(&p.pfad.display().to_string()), "{fehler}");
}

#[test]
fn verdorbener_text_im_schema_ist_ein_beschaedigter_katalog() {
    let (p, app) = Probe::winzig();
    drop(app);
    let mut bytes = std::fs::read(&p.pfad).unwrap();
    let wo = bytes.windows(8).position(|w| w == b"kein_efa").unwrap();
    bytes[wo + 3] = 0xff;
    std::fs::write(&p.pfad, &bytes).unwrap();
    deutsch_mit_pfad(
        &abgewiesen(Anwendung::oeffnen(&p.pfad), FehlerCode::KatalogBeschaedigt, "kein UTF-8 im Schema"),
        &p.pfad,
    );
}

#[test]
fn verlauf_nennt_geaenderte_rohe_daten_so_roh_wie_sie_sind() {
    let (_p, app) = Probe::winzig();
    for datum in ["März 2020", "April 2020"] {
        app.meilenstein_set("jagd", "konzeption", "plan", datum, None, None, None, &auftrag()).unwrap();
    }
    let worte = app.verlauf_list(1).unwrap()[0].worte.join("");
    assert!(worte.contains("März 2020 → April 2020"), "aus einem Monat wird ein Tag: {worte}");
}

#[test]
fn schwaerzung_ohne_geschwaerztes_faellt_auf() {
    for tabelle in ["eintrag", "aenderung"] {
        let (p, app) = fuenf();
        fremd(&p.pfad)
            .execute_batch(&format!("UPDATE {tabelle} SET geschwaerzt = '{{}}' WHERE nr = 5"))
            .unwrap();
        assert!(!befunde(&app).is_empty(), "{tabelle}.geschwaerzt geändert und unbemerkt");
    }
}

/// SQLite's lock on the file is what keeps another program from clearing away the log that this one writes to.
#[cfg(target_os = "linux")]
#[test]
fn zweites_oeffnen_nimmt_dem_ersten_nicht_die_sperre() {
    use std::os::unix::fs::MetadataExt;
    let (p, _app) = Probe::winzig();
    let marke = format!(":{} 1073741826 ", std::fs::metadata(&p.pfad).unwrap().ino());
    let gesperrt = || std::fs::read_to_string("/proc/locks").unwrap().contains(&marke);
    assert!(gesperrt(), "ein offener Katalog hält seine Sperre");
    let _zweites = p.oeffnen();
    assert!(gesperrt(), "nach dem zweiten Öffnen ist die Sperre des ersten weg");
}

#[test]
fn eine_ausfuhr_ohne_dateinamen_laesst_auch_keine_beidatei_zurueck() {
    let (_p, app) = Probe::winzig();
    let fremde = std::path::Path::new(".meta.json");
    assert!(!fremde.exists());
    for ziel in ["", "/", ".."] {
        abgewiesen(
            app.export(nom("projekt"), Profil::Opendata, std::path::Path::new(ziel), zeitpunkt(0)),
            FehlerCode::SchreibenFehlgeschlagen,
            ziel,
        );
    }
    assert!(!fremde.exists());
}
