//! The window itself, its guards, and the watch on the catalogue.

use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::aufruf::Aufruf;
use crate::befehle;
use crate::zustand::{Schliessen, Zustand, jetzt};

/// How often the window asks whether another program has written.
const NACHSEHEN: Duration = Duration::from_millis(700);
/// How long after the start the first look is taken whether a daily backup is due: not while the person begins.
const ERSTE_SICHERUNG: Duration = Duration::from_secs(60);
/// How often it is looked again.
const SICHERUNG_NACHSEHEN: Duration = Duration::from_secs(3_600);
/// Tells the web view to load anew what it shows.
const GEAENDERT: &str = "katalog-geaendert";
/// Name of the program.
const NAME: &str = "OZG-Chronik";
/// Asks for the start before the pages have loaded; `ui/src/api/tauri.ts` takes the answer up.
const VORAB: &str = "window.ozgStart = window.__TAURI_INTERNALS__.invoke('start_get');
    window.ozgStart.catch(() => undefined);";
/// Asks the web view whether the window may close.
const SCHLIESSEN: &str = "fenster-schliessen";

/// Opens the window and runs until it is closed.
///
/// # Errors
/// As the platform's window system reports.
pub(crate) fn starten(aufruf: Aufruf) -> tauri::Result<()> {
    let zustand = Zustand::neu(aufruf);
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
        .plugin(tauri_plugin_dialog::init())
        // Without its script, which would open links by itself: only our command opens addresses.
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .invoke_handler(tauri::generate_handler![
            befehle::lesen::start_get,
            befehle::lesen::uebersicht_get,
            befehle::lesen::burnup_get,
            befehle::angebot::karte_get,
            befehle::angebot::diagramm_list,
            befehle::angebot::diagramm_get,
            befehle::datei::diagramm_schreiben,
            befehle::prognose::steuerung_get,
            befehle::prognose::prognose_get,
            befehle::prognose::prognose_abbrechen,
            befehle::prognose::rueckschau_get,
            befehle::angebot::zaehlweise_get,
            befehle::angebot::zaehlweise_list,
            befehle::angebot::zaehlweise_wandel,
            befehle::angebot::kennzahl_leistung,
            befehle::angebot::kommune_angebot,
            befehle::angebot::matrix_get,
            befehle::angebot::zelle_get,
            befehle::angebot::rollout_set,
            befehle::angebot::rollout_vorschau,
            befehle::lesen::projekt_list,
            befehle::lesen::projekt_get,
            befehle::lesen::leistung_get,
            befehle::lesen::kommune_list,
            befehle::lesen::foerderung_get,
            befehle::lesen::geldschere_get,
            befehle::lesen::rahmen_get,
            befehle::lesen::quelle_list,
            befehle::lesen::quelle_tatsachen,
            befehle::lesen::formular_get,
            befehle::lesen::auswahl_get,
            befehle::lesen::satz_show,
            befehle::lesen::meilenstein_vorschau,
            befehle::lesen::katalog_info,
            befehle::lesen::verlauf_list,
            befehle::lesen::verlauf_show,
            befehle::datei::verlauf_export,
            befehle::chronik::ruecknahme_get,
            befehle::chronik::ruecknahme_set,
            befehle::chronik::vergleich_get,
            befehle::chronik::vergleich_export,
            befehle::chronik::fassung_list,
            befehle::chronik::fassung_create,
            befehle::chronik::pruefung_get,
            befehle::chronik::sicherung_list,
            befehle::chronik::sicherung_create,
            befehle::chronik::sicherung_restore,
            befehle::chronik::schwaerzung_set,
            befehle::schreiben::satz_set,
            befehle::schreiben::satz_clear,
            befehle::schreiben::status_add,
            befehle::schreiben::meilenstein_set,
            befehle::schreiben::projekt_sammel,
            befehle::schreiben::rueckgaengig,
            befehle::lokal::kontakt_set,
            befehle::lokal::kontakt_clear,
            befehle::lokal::lokal_set,
            befehle::lokal::person_set,
            befehle::datei::beleg_add,
            befehle::datei::beleg_oeffnen,
            befehle::datei::beleg_clear,
            befehle::datei::liste_export,
            befehle::datei::diagramm_export,
            befehle::datei::katalog_sichern,
            befehle::datei::adresse_oeffnen,
            befehle::fenster::katalog_wechseln,
            befehle::fenster::lizenzen_get,
            befehle::fenster::fenster_schliessen,
        ])
        .setup(move |app| {
            app.manage(zustand);
            let fenster = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title(NAME)
                .initialization_script(VORAB)
                .inner_size(1440.0, 900.0)
                .min_inner_size(320.0, 256.0)
                .zoom_hotkeys_enabled(true)
                .devtools(cfg!(debug_assertions))
                .on_navigation(eigene_seite)
                .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
                .build()?;
            ohne_grafikkarte(&fenster)?;
            betiteln(app.handle().clone());
            beobachten(app.handle().clone());
            Ok(())
        })
        .on_window_event(|fenster, ereignis| {
            let WindowEvent::CloseRequested { api, .. } = ereignis else { return };
            let bleibt = match fenster.state::<Zustand>().schliessen() {
                // The web view answers with `fenster_schliessen`; if it does not, a later wish closes.
                Schliessen::Fragen => fenster.emit(SCHLIESSEN, ()).is_ok(),
                Schliessen::Warten => true,
                Schliessen::Zu => false,
            };
            if bleibt {
                api.prevent_close();
            }
        })
        .run(tauri::generate_context!())
}

/// Says in the title which catalogue it is, once it is open.
fn betiteln(app: AppHandle) {
    std::thread::spawn(move || {
        let titel = titel(&app.state::<Zustand>());
        if let Some(fenster) = app.get_webview_window("main") {
            // A title that cannot be set is no reason to show nothing.
            let _ = fenster.set_title(&titel);
        }
    });
}

/// The pages are text that stands still: drawn by the processor they show sooner, need a third less memory, and stay
/// the same on terminal servers and with poor graphics drivers. Tests take pictures through the driver, which only the
/// accelerated way can.
#[cfg(target_os = "linux")]
fn ohne_grafikkarte(fenster: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};
    if cfg!(debug_assertions) {
        return Ok(());
    }
    fenster.with_webview(|ansicht| {
        if let Some(einstellungen) = ansicht.inner().settings() {
            einstellungen.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn ohne_grafikkarte(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Name of the program, of the catalogue, and whether it holds demo data.
pub(crate) fn titel(zustand: &Zustand) -> String {
    match zustand.anwendung().and_then(|a| a.info()) {
        Ok(info) if info.demodaten => format!("{NAME} – {} – Demodaten", info.name),
        Ok(info) => format!("{NAME} – {}", info.name),
        Err(_) => NAME.to_owned(),
    }
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
fn beobachten(app: AppHandle) {
    taeglich_sichern(app.clone());
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(NACHSEHEN);
            if app.state::<Zustand>().fremd_geaendert() && app.emit(GEAENDERT, ()).is_err() {
                return;
            }
        }
    });
}

/// Backs the catalogue up once a day while it is used, and looks every hour whether it is time. A backup that fails
/// stops nobody: the status bar says when the last one was made.
fn taeglich_sichern(app: AppHandle) {
    std::thread::spawn(move || {
        std::thread::sleep(ERSTE_SICHERUNG);
        loop {
            if let Ok(anwendung) = app.state::<Zustand>().anwendung() {
                let _ = anwendung.taeglich_sichern(jetzt());
            }
            std::thread::sleep(SICHERUNG_NACHSEHEN);
        }
    });
}
