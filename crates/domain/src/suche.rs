//! Search that forgives case, accents and the two ways to write an umlaut; the window searches alike.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in both spellings: "Bürger" as "buerger" and as "burger".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gefaltet {
    lang: String,
    kurz: String,
}

/// Folds a text. O(length).
#[must_use]
pub fn falte(text: &str) -> Gefaltet {
    if text.is_ascii() {
        let eben = text.to_ascii_lowercase();
        return Gefaltet { lang: eben.clone(), kurz: eben };
    }
    let eben: String = text.nfc().flat_map(char::to_lowercase).collect();
    let ohne = |t: &str| -> String { t.nfd().filter(|c| !is_combining_mark(*c)).collect() };
    let lang = eben.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    Gefaltet { lang: ohne(&lang), kurz: ohne(&eben.replace('ß', "ss")) }
}

/// The words of a query, folded.
#[must_use]
pub fn worte(anfrage: &str) -> Vec<Gefaltet> {
    anfrage.split_whitespace().map(falte).collect()
}

impl Gefaltet {
    /// Whether the word occurs in this text, in whichever spelling.
    #[must_use]
    pub fn enthaelt(&self, wort: &Self) -> bool {
        self.lang.contains(&wort.lang) || self.kurz.contains(&wort.kurz)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schreibweisen_finden_einander() {
        for (heu, wort, da) in [
            ("Einbürgerung", "einbuerg", true),
            ("Einbürgerung", "EINBURG", true),
            ("Einbuergerung", "einbürg", true),
            ("Straße", "strasse", true),
            ("Café", "cafe", true),
            ("Cafe\u{301}", "café", true),
            ("Jagd", "jagt", false),
            ("Jagd", "", true),
        ] {
            assert_eq!(falte(heu).enthaelt(&falte(wort)), da, "{heu} {wort}");
        }
        assert_eq!(worte("  Jagd   2022 ").len(), 2);
    }
}
