//! Which catalogue a command uses, and the commands on the catalogue as a whole.

use super::Mensch;

#[test]
fn init_ohne_pfad_legt_an_was_spaetere_befehle_lesen() {
    let mensch = Mensch::neu();
    let pfad = mensch.gut(["katalog", "init", "--demo", "7"]);
    assert_eq!(pfad.trim_end(), mensch.standard().display().to_string());
    assert_eq!(mensch.json(["katalog", "info"])["demodaten"], true);
    let kennzahl = mensch.json(["kennzahl", "show", "--stichtag", "2021-03-08"]);
    assert_eq!(kennzahl["stichtag"], "2021-03-08");
}

#[test]
fn init_ueberschreibt_nichts_und_nennt_den_ausweg() {
    let mensch = Mensch::mit_demo();
    let vorher = std::fs::read(mensch.standard()).unwrap();
    let lauf = mensch.lauf(["katalog", "init"]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.meldungen.contains("--katalog"), "{}", lauf.meldungen);
    assert!(vorher == std::fs::read(mensch.standard()).unwrap(), "der Katalog ist unverändert");

    let anderswo = mensch.pfad("zweiter.ozg");
    mensch.gut(["--katalog", &anderswo, "katalog", "init", "--leer"]);
    let info = mensch.json(["katalog", "info", "--katalog", &anderswo]);
    assert_eq!(info["demodaten"], false);
    assert_eq!(mensch.json(["projekt", "list", "--katalog", &anderswo]), serde_json::json!([]));
}

#[test]
fn ohne_katalog_wird_der_uebliche_angelegt_ein_genannter_nie() {
    let mensch = Mensch::neu();
    let fehlt = mensch.pfad("fehlt.ozg");
    let lauf = mensch.lauf(["--katalog", &fehlt, "projekt", "list"]);
    assert_eq!(lauf.status, 1);
    assert!(!std::path::Path::new(&fehlt).exists());
    let lauf = Mensch::befehl(&mensch, ["projekt", "list"]).env("OZG_KATALOG", &fehlt).output().unwrap();
    assert_eq!(lauf.status.code(), Some(1));
    assert!(!mensch.standard().exists());

    let lauf = mensch.lauf(["projekt", "list", "--json"]);
    assert_eq!(lauf.status, 0);
    assert!(lauf.meldungen.contains("wurde angelegt"), "{}", lauf.meldungen);
    assert!(mensch.standard().exists());
    assert_eq!(mensch.lauf(["projekt", "list", "--json"]).meldungen, "");
}

#[test]
fn check_nennt_laenge_und_kopf_und_findet_fremde_dateien() {
    let mensch = Mensch::mit_demo();
    let befund = mensch.json(["katalog", "check"]);
    assert_eq!(befund["in_ordnung"], true);
    let text = mensch.gut(["katalog", "check"]);
    assert!(text.contains(befund["kopf"].as_str().unwrap()), "{text}");
    assert!(text.contains(&befund["laenge"].to_string()), "{text}");

    let fremd = mensch.pfad("fremd.ozg");
    std::fs::write(&fremd, "kein Katalog").unwrap();
    let lauf = mensch.lauf(["--json", "--katalog", &fremd, "katalog", "check"]);
    assert_eq!(lauf.status, 1);
    let fehler: serde_json::Value = serde_json::from_str(&lauf.daten).unwrap();
    assert_eq!(fehler["code"], "katalog_fremd");
    assert_eq!(std::fs::read_to_string(&fremd).unwrap(), "kein Katalog");
}

#[test]
fn sicherung_hat_dieselbe_kette_und_ersetzt_keine_datei() {
    let mensch = Mensch::mit_demo();
    let ziel = mensch.pfad("sicherung.ozg");
    let befund = mensch.json(["katalog", "backup", &ziel]);
    let kopie = mensch.json(["katalog", "check", "--katalog", &ziel]);
    assert_eq!(befund["kopf"], kopie["kopf"]);
    assert_eq!(kopie["kopf"], mensch.json(["katalog", "check"])["kopf"]);
    assert_eq!(mensch.lauf(["katalog", "backup", &ziel]).status, 1);
}

#[test]
fn person_und_grund_stehen_in_der_chronik() {
    let mensch = Mensch::mit_demo();
    mensch.gut([
        "projekt",
        "create",
        "probe",
        "--titel",
        "Probe",
        "--person",
        "Fachreferat",
        "--grund-der-aenderung",
        "Beschluss vom Mai",
    ]);
    let eintrag = &mensch.json(["verlauf", "list", "--anzahl", "1"])[0];
    assert_eq!(eintrag["person"], "Fachreferat");
    assert_eq!(eintrag["grund"], "Beschluss vom Mai");
    assert_eq!(eintrag["herkunft"], "cli");
}

#[test]
fn sicherungen_sind_gelistet_und_wiederherstellbar_auch_wenn_der_katalog_nicht_mehr_aufgeht() {
    let mensch = Mensch::mit_demo();
    assert_eq!(mensch.json(["katalog", "backups"]), serde_json::json!([]));
    let vorher = mensch.eintraege();
    let csv = mensch.pfad("projekt.csv");
    std::fs::write(&csv, "kuerzel;titel\nprobe;Probe\n").unwrap();
    mensch.gut(["import", &csv, "--profil", "projekt"]);
    let liste = mensch.json(["katalog", "backups"]);
    let name = liste[0]["name"].as_str().unwrap().to_owned();
    assert_eq!((&liste[0]["anlass"], liste[0]["laenge"].as_i64()), (&"import".into(), Some(vorher)));
    let lauf = mensch.lauf(["katalog", "backups"]);
    assert!(lauf.daten.contains(&name) && lauf.meldungen.contains("katalog.sicherungen"), "{}", lauf.daten);

    std::fs::write(mensch.standard(), "zerstört").unwrap();
    assert_eq!(mensch.lauf(["katalog", "check"]).status, 1);
    let lauf = mensch.lauf(["--json", "katalog", "restore", &name]);
    assert_eq!(lauf.status, 0, "{}", lauf.meldungen);
    assert!(lauf.meldungen.contains("_ungeprueft.ozg"), "{}", lauf.meldungen);
    let beleg: serde_json::Value = serde_json::from_str(&lauf.daten).unwrap();
    assert_eq!(beleg["laenge"].as_i64(), Some(vorher));
    assert_eq!(mensch.eintraege(), vorher);
    assert_eq!(mensch.json(["katalog", "check"])["in_ordnung"], true);

    // A path works, too, and what is not in the list is told.
    let kopie = mensch.pfad("kopie.ozg");
    mensch.gut(["katalog", "backup", &kopie]);
    mensch.gut(["katalog", "restore", &kopie]);
    let lauf = mensch.lauf(["katalog", "restore", "fehlt.ozg"]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.meldungen.contains("nichts wiederhergestellt"), "{}", lauf.meldungen);
    assert_eq!(mensch.eintraege(), vorher);
}

#[test]
fn check_nimmt_anker_aus_export_sicherung_und_zeile() {
    let mensch = Mensch::mit_demo();
    let (csv, kopie) = (mensch.pfad("projekt.csv"), mensch.pfad("kopie.ozg"));
    mensch.gut(["export", "projekt", "--profil", "opendata", "--out", &csv]);
    mensch.gut(["katalog", "backup", &kopie]);
    let befund = mensch.json(["katalog", "check"]);
    let laenge = befund["laenge"].as_i64().unwrap();
    let kopf = befund["kopf"].as_str().unwrap();
    let zeile = format!("{laenge}:{}", &kopf[..12]);
    for anker in [&format!("{csv}.meta.json"), &kopie, &zeile] {
        assert_eq!(mensch.json(["katalog", "check", "--anker", anker])["in_ordnung"], true, "{anker}");
    }
    let lauf = mensch.lauf(["katalog", "check", "--anker", &format!("{}:{kopf}", laenge + 3)]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.daten.contains("Am Ende der Kette fehlen Einträge"), "{}", lauf.daten);
    let lauf = mensch.lauf(["katalog", "check", "--anker", &format!("{laenge}:00000000")]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.daten.contains("die Kette wurde ausgetauscht"), "{}", lauf.daten);
    for falsch in ["12", &csv] {
        let lauf = mensch.lauf(["katalog", "check", "--anker", falsch]);
        assert_eq!(lauf.status, 1);
        assert!(lauf.meldungen.contains("kein Anker"), "{}", lauf.meldungen);
    }
}

#[test]
fn schwaerzen_sagt_was_geschah_und_was_bleibt() {
    let mensch = Mensch::mit_demo();
    mensch.gut([
        "projekt",
        "create",
        "probe",
        "--titel",
        "Probe",
        "--beschreibung",
        "Frau Mustermann ruft an",
    ]);
    let befehl = ["verlauf", "schwaerzen", "projekt", "probe", "--feld", "beschreibung"];
    assert_eq!(mensch.lauf(befehl).status, 2, "ohne Begründung");
    let lauf = mensch.lauf(befehl.iter().copied().chain(["--grund-der-aenderung", "Löschbegehren"]));
    assert_eq!(lauf.status, 0, "{}", lauf.meldungen);
    assert!(lauf.meldungen.contains("An 2 Stellen der Chronik geschwärzt."), "{}", lauf.meldungen);
    assert_eq!(mensch.json(["projekt", "show", "probe"])["beschreibung"], "[geschwärzt]");
    assert_eq!(mensch.json(["katalog", "check"])["in_ordnung"], true);
    let verlauf = mensch.gut(["--json", "verlauf", "list"]);
    assert!(!verlauf.contains("Mustermann") && verlauf.contains("schwaerzung_set"));
    let lauf = mensch.lauf([
        "verlauf",
        "schwaerzen",
        "projekt",
        "probe",
        "--feld",
        "kuerzel",
        "--grund-der-aenderung",
        "x",
    ]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.meldungen.contains("kein freier Text"), "{}", lauf.meldungen);
}
