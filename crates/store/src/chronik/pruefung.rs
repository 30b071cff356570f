//! The check of a whole catalogue: file, references, schema, order of the changes, and every link of the chain.
//!
//! A chain alone does not show that its end was cut off or that it was made anew from somewhere on. An [`Anker`] does:
//! length and head of the chain as an export, a backup or a former check noted them.

use std::collections::BTreeMap;

use rusqlite::{Row, Rows, Statement};

use super::bestand;
use super::block::{Block, mit_bloecken};
use super::hash::{Kopfdaten, eintrag_hash, kette};
use crate::{Leser, StoreFehler};

/// Fewest hex digits of a head that are taken for one.
const KOPF_MINDESTENS: usize = 8;

/// Length and head of the chain at an earlier time, noted elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anker {
    /// Number of entries then.
    pub laenge: i64,
    /// Head of the chain then, or its first hex digits, at least eight; empty for a chain without entries.
    pub kopf: String,
}

impl Anker {
    /// Takes length and head; `None` if they cannot be those of a chain.
    #[must_use]
    pub fn neu(laenge: i64, kopf: &str) -> Option<Self> {
        let kopf = kopf.trim().to_ascii_lowercase();
        let ziffern = kopf.bytes().all(|b| b.is_ascii_hexdigit());
        let passt = match laenge {
            0 => kopf.is_empty(),
            1.. => ziffern && (KOPF_MINDESTENS..=64).contains(&kopf.len()),
            _ => false,
        };
        passt.then_some(Self { laenge, kopf })
    }

    /// Reads "812:0f3a9c21…".
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        let (laenge, kopf) = text.trim().split_once(':')?;
        Self::neu(laenge.trim().parse().ok()?, kopf)
    }
}

impl std::fmt::Display for Anker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.laenge, self.kopf)
    }
}

/// What the check found, in words for engineers; the boundary words it for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schaden {
    /// SQLite's own check of the file.
    Datei(String),
    /// A row refers to a row that is not there: table and number of such rows.
    Verweis(String, i64),
    /// The objects of the schema, or the record of its migrations, are not ours.
    Schema(String),
    /// The first entry that is not as it was written, or one of whose changes is not; all before it are.
    Eintrag {
        /// Its position.
        nr: i64,
        /// Number of later entries that do not fit either.
        weitere: i64,
    },
    /// The changes before or in this entry are not where they were written: some are missing or stand elsewhere.
    Reihenfolge(i64),
    /// This entry says that it changed no facts, and did.
    Tatsachen(i64),
    /// A value of this entry was blacked out, and no entry says so.
    Schwaerzung(i64),
    /// The mark that tells the triggers for which entry they write was left behind or is missing.
    Zeiger,
    /// A row is not what the history says: table and key.
    Abweichung(String, String),
    /// Changes that no entry accounts for.
    OhneEintrag(i64),
    /// The chain is shorter than the anchor says: number of entries now and then.
    Abgeschnitten {
        /// Number of entries now.
        ist: i64,
        /// Number of entries that the anchor names.
        soll: i64,
    },
    /// At this position another head stands than the anchor names.
    AndereKette(i64),
}

/// Result of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kettenbefund {
    /// Number of entries.
    pub laenge: i64,
    /// Head of the chain as recorded; empty before the first entry.
    pub kopf: String,
    /// Everything found.
    pub schaeden: Vec<Schaden>,
}

impl Leser<'_> {
    /// Checks the file, the references, the schema and every link of the chain, and whether the chain is still the
    /// one of the anchors. O(whole file); writes nothing.
    ///
    /// # Errors
    /// As SQLite reports; what is merely wrong is in the result.
    pub fn kette_pruefen(&self, anker: &[Anker]) -> Result<Kettenbefund, StoreFehler> {
        let mut schaeden = Vec::new();
        self.datei_pruefen(&mut schaeden)?;
        let (laenge, kopf) = self.eintraege_pruefen(anker, &mut schaeden)?;
        let ohne: i64 = self.conn.query_row(include_str!("ohne_eintrag.sql"), [], |z| z.get("anzahl"))?;
        if ohne > 0 {
            schaeden.push(Schaden::OhneEintrag(ohne));
        }
        if let Some(soll) = anker.iter().map(|a| a.laenge).max().filter(|soll| *soll > laenge) {
            schaeden.push(Schaden::Abgeschnitten { ist: laenge, soll });
        }
        // Where entries are damaged already, their changes prove nothing.
        if schaeden.is_empty() {
            self.regeln_pruefen(&mut schaeden)?;
            bestand::pruefen(self.conn, &mut schaeden)?;
        }
        Ok(Kettenbefund { laenge, kopf, schaeden })
    }

    /// Checks what does not need the history: the file, the references and the schema, and gives length and head of
    /// the chain as they stand there. For a copy whose original is not in question; several times as fast.
    ///
    /// # Errors
    /// As [`Self::kette_pruefen`].
    pub(crate) fn kopie_pruefen(&self) -> Result<Kettenbefund, StoreFehler> {
        let mut schaeden = Vec::new();
        self.datei_pruefen(&mut schaeden)?;
        let (laenge, kopf) = self.chronik_kopf()?;
        Ok(Kettenbefund { laenge, kopf, schaeden })
    }

    fn datei_pruefen(&self, schaeden: &mut Vec<Schaden>) -> Result<(), StoreFehler> {
        let mut abfrage = self.conn.prepare("PRAGMA integrity_check(20)")?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let text: String = z.get(0)?;
            if text != "ok" {
                schaeden.push(Schaden::Datei(text));
            }
        }
        let mut abfrage = self.conn.prepare(include_str!("verweise_pruefen.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            schaeden.push(Schaden::Verweis(z.get("tabelle")?, z.get("anzahl")?));
        }
        match crate::schema::vergleichen(self.conn).and_then(|()| crate::schema::migrationen(self.conn)) {
            Err(StoreFehler::Beschaedigt { grund, .. }) => schaeden.push(Schaden::Schema(grund)),
            ergebnis => ergebnis?,
        }
        let zeiger: i64 = self.conn.query_row(include_str!("zeiger_leer.sql"), [], |z| z.get("leer"))?;
        if zeiger != 1 {
            schaeden.push(Schaden::Zeiger);
        }
        Ok(())
    }

    /// What follows from all entries together.
    fn regeln_pruefen(&self, schaeden: &mut Vec<Schaden>) -> Result<(), StoreFehler> {
        type Art = fn(i64) -> Schaden;
        let regeln: [(&str, Art); 3] = [
            (include_str!("reihenfolge_pruefen.sql"), Schaden::Reihenfolge),
            (include_str!("tatsachen_pruefen.sql"), Schaden::Tatsachen),
            (include_str!("schwaerzung_pruefen.sql"), Schaden::Schwaerzung),
        ];
        for (sql, art) in regeln {
            let sql = mit_bloecken(self.conn, sql)?;
            let nr: Option<i64> = self.conn.query_row(&sql, [], |z| z.get("nr"))?;
            schaeden.extend(nr.map(art));
        }
        Ok(())
    }

    /// Number of entries and head; the first that does not fit is among the findings.
    fn eintraege_pruefen(
        &self,
        anker: &[Anker],
        schaeden: &mut Vec<Schaden>,
    ) -> Result<(i64, String), StoreFehler> {
        let mut kette = Kette::default();
        let (mut erster, mut weitere, mut andere) = (None, 0_i64, None);
        let mut aenderungen =
            self.conn.prepare(&mit_bloecken(self.conn, include_str!("aenderungen_des_eintrags.sql"))?)?;
        let mut abfrage = self.conn.prepare(include_str!("alle.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let nr: i64 = z.get("nr")?;
            // What cannot be read is damaged, not a reason to stop.
            let gut = match Glied::lesen(z, &mut aenderungen) {
                Ok(g) => {
                    if anker.iter().any(|a| a.laenge == nr && !g.kette.starts_with(&a.kopf)) {
                        andere = andere.or(Some(nr));
                    }
                    kette.anfuegen(nr, g)
                }
                Err(e) if e.ist_inhalt() => {
                    kette.nr = nr;
                    false
                }
                Err(e) => return Err(e),
            };
            match (gut, erster) {
                (true, _) => {}
                (false, None) => erster = Some(nr),
                (false, Some(_)) => weitere += 1,
            }
        }
        schaeden.extend(erster.map(|nr| Schaden::Eintrag { nr, weitere }));
        schaeden.extend(andere.map(Schaden::AndereKette));
        Ok((kette.nr, kette.kopf))
    }
}

/// One entry as it is on record.
struct Glied {
    /// Whether its own hash is the one of its content.
    stimmt: bool,
    teilnehmer: String,
    teilnehmer_nr: i64,
    hash_vorher: String,
    hash: String,
    eingegangen_am: String,
    kette: String,
}

impl Glied {
    fn lesen(z: &Row<'_>, aenderungen: &mut Statement<'_>) -> Result<Self, StoreFehler> {
        let text = |name: &str| z.get::<_, String>(name);
        let oder_leer = |name: &str| z.get::<_, Option<String>>(name);
        let (id, teilnehmer, zeit) = (text("id")?, text("teilnehmer")?, text("zeit")?);
        let (person, grund) = (oder_leer("person")?, oder_leer("grund")?);
        let (salz, geschwaerzt) = (oder_leer("salz")?, oder_leer("geschwaerzt")?);
        let (herkunft, operation, hash_vorher) =
            (text("herkunft")?, text("operation")?, text("hash_vorher")?);
        let teilnehmer_nr: i64 = z.get("teilnehmer_nr")?;
        let kopf = Kopfdaten {
            id: &id,
            teilnehmer: &teilnehmer,
            teilnehmer_nr,
            zeit: &zeit,
            person: person.as_deref(),
            herkunft: &herkunft,
            operation: &operation,
            grund: grund.as_deref(),
            tatsachen: z.get::<_, i64>("tatsachen")? == 1,
            salz: salz.as_deref(),
            geschwaerzt: geschwaerzt.as_deref(),
            hash_vorher: &hash_vorher,
        };
        let hash = text("hash")?;
        let (eingegangen_am, kette) = (text("eingegangen_am")?, text("kette")?);
        // An unreadable change must not hide the chain of the entry.
        let gerechnet = eintrag_hash(&kopf, aenderungen.query([&id])?);
        let stimmt = match gerechnet {
            Ok((anzahl, gerechnet)) => {
                gerechnet == hash
                    && anzahl == z.get::<_, i64>("anzahl")?
                    && bloecke_stimmen(aenderungen.query([&id])?)?
            }
            Err(e) if e.ist_inhalt() => false,
            Err(e) => return Err(e),
        };
        Ok(Self { stimmt, teilnehmer, teilnehmer_nr, hash_vorher, hash, eingegangen_am, kette })
    }
}

/// Whether each block is as the digest says that the entry hashes.
fn bloecke_stimmen(mut aenderungen: Rows<'_>) -> Result<bool, StoreFehler> {
    while let Some(z) = aenderungen.next()? {
        match Block::lesen(z).and_then(|b| b.map_or(Ok(()), |b| b.pruefen())) {
            Ok(()) => {}
            Err(e) if e.ist_inhalt() => return Ok(false),
            Err(e) => return Err(e),
        }
    }
    Ok(true)
}

/// The chain as far as it was gone through.
#[derive(Default)]
struct Kette {
    nr: i64,
    kopf: String,
    eingegangen_am: String,
    je_teilnehmer: BTreeMap<String, (i64, String)>,
}

impl Kette {
    /// Goes on to the next entry, however it is, and says whether it fits.
    fn anfuegen(&mut self, nr: i64, g: Glied) -> bool {
        let (vorige_nr, voriger_hash) =
            self.je_teilnehmer.get(&g.teilnehmer).cloned().unwrap_or((0, String::new()));
        let passt = g.stimmt
            && nr == self.nr + 1
            && g.teilnehmer_nr == vorige_nr + 1
            && g.hash_vorher == voriger_hash
            && g.eingegangen_am >= self.eingegangen_am
            && kette(&self.kopf, nr, &g.hash, &g.eingegangen_am) == g.kette;
        self.je_teilnehmer.insert(g.teilnehmer, (g.teilnehmer_nr, g.hash));
        (self.nr, self.kopf, self.eingegangen_am) = (nr, g.kette, g.eingegangen_am);
        passt
    }
}

#[cfg(test)]
mod tests {
    use super::Anker;

    #[test]
    fn anker_liest_was_er_schreibt_und_nimmt_nichts_halbes() {
        let kopf = "0f3a9c21".repeat(8);
        for (text, soll) in [
            (format!("812:{kopf}"), Some(format!("812:{kopf}"))),
            (" 7 : 0F3A9C21 ".to_owned(), Some("7:0f3a9c21".to_owned())),
            ("0:".to_owned(), Some("0:".to_owned())),
            ("7:0f3a9c2".to_owned(), None),
            (format!("7:{kopf}0"), None),
            ("7:kein Kopf".to_owned(), None),
            ("7".to_owned(), None),
            ("-1:0f3a9c21".to_owned(), None),
            ("0:0f3a9c21".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(Anker::lesen(&text).map(|a| a.to_string()), soll, "{text}");
        }
    }
}
