//! Names from data as one line.

use super::satz::reinigen;

/// The cleaned name; what has none says so, because a cell of a table is never empty.
pub(super) fn benannt(name: &str) -> String {
    let name = reinigen(name);
    if name.is_empty() { "ohne Namen".to_owned() } else { name }
}

/// The name for a sentence that holds the finding: at most that many characters, cut with "…".
pub(super) fn kurz(name: &str) -> String {
    const ZEICHEN: usize = 100;
    let name = benannt(name);
    if name.chars().nth(ZEICHEN).is_none() {
        return name;
    }
    let anfang: String = name.chars().take(ZEICHEN - 1).collect();
    format!("{}…", anfang.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saetze_bleiben_saetze() {
        assert_eq!(kurz(" \u{0} "), "ohne Namen");
        assert_eq!(kurz("Jagd"), "Jagd");
        let lang = kurz(&"Übermäßige Länge ".repeat(40));
        assert!(lang.chars().count() <= 100 && lang.ends_with('…'), "{lang}");
    }
}
