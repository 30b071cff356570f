//! Corrections: a Reifegrad looked at again, a missing one supplied, a row that meant another Kommune.

use std::collections::BTreeMap;

use ozg_domain::zeit::tag_text;

use super::super::Schritt;
use super::super::chronik::{Chronik, Vorgang};
use super::super::kalender::{ENDE, plus, werktag};
use super::super::zufall::Zufall;
use super::listen::Gemeldet;
use super::{VERWALTUNG, von_hand};

/// Writes them: one entry for some rows of a Leistung, weeks after the last of these came in.
pub(super) fn schreiben(z: &mut Zufall, gemeldet: &[Gemeldet<'_>], chronik: &mut Chronik) {
    let mut je_leistung: BTreeMap<&str, Vec<&Gemeldet<'_>>> = BTreeMap::new();
    for g in gemeldet.iter().filter(|g| g.zeile.frei && g.zeile.stand == "online") {
        je_leistung.entry(&g.schluessel.0).or_default().push(g);
    }
    je_leistung.retain(|_, zeilen| zeilen.len() >= 12);
    for (nr, zeilen) in je_leistung.into_values().enumerate() {
        let mut zeilen = zeilen;
        z.mischen(&mut zeilen);
        match nr % 4 {
            0 => entfernen(z, &zeilen, chronik),
            1 => herabstufen(z, &zeilen, chronik),
            2 => nachtragen(z, &zeilen, chronik),
            _ => {}
        }
    }
}

/// The day the correction is entered; none if the history ends before.
fn berichtigt_am(z: &mut Zufall, zeilen: &[&Gemeldet<'_>]) -> Option<chrono::NaiveDate> {
    let letzter = zeilen.iter().map(|g| g.am).max()?;
    let am = werktag(plus(letzter, z.zahl(20, 110)));
    (am <= ENDE).then_some(am)
}

/// A report meant another Kommune.
fn entfernen(z: &mut Zufall, zeilen: &[&Gemeldet<'_>], chronik: &mut Chronik) {
    let zeilen: Vec<_> = zeilen.iter().copied().take(2).collect();
    let Some(am) = berichtigt_am(z, &zeilen) else {
        return;
    };
    let schritte = zeilen
        .iter()
        .map(|g| {
            let (leistung, ags, ab, loesung) = g.schluessel;
            let schluessel = vec![leistung.clone(), ags.clone(), ab.to_string(), loesung.clone()];
            Schritt::Entfernen { nomen: "nachnutzung", schluessel }
        })
        .collect();
    let grund = Some("Meldung betraf eine andere Kommune");
    chronik.eintragen(von_hand(am, "nachnutzung_clear", grund, schritte));
}

/// A look at the service shows less than was reported.
fn herabstufen(z: &mut Zufall, zeilen: &[&Gemeldet<'_>], chronik: &mut Chronik) {
    let zahl = usize::try_from(z.zahl(3, 12)).unwrap_or(3);
    let zeilen: Vec<_> = zeilen
        .iter()
        .copied()
        .filter(|g| g.zeile.grad.is_some_and(|grad| grad.modell == "1.1" && grad.stufe > 0))
        .take(zahl)
        .collect();
    let Some(am) = berichtigt_am(z, &zeilen) else {
        return;
    };
    let quelle = format!("Demodaten: Stichprobe Koordination, {}", tag_text(am));
    let stufe = |g: &Gemeldet<'_>| g.zeile.grad.map_or(0, |grad| grad.stufe - 1);
    let schritte =
        zeilen.iter().map(|g| aendern(g, vec![("reifegrad", stufe(g).to_string())], &quelle)).collect();
    let grund = Some("Stichprobe: Reifegrad eine Stufe niedriger als gemeldet");
    chronik.eintragen(von_hand(am, "nachnutzung_set", grund, schritte));
}

/// A provider supplies Reifegrade that its lists lacked.
fn nachtragen(z: &mut Zufall, zeilen: &[&Gemeldet<'_>], chronik: &mut Chronik) {
    let ohne = |g: &&&Gemeldet<'_>| g.zeile.grad.is_none() && g.zeile.absender.is_some();
    let zeilen: Vec<_> = zeilen.iter().filter(ohne).copied().take(15).collect();
    let (Some(am), Some(erste)) = (berichtigt_am(z, &zeilen), zeilen.first()) else {
        return;
    };
    let absender = erste.zeile.absender.unwrap_or_default();
    let quelle = format!("Demodaten: Berichtigte Liste {absender}, {}", tag_text(am));
    let schritte = zeilen
        .iter()
        .filter(|g| g.zeile.absender == Some(absender))
        .map(|g| {
            let grad = vec![
                ("reifegrad_modell", "1.1".to_owned()),
                ("reifegrad", z.zahl(1, 3).to_string()),
                ("reifegrad_art", "genau".to_owned()),
            ];
            aendern(g, grad, &quelle)
        })
        .collect();
    chronik.eintragen(Vorgang {
        tag: am,
        person: VERWALTUNG,
        herkunft: "import",
        operation: "import",
        grund: Some(format!("Berichtigte Liste {absender}, {}", tag_text(am))),
        schritte,
    });
}

fn aendern(g: &Gemeldet<'_>, weitere: Vec<(&'static str, String)>, quelle: &str) -> Schritt {
    let (leistung, ags, ab, loesung) = g.schluessel;
    let mut felder = vec![
        ("leistung", leistung.clone()),
        ("ags", ags.clone()),
        ("gueltig_ab", ab.to_string()),
        ("loesung", loesung.clone()),
        ("quelle", quelle.to_owned()),
    ];
    felder.extend(weitere);
    Schritt::Setzen { nomen: "nachnutzung", felder }
}
