//! How each Leistung spreads: by one row for the Land or the Bund, along an S-curve, into every Kommune, or here
//! and there. Many of all count by the mildest rule, few by the strict ones.

use chrono::NaiveDate;

use super::super::kalender::{plus, tag};
use super::super::projekte::KOMMUNAL;
use super::super::zufall::Zufall;
use super::super::{Leistung, Stamm};
use super::loesungen::Loesung;
use super::traeger::Traeger;

/// How far a Leistung gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weg {
    /// An S-curve: thousandths of the Kommunen that join in the end, days it takes.
    Kurve { anteil: i64, dauer: i64 },
    /// All that are responsible except so many.
    Alle { ohne: usize },
    /// One row holds for all of Nordrhein-Westfalen.
    Land,
    /// One row holds for all of Germany.
    Bund,
    /// So many large Kommunen, each by itself.
    Einzelne(usize),
}

/// One Leistung and how it spreads.
#[derive(Debug, Clone)]
pub(super) struct Ausrollung<'a> {
    /// Place of the Leistung in the catalogue.
    pub(super) nr: usize,
    pub(super) leistung: &'a Leistung,
    pub(super) traeger: Traeger,
    pub(super) weg: Weg,
    pub(super) loesung: Option<&'a Loesung>,
    /// A second one that some Kommunen use beside or instead.
    pub(super) zweite: Option<&'a Loesung>,
    pub(super) beginn: NaiveDate,
    /// Usual Reifegrad, 0–4.
    pub(super) stufe: i64,
    /// The day from which the Lösung is better, if it ever is.
    pub(super) hebung: Option<NaiveDate>,
    /// Whether rows of a LeiKa-Leistung stand beside those of the OZG-Leistung.
    pub(super) mit_leika: bool,
    /// Whether autumn 2022 is reported in the draft of another model.
    pub(super) modell_2: bool,
}

/// How many Leistungen go which way, in this order; the Lösungen come before them.
const LAND: usize = 36;
const BUND: usize = 11;
const KURVEN: usize = 34;
const EINZELNE: usize = 215;

/// Draws the way of all Leistungen that anybody offers.
pub(super) fn planen<'a>(
    z: &mut Zufall,
    stamm: &'a Stamm,
    traeger: &[Traeger],
    loesungen: &'a [Loesung],
) -> Vec<Ausrollung<'a>> {
    let mut aus: Vec<Ausrollung<'a>> = Vec::new();
    for l in loesungen.iter().filter(|l| l.leistung.is_some()) {
        let Some(weg) = weg_einer_loesung(z, l, aus.len()) else {
            continue;
        };
        let basis = l.leistung.and_then(|nr| neu(stamm, traeger, nr, weg));
        aus.extend(basis.map(|a| Ausrollung { loesung: Some(l), beginn: l.ab, ..a }));
    }
    let mut topf: Vec<usize> = (0..stamm.leistungen.len()).collect();
    topf.retain(|nr| {
        stamm.leistungen.get(*nr).is_some_and(|l| l.kommunal)
            && loesungen.iter().all(|l| l.leistung != Some(*nr))
    });
    z.mischen(&mut topf);
    topf.sort_by_key(|nr| stamm.leistungen.get(*nr).is_none_or(|l| !KOMMUNAL.contains(&l.ozg_id.as_str())));
    let plattformen: Vec<&Loesung> = loesungen.iter().filter(|l| l.leistung.is_none()).collect();
    let art = |nr: usize| traeger.get(nr).copied().unwrap_or(Traeger::Gemeinden);
    // Everywhere by rows of each Kommune: few, and two of them lack a single one.
    for (wer, ohne) in [
        (Traeger::Gemeinden, 0),
        (Traeger::Gemeinden, 0),
        (Traeger::Gemeinden, 1),
        (Traeger::Kreise, 0),
        (Traeger::Kreise, 0),
        (Traeger::Kreise, 0),
        (Traeger::Kreise, 0),
        (Traeger::Kreise, 1),
    ] {
        if let Some(ort) = topf.iter().position(|nr| art(*nr) == wer) {
            aus.extend(neu(stamm, traeger, topf.remove(ort), Weg::Alle { ohne }));
        }
    }
    let mut topf = topf.into_iter();
    let mut wege = Vec::new();
    wege.extend((0..LAND).map(|_| Weg::Land));
    wege.extend((0..BUND).map(|_| Weg::Bund));
    wege.extend((0..KURVEN).map(|_| Weg::Kurve { anteil: z.zahl(120, 520), dauer: z.zahl(250, 800) }));
    wege.extend((0..EINZELNE).map(|_| Weg::Einzelne(usize::try_from(z.zahl(1, 3)).unwrap_or(1))));
    for (weg, nr) in wege.into_iter().zip(topf.by_ref()) {
        let plattform = plattformen.get(nr % 5).copied();
        aus.extend(neu(stamm, traeger, nr, weg).map(|a| Ausrollung { loesung: plattform, ..a }));
    }
    eigenheiten(z, &plattformen, &mut aus);
    aus
}

/// An EfA service of another Land comes as one row or along a curve; one without users has a few that try it.
fn weg_einer_loesung(z: &mut Zufall, l: &Loesung, nr: usize) -> Option<Weg> {
    let fremd = !matches!(l.federfuehrung, "" | "Nordrhein-Westfalen");
    match (fremd, l.ohne_nutzer) {
        (true, true) => None,
        (false, true) => Some(Weg::Einzelne(2)),
        (true, false) if nr.is_multiple_of(2) => Some(Weg::Land),
        _ => Some(Weg::Kurve { anteil: z.zahl(270, 870), dauer: z.zahl(300, 800) }),
    }
}

fn neu<'a>(stamm: &'a Stamm, traeger: &[Traeger], nr: usize, weg: Weg) -> Option<Ausrollung<'a>> {
    Some(Ausrollung {
        nr,
        leistung: stamm.leistungen.get(nr)?,
        traeger: traeger.get(nr).copied()?,
        weg,
        loesung: None,
        zweite: None,
        beginn: tag(2020, 6, 1),
        stufe: 2,
        hebung: None,
        mit_leika: false,
        modell_2: false,
    })
}

/// Dates, Reifegrade and what is peculiar.
fn eigenheiten<'a>(z: &mut Zufall, plattformen: &[&'a Loesung], ausrollungen: &mut [Ausrollung<'a>]) {
    let (mut kurven, mut laender) = (0, 0);
    for a in ausrollungen {
        a.stufe = [2, 2, 2, 3, 3, 3, 1, 3, 4, 0]
            .get(usize::try_from(z.zahl(0, 9)).unwrap_or(0))
            .copied()
            .unwrap_or(2);
        let eigene = a.loesung.is_some_and(|l| l.leistung.is_some());
        if !eigene {
            a.beginn = plus(tag(2020, 4, 1), z.zahl(0, 600));
        }
        match a.weg {
            Weg::Kurve { .. } => {
                kurven += 1;
                a.hebung = (kurven % 8 == 2).then(|| plus(a.beginn, z.zahl(200, 420)));
                a.zweite = plattformen
                    .iter()
                    .copied()
                    .find(|p| a.loesung.is_none_or(|l| l.kennung != p.kennung))
                    .filter(|_| kurven % 7 == 3);
                a.mit_leika = kurven % 5 == 1 && a.leistung.leika.len() > 1;
                a.modell_2 = kurven % 17 == 5;
            }
            Weg::Alle { .. } => {
                a.beginn = plus(tag(2020, 3, 2), z.zahl(0, 300));
                a.stufe = z.zahl(2, 3);
            }
            Weg::Land | Weg::Bund => {
                laender += 1;
                if !eigene {
                    a.beginn = plus(tag(2020, 5, 4), z.zahl(0, 900));
                }
                // One in four is complete, one in seven below what counts.
                a.stufe = match laender % 7 {
                    0 => 1,
                    3 => z.zahl(3, 4),
                    _ => 2,
                };
                a.mit_leika = laender % 4 == 1 && a.leistung.leika.len() > 1;
            }
            Weg::Einzelne(_) if eigene => {}
            Weg::Einzelne(_) => {
                a.beginn = plus(tag(2019, 6, 3), z.zahl(0, 1_180));
                // Before the platforms there were only forms of the Kommune itself.
                a.loesung = a.loesung.filter(|l| l.ab <= a.beginn);
            }
        }
    }
}
