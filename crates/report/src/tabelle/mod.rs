//! CSV in the two profiles, row by row.
//!
//! `opendata`: UTF-8 without BOM, LF, ISO dates, decimal point. `excel`: UTF-8 with BOM, CRLF, German dates,
//! decimal comma. Both: semicolon, one header line, formula-like text neutralised.

use std::io::Write;

use ozg_domain::formelschutz::neutralisiert;
use ozg_domain::geld::euro_dezimal;
use ozg_domain::wert::Profil;

/// What a cell's text means, for its notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feldart {
    /// Any text; neutralised.
    Text,
    /// A whole number.
    Zahl,
    /// An amount in cents.
    Geld,
    /// A decimal number with a point.
    Dezimal,
    /// A day as ISO text.
    Tag,
}

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zelle<'a> {
    /// Nothing.
    Leer,
    /// Text, ISO day or decimal number.
    Text(&'a str, Feldart),
    /// Whole number or cents.
    Zahl(i64, Feldart),
}

/// A CSV file being written.
#[derive(Debug)]
pub struct Tabelle<W: Write> {
    csv: csv::Writer<W>,
    profil: Profil,
}

impl<W: Write> Tabelle<W> {
    /// Writes BOM and header.
    ///
    /// # Errors
    /// As the target reports.
    pub fn beginnen(mut ziel: W, profil: Profil, koepfe: &[&str]) -> std::io::Result<Self> {
        let excel = profil == Profil::Excel;
        if excel {
            ziel.write_all("\u{feff}".as_bytes())?;
        }
        let mut csv = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(if excel { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(ziel);
        csv.write_record(koepfe)?;
        Ok(Self { csv, profil })
    }

    /// Writes one row; it must have as many cells as the header.
    ///
    /// # Errors
    /// As the target reports.
    pub fn zeile<'a>(&mut self, zellen: impl Iterator<Item = Zelle<'a>>) -> std::io::Result<()> {
        let excel = self.profil == Profil::Excel;
        let mut puffer = [0_u8; 24];
        for zelle in zellen {
            match zelle {
                Zelle::Leer => self.csv.write_field("")?,
                Zelle::Text(t, Feldart::Tag) if excel => self.csv.write_field(deutsch(t, &mut puffer))?,
                Zelle::Text(t, Feldart::Dezimal) if excel => self.csv.write_field(t.replace('.', ","))?,
                Zelle::Text(t, Feldart::Tag | Feldart::Dezimal) => self.csv.write_field(t)?,
                Zelle::Text(t, _) => self.csv.write_field(neutralisiert(t).as_ref())?,
                Zelle::Zahl(n, Feldart::Geld) => {
                    // Sums may lie below 0 or beyond what a single amount may be.
                    self.csv.write_field(euro_dezimal(n, if excel { ',' } else { '.' }))?;
                }
                Zelle::Zahl(n, _) => self.csv.write_field(n.to_string())?,
            }
        }
        self.csv.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is still buffered.
    ///
    /// # Errors
    /// As the target reports.
    pub fn beenden(mut self) -> std::io::Result<()> {
        self.csv.flush()
    }
}

/// "2022-03-01" as "01.03.2022"; any other text as it is.
fn deutsch<'a>(iso: &'a str, puffer: &'a mut [u8; 24]) -> &'a [u8] {
    let b = iso.as_bytes();
    if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
        return b;
    }
    puffer[..2].copy_from_slice(&b[8..]);
    puffer[2] = b'.';
    puffer[3..5].copy_from_slice(&b[5..7]);
    puffer[5] = b'.';
    puffer[6..10].copy_from_slice(&b[..4]);
    &puffer[..10]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn datei(profil: Profil) -> String {
        let mut aus = Vec::new();
        let mut t =
            Tabelle::beginnen(&mut aus, profil, &["titel", "datum", "betrag_eur", "wert", "nr"]).unwrap();
        t.zeile(
            [
                Zelle::Text("=1;\"x\"\nÖ", Feldart::Text),
                Zelle::Text("2022-03-01", Feldart::Tag),
                Zelle::Zahl(123_450, Feldart::Geld),
                Zelle::Text("6.96", Feldart::Dezimal),
                Zelle::Zahl(7, Feldart::Zahl),
            ]
            .into_iter(),
        )
        .unwrap();
        t.zeile([Zelle::Leer; 5].into_iter()).unwrap();
        t.beenden().unwrap();
        String::from_utf8(aus).unwrap()
    }

    #[test]
    fn opendata() {
        assert_eq!(
            datei(Profil::Opendata),
            "titel;datum;betrag_eur;wert;nr\n\"'=1;\"\"x\"\"\nÖ\";2022-03-01;1234.50;6.96;7\n;;;;\n"
        );
    }

    #[test]
    fn excel() {
        assert_eq!(
            datei(Profil::Excel),
            "\u{feff}titel;datum;betrag_eur;wert;nr\r\n\"'=1;\"\"x\"\"\nÖ\";01.03.2022;1234,50;6,96;7\r\n;;;;\r\n"
        );
    }
}
