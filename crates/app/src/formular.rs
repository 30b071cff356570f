//! Forms and choices, from the descriptions of the nouns.

use ozg_domain::nomen::{ALLE, Art, Feld, MAX_FUNDSTELLE, MAX_TITEL, Nomen, nomen};
use ozg_store::{Leser, Satz, StoreFehler};
use serde_json::{Map, Value};

use crate::auftrag::{Auftrag, Modus};
use crate::dto::{ApiFehler, FormularDto, FormularfeldDto, GespeichertDto, ModusDto, SatzWunsch, WahlDto};
use crate::{Anwendung, labels};

/// Sources offered first.
const ZULETZT: u32 = 5;

/// The noun of that name, as someone outside names it.
pub(crate) fn nomen_pruefen(name: &str) -> Result<&'static Nomen, ApiFehler> {
    nomen(name).ok_or_else(|| {
        StoreFehler::NichtGefunden { nomen: "formular", schluessel: name.chars().take(60).collect() }.into()
    })
}

impl Anwendung {
    /// How a form for that noun looks.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`] for an unknown noun.
    pub fn formular_get(&self, name: &str) -> Result<FormularDto, ApiFehler> {
        let n = nomen_pruefen(name)?;
        Ok(FormularDto {
            nomen: n.name.to_owned(),
            titel: n.titel.to_owned(),
            felder: n.felder.iter().map(|f| formularfeld(n, f)).collect(),
            hat_rohdatum: n.hat_rohdatum(),
        })
    }

    /// Choices for a field that refers to that noun. `leistung` offers OZG- and LeiKa-Leistungen, `ags` Kommunen;
    /// of sources the last used ones come first.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`] for a noun that no form offers.
    pub fn auswahl_get(&self, name: &str) -> Result<Vec<WahlDto>, ApiFehler> {
        match name {
            "quelle" => self.lesen(quellen),
            "leistung" => {
                let mut alle = self.auswahl_get("ozg_leistung")?;
                alle.extend(self.auswahl_get("leika_leistung")?);
                Ok(alle)
            }
            "ags" => self.auswahl_get("kommune"),
            name => {
                // Only what forms offer: other nouns can have millions of rows.
                let n = nomen_pruefen(name)?;
                if !wird_angeboten(n.name) {
                    return Err(
                        StoreFehler::NichtGefunden { nomen: "auswahl", schluessel: name.to_owned() }.into()
                    );
                }
                self.lesen(|l| {
                    let mut alle: Vec<_> = l.satz_liste(n)?.iter().filter_map(wahl).collect();
                    alle.sort_by(|a, b| a.text.cmp(&b.text));
                    Ok(alle)
                })
            }
        }
    }

    /// One row of a noun that someone outside names.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`].
    pub fn satz_show(&self, name: &str, schluessel: &[String]) -> Result<Map<String, Value>, ApiFehler> {
        self.nomen_show(nomen_pruefen(name)?, schluessel)
    }

    /// Writes one row as typed in a form.
    ///
    /// # Errors
    /// As [`Self::nomen_set`]; [`crate::dto::FehlerCode::NichtGefunden`] for an unknown noun.
    pub fn satz_set(&self, wunsch: &SatzWunsch, auftrag: &Auftrag) -> Result<GespeichertDto, ApiFehler> {
        let n = nomen_pruefen(&wunsch.nomen)?;
        let felder: Vec<(&str, String)> =
            wunsch.felder.iter().map(|(k, w)| (k.as_str(), w.clone())).collect();
        let modus = match wunsch.modus {
            ModusDto::Setzen => Modus::Setzen,
            ModusDto::Anlegen => Modus::Anlegen,
            ModusDto::Aendern => Modus::Aendern,
        };
        let auftrag = Auftrag { grund: wunsch.grund.clone(), ..auftrag.clone() };
        self.nomen_set(n, &felder, modus, &auftrag)
    }

    /// Removes one row of a noun that someone outside names.
    ///
    /// # Errors
    /// As [`Self::nomen_clear`]; [`crate::dto::FehlerCode::NichtGefunden`] for an unknown noun.
    pub fn satz_clear(
        &self,
        name: &str,
        schluessel: &[String],
        grund: Option<String>,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        self.nomen_clear(nomen_pruefen(name)?, schluessel, &Auftrag { grund, ..auftrag.clone() })
    }
}

/// Whether a field of some noun offers the rows of that one.
fn wird_angeboten(name: &str) -> bool {
    let feste = ["ozg_leistung", "leika_leistung", "kommune", "organisation"];
    let verwiesen = |f: &Feld| matches!(f.art, Art::Verweis(ziel) | Art::ListeVon(ziel) if ziel == name);
    feste.contains(&name) || ALLE.iter().any(|n| n.felder.iter().any(verwiesen))
}

fn formularfeld(n: &Nomen, f: &Feld) -> FormularfeldDto {
    let laenge = |max: usize| u32::try_from(max).ok();
    let (art, hoechstens, ziel) = match f.art {
        Art::Zeile(max) => ("zeile", laenge(max), None),
        Art::Text(max) => ("text", laenge(max), None),
        Art::Tag => ("tag", None, None),
        Art::Rohdatum => ("rohdatum", None, None),
        Art::Geld => ("geld", None, None),
        Art::Zahl(..) => ("zahl", None, None),
        Art::Dezimal => ("dezimal", None, None),
        Art::Wahl(_) => ("wahl", None, None),
        Art::Liste => ("liste", None, None),
        Art::ListeVon(ziel) => ("liste_von", None, Some(ziel)),
        Art::Verweis(ziel) => ("verweis", None, Some(ziel)),
        Art::Organisation => ("organisation", laenge(MAX_TITEL), Some("organisation")),
        Art::Quelle => ("quelle", laenge(MAX_FUNDSTELLE), Some("quelle")),
        Art::Leistung => ("leistung", None, Some("leistung")),
        Art::Ags => ("ags", None, Some("kommune")),
    };
    let werte = match f.art {
        Art::Wahl(worte) => worte
            .iter()
            .map(|w| WahlDto {
                wert: (*w).to_owned(),
                text: labels::vorhanden(&format!("{}.{w}", f.kopf)).unwrap_or(w).to_owned(),
                neben: None,
            })
            .collect(),
        _ => Vec::new(),
    };
    FormularfeldDto {
        kopf: f.kopf.to_owned(),
        name: labels::feld(f.kopf),
        art: art.to_owned(),
        pflicht: f.pflicht && !(f.kopf == "kennung" && n.kennung_wird_vergeben),
        schluessel: f.schluessel,
        hoechstens,
        werte,
        ziel: ziel.map(str::to_owned),
    }
}

fn quellen(l: &Leser<'_>) -> Result<Vec<WahlDto>, StoreFehler> {
    let zuletzt = l.zuletzt_verwendet(ZULETZT)?;
    let neben = labels::text("quelle.zuletzt", &[]);
    let eins = |text: String, neben: Option<String>| WahlDto { wert: text.clone(), text, neben };
    let mut aus: Vec<_> = zuletzt.iter().map(|t| eins(t.clone(), Some(neben.clone()))).collect();
    aus.extend(l.quellen_nach_text()?.into_keys().filter(|t| !zuletzt.contains(t)).map(|t| eins(t, None)));
    Ok(aus)
}

/// What a person calls the row, with its key beside where they differ. What fell away is not offered.
fn wahl(s: &Satz) -> Option<WahlDto> {
    if s.wert("entfallen_mit").is_some() {
        return None;
    }
    // A LeiKa row without a Schlüssel cannot be referred to.
    if s.nomen.name == "leika_leistung" && s.wert("leika_schluessel").is_none() {
        return None;
    }
    let wert = s.schluessel().join("|");
    let titel = ["titel", "name", "bezeichnung", "zweck", "fundstelle"];
    let text = titel.iter().map(|k| s.text(k)).find(|t| !t.is_empty());
    let neben = match s.nomen.name {
        "tranche" => Some(crate::uebersicht::spanne(jahr(s, "jahr_von"), jahr(s, "jahr_bis"))),
        "bewilligung" => Some(format!("{} {}", s.text("projekt"), s.text("gegenstand")).trim().to_owned()),
        "kommune" => Some(format!("{wert} · {}", s.text("typ"))),
        _ => None,
    };
    let text = text.unwrap_or_else(|| wert.clone());
    let neben = neben.or_else(|| (text != wert).then(|| wert.clone()));
    Some(WahlDto { wert, text, neben })
}

fn jahr(s: &Satz, kopf: &str) -> Option<i32> {
    s.text(kopf).parse().ok()
}

/// Every noun has a form; a test walks through them.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jedes_nomen_hat_ein_formular_mit_namen() {
        for n in ALLE {
            for f in n.felder {
                let feld = formularfeld(n, f);
                assert!(feld.name.starts_with(char::is_uppercase), "{}.{}: {}", n.name, f.kopf, feld.name);
                assert_eq!(feld.werte.is_empty(), !matches!(f.art, Art::Wahl(_)), "{}.{}", n.name, f.kopf);
            }
        }
    }
}
