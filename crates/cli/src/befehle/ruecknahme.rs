//! `verlauf undo`: takes an entry back, and shows field by field where later entries are in the way.

use clap::{ArgMatches, Command};
use ozg_app::Herkunft;
use ozg_app::dto::{RuecknahmeDto, RuecknahmeFeldDto, RuecknahmeSatzDto, RuecknahmeWunsch};

use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `verlauf undo`.
pub(crate) fn befehl() -> Command {
    hilfe::befehl("undo", "Einen Eintrag zurücknehmen; die Rücknahme wird selbst ein Eintrag")
        .arg(hilfe::angabe("nr", "NR", "Nummer des Eintrags, siehe verlauf list").value_parser(nr))
        .arg(hilfe::schalter(
            "behalten",
            "behalten",
            "Wo spätere Einträge dasselbe Feld geändert haben, den späteren Stand behalten",
        ))
        .arg(
            hilfe::schalter(
                "zuruecksetzen",
                "zuruecksetzen",
                "Auch dort den Wert vor dem Eintrag wieder setzen; die spätere Änderung entfällt",
            )
            .conflicts_with("behalten"),
        )
        .arg(hilfe::grund_der_aenderung())
}

/// Carries out `undo`.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let nr = treffer.get_one::<i64>("nr").copied().unwrap_or_default();
    let anwendung = umgebung::oeffnen(treffer)?;
    let plan = anwendung.ruecknahme(nr)?;
    if let Some(hindernis) = &plan.hindernis {
        if aus.json {
            ausgabe::json(&plan)?;
        }
        meldung(hindernis);
        return Ok(Ende::Abgewiesen);
    }
    let (behalten, zuruecksetzen) = (treffer.get_flag("behalten"), treffer.get_flag("zuruecksetzen"));
    if plan.kollisionen > 0 && !behalten && !zuruecksetzen {
        aus.daten(&plan, kollisionen)?;
        let felder = if plan.kollisionen == 1 {
            "Ein Feld".to_owned()
        } else {
            format!("{} Felder", plan.kollisionen)
        };
        let wurden = if plan.kollisionen == 1 { "wurde" } else { "wurden" };
        meldung(&format!(
            "{felder} dieses Eintrags {wurden} seither wieder geändert. Es wurde nichts zurückgenommen. \
             Entscheiden Sie mit --behalten (der spätere Stand gilt weiter) oder --zuruecksetzen (die spätere \
             Änderung entfällt)."
        ));
        return Ok(Ende::Abgewiesen);
    }
    let auftrag = umgebung::auftrag(treffer, Herkunft::Cli);
    let wunsch = RuecknahmeWunsch {
        nr,
        stand: plan.stand,
        zuruecksetzen: if zuruecksetzen { offene(&plan).map(|(_, f)| f.id).collect() } else { Vec::new() },
        grund: auftrag.grund.clone(),
    };
    let beleg = anwendung.ruecknahme_ausfuehren(&wunsch, &auftrag)?;
    if aus.json {
        ausgabe::json(&beleg)?;
    }
    if let Some(neu) = beleg.gespeichert.nr {
        meldung(&format!("Zurückgenommen: Eintrag {nr}, {} (Eintrag {neu})", beleg.text));
        for (satz, feld) in felder(&plan).filter(|(_, f)| f.lage == "fest") {
            let grund = feld.spaeter.clone().unwrap_or_default();
            meldung(&format!("Bleibt: {}, {} – {grund}", satz.besitzer, satz.titel));
        }
    }
    for hinweis in &beleg.gespeichert.hinweise {
        meldung(hinweis);
    }
    Ok(Ende::Getan)
}

/// The fields that need a decision, each with its three values.
fn kollisionen(plan: &RuecknahmeDto) -> String {
    let spalten = [
        Spalte::links("Wovon"),
        Spalte::links("Feld"),
        Spalte::links("Vorher"),
        Spalte::links("Dieser Eintrag"),
        Spalte::links("Heute"),
        Spalte::links("Zuletzt geändert"),
    ];
    let zeilen: Vec<Vec<String>> = offene(plan)
        .map(|(s, f)| {
            vec![
                s.besitzer.clone(),
                format!("{}: {}", s.titel, f.titel),
                f.vorher.clone(),
                f.eintrag.clone(),
                f.heute.clone(),
                f.spaeter.clone().unwrap_or_default(),
            ]
        })
        .collect();
    tabelle::setzen(&spalten, &zeilen)
}

fn felder(plan: &RuecknahmeDto) -> impl Iterator<Item = (&RuecknahmeSatzDto, &RuecknahmeFeldDto)> {
    plan.saetze.iter().flat_map(|s| s.felder.iter().map(move |f| (s, f)))
}

fn offene(plan: &RuecknahmeDto) -> impl Iterator<Item = (&RuecknahmeSatzDto, &RuecknahmeFeldDto)> {
    felder(plan).filter(|(_, f)| f.lage == "kollision")
}

fn nr(text: &str) -> Result<i64, String> {
    match text.trim().parse() {
        Ok(nr @ 1..) => Ok(nr),
        _ => Err("erwartet wird die Nummer eines Eintrags, eine ganze Zahl ab 1".to_owned()),
    }
}
