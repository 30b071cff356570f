//! Start, read the figures, travel to 8 March 2021, see them change; nothing for axe to find.

use std::path::Path;

use anyhow::{Result, ensure};
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;

use crate::griffe::{GEDULD, bereit, inhalt, ohne_befund, phase, phasen, reise_nach};

fn erwartet(pfad: &Path, tag: &str) -> Result<Vec<u32>> {
    let p = Anwendung::oeffnen(pfad)?.kennzahl_show(tag.parse()?)?.phasen;
    Ok(vec![
        p.konzeption,
        p.umsetzung,
        p.betrieb,
        p.neu,
        p.nicht_gemeldet,
        p.zurueckgestellt,
        p.ausgeschieden,
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn erster_start_zeigt_den_wirklichen_katalog_und_die_vergangenheit() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let f = Fenster::start(&[], heim.path()).await?;
    bereit(&f).await?;
    ensure!(f.text("h1").await?.contains("Übersicht"), "the first view is the Übersicht");
    let heute = phasen(&f).await?;
    ensure!(heute.iter().sum::<u32>() == 22, "22 named projects: {heute:?}");
    ensure!(phase(&f, "nicht_gemeldet").await? > 0, "unknown is counted and shown");
    let geld = f.text("[data-tabelle=\"foerderung\"]").await?;
    for text in ["rund 6,7", "ca. 6,4", "insgesamt 6,1", "7,72"] {
        let ohne_schmale = geld.replace(['\u{202f}', '\u{a0}'], " ");
        ensure!(ohne_schmale.contains(text), "the Vorlage's words are kept: {text} in {ohne_schmale}");
    }
    ohne_befund(&f, "Übersicht heute").await?;
    f.bild("uebersicht-heute").await?;

    reise_nach(&f, "08.03.2021").await?;
    f.warte_auf("[data-banner=\"vergangenheit\"]").await?;
    let damals = phasen(&f).await?;
    ensure!(damals == [2, 3, 0, 0, 17, 0, 0], "as the sources say for that day: {damals:?}");
    ensure!(damals != heute, "the figures moved with the Stichtag");
    let frist = inhalt(&f, "[data-kennzahl=\"frist\"]").await?;
    ensure!(frist.contains("663"), "663 days to the Frist: {frist}");
    ohne_befund(&f, "Übersicht am 08.03.2021").await?;
    f.bild("uebersicht-2021-03-08").await?;

    f.finde("[data-aktion=\"zurueck-zu-heute\"]").await?.click().await?;
    bereit(&f).await?;
    ensure!(phasen(&f).await? == heute, "one click leads back to today");

    f.finde("a[data-ansicht=\"projekte\"]").await?.click().await?;
    f.warte_auf("[data-tabelle=\"projekte\"]").await?;
    bereit(&f).await?;
    let zeilen = "document.querySelectorAll('[data-tabelle=\"projekte\"] [data-projekt]').length";
    f.warte_bis(&format!("{zeilen} === 22"), GEDULD).await?;
    f.bild("projekte").await?;
    f.finde("#projekt-suche").await?.send_keys("EINBÜRG").await?;
    f.warte_bis(&format!("{zeilen} === 1"), GEDULD).await?;
    ohne_befund(&f, "Projekte").await?;
    f.bild("projekte-suche").await?;
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn demo_ist_ueberall_gekennzeichnet_und_rechnet_wie_die_befehlszeile() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("demo.ozg");
    Anwendung::anlegen(&pfad, &Anlage::Demo(7))?;
    let f = Fenster::start(&["--katalog", &pfad.to_string_lossy()], heim.path()).await?;
    f.fenster_groesse(1440, 900).await?;
    bereit(&f).await?;
    f.finde("[data-marke=\"demodaten\"]").await?;
    let svg = inhalt(&f, "[data-diagramm=\"burnup\"] svg").await?;
    ensure!(svg.contains("Demodaten"), "the picture itself says so: {svg}");
    for tag in ["08.03.2021", "30.06.2022", "31.12.2022"] {
        reise_nach(&f, tag).await?;
        let iso = format!("{}-{}-{}", &tag[6..], &tag[3..5], &tag[..2]);
        ensure!(phasen(&f).await? == erwartet(&pfad, &iso)?, "window and rules agree on {tag}");
    }
    f.finde("[data-aktion=\"burnup-tabelle\"]").await?.click().await?;
    f.warte_auf("[data-tabelle=\"burnup\"]").await?;
    ohne_befund(&f, "Tabelle zum Burn-up").await?;
    f.bild("demo-tabelle").await?;
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn fenster_laedt_neu_wenn_ein_anderes_programm_schreibt() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("katalog.ozg");
    let a = Anwendung::anlegen(&pfad, &Anlage::Auslieferung)?;
    let f = Fenster::start(&["--katalog", &pfad.to_string_lossy()], heim.path()).await?;
    bereit(&f).await?;
    let vorher = phase(&f, "betrieb").await?;
    let auftrag = ozg_app::Auftrag {
        jetzt: "2026-11-02T08:00:00Z".parse()?,
        heute: "2022-06-30".parse()?,
        herkunft: ozg_app::Herkunft::Cli,
        person: None,
        grund: None,
    };
    a.meilenstein_set("jagd", "rollout_nrw", "ist", "01.06.2022", None, None, Some("Test"), &auftrag)?;
    let js = format!(
        "document.querySelector('[data-phase=\"betrieb\"] [data-zahl]').textContent.trim() === '{}'",
        vorher + 1
    );
    f.warte_bis(&js, GEDULD).await?;
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn beschaedigter_katalog_bekommt_eine_eigene_seite() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("text.ozg");
    std::fs::write(&pfad, "Das ist kein Katalog.")?;
    let f = Fenster::start(&["--katalog", &pfad.to_string_lossy()], heim.path()).await?;
    f.warte_auf("[data-fehlerseite]").await?;
    let text = f.text("body").await?;
    ensure!(text.contains("kein Katalog der OZG-Chronik"), "says what was found: {text}");
    ensure!(text.contains("nicht verändert"), "says what is safe: {text}");
    ohne_befund(&f, "Fehlerseite").await?;
    f.bild("fehlerseite").await?;
    ensure!(std::fs::read(&pfad)? == b"Das ist kein Katalog.", "the file is as it was");

    // The user puts a catalogue in its place and tries again, without starting anew.
    std::fs::remove_file(&pfad)?;
    drop(Anwendung::anlegen(&pfad, &Anlage::Auslieferung)?);
    f.finde("[data-fehlerseite] button").await?.click().await?;
    bereit(&f).await?;
    ensure!(phasen(&f).await?.iter().sum::<u32>() == 22, "the repaired catalogue is shown");
    f.ende().await
}

#[tokio::test(flavor = "multi_thread")]
async fn dunkel_und_schmal_bleibt_alles_lesbar() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("demo.ozg");
    Anwendung::anlegen(&pfad, &Anlage::Demo(7))?;
    let f = Fenster::start(&["--katalog", &pfad.to_string_lossy()], heim.path()).await?;
    f.fenster_groesse(1440, 900).await?;
    bereit(&f).await?;
    reise_nach(&f, "30.06.2022").await?;
    f.bild("demo-2022-06-30").await?;
    f.js("document.documentElement.dataset.kernTheme = 'dark'").await?;
    ohne_befund(&f, "Übersicht dunkel").await?;
    f.bild("demo-dunkel").await?;
    // 1440 × 900 at 200 % zoom is 720 × 450 for the page.
    for (breite, hoehe) in [(1000, 800), (720, 450), (340, 640)] {
        f.fenster_groesse(breite, hoehe).await?;
        f.warte_bis("window.innerWidth <= 1000", GEDULD).await?;
        bereit(&f).await?;
        ohne_befund(&f, &format!("Übersicht {breite} × {hoehe}")).await?;
        let quer = "document.documentElement.scrollWidth <= window.innerWidth + 1";
        f.warte_bis(quer, GEDULD).await?;
        f.bild(&format!("demo-{breite}")).await?;
    }
    f.ende().await
}
