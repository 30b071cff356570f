//! Export, import and lists.

use ozg_domain::nomen::ALLE;

use super::Mensch;

#[test]
fn was_exportiert_ist_aendert_beim_import_nichts() {
    let mensch = Mensch::mit_demo();
    let vorher = mensch.eintraege();
    for profil in ["opendata", "excel"] {
        for n in ALLE {
            let datei = format!("{}-{profil}.csv", n.name);
            mensch.gut(["export", n.name, "--profil", profil, "--out", &datei]);
            let i = mensch.json(["import", &datei, "--profil", n.name]);
            assert_eq!((&i["neu"], &i["geaendert"]), (&0.into(), &0.into()), "{datei}: {i}");
            assert_eq!(i["unveraendert"], i["zeilen"], "{datei}");
            assert_eq!(i["geschrieben"], false, "{datei}");
        }
    }
    assert_eq!(mensch.eintraege(), vorher);
}

#[test]
fn export_steht_auf_dem_kopf_der_beschreibung() {
    let mensch = Mensch::mit_demo();
    for n in ALLE {
        mensch.gut(["export", n.name, "--profil", "opendata", "--out", "aus.csv"]);
        let datei = std::fs::read_to_string(mensch.pfad("aus.csv")).unwrap();
        let koepfe: Vec<&str> = n.felder.iter().map(|f| f.kopf).collect();
        assert_eq!(datei.lines().next().unwrap(), koepfe.join(";"), "{}", n.name);
        assert!(std::path::Path::new(&mensch.pfad("aus.csv.meta.json")).exists(), "{}", n.name);
    }
}

#[test]
fn ein_fehler_und_nichts_wird_geschrieben() {
    let mensch = Mensch::mit_demo();
    let vorher = mensch.eintraege();
    std::fs::write(
        mensch.pfad("schlecht.csv"),
        "kuerzel;titel;aufgenommen_am\nk1;Eins;2021-01-01\nk2;;2021-01-01\nk3;Drei;2021-02-31\n",
    )
    .unwrap();
    let befehl = ["import", "schlecht.csv", "--profil", "projekt"];
    let lauf = mensch.lauf(befehl);
    assert_eq!(lauf.status, 1);
    for satz in ["Zeile 3: Titel", "Zeile 4: Aufgenommen am", "2 fehlerhafte Zeilen"] {
        assert!(lauf.meldungen.contains(satz), "{}", lauf.meldungen);
    }
    let lauf = mensch.lauf(["--json"].iter().chain(&befehl));
    assert_eq!(lauf.status, 1);
    let i: serde_json::Value = serde_json::from_str(&lauf.daten).unwrap();
    assert_eq!(i["fehlerhafte_zeilen"], 2);
    assert_eq!(i["geschrieben"], false);
    assert_eq!(i["fehler"][0]["zeile"], 3);
    assert_eq!(mensch.eintraege(), vorher);

    let i = mensch.json(befehl.iter().chain(&["--gute-zeilen"]));
    assert_eq!((&i["neu"], &i["geschrieben"]), (&1.into(), &true.into()));
    assert_eq!(mensch.eintraege(), vorher + 1);
    assert_eq!(mensch.json(["projekt", "show", "k1"])["titel"], "Eins");
    assert_eq!(mensch.lauf(["projekt", "show", "k2"]).status, 1);
    assert_eq!(mensch.json(["verlauf", "list", "--anzahl", "1"])[0]["herkunft"], "import");
}

#[test]
fn probe_sagt_was_geschaehe_und_schreibt_nichts() {
    let mensch = Mensch::mit_demo();
    let vorher = mensch.eintraege();
    std::fs::write(mensch.pfad("neu.csv"), "kuerzel;titel\nk1;Eins\n").unwrap();
    let i = mensch.json(["import", "neu.csv", "--profil", "projekt", "--dry-run", "--bestaetigt"]);
    assert_eq!((&i["neu"], &i["geschrieben"]), (&1.into(), &false.into()));
    assert_eq!(mensch.eintraege(), vorher);
    let i = mensch.json(["import", "neu.csv", "--profil", "projekt"]);
    assert_eq!(i["nr"], vorher + 1);
}

#[test]
fn listen_nennen_stichtag_und_datenart() {
    let mensch = Mensch::mit_demo();
    for art in ["projekte", "leistungen", "kommunen", "foerderung", "kennzahlen"] {
        let befehl = ["liste", art, "--profil", "opendata", "--out", "l.csv", "--stichtag", "08.03.2021"];
        let beleg = mensch.json(befehl);
        let mut datei = csv::ReaderBuilder::new().delimiter(b';').from_path(mensch.pfad("l.csv")).unwrap();
        let kopf: Vec<String> = datei.headers().unwrap().iter().map(str::to_owned).collect();
        let stichtag = kopf.iter().position(|k| k == "Stichtag").unwrap();
        assert_eq!(kopf.last().unwrap(), "Datenart", "{art}");
        let zeilen: Vec<_> = datei.records().map(Result::unwrap).collect();
        assert_eq!(beleg["zeilen"], zeilen.len(), "{art}");
        assert!(zeilen.iter().all(|z| &z[stichtag] == "2021-03-08"), "{art}");
        assert!(zeilen.iter().all(|z| z.iter().next_back() == Some("Demodaten")), "{art}");
    }
}
