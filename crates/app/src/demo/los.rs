//! What becomes of each of the 35 projects: phase on the Stichtag of the pictures, dates of the roll-out,
//! and the peculiarities that the demo has to show. Numbers vary with the seed within fixed bounds.

use chrono::NaiveDate;

use super::kalender::{STICHTAG, linie, plus, tag};
use super::zufall::{Thema, Zufall};

/// Number of projects.
pub(super) const ANZAHL: usize = 35;

/// Where a project stands on 30.06.2022.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schicksal {
    Betrieb,
    Umsetzung,
    Konzeption,
    Neu,
    /// Nothing was ever reported.
    Stumm,
    /// A later step was seen without its date.
    OhneDatum,
    Ausgeschieden,
    Zurueckgestellt,
}

/// What is peculiar; at most one thing per project, so that none hides another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merkmal {
    Keins,
    /// Roll-out begun, taken back, phase Umsetzung again.
    RolloutZurueck,
    /// Umsetzung begun too early, its ist moved to a later day.
    IstVerschoben,
    /// Umsetzung begun, taken back, phase Konzeption again.
    UmsetzungZurueck,
    BasisGeaendert,
    /// An earlier step is dated after a later one.
    Widerspruch,
    /// Put aside and resumed.
    Fortgesetzt,
    /// A step became known weeks later.
    SpaetGemeldet,
    /// The first step has no date.
    Undatiert,
    /// Quarter, month and "spätestens".
    GrobeDaten,
    /// Roll-out on time or early.
    Puenktlich,
    /// No report for more than 90 days on the Stichtag.
    Still,
}

/// The fate of one project.
#[derive(Debug, Clone)]
pub(super) struct Los {
    pub(super) schicksal: Schicksal,
    pub(super) merkmal: Merkmal,
    pub(super) aufgenommen: NaiveDate,
    /// Baseline of the NRW roll-out.
    pub(super) basis: NaiveDate,
    /// True or finally expected day of the NRW roll-out.
    pub(super) rollout: NaiveDate,
    /// First and last day of the pause; the last is none while it lasts.
    pub(super) pause: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(super) austritt: Option<NaiveDate>,
    /// Last report before the silence that lasts beyond the Stichtag.
    pub(super) stille_seit: Option<NaiveDate>,
}

impl Los {
    /// Whether anybody reported on the project that day.
    pub(super) fn meldet(&self, tag: NaiveDate) -> bool {
        let vor_austritt = self.austritt.is_none_or(|d| tag < d);
        let pausiert =
            self.pause.is_some_and(|(von, bis)| tag >= von && bis.is_none_or(|b| tag <= b));
        let still = self.stille_seit.is_some_and(|s| tag > s && tag <= plus(STICHTAG, 8));
        vor_austritt && !pausiert && !still
    }

    /// Day after which nothing is reported any more.
    pub(super) fn schluss(&self) -> Option<NaiveDate> {
        let pause = self.pause.and_then(|(von, bis)| if bis.is_none() { Some(von) } else { None });
        self.austritt.or(pause)
    }
}

/// Draws the 35 fates.
pub(super) fn ziehen(seed: u64) -> Vec<Los> {
    let mut z = Zufall::neu(seed, Thema::Los, STROM);
    let mut lose = verteilen(&mut z);
    merkmale(&mut z, &mut lose);
    basis(&mut z, &mut lose);
    rollout(&mut z, &mut lose);
    aufnahme(&mut z, &mut lose);
    unterbrechungen(&mut z, &mut lose);
    z.mischen(&mut lose);
    lose
}

/// Of the equal streams the one whose seed 7 shows the very figures of the pictures.
const STROM: usize = 0;

/// How many end where. Bounds leave 12 to 16 for Umsetzung.
fn verteilen(z: &mut Zufall) -> Vec<Los> {
    let unbekannt = z.zahl(1, 3);
    let betrieb = z.zahl(10, 14.min(16 - unbekannt));
    let konzeption =
        z.zahl(4.max(16 - unbekannt - betrieb), 7.min(20 - unbekannt - betrieb));
    let umsetzung = 32 - unbekannt - betrieb - konzeption;
    [
        (Schicksal::Betrieb, betrieb),
        (Schicksal::Umsetzung, umsetzung),
        (Schicksal::Konzeption, konzeption),
        (Schicksal::Neu, 1),
        (Schicksal::Stumm, 1),
        (Schicksal::OhneDatum, unbekannt - 1),
        (Schicksal::Ausgeschieden, 1),
        (Schicksal::Zurueckgestellt, 1),
    ]
    .into_iter()
    .flat_map(|(schicksal, zahl)| (0..zahl).map(move |_| schicksal))
    .map(|schicksal| Los {
        schicksal,
        merkmal: Merkmal::Keins,
        aufgenommen: tag(2020, 1, 1),
        basis: STICHTAG,
        rollout: STICHTAG,
        pause: None,
        austritt: None,
        stille_seit: None,
    })
    .collect()
}

fn merkmale(z: &mut Zufall, lose: &mut [Los]) {
    use Merkmal as M;
    let betrieb = [M::Widerspruch, M::SpaetGemeldet, M::GrobeDaten, M::Puenktlich, M::Puenktlich];
    let umsetzung = [
        M::RolloutZurueck,
        M::IstVerschoben,
        M::BasisGeaendert,
        M::BasisGeaendert,
        M::Widerspruch,
        M::Fortgesetzt,
        M::SpaetGemeldet,
        M::Undatiert,
        M::Still,
        M::Still,
    ];
    let konzeption = [M::UmsetzungZurueck, M::Still, M::Still];
    for (schicksal, merkmale) in [
        (Schicksal::Betrieb, &betrieb[..]),
        (Schicksal::Umsetzung, &umsetzung[..]),
        (Schicksal::Konzeption, &konzeption[..]),
    ] {
        let mut orte = stellen(lose, schicksal);
        // The first to go live stays plain: it is the one that counts early in 2021.
        if schicksal == Schicksal::Betrieb && !orte.is_empty() {
            orte.remove(0);
        }
        z.mischen(&mut orte);
        for (ort, merkmal) in orte.into_iter().zip(merkmale) {
            lose[ort].merkmal = *merkmal;
        }
    }
}

fn stellen(lose: &[Los], schicksal: Schicksal) -> Vec<usize> {
    (0..lose.len()).filter(|i| lose[*i].schicksal == schicksal).collect()
}

/// Number of a place as i64; there are 35.
fn i(stelle: usize) -> i64 {
    i64::try_from(stelle).unwrap_or(0)
}

/// Baselines from December 2020 to December 2022, slowly at first.
fn basis(z: &mut Zufall, lose: &mut [Los]) {
    const PUNKTE: [(i64, i64); 6] =
        [(0, 0), (60, 90), (120, 207), (300, 391), (650, 570), (1_000, 740)];
    let mut plaetze: Vec<NaiveDate> = (0..34)
        .map(|n| plus(tag(2020, 12, 4), linie(&PUNKTE, (n * 2 + 1) * 1_000 / 68)))
        .collect();
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
    rest.extend(stellen(lose, Schicksal::Konzeption));
    rest.extend(stellen(lose, Schicksal::Neu));
    for (ort, tag) in rest.into_iter().zip(plaetze) {
        lose[ort].basis = tag;
    }
}

fn rollout(z: &mut Zufall, lose: &mut [Los]) {
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
            matches!(
                lose[*o].merkmal,
                Keins | Widerspruch | SpaetGemeldet | BasisGeaendert | Undatiert
            )
        })
        .collect();
    bald.sort_by_key(|o| lose[*o].basis);
    bald.truncate(usize::try_from(z.zahl(5, 8)).unwrap_or(5));
    for (ort, los) in lose.iter_mut().enumerate() {
        los.rollout = match los.schicksal {
            Schicksal::Betrieb => los.rollout,
            Schicksal::Umsetzung if bald.contains(&ort) => tag(2022, 7, 11)
                .max(plus(los.basis, z.zahl(60, 220)))
                .min(plus(tag(2022, 11, 1), z.zahl(0, 38)))
                .max(plus(tag(2022, 7, 11), z.zahl(0, 90))),
            Schicksal::Konzeption | Schicksal::Neu => {
                plus(los.basis, z.zahl(120, 330)).max(plus(tag(2023, 3, 1), z.zahl(0, 120)))
            }
            _ => plus(los.basis, z.zahl(60, 260)).max(plus(tag(2023, 1, 16), z.zahl(0, 200))),
        };
    }
}

/// Three or four waves; who is to go live early comes first.
fn aufnahme(z: &mut Zufall, lose: &mut [Los]) {
    let wellen = if z.prozent(60) {
        let zweite = plus(tag(2020, 4, 1), z.zahl(0, 2) * 14);
        vec![(z.zahl(20, 23), tag(2020, 1, 1)), (z.zahl(5, 7), zweite), (35, tag(2020, 9, 1))]
    } else {
        vec![
            (z.zahl(18, 21), tag(2020, 1, 1)),
            (z.zahl(5, 6), tag(2020, 4, 1)),
            (z.zahl(4, 5), tag(2020, 7, 1)),
            (35, tag(2020, 10, 1)),
        ]
    };
    let mut orte: Vec<usize> = (0..lose.len()).collect();
    z.mischen(&mut orte);
    orte.sort_by_key(|o| lose[*o].basis > tag(2021, 11, 15) && lose[*o].merkmal != Merkmal::Fortgesetzt);
    let mut orte = orte.into_iter();
    for (zahl, tag) in wellen {
        for ort in orte.by_ref().take(usize::try_from(zahl).unwrap_or(ANZAHL)) {
            lose[ort].aufgenommen = tag;
        }
    }
}

fn unterbrechungen(z: &mut Zufall, lose: &mut [Los]) {
    for los in lose {
        match los.schicksal {
            Schicksal::Ausgeschieden => los.austritt = Some(plus(tag(2022, 2, 1), z.zahl(0, 24))),
            Schicksal::Zurueckgestellt => {
                los.pause = Some((plus(tag(2021, 9, 15), z.zahl(0, 60)), None));
            }
            _ => {}
        }
        match los.merkmal {
            Merkmal::Fortgesetzt => {
                let von = plus(tag(2021, 4, 12), z.zahl(0, 60));
                los.pause = Some((von, Some(plus(von, z.zahl(110, 170)))));
            }
            Merkmal::Still => los.stille_seit = Some(plus(STICHTAG, -z.zahl(91, 168))),
            _ => {}
        }
    }
}
