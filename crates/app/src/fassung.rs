//! Named states ("Vorlage 17/4771"): a Stichtag and what was known, kept for good.

use chrono::DateTime;
use ozg_domain::regel::Regel;
use ozg_domain::zeit::{Zeitangabe, tag_lesen};
use ozg_store::{Fassung, StoreFehler};

use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, FassungDto, FassungWunsch, GespeichertDto};
use crate::zeitpunkt::{feldfehler, stichtag_lesen, zeitpunkt_lesen};
use crate::{Anwendung, labels};

/// Longest name in characters.
const NAME: usize = 120;
/// What was done, in the history.
const OPERATION: &str = "fassung_create";

impl Anwendung {
    /// All Fassungen, those made last first. They are names for states, so every state of knowledge has all of them.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn fassung_list(&self) -> Result<Vec<FassungDto>, ApiFehler> {
        self.bekannt(None).lesen(|l| Ok(l.fassungen()?.into_iter().map(fassung).collect()))
    }

    /// Keeps a state under a name: where no moment is named, the one in which this handle reads. The entry that does so
    /// is chained, but no part of any state of knowledge, so it may be made from a past one.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for a name or a time that cannot be,
    /// [`crate::dto::FehlerCode::SchonVorhanden`], [`crate::dto::FehlerCode::NichtGefunden`] if nothing was known yet.
    pub fn fassung_create(
        &self,
        wunsch: &FassungWunsch,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let name = name(&wunsch.name)?;
        let stichtag = stichtag_lesen(&wunsch.stichtag)?;
        if stichtag > auftrag.heute {
            return Err(feldfehler("stichtag", &wunsch.stichtag, Regel::InDerZukunft));
        }
        let text = wunsch.bekannt_am.clone().filter(|t| !t.trim().is_empty()).or_else(|| self.bekannt_am());
        let bekannt_am = zeitpunkt_lesen(text.as_deref())?;
        if bekannt_am.is_some_and(|am| am > auftrag.jetzt) {
            return Err(feldfehler("bekannt_am", &text.unwrap_or_default(), Regel::InDerZukunft));
        }
        let auftrag =
            Auftrag { grund: wunsch.grund.clone().or_else(|| auftrag.grund.clone()), ..auftrag.clone() };
        let mut vorgang = self.bekannt(None).vorgang(&auftrag, OPERATION)?;
        vorgang.tatsachen = false;
        // Not remembered among the entries that the window takes back: a Fassung stays.
        let ergebnis = self.katalog.transact(&vorgang, |s| s.fassung_anlegen(&name, stichtag, bekannt_am));
        let ((), quittung) = ergebnis.map_err(|e: StoreFehler| e.mit_pfad(self.katalog.pfad()))?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: vec![name],
            aenderungen: quittung.aenderungen,
            hinweise: Vec::new(),
        })
    }
}

/// The name as it is kept. One that reads as a day, a moment or "heute" would name two states.
fn name(text: &str) -> Result<String, ApiFehler> {
    let name = text.trim();
    let fehler = |regel| Err(feldfehler("name", text, regel));
    if name.is_empty() {
        return fehler(Regel::Pflicht);
    }
    if name.chars().count() > NAME {
        return fehler(Regel::ZuLang { max: NAME });
    }
    if name.chars().any(char::is_control) {
        return fehler(Regel::Zeichen);
    }
    let klein = name.to_lowercase();
    let zeit = |t: &str| tag_lesen(t).is_ok() || Zeitangabe::lesen(t, None).is_ok();
    let wie_tag = matches!(klein.as_str(), "heute" | "jetzt")
        || zeit(name)
        || name.split_once('@').is_some_and(|(tag, _)| zeit(tag) || tag.eq_ignore_ascii_case("heute"))
        || DateTime::parse_from_rfc3339(name).is_ok();
    if wie_tag {
        return fehler(Regel::NameWieTag);
    }
    Ok(name.to_owned())
}

fn fassung(f: Fassung) -> FassungDto {
    FassungDto {
        name: f.name,
        stichtag: f.stichtag.to_string(),
        bekannt_am: f.bekannt_am,
        eintrag: f.eintrag,
        kopf: f.kopf,
        angelegt_am: f.angelegt_am,
        person: f.person.unwrap_or_else(|| labels::text("person.nicht_genannt", &[])),
        grund: f.grund,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namen_werden_streng_gelesen() {
        for (text, gut) in [
            ("Vorlage 17/4771", true),
            (" Programmstart ", true),
            ("März 2021, erster Entwurf", true),
            ("", false),
            ("  ", false),
            ("heute", false),
            ("JETZT", false),
            ("2021-03-08", false),
            ("08.03.2021", false),
            ("März 2021", false),
            ("2021-03-08@2021-03-08T18:00:00Z", false),
            ("2021-03-08T18:00:00Z", false),
            ("zwei\nZeilen", false),
        ] {
            assert_eq!(name(text).is_ok(), gut, "{text:?}");
        }
        assert!(name(&"ä".repeat(120)).is_ok());
        assert!(name(&"ä".repeat(121)).is_err());
        assert_eq!(name(" Programmstart "), Ok("Programmstart".to_owned()));
    }
}
