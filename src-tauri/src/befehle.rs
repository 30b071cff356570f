//! Commands of the window: unpack, call, convert.

use ozg_app::Thema;
use ozg_app::dto::{ApiFehler, BurnupBildDto, ProjektZeileDto, StartDto, UebersichtDto};
use serde::Deserialize;
use tauri::State;

use crate::zustand::{Zustand, heute, tag};

/// Theme of a picture as the web view names it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ThemaDto {
    /// Dark on light.
    Hell,
    /// Light on dark.
    Dunkel,
}

/// Today, and the catalogue or why there is none.
#[tauri::command(async)]
pub(crate) fn start_get(zustand: State<'_, Zustand>) -> StartDto {
    let (katalog, fehler) = match zustand.erneut().and_then(|a| a.info()) {
        Ok(info) => (Some(info), None),
        Err(e) => (None, Some(e)),
    };
    StartDto { heute: heute().to_string(), katalog, fehler }
}

/// The Übersicht of a day.
#[tauri::command(async)]
pub(crate) fn uebersicht_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
) -> Result<UebersichtDto, ApiFehler> {
    zustand.anwendung()?.uebersicht(tag(&stichtag)?)
}

/// The projects of a day.
#[tauri::command(async)]
pub(crate) fn projekt_list(
    zustand: State<'_, Zustand>,
    stichtag: String,
) -> Result<Vec<ProjektZeileDto>, ApiFehler> {
    zustand.anwendung()?.projekt_list(tag(&stichtag)?)
}

/// The burn-up of a day as a picture of that size.
#[tauri::command(async)]
pub(crate) fn burnup_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    breite: u32,
    hoehe: u32,
    thema: ThemaDto,
) -> Result<BurnupBildDto, ApiFehler> {
    let thema = match thema {
        ThemaDto::Hell => Thema::Hell,
        ThemaDto::Dunkel => Thema::Dunkel,
    };
    zustand.anwendung()?.burnup(tag(&stichtag)?, breite, hoehe, thema)
}
