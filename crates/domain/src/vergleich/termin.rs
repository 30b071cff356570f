//! Milestones: moved plans, steps reached, corrected reports.

use chrono::NaiveDate;

use super::{Aenderung, Gruppe, Seite, Was, zwischen};
use crate::projekt::{MeilensteinArt, Projekt, Schritt};
use crate::zeit::Zeitangabe;

pub(super) fn vergleichen(
    alt: &Projekt,
    neu: &Projekt,
    von: NaiveDate,
    bis: NaiveDate,
    aus: &mut Vec<Aenderung>,
) {
    for schritt in Schritt::ALLE {
        for art in [MeilensteinArt::Basis, MeilensteinArt::Plan, MeilensteinArt::Prognose] {
            aus.extend(termin(alt, neu, schritt, art));
        }
        aus.extend(ist(alt, neu, schritt, von, bis));
    }
}

/// A date with its kind.
type Angabe = Option<(MeilensteinArt, Zeitangabe)>;

fn angabe(p: &Projekt, schritt: Schritt, art: MeilensteinArt) -> Angabe {
    p.meilenstein(schritt, art).map(|m| (art, m.zeit))
}

fn seite(angabe: Angabe) -> Seite {
    angabe.map_or(Seite::Nichts, |(art, zeit)| Seite::Zeit(art, zeit))
}

fn tage(alt: Angabe, neu: Angabe) -> Option<i64> {
    Some((neu?.1.datum()? - alt?.1.datum()?).num_days())
}

/// A plan speaks of no Stichtag: it differs between the two states of knowledge. A prognosis that was named for the
/// first time moved what was planned until then.
fn termin(alt: &Projekt, neu: &Projekt, schritt: Schritt, art: MeilensteinArt) -> Option<Aenderung> {
    if angabe(alt, schritt, art) == angabe(neu, schritt, art) {
        return None;
    }
    let sonst = |p| if art == MeilensteinArt::Prognose { erwartet(p, schritt) } else { None };
    let davor = angabe(alt, schritt, art).or_else(|| sonst(alt));
    let danach = angabe(neu, schritt, art).or_else(|| sonst(neu));
    let tage = tage(davor, danach);
    Some(Aenderung {
        gruppe: if tage.is_some_and(|t| t != 0) { Gruppe::Verschoben } else { Gruppe::Termine },
        projekt: Some(neu.kuerzel.clone()),
        was: Was::Meilenstein(schritt, art),
        alt: seite(davor),
        neu: seite(danach),
        tage,
    })
}

/// The best date that was on record for a step before it was reached.
fn erwartet(p: &Projekt, schritt: Schritt) -> Angabe {
    [MeilensteinArt::Prognose, MeilensteinArt::Plan, MeilensteinArt::Basis]
        .into_iter()
        .filter_map(|art| angabe(p, schritt, art))
        .min_by_key(|(_, z)| z.datum().is_none())
}

/// A step that was reached between the Stichtage is a real change, any other difference a correction: it concerns the
/// earlier Stichtag, or no day at all.
fn ist(alt: &Projekt, neu: &Projekt, schritt: Schritt, von: NaiveDate, bis: NaiveDate) -> Option<Aenderung> {
    let art = MeilensteinArt::Ist;
    let (alte, neue) = (angabe(alt, schritt, art), angabe(neu, schritt, art));
    let zaehlt = |a: Angabe, tag: NaiveDate| a.filter(|(_, z)| z.datum().is_none() || z.bis(tag));
    let aenderung = |gruppe, davor: Angabe, danach: Angabe| {
        Some(Aenderung {
            gruppe,
            projekt: Some(neu.kuerzel.clone()),
            was: Was::Meilenstein(schritt, art),
            alt: seite(davor),
            neu: seite(danach),
            tage: tage(davor, danach),
        })
    };
    if neue.and_then(|(_, z)| z.datum()).is_some_and(|d| zwischen(d, von, bis)) {
        // Either it was expected, or it was thought to be reached already, or one looks backwards.
        let davor = zaehlt(alte, von).or_else(|| erwartet(alt, schritt));
        let danach = zaehlt(neue, bis).or_else(|| erwartet(neu, schritt));
        return aenderung(Gruppe::Erreicht, davor, danach);
    }
    if zaehlt(alte, von) == zaehlt(neue, von) {
        return None;
    }
    // A report that moved beyond both Stichtage still says from where and where to.
    aenderung(Gruppe::Berichtigung, alte, neue)
}
