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
            "regeln",
            "prognose"
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
    assert_eq!(
        namen(&k["prognose"]),
        ["seed", "laeufe", "p_alle", "erwartet", "p10", "p50", "p85", "p90", "hinweis"]
    );
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
fn prognose_sagt_so_viel_wie_die_abschluesse_tragen() {
    let mensch = Mensch::mit_demo();
    let am = |tag: &str| mensch.json(["kennzahl", "show", "--stichtag", tag])["prognose"].clone();
    let frueh = am("2021-03-08");
    for leer in ["p_alle", "erwartet", "p10", "p50", "p85", "p90"] {
        assert!(frueh[leer].is_null(), "{leer}: {frueh}");
    }
    assert_eq!(frueh["hinweis"], "Prognose nicht belastbar: erst 1 Abschluss, nötig sind 5.");
    assert_eq!((frueh["seed"].as_u64(), frueh["laeufe"].as_u64()), (Some(20_221_231), Some(10_000)));
    let spaet = am("2022-06-30");
    for zahl in ["p_alle", "erwartet"] {
        let x = spaet[zahl].as_f64().unwrap_or_else(|| panic!("{zahl}: {spaet}"));
        assert!((x * 10_000.0 - (x * 10_000.0).round()).abs() < 1e-6, "{zahl} hat mehr als 4 Stellen: {x}");
    }
    for tag in ["p10", "p50", "p85", "p90"] {
        let text = spaet[tag].as_str().unwrap_or_else(|| panic!("{tag}: {spaet}"));
        assert!(text.parse::<chrono::NaiveDate>().is_ok(), "{tag}: {text}");
    }
    // In words: never a single date, and 0 as what it is.
    let text = mensch.gut(["kennzahl", "show", "--stichtag", "30.06.2022"]);
    assert!(text.contains("50 % bis ") && text.contains(", 85 % bis "), "{text}");
    assert!(text.contains("in keinem von 10\u{a0}000 Läufen"), "{text}");
    let text = mensch.gut(["kennzahl", "show", "--stichtag", "08.03.2021"]);
    assert!(text.contains("nötiges Tempo") && !text.contains("% bis"), "{text}");
}

#[test]
fn prognose_folgt_startwert_und_laeufen() {
    let mensch = Mensch::mit_demo();
    let mit = |mehr: &[&str]| {
        let worte = ["kennzahl", "show", "--stichtag", "2022-06-30"];
        mensch.json(worte.iter().chain(mehr).copied())["prognose"].clone()
    };
    let vorgabe = mit(&[]);
    assert_eq!(vorgabe, mit(&["--seed", "20221231", "--laeufe", "10000", "--sigma", "0,2"]));
    let anders = mit(&["--seed", "5", "--laeufe", "2000"]);
    assert_eq!((anders["seed"].as_u64(), anders["laeufe"].as_u64()), (Some(5), Some(2_000)));
    assert_ne!(anders["erwartet"], vorgabe["erwartet"]);
    for (option, wert, satz) in [
        ("--laeufe", "99", "keine ganze Zahl von 100 bis 1000000"),
        ("--sigma", "2.5", "keine Zahl von 0 bis 2"),
        ("--sigma", "nan", "keine Zahl von 0 bis 2"),
    ] {
        let lauf = mensch.lauf(["kennzahl", "show", option, wert]);
        assert_eq!((lauf.status, lauf.daten.as_str()), (1, ""), "{option} {wert}");
        assert!(lauf.meldungen.contains(satz), "{}", lauf.meldungen);
    }
}

#[test]
fn prognose_rueckschau_und_steuerung_lesen_sich_auch_ganz() {
    let mensch = Mensch::mit_demo();
    for (verb, schluessel, satz) in [
        ("prognose", "faecher", "Regel: Monte-Carlo-Simulation"),
        ("rueckschau", "quoten", "Tage voraus"),
        ("steuerung", "signale", "nicht zu halten"),
    ] {
        let json = mensch.json(["kennzahl", verb, "--stichtag", "2022-06-30"]);
        assert!(!json[schluessel].as_array().unwrap().is_empty(), "{verb}");
        let text = mensch.gut(["kennzahl", verb, "--stichtag", "2022-06-30"]);
        assert!(text.contains(satz), "{verb}: {text}");
    }
    let frueh = mensch.gut(["kennzahl", "prognose", "--stichtag", "2021-03-08"]);
    assert!(frueh.contains("Prognose nicht belastbar") && !frueh.contains("100 %\n"), "{frueh}");
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
        "kennzahl show --stichtag 2022-06-30 --json",
        "kennzahl prognose --stichtag 2022-06-30 --json",
        "kennzahl rueckschau --stichtag 2022-06-30 --laeufe 500 --json",
        "kennzahl steuerung --stichtag 2022-06-30 --json",
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
    // A file is read alone: what stands beside the picture in the window is in it.
    let bild = std::fs::read_to_string(eins.pfad("burnup.svg")).unwrap();
    let (_, einfassung) = bild.split_once("data-ebene=\"einfassung-text\"").unwrap();
    for wort in ["Auf dem Weg zur Frist", "30.06.2022", "Demodaten"] {
        assert!(einfassung.contains(wort), "{wort}");
    }
}
