//! The history at work: taking back, comparing, naming, proving, backing up, blacking out.

use ozg_app::dto::{
    ApiFehler, DateiDto, FassungDto, FassungWunsch, GespeichertDto, KettenbefundDto, RueckgaengigDto,
    RuecknahmeDto, RuecknahmeWunsch, SicherungDto, SicherungenDto, StandWunsch, VergleichDto,
    WiederhergestelltDto,
};
use ozg_app::{Profil, anker_lesen};
use tauri::{State, WebviewWindow};

use crate::zustand::{Zustand, auftrag, heute, jetzt, ungueltig};

/// What taking an entry back would do.
#[tauri::command(async)]
pub(crate) fn ruecknahme_get(zustand: State<'_, Zustand>, nr: i64) -> Result<RuecknahmeDto, ApiFehler> {
    zustand.anwendung()?.ruecknahme(nr)
}

/// Takes an entry back as decided.
#[tauri::command(async)]
pub(crate) fn ruecknahme_set(
    zustand: State<'_, Zustand>,
    wunsch: RuecknahmeWunsch,
) -> Result<RueckgaengigDto, ApiFehler> {
    let mut zurueck = None;
    zustand.schreiben(|a| {
        let dto = a.ruecknahme_ausfuehren(&wunsch, &auftrag())?;
        Ok(zurueck.insert(dto).gespeichert.clone())
    })?;
    zurueck.ok_or_else(|| ungueltig("eintrag", ""))
}

/// Two states beside each other.
#[tauri::command(async)]
pub(crate) fn vergleich_get(
    zustand: State<'_, Zustand>,
    von: StandWunsch,
    bis: StandWunsch,
    projekt: Option<String>,
) -> Result<VergleichDto, ApiFehler> {
    zustand.anwendung()?.vergleich(&von, &bis, projekt.as_deref())
}

/// Writes a comparison; `None`: the person chose no file.
#[tauri::command]
pub(crate) async fn vergleich_export(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    von: StandWunsch,
    bis: StandWunsch,
    profil: String,
) -> Result<Option<DateiDto>, ApiFehler> {
    let profil = match profil.as_str() {
        "opendata" => Profil::Opendata,
        "excel" => Profil::Excel,
        _ => return Err(ungueltig("profil", &profil)),
    };
    let anwendung = zustand.anwendung()?;
    let vorschlag = format!("vergleich_{}.csv", heute());
    let Some(ziel) = zustand.dialoge.speicherort(&fenster, &vorschlag, "CSV", "csv").await? else {
        return Ok(None);
    };
    let geschrieben = anwendung.vergleich_schreiben(&von, &bis, profil, &ziel)?;
    Ok(Some(DateiDto { datei: geschrieben.datei, zeilen: Some(geschrieben.zeilen) }))
}

/// The named states.
#[tauri::command(async)]
pub(crate) fn fassung_list(zustand: State<'_, Zustand>) -> Result<Vec<FassungDto>, ApiFehler> {
    zustand.anwendung()?.fassung_list()
}

/// Names a state.
#[tauri::command(async)]
pub(crate) fn fassung_create(
    zustand: State<'_, Zustand>,
    wunsch: FassungWunsch,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| a.fassung_create(&wunsch, &auftrag()))
}

/// Checks the whole catalogue, and against length and head from elsewhere.
#[tauri::command(async)]
pub(crate) fn pruefung_get(
    zustand: State<'_, Zustand>,
    anker: Option<String>,
) -> Result<KettenbefundDto, ApiFehler> {
    let anker = anker.as_deref().map(anker_lesen).transpose()?;
    zustand.anwendung()?.pruefen(anker.as_ref(), jetzt())
}

/// Backups beside the catalogue.
#[tauri::command(async)]
pub(crate) fn sicherung_list(zustand: State<'_, Zustand>) -> Result<SicherungenDto, ApiFehler> {
    zustand.anwendung()?.sicherung_list()
}

/// Makes one of them now.
#[tauri::command(async)]
pub(crate) fn sicherung_create(zustand: State<'_, Zustand>) -> Result<SicherungDto, ApiFehler> {
    zustand.anwendung()?.sicherung_create(jetzt())
}

/// Puts one of them in the place of the present state, which is backed up first.
#[tauri::command(async)]
pub(crate) fn sicherung_restore(
    zustand: State<'_, Zustand>,
    name: String,
) -> Result<WiederhergestelltDto, ApiFehler> {
    zustand.ersetzen(|a| a.wiederherstellen(&name, jetzt()))
}

/// Blacks out a free text, everywhere.
#[tauri::command(async)]
pub(crate) fn schwaerzung_set(
    zustand: State<'_, Zustand>,
    nomen: String,
    schluessel: Vec<String>,
    feld: String,
    grund: String,
) -> Result<GespeichertDto, ApiFehler> {
    zustand.schreiben(|a| {
        let auftrag = ozg_app::Auftrag { grund: Some(grund), ..auftrag() };
        a.schwaerzen(&nomen, &schluessel, &feld, &auftrag)
    })
}
