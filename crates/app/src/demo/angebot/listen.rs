//! How the rows arrive: each provider sends a list a month, some rows are late, some are entered by hand.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use ozg_domain::zeit::tag_text;

use super::super::Schritt;
use super::super::chronik::{Chronik, Vorgang};
use super::super::kalender::{ENDE, plus, tag, werktag};
use super::super::texte::DIENSTLEISTER;
use super::super::zufall::Zufall;
use super::zeilen::{LAND, Schluessel, Zeile, Zeilen};
use super::{VERWALTUNG, von_hand};

/// Sender of what the coordination finds out itself.
const ERHEBUNG: &str = "Koordination";

/// A row with the day it was entered.
pub(super) struct Gemeldet<'a> {
    pub(super) schluessel: &'a Schluessel,
    pub(super) zeile: &'a Zeile,
    pub(super) am: NaiveDate,
}

/// Writes all rows, and says which came when.
pub(super) fn schreiben<'a>(z: &mut Zufall, zeilen: &'a Zeilen, chronik: &mut Chronik) -> Vec<Gemeldet<'a>> {
    let mut listen: BTreeMap<(NaiveDate, &'static str), Vec<Gemeldet<'a>>> = BTreeMap::new();
    let mut einzeln: BTreeMap<(NaiveDate, &'a str), Vec<Gemeldet<'a>>> = BTreeMap::new();
    for (schluessel, zeile) in zeilen {
        let ab = schluessel.2;
        // Two in three of what no provider reports come from the coordination's own survey.
        let absender =
            zeile.absender.or_else(|| (schluessel.0.len() == 5 && z.prozent(66)).then_some(ERHEBUNG));
        if let Some(absender) = absender {
            let spaeter = if z.prozent(10) { z.zahl(1, 3) } else { 0 };
            let am = listentag(absender, ab, spaeter);
            listen.entry((am, absender)).or_default().push(Gemeldet { schluessel, zeile, am });
        } else {
            // What began before the history is entered in its first months.
            let am = werktag(plus(ab, z.zahl(2, 45)).max(plus(tag(2020, 3, 9), z.zahl(0, 200))));
            einzeln.entry((am, &schluessel.0)).or_default().push(Gemeldet { schluessel, zeile, am });
        }
    }
    let mut aus = Vec::new();
    for ((am, absender), liste) in listen {
        let quelle = format!("Demodaten: Liste {absender}, {}", tag_text(am));
        chronik.eintragen(Vorgang {
            tag: am,
            person: VERWALTUNG,
            herkunft: "import",
            operation: "import",
            grund: Some(format!("Liste {absender}, {}", tag_text(am))),
            schritte: liste.iter().map(|g| setzen(g, &quelle)).collect(),
        });
        aus.extend(liste);
    }
    for ((am, _), liste) in einzeln {
        let land = liste.iter().any(|g| g.schluessel.1 == LAND);
        let quelle = match (land, z.zahl(1, 10)) {
            (_, 1) => String::new(),
            (true, _) => format!("Demodaten: Mitteilung Land, {}", tag_text(am)),
            (false, ..=6) => format!("Demodaten: Anruf Koordination, {}", tag_text(am)),
            (false, _) => format!("Demodaten: Internetseite, abgerufen am {}", tag_text(am)),
        };
        let schritte = liste.iter().map(|g| setzen(g, &quelle)).collect();
        chronik.eintragen(von_hand(am, "nachnutzung_set", None, schritte));
        aus.extend(liste);
    }
    aus.retain(|g| g.am <= ENDE);
    aus
}

/// The provider's day of the month after the row began to hold, or of a later one.
fn listentag(absender: &str, ab: NaiveDate, spaeter: i64) -> NaiveDate {
    let stelle = DIENSTLEISTER.iter().position(|d| *d == absender).unwrap_or(DIENSTLEISTER.len());
    let am = u32::try_from(stelle).unwrap_or(0) + 4;
    let monate = i64::from(ab.year()) * 12 + i64::from(ab.month0()) + 1 + spaeter;
    let (jahr, monat) =
        (i32::try_from(monate / 12).unwrap_or(2022), u32::try_from(monate % 12 + 1).unwrap_or(1));
    werktag(tag(jahr, monat, am).max(tag(2020, 3, am)))
}

fn setzen(g: &Gemeldet<'_>, quelle: &str) -> Schritt {
    let (leistung, ags, ab, loesung) = g.schluessel;
    let mut felder = vec![
        ("leistung", leistung.clone()),
        ("ags", ags.clone()),
        ("stand", g.zeile.stand.to_owned()),
        ("gueltig_ab", ab.to_string()),
        ("loesung", loesung.clone()),
        ("quelle", quelle.to_owned()),
    ];
    if !g.zeile.portal.is_empty() {
        felder.push(("portal", g.zeile.portal.clone()));
    }
    if let Some(grad) = g.zeile.grad {
        felder.push(("reifegrad_modell", grad.modell.to_owned()));
        felder.push(("reifegrad", grad.stufe.to_string()));
        felder.push(("reifegrad_art", grad.art.to_owned()));
    }
    Schritt::Setzen { nomen: "nachnutzung", felder }
}
