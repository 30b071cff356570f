//! The reports of `nachnutzung`, a few bytes each, so that any day is one pass over them.
//!
//! A cell is a service and a place. Most cells have one report: those lie in plain columns. The others, and those of
//! Land and Bund, keep their reports in order of Lösung and day.

use chrono::{Days, NaiveDate};

use super::katalog::Katalog;
use super::wertung::Wertung;

/// A day as the number of days since 01.01.1990; every day of the program fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kalendertag(u16);

impl Kalendertag {
    const BEGINN: NaiveDate = match NaiveDate::from_ymd_opt(1990, 1, 1) {
        Some(tag) => tag,
        None => NaiveDate::MIN,
    };

    /// The day; earlier or later ones than 1990 to 2100 become the first or the last.
    #[must_use]
    pub fn neu(tag: NaiveDate) -> Self {
        let tage = (tag - Self::BEGINN).num_days().clamp(0, i64::from(u16::MAX));
        Self(u16::try_from(tage).unwrap_or(u16::MAX))
    }

    /// The day as a date.
    #[must_use]
    pub fn datum(self) -> NaiveDate {
        Self::BEGINN.checked_add_days(Days::new(u64::from(self.0))).unwrap_or(Self::BEGINN)
    }
}

/// Where a report holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ort {
    /// Number of the Kommune.
    Kommune(u16),
    /// The whole Land, AGS 05000000.
    Land,
    /// The whole Bund, AGS 00000000.
    Bund,
}

impl Ort {
    /// Reads an AGS; `None` if no Kommune has it.
    #[must_use]
    pub fn lesen(katalog: &Katalog, ags: &str) -> Option<Self> {
        match ags {
            LAND => Some(Self::Land),
            BUND => Some(Self::Bund),
            _ => katalog.kommune(ags).and_then(|i| u16::try_from(i).ok()).map(Self::Kommune),
        }
    }
}

/// AGS that stands for Nordrhein-Westfalen.
pub const LAND: &str = "05000000";
/// AGS that stands for Germany.
pub const BUND: &str = "00000000";

/// One report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meldung {
    /// Number of the service in the [`Katalog`].
    pub leistung: u32,
    /// Where.
    pub ort: Ort,
    /// From when.
    pub ab: Kalendertag,
    /// Number of the Lösung; any numbering, 0 for none.
    pub loesung: u32,
    /// What it says.
    pub wertung: Wertung,
}

/// One report inside a cell with several, ordered by Lösung and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) loesung: u32,
    pub(super) ab: Kalendertag,
    pub(super) wertung: Wertung,
}

/// The value of a cell on a day: of each Lösung the latest report, and of those the best. `None`: no report by then.
pub(super) fn am(staende: &[Stand], tag: Kalendertag) -> Option<Wertung> {
    let mut wert: Option<Wertung> = None;
    let mut rest = staende;
    while let Some(erster) = rest.first() {
        let n = rest.iter().take_while(|s| s.loesung == erster.loesung).count();
        let (diese, danach) = rest.split_at(n);
        if let Some(s) = diese.iter().rfind(|s| s.ab <= tag) {
            wert = Some(wert.map_or(s.wertung, |w| w.oder(s.wertung)));
        }
        rest = danach;
    }
    wert
}

/// All reports of one service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// Cells with one report: day, kind of Kommune and value in one number ([`fach`]), Kommune, Lösung.
    pub(super) ab: Vec<Kalendertag>,
    pub(super) fach: Vec<u8>,
    pub(super) kommune: Vec<u16>,
    pub(super) loesung: Vec<u32>,
    /// Cells with several: Kommune, kind, and the end of their reports in `staende`.
    pub(super) zellen: Vec<(u16, u8, u32)>,
    pub(super) staende: Vec<Stand>,
    pub(super) land: Vec<Stand>,
    pub(super) bund: Vec<Stand>,
}

/// Place of a kind of Kommune and a value in a table of [`FAECHER`].
pub(super) fn fach(typ: u8, wertung: Wertung) -> u8 {
    (typ << 4) | wertung.code()
}

/// Size of a table of kinds and values.
pub(super) const FAECHER: usize = 5 * Wertung::CODES;

impl Block {
    /// Reports of cells with several: Kommune, kind, reports.
    pub(super) fn mehrfache(&self) -> impl Iterator<Item = (u16, u8, &[Stand])> {
        let mut von = 0;
        self.zellen.iter().map(move |(kommune, typ, bis)| {
            let bis = *bis as usize;
            let diese = self.staende.get(von..bis).unwrap_or_default();
            von = bis;
            (*kommune, *typ, diese)
        })
    }

    /// Calls with Kommune, kind and value of each cell that has a report by that day.
    pub(super) fn werte(&self, tag: Kalendertag, mut nimm: impl FnMut(u16, u8, Wertung)) {
        for ((ab, fach), kommune) in self.ab.iter().zip(&self.fach).zip(&self.kommune) {
            if *ab <= tag {
                nimm(*kommune, fach >> 4, Wertung::aus_code(*fach));
            }
        }
        for (kommune, typ, staende) in self.mehrfache() {
            if let Some(w) = am(staende, tag) {
                nimm(kommune, typ, w);
            }
        }
    }

    /// Whether there is any report.
    #[must_use]
    pub fn leer(&self) -> bool {
        self.ab.is_empty() && self.zellen.is_empty() && self.land.is_empty() && self.bund.is_empty()
    }

    /// Number of reports.
    #[must_use]
    pub fn meldungen(&self) -> usize {
        self.ab.len() + self.staende.len() + self.land.len() + self.bund.len()
    }
}

/// Takes the reports of one service, cell by cell.
#[derive(Debug, Default)]
pub struct Bauer {
    block: Block,
    zelle: Option<(u16, u8)>,
    staende: Vec<Stand>,
}

impl Bauer {
    /// Takes one report. Those of one Kommune must follow one another; any order of days and Lösungen will do.
    pub fn nimm(&mut self, ort: Ort, typ: u8, ab: Kalendertag, loesung: u32, wertung: Wertung) {
        let stand = Stand { loesung, ab, wertung };
        match ort {
            Ort::Land => self.block.land.push(stand),
            Ort::Bund => self.block.bund.push(stand),
            Ort::Kommune(k) => {
                if self.zelle != Some((k, typ)) {
                    self.schliesse();
                    self.zelle = Some((k, typ));
                }
                self.staende.push(stand);
            }
        }
    }

    fn schliesse(&mut self) {
        let (Some((kommune, typ)), block) = (self.zelle.take(), &mut self.block) else {
            return;
        };
        if let [s] = self.staende.as_slice() {
            block.ab.push(s.ab);
            block.fach.push(fach(typ, s.wertung));
            block.kommune.push(kommune);
            block.loesung.push(s.loesung);
            self.staende.clear();
            return;
        }
        self.staende.sort_by_key(|s| (s.loesung, s.ab));
        block.staende.append(&mut self.staende);
        block.zellen.push((kommune, typ, u32::try_from(block.staende.len()).unwrap_or(u32::MAX)));
    }

    /// The finished block.
    #[must_use]
    pub fn fertig(mut self) -> Block {
        self.schliesse();
        self.block.land.sort_by_key(|s| (s.loesung, s.ab));
        self.block.bund.sort_by_key(|s| (s.loesung, s.ab));
        self.block.ab.shrink_to_fit();
        self.block.fach.shrink_to_fit();
        self.block.kommune.shrink_to_fit();
        self.block.loesung.shrink_to_fit();
        self.block
    }
}

/// All reports, one block per service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bestand {
    bloecke: Vec<Option<Box<Block>>>,
}

impl Bestand {
    /// An empty one for that many services.
    #[must_use]
    pub fn neu(leistungen: usize) -> Self {
        Self { bloecke: vec![None; leistungen] }
    }

    /// Puts reports together that come in any order. For small numbers and for tests; O(n log n).
    #[must_use]
    pub fn aus(katalog: &Katalog, meldungen: &[Meldung]) -> Self {
        let mut bestand = Self::neu(katalog.leistungen());
        let mut alle: Vec<&Meldung> = meldungen.iter().collect();
        alle.sort_by_key(|m| {
            let ort = match m.ort {
                Ort::Kommune(k) => u32::from(k),
                Ort::Land => u32::MAX - 1,
                Ort::Bund => u32::MAX,
            };
            (m.leistung, ort)
        });
        for gruppe in alle.chunk_by(|a, b| a.leistung == b.leistung) {
            let mut bauer = Bauer::default();
            for m in gruppe {
                let typ = match m.ort {
                    Ort::Kommune(k) => katalog.kommunen.get(usize::from(k)).map_or(0, |k| k.typ),
                    Ort::Land | Ort::Bund => 0,
                };
                bauer.nimm(m.ort, typ, m.ab, m.loesung, m.wertung);
            }
            if let Some(m) = gruppe.first() {
                bestand.setze(m.leistung as usize, bauer.fertig());
            }
        }
        bestand
    }

    /// Puts a block in the place of that service's former one.
    pub fn setze(&mut self, leistung: usize, block: Block) {
        if let Some(platz) = self.bloecke.get_mut(leistung) {
            *platz = (!block.leer()).then(|| Box::new(block));
        }
    }

    pub(super) fn block(&self, leistung: usize) -> Option<&Block> {
        self.bloecke.get(leistung)?.as_deref()
    }

    pub(super) fn bloecke(&self) -> impl Iterator<Item = &Block> {
        self.bloecke.iter().flatten().map(|b| &**b)
    }

    /// Number of reports.
    #[must_use]
    pub fn meldungen(&self) -> usize {
        self.bloecke.iter().flatten().map(|b| b.meldungen()).sum()
    }
}
