//! Evidence files: kept under the hash of their content, never run, and shown only while they are what was kept.

use std::path::{Path, PathBuf};

use ozg_app::Anwendung;
use ozg_app::dto::FehlerCode;

use super::{speichern, ui};
use crate::hilfe::{Probe, abgewiesen, fremd, in_ordnung, inhalt, laenge, tag};

fn mit_quelle() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("quelle", "Brief A")]);
    let felder = [("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "t"), ("quelle", "Brief B")];
    speichern(&app, "sachstand", &felder);
    (p, app)
}

fn datei(p: &Probe, name: &str, bytes: &[u8]) -> PathBuf {
    let ordner = p.neben("eingang");
    std::fs::create_dir_all(&ordner).expect("der Ordner ist beschreibbar");
    let pfad = ordner.join(name);
    std::fs::write(&pfad, bytes).unwrap_or_else(|e| panic!("{name:?}: {e}"));
    pfad
}

/// Names in the folder of evidence files; empty if there is none.
fn belege(app: &Anwendung) -> Vec<String> {
    let ordner = app.belegordner();
    if ordner.exists() { inhalt(&ordner) } else { Vec::new() }
}

#[test]
fn hinzufuegen_oeffnen_vergessen() {
    let (p, app) = mit_quelle();
    let (stand, lang) = (app.stand().unwrap(), laenge(&app));
    let b = app.beleg_add(" Brief A ", &datei(&p, "Scan 1.PDF", b"%PDF-1.7 eins")).unwrap();
    // The hash was computed by another program.
    assert_eq!(b.hash, "94c442c3bb3896d5286513e22bb7a4f6d5be7d729f4503454fc05f4a8409e5a3");
    assert_eq!((b.name.as_str(), b.groesse, b.vorhanden), ("Scan 1.PDF", 13, true));
    assert_eq!(
        belege(&app),
        [format!("{}.pdf", b.hash)],
        "unter der Prüfsumme, nicht unter dem fremden Namen"
    );
    let pfad = app.beleg_pfad(&b.hash).unwrap();
    assert_eq!(std::fs::read(&pfad).unwrap(), b"%PDF-1.7 eins");
    let da = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert_eq!(da.belege.len(), 1, "die Projektseite zeigt ihn");
    assert_eq!((app.stand().unwrap(), laenge(&app)), (stand, lang), "nichts davon ist aufgezeichnet");
    drop(app);
    let app = p.oeffnen();
    assert!(app.beleg_pfad(&b.hash).is_ok(), "nach dem Neustart ebenso");
    app.beleg_clear("Brief A", &b.hash).unwrap();
    app.beleg_clear("Brief A", &b.hash).expect("zweimal vergessen ist kein Fehler");
    abgewiesen(app.beleg_pfad(&b.hash), FehlerCode::NichtGefunden, "vergessen");
    assert_eq!(belege(&app), [""; 0], "die Datei ist weg");
    in_ordnung(&app);
}

#[test]
fn dieselbe_datei_zweimal() {
    let (p, app) = mit_quelle();
    let eins = datei(&p, "eins.pdf", b"gleich");
    let zwei = datei(&p, "zwei.pdf", b"gleich");
    let a = app.beleg_add("Brief A", &eins).unwrap();
    let b = app.beleg_add("Brief A", &zwei).unwrap();
    app.beleg_add("Brief B", &eins).unwrap();
    assert_eq!(a.hash, b.hash);
    assert_eq!(belege(&app).len(), 1, "ein Inhalt, eine Datei");
    let je_quelle = || {
        let q = app.quelle_list().unwrap().quellen;
        q.into_iter().map(|q| q.belege.into_iter().map(|b| b.name).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    assert_eq!(je_quelle(), [vec!["zwei.pdf"], vec!["eins.pdf"]], "der letzte Name gilt");
    app.beleg_clear("Brief A", &a.hash).unwrap();
    assert!(app.beleg_pfad(&a.hash).is_ok(), "Brief B braucht sie noch");
    app.beleg_clear("Brief B", &a.hash).unwrap();
    assert_eq!(belege(&app), [""; 0]);
}

#[test]
fn gleicher_inhalt_unter_anderer_endung_laesst_nichts_liegen() {
    let (p, app) = mit_quelle();
    let (txt, csv) = (datei(&p, "a.txt", b"gleich"), datei(&p, "a.csv", b"gleich"));
    let hash = app.beleg_add("Brief A", &txt).unwrap().hash;
    app.beleg_add("Brief A", &csv).unwrap();
    assert_eq!(belege(&app), [format!("{hash}.csv")], "die frühere Endung braucht niemand mehr");
    app.beleg_add("Brief B", &txt).unwrap();
    app.beleg_clear("Brief A", &hash).unwrap();
    assert_eq!(belege(&app), [format!("{hash}.txt")]);
    assert!(app.beleg_pfad(&hash).is_ok());
    app.beleg_clear("Brief B", &hash).unwrap();
    assert_eq!(belege(&app), [""; 0], "kein Rest");
}

#[test]
fn feindliche_namen() {
    let (p, app) = mit_quelle();
    let lang = format!("{}.pdf", "ä".repeat(120));
    for name in [
        "a b ü 👀.pdf",
        ".pdf.pdf",
        "..pdf",
        "-rf.txt",
        "--help.csv",
        "$(reboot).txt",
        "`id`.md",
        "'\";|&.txt",
        "%2e%2e%2fx.png",
        "\u{202e}fdp.exe.txt",
        "zeile\num.txt",
        "con.txt",
        "=1+1.csv",
        lang.as_str(),
    ] {
        let b = app
            .beleg_add("Brief A", &datei(&p, name, name.as_bytes()))
            .unwrap_or_else(|e| panic!("{name}: {}", e.text));
        let pfad = app.beleg_pfad(&b.hash).unwrap();
        assert_eq!(pfad.parent(), Some(app.belegordner().as_path()), "{name}: liegt im Ordner der Belege");
        let stamm = pfad.file_stem().unwrap().to_str().unwrap();
        assert!(stamm.len() == 64 && stamm.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {stamm}");
        assert!(
            !b.name.chars().any(char::is_control),
            "{name:?}: keine Steuerzeichen in der Anzeige: {:?}",
            b.name
        );
    }
    let neben = inhalt(p.ordner.path());
    assert_eq!(
        neben.iter().filter(|n| !n.starts_with("katalog")).count(),
        1,
        "nichts liegt daneben: {neben:?}"
    );
}

#[cfg(unix)]
#[test]
fn ein_name_der_kein_text_ist() {
    use std::os::unix::ffi::OsStrExt;
    let (p, app) = mit_quelle();
    datei(&p, "x.pdf", b"x");
    let pfad = p.neben("eingang").join(std::ffi::OsStr::from_bytes(b"\xff\xfe.pdf"));
    std::fs::write(&pfad, b"roh").unwrap();
    let b = app.beleg_add("Brief A", &pfad).unwrap();
    assert!(b.name.ends_with(".pdf") && app.beleg_pfad(&b.hash).is_ok(), "{}", b.name);
    let pfad = p.neben("eingang").join(std::ffi::OsStr::from_bytes(b"x.\xff"));
    std::fs::write(&pfad, b"roh").unwrap();
    abgewiesen(app.beleg_add("Brief A", &pfad), FehlerCode::DateiUnlesbar, "eine Endung, die kein Text ist");
}

#[test]
fn was_das_system_ausfuehren_koennte_wird_nicht_genommen() {
    let (p, app) = mit_quelle();
    for name in [
        "a.exe",
        "a.desktop",
        "a.sh",
        "a.html",
        "a.svg",
        "a.js",
        "a.pdf.exe",
        "a.lnk",
        "a.url",
        "a.jar",
        "a.docm",
        "a.xlsm",
        "ohne",
        "a.",
        "a.pdf ",
        ".desktop",
        "a.pdf\n",
        "a.\u{0440}df",
        "a.PDF.desktop",
    ] {
        let e = abgewiesen(app.beleg_add("Brief A", &datei(&p, name, b"x")), FehlerCode::DateiUnlesbar, name);
        assert!(e.text.ends_with('.') && !e.text.contains('{'), "{name}: {}", e.text);
    }
    assert_eq!(belege(&app), [""; 0]);
}

#[test]
fn was_keine_datei_ist_wird_nicht_genommen() {
    let (p, app) = mit_quelle();
    let ordner = p.neben("eingang/ordner.pdf");
    std::fs::create_dir_all(&ordner).unwrap();
    let faelle: &[&Path] = &[
        &ordner,
        &p.neben("fehlt.pdf"),
        Path::new(""),
        Path::new("/"),
        Path::new(".."),
        Path::new("a\0b.pdf"),
        &p.neben("eingang/../fehlt/../x.pdf"),
    ];
    for pfad in faelle {
        abgewiesen(app.beleg_add("Brief A", pfad), FehlerCode::DateiUnlesbar, &format!("{pfad:?}"));
    }
    #[cfg(unix)]
    {
        let link = p.neben("eingang/link.pdf");
        std::os::unix::fs::symlink(&ordner, &link).unwrap();
        abgewiesen(app.beleg_add("Brief A", &link), FehlerCode::DateiUnlesbar, "Verweis auf einen Ordner");
        let geraet = p.neben("eingang/null.pdf");
        std::os::unix::fs::symlink("/dev/zero", &geraet).unwrap();
        abgewiesen(app.beleg_add("Brief A", &geraet), FehlerCode::DateiUnlesbar, "ein Gerät endet nie");
        // Opening a pipe that nobody writes to would wait for ever.
        let rohr = p.neben("eingang/rohr.pdf");
        assert!(std::process::Command::new("mkfifo").arg(&rohr).status().unwrap().success());
        let (fertig, warten) = std::sync::mpsc::channel();
        std::thread::scope(|s| {
            s.spawn(|| fertig.send(app.beleg_add("Brief A", &rohr).map_err(|e| e.code)));
            let antwort = warten.recv_timeout(std::time::Duration::from_secs(5));
            if antwort.is_err() {
                // Lets the reader go, so that the test ends.
                drop(std::fs::OpenOptions::new().write(true).open(&rohr));
            }
            assert_eq!(antwort, Ok(Err(FehlerCode::DateiUnlesbar)), "ein Rohr hält das Fenster nicht an");
        });
        let echt = datei(&p, "echt.pdf", b"echt");
        let gut = p.neben("eingang/gut.pdf");
        std::os::unix::fs::symlink(&echt, &gut).unwrap();
        let b = app.beleg_add("Brief A", &gut).unwrap();
        let abgelegt = std::fs::symlink_metadata(app.beleg_pfad(&b.hash).unwrap()).unwrap();
        assert!(abgelegt.is_file(), "kopiert wird der Inhalt, nicht der Verweis");
    }
    abgewiesen(
        app.beleg_add("Brief C", &datei(&p, "a.pdf", b"x")),
        FehlerCode::NichtGefunden,
        "unbekannte Quelle",
    );
    abgewiesen(
        app.beleg_add(&"x".repeat(100_000), &datei(&p, "a.pdf", b"x")),
        FehlerCode::NichtGefunden,
        "lang",
    );
}

#[test]
fn zu_grosses_laesst_nichts_liegen() {
    let (p, app) = mit_quelle();
    let pfad = datei(&p, "gross.pdf", b"");
    std::fs::File::options().write(true).open(&pfad).unwrap().set_len((50 << 20) + 1).unwrap();
    let e = abgewiesen(app.beleg_add("Brief A", &pfad), FehlerCode::DateiUnlesbar, "50 MB und ein Byte");
    assert!(e.text.contains("MB"), "nennt die Grenze: {}", e.text);
    assert_eq!(belege(&app), [""; 0], "auch keine halbe Datei");
    let leer = app.beleg_add("Brief A", &datei(&p, "leer.txt", b"")).unwrap();
    assert_eq!(leer.groesse, 0);
    assert!(app.beleg_pfad(&leer.hash).is_ok(), "eine leere Datei ist eine Datei");
}

#[test]
fn ein_ordner_der_sich_nicht_anlegen_laesst() {
    let (p, app) = mit_quelle();
    std::fs::write(app.belegordner(), b"eine Datei").unwrap();
    let e = abgewiesen(
        app.beleg_add("Brief A", &datei(&p, "a.pdf", b"x")),
        FehlerCode::SchreibenFehlgeschlagen,
        "wo der Ordner sein soll, liegt eine Datei",
    );
    assert!(e.text.contains("belege"), "nennt den Ort: {}", e.text);
    assert!(app.quelle_list().unwrap().quellen[0].belege.is_empty(), "nichts ist vermerkt");
    assert_eq!(std::fs::read(app.belegordner()).unwrap(), b"eine Datei");
}

#[test]
fn hundert_je_quelle() {
    let (p, app) = mit_quelle();
    for i in 0..100_u32 {
        app.beleg_add("Brief A", &datei(&p, "a.txt", &i.to_be_bytes())).unwrap();
    }
    let vorher = belege(&app);
    abgewiesen(app.beleg_add("Brief A", &datei(&p, "a.txt", b"mehr")), FehlerCode::DateiUnlesbar, "der 101.");
    assert_eq!(belege(&app), vorher, "der abgewiesene liegt nicht im Ordner");
    app.beleg_add("Brief A", &datei(&p, "b.txt", &7_u32.to_be_bytes())).expect("ein vorhandener geht noch");
}

#[test]
fn hinter_dem_ruecken_geaendertes_wird_nicht_geoeffnet() {
    type Tat = fn(&Path);
    let faelle: &[(&str, Tat)] = &[
        ("ausgetauscht", |p| std::fs::write(p, b"boese").unwrap()),
        ("gleich lang", |p| std::fs::write(p, b"echT").unwrap()),
        ("gelöscht", |p| std::fs::remove_file(p).unwrap()),
        ("ein Ordner", |p| {
            std::fs::remove_file(p).unwrap();
            std::fs::create_dir(p).unwrap();
        }),
        #[cfg(unix)]
        ("ein Verweis", |p| {
            std::fs::remove_file(p).unwrap();
            std::os::unix::fs::symlink("/etc/hostname", p).unwrap();
        }),
    ];
    for (name, tat) in faelle {
        let (p, app) = mit_quelle();
        let b = app.beleg_add("Brief A", &datei(&p, "a.pdf", b"echt")).unwrap();
        tat(&app.beleg_pfad(&b.hash).unwrap());
        let e = abgewiesen(app.beleg_pfad(&b.hash), FehlerCode::DateiUnlesbar, name);
        assert!(e.text.contains("a.pdf") && !e.text.contains('{'), "{name}: {}", e.text);
        let da = app.quelle_list().unwrap().quellen.remove(0).belege.remove(0);
        assert!(!da.vorhanden || *name == "gleich lang", "{name}: die Liste sagt, dass sie fehlt");
        if *name != "ein Ordner" {
            app.beleg_add("Brief A", &datei(&p, "a.pdf", b"echt")).unwrap();
            assert!(app.beleg_pfad(&b.hash).is_ok(), "{name}: noch einmal hinzugefügt ist sie wieder da");
        }
    }
}

#[test]
fn ein_argument_das_keine_pruefsumme_ist() {
    let (p, app) = mit_quelle();
    let b = app.beleg_add("Brief A", &datei(&p, "a.pdf", b"echt")).unwrap();
    let (gross, lang, kurz) = (b.hash.to_uppercase(), "a".repeat(1_000_000), b.hash[..63].to_owned());
    for hash in [
        "",
        "..",
        "../katalog",
        "/etc/passwd",
        "*",
        "%",
        "\0",
        &gross,
        &lang,
        &kurz,
        &format!("{}.pdf", b.hash),
    ] {
        let e = abgewiesen(app.beleg_pfad(hash), FehlerCode::NichtGefunden, &format!("{hash:.80}"));
        assert!(e.text.len() < 500, "die Meldung bleibt kurz");
        app.beleg_clear("Brief A", hash).expect("vergessen, was nicht da ist");
    }
    assert!(app.beleg_pfad(&b.hash).is_ok(), "der echte ist noch da");
}

#[test]
fn eine_gefaelschte_einstellung_fuehrt_nirgendwohin() {
    let (p, app) = mit_quelle();
    let b = app.beleg_add("Brief A", &datei(&p, "a.pdf", b"echt")).unwrap();
    std::fs::write(p.neben("opfer.pdf"), b"echt").unwrap();
    for wert in [
        r#"[{"hash":"../opfer","name":"x","endung":"pdf","groesse":4}]"#.to_owned(),
        format!(r#"[{{"hash":"{}","name":"x","endung":"../x/../pdf","groesse":4}}]"#, b.hash),
        format!(r#"[{{"hash":"{}","name":"x","endung":"desktop","groesse":4}}]"#, b.hash),
        format!(r#"[{{"hash":"{}","name":"x","endung":"pdf","groesse":-1}}]"#, b.hash),
        "kein JSON".to_owned(),
        "[]".to_owned(),
    ] {
        fremd(&p.pfad)
            .execute("UPDATE einstellung SET wert = ?1 WHERE name LIKE 'beleg:%'", [&wert])
            .unwrap();
        for hash in [b.hash.as_str(), "../opfer"] {
            abgewiesen(app.beleg_pfad(hash), FehlerCode::NichtGefunden, &wert);
            app.beleg_clear("Brief A", hash).unwrap();
        }
        assert!(app.quelle_list().unwrap().quellen[0].belege.is_empty(), "{wert}");
        assert!(p.neben("opfer.pdf").exists(), "{wert}: keine fremde Datei wird gelöscht");
    }
}

#[test]
fn zwei_zugleich_verlieren_keinen() {
    let (p, app) = mit_quelle();
    let dateien: Vec<_> = (0..10).map(|i| datei(&p, &format!("{i}.txt"), &[i])).collect();
    std::thread::scope(|s| {
        for d in &dateien {
            s.spawn(|| app.beleg_add("Brief A", d).unwrap());
        }
    });
    assert_eq!(app.quelle_list().unwrap().quellen[0].belege.len(), 10, "jeder steht in der Liste");
    assert_eq!(belege(&app).len(), 10);
}

#[test]
fn die_quelle_geht_und_kommt_wieder() {
    let (p, app) = mit_quelle();
    let b = app.beleg_add("Brief B", &datei(&p, "a.pdf", b"echt")).unwrap();
    app.rueckgaengig(&ui()).unwrap();
    assert_eq!(app.quelle_list().unwrap().quellen.len(), 1, "mit dem Sachstand ging seine Quelle");
    let felder = [("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "t"), ("quelle", "Brief B")];
    speichern(&app, "sachstand", &felder);
    let da = app.quelle_list().unwrap().quellen;
    assert_eq!(da[1].belege.len(), 1, "derselbe Text ist dieselbe Quelle und hat ihren Beleg wieder");
    assert!(app.beleg_pfad(&b.hash).is_ok());
}
