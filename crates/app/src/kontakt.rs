//! Contacts: local, never recorded, exported or logged.

use ozg_domain::regel::Regel;
use ozg_domain::wert::Feldfehler;
use ozg_store::{Kontakt, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, KontaktDto, KontaktWunsch};
use crate::projektseite::nomen_;

impl Anwendung {
    /// Writes a contact.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`]; [`crate::dto::FehlerCode::NichtGefunden`] for an unknown
    /// project or organisation.
    pub fn kontakt_set(&self, wunsch: &KontaktWunsch) -> Result<(), ApiFehler> {
        let zeile =
            |feld: &'static str, text: &str, hoechstens: usize| -> Result<Option<String>, ApiFehler> {
                let text = text.trim();
                let regel = match text.chars().count() {
                    n if n > hoechstens => Some(Regel::ZuLang { max: hoechstens }),
                    _ if text.chars().any(char::is_control) => Some(Regel::Zeichen),
                    _ => None,
                };
                match regel {
                    // The value stays out of the message: it is personal.
                    Some(regel) => Err(StoreFehler::from(Feldfehler::neu(feld, "", regel)).into()),
                    None => Ok((!text.is_empty()).then(|| text.to_owned())),
                }
            };
        let Some(name) = zeile("name", &wunsch.name, 500)? else {
            return Err(StoreFehler::from(Feldfehler::neu("name", "", Regel::Pflicht)).into());
        };
        // As it stands in the catalogue: without blanks around, and the kuerzel as first written.
        let da = |nomen: &str, kopf: &str, text: &Option<String>| -> Result<Option<String>, ApiFehler> {
            let Some(text) = text.as_deref().map(str::trim).filter(|t| !t.is_empty()) else {
                return Ok(None);
            };
            self.lesen(|l| Ok(Some(l.satz(nomen_(nomen)?, &[text.to_owned()])?.text(kopf))))
        };
        let kontakt = Kontakt {
            id: wunsch.id.clone().unwrap_or_default().chars().take(64).collect(),
            projekt: da("projekt", "kuerzel", &wunsch.projekt)?,
            organisation: da("organisation", "name", &wunsch.organisation)?,
            name,
            telefon: zeile("telefon", &wunsch.telefon, 120)?,
            mail: zeile("mail", &wunsch.mail, 320)?,
        };
        Ok(self.katalog.kontakt_setzen(&kontakt)?)
    }

    /// Erases a contact with what was typed for it and not saved.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn kontakt_clear(&self, id: &str) -> Result<(), ApiFehler> {
        Ok(self.katalog.kontakt_loeschen(id)?)
    }
}

pub(crate) fn kontakt(k: Kontakt) -> KontaktDto {
    KontaktDto {
        id: k.id,
        projekt: k.projekt,
        organisation: k.organisation,
        name: k.name,
        telefon: k.telefon,
        mail: k.mail,
    }
}
