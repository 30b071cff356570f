//! Many new rows of one table, kept together in one change of the history.
//!
//! The change that closes a block is the last of the rows, with a key, values and a salt as any other; the rows before
//! it are in `block`: packed lines of JSON, first the names of the columns, then the values of each row in that order,
//! ascending by key. They have the positions right before that of the change, so everything that is said of positions
//! holds for them. [`Block`] gives them as the changes that they are; nothing else reads the column.
//!
//! The entry hashes number and SHA-256 of the lines, so that it also holds where they are exchanged in another form.
//! What is packed ends in a digest of its own: no byte changes unseen, not even to another way to pack the same.
//!
//! A block of a foreign file is hostile: it is bounded before and while it is unpacked, and checked before it is read.

use std::borrow::Cow;
use std::io::{BufRead, Read, Write};

use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;
use ozg_domain::nomen::{Nomen, nomen};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Aenderung, schluesselzellen};
use crate::schema::{self, hex};
use crate::{Leser, StoreFehler};

/// Most rows of a block, without the one that closes it.
pub(crate) const ZEILEN_HOECHSTENS: usize = 65_535;
/// Most bytes of the lines of a block.
pub(crate) const TEXT_HOECHSTENS: usize = 64 << 20;
/// Says how the rest is packed: deflate.
const FORM: u8 = 1;
/// Bytes of the digest at the end of what is packed.
const PROBE: usize = 8;
/// Schema with which blocks came.
const AB_SCHEMA: i32 = 3;

/// A block as it is stored.
pub(crate) struct Gepackt {
    pub(crate) bytes: Vec<u8>,
    pub(crate) summe: String,
}

/// Packs the lines of a block.
///
/// # Errors
/// [`StoreFehler::Inhalt`] if they are more than a block may hold.
pub(crate) fn packen(text: &str) -> Result<Gepackt, StoreFehler> {
    let fehler = |e: std::io::Error| StoreFehler::Inhalt(format!("block: {e}"));
    if text.len() > TEXT_HOECHSTENS {
        return Err(StoreFehler::Inhalt("block: too long".to_owned()));
    }
    let mut packer = DeflateEncoder::new(vec![FORM], Compression::fast());
    packer.write_all(text.as_bytes()).map_err(fehler)?;
    let mut bytes = packer.finish().map_err(fehler)?;
    let probe = probe(&bytes);
    bytes.extend_from_slice(&probe);
    Ok(Gepackt { bytes, summe: hex(&Sha256::digest(text.as_bytes())) })
}

fn probe(bytes: &[u8]) -> [u8; PROBE] {
    let mut aus = [0; PROBE];
    for (a, b) in aus.iter_mut().zip(Sha256::digest(bytes)) {
        *a = b;
    }
    aus
}

fn entpacken(bytes: &[u8]) -> Result<String, &'static str> {
    let (gepackt, ende) =
        bytes.len().checked_sub(PROBE).and_then(|n| bytes.split_at_checked(n)).ok_or("too short")?;
    if probe(gepackt) != ende {
        return Err("digest differs");
    }
    let Some((&FORM, rest)) = gepackt.split_first() else {
        return Err("unknown form");
    };
    let mut text = String::new();
    let grenze = u64::try_from(TEXT_HOECHSTENS).unwrap_or(u64::MAX) + 1;
    let mut leser = DeflateDecoder::new(rest).take(grenze);
    leser.read_to_string(&mut text).map_err(|_| "cannot be unpacked")?;
    if text.len() > TEXT_HOECHSTENS {
        return Err("too long");
    }
    if !leser.into_inner().into_inner().is_empty() {
        return Err("something follows");
    }
    Ok(text)
}

/// The first lines of what is packed, with the one that names the columns; unpacks little more than these and checks
/// nothing.
fn anfang(bytes: &[u8], zeilen: usize) -> Result<String, &'static str> {
    let Some((&FORM, rest)) = bytes.split_first() else {
        return Err("unknown form");
    };
    let grenze = u64::try_from(TEXT_HOECHSTENS).unwrap_or(u64::MAX);
    let mut leser = std::io::BufReader::new(DeflateDecoder::new(rest).take(grenze));
    let mut text = String::new();
    for _ in 0..=zeilen {
        leser.read_line(&mut text).map_err(|_| "cannot be unpacked")?;
    }
    Ok(text)
}

/// A block that was read: its rows are changes of the history.
#[derive(Debug)]
pub(crate) struct Block {
    nomen: &'static Nomen,
    /// Position of the first row.
    von: i64,
    text: String,
    /// Where each row begins in the text, and where the last one ends.
    orte: Vec<usize>,
    spalten: Vec<String>,
    /// Places of the key's columns.
    schluessel: Vec<usize>,
    /// Key of the change that closes it.
    danach: String,
}

impl Block {
    /// The block that a change closes, if it does.
    ///
    /// # Errors
    /// [`StoreFehler::Inhalt`] if it is not as it was written; as SQLite reports.
    pub(crate) fn lesen(z: &Row<'_>) -> Result<Option<Self>, StoreFehler> {
        Self::lesen_bis(z, usize::MAX)
    }

    /// As [`Self::lesen`], but only that many rows: if there are more, they are not compared with the digests.
    ///
    /// # Errors
    /// As [`Self::lesen`].
    pub(super) fn lesen_bis(z: &Row<'_>, hoechstens: usize) -> Result<Option<Self>, StoreFehler> {
        let nr: i64 = z.get("nr")?;
        let falsch = |was: &str| StoreFehler::Inhalt(format!("history: block {nr}: {was}"));
        // Nothing here may rest on the CHECKs: SQLite does not look at those of a file that it opens read-only.
        let Some(zeilen) = z.get::<_, Option<i64>>("block_zeilen")? else {
            for rest in ["block_ab", "block_summe", "block"] {
                if z.get_ref(rest)? != ValueRef::Null {
                    return Err(falsch("no number of rows"));
                }
            }
            return Ok(None);
        };
        let (tabelle, art): (String, String) = (z.get("tabelle")?, z.get("art")?);
        let anzahl = usize::try_from(zeilen).ok().filter(|n| (1..=ZEILEN_HOECHSTENS).contains(n));
        let (Some(anzahl), true) = (anzahl, zeilen < nr && art == "neu") else {
            return Err(falsch("wrong number of rows"));
        };
        // Rows of other tables are looked for with SQL only.
        let nomen = nomen(&tabelle).filter(|n| n.blockfaehig()).ok_or_else(|| falsch("not of that table"))?;
        let gepackt = z.get_ref("block")?.as_blob().map_err(|_| falsch("missing"))?;
        let anzahl = anzahl.min(hoechstens);
        let text = if i64::try_from(anzahl) == Ok(zeilen) {
            let text = entpacken(gepackt).map_err(falsch)?;
            if z.get_ref("block_summe")?.as_str().ok() != Some(&hex(&Sha256::digest(text.as_bytes()))) {
                return Err(falsch("other content"));
            }
            text
        } else {
            anfang(gepackt, anzahl).map_err(falsch)?
        };
        let (kopf, _) = text.split_once('\n').ok_or_else(|| falsch("no columns"))?;
        let spalten: Vec<String> = serde_json::from_str(kopf).map_err(|_| falsch("no columns"))?;
        let ort = |name: &str| spalten.iter().position(|s| s == name);
        let schluessel: Vec<usize> = nomen.schluessel().filter_map(|f| ort(f.spalte())).collect();
        let einmal = spalten.iter().enumerate().all(|(i, s)| ort(s) == Some(i));
        if !einmal || schluessel.len() != nomen.schluessel().count() {
            return Err(falsch("other columns"));
        }
        let orte: Vec<usize> = text.match_indices('\n').map(|(i, _)| i + 1).collect();
        if orte.len() != anzahl + 1 || orte.last() != Some(&text.len()) {
            return Err(falsch("wrong number of rows"));
        }
        let block =
            Self { nomen, von: nr - zeilen, text, orte, spalten, schluessel, danach: z.get("schluessel")? };
        if anzahl > 0 && z.get_ref("block_ab")?.as_str().ok() != Some(block.schluessel(0)?.as_str()) {
            return Err(falsch("begins with another key"));
        }
        Ok(Some(block))
    }

    /// The block that the change at that position closes.
    ///
    /// # Errors
    /// As [`Self::lesen`]; [`StoreFehler::Inhalt`] if there is none.
    pub(crate) fn laden(conn: &Connection, nr: i64) -> Result<Self, StoreFehler> {
        let mut abfrage = conn.prepare_cached(include_str!("block.sql"))?;
        let block = abfrage.query_row([nr], |z| Ok(Self::lesen(z))).optional()?.transpose()?.flatten();
        block.ok_or_else(|| StoreFehler::Inhalt(format!("history: no block {nr}")))
    }

    /// Number of rows, without the one that closes the block.
    pub(crate) fn zeilen(&self) -> usize {
        self.orte.len().saturating_sub(1)
    }

    /// Position of a row in the list of all changes.
    pub(crate) fn nr(&self, zeile: usize) -> i64 {
        self.von.saturating_add(i64::try_from(zeile).unwrap_or(i64::MAX))
    }

    /// JSON texts of the values of a row, by column.
    fn werte(&self, zeile: usize) -> Result<Vec<&str>, StoreFehler> {
        let unlesbar = || StoreFehler::Inhalt(format!("history: row {} of a block", self.nr(zeile)));
        let (Some(von), Some(bis)) = (self.orte.get(zeile), self.orte.get(zeile + 1)) else {
            return Err(unlesbar());
        };
        let text = self.text.get(*von..bis.saturating_sub(1)).ok_or_else(unlesbar)?;
        elemente(text).filter(|w| w.len() == self.spalten.len()).ok_or_else(unlesbar)
    }

    /// Key of a row as the history writes it.
    ///
    /// # Errors
    /// [`StoreFehler::Inhalt`] if it is not readable.
    pub(crate) fn schluessel(&self, zeile: usize) -> Result<String, StoreFehler> {
        let werte = self.werte(zeile)?;
        let teile: Vec<&str> = self.schluessel.iter().filter_map(|i| werte.get(*i).copied()).collect();
        Ok(format!("[{}]", teile.join(",")))
    }

    /// All fields of a row as a JSON object in the order of the columns.
    ///
    /// # Errors
    /// As [`Self::schluessel`].
    pub(crate) fn objekt(&self, zeile: usize) -> Result<String, StoreFehler> {
        let mut aus = String::from("{");
        for (spalte, wert) in self.spalten.iter().zip(self.werte(zeile)?) {
            if aus.len() > 1 {
                aus.push(',');
            }
            aus.push_str(&Value::from(spalte.as_str()).to_string());
            aus.push(':');
            aus.push_str(wert);
        }
        aus.push('}');
        Ok(aus)
    }

    /// A row as the change that it is.
    ///
    /// # Errors
    /// As [`Self::schluessel`].
    pub(crate) fn aenderung(&self, zeile: usize) -> Result<Aenderung, StoreFehler> {
        let unlesbar = |e: serde_json::Error| StoreFehler::Inhalt(format!("history: {e}"));
        let werte =
            self.werte(zeile)?.into_iter().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>();
        Ok(Aenderung {
            nr: self.nr(zeile),
            tabelle: self.nomen.name.to_owned(),
            schluessel: schluesselzellen(&self.schluessel(zeile)?)?,
            art: "neu".to_owned(),
            alt: Vec::new(),
            neu: self.spalten.iter().cloned().zip(werte.map_err(unlesbar)?).collect(),
        })
    }

    /// Number of the row with that key; the keys ascend. O(log rows).
    ///
    /// # Errors
    /// As [`Self::schluessel`].
    pub(crate) fn finden(&self, schluessel: &str) -> Result<Option<usize>, StoreFehler> {
        let (mut von, mut bis) = (0, self.zeilen());
        while von < bis {
            let mitte = von + (bis - von) / 2;
            match self.schluessel(mitte)?.as_str().cmp(schluessel) {
                std::cmp::Ordering::Equal => return Ok(Some(mitte)),
                std::cmp::Ordering::Less => von = mitte + 1,
                std::cmp::Ordering::Greater => bis = mitte,
            }
        }
        Ok(None)
    }

    /// Checks what only a look at all rows shows: that each is readable and the keys ascend up to the change that
    /// closes the block.
    ///
    /// # Errors
    /// [`StoreFehler::Inhalt`] if not.
    pub(crate) fn pruefen(&self) -> Result<(), StoreFehler> {
        let mut davor = String::new();
        for i in 0..self.zeilen() {
            for wert in self.werte(i)? {
                let gut = serde_json::from_str::<Value>(wert).is_ok_and(|w| !w.is_array() && !w.is_object());
                if !gut {
                    return Err(StoreFehler::Inhalt(format!("history: row {} of a block", self.nr(i))));
                }
            }
            let schluessel = self.schluessel(i)?;
            if schluessel <= davor {
                return Err(StoreFehler::Inhalt("history: a block is out of order".to_owned()));
            }
            davor = schluessel;
        }
        if self.danach <= davor {
            return Err(StoreFehler::Inhalt("history: a block is out of order".to_owned()));
        }
        Ok(())
    }
}

/// Texts of the values in a JSON array of texts, numbers and null; `None` if it is no array.
fn elemente(text: &str) -> Option<Vec<&str>> {
    let innen = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut aus = Vec::with_capacity(12);
    let (mut von, mut in_text, mut maskiert) = (0, false, false);
    for (i, b) in innen.bytes().enumerate() {
        match b {
            _ if maskiert => maskiert = false,
            b'\\' if in_text => maskiert = true,
            b'"' => in_text = !in_text,
            b',' if !in_text => {
                aus.push(innen.get(von..i)?);
                von = i + 1;
            }
            _ => {}
        }
    }
    aus.push(innen.get(von..)?);
    Some(aus)
}

/// A query of `aenderung` as the schema of this file can answer it: before schema 3 there were no blocks.
///
/// # Errors
/// As SQLite reports.
pub(super) fn mit_bloecken(conn: &Connection, sql: &'static str) -> Result<Cow<'static, str>, StoreFehler> {
    if schema::stand(conn)? >= AB_SCHEMA {
        return Ok(Cow::Borrowed(sql));
    }
    Ok(Cow::Owned(format!(
        "WITH aenderung AS (SELECT *, NULL AS block_zeilen, NULL AS block_ab, NULL AS block_summe, NULL AS block \
         FROM main.aenderung)\n{sql}"
    )))
}

impl Leser<'_> {
    /// Blocks after a position that hold a row of that key, newest first, each with the number of the row. Unpacks those whose range of keys holds it.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] if one is damaged.
    pub(crate) fn bloecke_mit(
        &self,
        tabelle: &str,
        schluessel: &str,
        nach: i64,
    ) -> Result<Vec<(Block, usize)>, StoreFehler> {
        let mut aus = Vec::new();
        if !nomen(tabelle).is_some_and(Nomen::blockfaehig) {
            return Ok(aus);
        }
        let mut abfrage = self.conn.prepare_cached(include_str!("bloecke_mit.sql"))?;
        let mut zeilen = abfrage.query(rusqlite::params![tabelle, schluessel, nach])?;
        while let Some(z) = zeilen.next()? {
            if let Some(block) = Block::lesen(z)?
                && let Some(zeile) = block.finden(schluessel)?
            {
                aus.push((block, zeile));
            }
        }
        Ok(aus)
    }
}

impl Block {
    /// Position of the change that closes it.
    pub(crate) fn bis(&self) -> i64 {
        self.nr(self.zeilen())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elemente_trennt_nur_ausserhalb_von_texten() {
        for (text, soll) in [
            (r#"["a",1,null]"#, Some(vec![r#""a""#, "1", "null"])),
            (r#"["a,b","c\",\"d\\",""]"#, Some(vec![r#""a,b""#, r#""c\",\"d\\""#, r#""""#])),
            (r#"[]"#, Some(vec![""])),
            (r#""a""#, None),
            ("", None),
        ] {
            assert_eq!(elemente(text), soll, "{text}");
        }
    }

    #[test]
    fn jedes_geaenderte_byte_eines_pakets_faellt_auf() {
        let text: String = (0..200).map(|i| format!("[\"{i:05}\",{}]\n", i % 7)).collect();
        let gut = packen(&text).unwrap();
        assert_eq!(entpacken(&gut.bytes).unwrap(), text);
        for i in 0..gut.bytes.len() {
            for bit in 0..8 {
                let mut anders = gut.bytes.clone();
                anders[i] ^= 1 << bit;
                assert!(entpacken(&anders).is_err(), "Byte {i}, Bit {bit}");
            }
            assert!(entpacken(&gut.bytes[..i]).is_err(), "nach {i} Bytes zu Ende");
        }
    }

    #[test]
    fn eine_bombe_wird_nicht_ganz_entpackt() {
        let mut packer = DeflateEncoder::new(vec![FORM], Compression::fast());
        let block = vec![b'x'; 1 << 20];
        for _ in 0..=(TEXT_HOECHSTENS >> 20) {
            packer.write_all(&block).unwrap();
        }
        let mut bytes = packer.finish().unwrap();
        let probe = probe(&bytes);
        bytes.extend_from_slice(&probe);
        assert_eq!(entpacken(&bytes), Err("too long"));
    }
}
