//! Many rows of one noun, most of them new: checked cell by cell, written without triggers, recorded as blocks.
//!
//! Order of events: [`Stapel::nimm`] takes rows whose cells have numbers and looks each cell up once, however often it
//! occurs; [`Stapel::leeren`] writes what is new in the order of the keys, and records it in the same breath. What is on
//! record already, or cannot be kept in a block, is left to [`crate::Schreiber::satz_setzen`].

use std::ops::Range;

use ozg_domain::nomen::{Nomen, Vorgabe};
use ozg_domain::wert::{Profil, Wert, lesen};
use rusqlite::config::DbConfig;
use rusqlite::types::{Value as SqlWert, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::Value;

use super::sql_wert;
use crate::chronik::block::{Gepackt, ZEILEN_HOECHSTENS, packen};
use crate::{Schreiber, StoreFehler};

/// Fewer new rows are recorded one by one, readable with plain SQL.
const MINDESTENS: usize = 100;
/// A block ends with the row that takes its lines beyond that many bytes.
const TEXT_SOLL: usize = 32 << 20;

/// The cell of a new row in a column that the file does not have.
const LEER: u32 = 0;
const DANN: u32 = 1;
const SONST: u32 = 2;

/// A cell as the catalogue stores it and as the history writes it.
#[derive(Debug)]
struct Zelle {
    wert: SqlWert,
    json: String,
}

/// What is known of a cell.
#[derive(Debug)]
enum Stand {
    /// Not looked up yet.
    Offen,
    /// Names something that is not on record, or may not be in a block.
    Einzeln,
    /// Checked.
    Gut(Zelle),
}

/// Rows that wait for being written.
#[derive(Debug)]
pub struct Stapel<'s, 'a> {
    s: &'s Schreiber<'a>,
    nomen: &'static Nomen,
    /// Fields that the file gives, in its order.
    gegeben: Vec<usize>,
    /// Defaults of the fields that it does not give.
    vorgaben: Vec<Vorgabe>,
    /// Cells by field and number.
    zellen: Vec<Vec<Stand>>,
    /// Numbers of the cells of each row, one per field.
    zeilen: Vec<u32>,
    /// Whether all rows so far were new: then blocks are packed while they are written.
    alle_neu: bool,
}

/// What became of the rows of a [`Stapel`].
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Geleert {
    /// Number of rows that were written.
    pub neu: usize,
    /// Number of rows that stand there already, just so.
    pub unveraendert: usize,
    /// Places of the rows that have to be set one by one, ascending.
    pub uebrig: Vec<usize>,
}

/// Places of the rows that were inserted, and of those that are there already; both in the order of the keys.
struct Geschrieben {
    neue: Vec<usize>,
    da: Vec<usize>,
}

/// Part of the new rows that are recorded together; the last one closes the block.
struct Teil {
    zeilen: Range<usize>,
    /// `None`: a single row.
    block: Option<Gepackt>,
}

/// Turns the triggers of a connection and the CHECKs of the schema off as long as it lives. They must be off only while
/// rows are written of which each cell was checked by stricter rules, and which [`Stapel::aufzeichnen`] records. Foreign
/// keys stay on.
struct OhneTrigger<'c>(&'c Connection);

impl<'c> OhneTrigger<'c> {
    fn neu(conn: &'c Connection) -> Result<Self, StoreFehler> {
        let ohne = Self(conn);
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        conn.pragma_update(None, "ignore_check_constraints", true)?;
        Ok(ohne)
    }
}

impl Drop for OhneTrigger<'_> {
    fn drop(&mut self) {
        // Neither can fail; the next operation turns both on in any case.
        let _ = self.0.pragma_update(None, "ignore_check_constraints", false);
        let _ = self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true);
    }
}

impl<'s, 'a> Stapel<'s, 'a> {
    /// Most rows at a time.
    pub const HOECHSTENS: usize = ZEILEN_HOECHSTENS + 1;

    /// Begins one for rows that give those fields, by position. `None`: rows of that noun, or without a field that
    /// they must have, have to be set one by one.
    #[must_use]
    pub fn neu(s: &'s Schreiber<'a>, nomen: &'static Nomen, gegeben: &[usize]) -> Option<Self> {
        let fehlt = |i: usize| !gegeben.contains(&i);
        let pflicht = nomen.felder.iter().enumerate().any(|(i, f)| f.pflicht && fehlt(i));
        if !nomen.blockfaehig() || pflicht {
            return None;
        }
        let mut zellen: Vec<Vec<Stand>> =
            nomen.felder.iter().map(|f| vec![Stand::Gut(Zelle::neu(sql_wert(None, f)))]).collect();
        let vorgaben: Vec<_> = nomen.vorgaben().filter(|v| fehlt(v.feld)).collect();
        for v in &vorgaben {
            for wort in [Some(v.dann), v.sonst] {
                let feld = nomen.felder.get(v.feld)?;
                let wert = wort.and_then(|w| lesen(feld, w, Profil::Opendata).ok().flatten());
                zellen.get_mut(v.feld)?.push(Stand::Gut(Zelle::neu(sql_wert(wert.as_ref(), feld))));
            }
        }
        Some(Self {
            s,
            nomen,
            gegeben: gegeben.to_vec(),
            vorgaben,
            zellen,
            zeilen: Vec::new(),
            alle_neu: true,
        })
    }

    /// Number of rows that wait.
    #[must_use]
    pub fn anzahl(&self) -> usize {
        self.zeilen.len() / self.breite()
    }

    fn breite(&self) -> usize {
        self.nomen.felder.len()
    }

    /// Takes a row: the numbers of its cells in the order of the given fields. In a column, the same number is always
    /// the same value, which `wert` tells; 0 is the empty cell. `false`: the row has to be set on its own, after those
    /// before it.
    ///
    /// What a source is named by for the first time is put on record at once.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn nimm<'w>(
        &mut self,
        nummern: &[u32],
        wert: impl Fn(usize, u32) -> Option<&'w Wert>,
    ) -> Result<bool, StoreFehler> {
        let anfang = self.zeilen.len();
        self.zeilen.resize(anfang + self.breite(), LEER);
        for (platz, (feld, nummer)) in self.gegeben.iter().zip(nummern).enumerate() {
            let stand = self.zellen.get(*feld).and_then(|z| z.get(usize::try_from(*nummer).ok()?));
            let gut = match stand {
                Some(Stand::Gut(_)) => true,
                Some(Stand::Einzeln) => false,
                Some(Stand::Offen) | None => {
                    let stand = nachschlagen(self.s, self.nomen, *feld, wert(platz, *nummer))?;
                    let gut = matches!(stand, Stand::Gut(_));
                    if let Some(zellen) = self.zellen.get_mut(*feld) {
                        setzen(zellen, *nummer, stand);
                    }
                    gut
                }
            };
            if !gut {
                self.zeilen.truncate(anfang);
                return Ok(false);
            }
            if let Some(z) = self.zeilen.get_mut(anfang + feld) {
                *z = *nummer;
            }
        }
        for v in &self.vorgaben {
            let da = self.zeilen.get(anfang + v.wenn).is_some_and(|z| *z != LEER);
            if let Some(z) = self.zeilen.get_mut(anfang + v.feld) {
                *z = if da { DANN } else { SONST };
            }
        }
        Ok(true)
    }

    /// Writes and records the new ones of the rows that wait, and empties the list.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn leeren(&mut self) -> Result<Geleert, StoreFehler> {
        let mut aus = Geleert::default();
        if self.anzahl() < MINDESTENS {
            aus.uebrig = (0..self.anzahl()).collect();
            self.zeilen.clear();
            return Ok(aus);
        }
        let ordnung = self.geordnet();
        let (Geschrieben { neue, da }, teile) = self.einfuegen(&ordnung)?;
        self.alle_neu &= da.is_empty();
        for teil in teile {
            self.aufzeichnen(&neue, teil)?;
        }
        aus.neu = neue.len();
        self.vergleichen(&da, &mut aus)?;
        aus.uebrig.sort_unstable();
        self.zeilen.clear();
        Ok(aus)
    }

    /// Places of the rows in the order of their keys, as the history compares them.
    fn geordnet(&self) -> Vec<usize> {
        let felder: Vec<usize> =
            self.nomen.felder.iter().enumerate().filter(|(_, f)| f.schluessel).map(|(i, _)| i).collect();
        let blick = Blick { zellen: &self.zellen, zeilen: &self.zeilen, breite: self.breite() };
        // No text of a key is the beginning of another: it ends in a quotation mark. So this is the order of the whole.
        let vergleich = |a: usize, b: usize| {
            felder
                .iter()
                .filter(|f| blick.nummer(a, **f) != blick.nummer(b, **f))
                .map(|f| blick.json(a, *f).cmp(blick.json(b, *f)))
                .find(|o| o.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        };
        let mut ordnung: Vec<usize> = (0..self.anzahl()).collect();
        if !ordnung.is_sorted_by(|a, b| vergleich(*a, *b).is_le()) {
            ordnung.sort_by(|a, b| vergleich(*a, *b));
        }
        ordnung
    }

    /// Inserts the rows that are not there, and packs the parts in which they are to be recorded.
    fn einfuegen(&self, ordnung: &[usize]) -> Result<(Geschrieben, Vec<Teil>), StoreFehler> {
        let blick = Blick { zellen: &self.zellen, zeilen: &self.zeilen, breite: self.breite() };
        let spalten: Vec<_> = self.nomen.felder.iter().map(|f| f.spalte()).collect();
        let teilen = |neue: &[usize]| teile(&blick, &spalten, neue);
        std::thread::scope(|faeden| {
            // Packing takes as long as writing, and needs nothing of it as long as all rows are new.
            let faden = match self.alle_neu {
                true => std::thread::Builder::new().spawn_scoped(faeden, || teilen(ordnung)).ok(),
                false => None,
            };
            let geschrieben = self.schreiben(&blick, &spalten, ordnung)?;
            let fertig = faden.filter(|_| geschrieben.da.is_empty()).and_then(|f| f.join().ok());
            let teile = fertig.unwrap_or_else(|| teilen(&geschrieben.neue))?;
            Ok((geschrieben, teile))
        })
    }

    fn schreiben(
        &self,
        blick: &Blick<'_>,
        spalten: &[&str],
        ordnung: &[usize],
    ) -> Result<Geschrieben, StoreFehler> {
        let platz: Vec<_> = (1..=spalten.len()).map(|i| format!("?{i}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            self.nomen.name,
            spalten.join(", "),
            platz.join(", ")
        );
        let (mut neue, mut da) = (Vec::with_capacity(ordnung.len()), Vec::new());
        let ohne = OhneTrigger::neu(self.s.conn)?;
        let mut einfuegen = ohne.0.prepare(&sql)?;
        let mut davor: Option<usize> = None;
        for i in ordnung {
            for f in 0..spalten.len() {
                // A parameter keeps its value until it gets another one.
                if davor.is_none_or(|d| blick.nummer(d, f) != blick.nummer(*i, f)) {
                    einfuegen.raw_bind_parameter(f + 1, blick.wert(*i, f))?;
                }
            }
            davor = Some(*i);
            match einfuegen.raw_execute()? {
                0 => da.push(*i),
                _ => neue.push(*i),
            }
        }
        Ok(Geschrieben { neue, da })
    }

    /// Records some of the new rows.
    fn aufzeichnen(&self, neue: &[usize], teil: Teil) -> Result<(), StoreFehler> {
        let blick = Blick { zellen: &self.zellen, zeilen: &self.zeilen, breite: self.breite() };
        let (Some(erste), Some(letzte)) =
            (neue.get(teil.zeilen.start), teil.zeilen.end.checked_sub(1).and_then(|i| neue.get(i)))
        else {
            return Ok(());
        };
        let paare: Vec<_> = self
            .nomen
            .felder
            .iter()
            .enumerate()
            .map(|(i, f)| format!("{}:{}", Value::from(f.spalte()), blick.json(*letzte, i)))
            .collect();
        let block = teil.block.as_ref();
        self.s.conn.prepare_cached(include_str!("../chronik/block_anfuegen.sql"))?.execute(params![
            self.nomen.name,
            self.schluessel(&blick, *letzte),
            format!("{{{}}}", paare.join(",")),
            block.and_then(|_| i64::try_from(teil.zeilen.len() - 1).ok()),
            block.map(|_| self.schluessel(&blick, *erste)),
            block.map(|b| b.summe.as_str()),
            block.map(|b| b.bytes.as_slice()),
        ])?;
        Ok(())
    }

    fn schluessel(&self, blick: &Blick<'_>, zeile: usize) -> String {
        let felder = self.nomen.felder.iter().enumerate().filter(|(_, f)| f.schluessel);
        let teile: Vec<_> = felder.map(|(i, _)| blick.json(zeile, i)).collect();
        format!("[{}]", teile.join(","))
    }

    /// Tells those that stand there just so from those that differ.
    fn vergleichen(&self, da: &[usize], aus: &mut Geleert) -> Result<(), StoreFehler> {
        if da.is_empty() {
            return Ok(());
        }
        let blick = Blick { zellen: &self.zellen, zeilen: &self.zeilen, breite: self.breite() };
        let spalten: Vec<_> = self.nomen.felder.iter().map(|f| f.spalte()).collect();
        let schluessel: Vec<usize> =
            self.nomen.felder.iter().enumerate().filter(|(_, f)| f.schluessel).map(|(i, _)| i).collect();
        let wo: Vec<_> = self
            .nomen
            .schluessel()
            .enumerate()
            .map(|(i, f)| format!("{} = ?{}", f.spalte(), i + 1))
            .collect();
        let sql =
            format!("SELECT {} FROM {} WHERE {}", spalten.join(", "), self.nomen.name, wo.join(" AND "));
        let mut abfrage = self.s.conn.prepare_cached(&sql)?;
        for i in da {
            let gleich = |z: &Row<'_>| -> rusqlite::Result<bool> {
                for f in &self.gegeben {
                    if z.get_ref(*f)? != ValueRef::from(blick.wert(*i, *f)) {
                        return Ok(false);
                    }
                }
                Ok(true)
            };
            let key = schluessel.iter().map(|f| blick.wert(*i, *f));
            match abfrage.query_row(rusqlite::params_from_iter(key), gleich).optional()? {
                Some(true) => aus.unveraendert += 1,
                _ => aus.uebrig.push(*i),
            }
        }
        Ok(())
    }
}

/// The rows by place and field.
#[derive(Clone, Copy)]
struct Blick<'b> {
    zellen: &'b [Vec<Stand>],
    zeilen: &'b [u32],
    breite: usize,
}

impl<'b> Blick<'b> {
    fn nummer(&self, zeile: usize, feld: usize) -> u32 {
        self.zeilen.get(zeile * self.breite + feld).copied().unwrap_or(LEER)
    }

    fn zelle(&self, zeile: usize, feld: usize) -> Option<&'b Zelle> {
        let nummer = usize::try_from(self.nummer(zeile, feld)).ok()?;
        match self.zellen.get(feld)?.get(nummer)? {
            Stand::Gut(z) => Some(z),
            Stand::Offen | Stand::Einzeln => None,
        }
    }

    fn wert(&self, zeile: usize, feld: usize) -> &'b SqlWert {
        self.zelle(zeile, feld).map_or(&SqlWert::Null, |z| &z.wert)
    }

    fn json(&self, zeile: usize, feld: usize) -> &'b str {
        self.zelle(zeile, feld).map_or("null", |z| &z.json)
    }
}

impl Zelle {
    fn neu(wert: SqlWert) -> Self {
        let json = match &wert {
            SqlWert::Integer(n) => n.to_string(),
            SqlWert::Text(t) => Value::from(t.as_str()).to_string(),
            SqlWert::Null | SqlWert::Real(_) | SqlWert::Blob(_) => "null".to_owned(),
        };
        Self { wert, json }
    }
}

fn setzen(zellen: &mut Vec<Stand>, nummer: u32, stand: Stand) {
    let Ok(ort) = usize::try_from(nummer) else { return };
    if zellen.len() <= ort {
        zellen.resize_with(ort + 1, || Stand::Offen);
    }
    if let Some(z) = zellen.get_mut(ort) {
        *z = stand;
    }
}

/// Checks a value and puts what the catalogue stores in its place.
fn nachschlagen(
    s: &Schreiber<'_>,
    nomen: &'static Nomen,
    i: usize,
    wert: Option<&Wert>,
) -> Result<Stand, StoreFehler> {
    let Some(feld) = nomen.felder.get(i) else {
        return Ok(Stand::Einzeln);
    };
    if wert.is_some_and(|w| !feld.blockfaehig(w)) {
        return Ok(Stand::Einzeln);
    }
    match s.aufloesen(nomen, i, wert) {
        Ok(wert) => Ok(Stand::Gut(Zelle::neu(sql_wert(wert.as_ref(), feld)))),
        Err(StoreFehler::Feld(_)) => Ok(Stand::Einzeln),
        Err(e) => Err(e),
    }
}

/// Divides rows into blocks and packs them.
fn teile(blick: &Blick<'_>, spalten: &[&str], neue: &[usize]) -> Result<Vec<Teil>, StoreFehler> {
    let kopf = format!("{}\n", Value::from(spalten.to_vec()));
    let mut aus = Vec::new();
    let (mut text, mut von) = (kopf.clone(), 0);
    for (i, zeile) in neue.iter().enumerate() {
        let letzte = i + 1 == neue.len() || i - von == ZEILEN_HOECHSTENS || text.len() > TEXT_SOLL;
        if !letzte {
            text.push('[');
            for f in 0..spalten.len() {
                if f > 0 {
                    text.push(',');
                }
                text.push_str(blick.json(*zeile, f));
            }
            text.push_str("]\n");
            continue;
        }
        let block = if i > von { Some(packen(&text)?) } else { None };
        aus.push(Teil { zeilen: von..i + 1, block });
        text.clone_from(&kopf);
        von = i + 1;
    }
    Ok(aus)
}
