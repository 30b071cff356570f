//! What all commands share: the open catalogue, or why there is none.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Local, NaiveDate, Utc};
use ozg_app::dto::{ApiFehler, FehlerCode, GespeichertDto, LokalDto, StartDto};
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft, standardpfad};

use crate::aufruf::Aufruf;
use crate::dateiwahl::Dialogwache;

/// Seed of the demo catalogue that the window offers.
const DEMO: u64 = 7;
/// Two wishes to close within this time are one, as with a double click.
const DOPPELKLICK: Duration = Duration::from_secs(3);

/// The catalogue that is shown, or why it could not be opened.
struct Gezeigt {
    aufruf: Aufruf,
    anwendung: Result<Arc<Anwendung>, ApiFehler>,
}

impl Gezeigt {
    fn oeffnen(aufruf: Aufruf) -> Self {
        Self { anwendung: oeffnen(&aufruf), aufruf }
    }
}

/// What follows from the wish to close the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Schliessen {
    /// Ask the web view.
    Fragen,
    /// It was just asked.
    Warten,
    /// Close.
    Zu,
}

/// Whether the window may close is asked of the web view, once that can answer.
#[derive(Default)]
struct Schliessfrage {
    seite_lebt: bool,
    gestellt: Option<Instant>,
}

/// State of the window.
pub(crate) struct Zustand {
    aufruf: Aufruf,
    gezeigt: Mutex<Gezeigt>,
    /// How far the web view knows the catalogue; what goes beyond came from another program. Held while writing, so
    /// that an own change is never taken for a foreign one.
    gesehen: Mutex<i64>,
    schliessfrage: Mutex<Schliessfrage>,
    /// The system's file dialogs.
    pub(crate) dialoge: Dialogwache,
}

/// A thread that panicked has left nothing half done here: each of these is written in one step.
fn gesperrt<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Zustand {
    /// Opens the catalogue of the call, or the usual one; that is made on the first start.
    pub(crate) fn oeffnen(aufruf: Aufruf) -> Self {
        let zustand = Self {
            gezeigt: Mutex::new(Gezeigt::oeffnen(aufruf.clone())),
            aufruf,
            gesehen: Mutex::new(0),
            schliessfrage: Mutex::default(),
            dialoge: Dialogwache::default(),
        };
        zustand.stand_merken();
        zustand
    }

    /// The open catalogue.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn anwendung(&self) -> Result<Arc<Anwendung>, ApiFehler> {
        gesperrt(&self.gezeigt).anwendung.clone()
    }

    /// Today, the catalogue and what is local; if it could not be opened before, tries again: the user may have put
    /// the file right.
    pub(crate) fn start(&self) -> StartDto {
        gesperrt(&self.schliessfrage).seite_lebt = true;
        let lokal = LokalDto { entwuerfe: Vec::new(), ansichten: Vec::new(), einstellungen: Vec::new() };
        let mut start = StartDto { heute: heute().to_string(), katalog: None, fehler: None, lokal };
        match self.erneut().and_then(|a| Ok((a.info()?, a.lokal()?))) {
            Ok((info, lokal)) => {
                start.katalog = Some(info);
                start.lokal = lokal;
            }
            Err(e) => start.fehler = Some(e),
        }
        start
    }

    fn erneut(&self) -> Result<Arc<Anwendung>, ApiFehler> {
        let mut gezeigt = gesperrt(&self.gezeigt);
        if gezeigt.anwendung.is_err() {
            *gezeigt = Gezeigt::oeffnen(gezeigt.aufruf.clone());
        }
        gezeigt.anwendung.clone()
    }

    /// Opens the demo catalogue, or the own one again. If that fails, [`Self::start`] says why and tries the same again.
    pub(crate) fn wechseln(&self, demo: bool) {
        let aufruf = match (demo, self.aufruf.demo) {
            (true, seed) => Aufruf { katalog: None, demo: Some(seed.unwrap_or(DEMO)) },
            (false, Some(_)) => Aufruf::default(),
            (false, None) => self.aufruf.clone(),
        };
        *gesperrt(&self.gezeigt) = Gezeigt::oeffnen(aufruf);
        self.stand_merken();
    }

    /// Runs an own save and counts it as seen, so that the web view does not load twice.
    ///
    /// # Errors
    /// Whatever `tun` returns; why there is no catalogue.
    pub(crate) fn schreiben(
        &self,
        tun: impl FnOnce(&Anwendung) -> Result<GespeichertDto, ApiFehler>,
    ) -> Result<GespeichertDto, ApiFehler> {
        let anwendung = self.anwendung()?;
        let mut gesehen = gesperrt(&self.gesehen);
        let gespeichert = tun(&anwendung)?;
        if gespeichert.nr.is_some() {
            *gesehen += gespeichert.aenderungen + 1;
        }
        Ok(gespeichert)
    }

    /// Whether another program has written since the last time this was asked.
    pub(crate) fn fremd_geaendert(&self) -> bool {
        // Asked before locking, so that a save never waits for a long reading. An own save meanwhile only makes the
        // answer old, which is smaller: the number never falls.
        let Ok(stand) = self.anwendung().and_then(|a| a.stand()) else { return false };
        let mut gesehen = gesperrt(&self.gesehen);
        let fremd = stand > *gesehen;
        *gesehen = stand.max(*gesehen);
        fremd
    }

    fn stand_merken(&self) {
        let stand = self.anwendung().and_then(|a| a.stand()).unwrap_or(0);
        *gesperrt(&self.gesehen) = stand;
    }

    /// A person wants to close the window.
    pub(crate) fn schliessen(&self) -> Schliessen {
        let mut frage = gesperrt(&self.schliessfrage);
        match frage.gestellt {
            Some(wann) if wann.elapsed() < DOPPELKLICK => Schliessen::Warten,
            // Asked before and still no answer: the page hangs, or the person means it. Drafts are kept already.
            Some(_) => Schliessen::Zu,
            None if frage.seite_lebt => {
                frage.gestellt = Some(Instant::now());
                Schliessen::Fragen
            }
            None => Schliessen::Zu,
        }
    }

    /// The web view has answered.
    pub(crate) fn schliessen_beantwortet(&self) {
        gesperrt(&self.schliessfrage).gestellt = None;
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

/// Today on this machine; in builds for tests another day can stand in for it, so that pictures stay the same.
#[expect(clippy::disallowed_methods, reason = "the edge reads the clock and passes it on")]
pub(crate) fn heute() -> NaiveDate {
    let vorgegeben = cfg!(debug_assertions)
        .then(|| std::env::var("OZG_HEUTE").ok())
        .flatten()
        .and_then(|text| ozg_domain::zeit::tag_lesen(&text).ok());
    vorgegeben.unwrap_or_else(|| Local::now().date_naive())
}

/// Now, UTC.
#[expect(clippy::disallowed_methods, reason = "the edge reads the clock and passes it on")]
pub(crate) fn jetzt() -> DateTime<Utc> {
    Utc::now()
}

/// An order of the person at the window.
pub(crate) fn auftrag() -> Auftrag {
    Auftrag { jetzt: jetzt(), heute: heute(), herkunft: Herkunft::Ui, person: None, grund: None }
}

/// A day that the web view sends, checked like any foreign input.
pub(crate) fn tag(text: &str) -> Result<NaiveDate, ApiFehler> {
    ozg_domain::zeit::tag_lesen(text).map_err(|regel| eingabefehler(regel.schluessel(), "Stichtag", text))
}

/// An argument that the web view must not send.
pub(crate) fn ungueltig(feld: &str, wert: &str) -> ApiFehler {
    eingabefehler("unbekannter_wert", feld, wert)
}

fn eingabefehler(regel: &str, feld: &str, wert: &str) -> ApiFehler {
    let wert: String = wert.chars().take(40).collect();
    ApiFehler {
        code: FehlerCode::EingabeUngueltig,
        params: std::collections::BTreeMap::new(),
        felder: Vec::new(),
        text: ozg_app::labels::text(
            &format!("regel.{regel}"),
            &[("feld", feld), ("wert", &wert), ("erlaubt", "–")],
        ),
        technik: format!("{feld}: {regel}"),
    }
}
