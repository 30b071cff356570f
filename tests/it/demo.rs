//! The demo catalogue: the same for a seed, recognisable as such, and with a history that could have been.

use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, fremd, frisch, in_ordnung, liste, ordner, tag};

#[test]
fn gleicher_startwert_gleiche_bytes_anderer_startwert_andere() {
    let (a, b, c) = (frisch(&Anlage::Demo(7)), frisch(&Anlage::Demo(7)), frisch(&Anlage::Demo(8)));
    assert!(a == b, "dieselbe Demo muss auf jedem Rechner dieselbe Datei sein");
    assert!(a != c, "ein anderer Startwert erzählt eine andere Geschichte");
}

#[test]
fn demodaten_sind_als_solche_gekennzeichnet() {
    let p = Probe::neu(&Anlage::Demo(7));
    assert!(p.oeffnen().info().unwrap().demodaten);
    let art: (String, String) = fremd(&p.pfad)
        .query_row("SELECT datenart, startwert FROM katalog", [], |z| Ok((z.get(0)?, z.get(1)?)))
        .unwrap();
    assert_eq!(art, ("demo".to_owned(), "7".to_owned()), "auch für fremde Programme lesbar");
}

#[test]
fn eintraege_liegen_zwischen_2019_und_2022_und_nie_rueckwaerts() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    in_ordnung(&app);
    let eintraege = app.verlauf_list(10_000).unwrap();
    assert!(eintraege.len() > 200, "eine volle Geschichte, nicht {}", eintraege.len());
    for paar in eintraege.windows(2) {
        assert!(paar[0].zeit >= paar[1].zeit, "Eintrag {} liegt vor seinem Vorgänger", paar[0].nr);
    }
    for e in &eintraege {
        let jahr: i32 = e.zeit[..4].parse().unwrap();
        assert!((2019..=2022).contains(&jahr), "Eintrag {}: {}", e.nr, e.zeit);
    }
}

#[test]
fn genau_35_projekte_fuer_jeden_startwert() {
    for seed in [0, 1, 2022, u64::MAX] {
        let o = ordner();
        let app = Anwendung::anlegen(&o.path().join("d.ozg"), &Anlage::Demo(seed)).unwrap();
        assert_eq!(liste(&app, "projekt").len(), 35, "Startwert {seed}");
        let k = app.kennzahl_show(tag("2020-12-31")).unwrap();
        assert_eq!(k.projekte.erfasst, 35, "Startwert {seed}: alle bis Ende 2020 aufgenommen");
        in_ordnung(&app);
    }
}
