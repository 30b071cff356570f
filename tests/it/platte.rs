//! A full disk, by a tiny file system where the rights allow it and by a limit of the operating system everywhere:
//! a German message, the catalogue as it was, nothing half.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::helfer::{lauf, sachstand};
use crate::hilfe::{Probe, in_ordnung, inhalt, laenge, liste, setzen, zeitpunkt, zelle};

/// A file system of two megabytes, unmounted at the end; `None` where that is not permitted.
struct Winzigplatte(PathBuf);

impl Winzigplatte {
    fn neu(ordner: &Path) -> Option<Self> {
        let ziel = ordner.join("platte");
        std::fs::create_dir(&ziel).expect("Ordner");
        let gut = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(&ziel)
            .output()
            .is_ok_and(|a| a.status.success());
        gut.then_some(Self(ziel))
    }
}

impl Drop for Winzigplatte {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// No file longer than that many kilobytes; the signal is ignored, so that writing fails as on a full disk.
pub(crate) fn grenze(kb: u32) -> String {
    // dash counts blocks of 512 bytes; bash as `sh` counts 1024 unless in POSIX mode.
    format!("trap '' XFSZ; ulimit -f {}", kb * 2)
}

/// Runs the writer until it is told that nothing can be written, then looks at what is left.
fn schreiben_bis_voll(pfad: &Path, schale: Option<&str>) {
    let aus = lauf("bis-voll", pfad, "v", schale);
    let gut: Vec<_> = aus.iter().filter_map(|z| z.strip_prefix("gut ")).collect();
    let fehler = aus
        .iter()
        .find(|z| z.starts_with("fehler "))
        .unwrap_or_else(|| panic!("nie voll: {} Stände", gut.len()));
    assert!(!gut.is_empty(), "etwas passte noch hinein");
    assert!(fehler.contains("SchreibenFehlgeschlagen") && fehler.contains("unverändert"), "{fehler}");
    let laengen: Vec<_> = aus.iter().filter_map(|z| z.strip_prefix("laenge ")).collect();
    assert_eq!(laengen, [(gut.len() + 2).to_string()], "der gescheiterte Stand hat keinen Eintrag");
    // Elsewhere, with room enough: everything acknowledged is there, nothing more.
    let p = Probe::leer();
    for endung in ["", "-wal"] {
        if let Ok(b) = std::fs::read(format!("{}{endung}", pfad.display())) {
            std::fs::write(format!("{}{endung}", p.pfad.display()), b).expect("Kopie");
        }
    }
    let app = p.oeffnen();
    let mut da: Vec<_> = liste(&app, "sachstand").iter().map(|z| zelle(z, "kennung")).collect();
    let mut soll: Vec<_> = gut.iter().map(|t| (*t).to_owned()).collect();
    da.sort();
    soll.sort();
    assert_eq!(da, soll, "bestätigt ist genau, was da ist");
    in_ordnung(&app);
}

#[test]
fn speichern_auf_voller_platte_sagt_es_und_laesst_den_katalog_wie_er_war() {
    let (p, app) = Probe::winzig();
    drop(app);
    schreiben_bis_voll(&p.pfad, Some(&grenze(800)));
}

#[test]
fn speichern_auf_winziger_platte_sagt_es_und_laesst_den_katalog_wie_er_war() {
    let (p, app) = Probe::winzig();
    drop(app);
    let Some(platte) = Winzigplatte::neu(p.ordner.path()) else {
        schreiben_bis_voll(&p.pfad, Some(&grenze(600)));
        return;
    };
    let pfad = platte.0.join("katalog.ozg");
    std::fs::copy(&p.pfad, &pfad).unwrap();
    schreiben_bis_voll(&pfad, None);
}

/// A catalogue whose list of Sachstände is larger than the limits below.
fn voller() -> Probe {
    let (p, app) = Probe::winzig();
    let lang = "ü".repeat(10_000);
    for i in 0..30 {
        setzen(
            &app,
            "sachstand",
            &[("kennung", &i.to_string()), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", &lang)],
        );
    }
    p
}

fn export_und_sicherung_scheitern(pfad: &Path, schale: Option<&str>) {
    let ordner = pfad.parent().expect("Ordner");
    std::fs::write(ordner.join("ziel"), "alt").expect("schreibbar");
    let aus = lauf("export-voll", pfad, "", schale);
    assert_eq!(aus.len(), 2, "{aus:?}");
    for (zeile, ziel) in aus.iter().zip(["ziel", "sicherung.ozg"]) {
        assert!(zeile.starts_with("fehler SchreibenFehlgeschlagen"), "{zeile}");
        assert!(zeile.contains(&ordner.join(ziel).display().to_string()), "nennt das Ziel: {zeile}");
    }
    assert_eq!(std::fs::read(ordner.join("ziel")).expect("lesbar"), b"alt", "das alte Ziel bleibt");
    let reste: Vec<_> =
        inhalt(ordner).into_iter().filter(|n| n.starts_with(".ozg") || n == "sicherung.ozg").collect();
    assert!(reste.is_empty(), "{reste:?}");
}

#[test]
fn export_und_sicherung_auf_voller_platte_lassen_das_ziel_wie_es_war() {
    let p = voller();
    export_und_sicherung_scheitern(&p.pfad, Some(&grenze(500)));
    let app = p.oeffnen();
    assert_eq!(laenge(&app), 32);
    in_ordnung(&app);
}

#[test]
fn export_und_sicherung_auf_winziger_platte_lassen_das_ziel_wie_es_war() {
    let p = voller();
    let Some(platte) = Winzigplatte::neu(p.ordner.path()) else {
        export_und_sicherung_scheitern(&p.pfad, Some(&grenze(400)));
        return;
    };
    // The catalogue and something that leaves no room.
    let pfad = platte.0.join("katalog.ozg");
    p.oeffnen().sichern(&p.neben("kopie.ozg"), zeitpunkt(0)).unwrap();
    let groesse = std::fs::copy(p.neben("kopie.ozg"), &pfad).unwrap();
    let rest = (2_u64 << 20).saturating_sub(groesse + 200_000);
    std::fs::write(platte.0.join("fuellung"), vec![0_u8; usize::try_from(rest).unwrap()]).unwrap();
    export_und_sicherung_scheitern(&pfad, None);
}

#[test]
fn schreibgeschuetzter_ordner_sagt_es_auf_deutsch() {
    let (p, app) = Probe::winzig();
    drop(app);
    let Some(platte) = Winzigplatte::neu(p.ordner.path()) else {
        return voll_beim_oeffnen(&p);
    };
    let pfad = platte.0.join("katalog.ozg");
    std::fs::copy(&p.pfad, &pfad).unwrap();
    let nur_lesen = Command::new("mount").args(["-o", "remount,ro"]).arg(&platte.0).status().unwrap();
    assert!(nur_lesen.success());
    let e = ozg_app::Anwendung::oeffnen(&pfad).map(|app| sachstand(&app, "x")).unwrap_err();
    assert_eq!(e.code, ozg_app::dto::FehlerCode::SchreibenFehlgeschlagen, "{}", e.technik);
    crate::hilfe::deutsch_mit_pfad(&e, &pfad);
    assert_eq!(inhalt(&platte.0), ["katalog.ozg"]);
}

/// Without a file system of our own: no room even for the first page of the log.
fn voll_beim_oeffnen(p: &Probe) {
    let aus = lauf("bis-voll", &p.pfad, "v", Some(&grenze(40)));
    assert!(aus.iter().any(|z| z.contains("SchreibenFehlgeschlagen")), "{aus:?}");
}
