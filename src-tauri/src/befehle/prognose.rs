//! The forecast with its backtest, and what to steer by.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use ozg_app::dto::{ApiFehler, FehlerCode, PrognoseDto, PrognoseWunsch, RueckschauDto, SteuerungDto};
use ozg_app::labels;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager, State};

use crate::zustand::{Zustand, tag};

/// Tells the web view how far a forecast is.
const FORTSCHRITT: &str = "prognose-fortschritt";
/// Shortest time between two such messages.
const MELDEABSTAND: Duration = Duration::from_millis(100);

/// How far a forecast is.
#[derive(Debug, Clone, Copy, Serialize)]
struct Fortschritt {
    /// Runs done.
    fertig: u32,
    /// All runs.
    von: u32,
}

/// What to steer by on a day.
#[tauri::command(async)]
pub(crate) fn steuerung_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<SteuerungDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.steuerung(tag(&stichtag)?)
}

/// The forecast from a day; `None`: it was called off.
#[tauri::command]
pub(crate) async fn prognose_get(
    app: AppHandle,
    zustand: State<'_, Zustand>,
    wunsch: PrognoseWunsch,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Option<PrognoseDto>, ApiFehler> {
    // Begun before anything is waited for: what is called off from here on is this one.
    let lauf = zustand.rechnung.beginnen();
    let stichtag = tag(&stichtag)?;
    abseits(move || {
        let zustand = app.state::<Zustand>();
        let anwendung = zustand.anwendung_am(bekannt_am.as_deref())?;
        let mut gemeldet: Option<Instant> = None;
        anwendung.prognose(stichtag, &wunsch, &mut |fertig, von| {
            if gemeldet.is_none_or(|wann| wann.elapsed() >= MELDEABSTAND) {
                gemeldet = Some(Instant::now());
                // Whoever does not hear how far it is still gets the result.
                let _ = app.emit(FORTSCHRITT, Fortschritt { fertig, von });
            }
            weiter(&zustand, lauf)
        })
    })
    .await
}

/// Calls off every forecast and backtest that runs.
#[tauri::command(async)]
pub(crate) fn prognose_abbrechen(zustand: State<'_, Zustand>) {
    zustand.rechnung.abbrechen();
}

/// Past forecasts held against what came; `None`: it was called off.
#[tauri::command]
pub(crate) async fn rueckschau_get(
    app: AppHandle,
    zustand: State<'_, Zustand>,
    wunsch: PrognoseWunsch,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Option<RueckschauDto>, ApiFehler> {
    let lauf = zustand.rechnung.beginnen();
    let stichtag = tag(&stichtag)?;
    abseits(move || {
        let zustand = app.state::<Zustand>();
        let anwendung = zustand.anwendung_am(bekannt_am.as_deref())?;
        anwendung.rueckschau(stichtag, &wunsch, &mut |_, _| weiter(&zustand, lauf))
    })
    .await
}

fn weiter(zustand: &Zustand, lauf: u64) -> ControlFlow<()> {
    if zustand.rechnung.gilt(lauf) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// Runs what takes seconds where it keeps no other command waiting.
async fn abseits<T: Send + 'static>(
    tun: impl FnOnce() -> Result<T, ApiFehler> + Send + 'static,
) -> Result<T, ApiFehler> {
    let ergebnis = tauri::async_runtime::spawn_blocking(tun).await;
    ergebnis.unwrap_or_else(|e| {
        Err(ApiFehler {
            code: FehlerCode::Intern,
            params: std::collections::BTreeMap::new(),
            felder: Vec::new(),
            text: labels::text("fehler.intern", &[]),
            technik: e.to_string(),
        })
    })
}
