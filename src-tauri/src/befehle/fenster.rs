//! The window and the catalogue it shows.

use ozg_app::dto::StartDto;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State};

use crate::fenster::titel;
use crate::zustand::Zustand;

/// Licence of the program, of its data, and of its parts.
const LIZENZEN: [&str; 3] = [
    include_str!("../../../LICENSE.md"),
    include_str!("../../../data/LIZENZEN.md"),
    include_str!("../../../data/BIBLIOTHEKEN.md"),
];

/// Which catalogue to show.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wohin {
    /// The demo catalogue, made on first use.
    Demo,
    /// The one that the program was started with, or the usual one.
    Eigen,
}

/// Opens the other catalogue in this window.
#[tauri::command(async)]
pub(crate) fn katalog_wechseln(app: AppHandle, zustand: State<'_, Zustand>, wohin: Wohin) -> StartDto {
    zustand.wechseln(matches!(wohin, Wohin::Demo));
    let start = zustand.start();
    if let Some(fenster) = app.get_webview_window("main") {
        // A title that cannot be set is no reason to show nothing.
        let _ = fenster.set_title(&titel(&zustand));
    }
    start
}

/// Licences, plain text.
#[tauri::command(async)]
pub(crate) fn lizenzen_get() -> String {
    LIZENZEN.join("\n\n")
}

/// The answer of the web view to the wish to close: closes, or stays open.
#[tauri::command(async)]
pub(crate) fn fenster_schliessen(app: AppHandle, zustand: State<'_, Zustand>, ja: bool) {
    zustand.schliessen_beantwortet();
    if ja && let Some(fenster) = app.get_webview_window("main") {
        // The window is going either way.
        let _ = fenster.destroy();
    }
}
