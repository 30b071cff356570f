//! What is online, under every counting rule; the roll-out of services.

use ozg_app::dto::{
    ApiFehler, DiagrammDto, DiagrammWunsch, DiagrammartDto, GespeichertDto, KarteDto, KartenWunsch,
    KommuneAngebotDto, LeistungKennzahlDto, LeistungUrteilDto, MatrixDto, RolloutVorschauDto, RolloutWunsch,
    WandelDto, ZaehlweisenDto, ZelleDto,
};
use serde::Deserialize;
use tauri::State;

use crate::zustand::{Zustand, auftrag, tag};

/// One of the two states of a comparison.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ZeitpunktDto {
    stichtag: String,
    bekannt_am: Option<String>,
}

/// Every counting rule side by side.
#[tauri::command(async)]
pub(crate) fn zaehlweise_get(
    zustand: State<'_, Zustand>,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<ZaehlweisenDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.zaehlweise_get(tag(&stichtag)?, &scope)
}

/// The services behind a rung.
#[tauri::command(async)]
pub(crate) fn zaehlweise_list(
    zustand: State<'_, Zustand>,
    regel: String,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Vec<LeistungUrteilDto>, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.zaehlweise_list(tag(&stichtag)?, &scope, &regel)
}

/// What became of the rules between two states.
#[tauri::command(async)]
pub(crate) fn zaehlweise_wandel(
    zustand: State<'_, Zustand>,
    von: ZeitpunktDto,
    bis: ZeitpunktDto,
    scope: String,
) -> Result<Vec<WandelDto>, ApiFehler> {
    let (a, b) = (
        (von.stichtag.as_str(), von.bekannt_am.as_deref()),
        (bis.stichtag.as_str(), bis.bekannt_am.as_deref()),
    );
    zustand.anwendung()?.zaehlweise_wandel(a, b, &scope)
}

/// One service under the rules.
#[tauri::command(async)]
pub(crate) fn kennzahl_leistung(
    zustand: State<'_, Zustand>,
    ozg_id: String,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<LeistungKennzahlDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.kennzahl_leistung(tag(&stichtag)?, &ozg_id, &scope)
}

/// The page of one Kommune.
#[tauri::command(async)]
pub(crate) fn kommune_angebot(
    zustand: State<'_, Zustand>,
    ags: String,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<KommuneAngebotDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.kommune_angebot(tag(&stichtag)?, &ags, &scope)
}

/// Services × Kommunen.
#[tauri::command(async)]
pub(crate) fn matrix_get(
    zustand: State<'_, Zustand>,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<MatrixDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.matrix_get(tag(&stichtag)?, &scope)
}

/// The reports behind one cell.
#[tauri::command(async)]
pub(crate) fn zelle_get(
    zustand: State<'_, Zustand>,
    ozg_id: String,
    ags: String,
    scope: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<ZelleDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.zelle_get(tag(&stichtag)?, &ozg_id, &ags, &scope)
}

/// Enters a roll-out.
#[tauri::command(async)]
pub(crate) fn rollout_set(
    zustand: State<'_, Zustand>,
    wunsch: RolloutWunsch,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.rollout_set(&wunsch, &auftrag()))
}

/// What a roll-out would change.
#[tauri::command(async)]
pub(crate) fn rollout_vorschau(
    zustand: State<'_, Zustand>,
    wunsch: RolloutWunsch,
) -> Result<RolloutVorschauDto, ApiFehler> {
    zustand.anwendung()?.rollout_vorschau(&wunsch, &auftrag())
}

/// A map.
#[tauri::command(async)]
pub(crate) fn karte_get(
    zustand: State<'_, Zustand>,
    wunsch: KartenWunsch,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<KarteDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.karte_get(tag(&stichtag)?, &wunsch)
}

/// All charts.
#[tauri::command(async)]
pub(crate) fn diagramm_list(zustand: State<'_, Zustand>) -> Result<Vec<DiagrammartDto>, ApiFehler> {
    Ok(zustand.anwendung()?.diagramm_list())
}

/// A chart.
#[tauri::command(async)]
pub(crate) fn diagramm_get(
    zustand: State<'_, Zustand>,
    wunsch: DiagrammWunsch,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<DiagrammDto, ApiFehler> {
    zustand.anwendung_am(bekannt_am.as_deref())?.diagramm_get(tag(&stichtag)?, &wunsch)
}
