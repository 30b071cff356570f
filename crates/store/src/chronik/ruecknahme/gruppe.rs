//! What an entry did to each row, all its changes of that row taken together.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use ozg_domain::nomen::{Nomen, nomen};
use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

use super::Hindernis;
use crate::chronik::block::Block;
use crate::chronik::{Aenderung, Eintrag, aenderung};
use crate::{Leser, StoreFehler};

/// A row that an entry changed. Values are read again when they are needed: an import has hundreds of thousands.
#[derive(Debug)]
pub(super) struct Gruppe {
    pub(super) nomen: &'static Nomen,
    /// Its changes in their order; at least one.
    stellen: Vec<Stelle>,
    /// Made on the way for something else that the entry did.
    pub(super) nebenbei: bool,
}

/// Where a change stands.
#[derive(Debug)]
enum Stelle {
    /// At that position.
    Zeile(i64),
    /// That row of a block, which its rows share.
    Block(Rc<Block>, usize),
}

impl Stelle {
    fn nr(&self) -> i64 {
        match self {
            Self::Zeile(nr) => *nr,
            Self::Block(block, zeile) => block.nr(*zeile),
        }
    }

    fn aenderung(&self, l: &Leser<'_>) -> Result<Aenderung, StoreFehler> {
        match self {
            Self::Block(block, zeile) => block.aenderung(*zeile),
            Self::Zeile(nr) => l
                .conn
                .prepare_cached(include_str!("../aenderung.sql"))?
                .query_row([nr], |z| Ok(aenderung(z)))
                .optional()?
                .ok_or_else(|| StoreFehler::Inhalt(format!("history: no change {nr}")))?,
        }
    }
}

impl Gruppe {
    /// Position of the last change.
    pub(super) fn letzte(&self) -> i64 {
        self.stellen.last().map(Stelle::nr).unwrap_or_default()
    }
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zeilenart {
    /// The entry made it.
    Neu,
    /// The entry changed it.
    Geaendert,
    /// The entry removed it.
    Geloescht,
}

/// A row before and after an entry.
#[derive(Debug)]
pub(super) struct Netto {
    pub(super) nomen: &'static Nomen,
    pub(super) art: Zeilenart,
    /// Key as it was recorded first, and after the entry; they differ where the case of a kuerzel was corrected.
    pub(super) vorher: Vec<String>,
    pub(super) nachher: Vec<String>,
    /// Changed columns with their old values; empty for a new row.
    pub(super) alt: BTreeMap<String, Value>,
    /// Changed columns with their new values; empty for a removed row.
    pub(super) neu: BTreeMap<String, Value>,
    /// Position of the last change.
    pub(super) letzte: i64,
}

/// The rows of an entry in the order in which it first changed them, or why they cannot be taken back at all.
pub(super) fn gruppen(
    l: &Leser<'_>,
    eintrag: &Eintrag,
) -> Result<Result<Vec<Gruppe>, Hindernis>, StoreFehler> {
    if !eintrag.tatsachen {
        return Ok(Err(Hindernis::OhneTatsachen));
    }
    let mut abfrage = l.conn.prepare_cached(include_str!("../zeilen_des_eintrags.sql"))?;
    let mut zeilen = abfrage.query([&eintrag.id])?;
    let mut aus: Vec<Gruppe> = Vec::new();
    let mut ort: HashMap<(&'static str, String), usize> = HashMap::new();
    while let Some(z) = zeilen.next()? {
        let tabelle: String = z.get("tabelle")?;
        let Some(n) = nomen(&tabelle) else {
            let katalog = tabelle == "katalog";
            return Ok(Err(if katalog { Hindernis::Katalog } else { Hindernis::OhneTatsachen }));
        };
        let mut anhaengen = |schluessel: &[String], stelle: Stelle| {
            let i = *ort.entry((n.name, gleich(n, schluessel))).or_insert_with(|| {
                aus.push(Gruppe { nomen: n, stellen: Vec::new(), nebenbei: false });
                aus.len() - 1
            });
            if let Some(g) = aus.get_mut(i) {
                g.stellen.push(stelle);
            }
            i
        };
        if let Some(block) = Block::lesen(z)?.map(Rc::new) {
            for i in 0..block.zeilen() {
                anhaengen(&lesen(&block.schluessel(i)?)?, Stelle::Block(Rc::clone(&block), i));
            }
        }
        let schluessel = lesen(&z.get::<_, String>("schluessel")?)?;
        let i = anhaengen(&schluessel, Stelle::Zeile(z.get("nr")?));
        // Later changes of the entry know the row by its new key.
        if let Some(neu) = z.get::<_, Option<String>>("neu")? {
            let neu: Map<String, Value> = serde_json::from_str(&neu).map_err(unlesbar)?;
            if n.schluessel().any(|f| neu.contains_key(f.spalte())) {
                ort.insert((n.name, gleich(n, &umbenannt(n, &schluessel, |s| neu.get(s)))), i);
            }
        }
    }
    nebenbei(&mut aus);
    Ok(Ok(aus))
}

/// Sources and organisations are made on the way if the entry is about something that can rest on them.
fn nebenbei(gruppen: &mut [Gruppe]) {
    let anderes = gruppen.iter().any(|g| !matches!(g.nomen.name, "quelle" | "organisation"));
    let organisation = anderes || gruppen.iter().any(|g| g.nomen.name == "organisation");
    for g in gruppen {
        g.nebenbei = match g.nomen.name {
            "quelle" => organisation,
            "organisation" => anderes,
            _ => false,
        };
    }
}

impl Netto {
    /// The row before and after the entry; `None` if it neither was there before nor after.
    pub(super) fn lesen(l: &Leser<'_>, g: &Gruppe) -> Result<Option<Self>, StoreFehler> {
        let (mut alt, mut neu) = (BTreeMap::new(), BTreeMap::new());
        let mut erste: Option<(String, Vec<String>)> = None;
        let mut letzte: Option<(String, Vec<String>)> = None;
        for stelle in &g.stellen {
            let Aenderung { art, schluessel, alt: davor, neu: danach, .. } = stelle.aenderung(l)?;
            let key =
                umbenannt(g.nomen, &schluessel, |s| danach.iter().find(|(k, _)| k == s).map(|(_, w)| w));
            if art == "geloescht" {
                neu.clear();
            }
            for (k, w) in davor {
                alt.entry(k).or_insert(w);
            }
            neu.extend(danach);
            erste.get_or_insert_with(|| (art.clone(), schluessel));
            letzte = Some((art, key));
        }
        let (Some((erste, vorher)), Some((letzte, nachher))) = (erste, letzte) else {
            return Ok(None);
        };
        let art = match (erste.as_str(), letzte.as_str()) {
            ("neu", "geloescht") => return Ok(None),
            ("neu", _) => Zeilenart::Neu,
            (_, "geloescht") => Zeilenart::Geloescht,
            _ => Zeilenart::Geaendert,
        };
        match art {
            Zeilenart::Neu => alt.clear(),
            // Removed and made again, or changed and changed back.
            Zeilenart::Geaendert => {
                let leer = Value::Null;
                let alle: Vec<String> = alt.keys().chain(neu.keys()).cloned().collect();
                for k in alle {
                    let (vorher, nachher) = (alt.get(&k).unwrap_or(&leer), neu.get(&k).unwrap_or(&leer));
                    // Both blacked out: nobody knows any more whether they were the same.
                    if vorher == nachher && !geschwaerzt(vorher) {
                        alt.remove(&k);
                        neu.remove(&k);
                    }
                }
            }
            Zeilenart::Geloescht => {}
        }
        Ok(Some(Self { nomen: g.nomen, art, vorher, nachher, alt, neu, letzte: g.letzte() }))
    }

    /// Whether the column has the value that a side of the entry recorded.
    pub(super) fn gleich(seite: &BTreeMap<String, Value>, zeile: &Map<String, Value>, spalte: &str) -> bool {
        zeile.get(spalte).unwrap_or(&Value::Null) == seite.get(spalte).unwrap_or(&Value::Null)
    }
}

/// Whether that stands in place of a value that was blacked out.
pub(super) fn geschwaerzt(wert: &Value) -> bool {
    wert.as_str() == Some(super::super::hash::GESCHWAERZT)
}

/// The key with its new values.
fn umbenannt<'w>(n: &Nomen, schluessel: &[String], neu: impl Fn(&str) -> Option<&'w Value>) -> Vec<String> {
    n.schluessel()
        .zip(schluessel)
        .map(|(f, alt)| neu(f.spalte()).and_then(Value::as_str).map_or_else(|| alt.clone(), str::to_owned))
        .collect()
}

/// The key as text, alike for all spellings of a kuerzel that the catalogue takes for the same.
fn gleich(n: &Nomen, schluessel: &[String]) -> String {
    let teile: Vec<String> = n
        .schluessel()
        .zip(schluessel)
        .map(|(f, s)| if f.ist_kuerzel() { s.to_ascii_lowercase() } else { s.clone() })
        .collect();
    Value::from(teile).to_string()
}

/// A recorded key.
pub(super) fn lesen(schluessel: &str) -> Result<Vec<String>, StoreFehler> {
    serde_json::from_str(schluessel).map_err(unlesbar)
}

fn unlesbar(e: serde_json::Error) -> StoreFehler {
    StoreFehler::Inhalt(format!("history: {e}"))
}
