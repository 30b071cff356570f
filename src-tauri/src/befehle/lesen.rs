//! What the views show.

use ozg_app::Thema;
use ozg_app::dto::{
    ApiFehler, BurnupBildDto, EintragFelderDto, FoerderungSeiteDto, FormularDto, GeldschereDto,
    KatalogInfoDto, KommuneZeileDto, LeistungenDto, MeilensteinVorschauDto, MeilensteinWunsch, ProjektDto,
    ProjektZeileDto, QuellenDto, RahmenDto, StartDto, TatsacheDto, UebersichtDto, VerlaufSeiteDto,
    VerlaufWunsch, WahlDto,
};
use serde::Deserialize;
use serde_json::{Map, Value};
use tauri::State;

use crate::zustand::{Zustand, heute, tag, tagesbeginn};

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
    zustand.start()
}

/// The Übersicht of a day.
#[tauri::command(async)]
pub(crate) fn uebersicht_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<UebersichtDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.uebersicht(tag(&stichtag)?)
}

/// The burn-up of a day as a picture of that size.
#[tauri::command(async)]
pub(crate) fn burnup_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    breite: u32,
    hoehe: u32,
    thema: ThemaDto,
    bekannt_am: Option<String>,
) -> Result<BurnupBildDto, ApiFehler> {
    let thema = match thema {
        ThemaDto::Hell => Thema::Hell,
        ThemaDto::Dunkel => Thema::Dunkel,
    };
    zustand.anwendung_am(bekannt_am.as_deref())?.burnup(tag(&stichtag)?, breite, hoehe, thema)
}

/// The projects of a day.
#[tauri::command(async)]
pub(crate) fn projekt_list(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Vec<ProjektZeileDto>, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.projekt_list(tag(&stichtag)?)
}

/// One project on a day.
#[tauri::command(async)]
pub(crate) fn projekt_get(
    zustand: State<'_, Zustand>,
    kuerzel: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<ProjektDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.projekt_get(&kuerzel, tag(&stichtag)?)
}

/// All services with the projects of a day.
#[tauri::command(async)]
pub(crate) fn leistung_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<LeistungenDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.leistung_get(tag(&stichtag)?)
}

/// All Kommunen with the projects of a day.
#[tauri::command(async)]
pub(crate) fn kommune_list(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Vec<KommuneZeileDto>, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.kommune_list(tag(&stichtag)?)
}

/// Money of a day.
#[tauri::command(async)]
pub(crate) fn foerderung_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<FoerderungSeiteDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.foerderung_get(tag(&stichtag)?)
}

/// Money against progress on a day; `tage`: how long a phase may last beside drawn money.
#[tauri::command(async)]
pub(crate) fn geldschere_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    tage: u32,
    bekannt_am: Option<String>,
) -> Result<GeldschereDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.geldschere_get(tag(&stichtag)?, tage)
}

/// The frame of a day: bodies, agreements, events, standards, portals, published figures.
#[tauri::command(async)]
pub(crate) fn rahmen_get(
    zustand: State<'_, Zustand>,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<RahmenDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.rahmen_get(tag(&stichtag)?)
}

/// All sources.
#[tauri::command(async)]
pub(crate) fn quelle_list(
    zustand: State<'_, Zustand>,
    bekannt_am: Option<String>,
) -> Result<QuellenDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.quelle_list()
}

/// What rests on a source, or on none.
#[tauri::command(async)]
pub(crate) fn quelle_tatsachen(
    zustand: State<'_, Zustand>,
    kennung: Option<String>,
    bekannt_am: Option<String>,
) -> Result<Vec<TatsacheDto>, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.quelle_tatsachen(kennung.as_deref())
}

/// How a form looks.
#[tauri::command(async)]
pub(crate) fn formular_get(zustand: State<'_, Zustand>, nomen: String) -> Result<FormularDto, ApiFehler> {
    zustand.anwendung()?.formular_get(&nomen)
}

/// Choices for a field.
#[tauri::command(async)]
pub(crate) fn auswahl_get(zustand: State<'_, Zustand>, nomen: String) -> Result<Vec<WahlDto>, ApiFehler> {
    zustand.anwendung()?.auswahl_get(&nomen)
}

/// One row.
#[tauri::command(async)]
pub(crate) fn satz_show(
    zustand: State<'_, Zustand>,
    nomen: String,
    schluessel: Vec<String>,
    bekannt_am: Option<String>,
) -> Result<Map<String, Value>, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.satz_show(&nomen, &schluessel)
}

/// What a milestone would change.
#[tauri::command(async)]
pub(crate) fn meilenstein_vorschau(
    zustand: State<'_, Zustand>,
    projekt: String,
    wunsch: MeilensteinWunsch,
) -> Result<MeilensteinVorschauDto, ApiFehler> {
    zustand.anwendung()?.meilenstein_vorschau(&projekt, &wunsch, heute())
}

/// What the status bar says, in a state of knowledge.
#[tauri::command(async)]
pub(crate) fn katalog_info(
    zustand: State<'_, Zustand>,
    bekannt_am: Option<String>,
) -> Result<KatalogInfoDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.info()
}

/// A page of the history.
#[tauri::command(async)]
pub(crate) fn verlauf_list(
    zustand: State<'_, Zustand>,
    wunsch: VerlaufWunsch,
    bekannt_am: Option<String>,
) -> Result<VerlaufSeiteDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.verlauf_seite(&wunsch, tagesbeginn)
}

/// One entry field by field.
#[tauri::command(async)]
pub(crate) fn verlauf_show(
    zustand: State<'_, Zustand>,
    nr: i64,
    bekannt_am: Option<String>,
) -> Result<EintragFelderDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.verlauf_show(nr)
}
