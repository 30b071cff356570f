//! Slips: how the expected day of each step moved until the step was reached, or still moves.

use chrono::{Datelike, NaiveDate};
use ozg_domain::projekt::{MeilensteinArt, Schritt as Stufe};
use ozg_domain::zeit::Genauigkeit;

use super::chronik::{Chronik, Vorgang};
use super::kalender::{ENDE, anteilig, plus, rund, tage, werktag};
use super::los::{Merkmal, Schicksal};
use super::meilensteine::{grob, zeile};
use super::texte;
use super::zeitplan::Akte;
use super::zufall::{Thema, Zufall};

/// Writes the prognoses of all steps.
pub(super) fn schreiben(akte: &Akte, chronik: &mut Chronik) {
    let mut z = akte.zufall(Thema::Prognose);
    for stufe in Stufe::ALLE {
        if let (Some(plan), Some(ist)) = (akte.plan.plan(stufe), akte.plan.ist(stufe)) {
            schritt(akte, &mut z, stufe, (plan, ist), chronik);
        }
    }
}

fn schritt(
    akte: &Akte,
    z: &mut Zufall,
    stufe: Stufe,
    (plan, ist): (NaiveDate, NaiveDate),
    chronik: &mut Chronik,
) {
    let verzug = tage(plan, ist);
    let rollout = stufe == Stufe::RolloutNrw;
    // The date that counts is talked about more often.
    let zahl = match verzug {
        ..=9 => i64::from(z.prozent(20)),
        10..=90 if rollout => 2,
        10..=90 => 1,
        _ if rollout => (verzug / 75 + 2).min(6),
        _ => (verzug / 110 + 1).min(3),
    };
    let mut bekannt = plan;
    let mut zuletzt = plus(akte.plan.plan_am, 10);
    for nr in 1..=zahl {
        let vorlauf = if rollout { z.zahl(30, 150) } else { z.zahl(8, 55) };
        let frueh = plus(bekannt, -vorlauf).max(plus(zuletzt, z.zahl(15, 60)));
        let (am, aus_liste) = meldetag(akte, z, frueh, ist);
        if am > ENDE || am >= plus(ist, -4) {
            break;
        }
        let ziel = if nr == zahl { plus(ist, z.zahl(-6, 9)) } else { anteilig(plan, ist, nr * 1_000 / zahl) };
        // What has passed is never expected.
        let erwartet = ziel.max(plus(am, z.zahl(14, 40)));
        zuletzt = am;
        if akte.los.meldet(am) && akte.undatiert_am().is_none_or(|d| am < d) {
            bekannt = erwartet;
            melden(akte, z, (stufe, am, erwartet), aus_liste, chronik);
        }
    }
}

/// The working day of the report, and whether it came with the provider's quarterly list.
fn meldetag(akte: &Akte, z: &mut Zufall, frueh: NaiveDate, ist: NaiveDate) -> (NaiveDate, bool) {
    let listentag = naechste_liste(akte.projekt.dienstleister, frueh);
    let passt = akte.projekt.leitung == Some(akte.projekt.dienstleister)
        && listentag < plus(ist, -4)
        && akte.los.meldet(listentag);
    if z.prozent(60) && passt { (listentag, true) } else { (werktag(frueh), false) }
}

/// The provider's next list on or after the day: each quarter on its own day.
fn naechste_liste(dienstleister: &str, am: NaiveDate) -> NaiveDate {
    let nr = texte::DIENSTLEISTER.iter().position(|d| *d == dienstleister).unwrap_or(0);
    let tag = 6 + u32::try_from(nr).unwrap_or(0) * 2;
    let mut d = am;
    while !(d.month().is_multiple_of(3) && d.day() == tag) {
        d = plus(d, 1);
    }
    werktag(d)
}

fn melden(
    akte: &Akte,
    z: &mut Zufall,
    (stufe, am, erwartet): (Stufe, NaiveDate, NaiveDate),
    aus_liste: bool,
    chronik: &mut Chronik,
) {
    let gerundet = rund(erwartet);
    let erwartet = if z.prozent(60) && gerundet > plus(am, 7) { gerundet } else { erwartet };
    let g = match z.zahl(1, 100) {
        1..=20 => Genauigkeit::Monat,
        21..=30 => Genauigkeit::Quartal,
        31..=42 if erwartet.year() > 2022 => Genauigkeit::Jahr,
        _ => Genauigkeit::Tag,
    };
    let absender = akte.projekt.dienstleister;
    let grund = z.wort(&texte::VERZUG);
    let quelle = match (aus_liste, z.prozent(90)) {
        (true, _) => {
            format!("Demodaten: Meldung {absender}, {}", ozg_domain::zeit::tag_text(am))
        }
        (false, true) => texte::quelle(z, absender, am),
        (false, false) => String::new(),
    };
    let mut schritte =
        vec![zeile(akte, (stufe, MeilensteinArt::Prognose), grob(erwartet, g), grund, &quelle)];
    // Now and then the new date is also agreed upon.
    let neuer_plan =
        akte.los.merkmal != Merkmal::Still && akte.los.schicksal != Schicksal::Neu && z.prozent(15);
    if neuer_plan {
        schritte.push(zeile(akte, (stufe, MeilensteinArt::Plan), grob(erwartet, g), grund, &quelle));
    }
    let person = akte.projekt.person;
    if aus_liste {
        let grund = Some(format!("Liste {absender}, {}", ozg_domain::zeit::tag_text(am)));
        let vorgang = Vorgang { tag: am, person, herkunft: "import", operation: "import", grund, schritte };
        chronik.aus_liste(absender, vorgang);
    } else {
        let grund = Some(grund.to_owned());
        chronik.eintragen(Vorgang {
            tag: am,
            person,
            herkunft: "ui",
            operation: "meilenstein_set",
            grund,
            schritte,
        });
    }
}
