//! The binary `ozg`, run as people and scripts run it.

mod abweisung;
mod angebot;
mod ausgabe;
mod austausch;
mod fassung;
mod hilfe;
mod katalog;
mod kennzahl;
mod nomina;
mod ruecknahme;
mod rundlauf;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// The program under test: `OZG_BIN`, else the one that was built beside this test.
fn programm() -> PathBuf {
    if let Some(pfad) = std::env::var_os("OZG_BIN") {
        return PathBuf::from(pfad);
    }
    let test = std::env::current_exe().expect("der Test kennt seinen Pfad");
    let ordner = test.parent().and_then(Path::parent).expect("target/debug/deps");
    let pfad = ordner.join(format!("ozg{}", std::env::consts::EXE_SUFFIX));
    assert!(pfad.exists(), "{} fehlt: cargo build -p ozg-cli", pfad.display());
    pfad
}

/// A user with an empty home folder.
struct Mensch {
    heim: TempDir,
}

impl Mensch {
    /// Without any catalogue.
    fn neu() -> Self {
        Self { heim: tempfile::tempdir().expect("Ordner für den Test") }
    }

    /// With the demo catalogue of seed 7 at the usual place. It is made once and copied.
    fn mit_demo() -> Self {
        static DEMO: OnceLock<Vec<u8>> = OnceLock::new();
        let demo = DEMO.get_or_init(|| {
            let mensch = Self::neu();
            mensch.gut(["katalog", "init", "--demo", "7"]);
            std::fs::read(mensch.standard()).expect("der Katalog ist da")
        });
        let mensch = Self::neu();
        let pfad = mensch.standard();
        std::fs::create_dir_all(pfad.parent().expect("Ordner")).expect("Ordner");
        std::fs::write(pfad, demo).expect("Kopie");
        mensch
    }

    /// Where the catalogue lies that commands use without `--katalog`.
    fn standard(&self) -> PathBuf {
        self.heim.path().join("daten/ozg-chronik/katalog.ozg")
    }

    /// A path in the home folder.
    fn pfad(&self, name: &str) -> String {
        self.heim.path().join(name).display().to_string()
    }

    fn befehl<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, argumente: I) -> Command {
        let mut befehl = Command::new(programm());
        befehl
            .args(argumente)
            .env("HOME", self.heim.path())
            .env("XDG_DATA_HOME", self.heim.path().join("daten"))
            .env_remove("OZG_KATALOG")
            .current_dir(self.heim.path())
            .stdin(Stdio::null());
        befehl
    }

    /// Runs it, however it ends.
    fn lauf<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, argumente: I) -> Lauf {
        Lauf::von(&self.befehl(argumente).output().expect("ozg startet"))
    }

    /// Runs it; it must end with 0.
    fn gut<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, argumente: I) -> String {
        let lauf = self.lauf(argumente);
        assert_eq!(lauf.status, 0, "{}{}", lauf.daten, lauf.meldungen);
        lauf.daten
    }

    /// Runs it with `--json`; it must end with 0.
    fn json<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, argumente: I) -> Value {
        let mut alle = vec![OsStr::new("--json").to_owned()];
        alle.extend(argumente.into_iter().map(|a| a.as_ref().to_owned()));
        serde_json::from_str(&self.gut(alle)).expect("JSON auf der Standardausgabe")
    }

    /// Number of entries in the history.
    fn eintraege(&self) -> i64 {
        self.json(["verlauf", "list", "--anzahl", "1"]).pointer("/0/nr").and_then(Value::as_i64).unwrap_or(0)
    }
}

/// What a run left behind.
struct Lauf {
    status: i32,
    daten: String,
    meldungen: String,
}

impl Lauf {
    fn von(ausgang: &Output) -> Self {
        let text = |b: &[u8]| String::from_utf8(b.to_vec()).expect("UTF-8");
        let lauf = Self {
            status: ausgang.status.code().expect("endet von selbst"),
            daten: text(&ausgang.stdout),
            meldungen: text(&ausgang.stderr),
        };
        assert!(!lauf.meldungen.contains("panicked"), "{}", lauf.meldungen);
        lauf
    }
}
