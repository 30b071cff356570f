//! What changes the catalogue: each command is one entry of the history.

use ozg_app::dto::{
    ApiFehler, GespeichertDto, MeilensteinWunsch, RueckgaengigDto, SammelWunsch, SatzWunsch, StatusWunsch,
};
use tauri::State;

use crate::zustand::{Zustand, auftrag, ungueltig};

/// Writes one row.
#[tauri::command(async)]
pub(crate) fn satz_set(zustand: State<'_, Zustand>, wunsch: SatzWunsch) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.satz_set(&wunsch, &auftrag()))
}

/// Removes one row.
#[tauri::command(async)]
pub(crate) fn satz_clear(
    zustand: State<'_, Zustand>,
    nomen: String,
    schluessel: Vec<String>,
    grund: Option<String>,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.satz_clear(&nomen, &schluessel, grund, &auftrag()))
}

/// Adds a Sachstand and, if wished, sets a milestone.
#[tauri::command(async)]
pub(crate) fn status_add(
    zustand: State<'_, Zustand>,
    wunsch: StatusWunsch,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.status_add(&wunsch, &auftrag()))
}

/// Sets a milestone.
#[tauri::command(async)]
pub(crate) fn meilenstein_set(
    zustand: State<'_, Zustand>,
    projekt: String,
    wunsch: MeilensteinWunsch,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.meilenstein_wunsch(&projekt, &wunsch, &auftrag()))
}

/// The same change for many projects.
#[tauri::command(async)]
pub(crate) fn projekt_sammel(
    zustand: State<'_, Zustand>,
    wunsch: SammelWunsch,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.projekt_sammel(&wunsch, &auftrag()))
}

/// Takes back the own last saved entry.
#[tauri::command(async)]
pub(crate) fn rueckgaengig(zustand: State<'_, Zustand>) -> Result<RueckgaengigDto, ApiFehler> {
    let mut zurueck = None;
    zustand.schreiben(|a| {
        let dto = a.rueckgaengig(&auftrag())?;
        Ok(zurueck.insert(dto).gespeichert.clone())
    })?;
    zurueck.ok_or_else(|| ungueltig("eintrag", ""))
}
