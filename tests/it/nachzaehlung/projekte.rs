//! Phases, burn-up and money by the book.

use ozg_app::Anwendung;

use super::welt::{Welt, Zeile, zelle};
use crate::hilfe::tag;

const SCHRITTE: [&str; 6] =
    ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];

/// Compares phases, burn-up and money of a day.
pub(super) fn vergleichen(app: &Anwendung, welt: &Welt, stichtag: &str, was: &str) {
    let ist = app.kennzahl_show(tag(stichtag)).unwrap();
    let drin: Vec<&Zeile> = welt
        .projekte
        .iter()
        .filter(|p| zelle(p, "aufgenommen_am").is_empty() || zelle(p, "aufgenommen_am") <= stichtag)
        .collect();
    let phasen: Vec<&str> = drin.iter().map(|p| phase(welt, p, stichtag)).collect();
    let zahl = |name: &str| u32::try_from(phasen.iter().filter(|p| **p == name).count()).unwrap();
    let soll = [
        ("konzeption", ist.phasen.konzeption),
        ("umsetzung", ist.phasen.umsetzung),
        ("betrieb", ist.phasen.betrieb),
        ("neu", ist.phasen.neu),
        ("zurückgestellt", ist.phasen.zurueckgestellt),
        ("ausgeschieden", ist.phasen.ausgeschieden),
        ("nicht gemeldet", ist.phasen.nicht_gemeldet),
    ];
    for (name, n) in soll {
        assert_eq!(n, zahl(name), "{was}: {name}");
    }
    let p = &ist.projekte;
    assert_eq!(p.erfasst as usize, drin.len(), "{was}");
    let bestaetigt = drin.iter().filter(|p| zelle(p, "eines_der_35") == "ja").count();
    assert_eq!(p.bestaetigt as usize, bestaetigt, "{was}");
    let umfang = phasen.iter().filter(|p| !["zurückgestellt", "ausgeschieden"].contains(*p)).count();
    assert_eq!((ist.burnup.umfang as usize, ist.burnup.betrieb), (umfang, zahl("betrieb")), "{was}: Burn-up");
    let basis: Vec<&str> = welt
        .meilensteine
        .iter()
        .filter(|m| zelle(m, "schritt") == "rollout_nrw" && zelle(m, "art") == "basis")
        .map(|m| zelle(m, "datum"))
        .filter(|d| !d.is_empty())
        .collect();
    let bis_heute = basis.iter().filter(|d| **d <= stichtag).count();
    let soll = (!basis.is_empty()).then(|| u32::try_from(bis_heute).unwrap());
    assert_eq!(ist.burnup.basis, soll, "{was}: Basis");
    geld(app, welt, stichtag, was);
}

/// The phase of one project, rule after rule.
fn phase(welt: &Welt, p: &Zeile, stichtag: &str) -> &'static str {
    let bis_heute = |kopf: &str| !zelle(p, kopf).is_empty() && zelle(p, kopf) <= stichtag;
    if bis_heute("ausgeschieden_am") {
        return "ausgeschieden";
    }
    let pause = zelle(p, "zurueckgestellt_am");
    if bis_heute("zurueckgestellt_am") && !(bis_heute("fortgesetzt_am") && zelle(p, "fortgesetzt_am") > pause)
    {
        return "zurückgestellt";
    }
    let eigene: Vec<&Zeile> =
        welt.meilensteine.iter().filter(|m| zelle(m, "projekt") == zelle(p, "kuerzel")).collect();
    let rang = |m: &Zeile| SCHRITTE.iter().position(|s| *s == zelle(m, "schritt")).unwrap();
    let ist: Vec<&&Zeile> = eigene.iter().filter(|m| zelle(m, "art") == "ist").collect();
    let undatiert = ist.iter().filter(|m| zelle(m, "datum").is_empty()).map(|m| rang(m)).max();
    let erreicht = ist
        .iter()
        .filter(|m| !zelle(m, "datum").is_empty() && zelle(m, "datum") <= stichtag)
        .map(|m| rang(m))
        .max();
    if let Some(hoch) = undatiert
        && erreicht.is_none_or(|e| hoch > e)
    {
        return "nicht gemeldet";
    }
    match erreicht {
        Some(0 | 1) => "konzeption",
        Some(2 | 3) => "umsetzung",
        Some(_) => "betrieb",
        None if eigene.is_empty() => "nicht gemeldet",
        None if ist.is_empty() => "neu",
        None => {
            let niedrigster = ist.iter().filter(|m| !zelle(m, "datum").is_empty()).map(|m| rang(m)).min();
            if niedrigster == Some(0) { "neu" } else { "nicht gemeldet" }
        }
    }
}

fn cent(text: &str) -> Option<i64> {
    let (euro, cent) = text.split_once('.')?;
    Some(euro.parse::<i64>().unwrap() * 100 + cent.parse::<i64>().unwrap())
}

fn geld(app: &Anwendung, welt: &Welt, stichtag: &str, was: &str) {
    let ist = app.kennzahl_show(tag(stichtag)).unwrap().foerderung;
    assert_eq!(ist.len(), welt.tranchen.len(), "{was}: Tranchen");
    for (t, ist) in welt.tranchen.iter().zip(&ist) {
        let mut bewilligt: Option<i64> = None;
        let mut abgeflossen: Option<i64> = None;
        let datiert = |z: &Zeile| !zelle(z, "datum").is_empty() && zelle(z, "datum") <= stichtag;
        for b in welt.bewilligungen.iter().filter(|b| zelle(b, "tranche") == zelle(t, "kennung")) {
            if let (true, true, Some(c)) =
                (zelle(b, "stand") == "bewilligt", datiert(b), cent(zelle(b, "betrag_eur")))
            {
                bewilligt = Some(bewilligt.unwrap_or(0) + c);
            }
            for a in welt.abrufe.iter().filter(|a| zelle(a, "bewilligung") == zelle(b, "kennung")) {
                if let (true, Some(c)) = (datiert(a), cent(zelle(a, "betrag_eur"))) {
                    let c = if zelle(a, "art") == "abruf" { c } else { -c };
                    abgeflossen = Some(abgeflossen.unwrap_or(0) + c);
                }
            }
        }
        assert_eq!(ist.tranche, zelle(t, "kennung"), "{was}");
        assert_eq!(ist.ansatz_cent, cent(zelle(t, "betrag_eur")), "{was}: Ansatz");
        assert_eq!(
            (ist.bewilligt_cent, ist.abgeflossen_cent),
            (bewilligt, abgeflossen),
            "{was}: {}",
            ist.tranche
        );
    }
}
