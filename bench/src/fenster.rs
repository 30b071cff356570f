//! The real window beside an empty one of the same web view: time until it is seen, memory of all its processes, and
//! how long it ever keeps a person waiting.
//!
//! Seen is what is on the screen: of the empty window its heading, of ours the line "Betrieb" of the burn-up, which
//! comes with the figures. Beside that, what the pages note themselves: first text of the one, the whole Übersicht of
//! the other.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use ozg_app::{Anlage, Anwendung};
use ozg_tests::treiber::Fenster;
use ozg_tests::treiber::bildschirm::{Ausschnitt, bis_zu_sehen};
use serde_json::Value;

use crate::daten::{SEED, api};
use crate::messung::{Ergebnis, Messreihe, Ziel};

const STARTS: usize = 10;
/// How often each deed is measured.
const RUNDEN: usize = 3;
const GEDULD: Duration = Duration::from_secs(30);
/// Until the window has loaded what it loads at rest.
const RUHE: Duration = Duration::from_secs(4);
/// Steps of the kernel's process times, `getconf CLK_TCK` on every Linux.
const TAKTE_JE_SEKUNDE: f64 = 100.0;
/// No deed may keep a person waiting longer.
const STOCKEN: Ziel = Ziel::Hoechstens(Duration::from_millis(50));
const GESEHEN_LEER: &str = "Leeres Fenster, auf dem Bildschirm";
const GESEHEN: &str = "Übersicht (Demo), auf dem Bildschirm";
const LEER: &str = "Leeres Fenster, nach eigener Uhr";
const STRG: char = '\u{e009}';

/// The programs to measure, both built in release.
pub(crate) struct Programme {
    /// The window of the program.
    pub(crate) fenster: PathBuf,
    /// The empty one.
    pub(crate) leer: PathBuf,
}

/// Start, memory and waiting of the window with the demo catalogue.
pub(crate) fn messen(ergebnis: &mut Ergebnis, programme: &Programme, ordner: &Path) -> Result<()> {
    let katalog = ordner.join("fenster.ozg");
    drop(Anwendung::anlegen(&katalog, &Anlage::Demo(SEED)).map_err(api)?);
    let lauf = tokio::runtime::Runtime::new()?;
    lauf.block_on(start(ergebnis, programme, &katalog, ordner))?;
    zu_sehen(ergebnis, programme, &katalog, ordner)?;
    lauf.block_on(stocken(ergebnis, programme, &katalog, ordner))
}

async fn oeffnen(programm: &Path, katalog: Option<&Path>, heim: &Path) -> Result<Fenster> {
    std::fs::create_dir_all(heim)?;
    let pfad = katalog.map(|k| k.to_string_lossy().into_owned());
    let args: Vec<&str> = pfad.as_deref().map(|p| ["--katalog", p]).into_iter().flatten().collect();
    Fenster::start_programm(programm, &args, heim, &[]).await
}

/// From the start of the process to the screen.
fn zu_sehen(ergebnis: &mut Ergebnis, programme: &Programme, katalog: &Path, ordner: &Path) -> Result<()> {
    let katalog = katalog.to_string_lossy();
    let ueberschrift =
        Ausschnitt { x: 0, y: 0, breite: 200, hoehe: 80, farbe: [0x04, 0x15, 0x8d], pixel: 15 };
    let betrieb =
        Ausschnitt { x: 440, y: 380, breite: 300, hoehe: 280, farbe: [0x04, 0x15, 0x8d], pixel: 60 };
    let faelle: [(&str, &Path, &[&str], Ausschnitt); 2] = [
        (GESEHEN_LEER, &programme.leer, &[], ueberschrift),
        (GESEHEN, &programme.fenster, &["--katalog", &katalog], betrieb),
    ];
    let mut zeiten = [Vec::new(), Vec::new()];
    // The first start of each fills the caches of the system and is not counted.
    for runde in 0..=STARTS {
        for (n, (_, programm, args, wo)) in faelle.iter().enumerate() {
            let heim = ordner.join(format!("schirm-{n}"));
            std::fs::create_dir_all(&heim)?;
            let dauer = bis_zu_sehen(programm, args, &heim, *wo)?;
            if runde > 0 {
                zeiten[n].push(dauer);
            }
        }
    }
    let reihen = faelle.iter().zip(zeiten).filter_map(|((name, ..), z)| Messreihe::new(*name, z)).collect();
    ergebnis.neben_erster(reihen);
    ergebnis.ziel(GESEHEN, Ziel::Verhaeltnis(1.3))
}

async fn start(ergebnis: &mut Ergebnis, programme: &Programme, katalog: &Path, ordner: &Path) -> Result<()> {
    let uebersicht = "performance.getEntriesByName('gezeigt')[0]?.startTime";
    let bild = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
    let faelle = [
        (LEER, programme.leer.as_path(), None, bild),
        ("Ganze Übersicht (Demo), nach eigener Uhr", programme.fenster.as_path(), Some(katalog), uebersicht),
    ];
    let mut zeiten = [Vec::new(), Vec::new()];
    let mut speicher = [0, 0];
    // The first start of each fills the caches of the system and is not counted.
    for runde in 0..=STARTS {
        for (n, (_, programm, katalog, zeichen)) in faelle.iter().enumerate() {
            let f = oeffnen(programm, *katalog, &ordner.join(format!("heim-{n}"))).await?;
            f.warte_bis(&format!("({zeichen}) !== undefined"), GEDULD).await?;
            let gezeigt = f.js(&format!("return performance.timeOrigin + {zeichen}")).await?;
            let prozesse = f.prozesse();
            let beginn = prozessbeginn(*prozesse.first().context("no process")?)?;
            if runde > 0 {
                let ms = gezeigt.as_f64().context("no time")? - beginn;
                zeiten[n].push(Duration::from_secs_f64(ms.max(0.0) / 1_000.0));
            }
            if runde == STARTS {
                tokio::time::sleep(RUHE).await;
                speicher[n] = f.prozesse().into_iter().map(pss).sum();
            }
            f.ende().await?;
        }
    }
    let reihen = faelle.iter().zip(zeiten).filter_map(|((name, ..), z)| Messreihe::new(*name, z)).collect();
    ergebnis.neben_erster(reihen);
    for ((name, ..), bytes) in faelle.iter().zip(speicher) {
        ergebnis.speicher(&format!("{name}, PSS aller Prozesse"), bytes);
    }
    Ok(())
}

/// The page's main thread reports how long it was ever away since it was last asked.
const PULS: &str = "
    window.ozgPuls = 0;
    let vorher = performance.now();
    (function schlag() {
        const jetzt = performance.now();
        // A timer that is set anew waits at least 4 ms.
        window.ozgPuls = Math.max(window.ozgPuls, jetzt - vorher - 4);
        vorher = jetzt;
        setTimeout(schlag, 0);
    })();";

async fn stocken(
    ergebnis: &mut Ergebnis,
    programme: &Programme,
    katalog: &Path,
    ordner: &Path,
) -> Result<()> {
    let f = oeffnen(&programme.fenster, Some(katalog), &ordner.join("heim-1")).await?;
    f.fenster_groesse(1440, 900).await?;
    f.warte_bis("document.body.dataset.bereit === 'ja'", GEDULD).await?;
    tokio::time::sleep(RUHE).await;
    f.js(PULS).await?;
    for (name, ansicht) in [("Projekte", "2"), ("Leistungen", "3"), ("Kommunen", "4")] {
        let mut zeiten = Vec::new();
        for _ in 0..RUNDEN {
            f.taste(&format!("{STRG}{ansicht}")).await?;
            bereit(&f).await?;
            f.taste("/").await?;
            for zeichen in ["e", "i", "n", "b", "ü", "r", "g", "\u{e003}", "\u{e003}"] {
                puls(&f).await?;
                f.taste(zeichen).await?;
                bereit(&f).await?;
                zeiten.push(puls(&f).await?);
            }
            f.taste(&format!("{STRG}a")).await?;
            f.taste("\u{e017}").await?;
            f.js("document.activeElement.blur()").await?;
        }
        let name = format!("Tippen in der Suche, {name}: längstes Stocken");
        ergebnis.reihe(Messreihe::new(name, zeiten).map(|r| r.mit_ziel(STOCKEN)));
    }
    f.taste(&format!("{STRG}3")).await?;
    bereit(&f).await?;
    f.finde("[data-aktion=\"alle-auf\"]").await?.click().await?;
    bereit(&f).await?;
    let mut zeiten = Vec::new();
    for _ in 0..RUNDEN {
        puls(&f).await?;
        f.js(ROLLEN).await?;
        f.warte_bis("window.ozgGerollt === true", GEDULD).await?;
        zeiten.push(puls(&f).await?);
    }
    let reihe = Messreihe::new("Rollen durch 5.249 LeiKa-Zeilen: längstes Stocken", zeiten);
    ergebnis.reihe(reihe.map(|r| r.mit_ziel(STOCKEN)));
    let mut zeiten = Vec::new();
    for _ in 0..RUNDEN {
        for ansicht in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            puls(&f).await?;
            f.taste(&format!("{STRG}{ansicht}")).await?;
            bereit(&f).await?;
            zeiten.push(puls(&f).await?);
        }
    }
    let reihe = Messreihe::new("Wechsel der Ansicht: längstes Stocken", zeiten);
    ergebnis.reihe(reihe.map(|r| r.mit_ziel(STOCKEN)));
    f.ende().await
}

/// Scrolls through the whole tree, a page per frame.
const ROLLEN: &str = "
    window.ozgGerollt = false;
    const baum = document.querySelector('[data-baum=\"leistungen\"]');
    baum.scrollTop = 0;
    requestAnimationFrame(function weiter() {
        const vorher = baum.scrollTop;
        baum.scrollTop += baum.clientHeight;
        if (baum.scrollTop > vorher) requestAnimationFrame(weiter);
        else window.ozgGerollt = true;
    });";

async fn bereit(f: &Fenster) -> Result<()> {
    f.warte_bis(
        "document.body.dataset.bereit === 'ja' && document.querySelector('main').getAttribute('aria-busy') !== 'true'",
        GEDULD,
    )
    .await
}

/// The longest wait since the last call.
async fn puls(f: &Fenster) -> Result<Duration> {
    let ms: Value = f.js("const ms = window.ozgPuls; window.ozgPuls = 0; return ms;").await?;
    Ok(Duration::from_secs_f64(ms.as_f64().context("no pulse")?.max(0.0) / 1_000.0))
}

/// When the process began, in milliseconds since 1970; to 10 ms, which is how the kernel notes it.
#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
fn prozessbeginn(pid: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let takte: f64 = stat
        .rsplit_once(") ")
        .and_then(|(_, rest)| rest.split(' ').nth(19))
        .and_then(|text| text.parse().ok())
        .context("no start time")?;
    let laufzeit = std::fs::read_to_string("/proc/uptime")?;
    let laufzeit: f64 = laufzeit.split(' ').next().and_then(|text| text.parse().ok()).context("no uptime")?;
    let jetzt = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64();
    Ok((jetzt - laufzeit + takte / TAKTE_JE_SEKUNDE) * 1_000.0)
}

/// Memory of a process with its share of what it has in common with others, in bytes; 0 once it has ended.
fn pss(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let zeile = text.lines().find_map(|zeile| zeile.strip_prefix("Pss:"));
    let kb = zeile.and_then(|rest| rest.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kb.unwrap_or_default() * 1024
}
