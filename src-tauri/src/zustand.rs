//! What all commands share: the open catalogue, or why there is none.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{Local, NaiveDate};
use ozg_app::dto::{ApiFehler, FehlerCode};
use ozg_app::{Anlage, Anwendung, standardpfad};

use crate::aufruf::Aufruf;

/// State of the window.
pub(crate) struct Zustand {
    aufruf: Aufruf,
    anwendung: Mutex<Result<Arc<Anwendung>, ApiFehler>>,
}

impl Zustand {
    /// Opens the catalogue of the call, or the usual one; that is made on the first start.
    pub(crate) fn oeffnen(aufruf: Aufruf) -> Self {
        let anwendung = Mutex::new(oeffnen(&aufruf));
        Self { aufruf, anwendung }
    }

    /// The open catalogue.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn anwendung(&self) -> Result<Arc<Anwendung>, ApiFehler> {
        self.anwendung.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The open catalogue; if it could not be opened before, tries again: the user may have put the file right.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn erneut(&self) -> Result<Arc<Anwendung>, ApiFehler> {
        let mut stand = self.anwendung.lock().unwrap_or_else(PoisonError::into_inner);
        if stand.is_err() {
            *stand = oeffnen(&self.aufruf);
        }
        stand.clone()
    }
}

fn oeffnen(aufruf: &Aufruf) -> Result<Arc<Anwendung>, ApiFehler> {
    let anwendung = match (&aufruf.katalog, aufruf.demo) {
        (Some(pfad), _) => Anwendung::oeffnen(pfad),
        (None, Some(seed)) => {
            let pfad = standardpfad(Some(seed))?;
            Anwendung::oeffnen_oder_anlegen(&pfad, &Anlage::Demo(seed))
        }
        (None, None) => {
            let pfad = standardpfad(None)?;
            Anwendung::oeffnen_oder_anlegen(&pfad, &Anlage::Auslieferung)
        }
    };
    anwendung.map(Arc::new)
}

/// Today on this machine: the one place of the window that reads a clock.
#[expect(clippy::disallowed_methods, reason = "the edge reads the clock and passes it on")]
pub(crate) fn heute() -> NaiveDate {
    Local::now().date_naive()
}

/// A day that the web view sends, checked like any foreign input.
pub(crate) fn tag(text: &str) -> Result<NaiveDate, ApiFehler> {
    ozg_domain::zeit::tag_lesen(text).map_err(|regel| ApiFehler {
        code: FehlerCode::EingabeUngueltig,
        params: std::collections::BTreeMap::new(),
        felder: Vec::new(),
        text: ozg_app::labels::text(
            &format!("regel.{}", regel.schluessel()),
            &[("feld", "Stichtag"), ("wert", &text.chars().take(40).collect::<String>())],
        ),
        technik: regel.to_string(),
    })
}
