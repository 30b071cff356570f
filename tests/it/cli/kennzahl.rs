//! The figures: keys to the letter, the same bytes every time.

use serde_json::Value;

use super::Mensch;

fn namen(wert: &Value) -> Vec<&str> {
    wert.as_object().expect("ein Objekt").keys().map(String::as_str).collect()
}

#[test]
fn schluessel_stehen_woertlich_und_in_dieser_reihenfolge() {
    let k = Mensch::mit_demo().json(["kennzahl", "show", "--stichtag", "2021-03-08"]);
    assert_eq!(
        namen(&k),
        [
            "stichtag",
            "bekannt_am",
            "katalogversion",
            "projekte",
            "phasen",
            "burnup",
            "foerderung",
            "scope",
            "regeln"
        ]
    );
    assert_eq!(namen(&k["projekte"]), ["erfasst", "laut_vorlage", "bestaetigt", "ohne_aufnahmedatum"]);
    assert_eq!(
        namen(&k["phasen"]),
        ["konzeption", "umsetzung", "betrieb", "neu", "zurueckgestellt", "ausgeschieden", "nicht_gemeldet"]
    );
    assert_eq!(namen(&k["burnup"]), ["umfang", "betrieb", "basis"]);
    for tranche in k["foerderung"].as_array().unwrap() {
        assert_eq!(
            namen(tranche),
            ["tranche", "ansatz_cent", "bewilligt_cent", "abgeflossen_cent", "ohne_betrag"]
        );
    }
    let summe: u64 = k["phasen"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(Some(summe), k["projekte"]["erfasst"].as_u64());
}

#[test]
fn text_nennt_nenner_und_was_nicht_gemeldet_ist() {
    let mensch = Mensch::mit_demo();
    let k = mensch.json(["kennzahl", "show", "--stichtag", "2021-03-08"]);
    let text = mensch.gut(["kennzahl", "show", "--stichtag", "08.03.2021"]);
    assert!(text.starts_with("Kennzahlen zum Stichtag 08.03.2021\n"), "{text}");
    let zeile = text.lines().find(|z| z.contains("nicht gemeldet")).unwrap();
    let erwartet = format!("{} von {}", k["phasen"]["nicht_gemeldet"], k["projekte"]["erfasst"]);
    assert!(zeile.ends_with(&erwartet), "{zeile}");
    assert!(text.contains("keine Angabe"), "{text}");
}

#[test]
fn zwei_laeufe_geben_dieselben_bytes() {
    let (eins, zwei) = (Mensch::neu(), Mensch::neu());
    for mensch in [&eins, &zwei] {
        mensch.gut(["katalog", "init", "--demo", "7"]);
        mensch.gut(["diagramm", "render", "burnup", "--stichtag", "2022-06-30", "--out", "burnup.svg"]);
        mensch.gut(["diagramm", "render", "burnup", "--stichtag", "2022-06-30", "--out", "burnup.png"]);
        mensch.gut(["export", "meilenstein", "--profil", "opendata", "--out", "m.csv"]);
    }
    for befehl in [
        "katalog check --json",
        "kennzahl show --stichtag 2021-03-08 --json",
        "kennzahl show --stichtag 2021-03-08",
        "projekt list --stichtag 2022-06-30 --json",
        "meilenstein list",
        "verlauf list --json",
    ] {
        let worte: Vec<&str> = befehl.split(' ').collect();
        assert_eq!(eins.gut(&worte), eins.gut(&worte), "{befehl}");
        assert_eq!(eins.gut(&worte), zwei.gut(&worte), "{befehl}");
    }
    for datei in ["burnup.svg", "burnup.png", "m.csv"] {
        let bytes = |m: &Mensch| std::fs::read(m.pfad(datei)).unwrap();
        assert!(bytes(&eins) == bytes(&zwei), "{datei}");
    }
}
