//! Prepares the window's configuration; lists our commands so that the capability must name each one.

fn main() {
    let befehle = tauri_build::AppManifest::new().commands(&[
        "start_get",
        "uebersicht_get",
        "burnup_get",
        "projekt_list",
        "projekt_get",
        "leistung_get",
        "kommune_list",
        "foerderung_get",
        "quelle_list",
        "quelle_tatsachen",
        "formular_get",
        "auswahl_get",
        "satz_show",
        "satz_set",
        "satz_clear",
        "status_add",
        "meilenstein_set",
        "meilenstein_vorschau",
        "projekt_sammel",
        "rueckgaengig",
        "kontakt_set",
        "kontakt_clear",
        "beleg_add",
        "beleg_oeffnen",
        "beleg_clear",
        "lokal_set",
        "person_set",
        "liste_export",
        "diagramm_export",
        "katalog_sichern",
        "katalog_wechseln",
        "lizenzen_get",
        "adresse_oeffnen",
        "fenster_schliessen",
    ]);
    if let Err(e) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(befehle)) {
        println!("cargo::error=tauri: {e:#}");
    }
}
