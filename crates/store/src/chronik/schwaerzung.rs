//! Blacking out a free text that the law asks to erase: gone from its row, from all changes of that field in the
//! history, and from local drafts; visibly, and the chain still holds.
//!
//! A row of the history that loses a value keeps the digest of that value and the salts of its others one by one (see
//! [`super::hash`]). The black-out itself is an entry. Its own change holds the text, too, until it is blacked out in
//! the same transaction, so the text is never on record again.

use std::collections::HashMap;

use ozg_domain::nomen::{Feld, Nomen};
use ozg_domain::wert::Wert;
use rusqlite::{OptionalExtension, params, params_from_iter};
use serde_json::{Map, Value};

use super::hash::{GESCHWAERZT, schwaerzen};
use super::{Aenderung, aenderung};
use crate::{Schreiber, StoreFehler};

/// Operation of an entry that blacks something out; the check and the memory of earlier states know it by this name.
pub const SCHWAERZUNG: &str = "schwaerzung_set";

/// Texts shorter than that are found in a draft only as a whole value.
const KURZ: usize = 4;

/// What a black-out did. Says nothing of the texts when printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Schwaerzung {
    /// Number of values in the history that were blacked out.
    pub stellen: usize,
    /// Whether something was blacked out there before.
    pub schon: bool,
    /// The texts that are gone, each once.
    pub texte: Vec<String>,
    /// Whether a block of the history holds the number of a version there, which is no free text and stays.
    pub bleibt: bool,
    /// Number of local drafts and settings that held one of them and were removed.
    pub einstellungen: usize,
}

impl std::fmt::Debug for Schwaerzung {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Schwaerzung").field("stellen", &self.stellen).finish_non_exhaustive()
    }
}

/// Free text in the head of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eintragstext {
    /// In whose name it was made.
    Person,
    /// Why it was made.
    Grund,
}

/// A change as it lies in the table.
struct Roh {
    aenderung: Aenderung,
    schluessel: String,
    salz: Option<String>,
    geschwaerzt: Option<String>,
}

impl Schreiber<'_> {
    /// Blacks out a field of a row, also of one that was removed: in the row, and in all changes of the row, also
    /// under a former key. If there is nothing to black out, nothing is changed.
    ///
    /// The entry is written even if the row itself does not change.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`] if there never was such a row; as SQLite reports.
    pub fn feld_schwaerzen(
        &self,
        nomen: &'static Nomen,
        feld: &Feld,
        schluessel: &[String],
    ) -> Result<Schwaerzung, StoreFehler> {
        let mut schluessel = self.kanonisch(nomen, schluessel)?;
        // Parts of a key that may be empty are kept as ''.
        schluessel.resize(nomen.schluessel().count(), String::new());
        // A block holds no free text. What it holds stays there, and so wherever else it stands in the row's history.
        let bloecke = self.bloecke_mit(nomen.name, &Value::from(schluessel.clone()).to_string(), 0)?;
        let mut aus = Schwaerzung::default();
        for (block, zeile) in &bloecke {
            let neu = block.aenderung(*zeile)?.neu;
            aus.bleibt |= neu.iter().any(|(k, w)| k == feld.spalte() && !w.is_null());
        }
        let im_block = !bloecke.is_empty();
        let heute = self.satz_falls(nomen, &schluessel)?.and_then(|s| s.wert(feld.kopf).cloned());
        if !(im_block && heute.is_some_and(|w| feld.blockfaehig(&w))) {
            self.zeile_schwaerzen(nomen, feld, &schluessel)?;
        }
        let alle = self.aenderungen_der_tabelle(nomen)?;
        let der_zeile = match (der_zeile(nomen, &alle, &schluessel), im_block) {
            (Some(zeile), _) => zeile,
            (None, true) => Vec::new(),
            (None, false) => {
                let schluessel = schluessel.join(" · ");
                return Err(StoreFehler::NichtGefunden { nomen: nomen.name, schluessel });
            }
        };
        for i in der_zeile {
            if let Some(roh) = alle.get(i) {
                self.aenderung_schwaerzen(roh, feld, im_block, &mut aus)?;
            }
        }
        self.abschliessen(aus)
    }

    /// Blacks out the person or the reason of an entry.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as SQLite reports.
    pub fn eintrag_schwaerzen(&self, nr: i64, was: Eintragstext) -> Result<Schwaerzung, StoreFehler> {
        let zeile = self
            .conn
            .prepare_cached(include_str!("eintrag_texte.sql"))?
            .query_row([nr], |z| {
                let text = |name: &str| z.get::<_, Option<String>>(name);
                Ok((text("person")?, text("grund")?, text("salz")?, text("geschwaerzt")?))
            })
            .optional()?;
        let Some((mut person, mut grund, salz, geschwaerzt)) = zeile else {
            return Err(StoreFehler::NichtGefunden { nomen: "eintrag", schluessel: nr.to_string() });
        };
        let werte: Vec<_> = [("person", &person), ("grund", &grund)]
            .into_iter()
            .map(|(name, w)| (name.to_owned(), w.as_deref().map_or(Value::Null, Value::from).to_string()))
            .collect();
        let (name, text) = match was {
            Eintragstext::Person => ("person", &mut person),
            Eintragstext::Grund => ("grund", &mut grund),
        };
        let schon = text.as_deref() == Some(GESCHWAERZT);
        let mut aus = Schwaerzung { schon, ..Schwaerzung::default() };
        let Some(weg) = text.take().filter(|_| !aus.schon) else {
            return Ok(aus);
        };
        *text = Some(GESCHWAERZT.to_owned());
        let geschwaerzt = schwaerzen(salz.as_deref(), geschwaerzt.as_deref(), &werte, &[name.to_owned()])?;
        self.conn.prepare_cached(include_str!("eintrag_schwaerzen.sql"))?.execute(params![
            nr,
            person,
            grund,
            geschwaerzt
        ])?;
        aus.stellen = 1;
        aus.texte.push(weg);
        self.abschliessen(aus)
    }

    fn abschliessen(&self, mut aus: Schwaerzung) -> Result<Schwaerzung, StoreFehler> {
        if aus.stellen > 0 {
            self.auch_ohne_aenderung();
            aus.einstellungen = self.einstellungen_bereinigen(&aus.texte)?;
        }
        Ok(aus)
    }

    /// The present row, if it has a value there.
    fn zeile_schwaerzen(&self, nomen: &Nomen, feld: &Feld, schluessel: &[String]) -> Result<(), StoreFehler> {
        let spalte = feld.spalte();
        let wo: Vec<_> =
            nomen.schluessel().enumerate().map(|(i, f)| format!("{} = ?{}", f.spalte(), i + 2)).collect();
        let sql = format!(
            "UPDATE {} SET {spalte} = ?1 WHERE {} AND {spalte} IS NOT NULL",
            nomen.name,
            wo.join(" AND ")
        );
        let werte = std::iter::once(GESCHWAERZT).chain(schluessel.iter().map(String::as_str));
        self.conn.prepare_cached(&sql)?.execute(params_from_iter(werte))?;
        Ok(())
    }

    fn aenderungen_der_tabelle(&self, nomen: &Nomen) -> Result<Vec<Roh>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("aenderungen_der_tabelle.sql"))?;
        let mut zeilen = abfrage.query([nomen.name])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            aus.push(Roh {
                aenderung: aenderung(z)?,
                schluessel: z.get("schluessel")?,
                salz: z.get("salz")?,
                geschwaerzt: z.get("geschwaerzt")?,
            });
        }
        Ok(aus)
    }

    fn aenderung_schwaerzen(
        &self,
        roh: &Roh,
        feld: &Feld,
        im_block: bool,
        aus: &mut Schwaerzung,
    ) -> Result<(), StoreFehler> {
        let mut werte = vec![("schluessel".to_owned(), roh.schluessel.clone())];
        let mut weg = Vec::new();
        let mut seiten = [None, None];
        for ((art, felder), seite) in
            [("alt", &roh.aenderung.alt), ("neu", &roh.aenderung.neu)].into_iter().zip(&mut seiten)
        {
            if felder.is_empty() {
                continue;
            }
            let mut objekt = Map::new();
            for (k, wert) in felder {
                let name = format!("{art}.{k}");
                werte.push((name.clone(), wert.to_string()));
                let bleibt = |t: &str| im_block && feld.blockfaehig(&Wert::Text(t.to_owned()));
                let text = wert.as_str().filter(|t| k == feld.spalte() && !bleibt(t));
                if let Some(text) = text.filter(|t| *t != GESCHWAERZT) {
                    weg.push(name);
                    if !aus.texte.iter().any(|t| t == text) {
                        aus.texte.push(text.to_owned());
                    }
                    objekt.insert(k.clone(), Value::from(GESCHWAERZT));
                } else {
                    aus.schon |= text.is_some();
                    objekt.insert(k.clone(), wert.clone());
                }
            }
            *seite = Some(Value::Object(objekt).to_string());
        }
        if weg.is_empty() {
            return Ok(());
        }
        let geschwaerzt = schwaerzen(roh.salz.as_deref(), roh.geschwaerzt.as_deref(), &werte, &weg)?;
        let [alt, neu] = seiten;
        self.conn.prepare_cached(include_str!("aenderung_schwaerzen.sql"))?.execute(params![
            roh.aenderung.nr,
            alt,
            neu,
            geschwaerzt
        ])?;
        aus.stellen += weg.len();
        Ok(())
    }

    /// Removes drafts, views and settings of the window that hold one of the texts, and the person of that name.
    fn einstellungen_bereinigen(&self, texte: &[String]) -> Result<usize, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("../einstellung/nach_anfang.sql"))?;
        let zeilen = abfrage.query_map([], |z| Ok((z.get("name")?, z.get("wert")?)))?;
        let alle: Vec<(String, String)> = zeilen.collect::<Result<_, _>>()?;
        let mut anzahl = 0;
        for (name, wert) in alle {
            let haelt = match name.as_str() {
                "person" => texte.contains(&wert),
                _ => texte.iter().any(|t| kommt_vor(t, &wert)),
            };
            if haelt {
                crate::einstellung::loeschen(self.conn, &name)?;
                anzahl += 1;
            }
        }
        Ok(anzahl)
    }
}

/// Whether a setting, mostly JSON, holds a text.
fn kommt_vor(text: &str, wert: &str) -> bool {
    let json = Value::from(text).to_string();
    if text.chars().count() < KURZ {
        return wert == text || wert.contains(&json);
    }
    let innen = json.get(1..json.len().saturating_sub(1)).unwrap_or(text);
    wert.contains(text) || wert.contains(innen)
}

/// Positions of the changes of the row that has, or had last, that key. The same key after a removal is the same row;
/// a key that was given up by renaming is not.
fn der_zeile(nomen: &Nomen, alle: &[Roh], schluessel: &[String]) -> Option<Vec<usize>> {
    let gefaltet = |key: &[String]| -> Vec<String> {
        nomen
            .schluessel()
            .zip(key)
            .map(|(f, s)| if f.ist_kuerzel() { s.to_lowercase() } else { s.clone() })
            .collect()
    };
    let (mut lebend, mut fort) = (HashMap::new(), HashMap::new());
    let mut zeilen: Vec<Vec<usize>> = Vec::new();
    for (i, Roh { aenderung: a, .. }) in alle.iter().enumerate() {
        let key = gefaltet(&a.schluessel);
        let bisher = lebend.remove(&key).or_else(|| fort.get(&key).copied());
        let zeile = bisher.unwrap_or_else(|| {
            zeilen.push(Vec::new());
            zeilen.len() - 1
        });
        if let Some(z) = zeilen.get_mut(zeile) {
            z.push(i);
        }
        if a.art == "geloescht" {
            fort.insert(key, zeile);
            continue;
        }
        let neu: Vec<_> = nomen
            .schluessel()
            .zip(&a.schluessel)
            .map(|(f, alt)| {
                let neu = a.neu.iter().find(|(k, _)| k == f.spalte()).and_then(|(_, w)| w.as_str());
                neu.map_or_else(|| alt.clone(), str::to_owned)
            })
            .collect();
        lebend.insert(gefaltet(&neu), zeile);
    }
    let key = gefaltet(schluessel);
    let zeile = lebend.get(&key).or_else(|| fort.get(&key)).copied()?;
    zeilen.get(zeile).cloned()
}
