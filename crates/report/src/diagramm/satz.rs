//! Text from data: cleaned, cut, wrapped.

use super::DiagrammFehler;
use super::schrift::{Schnitt, breite};

/// More characters of one text are never measured: no line holds them.
const HOECHSTENS: usize = 2000;

/// A text from data as one line: control characters are dropped, blanks and line breaks become one blank. The narrow
/// no-break space of DIN 5008 is not in Fira Sans and becomes the wide one.
#[must_use]
pub(super) fn reinigen(text: &str) -> String {
    let mut aus = String::with_capacity(text.len());
    for c in text.chars().take(HOECHSTENS) {
        match c {
            '\u{202f}' | '\u{2009}' => aus.push('\u{a0}'),
            ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                if !aus.ends_with(' ') && !aus.is_empty() {
                    aus.push(' ');
                }
            }
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => aus.push(c),
        }
    }
    aus.truncate(aus.trim_end().len());
    aus
}

/// The text, cut with "…" where it is wider than that many pixels. Empty only if not even "…" fits.
///
/// # Errors
/// [`DiagrammFehler::Schrift`].
pub(super) fn kuerzen(
    text: &str,
    weite: i32,
    groesse: u32,
    schnitt: Schnitt,
) -> Result<String, DiagrammFehler> {
    let text = reinigen(text);
    let zeichen: Vec<char> = text.chars().collect();
    // A character is at least a seventh of an em wide, but for marks that take no room.
    let sicher = usize::try_from(weite.max(0)).unwrap_or(0);
    if zeichen.len() <= sicher && breite(&text, groesse, schnitt)? <= weite {
        return Ok(text);
    }
    let (mut kurz, mut lang) = (0, zeichen.len().min(sicher));
    let anfang = |n: usize| -> String {
        let anfang: String = zeichen.iter().take(n).collect();
        format!("{}…", anfang.trim_end_matches([' ', '\u{a0}', '-', '(', ',']))
    };
    while kurz < lang {
        let mitte = kurz + (lang - kurz).div_ceil(2);
        if breite(&anfang(mitte), groesse, schnitt)? <= weite {
            kurz = mitte;
        } else {
            lang = mitte - 1;
        }
    }
    let aus = anfang(kurz);
    Ok(if breite(&aus, groesse, schnitt)? <= weite { aus } else { String::new() })
}

/// Lines of at most that width. Line breaks of the text stay; the last of `zeilen` lines ends with "…" if more follows.
///
/// # Errors
/// [`DiagrammFehler::Schrift`].
pub(super) fn umbruch(
    text: &str,
    weite: i32,
    zeilen: usize,
    groesse: u32,
    schnitt: Schnitt,
) -> Result<Vec<String>, DiagrammFehler> {
    let mut alle: Vec<String> = Vec::new();
    for absatz in text.lines() {
        let mut zeile = String::new();
        for wort in reinigen(absatz).split(' ').filter(|w| !w.is_empty()) {
            let versuch = if zeile.is_empty() { wort.to_owned() } else { format!("{zeile} {wort}") };
            if breite(&versuch, groesse, schnitt)? <= weite {
                zeile = versuch;
                continue;
            }
            if !zeile.is_empty() {
                alle.push(std::mem::take(&mut zeile));
            }
            zeile = kuerzen(wort, weite, groesse, schnitt)?;
            if alle.len() > zeilen {
                break;
            }
        }
        if !zeile.is_empty() {
            alle.push(zeile);
        }
    }
    if alle.len() > zeilen {
        alle.truncate(zeilen);
        if let Some(letzte) = alle.last_mut() {
            *letzte = kuerzen(&format!("{letzte} …"), weite, groesse, schnitt)?;
            if !letzte.ends_with('…') {
                letzte.push('…');
            }
        }
    }
    Ok(alle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagramm::schrift::KLEIN;

    #[test]
    fn steuerzeichen_fallen_weg() {
        for (roh, sauber) in [
            ("  Jagd\u{0}\u{7}schein \r\n\t x ", "Jagdschein x"),
            ("<script>]]>", "<script>]]>"),
            ("6,7\u{202f}Mio.", "6,7\u{a0}Mio."),
            ("\u{202e}um\u{85}", "\u{202e}um"),
            ("", ""),
        ] {
            assert_eq!(reinigen(roh), sauber, "{roh:?}");
        }
    }

    #[test]
    fn gekuerztes_passt() {
        let lang = "Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel ".repeat(8);
        for text in [lang.as_str(), "i", "", "ééééééééé", "日本語日本語日本語"] {
            for weite in [0, 5, 14, 40, 133, 400] {
                let kurz = kuerzen(text, weite, KLEIN, Schnitt::Normal).unwrap();
                assert!(kurz.is_empty() || breite(&kurz, KLEIN, Schnitt::Normal).unwrap() <= weite);
                assert!(kurz == text || kurz.ends_with('…') || weite < 14, "{kurz}");
            }
        }
        assert_eq!(kuerzen("Jagd", 100, KLEIN, Schnitt::Normal).unwrap(), "Jagd");
    }

    #[test]
    fn umgebrochenes_passt() {
        let text =
            "Regel Z1 · Stichtag 30.06.2022 · bekannt am jetzt · Nenner 33 · davon unbekannt 1\nDemodaten";
        let zeilen = umbruch(text, 200, 9, KLEIN, Schnitt::Normal).unwrap();
        assert!(zeilen.len() > 2 && zeilen.last().unwrap() == "Demodaten", "{zeilen:?}");
        assert!(zeilen.iter().all(|z| breite(z, KLEIN, Schnitt::Normal).unwrap() <= 200));
        let zwei = umbruch(&text.repeat(50), 200, 2, KLEIN, Schnitt::Normal).unwrap();
        assert!(zwei.len() == 2 && zwei[1].ends_with('…'), "{zwei:?}");
    }
}
