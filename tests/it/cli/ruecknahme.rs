//! `verlauf undo`: taken back, or shown field by field and nothing done.

use serde_json::Value;

use super::Mensch;

/// A project whose title was changed twice, with a reason of its own in between; the entry of the first change.
fn mit_kollision() -> (Mensch, String) {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Eins"]);
    mensch.gut([
        "--person",
        "Dataport",
        "projekt",
        "update",
        "probe",
        "--titel",
        "Zwei",
        "--beschreibung",
        "b",
    ]);
    let nr = mensch.eintraege().to_string();
    mensch.gut(["--person", "Koordination Bauen", "projekt", "update", "probe", "--titel", "Drei"]);
    (mensch, nr)
}

fn probe(mensch: &Mensch, feld: &str) -> Value {
    mensch.json(["projekt", "show", "probe"]).get(feld).cloned().unwrap_or_default()
}

#[test]
fn ohne_kollision_geht_es_gleich_und_die_ruecknahme_auch() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Eins"]);
    mensch.gut(["projekt", "update", "probe", "--titel", "Zwei"]);
    let nr = mensch.eintraege();
    let lauf = mensch.lauf(["verlauf", "undo", &nr.to_string(), "--grund-der-aenderung", "doppelt"]);
    assert_eq!((lauf.status, lauf.daten.as_str()), (0, ""), "{}", lauf.meldungen);
    assert!(lauf.meldungen.contains(&format!("Zurückgenommen: Eintrag {nr}")), "{}", lauf.meldungen);
    assert_eq!(probe(&mensch, "titel"), "Eins");
    let liste = mensch.json(["verlauf", "list", "--anzahl", "1"]);
    assert_eq!(liste.pointer("/0/grund"), Some(&format!("nimmt Eintrag {nr} zurück: doppelt").into()));
    let beleg = mensch.json(["verlauf", "undo", &(nr + 1).to_string()]);
    assert_eq!(beleg.pointer("/gespeichert/nr"), Some(&(nr + 2).into()), "{beleg}");
    assert_eq!(probe(&mensch, "titel"), "Zwei");
    mensch.gut(["katalog", "check"]);
}

#[test]
fn eine_kollision_wird_gezeigt_und_nichts_geschieht() {
    let (mensch, nr) = mit_kollision();
    let vorher = mensch.eintraege();
    let lauf = mensch.lauf(["verlauf", "undo", &nr]);
    assert_eq!(lauf.status, 1);
    let zeilen: Vec<_> = lauf.daten.lines().collect();
    assert_eq!(zeilen.len(), 3, "Kopf, Strich, das eine Feld:\n{}", lauf.daten);
    for wort in ["Feld", "Vorher", "Dieser Eintrag", "Heute"] {
        assert!(zeilen[0].contains(wort), "{wort}:\n{}", lauf.daten);
    }
    for wort in ["Titel", "Eins", "Zwei", "Drei", "Koordination Bauen, "] {
        assert!(zeilen[2].contains(wort), "{wort}:\n{}", lauf.daten);
    }
    assert!(lauf.meldungen.starts_with("Ein Feld dieses Eintrags wurde"), "{}", lauf.meldungen);
    assert!(lauf.meldungen.contains("--behalten") && lauf.meldungen.contains("--zuruecksetzen"));

    let lauf = mensch.lauf(["--json", "verlauf", "undo", &nr]);
    let plan: Value = serde_json::from_str(&lauf.daten).expect("JSON");
    assert_eq!((lauf.status, plan["kollisionen"].as_i64(), plan["frei"].as_i64()), (1, Some(1), Some(1)));
    assert_eq!(plan.pointer("/saetze/0/felder/0/heute"), Some(&"Drei".into()));
    assert_eq!((mensch.eintraege(), probe(&mensch, "titel")), (vorher, "Drei".into()));
}

#[test]
fn behalten_und_zuruecksetzen() {
    let (mensch, nr) = mit_kollision();
    mensch.gut(["verlauf", "undo", &nr, "--behalten"]);
    assert_eq!((probe(&mensch, "titel"), probe(&mensch, "beschreibung")), ("Drei".into(), Value::Null));
    let lauf = mensch.lauf(["verlauf", "undo", &nr, "--behalten"]);
    assert_eq!(lauf.status, 0);
    assert!(lauf.meldungen.contains("nichts zurückgenommen"), "{}", lauf.meldungen);
    mensch.gut(["verlauf", "undo", &nr, "--zuruecksetzen"]);
    assert_eq!(probe(&mensch, "titel"), "Eins");
    let lauf = mensch.lauf(["verlauf", "undo", &nr]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.meldungen.contains("schon so"), "{}", lauf.meldungen);
    mensch.gut(["katalog", "check"]);
}

#[test]
fn was_bleibt_wird_gesagt() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["organisation", "set", "Kreis Neu", "--quelle", "Brief 7"]);
    let nr = mensch.eintraege().to_string();
    mensch.gut(["projekt", "create", "probe", "--titel", "Eins", "--quelle", "Brief 7"]);
    let lauf = mensch.lauf(["verlauf", "undo", &nr]);
    assert_eq!(lauf.status, 0, "{}", lauf.meldungen);
    assert!(lauf.meldungen.contains("Bleibt: Brief 7, Quelle – andere Angaben"), "{}", lauf.meldungen);
}

#[test]
fn abgewiesen_und_falsch_aufgerufen() {
    let (mensch, nr) = mit_kollision();
    let vorher = mensch.eintraege();
    let faelle: &[(&[&str], i32, &str)] = &[
        (&["verlauf", "undo"], 2, "Es fehlt: NR"),
        (&["verlauf", "undo", "x"], 2, "„x“ ist kein Wert für NR"),
        (&["verlauf", "undo", "0"], 2, "ganze Zahl ab 1"),
        (&["verlauf", "undo", &nr, "--behalten", "--zuruecksetzen"], 2, "Nicht zusammen möglich"),
        (&["verlauf", "undo", "999999"], 1, "Eintrag „999999“ ist nicht erfasst"),
        (&["verlauf", "undo", "1"], 1, "Mit diesem Eintrag ist der Katalog entstanden"),
    ];
    for (befehl, status, satz) in faelle {
        let lauf = mensch.lauf(*befehl);
        assert_eq!(lauf.status, *status, "{befehl:?}: {}", lauf.meldungen);
        assert!(lauf.meldungen.contains(satz), "{befehl:?}: {}", lauf.meldungen);
    }
    assert_eq!(mensch.eintraege(), vorher);
}
