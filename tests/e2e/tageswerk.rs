//! The coordinator's day in the real window: once with the mouse, once with the keyboard alone.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use ozg_app::Anwendung;
use ozg_tests::treiber::Fenster;

use crate::griffe::{
    AB, ENTER, GEDULD, bereit, fenster, fokus, fuelle, gehe, gemeldet, inhalt, katalog, klicke, ohne_befund,
    phase, reise_nach, strg, tabulator_bis,
};

const PROJEKTE: &str = "document.querySelectorAll('[data-projekt]').length";
const ZELLE: &str = "[data-zelle=\"pilotierung/ist\"]";
const QUELLE: &str = "Anruf Muster-IT, 21.06.2022";

/// The one file that was saved holds the one row that was shown.
fn csv_pruefen(ablage: &Path) -> Result<()> {
    let dateien = std::fs::read_dir(ablage)?.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
    let datei =
        dateien.iter().find(|d| d.extension().is_some_and(|e| e == "csv")).context("nothing was saved")?;
    let csv = std::fs::read_to_string(datei)?;
    ensure!(csv.lines().count() == 2, "one head and the one row that was shown: {csv}");
    ensure!(csv.contains("einbuergerung") && csv.contains("Umsetzung"), "{csv}");
    Ok(())
}

/// Opens the window again: address, milestone, Sachstand and chain are all there.
async fn nach_neustart(heim: &Path, pfad: &Path, ablage: &Path) -> Result<()> {
    let f = fenster(heim, pfad, ablage).await?;
    f.warte_bis(&format!("{PROJEKTE} === 1"), GEDULD)
        .await
        .context("the last address, with its search, is open again")?;
    gehe(&f, "#/projekte/einbuergerung").await?;
    let seite = inhalt(&f, "main").await?;
    ensure!(seite.contains("März 2022") && seite.contains("Pilot läuft in zwei Kommunen."), "{seite}");
    f.ende().await?;
    let a = Anwendung::oeffnen(pfad)?;
    ensure!(a.pruefen(None, "2026-11-24T08:00:00Z".parse()?)?.in_ordnung, "the chain holds");
    Ok(())
}

async fn damals_unbekannt(f: &Fenster) -> Result<()> {
    ensure!(inhalt(f, "main").await?.contains("nicht gemeldet"), "on that day nothing was known of a phase");
    let schreibend = "return document.querySelectorAll('[data-formular], [data-aktion=\"sachstand-erfassen\"], \
                      [data-aktion=\"meilenstein-bearbeiten\"]').length";
    ensure!(f.js(schreibend).await? == 0, "the past cannot be written");
    Ok(())
}

async fn faellig(f: &Fenster) -> Result<()> {
    let befunde = inhalt(f, "[data-befunde]").await?;
    ensure!(befunde.contains("Wiedervorlage") && befunde.contains("Einbürgerung"), "due today: {befunde}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn mit_der_maus() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    let umsetzung = phase(&f, "umsetzung").await?;
    let band = "document.querySelector('.phasen [role=\"img\"]').getAttribute('aria-label')";
    let vorher = f.js(&format!("return {band}")).await?;

    // Find the project.
    klicke(&f, "a[data-ansicht=\"projekte\"]").await?;
    f.warte_auf("[data-tabelle=\"projekte\"]").await?;
    fuelle(&f, "#projekt-suche", "einbuerg").await?;
    f.warte_bis(&format!("{PROJEKTE} === 1"), GEDULD).await?;
    klicke(&f, "[data-projekt=\"einbuergerung\"] a").await?;
    f.warte_bis("document.querySelector('h1')?.textContent.includes('Einbürgerung')", GEDULD).await?;
    bereit(&f).await?;
    ensure!(inhalt(&f, "main").await?.contains("nicht gemeldet"), "before the report nothing is known");

    // Record the milestone.
    klicke(&f, ZELLE).await?;
    fuelle(&f, "[data-formular=\"meilenstein\"] [data-feld=\"datum\"]", "März 2022").await?;
    fuelle(&f, "[data-formular=\"meilenstein\"] [data-feld=\"quelle\"]", QUELLE).await?;
    f.warte_bis(
        "document.querySelector('[data-formular=\"meilenstein\"]').textContent.includes('Umsetzung')",
        GEDULD,
    )
    .await
    .context("the preview says the new phase before saving")?;
    ohne_befund(&f, "Meilenstein in Bearbeitung").await?;
    f.bild("projekt-meilenstein").await?;
    klicke(&f, "[data-formular=\"meilenstein\"] [data-aktion=\"speichern\"]").await?;
    gemeldet(&f, "Gespeichert: Pilotierung NRW, Ist März 2022").await?;
    ensure!(inhalt(&f, ZELLE).await?.contains("März 2022"), "as rough as the source");

    klicke(&f, "a[data-ansicht=\"uebersicht\"]").await?;
    f.warte_auf("[data-phase=\"umsetzung\"]").await?;
    bereit(&f).await?;
    ensure!(phase(&f, "umsetzung").await? == umsetzung + 1, "the figures follow");
    ensure!(f.js(&format!("return {band}")).await? != vorher, "and the chart of the phases");
    reise_nach(&f, "08.03.2021").await?;
    klicke(&f, "a[data-ansicht=\"projekte\"]").await?;
    bereit(&f).await?;
    klicke(&f, "[data-projekt=\"einbuergerung\"] a").await?;
    f.warte_bis("document.querySelector('h1')?.textContent.includes('Einbürgerung')", GEDULD).await?;
    bereit(&f).await?;
    damals_unbekannt(&f).await?;
    f.bild("projekt-vergangenheit").await?;
    klicke(&f, "[data-aktion=\"zurueck-zu-heute\"]").await?;
    bereit(&f).await?;

    // A Sachstand with a reminder for today.
    klicke(&f, "[data-aktion=\"sachstand-erfassen\"]").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"text\"]", "Pilot läuft in zwei Kommunen.").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"faellig_am\"]", "heute").await?;
    ohne_befund(&f, "Sachstand in Bearbeitung").await?;
    f.bild("projekt-sachstand").await?;
    klicke(&f, "[data-formular=\"sachstand\"] [data-aktion=\"speichern\"]").await?;
    gemeldet(&f, "Gespeichert: Sachstand").await?;
    klicke(&f, "a[data-ansicht=\"uebersicht\"]").await?;
    bereit(&f).await?;
    faellig(&f).await?;

    // Hand the filtered list on.
    klicke(&f, "a[data-ansicht=\"projekte\"]").await?;
    fuelle(&f, "#projekt-suche", "einb").await?;
    f.warte_bis(&format!("{PROJEKTE} === 1"), GEDULD).await?;
    klicke(&f, "[data-aktion=\"export\"]").await?;
    klicke(&f, "[data-aktion=\"export-opendata\"]").await?;
    gemeldet(&f, ".csv").await?;
    csv_pruefen(&ablage)?;
    f.schliessen_wollen()?;
    f.warte_auf_ende().await?;
    drop(f);
    nach_neustart(heim.path(), &pfad, &ablage).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nur_mit_der_tastatur() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    let umsetzung = phase(&f, "umsetzung").await?;

    // Two keystrokes besides the name.
    f.taste(&strg('k')).await?;
    fokus(&f, "a.dataset.feld === 'palette'").await?;
    f.taste("Einbürgerung").await?;
    f.warte_auf("[data-punkt=\"projekt-einbuergerung\"]").await?;
    f.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.tagName === 'H1' && a.textContent.includes('Einbürgerung')").await?;
    bereit(&f).await?;

    // To the date by Tab, as a person without a mouse goes.
    tabulator_bis(&f, "a.dataset.zelle === 'pilotierung/ist'").await?;
    f.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.dataset.feld === 'datum'").await?;
    f.taste(&strg('a')).await?;
    f.taste("März 2022").await?;
    tabulator_bis(&f, "a.dataset.feld === 'quelle'").await?;
    f.taste(QUELLE).await?;
    f.taste(&strg(ENTER)).await?;
    gemeldet(&f, "Gespeichert: Pilotierung NRW, Ist März 2022").await?;
    fokus(&f, "a.dataset.zelle === 'pilotierung/ist'")
        .await
        .context("after saving the focus is on the changed value")?;

    f.taste(&strg('1')).await?;
    f.warte_auf("[data-phase=\"umsetzung\"]").await?;
    bereit(&f).await?;
    ensure!(phase(&f, "umsetzung").await? == umsetzung + 1, "the figures follow");

    // Back in time and to today again.
    f.taste(&strg('t')).await?;
    fokus(&f, "a.id === 'stichtag'").await?;
    f.taste(&strg('a')).await?;
    f.taste("08.03.2021").await?;
    f.taste(&ENTER.to_string()).await?;
    f.warte_auf("[data-banner=\"vergangenheit\"]").await?;
    bereit(&f).await?;
    f.taste(&strg('k')).await?;
    fokus(&f, "a.dataset.feld === 'palette'").await?;
    f.taste("einb").await?;
    f.warte_auf("[data-punkt=\"projekt-einbuergerung\"]").await?;
    f.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.tagName === 'H1' && a.textContent.includes('Einbürgerung')").await?;
    bereit(&f).await?;
    damals_unbekannt(&f).await?;
    f.taste("\u{e00a}\u{e011}").await?; // Alt Pos1
    f.warte_bis("document.querySelector('[data-banner]') === null", GEDULD).await?;
    bereit(&f).await?;

    // A Sachstand with a reminder.
    f.taste("s").await?;
    fokus(&f, "a.dataset.feld === 'text'").await?;
    f.taste("Pilot läuft in zwei Kommunen.").await?;
    tabulator_bis(&f, "a.dataset.feld === 'faellig_am'").await?;
    f.taste("heute").await?;
    f.taste(&strg(ENTER)).await?;
    gemeldet(&f, "Gespeichert: Sachstand").await?;
    f.taste(&strg('1')).await?;
    f.warte_auf("[data-befunde]").await?;
    bereit(&f).await?;
    faellig(&f).await?;

    // The list: search, the one row by the arrow keys, and out as CSV.
    f.taste(&strg('2')).await?;
    f.warte_auf("[data-tabelle=\"projekte\"]").await?;
    bereit(&f).await?;
    f.taste("/").await?;
    fokus(&f, "a.id === 'projekt-suche'").await?;
    f.taste("einb").await?;
    f.warte_bis(&format!("{PROJEKTE} === 1"), GEDULD).await?;
    tabulator_bis(&f, "a.closest('[data-tabelle=\"projekte\"]')").await?;
    f.taste(&AB.to_string()).await?;
    fokus(&f, "a.closest('[data-projekt=\"einbuergerung\"]')")
        .await
        .context("the arrow key leads from the head to the row")?;
    f.taste(&strg('e')).await?;
    fokus(&f, "a.getAttribute('role') === 'menuitem'").await?;
    let mut versuche = 0;
    while f.js("return document.activeElement?.dataset.aktion === 'export-opendata'").await? != true {
        f.taste(&AB.to_string()).await?;
        versuche += 1;
        ensure!(versuche < 10, "the menu offers the file for programs");
    }
    f.taste(&ENTER.to_string()).await?;
    gemeldet(&f, ".csv").await?;
    csv_pruefen(&ablage)?;
    f.schliessen_wollen()?;
    f.warte_auf_ende().await?;
    drop(f);
    nach_neustart(heim.path(), &pfad, &ablage).await
}
