//! From counts to what may be said.

use chrono::{Days, NaiveDate};

use super::einstellung::Einstellung;
use super::lauf::{Zaehlung, Ziel};
use super::modell::{Grundlage, Modell, OhnePrognose, Stand};
use super::{Frage, Tor};

/// The forecast of a Stichtag. What the gate forbids is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Prognose {
    /// Day from which was forecast.
    pub stichtag: NaiveDate,
    /// The deadline.
    pub frist: NaiveDate,
    /// Last day that is told apart.
    pub horizont: NaiveDate,
    /// Number of runs, seed and the rest.
    pub einstellung: Einstellung,
    /// Projects in Betrieb at the Stichtag: the completions that the gate counts.
    pub abschluesse: u32,
    /// How much may be said.
    pub tor: Tor,
    /// Projects of the scope in the order they were given.
    pub projekte: Vec<Projektprognose>,
    /// Of these: without a forecast.
    pub ohne: u32,
    /// Of these: in Betrieb by the Frist, as on record.
    pub fest: u32,
    /// Runs in which every project with a forecast (and every one in Betrieb) is in Betrieb by the Frist.
    pub alle: Option<u32>,
    /// Sum over the projects of the runs in which it is in Betrieb by the Frist; divided by the runs the expected
    /// number.
    pub erwartet: Option<u64>,
    /// Day on which all with a forecast are in Betrieb; beyond the horizon `None`.
    pub tag_aller: Perzentile<NaiveDate>,
    /// Number in Betrieb by the Frist.
    pub anzahl: Perzentile<u32>,
    /// Bands of the number in Betrieb, by day.
    pub faecher: Vec<Faecherpunkt>,
}

impl Prognose {
    /// Probability that all are in Betrieb by the Frist if each went its own way: Π p_j. For comparison only.
    #[must_use]
    pub fn unabhaengig(&self) -> Option<f64> {
        let laeufe = f64::from(self.einstellung.laeufe);
        self.projekte
            .iter()
            .filter(|p| !matches!(p.stand, Projektstand::Ohne(_)))
            .map(|p| p.im_frist.map(|n| f64::from(n) / laeufe))
            .try_fold(1.0, |produkt, p| p.map(|p| produkt * p))
    }
}

/// One project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projektprognose {
    /// kuerzel.
    pub kuerzel: String,
    /// Where it stands.
    pub stand: Projektstand,
    /// Runs in which it is in Betrieb by the Frist; all or none if it is in Betrieb. `None` without a forecast and
    /// where the gate forbids it.
    pub im_frist: Option<u32>,
}

/// What the forecast of a project rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Projektstand {
    /// In Betrieb at the Stichtag.
    Betrieb,
    /// Remaining steps in their order with what each is drawn from.
    Offen(Vec<Grundlage>),
    /// No forecast.
    Ohne(OhnePrognose),
}

/// Percentiles as far as the gate allows: P10 and P90 from 5 completions, all from 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Perzentile<T> {
    /// In 10 % of the runs not more.
    pub p10: Option<T>,
    /// In half of them.
    pub p50: Option<T>,
    /// In 85 %.
    pub p85: Option<T>,
    /// In 90 %.
    pub p90: Option<T>,
}

/// A band around the median: so many per cent of the runs lie in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Lower edge.
    pub von: u32,
    /// Upper edge.
    pub bis: u32,
}

/// Number in Betrieb on a day of the fan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faecherpunkt {
    /// The day.
    pub tag: NaiveDate,
    /// Median; from 11 completions.
    pub mitte: Option<u32>,
    /// From 11 completions.
    pub band_50: Option<Band>,
    /// From 5 completions.
    pub band_80: Band,
    /// From 11 completions.
    pub band_90: Option<Band>,
}

/// Smallest place at which so many per cent of the runs are reached. `None` only without runs.
pub(super) fn quantil(zahlen: &[u32], laeufe: u32, prozent: u32) -> Option<usize> {
    let noetig = (u64::from(laeufe) * u64::from(prozent)).div_ceil(100).max(1);
    let mut bis = 0_u64;
    zahlen.iter().position(|n| {
        bis += u64::from(*n);
        bis >= noetig
    })
}

/// Band of per cent in the middle of a distribution of open projects, with those that are in Betrieb already.
pub(super) fn band(zahlen: &[u32], laeufe: u32, prozent: u32, schon: u32) -> Option<Band> {
    let rand = (100 - prozent.min(100)) / 2;
    let stelle = |q| quantil(zahlen, laeufe, q).and_then(|n| u32::try_from(n).ok()).map(|n| n + schon);
    Some(Band { von: stelle(rand)?, bis: stelle(100 - rand)? })
}

pub(super) fn auswerten(
    frage: &Frage<'_>,
    einstellung: Einstellung,
    modell: &Modell,
    ziel: &Ziel,
    abschluesse: u32,
    zaehlung: Option<Zaehlung>,
) -> Prognose {
    let tor = Tor::bei(abschluesse);
    let mut treffer = zaehlung.iter().flat_map(|z| &z.je_projekt);
    let projekte: Vec<Projektprognose> = modell
        .staende
        .iter()
        .map(|(kuerzel, stand)| {
            let (stand, im_frist) = match stand {
                Stand::Betrieb { im_frist } => {
                    (Projektstand::Betrieb, Some(if *im_frist { einstellung.laeufe } else { 0 }))
                }
                Stand::Offen { stufen, .. } => (
                    Projektstand::Offen(stufen.iter().map(|s| s.grundlage).collect()),
                    treffer.next().copied(),
                ),
                Stand::Ohne(grund) => (Projektstand::Ohne(*grund), None),
            };
            Projektprognose { kuerzel: kuerzel.clone(), stand, im_frist }
        })
        .collect();
    let zahl = |f: &dyn Fn(&Projektprognose) -> bool| {
        u32::try_from(projekte.iter().filter(|p| f(p)).count()).unwrap_or(u32::MAX)
    };
    let ohne = zahl(&|p| matches!(p.stand, Projektstand::Ohne(_)));
    let betrieb = zahl(&|p| p.stand == Projektstand::Betrieb);
    let fest = zahl(&|p| p.stand == Projektstand::Betrieb && p.im_frist != Some(0));
    let z = zaehlung.as_ref();
    Prognose {
        stichtag: frage.stichtag,
        frist: frage.frist,
        horizont: nach_tagen(frage.stichtag, ziel.horizont),
        einstellung,
        abschluesse,
        tor,
        ohne,
        fest,
        // Who came into Betrieb after the Frist has missed it in every run.
        alle: z.map(|z| if fest == betrieb { z.im_frist.last().copied().unwrap_or(0) } else { 0 }),
        erwartet: z.map(|_| projekte.iter().filter_map(|p| p.im_frist).map(u64::from).sum()),
        tag_aller: perzentile(tor, |q| {
            let z = z?;
            let nach = quantil(&z.letzter, z.laeufe, q).and_then(|n| u32::try_from(n).ok())?;
            // Day 0: no project is open, all were in Betrieb at the Stichtag.
            (nach <= ziel.horizont).then(|| nach_tagen(frage.stichtag, nach))
        }),
        anzahl: perzentile(tor, |q| {
            let z = z?;
            quantil(&z.im_frist, z.laeufe, q).and_then(|n| u32::try_from(n).ok()).map(|n| n + fest)
        }),
        faecher: z.map(|z| faecher(frage, ziel, z, tor, betrieb)).unwrap_or_default(),
        projekte,
    }
}

/// The calendar of this program ends long before that of the type.
fn nach_tagen(tag: NaiveDate, tage: u32) -> NaiveDate {
    tag.checked_add_days(Days::new(tage.into())).unwrap_or(NaiveDate::MAX)
}

fn perzentile<T>(tor: Tor, wert: impl Fn(u32) -> Option<T>) -> Perzentile<T> {
    let ab = |mindestens: Tor, q: u32| if tor >= mindestens { wert(q) } else { None };
    Perzentile {
        p10: ab(Tor::Spanne, 10),
        p50: ab(Tor::Perzentile, 50),
        p85: ab(Tor::Perzentile, 85),
        p90: ab(Tor::Spanne, 90),
    }
}

fn faecher(frage: &Frage<'_>, ziel: &Ziel, z: &Zaehlung, tor: Tor, betrieb: u32) -> Vec<Faecherpunkt> {
    let voll = tor == Tor::Perzentile;
    ziel.raster
        .iter()
        .zip(&z.faecher)
        .filter_map(|(nach, zahlen)| {
            let band = |prozent| band(zahlen, z.laeufe, prozent, betrieb);
            Some(Faecherpunkt {
                tag: nach_tagen(frage.stichtag, *nach),
                mitte: band(0).filter(|_| voll).map(|b| b.von),
                band_50: band(50).filter(|_| voll),
                band_80: band(80)?,
                band_90: band(90).filter(|_| voll),
            })
        })
        .collect()
}
