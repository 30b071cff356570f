//! `fassung`: named states and what differs between two states.

use super::Mensch;

const DAMALS: &str = "2021-03-08@2021-03-08T18:00:00+01:00";

#[test]
fn anlegen_zeigen_vergleichen() {
    let mensch = Mensch::mit_demo();
    assert_eq!(mensch.json(["fassung", "list"]), serde_json::json!([]));
    mensch.gut([
        "--bekannt-am",
        "2021-03-08T18:00:00+01:00",
        "--person",
        "Koordination",
        "fassung",
        "create",
        "Vorlage 17/4771",
        "--stichtag",
        "08.03.2021",
        "--grund-der-aenderung",
        "Bericht an den Ausschuss",
    ]);
    let liste = mensch.json(["fassung", "list"]);
    let f = &liste.as_array().expect("eine Liste")[0];
    assert_eq!((&f["name"], &f["stichtag"]), (&"Vorlage 17/4771".into(), &"2021-03-08".into()));
    assert_eq!((&f["person"], &f["grund"]), (&"Koordination".into(), &"Bericht an den Ausschuss".into()));
    assert!(f["bekannt_am"].as_str().unwrap() <= "2021-03-08T17:00:00.000Z", "{f}");
    let tabelle = mensch.gut(["fassung", "list"]);
    assert!(tabelle.contains("Vorlage 17/4771") && tabelle.contains("08.03.2021"), "{tabelle}");

    // By its name and by both its times: the same change.
    let v = mensch.json(["fassung", "compare", "vorlage 17/4771", "2022-06-30"]);
    let w = mensch.json(["fassung", "compare", DAMALS, "30.06.2022"]);
    assert_eq!(v["gruppen"], w["gruppen"]);
    assert_eq!(v["von"]["fassung"], "Vorlage 17/4771");
    assert!(v["gruppen"][0]["anzahl"].as_u64().unwrap() > 0, "{}", v["gruppen"][0]);
    let fuer_menschen = mensch.gut(["fassung", "compare", "Vorlage 17/4771", "2022-06-30"]);
    assert!(
        fuer_menschen.contains("Neu in Betrieb: ") && fuer_menschen.contains("Berichtigungen: "),
        "{fuer_menschen}"
    );
    let text = mensch.gut(["fassung", "compare", "Vorlage 17/4771", "2022-06-30", "--text"]);
    assert_eq!(text.trim_end(), v["textbaustein"].as_str().unwrap());
}

#[test]
fn als_datei() {
    let mensch = Mensch::mit_demo();
    let ziel = mensch.pfad("seitdem.csv");
    let beleg =
        mensch.json(["fassung", "compare", DAMALS, "2022-06-30", "--out", &ziel, "--profil", "opendata"]);
    let text = std::fs::read_to_string(&ziel).unwrap();
    assert!(
        text.starts_with("Gruppe;Projekt;Kürzel;Was;Vorher;Nachher;Tage;Grund;Quelle;von Stichtag;"),
        "{text:.200}"
    );
    let v = mensch.json(["fassung", "compare", DAMALS, "2022-06-30"]);
    let alle: usize =
        v["gruppen"].as_array().unwrap().iter().map(|g| g["zeilen"].as_array().unwrap().len()).sum();
    assert_eq!(beleg["zeilen"], alle);
}

#[test]
fn falsche_angaben() {
    let mensch = Mensch::mit_demo();
    mensch.gut(["fassung", "create", "Da", "--stichtag", "2021-03-08"]);
    let vorher = mensch.eintraege();
    for (aufruf, status, nennt) in [
        (&["fassung", "create", "DA", "--stichtag", "2021-03-08"][..], 1, "gibt es schon"),
        (&["fassung", "create", "heute"], 1, "liest sich wie ein Tag"),
        (&["fassung", "create", "gut", "--stichtag", "2099-01-01"], 1, "Zukunft"),
        (&["fassung", "create"], 2, "Es fehlt"),
        (&["fassung", "compare", "Da", "unbekannt"], 1, "unbekannt"),
        (&["fassung", "compare", "Da"], 2, "Es fehlt"),
        (&["fassung", "compare", "Da", "2022-06-30@gestern"], 2, "kein Stand"),
        (&["fassung", "compare", "Da", "2022-06-30", "--projekt", "gibt-es-nicht"], 1, "gibt-es-nicht"),
        (&["fassung", "compare", "Da", "2022-06-30", "--out", "x.csv"], 2, "--profil"),
    ] {
        let lauf = mensch.lauf(aufruf);
        assert_eq!(lauf.status, status, "{aufruf:?}: {}", lauf.meldungen);
        assert!(lauf.meldungen.contains(nennt), "{aufruf:?}: {}", lauf.meldungen);
    }
    assert_eq!(mensch.eintraege(), vorher, "nichts ist geschrieben");
}
