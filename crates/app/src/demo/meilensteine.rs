//! Milestones as they became known: baseline, first plan, and each ist some days after it happened.

use chrono::NaiveDate;
use ozg_domain::projekt::{MeilensteinArt, Schritt as Stufe};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::{plus, tag, werktag};
use super::los::{Merkmal, Schicksal};
use super::zeitplan::Akte;
use super::zufall::{Thema, Zufall};
use super::{sachstaende, texte};

/// The row of a milestone with all its fields, so that no former reason or source stays behind.
pub(super) fn zeile(
    akte: &Akte,
    (stufe, art): (Stufe, MeilensteinArt),
    zeit: Zeitangabe,
    grund: &str,
    quelle: &str,
) -> Schritt {
    Schritt::Setzen {
        nomen: "meilenstein",
        felder: vec![
            ("projekt", akte.projekt.kuerzel.clone()),
            ("schritt", stufe.wort().to_owned()),
            ("art", art.wort().to_owned()),
            ("datum", zeit.datum().map_or_else(String::new, |d| d.to_string())),
            ("genauigkeit", zeit.genauigkeit().wort().to_owned()),
            ("grund", grund.to_owned()),
            ("quelle", quelle.to_owned()),
        ],
    }
}

/// Takes a milestone back.
pub(super) fn loeschung(akte: &Akte, stufe: Stufe, art: MeilensteinArt) -> Schritt {
    Schritt::Entfernen {
        nomen: "meilenstein",
        schluessel: vec![akte.projekt.kuerzel.clone(), stufe.wort().to_owned(), art.wort().to_owned()],
    }
}

/// The day, as roughly as asked for.
pub(super) fn grob(tag: NaiveDate, genauigkeit: Genauigkeit) -> Zeitangabe {
    Zeitangabe::neu(Some(tag), genauigkeit).unwrap_or_else(|_| Zeitangabe::tag(tag))
}

/// Writes baseline, plan and ist. Returns the days on which a Sachstand came with them.
pub(super) fn schreiben(akte: &Akte, chronik: &mut Chronik) -> Vec<NaiveDate> {
    let mut z = akte.zufall(Thema::Meilenstein);
    basis(akte, &mut z, chronik);
    plan(akte, &mut z, chronik);
    let mut gemeldet = Vec::new();
    for stufe in Stufe::ALLE.into_iter().filter(|s| akte.wird_gemeldet(*s)) {
        if let Some(wann) = akte.plan.ist(stufe) {
            ist(akte, &mut z, (stufe, wann), &mut gemeldet, chronik);
        }
    }
    gemeldet
}

fn basis(akte: &Akte, z: &mut Zufall, chronik: &mut Chronik) {
    let quelle = texte::steckbrief(akte.plan.basis_am);
    let schritte = Stufe::ALLE.into_iter().filter_map(|s| {
        let g = if z.prozent(8) && s != Stufe::RolloutNrw { Genauigkeit::Monat } else { Genauigkeit::Tag };
        let zeit = grob(akte.plan.basis(s)?, g);
        Some(zeile(akte, (s, MeilensteinArt::Basis), zeit, "", &quelle))
    });
    let schritte = schritte.collect();
    chronik.eintragen(Vorgang {
        tag: akte.plan.basis_am,
        person: akte.projekt.person,
        herkunft: if z.prozent(20) { "cli" } else { "ui" },
        operation: "meilenstein_set",
        grund: Some("Basis gesetzt".to_owned()),
        schritte,
    });
}

fn plan(akte: &Akte, z: &mut Zufall, chronik: &mut Chronik) {
    let am = akte.plan.plan_am;
    let quelle = texte::quelle(z, akte.projekt.dienstleister, am);
    let schritte = Stufe::ALLE.into_iter().filter_map(|s| {
        let g = match z.zahl(1, 100) {
            1..=12 => Genauigkeit::Monat,
            13..=17 => Genauigkeit::Quartal,
            _ => Genauigkeit::Tag,
        };
        let zeit = grob(akte.plan.plan(s)?, g);
        Some(zeile(akte, (s, MeilensteinArt::Plan), zeit, "", &quelle))
    });
    let schritte = schritte.collect();
    chronik.eintragen(Vorgang {
        tag: am,
        person: akte.projekt.person,
        herkunft: "ui",
        operation: "meilenstein_set",
        grund: Some("Projektplan".to_owned()),
        schritte,
    });
}

/// How exactly the step was reported.
fn genauigkeit(akte: &Akte, z: &mut Zufall, stufe: Stufe, wann: NaiveDate) -> Genauigkeit {
    match (akte.los.merkmal, stufe) {
        (Merkmal::Undatiert, Stufe::Vorbereitung) => return Genauigkeit::Undatiert,
        (Merkmal::GrobeDaten, Stufe::Vorbereitung) => return Genauigkeit::Quartal,
        (Merkmal::GrobeDaten, Stufe::Konzeption) => return Genauigkeit::Monat,
        (Merkmal::GrobeDaten, Stufe::Umsetzung) => return Genauigkeit::Spaetestens,
        (Merkmal::Widerspruch | Merkmal::SpaetGemeldet, _) => return Genauigkeit::Tag,
        _ => {}
    }
    // The one that begins late is to begin before the history ends.
    if akte.los.schicksal == Schicksal::Neu {
        return Genauigkeit::Tag;
    }
    // Around the Stichtag a rough date would move a step to the wrong side of it.
    if wann > tag(2022, 5, 10) && wann < tag(2022, 7, 5) {
        return Genauigkeit::Tag;
    }
    match z.zahl(1, 100) {
        1..=12 => Genauigkeit::Monat,
        13..=15 if stufe != Stufe::RolloutNrw => Genauigkeit::Quartal,
        16..=19 if stufe != Stufe::RolloutNrw => Genauigkeit::Spaetestens,
        _ => Genauigkeit::Tag,
    }
}

fn ist(
    akte: &Akte,
    z: &mut Zufall,
    (stufe, wann): (Stufe, NaiveDate),
    gemeldet: &mut Vec<NaiveDate>,
    chronik: &mut Chronik,
) {
    let mut g = genauigkeit(akte, z, stufe, wann);
    let spaet = akte.los.merkmal == Merkmal::SpaetGemeldet && stufe == Stufe::Umsetzung;
    let nach = if spaet { z.zahl(48, 85) } else { z.zahl(1, 6) };
    let mut am = werktag(plus(grob(wann, g).datum().unwrap_or(wann), nach));
    if !akte.los.meldet(am) {
        g = Genauigkeit::Tag;
        am = werktag(plus(wann, 1));
    }
    if !akte.los.meldet(am) {
        return;
    }
    let zeit = if g == Genauigkeit::Undatiert { Zeitangabe::undatiert() } else { grob(wann, g) };
    let quelle = if z.prozent(84) { texte::quelle(z, akte.projekt.dienstleister, am) } else { String::new() };
    let verschoben = akte.los.merkmal == Merkmal::IstVerschoben && stufe == Stufe::Umsetzung;
    let grund = if verschoben { super::merkmale::VERSCHOBEN } else { "" };
    let mut schritte = vec![zeile(akte, (stufe, MeilensteinArt::Ist), zeit, grund, &quelle)];
    let neu = akte.los.schicksal == Schicksal::Neu;
    let mit_sachstand = gemeldet.len() < 3 && !neu && z.prozent(60);
    if mit_sachstand {
        schritte.push(sachstaende::zeile(akte, z, am));
        gemeldet.push(am);
    }
    chronik.eintragen(Vorgang {
        tag: am,
        person: akte.projekt.person,
        herkunft: if z.prozent(8) { "cli" } else { "ui" },
        operation: if mit_sachstand { "sachstand_add" } else { "meilenstein_set" },
        grund: if verschoben { Some(grund.to_owned()) } else { None },
        schritte,
    });
    let spaeter = plus(am, z.zahl(40, 160));
    if quelle.is_empty() && z.prozent(40) && akte.los.meldet(spaeter) {
        quelle_nachtragen(akte, z, stufe, spaeter, chronik);
    }
}

/// Only the source is set; everything else of the row stays.
fn quelle_nachtragen(akte: &Akte, z: &mut Zufall, stufe: Stufe, am: NaiveDate, chronik: &mut Chronik) {
    chronik.eintragen(Vorgang {
        tag: am,
        person: akte.projekt.person,
        herkunft: "ui",
        operation: "meilenstein_set",
        grund: Some("Quelle nachgetragen".to_owned()),
        schritte: vec![Schritt::Setzen {
            nomen: "meilenstein",
            felder: vec![
                ("projekt", akte.projekt.kuerzel.clone()),
                ("schritt", stufe.wort().to_owned()),
                ("art", MeilensteinArt::Ist.wort().to_owned()),
                ("quelle", texte::quelle(z, akte.projekt.dienstleister, am)),
            ],
        }],
    });
}
