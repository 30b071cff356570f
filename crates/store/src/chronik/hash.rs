//! Digests of values, entries and the chain.
//!
//! Every value is hashed with a salt of its own, made from the salt of its row. When a text has to be erased by
//! law, its digest goes into `geschwaerzt` and the salts of the row's other values are kept there one by one, so
//! that nobody can test guesses against the erased text and the entry's hash still holds.

use rusqlite::Rows;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::StoreFehler;
use crate::schema::hex;

/// What the hash of an entry covers besides its changes.
#[derive(Debug)]
pub(crate) struct Kopfdaten<'a> {
    pub(crate) id: &'a str,
    pub(crate) teilnehmer: &'a str,
    pub(crate) teilnehmer_nr: i64,
    pub(crate) zeit: &'a str,
    pub(crate) person: Option<&'a str>,
    pub(crate) herkunft: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) grund: Option<&'a str>,
    pub(crate) tatsachen: bool,
    pub(crate) salz: Option<&'a str>,
    pub(crate) geschwaerzt: Option<&'a str>,
    pub(crate) hash_vorher: &'a str,
}

/// Parts are preceded by their length, so that no two lists of parts give the same bytes.
fn teil(h: &mut Sha256, bytes: &[u8]) {
    h.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    h.update(bytes);
}

/// What stands in place of a value that was blacked out.
pub const GESCHWAERZT: &str = "[geschwärzt]";

/// Salts and digests of one row or entry that was blacked out; empty for all others.
struct Schwaerzung(Option<Map<String, Value>>);

impl Schwaerzung {
    /// A row that is marked as blacked out has at least one digest and no salt of its own any more.
    fn lesen(text: Option<&str>, salz: Option<&str>) -> Result<Self, StoreFehler> {
        let Some(text) = text else {
            return Ok(Self(None));
        };
        let felder = objekt(text)?;
        let geschwaerzt = felder.values().any(|f| f.get("digest").is_some());
        if !geschwaerzt || salz.is_some() {
            return Err(StoreFehler::Inhalt("black-out without a blacked-out value".to_owned()));
        }
        Ok(Self(Some(felder)))
    }

    fn eintrag(&self, name: &str, art: &str) -> Option<&str> {
        self.0.as_ref()?.get(name)?.get(art)?.as_str()
    }
}

/// Digest of one value: SHA-256 over its own salt and its JSON text.
fn wert_digest(
    salz: Option<&str>,
    schwarz: &Schwaerzung,
    name: &str,
    wert: &str,
) -> Result<String, StoreFehler> {
    if let Some(digest) = schwarz.eintrag(name, "digest") {
        // A kept digest vouches for nothing but the mark.
        return if serde_json::from_str::<Value>(wert).is_ok_and(|w| w == GESCHWAERZT) {
            Ok(digest.to_owned())
        } else {
            Err(StoreFehler::Inhalt(format!("{name} is blacked out and has a value")))
        };
    }
    let eigenes = match (schwarz.eintrag(name, "salz"), salz) {
        (Some(s), _) => s.to_owned(),
        (None, Some(s)) => wert_salz(s, name),
        (None, None) => return Err(StoreFehler::Inhalt(format!("no salt for {name}"))),
    };
    let mut h = Sha256::new();
    teil(&mut h, eigenes.as_bytes());
    teil(&mut h, wert.as_bytes());
    Ok(hex(&h.finalize()))
}

/// The salt of one value, from that of its row.
fn wert_salz(salz: &str, name: &str) -> String {
    let mut h = Sha256::new();
    teil(&mut h, b"salz");
    teil(&mut h, salz.as_bytes());
    teil(&mut h, name.as_bytes());
    hex(&h.finalize())
}

fn objekt(text: &str) -> Result<Map<String, Value>, StoreFehler> {
    serde_json::from_str(text).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))
}

/// What stays of a row or entry of which the values named in `weg` are blacked out: their digests, and the salts of
/// all others. `werte` are names and JSON texts of all its values; what was blacked out before stays so.
pub(super) fn schwaerzen(
    salz: Option<&str>,
    geschwaerzt: Option<&str>,
    werte: &[(String, String)],
    weg: &[String],
) -> Result<String, StoreFehler> {
    let vorher = Schwaerzung::lesen(geschwaerzt, salz)?;
    let mut aus = Map::new();
    for (name, wert) in werte {
        let digest = vorher.eintrag(name, "digest").is_some() || weg.contains(name);
        let (art, text) = match (digest, vorher.eintrag(name, "salz"), salz) {
            (true, ..) => ("digest", wert_digest(salz, &vorher, name, wert)?),
            (false, Some(eigenes), _) => ("salz", eigenes.to_owned()),
            (false, None, Some(salz)) => ("salz", wert_salz(salz, name)),
            (false, None, None) => return Err(StoreFehler::Inhalt(format!("no salt for {name}"))),
        };
        aus.insert(name.clone(), Value::Object(Map::from_iter([(art.to_owned(), Value::from(text))])));
    }
    Ok(Value::Object(aus).to_string())
}

/// Hash of an entry over its head and its changes in their order; also returns their number. A block counts with its
/// rows and is hashed by the digest of its lines, which is not computed here.
pub(crate) fn eintrag_hash(
    kopf: &Kopfdaten<'_>,
    mut aenderungen: Rows<'_>,
) -> Result<(i64, String), StoreFehler> {
    let schwarz = Schwaerzung::lesen(kopf.geschwaerzt, kopf.salz)?;
    let mut h = Sha256::new();
    teil(&mut h, b"OZG-Chronik Eintrag 1");
    for t in
        [kopf.id, kopf.teilnehmer, &kopf.teilnehmer_nr.to_string(), kopf.zeit, kopf.herkunft, kopf.operation]
    {
        teil(&mut h, t.as_bytes());
    }
    for (name, wert) in [("person", kopf.person), ("grund", kopf.grund)] {
        let text = wert.map_or(Value::Null, Value::from).to_string();
        teil(&mut h, wert_digest(kopf.salz, &schwarz, name, &text)?.as_bytes());
    }
    teil(&mut h, if kopf.tatsachen { b"1" } else { b"0" });
    teil(&mut h, kopf.hash_vorher.as_bytes());
    let mut anzahl = 0_i64;
    while let Some(z) = aenderungen.next()? {
        anzahl += 1;
        let feld = |name: &str| z.get_ref(name).map(|w| w.as_str_or_null().ok().flatten());
        // A block before its change: no change is of the kind "block".
        if let Some(zeilen) = z.get::<_, Option<i64>>("block_zeilen")? {
            anzahl = anzahl.saturating_add(zeilen);
            let (tabelle, summe) =
                (feld("tabelle")?.unwrap_or_default(), feld("block_summe")?.unwrap_or_default());
            for t in [tabelle, "block", &zeilen.to_string(), summe] {
                teil(&mut h, t.as_bytes());
            }
        }
        let salz = feld("salz")?;
        let schwarz = Schwaerzung::lesen(feld("geschwaerzt")?, salz)?;
        teil(&mut h, feld("tabelle")?.unwrap_or_default().as_bytes());
        teil(&mut h, feld("art")?.unwrap_or_default().as_bytes());
        let schluessel = feld("schluessel")?.unwrap_or_default();
        teil(&mut h, wert_digest(salz, &schwarz, "schluessel", schluessel)?.as_bytes());
        for seite in ["alt", "neu"] {
            let Some(text) = feld(seite)? else {
                teil(&mut h, b"");
                continue;
            };
            let mut felder: Vec<_> = objekt(text)?.into_iter().collect();
            felder.sort_by(|a, b| a.0.cmp(&b.0));
            teil(&mut h, felder.len().to_string().as_bytes());
            for (name, wert) in felder {
                teil(&mut h, name.as_bytes());
                let name = format!("{seite}.{name}");
                teil(&mut h, wert_digest(salz, &schwarz, &name, &wert.to_string())?.as_bytes());
            }
        }
    }
    teil(&mut h, anzahl.to_string().as_bytes());
    Ok((anzahl, hex(&h.finalize())))
}

/// Next link of this catalogue's chain.
pub(crate) fn kette(vorher: &str, nr: i64, hash: &str, eingegangen_am: &str) -> String {
    let mut h = Sha256::new();
    teil(&mut h, b"OZG-Chronik Kette 1");
    for t in [vorher, &nr.to_string(), hash, eingegangen_am] {
        teil(&mut h, t.as_bytes());
    }
    hex(&h.finalize())
}
