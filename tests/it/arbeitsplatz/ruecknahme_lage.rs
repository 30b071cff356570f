//! Taking back where other things have come to rest on it meanwhile: lists, pairs of fields, contacts, two hands.

use ozg_app::dto::{FehlerCode, KontaktWunsch};

use super::{bestand, ms, speichern, ui, zurueck};
use crate::hilfe::{Probe, abgewiesen, auftrag, fremd, in_ordnung, laenge, liste, nom, setzen, zelle};

#[test]
fn worauf_anderes_ruht_das_bleibt() {
    let (_p, app) = Probe::winzig();
    speichern(&app, "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    setzen(&app, "sachstand", &[("projekt", "neu"), ("stand_am", "1.3.22"), ("text", "t")]);
    let vorher = bestand(&app);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::WirdGebraucht, "Projekt mit Sachstand");
    assert_eq!(bestand(&app), vorher);
    in_ordnung(&app);
}

#[test]
fn eine_liste_in_einer_zelle_haelt_das_themenfeld() {
    let (_p, app) = Probe::winzig();
    speichern(&app, "themenfeld", &[("name", "Wald"), ("nr", "99")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "Wald")]);
    let vorher = bestand(&app);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::WirdGebraucht, "ein Projekt nennt das Themenfeld");
    assert_eq!(bestand(&app), vorher, "Listen haben keinen Fremdschlüssel, aber dieselbe Regel");
}

#[test]
fn eine_alte_liste_kommt_nicht_ohne_ihr_themenfeld_zurueck() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "themenfeld", &[("name", "Wald"), ("nr", "99")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "Wald")]);
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "")]);
    app.satz_clear("projekt", &["jagd".into()], None, &ui()).unwrap();
    zurueck(&app);
    app.nomen_clear(nom("themenfeld"), &["Wald".into()], &auftrag()).unwrap();
    let vorher = bestand(&app);
    let e = abgewiesen(app.rueckgaengig(&ui()), FehlerCode::InzwischenGeaendert, "das Themenfeld ist weg");
    assert!(e.text.contains("jagd"), "{}", e.text);
    assert_eq!(bestand(&app), vorher, "kein Projekt nennt ein Themenfeld, das es nicht gibt");
    // The same for a whole row.
    setzen(&app, "themenfeld", &[("name", "Wald"), ("nr", "99")]);
    zurueck(&app);
    app.satz_clear("projekt", &["jagd".into()], None, &ui()).unwrap();
    app.nomen_clear(nom("themenfeld"), &["Wald".into()], &auftrag()).unwrap();
    abgewiesen(
        app.rueckgaengig(&ui()),
        FehlerCode::InzwischenGeaendert,
        "eine ganze Zeile mit der alten Liste",
    );
    assert_eq!(liste(&app, "projekt").len(), 0);
    in_ordnung(&app);
}

/// Date and precision are one value: an old date under a new precision would say what nobody ever said.
#[test]
fn ein_rohdatum_geht_nur_als_ganzes_zurueck() {
    let faelle = [
        ("31.03.2020 → 30.04.2020 je Monat, dann Tag", "April 2020", "30.04.2020"),
        ("Tag → Monat, dann anderer Monat", "31.03.2020", "30.04.2020"),
        ("Monat → undatiert, dann Jahr", "undatiert", "2020"),
    ];
    for (name, eigen, fremd) in faelle {
        let (_p, app) = Probe::winzig();
        let set = |datum: &str, a: &ozg_app::Auftrag| {
            app.meilenstein_wunsch("jagd", &ms("konzeption", "ist", datum), a).expect("setzen")
        };
        set("März 2020", &auftrag());
        let nr = set(eigen, &ui()).nr.unwrap();
        set(fremd, &auftrag());
        let vorher = bestand(&app);
        let ergebnis = app.eintrag_zuruecknehmen(nr, &ui());
        abgewiesen(ergebnis, FehlerCode::InzwischenGeaendert, name);
        assert_eq!(bestand(&app), vorher, "{name}");
    }
    // Without anything foreign in between, both go back one after the other.
    let (_p, app) = Probe::winzig();
    let set =
        |datum: &str| app.meilenstein_wunsch("jagd", &ms("konzeption", "ist", datum), &ui()).expect("setzen");
    let mut staende = vec![bestand(&app)];
    for datum in ["März 2020", "April 2020", "30.04.2020", "Mai 2020", "undatiert", "Q2 2020", "30.06.2020"]
    {
        set(datum);
        staende.push(bestand(&app));
    }
    while let Some(stand) = staende.pop() {
        assert_eq!(bestand(&app), stand);
        if !staende.is_empty() {
            zurueck(&app);
        }
    }
    in_ordnung(&app);
}

#[test]
fn ein_gerundeter_betrag_wird_nicht_exakt() {
    let (_p, app) = Probe::winzig();
    let t = |felder: &[(&str, &str)]| {
        let mut alle = vec![("kennung", "t"), ("programm", "p")];
        alle.extend_from_slice(felder);
        speichern(&app, "tranche", &alle).nr.unwrap()
    };
    speichern(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    t(&[("betrag_eur", "5000000"), ("genauigkeit", "rund")]);
    let nr = t(&[("betrag_eur", "6000000")]);
    t(&[("genauigkeit", "exakt")]);
    abgewiesen(
        app.eintrag_zuruecknehmen(nr, &ui()),
        FehlerCode::InzwischenGeaendert,
        "rund 5 Mio. ist nicht 5 Mio.",
    );
    let da = &liste(&app, "tranche")[0];
    assert_eq!((zelle(da, "betrag_eur"), zelle(da, "genauigkeit")), ("6000000.00".into(), "exakt".into()));
}

#[test]
fn eine_regel_ueber_zwei_felder_gilt_auch_beim_zuruecknehmen() {
    let (_p, app) = Probe::winzig();
    speichern(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    let t = |felder: &[(&str, &str)]| {
        let mut alle = vec![("kennung", "t"), ("programm", "p")];
        alle.extend_from_slice(felder);
        speichern(&app, "tranche", &alle).nr.unwrap()
    };
    t(&[("jahr_von", "2020"), ("jahr_bis", "2020")]);
    let nr = t(&[("jahr_bis", "2022")]);
    t(&[("jahr_von", "2021")]);
    abgewiesen(app.eintrag_zuruecknehmen(nr, &ui()), FehlerCode::InzwischenGeaendert, "2021 bis 2020");
    let p = |felder: &[(&str, &str)]| {
        let mut alle = vec![("kuerzel", "jagd")];
        alle.extend_from_slice(felder);
        speichern(&app, "projekt", &alle).nr.unwrap()
    };
    let grund = p(&[("austrittsgrund", "Fusion")]);
    p(&[("ausgeschieden_am", "1.3.22")]);
    abgewiesen(
        app.eintrag_zuruecknehmen(grund, &ui()),
        FehlerCode::InzwischenGeaendert,
        "Austritt ohne Grund",
    );
    in_ordnung(&app);
}

#[test]
fn ein_kontakt_haelt_die_nebenbei_entstandene_organisation() {
    let (_p, app) = Probe::winzig();
    let felder = [("projekt", "jagd"), ("organisation", "Kreis Neu"), ("rolle", "kernteam")];
    speichern(&app, "projekt_beteiligung", &felder);
    app.kontakt_set(&KontaktWunsch {
        id: None,
        projekt: Some("jagd".into()),
        organisation: Some("Kreis Neu".into()),
        name: "Erika Mustermann".into(),
        telefon: String::new(),
        mail: String::new(),
    })
    .unwrap();
    zurueck(&app);
    let da = app.projekt_get("jagd", crate::hilfe::tag("2022-06-30")).unwrap();
    assert_eq!(da.kontakte.len(), 1, "Strg Z löscht niemandes Telefonnummer: die kommt nicht zurück");
    assert!(da.zeile.unwrap().beteiligte.is_empty(), "die Beteiligung selbst ist zurückgenommen");
    in_ordnung(&app);
}

#[test]
fn gebrauchte_quellen_und_organisationen_bleiben_andere_gehen() {
    let (_p, app) = Probe::winzig();
    let felder =
        [("projekt", "jagd"), ("organisation", "Kreis Neu"), ("rolle", "kernteam"), ("quelle", "Brief")];
    speichern(&app, "projekt_beteiligung", &felder);
    setzen(
        &app,
        "sachstand",
        &[("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "t"), ("quelle", "Brief")],
    );
    zurueck(&app);
    let namen = |n: &str, k: &str| liste(&app, n).iter().map(|z| zelle(z, k)).collect::<Vec<_>>();
    assert_eq!(namen("quelle", "fundstelle"), ["Brief"], "der Sachstand ruht auf ihr");
    assert!(namen("organisation", "name").is_empty(), "niemand ruht auf ihr");
    assert!(namen("projekt_beteiligung", "rolle").is_empty());
    in_ordnung(&app);
}

#[test]
fn was_mit_dem_programm_kommt_laesst_sich_nicht_zuruecknehmen() {
    let p = Probe::leer();
    let app = p.oeffnen();
    let (lang, stand) = (laenge(&app), app.stand().unwrap());
    for nr in 1..=lang {
        let e = app.eintrag_zuruecknehmen(nr, &ui()).unwrap_err();
        assert!(
            matches!(e.code, FehlerCode::InzwischenGeaendert | FehlerCode::WirdGebraucht),
            "Eintrag {nr}: {:?} {}",
            e.code,
            e.text
        );
    }
    assert_eq!((laenge(&app), app.stand().unwrap()), (lang, stand), "nichts ist geschrieben");
    in_ordnung(&app);
}

#[test]
fn zwei_haende_speichern_zugleich_und_alles_laesst_sich_zuruecknehmen() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
    let vorher = bestand(&app);
    std::thread::scope(|s| {
        for kuerzel in ["jagd", "wald"] {
            let app = &app;
            s.spawn(move || {
                for i in 0..12 {
                    speichern(app, "projekt", &[("kuerzel", kuerzel), ("titel", &format!("{kuerzel} {i}"))]);
                }
            });
        }
    });
    for _ in 0..24 {
        zurueck(&app);
    }
    assert_eq!(bestand(&app), vorher, "kein Eintrag ging der Liste der eigenen verloren");
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "alle sind zurückgenommen");
    in_ordnung(&app);
}

/// A save whose entry is stored but not remembered would make Strg Z take back the one before it.
#[test]
fn speichern_und_merken_sind_ein_schritt_auf_der_platte() {
    let (p, app) = Probe::winzig();
    let schritte = || {
        let wal = std::fs::read(p.neben("katalog.ozg-wal")).expect("die -wal liegt daneben");
        let seite = usize::try_from(u32::from_be_bytes(wal[8..12].try_into().unwrap())).unwrap();
        // A frame that ends a transaction names the size of the file (bytes 4–7 of its header).
        wal[32..].chunks(24 + seite).filter(|f| f.len() > 8 && f[4..8] != [0; 4]).count()
    };
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eins")]);
    let vorher = schritte();
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Zwei")]);
    assert_eq!(schritte(), vorher + 1, "Speichern");
    zurueck(&app);
    assert_eq!(schritte(), vorher + 2, "Zurücknehmen");
    zurueck(&app);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "beide sind zurückgenommen");
}

#[test]
fn eine_verdorbene_liste_der_eigenen_haelt_niemanden_auf() {
    for wert in ["", "kein JSON", "[\"x\"]", "{}", "[1,2]", "[-5]", "[99999999999999999999]"] {
        let (p, app) = Probe::winzig();
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eins")]);
        fremd(&p.pfad)
            .execute("UPDATE einstellung SET wert = ?1 WHERE name = 'rueckgaengig'", [wert])
            .unwrap();
        // Refused or nothing to do, never more than that; and the next save can be taken back.
        assert!(app.rueckgaengig(&ui()).is_err(), "{wert}");
        let vorher = bestand(&app);
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Zwei")]);
        zurueck(&app);
        assert_eq!(bestand(&app), vorher, "{wert}");
        in_ordnung(&app);
    }
}
