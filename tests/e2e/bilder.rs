//! The pictures of the handbook, taken as its reader will see the views: `target/e2e/handbuch-NAME.png`. They are
//! copied to `docs/bilder` by hand, after a person has looked at them. Here it is tested that each can be taken: every
//! picture that the handbook names is one of these.

use anyhow::{Context, Result, ensure};
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;

use crate::griffe::{ESC, GEDULD, bereit, fenster_am, fuelle, gehe, klicke, reise_nach, strg};

const HEUTE: &str = "2022-06-30";
const KAPITEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/handbuch");

async fn aufnahme(f: &Fenster, name: &str, genommen: &mut Vec<String>) -> Result<()> {
    bereit(f).await?;
    f.bild(&format!("handbuch-{name}")).await?;
    genommen.push(name.to_owned());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn jedes_bild_des_handbuchs_laesst_sich_aufnehmen() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("demo.ozg");
    let a = Anwendung::anlegen(&pfad, &Anlage::Demo(7))?;
    a.person_merken("Koordination Bauen")?;
    let projekte = a.projekt_list(HEUTE.parse()?)?;
    let zeile = projekte.iter().find(|p| p.titel == "Einbürgerung").context("Einbürgerung is in the demo")?;
    let projekt = format!("#/projekte/{}", zeile.kuerzel);
    drop(a);
    let mut genommen = Vec::new();
    let f = fenster_am(heim.path(), &pfad, heim.path(), Some(HEUTE)).await?;
    f.fenster_groesse(1440, 900).await?;
    for (name, adresse) in [
        ("uebersicht", "#/uebersicht"),
        ("projekte", "#/projekte"),
        ("projekt", &projekt),
        ("leistungen", "#/leistungen/10257"),
        ("kommunen", "#/kommunen"),
        ("foerderung", "#/foerderung"),
        ("quellen", "#/quellen?suche=vorlage"),
        ("verlauf", "#/verlauf?von=2021-03-08@2021-03-08T22:59:59.999Z&bis=heute"),
    ] {
        gehe(&f, adresse).await?;
        aufnahme(&f, name, &mut genommen).await?;
    }
    gehe(&f, &projekt).await?;
    klicke(&f, "[data-zelle=\"rollout_nrw/prognose\"]").await?;
    fuelle(&f, "[data-formular=\"meilenstein\"] [data-feld=\"datum\"]", "15.03.2023").await?;
    fuelle(&f, "[data-formular=\"meilenstein\"] [data-feld=\"grund\"]", "Go-Live erst nach der Abnahme")
        .await?;
    f.warte_auf("[data-formular=\"meilenstein\"] .vorschau p").await?;
    aufnahme(&f, "meilenstein", &mut genommen).await?;
    f.taste(&ESC.to_string()).await?;
    f.taste("s").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"text\"]", "Pilot läuft in zwei Kommunen.").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"hindernis\"]", "Abnahme der Schnittstelle")
        .await?;
    klicke(&f, "[data-formular=\"sachstand\"] [data-feld=\"meilenstein\"]").await?;
    aufnahme(&f, "sachstand", &mut genommen).await?;
    f.taste(&ESC.to_string()).await?;
    gehe(&f, "#/uebersicht").await?;
    f.taste(&strg('k')).await?;
    f.warte_auf("[data-dialog=\"palette\"]").await?;
    f.taste("einb").await?;
    f.warte_auf("[data-punkt^=\"projekt-\"]").await?;
    aufnahme(&f, "palette", &mut genommen).await?;
    f.taste(&ESC.to_string()).await?;
    f.warte_bis("document.querySelector('[data-dialog=\"palette\"]') === null", GEDULD).await?;
    reise_nach(&f, "08.03.2021").await?;
    aufnahme(&f, "vergangenheit", &mut genommen).await?;
    f.ende().await?;

    // The catalogue as it is shipped, in its usual place, which is all that the settings tell of this machine.
    let heim = tempfile::tempdir()?;
    let umgebung = [("OZG_HEUTE", "2026-11-24".to_owned())];
    let f = Fenster::start_mit(&[], heim.path(), &umgebung).await?;
    f.fenster_groesse(1440, 900).await?;
    aufnahme(&f, "willkommen", &mut genommen).await?;
    gehe(&f, "#/einstellungen").await?;
    // The folder of the test says nothing to the reader.
    f.js("for (const k of document.querySelectorAll('main dd.waehlbar')) if (k.textContent.endsWith('.ozg')) k.textContent = '~/.local/share/ozg-chronik/katalog.ozg';").await?;
    aufnahme(&f, "einstellungen", &mut genommen).await?;
    f.ende().await?;

    for kapitel in std::fs::read_dir(KAPITEL)? {
        let text = std::fs::read_to_string(kapitel?.path())?;
        for bild in
            text.split("../bilder/").skip(1).filter_map(|t| t.split_once(".png")).map(|(name, _)| name)
        {
            ensure!(genommen.iter().any(|g| g == bild), "no picture is taken for {bild}");
        }
    }
    Ok(())
}
