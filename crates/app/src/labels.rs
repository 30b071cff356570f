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
}
