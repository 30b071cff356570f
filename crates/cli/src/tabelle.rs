//! Tables for people: aligned columns, long cells cut, empty columns left out.

use crate::ausgabe::ohne_steuerzeichen;

/// Longest cell in characters, the mark of the cut included.
const BREITE: usize = 40;

/// A column: its header, on which side it stands, and whether its cells must not be cut.
#[derive(Debug, Clone)]
pub(crate) struct Spalte {
    kopf: String,
    rechts: bool,
    ganz: bool,
}

impl Spalte {
    pub(crate) fn links(kopf: impl Into<String>) -> Self {
        Self { kopf: kopf.into(), rechts: false, ganz: false }
    }

    /// For keys, which people type again.
    pub(crate) fn ganz(kopf: impl Into<String>) -> Self {
        Self { kopf: kopf.into(), rechts: false, ganz: true }
    }

    pub(crate) fn rechts(kopf: impl Into<String>) -> Self {
        Self { kopf: kopf.into(), rechts: true, ganz: false }
    }
}

/// Sets the rows; no row gives no text at all.
pub(crate) fn setzen(spalten: &[Spalte], zeilen: &[Vec<String>]) -> String {
    if zeilen.is_empty() {
        return String::new();
    }
    let zellen: Vec<Vec<String>> =
        zeilen.iter().map(|z| z.iter().zip(spalten).map(|(t, s)| kuerzen(t, s.ganz)).collect()).collect();
    let breiten: Vec<usize> = spalten
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let groesste = zellen.iter().filter_map(|z| z.get(i)).map(|t| t.chars().count()).max();
            match groesste.unwrap_or(0) {
                0 => 0,
                n => n.max(s.kopf.chars().count()),
            }
        })
        .collect();
    let kopf: Vec<String> = spalten.iter().map(|s| s.kopf.clone()).collect();
    let strich: Vec<String> = breiten.iter().map(|b| "-".repeat(*b)).collect();
    let mut aus = String::new();
    for zeile in [&kopf, &strich].into_iter().chain(&zellen) {
        let mut text = String::new();
        for ((zelle, spalte), breite) in zeile.iter().zip(spalten).zip(&breiten) {
            if *breite == 0 {
                continue;
            }
            if !text.is_empty() {
                text.push_str("  ");
            }
            let luft = " ".repeat(breite.saturating_sub(zelle.chars().count()));
            if spalte.rechts {
                text.push_str(&luft);
                text.push_str(zelle);
            } else {
                text.push_str(zelle);
                text.push_str(&luft);
            }
        }
        aus.push_str(text.trim_end());
        aus.push('\n');
    }
    aus
}

/// Names and values below each other, values in one column; lines after the first are indented.
pub(crate) fn block(paare: &[(String, String)]) -> String {
    let breite = paare.iter().map(|(n, _)| n.chars().count()).max().unwrap_or(0);
    let mut aus = String::new();
    for (name, wert) in paare {
        let luft = " ".repeat(breite - name.chars().count());
        let wert = ohne_steuerzeichen(wert).replace('\n', &format!("\n{}", " ".repeat(breite + 2)));
        aus.push_str(format!("{name}{luft}  {wert}").trim_end());
        aus.push('\n');
    }
    aus
}

fn kuerzen(text: &str, ganz: bool) -> String {
    let zeile = ohne_steuerzeichen(&text.replace(['\n', '\r'], " "));
    if ganz || zeile.chars().count() <= BREITE {
        return zeile;
    }
    let anfang: String = zeile.chars().take(BREITE - 1).collect();
    format!("{}…", anfang.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spalten_stehen_untereinander_und_leere_fehlen() {
        let spalten = [Spalte::links("Name"), Spalte::links("leer"), Spalte::rechts("Zahl")];
        let zeilen = [
            vec!["Größe".to_owned(), String::new(), "7".to_owned()],
            vec!["x".repeat(50), String::new(), "12345".to_owned()],
        ];
        let text = setzen(&spalten, &zeilen);
        let erwartet = format!(
            "Name{}   Zahl\n{}  -----\nGröße{}      7\n{}…  12345\n",
            " ".repeat(36),
            "-".repeat(40),
            " ".repeat(35),
            "x".repeat(39),
        );
        assert_eq!(text, erwartet);
    }

    #[test]
    fn zellen_befehlen_dem_terminal_nichts() {
        assert_eq!(kuerzen("a\u{1b}[31m\nb", false), "a\u{FFFD}[31m b");
    }
}
