//! The file gate: what is no catalogue is refused, untouched, in German; what is one opens under any name.

use std::path::{Path, PathBuf};

use ozg_app::dto::FehlerCode;
use ozg_app::{Anlage, Anwendung, Profil};

use crate::hilfe::{
    Probe, abgewiesen, deutsch_mit_pfad, fremd, in_ordnung, inhalt, laenge, liste, nom, ordner, setzen,
    zeitpunkt,
};

use FehlerCode::{KatalogBeschaedigt, KatalogFremd, KatalogNeuer};

fn kopf(ab: usize, neu: &'static [u8]) -> impl Fn(&Path) {
    move |p| {
        let mut b = std::fs::read(p).expect("lesbar");
        b[ab..ab + neu.len()].copy_from_slice(neu);
        std::fs::write(p, b).expect("schreibbar");
    }
}

fn sql(text: &'static str) -> impl Fn(&Path) {
    move |p| fremd(p).execute_batch(text).expect("SQL")
}

fn inhalt_setzen(bytes: Vec<u8>) -> impl Fn(&Path) {
    move |p| std::fs::write(p, &bytes).expect("schreibbar")
}

type Fall = (&'static str, FehlerCode, Box<dyn Fn(&Path)>);

fn faelle() -> Vec<Fall> {
    let zufall: Vec<u8> = (0..40_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    vec![
        ("leere Datei", KatalogFremd, Box::new(inhalt_setzen(Vec::new()))),
        (
            "Text mit der Endung .ozg",
            KatalogFremd,
            Box::new(inhalt_setzen("Liste der Projekte\n".repeat(100).into_bytes())),
        ),
        ("zufällige Bytes", KatalogFremd, Box::new(inhalt_setzen(zufall))),
        ("ein Byte", KatalogFremd, Box::new(inhalt_setzen(vec![b'S']))),
        ("nur der Kopf", KatalogFremd, Box::new(inhalt_setzen(b"SQLite format 3\0".to_vec()))),
        ("fremde application_id", KatalogFremd, Box::new(kopf(68, b"GPKG"))),
        ("neueres Schema", KatalogNeuer, Box::new(kopf(60, &[0, 0, 0, 4]))),
        ("Schema -1", KatalogFremd, Box::new(kopf(60, &[255, 255, 255, 255]))),
        ("Schema 0", KatalogFremd, Box::new(kopf(60, &[0, 0, 0, 0]))),
        ("Seitengröße 3", KatalogBeschaedigt, Box::new(kopf(16, &[0, 3]))),
        ("Seitengröße 0", KatalogBeschaedigt, Box::new(kopf(16, &[0, 0]))),
        (
            "halb abgeschnitten",
            KatalogBeschaedigt,
            Box::new(|p| {
                let b = std::fs::read(p).expect("lesbar");
                std::fs::write(p, &b[..b.len() / 2]).expect("schreibbar");
            }),
        ),
        ("Wurzelseite genullt", KatalogBeschaedigt, Box::new(kopf(100, &[0; 3_000]))),
        (
            "eine Seite in der Mitte genullt",
            KatalogBeschaedigt,
            Box::new(|p| {
                let mut b = std::fs::read(p).expect("lesbar");
                let mitte = b.len() / 2 / 4_096 * 4_096;
                b[mitte..mitte + 4_096].fill(0);
                std::fs::write(p, b).expect("schreibbar");
            }),
        ),
        (
            "fremder Trigger",
            KatalogBeschaedigt,
            Box::new(sql("CREATE TRIGGER boese AFTER INSERT ON projekt BEGIN DELETE FROM eintrag; END")),
        ),
        ("fremde Sicht", KatalogBeschaedigt, Box::new(sql("CREATE VIEW sicht AS SELECT 1"))),
        ("fremde Tabelle", KatalogBeschaedigt, Box::new(sql("CREATE TABLE mehr (x)"))),
        ("fehlende Tabelle", KatalogBeschaedigt, Box::new(sql("DROP TABLE kontakt"))),
        ("fehlender Trigger", KatalogBeschaedigt, Box::new(sql("DROP TRIGGER chronik_projekt_neu"))),
        ("Schreibfassung des Kopfes unbekannt", KatalogBeschaedigt, Box::new(kopf(18, &[9, 9]))),
    ]
}

#[test]
fn fremde_und_beschaedigte_dateien_werden_abgewiesen_und_bleiben_wie_sie_sind() {
    let mut anders = Vec::new();
    for (was, code, verderben) in faelle() {
        let p = Probe::leer();
        verderben(&p.pfad);
        let (bytes, dabei) = (std::fs::read(&p.pfad).unwrap(), inhalt(p.ordner.path()));
        match Anwendung::oeffnen(&p.pfad) {
            Err(e) if e.code == code => deutsch_mit_pfad(&e, &p.pfad),
            Err(e) => anders.push(format!("{was}: erwartet {code:?}, war {:?} ({})", e.code, e.technik)),
            Ok(_) => anders.push(format!("{was}: wurde geöffnet")),
        }
        assert!(std::fs::read(&p.pfad).unwrap() == bytes, "{was}: die Datei wurde verändert");
        assert_eq!(inhalt(p.ordner.path()), dabei, "{was}: neben der Datei blieb etwas liegen");
    }
    assert!(anders.is_empty(), "{}", anders.join("\n"));
}

#[test]
fn fehlende_datei_und_ordner_statt_datei() {
    let o = ordner();
    let fehlt = o.path().join("gibt es nicht.ozg");
    let e = abgewiesen(Anwendung::oeffnen(&fehlt), FehlerCode::KatalogFehlt, "fehlende Datei");
    deutsch_mit_pfad(&e, &fehlt);
    let e = abgewiesen(Anwendung::oeffnen(o.path()), KatalogFremd, "Ordner");
    deutsch_mit_pfad(&e, o.path());
    assert!(inhalt(o.path()).is_empty(), "es wird nichts angelegt");
}

#[test]
fn vorhandene_datei_wird_nie_ueberschrieben() {
    let o = ordner();
    let pfad = o.path().join("wichtig.ozg");
    std::fs::write(&pfad, "wichtig").unwrap();
    let e = abgewiesen(Anwendung::anlegen(&pfad, &Anlage::Leer), FehlerCode::SchonVorhanden, "anlegen");
    deutsch_mit_pfad(&e, &pfad);
    assert_eq!(std::fs::read(&pfad).unwrap(), b"wichtig");
    abgewiesen(Anwendung::oeffnen_oder_anlegen(&pfad, &Anlage::Leer), KatalogFremd, "öffnen oder anlegen");
    assert_eq!(std::fs::read(&pfad).unwrap(), b"wichtig");
    assert_eq!(inhalt(o.path()), ["wichtig.ozg"]);
}

#[test]
fn jeder_name_den_das_dateisystem_erlaubt_geht() {
    let (p, app) = Probe::winzig();
    drop(app);
    for name in [
        "mit leer zeichen",
        "frage?x=1&mode=memory",
        "raute#1",
        "prozent%20%41",
        "Übung äöüß",
        "file:x",
        ":memory:",
        "'a\"b",
        "a\\b",
        "-wal",
        "🏛️",
    ] {
        let ordner = p.neben(&format!("ordner {name}"));
        std::fs::create_dir(&ordner).unwrap();
        let pfad = ordner.join(format!("{name}.ozg"));
        std::fs::copy(&p.pfad, &pfad).unwrap();
        let app = Anwendung::oeffnen(&pfad).unwrap_or_else(|e| panic!("{name}: {} {}", e.text, e.technik));
        setzen(&app, "projekt", &[("kuerzel", name), ("titel", name)]);
        let sicherung = ordner.join(format!("{name} Sicherung.ozg"));
        app.sichern(&sicherung, zeitpunkt(0)).unwrap_or_else(|e| panic!("{name}: {} {}", e.text, e.technik));
        app.export(nom("projekt"), Profil::Opendata, &ordner.join(format!("{name}.csv")), zeitpunkt(0))
            .unwrap();
        drop(app);
        assert_eq!(liste(&Anwendung::oeffnen(&sicherung).unwrap(), "projekt").len(), 2, "{name}");
        assert_eq!(liste(&Anwendung::oeffnen(&pfad).unwrap(), "projekt").len(), 2, "{name}");
        assert_eq!(inhalt(&ordner).len(), 4, "{name}: {:?}", inhalt(&ordner));
    }
}

#[test]
fn sicherung_enthaelt_auch_was_noch_im_wal_steht() {
    let (p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "eben"), ("titel", "Eben gespeichert")]);
    assert!(
        std::fs::metadata(p.neben("katalog.ozg-wal")).unwrap().len() > 0,
        "die Änderung steht noch im WAL"
    );
    let ziel = p.neben("sicherung.ozg");
    let b = app.sichern(&ziel, zeitpunkt(0)).unwrap();
    assert!(b.in_ordnung, "{:?}", b.befunde);
    let kopie = Anwendung::oeffnen(&ziel).unwrap();
    assert_eq!((b.laenge, &b.kopf), (laenge(&app), &kopie.info().unwrap().chronik_kopf));
    assert_eq!(liste(&kopie, "projekt"), liste(&app, "projekt"));
    in_ordnung(&kopie);
    drop(kopie);
    let vorher = std::fs::read(&ziel).unwrap();
    let e = abgewiesen(app.sichern(&ziel, zeitpunkt(0)), FehlerCode::SchonVorhanden, "zweite Sicherung");
    deutsch_mit_pfad(&e, &ziel);
    assert!(std::fs::read(&ziel).unwrap() == vorher, "eine Sicherung wird nie überschrieben");
    assert!(!inhalt(p.ordner.path()).iter().any(|n| n.starts_with(".ozg")), "keine Reste");
}

#[test]
fn beschaedigter_katalog_ergibt_keine_sicherung() {
    let (p, app) = Probe::winzig();
    fremd(&p.pfad).execute_batch("UPDATE eintrag SET operation = 'x' WHERE nr = 2").unwrap();
    let ziel = p.neben("sicherung.ozg");
    let e =
        abgewiesen(app.sichern(&ziel, zeitpunkt(0)), KatalogBeschaedigt, "Sicherung einer gebrochenen Kette");
    deutsch_mit_pfad(&e, &p.pfad);
    assert!(
        !ziel.exists() && !inhalt(p.ordner.path()).iter().any(|n| n.starts_with(".ozg")),
        "{:?}",
        inhalt(p.ordner.path())
    );
}

#[test]
fn ordner_in_den_niemand_schreiben_kann() {
    let (p, app) = Probe::winzig();
    let datei = p.neben("datei");
    std::fs::write(&datei, "x").unwrap();
    let schlecht: [PathBuf; 3] = [datei.join("k.ozg"), PathBuf::from("/proc/k.ozg"), p.neben("fehlt/k.ozg")];
    for ziel in &schlecht {
        let fehler = FehlerCode::SchreibenFehlgeschlagen;
        let e = abgewiesen(Anwendung::anlegen(ziel, &Anlage::Leer), fehler, "anlegen");
        assert!(e.text.contains(&ziel.parent().unwrap().display().to_string()), "{}", e.text);
        deutsch_mit_pfad(&abgewiesen(app.sichern(ziel, zeitpunkt(0)), fehler, "sichern"), ziel);
        let e = abgewiesen(
            app.export(nom("projekt"), Profil::Excel, &ziel.with_extension("csv"), zeitpunkt(0)),
            fehler,
            "exportieren",
        );
        deutsch_mit_pfad(&e, &ziel.with_extension("csv"));
    }
    in_ordnung(&app);
}
