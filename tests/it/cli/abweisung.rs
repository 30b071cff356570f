//! Refused input: exit status 1, a German sentence that names field and rule, and nothing written.

use super::Mensch;

#[test]
fn abgewiesenes_nennt_feld_und_regel_und_schreibt_nichts() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Probe"]);
    let vorher = mensch.eintraege();
    let lang = "x".repeat(10_000);
    let faelle: &[(&[&str], &str, &[&str])] = &[
        (
            &["meilenstein", "set", "probe", "umsetzung", "ist", "31.02.2021"],
            "eingabe_ungueltig",
            &["Datum", "31.02.2021"],
        ),
        (
            &["meilenstein", "set", "probe", "betrieb", "ist", "01.02.2021"],
            "eingabe_ungueltig",
            &["Schritt", "betrieb", "rollout_nrw"],
        ),
        (
            &["meilenstein", "set", "probe", "umsetzung", "soll", "01.02.2021"],
            "eingabe_ungueltig",
            &["Art", "soll", "prognose"],
        ),
        (
            &["meilenstein", "set", "gibt-es-nicht", "umsetzung", "ist", "01.02.2021"],
            "eingabe_ungueltig",
            &["Projekt", "gibt-es-nicht"],
        ),
        (&["projekt", "create", "probe", "--titel", "Noch eins"], "schon_vorhanden", &["Projekt", "probe"]),
        (&["projekt", "update", "fehlt", "--titel", "x"], "nicht_gefunden", &["Projekt", "fehlt"]),
        (&["projekt_leistung", "set", "probe", "99999"], "eingabe_ungueltig", &["Leistung", "99999"]),
        (&["projekt_leistung", "set", "probe", "abc"], "eingabe_ungueltig", &["Leistung", "abc"]),
        (&["projekt", "create", "leer", "--titel", ""], "eingabe_ungueltig", &["Titel", "leer"]),
        (&["projekt", "set", "probe", "--titel", " "], "eingabe_ungueltig", &["Titel", "leer"]),
        (&["projekt", "create", "lang", "--titel", &lang], "eingabe_ungueltig", &["Titel", "500"]),
        (
            &["projekt", "set", "probe", "--aufgenommen-am", "01.01.1989"],
            "eingabe_ungueltig",
            &["Aufgenommen am", "1990"],
        ),
        (
            &["tranche", "set", "t-probe", "--programm", "ccd-kdn", "--betrag-eur", "99999999999999"],
            "eingabe_ungueltig",
            &["Betrag", "10.000.000.000"],
        ),
        (
            &["tranche", "set", "t-probe", "--programm", "ccd-kdn", "--betrag-eur", "-5"],
            "eingabe_ungueltig",
            &["Betrag", "-5"],
        ),
        (
            &["tranche", "set", "t-probe", "--programm", "ccd-kdn", "--betrag-eur", "1.234"],
            "eingabe_ungueltig",
            &["1.234"],
        ),
        (&["zustaendigkeit", "set", "10110", "Dorf"], "eingabe_ungueltig", &["Dorf", "kreisfreie Stadt"]),
        (&["projekt", "show", "fehlt"], "nicht_gefunden", &["Projekt", "fehlt"]),
        (&["projekt", "clear", "fehlt"], "nicht_gefunden", &["Projekt", "fehlt"]),
    ];
    for (befehl, code, worte) in faelle {
        let kurz: Vec<String> = befehl.iter().map(|t| t.chars().take(30).collect()).collect();
        let lauf = mensch.lauf(*befehl);
        assert_eq!(lauf.status, 1, "{kurz:?}: {}", lauf.meldungen);
        assert_eq!(lauf.daten, "", "{kurz:?}");
        for wort in *worte {
            assert!(lauf.meldungen.contains(wort), "{kurz:?} ohne „{wort}“: {}", lauf.meldungen);
        }
        for rest in ["{", "error", "must", "not ", "unknown"] {
            assert!(!lauf.meldungen.contains(rest), "„{rest}“ in {}", lauf.meldungen);
        }

        let mit_json = mensch.lauf(["--json"].iter().chain(*befehl));
        assert_eq!(mit_json.status, 1, "{kurz:?}");
        let fehler: serde_json::Value = serde_json::from_str(&mit_json.daten).unwrap();
        assert_eq!(fehler["code"], *code, "{kurz:?}");
        assert!(mit_json.meldungen.starts_with(fehler["text"].as_str().unwrap()), "{kurz:?}");
        if *code == "eingabe_ungueltig" {
            assert!(!fehler["felder"].as_array().unwrap().is_empty(), "{kurz:?}");
        }
    }
    assert_eq!(mensch.eintraege(), vorher);
}
