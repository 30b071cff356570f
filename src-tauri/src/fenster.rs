//! The window itself, its guards, and the watch on the catalogue.

use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};

use crate::aufruf::Aufruf;
use crate::befehle;
use crate::zustand::Zustand;

/// How often the window asks whether another program has written.
const NACHSEHEN: Duration = Duration::from_millis(700);
/// Tells the web view to load anew what it shows.
const GEAENDERT: &str = "katalog-geaendert";

/// Opens the window and runs until it is closed.
///
/// # Errors
/// As the platform's window system reports.
pub(crate) fn starten(aufruf: Aufruf) -> tauri::Result<()> {
    let mut bau = tauri::Builder::default();
    // Tests start several windows beside each other, each with a folder of its own.
    let mehrere = cfg!(debug_assertions) && std::env::var_os("OZG_EINZELINSTANZ").is_some_and(|w| w == "aus");
    if !mehrere {
        bau = bau.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(fenster) = app.get_webview_window("main") {
                // A window that cannot be raised is no reason to end.
                let _ = fenster.unminimize();
                let _ = fenster.set_focus();
            }
        }));
    }
    bau.plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![
            befehle::start_get,
            befehle::uebersicht_get,
            befehle::projekt_list,
            befehle::burnup_get
        ])
        .setup(move |app| {
            let zustand = Zustand::oeffnen(aufruf);
            let titel = match zustand.anwendung().and_then(|a| a.info()) {
                Ok(info) if info.demodaten => format!("OZG-Chronik – {} – Demodaten", info.name),
                Ok(info) => format!("OZG-Chronik – {}", info.name),
                Err(_) => "OZG-Chronik".to_owned(),
            };
            // Before the web view loads anything: a change between its first look and ours must not get lost.
            let anfang = zustand.anwendung().and_then(|a| a.stand()).ok();
            app.manage(zustand);
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title(titel)
                .inner_size(1440.0, 900.0)
                .min_inner_size(320.0, 256.0)
                .zoom_hotkeys_enabled(true)
                .devtools(cfg!(debug_assertions))
                .on_navigation(eigene_seite)
                .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
                .build()?;
            beobachten(app.handle().clone(), anfang);
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// Only the program's own pages may be shown.
fn eigene_seite(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => url.as_str() == "about:blank",
    }
}

/// Tells the web view whenever the catalogue was written by another connection, e.g. by `ozg`.
fn beobachten(app: AppHandle, anfang: Option<i64>) {
    std::thread::spawn(move || {
        let mut zuletzt = anfang;
        loop {
            std::thread::sleep(NACHSEHEN);
            let Ok(stand) = app.state::<Zustand>().anwendung().and_then(|a| a.stand()) else {
                continue;
            };
            if zuletzt.replace(stand).is_some_and(|alt| alt != stand) && app.emit(GEAENDERT, ()).is_err() {
                return;
            }
        }
    });
}
