//! What every journey does: wait, read a figure, travel to a day, type, save, ask axe.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::key::Key;
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;

/// Says when two frames have been drawn.
const ZWEI_BILDER: &str = "window.ozgRuhe = false; requestAnimationFrame(() => requestAnimationFrame(() => { window.ozgRuhe = true; }));";

pub(crate) const GEDULD: Duration = Duration::from_secs(20);

pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const TAB: char = '\u{e004}';
pub(crate) const AB: char = '\u{e015}';
pub(crate) const ESC: char = '\u{e00c}';

/// A catalogue as it is shipped, and a folder into which the window saves.
pub(crate) fn katalog(heim: &Path) -> Result<(PathBuf, PathBuf)> {
    let pfad = heim.join("katalog.ozg");
    Anwendung::anlegen(&pfad, &Anlage::Auslieferung)?;
    let ablage = heim.join("ablage");
    std::fs::create_dir_all(&ablage)?;
    Ok((pfad, ablage))
}

/// Opens a catalogue in a window of the usual size; files are saved into `ablage` without asking.
pub(crate) async fn fenster(heim: &Path, pfad: &Path, ablage: &Path) -> Result<Fenster> {
    fenster_am(heim, pfad, ablage, None).await
}

/// The same on a day that stands in for today.
pub(crate) async fn fenster_am(
    heim: &Path,
    pfad: &Path,
    ablage: &Path,
    heute: Option<&str>,
) -> Result<Fenster> {
    let mut umgebung = vec![("OZG_DATEIWAHL", ablage.to_string_lossy().into_owned())];
    umgebung.extend(heute.map(|tag| ("OZG_HEUTE", tag.to_owned())));
    let f = Fenster::start_mit(&["--katalog", &pfad.to_string_lossy()], heim, &umgebung).await?;
    f.fenster_groesse(1440, 900).await?;
    bereit(&f).await?;
    Ok(f)
}

/// Waits until the view is filled and nothing loads any more.
pub(crate) async fn bereit(f: &Fenster) -> Result<()> {
    f.warte_bis(
        "document.body.dataset.bereit === 'ja' && document.querySelector('main').getAttribute('aria-busy') !== 'true'",
        GEDULD,
    )
    .await
}

/// Text of an element also where it is for screen readers only.
pub(crate) async fn inhalt(f: &Fenster, css: &str) -> Result<String> {
    let js = format!("return document.querySelector({})?.textContent ?? ''", serde_json::to_string(css)?);
    Ok(f.js(&js).await?.as_str().unwrap_or_default().to_owned())
}

pub(crate) async fn phase(f: &Fenster, name: &str) -> Result<u32> {
    Ok(f.text(&format!("[data-phase=\"{name}\"] [data-zahl]")).await?.trim().parse()?)
}

pub(crate) async fn phasen(f: &Fenster) -> Result<Vec<u32>> {
    let mut aus = Vec::new();
    for name in
        ["konzeption", "umsetzung", "betrieb", "neu", "nicht_gemeldet", "zurueckgestellt", "ausgeschieden"]
    {
        aus.push(phase(f, name).await?);
    }
    Ok(aus)
}

/// Types a day into the time control and waits for the figures.
pub(crate) async fn reise_nach(f: &Fenster, tag: &str) -> Result<()> {
    let vorher = inhalt(f, "[data-diagramm=\"burnup\"] svg desc").await?;
    f.taste(&(Key::Control + "t")).await?;
    let feld = f.finde("#stichtag").await?;
    feld.clear().await?;
    feld.send_keys(tag).await?;
    f.taste(&char::from(Key::Enter).to_string()).await?;
    let js = format!(
        "(document.querySelector('[data-diagramm=\"burnup\"] svg desc')?.textContent ?? '') !== {}",
        serde_json::to_string(&vorher)?
    );
    f.warte_bis(&js, GEDULD).await?;
    bereit(f).await
}

pub(crate) async fn ohne_befund(f: &Fenster, wo: &str) -> Result<()> {
    // Contrast is judged when the fade of 120 ms is over, which begins with the next frame.
    f.js(ZWEI_BILDER).await?;
    let steht = "window.ozgRuhe && document.getAnimations()
        .every((a) => a.playState !== 'running' || a.effect?.getTiming().iterations === Infinity)";
    f.warte_bis(steht, GEDULD).await?;
    let befunde = f.axe().await?;
    ensure!(befunde.is_empty(), "axe in {wo}: {befunde:#?}");
    Ok(())
}

/// Without no-break spaces, for comparing texts.
pub(crate) fn schlicht(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// Goes to an address of the window and waits until it is filled.
pub(crate) async fn gehe(f: &Fenster, adresse: &str) -> Result<()> {
    // A view that stands already begins to load with the next frame.
    f.js(&format!("location.hash = {}; {ZWEI_BILDER}", serde_json::to_string(adresse)?)).await?;
    f.warte_bis("window.ozgRuhe", GEDULD).await?;
    // The page has taken it up, which it does a moment after the address itself has changed.
    let js = format!(
        "document.querySelector('main')?.dataset.adresse?.startsWith({})",
        serde_json::to_string(adresse.split('?').next().unwrap_or(adresse))?
    );
    f.warte_bis(&js, GEDULD).await?;
    bereit(f).await
}

/// Nothing sticks out to the right of the window.
pub(crate) async fn passt(f: &Fenster, wo: &str) -> Result<()> {
    let js = "[document.documentElement.scrollWidth, window.innerWidth]";
    let breiten = f.js(&format!("return {js}")).await?;
    let (inhalt, fenster) = (breiten[0].as_i64().unwrap_or(0), breiten[1].as_i64().unwrap_or(0));
    ensure!(inhalt <= fenster + 1, "{wo}: {inhalt} px wide in a window of {fenster} px");
    Ok(())
}

/// A key with Strg, for [`Fenster::taste`].
pub(crate) fn strg(taste: char) -> String {
    format!("{}{taste}", char::from(Key::Control))
}

pub(crate) async fn klicke(f: &Fenster, css: &str) -> Result<()> {
    f.warte_auf(css).await?.click().await.with_context(|| format!("click on {css}"))
}

/// Replaces what stands in a field.
pub(crate) async fn fuelle(f: &Fenster, css: &str, text: &str) -> Result<()> {
    let feld = f.warte_auf(css).await?;
    feld.clear().await?;
    feld.send_keys(text).await?;
    Ok(())
}

/// Waits for the toast with that text and for the figures behind it.
pub(crate) async fn gemeldet(f: &Fenster, text: &str) -> Result<()> {
    let js = format!(
        "document.querySelector('[data-meldung]')?.textContent.includes({})",
        serde_json::to_string(text)?
    );
    f.warte_bis(&js, GEDULD).await?;
    bereit(f).await
}

/// Presses Tab until a JavaScript condition on `a` (the focused element) holds: it is reachable without a mouse.
pub(crate) async fn tabulator_bis(f: &Fenster, bedingung: &str) -> Result<()> {
    let js = format!("const a = document.activeElement; return !!(a && ({bedingung}));");
    for _ in 0..80 {
        if f.js(&js).await? == true {
            return Ok(());
        }
        f.taste(&TAB.to_string()).await?;
    }
    bail!("not reached by Tab: {bedingung}")
}

/// Whether the focused element fulfils a JavaScript condition on `a`, as soon as it does.
pub(crate) async fn fokus(f: &Fenster, bedingung: &str) -> Result<()> {
    let erfuellt = f
        .warte_bis(
            &format!("(() => {{ const a = document.activeElement; return a && ({bedingung}); }})()"),
            GEDULD,
        )
        .await;
    if let Err(fehler) = erfuellt {
        let wo = f.js("return document.activeElement?.outerHTML.slice(0, 400)").await?;
        return Err(fehler.context(format!("the focus is on {wo}")));
    }
    Ok(())
}
