//! The roll-out on the command line: files in, figures out.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use serde_json::Value;

use super::Mensch;

fn namen(wert: &Value) -> Vec<&str> {
    wert.as_object().expect("ein Objekt").keys().map(String::as_str).collect()
}

/// zaehler, nenner, unbekannt of a rule.
fn zahl(k: &Value, regel: &str) -> [u64; 3] {
    let r = k["regeln"].as_array().unwrap().iter().find(|r| r["regel"] == regel).unwrap();
    ["zaehler", "nenner", "unbekannt"].map(|n| r[n].as_u64().unwrap())
}

fn mit_meldungen() -> Mensch {
    let mensch = Mensch::neu();
    mensch.gut(["katalog", "init"]);
    std::fs::write(
        mensch.pfad("z.csv"),
        "leistung;kommunentyp\n10521;kreisfreie Stadt\n10521;Kreis\n10257;kreisfreie Stadt\n",
    )
    .unwrap();
    // Only what a row cannot do without.
    std::fs::write(
        mensch.pfad("n.csv"),
        "leistung;ags;stand;reifegrad_modell;reifegrad;gueltig_ab\n\
         10521;05315000;online;1.1;3;2021-01-01\n\
         10521;05111000;online;1.1;2;2021-06-01\n\
         10521;05113000;geplant;;;2021-01-01\n\
         10001;05000000;online;1.1;4;2022-01-01\n",
    )
    .unwrap();
    std::fs::write(mensch.pfad("l.csv"), "kennung;titel;efa\nefa-1;Dienst 1;ja\n").unwrap();
    for (datei, profil) in [("z.csv", "zustaendigkeit"), ("l.csv", "loesung"), ("n.csv", "nachnutzung")] {
        mensch.gut(["import", datei, "--profil", profil]);
    }
    mensch
}

#[test]
fn dateien_wirken_sofort_auf_die_kennzahlen() {
    let mensch = mit_meldungen();
    let am = |tag: &str, scope: &str| mensch.json(["kennzahl", "show", "--stichtag", tag, "--scope", scope]);
    let k = am("2021-03-08", "alle");
    assert_eq!(k["scope"], "alle");
    for r in k["regeln"].as_array().unwrap() {
        assert_eq!(namen(r), ["regel", "zaehler", "nenner", "unbekannt"]);
    }
    assert_eq!(zahl(&k, "Z1"), [1, 557, 556], "Köln, die anderen nicht gemeldet");
    assert_eq!(zahl(&am("2022-06-30", "alle"), "Z1"), [2, 557, 555], "und das Land für 10001");
    let kommunal = am("2022-06-30", "kommunal");
    assert_eq!(zahl(&kommunal, "Z1")[1], 481, "ohne Leistungen, die allein der Bund vollzieht");
    assert_eq!(
        mensch.json(["kennzahl", "show", "--stichtag", "2022-06-30"]),
        kommunal,
        "ohne Angabe kommunal"
    );
}

#[test]
fn eine_leistung_und_eine_kommune() {
    let mensch = mit_meldungen();
    let l = mensch.json(["kennzahl", "leistung", "10521", "--stichtag", "2021-12-31"]);
    assert_eq!(
        [zahl(&l, "Z1"), zahl(&l, "Z2"), zahl(&l, "Z3"), zahl(&l, "Z4")],
        [[1, 1, 0], [1, 1, 0], [0, 1, 0], [0, 1, 0]],
        "Düsseldorf hat Reifegrad 2, Duisburg nur einen Plan: das ist gewusst"
    );
    // 22 kreisfreie Städte und 30 Kreise; die Städteregion Aachen ist keine von beiden.
    assert_eq!(zahl(&l, "Z7"), [1, 52, 49]);
    let text = mensch.gut(["kennzahl", "leistung", "10521", "--stichtag", "2021-12-31"]);
    assert!(text.contains("Z1: In 2 von 52 Kommunen ab Reifegrad 2"), "{text}");
    assert!(text.contains("100,0 %") && text.contains("1,9 bis 96,2 %"), "{text}");

    let k = mensch.json(["kennzahl", "kommune", "05315000", "--stichtag", "2021-12-31"]);
    assert_eq!((k["typ"].as_str(), k["name"].as_str()), (Some("kreisfreie Stadt"), Some("Köln")));
    assert!(zahl(&k, "Z6")[0] >= 1 && k["vergleich"]["kommunen"] == 22, "{k}");

    for falsch in [
        &["kennzahl", "leistung", "99999"][..],
        &["kennzahl", "leistung", "99001001000000"],
        &["kennzahl", "kommune", "99999999"],
        &["kennzahl", "kommune", "x"],
    ] {
        let lauf = mensch.lauf(falsch);
        assert_eq!(lauf.status, 1, "{falsch:?}");
        assert!(lauf.meldungen.ends_with(".\n") && !lauf.meldungen.contains('{'), "{}", lauf.meldungen);
    }
    assert_eq!(mensch.lauf(["kennzahl", "show", "--scope", "bund"]).status, 2);
}

#[test]
fn ohne_meldung_ist_alles_unbekannt_und_nichts_null() {
    let mensch = Mensch::neu();
    mensch.gut(["katalog", "init"]);
    let k = mensch.json(["kennzahl", "show", "--stichtag", "2021-03-08"]);
    for regel in ["Z1", "Z2", "Z3", "Z4", "Z5"] {
        let [zaehler, nenner, unbekannt] = zahl(&k, regel);
        assert_eq!((zaehler, unbekannt), (0, nenner), "{regel}");
        assert!(nenner > 0, "{regel}");
    }
    let text = mensch.gut(["kennzahl", "show", "--stichtag", "2021-03-08"]);
    assert!(text.contains("0,0 bis 100,0 %"), "{text}");
}
