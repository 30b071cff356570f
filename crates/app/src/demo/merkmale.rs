//! What is peculiar about single projects: returns to an earlier phase, a changed baseline, pause and
//! resumption, leaving, a step that was seen without its date.

use chrono::NaiveDate;
use ozg_domain::projekt::{MeilensteinArt, Schritt as Stufe};
use ozg_domain::zeit::{Zeitangabe, tag_text};

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::{plus, tag};
use super::los::Merkmal;
use super::meilensteine::{loeschung, zeile};
use super::texte;
use super::zeitplan::Akte;
use super::zufall::{Thema, Zufall};

/// Reason of the moved ist.
pub(super) const VERSCHOBEN: &str =
    "Beginn zurückgenommen: Feinkonzept nachgebessert, Umsetzung neu begonnen";

/// Writes what is peculiar about the project, if anything is.
pub(super) fn schreiben(akte: &Akte, chronik: &mut Chronik) {
    let mut z = akte.zufall(Thema::Merkmal);
    let plan = akte.plan;
    match akte.los.merkmal {
        Merkmal::RolloutZurueck => {
            let begonnen = plus(tag(2022, 2, 10), z.zahl(0, 35));
            zurueck(akte, &mut z, (Stufe::RolloutNrw, begonnen, akte.los.rollout), chronik);
        }
        Merkmal::UmsetzungZurueck => {
            let begonnen = plus(tag(2021, 10, 4), z.zahl(0, 60));
            let neu = plan.ist(Stufe::Umsetzung).unwrap_or(akte.los.rollout);
            zurueck(akte, &mut z, (Stufe::Umsetzung, begonnen, neu), chronik);
        }
        Merkmal::IstVerschoben => {
            if let Some(richtig) = plan.ist(Stufe::Umsetzung) {
                let begonnen = plus(richtig, -z.zahl(130, 190));
                ist_melden(akte, &mut z, (Stufe::Umsetzung, begonnen), chronik);
            }
        }
        Merkmal::BasisGeaendert => basis_aendern(akte, &mut z, chronik),
        Merkmal::Fortgesetzt
        | Merkmal::Keins
        | Merkmal::Widerspruch
        | Merkmal::SpaetGemeldet
        | Merkmal::Undatiert
        | Merkmal::GrobeDaten
        | Merkmal::Puenktlich
        | Merkmal::Still => {}
    }
    unterbrechung(akte, &mut z, chronik);
    if let Some(am) = akte.undatiert_am() {
        ohne_datum(akte, am, chronik);
    }
}

fn vorgang(
    akte: &Akte,
    tag: NaiveDate,
    operation: &'static str,
    grund: &str,
    schritte: Vec<Schritt>,
) -> Vorgang {
    let grund = if grund.is_empty() { None } else { Some(grund.to_owned()) };
    Vorgang { tag, person: akte.projekt.person, herkunft: "ui", operation, grund, schritte }
}

fn ist_melden(akte: &Akte, z: &mut Zufall, (stufe, wann): (Stufe, NaiveDate), chronik: &mut Chronik) {
    let am = plus(wann, z.zahl(1, 6));
    let quelle = texte::quelle(z, akte.projekt.dienstleister, am);
    let ist = zeile(akte, (stufe, MeilensteinArt::Ist), Zeitangabe::tag(wann), "", &quelle);
    chronik.eintragen(vorgang(akte, am, "meilenstein_set", "", vec![ist]));
}

/// A step is begun, and taken back some two months later with a new prognosis.
fn zurueck(
    akte: &Akte,
    z: &mut Zufall,
    (stufe, begonnen, neu): (Stufe, NaiveDate, NaiveDate),
    chronik: &mut Chronik,
) {
    ist_melden(akte, z, (stufe, begonnen), chronik);
    let am = plus(begonnen, z.zahl(48, 75));
    let grund = if stufe == Stufe::RolloutNrw {
        "Roll-out gestoppt: Fehler in der Schnittstelle, zurück in die Umsetzung"
    } else {
        "Umsetzung gestoppt: Fachkonzept unvollständig, zurück in die Konzeption"
    };
    let quelle = texte::quelle(z, akte.projekt.dienstleister, am);
    let erwartet = Zeitangabe::tag(neu);
    chronik.eintragen(vorgang(
        akte,
        am,
        "meilenstein_clear",
        grund,
        vec![
            loeschung(akte, stufe, MeilensteinArt::Ist),
            zeile(akte, (stufe, MeilensteinArt::Prognose), erwartet, grund, &quelle),
        ],
    ));
}

fn basis_aendern(akte: &Akte, z: &mut Zufall, chronik: &mut Chronik) {
    let am = plus(tag(2021, 3, 15), z.zahl(0, 160));
    let grund = z.wort(&[
        "Projekt neu zugeschnitten: weitere Leistungen aufgenommen, Basis neu vereinbart",
        "Neue Basis nach Beschluss der Projektrunde: EfA-Nachnutzung statt Eigenentwicklung",
    ]);
    let neu = plus(akte.los.basis, z.zahl(45, 110)).min(tag(2022, 12, 22)).max(plus(akte.los.basis, 7));
    let quelle = texte::quelle(z, akte.projekt.dienstleister, am);
    let stelle = (Stufe::RolloutNrw, MeilensteinArt::Basis);
    let schritt = zeile(akte, stelle, Zeitangabe::tag(neu), grund, &quelle);
    chronik.eintragen(vorgang(akte, am, "meilenstein_set", grund, vec![schritt]));
}

/// A list names the step reached, but no day.
fn ohne_datum(akte: &Akte, am: NaiveDate, chronik: &mut Chronik) {
    let absender = akte.projekt.dienstleister;
    let stufe = Stufe::Umsetzung;
    let grund = "Liste nennt den Schritt ohne Datum";
    let quelle = format!("Demodaten: Meldung {absender}, {}", tag_text(am));
    let ist = zeile(akte, (stufe, MeilensteinArt::Ist), Zeitangabe::undatiert(), grund, &quelle);
    chronik.eintragen(Vorgang {
        herkunft: "import",
        ..vorgang(akte, am, "import", &format!("Liste {absender}, {}", tag_text(am)), vec![ist])
    });
}

fn projekt_setzen(akte: &Akte, weitere: Vec<(&'static str, String)>) -> Vec<Schritt> {
    let mut felder = vec![("kuerzel", akte.projekt.kuerzel.clone())];
    felder.extend(weitere);
    vec![Schritt::Setzen { nomen: "projekt", felder }]
}

fn unterbrechung(akte: &Akte, z: &mut Zufall, chronik: &mut Chronik) {
    if let Some(austritt) = akte.los.austritt {
        let grund = z.wort(&[
            "Aufgabe wird landesweit gelöst, kommunales Projekt entfällt",
            "Gesetzesänderung angekündigt, Online-Dienst entfällt",
            "Nachnutzung der Lösung eines anderen Landes statt eigener Entwicklung",
        ]);
        let schritte = projekt_setzen(
            akte,
            vec![("ausgeschieden_am", austritt.to_string()), ("austrittsgrund", grund.to_owned())],
        );
        chronik.eintragen(vorgang(akte, plus(austritt, 2), "projekt_update", grund, schritte));
    }
    let Some((von, bis)) = akte.los.pause else {
        return;
    };
    let grund = z.wort(&[
        "Zurückgestellt: kein Personal in der Fachabteilung",
        "Zurückgestellt bis zur Entscheidung über die EfA-Nachnutzung",
        "Zurückgestellt: Finanzierung des Betriebs ungeklärt",
    ]);
    let schritte = projekt_setzen(akte, vec![("zurueckgestellt_am", von.to_string())]);
    chronik.eintragen(vorgang(akte, plus(von, 3), "projekt_update", grund, schritte));
    if let Some(bis) = bis {
        let fort = plus(bis, 1);
        let schritte = projekt_setzen(akte, vec![("fortgesetzt_am", fort.to_string())]);
        chronik.eintragen(vorgang(akte, plus(fort, 1), "projekt_update", "Projekt fortgesetzt", schritte));
    }
}
