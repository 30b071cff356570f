//! Who takes part in a project. All bodies are invented.

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::plus;
use super::los::{Los, Schicksal};
use super::projekte::Projekt;
use super::texte;
use super::zufall::{Thema, Zufall};

fn beteiligung(p: &Projekt, organisation: &str, rolle: &str, quelle: &str) -> Schritt {
    Schritt::Setzen {
        nomen: "projekt_beteiligung",
        felder: vec![
            ("projekt", p.kuerzel.clone()),
            ("organisation", organisation.to_owned()),
            ("rolle", rolle.to_owned()),
            ("quelle", quelle.to_owned()),
        ],
    }
}

/// The parties from the beginning.
pub(super) fn erste(z: &mut Zufall, p: &Projekt, quelle: &str) -> Vec<Schritt> {
    let mut schritte = Vec::new();
    if let Some(leitung) = p.leitung {
        schritte.push(beteiligung(p, leitung, "projektleitung", quelle));
    }
    schritte.push(beteiligung(p, p.kommune, "kommune", quelle));
    if p.leitung != Some(p.dienstleister) {
        schritte.push(beteiligung(p, p.dienstleister, "kernteam", quelle));
    } else if z.prozent(50) {
        schritte.push(beteiligung(p, p.kommune, "kernteam", quelle));
    }
    if z.prozent(45) {
        schritte.push(beteiligung(p, texte::MINISTERIUM, "beteiligt", quelle));
    }
    schritte
}

/// Who joins later, and now and then leaves again.
pub(super) fn nachtragen(seed: u64, p: &Projekt, los: &Los, chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Beteiligung, p.nr);
    if los.schicksal == Schicksal::Stumm {
        return;
    }
    let mut am = plus(los.aufgenommen, z.zahl(60, 200));
    for kommune in texte::KOMMUNEN.into_iter().filter(|k| *k != p.kommune) {
        if !z.prozent(55) || !los.meldet(am) {
            continue;
        }
        let quelle = texte::quelle(&mut z, p.dienstleister, am);
        chronik.eintragen(Vorgang {
            tag: am,
            person: p.person,
            herkunft: "ui",
            operation: "projekt_beteiligung_set",
            grund: None,
            schritte: vec![beteiligung(p, kommune, "kommune", &quelle)],
        });
        let austritt = plus(am, z.zahl(200, 400));
        if z.prozent(10) && los.meldet(austritt) {
            chronik.eintragen(Vorgang {
                tag: austritt,
                person: p.person,
                herkunft: "ui",
                operation: "projekt_beteiligung_clear",
                grund: Some("Kommune nimmt nicht mehr teil".to_owned()),
                schritte: vec![Schritt::Entfernen {
                    nomen: "projekt_beteiligung",
                    schluessel: vec![p.kuerzel.clone(), kommune.to_owned(), "kommune".to_owned()],
                }],
            });
        }
        am = plus(am, z.zahl(60, 260));
    }
}
