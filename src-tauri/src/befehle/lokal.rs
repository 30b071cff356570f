//! What stays on this machine: drafts, views, settings, contacts, the person.

use ozg_app::dto::{ApiFehler, KontaktWunsch, LokalArt};
use tauri::State;

use crate::zustand::Zustand;

/// Keeps or forgets a draft, view or setting.
#[tauri::command(async)]
pub(crate) fn lokal_set(
    zustand: State<'_, Zustand>,
    art: LokalArt,
    schluessel: String,
    wert: Option<String>,
) -> Result<(), ApiFehler> {
    zustand.anwendung()?.lokal_set(art, &schluessel, wert.as_deref())
}

/// Remembers in whose name entries are made.
#[tauri::command(async)]
pub(crate) fn person_set(zustand: State<'_, Zustand>, person: String) -> Result<(), ApiFehler> {
    zustand.anwendung()?.person_merken(&person)
}

/// Writes a contact.
#[tauri::command(async)]
pub(crate) fn kontakt_set(zustand: State<'_, Zustand>, wunsch: KontaktWunsch) -> Result<(), ApiFehler> {
    zustand.anwendung()?.kontakt_set(&wunsch)
}

/// Erases a contact.
#[tauri::command(async)]
pub(crate) fn kontakt_clear(zustand: State<'_, Zustand>, id: String) -> Result<(), ApiFehler> {
    zustand.anwendung()?.kontakt_clear(&id)
}
