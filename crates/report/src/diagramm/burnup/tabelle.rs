//! Finding, table and keyboard points of the burn-up.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::super::achse::Zeit;
use super::super::bild::{Marke, Zwilling};
use super::super::text::textalternative;
use super::super::worte::NICHT_GEMELDET;
use super::{Eingabe, Flaeche, Prognose};

/// Least number of completions for any forecast.
const ABSCHLUESSE: u32 = 5;
/// What lies after the Stichtag.
const UNBEKANNT: &str = "unbekannt";

/// The finding on the Stichtag, and what is expected on the Frist.
pub(super) fn befund(eingabe: &Eingabe<'_>) -> String {
    let heute = textalternative(eingabe.punkte, eingabe.stichtag, eingabe.frist);
    let erwartet = match eingabe.prognose {
        Prognose::Keine => None,
        Prognose::NichtBelastbar { abschluesse } => Some(format!(
            "Prognose nicht belastbar: erst {abschluesse} {}, nötig sind {ABSCHLUESSE}.",
            if abschluesse == 1 { "Abschluss" } else { "Abschlüsse" }
        )),
        Prognose::Bereich(tage) | Prognose::Faecher(tage) => {
            // The Frist, or the last day before it; after the Frist the end of the fan.
            let bis_frist = tage.iter().rev().find(|b| b.tag <= eingabe.frist);
            bis_frist.or(tage.last()).map(|b| {
                let median = if matches!(eingabe.prognose, Prognose::Faecher(_)) {
                    format!("im Median {}, ", b.p50)
                } else {
                    String::new()
                };
                format!(
                    "Die Prognose nennt für den {} {median}mit 90 Prozent {} bis {}.",
                    tag_text(b.tag),
                    b.p05,
                    b.p95
                )
            })
        }
    };
    erwartet.map_or(heute.clone(), |satz| format!("{heute} {satz}"))
}

/// Days of change, then the days of the forecast.
pub(super) fn tabelle(eingabe: &Eingabe<'_>) -> Zwilling {
    let mut koepfe = vec!["Tag", "Umfang", "Betrieb", "Basis"];
    let faecher = matches!(eingabe.prognose, Prognose::Faecher(_));
    if faecher {
        koepfe.extend(["Prognose Median", "Prognose 50 %", "Prognose 80 %", "Prognose 90 %"]);
    } else if !eingabe.prognose.tage().is_empty() {
        koepfe.push("Prognose 90 %");
    }
    let mut tabelle = Zwilling::neu(&koepfe);
    let spalten = koepfe.len();
    let basis = |tag: NaiveDate| {
        let punkt = eingabe.punkte.iter().rev().find(|p| p.tag <= tag);
        punkt.and_then(|p| p.basis).map_or_else(|| NICHT_GEMELDET.to_owned(), |b| b.to_string())
    };
    for p in eingabe.punkte {
        let bekannt = p.tag <= eingabe.stichtag;
        let wert = |n: u32| if bekannt { n.to_string() } else { UNBEKANNT.to_owned() };
        let mut zeile = vec![tag_text(p.tag), wert(p.umfang), wert(p.betrieb), basis(p.tag)];
        let rest = if bekannt { "keine Prognose" } else { UNBEKANNT };
        zeile.resize(spalten, rest.to_owned());
        tabelle.zeilen.push(zeile);
    }
    for b in eingabe.prognose.tage() {
        let mut zeile = vec![tag_text(b.tag), UNBEKANNT.to_owned(), UNBEKANNT.to_owned(), basis(b.tag)];
        if faecher {
            zeile.push(b.p50.to_string());
            zeile.extend([(b.p25, b.p75), (b.p10, b.p90)].map(|(von, bis)| format!("{von} bis {bis}")));
        }
        zeile.push(format!("{} bis {}", b.p05, b.p95));
        tabelle.zeilen.push(zeile);
    }
    tabelle
}

/// Points of the lines within the picture; the last one of Betrieb leads to the list.
pub(super) fn marken(eingabe: &Eingabe<'_>, flaeche: &Flaeche, kopf: i32) -> Vec<Marke> {
    let zeit = Zeit { von: eingabe.von, bis: eingabe.bis, links: flaeche.links, rechts: flaeche.rechts };
    let y = |wert: u32| {
        let hoehe = u64::from((flaeche.unten - flaeche.oben).unsigned_abs());
        let oben = flaeche.hoechstens.max(1);
        let auf = (u64::from(wert).min(oben) * hoehe + oben / 2) / oben;
        flaeche.unten - i32::try_from(auf).unwrap_or(0) + kopf
    };
    let mut alle = Vec::new();
    let mut setze = |reihe: &str, tag: NaiveDate, wert: u32, text: String, ziel: &str| {
        if zeit.enthaelt(tag) {
            let ort = (zeit.x(tag), y(wert));
            let (reihe, ziel) = (reihe.to_owned(), ziel.to_owned());
            alle.push(Marke { reihe, x: ort.0, y: ort.1, text, ziel });
        }
    };
    let bisher = || eingabe.punkte.iter().filter(|p| p.tag <= eingabe.stichtag);
    let letzter = bisher().next_back().map(|p| p.tag);
    for p in bisher() {
        setze("Umfang", p.tag, p.umfang, format!("{}: Umfang {}", tag_text(p.tag), p.umfang), "");
    }
    for p in bisher() {
        let ziel = if Some(p.tag) == letzter { "betrieb" } else { "" };
        setze("Betrieb", p.tag, p.betrieb, format!("{}: Betrieb {}", tag_text(p.tag), p.betrieb), ziel);
    }
    for p in eingabe.punkte {
        if let Some(basis) = p.basis {
            setze("Basis", p.tag, basis, format!("{}: Basis {basis}", tag_text(p.tag)), "");
        }
    }
    for b in eingabe.prognose.tage() {
        let am = tag_text(b.tag);
        if matches!(eingabe.prognose, Prognose::Faecher(_)) {
            let text = format!("{am}: Median {}, 80 Prozent {} bis {}", b.p50, b.p10, b.p90);
            setze("Prognose", b.tag, b.p50, text, "");
        } else {
            let text = format!("{am}: 90 Prozent {} bis {}", b.p05, b.p95);
            setze("Prognose", b.tag, u32::midpoint(b.p05, b.p95), text, "");
        }
    }
    alle
}
