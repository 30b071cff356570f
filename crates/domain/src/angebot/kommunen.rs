//! Z6: how far each Kommune is, and how that spreads over the Kommunen of one kind.

use chrono::NaiveDate;

use super::bestand::{Bestand, Block, Kalendertag, am};
use super::dreiwert::{Dreiwert, Zaehlung};
use super::katalog::{KOMMUNENTYPEN, Leistung, Sicht, Typen};
use super::regeln::KEINE;
use super::wertung::{Schwelle, Wertung};

/// The cases of one day for each Kommune, resolved: own report, that of the OZG-Leistung, Land, Bund.
struct Aufloesung<'a> {
    sicht: &'a Sicht<'a>,
    bestand: &'a Bestand,
    tag: Kalendertag,
    ozg: Vec<u8>,
    eigene: Vec<u8>,
}

impl<'a> Aufloesung<'a> {
    fn neu(sicht: &'a Sicht<'a>, bestand: &'a Bestand, tag: NaiveDate) -> Self {
        let n = sicht.katalog.kommunen.len();
        Self { sicht, bestand, tag: Kalendertag::neu(tag), ozg: vec![KEINE; n], eigene: vec![KEINE; n] }
    }

    fn fuellen(werte: &mut [u8], block: Option<&Block>, tag: Kalendertag) {
        werte.fill(KEINE);
        if let Some(block) = block {
            block.werte(tag, |kommune, _, w| {
                if let Some(platz) = werte.get_mut(usize::from(kommune)) {
                    *platz = w.code();
                }
            });
        }
    }

    /// Calls for each case with its responsible kinds, how many cases are the same, and the value of each Kommune.
    fn faelle(&mut self, l: &Leistung, mut nimm: impl FnMut(Option<Typen>, u64, &dyn Fn(usize) -> Wertung)) {
        let tag = self.tag;
        let block = self.bestand.block(l.ozg as usize);
        Self::fuellen(&mut self.ozg, block, tag);
        let weit = |b: Option<&Block>| {
            let am = |s: Option<&Vec<_>>| s.and_then(|s| am(s, tag));
            (am(b.map(|b| &b.land)), am(b.map(|b| &b.bund)))
        };
        let (land, bund) = weit(block);
        let sonst = land.or(bund).unwrap_or(Wertung::UNBEKANNT);
        let mut geerbt: Vec<(Option<Typen>, u64)> = Vec::new();
        for fall in &l.faelle {
            let eigener =
                fall.leika.and_then(|k| self.bestand.block(self.sicht.katalog.ozg.len() + k as usize));
            let Some(eigener) = eigener else {
                match geerbt.iter_mut().find(|(t, _)| *t == fall.typen) {
                    Some((_, n)) => *n += 1,
                    None => geerbt.push((fall.typen, 1)),
                }
                continue;
            };
            Self::fuellen(&mut self.eigene, Some(eigener), tag);
            let (k_land, k_bund) = weit(Some(eigener));
            let sonst = k_land.or(land).or(k_bund).or(bund).unwrap_or(Wertung::UNBEKANNT);
            let (ozg, eigene) = (&self.ozg, &self.eigene);
            nimm(fall.typen, 1, &|g| match (eigene.get(g), ozg.get(g)) {
                (Some(c), _) if *c != KEINE => Wertung::aus_code(*c),
                (_, Some(c)) if *c != KEINE => Wertung::aus_code(*c),
                _ => sonst,
            });
        }
        for (typen, n) in geerbt {
            let ozg = &self.ozg;
            nimm(typen, n, &|g| match ozg.get(g) {
                Some(c) if *c != KEINE => Wertung::aus_code(*c),
                _ => sonst,
            });
        }
    }
}

/// Z6 of every Kommune in the order of the catalogue: the LeiKa-Leistungen that it must offer, those with Reifegrad 3
/// or more, and the unknown ones. A service whose responsible Kommunen are not on record counts as unknown for each.
///
/// O(services × Kommunen).
#[must_use]
pub fn umsetzungsgrade(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> Vec<Zaehlung> {
    let kommunen = &sicht.katalog.kommunen;
    let mut aus = vec![Zaehlung::default(); kommunen.len()];
    let mut aufloesung = Aufloesung::neu(sicht, bestand, tag);
    for l in &sicht.leistungen {
        aufloesung.faelle(l, |typen, n, wert| {
            for (g, (k, z)) in kommunen.iter().zip(&mut aus).enumerate() {
                match typen {
                    None => z.nimm_mit(Dreiwert::Unbekannt, n),
                    Some(t) if t & (1 << k.typ) != 0 => z.nimm_mit(wert(g).ab(Schwelle::Drei), n),
                    Some(_) => {}
                }
            }
        });
    }
    aus
}

/// One OZG-Leistung with the value of each Kommune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zeile {
    /// Number of the OZG-Leistung.
    pub ozg: u32,
    /// Best of its cases per Kommune in the order of the catalogue; `None`: the Kommune need not offer it.
    pub werte: Vec<Option<Wertung>>,
    /// Whether it is not known for one of its cases who is responsible: then every Kommune may be.
    pub zustaendigkeit_unbekannt: bool,
}

/// Every OZG-Leistung in scope with the value of each Kommune. O(services × Kommunen).
#[must_use]
pub fn matrix(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> Vec<Zeile> {
    let mut aufloesung = Aufloesung::neu(sicht, bestand, tag);
    sicht.leistungen.iter().map(|l| zeile_aus(&mut aufloesung, l)).collect()
}

/// One row of it; `None` if the OZG-Leistung is not in scope.
#[must_use]
pub fn zeile(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate, ozg: u32) -> Option<Zeile> {
    let l = sicht.leistungen.iter().find(|l| l.ozg == ozg)?;
    Some(zeile_aus(&mut Aufloesung::neu(sicht, bestand, tag), l))
}

fn zeile_aus(aufloesung: &mut Aufloesung<'_>, l: &Leistung) -> Zeile {
    let kommunen = &aufloesung.sicht.katalog.kommunen;
    let mut beste = vec![Wertung::EINER; kommunen.len()];
    let (mut typen, mut unbekannt): (Typen, bool) = (0, false);
    aufloesung.faelle(l, |t, _, wert| {
        typen |= t.unwrap_or(Typen::MAX);
        unbekannt |= t.is_none();
        for (g, platz) in beste.iter_mut().enumerate() {
            *platz = platz.oder(wert(g));
        }
    });
    let werte = kommunen.iter().zip(beste).map(|(k, w)| (typen & (1 << k.typ) != 0).then_some(w)).collect();
    Zeile { ozg: l.ozg, werte, zustaendigkeit_unbekannt: unbekannt }
}

/// Whether each OZG-Leistung in scope is offered everywhere in at least one Kreis, Reifegrad 2 or more: one of its
/// LeiKa-Leistungen, in all responsible Kommunen of one Kreis. `kreis` numbers the Kreis of each Kommune from 0, below
/// `kreise`. O(services × Kommunen).
#[must_use]
pub fn kreisweit(
    sicht: &Sicht<'_>,
    bestand: &Bestand,
    tag: NaiveDate,
    kreis: &[usize],
    kreise: usize,
) -> Vec<Dreiwert> {
    let kommunen = &sicht.katalog.kommunen;
    let mut aufloesung = Aufloesung::neu(sicht, bestand, tag);
    let mut je_kreis: Vec<Option<Dreiwert>> = vec![None; kreise];
    sicht
        .leistungen
        .iter()
        .map(|l| {
            let mut bester = Dreiwert::Falsch;
            aufloesung.faelle(l, |typen, _, wert| {
                let Some(typen) = typen else {
                    bester = bester.max(Dreiwert::Unbekannt);
                    return;
                };
                je_kreis.fill(None);
                for (g, (k, kreis)) in kommunen.iter().zip(kreis).enumerate() {
                    if let (true, Some(platz)) = (typen & (1 << k.typ) != 0, je_kreis.get_mut(*kreis)) {
                        let w = wert(g).ab(Schwelle::Zwei);
                        *platz = Some(platz.map_or(w, |p| p.min(w)));
                    }
                }
                let fall = je_kreis.iter().flatten().max().copied();
                bester = bester.max(fall.unwrap_or(Dreiwert::Unbekannt));
            });
            bester
        })
        .collect()
}

/// How Z6 spreads over the Kommunen of one kind. Kommunen with nothing to judge are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verteilung {
    /// The kind, one of [`KOMMUNENTYPEN`].
    pub typ: &'static str,
    /// Kommunen that can be judged.
    pub kommunen: usize,
    /// Smallest, lower quartile, median, upper quartile, largest lower bound: each that of a Kommune (nearest rank).
    pub sicher: [Zaehlung; 5],
    /// The same of the upper bounds.
    pub hoechstens: [Zaehlung; 5],
}

/// Spread per kind, for kinds that have a Kommune to judge. Never across kinds: their duties differ.
#[must_use]
pub fn verteilungen(sicht: &Sicht<'_>, grade: &[Zaehlung]) -> Vec<Verteilung> {
    KOMMUNENTYPEN
        .iter()
        .zip(0..)
        .filter_map(|(typ, i)| {
            let mut diese: Vec<Zaehlung> = sicht
                .katalog
                .kommunen
                .iter()
                .zip(grade)
                .filter(|(k, z)| k.typ == i && z.nenner > 0)
                .map(|(_, z)| *z)
                .collect();
            let letzte = diese.len().checked_sub(1)?;
            let raenge = [0, letzte / 4, letzte / 2, letzte - letzte / 4, letzte];
            let mut nach = |wert: fn(&Zaehlung) -> u64| {
                diese.sort_by(|a, b| {
                    (u128::from(wert(a)) * u128::from(b.nenner))
                        .cmp(&(u128::from(wert(b)) * u128::from(a.nenner)))
                });
                raenge.map(|r| diese.get(r).copied().unwrap_or_default())
            };
            Some(Verteilung {
                typ,
                sicher: nach(|z| z.zaehler),
                hoechstens: nach(|z| z.zaehler + z.unbekannt),
                kommunen: letzte + 1,
            })
        })
        .collect()
}
