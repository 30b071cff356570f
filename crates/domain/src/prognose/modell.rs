//! From projects to what is drawn: which steps lie before each, and from what their durations come.

use chrono::NaiveDate;

use super::einstellung::Dreieck;
use crate::dauer::{DAUERND, hoechster, spannen};
use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};

/// So many completed spells of a step are needed to draw from them.
pub const PROBEN_MINDESTENS: usize = 5;
/// Places of the table of the triangle; its values are the quantiles in the middle of so many equal parts.
const TAFEL: u32 = 1_024;
/// Unit of the table of the triangle and of the shock: 2^-20.
pub(super) const BRUCH: u32 = 20;
/// No single remaining duration is longer: about 100 years.
const TAGE_MAX: i64 = 36_525;

/// What the duration of a step is drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grundlage {
    /// Completed spells, so many; of a running step those that lasted longer.
    Erfahrung(u32),
    /// Planned dates with the triangular range.
    Plan,
}

/// Why a project has no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OhnePrognose {
    /// Where it stands is not reported, and no date of the roll-out is planned.
    NichtGemeldet,
    /// Too few completed spells of a step, and no dates planned for it.
    OhnePlan,
    /// Too few completed spells, and the planned date has passed without a report.
    PlanUeberholt,
    /// The running step has lasted longer than every completed one, and no later date is planned.
    LaengerAlsAlle,
}

impl OhnePrognose {
    /// Word in JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::NichtGemeldet => "nicht_gemeldet",
            Self::OhnePlan => "ohne_plan",
            Self::PlanUeberholt => "plan_ueberholt",
            Self::LaengerAlsAlle => "laenger_als_alle",
        }
    }
}

/// One remaining duration, drawn from `werte[von..von + anzahl]`: days, or for a plan shares in 2^-20 of `faktor` days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stufe {
    pub(super) von: usize,
    pub(super) anzahl: u32,
    pub(super) faktor: u32,
    pub(super) grundlage: Grundlage,
}

/// What lies before a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stand {
    /// In Betrieb at the Stichtag, and whether it was by the Frist.
    Betrieb { im_frist: bool },
    /// Remaining steps; `abzug`: days that the running one has lasted.
    Offen { stufen: Vec<Stufe>, abzug: u32 },
    /// No forecast.
    Ohne(OhnePrognose),
}

/// All projects of the scope with what they are drawn from.
#[derive(Debug, Clone)]
pub(super) struct Modell {
    pub(super) staende: Vec<(String, Stand)>,
    pub(super) werte: Vec<u32>,
}

/// Ends of completed spells in days by step, ascending, as stretches of one array.
struct Proben {
    werte: Vec<u32>,
    je: [(usize, usize); 4],
}

impl Proben {
    fn sammeln(projekte: &[Projekt], tag: NaiveDate, dreieck: Dreieck) -> Self {
        let mut je: [Vec<u32>; 4] = std::array::from_fn(|_| Vec::new());
        for s in projekte.iter().flat_map(|p| spannen(p, tag)).filter(|s| !s.laeuft) {
            if let Some(liste) = je.get_mut(s.schritt as usize) {
                liste.push(s.tage);
            }
        }
        // The table of the triangle comes first, in 2^-20.
        let mut werte: Vec<u32> = (0..TAFEL)
            .map(|i| {
                let faktor = dreieck.quantil((f64::from(i) + 0.5) / f64::from(TAFEL));
                // At most 10 by the bounds of the triangle.
                // 0 to 10 · 2^20.
                (faktor * f64::from(1 << BRUCH)) as u32
            })
            .collect();
        let je = je.map(|mut liste| {
            liste.sort_unstable();
            let von = werte.len();
            werte.extend(liste);
            (von, werte.len())
        });
        Self { werte, je }
    }

    /// The whole stretch of a step if it has enough values.
    fn von(&self, schritt: Schritt) -> Option<(usize, usize)> {
        self.je.get(schritt as usize).copied().filter(|(von, bis)| bis - von >= PROBEN_MINDESTENS)
    }

    fn erfahrung((von, bis): (usize, usize)) -> Option<Stufe> {
        let anzahl = u32::try_from(bis.checked_sub(von)?).ok().filter(|n| *n > 0)?;
        Some(Stufe { von, anzahl, faktor: 1, grundlage: Grundlage::Erfahrung(anzahl) })
    }

    /// The part of a step whose values are greater than what has passed.
    fn laenger_als(&self, (von, bis): (usize, usize), tage: u32) -> Option<Stufe> {
        let kuerzer = self.werte.get(von..bis)?.partition_point(|w| *w <= tage);
        Self::erfahrung((von + kuerzer, bis))
    }
}

fn plan(tage: i64) -> Option<Stufe> {
    let faktor = u32::try_from(tage.min(TAGE_MAX)).ok()?;
    Some(Stufe { von: 0, anzahl: TAFEL, faktor, grundlage: Grundlage::Plan })
}

/// Best planned date of a step: prognose, else plan, else basis; undated ones say nothing.
pub(crate) fn geplant(p: &Projekt, schritt: Schritt) -> Option<NaiveDate> {
    [MeilensteinArt::Prognose, MeilensteinArt::Plan, MeilensteinArt::Basis]
        .into_iter()
        .find_map(|a| p.meilenstein(schritt, a)?.zeit.datum())
}

impl Modell {
    /// O(projects × milestones + spells × log spells).
    pub(super) fn bauen(projekte: &[Projekt], tag: NaiveDate, frist: NaiveDate, dreieck: Dreieck) -> Self {
        let proben = Proben::sammeln(projekte, tag, dreieck);
        let staende = projekte
            .iter()
            .filter_map(|p| {
                let phase = p.phase(tag).filter(|ph| ph.im_umfang())?;
                Some((p.kuerzel.clone(), stand(p, phase, tag, frist, &proben)))
            })
            .collect();
        Self { staende, werte: proben.werte }
    }
}

fn stand(p: &Projekt, phase: Phase, tag: NaiveDate, frist: NaiveDate, proben: &Proben) -> Stand {
    let aus = match phase {
        Phase::Betrieb => {
            return Stand::Betrieb { im_frist: p.phase(tag.min(frist)) == Some(Phase::Betrieb) };
        }
        Phase::Konzeption | Phase::Umsetzung => match hoechster(p, tag) {
            Some(schritt) => laufend(p, schritt, tag, proben),
            None => Err(OhnePrognose::NichtGemeldet),
        },
        // Nothing begun: the wait for the first step, or for the next one that is planned.
        Phase::Neu => bis_geplant(p, Schritt::ALLE.into_iter(), tag)
            .and_then(|(bis, warten)| Ok((anschluss(p, bis, vec![warten], proben)?, 0))),
        // Not known where; a date of the roll-out that is still to come says enough.
        Phase::NichtGemeldet => match geplant(p, Schritt::RolloutNrw).map(|d| (d - tag).num_days()) {
            Some(rest) if rest > 0 => plan(rest).map(|s| (vec![s], 0)).ok_or(OhnePrognose::NichtGemeldet),
            Some(_) | None => Err(OhnePrognose::NichtGemeldet),
        },
        Phase::Zurueckgestellt | Phase::Ausgeschieden => Err(OhnePrognose::NichtGemeldet),
    };
    match aus {
        Ok((stufen, abzug)) => Stand::Offen { stufen, abzug },
        Err(grund) => Stand::Ohne(grund),
    }
}

/// Rest of the running step, conditional on what it has lasted, and the steps after it.
fn laufend(
    p: &Projekt,
    schritt: Schritt,
    tag: NaiveDate,
    proben: &Proben,
) -> Result<(Vec<Stufe>, u32), OhnePrognose> {
    // A rough date says since when at the latest; so long it has lasted at least.
    let seit = p.meilenstein(schritt, MeilensteinArt::Ist).and_then(|m| m.zeit.datum());
    let bisher = seit.and_then(|d| u32::try_from((tag - d).num_days()).ok()).unwrap_or(0);
    let danach = || DAUERND.into_iter().chain([Schritt::RolloutNrw]).filter(move |s| *s > schritt);
    let strecke = proben.von(schritt);
    if let Some(stufe) = strecke.and_then(|s| proben.laenger_als(s, bisher)) {
        let naechster = danach().next().unwrap_or(Schritt::RolloutNrw);
        return Ok((anschluss(p, naechster, vec![stufe], proben)?, bisher));
    }
    let (bis, stufe) = bis_geplant(p, danach(), tag).map_err(|grund| match strecke {
        Some(_) => OhnePrognose::LaengerAlsAlle,
        None => grund,
    })?;
    Ok((anschluss(p, bis, vec![stufe], proben)?, 0))
}

/// From the day to the planned date of the lowest of these steps whose date is still to come.
fn bis_geplant(
    p: &Projekt,
    schritte: impl Iterator<Item = Schritt>,
    tag: NaiveDate,
) -> Result<(Schritt, Stufe), OhnePrognose> {
    let mut grund = OhnePrognose::OhnePlan;
    for schritt in schritte.filter(|s| *s <= Schritt::RolloutNrw) {
        match geplant(p, schritt).map(|d| (d - tag).num_days()) {
            Some(rest) if rest > 0 => return plan(rest).map(|s| (schritt, s)).ok_or(grund),
            // What has passed without a report says nothing of what remains; a later date still stands.
            Some(_) => grund = OhnePrognose::PlanUeberholt,
            None => {}
        }
    }
    Err(grund)
}

/// The steps from `ab` to the roll-out, each from experience, else from its planned dates.
fn anschluss(
    p: &Projekt,
    ab: Schritt,
    mut stufen: Vec<Stufe>,
    proben: &Proben,
) -> Result<Vec<Stufe>, OhnePrognose> {
    let mut schritt = ab;
    while schritt < Schritt::RolloutNrw {
        let hoehere = || Schritt::ALLE.into_iter().filter(|s| *s > schritt && *s <= Schritt::RolloutNrw);
        if let Some(stufe) = proben.von(schritt).and_then(Proben::erfahrung) {
            stufen.push(stufe);
            schritt = hoehere().next().unwrap_or(Schritt::RolloutNrw);
            continue;
        }
        // A step without a planned end lasts into the next one that has one.
        let beginn = geplant(p, schritt).ok_or(OhnePrognose::OhnePlan)?;
        let (bis, ende) =
            hoehere().find_map(|s| geplant(p, s).map(|d| (s, d))).ok_or(OhnePrognose::OhnePlan)?;
        // Dates against the order give no duration.
        stufen.push(plan((ende - beginn).num_days()).ok_or(OhnePrognose::OhnePlan)?);
        schritt = bis;
    }
    Ok(stufen)
}
