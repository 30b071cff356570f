//! The runs: blocks of 256, each with a stream of its own; only counts leave a block, and sums of counts do not care
//! which thread made them.
//!
//! O(runs × projects × steps); nothing is allocated per run.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::einstellung::Einstellung;
use super::modell::{BRUCH, Grundlage, Modell, Stand, Stufe};
use super::zufall::{Strom, exp};

/// Runs of a block; progress and cancelling are looked at between two of them.
pub(super) const BLOCK: u32 = 256;
const BREITE: usize = BLOCK as usize;
/// Unit of the shock: 2^-20.
const SCHOCK_EINS: f64 = (1 << BRUCH) as f64;
/// No shock is greater; the first remaining day would lie beyond the horizon with it.
const SCHOCK_MAX: f64 = 4_095.0;
/// Sums are kept in 2^-8 days: five steps of 100 years, each ten times as long, fit 32 bits.
const SUMME_BRUCH: u32 = 8;

/// How far the runs are: done, of all. `Break` cancels.
pub type Fortschritt<'a> = dyn FnMut(u32, u32) -> ControlFlow<()> + 'a;

/// What is counted, in days after the Stichtag.
#[derive(Debug, Clone)]
pub(super) struct Ziel {
    /// Day of the Frist; 0: it is over, or it is its day. At most the horizon.
    pub(super) frist: u32,
    /// Last day that is told apart.
    pub(super) horizont: u32,
    /// Days of the fan, ascending, from 1, at most the horizon.
    pub(super) raster: Vec<u32>,
}

/// Counts over all runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zaehlung {
    /// Runs.
    pub(super) laeufe: u32,
    /// Per open project: runs in which it is in Betrieb by the Frist.
    pub(super) je_projekt: Vec<u32>,
    /// Number of open projects in Betrieb by the Frist → runs.
    pub(super) im_frist: Vec<u32>,
    /// Day on which the last open project comes into Betrieb → runs; beyond the horizon in the last place.
    pub(super) letzter: Vec<u32>,
    /// Day of the fan → number of open projects in Betrieb → runs.
    pub(super) faecher: Vec<Vec<u32>>,
}

/// An open project in the order of the model.
struct Offen<'a> {
    stufen: &'a [Stufe],
    /// In 2^-8 days.
    abzug: u32,
}

/// All that a thread reads.
struct Vorgabe<'a> {
    offene: Vec<Offen<'a>>,
    werte: &'a [u32],
    ziel: &'a Ziel,
    /// Place in the fan of each day up to the horizon: the first day of it that is not earlier.
    platz: Vec<u16>,
    einstellung: Einstellung,
}

/// What a thread writes: counts, and room for one block.
struct Werkbank {
    zahl: Zaehlung,
    /// Flat: place of the fan × (open projects + 1).
    faecher: Vec<u32>,
    schock: [u32; BREITE],
    summe: [u32; BREITE],
    tag: [u32; BREITE],
    im_frist: [u32; BREITE],
    letzter: [u32; BREITE],
    /// Flat: run × (places of the fan + 1); what lies beyond the fan in the last place.
    stelle: Vec<u16>,
}

impl Werkbank {
    fn neu(v: &Vorgabe<'_>) -> Self {
        let (n, raster) = (v.offene.len(), v.ziel.raster.len());
        Self {
            zahl: Zaehlung {
                laeufe: 0,
                je_projekt: vec![0; n],
                im_frist: vec![0; n + 1],
                letzter: vec![0; v.ziel.horizont as usize + 2],
                faecher: Vec::new(),
            },
            faecher: vec![0; raster * (n + 1)],
            schock: [0; BREITE],
            summe: [0; BREITE],
            tag: [0; BREITE],
            im_frist: [0; BREITE],
            letzter: [0; BREITE],
            stelle: vec![0; BREITE * (raster + 1)],
        }
    }

    fn block(&mut self, v: &Vorgabe<'_>, nr: u32) {
        let laeufe = v.einstellung.laeufe.saturating_sub(nr.saturating_mul(BLOCK)).min(BLOCK) as usize;
        let mut strom = Strom::neu(v.einstellung.seed, u64::from(nr));
        for s in &mut self.schock {
            *s = schock(&mut strom, v.einstellung.sigma);
        }
        self.im_frist.fill(0);
        self.letzter.fill(0);
        self.stelle.fill(0);
        let breite = v.ziel.raster.len() + 1;
        let frist = v.ziel.frist;
        let letzter_tag = v.ziel.horizont + 1;
        for (offen, treffer) in v.offene.iter().zip(&mut self.zahl.je_projekt) {
            self.summe.fill(0);
            for stufe in offen.stufen {
                ziehen(&mut self.summe, v.werte, stufe, &mut strom);
            }
            // Whole blocks are drawn and only counted as far as they are asked for: the stream does not depend on it.
            for ((tag, summe), schock) in self.tag.iter_mut().zip(&self.summe).zip(&self.schock) {
                *tag = tag_nach(summe.saturating_sub(offen.abzug), *schock).min(letzter_tag);
            }
            for ((tag, im_frist), letzter) in
                self.tag.iter().zip(&mut self.im_frist).zip(&mut self.letzter).take(laeufe)
            {
                let drin = u32::from(*tag <= frist);
                *treffer += drin;
                *im_frist += drin;
                *letzter = (*tag).max(*letzter);
            }
            if breite > 1 {
                for (tag, stelle) in self.tag.iter().zip(self.stelle.chunks_exact_mut(breite)) {
                    let platz = v.platz.get(*tag as usize).copied().unwrap_or(0);
                    if let Some(s) = stelle.get_mut(usize::from(platz)) {
                        *s += 1;
                    }
                }
            }
        }
        let zeile = v.offene.len() + 1;
        for ((im_frist, letzter), stelle) in
            self.im_frist.iter().zip(&self.letzter).zip(self.stelle.chunks_exact(breite)).take(laeufe)
        {
            eins_mehr(&mut self.zahl.im_frist, *im_frist as usize);
            eins_mehr(&mut self.zahl.letzter, *letzter as usize);
            let mut bis = 0;
            for (n, reihe) in stelle.iter().zip(self.faecher.chunks_exact_mut(zeile)) {
                bis += usize::from(*n);
                eins_mehr(reihe, bis);
            }
        }
        self.zahl.laeufe += u32::try_from(laeufe).unwrap_or(0);
    }

    fn dazu(&mut self, andere: &Self) {
        let summe = |a: &mut Vec<u32>, b: &Vec<u32>| a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
        self.zahl.laeufe += andere.zahl.laeufe;
        summe(&mut self.zahl.je_projekt, &andere.zahl.je_projekt);
        summe(&mut self.zahl.im_frist, &andere.zahl.im_frist);
        summe(&mut self.zahl.letzter, &andere.zahl.letzter);
        summe(&mut self.faecher, &andere.faecher);
    }
}

fn eins_mehr(zahlen: &mut [u32], stelle: usize) {
    if let Some(z) = zahlen.get_mut(stelle) {
        *z += 1;
    }
}

/// The common factor of a run in 2^-20: e^(σ·z), median 1.
fn schock(strom: &mut Strom, sigma: f64) -> u32 {
    let faktor = exp(sigma * strom.normal()).min(SCHOCK_MAX);
    // 0 to 4095 · 2^20.
    (faktor * SCHOCK_EINS) as u32
}

/// Adds one duration to each run; one number of 64 bits serves two of them.
fn ziehen(summe: &mut [u32; BREITE], werte: &[u32], stufe: &Stufe, strom: &mut Strom) {
    let Some(werte) = werte.get(stufe.von..stufe.von + stufe.anzahl as usize) else { return };
    let anzahl = u64::from(stufe.anzahl);
    // The product of 32 random bits and the number, cut: each value as often as the other to one in 2^32.
    let wert = |bits: u64| {
        // Less than the number of values.
        let stelle = (((bits & 0xFFFF_FFFF) * anzahl) >> 32) as usize;
        werte.get(stelle).copied().unwrap_or(0)
    };
    match stufe.grundlage {
        Grundlage::Erfahrung(_) => addieren(summe, strom, |bits| wert(bits) << SUMME_BRUCH),
        Grundlage::Plan => {
            let faktor = u64::from(stufe.faktor);
            addieren(summe, strom, |bits| {
                let tage = (u64::from(wert(bits)) * faktor) >> (BRUCH - SUMME_BRUCH);
                // At most 365,250 days in 2^-8.
                tage as u32
            });
        }
    }
}

#[inline]
fn addieren(summe: &mut [u32; BREITE], strom: &mut Strom, wert: impl Fn(u64) -> u32) {
    for paar in summe.chunks_exact_mut(2) {
        let bits = strom.bits();
        if let [a, b] = paar {
            *a += wert(bits);
            *b += wert(bits >> 32);
        }
    }
}

/// Day after the Stichtag: the sum in 2^-8 days times the shock, up to the full day, from 1. What is not in Betrieb
/// today is so tomorrow at the earliest.
#[inline]
fn tag_nach(summe: u32, schock: u32) -> u32 {
    const BITS: u32 = SUMME_BRUCH + BRUCH;
    let genau = u64::from(summe) * u64::from(schock);
    // 64 bits less 28 leave at most 36; what is beyond 32 lies beyond every horizon.
    let tag = (genau + ((1 << BITS) - 1)) >> BITS;
    // Cut before.
    let tag = tag.min(u64::from(u32::MAX)) as u32;
    tag.max(1)
}

/// Runs them all; `Break` if `fortschritt` wanted no more.
pub(super) fn rechnen(
    modell: &Modell,
    ziel: &Ziel,
    einstellung: Einstellung,
    fortschritt: &mut Fortschritt<'_>,
) -> ControlFlow<(), Zaehlung> {
    let offene = modell.staende.iter().filter_map(|(_, stand)| match stand {
        Stand::Offen { stufen, abzug } => Some(Offen { stufen, abzug: *abzug << SUMME_BRUCH }),
        Stand::Betrieb { .. } | Stand::Ohne(_) => None,
    });
    let v =
        Vorgabe { offene: offene.collect(), werte: &modell.werte, ziel, platz: plaetze(ziel), einstellung };
    let bloecke = einstellung.laeufe.div_ceil(BLOCK);
    let naechster = AtomicU32::new(0);
    let fertig = AtomicU32::new(0);
    let abbruch = AtomicBool::new(false);
    // The order of the atomics does not matter: they only share out blocks, and joining synchronises the counts.
    let holen = || {
        let nr = naechster.fetch_add(1, Ordering::Relaxed);
        (nr < bloecke && !abbruch.load(Ordering::Relaxed)).then_some(nr)
    };
    let melden = |fortschritt: &mut Fortschritt<'_>| {
        let bloecke_fertig = fertig.fetch_add(1, Ordering::Relaxed) + 1;
        fortschritt(bloecke_fertig.saturating_mul(BLOCK).min(einstellung.laeufe), einstellung.laeufe)
    };
    let helfer = einstellung.faeden.min(bloecke).saturating_sub(1);
    let mut eigene = Werkbank::neu(&v);
    std::thread::scope(|s| {
        let andere: Vec<_> = (0..helfer)
            .map(|_| {
                s.spawn(|| {
                    let mut bank = Werkbank::neu(&v);
                    while let Some(nr) = holen() {
                        bank.block(&v, nr);
                        fertig.fetch_add(1, Ordering::Relaxed);
                    }
                    bank
                })
            })
            .collect();
        while let Some(nr) = holen() {
            eigene.block(&v, nr);
            if melden(fortschritt).is_break() {
                abbruch.store(true, Ordering::Relaxed);
            }
        }
        for faden in andere {
            match faden.join() {
                Ok(bank) => eigene.dazu(&bank),
                Err(panik) => std::panic::resume_unwind(panik),
            }
        }
    });
    if abbruch.load(Ordering::Relaxed) {
        return ControlFlow::Break(());
    }
    let zeile = v.offene.len() + 1;
    let faecher = eigene.faecher.chunks_exact(zeile).map(<[u32]>::to_vec).collect();
    ControlFlow::Continue(Zaehlung { faecher, ..eigene.zahl })
}

/// For each day up to the one beyond the horizon its place in the fan.
fn plaetze(ziel: &Ziel) -> Vec<u16> {
    (0..=ziel.horizont + 1)
        .map(|tag| u16::try_from(ziel.raster.partition_point(|r| *r < tag)).unwrap_or(u16::MAX))
        .collect()
}
