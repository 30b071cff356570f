//! Sources with what rests on them, and what rests on none.

use super::speichern;
use crate::hilfe::{Probe, liste, setzen};

#[test]
fn jede_tatsache_zaehlt_genau_einmal() {
    let p = Probe::neu(&ozg_app::Anlage::Auslieferung);
    let app = p.oeffnen();
    let q = app.quelle_list().unwrap();
    let summe: u64 = q
        .quellen
        .iter()
        .map(|q| u64::from(q.anzahl))
        .chain(q.unbelegt.iter().map(|a| u64::from(a.anzahl)))
        .sum();
    let alle: usize = ozg_domain::nomen::ALLE
        .iter()
        .filter(|n| n.felder.iter().any(|f| f.kopf == "quelle"))
        .map(|n| liste(&app, n.name).len())
        .sum();
    assert_eq!(usize::try_from(summe).unwrap(), alle);
    assert!(q.quellen.is_sorted_by_key(|q| q.fundstelle.clone()));
    for z in &q.quellen {
        assert_eq!(z.je_nomen.iter().map(|n| n.anzahl).sum::<u32>(), z.anzahl, "{}", z.fundstelle);
        let t = app.quelle_tatsachen(Some(&z.kennung)).unwrap();
        assert_eq!(t.len(), usize::try_from(z.anzahl).unwrap().min(1_000), "{}", z.fundstelle);
        assert!(t.iter().all(|t| !t.text.is_empty() && !t.text.contains('\n')), "{}", z.fundstelle);
    }
    assert!(app.quelle_tatsachen(None).unwrap().len() <= 1_000);
    for kennung in ["", "fehlt", "' OR 1=1 --", "%"] {
        assert!(app.quelle_tatsachen(Some(kennung)).unwrap().is_empty(), "{kennung}");
    }
}

#[test]
fn unbelegtes_und_zuletzt_verwendetes() {
    let (_p, app) = Probe::winzig();
    let zahl = || {
        app.quelle_list().unwrap().unbelegt.iter().map(|a| (a.nomen.clone(), a.anzahl)).collect::<Vec<_>>()
    };
    assert_eq!(zahl(), [("projekt".to_owned(), 1)]);
    for i in 0..8 {
        let (k, quelle) = (i.to_string(), format!("Anruf {i}"));
        speichern(
            &app,
            "sachstand",
            &[
                ("kennung", k.as_str()),
                ("projekt", "jagd"),
                ("stand_am", "1.3.22"),
                ("text", "<b>x</b>"),
                ("quelle", &quelle),
            ],
        );
    }
    setzen(&app, "sachstand", &[("kennung", "2"), ("quelle", "Anruf 0")]);
    let wahl: Vec<_> =
        app.auswahl_get("quelle").unwrap().into_iter().map(|w| (w.text, w.neben.is_some())).collect();
    let erste: Vec<_> = wahl.iter().take_while(|w| w.1).map(|w| w.0.as_str()).collect();
    assert_eq!(erste, ["Anruf 0", "Anruf 7", "Anruf 6", "Anruf 5", "Anruf 4"], "die letzten fünf zuerst");
    assert_eq!(wahl.len(), 8, "danach alle übrigen, keine doppelt");
    let q = app.quelle_list().unwrap();
    let a0 = q.quellen.iter().find(|q| q.fundstelle == "Anruf 0").unwrap();
    let t = app.quelle_tatsachen(Some(&a0.kennung)).unwrap();
    assert_eq!(t.len(), 2);
    assert!(
        t[0].text.starts_with("Jagd · ") && t[0].text.contains("<b>x</b>"),
        "Text bleibt Text: {}",
        t[0].text
    );
    assert_eq!(t[0].projekt.as_deref(), Some("jagd"));
    assert_eq!(zahl(), [("projekt".to_owned(), 1)]);
}
