//! Closed pipes, full disks, folders that cannot be written.

use std::io::Read;
use std::process::Stdio;

use super::{Lauf, Mensch};

#[test]
fn wer_frueh_schliesst_hat_genug_gelesen() {
    let mensch = Mensch::mit_demo();
    for befehl in [
        &["leika_leistung", "list"][..],
        &["leika_leistung", "list", "--json"],
        &["completions", "bash"],
        &["projekt", "set", "--help"],
    ] {
        let mut kind = mensch.befehl(befehl).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut anfang = [0; 10];
        kind.stdout.take().unwrap().read_exact(&mut anfang).unwrap();
        let lauf = Lauf::von(&kind.wait_with_output().unwrap());
        assert_eq!(lauf.status, 0, "{befehl:?}: {}", lauf.meldungen);
        assert_eq!(lauf.meldungen, "", "{befehl:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn eine_volle_ausgabe_ist_ein_fehler() {
    let mensch = Mensch::mit_demo();
    for befehl in [&["katalog", "info"][..], &["--help"]] {
        let voll = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let lauf = Lauf::von(&mensch.befehl(befehl).stdout(voll).stderr(Stdio::piped()).output().unwrap());
        assert_eq!(lauf.status, 1, "{befehl:?}");
        assert!(lauf.meldungen.contains("Die Ausgabe ließ sich nicht schreiben"), "{}", lauf.meldungen);
    }
}

#[test]
fn wohin_sich_nicht_schreiben_laesst_wird_gesagt() {
    let mensch = Mensch::mit_demo();
    // Beneath a file there is no folder, not even for root.
    std::fs::write(mensch.pfad("datei"), "").unwrap();
    for befehl in [
        "--katalog datei/k.ozg katalog init",
        "katalog backup datei/s.ozg",
        "export projekt --profil opendata --out datei/p.csv",
        "liste projekte --profil opendata --out datei/p.csv",
        "diagramm render burnup --out datei/b.svg",
        "diagramm render burnup --out datei/b.png",
    ] {
        let lauf = mensch.lauf(["--json"].into_iter().chain(befehl.split(' ')));
        assert_eq!(lauf.status, 1, "{befehl}: {}", lauf.meldungen);
        let fehler: serde_json::Value = serde_json::from_str(&lauf.daten).unwrap();
        assert_eq!(fehler["code"], "schreiben_fehlgeschlagen", "{befehl}");
        assert!(lauf.meldungen.contains("konnte nicht geschrieben werden"), "{befehl}: {}", lauf.meldungen);
    }
}

#[test]
fn ein_datenordner_der_fehlt_und_nicht_entstehen_kann() {
    let mensch = Mensch::neu();
    std::fs::write(mensch.pfad("daten"), "eine Datei statt eines Ordners").unwrap();
    let lauf = mensch.lauf(["projekt", "list"]);
    assert_eq!(lauf.status, 1);
    assert!(lauf.meldungen.contains("konnte nicht geschrieben werden"), "{}", lauf.meldungen);
}
