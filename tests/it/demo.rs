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

/// The pages of offer, frame and steering have something to show, and something that nobody knows.
#[test]
fn jede_seite_hat_etwas_zu_zeigen() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    for (nomen, mindestens) in [
        ("loesung", 28),
        ("portal", 11),
        ("standard", 6),
        ("konformitaet", 80),
        ("zustaendigkeit", 800),
        ("nachnutzung", 7_500),
        ("vereinbarung", 25),
        ("bewertung", 50),
        ("risiko", 40),
        ("verwendungsnachweis", 8),
    ] {
        let zeilen = liste(&app, nomen).len();
        assert!(zeilen >= mindestens, "{zeilen} Zeilen {nomen}");
    }
    let verbindung = fremd(&p.pfad);
    let ja = |sql: &str| verbindung.query_row(sql, [], |z| z.get::<_, bool>(0)).unwrap();
    assert!(ja("SELECT EXISTS (SELECT 1 FROM nachnutzung WHERE stand = 'online' AND reifegrad IS NULL)"));
    assert!(ja(
        "SELECT EXISTS (SELECT 1 FROM ozg_leistung WHERE ozg_id NOT IN (SELECT leistung FROM zustaendigkeit))"
    ));
    assert!(ja("SELECT count(DISTINCT stand) = 4 FROM konformitaet"));
    // What holds on three days: each time more.
    let bis = |tag: &str| -> i64 {
        let sql = "SELECT count(*) FROM nachnutzung WHERE gueltig_ab <= ?1";
        verbindung.query_row(sql, [tag], |z| z.get(0)).unwrap()
    };
    let je_tag = ["2021-03-08", "2022-06-30", "2022-12-31"].map(bis);
    assert!(je_tag[0] > 500 && je_tag[0] * 2 < je_tag[1] && je_tag[1] + 500 < je_tag[2], "{je_tag:?}");
    let groesse = std::fs::metadata(&p.pfad).unwrap().len();
    assert!(groesse < 16_000_000, "{groesse} Bytes");
}
