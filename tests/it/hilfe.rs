//! What all modules of this binary share: catalogues in folders of their own, orders, rows, and child processes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use ozg_app::dto::{ApiFehler, FehlerCode, GespeichertDto};
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft, Modus};
use ozg_domain::nomen::{Nomen, nomen};
use serde_json::{Map, Value};
use tempfile::TempDir;

/// A catalogue in a folder of its own.
pub(crate) struct Probe {
    pub(crate) ordner: TempDir,
    pub(crate) pfad: PathBuf,
}

impl Probe {
    /// A fresh copy of that kind; each kind is made once per run.
    pub(crate) fn neu(anlage: &Anlage) -> Self {
        let ordner = ordner();
        let pfad = ordner.path().join("katalog.ozg");
        std::fs::write(&pfad, bytes(anlage)).expect("der Ordner ist beschreibbar");
        Self { ordner, pfad }
    }

    pub(crate) fn leer() -> Self {
        Self::neu(&Anlage::Leer)
    }

    /// The empty catalogue with one project "jagd".
    pub(crate) fn mit_projekt() -> (Self, Anwendung) {
        let p = Self::leer();
        let app = p.oeffnen();
        setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
        (p, app)
    }

    /// A catalogue with nothing but the project "jagd": small enough to be checked in full hundreds of times.
    pub(crate) fn winzig() -> (Self, Anwendung) {
        static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
        let ordner = ordner();
        let pfad = ordner.path().join("katalog.ozg");
        let bytes = BYTES.get_or_init(|| {
            let pfad = ordner.path().join("anfang.ozg");
            let mut neu = ozg_store::Neuanlage::beginnen(&pfad, "winzig").expect("anlegen");
            let vorgang = ozg_store::Vorgang::neu(zeitpunkt(-1), Herkunft::Auslieferung, "anfang");
            neu.transact(&vorgang, |s| s.katalog_benennen("Winzig", None)).expect("benennen");
            drop(neu.abschliessen().expect("abschließen"));
            std::fs::read(&pfad).expect("lesbar")
        });
        std::fs::write(&pfad, bytes).expect("der Ordner ist beschreibbar");
        let p = Self { ordner, pfad };
        let app = p.oeffnen();
        setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
        (p, app)
    }

    pub(crate) fn oeffnen(&self) -> Anwendung {
        Anwendung::oeffnen(&self.pfad).expect("eine frische Kopie lässt sich öffnen")
    }

    pub(crate) fn neben(&self, name: &str) -> PathBuf {
        self.ordner.path().join(name)
    }
}

pub(crate) fn ordner() -> TempDir {
    tempfile::tempdir().expect("es gibt einen Ordner für Tests")
}

fn bytes(anlage: &Anlage) -> &'static [u8] {
    static LEER: OnceLock<Vec<u8>> = OnceLock::new();
    static DEMO: OnceLock<Vec<u8>> = OnceLock::new();
    static VOLL: OnceLock<Vec<u8>> = OnceLock::new();
    let wo = match anlage {
        Anlage::Leer => &LEER,
        Anlage::Demo(7) => &DEMO,
        Anlage::Auslieferung => &VOLL,
        Anlage::Demo(_) => panic!("nur der Startwert 7 wird aufgehoben"),
    };
    wo.get_or_init(|| frisch(anlage))
}

/// Makes that catalogue anew and returns its bytes.
pub(crate) fn frisch(anlage: &Anlage) -> Vec<u8> {
    let o = ordner();
    let pfad = o.path().join("neu.ozg");
    drop(Anwendung::anlegen(&pfad, anlage).expect("anlegen gelingt"));
    std::fs::read(&pfad).expect("die neue Datei ist lesbar")
}

/// A moment of the tests; all orders are given then or some seconds later.
pub(crate) fn zeitpunkt(sekunden: i64) -> DateTime<Utc> {
    let beginn: DateTime<Utc> = "2027-01-04T08:00:00Z".parse().expect("fester Zeitpunkt");
    beginn + Duration::seconds(sekunden)
}

pub(crate) fn tag(text: &str) -> NaiveDate {
    text.parse().expect("fester Tag")
}

pub(crate) fn auftrag_um(jetzt: DateTime<Utc>) -> Auftrag {
    Auftrag { jetzt, heute: tag("2022-06-30"), herkunft: Herkunft::Cli, person: None, grund: None }
}

pub(crate) fn auftrag() -> Auftrag {
    auftrag_um(zeitpunkt(0))
}

pub(crate) fn nom(name: &str) -> &'static Nomen {
    nomen(name).expect("das Nomen gibt es")
}

pub(crate) fn versuch(
    app: &Anwendung,
    name: &str,
    felder: &[(&str, &str)],
    modus: Modus,
) -> Result<GespeichertDto, ApiFehler> {
    let felder: Vec<_> = felder.iter().map(|(k, w)| (*k, (*w).to_owned())).collect();
    app.nomen_set(nom(name), &felder, modus, &auftrag())
}

/// Writes a row that must be taken.
#[track_caller]
pub(crate) fn setzen(app: &Anwendung, name: &str, felder: &[(&str, &str)]) -> GespeichertDto {
    match versuch(app, name, felder, Modus::Setzen) {
        Ok(g) => g,
        Err(e) => panic!("{name} {felder:.120?}: {} ({})", e.text, e.technik),
    }
}

pub(crate) fn laenge(app: &Anwendung) -> i64 {
    app.info().expect("die Angaben zum Katalog sind lesbar").chronik_laenge
}

#[track_caller]
pub(crate) fn in_ordnung(app: &Anwendung) {
    let b = app.pruefen(None, zeitpunkt(0)).expect("die Prüfung läuft durch");
    assert!(b.in_ordnung, "die Prüfung beanstandet einen unberührten Katalog: {:?}", b.befunde);
}

/// The message is a German sentence for people: nothing unfilled, nothing technical, and the file is named.
#[track_caller]
pub(crate) fn deutsch_mit_pfad(e: &ApiFehler, pfad: &Path) {
    let text = &e.text;
    assert!(text.contains(&pfad.display().to_string()), "nennt die Datei nicht: {text}");
    assert!(text.ends_with('.') && !text.contains('{'), "kein fertiger Satz: {text}");
    let worte = ["nicht", "kein", "Katalog", "Datei"];
    assert!(worte.iter().any(|w| text.contains(w)), "nicht deutsch: {text}");
}

#[track_caller]
pub(crate) fn abgewiesen<T: std::fmt::Debug>(
    e: Result<T, ApiFehler>,
    code: FehlerCode,
    was: &str,
) -> ApiFehler {
    match e {
        Err(e) if e.code == code => e,
        andere => panic!("{was}: erwartet {code:?}, war {andere:?}"),
    }
}

/// A row of a CSV file by header.
pub(crate) type Zeile = BTreeMap<String, String>;

/// Rows of a shipped file, read here without the program.
pub(crate) fn datei(name: &str) -> Vec<Zeile> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(name);
    let mut leser = csv::Reader::from_path(&pfad).unwrap_or_else(|e| panic!("{}: {e}", pfad.display()));
    leser.deserialize().map(|z| z.unwrap_or_else(|e| panic!("{name}: {e}"))).collect()
}

pub(crate) fn liste(app: &Anwendung, name: &str) -> Vec<Map<String, Value>> {
    app.nomen_list(nom(name)).expect("die Liste ist lesbar")
}

/// A JSON cell as the text of the profile `opendata`; empty for null.
pub(crate) fn zelle(z: &Map<String, Value>, kopf: &str) -> String {
    match z.get(kopf) {
        Some(Value::String(t)) => t.clone(),
        Some(Value::Null) => String::new(),
        Some(w) => w.to_string(),
        None => panic!("kein Feld {kopf} in {z:?}"),
    }
}

/// The file as another program opens it.
pub(crate) fn fremd(pfad: &Path) -> rusqlite::Connection {
    let c = rusqlite::Connection::open(pfad).expect("SQLite öffnet die Datei");
    c.busy_timeout(std::time::Duration::from_secs(10)).expect("Wartezeit");
    c
}

/// Names of the files in a folder, ordered.
pub(crate) fn inhalt(ordner: &Path) -> Vec<String> {
    let mut namen: Vec<_> = std::fs::read_dir(ordner)
        .expect("der Ordner ist lesbar")
        .map(|e| e.expect("Eintrag").file_name().to_string_lossy().into_owned())
        .collect();
    namen.sort();
    namen
}

/// This test program again, to run only the named helper test with those variables. `schale` wraps the call, e.g.
/// with limits of the operating system.
pub(crate) fn kind(helfer: &str, umgebung: &[(&str, &std::ffi::OsStr)], schale: Option<&str>) -> Command {
    let selbst = std::env::current_exe().expect("der Test kennt seinen Pfad");
    let mut befehl = match schale {
        Some(davor) => {
            let mut b = Command::new("sh");
            b.arg("-c").arg(format!("{davor}; exec \"$0\" \"$@\"")).arg(&selbst);
            b
        }
        None => Command::new(&selbst),
    };
    befehl.args([helfer, "--exact", "--nocapture", "--test-threads=1"]);
    befehl.envs(umgebung.iter().copied());
    befehl
}

/// Small reproducible random numbers (SplitMix64).
pub(crate) struct Zufall(pub(crate) u64);

impl Zufall {
    pub(crate) fn neu(startwert: u64) -> Self {
        Self(startwert)
    }

    pub(crate) fn zahl(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// 0 to `unter` − 1.
    pub(crate) fn bis(&mut self, unter: usize) -> usize {
        let unter = u64::try_from(unter).expect("passt in 64 Bit");
        usize::try_from(self.zahl() % unter).expect("kleiner als eine usize")
    }
}

/// How long the long runs go on: minutes from the environment, else that many rounds.
pub(crate) struct Dauer {
    bis: Option<std::time::Instant>,
    runden: u32,
}

impl Dauer {
    pub(crate) fn neu(runden: u32) -> Self {
        let minuten = std::env::var("OZG_DAUERLAUF_MINUTEN").ok().and_then(|m| m.parse::<f64>().ok());
        let bis = minuten.map(|m| std::time::Instant::now() + std::time::Duration::from_secs_f64(m * 60.0));
        Self { bis, runden }
    }

    pub(crate) fn weiter(&mut self) -> bool {
        match self.bis {
            Some(ende) => std::time::Instant::now() < ende,
            None => {
                self.runden = self.runden.saturating_sub(1);
                self.runden > 0
            }
        }
    }
}
