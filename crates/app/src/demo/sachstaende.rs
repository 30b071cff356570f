//! Sachstände: what a coordinator writes down after a call, over the whole life of a project.

use chrono::NaiveDate;

use super::chronik::{Chronik, Vorgang};
use super::kalender::{ENDE, STICHTAG, anteilig, plus, tage, werktag};
use super::los::{Los, Merkmal, Schicksal};
use super::zeitplan::Akte;
use super::zufall::{Thema, Zufall};
use super::{Schritt, texte};

/// A Sachstand of that day, with the words of the step the project is in.
pub(super) fn zeile(akte: &Akte, z: &mut Zufall, stand_am: NaiveDate) -> Schritt {
    let p = akte.projekt;
    let stufe = akte.plan.stand(stand_am);
    let einsetzen = |text: &str| {
        text.replace("{leitung}", p.leitung.unwrap_or("Die Koordination"))
            .replace("{kommune}", p.kommune)
            .replace("{dienstleister}", p.dienstleister)
    };
    let mut saetze = vec![z.wort(texte::lage(stufe))];
    let zweiter = z.wort(texte::lage(stufe));
    if z.prozent(35) && zweiter != saetze[0] {
        saetze.push(zweiter);
    }
    saetze.push(z.wort(&texte::DAZU));
    let text = einsetzen(saetze.join(" ").trim());
    let laeuft = akte.los.schicksal == Schicksal::Betrieb && akte.plan.ist_live(stand_am);
    let hindernis = z.prozent(if laeuft { 12 } else { 55 });
    let hindernis = if hindernis { z.wort(&texte::HINDERNIS) } else { "" };
    let danach = einsetzen(z.wort(texte::danach(stufe)));
    let faellig = werktag(plus(stand_am, z.zahl(10, 60)));
    Schritt::Setzen {
        nomen: "sachstand",
        felder: vec![
            // The day tells the Sachstände of a project apart until they get their number.
            ("kennung", format!("~{}-{stand_am}", p.nr)),
            ("projekt", p.kuerzel.clone()),
            ("stand_am", stand_am.to_string()),
            ("text", text),
            ("hindernis", hindernis.to_owned()),
            ("naechster_schritt", danach),
            ("faellig_am", if z.prozent(75) { faellig.to_string() } else { String::new() }),
            ("zustaendig", z.wort(&texte::ZUSTAENDIG).to_owned()),
            (
                "quelle",
                if z.prozent(88) { texte::quelle(z, p.dienstleister, stand_am) } else { String::new() },
            ),
        ],
    }
}

/// Writes the Sachstände that do not come with a milestone. `gemeldet`: days that have one already.
pub(super) fn schreiben(akte: &Akte, gemeldet: &[NaiveDate], chronik: &mut Chronik) {
    let mut z = akte.zufall(Thema::Sachstand);
    let mut tage = meldetage(akte, &mut z);
    tage.retain(|t| akte.los.meldet(*t) && !gemeldet.contains(t));
    tage.dedup();
    for stand_am in tage {
        let schritt = zeile(akte, &mut z, stand_am);
        chronik.eintragen(Vorgang {
            tag: plus(stand_am, z.zahl(0, 3)),
            person: akte.projekt.person,
            herkunft: if z.prozent(5) { "cli" } else { "ui" },
            operation: "sachstand_add",
            grund: None,
            schritte: vec![schritt],
        });
    }
    if akte.los.merkmal == Merkmal::Keins && !gemeldet.is_empty() && z.prozent(35) {
        berichtigen(akte, &mut z, gemeldet[0], chronik);
    }
}

/// Days of the reports: spread over the project's life, one in the weeks before the Stichtag, one after.
fn meldetage(akte: &Akte, z: &mut Zufall) -> Vec<NaiveDate> {
    let beginn = plus(akte.plan.plan_am, 20);
    let (ende, dann): (NaiveDate, Vec<NaiveDate>) = match (akte.los.schluss(), akte.los.stille_seit) {
        (Some(schluss), _) => (plus(schluss, -5), Vec::new()),
        (None, Some(seit)) => (plus(seit, -30), vec![seit, plus(STICHTAG, z.zahl(20, 120))]),
        (None, None) => (plus(STICHTAG, -95), vec![frisch(z), plus(STICHTAG, z.zahl(20, 160))]),
    };
    let zahl = z.zahl(4, 7);
    let breite = tage(beginn, ende) / zahl;
    let mut aus: Vec<NaiveDate> = (0..zahl)
        .map(|n| {
            let abschnitt = anteilig(beginn, ende, n * 1_000 / zahl);
            werktag(plus(abschnitt, z.zahl(0, breite * 3 / 4)))
        })
        .collect();
    // The last before a silence stays on its day: the silence is counted from it.
    aus.extend(dann.into_iter().map(|t| if t > STICHTAG { werktag(t) } else { t }));
    aus.retain(|t| *t < plus(ENDE, -4));
    aus.sort_unstable();
    aus
}

/// A day of the twelve weeks before the Stichtag.
fn frisch(z: &mut Zufall) -> NaiveDate {
    let tag = plus(STICHTAG, -z.zahl(5, 80));
    // Backwards to Friday, so that it stays before the Stichtag.
    if werktag(tag) == tag { tag } else { plus(tag, -2) }
}

/// Weeks later the obstacle is gone; the text stays.
fn berichtigen(akte: &Akte, z: &mut Zufall, stand_am: NaiveDate, chronik: &mut Chronik) {
    let am = plus(stand_am, z.zahl(14, 60));
    let los: &Los = akte.los;
    if !los.meldet(am) {
        return;
    }
    chronik.eintragen(Vorgang {
        tag: am,
        person: akte.projekt.person,
        herkunft: "ui",
        operation: "sachstand_set",
        grund: Some("Hindernis ausgeräumt".to_owned()),
        schritte: vec![Schritt::Setzen {
            nomen: "sachstand",
            felder: vec![
                ("kennung", format!("~{}-{stand_am}", akte.projekt.nr)),
                ("hindernis", String::new()),
            ],
        }],
    });
}
