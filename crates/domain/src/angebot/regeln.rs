//! Z1 to Z5 for each OZG-Leistung on a day, in one pass over the reports.
//!
//! Per service the values of the Kommunen are counted by kind; a LeiKa-Leistung with reports of its own starts from
//! the counts of its OZG-Leistung and puts its own cells in their place. "One of the Kommunen" and "all Kommunen" then
//! follow from which values occur, so no rule walks the Kommunen again.

use chrono::NaiveDate;

use super::bestand::{Bestand, Block, FAECHER, Kalendertag, am, fach};
use super::dreiwert::{Dreiwert, Zaehlung};
use super::katalog::{Fall, KOMMUNENTYPEN, Leistung, Sicht, Typen};
use super::wertung::{Schwelle, Wertung};

/// The verdict on one OZG-Leistung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Urteil {
    /// Number of the OZG-Leistung in the catalogue.
    pub ozg: u32,
    /// In at least one Kommune, Reifegrad 2 or more.
    pub z1: Dreiwert,
    /// In at least one Kommune, Reifegrad 3 or more.
    pub z2: Dreiwert,
    /// One LeiKa-Leistung everywhere, Reifegrad 2 or more.
    pub z3: Dreiwert,
    /// Every LeiKa-Leistung everywhere, Reifegrad 3 or more.
    pub z4: Dreiwert,
    /// Cases of Z5: LeiKa-Leistungen that reach Reifegrad 3 everywhere.
    pub z5: Zaehlung,
    /// Cases whose responsible Kommunen are not on record.
    pub ohne_zustaendigkeit: u32,
    /// Cases for which no Kommune is responsible: nicht bewertbar.
    pub niemand: u32,
    /// The case that gets furthest, for the reason beside the verdict.
    pub bester: Reichweite,
    /// Whether any report of the service, of one of its LeiKa-Leistungen, of Land or Bund holds that day.
    pub gemeldet: bool,
    /// Whether a case holds everywhere because it is offered for the whole Bund.
    pub bundesweit: bool,
}

/// How far one case gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reichweite {
    /// Kommunen that must offer it, or all where that is not known.
    pub kommunen: u32,
    /// Of those: Reifegrad 2 or more.
    pub ab_zwei: u32,
    /// Of those: Reifegrad 3 or more.
    pub ab_drei: u32,
    /// Of those: not known whether Reifegrad 2 is reached.
    pub unbekannt_zwei: u32,
    /// Of those: not known whether Reifegrad 3 is reached.
    pub unbekannt_drei: u32,
}

impl Urteil {
    /// The verdict of a rule that judges services: "Z1" to "Z4".
    #[must_use]
    pub fn von(&self, regel: Regel) -> Dreiwert {
        match regel {
            Regel::Z1 => self.z1,
            Regel::Z2 => self.z2,
            Regel::Z3 => self.z3,
            Regel::Z4 => self.z4,
        }
    }
}

/// A rule that says of each OZG-Leistung whether it counts as online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regel {
    /// In at least one Kommune, Reifegrad 2 or more (the BMI's rule).
    Z1,
    /// In at least one Kommune, Reifegrad 3 or more.
    Z2,
    /// Everywhere, Reifegrad 2 or more.
    Z3,
    /// Everywhere and complete, Reifegrad 3 or more.
    Z4,
}

impl Regel {
    /// All, in order.
    pub const ALLE: [Self; 4] = [Self::Z1, Self::Z2, Self::Z3, Self::Z4];

    /// "Z1" and so on.
    #[must_use]
    pub fn wort(self) -> &'static str {
        ["Z1", "Z2", "Z3", "Z4"][self as usize]
    }

    /// Reads "Z1" or "z1".
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|r| r.wort().eq_ignore_ascii_case(text))
    }
}

/// Z1 to Z5 as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Regelzahlen {
    /// Z1 to Z4, in order.
    pub leistungen: [Zaehlung; 4],
    /// Z5: cases of LeiKa-Leistungen.
    pub leika: Zaehlung,
}

impl<'a> FromIterator<&'a Urteil> for Regelzahlen {
    fn from_iter<I: IntoIterator<Item = &'a Urteil>>(urteile: I) -> Self {
        let mut z = Self::default();
        urteile.into_iter().for_each(|u| z.nimm(u));
        z
    }
}

impl Regelzahlen {
    fn nimm(&mut self, u: &Urteil) {
        for (z, regel) in self.leistungen.iter_mut().zip(Regel::ALLE) {
            z.nimm(u.von(regel));
        }
        self.leika.zaehler += u.z5.zaehler;
        self.leika.nenner += u.z5.nenner;
        self.leika.unbekannt += u.z5.unbekannt;
    }
}

/// Z1 to Z5 of a day.
#[must_use]
pub fn zahlen(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> Regelzahlen {
    let mut z = Regelzahlen::default();
    je_leistung(sicht, bestand, tag, |u| z.nimm(&u));
    z
}

/// The verdicts of a day, by OZG-ID.
#[must_use]
pub fn urteile(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> Vec<Urteil> {
    let mut alle = Vec::with_capacity(sicht.leistungen.len());
    je_leistung(sicht, bestand, tag, |u| alle.push(u));
    alle
}

/// The verdict on one OZG-Leistung; `None` if it is not in scope.
#[must_use]
pub fn urteil(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate, ozg: u32) -> Option<Urteil> {
    let l = sicht.leistungen.iter().find(|l| l.ozg == ozg)?;
    Some(Arbeit::neu(sicht, bestand, tag).leistung(l, |_, _| {}))
}

/// A case of Z5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fallurteil {
    /// Number of the OZG-Leistung.
    pub ozg: u32,
    /// Number of the LeiKa-Leistung; `None`: the OZG-Leistung itself.
    pub leika: Option<u32>,
    /// Whether it reaches Reifegrad 3 everywhere.
    pub ganz: Dreiwert,
    /// Whether it is on record who is responsible.
    pub zustaendigkeit_bekannt: bool,
}

/// The cases of Z5, by OZG-ID and LeiKa-Schlüssel.
#[must_use]
pub fn faelle(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> Vec<Fallurteil> {
    let mut arbeit = Arbeit::neu(sicht, bestand, tag);
    let mut aus = Vec::new();
    for l in &sicht.leistungen {
        arbeit.leistung(l, |fall, ganz| {
            let zustaendigkeit_bekannt = fall.typen.is_some();
            aus.push(Fallurteil { ozg: l.ozg, leika: fall.leika, ganz, zustaendigkeit_bekannt });
        });
    }
    aus
}

fn je_leistung(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate, nimm: impl FnMut(Urteil)) {
    let mut arbeit = Arbeit::neu(sicht, bestand, tag);
    sicht.leistungen.iter().map(|l| arbeit.leistung(l, |_, _| {})).for_each(nimm);
}

/// How often each value occurs in each kind of Kommune.
type Tafel = [u32; FAECHER];

/// Larger than [`FAECHER`] and a power of two, so that counting needs no bounds check.
const BREIT: usize = 128;

/// Counts the cells of a block by kind and value. The hot loop: one byte and one day per report.
fn tafel(block: Option<&Block>, tag: Kalendertag) -> Tafel {
    let mut aus = [0; FAECHER];
    let Some(block) = block else {
        return aus;
    };
    // Four tables, so that equal values after each other do not wait for one another.
    let mut breit = [[0_u32; BREIT]; 4];
    let n = block.ab.len().min(block.fach.len());
    let (tage, faecher) = (block.ab[..n].chunks_exact(4), block.fach[..n].chunks_exact(4));
    for (ab, f) in tage.remainder().iter().zip(faecher.remainder()) {
        breit[0][usize::from(*f) % BREIT] += u32::from(*ab <= tag);
    }
    for (ab, f) in tage.zip(faecher) {
        for (spur, (ab, f)) in breit.iter_mut().zip(ab.iter().zip(f)) {
            spur[usize::from(*f) % BREIT] += u32::from(*ab <= tag);
        }
    }
    for (i, platz) in aus.iter_mut().enumerate() {
        *platz = breit.iter().map(|spur| spur[i]).sum();
    }
    for (_, typ, staende) in block.mehrfache() {
        if let (Some(w), true) = (am(staende, tag), usize::from(typ) < KOMMUNENTYPEN.len()) {
            aus[usize::from(fach(typ, w))] += 1;
        }
    }
    aus
}

/// Marks a Kommune without a report.
pub(super) const KEINE: u8 = u8::MAX;

/// Works through the services with buffers that are kept.
struct Arbeit<'a> {
    sicht: &'a Sicht<'a>,
    bestand: &'a Bestand,
    tag: Kalendertag,
    /// Value of the OZG-Leistung per Kommune, [`KEINE`] without a report; only filled when a LeiKa-Leistung asks.
    je_kommune: Vec<u8>,
}

/// What a case comes to.
#[derive(Clone, Copy)]
struct Ergebnis {
    einer: Wertung,
    alle: Wertung,
    weit: Reichweite,
    bundesweit: bool,
}

/// What holds where no Kommune reported.
#[derive(Clone, Copy)]
struct Sonst {
    wertung: Wertung,
    vom_bund: bool,
}

impl Sonst {
    fn neu(land: Option<Wertung>, bund: Option<Wertung>) -> Self {
        Self {
            wertung: land.or(bund).unwrap_or(Wertung::UNBEKANNT),
            vom_bund: land.is_none() && bund.is_some(),
        }
    }
}

impl<'a> Arbeit<'a> {
    fn neu(sicht: &'a Sicht<'a>, bestand: &'a Bestand, tag: NaiveDate) -> Self {
        Self { sicht, bestand, tag: Kalendertag::neu(tag), je_kommune: Vec::new() }
    }

    fn leistung(&mut self, l: &Leistung, mut je_fall: impl FnMut(&Fall, Dreiwert)) -> Urteil {
        let tag = self.tag;
        let ozg = self.bestand.block(l.ozg as usize);
        let grund = tafel(ozg, tag);
        let weit = |b: Option<&Block>| {
            let am = |s: Option<&Vec<_>>| s.and_then(|s| am(s, tag));
            (am(b.map(|b| &b.land)), am(b.map(|b| &b.bund)))
        };
        let (land, bund) = weit(ozg);
        let mut u = Urteil {
            ozg: l.ozg,
            z1: Dreiwert::Falsch,
            z2: Dreiwert::Falsch,
            z3: Dreiwert::Falsch,
            z4: Dreiwert::Falsch,
            z5: Zaehlung::default(),
            ohne_zustaendigkeit: 0,
            niemand: 0,
            bester: Reichweite::default(),
            bundesweit: false,
            gemeldet: land.is_some() || bund.is_some() || grund.iter().any(|n| *n > 0),
        };
        let (mut einer, mut ueberall, mut vollstaendig) = (Wertung::EINER, Wertung::EINER, Wertung::ALLE);
        let mut gefuellt = false;
        // Cases without reports of their own differ only in who is responsible.
        let mut bekannt: Option<(Option<Typen>, Ergebnis)> = None;
        for fall in &l.faelle {
            let eigener =
                fall.leika.and_then(|k| self.bestand.block(self.sicht.katalog.ozg.len() + k as usize));
            let ergebnis = match (eigener, &bekannt) {
                (None, Some((typen, e))) if *typen == fall.typen => *e,
                (None, _) => {
                    let e = self.werte_aus(&grund, fall, Sonst::neu(land, bund));
                    bekannt = Some((fall.typen, e));
                    e
                }
                (Some(block), _) => {
                    if !gefuellt {
                        self.fuellen(ozg);
                        gefuellt = true;
                    }
                    let eigene = self.ersetzt(&grund, block);
                    let (k_land, k_bund) = weit(Some(block));
                    u.gemeldet |= k_land.is_some() || k_bund.is_some() || eigene.iter().any(|n| *n > 0);
                    self.werte_aus(&eigene, fall, Sonst::neu(k_land.or(land), k_bund.or(bund)))
                }
            };
            einer = einer.oder(ergebnis.einer);
            ueberall = ueberall.oder(ergebnis.alle);
            vollstaendig = vollstaendig.und(ergebnis.alle);
            u.bundesweit |= ergebnis.bundesweit;
            let ganz = ergebnis.alle.ab(Schwelle::Drei);
            je_fall(fall, ganz);
            u.z5.nimm(ganz);
            u.ohne_zustaendigkeit += u32::from(fall.typen.is_none());
            u.niemand += u32::from(fall.typen.is_some() && ergebnis.weit.kommunen == 0);
            let rang = |r: &Reichweite| (r.ab_zwei, r.ab_drei, r.unbekannt_zwei, r.kommunen);
            if rang(&ergebnis.weit) > rang(&u.bester) {
                u.bester = ergebnis.weit;
            }
        }
        u.z1 = einer.ab(Schwelle::Zwei);
        u.z2 = einer.ab(Schwelle::Drei);
        u.z3 = ueberall.ab(Schwelle::Zwei);
        u.z4 = vollstaendig.ab(Schwelle::Drei);
        u
    }

    /// Judges a case from its counts; `sonst` holds where no Kommune reported.
    fn werte_aus(&self, tafel: &Tafel, fall: &Fall, sonst: Sonst) -> Ergebnis {
        const ALLE_TYPEN: Typen = 0b1_1111;
        let typen = fall.typen.unwrap_or(ALLE_TYPEN);
        let kommunen = self.sicht.zustaendige(typen);
        let mut weit = Reichweite { kommunen, ..Reichweite::default() };
        if kommunen == 0 {
            // An empty set is judged by nobody: neither "all" nor "none".
            let (einer, alle) = (Wertung::UNBEKANNT, Wertung::UNBEKANNT);
            return Ergebnis { einer, alle, weit, bundesweit: false };
        }
        let (mut einer, mut alle, mut gemeldet) = (Wertung::EINER, Wertung::ALLE, 0);
        let mut nimm = |w: Wertung, n: u32| {
            if n == 0 {
                return;
            }
            einer = einer.oder(w);
            alle = alle.und(w);
            match w.ab(Schwelle::Zwei) {
                Dreiwert::Wahr => weit.ab_zwei += n,
                Dreiwert::Unbekannt => weit.unbekannt_zwei += n,
                Dreiwert::Falsch => {}
            }
            match w.ab(Schwelle::Drei) {
                Dreiwert::Wahr => weit.ab_drei += n,
                Dreiwert::Unbekannt => weit.unbekannt_drei += n,
                Dreiwert::Falsch => {}
            }
        };
        for (je_typ, typ) in tafel.chunks_exact(Wertung::CODES).zip(0..) {
            if typen & (1 << typ) != 0 {
                for (n, code) in je_typ.iter().zip(0..) {
                    gemeldet += n;
                    nimm(Wertung::aus_code(code), *n);
                }
            }
        }
        nimm(sonst.wertung, kommunen.saturating_sub(gemeldet));
        // Who is responsible is not known: then "all of them" is not known either.
        let alle = if fall.typen.is_none() { Wertung::UNBEKANNT } else { alle };
        let reicht = |w: Wertung| w.ab(Schwelle::Zwei) == Dreiwert::Wahr;
        let bundesweit = sonst.vom_bund && reicht(sonst.wertung) && reicht(alle);
        Ergebnis { einer, alle, weit, bundesweit }
    }

    fn fuellen(&mut self, ozg: Option<&Block>) {
        self.je_kommune.clear();
        self.je_kommune.resize(self.sicht.katalog.kommunen.len(), KEINE);
        if let Some(block) = ozg {
            let je_kommune = &mut self.je_kommune;
            block.werte(self.tag, |kommune, _, w| {
                if let Some(platz) = je_kommune.get_mut(usize::from(kommune)) {
                    *platz = w.code();
                }
            });
        }
    }

    /// The counts of an OZG-Leistung with the cells of a LeiKa-Leistung in the place of the inherited ones.
    fn ersetzt(&self, grund: &Tafel, eigener: &Block) -> Tafel {
        let mut aus = *grund;
        eigener.werte(self.tag, |kommune, typ, w| {
            if usize::from(typ) >= KOMMUNENTYPEN.len() {
                return;
            }
            if let Some(alt) = self.je_kommune.get(usize::from(kommune)).filter(|c| **c != KEINE) {
                aus[usize::from(fach(typ, Wertung::aus_code(*alt)))] -= 1;
            }
            aus[usize::from(fach(typ, w))] += 1;
        });
        aus
    }
}
