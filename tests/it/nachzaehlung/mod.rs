//! Every figure counted a second time: [`regeln`] and [`projekte`] take the plain rows and follow the definitions word
//! by word, without an index, a table or a shortcut; the program must give the same, on real files.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod projekte;
mod regeln;
mod welt;

use ozg_app::{Anwendung, Importwahl};

use self::regeln::Bruch;
use self::welt::Welt;
use crate::hilfe::{Dauer, Probe, Zufall, auftrag_um, in_ordnung, liste, nom, tag, zeitpunkt, zelle};

/// Days on which a random catalogue is asked: before, between, on and after its dates.
const TAGE: [&str; 6] = ["2018-06-30", "2020-12-31", "2021-03-08", "2021-07-01", "2022-12-31", "2030-01-01"];

#[test]
fn zweihundert_kataloge_werden_gleich_gezaehlt() {
    for startwert in 0..200 {
        ein_katalog(startwert);
    }
}

/// A file of many rows is recorded as a block, which names only its last row: the figures follow for all services.
#[test]
fn eine_grosse_datei_wirkt_auf_jede_leistung() {
    let p = Probe::leer();
    let app = p.oeffnen();
    let tag = tag("2022-06-30");
    let z1 = |app: &Anwendung| app.kennzahlen(tag, "alle").unwrap().regeln[0].zahl.zaehler;
    assert_eq!(z1(&app), 0);
    let mut text = String::from("leistung;ags;stand;reifegrad;gueltig_ab\n");
    for leistung in ["10001", "10257", "10521"] {
        for ags in liste(&app, "kommune").iter().take(100).map(|k| zelle(k, "ags")) {
            text += &format!("{leistung};{ags};online;2;2021-01-01\n");
        }
    }
    let datei = p.neben("n.csv");
    std::fs::write(&datei, text).unwrap();
    let ergebnis =
        app.import(&datei, nom("nachnutzung"), Importwahl::default(), &auftrag_um(zeitpunkt(1))).unwrap();
    assert_eq!((ergebnis.neu, ergebnis.geschrieben), (300, true), "{:?}", ergebnis.fehler);
    assert_eq!(z1(&app), 3, "ohne die Spalte gilt das Modell 1.1");
    assert_eq!(z1(&p.oeffnen()), 3, "dasselbe wie frisch geöffnet");
    assert_eq!(z1(&app.bekannt(Some(zeitpunkt(0)))), 0, "davor war nichts bekannt");
}

/// More of them, for as long as `cargo xtask dauerlauf` says.
pub(crate) fn dauerlauf(dauer: &mut Dauer) {
    let mut startwert = 1_000;
    while dauer.weiter() {
        ein_katalog(startwert);
        startwert += 1;
    }
}

fn ein_katalog(startwert: u64) {
    let mut z = Zufall::neu(startwert);
    let mut welt = Welt::wuerfeln(&mut z);
    let (probe, app) = welt.schreiben();
    vergleichen(&app, &welt, &format!("Startwert {startwert}"));
    let davor = welt.clone();
    // Later entries: the index that is kept must follow, and the earlier state must stay.
    welt.aendern(&mut z, &app);
    vergleichen(&app, &welt, &format!("Startwert {startwert}, nach der Änderung"));
    let damals = app.bekannt(Some(zeitpunkt(500)));
    vergleichen(&damals, &davor, &format!("Startwert {startwert}, bekannt vor der Änderung"));
    if startwert.is_multiple_of(50) {
        in_ordnung(&app);
    }
    drop(probe);
}

/// Everything on one state.
fn vergleichen(app: &Anwendung, welt: &Welt, was: &str) {
    for stichtag in TAGE {
        let tag = tag(stichtag);
        for scope in ["kommunal", "alle"] {
            let was = format!("{was}, {stichtag}, {scope}");
            let soll = regeln::zaehlen(welt, stichtag, scope);
            let ist = app.kennzahlen(tag, scope).unwrap();
            for (regel, bruch) in ["Z1", "Z2", "Z3", "Z4", "Z5"].iter().zip(&soll.regeln) {
                let zahl = &ist.regeln.iter().find(|r| r.regel == *regel).unwrap().zahl;
                assert_eq!((zahl.zaehler, zahl.nenner, zahl.unbekannt), bruch.tripel(), "{was}: {regel}");
            }
            invarianten(&soll.regeln, &was);
            for l in &soll.leistungen {
                let ist = app.kennzahl_leistung(tag, &l.ozg_id, scope).unwrap();
                let zahlen: Vec<_> =
                    ist.regeln.iter().map(|r| (r.zahl.zaehler, r.zahl.nenner, r.zahl.unbekannt)).collect();
                let soll: Vec<_> = l.regeln.iter().map(Bruch::tripel).collect();
                assert_eq!(zahlen, soll, "{was}: {} nach Z1 bis Z4, Z7, Z8", l.ozg_id);
            }
            for (ags, bruch) in &soll.kommunen {
                let ist = app.kennzahl_kommune(tag, ags, scope).unwrap().regeln[0].zahl;
                assert_eq!((ist.zaehler, ist.nenner, ist.unbekannt), bruch.tripel(), "{was}: {ags} nach Z6");
            }
            ansicht(app, tag, scope, &soll, &was);
        }
        projekte::vergleichen(app, welt, stichtag, was);
    }
}

/// Z4 ⊆ Z3 ⊆ Z1 and Z4 ⊆ Z2 ⊆ Z1. (Of what is only possible this does not hold: where it is not known who is
/// responsible, Z3 is unknown by definition, even if all Kommunen report less.)
fn invarianten(z: &[Bruch], was: &str) {
    for (eng, weit) in [(3, 2), (2, 0), (3, 1), (1, 0)] {
        assert!(z[eng].zaehler <= z[weit].zaehler, "{was}: Z{} ⊆ Z{}", eng + 1, weit + 1);
    }
}

/// The view shows the same figures as the command line, its lists hold as many services, its areas add up.
fn ansicht(app: &Anwendung, tag: chrono::NaiveDate, scope: &str, soll: &regeln::Zaehlung, was: &str) {
    let v = app.zaehlweise_get(tag, scope).unwrap();
    let stufe = |regel: &str| v.stufen.iter().find(|s| s.regel == regel).unwrap().zahl;
    for (regel, bruch) in ["Z1", "Z2", "Z3", "Z4", "Z5"].iter().zip(&soll.regeln) {
        let z = stufe(regel);
        assert_eq!((z.zaehler, z.nenner, z.unbekannt), bruch.tripel(), "{was}: Stufe {regel}");
        let liste = app.zaehlweise_list(tag, scope, regel).unwrap();
        let anzahl = |ergebnis: &str| liste.iter().filter(|l| l.ergebnis == ergebnis).count() as u64;
        assert_eq!(liste.len() as u64, z.nenner, "{was}: Liste {regel}");
        assert_eq!((anzahl("wahr"), anzahl("unbekannt")), (z.zaehler, z.unbekannt), "{was}: Liste {regel}");
        assert!(liste.iter().all(|l| !l.grund.is_empty() && !l.grund.contains('{')), "{was}: Gründe {regel}");
    }
    let [z1, kreis, z3, bund] = ["Z1", "Z3-Kreis", "Z3", "Z3-Bund"].map(|r| stufe(r).zaehler);
    assert!(bund <= z3 && z3 <= kreis && kreis <= z1, "{was}: Bund ≤ Land ≤ Kreis ≤ Z1");
    let felder: usize = v.felder.iter().map(|f| f.leistungen.len()).sum();
    assert_eq!(felder as u64, stufe("Z1").nenner, "{was}: jede Leistung steht in einem Feld");
    for art in &v.kommunenarten {
        let anteile: Vec<f64> =
            art.sicher.iter().map(|z| z.zaehler as f64 / z.nenner as f64).collect::<Vec<_>>();
        assert!(anteile.is_sorted(), "{was}: {} {anteile:?}", art.typ);
    }
}
