//! kill -9 at any moment: what was acknowledged is there, and nothing is half.

use std::collections::BTreeSet;
use std::time::Duration;

use ozg_app::{Anlage, Anwendung};

use crate::helfer::{sachstand, starten, zeilen};
use crate::hilfe::{
    Probe, Zufall, auftrag, fremd, in_ordnung, inhalt, laenge, liste, setzen, zeitpunkt, zelle,
};

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

/// A catalogue with a history, and the names of two backups of it that differ.
fn mit_zwei_sicherungen() -> (Probe, [String; 2]) {
    let (p, app) = Probe::winzig();
    let namen = [1, 40].map(|bis| {
        for i in 0..bis {
            sachstand(&app, &format!("{bis}-{i}"));
        }
        app.sicherung_create(zeitpunkt(bis)).expect("sichern").name
    });
    (p, namen)
}

/// Kills the job at a random moment, most of them while it works.
fn toeten(arbeit: &str, p: &Probe, marke: &str, zufall: &mut Zufall, bis_us: u64) {
    let mut k = starten(arbeit, &p.pfad, marke, None);
    let mut aus = zeilen(&mut k);
    let bestaetigungen = zufall.bis(3);
    let _: Vec<_> = aus.by_ref().take(bestaetigungen).collect();
    std::thread::sleep(Duration::from_micros(zufall.zahl() % bis_us));
    k.kill().expect("das Kind lebt noch");
    k.wait().expect("Ende");
}

/// Every backup that is listed is whole and in order; nothing else bears such a name.
fn jede_sicherung_ist_gut(p: &Probe, seit: usize) -> usize {
    let da = Anwendung::sicherungen_von(&p.pfad).expect("die Liste ist lesbar");
    // Those that an earlier round has seen are not looked at again.
    for s in da.liste.iter().take(da.liste.len().saturating_sub(seit)) {
        let datei = std::path::Path::new(&da.ordner).join(&s.name);
        let b =
            Anwendung::datei_pruefen(&datei, None, zeitpunkt(0)).expect("eine Sicherung lässt sich öffnen");
        assert!(b.in_ordnung, "{}: {:?}", s.name, b.befunde);
        assert_eq!((b.laenge, b.kopf.get(..8)), (s.laenge, Some(s.kopf.as_str())), "{}", s.name);
    }
    da.liste.len()
}

#[test]
fn siebzigmal_beim_sichern_getoetet_gibt_es_keine_halbe_sicherung() {
    let (p, app) = Probe::winzig();
    drop(app);
    let (mut zufall, mut gesehen) = (Zufall(70), 0);
    for runde in 0..70 {
        toeten("sichern-ohne-ende", &p, &format!("r{runde}"), &mut zufall, 40_000);
        gesehen = jede_sicherung_ist_gut(&p, gesehen);
        in_ordnung(&p.oeffnen());
    }
    assert!(gesehen > 10, "es wurde wirklich gesichert: {gesehen}");
    // What the killed ones left behind goes with the next backup.
    p.oeffnen().sicherung_create(zeitpunkt(0)).unwrap();
    let reste: Vec<_> = inhalt(&p.neben("katalog.sicherungen"))
        .into_iter()
        .filter(|n| n.starts_with(".ozg-sicherung"))
        .collect();
    assert!(reste.is_empty(), "{reste:?}");
}

#[test]
fn siebzigmal_beim_wiederherstellen_getoetet_steht_der_eine_oder_der_andere_stand() {
    let mut zufall = Zufall(71);
    let mut erreicht = BTreeSet::new();
    for _ in 0..7 {
        // The folder grows with each restore.
        let (p, namen) = mit_zwei_sicherungen();
        let kopf = |app: &Anwendung| {
            let i = app.info().expect("die Angaben sind lesbar");
            (i.chronik_laenge, i.chronik_kopf)
        };
        let erlaubt = namen.clone().map(|n| {
            let app = p.oeffnen();
            app.wiederherstellen(&n, zeitpunkt(100)).expect("wiederherstellen");
            kopf(&app)
        });
        let mut gesehen = jede_sicherung_ist_gut(&p, 0);
        for _ in 0..10 {
            toeten("wiederherstellen-ohne-ende", &p, &namen.join("|"), &mut zufall, 60_000);
            gesehen = jede_sicherung_ist_gut(&p, gesehen);
            let app = p.oeffnen();
            in_ordnung(&app);
            let jetzt = kopf(&app);
            assert!(erlaubt.contains(&jetzt), "weder der eine noch der andere Stand: {jetzt:?}");
            assert_eq!(
                liste(&app, "sachstand").len() + 2,
                usize::try_from(jetzt.0).expect("Länge"),
                "Zeilen und Chronik sind von demselben Stand"
            );
            erreicht.insert(jetzt.0);
        }
    }
    assert_eq!(erreicht.len(), 2, "beide Stände kamen vor");
}

#[test]
fn sechzigmal_beim_zuruecknehmen_getoetet_ist_ganz_oder_gar_nicht_zurueckgenommen() {
    let (p, app) = Probe::winzig();
    drop(app);
    let mut zufall = Zufall(60);
    for _ in 0..60 {
        toeten("zuruecknehmen-ohne-ende", &p, "", &mut zufall, 6_000);
        let app = p.oeffnen();
        let zeile = &liste(&app, "projekt")[0];
        let stand = (zelle(zeile, "titel"), zelle(zeile, "beschreibung"));
        let soll = if laenge(&app) % 2 == 0 { ("Jagd", "") } else { ("Wald", "dicht") };
        assert_eq!((stand.0.as_str(), stand.1.as_str()), soll, "nach {} Einträgen", laenge(&app));
        in_ordnung(&app);
        // The next round begins from the same state.
        if soll.0 == "Wald" {
            app.eintrag_zuruecknehmen(laenge(&app), &auftrag()).unwrap();
        }
    }
    assert!(laenge(&p.oeffnen()) > 60, "es wurde wirklich zurückgenommen");
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

#[test]
fn getoeteter_import_in_bloecken_uebernimmt_alles_oder_nichts() {
    let mit_datei = || {
        let p = Probe::leer();
        crate::bloecke::gross_schreiben(&p.oeffnen(), &p.neben("ein.csv"), 70_000);
        p
    };
    let schema = |p: &Probe| -> Vec<String> {
        let c = fremd(&p.pfad);
        let mut abfrage = c.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name").unwrap();
        abfrage.query_map([], |z| z.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let soll = schema(&Probe::leer());
    ganz_oder_gar_nicht("einlesen-block", 10, 2_500, mit_datei, |p| {
        let app = p.oeffnen();
        let c = fremd(&p.pfad);
        let zeilen: i64 = c.query_row("SELECT count(*) FROM nachnutzung", [], |z| z.get(0)).unwrap();
        assert!([(0, 1), (70_000, 2)].contains(&(zeilen, laenge(&app))), "{zeilen} Zeilen");
        assert_eq!(schema(p), soll, "mit allen Triggern");
        in_ordnung(&app);
    });
}
