//! Undo of the own last saved entry.

use ozg_store::{Leser, Schreiber, StoreFehler};

use crate::Anwendung;
use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, FehlerCode, GespeichertDto, RueckgaengigDto};
use crate::fehler::fehler;
use crate::labels;
use crate::verlauf::worte;

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
    /// on it: then nothing is taken back, and it stays the next to be.
    pub fn rueckgaengig(&self, auftrag: &Auftrag) -> Result<RueckgaengigDto, ApiFehler> {
        let Some(nr) = self.lesen(eigene)?.pop() else {
            let mut leer =
                fehler(FehlerCode::NichtGefunden, Default::default(), Vec::new(), "no own entry".to_owned());
            leer.text = labels::text("rueckgaengig.nichts", &[]);
            return Err(leer);
        };
        let gespeichert = self.eintrag_zuruecknehmen(nr, auftrag)?;
        let text = self.lesen(|l| {
            let e = worte(l, vec![l.eintrag(nr)?])?;
            Ok(e.first().and_then(|e| e.worte.first()).cloned().unwrap_or_default())
        })?;
        Ok(RueckgaengigDto { gespeichert, nr, text })
    }

    /// Takes one entry back as a new entry; if it was one of those that [`Self::rueckgaengig`] offers, no longer.
    ///
    /// # Errors
    /// As [`Self::rueckgaengig`].
    pub fn eintrag_zuruecknehmen(&self, nr: i64, auftrag: &Auftrag) -> Result<GespeichertDto, ApiFehler> {
        let grund = labels::text("rueckgaengig.grund", &[("nr", &nr.to_string())]);
        let auftrag = Auftrag { grund: auftrag.grund.clone().or(Some(grund)), ..auftrag.clone() };
        let vorgang = self.vorgang(&auftrag, OPERATION)?;
        let (eintrag, quittung) = self.schreiben(&vorgang, |s| {
            let eintrag = s.eintrag(nr)?;
            s.zuruecknehmen(&eintrag)?;
            let mut eigene = eigene(s)?;
            eigene.retain(|n| *n != nr);
            setzen(s, &eigene)?;
            Ok::<_, StoreFehler>(eintrag)
        })?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: vec![eintrag.nr.to_string()],
            aenderungen: quittung.aenderungen,
            hinweise: Vec::new(),
        })
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
    // A list that cannot be read offers nothing; the history itself has everything.
    Ok(l.einstellung(EIGENE)?.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default())
}

fn setzen(s: &Schreiber<'_>, eigene: &[i64]) -> Result<(), StoreFehler> {
    s.einstellung_setzen(EIGENE, &serde_json::Value::from(eigene.to_vec()).to_string())
}
