//! Every recorded noun has list, show, set and clear, and they agree with each other.

use ozg_domain::nomen::{ALLE, Nomen};
use serde_json::Value;

use super::Mensch;

/// A row for those that the demo catalogue leaves empty.
fn erste_zeile(mensch: &Mensch, n: &Nomen) {
    match n.name {
        "zustaendigkeit" => mensch.gut(["zustaendigkeit", "set", "10110", "Kreis"]),
        "nachnutzung" => {
            mensch.gut(["nachnutzung", "set", "10110", "05111000", "1.3.2021", "--stand", "online"])
        }
        name => panic!("{name} ist im Demo-Katalog leer"),
    };
}

fn text(wert: &Value) -> String {
    match wert {
        Value::Null => String::new(),
        Value::String(t) => t.clone(),
        anderes => anderes.to_string(),
    }
}

#[test]
fn jedes_nomen_hat_die_vier_verben() {
    let mensch = Mensch::mit_demo();
    for n in ALLE {
        // `projekt list` shows phases instead of the recorded fields.
        let schluessel: Vec<String> = {
            if mensch.json([n.name, "list"]).as_array().unwrap().is_empty() {
                erste_zeile(&mensch, n);
            }
            let zeilen = mensch.json([n.name, "list"]);
            let zeile = &zeilen[0];
            if n.name != "projekt" {
                let koepfe: Vec<&str> = zeile.as_object().unwrap().keys().map(String::as_str).collect();
                let erwartet: Vec<&str> = n.felder.iter().map(|f| f.kopf).collect();
                assert_eq!(koepfe, erwartet, "{}", n.name);
            }
            n.schluessel().map(|f| text(&zeile[f.kopf])).collect()
        };
        let mit = |verb: &str| -> Vec<String> {
            [n.name.to_owned(), verb.to_owned()].into_iter().chain(schluessel.clone()).collect()
        };
        let zeile = mensch.json(mit("show"));
        assert!(mensch.gut([n.name, "list"]).contains(schluessel[0].as_str()), "{}", n.name);
        assert!(mensch.gut(mit("show")).contains(n.felder[0].kopf), "{}", n.name);

        // What is on record, set again: nothing to change and no entry.
        let vorher = mensch.eintraege();
        let mut nochmal = mit("set");
        for f in n.felder.iter().filter(|f| !f.schluessel) {
            if (n.name, f.kopf) == ("meilenstein", "datum") {
                nochmal.push(text(&zeile[f.kopf]));
            } else if !zeile[f.kopf].is_null() {
                nochmal.push(format!("--{}={}", f.kopf.replace('_', "-"), text(&zeile[f.kopf])));
            }
        }
        let beleg = mensch.json(&nochmal);
        assert_eq!(beleg["nr"], Value::Null, "{nochmal:?}");
        assert_eq!(mensch.eintraege(), vorher, "{}", n.name);
    }
}

#[test]
fn jedes_nomen_laesst_sich_entfernen_wenn_nichts_daran_haengt() {
    let mensch = Mensch::mit_demo();
    // What refers to others goes first.
    for n in ALLE.iter().rev() {
        if mensch.json([n.name, "list"]).as_array().unwrap().is_empty() {
            erste_zeile(&mensch, n);
        }
        let zeile = &mensch.json([n.name, "list"])[0];
        let mut clear = vec![n.name.to_owned(), "clear".to_owned()];
        clear.extend(n.schluessel().map(|f| text(&zeile[f.kopf])));
        let vorher = mensch.eintraege();
        let lauf = mensch.lauf(&clear);
        match lauf.status {
            0 => {
                assert_eq!(mensch.eintraege(), vorher + 1, "{clear:?}");
                assert_eq!(mensch.lauf(&clear).status, 1, "{clear:?}");
            }
            1 => {
                assert!(lauf.meldungen.contains("gebraucht"), "{clear:?}: {}", lauf.meldungen);
                assert_eq!(mensch.eintraege(), vorher, "{clear:?}");
            }
            anderer => panic!("{clear:?}: {anderer}"),
        }
    }
    assert_eq!(mensch.json(["katalog", "check"])["in_ordnung"], true);
}

#[test]
fn eine_fehlende_kennung_wird_vergeben_und_ausgegeben() {
    let mensch = Mensch::mit_demo();
    for n in ALLE.iter().filter(|n| n.kennung_wird_vergeben) {
        let zeile = &mensch.json([n.name, "list"])[0];
        let mut set = vec![n.name.to_owned(), "set".to_owned()];
        for f in n.felder.iter().filter(|f| !f.schluessel) {
            // A Fundstelle is one source; a second row needs another one.
            let wert = if f.kopf == "fundstelle" { "Probe S. 1".to_owned() } else { text(&zeile[f.kopf]) };
            if !wert.is_empty() {
                set.push(format!("--{}={wert}", f.kopf.replace('_', "-")));
            }
        }
        let kennung = mensch.gut(&set);
        let kennung = kennung.trim_end();
        assert!(!kennung.is_empty(), "{}", n.name);
        assert_eq!(mensch.json([n.name, "show", kennung])["kennung"], kennung);
    }
}
