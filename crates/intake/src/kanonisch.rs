//! Canonical CSV files of one noun, in either profile.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ozg_domain::formelschutz::urspruenglich;
use ozg_domain::nomen::Nomen;
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Profil, Wert, lesen};
use thiserror::Error;

use crate::verzeichnis::Verzeichnis;

/// Longest header line and field in bytes; more is no table.
const FELD_HOECHSTENS: usize = 200_000;

/// Most cells of a key in short rows.
const SCHLUESSEL_HOECHSTENS: usize = 4;

/// What makes a whole file unusable.
#[derive(Debug, Error)]
pub enum DateiFehler {
    /// No bytes.
    #[error("empty file")]
    Leer,
    /// PDF, workbook, binary: no text table.
    #[error("not a CSV file")]
    KeinCsv,
    /// Not UTF-8; the line of the first such byte.
    #[error("not UTF-8 in line {zeile}")]
    Kodierung {
        /// Line, from 1.
        zeile: u64,
    },
    /// A key column is missing.
    #[error("column {spalte} is missing")]
    SpalteFehlt {
        /// Missing header.
        spalte: String,
        /// Headers found.
        gefunden: String,
    },
    /// A header that the noun does not have.
    #[error("unknown column {spalte}")]
    SpalteUnbekannt {
        /// Unknown header, cut to 100 characters.
        spalte: String,
    },
    /// A header stands twice.
    #[error("column {spalte} twice")]
    SpalteDoppelt {
        /// Repeated header.
        spalte: String,
    },
    /// The file could not be read.
    #[error("read: {0}")]
    Lesen(#[from] std::io::Error),
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zeile {
    /// Line in the file, from 1 (the header is line 1).
    pub nr: u32,
    /// Given cells by position of the field; `None` is an empty cell.
    pub zellen: Vec<(usize, Option<Wert>)>,
    /// Refused cells; with any of them the row must not be taken.
    pub fehler: Vec<Feldfehler>,
    /// Whether the row has another number of columns than the header.
    pub spaltenzahl_falsch: bool,
}

/// Most bytes of one record; csv buffers a whole record before we see it, so a stray quote must not eat memory.
const SATZ_HOECHSTENS: u64 = 4 << 20;

/// Counts the bytes read since the last record and ends a record that grows beyond any table.
struct Gedeckelt<R> {
    innen: R,
    seit: Arc<AtomicU64>,
}

impl<R: Read> Read for Gedeckelt<R> {
    fn read(&mut self, puffer: &mut [u8]) -> std::io::Result<usize> {
        if self.seit.load(Ordering::Relaxed) > SATZ_HOECHSTENS {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "record too long"));
        }
        let n = self.innen.read(puffer)?;
        self.seit.fetch_add(u64::try_from(n).unwrap_or(u64::MAX), Ordering::Relaxed);
        Ok(n)
    }
}

/// A canonical file being read, row by row in constant memory (except for the keys seen).
pub struct Kanonisch<R: Read> {
    nomen: &'static Nomen,
    leser: csv::Reader<Gedeckelt<R>>,
    seit: Arc<AtomicU64>,
    spalten: Vec<usize>,
    satz: csv::StringRecord,
    gesehen: HashMap<String, u32>,
    /// Cells of short rows, by column of the file.
    verzeichnisse: Vec<Verzeichnis>,
    nummern: Vec<u32>,
    /// Lines by the numbers of the key's cells.
    kurz_gesehen: HashMap<[u32; SCHLUESSEL_HOECHSTENS], u32>,
}

/// What [`Kanonisch::naechste_kurz`] read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gelesen {
    /// A row in order; [`Kanonisch::nummern`] are those of its cells.
    Kurz {
        /// Line in the file, from 1.
        nr: u32,
    },
    /// A row with faults, or one with a cell that got no number.
    Voll(Zeile),
}

impl<R: Read> std::fmt::Debug for Kanonisch<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kanonisch").field("nomen", &self.nomen.name).finish_non_exhaustive()
    }
}

impl<R: Read> Kanonisch<R> {
    /// Reads and checks the header. Case and blanks around a header do not matter.
    ///
    /// # Errors
    /// [`DateiFehler`].
    pub fn oeffnen(datei: R, nomen: &'static Nomen) -> Result<Self, DateiFehler> {
        let seit = Arc::new(AtomicU64::new(0));
        let mut leser = csv::ReaderBuilder::new()
            .delimiter(b';')
            // Only LF ends a line, so that lines are counted right in files with CRLF; the CR that then ends the
            // last cell is taken off.
            .terminator(csv::Terminator::Any(b'\n'))
            .flexible(true)
            .has_headers(false)
            .from_reader(Gedeckelt { innen: datei, seit: Arc::clone(&seit) });
        let mut satz = csv::StringRecord::new();
        if !naechster(&mut leser, &mut satz)? {
            return Err(DateiFehler::Leer);
        }
        let mut spalten = Vec::new();
        let mut gefunden = Vec::new();
        for (i, kopf) in satz.iter().enumerate() {
            let kopf = if i == 0 { kopf.trim_start_matches('\u{feff}') } else { kopf };
            let kopf = kopf.trim().to_lowercase();
            if kopf.starts_with("%pdf") || kopf.starts_with("pk\u{3}") || kopf.contains('\0') {
                return Err(DateiFehler::KeinCsv);
            }
            let kurz: String = kopf.chars().take(100).collect();
            let Some((feld, _)) = nomen.feld(&kopf) else {
                return Err(DateiFehler::SpalteUnbekannt { spalte: kurz });
            };
            if spalten.contains(&feld) {
                return Err(DateiFehler::SpalteDoppelt { spalte: kurz });
            }
            spalten.push(feld);
            gefunden.push(kurz);
        }
        for (i, f) in nomen.felder.iter().enumerate() {
            let noetig = f.schluessel && f.pflicht && !(f.kopf == "kennung" && nomen.kennung_wird_vergeben);
            if noetig && !spalten.contains(&i) {
                return Err(DateiFehler::SpalteFehlt {
                    spalte: f.kopf.to_owned(),
                    gefunden: gefunden.join(", "),
                });
            }
        }
        Ok(Self {
            nomen,
            leser,
            seit,
            verzeichnisse: spalten.iter().map(|_| Verzeichnis::default()).collect(),
            spalten,
            satz,
            gesehen: HashMap::new(),
            nummern: Vec::new(),
            kurz_gesehen: HashMap::new(),
        })
    }

    /// Fields that the file gives, by position, in its order.
    #[must_use]
    pub fn spalten(&self) -> &[usize] {
        &self.spalten
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// [`DateiFehler::Kodierung`], [`DateiFehler::Lesen`].
    pub fn naechste(&mut self) -> Result<Option<Zeile>, DateiFehler> {
        if !self.satz_lesen()? {
            return Ok(None);
        }
        let mut zeile = self.zeile();
        if !zeile.spaltenzahl_falsch {
            self.doppelt(&mut zeile);
        }
        Ok(Some(zeile))
    }

    /// The next row with numbers in place of its cells, so that each value is read once however often it occurs: in a
    /// column, the same number is always the same value, and 0 is the empty cell. For nouns with at most four cells in
    /// their key, none of them the kuerzel of a project. A file is read either so or with [`Self::naechste`].
    ///
    /// # Errors
    /// As [`Self::naechste`].
    pub fn naechste_kurz(&mut self) -> Result<Option<Gelesen>, DateiFehler> {
        if !self.satz_lesen()? {
            return Ok(None);
        }
        if self.satz.len() != self.spalten.len() {
            return Ok(Some(Gelesen::Voll(self.zeile())));
        }
        self.nummern.clear();
        let (mut alle, mut schluessel) = (true, Some([0; SCHLUESSEL_HOECHSTENS]));
        let mut platz = 0;
        let letzte = self.spalten.len() - 1;
        let zellen = self.satz.iter().zip(&self.spalten).zip(&mut self.verzeichnisse);
        for (stelle, ((text, i), verzeichnis)) in zellen.enumerate() {
            let feld = &self.nomen.felder[*i];
            let nummer = verzeichnis.nummer(feld, zelle(text, stelle == letzte));
            alle &= nummer.is_some();
            self.nummern.push(nummer.unwrap_or_default());
            if feld.schluessel {
                schluessel = match (schluessel, nummer) {
                    (Some(mut s), Some(n)) => s.get_mut(platz).map(|ort| *ort = n).map(|()| s),
                    _ => None,
                };
                platz += 1;
            }
        }
        let nr = self.zeilennummer();
        let Some(schluessel) = schluessel else {
            let mut zeile = self.zeile();
            self.doppelt(&mut zeile);
            return Ok(Some(Gelesen::Voll(zeile)));
        };
        let erste = match self.kurz_gesehen.entry(schluessel) {
            Entry::Occupied(da) => Some(*da.get()),
            Entry::Vacant(frei) => {
                frei.insert(nr);
                None
            }
        };
        if alle && erste.is_none() {
            return Ok(Some(Gelesen::Kurz { nr }));
        }
        let mut zeile = self.zeile();
        zeile.fehler.extend(erste.map(|erste| self.doppelfehler(erste)));
        Ok(Some(Gelesen::Voll(zeile)))
    }

    /// Numbers of the cells of the row that was read last, in the order of the file.
    #[must_use]
    pub fn nummern(&self) -> &[u32] {
        &self.nummern
    }

    /// The different values of a column of the file so far; the first has the number 1.
    #[must_use]
    pub fn werte(&self, spalte: usize) -> &[Wert] {
        self.verzeichnisse.get(spalte).map_or(&[], Verzeichnis::werte)
    }

    fn satz_lesen(&mut self) -> Result<bool, DateiFehler> {
        loop {
            self.seit.store(0, Ordering::Relaxed);
            if !naechster(&mut self.leser, &mut self.satz)? {
                return Ok(false);
            }
            // An empty line of a file with CRLF.
            if self.satz.len() != 1 || self.satz.get(0) != Some("\r") {
                return Ok(true);
            }
        }
    }

    fn zeilennummer(&self) -> u32 {
        let nr = self.satz.position().map_or(0, csv::Position::line);
        u32::try_from(nr).unwrap_or(u32::MAX)
    }

    /// The cells of the row that was read last.
    fn zeile(&self) -> Zeile {
        let mut zeile = Zeile {
            nr: self.zeilennummer(),
            zellen: Vec::with_capacity(self.spalten.len()),
            fehler: Vec::new(),
            spaltenzahl_falsch: self.satz.len() != self.spalten.len(),
        };
        if zeile.spaltenzahl_falsch {
            return zeile;
        }
        let letzte = self.spalten.len() - 1;
        for (stelle, (text, i)) in self.satz.iter().zip(&self.spalten).enumerate() {
            let feld = &self.nomen.felder[*i];
            let text = zelle(text, stelle == letzte);
            if feld.schluessel && text.trim().is_empty() && self.nomen.kennung_wird_vergeben {
                continue;
            }
            match lesen(feld, text, Profil::Eingabe) {
                Ok(wert) => zeile.zellen.push((*i, wert)),
                Err(regel) => zeile.fehler.push(Feldfehler::neu(feld.kopf, text, regel)),
            }
        }
        zeile
    }

    /// No last-one-wins: a key that stands twice is a fault of the later line.
    fn doppelt(&mut self, zeile: &mut Zeile) {
        let teile: Vec<String> = zeile
            .zellen
            .iter()
            .filter(|(i, _)| self.nomen.felder[*i].schluessel)
            .map(|(i, w)| {
                let text = w.as_ref().map(|w| format!("{w:?}")).unwrap_or_default();
                // Only the kuerzel of a project is compared without case.
                if self.nomen.felder[*i].ist_kuerzel() { text.to_lowercase() } else { text }
            })
            .collect();
        if teile.is_empty() {
            return;
        }
        let schluessel = teile.join("\u{1f}");
        match self.gesehen.get(&schluessel) {
            Some(erste) => zeile.fehler.push(self.doppelfehler(*erste)),
            None => {
                self.gesehen.insert(schluessel, zeile.nr);
            }
        }
    }

    fn doppelfehler(&self, erste: u32) -> Feldfehler {
        let kopf = self.nomen.schluessel().next().map_or("kennung", |f| f.kopf);
        let wert = self.satz.iter().next().unwrap_or_default();
        Feldfehler::neu(kopf, wert, Regel::Doppelt { zeile: erste })
    }
}

/// Text of a cell: without the CR of a line end, which comes before anything looks at the text, and without the mark
/// that keeps spreadsheets from evaluating it.
fn zelle(text: &str, letzte: bool) -> &str {
    urspruenglich(if letzte { text.strip_suffix('\r').unwrap_or(text) } else { text })
}

fn naechster<R: Read>(
    leser: &mut csv::Reader<Gedeckelt<R>>,
    satz: &mut csv::StringRecord,
) -> Result<bool, DateiFehler> {
    match leser.read_record(satz) {
        Ok(false) => Ok(false),
        Ok(true) if satz.iter().any(|f| f.len() > FELD_HOECHSTENS) => Err(DateiFehler::KeinCsv),
        Ok(true) => Ok(true),
        Err(e) => match e.into_kind() {
            csv::ErrorKind::Utf8 { pos, .. } => {
                Err(DateiFehler::Kodierung { zeile: pos.map_or(0, |p| p.line()) })
            }
            csv::ErrorKind::Io(e) if e.kind() == std::io::ErrorKind::InvalidData => Err(DateiFehler::KeinCsv),
            csv::ErrorKind::Io(e) => Err(DateiFehler::Lesen(e)),
            _ => Err(DateiFehler::KeinCsv),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ozg_domain::nomen::nomen;

    fn alle(n: &str, text: &str) -> Result<Vec<Zeile>, DateiFehler> {
        let mut k = Kanonisch::oeffnen(text.as_bytes(), nomen(n).unwrap())?;
        let mut aus = Vec::new();
        while let Some(z) = k.naechste()? {
            aus.push(z);
        }
        Ok(aus)
    }

    #[test]
    fn liest_beide_profile() {
        let a = alle("projekt", "kuerzel;titel;aufgenommen_am\njagd;'=Jagd;2020-01-31\n").unwrap();
        let b =
            alle("projekt", "\u{feff}Kuerzel;TITEL; aufgenommen_am\r\njagd;'=Jagd;31.01.2020\r\n").unwrap();
        assert_eq!(a, b);
        assert_eq!(a[0].zellen[1], (1, Some(Wert::Text("=Jagd".into()))));
    }

    #[test]
    fn nennt_was_an_der_datei_nicht_stimmt() {
        for (text, fehler) in [
            ("", "empty file"),
            ("%PDF-1.4\n", "not a CSV file"),
            ("titel\nJagd\n", "column kuerzel is missing"),
            ("kuerzel;titel;farbe\n", "unknown column farbe"),
            ("kuerzel;titel;Titel\n", "column titel twice"),
        ] {
            assert_eq!(alle("projekt", text).unwrap_err().to_string(), fehler, "{text:?}");
        }
        let mut k = Kanonisch::oeffnen(&b"kuerzel;titel\na;\xff\n"[..], nomen("projekt").unwrap()).unwrap();
        assert!(matches!(k.naechste(), Err(DateiFehler::Kodierung { zeile: 2 })));
    }

    #[test]
    fn kurz_gelesen_ist_dasselbe() {
        let n = nomen("nachnutzung").unwrap();
        let text = "ags;leistung;stand;gueltig_ab;loesung;quelle\r\n\
            05711000;10000;online;2022-01-01;;'=Liste\r\n\
            05711000;10000;Online;01.02.2022; a ;x\r\n\
            \r\n\
            05711000 ;10000;geplant;01.01.2022; ;x\n\
            05711000;10000;fertig;2022-03-01;;x\n\
            05711000;10000;online;2022-03-01;;\n\
            5711000;10000;online;2022-04-01;;\n\
            5711000;10000;online;2022-04-01;;\n\
            05711000;10000\n\
            ;10000;;2022-05-01;;\"a\nb\"\n\
            05711004;10000;online;2022-01-01;;'=Liste";
        let mut kurz = Kanonisch::oeffnen(text.as_bytes(), n).unwrap();
        let mut aus = Vec::new();
        while let Some(gelesen) = kurz.naechste_kurz().unwrap() {
            aus.push(match gelesen {
                Gelesen::Voll(zeile) => zeile,
                Gelesen::Kurz { nr } => {
                    let zellen = kurz.spalten().iter().zip(kurz.nummern()).enumerate();
                    let zellen = zellen.map(|(spalte, (feld, nummer))| {
                        let ort = usize::try_from(*nummer).unwrap().checked_sub(1);
                        (*feld, ort.map(|ort| kurz.werte(spalte)[ort].clone()))
                    });
                    let zellen = zellen.collect();
                    Zeile { nr, zellen, fehler: Vec::new(), spaltenzahl_falsch: false }
                }
            });
        }
        assert_eq!(aus, alle("nachnutzung", text).unwrap());
        assert_eq!(aus.iter().filter(|z| z.fehler.is_empty() && !z.spaltenzahl_falsch).count(), 3);
        // The same value has the same number, however it is written.
        assert_eq!(kurz.werte(3).len(), 5);
    }

    #[test]
    fn ein_verirrtes_anfuehrungszeichen_frisst_keinen_speicher() {
        let kopf = b"kuerzel;titel\nx;\"".chain(std::io::repeat(b'x'));
        let mut k = Kanonisch::oeffnen(kopf, nomen("projekt").unwrap()).unwrap();
        assert!(matches!(k.naechste(), Err(DateiFehler::KeinCsv)));
    }

    #[test]
    fn nennt_zeile_und_regel() {
        let zeilen = alle("projekt", "kuerzel;titel\na;A\nb\nA;noch einmal\nc;\n").unwrap();
        assert!(zeilen[0].fehler.is_empty());
        assert!(zeilen[1].spaltenzahl_falsch);
        assert_eq!(zeilen[2].fehler[0].regel, Regel::Doppelt { zeile: 2 });
        assert_eq!((zeilen[3].nr, &zeilen[3].fehler[0].regel), (5, &Regel::Pflicht));
    }
}
