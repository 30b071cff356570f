//! Fields of recorded nouns as arguments, and cells as people read them.

use clap::{Arg, ArgMatches};
use ozg_app::Profil;
use ozg_app::labels;
use ozg_domain::nomen::{Art, Feld, Nomen};
use ozg_domain::wert;
use serde_json::Value;

use crate::hilfe;

/// Header and value as given by the person.
pub(crate) type Gegeben = Vec<(&'static str, String)>;

/// The parts of the natural key. The last ones may be left out where they may be empty.
pub(crate) fn schluessel(nomen: &'static Nomen) -> Vec<Arg> {
    nomen
        .schluessel()
        .enumerate()
        .map(|(i, f)| {
            let name = match f.art {
                Art::Verweis("projekt") => "KUERZEL".to_owned(),
                _ => f.kopf.to_uppercase(),
            };
            // Under a heading of ours clap would sort them by name.
            hilfe::angabe(f.kopf, name, beschreibung(f)).required(f.pflicht).display_order(i)
        })
        .collect()
}

/// All other fields as options.
pub(crate) fn optionen(nomen: &'static Nomen) -> Vec<Arg> {
    nomen.felder.iter().filter(|f| !f.schluessel).map(feld_option).collect()
}

/// One field as an option, its header with `-` for `_`.
pub(crate) fn feld_option(f: &'static Feld) -> Arg {
    hilfe::option(f.kopf, f.kopf.replace('_', "-"), wertname(f.art), beschreibung(f))
}

/// The key as given; parts left out are empty.
pub(crate) fn schluesselwerte(nomen: &'static Nomen, treffer: &ArgMatches) -> Vec<String> {
    nomen.schluessel().map(|f| text(treffer, f.kopf).unwrap_or_default()).collect()
}

/// The fields that were given, an empty text among them: it clears.
pub(crate) fn gegeben<'a>(felder: impl Iterator<Item = &'a Feld>, treffer: &ArgMatches) -> Gegeben {
    felder.filter_map(|f| text(treffer, f.kopf).map(|t| (f.kopf, t))).collect()
}

/// The text of an argument; `None` if it was not given or is none of this command.
pub(crate) fn text(treffer: &ArgMatches, name: &str) -> Option<String> {
    treffer.try_get_one::<String>(name).ok().flatten().cloned()
}

/// A cell of `list` or `show` for people: German dates and amounts, empty for `null`.
pub(crate) fn zelle(feld: &Feld, wert: &Value) -> String {
    let roh = match wert {
        Value::Null => return String::new(),
        Value::String(t) => t.clone(),
        Value::Bool(true) => "ja".to_owned(),
        Value::Bool(false) => "nein".to_owned(),
        Value::Array(teile) => {
            let teile: Vec<String> =
                teile.iter().map(|t| t.as_str().map_or_else(|| t.to_string(), str::to_owned)).collect();
            return teile.join(" | ");
        }
        anderes => anderes.to_string(),
    };
    match feld.art {
        Art::Tag | Art::Rohdatum | Art::Geld | Art::Dezimal => {
            match wert::lesen(feld, &roh, Profil::Opendata) {
                Ok(Some(w)) => wert::schreiben(feld, Some(&w), Profil::Excel),
                // What breaks a rule is shown as it stands.
                _ => roh,
            }
        }
        Art::Liste | Art::ListeVon(_) => roh.replace('|', " | "),
        _ => roh,
    }
}

fn wertname(art: Art) -> &'static str {
    match art {
        Art::Tag | Art::Rohdatum => "DATUM",
        Art::Geld => "BETRAG",
        Art::Zahl(..) | Art::Dezimal => "ZAHL",
        Art::Wahl(_) => "WORT",
        Art::Liste | Art::ListeVon(_) => "LISTE",
        Art::Verweis(_) => "SCHLÜSSEL",
        Art::Organisation => "NAME",
        Art::Quelle => "FUNDSTELLE",
        Art::Leistung => "LEISTUNG",
        Art::Ags => "AGS",
        Art::Zeile(_) | Art::Text(_) => "TEXT",
    }
}

fn beschreibung(f: &Feld) -> String {
    let titel = |n: &'static str| ozg_domain::nomen::nomen(n).map_or(n, |n| n.titel);
    let art = match f.art {
        Art::Zeile(max) => format!("eine Zeile, höchstens {max} Zeichen"),
        Art::Text(max) => format!("Text, höchstens {max} Zeichen"),
        Art::Tag => "Tag: 08.03.2021 oder 2021-03-08".to_owned(),
        Art::Rohdatum => "Datum: 08.03.2021, März 2021, Q1 2021, 2021".to_owned(),
        Art::Geld => "Betrag in Euro: 1234,56".to_owned(),
        Art::Zahl(von, bis) => format!("Zahl von {von} bis {bis}"),
        Art::Dezimal => "Zahl mit Komma oder Punkt".to_owned(),
        Art::Wahl(worte) => worte.join(" | "),
        Art::Liste => "mehrere, getrennt durch |".to_owned(),
        Art::ListeVon(n) => format!("mehrere, getrennt durch |; Schlüssel von: {}", titel(n)),
        Art::Verweis(n) => format!("Schlüssel von: {}", titel(n)),
        Art::Organisation => "Name der Organisation".to_owned(),
        Art::Quelle => "Fundstelle als Text".to_owned(),
        Art::Leistung => "OZG-ID (5 Ziffern) oder LeiKa-Schlüssel (14 Ziffern)".to_owned(),
        Art::Ags => "8 Ziffern; Land 05000000, Bund 00000000".to_owned(),
    };
    let name = labels::feld(f.kopf);
    let pflicht = if f.pflicht && !f.schluessel { ", Pflichtfeld" } else { "" };
    format!("{name} ({art}{pflicht})")
}
