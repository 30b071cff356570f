//! What the window shows first, put together before it asks.

use chrono::NaiveDate;

use crate::dto::{ApiFehler, LokalDto, VorabBurnupDto, VorabDto};
use crate::{Anwendung, Thema};

/// Setting of the window: the address at which it was left.
const ADRESSE: &str = "adresse";
/// Setting of the window: width, height and theme of the last burn-up, "640 300 hell".
const BURNUP: &str = "burnup";

impl Anwendung {
    /// The Übersicht of today and the burn-up as it was last drawn, unless the window will open with another view.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn vorab(&self, heute: NaiveDate, lokal: &LokalDto) -> Result<Option<VorabDto>, ApiFehler> {
        let einstellung = |name: &str| {
            let wert = &lokal.einstellungen.iter().find(|e| e.schluessel == name)?.wert;
            serde_json::from_str::<String>(wert).ok()
        };
        if einstellung(ADRESSE).is_some_and(|adresse| !adresse.starts_with("#/uebersicht")) {
            return Ok(None);
        }
        let burnup = match einstellung(BURNUP).as_deref().and_then(masse) {
            Some((breite, hoehe, thema)) => Some(VorabBurnupDto {
                breite,
                hoehe,
                thema: wort(thema).to_owned(),
                bild: self.burnup(heute, breite, hoehe, thema)?,
            }),
            None => None,
        };
        Ok(Some(VorabDto { stichtag: heute.to_string(), uebersicht: self.uebersicht(heute)?, burnup }))
    }
}

fn wort(thema: Thema) -> &'static str {
    match thema {
        Thema::Hell => "hell",
        Thema::Dunkel => "dunkel",
    }
}

/// "640 300 hell"; anything else is not ours and means nothing.
fn masse(text: &str) -> Option<(u32, u32, Thema)> {
    let mut teile = text.split(' ');
    let (breite, hoehe) = (teile.next()?.parse().ok()?, teile.next()?.parse().ok()?);
    let thema = teile.next()?;
    let thema = [Thema::Hell, Thema::Dunkel].into_iter().find(|t| wort(*t) == thema)?;
    teile.next().is_none().then_some((breite, hoehe, thema))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nur_die_eigene_schreibweise_der_masse_zaehlt() {
        assert_eq!(masse("640 300 hell"), Some((640, 300, Thema::Hell)));
        assert_eq!(masse("640 300 dunkel"), Some((640, 300, Thema::Dunkel)));
        for fremd in [
            "",
            "640 300",
            "640 300 rot",
            "640 300 hell x",
            "-1 300 hell",
            "6e9 300 hell",
            "99999999999 1 hell",
        ] {
            assert_eq!(masse(fremd), None, "{fremd}");
        }
    }
}
