//! Are the rows what the history says? All recorded changes are replayed and compared with the tables.
//!
//! This finds what the chain alone cannot: a row that was changed while its triggers were away.
//! O(changes + rows) in time; the state of all rows is held in memory as compact JSON text.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::Schaden;
use super::block::{Block, mit_bloecken};
use crate::StoreFehler;
use crate::schema::{aufgezeichnete_tabellen, spalten};

/// Rows by table and key, each as the JSON text of its fields.
type Stand = HashMap<(String, String), String>;

/// Most deviations that are reported one by one.
const HOECHSTENS: usize = 20;

/// Replays the history and reports every row that differs from it.
pub(super) fn pruefen(conn: &Connection, schaeden: &mut Vec<Schaden>) -> Result<(), StoreFehler> {
    let mut funde = Vec::new();
    let mut stand = abspielen(conn, &mut funde)?;
    for tabelle in aufgezeichnete_tabellen() {
        let (alle, schluessel) = spalten(conn, tabelle)?;
        // A catalogue of an older schema does not have it yet.
        if alle.is_empty() {
            continue;
        }
        let objekt: Vec<_> = alle.iter().map(|s| format!("'{s}', {s}")).collect();
        let sql = format!(
            "SELECT json_array({}) AS schluessel, json_object({}) AS zeile FROM {tabelle}",
            schluessel.join(", "),
            objekt.join(", ")
        );
        let mut abfrage = conn.prepare(&sql)?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            // Bytes that are no text are in no recorded row.
            let text = |name: &str| z.get_ref(name).map(|w| w.as_bytes().map(String::from_utf8_lossy));
            let key = text("schluessel")?.unwrap_or_default().into_owned();
            let zeile = text("zeile")?.unwrap_or_default().into_owned();
            let soll = stand.remove(&(tabelle.to_owned(), key.clone()));
            let gleich = match (&soll, lesen(&zeile)) {
                (Some(s), _) if *s == zeile => true,
                (Some(s), Ok(z)) => gleiche_felder(&lesen(s)?, &z),
                _ => false,
            };
            if !gleich {
                funde.push((tabelle.to_owned(), key));
            }
        }
    }
    funde.extend(stand.into_keys());
    funde.sort();
    funde.dedup();
    schaeden.extend(funde.into_iter().take(HOECHSTENS).map(|(t, k)| Schaden::Abweichung(t, k)));
    Ok(())
}

fn abspielen(conn: &Connection, funde: &mut Vec<(String, String)>) -> Result<Stand, StoreFehler> {
    let mut stand = Stand::new();
    let mut abfrage = conn.prepare(&mit_bloecken(conn, include_str!("aenderungen_ab.sql"))?)?;
    let mut zeilen = abfrage.query([0])?;
    while let Some(z) = zeilen.next()? {
        if let Some(block) = Block::lesen(z)? {
            let tabelle: String = z.get("tabelle")?;
            for i in 0..block.zeilen() {
                let ort = (tabelle.clone(), block.schluessel(i)?);
                if let Some(vorher) = stand.insert(ort.clone(), block.objekt(i)?) {
                    drop(vorher);
                    funde.push(ort);
                }
            }
        }
        let text = |name: &str| z.get::<_, Option<String>>(name);
        let (tabelle, schluessel): (String, String) = (z.get("tabelle")?, z.get("schluessel")?);
        let ort = (tabelle, schluessel);
        let vorher = stand.remove(&ort);
        let art: String = z.get("art")?;
        match (art.as_str(), vorher, text("alt")?, text("neu")?) {
            ("neu", None, None, Some(neu)) => {
                stand.insert(ort, neu);
            }
            ("geaendert", Some(vorher), Some(alt), Some(neu)) => {
                let mut felder = lesen(&vorher)?;
                let passt = lesen(&alt)?.iter().all(|(k, w)| felder.get(k).unwrap_or(&Value::Null) == w);
                if !passt {
                    funde.push(ort.clone());
                }
                felder.extend(lesen(&neu)?);
                let (_, schluessel) = spalten(conn, &ort.0)?;
                let key: Vec<_> =
                    schluessel.iter().map(|s| felder.get(s).cloned().unwrap_or(Value::Null)).collect();
                let text = Value::Object(felder).to_string();
                stand.insert((ort.0, Value::Array(key).to_string()), text);
            }
            ("geloescht", Some(vorher), Some(alt), None) => {
                if !gleiche_felder(&lesen(&vorher)?, &lesen(&alt)?) {
                    funde.push(ort);
                }
            }
            _ => funde.push(ort),
        }
    }
    Ok(stand)
}

fn lesen(text: &str) -> Result<Map<String, Value>, StoreFehler> {
    serde_json::from_str(text).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))
}

/// A field that is missing was added by a later schema and is empty. What was blacked out says so on both sides: a
/// black-out covers a field in all changes of its row.
fn gleiche_felder(a: &Map<String, Value>, b: &Map<String, Value>) -> bool {
    a.keys().chain(b.keys()).all(|k| a.get(k).unwrap_or(&Value::Null) == b.get(k).unwrap_or(&Value::Null))
}
