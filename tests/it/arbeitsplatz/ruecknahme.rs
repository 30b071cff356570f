//! Taking back the own last entry: exactly what was there before, as a new entry, or nothing at all.

use ozg_app::dto::{FehlerCode, ModusDto, SammelWunsch};
use ozg_app::{Anwendung, Importwahl, Modus};

use super::{bestand, ms, speichern, status, ui, wunsch, zellen, zurueck};
use crate::hilfe::{Probe, Zufall, abgewiesen, auftrag, fremd, in_ordnung, laenge, nom, setzen};

/// A deed at the window, by name.
type Tat = (&'static str, fn(&Anwendung));

const TATEN: &[Tat] = &[
    ("Projekt anlegen", |a| {
        speichern(a, "projekt", &[("kuerzel", "neu"), ("titel", "Neu"), ("quelle", "Brief")]);
    }),
    ("Projekt ändern", |a| {
        speichern(a, "projekt", &[("kuerzel", "JAGD"), ("titel", "Jagd und Wald"), ("beschreibung", "a\nb")]);
    }),
    ("Feld leeren", |a| {
        speichern(a, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "")]);
    }),
    ("Satz entfernen", |a| {
        let g = a.satz_clear("sachstand", &["s1".into()], Some("doppelt".into()), &ui());
        assert!(g.expect("entfernen").nr.is_some());
    }),
    ("Meilenstein setzen", |a| {
        a.meilenstein_wunsch("jagd", &ms("umsetzung", "ist", "März 2021"), &ui()).expect("setzen");
    }),
    ("Meilenstein undatiert machen", |a| {
        a.meilenstein_wunsch("jagd", &ms("konzeption", "ist", "undatiert"), &ui()).expect("setzen");
    }),
    ("Genauigkeit ändern", |a| {
        a.meilenstein_wunsch("jagd", &ms("konzeption", "ist", "31.03.2020"), &ui()).expect("setzen");
    }),
    ("Status mit Meilenstein", |a| {
        let felder = [("stand_am", "heute"), ("text", "läuft"), ("quelle", "Anruf A")];
        let m = Some(ms("pilotierung", "ist", "heute"));
        a.status_add(&status("Jagd", &felder, m), &ui()).expect("Status");
    }),
    ("Sammeländerung", |a| {
        let w = SammelWunsch {
            projekte: vec!["jagd".into(), "wald".into()],
            felder: zellen(&[("eines_der_35", "ja"), ("quelle", "Vorlage 17/4771")]),
            themenfelder_dazu: None,
            beteiligte_dazu: Some(zellen(&[("organisation", "Kreis Neu"), ("rolle", "kernteam")])),
            grund: Some("Abgleich".into()),
        };
        a.projekt_sammel(&w, &ui()).expect("Sammeländerung");
    }),
    ("Organisation nebenbei", |a| {
        let felder = [("projekt", "wald"), ("organisation", "Dienstleister A"), ("rolle", "projektleitung")];
        speichern(a, "projekt_beteiligung", &felder);
    }),
    ("Geld", |a| {
        speichern(a, "foerderprogramm", &[("kennung", "q"), ("titel", "Q")]);
        speichern(a, "tranche", &[("kennung", "q1"), ("programm", "q"), ("betrag_eur", "1.234.567,89")]);
        a.satz_clear("tranche", &["q1".into()], None, &ui()).expect("entfernen");
    }),
    ("Sonderzeichen", |a| {
        let text = "\u{202e}rückwärts 👩‍👩‍👧 \"'\\ ; | \u{0}".trim_end_matches('\0');
        speichern(a, "sachstand", &[("kennung", "s1"), ("text", text), ("hindernis", "1e3")]);
    }),
];

/// Two projects with a report and a date, made on the command line.
fn anfang() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "Text"), ("quelle", "Brief 1")]);
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
    let felder = [("kennung", "s1"), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "alt")];
    setzen(&app, "sachstand", &felder);
    app.meilenstein_set("jagd", "konzeption", "ist", "März 2020", None, None, Some("Brief 1"), &auftrag())
        .expect("Meilenstein");
    (p, app)
}

#[test]
fn jede_tat_laesst_sich_genau_zuruecknehmen() {
    for (name, tat) in TATEN {
        let (p, app) = anfang();
        let (vorher, anfangs, stand) = (bestand(&app), laenge(&app), app.stand().unwrap());
        tat(&app);
        let eintraege = laenge(&app) - anfangs;
        assert!(eintraege > 0 && bestand(&app) != vorher || *name == "Geld", "{name}: hat etwas geändert");
        for i in 0..eintraege {
            let r = zurueck(&app);
            assert_eq!(r.nr, laenge(&app) - 1 - 2 * i, "{name}: der jeweils letzte eigene Eintrag");
            assert!(!r.text.is_empty() && !r.text.contains('{'), "{name}: {}", r.text);
            let e = app.verlauf_list(1).unwrap().remove(0);
            assert_eq!((e.operation.as_str(), e.herkunft.as_str()), ("verlauf_undo", "ui"), "{name}");
            assert_eq!(e.grund, Some(format!("nimmt Eintrag {} zurück", r.nr)), "{name}");
            assert_eq!((r.gespeichert.nr, r.gespeichert.aenderungen), (Some(e.nr), e.aenderungen), "{name}");
        }
        // The window counts its own saves like this, and loads again only for those of others.
        let seither = app.verlauf_list(u32::try_from(2 * eintraege).unwrap()).unwrap();
        let gezaehlt: i64 = seither.iter().map(|e| e.aenderungen + 1).sum();
        assert_eq!(
            app.stand().unwrap(),
            stand + gezaehlt,
            "{name}: der Stand wächst um Änderungen und Eintrag"
        );
        assert_eq!(bestand(&app), vorher, "{name}: alles steht wieder wie zuvor, auch Quellen");
        in_ordnung(&app);
        drop(app);
        in_ordnung(&p.oeffnen());
        let e = abgewiesen(p.oeffnen().rueckgaengig(&ui()), FehlerCode::NichtGefunden, name);
        assert!(e.text.contains("keinen eigenen Eintrag"), "{name}: {}", e.text);
    }
}

#[test]
fn mehrere_hintereinander_auch_nach_dem_neustart() {
    let (p, mut app) = anfang();
    let mut staende = vec![bestand(&app)];
    for i in 0..6 {
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", &format!("Titel {i}"))]);
        staende.push(bestand(&app));
    }
    while let Some(stand) = staende.pop() {
        assert_eq!(bestand(&app), stand, "noch {} Schritte", staende.len());
        drop(app);
        app = p.oeffnen();
        if !staende.is_empty() {
            zurueck(&app);
        }
    }
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "alles ist zurückgenommen");
    in_ordnung(&app);
}

#[test]
fn eine_fremde_aenderung_am_selben_feld_bleibt_stehen() {
    type Fremd = fn(&Probe, &Anwendung);
    let faelle: &[(&str, Fremd)] = &[
        ("Befehlszeile", |_, a| {
            setzen(a, "projekt", &[("kuerzel", "jagd"), ("titel", "Fremd")]);
        }),
        ("anderes Programm", |p, _| {
            fremd(&p.pfad)
                .execute_batch("UPDATE projekt SET titel = 'Fremd' WHERE kuerzel = 'jagd'")
                .unwrap();
        }),
        ("entfernt", |_, a| {
            a.nomen_clear(nom("sachstand"), &["s1".into()], &auftrag()).expect("Sachstand");
            let m = ["jagd".into(), "konzeption".into(), "ist".into()];
            a.nomen_clear(nom("meilenstein"), &m, &auftrag()).expect("Meilenstein");
            a.nomen_clear(nom("projekt"), &["jagd".into()], &auftrag()).expect("Projekt");
        }),
    ];
    for (name, tat) in faelle {
        let (p, app) = anfang();
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eigen"), ("beschreibung", "Eigen")]);
        tat(&p, &app);
        let (vorher, lang, stand) = (bestand(&app), laenge(&app), app.stand().unwrap());
        for versuch in 1..=2 {
            let was = format!("{name}, Versuch {versuch}");
            let e = abgewiesen(app.rueckgaengig(&ui()), FehlerCode::InzwischenGeaendert, &was);
            assert!(e.text.contains("jagd") && e.text.ends_with('.'), "{name}: {}", e.text);
            assert_eq!((bestand(&app), laenge(&app), app.stand().unwrap()), (vorher.clone(), lang, stand));
        }
    }
}

#[test]
fn eine_spaetere_aenderung_an_einem_anderen_feld_bleibt_erhalten() {
    let (_p, app) = anfang();
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eigen")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "später")]);
    zurueck(&app);
    let da = app.satz_show("projekt", &["jagd".into()]).unwrap();
    assert_eq!((da["titel"].as_str(), da["beschreibung"].as_str()), (Some("Jagd"), Some("später")));
    in_ordnung(&app);
}

#[test]
fn teilweise_geht_nicht() {
    let (_p, app) = anfang();
    let m = Some(ms("pilotierung", "ist", "heute"));
    app.status_add(&status("jagd", &[("stand_am", "heute"), ("text", "x")], m), &ui()).unwrap();
    setzen(
        &app,
        "meilenstein",
        &[
            ("projekt", "jagd"),
            ("schritt", "pilotierung"),
            ("art", "ist"),
            ("datum", "2022-05-01"),
            ("genauigkeit", "tag"),
        ],
    );
    let vorher = bestand(&app);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::InzwischenGeaendert, "der Meilenstein ist neuer");
    assert_eq!(
        bestand(&app),
        vorher,
        "auch der Sachstand bleibt: ein Eintrag geht ganz oder gar nicht zurück"
    );
}

#[test]
fn zweimal_denselben_eintrag_und_das_zuruecknehmen_der_ruecknahme() {
    let (_p, app) = anfang();
    let vorher = bestand(&app);
    let erster = speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eins")]).nr.unwrap();
    let danach = bestand(&app);
    let undo = app.eintrag_zuruecknehmen(erster, &ui()).unwrap().nr.unwrap();
    assert_eq!(bestand(&app), vorher);
    let zweimal = app.eintrag_zuruecknehmen(erster, &ui());
    abgewiesen(zweimal, FehlerCode::InzwischenGeaendert, "zweimal zurücknehmen");
    app.eintrag_zuruecknehmen(undo, &ui()).unwrap();
    assert_eq!(bestand(&app), danach, "die Rücknahme lässt sich selbst zurücknehmen");
    for nr in [0, -1, i64::MAX, i64::MIN, laenge(&app) + 1] {
        abgewiesen(app.eintrag_zuruecknehmen(nr, &ui()), FehlerCode::NichtGefunden, &format!("Eintrag {nr}"));
    }
    in_ordnung(&app);
}

#[test]
fn was_in_der_chronik_zurueckgenommen_ist_haelt_strg_z_nicht_auf() {
    let (_p, app) = anfang();
    let vorher = bestand(&app);
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eins")]);
    let oben = speichern(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Zwei")]).nr.unwrap();
    app.eintrag_zuruecknehmen(oben, &ui()).unwrap();
    zurueck(&app);
    assert_eq!(bestand(&app), vorher, "Strg Z nimmt den Eintrag davor zurück");
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "nichts mehr");
}

#[test]
fn nur_eigene_eintraege_die_letzten_fuenfzig() {
    let (_p, app) = anfang();
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "die Befehlszeile ist nicht das Fenster");
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "ohne Unterschied gibt es keinen Eintrag");
    let zu_viel = wunsch(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "a\nb")], ModusDto::Setzen);
    abgewiesen(zu_viel, FehlerCode::EingabeUngueltig, "Zeilenumbruch");
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "Abgewiesenes ist kein Eintrag");
    for i in 0..53 {
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", &format!("T{i}"))]);
    }
    for _ in 0..50 {
        zurueck(&app);
    }
    let da = app.satz_show("projekt", &["jagd".into()]).unwrap();
    assert_eq!(da["titel"].as_str(), Some("T2"), "die drei ältesten nimmt die Chronik zurück");
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "nach fünfzig ist Schluss");
    in_ordnung(&app);
}

#[test]
fn zufaellige_taten_gehen_schritt_fuer_schritt_zurueck() {
    for saat in 0..6 {
        let mut z = Zufall(saat);
        let (_p, app) = anfang();
        let mut staende = vec![bestand(&app)];
        let anfangs = laenge(&app);
        for _ in 0..14 {
            tat(&app, &mut z);
            if laenge(&app) - anfangs == i64::try_from(staende.len()).unwrap() {
                staende.push(bestand(&app));
            }
        }
        while staende.len() > 1 {
            let jetzt = staende.pop().unwrap();
            assert_eq!(bestand(&app), jetzt, "Saat {saat}, noch {}", staende.len());
            zurueck(&app);
        }
        assert_eq!(bestand(&app), staende[0], "Saat {saat}");
        in_ordnung(&app);
    }
}

/// One random deed; it may be refused.
fn tat(app: &Anwendung, z: &mut Zufall) {
    let projekt = ["jagd", "wald", "JAGD", "neu"][z.bis(4)];
    let schritt = ["vorbereitung", "konzeption", "umsetzung", "rollout_nrw"][z.bis(4)];
    let art = ["basis", "plan", "prognose", "ist"][z.bis(4)];
    let datum = ["März 2020", "31.03.2020", "2021", "undatiert", "Q3 2021", "spätestens 1.5.21"][z.bis(6)];
    let quelle = ["", "Brief 1", "Anruf B", "Anruf C"][z.bis(4)];
    let text = ["läuft", "hängt 👀", "x;y|z"][z.bis(3)];
    let _ = match z.bis(7) {
        0 => wunsch(
            app,
            "projekt",
            &[("kuerzel", projekt), ("titel", text), ("quelle", quelle)],
            ModusDto::Setzen,
        ),
        1 => {
            let mut m = ms(schritt, art, datum);
            (m.grund, m.quelle) = (Some("weil".into()), Some(quelle.into()));
            app.meilenstein_wunsch(projekt, &m, &ui())
        }
        2 => app.satz_clear("meilenstein", &[projekt.into(), schritt.into(), art.into()], None, &ui()),
        3 => {
            let felder = [("stand_am", "1.4.22"), ("text", text), ("quelle", quelle)];
            app.status_add(
                &status(projekt, &felder, (z.bis(2) == 0).then(|| ms(schritt, "ist", datum))),
                &ui(),
            )
        }
        4 => {
            let felder =
                [("projekt", projekt), ("organisation", text), ("rolle", "kernteam"), ("quelle", quelle)];
            wunsch(app, "projekt_beteiligung", &felder, ModusDto::Setzen)
        }
        5 => app.satz_clear("projekt", &[projekt.into()], None, &ui()),
        _ => {
            let w = SammelWunsch {
                projekte: vec!["jagd".into(), projekt.into()],
                felder: zellen(&[("beschreibung", text), ("quelle", quelle)]),
                themenfelder_dazu: None,
                beteiligte_dazu: None,
                grund: None,
            };
            app.projekt_sammel(&w, &ui())
        }
    };
}

#[test]
fn ein_import_geht_als_ganzes_zurueck() {
    let (p, app) = anfang();
    let vorher = bestand(&app);
    let datei = p.neben("ein.csv");
    let mut text = String::from(
        "kennung;projekt;stand_am;text;hindernis;naechster_schritt;faellig_am;zustaendig;quelle\n",
    );
    for i in 0..300 {
        // The first one changes what is there, the others are new; ten sources are made on the way.
        let kennung = if i == 0 { "s1".to_owned() } else { format!("neu{i}") };
        text.push_str(&format!("{kennung};JAGD;2022-04-01;Zeile {i};;;2022-05-01;Amt;Liste {}\n", i % 10));
    }
    std::fs::write(&datei, text).unwrap();
    let lang = laenge(&app);
    app.import(&datei, nom("sachstand"), Importwahl::default(), &ui()).unwrap();
    assert_eq!(laenge(&app), lang + 1, "ein Eintrag");
    abgewiesen(
        app.rueckgaengig(&ui()),
        FehlerCode::NichtGefunden,
        "ein Import ist keine Eingabe im Formular",
    );
    let fest = [
        ("kennung", "eigen"),
        ("projekt", "wald"),
        ("stand_am", "1.5.22"),
        ("text", "t"),
        ("quelle", "Liste 3"),
    ];
    speichern(&app, "sachstand", &fest);
    app.eintrag_zuruecknehmen(lang + 1, &ui()).unwrap();
    zurueck(&app);
    let uebrig: Vec<_> = bestand(&app).into_iter().filter(|z| !vorher.contains(z)).collect();
    assert_eq!(uebrig.len(), 1, "nur die Quelle, auf der inzwischen anderes ruhte: {uebrig:?}");
    assert!(uebrig[0].contains("Liste 3"), "{uebrig:?}");
    in_ordnung(&app);
}

#[test]
fn jeder_andere_eintrag_geht_ueber_seine_nummer() {
    let (_p, app) = anfang();
    let vorher = bestand(&app);
    let felder: Vec<_> = [("kuerzel", "jagd"), ("titel", "CLI")].map(|(k, w)| (k, w.to_owned())).into();
    let nr = app.nomen_set(nom("projekt"), &felder, Modus::Aendern, &auftrag()).unwrap().nr.unwrap();
    app.eintrag_zuruecknehmen(nr, &auftrag()).unwrap();
    assert_eq!(bestand(&app), vorher, "auch ein Eintrag der Befehlszeile lässt sich zurücknehmen");
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "eigen wird er dadurch nicht");
    in_ordnung(&app);
}
