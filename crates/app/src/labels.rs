//! German texts for messages, from the file that the window reads too.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const DATEI: &str = include_str!("../../../data/labels/kern.de.json");

fn alle() -> &'static BTreeMap<String, String> {
    static TEXTE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    // The file is part of the program and a test parses it; an unreadable one would show keys instead of texts.
    TEXTE.get_or_init(|| serde_json::from_str(DATEI).unwrap_or_default())
}

/// The text of a key; `None` if there is none.
#[must_use]
pub fn vorhanden(schluessel: &str) -> Option<&'static str> {
    alle().get(schluessel).map(String::as_str)
}

/// The text of a key with its `{params}` filled in; the key itself if there is no such text.
#[must_use]
pub fn text(schluessel: &str, params: &[(&str, &str)]) -> String {
    let Some(vorlage) = vorhanden(schluessel) else {
        return schluessel.to_owned();
    };
    // One pass, so that braces inside a value are never filled in again.
    let mut aus = String::with_capacity(vorlage.len() + 32);
    let mut rest = vorlage;
    while let Some((davor, ab)) = rest.split_once('{') {
        aus.push_str(davor);
        let Some((name, danach)) = ab.split_once('}') else {
            aus.push('{');
            rest = ab;
            break;
        };
        match params.iter().find(|(n, _)| *n == name) {
            Some((_, wert)) => aus.push_str(wert),
            None => aus.push_str(&format!("{{{name}}}")),
        }
        rest = danach;
    }
    aus.push_str(rest);
    aus
}

/// Label of a field by its header, e.g. "Titel".
#[must_use]
pub fn feld(kopf: &str) -> String {
    vorhanden(&format!("feld.{kopf}")).map_or_else(|| kopf.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datei_ist_lesbar_und_jedes_feld_hat_ein_wort() {
        let texte: BTreeMap<String, String> = serde_json::from_str(DATEI).unwrap();
        for n in ozg_domain::nomen::ALLE {
            for f in n.felder {
                assert!(texte.contains_key(&format!("feld.{}", f.kopf)), "{}.{}", n.name, f.kopf);
            }
        }
        for s in ozg_domain::projekt::Schritt::WORTE {
            assert!(texte.contains_key(&format!("schritt.{s}")), "{s}");
        }
    }

    #[test]
    fn werte_werden_nicht_noch_einmal_gefuellt() {
        let satz = text("regel.unbekannter_wert", &[("feld", "{wert}"), ("wert", "x"), ("erlaubt", "y")]);
        assert!(satz.starts_with("{wert}: "), "{satz}");
    }

    /// All our Rust code that may name a label.
    fn quelltext(ordner: &std::path::Path, aus: &mut String) {
        for d in std::fs::read_dir(ordner).unwrap() {
            let pfad = d.unwrap().path();
            if pfad.is_dir() {
                quelltext(&pfad, aus);
            } else if pfad.extension().is_some_and(|e| e == "rs") {
                aus.push_str(&std::fs::read_to_string(pfad).unwrap());
            }
        }
    }

    #[test]
    fn kein_text_fehlt_und_keiner_ist_uebrig() {
        let texte: BTreeMap<String, String> = serde_json::from_str(DATEI).unwrap();
        let mut code = String::new();
        for ordner in ["src", "../cli/src", "../../src-tauri/src"] {
            quelltext(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(ordner), &mut code);
        }
        let gerufen = code.split("labels::text(\"").skip(1).filter_map(|t| t.split_once('"')).map(|(t, _)| t);
        for schluessel in gerufen {
            assert!(texte.contains_key(schluessel), "fehlt: {schluessel}");
        }
        // Families whose keys are put together from words of the code or the data.
        let familien = [
            "aenderung",
            "feld",
            "regel",
            "zaehlregel",
            "diagramm",
            "herkunft",
            "reifegrad",
            "fehler",
            "schritt",
            "art",
            "phase",
            "efa",
            "rolle",
            "zuordnung",
            "wandel",
            "vergleich",
        ];
        for schluessel in texte.keys() {
            let familie = schluessel.split('.').next().unwrap_or_default();
            let genannt = code.contains(&format!("\"{schluessel}\""));
            assert!(genannt || familien.contains(&familie), "übrig: {schluessel}");
        }
    }

    #[test]
    fn jede_regel_hat_ihren_satz() {
        let quelle = include_str!("../../domain/src/regel.rs");
        let teil =
            quelle.split_once("fn schluessel(&self)").and_then(|(_, t)| t.split_once("fn params")).unwrap().0;
        let regeln: Vec<_> = teil.split('"').skip(1).step_by(2).collect();
        assert!(regeln.len() > 10, "{regeln:?}");
        for regel in &regeln {
            assert!(vorhanden(&format!("regel.{regel}")).is_some(), "regel.{regel}");
        }
        let uebrig = alle().keys().filter_map(|k| k.strip_prefix("regel.")).find(|k| !regeln.contains(k));
        assert_eq!(uebrig, Some("spaltenzahl"), "only the one that is no rule of a field");
    }
}
