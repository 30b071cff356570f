//! Help and wrong usage speak German.

use super::Mensch;

const ENGLISCH: [&str; 12] = [
    "Usage",
    "usage:",
    "Options",
    "Commands",
    "Arguments",
    "error",
    "Print",
    "possible values",
    "default:",
    "required",
    "invalid",
    "unexpected",
];

fn deutsch(text: &str, wovon: &[&str]) {
    for wort in ENGLISCH {
        assert!(!text.contains(wort), "„{wort}“ in {wovon:?}:\n{text}");
    }
}

#[test]
fn jede_hilfe_ist_deutsch_und_endet_mit_0() {
    let mensch = Mensch::neu();
    let mut alle: Vec<Vec<&str>> = [
        "",
        "katalog",
        "katalog init",
        "katalog info",
        "katalog check",
        "katalog backup",
        "katalog backups",
        "katalog restore",
        "kennzahl",
        "kennzahl show",
        "kennzahl leistung",
        "kennzahl kommune",
        "kennzahl prognose",
        "kennzahl rueckschau",
        "kennzahl steuerung",
        "diagramm",
        "diagramm render",
        "liste",
        "export",
        "import",
        "verlauf",
        "verlauf list",
        "verlauf show",
        "verlauf export",
        "fassung create",
        "fassung list",
        "fassung compare",
        "verlauf undo",
        "verlauf schwaerzen",
        "completions",
        "projekt create",
        "projekt update",
        "sachstand add",
    ]
    .iter()
    .map(|z| z.split_whitespace().collect())
    .collect();
    for n in ozg_domain::nomen::ALLE {
        alle.push(vec![n.name]);
        alle.extend(["list", "show", "set", "clear"].map(|verb| vec![n.name, verb]));
    }
    for befehl in alle {
        let lauf = mensch.lauf(befehl.iter().copied().chain(["--help"]));
        assert_eq!(lauf.status, 0, "{befehl:?}");
        assert!(lauf.daten.contains("Aufruf: ozg"), "{befehl:?}: {}", lauf.daten);
        assert_eq!(lauf.meldungen, "", "{befehl:?}");
        deutsch(&lauf.daten, &befehl);
    }
    assert_eq!(mensch.gut(["projekt", "set", "-h"]), mensch.gut(["projekt", "set", "--help"]));
    assert_eq!(mensch.gut(["-V"]), mensch.gut(["--version"]));
    assert!(!mensch.standard().exists(), "Hilfe legt nichts an");
}

#[test]
fn falscher_aufruf_endet_mit_2_und_sagt_wie_es_geht() {
    let mensch = Mensch::neu();
    for (befehl, satz) in [
        ("", "Es fehlt ein Befehl"),
        ("projket list", "Meinten Sie: projekt"),
        ("projekt", "möglich sind: list, show"),
        ("projekt lst", "Den Befehl „lst“ gibt es nicht"),
        ("projekt show", "Es fehlt: KUERZEL"),
        ("projekt show a b", "Diese Angabe ist hier zu viel: „b“"),
        ("projekt set a", "Es fehlt, was geändert werden soll"),
        ("projekt create a", "Es fehlt: --titel TEXT"),
        ("projekt set a --titl x", "Meinten Sie: --titel"),
        ("projekt set a --titel", "Es fehlt ein Wert nach --titel"),
        ("projekt set a --titel x --titel y", "Nur einmal möglich: --titel"),
        ("kennzahl show --stichtag 31.02.2021", "den 31.02.2021 gibt es nicht"),
        ("kennzahl show --stichtag morgen", "das ist kein Tag"),
        ("kennzahl show --stichtag 1.1.1989", "zwischen dem 01.01.1990 und dem 31.12.2100"),
        ("kennzahl show --seed x", "erwartet wird eine ganze Zahl"),
        ("kennzahl prognose --sigma viel", "erwartet wird eine Zahl wie 0.2"),
        ("katalog init --demo sieben", "erwartet wird eine ganze Zahl"),
        ("katalog init --demo 7 --leer", "Nicht zusammen möglich"),
        ("export projekt --profil exel --out x", "Meinten Sie: excel"),
        ("export projekt --profil excel --out x --stichtag 2021-01-01", "export nimmt keinen Stichtag"),
        ("export projekte --profil excel --out x", "„projekte“ ist kein Wert"),
        ("liste projekte", "Es fehlt: --profil PROFIL, --out DATEI"),
        ("diagramm render torte --out x.svg", "Meinten Sie: karte"),
        ("diagramm render burnup --out b.gif", "mit der Endung .svg, .png oder .csv"),
        ("import x --profil projket", "Meinten Sie: projekt"),
        ("verlauf list --anzahl 0", "von 1 bis"),
        ("katalog restore", "Es fehlt: DATEI"),
        ("verlauf schwaerzen projekt x --feld titel", "Es fehlt: --grund-der-aenderung"),
        ("completions tcsh", "möglich sind: bash"),
        ("--katalog= katalog info", "Es fehlt ein Wert nach --katalog"),
    ] {
        let worte: Vec<&str> = befehl.split_whitespace().collect();
        let lauf = mensch.lauf(&worte);
        assert_eq!(lauf.status, 2, "{befehl}: {}", lauf.meldungen);
        assert_eq!(lauf.daten, "", "{befehl}");
        assert!(lauf.meldungen.contains(satz), "{befehl}: {}", lauf.meldungen);
        assert!(lauf.meldungen.contains("--help"), "{befehl}: {}", lauf.meldungen);
        deutsch(&lauf.meldungen, &worte);
    }
    assert!(!mensch.standard().exists(), "falscher Aufruf legt nichts an");
}

#[test]
fn ergaenzungen_gibt_es_fuer_jede_shell() {
    let mensch = Mensch::neu();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let skript = mensch.gut(["completions", shell]);
        assert!(skript.contains("meilenstein") && skript.contains("stichtag"), "{shell}");
    }
}
