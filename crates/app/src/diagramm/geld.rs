//! Charts of money.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::foerderung;
use ozg_domain::wert::Wert;
use ozg_report::diagramm::bild::Bild;
use ozg_report::diagramm::format::Format;
use ozg_report::diagramm::{DiagrammFehler, mittel as balken, schere as punkte};
use ozg_store::Satz;

use super::lage::Lage;

pub(super) fn mittel(lage: &Lage, wahl: &str, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let titel: BTreeMap<&str, _> = lage.titel.iter().map(|t| (t.kennung.as_str(), t)).collect();
    let tranchen: Vec<_> = lage
        .tranchen
        .iter()
        // Programmes that overlap are thousands of times larger and would hide the others.
        .filter(|t| wahl == "alle" || t.summierbar)
        .map(|t| {
            let worte = titel.get(t.kennung.as_str());
            balken::Tranche {
                kennung: &t.kennung,
                programm: worte.map_or("", |w| w.programm.as_str()),
                zweck: worte.and_then(|w| w.zweck.as_deref()).unwrap_or_default(),
                jahre: t.jahr_von.zip(t.jahr_bis),
                genauigkeit: t.genauigkeit,
                stand: foerderung::stand(t, lage.stichtag),
            }
        })
        .collect();
    balken::zeichnen(&balken::Eingabe { tranchen: &tranchen }, format)
}

/// Cents of a row that count by that day; `None` without an amount or a date.
fn cent_bis(s: &Satz, stichtag: NaiveDate) -> Option<i64> {
    match (s.wert("betrag_eur"), s.wert("datum")) {
        (Some(Wert::Zahl(c)), Some(Wert::Tag(d))) if *d <= stichtag => Some(*c),
        _ => None,
    }
}

pub(super) fn schere(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut projekt: BTreeMap<String, String> = BTreeMap::new();
    let (mut bewilligt, mut abgeflossen): (BTreeMap<String, i64>, BTreeMap<String, i64>) = Default::default();
    for b in lage.bewilligungen.iter().filter(|b| b.wert("projekt").is_some()) {
        let p = b.text("projekt").to_lowercase();
        projekt.insert(b.text("kennung"), p.clone());
        if let Some(c) = cent_bis(b, lage.stichtag).filter(|_| b.text("stand") == "bewilligt") {
            *bewilligt.entry(p).or_default() += c;
        }
    }
    for a in &lage.abrufe {
        if let (Some(p), Some(c)) = (projekt.get(&a.text("bewilligung")), cent_bis(a, lage.stichtag)) {
            let c = if a.text("art") == "rueckzahlung" { -c } else { c };
            *abgeflossen.entry(p.clone()).or_default() += c;
        }
    }
    let projekte: Vec<_> = lage
        .projekte
        .iter()
        .filter_map(|p| {
            let schluessel = p.kuerzel.to_lowercase();
            Some(punkte::Projekt {
                kuerzel: &p.kuerzel,
                titel: &p.titel,
                phase: p.phase(lage.stichtag)?,
                bezug: bewilligt.get(&schluessel).copied(),
                abgeflossen: abgeflossen.get(&schluessel).copied(),
            })
        })
        .collect();
    punkte::zeichnen(&punkte::Eingabe { projekte: &projekte, bezug: "vom Bewilligten" }, format)
}
