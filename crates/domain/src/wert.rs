//! Cells of recorded nouns: from text to a checked value and back.

use chrono::NaiveDate;

use crate::geld::Cent;
use crate::nomen::{Art, Feld, MAX_KENNUNG, MAX_TITEL, Nomen};
use crate::regel::Regel;
use crate::zeit::{Genauigkeit, Zeitangabe, tag_lesen, tag_text};

/// A value that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wert {
    /// Text, trimmed, never empty. Lists hold their elements separated by `|`.
    Text(String),
    /// Whole number; money in cents.
    Zahl(i64),
    /// A day.
    Tag(NaiveDate),
}

/// How cells are written in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profil {
    /// ISO dates, decimal point.
    Opendata,
    /// German dates, decimal comma.
    Excel,
    /// What people type: every form that is not ambiguous.
    Eingabe,
}

/// A refused cell: header, value, rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{feld}: {regel}")]
pub struct Feldfehler {
    /// CSV header of the field.
    pub feld: &'static str,
    /// The refused value, cut to 200 characters.
    pub wert: String,
    /// The broken rule.
    pub regel: Regel,
}

impl Feldfehler {
    /// Puts one together and cuts the value.
    #[must_use]
    pub fn neu(feld: &'static str, wert: &str, regel: Regel) -> Self {
        Self { feld, wert: wert.chars().take(200).collect(), regel }
    }
}

/// Reads one cell. Empty text is `None`.
///
/// # Errors
/// The rule of the field that the text breaks.
pub fn lesen(feld: &Feld, text: &str, profil: Profil) -> Result<Option<Wert>, Regel> {
    // What is longer than any limit is not even looked at.
    if text.len() > 200_000 {
        return Err(Regel::ZuLang { max: 32_767 });
    }
    let t = text.trim();
    if t.is_empty() {
        return if feld.pflicht { Err(Regel::Pflicht) } else { Ok(None) };
    }
    let wert = match feld.art {
        Art::Zeile(max) => Wert::Text(zeile(t, max)?),
        Art::Text(max) => Wert::Text(mehrzeilig(t, max)?),
        Art::Quelle => Wert::Text(zeile(t, crate::nomen::MAX_FUNDSTELLE)?),
        Art::Organisation => Wert::Text(zeile(t, MAX_TITEL)?),
        Art::Verweis(_) => Wert::Text(zeile(t, MAX_TITEL)?),
        Art::Tag | Art::Rohdatum => Wert::Tag(tag_lesen(t)?),
        Art::Geld => Wert::Zahl(Cent::lesen(t, profil == Profil::Opendata)?.cent()),
        Art::Zahl(min, max) => {
            let fehler = Regel::KeineZahl { min, max };
            let ziffern = t.len() <= 18 && t.bytes().all(|b| b.is_ascii_digit());
            let n: i64 = if ziffern {
                t.parse().map_err(|_| fehler.clone())?
            } else {
                return Err(fehler);
            };
            if !(min..=max).contains(&n) {
                return Err(fehler);
            }
            Wert::Zahl(n)
        }
        Art::Dezimal => Wert::Text(dezimal(t, profil)?),
        Art::Wahl(worte) => Wert::Text(wahl(t, worte)?.to_owned()),
        Art::Liste | Art::ListeVon(_) => Wert::Text(liste(t)?),
        Art::Leistung => Wert::Text(leistung(t)?),
        Art::Ags => Wert::Text(ags(t)?),
    };
    Ok(Some(wert))
}

/// Writes one cell; `None` is the empty cell.
#[must_use]
pub fn schreiben(feld: &Feld, wert: Option<&Wert>, profil: Profil) -> String {
    match wert {
        None => String::new(),
        Some(Wert::Text(t)) if feld.art == Art::Dezimal && profil == Profil::Excel => t.replace('.', ","),
        Some(Wert::Text(t)) => t.clone(),
        Some(Wert::Zahl(n)) if feld.art == Art::Geld => {
            // Amounts are checked on their way in; a foreign one is shown as it stands.
            Cent::neu(*n).map_or_else(
                |_| n.to_string(),
                |c| {
                    if profil == Profil::Opendata { c.opendata() } else { c.excel() }
                },
            )
        }
        Some(Wert::Zahl(n)) => n.to_string(),
        Some(Wert::Tag(d)) if profil == Profil::Opendata => d.to_string(),
        Some(Wert::Tag(d)) => tag_text(*d),
    }
}

/// Rules that look at a whole row. `werte` are aligned with the fields of the noun.
///
/// A rough date is moved to the last day of its period.
///
/// # Errors
/// The field and the rule.
pub fn zeile_pruefen(nomen: &Nomen, werte: &mut [Option<Wert>]) -> Result<(), Feldfehler> {
    for (feld, wert) in nomen.felder.iter().zip(werte.iter()) {
        if feld.pflicht && wert.is_none() {
            return Err(Feldfehler::neu(feld.kopf, "", Regel::Pflicht));
        }
    }
    let fehler = |kopf: &'static str, wert: Option<&Wert>, regel| {
        let text = match wert {
            Some(Wert::Text(t)) => t.clone(),
            Some(Wert::Zahl(n)) => n.to_string(),
            Some(Wert::Tag(d)) => tag_text(*d),
            None => String::new(),
        };
        Err(Feldfehler::neu(kopf, &text, regel))
    };
    if nomen.name == "themenfeld"
        && let Some(Wert::Text(name)) = nomen.feld("name").and_then(|(i, _)| werte[i].as_ref())
    {
        listenelement(name.clone()).map_err(|regel| Feldfehler::neu("name", name, regel))?;
    }
    if nomen.hat_rohdatum()
        && let (Some((i, _)), Some((j, _))) = (nomen.feld("datum"), nomen.feld("genauigkeit"))
    {
        let datum = match &werte[i] {
            Some(Wert::Tag(d)) => Some(*d),
            _ => None,
        };
        let g = match &werte[j] {
            Some(Wert::Text(t)) => Genauigkeit::lesen(t),
            _ => None,
        };
        let Some(g) = g else {
            return fehler("genauigkeit", werte[j].as_ref(), Regel::Pflicht);
        };
        match Zeitangabe::neu(datum, g) {
            Ok(z) => werte[i] = z.datum().map(Wert::Tag),
            Err(regel) => return fehler("datum", werte[i].as_ref(), regel),
        }
    }
    if let (Some((i, _)), Some((j, _))) = (nomen.feld("jahr_von"), nomen.feld("jahr_bis"))
        && let (Some(Wert::Zahl(von)), Some(Wert::Zahl(bis))) = (&werte[i], &werte[j])
        && von > bis
    {
        return fehler("jahr_bis", werte[j].as_ref(), Regel::EndeVorBeginn);
    }
    if nomen.name == "projekt"
        && let (Some((a, _)), Some((g, _))) = (nomen.feld("ausgeschieden_am"), nomen.feld("austrittsgrund"))
        && werte[a].is_some()
        && werte[g].is_none()
    {
        return fehler("austrittsgrund", None, Regel::GrundFehlt);
    }
    Ok(())
}

/// Names that lists are made of must not hold the separator.
fn listenelement(name: String) -> Result<String, Regel> {
    if name.contains('|') { Err(Regel::Trennzeichen) } else { Ok(name) }
}

fn laenge(t: &str, max: usize) -> Result<(), Regel> {
    if t.chars().count() > max { Err(Regel::ZuLang { max }) } else { Ok(()) }
}

fn zeile(t: &str, max: usize) -> Result<String, Regel> {
    laenge(t, max)?;
    // A tab inside a line is kept: it is data, and export neutralises it where a spreadsheet would act on it.
    if t.chars().any(|c| c.is_control() && c != '\t') {
        return Err(Regel::Zeichen);
    }
    Ok(t.to_owned())
}

fn mehrzeilig(t: &str, max: usize) -> Result<String, Regel> {
    laenge(t, max)?;
    if t.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(Regel::Zeichen);
    }
    Ok(t.to_owned())
}

fn wahl(t: &str, worte: &'static [&'static str]) -> Result<&'static str, Regel> {
    let klein = t.to_lowercase();
    worte
        .iter()
        .copied()
        .find(|w| w.to_lowercase() == klein)
        .ok_or_else(|| Regel::UnbekannterWert { erlaubt: worte.join(", ") })
}

fn dezimal(t: &str, profil: Profil) -> Result<String, Regel> {
    let t = if profil == Profil::Opendata { t.to_owned() } else { t.replace(',', ".") };
    let betrag = t.strip_prefix('-').unwrap_or(&t);
    let (ganz, bruch) = betrag.split_once('.').map_or((betrag, None), |(g, b)| (g, Some(b)));
    let ziffern = |s: &str| !s.is_empty() && s.len() <= 12 && s.bytes().all(|b| b.is_ascii_digit());
    if ziffern(ganz) && bruch.is_none_or(ziffern) { Ok(t) } else { Err(Regel::KeineDezimalzahl) }
}

fn liste(t: &str) -> Result<String, Regel> {
    let mut teile: Vec<String> = Vec::new();
    for teil in t.split('|') {
        let teil = teil.trim();
        if !teil.is_empty() && !teile.iter().any(|x| x == teil) {
            teile.push(zeile(teil, MAX_TITEL)?);
        }
    }
    let text = teile.join("|");
    laenge(&text, crate::nomen::MAX_TEXT)?;
    if text.is_empty() { Err(Regel::Zeichen) } else { Ok(text) }
}

fn leistung(t: &str) -> Result<String, Regel> {
    laenge(t, MAX_KENNUNG)?;
    if matches!(t.len(), 5 | 14) && t.bytes().all(|b| b.is_ascii_digit()) {
        Ok(t.to_owned())
    } else {
        Err(Regel::KeineLeistung)
    }
}

fn ags(t: &str) -> Result<String, Regel> {
    if t.len() == 8 && t.bytes().all(|b| b.is_ascii_digit()) { Ok(t.to_owned()) } else { Err(Regel::KeinAgs) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nomen::nomen;

    fn zelle(n: &str, kopf: &str, text: &str) -> Result<Option<Wert>, Regel> {
        lesen(nomen(n).unwrap().feld(kopf).unwrap().1, text, Profil::Eingabe)
    }

    #[test]
    fn zellen_als_tabelle() {
        let lang = "x".repeat(10_000);
        for (n, kopf, text, erwartet) in [
            ("projekt", "titel", "  Jagd ", Ok(Some(Wert::Text("Jagd".into())))),
            ("projekt", "titel", "   ", Err(Regel::Pflicht)),
            ("projekt", "titel", lang.as_str(), Err(Regel::ZuLang { max: 500 })),
            ("projekt", "titel", "a\nb", Err(Regel::Zeichen)),
            ("projekt", "titel", "a\0b", Err(Regel::Zeichen)),
            ("projekt", "beschreibung", "a\r\nb", Ok(Some(Wert::Text("a\r\nb".into())))),
            ("projekt", "eines_der_35", "", Ok(None)),
            ("projekt", "eines_der_35", "JA", Ok(Some(Wert::Text("ja".into())))),
            ("projekt", "themenfelder", "a| b |a", Ok(Some(Wert::Text("a|b".into())))),
            ("projekt_leistung", "leistung", "10257", Ok(Some(Wert::Text("10257".into())))),
            ("projekt_leistung", "leistung", "1025", Err(Regel::KeineLeistung)),
            ("nachnutzung", "ags", "5111000", Err(Regel::KeinAgs)),
            ("nachnutzung", "reifegrad", "8", Err(Regel::KeineZahl { min: 0, max: 7 })),
            ("nachnutzung", "reifegrad", "-1", Err(Regel::KeineZahl { min: 0, max: 7 })),
            ("tranche", "betrag_eur", "1.234,50", Ok(Some(Wert::Zahl(123_450)))),
            ("messwert", "wert", "6,96", Ok(Some(Wert::Text("6.96".into())))),
            ("messwert", "wert", "1e5", Err(Regel::KeineDezimalzahl)),
        ] {
            assert_eq!(zelle(n, kopf, text), erwartet, "{n}.{kopf} {text:.20}");
        }
        assert!(matches!(zelle("meilenstein", "schritt", "Bau"), Err(Regel::UnbekannterWert { .. })));
    }

    #[test]
    fn rohdatum_wird_zum_periodenende() {
        let n = nomen("meilenstein").unwrap();
        let mut werte: Vec<Option<Wert>> = ["jagd", "konzeption", "ist", "2020-03-05", "monat", "", ""]
            .iter()
            .zip(n.felder)
            .map(|(t, f)| lesen(f, t, Profil::Opendata).unwrap())
            .collect();
        zeile_pruefen(n, &mut werte).unwrap();
        assert_eq!(werte[3], Some(Wert::Tag(NaiveDate::from_ymd_opt(2020, 3, 31).unwrap())));
        werte[4] = Some(Wert::Text("undatiert".into()));
        let fehler = zeile_pruefen(n, &mut werte).unwrap_err();
        assert_eq!(fehler.regel, Regel::GenauigkeitPasstNicht);
    }
}
