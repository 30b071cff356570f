//! Cells that a spreadsheet would evaluate, and the way back.
//!
//! A cell is marked with one apostrophe if, behind any apostrophes of its own, it starts with a character that
//! spreadsheets act on (CWE-1236). The inverse takes exactly one apostrophe from exactly those cells, so that
//! both together change nothing: `=1` ↔ `'=1`, `'=1` ↔ `''=1`, `'n Abend` ↔ `'n Abend`.

use std::borrow::Cow;

fn beginnt_wie_formel(text: &str) -> bool {
    let kern = text.trim_start_matches('\'');
    kern.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The cell as it is written to a file.
#[must_use]
pub fn neutralisiert(text: &str) -> Cow<'_, str> {
    if beginnt_wie_formel(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The cell as it was before [`neutralisiert`].
#[must_use]
pub fn urspruenglich(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if beginnt_wie_formel(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hin_und_zurueck() {
        for (text, datei) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("'n Abend", "'n Abend"),
            ("''", "''"),
            ("", ""),
            ("Jagd", "Jagd"),
        ] {
            assert_eq!(neutralisiert(text), datei);
            assert_eq!(urspruenglich(datei), text);
        }
    }
}
