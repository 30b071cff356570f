//! Every write leaves exactly one entry, a refused one none, and tampering shows.

use ozg_app::dto::FehlerCode;
use ozg_app::{Anwendung, Modus};
use serde_json::Value;

use crate::hilfe::{
    Probe, abgewiesen, auftrag, auftrag_um, fremd, in_ordnung, laenge, liste, nom, setzen, versuch,
    zeitpunkt, zelle,
};

/// Noun, cells, number of changed rows: sources and organisations that are made on the way count.
type Schreibfall = (&'static str, &'static [(&'static str, &'static str)], i64);

const SCHREIBEND: &[Schreibfall] = &[
    ("projekt", &[("kuerzel", "wald"), ("titel", "Wald"), ("quelle", "Brief vom 01.03.2022")], 2),
    ("projekt", &[("kuerzel", "WALD"), ("titel", "Wald und Flur")], 1),
    (
        "meilenstein",
        &[
            ("projekt", "wald"),
            ("schritt", "konzeption"),
            ("art", "ist"),
            ("datum", "2021-03-05"),
            ("genauigkeit", "monat"),
        ],
        1,
    ),
    (
        "sachstand",
        &[("projekt", "wald"), ("stand_am", "1.3.22"), ("text", "läuft"), ("quelle", "Brief vom 01.03.2022")],
        1,
    ),
    ("projekt_beteiligung", &[("projekt", "wald"), ("organisation", "Kreis Neu"), ("rolle", "kernteam")], 2),
    ("projekt_leistung", &[("projekt", "wald"), ("leistung", "10000")], 1),
    ("foerderprogramm", &[("kennung", "p"), ("titel", "Programm")], 1),
    (
        "bewilligung",
        &[("programm", "p"), ("projekt", "Wald"), ("stand", "bewilligt"), ("betrag_eur", "1.234,50")],
        1,
    ),
    ("frist", &[("kennung", "ozg-frist"), ("titel", "Frist"), ("datum", "31.12.2022")], 1),
];

#[test]
fn jeder_vorgang_hinterlaesst_genau_einen_eintrag_mit_seinen_aenderungen() {
    let p = Probe::leer();
    let app = p.oeffnen();
    for (name, felder, anzahl) in SCHREIBEND {
        let vorher = laenge(&app);
        let g = setzen(&app, name, felder);
        assert_eq!(g.nr, Some(vorher + 1), "{name} {felder:?}: genau ein Eintrag mehr");
        assert_eq!((laenge(&app), g.aenderungen), (vorher + 1, *anzahl), "{name} {felder:?}");
        let e = app.verlauf_list(1).unwrap().remove(0);
        assert_eq!((e.aenderungen, e.herkunft.as_str()), (*anzahl, "cli"), "{name}");
        assert!(!e.worte.is_empty(), "{name}: der Verlauf sagt in Worten, was sich änderte");
        assert_eq!(g.hinweise.iter().filter(|h| h.contains('{')).count(), 0, "{:?}", g.hinweise);
        // The same once more: nothing differs, nothing is written.
        let nochmal = if felder.iter().any(|f| f.0 == "kennung" || f.0 == "kuerzel") || g.schluessel.len() > 1
        {
            setzen(&app, name, felder)
        } else {
            let mut mit: Vec<_> = felder.to_vec();
            mit.push(("kennung", g.schluessel[0].as_str()));
            setzen(&app, name, &mit)
        };
        assert_eq!(
            (nochmal.nr, nochmal.aenderungen, laenge(&app)),
            (None, 0, vorher + 1),
            "{name}: ohne Unterschied kein Eintrag"
        );
    }
    let weg = app.nomen_clear(nom("projekt_leistung"), &["wald".into(), "10000".into()], &auftrag()).unwrap();
    assert_eq!((weg.nr, weg.aenderungen), (Some(laenge(&app)), 1), "auch das Entfernen ist ein Eintrag");
    in_ordnung(&app);
}

#[test]
fn abgewiesene_eingabe_hinterlaesst_nichts() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "projekt", &[("kuerzel", "öl"), ("titel", "Öl")]);
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    setzen(
        &app,
        "meilenstein",
        &[
            ("projekt", "jagd"),
            ("schritt", "konzeption"),
            ("art", "basis"),
            ("datum", "2021-01-01"),
            ("genauigkeit", "tag"),
        ],
    );
    let (stand, lang) = (laenge(&app), "x".repeat(10_000));
    let text = "x".repeat(10_001);
    use FehlerCode::{EingabeUngueltig as E, NichtGefunden as N, SchonVorhanden as S};
    type Fall<'a> = (&'a str, &'a [(&'a str, &'a str)], Modus, FehlerCode, &'a str);
    let faelle: &[Fall<'_>] = &[
        (
            "sachstand",
            &[("projekt", "jagd"), ("stand_am", "31.02.2021"), ("text", "t")],
            Modus::Setzen,
            E,
            "datum_gibt_es_nicht",
        ),
        (
            "sachstand",
            &[("projekt", "jagd"), ("stand_am", "morgen"), ("text", "t")],
            Modus::Setzen,
            E,
            "kein_datum",
        ),
        (
            "sachstand",
            &[("projekt", "jagd"), ("stand_am", "01.01.1989"), ("text", "t")],
            Modus::Setzen,
            E,
            "datum_ausserhalb",
        ),
        (
            "sachstand",
            &[("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", &text)],
            Modus::Setzen,
            E,
            "zu_lang",
        ),
        (
            "sachstand",
            &[("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "a\0b")],
            Modus::Setzen,
            E,
            "zeichen",
        ),
        (
            "sachstand",
            &[("projekt", "fehlt"), ("stand_am", "1.3.22"), ("text", "t")],
            Modus::Setzen,
            E,
            "unbekannter_verweis",
        ),
        (
            "tranche",
            &[("programm", "p"), ("betrag_eur", "10000000000,01")],
            Modus::Setzen,
            E,
            "betrag_ausserhalb",
        ),
        ("tranche", &[("programm", "p"), ("betrag_eur", "-1")], Modus::Setzen, E, "betrag_ausserhalb"),
        ("tranche", &[("programm", "p"), ("betrag_eur", "1.234")], Modus::Setzen, E, "betrag_mehrdeutig"),
        (
            "tranche",
            &[("programm", "p"), ("jahr_von", "2022"), ("jahr_bis", "2021")],
            Modus::Setzen,
            E,
            "ende_vor_beginn",
        ),
        (
            "meilenstein",
            &[("projekt", "jagd"), ("schritt", "Bau"), ("art", "ist"), ("genauigkeit", "undatiert")],
            Modus::Setzen,
            E,
            "unbekannter_wert",
        ),
        (
            "meilenstein",
            &[
                ("projekt", "jagd"),
                ("schritt", "umsetzung"),
                ("art", "ist"),
                ("datum", "1.3.22"),
                ("genauigkeit", "undatiert"),
            ],
            Modus::Setzen,
            E,
            "genauigkeit_passt_nicht",
        ),
        (
            "meilenstein",
            &[("projekt", "jagd"), ("schritt", "konzeption"), ("art", "basis"), ("datum", "1.3.22")],
            Modus::Setzen,
            E,
            "grund_fehlt",
        ),
        ("projekt", &[("kuerzel", "jagd"), ("ausgeschieden_am", "1.3.22")], Modus::Setzen, E, "grund_fehlt"),
        ("projekt", &[("kuerzel", "neu"), ("titel", "")], Modus::Anlegen, E, "pflicht"),
        ("projekt", &[("kuerzel", "neu"), ("titel", &lang)], Modus::Anlegen, E, "zu_lang"),
        ("projekt", &[("kuerzel", "neu"), ("titel", "a\nb")], Modus::Anlegen, E, "zeichen"),
        ("projekt", &[("kuerzel", ""), ("titel", "x")], Modus::Anlegen, E, "pflicht"),
        ("projekt", &[("kuerzel", &lang[..65]), ("titel", "x")], Modus::Anlegen, E, "zu_lang"),
        (
            "projekt",
            &[("kuerzel", "neu"), ("titel", "x"), ("themenfelder", "Gibt es nicht")],
            Modus::Anlegen,
            E,
            "unbekannter_verweis",
        ),
        ("projekt", &[("kuerzel", "jagd"), ("titel", "x")], Modus::Anlegen, S, ""),
        ("projekt", &[("kuerzel", " JaGd "), ("titel", "x")], Modus::Anlegen, S, ""),
        ("projekt", &[("kuerzel", "ÖL"), ("titel", "x")], Modus::Anlegen, S, ""),
        ("projekt", &[("kuerzel", "fehlt"), ("titel", "x")], Modus::Aendern, N, ""),
        (
            "projekt_leistung",
            &[("projekt", "jagd"), ("leistung", "99999")],
            Modus::Setzen,
            E,
            "unbekannter_verweis",
        ),
        (
            "projekt_leistung",
            &[("projekt", "jagd"), ("leistung", "1025")],
            Modus::Setzen,
            E,
            "keine_leistung",
        ),
        (
            "nachnutzung",
            &[("leistung", "10000"), ("ags", "05999999"), ("stand", "online"), ("gueltig_ab", "1.3.22")],
            Modus::Setzen,
            E,
            "unbekannter_verweis",
        ),
    ];
    for (name, felder, modus, code, regel) in faelle {
        let kurz: Vec<_> = felder.iter().map(|(k, w)| format!("{k}={:.20}", w)).collect();
        let e = abgewiesen(versuch(&app, name, felder, *modus), *code, &format!("{name} {kurz:?}"));
        if !regel.is_empty() {
            assert_eq!(e.felder[0].regel, *regel, "{name} {kurz:?}: {}", e.text);
        }
        assert!(e.text.ends_with('.') && !e.text.contains('{'), "ein deutscher Satz: {}", e.text);
        assert_eq!(laenge(&app), stand, "{name} {kurz:?}: kein Eintrag");
    }
    assert_eq!(liste(&app, "projekt").len(), 2, "kein Projekt ist entstanden");
    in_ordnung(&app);
}

#[test]
fn mehrere_falsche_felder_werden_zusammen_genannt() {
    let (_p, app) = Probe::mit_projekt();
    let e = versuch(
        &app,
        "sachstand",
        &[("projekt", "jagd"), ("stand_am", "31.2.21"), ("faellig_am", "x"), ("text", "")],
        Modus::Setzen,
    )
    .unwrap_err();
    let felder: Vec<_> = e.felder.iter().map(|f| f.feld.as_str()).collect();
    assert_eq!(felder, ["stand_am", "faellig_am", "text"], "niemand soll dreimal speichern müssen");
}

#[test]
fn was_gebraucht_wird_laesst_sich_nicht_entfernen() {
    let (_p, app) = Probe::mit_projekt();
    setzen(
        &app,
        "meilenstein",
        &[("projekt", "jagd"), ("schritt", "konzeption"), ("art", "ist"), ("genauigkeit", "undatiert")],
    );
    let stand = laenge(&app);
    abgewiesen(
        app.nomen_clear(nom("projekt"), &["jagd".into()], &auftrag()),
        FehlerCode::WirdGebraucht,
        "Projekt mit Meilenstein",
    );
    abgewiesen(
        app.nomen_clear(nom("projekt"), &["fehlt".into()], &auftrag()),
        FehlerCode::NichtGefunden,
        "unbekanntes Projekt",
    );
    assert_eq!(laenge(&app), stand);
    app.nomen_clear(nom("meilenstein"), &["JAGD".into(), "konzeption".into(), "ist".into()], &auftrag())
        .unwrap();
    app.nomen_clear(nom("projekt"), &["jagd".into()], &auftrag()).unwrap();
    assert_eq!(laenge(&app), stand + 2);
    in_ordnung(&app);
}

#[test]
fn basis_aendert_sich_mit_grund_und_undatiert_hat_keinen_tag() {
    let (_p, app) = Probe::mit_projekt();
    let ms = |art: &str, datum: &str, g: Option<&str>, grund: Option<&str>| {
        app.meilenstein_set("Jagd", "konzeption", art, datum, g, grund, None, &auftrag())
    };
    ms("basis", "März 2020", None, None).unwrap();
    abgewiesen(ms("basis", "April 2020", None, None), FehlerCode::EingabeUngueltig, "Basis ohne Grund");
    ms("basis", "April 2020", None, Some("Lenkungskreis")).unwrap();
    ms("ist", "", Some("undatiert"), None).unwrap();
    ms("plan", "+14", None, None).unwrap();
    let da: Vec<_> = liste(&app, "meilenstein")
        .iter()
        .map(|z| format!("{} {} {}", zelle(z, "art"), zelle(z, "datum"), zelle(z, "genauigkeit")))
        .collect();
    assert_eq!(da, ["basis 2020-04-30 monat", "ist  undatiert", "plan 2022-07-14 tag"]);
}

#[test]
fn die_bekannte_zeit_laeuft_nie_rueckwaerts() {
    let (_p, app) = Probe::mit_projekt();
    let um = |s: i64, text: &str| {
        let felder =
            [("projekt", "jagd".to_owned()), ("stand_am", "1.3.22".to_owned()), ("text", text.to_owned())];
        app.nomen_set(nom("sachstand"), &felder, Modus::Setzen, &auftrag_um(zeitpunkt(s))).unwrap();
    };
    for (i, s) in [100, 50, -1_000_000, 101].into_iter().enumerate() {
        um(s, &format!("Uhr {i}"));
    }
    let zeiten: Vec<_> = app.verlauf_list(4).unwrap().into_iter().rev().map(|e| e.zeit).collect();
    let ab = |ms: i64| {
        let zeit = zeitpunkt(100) + chrono::Duration::milliseconds(ms);
        zeit.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    };
    assert_eq!(
        zeiten[..3],
        [ab(0), ab(1), ab(2)],
        "hinter einer zurückgestellten Uhr hat jeder Eintrag seinen Moment"
    );
    assert_eq!(zeiten[3], ab(1_000));
    in_ordnung(&app);
}

#[test]
fn derselbe_beleg_entsteht_nur_einmal() {
    let (_p, app) = Probe::mit_projekt();
    let vorher = liste(&app, "quelle").len();
    for i in 0..3 {
        setzen(
            &app,
            "sachstand",
            &[
                ("kennung", &i.to_string()),
                ("projekt", "jagd"),
                ("stand_am", "1.3.22"),
                ("text", "t"),
                ("quelle", " Anruf 1.3. "),
            ],
        );
    }
    assert_eq!(liste(&app, "quelle").len(), vorher + 1, "gleicher Text, eine Quelle");
}

pub(crate) fn befunde(app: &Anwendung) -> Vec<String> {
    app.pruefen(None, crate::hilfe::zeitpunkt(0)).expect("die Prüfung läuft durch").befunde
}

#[test]
fn aenderung_mit_einem_anderen_programm_faellt_auf() {
    for sql in [
        "UPDATE projekt SET titel = 'heimlich' WHERE kuerzel = 'jagd'",
        "INSERT INTO projekt (kuerzel, titel) VALUES ('fremd', 'Fremd')",
        "DELETE FROM projekt",
        "UPDATE katalog SET titel = 'anders'",
    ] {
        let (p, app) = Probe::winzig();
        assert!(befunde(&app).is_empty());
        fremd(&p.pfad).execute_batch(sql).unwrap();
        let b = befunde(&app);
        assert!(b.iter().any(|t| t.contains("ohne Eintrag")), "{sql}: {b:?}");
        assert_eq!(laenge(&app), 2, "es bleibt eine Änderung ohne Eintrag");
        // The next regular write does not take it over.
        setzen(&app, "projekt", &[("kuerzel", "danach"), ("titel", "Danach")]);
        assert_eq!(app.verlauf_list(1).unwrap()[0].aenderungen, 1, "{sql}");
        assert_eq!(befunde(&app), b, "{sql}");
    }
}

/// A catalogue with five entries of its own; the third is tampered with.
pub(crate) fn fuenf() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    for i in 0..5 {
        let mut a = auftrag();
        (a.person, a.grund) = (Some("Koordination".into()), Some("Anruf".into()));
        let felder = [
            ("kennung", i.to_string()),
            ("projekt", "jagd".into()),
            ("stand_am", "1.3.22".into()),
            ("text", "läuft".into()),
            ("quelle", "Brief".into()),
        ];
        app.nomen_set(nom("sachstand"), &felder, Modus::Setzen, &a).expect("speichern");
    }
    (p, app)
}

#[test]
fn jede_verfaelschung_der_chronik_wird_benannt() {
    let eintrag =
        |s: &str| (format!("PRAGMA foreign_keys = OFF; UPDATE eintrag SET {s} WHERE nr = 5"), "Eintrag 5");
    let aenderung = |s: &str| {
        (
            format!("UPDATE aenderung SET {s} WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5)"),
            "Eintrag 5",
        )
    };
    let mut faelle: Vec<(String, &str)> = [
        "teilnehmer = 'x'",
        "teilnehmer_nr = 99",
        "zeit = '2020-01-01T00:00:00.000Z'",
        "person = 'Niemand'",
        "person = NULL",
        "herkunft = 'ui'",
        "operation = 'x'",
        "grund = NULL",
        "grund = 'anders'",
        "tatsachen = 0",
        "salz = 'x'",
        "salz = NULL",
        "anzahl = 2",
        "hash_vorher = 'x'",
        "hash = 'x'",
        "eingegangen_am = '2020-01-01T00:00:00.000Z'",
        "kette = 'x'",
    ]
    .into_iter()
    .map(eintrag)
    .collect();
    faelle.extend(
        [
            "tabelle = 'projekt'",
            "schluessel = '[\"9\"]'",
            "art = 'geaendert'",
            "neu = json_set(neu, '$.text', 'steht')",
            "neu = json_remove(neu, '$.text')",
            "neu = json_set(neu, '$.mehr', 1)",
            "alt = '{}'",
            "neu = NULL",
            "neu = 'kein JSON'",
            "salz = 'x'",
            "salz = NULL",
        ]
        .into_iter()
        .map(aenderung),
    );
    let sql = |s: &str| format!("PRAGMA foreign_keys = OFF; {s}");
    faelle.extend([
        (sql("DELETE FROM eintrag WHERE nr = 5"), "Eintrag 6"),
        (sql("DELETE FROM aenderung WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5); DELETE FROM eintrag WHERE nr = 5"), "Eintrag 6"),
        (sql("DELETE FROM aenderung WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5)"), "Eintrag 5"),
        (sql("UPDATE eintrag SET id = 'x' WHERE nr = 5"), "Eintrag 5"),
        (sql("UPDATE eintrag SET nr = 99 WHERE nr = 5"), "Eintrag 6"),
        (sql("DELETE FROM eintrag WHERE nr = 7"), "aenderung"),
        (sql("UPDATE aenderung SET eintrag = NULL WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 5)"), "ohne Eintrag"),
        (sql("INSERT INTO aenderung (eintrag, tabelle, schluessel, art, neu, salz) SELECT id, 'projekt', '[\"z\"]', 'neu', '{}', 's' FROM eintrag WHERE nr = 5"), "Eintrag 5"),
        (sql("UPDATE aenderung SET nr = nr + 1000 WHERE nr = (SELECT min(nr) FROM aenderung WHERE eintrag = (SELECT id FROM eintrag WHERE nr = 3))"), "Eintrag 3"),
        (sql("DELETE FROM projekt"), "sachstand"),
    ]);
    let mut uebersehen = Vec::new();
    for (sql, nennt) in faelle {
        let (p, app) = fuenf();
        assert!(befunde(&app).is_empty(), "ein unberührter Katalog wird nicht beschuldigt");
        fremd(&p.pfad).execute_batch(&sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
        let b = befunde(&p.oeffnen());
        if !b.iter().any(|t| t.contains(nennt)) {
            uebersehen.push(format!("{sql}: erwartet „{nennt}“, gemeldet {b:?}"));
        }
    }
    assert!(uebersehen.is_empty(), "unbemerkt:\n{}", uebersehen.join("\n"));
}

#[test]
fn kontakte_stehen_in_keinem_eintrag() {
    let (p, app) = Probe::mit_projekt();
    fremd(&p.pfad).execute_batch("INSERT INTO kontakt (id, projekt, name) VALUES ('1', 'jagd', 'Erika Mustermann'); UPDATE kontakt SET name = 'weg'").unwrap();
    assert!(befunde(&app).is_empty(), "Kontakte gehören nicht zur Chronik und sind löschbar");
    app.person_merken(" Koordination\u{7} ").unwrap();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagdschein")]);
    assert_eq!(app.verlauf_list(1).unwrap()[0].person, "Koordination");
    assert_eq!(Value::from(laenge(&app)), Value::from(3));
}
