//! The one-minute update: its keystrokes are counted, and one key takes it back.

use anyhow::{Context, Result, ensure};
use ozg_app::Anwendung;
use ozg_tests::treiber::Fenster;

use crate::griffe::{
    AB, ENTER, GEDULD, TAB, bereit, fenster, fokus, fuelle, gehe, gemeldet, inhalt, katalog, strg,
};

/// Types a key at a time and counts what is no text.
struct Tasten<'a> {
    f: &'a Fenster,
    gezaehlt: u32,
}

impl Tasten<'_> {
    async fn taste(&mut self, taste: &str) -> Result<()> {
        self.gezaehlt += 1;
        self.f.taste(taste).await
    }

    async fn text(&mut self, text: &str) -> Result<()> {
        self.f.taste(text).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn eine_meldung_in_hoechstens_fuenfzehn_tasten() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let a = Anwendung::oeffnen(&pfad)?;
    let f = fenster(heim.path(), &pfad, &ablage).await?;

    // The source of an earlier call, so that there is a last used one.
    gehe(&f, "#/projekte/elterngeld").await?;
    f.taste("s").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"text\"]", "Erste Meldung.").await?;
    fuelle(&f, "[data-formular=\"sachstand\"] [data-feld=\"quelle\"]", "Anruf Muster-IT, 21.06.2022").await?;
    f.taste(&strg(ENTER)).await?;
    gemeldet(&f, "Gespeichert: Sachstand").await?;
    gehe(&f, "#/uebersicht").await?;
    let vorher = a.verlauf_list(10_000)?.len();

    let mut t = Tasten { f: &f, gezaehlt: 0 };
    t.taste(&strg('k')).await?;
    f.warte_auf("[data-dialog=\"palette\"]").await?;
    t.text("einb").await?;
    t.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.tagName === 'H1' && a.textContent.includes('Einbürgerung')").await?;
    bereit(&f).await?;
    t.taste("s").await?;
    fokus(&f, "a.dataset.feld === 'text'").await.context("the cursor is in Sachstand")?;
    t.text("Pilot in Bielefeld und im Kreis Düren läuft.").await?;
    t.taste(&TAB.to_string()).await?;
    t.text("Abnahme der Schnittstelle").await?;
    t.taste(&TAB.to_string()).await?;
    t.text("Abnahmetermin").await?;
    t.taste(&TAB.to_string()).await?;
    fokus(&f, "a.dataset.feld === 'quelle'").await?;
    t.taste(&AB.to_string()).await?;
    t.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.value === 'Anruf Muster-IT, 21.06.2022'")
        .await
        .context("the last used source is offered first")?;
    t.taste(&TAB.to_string()).await?;
    t.taste(" ").await?;
    t.taste(&strg(ENTER)).await?;
    gemeldet(&f, "Gespeichert: Sachstand und").await?;
    ensure!(t.gezaehlt <= 15, "{} keys besides the text", t.gezaehlt);
    f.warte_bis(
        "document.querySelector('[data-bereich=\"sachstand\"]').textContent.includes('Bielefeld')",
        GEDULD,
    )
    .await
    .context("the page shows what was saved")?;

    let danach = a.verlauf_list(10_000)?;
    ensure!(danach.len() == vorher + 1, "one entry holds both");
    let worte = danach[0].worte.join("\n");
    ensure!(worte.contains("Sachstand") && worte.contains("Ist"), "Sachstand and milestone: {worte}");
    ensure!(danach[0].herkunft == "ui", "{:?}", danach[0]);
    f.bild("minute-gespeichert").await?;

    // And back again with one key.
    f.taste(&strg('z')).await?;
    gemeldet(&f, "urückgenommen").await?;
    f.warte_bis(
        "!document.querySelector('[data-bereich=\"sachstand\"]').textContent.includes('Bielefeld')",
        GEDULD,
    )
    .await
    .context("the page shows it as before")?;
    let zurueck = a.verlauf_list(10_000)?;
    ensure!(zurueck.len() == vorher + 2, "taking back is an entry, too");
    let heute = inhalt(&f, "#stichtag").await?;
    ensure!(
        a.projekt_list("2026-11-24".parse()?)?
            .iter()
            .any(|p| p.kuerzel == "einbuergerung" && p.phase == "nicht_gemeldet"),
        "as before {heute}"
    );
    ensure!(a.pruefen(None, "2026-11-24T08:00:00Z".parse()?)?.in_ordnung, "the chain holds");
    f.ende().await
}
