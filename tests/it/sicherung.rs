//! Backups beside the catalogue, and putting one in the place of the present state.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use std::path::Path;

use chrono::Duration;
use ozg_app::dto::{FehlerCode, ImportDto, SicherungDto};
use ozg_app::{Anker, Anwendung, Importwahl};

use crate::helfer::{lauf, sachstand};
use crate::hilfe::{
    Probe, abgewiesen, auftrag, deutsch_mit_pfad, fremd, in_ordnung, inhalt, laenge, liste, nom, setzen,
    zeitpunkt, zelle,
};

fn sicherungen(app: &Anwendung) -> Vec<SicherungDto> {
    app.sicherung_list().expect("die Liste ist lesbar").liste
}

fn anlaesse(app: &Anwendung) -> Vec<String> {
    sicherungen(app).into_iter().map(|s| s.anlass).collect()
}

fn einlesen(app: &Anwendung, p: &Probe, text: &str, probe: bool) -> ImportDto {
    std::fs::write(p.neben("ein.csv"), text).expect("schreibbar");
    let wahl = Importwahl { probe, ..Importwahl::default() };
    app.import(&p.neben("ein.csv"), nom("sachstand"), wahl, &auftrag()).expect("einlesen")
}

#[test]
fn eine_sicherung_ist_gelistet_wiederherstellbar_und_hat_dieselbe_kette() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    let davor = app.info().unwrap();
    assert_eq!(davor.letzte_sicherung.as_deref(), Some("2027-01-04T08:00:00Z"));
    assert_eq!(sicherungen(&app), std::slice::from_ref(&s));
    assert_eq!((s.laenge, s.anlass.as_str(), s.zeit.as_str()), (2, "hand", "2027-01-04T08:00:00Z"));
    assert!(davor.chronik_kopf.starts_with(&s.kopf) && s.kopf.len() == 8 && s.groesse > 0);
    sachstand(&app, "danach");
    // Another program that has the catalogue open sees the restored state, too.
    let anderes = p.oeffnen();
    assert_eq!(laenge(&anderes), 3);
    app.person_merken("Koordination").unwrap();
    let w = app.wiederherstellen(&s.name, zeitpunkt(5)).unwrap();
    for app in [&app, &anderes] {
        let jetzt = app.info().unwrap();
        assert_eq!((jetzt.chronik_laenge, &jetzt.chronik_kopf), (2, &davor.chronik_kopf));
        assert_eq!((w.laenge, &w.kopf), (2, &davor.chronik_kopf));
        assert_eq!(jetzt.person, "Koordination", "die Person gehört zum Rechner");
        assert!(liste(app, "sachstand").is_empty());
    }
    in_ordnung(&app);
    // And back again: the state before was backed up.
    assert_eq!(anlaesse(&app), ["wiederherstellung", "hand"]);
    assert_eq!(sicherungen(&app)[0].name, w.vorher);
    let zurueck = app.wiederherstellen(&w.vorher, zeitpunkt(6)).unwrap();
    assert_eq!((zurueck.laenge, liste(&app, "sachstand").len()), (3, 1));
    sachstand(&anderes, "weiter");
    assert_eq!(laenge(&app), 4);
    in_ordnung(&app);
}

#[test]
fn einstellungen_und_kontakte_sind_die_der_sicherung() {
    use ozg_app::dto::LokalArt::Entwurf;
    let (_p, app) = Probe::winzig();
    app.lokal_set(Entwurf, "jagd", Some("damals")).unwrap();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    app.lokal_set(Entwurf, "jagd", Some("heute")).unwrap();
    app.lokal_set(Entwurf, "wald", Some("heute")).unwrap();
    app.wiederherstellen(&s.name, zeitpunkt(1)).unwrap();
    let da: Vec<_> = app.lokal().unwrap().entwuerfe.into_iter().map(|e| (e.schluessel, e.wert)).collect();
    assert_eq!(da, [("jagd".to_owned(), "damals".to_owned())]);
}

/// After a restore other entries follow than before: as another participant, or two catalogues would one day hold two
/// entries of the same place.
#[test]
fn nach_dem_wiederherstellen_schreibt_ein_anderer_teilnehmer() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    sachstand(&app, "eine Linie");
    let letzter = |spalte: &str| -> String {
        fremd(&p.pfad)
            .query_row(&format!("SELECT {spalte} FROM eintrag ORDER BY nr DESC LIMIT 1"), [], |z| z.get(0))
            .unwrap()
    };
    let einer = letzter("teilnehmer");
    app.wiederherstellen(&s.name, zeitpunkt(1)).unwrap();
    sachstand(&app, "andere Linie");
    assert_ne!(letzter("teilnehmer"), einer);
    in_ordnung(&app);
}

#[test]
fn vor_einem_import_der_schreibt_wird_gesichert_und_sonst_nicht() {
    let (p, app) = Probe::winzig();
    let kopf = "kennung;projekt;stand_am;text\n";
    let gut = format!("{kopf}a;jagd;2022-03-01;läuft\n");
    assert!(!einlesen(&app, &p, &gut, true).geschrieben);
    assert!(!einlesen(&app, &p, &format!("{kopf}a;fehlt;2022-03-01;läuft\n"), false).geschrieben);
    assert_eq!(anlaesse(&app), [""; 0], "weder für eine Probe noch für eine Datei mit Fehlern");
    assert!(einlesen(&app, &p, &gut, false).geschrieben);
    assert_eq!(anlaesse(&app), ["import"]);
    assert_eq!(sicherungen(&app)[0].laenge, 2, "der Stand vor dem Import");
    assert!(app.info().unwrap().letzte_sicherung.is_some());
    assert!(!einlesen(&app, &p, &gut, false).geschrieben);
    assert_eq!(anlaesse(&app), ["import"], "es gab nichts zu schreiben");
    let vorher = sicherungen(&app)[0].name.clone();
    app.wiederherstellen(&vorher, zeitpunkt(9)).unwrap();
    assert!(liste(&app, "sachstand").is_empty());
    in_ordnung(&app);
}

#[test]
fn ohne_platz_fuer_die_sicherung_kein_import() {
    let (p, app) = Probe::winzig();
    drop(app);
    std::fs::write(p.neben("ein.csv"), "kennung;projekt;stand_am;text\na;jagd;2022-03-01;läuft\n").unwrap();
    let groesse = std::fs::metadata(&p.pfad).unwrap().len() / 1024;
    let grenze = crate::platte::grenze(u32::try_from(groesse).unwrap() - 20);
    let aus = lauf("einlesen-voll", &p.pfad, "", Some(&grenze));
    assert_eq!(aus.len(), 1, "{aus:?}");
    for wort in ["SchreibenFehlgeschlagen", "keine Sicherung", "katalog.sicherungen", "unverändert"] {
        assert!(aus[0].contains(wort), "{wort} fehlt: {}", aus[0]);
    }
    let app = p.oeffnen();
    assert_eq!((laenge(&app), liste(&app, "sachstand").len()), (2, 0));
    assert!(sicherungen(&app).is_empty());
    in_ordnung(&app);
}

#[test]
fn taeglich_nur_wenn_ein_tag_um_ist_und_etwas_dazukam() {
    let (_p, app) = Probe::winzig();
    let am = |stunden: i64| zeitpunkt(0) + Duration::hours(stunden);
    let macht = |stunden| app.taeglich_sichern(am(stunden)).unwrap().map(|s| s.laenge);
    assert_eq!(macht(0), Some(2), "es gab noch keine");
    sachstand(&app, "a");
    assert_eq!(macht(23), None);
    assert_eq!(macht(24), Some(3));
    assert_eq!(macht(72), None, "nichts kam dazu");
    sachstand(&app, "b");
    assert_eq!(macht(73), Some(4));
    sachstand(&app, "c");
    assert_eq!(macht(-100), Some(5), "eine Sicherung aus der Zukunft hält keine auf");
    assert_eq!(anlaesse(&app), ["taeglich"; 4]);
}

#[test]
fn ausgeduennt_wird_nach_dem_alter_und_fremdes_bleibt() {
    let (p, app) = Probe::winzig();
    let ordner = p.neben("katalog.sicherungen");
    std::fs::create_dir(&ordner).unwrap();
    let fremde =
        ["notiz.txt", "2020-01-01T000000Z_hand_2_00000000_ungeprueft.ozg", "2020-01-01T000000Z_hand.ozg"];
    for name in fremde {
        std::fs::write(ordner.join(name), "x").unwrap();
    }
    for tag in [0, 1, 2, 300] {
        sachstand(&app, &tag.to_string());
        app.sicherung_create(zeitpunkt(0) + Duration::days(tag)).unwrap();
    }
    let tage: Vec<_> = sicherungen(&app).into_iter().map(|s| s.zeit[..10].to_owned()).collect();
    assert_eq!(tage, ["2027-10-31", "2027-01-06"], "vom Januar bleibt die letzte");
    for name in fremde {
        assert!(ordner.join(name).exists(), "{name} ist keine unserer Sicherungen");
    }
}

#[test]
fn eine_schlechte_sicherung_aendert_nichts() {
    let (p, app) = Probe::winzig();
    sachstand(&app, "bleibt");
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    drop(app);
    let gut = p.neben("katalog.sicherungen").join(&s.name);
    let neben = |name: &str, aendern: &str| {
        let pfad = p.neben(name);
        std::fs::copy(&gut, &pfad).unwrap();
        fremd(&pfad).execute_batch(aendern).unwrap();
        pfad
    };
    std::fs::write(p.neben("text.ozg"), "kein Katalog").unwrap();
    let abgeschnitten = &std::fs::read(&gut).unwrap()[..20_000];
    std::fs::write(p.neben("halb.ozg"), abgeschnitten).unwrap();
    let faelle = [
        (p.neben("fehlt.ozg"), FehlerCode::KatalogFehlt),
        (p.neben("text.ozg"), FehlerCode::KatalogFremd),
        (p.neben("halb.ozg"), FehlerCode::KatalogBeschaedigt),
        (neben("neuer.ozg", "PRAGMA user_version = 99"), FehlerCode::KatalogNeuer),
        (
            neben("kette.ozg", "UPDATE eintrag SET operation = 'x' WHERE nr = 2"),
            FehlerCode::KatalogBeschaedigt,
        ),
        (neben("schema.ozg", "CREATE VIEW v AS SELECT 1"), FehlerCode::KatalogBeschaedigt),
        (p.ordner.path().to_owned(), FehlerCode::KatalogFremd),
    ];
    let vorher = std::fs::read(&p.pfad).unwrap();
    for (datei, code) in faelle {
        let bytes = std::fs::read(&datei).ok();
        let e = abgewiesen(
            Anwendung::datei_wiederherstellen(&p.pfad, &datei, zeitpunkt(1)),
            code,
            &datei.display().to_string(),
        );
        deutsch_mit_pfad(&e, &datei);
        assert!(e.text.contains("nichts wiederhergestellt"), "{}", e.text);
        assert!(std::fs::read(&datei).ok() == bytes, "{}: die Datei bleibt, wie sie war", datei.display());
    }
    assert!(std::fs::read(&p.pfad).unwrap() == vorher, "der Katalog ist unverändert");
    let app = p.oeffnen();
    assert_eq!(anlaesse(&app), ["hand"], "auch keine Sicherung kam hinzu");
    for name in ["fehlt.ozg", "../katalog.ozg", "", "notiz.txt"] {
        let e = abgewiesen(app.wiederherstellen(name, zeitpunkt(1)), FehlerCode::NichtGefunden, name);
        assert!(e.text.contains("gibt es nicht"), "{}", e.text);
    }
    assert_eq!(laenge(&app), 3);
    in_ordnung(&app);
}

/// The name of the backup made, its bytes as they were set aside, and that the catalogue is whole again.
fn gerettet(p: &Probe, s: &SicherungDto, kaputt: &[u8]) {
    let w = Anwendung::datei_wiederherstellen(&p.pfad, Path::new(&s.name), zeitpunkt(1))
        .expect("wiederherstellen");
    let app = p.oeffnen();
    assert_eq!((laenge(&app), w.laenge), (s.laenge, s.laenge));
    in_ordnung(&app);
    assert!(w.vorher.ends_with("_ungeprueft.ozg"), "{}", w.vorher);
    let beiseite = std::fs::read(p.neben("katalog.sicherungen").join(&w.vorher)).expect("beiseitegelegt");
    assert!(beiseite == kaputt, "die beschädigte Datei ist Byte für Byte aufgehoben");
    assert_eq!(anlaesse(&app), ["hand"], "sie gilt nicht als Sicherung");
}

#[test]
fn ein_katalog_der_nicht_mehr_aufgeht_wird_gerettet() {
    type Schaden = fn(&mut Vec<u8>);
    let schaeden: [Schaden; 4] =
        [|b| b.truncate(50_000), |b| b[..100].fill(0), |b| b[4_096..40_000].fill(0xff), Vec::clear];
    for beschaedigen in schaeden {
        let (p, app) = Probe::winzig();
        let s = app.sicherung_create(zeitpunkt(0)).unwrap();
        sachstand(&app, "danach");
        drop(app);
        let mut bytes = std::fs::read(&p.pfad).unwrap();
        beschaedigen(&mut bytes);
        std::fs::write(&p.pfad, &bytes).unwrap();
        assert!(Anwendung::oeffnen(&p.pfad).is_err());
        gerettet(&p, &s, &bytes);
    }
}

#[test]
fn auch_das_wal_eines_beschaedigten_katalogs_wird_beiseitegelegt_und_nicht_eingespielt() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    sachstand(&app, "noch im WAL");
    let wal = std::fs::read(p.neben("katalog.ozg-wal")).unwrap();
    drop(app);
    let mut bytes = std::fs::read(&p.pfad).unwrap();
    bytes[..100].fill(0);
    std::fs::write(&p.pfad, &bytes).unwrap();
    std::fs::write(p.neben("katalog.ozg-wal"), &wal).unwrap();
    gerettet(&p, &s, &bytes);
    let daneben: Vec<_> =
        inhalt(&p.neben("katalog.sicherungen")).into_iter().filter(|n| n.ends_with("-wal")).collect();
    assert_eq!(daneben.len(), 1);
    assert!(std::fs::read(p.neben("katalog.sicherungen").join(&daneben[0])).unwrap() == wal);
}

#[test]
fn ein_verlorener_katalog_kommt_aus_seiner_sicherung_zurueck() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    drop(app);
    std::fs::remove_file(&p.pfad).unwrap();
    let w = Anwendung::datei_wiederherstellen(&p.pfad, Path::new(&s.name), zeitpunkt(1)).unwrap();
    assert_eq!(w.vorher, "");
    in_ordnung(&p.oeffnen());
    // A file that is no catalogue by its name is never replaced.
    let brief = p.neben("brief.txt");
    std::fs::write(&brief, "Sehr geehrte").unwrap();
    let datei = p.neben("katalog.sicherungen").join(&s.name);
    assert!(Anwendung::datei_wiederherstellen(&brief, &datei, zeitpunkt(1)).is_err());
    assert_eq!(std::fs::read(&brief).unwrap(), b"Sehr geehrte");
}

#[test]
fn ein_offener_katalog_mit_gebrochener_kette_wird_vorher_ungeprueft_aufgehoben() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    sachstand(&app, "danach");
    fremd(&p.pfad).execute_batch("UPDATE eintrag SET operation = 'x' WHERE nr = 2").unwrap();
    let w = app.wiederherstellen(&s.name, zeitpunkt(1)).unwrap();
    in_ordnung(&app);
    assert_eq!(laenge(&app), 2);
    assert!(w.vorher.ends_with("_ungeprueft.ozg"), "{}", w.vorher);
    let kaputt = Anwendung::oeffnen(&p.neben("katalog.sicherungen").join(&w.vorher)).unwrap();
    assert_eq!(liste(&kaputt, "sachstand").len(), 1, "nichts ist verloren");
    assert_eq!(anlaesse(&app), ["hand"]);
}

#[test]
fn wiederherstellen_waehrend_ein_anderer_schreibt_verliert_keinen_bestaetigten_stand() {
    let (p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    let mut k = crate::helfer::starten("fuenfzig", &p.pfad, "w", None);
    std::thread::sleep(std::time::Duration::from_millis(60));
    let mut vorher = Vec::new();
    for i in 1..4 {
        match app.wiederherstellen(&s.name, zeitpunkt(i)) {
            Ok(w) => vorher.push(w.vorher),
            Err(e) => assert_eq!(e.code, FehlerCode::KatalogBelegt, "{}", e.technik),
        }
    }
    assert!(k.wait().unwrap().success());
    // Each entry is in the catalogue or in one of the backups that were made before.
    let ordner = p.neben("katalog.sicherungen");
    let mut da: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for datei in vorher.iter().map(|n| ordner.join(n)).chain([p.pfad.clone()]) {
        let app = Anwendung::oeffnen(&datei).unwrap();
        in_ordnung(&app);
        da.extend(liste(&app, "sachstand").iter().map(|z| zelle(z, "kennung")));
    }
    assert_eq!(da.len(), 50);
}

/// A catalogue of schema 1 as the program of that time left it, and its number of entries.
fn von_schema_1() -> (Probe, i64) {
    let (p, app) = Probe::winzig();
    drop(app);
    for name in inhalt(p.ordner.path()) {
        std::fs::remove_file(p.neben(&name)).unwrap();
    }
    std::fs::write(&p.pfad, crate::bekannt::schema_1()).unwrap();
    let laenge = fremd(&p.pfad).query_row("SELECT max(nr) FROM eintrag", [], |z| z.get(0)).unwrap();
    (p, laenge)
}

#[test]
fn vor_einem_umstieg_des_schemas_wird_die_alte_datei_gesichert() {
    let (p, lang) = von_schema_1();
    let app = p.oeffnen();
    let s = sicherungen(&app);
    assert_eq!((s.len(), s[0].anlass.as_str(), s[0].laenge), (1, "umstieg", lang));
    let alt = p.neben("katalog.sicherungen").join(&s[0].name);
    let fassung =
        |pfad: &Path| -> i32 { fremd(pfad).pragma_query_value(None, "user_version", |z| z.get(0)).unwrap() };
    assert_eq!(
        (fassung(&p.pfad), fassung(&alt)),
        (ozg_store::SCHEMA, 1),
        "die Sicherung ist nicht umgestellt"
    );
    in_ordnung(&app);
    setzen(&app, "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    // Restored, it is of the new schema; the file itself stays as it was.
    app.wiederherstellen(&s[0].name, zeitpunkt(9)).unwrap();
    assert_eq!((laenge(&app), fassung(&p.pfad), fassung(&alt)), (lang, ozg_store::SCHEMA, 1));
    in_ordnung(&app);
    drop(app);
    in_ordnung(&p.oeffnen());
}

#[test]
fn pruefen_stellt_keinen_aelteren_katalog_um_und_schreibt_in_keinen_geschuetzten() {
    let (p, lang) = von_schema_1();
    let vorher = std::fs::read(&p.pfad).unwrap();
    let b = Anwendung::datei_pruefen(&p.pfad, None, zeitpunkt(0)).unwrap();
    assert!(b.in_ordnung && b.laenge == lang, "{:?}", b.befunde);
    assert!(std::fs::read(&p.pfad).unwrap() == vorher);
    assert_eq!(inhalt(p.ordner.path()), ["katalog.ozg"], "weder Beidateien noch eine Sicherung");
    fremd(&p.pfad).execute_batch("UPDATE eintrag SET person = 'x' WHERE nr = 2").unwrap();
    let b = Anwendung::datei_pruefen(&p.pfad, None, zeitpunkt(0)).unwrap();
    assert!(b.befunde[0].starts_with("Eintrag 2 passt nicht zur Kette."), "{:?}", b.befunde);
}

#[test]
fn die_pruefung_merkt_sich_den_stand_und_findet_einen_gekappten_schwanz() {
    let (p, app) = Probe::winzig();
    for i in 0..4 {
        sachstand(&app, &i.to_string());
    }
    assert_eq!(app.info().unwrap().letzte_pruefung, None);
    let gut = app.pruefen(None, zeitpunkt(7)).unwrap();
    assert_eq!(app.info().unwrap().letzte_pruefung.as_deref(), Some("2027-01-04T08:00:07Z"));
    let s = app.sicherung_create(zeitpunkt(8)).unwrap();
    drop(app);
    schwanz_kappen(&p.pfad, 5);
    let app = p.oeffnen();
    for anker in [
        None,
        Some(ozg_app::anker_lesen(&format!("6:{}", gut.kopf)).unwrap()),
        Some(ozg_app::anker_lesen(&format!("6:{}", &gut.kopf[..8])).unwrap()),
        Some(
            ozg_app::anker_suchen(&p.neben("katalog.sicherungen").join(&s.name).display().to_string())
                .unwrap(),
        ),
    ] {
        let b = app.pruefen(anker.as_ref(), zeitpunkt(9)).unwrap();
        assert_eq!(b.befunde.len(), 1, "{anker:?}: {:?}", b.befunde);
        assert!(b.befunde[0].contains("4 sind da, der Anker nennt 6"), "{:?}", b.befunde);
    }
    // A check with a finding is not remembered, and an anchor that holds hides no other.
    let frueher = Anker::neu(4, &app.pruefen(None, zeitpunkt(9)).unwrap().kopf).unwrap();
    assert!(!app.pruefen(Some(&frueher), zeitpunkt(10)).unwrap().in_ordnung);
    assert_eq!(app.info().unwrap().letzte_pruefung.as_deref(), Some("2027-01-04T08:00:07Z"));
    // Restored, the former mark no longer holds.
    app.wiederherstellen(&s.name, zeitpunkt(11)).unwrap();
    assert_eq!(app.info().unwrap().letzte_pruefung, None);
    in_ordnung(&app);
}

#[test]
fn eine_ausgetauschte_kette_faellt_an_ihrem_anker_auf() {
    let (_p, app) = Probe::winzig();
    let s = app.sicherung_create(zeitpunkt(0)).unwrap();
    sachstand(&app, "eine Linie");
    let anker = Anker::neu(3, &app.info().unwrap().chronik_kopf).unwrap();
    app.wiederherstellen(&s.name, zeitpunkt(1)).unwrap();
    sachstand(&app, "andere Linie");
    sachstand(&app, "und weiter");
    in_ordnung(&app);
    let b = app.pruefen(Some(&anker), zeitpunkt(2)).unwrap();
    assert!(b.befunde.len() == 1 && b.befunde[0].starts_with("Eintrag 3 hat eine andere"), "{:?}", b.befunde);
    for falsch in ["", "7", "3:xyz", "x:0f3a9c21", "/gibt/es/nicht.meta.json"] {
        let e = abgewiesen(ozg_app::anker_suchen(falsch), FehlerCode::EingabeUngueltig, falsch);
        assert!(e.text.contains("kein Anker"), "{}", e.text);
    }
}

/// Removes the entries from that one on with all their changes, and takes the changes back in the tables.
pub(crate) fn schwanz_kappen(pfad: &Path, ab: i64) {
    let c = fremd(pfad);
    c.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).expect("SQL");
    c.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF;
         DELETE FROM sachstand WHERE kennung IN (SELECT json_extract(a.schluessel, '$[0]') FROM aenderung a
           JOIN eintrag e ON e.id = a.eintrag WHERE e.nr >= {ab} AND a.tabelle = 'sachstand');
         DELETE FROM quelle WHERE kennung IN (SELECT json_extract(a.schluessel, '$[0]') FROM aenderung a
           JOIN eintrag e ON e.id = a.eintrag WHERE e.nr >= {ab} AND a.tabelle = 'quelle');
         DELETE FROM aenderung WHERE eintrag IN (SELECT id FROM eintrag WHERE nr >= {ab});
         DELETE FROM eintrag WHERE nr >= {ab};"
    ))
    .expect("SQL");
}
