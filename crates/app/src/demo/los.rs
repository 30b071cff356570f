//! What becomes of each of the 35 projects: phase on the Stichtag of the pictures, dates of the roll-out,
//! and the peculiarities that the demo has to show. Numbers vary with the seed within fixed bounds.

use chrono::NaiveDate;

use super::kalender::{STICHTAG, plus, tag, werktag};
use super::termine;
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
        let pausiert = self.pause.is_some_and(|(von, bis)| tag >= von && bis.is_none_or(|b| tag <= b));
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
    termine::basis(&mut z, &mut lose);
    termine::rollout(&mut z, &mut lose);
    aufnahme(&mut z, &mut lose);
    unterbrechungen(&mut z, &mut lose);
    z.mischen(&mut lose);
    lose
}

/// Of the equal streams the one whose seed 7 shows the very figures of the pictures.
const STROM: usize = 46;

/// How many end where. Bounds leave 12 to 16 for Umsetzung.
fn verteilen(z: &mut Zufall) -> Vec<Los> {
    let unbekannt = z.zahl(1, 3);
    let betrieb = z.zahl(10, 14.min(16 - unbekannt));
    let konzeption = z.zahl(4.max(16 - unbekannt - betrieb), 7.min(20 - unbekannt - betrieb));
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

/// Places of the projects with that fate.
pub(super) fn stellen(lose: &[Los], schicksal: Schicksal) -> Vec<usize> {
    (0..lose.len()).filter(|i| lose[*i].schicksal == schicksal).collect()
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
                let fort = werktag(plus(von, z.zahl(110, 170)));
                los.pause = Some((von, Some(plus(fort, -1))));
            }
            Merkmal::Still => {
                let seit = plus(STICHTAG, -z.zahl(91, 168));
                // Backwards off a weekend, so that it stays more than 90 days.
                los.stille_seit = Some(if werktag(seit) == seit { seit } else { plus(seit, -2) });
            }
            _ => {}
        }
    }
}
