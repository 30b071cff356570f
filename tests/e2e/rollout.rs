//! The roll-out in the window: reports for forty Kommunen at once, then ladder and map, the list behind "unbekannt", and
//! a chart and its table as files.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use ozg_tests::treiber::Fenster;
use serde_json::Value;

use crate::griffe::{
    ENTER, GEDULD, bereit, fenster_am, fuelle, gehe, gemeldet, katalog, klicke, ohne_befund, passt, schlicht,
    strg,
};

const HEUTE: &str = "2022-06-30";
/// Wohngeld: nothing is reported of it in the shipped catalogue.
const LEISTUNG: &str = "10092";

/// zaehler, nenner, unbekannt of a rung as its line says.
async fn stufe(f: &Fenster, regel: &str) -> Result<String> {
    Ok(schlicht(&f.text(&format!("[data-regel=\"{regel}\"]")).await?))
}

/// Chooses a value of a field that takes several, by typing.
async fn nimm(f: &Fenster, feld: &str, wort: &str) -> Result<()> {
    fuelle(f, &format!("[data-formular=\"rollout\"] [data-feld=\"{feld}\"]"), wort).await?;
    f.warte_auf("[role=\"option\"]").await?;
    f.taste("\u{e015}").await?;
    f.taste(&ENTER.to_string()).await?;
    Ok(())
}

fn dateien(ablage: &Path, endung: &str) -> Result<Vec<String>> {
    let mut namen = Vec::new();
    for e in std::fs::read_dir(ablage)? {
        let name = e?.file_name().to_string_lossy().into_owned();
        if name.ends_with(endung) {
            namen.push(name);
        }
    }
    Ok(namen)
}

#[tokio::test(flavor = "multi_thread")]
async fn vierzig_kommunen_auf_einmal() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster_am(heim.path(), &pfad, &ablage, Some(HEUTE)).await?;

    // Before: nothing is known, and that is said.
    f.taste(&strg('5')).await?;
    f.warte_auf("[data-regel=\"Z1\"]").await?;
    bereit(&f).await?;
    let vorher = stufe(&f, "Z1").await?;
    ensure!(vorher.contains("unbekannt"), "{vorher}");
    ohne_befund(&f, "Zählweisen ohne Meldung").await?;
    f.bild("zaehlweisen-leer").await?;

    // One service in all Kreise and kreisfreie Städte, in one entry.
    gehe(&f, "#/kommunen?ansicht=matrix").await?;
    passt(&f, "Matrix").await?;
    ohne_befund(&f, "Matrix").await?;
    klicke(&f, "[data-aktion=\"rollout\"]").await?;
    f.warte_auf("[data-dialog=\"rollout\"]").await?;
    nimm(&f, "leistung", LEISTUNG).await?;
    nimm(&f, "ags", "alle der Art kreisfreie Stadt (22)").await?;
    nimm(&f, "ags", "alle der Art Kreis (30)").await?;
    let auswahl = "[data-formular=\"rollout\"] [data-feld=\"reifegrad\"]";
    f.js(&format!(
        "const s = document.querySelector('{auswahl}'); s.value = '3'; s.dispatchEvent(new Event('input', {{bubbles: true}})); \
         s.dispatchEvent(new Event('change', {{bubbles: true}}));"
    ))
    .await?;
    f.warte_bis(
        "document.querySelector('[data-dialog=\"rollout\"]').textContent.includes('52 neue Meldungen')",
        GEDULD,
    )
    .await?;
    ohne_befund(&f, "Roll-out eintragen").await?;
    f.bild("rollout").await?;
    f.taste(&strg(ENTER)).await?;
    gemeldet(&f, "Gespeichert").await?;

    // Ladder and map follow.
    gehe(&f, "#/zaehlweisen").await?;
    let nachher = stufe(&f, "Z1").await?;
    ensure!(nachher.contains("1 von") && nachher != vorher, "{nachher}");
    ohne_befund(&f, "Zählweisen").await?;
    f.bild("zaehlweisen").await?;
    gehe(&f, "#/kommunen?ansicht=karte").await?;
    f.warte_auf("[data-diagramm=\"karte\"] svg").await?;
    bereit(&f).await?;
    let flaechen =
        f.js("return document.querySelectorAll('[data-diagramm=\"karte\"] [data-ags]').length").await?;
    ensure!(flaechen.as_i64() >= Some(390), "{flaechen}");
    ohne_befund(&f, "Karte").await?;
    f.bild("karte").await?;

    // The list behind "unbekannt", each with its reason.
    gehe(&f, "#/zaehlweisen?regel=Z3&ergebnis=unbekannt").await?;
    f.warte_auf("[data-liste=\"Z3\"]").await?;
    bereit(&f).await?;
    let liste = schlicht(&f.text("[data-liste=\"Z3\"]").await?);
    ensure!(liste.contains("Nicht gemeldet"), "{liste:.600}");
    ohne_befund(&f, "Liste hinter unbekannt").await?;

    // A chart with caption, and its table.
    gehe(&f, "#/diagramme/leiter").await?;
    f.warte_auf("[data-diagramm] svg").await?;
    bereit(&f).await?;
    ohne_befund(&f, "Diagramme").await?;
    f.bild("diagramme").await?;
    for (aktion, endung) in [("svg", ".svg"), ("csv", ".csv")] {
        klicke(&f, "[data-aktion=\"diagramm-export\"]").await?;
        klicke(&f, &format!("[data-aktion=\"diagramm-{aktion}\"]")).await?;
        f.warte_bis(
            &format!("document.querySelector('[data-meldung]')?.textContent.includes('{endung}')"),
            GEDULD,
        )
        .await?;
        let namen = dateien(&ablage, endung)?;
        let datei = namen.iter().find(|n| n.starts_with("leiter")).with_context(|| format!("{namen:?}"))?;
        let text = std::fs::read_to_string(ablage.join(datei))?;
        ensure!(text.contains("Z1"), "{datei}");
        let beiblatt = std::fs::read_to_string(ablage.join(format!("{datei}.meta.json")))?;
        let werte: Value = serde_json::from_str(&beiblatt)?;
        ensure!(werte["stichtag"] == HEUTE && werte["chronik_laenge"] == 2, "{beiblatt}");
    }
    f.ende().await
}
