//! What stood in each row before each change, from the history.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use serde_json::Value;

use super::Grenze;
use crate::StoreFehler;
use crate::chronik::block::Block;
use crate::schema::aufgezeichnete_tabellen;

/// Entries with more changed rows are not kept row by row where they only made new ones; nor are blocks.
const GROSS: i64 = 5_000;

/// A cell; texts are shared between the versions of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Zelle {
    Leer,
    Zahl(i64),
    Text(Arc<str>),
}

impl ToSql for Zelle {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Leer => ValueRef::Null,
            Self::Zahl(n) => ValueRef::Integer(*n),
            Self::Text(t) => ValueRef::Text(t.as_bytes()),
        }))
    }
}

/// A row: its cells in the order of the columns.
pub(super) type Zeile = Arc<[Zelle]>;

/// Before that change the row was so; `None`: it was not there.
type Davor = (i64, Option<Zeile>);

/// Names of the columns and which of them are the key.
#[derive(Debug)]
pub(super) struct Spalten {
    pub(super) namen: Vec<String>,
    /// Places of the key's columns, in the order of the key.
    pub(super) schluessel: Vec<usize>,
}

/// One table's rows that ever changed one by one.
#[derive(Debug)]
pub(super) struct Tafel {
    pub(super) spalten: Spalten,
    /// By key as the history writes it: what was before each change, oldest first.
    zeilen: HashMap<Box<str>, Vec<Davor>>,
}

/// Many changes in a row that only made new rows: those of a big entry, or those of a block.
#[derive(Debug)]
pub(super) struct Schub {
    pub(super) von: i64,
    pub(super) bis: i64,
    pub(super) tabellen: Vec<&'static str>,
    /// First and last key if the change at `bis` closes a block of the others.
    block: Option<(String, String)>,
}

impl Schub {
    /// Gives the keys of the rows that it made in that table.
    pub(super) fn schluessel(
        &self,
        conn: &Connection,
        tabelle: &str,
        mut nimm: impl FnMut(i64, &str) -> Result<(), StoreFehler>,
    ) -> Result<(), StoreFehler> {
        let mut von = self.von;
        if self.block.is_some() {
            let block = Block::laden(conn, self.bis)?;
            for i in 0..block.zeilen() {
                nimm(block.nr(i), &block.schluessel(i)?)?;
            }
            von = self.bis;
        }
        let mut abfrage = conn.prepare_cached(include_str!("schluessel_der_spanne.sql"))?;
        let mut zeilen = abfrage.query(params![von, self.bis, tabelle])?;
        while let Some(z) = zeilen.next()? {
            nimm(z.get("nr")?, z.get_ref("schluessel")?.as_str().unwrap_or_default())?;
        }
        Ok(())
    }
}

/// The history, arranged for looking back.
#[derive(Debug, Default)]
pub(super) struct Gedaechtnis {
    tafeln: BTreeMap<&'static str, Tafel>,
    /// Oldest first.
    schuebe: Vec<Schub>,
}

impl Tafel {
    fn laden(conn: &Connection, tabelle: &str) -> Result<Self, StoreFehler> {
        let mut abfrage =
            conn.prepare_cached("SELECT name, pk FROM pragma_table_info(?1, 'main') ORDER BY cid")?;
        let paare: Vec<(String, i64)> = abfrage
            .query_map([tabelle], |z| Ok((z.get("name")?, z.get("pk")?)))?
            .collect::<Result<_, _>>()?;
        let mut schluessel: Vec<_> =
            paare.iter().enumerate().filter(|(_, (_, pk))| *pk > 0).map(|(i, (_, pk))| (*pk, i)).collect();
        schluessel.sort_unstable();
        Ok(Self {
            spalten: Spalten {
                schluessel: schluessel.into_iter().map(|(_, i)| i).collect(),
                namen: paare.into_iter().map(|(name, _)| name).collect(),
            },
            zeilen: HashMap::new(),
        })
    }

    /// Rows that changed after a position, with what stood there then.
    pub(super) fn damals(&self, bis: i64) -> impl Iterator<Item = (&str, Option<&Zeile>)> {
        self.zeilen.iter().filter_map(move |(schluessel, liste)| {
            let ab = liste.partition_point(|(nr, _)| *nr <= bis);
            liste.get(ab).map(|(_, zeile)| (&**schluessel, zeile.as_ref()))
        })
    }
}

impl Gedaechtnis {
    pub(super) fn tafeln(&self) -> impl Iterator<Item = (&'static str, &Tafel)> {
        self.tafeln.iter().map(|(name, tafel)| (*name, tafel))
    }

    /// Blocks and big entries after a position.
    pub(super) fn schuebe(&self, nach: i64) -> impl Iterator<Item = &Schub> {
        self.schuebe.iter().filter(move |s| s.bis > nach)
    }

    /// Knows the columns of a table from here on.
    fn spalten(&mut self, conn: &Connection, tabelle: &'static str) -> Result<(), StoreFehler> {
        if !self.tafeln.contains_key(tabelle) {
            self.tafeln.insert(tabelle, Tafel::laden(conn, tabelle)?);
        }
        Ok(())
    }

    /// Reads the changes after `ab` up to `bis`.
    pub(super) fn weiterlesen(
        &mut self,
        conn: &Connection,
        ab: &Grenze,
        bis: i64,
    ) -> Result<(), StoreFehler> {
        let schuebe = schuebe(conn, ab)?;
        let mut neues = Abschnitt::default();
        let mut oben = bis;
        for schub in &schuebe {
            self.abschnitt(conn, (schub.bis, oben), &mut neues)?;
            for tabelle in &schub.tabellen {
                self.spalten(conn, tabelle)?;
                neues.entstanden(conn, tabelle, schub, None)?;
            }
            oben = schub.von - 1;
        }
        self.abschnitt(conn, (ab.aenderung, oben), &mut neues)?;
        // Rows that change for the first time since may come from what was read before.
        for schub in self.schuebe.iter().rev() {
            for tabelle in &schub.tabellen {
                neues.entstanden(conn, tabelle, schub, self.tafeln.get(tabelle))?;
            }
        }
        for (tabelle, zeilen) in neues.davor {
            let Some(tafel) = self.tafeln.get_mut(tabelle) else { continue };
            for (schluessel, mut liste) in zeilen {
                liste.reverse();
                tafel.zeilen.entry(schluessel).or_default().extend(liste);
            }
        }
        self.schuebe.extend(schuebe.into_iter().rev());
        Ok(())
    }

    /// Goes back over the changes after `ab` up to `bis`, newest first.
    fn abschnitt(
        &mut self,
        conn: &Connection,
        (ab, bis): (i64, i64),
        neues: &mut Abschnitt,
    ) -> Result<(), StoreFehler> {
        if bis <= ab {
            return Ok(());
        }
        let mut abfrage = conn.prepare_cached(include_str!("aenderungen_rueckwaerts.sql"))?;
        let mut zeilen = abfrage.query([ab, bis])?;
        while let Some(z) = zeilen.next()? {
            let text = |spalte: usize| z.get_ref(spalte).map(|w| w.as_str_or_null().ok().flatten());
            let (tabelle, schluessel) = (text(1)?.unwrap_or_default(), text(2)?.unwrap_or_default());
            let Some(tabelle) = aufgezeichnete_tabellen().find(|t| *t == tabelle) else {
                return Err(StoreFehler::Inhalt(format!("history names the table {tabelle}")));
            };
            self.spalten(conn, tabelle)?;
            let Some(tafel) = self.tafeln.get(tabelle) else { continue };
            let (nr, alt, neu) = (z.get(0)?, text(4)?, text(5)?);
            match text(3)? {
                Some("neu") => neues.merken(tabelle, schluessel, nr, None),
                Some("geloescht") => {
                    let zeile = tafel.spalten.zeile(None, alt)?;
                    neues.merken(tabelle, schluessel, nr, Some(zeile));
                }
                _ => {
                    let heute = tafel.spalten.schluessel_danach(schluessel, neu)?;
                    let danach = match neues.stand(tabelle, &heute) {
                        Some(zeile) => zeile,
                        None => lesen(conn, tabelle, &tafel.spalten, &heute)?,
                    };
                    let zeile = tafel.spalten.zeile(danach.as_ref(), alt)?;
                    if heute != schluessel {
                        neues.merken(tabelle, &heute, nr, None);
                    }
                    neues.merken(tabelle, schluessel, nr, Some(zeile));
                }
            }
        }
        Ok(())
    }
}

/// What a walk back has found so far: before each change of each row, newest first.
#[derive(Debug, Default)]
struct Abschnitt {
    davor: BTreeMap<&'static str, HashMap<Box<str>, Vec<Davor>>>,
}

impl Abschnitt {
    fn merken(&mut self, tabelle: &'static str, schluessel: &str, nr: i64, zeile: Option<Zeile>) {
        let tafel = self.davor.entry(tabelle).or_default();
        match tafel.get_mut(schluessel) {
            Some(liste) => liste.push((nr, zeile)),
            None => {
                tafel.insert(schluessel.into(), vec![(nr, zeile)]);
            }
        }
    }

    /// The row after the change that comes next on the way back, if a later change told.
    fn stand(&self, tabelle: &str, schluessel: &str) -> Option<Option<Zeile>> {
        let (_, zeile) = self.davor.get(tabelle)?.get(schluessel)?.last()?;
        Some(zeile.clone())
    }

    /// Rows that changed after a big entry or a block had made them were not there before it. Where
    /// such a change was read before, this is known.
    fn entstanden(
        &mut self,
        conn: &Connection,
        tabelle: &'static str,
        schub: &Schub,
        bekannt: Option<&Tafel>,
    ) -> Result<(), StoreFehler> {
        let Some(spaeter) = self.davor.get_mut(tabelle) else {
            return Ok(());
        };
        let neu = |key: &str| {
            let letzte = bekannt.and_then(|t| t.zeilen.get(key)).and_then(|liste| liste.last());
            letzte.is_none_or(|(nr, _)| *nr < schub.von)
        };
        if let Some((erster, letzter)) = &schub.block {
            let darin = |key: &str| (erster.as_str()..=letzter.as_str()).contains(&key) && neu(key);
            if !spaeter.keys().any(|key| darin(key)) {
                return Ok(());
            }
            return schub.schluessel(conn, tabelle, |nr, schluessel| {
                if let Some(liste) = spaeter.get_mut(schluessel).filter(|_| neu(schluessel)) {
                    liste.push((nr, None));
                }
                Ok(())
            });
        }
        let mut abfrage = conn.prepare_cached(include_str!("zeile_der_spanne.sql"))?;
        for (schluessel, liste) in spaeter.iter_mut().filter(|(schluessel, _)| neu(schluessel)) {
            let nr: Option<i64> = abfrage
                .query_row(params![tabelle, schluessel, schub.von, schub.bis], |z| z.get("nr"))
                .optional()?;
            if let Some(nr) = nr {
                liste.push((nr, None));
            }
        }
        Ok(())
    }
}

impl Spalten {
    /// A row from the fields of the history, where missing ones are as in `sonst`, or empty: a later schema added them.
    fn zeile(&self, sonst: Option<&Zeile>, felder: Option<&str>) -> Result<Zeile, StoreFehler> {
        let mut zellen = match sonst {
            Some(zeile) => zeile.to_vec(),
            None => vec![Zelle::Leer; self.namen.len()],
        };
        for (name, wert) in objekt(felder.unwrap_or("{}"))? {
            let Some(ort) = self.namen.iter().position(|n| *n == name) else {
                return Err(StoreFehler::Inhalt(format!("history names the column {name}")));
            };
            if let Some(zelle) = zellen.get_mut(ort) {
                *zelle = zelle_aus(wert);
            }
        }
        Ok(zellen.into())
    }

    /// Key of a row after a change; it differs where the key itself was corrected.
    fn schluessel_danach(&self, davor: &str, neu: Option<&str>) -> Result<String, StoreFehler> {
        let neu = neu.unwrap_or("{}");
        let namen = || self.schluessel.iter().filter_map(|i| self.namen.get(*i));
        if !namen().any(|name| neu.contains(&format!("\"{name}\":"))) {
            return Ok(davor.to_owned());
        }
        let felder = objekt(neu)?;
        let mut werte: Vec<Value> = werte(davor)?;
        for (wert, name) in werte.iter_mut().zip(namen()) {
            if let Some(n) = felder.get(name) {
                *wert = n.clone();
            }
        }
        Ok(Value::Array(werte).to_string())
    }
}

fn objekt(text: &str) -> Result<serde_json::Map<String, Value>, StoreFehler> {
    serde_json::from_str(text).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))
}

/// Cells of a key as the history writes it.
pub(super) fn werte(schluessel: &str) -> Result<Vec<Value>, StoreFehler> {
    serde_json::from_str(schluessel).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))
}

pub(super) fn zelle_aus(wert: Value) -> Zelle {
    match wert {
        Value::Null => Zelle::Leer,
        Value::String(t) => Zelle::Text(t.into()),
        Value::Number(n) => match n.as_i64() {
            Some(n) => Zelle::Zahl(n),
            None => Zelle::Text(n.to_string().into()),
        },
        andere => Zelle::Text(andere.to_string().into()),
    }
}

/// The row as it stands in the file.
fn lesen(
    conn: &Connection,
    tabelle: &str,
    spalten: &Spalten,
    schluessel: &str,
) -> Result<Option<Zeile>, StoreFehler> {
    let namen = |orte: &[usize]| -> Vec<&str> {
        orte.iter().filter_map(|i| spalten.namen.get(*i)).map(String::as_str).collect()
    };
    let wo: Vec<_> =
        namen(&spalten.schluessel).iter().enumerate().map(|(i, s)| format!("{s} = ?{}", i + 1)).collect();
    let sql = format!("SELECT {} FROM main.{tabelle} WHERE {}", spalten.namen.join(", "), wo.join(" AND "));
    let key: Vec<Zelle> = werte(schluessel)?.into_iter().map(zelle_aus).collect();
    let zeile = conn
        .prepare_cached(&sql)?
        .query_row(rusqlite::params_from_iter(key), |z| {
            (0..spalten.namen.len())
                .map(|i| {
                    Ok(match z.get_ref(i)? {
                        ValueRef::Integer(n) => Zelle::Zahl(n),
                        ValueRef::Text(t) => Zelle::Text(String::from_utf8_lossy(t).into()),
                        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Zelle::Leer,
                    })
                })
                .collect::<rusqlite::Result<Vec<_>>>()
        })
        .optional()?;
    Ok(zeile.map(Zeile::from))
}

/// Blocks after a position, and big entries without any that only made new rows; newest first.
fn schuebe(conn: &Connection, nach: &Grenze) -> Result<Vec<Schub>, StoreFehler> {
    let mut aus = Vec::new();
    let mut bloecke = conn.prepare_cached(include_str!("bloecke.sql"))?;
    let mut zeilen = bloecke.query([nach.aenderung])?;
    while let Some(z) = zeilen.next()? {
        let tabelle: String = z.get("tabelle")?;
        let tabellen = aufgezeichnete_tabellen().filter(|t| *t == tabelle).collect();
        let block = Some((z.get("block_ab")?, z.get("schluessel")?));
        aus.push(Schub { von: z.get("von")?, bis: z.get("bis")?, tabellen, block });
    }
    let mut grosse = conn.prepare_cached(include_str!("grosse.sql"))?;
    let ids: Vec<String> =
        grosse.query_map([nach.eintrag, GROSS], |z| z.get("id"))?.collect::<Result<_, _>>()?;
    for id in ids {
        let (von, bis, nur_neu): (i64, i64, i64) = conn
            .prepare_cached(include_str!("spanne.sql"))?
            .query_row([&id], |z| Ok((z.get("von")?, z.get("bis")?, z.get("nur_neu")?)))?;
        if nur_neu == 0 {
            continue;
        }
        let mut abfrage = conn.prepare_cached(include_str!("tabellen_der_spanne.sql"))?;
        let namen: Vec<String> =
            abfrage.query_map([von, bis], |z| z.get("tabelle"))?.collect::<Result<_, _>>()?;
        let tabellen = aufgezeichnete_tabellen().filter(|t| namen.iter().any(|n| n == t)).collect();
        aus.push(Schub { von, bis, tabellen, block: None });
    }
    aus.sort_by_key(|s| std::cmp::Reverse(s.bis));
    Ok(aus)
}
