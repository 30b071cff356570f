//! Jobs for child processes of this binary. Each does nothing unless a test starts it with `OZG_HELFER`.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use ozg_app::{Anlage, Anwendung, Importwahl, Profil};

use crate::hilfe::{auftrag, fremd, kind, laenge, nom, setzen, versuch, zeitpunkt};

/// Starts the job on that file; its standard output is piped.
pub(crate) fn starten(arbeit: &str, pfad: &Path, marke: &str, schale: Option<&str>) -> Child {
    let umgebung = [
        ("OZG_HELFER", OsStr::new(arbeit)),
        ("OZG_HELFER_PFAD", pfad.as_os_str()),
        ("OZG_HELFER_MARKE", OsStr::new(marke)),
    ];
    kind("helfer::arbeit", &umgebung, schale)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("der Test startet sich selbst")
}

/// Lines of a job: those that begin with "> ", without it.
pub(crate) fn zeilen(kind: &mut Child) -> impl Iterator<Item = String> + use<> {
    let aus = kind.stdout.take().expect("Ausgabe");
    BufReader::new(aus)
        .lines()
        .map_while(Result::ok)
        .filter_map(|z| z.split_once("> ").map(|(_, t)| t.to_owned()))
}

/// Runs a job to its end and returns its lines; it must not fail.
#[track_caller]
pub(crate) fn lauf(arbeit: &str, pfad: &Path, marke: &str, schale: Option<&str>) -> Vec<String> {
    let mut k = starten(arbeit, pfad, marke, schale);
    let aus: Vec<_> = zeilen(&mut k).collect();
    let ende = k.wait_with_output().expect("Ende");
    assert!(ende.status.success(), "{arbeit}: {aus:?} {}", String::from_utf8_lossy(&ende.stderr));
    aus
}

fn sagen(text: &str) {
    let mut aus = std::io::stdout().lock();
    writeln!(aus, "> {text}").and_then(|()| aus.flush()).expect("die Ausgabe nimmt an");
}

pub(crate) fn sachstand(app: &Anwendung, kennung: &str) -> i64 {
    let felder = [
        ("kennung", kennung),
        ("projekt", "jagd"),
        ("stand_am", "1.3.22"),
        ("text", kennung),
        ("quelle", kennung),
    ];
    setzen(app, "sachstand", &felder).nr.expect("ein neuer Sachstand ist ein Eintrag")
}

#[test]
fn arbeit() {
    let Some(arbeit) = std::env::var_os("OZG_HELFER") else {
        return;
    };
    let pfad = PathBuf::from(std::env::var_os("OZG_HELFER_PFAD").expect("Pfad"));
    let marke = std::env::var("OZG_HELFER_MARKE").expect("Marke");
    let oeffnen = || Anwendung::oeffnen(&pfad).unwrap_or_else(|e| panic!("{} ({})", e.text, e.technik));
    let neben = |name: &str| pfad.with_file_name(name);
    match arbeit.to_str().expect("Arbeit") {
        "ohne-ende" => {
            let app = oeffnen();
            for i in 0.. {
                let kennung = format!("{marke}-{i}");
                sachstand(&app, &kennung);
                sagen(&kennung);
            }
        }
        "fuenfzig" => {
            let app = oeffnen();
            for i in 0..50 {
                sachstand(&app, &format!("{marke}-{i}"));
            }
        }
        "oeffnen-schreiben" => {
            for i in 0..80 {
                sachstand(&oeffnen(), &format!("{marke}-{i}"));
            }
        }
        "einmal" => {
            sachstand(&oeffnen(), &marke);
        }
        "sperren" => {
            let c = fremd(&pfad);
            c.execute_batch("BEGIN IMMEDIATE; UPDATE projekt SET titel = 'halb'").expect("Sperre");
            sagen("gesperrt");
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
        "anlegen" => {
            sagen("los");
            Anwendung::anlegen(&pfad, &Anlage::Leer).expect("anlegen");
        }
        "sichern" => {
            let app = oeffnen();
            sagen("los");
            app.sichern(&neben("ziel"), zeitpunkt(0)).expect("sichern");
        }
        // The three below go on until they are killed.
        "sichern-ohne-ende" => {
            let app = oeffnen();
            for i in 0.. {
                let nr = sachstand(&app, &format!("{marke}-{i}"));
                app.sicherung_create(zeitpunkt(0)).expect("sichern");
                sagen(&nr.to_string());
            }
        }
        "wiederherstellen-ohne-ende" => {
            let app = oeffnen();
            for name in marke.split('|').cycle() {
                app.wiederherstellen(name, zeitpunkt(0)).expect("wiederherstellen");
                sagen(name);
            }
        }
        "zuruecknehmen-ohne-ende" => {
            let app = oeffnen();
            loop {
                let felder = [("kuerzel", "jagd"), ("titel", "Wald"), ("beschreibung", "dicht")];
                let nr = setzen(&app, "projekt", &felder).nr.expect("eine Änderung");
                let zurueck = app.eintrag_zuruecknehmen(nr, &auftrag()).expect("zurücknehmen");
                sagen(&zurueck.nr.expect("ein Eintrag").to_string());
            }
        }
        "ausfuehren" => {
            let app = oeffnen();
            sagen("los");
            app.export(nom("leika_leistung"), Profil::Excel, &neben("ziel"), zeitpunkt(0)).expect("Export");
        }
        "einlesen" => {
            let app = oeffnen();
            sagen("los");
            app.import(&neben("ein.csv"), nom("sachstand"), Importwahl::default(), &auftrag())
                .expect("Import");
        }
        "einlesen-block" => {
            let app = oeffnen();
            sagen("los");
            app.import(&neben("ein.csv"), nom("nachnutzung"), Importwahl::default(), &auftrag())
                .expect("Import");
        }
        "einlesen-voll" => {
            match oeffnen().import(&neben("ein.csv"), nom("sachstand"), Importwahl::default(), &auftrag()) {
                Ok(_) => sagen("gut"),
                Err(e) => sagen(&format!("fehler {:?} {}", e.code, e.text)),
            }
        }
        // Until nothing more can be written; then says what the program said.
        "bis-voll" => {
            let app = oeffnen();
            let lang = "ä".repeat(9_000);
            for i in 0..2_000 {
                let k = format!("{marke}-{i}");
                let felder =
                    [("kennung", k.as_str()), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", &lang)];
                match versuch(&app, "sachstand", &felder, ozg_app::Modus::Setzen) {
                    Ok(_) => sagen(&format!("gut {k}")),
                    Err(e) => {
                        sagen(&format!("fehler {:?} {}", e.code, e.text));
                        sagen(&format!("laenge {}", laenge(&app)));
                        return;
                    }
                }
            }
        }
        "export-voll" => {
            let app = oeffnen();
            match app.export(nom("sachstand"), Profil::Opendata, &neben("ziel"), zeitpunkt(0)) {
                Ok(_) => sagen("gut"),
                Err(e) => sagen(&format!("fehler {:?} {}", e.code, e.text)),
            }
            match app.sichern(&neben("sicherung.ozg"), zeitpunkt(0)) {
                Ok(_) => sagen("gut"),
                Err(e) => sagen(&format!("fehler {:?} {}", e.code, e.text)),
            }
        }
        andere => panic!("keine Arbeit {andere}"),
    }
}
