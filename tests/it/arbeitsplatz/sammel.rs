//! The same change for many projects: all or none, in one entry.

use ozg_app::Anwendung;
use ozg_app::dto::{ApiFehler, FehlerCode, GespeichertDto, SammelWunsch};

use super::{bestand, ui, zellen, zurueck};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, laenge, liste, setzen, zelle};

fn wunsch(projekte: &[&str], felder: &[(&str, &str)]) -> SammelWunsch {
    SammelWunsch {
        projekte: projekte.iter().map(|p| (*p).to_owned()).collect(),
        felder: zellen(felder),
        themenfelder_dazu: None,
        beteiligte_dazu: None,
        grund: Some("Sammeländerung".into()),
    }
}

fn drei() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    for t in ["Wald", "Wasser"] {
        setzen(&app, "themenfeld", &[("name", t), ("nr", "1")]);
    }
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald"), ("themenfelder", "Wald")]);
    setzen(&app, "projekt", &[("kuerzel", "öl"), ("titel", "Öl"), ("eines_der_35", "nein")]);
    (p, app)
}

#[test]
fn ein_eintrag_fuer_alle() {
    let (_p, app) = drei();
    let (vorher, lang) = (bestand(&app), laenge(&app));
    let mut w = wunsch(&["JAGD", "wald", "ÖL", "wald"], &[("eines_der_35", "ja"), ("quelle", "Vorlage")]);
    w.themenfelder_dazu = Some(vec!["Wasser".into(), "Wald".into()]);
    w.beteiligte_dazu = Some(zellen(&[("organisation", "Kreis Neu"), ("rolle", "beteiligt")]));
    let g = app.projekt_sammel(&w, &ui()).unwrap();
    assert_eq!((g.nr, laenge(&app)), (Some(lang + 1), lang + 1));
    assert_eq!(g.aenderungen, 8, "eine Quelle, eine Organisation, drei Projekte, drei Beteiligungen");
    let e = app.verlauf_list(1).unwrap().remove(0);
    assert_eq!((e.operation.as_str(), e.grund.as_deref()), ("projekt_sammel", Some("Sammeländerung")));
    let felder: Vec<_> = liste(&app, "projekt").iter().map(|z| zelle(z, "themenfelder")).collect();
    assert_eq!(felder, ["Wasser|Wald", "Wald|Wasser", "Wasser|Wald"], "dazu kommt nur, was fehlt");
    in_ordnung(&app);
    zurueck(&app);
    assert_eq!(bestand(&app), vorher, "ein Strg Z nimmt alle zurück");
}

#[test]
fn ist_eines_falsch_bleibt_jedes_wie_es_war() {
    let (_p, app) = drei();
    let viele: Vec<String> = (0..1_001).map(|i| format!("p{i}")).collect();
    type Fall = (&'static str, SammelWunsch, FehlerCode);
    let mit = |f: &dyn Fn(&mut SammelWunsch)| {
        let mut w = wunsch(&["jagd", "wald", "öl"], &[("eines_der_35", "ja"), ("quelle", "Neue Quelle")]);
        f(&mut w);
        w
    };
    use FehlerCode::{EingabeUngueltig as E, NichtGefunden as N};
    let faelle: Vec<Fall> = vec![
        ("das letzte fehlt", mit(&|w| w.projekte.push("fehlt".into())), N),
        ("ein leeres Kürzel", mit(&|w| w.projekte.push(String::new())), N),
        ("falscher Wert", mit(&|w| drop(w.felder.insert("efa".into(), "vielleicht".into()))), E),
        ("fremdes Feld", mit(&|w| drop(w.felder.insert("rowid".into(), "1".into()))), E),
        ("Titel leer", mit(&|w| drop(w.felder.insert("titel".into(), String::new()))), E),
        (
            "Austritt ohne Grund",
            mit(&|w| drop(w.felder.insert("ausgeschieden_am".into(), "heute".into()))),
            E,
        ),
        ("Themenfeld gibt es nicht", mit(&|w| w.themenfelder_dazu = Some(vec!["Luft".into()])), E),
        ("leeres Themenfeld", mit(&|w| w.themenfelder_dazu = Some(vec![String::new()])), E),
        ("Rolle fehlt", mit(&|w| w.beteiligte_dazu = Some(zellen(&[("organisation", "X")]))), E),
        (
            "Rolle falsch",
            mit(&|w| w.beteiligte_dazu = Some(zellen(&[("organisation", "X"), ("rolle", "chef")]))),
            E,
        ),
        ("zu viele", mit(&|w| w.projekte.clone_from(&viele)), E),
    ];
    let (vorher, lang, stand) = (bestand(&app), laenge(&app), app.stand().unwrap());
    for (name, w, code) in faelle {
        let ergebnis: Result<GespeichertDto, ApiFehler> = app.projekt_sammel(&w, &ui());
        let e = abgewiesen(ergebnis, code, name);
        assert!(!e.text.contains('{') && e.text.ends_with('.'), "{name}: {}", e.text);
        assert_eq!((laenge(&app), app.stand().unwrap()), (lang, stand), "{name}");
        assert_eq!(bestand(&app), vorher, "{name}: nichts ist geschrieben");
    }
    in_ordnung(&app);
}

#[test]
fn ohne_unterschied_entsteht_kein_eintrag() {
    let (_p, app) = drei();
    let lang = laenge(&app);
    for w in [
        wunsch(&[], &[("eines_der_35", "ja")]),
        wunsch(&["öl"], &[("eines_der_35", "nein")]),
        wunsch(&["jagd"], &[]),
    ] {
        let g = app.projekt_sammel(&w, &ui()).unwrap();
        assert_eq!((g.nr, g.aenderungen, laenge(&app)), (None, 0, lang), "{:?}", w.projekte);
    }
    // An empty text clears; fields that are not named stay.
    app.projekt_sammel(&wunsch(&["wald", "öl"], &[("eines_der_35", "")]), &ui()).unwrap();
    let da: Vec<_> =
        liste(&app, "projekt").iter().map(|z| (zelle(z, "titel"), zelle(z, "eines_der_35"))).collect();
    assert!(da.contains(&("Öl".into(), String::new())), "{da:?}");
    let umbenannt = wunsch(&["wald"], &[("kuerzel", "jagd"), ("beschreibung", "b")]);
    app.projekt_sammel(&umbenannt, &ui()).unwrap();
    assert_eq!(liste(&app, "projekt").len(), 3, "das Kürzel steht in der Liste, nicht in den Feldern");
}

#[test]
fn eine_liste_bleibt_ohne_doppelte() {
    let (_p, app) = drei();
    let mut w = wunsch(&["wald"], &[]);
    w.themenfelder_dazu = Some(vec!["Wald|Wasser".into(), " Wasser ".into()]);
    app.projekt_sammel(&w, &ui()).unwrap();
    let da = app.satz_show("projekt", &["wald".into()]).unwrap();
    assert_eq!(da["themenfelder"].as_str(), Some("Wald|Wasser"));
}

#[test]
fn tausend_projekte_auf_einmal() {
    let (_p, app) = Probe::winzig();
    let c = crate::hilfe::fremd(app_pfad(&app).as_ref());
    c.execute_batch(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
         INSERT INTO projekt (kuerzel, titel) SELECT 'p' || i, 'P ' || i FROM n",
    )
    .unwrap();
    let namen: Vec<String> = (0..1_000).map(|i| format!("p{i}")).collect();
    let namen: Vec<&str> = namen.iter().map(String::as_str).collect();
    let g = app.projekt_sammel(&wunsch(&namen, &[("eines_der_35", "nein")]), &ui()).unwrap();
    assert_eq!(g.aenderungen, 1_000);
    let e = app.verlauf_list(1).unwrap().remove(0);
    assert_eq!((e.aenderungen, e.worte.len()), (1_000, 20), "in Worten stehen nur die ersten");
    zurueck(&app);
    assert!(liste(&app, "projekt").iter().all(|z| zelle(z, "eines_der_35").is_empty()));
}

fn app_pfad(app: &Anwendung) -> String {
    app.info().expect("Angaben").pfad
}
