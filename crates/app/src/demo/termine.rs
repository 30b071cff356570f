//! Dates of the roll-out: the baseline each project agreed upon, and the day it truly goes live.

use chrono::NaiveDate;

use super::kalender::{STICHTAG, linie, plus, tag};
use super::los::{Los, Merkmal, Schicksal, stellen};
use super::zufall::Zufall;

/// Number of a place as i64; there are 35.
fn i(stelle: usize) -> i64 {
    i64::try_from(stelle).unwrap_or(0)
}

/// Baselines from December 2020 to December 2022, slowly at first.
pub(super) fn basis(z: &mut Zufall, lose: &mut [Los]) {
    const PUNKTE: [(i64, i64); 6] = [(0, 0), (60, 90), (120, 207), (300, 391), (650, 570), (1_000, 740)];
    let mut plaetze: Vec<NaiveDate> =
        (0..34).map(|n| plus(tag(2020, 12, 4), linie(&PUNKTE, (n * 2 + 1) * 1_000 / 68))).collect();
    // Who goes live first had planned for it, others in between are late.
    let live = stellen(lose, Schicksal::Betrieb);
    let platz = |j: usize| j + j.saturating_sub(4) * 7 / 8;
    for (j, ort) in live.iter().enumerate() {
        lose[*ort].basis = plaetze.get(platz(j)).copied().unwrap_or(STICHTAG);
    }
    let mut nr = 0;
    plaetze.retain(|_| {
        nr += 1;
        !(0..live.len()).any(|j| platz(j) == nr - 1)
    });
    let mut rest: Vec<usize> = (0..lose.len())
        .filter(|o| {
            !matches!(
                lose[*o].schicksal,
                Schicksal::Betrieb | Schicksal::Konzeption | Schicksal::Neu | Schicksal::Stumm
            )
        })
        .collect();
    z.mischen(&mut rest);
    // Who stands still cannot have planned for an early roll-out without years of delay.
    rest.sort_by_key(|o| {
        matches!(
            lose[*o].merkmal,
            Merkmal::Still | Merkmal::Fortgesetzt | Merkmal::IstVerschoben | Merkmal::RolloutZurueck
        )
    });
    rest.extend(stellen(lose, Schicksal::Konzeption));
    rest.extend(stellen(lose, Schicksal::Neu));
    for (ort, tag) in rest.into_iter().zip(plaetze) {
        lose[ort].basis = tag;
    }
}

/// True or finally expected days; those in Betrieb on the Stichtag climb faster and faster.
pub(super) fn rollout(z: &mut Zufall, lose: &mut [Los]) {
    const PUNKTE: [(i64, i64); 7] =
        [(0, 0), (80, 10), (160, 155), (300, 250), (500, 370), (750, 450), (1_000, 532)];
    let live = stellen(lose, Schicksal::Betrieb);
    for (j, ort) in live.iter().enumerate() {
        let ziel = linie(&PUNKTE, i(2 * j + 1) * 1_000 / i(2 * live.len()));
        let schwankung = if j == 0 { z.zahl(-20, 10) } else { z.zahl(-22, 22) };
        lose[*ort].rollout = plus(tag(2021, 1, 4), ziel + schwankung).min(tag(2022, 6, 23));
        if lose[*ort].merkmal == Merkmal::Puenktlich {
            lose[*ort].basis = plus(lose[*ort].rollout, z.zahl(0, 14));
        }
    }
    // Some of those in Umsetzung go live in the second half of 2022, the earliest planned first.
    let mut bald: Vec<usize> = stellen(lose, Schicksal::Umsetzung)
        .into_iter()
        .filter(|o| {
            use Merkmal::{BasisGeaendert, Keins, SpaetGemeldet, Undatiert, Widerspruch};
            matches!(lose[*o].merkmal, Keins | Widerspruch | SpaetGemeldet | BasisGeaendert | Undatiert)
        })
        .collect();
    bald.sort_by_key(|o| lose[*o].basis);
    bald.truncate(usize::try_from(z.zahl(6, 9)).unwrap_or(6));
    for (ort, los) in lose.iter_mut().enumerate() {
        los.rollout = match los.schicksal {
            Schicksal::Betrieb => los.rollout,
            Schicksal::Umsetzung if bald.contains(&ort) => tag(2022, 7, 11)
                .max(plus(los.basis, z.zahl(60, 220)))
                .min(plus(tag(2022, 11, 1), z.zahl(0, 38)))
                .max(plus(tag(2022, 7, 11), z.zahl(0, 90))),
            Schicksal::Neu => plus(tag(2024, 2, 1), z.zahl(0, 120)),
            Schicksal::Konzeption => {
                plus(los.basis, z.zahl(120, 330)).max(plus(tag(2023, 3, 1), z.zahl(0, 120)))
            }
            _ => plus(los.basis, z.zahl(60, 260)).max(plus(tag(2023, 1, 16), z.zahl(0, 110))),
        };
    }
}
