//! Undo: of the own last saved entry at once, of any other one after a look at what it would do.

mod worte;

use ozg_store::{Auswahl, Leser, Quittung, Schreiber, StoreFehler};

use crate::Anwendung;
use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, FehlerCode, GespeichertDto, RueckgaengigDto, RuecknahmeDto, RuecknahmeWunsch};
use crate::fehler::fehler;
use crate::labels;

pub(crate) use worte::hindernis;

/// Operation of an entry that takes another one back.
pub(crate) const OPERATION: &str = "verlauf_undo";
/// Name under which the own entries that can be taken back are remembered, newest last.
const EIGENE: &str = "rueckgaengig";
/// How many are remembered.
const HOECHSTENS: usize = 50;

impl Anwendung {
    /// Takes back the newest entry that was made in the window and not taken back yet, as a new entry.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] if there is none; [`FehlerCode::InzwischenGeaendert`] if a later change stands
    /// on it and [`FehlerCode::WirdGebraucht`] if other rows do, with its position as `nr`: then nothing is taken back, and it stays the next to be.
    pub fn rueckgaengig(&self, auftrag: &Auftrag) -> Result<RueckgaengigDto, ApiFehler> {
        let Some(nr) = self.lesen(eigene)?.pop() else {
            let mut leer =
                fehler(FehlerCode::NichtGefunden, Default::default(), Vec::new(), "no own entry".to_owned());
            leer.text = labels::text("rueckgaengig.nichts", &[]);
            return Err(leer);
        };
        let gespeichert = self.eintrag_zuruecknehmen(nr, auftrag)?;
        Ok(RueckgaengigDto { gespeichert, nr, text: self.erstes_wort(nr)? })
    }

    /// Takes one entry back as a whole, as a new entry; if it was one of those that [`Self::rueckgaengig`] offers, no
    /// longer.
    ///
    /// # Errors
    /// As [`Self::rueckgaengig`].
    pub fn eintrag_zuruecknehmen(&self, nr: i64, auftrag: &Auftrag) -> Result<GespeichertDto, ApiFehler> {
        let vorgang = self.vorgang(&begruendet(auftrag, auftrag.grund.as_deref(), nr), OPERATION)?;
        let ergebnis = self.schreiben(&vorgang, |s| {
            s.zuruecknehmen(&s.eintrag(nr)?)?;
            vergessen(s, nr)
        });
        match ergebnis {
            Ok(((), quittung)) => Ok(gespeichert(nr, &quittung)),
            Err(mut e) => {
                if matches!(e.code, FehlerCode::InzwischenGeaendert | FehlerCode::WirdGebraucht) {
                    e.params.insert("nr".to_owned(), nr.to_string());
                }
                Err(e)
            }
        }
    }

    /// What taking an entry back would do, field by field. Nothing is changed; others that write wait meanwhile.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] if there is no such entry; [`FehlerCode::Vergangenheit`].
    pub fn ruecknahme(&self, nr: i64) -> Result<RuecknahmeDto, ApiFehler> {
        self.nur_jetzt()?;
        let dto = self.katalog.proben(|s| {
            let stand = s.stand()?;
            let eintrag = s.eintrag(nr)?;
            let plan = s.ruecknahme_plan(&eintrag)?;
            worte::ruecknahme(s, eintrag, stand, &plan)
        });
        Ok(dto.map_err(|e| e.mit_pfad(self.katalog.pfad()))?)
    }

    /// Takes back what is as the entry left it and of the rest what was decided, as a new entry. If every field that
    /// is left was kept, nothing is written.
    ///
    /// # Errors
    /// [`FehlerCode::InzwischenGeaendert`] if the catalogue is not the one that was decided on, or what was there
    /// before does not fit any more; [`FehlerCode::WirdGebraucht`] if other rows rest on one that should go;
    /// [`FehlerCode::NichtGefunden`] if there is no such entry or field. Then nothing is taken back.
    pub fn ruecknahme_ausfuehren(
        &self,
        wunsch: &RuecknahmeWunsch,
        auftrag: &Auftrag,
    ) -> Result<RueckgaengigDto, ApiFehler> {
        let nr = wunsch.nr;
        let grund = wunsch.grund.as_deref().or(auftrag.grund.as_deref());
        let vorgang = self.vorgang(&begruendet(auftrag, grund, nr), OPERATION)?;
        let (aktuell, quittung) = self.schreiben(&vorgang, |s| {
            if s.stand()? != wunsch.stand {
                return Ok(false);
            }
            s.zuruecknehmen_mit(&s.eintrag(nr)?, Auswahl::Zuruecksetzen(&wunsch.zuruecksetzen))?;
            vergessen(s, nr)?;
            Ok(true)
        })?;
        if !aktuell {
            return Err(veraltet(nr));
        }
        let mut gespeichert = gespeichert(nr, &quittung);
        if quittung.nr.is_none() {
            gespeichert.hinweise.push(labels::text("ruecknahme.nichts", &[]));
            // It is decided all the same: the next undo is about the entry before it.
            self.katalog.einstellung_aendern::<StoreFehler>(EIGENE, |alt| {
                let uebrig: Vec<_> = liste(alt).into_iter().filter(|n| *n != nr).collect();
                Ok(Some(serde_json::Value::from(uebrig).to_string()))
            })?;
        }
        Ok(RueckgaengigDto { gespeichert, nr, text: self.erstes_wort(nr)? })
    }

    /// What an entry did, in words.
    fn erstes_wort(&self, nr: i64) -> Result<String, ApiFehler> {
        self.lesen(|l| {
            let e = crate::verlauf::worte(l, vec![l.eintrag(nr)?])?;
            Ok(e.first().and_then(|e| e.worte.first()).cloned().unwrap_or_default())
        })
    }
}

/// The order with the entry that is taken back in its reason.
fn begruendet(auftrag: &Auftrag, grund: Option<&str>, nr: i64) -> Auftrag {
    let nr = nr.to_string();
    let grund = match grund.map(str::trim).filter(|g| !g.is_empty()) {
        Some(grund) => labels::text("rueckgaengig.grund_mit", &[("nr", &nr), ("grund", grund)]),
        None => labels::text("rueckgaengig.grund", &[("nr", &nr)]),
    };
    Auftrag { grund: Some(grund), ..auftrag.clone() }
}

fn gespeichert(nr: i64, quittung: &Quittung) -> GespeichertDto {
    GespeichertDto {
        nr: quittung.nr,
        schluessel: vec![nr.to_string()],
        aenderungen: quittung.aenderungen,
        hinweise: Vec::new(),
    }
}

/// Decided on a catalogue that is no longer the same.
fn veraltet(nr: i64) -> ApiFehler {
    let params = [("nr".to_owned(), nr.to_string())].into();
    ApiFehler {
        text: labels::text("ruecknahme.veraltet", &[]),
        ..fehler(FehlerCode::InzwischenGeaendert, params, Vec::new(), "the catalogue has changed".to_owned())
    }
}

/// Remembers the entry that this operation becomes as the newest own one, in the same transaction: an entry that was
/// stored but not remembered would make the next undo take back the one before it.
pub(crate) fn merken(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    let mut eigene = eigene(s)?;
    eigene.push(s.eigene_nr()?);
    let zu_viele = eigene.len().saturating_sub(HOECHSTENS);
    setzen(s, &eigene[zu_viele..])
}

/// Positions of the own entries that can be taken back, newest last.
fn eigene(l: &Leser<'_>) -> Result<Vec<i64>, StoreFehler> {
    Ok(liste(l.einstellung(EIGENE)?))
}

/// A list that cannot be read offers nothing; the history itself has everything.
fn liste(text: Option<String>) -> Vec<i64> {
    text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default()
}

/// Offers an entry no longer.
fn vergessen(s: &Schreiber<'_>, nr: i64) -> Result<(), StoreFehler> {
    let mut eigene = eigene(s)?;
    eigene.retain(|n| *n != nr);
    setzen(s, &eigene)
}

fn setzen(s: &Schreiber<'_>, eigene: &[i64]) -> Result<(), StoreFehler> {
    s.einstellung_setzen(EIGENE, &serde_json::Value::from(eigene.to_vec()).to_string())
}
