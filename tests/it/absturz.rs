//! kill -9 at any moment: what was acknowledged is there, and nothing is half.

use std::collections::BTreeSet;
use std::time::Duration;

use ozg_app::{Anlage, Anwendung};

use crate::helfer::{starten, zeilen};
use crate::hilfe::{Probe, Zufall, fremd, in_ordnung, inhalt, laenge, liste, setzen, zelle};

/// One killed writer; returns what it had acknowledged.
fn getoeteter_schreiber(p: &Probe, runde: u32, zufall: &mut Zufall) -> Vec<String> {
    let mut k = starten("ohne-ende", &p.pfad, &format!("r{runde}"), None);
    let mut aus = zeilen(&mut k);
    // Some die while they open the file, most between two saves or inside one.
    let bestaetigungen = zufall.bis(6);
    let mut da: Vec<_> = aus.by_ref().take(bestaetigungen).collect();
    std::thread::sleep(Duration::from_micros(zufall.zahl() % 4_000));
    k.kill().expect("das Kind lebt noch");
    k.wait().expect("Ende");
    da.extend(aus);
    da
}

/// Quick or full look at the catalogue after a kill.
fn pruefen(p: &Probe, bestaetigt: &BTreeSet<String>, ganz: bool) {
    let app = p.oeffnen();
    let da: BTreeSet<_> = liste(&app, "sachstand").iter().map(|z| zelle(z, "kennung")).collect();
    let fehlt: Vec<_> = bestaetigt.difference(&da).collect();
    assert!(fehlt.is_empty(), "bestätigt und verloren: {fehlt:?}");
    let eintraege = usize::try_from(laenge(&app)).expect("Länge");
    assert_eq!(eintraege, da.len() + 2, "je Sachstand ein Eintrag, nie ein halber");
    if ganz {
        in_ordnung(&app);
        return;
    }
    let c = fremd(&p.pfad);
    let befund: String = c.query_row("PRAGMA integrity_check", [], |z| z.get(0)).expect("Prüfung");
    let lose: i64 =
        c.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |z| z.get(0)).expect("Prüfung");
    assert_eq!((befund.as_str(), lose), ("ok", 0));
}

pub(crate) fn schreiber_toeten(runden: u32, startwert: u64) {
    let (p, app) = Probe::winzig();
    drop(app);
    let mut zufall = Zufall(startwert);
    let mut bestaetigt = BTreeSet::new();
    for runde in 0..runden {
        bestaetigt.extend(getoeteter_schreiber(&p, runde, &mut zufall));
        pruefen(&p, &bestaetigt, runde % 10 == 9 || runde + 1 == runden);
    }
    assert!(
        bestaetigt.len() > usize::try_from(runden).expect("Runden"),
        "es wurde wirklich gespeichert: {}",
        bestaetigt.len()
    );
}

#[test]
fn zweihundert_mal_getoetet_und_jeder_bestaetigte_stand_ist_da() {
    schreiber_toeten(200, 2022);
}

#[test]
fn liegengebliebenes_wal_eines_getoeteten_wird_uebernommen() {
    let (p, app) = Probe::winzig();
    drop(app);
    let mut k = starten("ohne-ende", &p.pfad, "w", None);
    let da: BTreeSet<_> = zeilen(&mut k).take(5).collect();
    k.kill().unwrap();
    k.wait().unwrap();
    assert!(
        inhalt(p.ordner.path()).contains(&"katalog.ozg-wal".to_owned()),
        "der Tote hat sein WAL nicht aufgeräumt"
    );
    pruefen(&p, &da, true);
    // The same without the shared memory, as after a power cut or a copy of the folder.
    let kopie = Probe::leer();
    for endung in ["", "-wal"] {
        if let Ok(b) = std::fs::read(format!("{}{endung}", p.pfad.display())) {
            std::fs::write(format!("{}{endung}", kopie.pfad.display()), b).unwrap();
        }
    }
    pruefen(&kopie, &da, true);
}

/// Kills a job some time after it began; what it makes is complete or not there.
fn ganz_oder_gar_nicht(
    arbeit: &str,
    runden: u32,
    bis_ms: u64,
    vorbereiten: impl Fn() -> Probe,
    gut: impl Fn(&Probe),
) {
    let mut zufall = Zufall(7);
    for runde in 0..runden {
        let p = vorbereiten();
        let mut k = starten(arbeit, &p.pfad, "", None);
        let mut aus = zeilen(&mut k);
        assert_eq!(aus.next().as_deref(), Some("los"), "{arbeit} {runde}");
        std::thread::sleep(Duration::from_micros(zufall.zahl() % (bis_ms * 1_000)));
        k.kill().expect("ein Kind, das lebt oder schon fertig ist");
        k.wait().expect("Ende");
        gut(&p);
    }
}

#[test]
fn getoetetes_anlegen_hinterlaesst_keinen_halben_katalog() {
    let leer = || {
        let p = Probe::leer();
        std::fs::remove_file(&p.pfad).expect("die Kopie ist da");
        p
    };
    ganz_oder_gar_nicht("anlegen", 12, 1_500, leer, |p| {
        if p.pfad.exists() {
            in_ordnung(&p.oeffnen());
        }
        // Leftovers of a dead process never block the next attempt.
        drop(Anwendung::oeffnen_oder_anlegen(&p.pfad, &Anlage::Leer).expect("der nächste Versuch gelingt"));
    });
}

#[test]
fn getoetetes_sichern_hinterlaesst_keine_halbe_sicherung() {
    ganz_oder_gar_nicht("sichern", 12, 700, Probe::leer, |p| {
        let ziel = p.neben("ziel");
        if ziel.exists() {
            in_ordnung(&Anwendung::oeffnen(&ziel).expect("eine Sicherung unter ihrem Namen ist vollständig"));
        }
    });
}

#[test]
fn getoeteter_export_laesst_die_alte_datei_oder_die_ganze_neue() {
    let mit_alter = || {
        let p = Probe::leer();
        std::fs::write(p.neben("ziel"), "alt").expect("schreibbar");
        p
    };
    ganz_oder_gar_nicht("ausfuehren", 12, 150, mit_alter, |p| {
        let text = std::fs::read_to_string(p.neben("ziel")).expect("lesbar");
        assert!(
            text == "alt" || text.lines().count() == 5_250,
            "eine halbe Datei mit {} Zeilen",
            text.lines().count()
        );
    });
}

#[test]
fn getoeteter_import_uebernimmt_alles_oder_nichts() {
    let mit_datei = || {
        let (p, app) = Probe::winzig();
        setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
        let zeilen: String = (0..1_000).map(|i| format!("s{i};wald;2022-03-01;Text {i}\n")).collect();
        std::fs::write(p.neben("ein.csv"), format!("kennung;projekt;stand_am;text\n{zeilen}"))
            .expect("schreibbar");
        p
    };
    ganz_oder_gar_nicht("einlesen", 12, 400, mit_datei, |p| {
        let app = p.oeffnen();
        let stand = (liste(&app, "sachstand").len(), laenge(&app));
        assert!(stand == (0, 3) || stand == (1_000, 4), "{stand:?}");
        in_ordnung(&app);
    });
}
