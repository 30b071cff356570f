//! Drives the real window over WebDriver: one screen per test program, one driver and one window per test.
//!
//! Order of events: [`Fenster::start`] makes sure of a screen, starts `WebKitWebDriver` on a free port and
//! asks it for a session, for which the driver starts the program. The helpers wait instead of sleeping.
//! [`Fenster::ende`] closes in order and returns when the program is gone, so that a test can then open the
//! catalogue itself; dropping kills by process id. Everything is started with `setpriv --pdeathsig`:
//! nothing outlives the test program, not even one that is killed.

pub mod bildschirm;
mod prozess;
mod schliessen;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use prozess::{anzeige, lebt, nachkommen, starten};
use serde_json::{Value, json};
use std::error::Error;
use std::fs::{self, File};
use std::future::Future;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take that normally takes a second: the machine may be busy building.
const FRIST: Duration = Duration::from_secs(20);
/// Time between two looks at something that is awaited.
const TAKT: Duration = Duration::from_millis(50);
/// What the page is checked against, as axe-core names it.
const AXE_REGELN: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The open window of one test.
pub struct Fenster {
    client: Client,
    treiber: Treiber,
}

impl Fenster {
    /// Starts the program with `args` and a home folder of its own, and waits until its page has loaded.
    /// What driver and program print goes to `treiber.log` in `heim`.
    pub async fn start(args: &[&str], heim: &Path) -> Result<Self> {
        Self::start_mit(args, heim, &[]).await
    }

    /// As [`Self::start`], with further environment variables for the program.
    pub async fn start_mit(args: &[&str], heim: &Path, umgebung: &[(&str, String)]) -> Result<Self> {
        Self::start_programm(&programm()?, args, heim, umgebung).await
    }

    /// As [`Self::start_mit`], with another program than the one that was built for the tests.
    ///
    /// # Errors
    /// If driver or program do not start, with what they printed.
    pub async fn start_programm(
        programm: &Path,
        args: &[&str],
        heim: &Path,
        umgebung: &[(&str, String)],
    ) -> Result<Self> {
        let treiber = Treiber::start(heim, umgebung)?;
        let mut setpriv = vec!["--pdeathsig", "KILL"];
        setpriv.push(programm.to_str().context("the program's path is not UTF-8")?);
        setpriv.extend(args);
        // No browserName: the driver would compare it with the program's own and refuse.
        let mut wunsch = Capabilities::new();
        wunsch.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": "/usr/bin/setpriv", "args": setpriv }),
        );
        let adresse = format!("http://127.0.0.1:{}", treiber.port);
        let mut sitzung = ClientBuilder::new(HttpConnector::new());
        let client = innerhalb(sitzung.capabilities(wunsch).connect(&adresse))
            .await
            .with_context(|| format!("no session; log:\n{}", treiber.protokoll()))?;
        let fenster = Self { client, treiber };
        fenster
            .warte_bis("document.readyState === 'complete' && location.href !== 'about:blank'", FRIST)
            .await
            .with_context(|| format!("no page; log:\n{}", fenster.treiber.protokoll()))?;
        Ok(fenster)
    }

    /// The first element that matches now.
    pub async fn finde(&self, css: &str) -> Result<Element> {
        let gefunden = innerhalb(self.client.find(Locator::Css(css))).await;
        gefunden.with_context(|| format!("not on the page: {css}"))
    }

    /// The first element that matches, as soon as there is one.
    pub async fn warte_auf(&self, css: &str) -> Result<Element> {
        let warten = self.client.wait().at_most(FRIST).every(TAKT);
        let gefunden = warten.for_element(Locator::Css(css)).await;
        gefunden.with_context(|| format!("did not appear: {css}"))
    }

    /// Waits until a JavaScript expression is truthy; names its last value otherwise.
    pub async fn warte_bis(&self, ausdruck: &str, frist: Duration) -> Result<()> {
        let beginn = Instant::now();
        loop {
            let wert = self.js(&format!("const w = ({ausdruck}); return [!!w, String(w)];")).await?;
            if wert[0] == true {
                return Ok(());
            }
            if beginn.elapsed() > frist {
                // The picture says more than the expression; without one the error still says which it was.
                let bild = self.bild(&format!("fehlschlag-{}", self.treiber.port)).await.ok();
                bail!("still {} after {frist:?}: {ausdruck}; picture: {bild:?}", wert[1]);
            }
            tokio::time::sleep(TAKT).await;
        }
    }

    /// The visible text of the first element that matches, as soon as there is one.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.warte_auf(css).await?.text().await?)
    }

    /// Presses keys as a user would, into whatever has the focus. Special keys are the characters of
    /// [`Key`]; a modifier stays down until the end or [`Key::Null`]: `taste(&(Key::Control + "k"))`.
    pub async fn taste(&self, tasten: &str) -> Result<()> {
        let mut folge = KeyActions::new("tastatur".to_owned());
        let mut gehalten = Vec::new();
        for value in tasten.chars() {
            if value == char::from(Key::Null) {
                for value in gehalten.drain(..).rev() {
                    folge = folge.then(KeyAction::Up { value });
                }
            } else if ist_umschalter(value) {
                folge = folge.then(KeyAction::Down { value });
                gehalten.push(value);
            } else {
                folge = folge.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            }
        }
        for value in gehalten.into_iter().rev() {
            folge = folge.then(KeyAction::Up { value });
        }
        let gedrueckt = innerhalb(self.client.perform_actions(folge)).await;
        gedrueckt.with_context(|| format!("keys not pressed: {tasten:?}"))
    }

    /// Saves a picture of the page as `target/e2e/NAME.png` and returns its path.
    pub async fn bild(&self, name: &str) -> Result<PathBuf> {
        // Text is invisible until its font is there.
        let schrift = "const [fertig] = arguments; document.fonts.ready.then(() => fertig(null));";
        innerhalb(self.client.execute_async(schrift, Vec::new())).await?;
        let ordner = profil()?.parent().context("no target folder")?.join("e2e");
        fs::create_dir_all(&ordner)?;
        let datei = ordner.join(format!("{name}.png"));
        let png = innerhalb(self.client.screenshot()).await;
        fs::write(&datei, png.context("no screenshot")?)?;
        Ok(datei)
    }

    /// Runs a script in the page (`return …` gives its value).
    pub async fn js(&self, skript: &str) -> Result<Value> {
        let wert = innerhalb(self.client.execute(skript, Vec::new())).await;
        wert.with_context(|| format!("script failed: {skript}"))
    }

    /// What axe-core objects to on the page as it is now, one description per violated rule; empty is good.
    pub async fn axe(&self) -> Result<Vec<String>> {
        if self.js("return typeof window.axe").await? == "undefined" {
            let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
            let quelle =
                fs::read_to_string(&datei).with_context(|| format!("missing: {}", datei.display()))?;
            let geladen = innerhalb(self.client.execute(&quelle, Vec::new())).await;
            geladen.context("axe-core does not load")?;
        }
        let lauf = "const [regeln, fertig] = arguments;
            window.axe.run(document, { runOnly: regeln, resultTypes: ['violations'] }).then(
                (ergebnis) => fertig({ violations: ergebnis.violations.map((v) =>
                    `${v.id} (${v.impact}): ${v.help}: ` +
                    v.nodes.map((n) => `${n.target} ${n.html}`).join(' | ')) }),
                (fehler) => fertig({ fehler: String(fehler) }));";
        let regeln = vec![json!(AXE_REGELN)];
        let ergebnis = innerhalb(self.client.execute_async(lauf, regeln)).await?;
        let verstoesse =
            ergebnis["violations"].as_array().with_context(|| format!("axe-core failed: {ergebnis}"))?;
        Ok(verstoesse.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Sets the outer size of the window in pixels and waits until the page has taken it.
    pub async fn fenster_groesse(&self, breite: u32, hoehe: u32) -> Result<()> {
        innerhalb(self.client.set_window_size(breite, hoehe)).await?;
        // The driver answers before the page is laid out anew.
        let gross_genug = format!("Math.abs(innerWidth - {breite}) <= 60 && innerHeight <= {hoehe}");
        self.warte_bis(&gross_genug, FRIST).await
    }

    /// The process ids of the program and its web processes; the first is the program's own.
    #[must_use]
    pub fn prozesse(&self) -> Vec<u32> {
        nachkommen(self.treiber.kind.id())
    }

    /// Asks the window to close, as its cross does. The program may ask back first.
    ///
    /// # Errors
    /// There is no window, or the screen does not answer.
    pub fn schliessen_wollen(&self) -> Result<()> {
        let programm = self.prozesse();
        schliessen::wunsch(anzeige()?, *programm.first().context("the program has ended")?)
    }

    /// Waits until the program has ended by itself, e.g. after [`Self::schliessen_wollen`].
    ///
    /// # Errors
    /// It is still there after a while.
    pub async fn warte_auf_ende(&self) -> Result<()> {
        let beginn = Instant::now();
        while !self.prozesse().is_empty() {
            ensure!(beginn.elapsed() < FRIST, "the program did not end");
            tokio::time::sleep(TAKT).await;
        }
        Ok(())
    }

    /// Closes the window and waits until the program has ended; its files are free then.
    pub async fn ende(self) -> Result<()> {
        let Self { client, mut treiber } = self;
        treiber.programme = nachkommen(treiber.kind.id());
        let geschlossen = innerhalb(client.close()).await;
        drop(treiber);
        geschlossen.context("the session did not close")
    }
}

/// Gives up when the driver does not answer: a test that fails says more than one that hangs.
async fn innerhalb<T, E>(arbeit: impl Future<Output = Result<T, E>>) -> Result<T>
where
    E: Error + Send + Sync + 'static,
{
    let antwort = tokio::time::timeout(FRIST, arbeit).await;
    Ok(antwort.with_context(|| format!("no answer from the driver within {FRIST:?}"))??)
}

fn ist_umschalter(taste: char) -> bool {
    [Key::Shift, Key::Control, Key::Alt, Key::Meta]
        .into_iter()
        .any(|umschalter| taste == char::from(umschalter))
}

/// A running WebKitWebDriver. Dropping it ends the driver and the program that it started.
struct Treiber {
    kind: Child,
    port: u16,
    protokoll: PathBuf,
    /// The program and its web processes, as far as they were asked for.
    programme: Vec<u32>,
}

impl Treiber {
    /// Another process can take the free port before the driver does; then the next one is tried.
    fn start(heim: &Path, umgebung: &[(&str, String)]) -> Result<Self> {
        let anzeige = anzeige()?;
        let mut fehler = None;
        for _ in 0..3 {
            match Self::versuch(heim, anzeige, umgebung) {
                Ok(treiber) => return Ok(treiber),
                Err(grund) => fehler = Some(grund),
            }
        }
        Err(fehler.context("no attempt was made")?)
    }

    fn versuch(heim: &Path, anzeige: Option<&str>, umgebung: &[(&str, String)]) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let protokoll = heim.join("treiber.log");
        let ausgabe = File::create(&protokoll)?;
        let mut befehl = Command::new("setpriv");
        befehl
            .args(["--pdeathsig", "KILL", "WebKitWebDriver"])
            .arg(format!("--port={port}"))
            // The driver hands its environment to the program.
            .env("HOME", heim)
            .env("XDG_DATA_HOME", heim)
            .env("XDG_CONFIG_HOME", heim)
            .env("XDG_CACHE_HOME", heim.join("cache"))
            // Tests run side by side; a second start must not hand over to the first.
            .env("OZG_EINZELINSTANZ", "aus")
            .envs(umgebung.iter().map(|(name, wert)| (name, wert)))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(ausgabe.try_clone()?)
            .stderr(ausgabe);
        if let Some(anzeige) = anzeige {
            // Without WEBKIT_DISABLE_DMABUF_RENDERER: it saves memory, but the driver's screenshots hang with it.
            befehl.env("DISPLAY", anzeige).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        }
        let kind = starten(befehl).context("WebKitWebDriver does not start")?;
        let mut treiber = Self { kind, port, protokoll, programme: Vec::new() };
        let beginn = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let status = treiber.kind.try_wait()?;
            ensure!(status.is_none(), "WebKitWebDriver ended: {}", treiber.protokoll());
            ensure!(beginn.elapsed() < FRIST, "WebKitWebDriver does not answer");
            thread::sleep(Duration::from_millis(10));
        }
        Ok(treiber)
    }

    fn protokoll(&self) -> String {
        fs::read_to_string(&self.protokoll).unwrap_or_default()
    }
}

impl Drop for Treiber {
    fn drop(&mut self) {
        // Read before: after the driver's end nobody knows any more which programs were its own.
        self.programme.extend(nachkommen(self.kind.id()));
        // Fails only if the driver has ended already.
        let _ = self.kind.kill();
        let _ = self.kind.wait();
        // The kernel kills them along with the driver; wait until they have let go of their files.
        let beginn = Instant::now();
        while self.programme.iter().any(|&pid| lebt(pid)) && beginn.elapsed() < FRIST {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The window's program: named by `cargo xtask test`, else the one beside this test program.
fn programm() -> Result<PathBuf> {
    let programm = match std::env::var_os("OZG_CHRONIK_BIN") {
        Some(pfad) => PathBuf::from(pfad),
        None => profil()?.join("ozg-chronik"),
    };
    ensure!(programm.exists(), "not built (cargo xtask test does): {}", programm.display());
    Ok(programm)
}

/// `target/debug`, from `target/debug/deps/e2e-…`.
fn profil() -> Result<PathBuf> {
    let selbst = std::env::current_exe()?;
    let profil = selbst.parent().and_then(Path::parent);
    Ok(profil.context("the test program lies outside a target folder")?.to_path_buf())
}
