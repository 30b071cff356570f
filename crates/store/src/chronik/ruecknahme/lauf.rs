//! Compares the rows of an entry with what stands there now.

use std::collections::BTreeMap;
use std::rc::Rc;

use rusqlite::{OptionalExtension, params_from_iter};
use serde_json::{Map, Value};

use super::gruppe::{self, Gruppe, Netto, Zeilenart, geschwaerzt};
use super::plan::{Felder, Festgrund, Lage, Planfeld, Spaeter};
use crate::schema::spalten;
use crate::{Schreiber, StoreFehler};

/// Columns whose exactness stands in the column `genauigkeit` of the same row.
const GENAUE: [&str; 2] = ["datum", "betrag_cent"];

/// A recorded table.
pub(super) struct Tafel {
    alle: Vec<String>,
    pub(super) schluessel: Vec<String>,
    /// Reads one row by its key.
    zeile: String,
    /// Removes one row by its key.
    pub(super) entfernen: String,
}

/// One pass over the rows of an entry.
pub(super) struct Lauf<'a, 'b> {
    pub(super) s: &'a Schreiber<'b>,
    tafeln: BTreeMap<&'static str, Rc<Tafel>>,
    /// Spellings of each kuerzel that ever was, by its lower-case letters; read when first needed.
    kuerzel: Option<BTreeMap<String, Vec<String>>>,
}

impl<'a, 'b> Lauf<'a, 'b> {
    pub(super) fn neu(s: &'a Schreiber<'b>) -> Self {
        Self { s, tafeln: BTreeMap::new(), kuerzel: None }
    }

    pub(super) fn tafel(&mut self, tabelle: &'static str) -> Result<Rc<Tafel>, StoreFehler> {
        if let Some(t) = self.tafeln.get(tabelle) {
            return Ok(Rc::clone(t));
        }
        let (alle, schluessel) = spalten(self.s.conn, tabelle)?;
        let objekt: Vec<_> = alle.iter().map(|s| format!("'{s}', {s}")).collect();
        let wo = wo(&schluessel, 0);
        let tafel = Rc::new(Tafel {
            zeile: format!("SELECT json_object({}) AS zeile FROM {tabelle} WHERE {wo}", objekt.join(", ")),
            entfernen: format!("DELETE FROM {tabelle} WHERE {wo}"),
            alle,
            schluessel,
        });
        self.tafeln.insert(tabelle, Rc::clone(&tafel));
        Ok(tafel)
    }

    /// The keys under which the history may know the row, as a JSON array of recorded keys.
    fn schreibweisen(&mut self, n: &Netto) -> Result<String, StoreFehler> {
        let mut alle = vec![n.vorher.clone(), n.nachher.clone()];
        if let Some(i) = n.nomen.schluessel().position(ozg_domain::nomen::Feld::ist_kuerzel) {
            let kuerzel = n.nachher.get(i).map(|k| k.to_ascii_lowercase()).unwrap_or_default();
            for andere in self.kuerzel()?.get(&kuerzel).into_iter().flatten() {
                let mut key = n.nachher.clone();
                if let Some(k) = key.get_mut(i) {
                    k.clone_from(andere);
                }
                alle.push(key);
            }
        }
        alle.sort();
        alle.dedup();
        let texte: Vec<String> = alle.into_iter().map(|k| Value::from(k).to_string()).collect();
        Ok(Value::from(texte).to_string())
    }

    fn kuerzel(&mut self) -> Result<&BTreeMap<String, Vec<String>>, StoreFehler> {
        if self.kuerzel.is_none() {
            let mut aus: BTreeMap<String, Vec<String>> = BTreeMap::new();
            let mut abfrage = self.s.conn.prepare_cached(include_str!("../kuerzel_schreibweisen.sql"))?;
            let mut zeilen = abfrage.query([])?;
            while let Some(z) = zeilen.next()? {
                for k in gruppe::lesen(&z.get::<_, String>("schluessel")?)? {
                    aus.entry(k.to_ascii_lowercase()).or_default().push(k);
                }
            }
            self.kuerzel = Some(aus);
        }
        Ok(self.kuerzel.get_or_insert_default())
    }

    /// The present row as JSON.
    fn zeile(&self, t: &Tafel, schluessel: &[String]) -> Result<Option<Map<String, Value>>, StoreFehler> {
        let text: Option<String> = self
            .s
            .conn
            .prepare_cached(&t.zeile)?
            .query_row(params_from_iter(schluessel), |z| z.get("zeile"))
            .optional()?;
        text.map(|t| serde_json::from_str(&t).map_err(|e| StoreFehler::Inhalt(format!("row: {e}"))))
            .transpose()
    }

    /// The row before and after the entry; `None` if it neither was there before nor after.
    pub(super) fn netto(&self, g: &Gruppe) -> Result<Option<Netto>, StoreFehler> {
        Netto::lesen(self.s, g)
    }

    /// Fields of a row with what stands there now and what would happen to them, numbered from `ab`; with the row
    /// as it stands, or as the entry had it.
    pub(super) fn einordnen(
        &mut self,
        g: &Gruppe,
        n: &Netto,
        ab: u32,
    ) -> Result<(Felder, Vec<Planfeld>), StoreFehler> {
        let t = self.tafel(n.nomen.name)?;
        let heute = self.zeile(&t, &n.nachher)?;
        let felder = match (&heute, n.art) {
            (_, Zeilenart::Neu) => vec![neue_zeile(g, n, heute.as_ref())],
            (None, Zeilenart::Geloescht) => {
                let unbekannt = n.alt.keys().any(|s| !t.alle.contains(s));
                let lage = if unbekannt { Lage::Fest(Festgrund::Unbekannt) } else { Lage::Frei };
                vec![ganz(n, None, lage)]
            }
            (None, Zeilenart::Geaendert) => vec![ganz(n, None, Lage::Fest(Festgrund::ZeileFehlt))],
            (Some(heute), Zeilenart::Geloescht) => {
                let anders: Vec<_> =
                    einheiten(&t, |s| !Netto::gleich(&n.alt, heute, s), n.alt.keys().map(String::as_str));
                if anders.is_empty() {
                    vec![ganz(n, Some(heute), Lage::SchonZurueck)]
                } else {
                    anders.iter().map(|e| wieder_da(n, heute, e, &t)).collect()
                }
            }
            (Some(heute), Zeilenart::Geaendert) => {
                let beruehrt = |s: &str| n.alt.contains_key(s) || n.neu.contains_key(s);
                let alle = n.alt.keys().chain(n.neu.keys()).map(String::as_str);
                einheiten(&t, beruehrt, alle)
                    .iter()
                    .map(|e| self.geaendertes_feld(n, heute, e, &t))
                    .collect::<Result<_, _>>()?
            }
        };
        let zeile = match (heute, n.art) {
            (Some(heute), _) => heute.into_iter().collect(),
            (None, Zeilenart::Neu) => liste(&n.neu),
            (None, _) => liste(&n.alt),
        };
        let felder = felder.into_iter().zip(ab..).map(|(f, id)| Planfeld { id, ..f }).collect();
        Ok((zeile, felder))
    }

    fn geaendertes_feld(
        &mut self,
        n: &Netto,
        heute: &Map<String, Value>,
        einheit: &[&str],
        t: &Tafel,
    ) -> Result<Planfeld, StoreFehler> {
        let (mut vorher, mut eintrag) = (Felder::new(), Felder::new());
        for s in einheit {
            if n.alt.contains_key(*s) || n.neu.contains_key(*s) {
                let leer = || Value::Null;
                vorher.push(((*s).to_owned(), n.alt.get(*s).cloned().unwrap_or_else(leer)));
                eintrag.push(((*s).to_owned(), n.neu.get(*s).cloned().unwrap_or_else(leer)));
            } else {
                // The half of the value that the entry left as it was.
                let damals = match self.wert_damals(n, s)? {
                    Some(w) => w,
                    None => heute.get(*s).cloned().unwrap_or(Value::Null),
                };
                vorher.push(((*s).to_owned(), damals.clone()));
                eintrag.push(((*s).to_owned(), damals));
            }
        }
        let jetzt: Felder = einheit
            .iter()
            .map(|s| ((*s).to_owned(), heute.get(*s).cloned().unwrap_or(Value::Null)))
            .collect();
        let lage = if einheit.iter().any(|s| !t.alle.iter().any(|da| da == s)) {
            Lage::Fest(Festgrund::Unbekannt)
        } else if vorher.iter().chain(&eintrag).any(|(_, w)| geschwaerzt(w)) {
            Lage::Fest(Festgrund::Geschwaerzt)
        } else if jetzt == eintrag {
            Lage::Frei
        } else if jetzt == vorher {
            Lage::SchonZurueck
        } else {
            Lage::Kollision
        };
        Ok(Planfeld { id: 0, ganz: false, vorher, eintrag, heute: jetzt, lage, spaeter: None })
    }

    /// The value that a column which the entry did not touch had then; `None`: the present one.
    fn wert_damals(&mut self, n: &Netto, spalte: &str) -> Result<Option<Value>, StoreFehler> {
        let schluessel = self.schreibweisen(n)?;
        let spaeter: Option<String> = self
            .s
            .conn
            .prepare_cached(include_str!("../naechste_aenderung.sql"))?
            .query_row(rusqlite::params![n.nomen.name, schluessel, n.letzte, format!("$.{spalte}")], |z| {
                z.get("alt")
            })
            .optional()?;
        let Some(spaeter) = spaeter else {
            return Ok(None);
        };
        let damals: Map<String, Value> =
            serde_json::from_str(&spaeter).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))?;
        Ok(damals.get(spalte).cloned())
    }

    /// The last entry that touched the field, or the whole row, since.
    pub(super) fn spaeter(&mut self, n: &Netto, f: &Planfeld) -> Result<Option<Spaeter>, StoreFehler> {
        let spalten: Vec<&str> =
            if f.ganz { Vec::new() } else { f.heute.iter().map(|(s, _)| s.as_str()).collect() };
        let spalten = Value::from(spalten).to_string();
        let schluessel = self.schreibweisen(n)?;
        // A block may have made the row anew; the change that closes it tells of its entry.
        let mut block = None;
        for key in [&n.vorher, &n.nachher] {
            let key = Value::from(key.clone()).to_string();
            let da = self.s.bloecke_mit(n.nomen.name, &key, n.letzte)?;
            block = block.max(da.first().map(|(b, _)| b.bis()));
        }
        Ok(self
            .s
            .conn
            .prepare_cached(include_str!("../spaetere_aenderung.sql"))?
            .query_row(rusqlite::params![n.nomen.name, schluessel, n.letzte, spalten, block], |z| {
                Ok(Spaeter { nr: z.get("nr")?, zeit: z.get("zeit")?, person: z.get("person")? })
            })
            .optional()?)
    }
}

/// A row that the entry made: it goes as a whole, or it stays.
fn neue_zeile(g: &Gruppe, n: &Netto, heute: Option<&Map<String, Value>>) -> Planfeld {
    let lage = match heute {
        None => Lage::SchonZurueck,
        // A column that a later schema brought is empty as long as nobody filled it.
        Some(z) if z.keys().all(|s| Netto::gleich(&n.neu, z, s)) && !n.neu.values().any(geschwaerzt) => {
            Lage::Frei
        }
        Some(_) if g.nebenbei => Lage::Fest(Festgrund::Bearbeitet),
        Some(_) => Lage::Kollision,
    };
    ganz(n, heute, lage)
}

/// A field of a row that the entry removed and that is there again, with another value.
fn wieder_da(n: &Netto, heute: &Map<String, Value>, einheit: &[&str], t: &Tafel) -> Planfeld {
    let leer = || Value::Null;
    let vorher: Felder =
        einheit.iter().map(|s| ((*s).to_owned(), n.alt.get(*s).cloned().unwrap_or_else(leer))).collect();
    let jetzt: Felder =
        einheit.iter().map(|s| ((*s).to_owned(), heute.get(*s).cloned().unwrap_or_else(leer))).collect();
    let lage = if einheit.iter().any(|s| !t.alle.iter().any(|da| da == s)) {
        Lage::Fest(Festgrund::Unbekannt)
    } else if vorher.iter().any(|(_, w)| geschwaerzt(w)) {
        Lage::Fest(Festgrund::Geschwaerzt)
    } else {
        Lage::Kollision
    };
    Planfeld { id: 0, ganz: false, vorher, eintrag: Felder::new(), heute: jetzt, lage, spaeter: None }
}

fn ganz(n: &Netto, heute: Option<&Map<String, Value>>, lage: Lage) -> Planfeld {
    Planfeld {
        id: 0,
        ganz: true,
        vorher: liste(&n.alt),
        eintrag: liste(&n.neu),
        heute: heute.map(|z| z.iter().map(|(k, w)| (k.clone(), w.clone())).collect()).unwrap_or_default(),
        lage,
        spaeter: None,
    }
}

fn liste(seite: &BTreeMap<String, Value>) -> Felder {
    seite.iter().map(|(k, w)| (k.clone(), w.clone())).collect()
}

/// The columns that `gehoert` in the order of the table; a date or an amount and its genauigkeit are one value.
/// Recorded columns that the table does not have come last.
fn einheiten<'t>(
    t: &'t Tafel,
    gehoert: impl Fn(&str) -> bool,
    verzeichnet: impl Iterator<Item = &'t str>,
) -> Vec<Vec<&'t str>> {
    let da = |s: &str| t.alle.iter().map(String::as_str).find(|a| *a == s);
    let paar = match (GENAUE.iter().find_map(|s| da(s)), da("genauigkeit")) {
        (Some(wert), Some(genauigkeit)) => vec![wert, genauigkeit],
        _ => Vec::new(),
    };
    let mut aus: Vec<Vec<&str>> = Vec::new();
    for s in t.alle.iter().map(String::as_str).filter(|s| gehoert(s)) {
        if !paar.contains(&s) {
            aus.push(vec![s]);
        } else if !aus.contains(&paar) {
            aus.push(paar.clone());
        }
    }
    for s in verzeichnet.filter(|s| da(s).is_none()) {
        if !aus.iter().any(|e| e == &[s]) {
            aus.push(vec![s]);
        }
    }
    aus
}

/// The condition for one row, with its key from parameter `ab` + 1 on.
pub(super) fn wo(spalten: &[String], ab: usize) -> String {
    let teile: Vec<_> = spalten.iter().enumerate().map(|(i, s)| format!("{s} = ?{}", ab + i + 1)).collect();
    teile.join(" AND ")
}
