//! What all commands share: the open catalogue, or why there is none.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
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

/// A catalogue, or why it could not be opened.
type Ergebnis = Result<Arc<Anwendung>, ApiFehler>;

/// What a catalogue gives when it is opened.
struct Geoeffnet {
    anwendung: Ergebnis,
    /// Its state before `start` was read, so that no change in between is missed.
    stand: i64,
    /// The answer to the first question of the web view.
    start: Option<StartDto>,
}

/// The catalogue that is shown.
struct Gezeigt {
    aufruf: Aufruf,
    /// It is being opened.
    laeuft: Option<JoinHandle<Geoeffnet>>,
    /// `None` until it is asked for.
    anwendung: Option<Ergebnis>,
    /// Put together while it was opened; used once.
    start: Option<StartDto>,
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

/// Which forecasts may go on: each remembers how often one was called off before it began, so that an order to stop
/// never stops what begins after it.
#[derive(Debug, Default)]
pub(crate) struct Rechnung {
    abgebrochen: AtomicU64,
}

impl Rechnung {
    /// The mark of a forecast that begins.
    pub(crate) fn beginnen(&self) -> u64 {
        self.abgebrochen.load(Ordering::Relaxed)
    }

    /// Whether the forecast of that mark may go on.
    pub(crate) fn gilt(&self, lauf: u64) -> bool {
        self.abgebrochen.load(Ordering::Relaxed) == lauf
    }

    /// Calls off all that run.
    pub(crate) fn abbrechen(&self) {
        self.abgebrochen.fetch_add(1, Ordering::Relaxed);
    }
}

/// State of the window.
pub(crate) struct Zustand {
    aufruf: Aufruf,
    gezeigt: Mutex<Gezeigt>,
    /// How far the web view knows the catalogue; what goes beyond came from another program. Held while writing, so
    /// that an own change is never taken for a foreign one.
    gesehen: Mutex<i64>,
    schliessfrage: Mutex<Schliessfrage>,
    /// Forecasts that run.
    pub(crate) rechnung: Rechnung,
    /// The system's file dialogs.
    pub(crate) dialoge: Dialogwache,
}

/// A thread that panicked has left nothing half done here: each of these is written in one step.
fn gesperrt<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Zustand {
    /// Begins to open the catalogue of the call, or the usual one, which is made on the first start. Whoever asks for it
    /// waits until it is open; the window system starts meanwhile.
    pub(crate) fn neu(aufruf: Aufruf) -> Self {
        let laeuft = {
            let aufruf = aufruf.clone();
            std::thread::spawn(move || geoeffnet(&aufruf))
        };
        let gezeigt = Gezeigt { aufruf: aufruf.clone(), laeuft: Some(laeuft), anwendung: None, start: None };
        Self {
            gezeigt: Mutex::new(gezeigt),
            aufruf,
            gesehen: Mutex::new(0),
            schliessfrage: Mutex::default(),
            rechnung: Rechnung::default(),
            dialoge: Dialogwache::default(),
        }
    }

    /// The open catalogue.
    ///
    /// # Errors
    /// Why it could not be opened.
    pub(crate) fn anwendung(&self) -> Result<Arc<Anwendung>, ApiFehler> {
        self.offen(&mut gesperrt(&self.gezeigt))
    }

    /// The open catalogue as it was known at a moment, RFC 3339; none: jetzt.
    ///
    /// # Errors
    /// Why it could not be opened; not a moment.
    pub(crate) fn anwendung_am(&self, bekannt_am: Option<&str>) -> Result<Anwendung, ApiFehler> {
        self.anwendung()?.bekannt_text(bekannt_am)
    }

    /// What is shown is opened and counts as seen from here on.
    fn offen(&self, gezeigt: &mut Gezeigt) -> Result<Arc<Anwendung>, ApiFehler> {
        let Gezeigt { aufruf, laeuft, anwendung, start } = gezeigt;
        anwendung
            .get_or_insert_with(|| {
                // A thread that panicked has opened nothing; then it is tried here.
                let begonnen = laeuft.take().and_then(|faden| faden.join().ok());
                let neu = begonnen.unwrap_or_else(|| geoeffnet(aufruf));
                *gesperrt(&self.gesehen) = neu.stand;
                *start = neu.start;
                neu.anwendung
            })
            .clone()
    }

    /// Today, the catalogue and what is local; if it could not be opened before, tries again: the user may have put
    /// the file right.
    pub(crate) fn start(&self) -> StartDto {
        gesperrt(&self.schliessfrage).seite_lebt = true;
        let mut gezeigt = gesperrt(&self.gezeigt);
        if matches!(gezeigt.anwendung, Some(Err(_))) {
            gezeigt.anwendung = None;
        }
        let offen = self.offen(&mut gezeigt);
        let bereit = gezeigt.start.take();
        drop(gezeigt);
        match offen.and_then(|a| bereit.map_or_else(|| start(&a), Ok)) {
            Ok(start) => start,
            Err(fehler) => StartDto {
                heute: heute().to_string(),
                katalog: None,
                fehler: Some(fehler),
                lokal: LokalDto { entwuerfe: Vec::new(), ansichten: Vec::new(), einstellungen: Vec::new() },
                vorab: None,
            },
        }
    }

    /// Opens the demo catalogue, or the own one again. If that fails, [`Self::start`] says why and tries the same again.
    pub(crate) fn wechseln(&self, demo: bool) {
        let aufruf = match (demo, self.aufruf.demo) {
            (true, seed) => Aufruf { katalog: None, demo: Some(seed.unwrap_or(DEMO)) },
            (false, Some(_)) => Aufruf::default(),
            (false, None) => self.aufruf.clone(),
        };
        let mut gezeigt = gesperrt(&self.gezeigt);
        *gezeigt = Gezeigt { aufruf, laeuft: None, anwendung: None, start: None };
        // The reason of a failure is told by the start that follows.
        let _ = self.offen(&mut gezeigt);
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

    /// Runs what puts another content in the place of the catalogue; the web view loads anew by itself afterwards.
    ///
    /// # Errors
    /// Whatever `tun` returns; why there is no catalogue.
    pub(crate) fn ersetzen<T>(
        &self,
        tun: impl FnOnce(&Anwendung) -> Result<T, ApiFehler>,
    ) -> Result<T, ApiFehler> {
        let anwendung = self.anwendung()?;
        let mut gesehen = gesperrt(&self.gesehen);
        let ergebnis = tun(&anwendung)?;
        *gesehen = anwendung.stand()?;
        Ok(ergebnis)
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

fn geoeffnet(aufruf: &Aufruf) -> Geoeffnet {
    let anwendung = oeffnen(aufruf);
    let offen = anwendung.as_ref().ok();
    let stand = offen.and_then(|a| a.stand().ok()).unwrap_or(0);
    let start = offen.and_then(|a| start(a).ok());
    Geoeffnet { anwendung, stand, start }
}

/// What the web view asks first.
fn start(a: &Anwendung) -> Result<StartDto, ApiFehler> {
    let (heute, lokal) = (heute(), a.lokal()?);
    Ok(StartDto {
        heute: heute.to_string(),
        katalog: Some(a.info()?),
        fehler: None,
        // What cannot be put together beforehand is asked for again, and then says why.
        vorab: a.vorab(heute, &lokal).ok().flatten(),
        lokal,
    })
}

fn oeffnen(aufruf: &Aufruf) -> Ergebnis {
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

/// When a day begins on this machine; where the clock was put forward over midnight, the first moment after.
pub(crate) fn tagesbeginn(tag: NaiveDate) -> DateTime<Utc> {
    let mitternacht = tag.and_time(chrono::NaiveTime::MIN);
    let ortszeit = mitternacht.and_local_timezone(Local);
    ortszeit.earliest().map_or_else(|| mitternacht.and_utc(), |t| t.to_utc())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbrechen_trifft_was_laeuft_und_nicht_was_danach_beginnt() {
        let rechnung = Rechnung::default();
        let (erste, zweite) = (rechnung.beginnen(), rechnung.beginnen());
        assert!(rechnung.gilt(erste) && rechnung.gilt(zweite));
        rechnung.abbrechen();
        assert!(!rechnung.gilt(erste) && !rechnung.gilt(zweite));
        assert!(rechnung.gilt(rechnung.beginnen()));
    }
}
