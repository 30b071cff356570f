//! Input that is not saved: it is kept on this machine and survives a violent end, but is no part of the chronicle.

use anyhow::{Result, ensure};
use ozg_app::Anwendung;

use crate::griffe::{GEDULD, fenster, fokus, fuelle, gehe, katalog, klicke, ohne_befund};

#[tokio::test(flavor = "multi_thread")]
async fn ein_entwurf_uebersteht_das_gewaltsame_ende() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    let laenge = Anwendung::oeffnen(&pfad)?.info()?.chronik_laenge;
    gehe(&f, "#/projekte/jagd").await?;
    f.taste("s").await?;
    let feld = "[data-formular=\"sachstand\"] [data-feld=\"text\"]";
    // The driver types no characters beyond the basic plane.
    let text = "Noch nicht gespeichert ⚑ <b>fett</b>";
    fuelle(&f, feld, text).await?;
    // Other views may be visited meanwhile.
    gehe(&f, "#/uebersicht").await?;
    f.warte_bis("document.body.textContent.includes('Entwurf')", GEDULD).await?;
    f.bild("uebersicht-entwurf").await?;
    let a = Anwendung::oeffnen(&pfad)?;
    let beginn = std::time::Instant::now();
    while a.lokal()?.entwuerfe.is_empty() {
        ensure!(beginn.elapsed() < GEDULD, "the draft was never kept");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    // Dropping kills driver and window without a chance to save anything.
    drop(f);

    ensure!(a.info()?.chronik_laenge == laenge, "a draft is not recorded");
    drop(a);
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    gehe(&f, "#/projekte/jagd").await?;
    f.warte_auf(feld).await?;
    let wert =
        f.js(&format!("return document.querySelector({}).value", serde_json::to_string(feld)?)).await?;
    ensure!(wert == text, "{wert}");
    f.ende().await
}

/// The cross of the window asks while input is open; "Weiter bearbeiten" leads back into the field, "Entwurf behalten"
/// closes and the form stands open again at the next start.
#[tokio::test(flavor = "multi_thread")]
async fn das_schliessen_fragt_nach_offener_eingabe() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    gehe(&f, "#/projekte/jagd").await?;
    f.taste("s").await?;
    fokus(&f, "a.dataset.feld === 'text'").await?;
    f.taste("Angefangen").await?;
    f.schliessen_wollen()?;
    f.warte_auf("[data-dialog=\"entwurf\"]").await?;
    ohne_befund(&f, "Frage beim Schließen").await?;
    f.bild("dialog-entwurf").await?;
    klicke(&f, "[data-aktion=\"weiter-bearbeiten\"]").await?;
    fokus(&f, "a.dataset.feld === 'text' && a.value === 'Angefangen'").await?;
    f.schliessen_wollen()?;
    f.warte_auf("[data-aktion=\"entwurf-behalten\"]").await?;
    // Not clicked by the driver, which would wait for the window that goes away.
    f.js("setTimeout(() => document.querySelector('[data-aktion=\"entwurf-behalten\"]').click())").await?;
    f.warte_auf_ende().await?;
    drop(f);

    let f = fenster(heim.path(), &pfad, &ablage).await?;
    f.warte_bis("document.querySelector('[data-feld=\"text\"]')?.value === 'Angefangen'", GEDULD).await?;
    ensure!(Anwendung::oeffnen(&pfad)?.info()?.chronik_laenge == 1, "nothing was recorded");
    f.ende().await
}
