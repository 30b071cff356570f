//! Written, read and cleared again.

use serde_json::Value;

use super::Mensch;

#[test]
fn projekt_von_create_bis_clear() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Ein Titel"]);
    mensch.gut(["projekt", "update", "probe", "--aufgenommen-am", "1.3.21", "--beschreibung", "eins\nzwei"]);
    let p = mensch.json(["projekt", "show", "probe"]);
    assert_eq!(p["titel"], "Ein Titel");
    assert_eq!(p["aufgenommen_am"], "2021-03-01");
    assert_eq!(p["beschreibung"], "eins\nzwei");
    assert_eq!(p["efa"], Value::Null);

    mensch.gut(["projekt", "set", "probe", "--beschreibung", ""]);
    assert_eq!(mensch.json(["projekt", "show", "probe"])["beschreibung"], Value::Null);
    let liste = mensch.json(["projekt", "list", "--stichtag", "2022-01-01"]);
    let zeile = liste.as_array().unwrap().iter().find(|z| z["kuerzel"] == "probe").unwrap();
    assert_eq!(zeile["phase"], "nicht_gemeldet");

    mensch.gut(["projekt", "clear", "probe"]);
    assert_eq!(mensch.lauf(["projekt", "show", "probe"]).status, 1);
    assert_eq!(mensch.lauf(["projekt", "update", "probe", "--titel", "x"]).status, 1);
}

#[test]
fn meilenstein_behaelt_die_genauigkeit_der_quelle() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Probe"]);
    for (wie, datum, genauigkeit) in [
        ("März 2020", Some("2020-03-31"), "monat"),
        ("spätestens 11.03.2021", Some("2021-03-11"), "spaetestens"),
        ("2022", Some("2022-12-31"), "jahr"),
        ("undatiert", None, "undatiert"),
    ] {
        mensch.gut(["meilenstein", "set", "probe", "umsetzung", "ist", wie, "--grund", "Bericht"]);
        let m = mensch.json(["meilenstein", "show", "probe", "umsetzung", "ist"]);
        assert_eq!(m["datum"].as_str(), datum, "{wie}");
        assert_eq!(m["genauigkeit"], genauigkeit, "{wie}");
        assert_eq!(m["grund"], "Bericht");
    }
    mensch.gut(["meilenstein", "clear", "probe", "umsetzung", "ist"]);
    assert_eq!(mensch.lauf(["meilenstein", "show", "probe", "umsetzung", "ist"]).status, 1);
}

#[test]
fn sachstand_gibt_die_kennung_aus() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["projekt", "create", "probe", "--titel", "Probe"]);
    let add = ["sachstand", "add", "probe", "--text", "Läuft", "--stand-am", "08.03.2021"];
    let kennung = mensch.gut(add);
    let s = mensch.json(["sachstand", "show", kennung.trim_end()]);
    assert_eq!(s["projekt"], "probe");
    assert_eq!(s["stand_am"], "2021-03-08");
    assert_eq!(s["text"], "Läuft");
    // Without a day it is today.
    let kennung = mensch.gut(["sachstand", "add", "probe", "--text", "Läuft weiter"]);
    assert!(mensch.json(["sachstand", "show", kennung.trim_end()])["stand_am"].is_string());
}
