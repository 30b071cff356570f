//! The system's dialogs to open and save: a person chooses each file there, so a path never comes from the web view.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use ozg_app::dto::{ApiFehler, FehlerCode};
use ozg_app::labels;
use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Lets one dialog at a time be open: several would cover each other, and each holds a thread.
#[derive(Debug, Default)]
pub(crate) struct Dialogwache(AtomicBool);

struct Offen<'a>(&'a AtomicBool);

impl Drop for Offen<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Dialogwache {
    fn beginne(&self) -> Option<Offen<'_>> {
        (!self.0.swap(true, Ordering::AcqRel)).then_some(Offen(&self.0))
    }

    /// Asks where to save; `None`: nowhere, or another dialog is open.
    ///
    /// # Errors
    /// The name without its ending was confirmed, but the file that would be written exists.
    pub(crate) async fn speicherort(
        &self,
        fenster: &WebviewWindow,
        vorschlag: &str,
        art: &str,
        endung: &str,
    ) -> Result<Option<PathBuf>, ApiFehler> {
        if let Some(pfad) = vorgegeben(vorschlag) {
            return Ok(Some(pfad));
        }
        let Some(_offen) = self.beginne() else { return Ok(None) };
        let dialog = dialog(fenster, "dialog.speichern").set_file_name(vorschlag).add_filter(art, &[endung]);
        let gewaehlt = abwarten(move || dialog.blocking_save_file()).await;
        gewaehlt.map(|pfad| mit_endung(pfad, endung)).transpose()
    }

    /// Asks for a file to read; `None`: none, or another dialog is open.
    pub(crate) async fn datei(&self, fenster: &WebviewWindow, titel: &str) -> Option<PathBuf> {
        if let Some(pfad) = vorgegeben("") {
            return Some(pfad);
        }
        let _offen = self.beginne()?;
        let dialog = dialog(fenster, titel);
        abwarten(move || dialog.blocking_pick_file()).await
    }
}

fn dialog(fenster: &WebviewWindow, titel: &str) -> FileDialogBuilder<tauri::Wry> {
    fenster.dialog().file().set_parent(fenster).set_title(labels::text(titel, &[]))
}

/// Waits on a thread that may wait, so that commands go on meanwhile.
async fn abwarten(
    frage: impl FnOnce() -> Option<tauri_plugin_dialog::FilePath> + Send + 'static,
) -> Option<PathBuf> {
    // A dialog that failed has chosen nothing.
    tauri::async_runtime::spawn_blocking(frage).await.ok()??.into_path().ok()
}

/// The path with its ending. The dialog asks before it replaces only the very name that was typed.
fn mit_endung(pfad: PathBuf, endung: &str) -> Result<PathBuf, ApiFehler> {
    if pfad.extension().is_some_and(|da| da.eq_ignore_ascii_case(endung)) {
        return Ok(pfad);
    }
    let mut name = pfad.into_os_string();
    name.push(".");
    name.push(endung);
    let pfad = PathBuf::from(name);
    if pfad.symlink_metadata().is_ok() { Err(schon_da(&pfad)) } else { Ok(pfad) }
}

fn schon_da(pfad: &Path) -> ApiFehler {
    let datei = pfad.file_name().unwrap_or_default().to_string_lossy();
    ApiFehler {
        code: FehlerCode::SchonVorhanden,
        params: std::collections::BTreeMap::new(),
        felder: Vec::new(),
        text: labels::text("fenster.datei_vorhanden", &[("datei", &datei)]),
        technik: pfad.display().to_string(),
    }
}

/// In builds for tests a folder or file can stand in for the dialog, which no driver can operate.
fn vorgegeben(vorschlag: &str) -> Option<PathBuf> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let wahl = PathBuf::from(std::env::var_os("OZG_DATEIWAHL")?);
    Some(if wahl.is_dir() { wahl.join(vorschlag) } else { wahl })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn die_endung_kommt_dazu_und_ueberschreibt_nichts_ungefragt() {
        let ordner = tempfile::tempdir().unwrap();
        let pfad = |name: &str| ordner.path().join(name);
        assert_eq!(mit_endung(pfad("liste.CSV"), "csv"), Ok(pfad("liste.CSV")));
        assert_eq!(mit_endung(pfad("liste"), "csv"), Ok(pfad("liste.csv")));
        assert_eq!(mit_endung(pfad("Stand 30.06"), "csv"), Ok(pfad("Stand 30.06.csv")), "a day is no ending");
        std::fs::write(pfad("liste.csv"), "alt").unwrap();
        let fehler = mit_endung(pfad("liste"), "csv").unwrap_err();
        assert_eq!(fehler.code, FehlerCode::SchonVorhanden);
        assert!(fehler.text.contains("liste.csv"), "{}", fehler.text);
        assert_eq!(
            mit_endung(pfad("liste.csv"), "csv"),
            Ok(pfad("liste.csv")),
            "the dialog has asked for this one"
        );
    }

    #[test]
    fn nur_ein_dialog_zur_zeit() {
        let wache = Dialogwache::default();
        let erster = wache.beginne();
        assert!(erster.is_some() && wache.beginne().is_none());
        drop(erster);
        assert!(wache.beginne().is_some());
    }
}
