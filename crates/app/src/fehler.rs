//! From the store's errors to the few that cross the boundary, with their German sentence.

use std::collections::BTreeMap;
use std::path::Path;

use ozg_domain::wert::Feldfehler;
use ozg_store::StoreFehler;

use crate::dto::{ApiFehler, FehlerCode, FeldFehlerDto};
use crate::labels;

/// Puts an error together.
pub(crate) fn fehler(
    code: FehlerCode,
    params: BTreeMap<String, String>,
    felder: Vec<FeldFehlerDto>,
    technik: String,
) -> ApiFehler {
    let text = match (code, felder.first()) {
        (FehlerCode::EingabeUngueltig, Some(erster)) => erster.text.clone(),
        _ => {
            let paare: Vec<_> = params.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            labels::text(&format!("fehler.{}", schluessel(code)), &paare)
        }
    };
    ApiFehler { code, params, felder, text, technik }
}

fn schluessel(code: FehlerCode) -> &'static str {
    match code {
        FehlerCode::EingabeUngueltig => "eingabe_ungueltig",
        FehlerCode::NichtGefunden => "nicht_gefunden",
        FehlerCode::SchonVorhanden => "schon_vorhanden",
        FehlerCode::WirdGebraucht => "wird_gebraucht",
        FehlerCode::InzwischenGeaendert => "inzwischen_geaendert",
        FehlerCode::KatalogBelegt => "katalog_belegt",
        FehlerCode::KatalogFehlt => "katalog_fehlt",
        FehlerCode::KatalogNeuer => "katalog_neuer",
        FehlerCode::KatalogFremd => "katalog_fremd",
        FehlerCode::KatalogBeschaedigt => "katalog_beschaedigt",
        FehlerCode::SchreibenFehlgeschlagen => "schreiben_fehlgeschlagen",
        FehlerCode::DateiUnlesbar => "datei_unlesbar",
        FehlerCode::Vergangenheit => "vergangenheit",
        FehlerCode::Intern => "intern",
    }
}

/// An error with no more than a path.
pub(crate) fn mit_pfad(code: FehlerCode, pfad: &Path, technik: String) -> ApiFehler {
    let grund = match code {
        FehlerCode::DateiUnlesbar => labels::text("datei.unlesbar", &[]),
        _ => String::new(),
    };
    let params =
        BTreeMap::from([("pfad".to_owned(), pfad.display().to_string()), ("grund".to_owned(), grund)]);
    fehler(code, params, Vec::new(), technik)
}

/// The sentence of a refused field.
pub(crate) fn feldfehler(f: &Feldfehler, zeile: Option<u32>) -> FeldFehlerDto {
    let feld = labels::feld(f.feld);
    let mut params: Vec<(&str, String)> = f.regel.params();
    params.push(("feld", feld));
    params.push(("wert", f.wert.chars().take(60).collect()));
    let paare: Vec<_> = params
        .iter()
        .map(|(k, v)| {
            let titel = if *k == "nomen" { ozg_domain::nomen::nomen(v).map(|n| n.titel) } else { None };
            (*k, titel.unwrap_or(v.as_str()))
        })
        .collect();
    let regel = f.regel.schluessel();
    FeldFehlerDto {
        feld: f.feld.to_owned(),
        regel: regel.to_owned(),
        wert: f.wert.clone(),
        text: labels::text(&format!("regel.{regel}"), &paare),
        zeile,
    }
}

impl From<StoreFehler> for ApiFehler {
    fn from(e: StoreFehler) -> Self {
        let technik = e.to_string();
        let paare = |p: &[(&str, String)]| -> BTreeMap<String, String> {
            p.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect()
        };
        let titel = |n: &str| match n {
            "eintrag" => labels::text("nomen.eintrag", &[]),
            "feld" => labels::text("nomen.feld", &[]),
            n => ozg_domain::nomen::nomen(n).map_or_else(|| n.to_owned(), |n| n.titel.to_owned()),
        };
        let zeile = |n: &str, s: String| paare(&[("nomen", titel(n)), ("schluessel", s)]);
        let datei = |p: &Path| paare(&[("pfad", p.display().to_string())]);
        let (code, params) = match e {
            StoreFehler::Feld(f) => {
                return fehler(
                    FehlerCode::EingabeUngueltig,
                    BTreeMap::new(),
                    vec![feldfehler(&f, None)],
                    technik,
                );
            }
            StoreFehler::NichtGefunden { nomen, schluessel } => {
                (FehlerCode::NichtGefunden, zeile(nomen, schluessel))
            }
            StoreFehler::SchonVorhanden { nomen, schluessel } => {
                (FehlerCode::SchonVorhanden, zeile(nomen, schluessel))
            }
            StoreFehler::WirdGebraucht { nomen, schluessel } => {
                (FehlerCode::WirdGebraucht, zeile(nomen, schluessel))
            }
            StoreFehler::InzwischenGeaendert { nomen, schluessel } => {
                (FehlerCode::InzwischenGeaendert, zeile(&nomen, schluessel))
            }
            StoreFehler::NichtRuecknehmbar(h) => {
                return ApiFehler {
                    text: crate::ruecknahme::hindernis(h),
                    ..fehler(
                        FehlerCode::InzwischenGeaendert,
                        paare(&[("nomen", String::new()), ("schluessel", String::new())]),
                        Vec::new(),
                        technik,
                    )
                };
            }
            StoreFehler::Belegt => (FehlerCode::KatalogBelegt, BTreeMap::new()),
            StoreFehler::Fehlt(p) => (FehlerCode::KatalogFehlt, datei(&p)),
            StoreFehler::DateiVorhanden(p) => {
                let datei = p.display().to_string();
                return ApiFehler {
                    text: labels::text("fehler.datei_vorhanden", &[("datei", &datei)]),
                    ..fehler(
                        FehlerCode::SchonVorhanden,
                        paare(&[("nomen", String::new()), ("schluessel", datei)]),
                        Vec::new(),
                        technik,
                    )
                };
            }
            StoreFehler::Fremd { pfad, .. } => (FehlerCode::KatalogFremd, datei(&pfad)),
            StoreFehler::Neuer { pfad, datei: f, programm } => (
                FehlerCode::KatalogNeuer,
                paare(&[
                    ("pfad", pfad.display().to_string()),
                    ("datei", f.to_string()),
                    ("programm", programm.to_string()),
                ]),
            ),
            StoreFehler::Beschaedigt { pfad, .. } => (FehlerCode::KatalogBeschaedigt, datei(&pfad)),
            StoreFehler::Schreiben { pfad, .. } => (FehlerCode::SchreibenFehlgeschlagen, datei(&pfad)),
            StoreFehler::Vergangenheit => (FehlerCode::Vergangenheit, BTreeMap::new()),
            StoreFehler::VorBeginn { erster } => {
                let erster = erster
                    .parse::<chrono::DateTime<chrono::Utc>>()
                    .map_or(erster, |t| t.format("%d.%m.%Y, %H:%M Uhr (UTC)").to_string());
                let params = paare(&[("erster", erster)]);
                return ApiFehler {
                    text: labels::text("fehler.vor_beginn", &[("erster", params["erster"].as_str())]),
                    ..fehler(
                        FehlerCode::NichtGefunden,
                        paare(&[("nomen", String::new()), ("schluessel", String::new())]),
                        Vec::new(),
                        technik,
                    )
                };
            }
            StoreFehler::SqliteZuAlt(_) | StoreFehler::Datenbank(_) | StoreFehler::Inhalt(_) => {
                (FehlerCode::Intern, BTreeMap::new())
            }
        };
        fehler(code, params, Vec::new(), technik)
    }
}

impl std::fmt::Display for ApiFehler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for ApiFehler {}
