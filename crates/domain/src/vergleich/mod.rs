//! What differs between two states, real change apart from correction.
//!
//! A state is a Stichtag and what was known. From the first state A to the second B the comparison goes in two legs:
//! A → A′ keeps the Stichtag and takes the later knowledge, A′ → B keeps the knowledge and takes the later Stichtag.
//! What differs on the first leg is a **Berichtigung**: the world was so all along, only we did not know. What differs
//! on the second is real change. Plans, services and undated money speak of no day; they differ between the two states
//! of knowledge and are no corrections.
//!
//! Places: [`phase`] of projects, [`termin`] milestones, [`geld`] tranches, grants and draw-downs.
//!
//! O((projects × milestones + amounts) × log); the number of changes is bounded by projects × milestones + amounts.

pub mod geld;
mod phase;
mod termin;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use self::geld::{Posten, Postenart};
use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use crate::zeit::Zeitangabe;

/// What is on record in one state of knowledge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bestand {
    /// Projects with their milestones, in any order.
    pub projekte: Vec<Projekt>,
    /// Services by kuerzel of their project.
    pub leistungen: BTreeMap<String, BTreeSet<String>>,
    /// Tranches, grants and draw-downs by kind and kennung.
    pub posten: BTreeMap<(Postenart, String), Posten>,
}

/// A state: what held on a day, as far as it was known.
#[derive(Debug, Clone, Copy)]
pub struct Stand<'a> {
    /// The day.
    pub stichtag: NaiveDate,
    /// What was known.
    pub bestand: &'a Bestand,
}

/// Kinds of change, in the order in which they are shown. Every change is of exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gruppe {
    /// Newly in Betrieb, from an earlier phase or from none that was reported.
    Betrieb,
    /// Newly in Umsetzung.
    Umsetzung,
    /// Newly in Konzeption.
    Konzeption,
    /// Back in an earlier phase, with a reason on record.
    Rueckschritt,
    /// A step was reached.
    Erreicht,
    /// A baseline, plan or prognosis names another day.
    Verschoben,
    /// A baseline, plan or prognosis was named for the first time, removed, or is as rough as it was not before.
    Termine,
    /// Taken into the programme.
    Aufgenommen,
    /// Left the programme.
    Ausgeschieden,
    /// Put aside.
    Zurueckgestellt,
    /// Resumed.
    Fortgesetzt,
    /// Tranches, grants, draw-downs.
    Geld,
    /// Services that a project deals with.
    Leistungen,
    /// Knowledge changed, not the world.
    Berichtigung,
}

impl Gruppe {
    /// All, in the order in which they are shown.
    pub const ALLE: [Self; 14] = [
        Self::Betrieb,
        Self::Umsetzung,
        Self::Konzeption,
        Self::Rueckschritt,
        Self::Erreicht,
        Self::Verschoben,
        Self::Termine,
        Self::Aufgenommen,
        Self::Ausgeschieden,
        Self::Zurueckgestellt,
        Self::Fortgesetzt,
        Self::Geld,
        Self::Leistungen,
        Self::Berichtigung,
    ];

    /// Word in JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Betrieb => "betrieb",
            Self::Umsetzung => "umsetzung",
            Self::Konzeption => "konzeption",
            Self::Rueckschritt => "rueckschritt",
            Self::Erreicht => "erreicht",
            Self::Verschoben => "verschoben",
            Self::Termine => "termine",
            Self::Aufgenommen => "aufgenommen",
            Self::Ausgeschieden => "ausgeschieden",
            Self::Zurueckgestellt => "zurueckgestellt",
            Self::Fortgesetzt => "fortgesetzt",
            Self::Geld => "geld",
            Self::Leistungen => "leistungen",
            Self::Berichtigung => "berichtigung",
        }
    }
}

/// A date of the project itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statusfeld {
    /// Taken in.
    Aufgenommen,
    /// Left.
    Ausgeschieden,
    /// Put aside.
    Zurueckgestellt,
    /// Resumed.
    Fortgesetzt,
}

impl Statusfeld {
    /// All.
    pub const ALLE: [Self; 4] =
        [Self::Aufgenommen, Self::Ausgeschieden, Self::Zurueckgestellt, Self::Fortgesetzt];

    /// Header of the field.
    #[must_use]
    pub fn kopf(self) -> &'static str {
        match self {
            Self::Aufgenommen => "aufgenommen_am",
            Self::Ausgeschieden => "ausgeschieden_am",
            Self::Zurueckgestellt => "zurueckgestellt_am",
            Self::Fortgesetzt => "fortgesetzt_am",
        }
    }
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Was {
    /// The phase; on the earlier Stichtag where it is a Berichtigung or a return to an earlier phase.
    Phase,
    /// A date of the project.
    Feld(Statusfeld),
    /// A date of a step.
    Meilenstein(Schritt, MeilensteinArt),
    /// A service, by OZG-ID or LeiKa-Schlüssel.
    Leistung(String),
    /// A tranche, grant or draw-down, by kennung.
    Posten(Postenart, String),
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seite {
    /// Nothing.
    Nichts,
    /// That phase.
    Phase(Phase),
    /// That day.
    Tag(NaiveDate),
    /// That date of a step, of that kind.
    Zeit(MeilensteinArt, Zeitangabe),
    /// The service belongs to the project.
    Zugeordnet,
    /// Money.
    Posten(Posten),
}

/// One change between two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aenderung {
    /// Kind of change.
    pub gruppe: Gruppe,
    /// kuerzel of the project; `None`: of none.
    pub projekt: Option<String>,
    /// What changed.
    pub was: Was,
    /// Before.
    pub alt: Seite,
    /// After.
    pub neu: Seite,
    /// Days of slip, positive is later; `None` where a day is not known on both sides.
    pub tage: Option<i64>,
}

/// A project on record in either state of knowledge, under its kuerzel in small letters.
struct Paar<'a> {
    kuerzel: &'a str,
    alt: Option<&'a Projekt>,
    neu: Option<&'a Projekt>,
}

fn paare<'a>(von: &'a Bestand, bis: &'a Bestand) -> Vec<Paar<'a>> {
    let mut je: BTreeMap<String, Paar<'a>> = BTreeMap::new();
    for p in &von.projekte {
        je.insert(p.kuerzel.to_lowercase(), Paar { kuerzel: &p.kuerzel, alt: Some(p), neu: None });
    }
    for p in &bis.projekte {
        let paar =
            je.entry(p.kuerzel.to_lowercase()).or_insert(Paar { kuerzel: &p.kuerzel, alt: None, neu: None });
        (paar.kuerzel, paar.neu) = (&p.kuerzel, Some(p));
    }
    je.into_values().collect()
}

/// What differs between two states, by group, then by kuerzel. `begruendet` names the projects, in small letters,
/// for which a removed or moved `ist` has a reason on record: only such a return to an earlier phase is a step back,
/// any other a Berichtigung.
///
/// Worded for the direction of time; in the other one every change has its sides exchanged.
#[must_use]
pub fn vergleich(von: Stand<'_>, bis: Stand<'_>, begruendet: &BTreeSet<String>) -> Vec<Aenderung> {
    let mut aus = Vec::new();
    for p in paare(von.bestand, bis.bestand) {
        let begruendet = begruendet.contains(&p.kuerzel.to_lowercase());
        phase::vergleichen(&p, von.stichtag, bis.stichtag, begruendet, &mut aus);
        // What came or went as a whole says it all.
        let (Some(alt), Some(neu)) = (p.alt, p.neu) else {
            continue;
        };
        if alt.phase(von.stichtag).is_none() && neu.phase(bis.stichtag).is_none() {
            continue;
        }
        termin::vergleichen(alt, neu, von.stichtag, bis.stichtag, &mut aus);
        leistungen(p.kuerzel, services(von.bestand, alt), services(bis.bestand, neu), &mut aus);
    }
    geld::vergleichen(von, bis, &mut aus);
    aus.sort_by_key(|a| a.gruppe);
    aus
}

fn services<'a>(bestand: &'a Bestand, p: &Projekt) -> BTreeSet<&'a str> {
    bestand.leistungen.get(&p.kuerzel).into_iter().flatten().map(String::as_str).collect()
}

fn leistungen(kuerzel: &str, alt: BTreeSet<&str>, neu: BTreeSet<&str>, aus: &mut Vec<Aenderung>) {
    for id in alt.symmetric_difference(&neu) {
        let seite = |da: bool| if da { Seite::Zugeordnet } else { Seite::Nichts };
        aus.push(Aenderung {
            gruppe: Gruppe::Leistungen,
            projekt: Some(kuerzel.to_owned()),
            was: Was::Leistung((*id).to_owned()),
            alt: seite(alt.contains(id)),
            neu: seite(neu.contains(id)),
            tage: None,
        });
    }
}

/// Whether a day lies after one Stichtag and not after the other.
fn zwischen(tag: NaiveDate, a: NaiveDate, b: NaiveDate) -> bool {
    a.min(b) < tag && tag <= a.max(b)
}

/// Median of days in half days, so that it stays a whole number; `None` of nothing.
#[must_use]
pub fn median_halbe_tage(tage: impl IntoIterator<Item = i64>) -> Option<i64> {
    let mut tage: Vec<i64> = tage.into_iter().collect();
    tage.sort_unstable();
    let mitte = tage.len() / 2;
    let obere = *tage.get(mitte)?;
    let untere = if tage.len().is_multiple_of(2) { *tage.get(mitte - 1)? } else { obere };
    Some(untere + obere)
}
