//! Forms come from the nouns: what a form offers can be saved and read back, for each of them.

use std::collections::BTreeMap;

use ozg_app::Anwendung;
use ozg_app::dto::{FehlerCode, FormularfeldDto, ModusDto, SatzWunsch};
use ozg_domain::nomen::ALLE;

use super::{bestand, ui, zurueck};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, laenge};

/// A value that the form takes for that field, and how it reads afterwards (none: the same).
fn eingabe(app: &Anwendung, nomen: &str, f: &FormularfeldDto) -> (String, Option<String>) {
    let gleich = |t: &str| (t.to_owned(), None);
    let gewaehlt = |ziel: &str| {
        let wahl = app.auswahl_get(ziel).unwrap_or_else(|e| panic!("{ziel}: {}", e.text));
        wahl.first().unwrap_or_else(|| panic!("{ziel} bietet nichts an")).wert.clone()
    };
    match f.art.as_str() {
        "zeile" | "text" => {
            let lang = usize::try_from(f.hoechstens.expect("eine Länge")).expect("passt");
            let fest = match (nomen, f.kopf.as_str()) {
                ("ozg_leistung", "ozg_id") => Some("99999"),
                ("leika_leistung", "kennung" | "leika_schluessel") => Some("99999999999999"),
                ("kommune", "ags") => Some("05999999"),
                _ => None,
            };
            fest.map_or_else(|| ("👀".repeat(lang), None), gleich)
        }
        "tag" | "rohdatum" => ("heute".into(), Some("2022-06-30".into())),
        "geld" => ("1.234.567,80 €".into(), Some("1234567.80".into())),
        "zahl" => gleich(if f.kopf.starts_with("jahr") { "2021" } else { "5" }),
        "dezimal" => ("6,96".into(), Some("6.96".into())),
        "wahl" => match f.kopf.as_str() {
            "genauigkeit" if f.werte.iter().any(|w| w.wert == "tag") => gleich("tag"),
            _ => gleich(&f.werte.last().expect("eine Auswahl hat Werte").wert),
        },
        "liste" => ("a | b|a".into(), Some("a|b".into())),
        "liste_von" | "verweis" | "leistung" | "ags" => {
            gleich(&gewaehlt(f.ziel.as_deref().expect("ein Ziel")))
        }
        "organisation" => gleich("Kreis =1+1 | Neu"),
        "quelle" => gleich("Brief „x“ ; |"),
        andere => panic!("{nomen}.{}: unbekannte Art {andere}", f.kopf),
    }
}

#[test]
fn jedes_nomen_vom_formular_in_den_katalog_und_zurueck() {
    let (_p, app) = Probe::winzig();
    // What some field refers to; only that is offered, for other nouns can have millions of rows.
    let ziele: std::collections::BTreeSet<String> = ALLE
        .iter()
        .flat_map(|n| app.formular_get(n.name).unwrap().felder)
        .filter_map(|f| f.ziel)
        .flat_map(|ziel| match ziel.as_str() {
            "leistung" => vec!["ozg_leistung".to_owned(), "leika_leistung".to_owned()],
            _ => vec![ziel],
        })
        .collect();
    let mut ohne_auswahl = Vec::new();
    for n in ALLE {
        let form = app.formular_get(n.name).unwrap();
        let koepfe: Vec<_> = form.felder.iter().map(|f| f.kopf.as_str()).collect();
        assert_eq!(
            koepfe,
            n.felder.iter().map(|f| f.kopf).collect::<Vec<_>>(),
            "{}: alle Felder, in Reihenfolge",
            n.name
        );
        assert_eq!(form.hat_rohdatum, form.felder.iter().any(|f| f.art == "rohdatum"), "{}", n.name);
        let mut felder = BTreeMap::new();
        let mut soll = BTreeMap::new();
        // What has fallen away is offered to no later noun; it has a test of its own.
        for f in form.felder.iter().filter(|f| f.kopf != "entfallen_mit") {
            assert!(f.art != "wahl" || f.werte.iter().all(|w| !w.text.is_empty()), "{}.{}", n.name, f.kopf);
            let (text, liest) = eingabe(&app, n.name, f);
            soll.insert(f.kopf.clone(), liest.unwrap_or_else(|| text.clone()));
            felder.insert(f.kopf.clone(), text);
        }
        let vorher = bestand(&app);
        let wunsch =
            SatzWunsch { nomen: n.name.into(), felder, modus: ModusDto::Anlegen, grund: Some("neu".into()) };
        let g =
            app.satz_set(&wunsch, &ui()).unwrap_or_else(|e| panic!("{}: {} ({})", n.name, e.text, e.technik));
        let da = app.satz_show(n.name, &g.schluessel).unwrap_or_else(|e| panic!("{}: {}", n.name, e.text));
        for (kopf, soll) in &soll {
            let ist = da[kopf].as_str().map_or_else(|| da[kopf].to_string(), str::to_owned);
            assert_eq!(&ist, soll, "{}.{kopf}", n.name);
        }
        abgewiesen(app.satz_set(&wunsch, &ui()), FehlerCode::SchonVorhanden, n.name);
        // What the form shows again can be saved as it stands.
        let wieder = SatzWunsch { modus: ModusDto::Aendern, felder: soll, ..wunsch };
        let lang = laenge(&app);
        let g2 =
            app.satz_set(&wieder, &ui()).unwrap_or_else(|e| panic!("{} noch einmal: {}", n.name, e.text));
        assert_eq!(
            (g2.nr, laenge(&app)),
            (None, lang),
            "{}: unverändert gespeichert ist kein Eintrag",
            n.name
        );
        let schluessel = g.schluessel.join("|");
        match app.auswahl_get(n.name) {
            Ok(wahl) if !wahl.iter().any(|w| w.wert == schluessel) => ohne_auswahl.push(n.name),
            Ok(_) => assert!(ziele.contains(n.name), "{}: kein Feld bietet es an", n.name),
            Err(e) => {
                assert_eq!(e.code, FehlerCode::NichtGefunden, "{}", n.name);
                assert!(!ziele.contains(n.name), "{}: ein Feld verweist darauf", n.name);
            }
        }
        // Taken back and made anew, so that later nouns can refer to it.
        let nachher = bestand(&app);
        zurueck(&app);
        assert_eq!(bestand(&app), vorher, "{}: zurückgenommen", n.name);
        app.eintrag_zuruecknehmen(laenge(&app), &ui()).unwrap_or_else(|e| panic!("{}: {}", n.name, e.text));
        assert_eq!(bestand(&app), nachher, "{}: wieder da", n.name);
    }
    assert_eq!(
        ohne_auswahl,
        ["quelle"],
        "angeboten wird jede Zeile unter ihrem Schlüssel, eine Quelle unter ihrem Text"
    );
    in_ordnung(&app);
}

#[test]
fn pflichtfelder_sind_die_die_der_kern_verlangt() {
    let (_p, app) = Probe::winzig();
    for n in ALLE {
        let form = app.formular_get(n.name).unwrap();
        for f in form.felder.iter().filter(|f| f.pflicht) {
            let felder = BTreeMap::from([(f.kopf.clone(), " ".to_owned())]);
            let wunsch = SatzWunsch { nomen: n.name.into(), felder, modus: ModusDto::Anlegen, grund: None };
            let e = abgewiesen(app.satz_set(&wunsch, &ui()), FehlerCode::EingabeUngueltig, n.name);
            assert_eq!(
                (e.felder[0].feld.as_str(), e.felder[0].regel.as_str()),
                (f.kopf.as_str(), "pflicht"),
                "{}",
                n.name
            );
        }
        let kennung = form.felder.iter().find(|f| f.kopf == "kennung");
        assert!(
            kennung.is_none_or(|f| f.pflicht != n.kennung_wird_vergeben),
            "{}: eine vergebene darf fehlen",
            n.name
        );
    }
}

#[test]
fn ein_nomen_das_es_nicht_gibt() {
    let (_p, app) = Probe::winzig();
    let lang = "x".repeat(1_000_000);
    for name in [
        "",
        "kontakt",
        "einstellung",
        "eintrag",
        "aenderung",
        "katalog",
        "sqlite_schema",
        "Projekt",
        "projekt;",
        &lang,
    ] {
        abgewiesen(app.formular_get(name), FehlerCode::NichtGefunden, &format!("{name:.40}"));
        abgewiesen(app.auswahl_get(name), FehlerCode::NichtGefunden, &format!("{name:.40}"));
        abgewiesen(app.satz_show(name, &["jagd".into()]), FehlerCode::NichtGefunden, &format!("{name:.40}"));
        abgewiesen(
            app.satz_clear(name, &["jagd".into()], None, &ui()),
            FehlerCode::NichtGefunden,
            &format!("{name:.40}"),
        );
        let wunsch =
            SatzWunsch { nomen: name.into(), felder: BTreeMap::new(), modus: ModusDto::Setzen, grund: None };
        let e = abgewiesen(app.satz_set(&wunsch, &ui()), FehlerCode::NichtGefunden, &format!("{name:.40}"));
        assert!(e.text.len() < 500, "kurz: {}", e.text.len());
    }
    for schluessel in [
        vec![],
        vec![String::new()],
        vec!["jagd".into(), "mehr".into()],
        vec!["' OR 1".into()],
        vec![lang.clone()],
    ] {
        let was = format!("{:.60}", format!("{schluessel:?}"));
        abgewiesen(app.satz_show("projekt", &schluessel), FehlerCode::NichtGefunden, &was);
        abgewiesen(app.satz_clear("projekt", &schluessel, None, &ui()), FehlerCode::NichtGefunden, &was);
        abgewiesen(app.satz_show("meilenstein", &schluessel), FehlerCode::NichtGefunden, &was);
    }
    in_ordnung(&app);
}
