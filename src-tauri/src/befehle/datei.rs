//! Files: lists, charts, backups and evidence, each where a person chooses.

use ozg_app::dto::{ApiFehler, BelegDto, DateiDto, DiagrammWunsch, ExportDto, FehlerCode, ListenWunsch};
use ozg_app::{Listenart, Profil, Rahmenliste, Verlaufsformat, labels};
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::zustand::{Zustand, jetzt, tag, ungueltig};

/// Writes a list as it is shown; `None`: the person chose no file.
#[tauri::command]
pub(crate) async fn liste_export(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    wunsch: ListenWunsch,
) -> Result<Option<DateiDto>, ApiFehler> {
    let art = match wunsch.liste.as_str() {
        "projekte" => Listenart::Projekte,
        "leistungen" => Listenart::Leistungen,
        "kommunen" => Listenart::Kommunen,
        "foerderung" => Listenart::Foerderung,
        "bewilligungen" => Listenart::Bewilligungen,
        "programme" => Listenart::Programme,
        "kennzahlen" => Listenart::Kennzahlen,
        "quellen" => Listenart::Quellen,
        andere => match Rahmenliste::lesen(andere) {
            Some(liste) => Listenart::Rahmen(liste),
            None => return Err(ungueltig("liste", &wunsch.liste)),
        },
    };
    let profil = match wunsch.profil.as_str() {
        "opendata" => Profil::Opendata,
        "excel" => Profil::Excel,
        _ => return Err(ungueltig("profil", &wunsch.profil)),
    };
    let stichtag = tag(&wunsch.stichtag)?;
    let anwendung = zustand.anwendung_am(wunsch.bekannt_am.as_deref())?;
    let vorschlag = format!("{}_{stichtag}.csv", wunsch.liste);
    let Some(ziel) = zustand.dialoge.speicherort(&fenster, &vorschlag, "CSV", "csv").await? else {
        return Ok(None);
    };
    let geschrieben = anwendung.liste_auswahl(art, profil, stichtag, wunsch.schluessel.as_deref(), &ziel)?;
    Ok(Some(DateiDto { datei: geschrieben.datei, zeilen: Some(geschrieben.zeilen) }))
}

/// Writes a chart by its name; `None`: the person chose no file.
#[tauri::command]
pub(crate) async fn diagramm_export(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    name: String,
    stichtag: String,
    bekannt_am: Option<String>,
    format: String,
) -> Result<Option<DateiDto>, ApiFehler> {
    let leer = String::new;
    let wunsch = DiagrammWunsch { name, breite: 0, hoehe: 0, thema: leer(), scope: leer(), wahl: leer() };
    diagramm_schreiben(fenster, zustand, wunsch, format, stichtag, bekannt_am).await
}

/// Writes a chart or its table; `None`: the person chose no file. Files are always light: they are for paper.
#[tauri::command]
pub(crate) async fn diagramm_schreiben(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    wunsch: DiagrammWunsch,
    format: String,
    stichtag: String,
    bekannt_am: Option<String>,
) -> Result<Option<DateiDto>, ApiFehler> {
    let (endung, profil) = match format.as_str() {
        "svg" => ("svg", Profil::Opendata),
        "png" => ("png", Profil::Opendata),
        "csv" => ("csv", Profil::Opendata),
        "csv-excel" => ("csv", Profil::Excel),
        _ => return Err(ungueltig("format", &format)),
    };
    let stichtag = tag(&stichtag)?;
    let anwendung = zustand.anwendung_am(bekannt_am.as_deref())?;
    if !anwendung.diagramm_list().iter().any(|d| d.name == wunsch.name) {
        return Err(ungueltig("diagramm", &wunsch.name));
    }
    let wunsch = DiagrammWunsch { thema: "hell".to_owned(), ..wunsch };
    let vorschlag = format!("{}_{stichtag}.{endung}", wunsch.name);
    let art = endung.to_uppercase();
    let Some(ziel) = zustand.dialoge.speicherort(&fenster, &vorschlag, &art, endung).await? else {
        return Ok(None);
    };
    let ExportDto { datei, zeilen } = anwendung.diagramm_schreiben(stichtag, &wunsch, profil, &ziel)?;
    Ok(Some(DateiDto { datei, zeilen: (endung == "csv").then_some(zeilen) }))
}

/// Writes the whole history; `None`: the person chose no file.
#[tauri::command]
pub(crate) async fn verlauf_export(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    format: String,
    bekannt_am: Option<String>,
) -> Result<Option<DateiDto>, ApiFehler> {
    let (art, endung) = match format.as_str() {
        "jsonl" => (Verlaufsformat::Jsonl, "jsonl"),
        "csv" => (Verlaufsformat::Csv(Profil::Excel), "csv"),
        _ => return Err(ungueltig("format", &format)),
    };
    let anwendung = zustand.anwendung_am(bekannt_am.as_deref())?;
    let vorschlag = format!("chronik_{}.{endung}", jetzt().format("%Y-%m-%d"));
    let Some(ziel) =
        zustand.dialoge.speicherort(&fenster, &vorschlag, &endung.to_uppercase(), endung).await?
    else {
        return Ok(None);
    };
    let geschrieben = anwendung.verlauf_schreiben(art, &ziel, jetzt())?;
    Ok(Some(DateiDto { datei: geschrieben.datei, zeilen: Some(geschrieben.zeilen) }))
}

/// Copies the catalogue; `None`: the person chose no file.
#[tauri::command]
pub(crate) async fn katalog_sichern(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
) -> Result<Option<DateiDto>, ApiFehler> {
    let anwendung = zustand.anwendung()?;
    let vorschlag = format!("sicherung_{}.ozg", jetzt().format("%Y-%m-%d_%H%M"));
    let Some(ziel) = zustand.dialoge.speicherort(&fenster, &vorschlag, "OZG-Chronik", "ozg").await? else {
        return Ok(None);
    };
    anwendung.sichern(&ziel, jetzt())?;
    Ok(Some(DateiDto { datei: ziel.display().to_string(), zeilen: None }))
}

/// Copies a file beside a source; `None`: the person chose none.
#[tauri::command]
pub(crate) async fn beleg_add(
    fenster: WebviewWindow,
    zustand: State<'_, Zustand>,
    fundstelle: String,
) -> Result<Option<BelegDto>, ApiFehler> {
    let anwendung = zustand.anwendung()?;
    let Some(datei) = zustand.dialoge.datei(&fenster, "dialog.beleg").await else {
        return Ok(None);
    };
    anwendung.beleg_add(&fundstelle, &datei).map(Some)
}

/// Opens an evidence file in the system's program for it.
#[tauri::command(async)]
pub(crate) fn beleg_oeffnen(
    app: AppHandle,
    zustand: State<'_, Zustand>,
    hash: String,
) -> Result<(), ApiFehler> {
    let pfad = zustand.anwendung()?.beleg_pfad(&hash)?;
    oeffnen(app.opener().open_path(pfad.display().to_string(), None::<&str>))
}

/// Forgets an evidence file.
#[tauri::command(async)]
pub(crate) fn beleg_clear(
    zustand: State<'_, Zustand>,
    fundstelle: String,
    hash: String,
) -> Result<(), ApiFehler> {
    zustand.anwendung()?.beleg_clear(&fundstelle, &hash)
}

/// Opens an https address that a source names in the system's browser: the one thing that leaves this machine, at a
/// person's wish. Any other address could carry data away.
#[tauri::command(async)]
pub(crate) fn adresse_oeffnen(
    app: AppHandle,
    zustand: State<'_, Zustand>,
    adresse: String,
) -> Result<(), ApiFehler> {
    let url = adresse.parse::<tauri::Url>().ok().filter(|u| {
        u.scheme() == "https" && u.has_host() && u.username().is_empty() && u.password().is_none()
    });
    let url = url.filter(|_| adresse.len() <= 2_000);
    let Some(url) = url.filter(|_| zustand.anwendung().and_then(|a| a.adresse_bekannt(&adresse)) == Ok(true))
    else {
        return Err(ungueltig("adresse", &adresse));
    };
    // What was checked is what is opened, without the blanks and line ends that the parser skips.
    oeffnen(app.opener().open_url(url.as_str(), None::<&str>))
}

fn oeffnen(ergebnis: Result<(), tauri_plugin_opener::Error>) -> Result<(), ApiFehler> {
    ergebnis.map_err(|e| ApiFehler {
        code: FehlerCode::DateiUnlesbar,
        params: std::collections::BTreeMap::new(),
        felder: Vec::new(),
        text: labels::text("fenster.oeffnen_fehlgeschlagen", &[]),
        technik: e.to_string(),
    })
}
