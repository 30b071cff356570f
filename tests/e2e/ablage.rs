//! What leaves the window: each list as a file in both profiles, and as a table in the clipboard.

use anyhow::{Context, Result, ensure};
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;

use crate::griffe::{GEDULD, bereit, fenster_am, fuelle, gehe, gemeldet, klicke, strg};

/// View, a search that leaves some rows, and the name of its list.
const LISTEN: [(&str, &str, &str); 5] = [
    ("#/projekte", "abfall", "projekte"),
    ("#/leistungen", "abfall", "leistungen"),
    ("#/kommunen", "bielefeld", "kommunen"),
    ("#/foerderung", "", "foerderung"),
    ("#/quellen", "vorlage", "quellen"),
];

async fn suche(f: &Fenster, wort: &str) -> Result<()> {
    if wort.is_empty() {
        return Ok(());
    }
    fuelle(f, "main search input, main [data-feld=\"suche\"]", wort).await?;
    // The search waits for a pause in typing.
    let schlicht = format!("location.hash.includes({})", serde_json::to_string(wort)?);
    f.warte_bis(&schlicht, GEDULD).await?;
    bereit(f).await
}

#[tokio::test(flavor = "multi_thread")]
async fn jede_liste_geht_als_datei_und_als_tabelle_hinaus() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("demo.ozg");
    drop(Anwendung::anlegen(&pfad, &Anlage::Demo(7))?);
    let ablage = heim.path().join("ablage");
    std::fs::create_dir_all(&ablage)?;
    let f = fenster_am(heim.path(), &pfad, &ablage, Some("2022-06-30")).await?;
    // Where a person pastes: both forms of the clipboard are kept as they arrive.
    f.js("addEventListener('paste', (e) => { window.eingefuegt = { text: e.clipboardData.getData('text/plain'), html: e.clipboardData.getData('text/html') }; });").await?;
    for (ansicht, wort, liste) in LISTEN {
        gehe(&f, ansicht).await?;
        suche(&f, wort).await?;
        for profil in ["opendata", "excel"] {
            f.taste(&strg('e')).await?;
            klicke(&f, &format!("[data-aktion=\"export-{profil}\"]")).await?;
            gemeldet(&f, &format!("{liste}_2022-06-30.csv")).await?;
            let datei = ablage.join(format!("{liste}_2022-06-30.csv"));
            let csv = std::fs::read_to_string(&datei).with_context(|| format!("{liste} {profil}"))?;
            std::fs::remove_file(&datei)?;
            ensure!(
                csv.starts_with('\u{feff}') == (profil == "excel"),
                "{liste} {profil}: BOM for Excel only"
            );
            ensure!(csv.contains("\r\n") == (profil == "excel"), "{liste} {profil}: line ends");
            let kopf = csv.lines().next().unwrap_or_default();
            ensure!(
                kopf.ends_with("Katalogversion;Datenart"),
                "{liste} {profil}: says how it counts: {kopf}"
            );
            ensure!(csv.lines().count() > 1, "{liste} {profil}: the rows that are shown");
            ensure!(
                csv.lines().skip(1).all(|zeile| zeile.ends_with("Demodaten")),
                "{liste} {profil}: each row is marked"
            );
            f.js("document.querySelector('[data-aktion=\"meldung-schliessen\"]')?.click()").await?;
        }
        f.taste(&strg('e')).await?;
        klicke(&f, "[data-aktion=\"kopieren\"]").await?;
        f.warte_bis("document.querySelector('[data-meldung]') !== null", GEDULD).await?;
        f.js("window.eingefuegt = null; const t = document.createElement('textarea'); t.id = 'probe'; document.body.append(t); t.focus();").await?;
        f.taste(&strg('v')).await?;
        f.warte_bis("window.eingefuegt !== null", GEDULD).await?;
        let text = f.js("return window.eingefuegt.text").await?;
        let html = f.js("return window.eingefuegt.html").await?;
        let (text, html) = (text.as_str().unwrap_or_default(), html.as_str().unwrap_or_default());
        let zeilen: Vec<&str> = text.lines().collect();
        let [tabelle @ .., "", fuss] = zeilen.as_slice() else {
            anyhow::bail!("{liste}: a table and, apart, its foot: {text}");
        };
        ensure!(fuss.contains("30.06.2022") && fuss.contains("Demodaten"), "{liste}: {fuss}");
        let spalten: Vec<usize> = tabelle.iter().map(|zeile| zeile.matches('\t').count()).collect();
        ensure!(spalten.len() > 1 && spalten[0] > 1, "{liste}: cells and rows: {text}");
        ensure!(
            spalten.iter().all(|n| *n == spalten[0]),
            "{liste}: each row has the same cells: {spalten:?}"
        );
        // Below the table an empty row and its foot.
        ensure!(
            html.contains("<table") && html.matches("<tr").count() == spalten.len() + 2,
            "{liste}: {html}"
        );
        f.js("document.getElementById('probe').remove(); document.querySelector('[data-aktion=\"meldung-schliessen\"]')?.click()").await?;
    }
    gehe(&f, "#/foerderung?stand=abgelehnt").await?;
    for liste in ["bewilligungen", "programme"] {
        klicke(&f, &format!("[data-aktion=\"{liste}-export\"]")).await?;
        klicke(&f, &format!("[data-aktion=\"{liste}-export-excel\"]")).await?;
        gemeldet(&f, &format!("{liste}_2022-06-30.csv")).await?;
        let csv = std::fs::read_to_string(ablage.join(format!("{liste}_2022-06-30.csv")))?;
        ensure!(csv.lines().count() > 1, "{liste}: the rows that are shown");
        ensure!(
            liste != "bewilligungen" || csv.lines().skip(1).all(|zeile| zeile.contains(";abgelehnt;")),
            "only the filtered grants: {csv}"
        );
        f.js("document.querySelector('[data-aktion=\"meldung-schliessen\"]')?.click()").await?;
    }
    f.ende().await
}
