//! Finding, spoken values and table twin of the map.

use std::collections::BTreeMap;

use super::super::achse::zahl;
use super::super::anteil::{Anteil, NICHT_BEWERTBAR, enden, prozent};
use super::super::bild::Zwilling;
use super::super::name::kurz;
use super::super::satz::reinigen;
use super::klassen::{Einteilung, Stand};
use super::{Eingabe, Gebietswert};

/// Key of the order by name: "Ä" beside "A", equal names by key.
pub(super) fn ordnung(wert: &Gebietswert<'_>) -> (String, String) {
    (
        reinigen(wert.name)
            .to_lowercase()
            .replace('ä', "a")
            .replace('ö', "o")
            .replace('ü', "u")
            .replace('ß', "ss"),
        wert.ags.to_owned(),
    )
}

/// "Lippstadt: 99 von 1 418 (7,0 %), davon unbekannt 402, höchstens 35,3 %".
pub(super) fn gesprochen(wert: &Gebietswert<'_>) -> String {
    let name = reinigen(wert.name);
    let name = if name.is_empty() { wert.ags } else { &name };
    match wert.anteil {
        None => format!("{name}: nicht verglichen"),
        Some(a) if a.nenner == 0 => format!("{name}: {NICHT_BEWERTBAR}"),
        Some(a) if !a.bekannt() => format!("{name}: nicht gemeldet"),
        Some(a) => format!("{name}: {}", a.ganz()),
    }
}

/// The best, the lowest known one and how many are unknown.
pub(super) fn befund(eingabe: &Eingabe<'_>, werte: &BTreeMap<&str, Gebietswert<'_>>) -> String {
    let kopf = format!("{}, {}", kurz(eingabe.kennzahl), kurz(eingabe.art));
    let verglichen: Vec<&Gebietswert<'_>> = werte.values().filter(|w| w.anteil.is_some()).collect();
    let mut paare: Vec<(&Gebietswert<'_>, Anteil)> =
        verglichen.iter().filter_map(|w| Some((*w, w.anteil?))).filter(|(_, a)| a.bekannt()).collect();
    paare.sort_by_cached_key(|(w, _)| ordnung(w));
    let bekannt: Vec<(String, Anteil)> = paare.iter().map(|(w, a)| (kurz(w.name), *a)).collect();
    let (alle, offen) = (verglichen.len(), verglichen.len() - bekannt.len());
    if alle == 0 {
        return format!("{kopf}: keine Kommune zu vergleichen.");
    }
    let rest = match offen {
        0 => "alle sind gemeldet".to_owned(),
        1 => format!("1 von {} ist nicht gemeldet", zahl(alle as u64)),
        n => format!("{} von {} sind nicht gemeldet", zahl(n as u64), zahl(alle as u64)),
    };
    match enden(&bekannt) {
        None => format!("{kopf}: dazu liegen keine Angaben vor (0 von {} gemeldet).", zahl(alle as u64)),
        Some((oben, None)) => format!("{kopf}: {oben}; {rest}."),
        Some((oben, Some(unten))) => {
            format!("{kopf}: am höchsten {oben}, am niedrigsten von den gemeldeten {unten}; {rest}.")
        }
    }
}

pub(super) fn tabelle(werte: &BTreeMap<&str, Gebietswert<'_>>, einteilung: &Einteilung) -> Zwilling {
    let mut tabelle = Zwilling::neu(&[
        "Kommune",
        "AGS",
        "Zähler",
        "Nenner",
        "davon unbekannt",
        "Anteil mindestens",
        "Anteil höchstens",
        "Klasse",
    ]);
    let mut sortiert: Vec<&Gebietswert<'_>> = werte.values().collect();
    sortiert.sort_by_cached_key(|w| ordnung(w));
    for wert in sortiert {
        let name = reinigen(wert.name);
        let mut zeile = vec![if name.is_empty() { "unbekannt".to_owned() } else { name }, reinigen(wert.ags)];
        let stand = einteilung.stand(wert.anteil);
        match (stand, wert.anteil) {
            (Stand::Klasse(n), Some(a)) => {
                let anteil = |teil| prozent(teil, a.nenner).unwrap_or_else(|| NICHT_BEWERTBAR.to_owned());
                zeile.extend([a.zaehler.to_string(), a.nenner.to_string(), a.unbekannt.to_string()]);
                zeile.extend([anteil(a.zaehler), anteil(a.hoechstens()), einteilung.name(n)]);
            }
            (_, Some(a)) => {
                let wort = if a.nenner == 0 { NICHT_BEWERTBAR } else { "nicht gemeldet" };
                zeile.extend([wort.to_owned(), a.nenner.to_string(), a.unbekannt.to_string()]);
                zeile.extend(std::iter::repeat_n(wort.to_owned(), 3));
            }
            (_, None) => zeile.extend(std::iter::repeat_n("nicht verglichen".to_owned(), 6)),
        }
        tabelle.zeilen.push(zeile);
    }
    tabelle
}
