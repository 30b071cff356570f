//! Canonical CSV files of one noun, in either profile.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use ozg_domain::formelschutz::urspruenglich;
use ozg_domain::nomen::Nomen;
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Profil, Wert, lesen};
use thiserror::Error;

/// Longest header line and field in bytes; more is no table.
const FELD_HOECHSTENS: usize = 200_000;

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
    seit: Rc<Cell<u64>>,
}

impl<R: Read> Read for Gedeckelt<R> {
    fn read(&mut self, puffer: &mut [u8]) -> std::io::Result<usize> {
        if self.seit.get() > SATZ_HOECHSTENS {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "record too long"));
        }
        let n = self.innen.read(puffer)?;
        self.seit.set(self.seit.get() + u64::try_from(n).unwrap_or(u64::MAX));
        Ok(n)
    }
}

/// A canonical file being read, row by row in constant memory (except for the keys seen).
pub struct Kanonisch<R: Read> {
    nomen: &'static Nomen,
    leser: csv::Reader<Gedeckelt<R>>,
    seit: Rc<Cell<u64>>,
    spalten: Vec<usize>,
    satz: csv::StringRecord,
    gesehen: HashMap<String, u32>,
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
        let seit = Rc::new(Cell::new(0));
        let mut leser = csv::ReaderBuilder::new()
            .delimiter(b';')
            // Only LF ends a line, so that lines are counted right in files with CRLF; the CR that then ends the
            // last cell is taken off.
            .terminator(csv::Terminator::Any(b'\n'))
            .flexible(true)
            .has_headers(false)
            .from_reader(Gedeckelt { innen: datei, seit: Rc::clone(&seit) });
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
        Ok(Self { nomen, leser, seit, spalten, satz, gesehen: HashMap::new() })
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// [`DateiFehler::Kodierung`], [`DateiFehler::Lesen`].
    pub fn naechste(&mut self) -> Result<Option<Zeile>, DateiFehler> {
        loop {
            self.seit.set(0);
            if !naechster(&mut self.leser, &mut self.satz)? {
                return Ok(None);
            }
            // An empty line of a file with CRLF.
            if self.satz.len() != 1 || self.satz.get(0) != Some("\r") {
                break;
            }
        }
        let nr = self.satz.position().map_or(0, csv::Position::line);
        let mut zeile = Zeile {
            nr: u32::try_from(nr).unwrap_or(u32::MAX),
            zellen: Vec::with_capacity(self.spalten.len()),
            fehler: Vec::new(),
            spaltenzahl_falsch: self.satz.len() != self.spalten.len(),
        };
        if zeile.spaltenzahl_falsch {
            return Ok(Some(zeile));
        }
        let letzte = self.spalten.len() - 1;
        for (stelle, (text, i)) in self.satz.iter().zip(&self.spalten).enumerate() {
            let feld = &self.nomen.felder[*i];
            // The CR of a line end, before anything looks at the text.
            let text = if stelle == letzte { text.strip_suffix('\r').unwrap_or(text) } else { text };
            let text = urspruenglich(text);
            if feld.schluessel && text.trim().is_empty() && self.nomen.kennung_wird_vergeben {
                continue;
            }
            match lesen(feld, text, Profil::Eingabe) {
                Ok(wert) => zeile.zellen.push((*i, wert)),
                Err(regel) => zeile.fehler.push(Feldfehler::neu(feld.kopf, text, regel)),
            }
        }
        self.doppelt(&mut zeile);
        Ok(Some(zeile))
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
            Some(erste) => {
                let kopf = self.nomen.schluessel().next().map_or("kennung", |f| f.kopf);
                let wert = self.satz.iter().next().unwrap_or_default();
                zeile.fehler.push(Feldfehler::neu(kopf, wert, Regel::Doppelt { zeile: *erste }));
            }
            None => {
                self.gesehen.insert(schluessel, zeile.nr);
            }
        }
    }
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
