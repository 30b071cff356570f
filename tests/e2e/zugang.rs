//! Every view in every state: nothing for axe to find, one heading, nothing cut off, and each reached without a mouse.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;

use crate::griffe::{
    ENTER, ESC, GEDULD, TAB, bereit, fenster, fenster_am, fokus, fuelle, gehe, katalog, klicke, ohne_befund,
    passt, strg, tabulator_bis,
};

/// A day in the middle of the demo catalogue, so that the pictures show a programme at work.
const HEUTE: &str = "2022-06-30";

async fn demo(heim: &Path) -> Result<(Fenster, String)> {
    let pfad = heim.join("demo.ozg");
    let a = Anwendung::anlegen(&pfad, &Anlage::Demo(7))?;
    let projekte = a.projekt_list(HEUTE.parse()?)?;
    let projekt = projekte.iter().find(|p| p.phase == "umsetzung").context("one is in Umsetzung")?;
    let kuerzel = projekt.kuerzel.clone();
    drop(a);
    Ok((fenster_am(heim, &pfad, heim, Some(HEUTE)).await?, kuerzel))
}

fn ansichten(kuerzel: &str) -> Vec<(&'static str, String)> {
    vec![
        ("uebersicht", "#/uebersicht".to_owned()),
        ("projekte", "#/projekte".to_owned()),
        ("projekte-leer", "#/projekte?suche=gibtesnicht".to_owned()),
        ("projekt", format!("#/projekte/{kuerzel}")),
        ("projekt-unbekannt", "#/projekte/gibtesnicht".to_owned()),
        ("leistungen", "#/leistungen/10257".to_owned()),
        ("kommunen", "#/kommunen".to_owned()),
        ("kommune", "#/kommunen/05711000".to_owned()),
        ("kommunen-karte", "#/kommunen?ansicht=karte".to_owned()),
        ("kommunen-matrix", "#/kommunen?ansicht=matrix".to_owned()),
        ("zaehlweisen", "#/zaehlweisen".to_owned()),
        ("zaehlweisen-liste", "#/zaehlweisen?regel=Z3&ergebnis=unbekannt".to_owned()),
        ("foerderung", "#/foerderung".to_owned()),
        ("rahmen", "#/rahmen".to_owned()),
        ("rahmen-messwerte", "#/rahmen?teil=messwerte".to_owned()),
        ("diagramme", "#/diagramme".to_owned()),
        ("diagramm", "#/diagramme/leiter".to_owned()),
        ("verlauf", "#/verlauf".to_owned()),
        ("quellen", "#/quellen".to_owned()),
        ("einstellungen", "#/einstellungen".to_owned()),
        ("hilfe", "#/hilfe".to_owned()),
    ]
}

/// No finding, one heading, one of each landmark.
async fn geprueft(f: &Fenster, wo: &str) -> Result<()> {
    ohne_befund(f, wo).await?;
    let zaehle = |css: &str| {
        format!("[...document.querySelectorAll('{css}')].filter((e) => e.getClientRects().length > 0).length")
    };
    let anzahlen = f.js(&format!("return [{}, {}]", zaehle("h1"), zaehle("main"))).await?;
    ensure!(anzahlen[0] == 1 && anzahlen[1] == 1, "{wo}: one h1 and one main, not {anzahlen}");
    let fehler = crate::griffe::inhalt(f, "main [data-fehlerkasten]").await?;
    ensure!(fehler.is_empty() || wo.contains("unbekannt"), "{wo}: {fehler}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn jede_ansicht_hell_dunkel_und_schmal() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (f, kuerzel) = demo(heim.path()).await?;
    for thema in ["light", "dark"] {
        f.js(&format!("document.documentElement.dataset.kernTheme = '{thema}'")).await?;
        for (name, adresse) in &ansichten(&kuerzel) {
            gehe(&f, adresse).await?;
            geprueft(&f, &format!("{name} {thema}")).await?;
            f.bild(&format!("ansicht-{name}-{thema}")).await?;
        }
    }
    f.js("document.documentElement.dataset.kernTheme = 'light'").await?;
    // 1440 × 900 at 200 % zoom is 720 × 450 for the page; 320 × 256 at 400 % of 1280 × 1024.
    for (breite, hoehe) in [(1000, 800), (720, 450), (340, 640)] {
        f.fenster_groesse(breite, hoehe).await?;
        for (name, adresse) in &ansichten(&kuerzel) {
            gehe(&f, adresse).await?;
            geprueft(&f, &format!("{name} {breite} px")).await?;
            passt(&f, &format!("{name} {breite} px")).await?;
            f.bild(&format!("ansicht-{name}-{breite}")).await?;
        }
    }
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn jede_ansicht_ohne_daten() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("leer.ozg");
    drop(Anwendung::anlegen(&pfad, &Anlage::Leer)?);
    let f = fenster(heim.path(), &pfad, heim.path()).await?;
    for (name, adresse) in &ansichten("gibtesnicht") {
        gehe(&f, adresse).await?;
        geprueft(&f, &format!("{name} ohne Daten")).await?;
        f.bild(&format!("leer-{name}")).await?;
    }
    f.ende().await
}

/// Opens each dialog and layer by its key, looks, closes by Esc, and finds the focus where it was.
#[tokio::test(flavor = "multi_thread")]
async fn jeder_dialog_und_jedes_formular() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (f, kuerzel) = demo(heim.path()).await?;
    for thema in ["light", "dark"] {
        f.js(&format!("document.documentElement.dataset.kernTheme = '{thema}'")).await?;
        gehe(&f, "#/projekte").await?;
        let tasten: [(&str, String, &str); 2] = [
            ("palette", strg('k'), "[data-dialog=\"palette\"]"),
            ("tasten", "?".to_owned(), "[data-dialog=\"tasten\"]"),
        ];
        for (name, taste, css) in &tasten {
            tabulator_bis(&f, "a.dataset.ansicht === 'projekte'").await?;
            f.taste(taste).await?;
            f.warte_auf(css).await?;
            if *name == "palette" {
                f.taste("abfall").await?;
                f.warte_auf("[data-punkt]").await?;
            }
            ohne_befund(&f, &format!("{name} {thema}")).await?;
            f.bild(&format!("dialog-{name}-{thema}")).await?;
            f.taste(&ESC.to_string()).await?;
            f.warte_bis(&format!("document.querySelector('{css}[open]') === null"), GEDULD).await?;
            fokus(&f, "a.dataset.ansicht === 'projekte'")
                .await
                .with_context(|| format!("{name}: focus goes back to where it was"))?;
        }
        for (name, knopf, css) in [
            ("spalten", "[data-aktion=\"spalten\"]", "[data-dialog=\"spalten\"]"),
            ("neues-projekt", "[data-aktion=\"neues-projekt\"]", "[data-dialog=\"neues-projekt\"]"),
        ] {
            klicke(&f, knopf).await?;
            f.warte_auf(css).await?;
            ohne_befund(&f, &format!("{name} {thema}")).await?;
            f.bild(&format!("dialog-{name}-{thema}")).await?;
            f.taste(&ESC.to_string()).await?;
            f.warte_bis(&format!("document.querySelector('{css}[open]') === null"), GEDULD).await?;
        }
        gehe(&f, &format!("#/projekte/{kuerzel}")).await?;
        for (name, css) in [("s", "[data-formular=\"sachstand\"]"), ("m", "[data-formular=\"meilenstein\"]")]
        {
            f.taste(name).await?;
            f.warte_auf(css).await?;
            ohne_befund(&f, &format!("{css} {thema}")).await?;
            f.bild(&format!("formular-{name}-{thema}")).await?;
            f.taste(&ESC.to_string()).await?;
            f.warte_bis(&format!("document.querySelector('{css}') === null"), GEDULD).await?;
        }
    }
    f.ende().await
}

/// The catalogue is held by another program: the save is refused, the input stays, and the error says what to do.
#[tokio::test(flavor = "multi_thread")]
async fn eine_abgelehnte_speicherung_behaelt_die_eingabe() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    gehe(&f, "#/projekte/jagd").await?;
    f.taste("m").await?;
    fuelle(&f, "[data-formular=\"meilenstein\"] [data-feld=\"datum\"]", "01.03.2022").await?;
    // The draft is kept before the lock, as it is while one types.
    let a = Anwendung::oeffnen(&pfad)?;
    let beginn = std::time::Instant::now();
    while !a.lokal()?.entwuerfe.iter().any(|e| e.wert.contains("01.03.2022")) {
        ensure!(beginn.elapsed() < GEDULD, "the draft was never kept");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let andere = rusqlite::Connection::open(&pfad)?;
    andere.execute_batch("BEGIN IMMEDIATE")?;
    f.taste(&strg(ENTER)).await?;
    f.warte_auf("[data-formular=\"meilenstein\"] [role=\"alert\"]").await?;
    let text = f.text("[data-formular=\"meilenstein\"] [role=\"alert\"]").await?;
    ensure!(text.contains("anderes Programm"), "what happened: {text}");
    let wert = "return document.querySelector('[data-formular=\"meilenstein\"] [data-feld=\"datum\"]').value";
    ensure!(f.js(wert).await? == "01.03.2022", "the input is still there");
    ohne_befund(&f, "abgelehnt").await?;
    f.bild("speichern-abgelehnt").await?;
    andere.execute_batch("ROLLBACK")?;
    f.taste(&strg(ENTER)).await?;
    f.warte_bis("document.querySelector('[data-meldung]')?.textContent.includes('Gespeichert')", GEDULD)
        .await?;
    bereit(&f).await?;
    ensure!(
        Anwendung::oeffnen(&pfad)?.verlauf_list(10)?[0].worte.join(" ").contains("01.03.2022"),
        "saved once the other program has let go"
    );
    f.ende().await
}

/// From the first Tab stop through the whole page: skip link, bar, navigation, content, status; each stop is seen.
#[tokio::test(flavor = "multi_thread")]
async fn der_tabulator_geht_durch_das_ganze_fenster() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (f, _) = demo(heim.path()).await?;
    gehe(&f, "#/projekte").await?;
    f.js("document.querySelector('.sprung').focus()").await?;
    let mut reihe = vec!["sprung".to_owned()];
    for _ in 0..60 {
        f.taste(&TAB.to_string()).await?;
        // A new stop, that is drawn as focused and stands within the window.
        fokus(
            &f,
            "a !== window.ozgHalt && a !== document.body && a.matches(':focus-visible') && (() => {
                const r = a.getBoundingClientRect();
                return r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight;
            })()",
        )
        .await
        .with_context(|| format!("the focus after {reihe:?} is seen"))?;
        let halt = "const a = window.ozgHalt = document.activeElement;
            return a.closest('[data-region]')?.dataset.region ?? a.className.split(' ')[0];";
        let name = f.js(halt).await?.as_str().unwrap_or_default().to_owned();
        if name == "sprung" {
            break;
        }
        if reihe.last() != Some(&name) {
            reihe.push(name);
        }
    }
    ensure!(reihe.starts_with(&["sprung", "kopf", "navigation", "inhalt"].map(str::to_owned)), "{reihe:?}");
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn die_schrift_des_entwurfssystems_ist_dabei() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (f, _) = demo(heim.path()).await?;
    let geladen =
        "[...document.fonts].filter((s) => s.family.includes('Fira Sans') && s.status === 'loaded')";
    let staerken = f.js(&format!("return {geladen}.map((s) => s.weight).sort()")).await?;
    ensure!(
        staerken == serde_json::json!(["400", "500", "600 700"]),
        "the window starts with these: {staerken}"
    );
    // Letters that the start does not need come when someone writes them.
    f.js("document.querySelector('h1').textContent = 'Привет'").await?;
    f.warte_bis(&format!("{geladen}.length === 4"), GEDULD).await?;
    f.ende().await
}

/// Zoom and a dragged edge change the form of a view while it stands.
#[tokio::test(flavor = "multi_thread")]
async fn jede_ansicht_wird_schmal_und_wieder_weit() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (f, kuerzel) = demo(heim.path()).await?;
    for (name, adresse) in &ansichten(&kuerzel) {
        for (breite, hoehe) in [(1440, 900), (720, 450), (1440, 900)] {
            f.fenster_groesse(breite, hoehe).await?;
            let schmal = if breite < 900 { "" } else { "!" };
            f.warte_bis(&format!("{schmal}matchMedia('(max-width: 56.24rem)').matches"), GEDULD).await?;
            if breite == 1440 && f.js("return location.hash").await? != adresse.as_str() {
                gehe(&f, adresse).await?;
            }
            bereit(&f).await?;
            let fehler = crate::griffe::inhalt(&f, "main [data-fehlerkasten]").await?;
            ensure!(fehler.is_empty() || name.contains("unbekannt"), "{name} {breite} px: {fehler}");
            let dialoge = f.js("return document.querySelectorAll('dialog[open]').length").await?;
            ensure!(dialoge == 0, "{name} {breite} px: a dialog tells a fault");
        }
    }
    f.ende().await
}
