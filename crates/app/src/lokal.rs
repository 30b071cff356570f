//! Drafts, saved views and settings of the window: kept with the catalogue on this machine, never recorded.

use ozg_domain::regel::Regel;
use ozg_domain::wert::Feldfehler;
use ozg_store::StoreFehler;

use crate::Anwendung;
use crate::dto::{ApiFehler, LokalArt, LokalDto, LokalEintragDto};

/// Longest name.
const SCHLUESSEL_HOECHSTENS: usize = 300;
/// Longest value: a form with several texts of full length.
const WERT_HOECHSTENS: usize = 200_000;
/// Most values of one kind.
const ANZAHL_HOECHSTENS: usize = 1_000;

fn anfang(art: LokalArt) -> &'static str {
    match art {
        LokalArt::Entwurf => "entwurf:",
        LokalArt::Ansicht => "ansicht:",
        LokalArt::Einstellung => "fenster:",
    }
}

impl Anwendung {
    /// All local values.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn lokal(&self) -> Result<LokalDto, ApiFehler> {
        self.lesen(|l| {
            let liste = |art| -> Result<Vec<LokalEintragDto>, StoreFehler> {
                let paare = l.einstellungen(anfang(art))?;
                Ok(paare.into_iter().map(|(schluessel, wert)| LokalEintragDto { schluessel, wert }).collect())
            };
            Ok(LokalDto {
                entwuerfe: liste(LokalArt::Entwurf)?,
                ansichten: liste(LokalArt::Ansicht)?,
                einstellungen: liste(LokalArt::Einstellung)?,
            })
        })
    }

    /// Keeps a local value, or forgets it.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for a name or value that is too long, or one too many.
    pub fn lokal_set(&self, art: LokalArt, schluessel: &str, wert: Option<&str>) -> Result<(), ApiFehler> {
        let name = format!("{}{schluessel}", anfang(art));
        let zu_lang = |hoechstens| -> ApiFehler {
            StoreFehler::from(Feldfehler::neu("name", schluessel, Regel::ZuLang { max: hoechstens })).into()
        };
        if schluessel.is_empty() || schluessel.chars().count() > SCHLUESSEL_HOECHSTENS {
            return Err(zu_lang(SCHLUESSEL_HOECHSTENS));
        }
        let Some(wert) = wert else {
            return Ok(self.katalog.einstellung_loeschen(&name)?);
        };
        if wert.len() > WERT_HOECHSTENS {
            return Err(zu_lang(WERT_HOECHSTENS));
        }
        let voll = self.lesen(|l| {
            let da = l.einstellungen(anfang(art))?;
            Ok(da.len() >= ANZAHL_HOECHSTENS && da.iter().all(|(n, _)| n != schluessel))
        })?;
        if voll {
            return Err(zu_lang(ANZAHL_HOECHSTENS));
        }
        Ok(self.katalog.einstellung_setzen(&name, wert)?)
    }
}
