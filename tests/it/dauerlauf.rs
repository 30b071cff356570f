//! Long random runs: seconds by default, `OZG_DAUERLAUF_MINUTEN` minutes in `cargo xtask dauerlauf`.

use ozg_app::{Anlage, Anwendung, Modus, Profil};
use ozg_domain::nomen::{ALLE, Art};

use crate::hilfe::{Dauer, Probe, Zufall, auftrag, in_ordnung, laenge, liste};
use crate::rundlauf::{FEINDLICH, MEHRZEILIG};

#[test]
fn dauerlauf_schreiber_toeten() {
    let mut dauer = Dauer::neu(2);
    let mut startwert = 1;
    while dauer.weiter() {
        crate::absturz::schreiber_toeten(20, startwert);
        startwert += 1;
    }
}

#[test]
fn dauerlauf_zuruecknehmen() {
    crate::ruecknahme::dauerlauf(&mut Dauer::neu(2));
}

#[test]
fn dauerlauf_manipulation() {
    let mut dauer = Dauer::neu(2);
    let mut startwert = 1;
    while dauer.weiter() {
        crate::manipulation::manipulationen(50, startwert);
        startwert += 1;
    }
}

#[test]
fn dauerlauf_rundlauf() {
    let mut dauer = Dauer::neu(2);
    while dauer.weiter() {
        crate::rundlauf::rundlauf(Profil::Opendata);
        crate::rundlauf::rundlauf(Profil::Excel);
    }
}

/// Some text for that field: mostly of the right kind, often not.
fn irgendwas(z: &mut Zufall, art: Art) -> String {
    let zahl = z.bis(3_000);
    if z.bis(8) == 0 {
        let alle: Vec<_> = FEINDLICH.iter().chain(MEHRZEILIG).collect();
        return (*alle[z.bis(alle.len())]).to_owned();
    }
    if z.bis(10) == 0 {
        return String::new();
    }
    match art {
        Art::Tag | Art::Rohdatum => {
            format!("{:02}.{:02}.{}", z.bis(32), z.bis(14), 1989 + z.bis(114))
        }
        Art::Geld | Art::Dezimal => format!("{zahl},{:02}", z.bis(100)),
        Art::Zahl(von, bis) => {
            let von = usize::try_from(von).unwrap_or(0);
            (von + z.bis(usize::try_from(bis).unwrap_or(1) - von + 2)).to_string()
        }
        Art::Wahl(worte) => worte[z.bis(worte.len())].to_owned(),
        Art::Verweis("projekt") => format!("p{}", z.bis(5)),
        Art::Verweis("katalogversion") => "KDN 20.12.2019".to_owned(),
        Art::Leistung => (10_000 + z.bis(3)).to_string(),
        Art::Ags => ["05111000", "05000000", "00000000", "5111000"][z.bis(4)].to_owned(),
        Art::ListeVon(_) => ["Bildung", "Bildung|Umwelt", "Nichts"][z.bis(3)].to_owned(),
        Art::Verweis(_) | Art::Zeile(_) | Art::Text(_) | Art::Liste | Art::Organisation | Art::Quelle => {
            format!("p{}", z.bis(5))
        }
    }
}

/// One random order; taken or refused, it must keep the rules of the history.
fn ein_zufaelliger_vorgang(app: &Anwendung, z: &mut Zufall) {
    let n = ALLE[z.bis(ALLE.len())];
    let vorher = laenge(app);
    if z.bis(6) == 0 {
        let zeilen = liste(app, n.name);
        if zeilen.is_empty() {
            return;
        }
        let zeile = &zeilen[z.bis(zeilen.len())];
        let schluessel: Vec<_> = n.schluessel().map(|f| crate::hilfe::zelle(zeile, f.kopf)).collect();
        match app.nomen_clear(n, &schluessel, &auftrag()) {
            Ok(_) => assert_eq!(laenge(app), vorher + 1, "{} {schluessel:?}", n.name),
            Err(e) => assert!(
                laenge(app) == vorher && e.code != ozg_app::dto::FehlerCode::Intern,
                "{} {schluessel:?}: {}",
                n.name,
                e.technik
            ),
        }
        return;
    }
    let felder: Vec<(&str, String)> = n
        .felder
        .iter()
        .filter(|f| f.pflicht || f.schluessel || z.bis(2) == 0)
        .map(|f| (f.kopf, f.art))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|(k, art)| (k, irgendwas(z, art)))
        .collect();
    let modus = [Modus::Setzen, Modus::Anlegen, Modus::Aendern][z.bis(3)];
    match app.nomen_set(n, &felder, modus, &auftrag()) {
        Ok(g) => assert_eq!(laenge(app), vorher + i64::from(g.nr.is_some()), "{} {felder:?}", n.name),
        Err(e) => {
            assert_eq!(laenge(app), vorher, "{} {felder:?}: abgewiesen, aber geschrieben", n.name);
            let unerwartet = e.code == ozg_app::dto::FehlerCode::Intern && !e.technik.contains("UNIQUE");
            assert!(!unerwartet, "{} {felder:?}: {}", n.name, e.technik);
        }
    }
}

#[test]
fn dauerlauf_zufaellige_vorgaenge() {
    let mut dauer = Dauer::neu(3);
    let mut z = Zufall(31_122_022);
    while dauer.weiter() {
        let p = Probe::neu(&Anlage::Leer);
        let app = p.oeffnen();
        for _ in 0..300 {
            ein_zufaelliger_vorgang(&app, &mut z);
        }
        in_ordnung(&app);
    }
}

/// Flips random bytes: the file is refused, or opens and every reading use case ends; it never panics, and a
/// refused file is not touched.
#[test]
fn dauerlauf_verfaelschte_dateien() {
    let mut dauer = Dauer::neu(60);
    let mut z = Zufall(4_771);
    let (vorlage, app) = Probe::winzig();
    drop(app);
    let gut = std::fs::read(&vorlage.pfad).unwrap();
    while dauer.weiter() {
        let mut bytes = gut.clone();
        for _ in 0..=z.bis(20) {
            let bereich = if z.bis(2) == 0 { 4_096 } else { bytes.len() };
            let wo = z.bis(bereich);
            bytes[wo] = z.zahl().to_le_bytes()[0];
        }
        let pfad = vorlage.neben("verdorben.ozg");
        std::fs::write(&pfad, &bytes).unwrap();
        match Anwendung::oeffnen(&pfad) {
            Err(e) => {
                assert!(
                    std::fs::read(&pfad).unwrap() == bytes,
                    "abgewiesen und doch verändert: {}",
                    e.technik
                );
                assert!(e.text.ends_with('.'), "{}", e.text);
            }
            Ok(app) => {
                let _ = (app.info(), app.pruefen(None, crate::hilfe::zeitpunkt(0)), app.verlauf_list(50));
                let _: Vec<_> = ALLE.iter().map(|n| app.nomen_list(n)).collect();
            }
        }
        for endung in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(format!("{}{endung}", pfad.display()));
        }
    }
}

#[test]
fn dauerlauf_nachzaehlung() {
    crate::nachzaehlung::dauerlauf(&mut Dauer::neu(2));
}
