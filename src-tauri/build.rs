//! Prepares the window's configuration; lists our commands so that the capability must name each one.

fn main() {
    let befehle = tauri_build::AppManifest::new().commands(&[
        "start_get",
        "uebersicht_get",
        "projekt_list",
        "burnup_get",
    ]);
    if let Err(e) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(befehle)) {
        println!("cargo::error=tauri: {e:#}");
    }
}
