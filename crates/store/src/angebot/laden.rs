//! Reading services, Kommunen and reports.

use std::collections::HashMap;

use chrono::NaiveDate;
use ozg_domain::angebot::bestand::{BUND, Bauer, Bestand, Block, Kalendertag, LAND, Ort};
use ozg_domain::angebot::katalog::{KOMMUNENTYPEN, Katalog, Kommune, Leika, Ozg, Version, Zustaendigkeit};
use ozg_domain::angebot::wertung::Wertung;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::Angebot;
use crate::{Leser, StoreFehler};

impl Leser<'_> {
    /// Reads everything. O(reports).
    pub(super) fn angebot_laden(&self) -> Result<Angebot, StoreFehler> {
        let mut a = Angebot { katalog: self.leistungskatalog()?, ..Angebot::default() };
        a.bestand = Bestand::neu(a.katalog.leistungen());
        let mut lauf = Lauf::neu(&a.katalog, HashMap::new());
        let mut abfrage = self.conn.prepare_cached(include_str!("nachnutzung.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            if let Some((leistung, block)) = lauf.nimm(z)? {
                a.bestand.setze(leistung, block);
            }
        }
        let (letzter, loesungen) = lauf.ende();
        if let Some((leistung, block)) = letzter {
            a.bestand.setze(leistung, block);
        }
        a.loesungen = loesungen;
        Ok(a)
    }

    /// Reads the reports of one service anew.
    pub(super) fn block_neu(&self, a: &mut Angebot, leistung: &str) -> Result<(), StoreFehler> {
        let Some(nr) = a.katalog.leistung(leistung) else {
            return Err(StoreFehler::Inhalt(format!("service {leistung} is missing")));
        };
        let bekannte = a.loesungen.iter().cloned().zip(1..).collect();
        let mut lauf = Lauf::neu(&a.katalog, bekannte);
        let mut abfrage = self.conn.prepare_cached(include_str!("nachnutzung_von.sql"))?;
        let mut zeilen = abfrage.query([leistung])?;
        while let Some(z) = zeilen.next()? {
            lauf.nimm(z)?;
        }
        let (letzter, loesungen) = lauf.ende();
        a.bestand.setze(nr, letzter.map_or_else(Block::default, |(_, block)| block));
        a.loesungen = loesungen;
        Ok(())
    }

    fn leistungskatalog(&self) -> Result<Katalog, StoreFehler> {
        let mut katalog = Katalog {
            versionen: self.alle(include_str!("versionen.sql"), |z| {
                let stand: String = z.get("stand")?;
                Ok(Version { kennung: z.get("kennung")?, titel: z.get("titel")?, stand: tag(&stand)? })
            })?,
            ozg: self.alle(include_str!("ozg.sql"), |z| {
                Ok(Ozg {
                    id: z.get("ozg_id")?,
                    name: z.get("name")?,
                    themenfeld: z.get("themenfeld")?,
                    seit: z.get("katalogversion")?,
                    entfallen_mit: z.get("entfallen_mit")?,
                })
            })?,
            leika: self.alle(include_str!("leika.sql"), |z| {
                Ok(Leika {
                    kennung: z.get("kennung")?,
                    name: z.get("bezeichnung")?,
                    ozg: z.get("ozg_leistung")?,
                    gezaehlt: z.get("gezaehlt")?,
                    typ: z.get("leika_typ")?,
                    seit: z.get("katalogversion")?,
                    entfallen_mit: z.get("entfallen_mit")?,
                })
            })?,
            kommunen: self.alle(include_str!("kommunen.sql"), |z| {
                let typ: String = z.get("typ")?;
                let einwohner: Option<i64> = z.get("einwohner")?;
                Ok(Kommune {
                    ags: z.get("ags")?,
                    name: z.get("name")?,
                    typ: kommunentyp(&typ)?,
                    kreis: z.get("kreis")?,
                    einwohner: einwohner.and_then(|n| u64::try_from(n).ok()),
                })
            })?,
            zustaendigkeit: self.alle(include_str!("zustaendigkeit.sql"), |z| {
                let (typ, version): (String, String) = (z.get("kommunentyp")?, z.get("katalogversion")?);
                Ok(Zustaendigkeit {
                    leistung: z.get("leistung")?,
                    typ: kommunentyp(&typ)?,
                    version: (!version.is_empty()).then_some(version),
                })
            })?,
        };
        katalog.ordne();
        if katalog.kommunen.len() > usize::from(u16::MAX) {
            return Err(StoreFehler::Inhalt("more Kommunen than can be numbered".to_owned()));
        }
        Ok(katalog)
    }

    fn alle<T>(
        &self,
        sql: &str,
        lies: impl Fn(&Row<'_>) -> Result<T, StoreFehler>,
    ) -> Result<Vec<T>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(sql)?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            aus.push(lies(z)?);
        }
        Ok(aus)
    }
}

fn kommunentyp(text: &str) -> Result<u8, StoreFehler> {
    let i = KOMMUNENTYPEN.iter().position(|t| *t == text).and_then(|i| u8::try_from(i).ok());
    i.ok_or_else(|| StoreFehler::Inhalt(format!("kind of Kommune: {text}")))
}

fn tag(text: &str) -> Result<NaiveDate, StoreFehler> {
    text.parse().map_err(|_| StoreFehler::Inhalt(format!("date: {text}")))
}

/// Goes through the rows in the order of their key. Most rows repeat most cells of the row before, and Kommunen come
/// one after the other: so each cell is first compared with the last one.
struct Lauf<'a> {
    katalog: &'a Katalog,
    loesungen: HashMap<String, u32>,
    /// Service of the block in progress.
    leistung: Option<(Vec<u8>, usize)>,
    bauer: Bauer,
    /// Number of the last Kommune.
    kommune: usize,
    letzter_tag: (Vec<u8>, Kalendertag),
    letzte_loesung: (Vec<u8>, u32),
}

impl<'a> Lauf<'a> {
    fn neu(katalog: &'a Katalog, loesungen: HashMap<String, u32>) -> Self {
        Self {
            katalog,
            loesungen,
            leistung: None,
            bauer: Bauer::default(),
            kommune: 0,
            letzter_tag: (Vec::new(), Kalendertag::neu(NaiveDate::MIN)),
            letzte_loesung: (Vec::new(), 0),
        }
    }

    /// Takes a row; gives the block before it if a new service begins.
    fn nimm(&mut self, z: &Row<'_>) -> Result<Option<(usize, Block)>, StoreFehler> {
        let leistung = bytes(z.get_ref(0)?)?;
        let mut fertig = None;
        if self.leistung.as_ref().is_none_or(|(l, _)| l != leistung) {
            let nr = std::str::from_utf8(leistung).ok().and_then(|l| self.katalog.leistung(l));
            let nr = nr.ok_or_else(|| StoreFehler::Inhalt("service of a report is missing".to_owned()))?;
            let davor = self.leistung.replace((leistung.to_vec(), nr));
            let bauer = std::mem::take(&mut self.bauer);
            fertig = davor.map(|(_, nr)| (nr, bauer.fertig()));
            self.kommune = 0;
        }
        let (ort, typ) = self.ort(bytes(z.get_ref(1)?)?)?;
        let modell = match z.get_ref(3)? {
            ValueRef::Text(t) => std::str::from_utf8(t).ok(),
            _ => None,
        };
        let grad = match z.get_ref(4)? {
            ValueRef::Integer(n) => Some(n),
            _ => None,
        };
        let mindestens = matches!(z.get_ref(5)?, ValueRef::Text(b"mindestens"));
        let stand = std::str::from_utf8(bytes(z.get_ref(2)?)?).unwrap_or_default();
        let wertung = Wertung::aus(stand, modell, grad, mindestens);
        let ab = self.tag(bytes(z.get_ref(6)?)?)?;
        let loesung = self.loesung(bytes(z.get_ref(7)?)?)?;
        self.bauer.nimm(ort, typ, ab, loesung, wertung);
        Ok(fertig)
    }

    fn ort(&mut self, ags: &[u8]) -> Result<(Ort, u8), StoreFehler> {
        if ags == LAND.as_bytes() {
            return Ok((Ort::Land, 0));
        }
        if ags == BUND.as_bytes() {
            return Ok((Ort::Bund, 0));
        }
        let passt = |i: usize| self.katalog.kommunen.get(i).is_some_and(|k| k.ags.as_bytes() == ags);
        if !passt(self.kommune) {
            self.kommune = if passt(self.kommune + 1) {
                self.kommune + 1
            } else {
                std::str::from_utf8(ags)
                    .ok()
                    .and_then(|a| self.katalog.kommune(a))
                    .ok_or_else(|| StoreFehler::Inhalt("Kommune of a report is missing".to_owned()))?
            };
        }
        let typ = self.katalog.kommunen.get(self.kommune).map_or(0, |k| k.typ);
        Ok((Ort::Kommune(u16::try_from(self.kommune).unwrap_or(u16::MAX)), typ))
    }

    fn tag(&mut self, text: &[u8]) -> Result<Kalendertag, StoreFehler> {
        if self.letzter_tag.0 != text {
            let datum = tag(std::str::from_utf8(text).unwrap_or_default())?;
            self.letzter_tag = (text.to_vec(), Kalendertag::neu(datum));
        }
        Ok(self.letzter_tag.1)
    }

    fn loesung(&mut self, text: &[u8]) -> Result<u32, StoreFehler> {
        if text.is_empty() {
            return Ok(0);
        }
        if self.letzte_loesung.0 != text {
            let kennung = std::str::from_utf8(text)
                .map_err(|_| StoreFehler::Inhalt("Lösung of a report is no text".to_owned()))?;
            let naechste = u32::try_from(self.loesungen.len() + 1).unwrap_or(u32::MAX);
            let nr = match self.loesungen.get(kennung) {
                Some(nr) => *nr,
                None => *self.loesungen.entry(kennung.to_owned()).or_insert(naechste),
            };
            self.letzte_loesung = (text.to_vec(), nr);
        }
        Ok(self.letzte_loesung.1)
    }

    /// The last block, and the Lösungen by their numbers.
    fn ende(self) -> (Option<(usize, Block)>, Vec<String>) {
        let mut loesungen: Vec<(u32, String)> = self.loesungen.into_iter().map(|(k, n)| (n, k)).collect();
        loesungen.sort();
        let letzter = self.leistung.map(|(_, nr)| (nr, self.bauer.fertig()));
        (letzter, loesungen.into_iter().map(|(_, k)| k).collect())
    }
}

fn bytes(wert: ValueRef<'_>) -> Result<&[u8], StoreFehler> {
    match wert {
        ValueRef::Text(t) => Ok(t),
        _ => Err(StoreFehler::Inhalt("a report has a cell of an unexpected type".to_owned())),
    }
}
