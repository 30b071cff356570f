//! The true dates of a project: baseline, first plan, and when each step happens. What people know of them,
//! and when, is the matter of the other modules.

use chrono::NaiveDate;
use ozg_domain::projekt::Schritt as Stufe;

use super::kalender::{ENDE, STICHTAG, anteilig, plus, rund, tag, tage};
use super::los::{Los, Merkmal, Schicksal};
use super::projekte::Projekt;
use super::zufall::{Thema, Zufall};

/// Dates by step; a step without a date is not foreseen.
#[derive(Debug, Clone, Default)]
pub(super) struct Zeitplan {
    basis: [Option<NaiveDate>; 6],
    plan: [Option<NaiveDate>; 6],
    ist: [Option<NaiveDate>; 6],
    /// When the baseline was entered.
    pub(super) basis_am: NaiveDate,
    /// When the first plan was entered.
    pub(super) plan_am: NaiveDate,
}

impl Zeitplan {
    pub(super) fn basis(&self, stufe: Stufe) -> Option<NaiveDate> {
        self.basis[stufe as usize]
    }

    pub(super) fn plan(&self, stufe: Stufe) -> Option<NaiveDate> {
        self.plan[stufe as usize]
    }

    /// True day of the step, perhaps after the end of the history.
    pub(super) fn ist(&self, stufe: Stufe) -> Option<NaiveDate> {
        self.ist[stufe as usize]
    }

    /// Whether the NRW roll-out has begun by that day.
    pub(super) fn ist_live(&self, tag: NaiveDate) -> bool {
        self.ist(Stufe::RolloutNrw).is_some_and(|d| d <= tag)
    }

    /// Highest step begun by that day.
    pub(super) fn stand(&self, tag: NaiveDate) -> Option<Stufe> {
        Stufe::ALLE.into_iter().rev().find(|s| self.ist(*s).is_some_and(|d| d <= tag))
    }
}

/// One project with everything that is fixed about it.
pub(super) struct Akte<'a> {
    pub(super) seed: u64,
    pub(super) projekt: &'a Projekt,
    pub(super) los: &'a Los,
    pub(super) plan: &'a Zeitplan,
}

impl Akte<'_> {
    /// Whether the ist of the step ever becomes known with its day.
    pub(super) fn wird_gemeldet(&self, stufe: Stufe) -> bool {
        let hoechste = match self.los.schicksal {
            Schicksal::OhneDatum | Schicksal::Zurueckgestellt => Stufe::Konzeption,
            _ => Stufe::RolloutBund,
        };
        stufe <= hoechste && self.plan.ist(stufe).is_some_and(|d| d <= ENDE)
    }

    /// When a later step was reported without its date; from then on nobody asks for prognoses.
    pub(super) fn undatiert_am(&self) -> Option<NaiveDate> {
        let konzeption = self.plan.ist(Stufe::Konzeption)?;
        (self.los.schicksal == Schicksal::OhneDatum).then(|| plus(konzeption, 250))
    }

    pub(super) fn zufall(&self, thema: Thema) -> Zufall {
        Zufall::neu(self.seed, thema, self.projekt.nr)
    }
}

/// The dates of one project; none for the one that never reported.
pub(super) fn bauen(seed: u64, nr: usize, los: &Los) -> Option<Zeitplan> {
    if los.schicksal == Schicksal::Stumm {
        return None;
    }
    let mut z = Zufall::neu(seed, Thema::Zeitplan, nr);
    let mut p = Zeitplan { basis_am: plus(los.aufgenommen, z.zahl(7, 24)), ..Zeitplan::default() };
    p.plan_am = plus(p.basis_am, z.zahl(12, 40));
    basis_und_plan(&mut z, los, &mut p);
    ist(&mut z, los, &mut p);
    abrunden(&mut z, los, &mut p);
    Some(p)
}

fn basis_und_plan(z: &mut Zufall, los: &Los, p: &mut Zeitplan) {
    let beginn = if los.schicksal == Schicksal::Neu {
        tag(2021, 10, 1)
    } else {
        rund(plus(los.aufgenommen, z.zahl(40, 75)))
    };
    let anteile = [0, z.zahl(150, 210), z.zahl(400, 470), z.zahl(700, 790)];
    for (stufe, anteil) in Stufe::ALLE.into_iter().zip(anteile) {
        p.basis[stufe as usize] = Some(rund(anteilig(beginn, los.basis, anteil)));
    }
    // To the day here, not rounded, so that the line of the baseline climbs evenly.
    p.basis[Stufe::RolloutNrw as usize] = Some(los.basis);
    if z.prozent(40) {
        p.basis[Stufe::RolloutBund as usize] = Some(rund(plus(los.basis, z.zahl(150, 320))));
    }
    let verschub = z.zahl(0, 30);
    for stufe in Stufe::ALLE {
        p.plan[stufe as usize] = p.basis(stufe).map(|d| rund(plus(d, verschub + 7)).max(d));
    }
    if los.schicksal == Schicksal::Neu {
        p.plan[Stufe::Vorbereitung as usize] = Some(tag(2022, 3, 1));
    }
}

fn ist(z: &mut Zufall, los: &Los, p: &mut Zeitplan) {
    let beginn = p.basis(Stufe::Vorbereitung).unwrap_or(los.aufgenommen);
    let vorbereitung = match los.schicksal {
        Schicksal::Neu => plus(tag(2022, 9, 12), z.zahl(0, 40)),
        _ => plus(beginn, z.zahl(-6, 35)),
    };
    let rollout = los.rollout;
    let mut konzeption = anteilig(vorbereitung, rollout, z.zahl(140, 230));
    let mut umsetzung = anteilig(vorbereitung, rollout, z.zahl(390, 480));
    let mut pilotierung = anteilig(vorbereitung, rollout, z.zahl(690, 800));
    match los.schicksal {
        Schicksal::Konzeption => {
            konzeption = konzeption.min(plus(tag(2021, 9, 1), z.zahl(0, 75)));
            umsetzung = plus(tag(2022, 7, 18), z.zahl(0, 260));
            pilotierung = anteilig(umsetzung, rollout, 500);
        }
        Schicksal::Umsetzung => {
            umsetzung = umsetzung.min(plus(tag(2021, 11, 15), z.zahl(0, 150)));
        }
        Schicksal::Ausgeschieden => umsetzung = umsetzung.min(tag(2021, 12, 1)),
        Schicksal::OhneDatum | Schicksal::Zurueckgestellt => {
            konzeption = konzeption.min(plus(tag(2021, 3, 1), z.zahl(0, 90)));
            umsetzung = plus(konzeption, z.zahl(240, 330));
        }
        Schicksal::Betrieb | Schicksal::Neu | Schicksal::Stumm => {}
    }
    if let Some((von, Some(bis))) = los.pause {
        konzeption = konzeption.min(plus(von, -30));
        umsetzung = umsetzung.max(plus(bis, z.zahl(25, 60)));
        pilotierung = pilotierung.max(plus(umsetzung, 150));
    }
    if let Some(seit) = los.stille_seit {
        // Nothing happens unreported in the silence; it would have to be told from something.
        konzeption = konzeption.min(plus(seit, -40));
        if los.schicksal == Schicksal::Umsetzung {
            umsetzung = umsetzung.min(plus(seit, -12));
            if pilotierung > plus(seit, -5) && pilotierung < plus(STICHTAG, 30) {
                pilotierung = plus(STICHTAG, z.zahl(30, 90));
            }
        }
        umsetzung = if los.schicksal == Schicksal::Konzeption {
            umsetzung.max(plus(STICHTAG, 40))
        } else {
            umsetzung
        };
    }
    match los.merkmal {
        Merkmal::RolloutZurueck => {
            umsetzung = umsetzung.min(tag(2021, 5, 3));
            pilotierung = plus(tag(2021, 10, 4), z.zahl(0, 40));
        }
        Merkmal::IstVerschoben => {
            umsetzung = plus(tag(2021, 9, 20), z.zahl(0, 60));
            pilotierung = pilotierung.max(plus(umsetzung, 120));
        }
        Merkmal::Widerspruch => konzeption = plus(umsetzung, z.zahl(9, 24)),
        _ => {}
    }
    let tage = [vorbereitung, konzeption, umsetzung, pilotierung, rollout];
    for (stufe, tag) in Stufe::ALLE.into_iter().zip(tage) {
        p.ist[stufe as usize] = Some(tag);
    }
    if p.basis(Stufe::RolloutBund).is_some() {
        p.ist[Stufe::RolloutBund as usize] = Some(plus(rollout, z.zahl(150, 400)));
    }
}

/// Many steps begin on a 1st or a Monday; what would cross the Stichtag by it stays.
fn abrunden(z: &mut Zufall, los: &Los, p: &mut Zeitplan) {
    for stufe in [Stufe::Vorbereitung, Stufe::Konzeption, Stufe::Umsetzung, Stufe::Pilotierung] {
        let vorher = stufe.vorherige().and_then(|s| p.ist(s));
        if let Some(tag) = p.ist(stufe)
            && z.prozent(45)
            && los.merkmal != Merkmal::Widerspruch
        {
            let neu = rund(tag);
            let folgt = vorher.is_none_or(|v| v < neu) && neu > plus(los.aufgenommen, 14);
            if folgt && (tag <= STICHTAG) == (neu <= STICHTAG) && tage(neu, tag) < 15 {
                p.ist[stufe as usize] = Some(neu);
            }
        }
    }
}

/// The step before.
trait Vorherige: Sized {
    fn vorherige(self) -> Option<Self>;
}

impl Vorherige for Stufe {
    fn vorherige(self) -> Option<Self> {
        (self as usize).checked_sub(1).and_then(|i| Self::ALLE.get(i).copied())
    }
}
