//! Money: whole cents, never a float, and as rough as its source.

use crate::regel::Regel;

/// Largest amount: 10 billion Euro (10^12 cents).
pub const HOECHSTBETRAG: i64 = 1_000_000_000_000;

/// Narrow no-break space between number and unit, DIN 5008.
pub const SCHMAL: char = '\u{202f}';

/// An amount in cents, 0 to [`HOECHSTBETRAG`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cent(i64);

impl Cent {
    /// Checks the range.
    ///
    /// # Errors
    /// [`Regel::BetragAusserhalb`].
    pub fn neu(cent: i64) -> Result<Self, Regel> {
        if (0..=HOECHSTBETRAG).contains(&cent) { Ok(Self(cent)) } else { Err(Regel::BetragAusserhalb) }
    }

    /// Number of cents.
    #[must_use]
    pub fn cent(self) -> i64 {
        self.0
    }

    /// Reads an amount in Euro: "1234.56" and "1234,56", "1.234.567,89", "1 234,56", with or without
    /// "€", "Euro" or "EUR". "1.234" could be 1 234 or 1,234 and is refused, unless `punkt_ist_dezimal`
    /// (the profile `opendata`, where the point always is the decimal point).
    ///
    /// # Errors
    /// [`Regel::KeinBetrag`], [`Regel::BetragMehrdeutig`], [`Regel::BetragAusserhalb`].
    pub fn lesen(text: &str, punkt_ist_dezimal: bool) -> Result<Self, Regel> {
        let mut t = text.trim();
        for einheit in ["€", "EUR", "Euro", "euro"] {
            t = t.strip_suffix(einheit).unwrap_or(t).trim_end();
        }
        if t.is_empty() {
            return Err(Regel::KeinBetrag);
        }
        let minus = t.strip_prefix(['-', '\u{2212}']);
        let t = minus.unwrap_or(t);
        let (ganz, bruch) = if punkt_ist_dezimal { zerlegen_dezimal(t, '.')? } else { zerlegen_deutsch(t)? };
        let ganz: i64 = ganz.parse().map_err(|_| Regel::BetragAusserhalb)?;
        let bruch: i64 = match bruch.len() {
            0 => 0,
            1 => bruch.parse::<i64>().map_err(|_| Regel::KeinBetrag)? * 10,
            2 => bruch.parse().map_err(|_| Regel::KeinBetrag)?,
            _ => return Err(Regel::KeinBetrag),
        };
        let cent = ganz.checked_mul(100).and_then(|c| c.checked_add(bruch)).ok_or(Regel::BetragAusserhalb)?;
        if minus.is_some() && cent != 0 {
            return Err(Regel::BetragAusserhalb);
        }
        Self::neu(cent)
    }

    /// "6700000.00": decimal point, two digits, no grouping.
    #[must_use]
    pub fn opendata(self) -> String {
        euro_dezimal(self.0, '.')
    }

    /// "6700000,00": for a spreadsheet of German locale.
    #[must_use]
    pub fn excel(self) -> String {
        euro_dezimal(self.0, ',')
    }

    /// As [`betrag_text`].
    #[must_use]
    pub fn text(self) -> String {
        betrag_text(self.0)
    }
}

/// Cents of any size and sign in Euro, two digits behind that decimal sign, no grouping: "-300.05".
#[must_use]
pub fn euro_dezimal(cent: i64, zeichen: char) -> String {
    let vorzeichen = if cent < 0 { "-" } else { "" };
    let betrag = cent.unsigned_abs();
    format!("{vorzeichen}{}{zeichen}{:02}", betrag / 100, betrag % 100)
}

/// An amount or a sum of amounts in cents, of any size and sign: "6,7 Mio. Euro" from one million if exact to
/// 10 000 Euro, else "1.573,45 Euro" or "500.000 Euro".
#[must_use]
pub fn betrag_text(cent: i64) -> String {
    const MIO: u64 = 100_000_000;
    let vorzeichen = if cent < 0 { "−" } else { "" };
    let cent = cent.unsigned_abs();
    if cent >= MIO && cent.is_multiple_of(MIO / 100) {
        let hundertstel = cent / (MIO / 100);
        let (ganz, rest) = (gruppiert(hundertstel / 100), hundertstel % 100);
        let zahl = match rest {
            0 => ganz,
            r if r % 10 == 0 => format!("{ganz},{}", r / 10),
            r => format!("{ganz},{r:02}"),
        };
        return format!("{vorzeichen}{zahl}{SCHMAL}Mio.{SCHMAL}Euro");
    }
    let ganz = gruppiert(cent / 100);
    match cent % 100 {
        0 => format!("{vorzeichen}{ganz}{SCHMAL}Euro"),
        c => format!("{vorzeichen}{ganz},{c:02}{SCHMAL}Euro"),
    }
}

fn ziffern(t: &str) -> bool {
    !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit())
}

fn zerlegen_dezimal(t: &str, zeichen: char) -> Result<(String, String), Regel> {
    let (ganz, bruch) = t.split_once(zeichen).map_or((t, ""), |(g, b)| (g, b));
    let mit_bruch = t.contains(zeichen);
    if ziffern(ganz) && (!mit_bruch || ziffern(bruch)) {
        Ok((ganz.to_owned(), bruch.to_owned()))
    } else {
        Err(Regel::KeinBetrag)
    }
}

/// German notation: comma decimal, dots or blanks between groups of three.
fn zerlegen_deutsch(t: &str) -> Result<(String, String), Regel> {
    let (ganz, bruch) = match t.split_once(',') {
        Some((g, b)) if ziffern(b) => (g, b),
        Some(_) => return Err(Regel::KeinBetrag),
        None => (t, ""),
    };
    let trenner = |c: char| matches!(c, '.' | ' ' | '\u{a0}' | SCHMAL | '\'');
    if !ganz.contains(trenner) {
        // "12,345" may be a thousands separator of English notation.
        return match (ziffern(ganz), bruch.len()) {
            (true, 0..=2) => Ok((ganz.to_owned(), bruch.to_owned())),
            (true, 3) => Err(Regel::BetragMehrdeutig),
            _ => Err(Regel::KeinBetrag),
        };
    }
    let gruppen: Vec<&str> = ganz.split(trenner).collect();
    let erste_gut = gruppen.first().is_some_and(|g| ziffern(g) && g.len() <= 3);
    let rest_gut = gruppen.iter().skip(1).all(|g| ziffern(g) && g.len() == 3);
    if erste_gut && rest_gut {
        // One group after a point and nothing else: 1.234 is 1 234 or 1,234.
        if gruppen.len() == 2 && ganz.contains('.') && bruch.is_empty() {
            return Err(Regel::BetragMehrdeutig);
        }
        return Ok((gruppen.concat(), bruch.to_owned()));
    }
    // 1234.56 with the decimal point of technical files.
    match gruppen.as_slice() {
        [g, b]
            if bruch.is_empty()
                && ganz.contains('.')
                && ziffern(g)
                && matches!(b.len(), 1 | 2)
                && ziffern(b) =>
        {
            Ok(((*g).to_owned(), (*b).to_owned()))
        }
        _ => Err(Regel::KeinBetrag),
    }
}

/// "1.573": dots between groups of three, as DIN 5008 has it for money.
fn gruppiert(n: u64) -> String {
    let roh = n.to_string();
    let mut aus = String::with_capacity(roh.len() + roh.len() / 3);
    for (i, c) in roh.chars().enumerate() {
        if i > 0 && (roh.len() - i).is_multiple_of(3) {
            aus.push('.');
        }
        aus.push(c);
    }
    aus
}

/// How exactly an amount is named. Ordered from coarse to exact: the minimum of the parts is that of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Betragsgenauigkeit {
    /// "ca."
    Circa,
    /// "rund"
    Rund,
    /// As named.
    Exakt,
}

impl Betragsgenauigkeit {
    /// All, from coarse to exact.
    pub const ALLE: [Self; 3] = [Self::Circa, Self::Rund, Self::Exakt];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Circa => "ca.",
            Self::Rund => "rund",
            Self::Exakt => "exakt",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        let t = text.trim().to_lowercase();
        Self::ALLE.into_iter().find(|g| g.wort() == t || (t == "ca" && *g == Self::Circa))
    }

    /// The amount with its word: "rund 6,7 Mio. Euro".
    #[must_use]
    pub fn mit(self, cent: i64) -> String {
        match self {
            Self::Exakt => betrag_text(cent),
            Self::Circa | Self::Rund => format!("{} {}", self.wort(), betrag_text(cent)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn liest_betraege() {
        for (text, cent) in [
            ("1.234.567,89", 123_456_789),
            ("1234567,89", 123_456_789),
            ("1234567.89", 123_456_789),
            ("1 234 567,89 €", 123_456_789),
            ("1\u{202f}234\u{202f}567,89 Euro", 123_456_789),
            ("0", 0),
            ("0,5", 50),
            ("6700000", 670_000_000),
            ("10.000.000.000", HOECHSTBETRAG),
        ] {
            assert_eq!(Cent::lesen(text, false).map(Cent::cent), Ok(cent), "{text}");
        }
        assert_eq!(Cent::lesen("1.5", true).map(Cent::cent), Ok(150));
    }

    #[test]
    fn weist_ab_was_kein_betrag_ist() {
        for (text, regel) in [
            ("1.234", Regel::BetragMehrdeutig),
            ("12,345", Regel::BetragMehrdeutig),
            ("-5", Regel::BetragAusserhalb),
            ("10000000000,01", Regel::BetragAusserhalb),
            ("99999999999999999999", Regel::BetragAusserhalb),
            ("1e9", Regel::KeinBetrag),
            ("", Regel::KeinBetrag),
            ("€", Regel::KeinBetrag),
            ("1,234,567.89", Regel::KeinBetrag),
            ("12.34.567", Regel::KeinBetrag),
            ("viel", Regel::KeinBetrag),
        ] {
            assert_eq!(Cent::lesen(text, false), Err(regel), "{text}");
        }
        assert_eq!(Cent::lesen("1.234", true), Err(Regel::KeinBetrag));
    }

    #[test]
    fn schreibt_betraege() {
        for (cent, text) in [
            (670_000_000, "6,7 Mio. Euro"),
            (772_000_000, "7,72 Mio. Euro"),
            (200_000_000, "2 Mio. Euro"),
            (300_000_000_000, "3.000 Mio. Euro"),
            (50_000_000, "500.000 Euro"),
            (157_345, "1.573,45 Euro"),
            (0, "0 Euro"),
        ] {
            let text = text.replace(' ', "\u{202f}");
            assert_eq!(Cent::neu(cent).map(Cent::text), Ok(text));
        }
        assert_eq!(betrag_text(-157_345), "−1.573,45\u{202f}Euro");
        assert_eq!(betrag_text(1_200_000_000_000), "12.000\u{202f}Mio.\u{202f}Euro");
    }

    #[test]
    fn profil_laeuft_rund() {
        for cent in [0, 1, 99, 100, 123_456_789, HOECHSTBETRAG] {
            let c = Cent::neu(cent).unwrap();
            assert_eq!(Cent::lesen(&c.opendata(), true), Ok(c));
            assert_eq!(Cent::lesen(&c.excel(), false), Ok(c));
        }
    }
}
