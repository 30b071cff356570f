//! The history in words.

use std::collections::BTreeMap;

use ozg_domain::nomen::{self, Art};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe, tag_text};
use ozg_store::{Aenderung, Leser, StoreFehler};
use serde_json::Value;

use crate::dto::{ApiFehler, EintragDto};
use crate::{Anwendung, labels};

/// Changes per entry that are put into words; a roll-out import has hundreds of thousands.
const WORTE_JE_EINTRAG: usize = 20;
/// Longest value in words.
const WERT_LAENGE: usize = 80;

impl Anwendung {
    /// Newest entries first, at most 10,000.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn verlauf_list(&self, hoechstens: u32) -> Result<Vec<EintragDto>, ApiFehler> {
        self.lesen(|l| eintraege(l, hoechstens.min(10_000)))
    }
}

pub(crate) fn eintraege(l: &Leser<'_>, hoechstens: u32) -> Result<Vec<EintragDto>, StoreFehler> {
    let titel: BTreeMap<String, String> = l.projekte()?.into_iter().map(|p| (p.kuerzel, p.titel)).collect();
    l.eintrag_liste(hoechstens)?
        .into_iter()
        .map(|e| {
            let worte = l
                .aenderungen(&e.id, WORTE_JE_EINTRAG)?
                .iter()
                // Sources made on the way are no deed of their own.
                .filter(|a| a.tabelle != "quelle" || e.anzahl == 1)
                .map(|a| {
                    // A date that moved within its precision is recorded alone.
                    let nur_datum = a.tabelle == "meilenstein"
                        && a.art == "geaendert"
                        && a.neu.iter().all(|(k, _)| k != "genauigkeit");
                    let damals = if nur_datum { l.genauigkeit_damals(a)? } else { None };
                    Ok(in_worten(a, damals, &titel))
                })
                .collect::<Result<_, StoreFehler>>()?;
            Ok(EintragDto {
                nr: e.nr,
                id: e.id,
                zeit: e.zeit,
                person: e.person.unwrap_or_else(|| labels::text("person.nicht_genannt", &[])),
                herkunft: e.herkunft,
                operation: e.operation,
                grund: e.grund,
                aenderungen: e.anzahl,
                worte,
                kopf: e.kette,
            })
        })
        .collect()
}

fn kurz(text: &str) -> String {
    let eine_zeile = text.replace(['\n', '\r', '\t'], " ");
    if eine_zeile.chars().count() <= WERT_LAENGE {
        return eine_zeile;
    }
    eine_zeile.chars().take(WERT_LAENGE - 1).chain(['…']).collect()
}

/// A recorded value as people read it.
fn lesbar(kopf: &str, art: Option<Art>, wert: Option<&Value>) -> String {
    match (art, wert) {
        (_, None | Some(Value::Null)) => "—".to_owned(),
        (Some(Art::Geld), Some(Value::Number(n))) => n
            .as_i64()
            .and_then(|c| ozg_domain::geld::Cent::neu(c).ok())
            .map_or_else(|| n.to_string(), ozg_domain::geld::Cent::text),
        (Some(Art::Tag | Art::Rohdatum), Some(Value::String(s))) => {
            s.parse().map_or_else(|_| s.clone(), tag_text)
        }
        (Some(Art::Wahl(_)), Some(Value::String(s))) => {
            labels::vorhanden(&format!("{kopf}.{s}")).unwrap_or(s).to_owned()
        }
        (_, Some(Value::String(s))) => kurz(s),
        (_, Some(andere)) => kurz(&andere.to_string()),
    }
}

fn in_worten(a: &Aenderung, damals: Option<String>, titel: &BTreeMap<String, String>) -> String {
    let Some(n) = nomen::nomen(&a.tabelle) else {
        return labels::text("verlauf.katalog_angelegt", &[]);
    };
    let schluessel = |i: usize| a.schluessel.get(i).map_or("", String::as_str);
    let projekt = |kuerzel: &str| titel.get(kuerzel).cloned().unwrap_or_else(|| kuerzel.to_owned());
    let feld =
        |seite: &[(String, Value)], kopf: &str| seite.iter().find(|(k, _)| k == kopf).map(|(_, w)| w.clone());
    if n.name == "meilenstein" {
        let schritt = labels::text(&format!("schritt.{}", schluessel(1)), &[]);
        let art = labels::text(&format!("art.{}", schluessel(2)), &[]);
        let zeit = |seite: &[(String, Value)]| {
            let datum = feld(seite, "datum");
            let g =
                feld(seite, "genauigkeit").or_else(|| datum.as_ref().and(damals.clone().map(Value::from)));
            rohdatum(datum, g)
        };
        return format!(
            "{}: {schritt}, {art}: {} → {}",
            kurz(&projekt(schluessel(0))),
            zeit(&a.alt),
            zeit(&a.neu)
        );
    }
    // The owner of a row, if it has one, else what it is called itself.
    let eigen = ["titel", "name", "bezeichnung", "fundstelle"];
    let besitzer = match n.schluessel().next().map(|f| f.art) {
        Some(Art::Verweis("projekt")) => projekt(schluessel(0)),
        _ => feld(&a.neu, "projekt")
            .or_else(|| feld(&a.alt, "projekt"))
            .and_then(|w| w.as_str().map(projekt))
            .or_else(|| (n.name == "projekt").then(|| projekt(schluessel(0))))
            .or_else(|| {
                eigen.iter().find_map(|k| {
                    feld(&a.neu, k).or_else(|| feld(&a.alt, k)).and_then(|w| w.as_str().map(str::to_owned))
                })
            })
            .unwrap_or_else(|| a.schluessel.join(" · ")),
    };
    let besitzer = kurz(&besitzer);
    match a.art.as_str() {
        "geaendert" => {
            let teile: Vec<_> = a
                .neu
                .iter()
                .map(|(spalte, neu)| {
                    let f = n.felder.iter().find(|f| f.spalte() == spalte);
                    let kopf = f.map_or(spalte.as_str(), |f| f.kopf);
                    let art = f.map(|f| f.art);
                    let alt = feld(&a.alt, spalte);
                    format!(
                        "{}: {} → {}",
                        labels::feld(kopf),
                        lesbar(kopf, art, alt.as_ref()),
                        lesbar(kopf, art, Some(neu))
                    )
                })
                .collect();
            format!("{besitzer}: {}, {}", n.titel, teile.join("; "))
        }
        art => {
            let was = labels::text(if art == "neu" { "verlauf.neu" } else { "verlauf.entfernt" }, &[]);
            let inhalt = feld(if art == "neu" { &a.neu } else { &a.alt }, "text");
            match inhalt.as_ref().and_then(Value::as_str) {
                Some(t) => format!("{besitzer}: {} {was}: {}", n.titel, kurz(t)),
                None => format!("{besitzer}: {} {was}", n.titel),
            }
        }
    }
}

/// "März 2020" from the two recorded fields; only one of them may have changed.
fn rohdatum(datum: Option<Value>, genauigkeit: Option<Value>) -> String {
    let tag = datum.as_ref().and_then(Value::as_str).and_then(|t| t.parse().ok());
    let g = genauigkeit.as_ref().and_then(Value::as_str).and_then(Genauigkeit::lesen);
    match (tag, g) {
        (None, None) => "—".to_owned(),
        (Some(t), None) => tag_text(t),
        (tag, Some(g)) => Zeitangabe::neu(tag, g).map_or_else(|_| g.wort().to_owned(), |z| z.text()),
    }
}
