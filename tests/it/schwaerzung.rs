//! Blacking out: gone from row, history, drafts and the bytes of the file; visible, and the chain holds.

use ozg_app::dto::LokalArt::{Ansicht, Entwurf};
use ozg_app::dto::{ApiFehler, FehlerCode, GespeichertDto};
use ozg_app::{Anwendung, Auftrag, Herkunft, Modus};
use ozg_domain::nomen::ALLE;

use crate::hilfe::{
    Probe, abgewiesen, auftrag, in_ordnung, inhalt, laenge, liste, nom, setzen, zeitpunkt, zelle,
};

const MARKE: &str = "[geschwärzt]";

fn mit_grund() -> Auftrag {
    Auftrag { grund: Some("Löschbegehren nach Art. 17 DSGVO".to_owned()), ..auftrag() }
}

fn schwaerzen(
    app: &Anwendung,
    nomen: &str,
    schluessel: &[&str],
    feld: &str,
) -> Result<GespeichertDto, ApiFehler> {
    let schluessel: Vec<_> = schluessel.iter().map(|s| (*s).to_owned()).collect();
    app.schwaerzen(nomen, &schluessel, feld, &mit_grund())
}

/// Whether the bytes of the text lie anywhere in the file of the catalogue or beside it.
fn kommt_vor(p: &Probe, text: &str) -> Vec<String> {
    inhalt(p.ordner.path())
        .into_iter()
        .filter(|name| {
            std::fs::read(p.neben(name)).is_ok_and(|b| b.windows(text.len()).any(|w| w == text.as_bytes()))
        })
        .collect()
}

#[test]
fn der_text_ist_nirgends_mehr_und_die_kette_haelt() {
    let (p, app) = Probe::winzig();
    // Many rows, so that pages of the file are split and merged while the text is in them.
    for runde in 0..3 {
        for i in 0..120 {
            let text = match i {
                60 => format!("Erika Mustermann ({runde}) \"sagt\" ab"),
                _ => format!("{} {runde}", "läuft ".repeat(i % 40 + 1)),
            };
            let kennung = format!("s{i:03}");
            let felder =
                [("kennung", kennung.as_str()), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", &text)];
            setzen(&app, "sachstand", &felder);
        }
    }
    app.lokal_set(Entwurf, "sachstand:neu", Some(r#"{"text":"Erika Mustermann (2) \"sagt\" ab, neu"}"#))
        .unwrap();
    app.lokal_set(Entwurf, "anderer", Some(r#"{"text":"Erika"}"#)).unwrap();
    app.lokal_set(Ansicht, "suche", Some("Erika Mustermann (0) \"sagt\" ab")).unwrap();
    assert!(!kommt_vor(&p, "Erika Mustermann").is_empty());
    let vorher = laenge(&app);

    let beleg = schwaerzen(&app, "sachstand", &["s060"], "text").unwrap();
    assert_eq!(beleg.nr, Some(vorher + 1));
    assert_eq!(beleg.aenderungen, 1);
    assert!(beleg.hinweise[0].contains("An 6 Stellen"), "{:?}", beleg.hinweise);
    assert!(beleg.hinweise[1].contains("2 Entwürfe"), "{:?}", beleg.hinweise);
    assert_eq!(beleg.hinweise.len(), 2, "keine Sicherung, keine Reste: {:?}", beleg.hinweise);
    assert_eq!(kommt_vor(&p, "Erika Mustermann"), [""; 0]);

    let eintrag = &app.verlauf_list(1).unwrap()[0];
    assert_eq!(eintrag.operation, "schwaerzung_set");
    assert_eq!(eintrag.grund.as_deref(), Some("Löschbegehren nach Art. 17 DSGVO"));
    let zeile = liste(&app, "sachstand").into_iter().find(|z| zelle(z, "kennung") == "s060").unwrap();
    assert_eq!(zelle(&zeile, "text"), MARKE);
    let entwuerfe: Vec<_> = app.lokal().unwrap().entwuerfe.into_iter().map(|e| e.schluessel).collect();
    assert_eq!(entwuerfe, ["anderer"]);
    in_ordnung(&app);
    drop(app);
    assert_eq!(kommt_vor(&p, "Erika Mustermann"), [""; 0]);
    in_ordnung(&p.oeffnen());
}

#[test]
fn danach_wird_weiter_geschrieben_gesichert_und_geprueft() {
    let (p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "Frau Muster ist zuständig")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagdschein"), ("beschreibung", "Herr Muster")]);
    let vor = app.sicherung_create(zeitpunkt(0)).unwrap();
    let beleg = schwaerzen(&app, "projekt", &["JAGD"], "beschreibung").unwrap();
    assert!(beleg.hinweise.iter().any(|h| h.contains(&vor.name)), "{:?}", beleg.hinweise);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "ohne Namen")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
    in_ordnung(&app);
    let s = app.sicherung_create(zeitpunkt(1)).unwrap();
    app.wiederherstellen(&s.name, zeitpunkt(2)).unwrap();
    in_ordnung(&app);
    // A second time takes what came since.
    schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    assert_eq!(kommt_vor(&p, "ohne Namen"), [""; 0]);
    in_ordnung(&app);
    let nochmal = schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    assert_eq!((nochmal.nr, nochmal.aenderungen), (None, 0), "es gab nichts mehr zu schwärzen");
    in_ordnung(&app);
}

#[test]
fn auch_die_zeile_die_entfernt_oder_geleert_wurde_und_die_unter_frueherem_schluessel() {
    let (p, app) = Probe::winzig();
    let felder = |kuerzel, text| [("kuerzel", kuerzel), ("titel", "Wald"), ("beschreibung", text)];
    setzen(&app, "projekt", &felder("wald", "erster Name"));
    app.nomen_clear(nom("projekt"), &["wald".to_owned()], &auftrag()).unwrap();
    setzen(&app, "projekt", &felder("Wald", "zweiter Name"));
    app.nomen_clear(nom("projekt"), &["wald".to_owned()], &auftrag()).unwrap();
    // Its former row is the one that the history holds.
    let beleg = schwaerzen(&app, "projekt", &["wald"], "beschreibung").unwrap();
    assert_eq!((beleg.nr, beleg.aenderungen), (Some(laenge(&app)), 0), "ein Eintrag ohne geänderte Zeile");
    for text in ["erster Name", "zweiter Name"] {
        assert_eq!(kommt_vor(&p, text), [""; 0]);
    }
    in_ordnung(&app);

    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "dritter Name")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "")]);
    schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    let jagd = &liste(&app, "projekt")[0];
    assert_eq!(zelle(jagd, "beschreibung"), "", "was leer ist, bleibt leer");
    assert_eq!(kommt_vor(&p, "dritter Name"), [""; 0]);
    in_ordnung(&app);

    // Another program renames a row inside an entry; the next one with the old key is another row.
    setzen(&app, "projekt", &felder("alt", "vierter Name"));
    umbenennen(&p, "alt", "neu");
    setzen(&app, "projekt", &felder("alt", "bleibt stehen"));
    schwaerzen(&app, "projekt", &["neu"], "beschreibung").unwrap();
    assert_eq!(kommt_vor(&p, "vierter Name"), [""; 0]);
    assert!(!kommt_vor(&p, "bleibt stehen").is_empty());
}

/// A renamed key, as a correction of its spelling records it.
fn umbenennen(p: &Probe, alt: &str, neu: &str) {
    crate::hilfe::fremd(&p.pfad)
        .execute("UPDATE projekt SET kuerzel = ?2 WHERE kuerzel = ?1", [alt, neu])
        .expect("umbenennen");
}

#[test]
fn person_und_grund_eines_eintrags() {
    let (p, app) = Probe::winzig();
    let mut a = auftrag();
    (a.person, a.grund) = (Some("Erika Mustermann".into()), Some("Anruf von Max Beispiel".into()));
    let felder = [("kuerzel", "wald".to_owned()), ("titel", "Wald".to_owned())];
    app.nomen_set(nom("projekt"), &felder, Modus::Setzen, &a).unwrap();
    app.person_merken("Erika Mustermann").unwrap();
    let nr = laenge(&app).to_string();
    schwaerzen(&app, "eintrag", &[&nr], "person").unwrap();
    assert_eq!(kommt_vor(&p, "Erika Mustermann"), [""; 0]);
    assert!(!kommt_vor(&p, "Max Beispiel").is_empty());
    in_ordnung(&app);
    schwaerzen(&app, "eintrag", &[&nr], "grund").unwrap();
    assert_eq!(kommt_vor(&p, "Max Beispiel"), [""; 0]);
    in_ordnung(&app);
    let alle = app.verlauf_list(10).unwrap();
    let eintrag = alle.iter().find(|e| e.nr.to_string() == nr).unwrap();
    assert_eq!((eintrag.person.as_str(), eintrag.grund.as_deref()), (MARKE, Some(MARKE)));
    assert_eq!(app.info().unwrap().person, "", "die gemerkte Person gleichen Namens ist vergessen");
    for (schluessel, feld, code) in [
        ("1", "grund", FehlerCode::NichtGefunden),
        ("99", "grund", FehlerCode::NichtGefunden),
        ("x", "grund", FehlerCode::NichtGefunden),
        ("2", "operation", FehlerCode::EingabeUngueltig),
    ] {
        abgewiesen(schwaerzen(&app, "eintrag", &[schluessel], feld), code, feld);
    }
}

#[test]
fn nur_freie_texte_nur_mit_begruendung_und_nur_wo_etwas_steht() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "Name"), ("quelle", "Brief von Name")]);
    for (nomen, schluessel, feld) in [
        ("projekt", "jagd", "kuerzel"),
        ("projekt", "jagd", "quelle"),
        ("projekt", "jagd", "efa"),
        ("projekt", "jagd", "aufgenommen_am"),
        ("projekt", "jagd", "gibt_es_nicht"),
        ("organisation", "jagd", "name"),
        ("quelle", "x", "fundstelle"),
    ] {
        let e = abgewiesen(schwaerzen(&app, nomen, &[schluessel], feld), FehlerCode::EingabeUngueltig, feld);
        assert!(e.text.contains("kein freier Text"), "{}", e.text);
    }
    for (nomen, schluessel) in
        [("projekt", &["fehlt"][..]), ("projekt", &["jagd", "x"]), ("gibt_es_nicht", &["x"])]
    {
        abgewiesen(schwaerzen(&app, nomen, schluessel, "beschreibung"), FehlerCode::NichtGefunden, nomen);
    }
    let e = abgewiesen(
        schwaerzen(&app, "projekt", &["jagd"], "austrittsgrund"),
        FehlerCode::NichtGefunden,
        "leer",
    );
    assert!(e.text.contains("nichts zu schwärzen"), "{}", e.text);
    let schluessel = ["jagd".to_owned()];
    for grund in [None, Some("  "), Some("auf Wunsch von Name")] {
        let a = Auftrag { grund: grund.map(str::to_owned), ..auftrag() };
        let e = abgewiesen(
            app.schwaerzen("projekt", &schluessel, "beschreibung", &a),
            FehlerCode::EingabeUngueltig,
            "Begründung",
        );
        assert!(e.text.contains("Grund") || e.text.contains("Begründung"), "{}", e.text);
    }
    assert_eq!(laenge(&app), 3, "nichts davon ist ein Eintrag");
    assert_eq!(zelle(&liste(&app, "projekt")[0], "beschreibung"), "Name");
    in_ordnung(&app);
}

#[test]
fn zurueckgenommen_wird_es_nie_und_steht_dem_naechsten_zuruecknehmen_nicht_im_weg() {
    let (p, app) = Probe::winzig();
    let ui = |grund: Option<&str>| Auftrag {
        herkunft: Herkunft::Ui,
        grund: grund.map(str::to_owned),
        ..auftrag()
    };
    let titel = |text: &str, feld: &str| {
        let felder = [("kuerzel", "jagd".to_owned()), (feld, text.to_owned())];
        let felder: Vec<_> = felder.iter().map(|(k, w)| (*k, w.clone())).collect();
        app.nomen_set(nom("projekt"), &felder, Modus::Setzen, &ui(None)).unwrap().nr.unwrap()
    };
    let mit_text = titel("Herr Muster", "beschreibung");
    titel("Jagdschein", "titel");
    let schwarz =
        app.schwaerzen("projekt", &["jagd".to_owned()], "beschreibung", &ui(Some("Löschbegehren"))).unwrap();
    for nr in [mit_text, schwarz.nr.unwrap()] {
        let e = app.eintrag_zuruecknehmen(nr, &auftrag());
        assert!(e.is_err(), "Eintrag {nr}: {e:?}");
    }
    app.rueckgaengig(&ui(None)).unwrap();
    let zeile = &liste(&app, "projekt")[0];
    assert_eq!((zelle(zeile, "titel").as_str(), zelle(zeile, "beschreibung").as_str()), ("Jagd", MARKE));
    assert_eq!(kommt_vor(&p, "Herr Muster"), [""; 0]);
    in_ordnung(&app);
}

#[test]
fn solange_ein_anderer_liest_bleibt_ein_hinweis() {
    let (p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "Herr Muster")]);
    let c = crate::hilfe::fremd(&p.pfad);
    c.execute_batch("BEGIN; SELECT * FROM projekt;").unwrap();
    let beleg = schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    assert!(beleg.hinweise.iter().any(|h| h.contains("Reste")), "{:?}", beleg.hinweise);
    c.execute_batch("COMMIT").unwrap();
    let nochmal = schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    assert!(nochmal.nr.is_none() && nochmal.hinweise.len() == 1, "{nochmal:?}");
    assert_eq!(kommt_vor(&p, "Herr Muster"), [""; 0]);
}

#[test]
fn eine_schwaerzung_ohne_eintrag_faellt_auf() {
    let (p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "Herr Muster")]);
    schwaerzen(&app, "projekt", &["jagd"], "beschreibung").unwrap();
    let letzter = laenge(&app);
    drop(app);
    // Without the entry that says so, all the rest would still fit.
    let c = crate::hilfe::fremd(&p.pfad);
    c.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; DELETE FROM aenderung WHERE eintrag = (SELECT id FROM eintrag WHERE nr = {letzter}); \
         DELETE FROM eintrag WHERE nr = {letzter};"
    ))
    .unwrap();
    let b = p.oeffnen().pruefen(None, zeitpunkt(0)).unwrap();
    assert!(b.befunde.iter().any(|t| t.contains("geschwärzt, ohne dass ein Eintrag")), "{:?}", b.befunde);
}

/// Every free text of every noun takes the mark: no rule of the schema is in the way.
#[test]
fn jedes_freie_feld_jedes_nomens_laesst_sich_schwaerzen() {
    use ozg_domain::nomen::Art;
    let p = Probe::neu(&ozg_app::Anlage::Demo(7));
    let app = p.oeffnen();
    let mut versucht = 0;
    for n in ALLE {
        let Some(zeile) = liste(&app, n.name).into_iter().next() else {
            continue;
        };
        let schluessel: Vec<_> = n.schluessel().map(|f| zelle(&zeile, f.kopf)).collect();
        for f in n.felder.iter().filter(|f| !f.schluessel && !zelle(&zeile, f.kopf).is_empty()) {
            let schluessel: Vec<_> = schluessel.iter().map(String::as_str).collect();
            if !matches!(f.art, Art::Text(_) | Art::Liste) {
                continue;
            }
            schwaerzen(&app, n.name, &schluessel, f.kopf)
                .unwrap_or_else(|e| panic!("{}.{}: {} ({})", n.name, f.kopf, e.text, e.technik));
            versucht += 1;
        }
    }
    assert!(versucht >= 5, "{versucht}");
    in_ordnung(&app);
}
