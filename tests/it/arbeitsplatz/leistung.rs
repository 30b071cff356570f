//! The tree of services: complete, what fell away is left out, projects as of the Stichtag.

use std::collections::BTreeSet;

use super::speichern;
use crate::hilfe::{Probe, liste, setzen, tag, zelle};

#[test]
fn vollstaendig_und_in_sich_stimmig() {
    let p = Probe::neu(&ozg_app::Anlage::Auslieferung);
    let app = p.oeffnen();
    let b = app.leistung_get(tag("2022-06-30")).unwrap();
    assert_eq!(b.leistungen.len(), liste(&app, "ozg_leistung").len());
    assert_eq!(b.leika.len(), liste(&app, "leika_leistung").len());
    assert_eq!(b.lagen.len(), liste(&app, "lage").len());
    let lagen: BTreeSet<_> = b.lagen.iter().map(|l| &l.name).collect();
    assert!(b.leistungen.iter().all(|o| lagen.contains(&o.lage)), "jede Leistung hängt im Baum");
    let ids: BTreeSet<_> = b.leistungen.iter().map(|o| &o.ozg_id).collect();
    assert!(b.leika.iter().all(|k| k.ozg_leistung.as_ref().is_none_or(|o| ids.contains(o))));
    let genannt: BTreeSet<_> = b
        .leistungen
        .iter()
        .flat_map(|o| &o.projekte)
        .chain(b.leika.iter().flat_map(|k| &k.projekte))
        .collect();
    let benannt: BTreeSet<_> = b.projekte.iter().map(|p| &p.kuerzel).collect();
    assert_eq!(genannt, benannt, "jedes genannte Projekt hat seinen Titel, und nur diese");
    assert!(b.katalogversion.is_some() && b.quelle.is_some());
}

#[test]
fn entfallenes_und_noch_nicht_aufgenommenes_fehlt() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "projekt", &[("kuerzel", "spaet"), ("titel", "Spät"), ("aufgenommen_am", "1.1.2022")]);
    let leika = liste(&app, "leika_leistung");
    let mit = leika.iter().find(|z| !zelle(z, "leika_schluessel").is_empty()).unwrap();
    let schluessel = zelle(mit, "kennung");
    for k in ["jagd", "spaet"] {
        setzen(&app, "projekt_leistung", &[("projekt", k), ("leistung", &schluessel)]);
    }
    let projekte = |am: &str| {
        let b = app.leistung_get(tag(am)).unwrap();
        let k = b.leika.into_iter().find(|k| k.kennung == schluessel).expect("steht da");
        (k.projekte, b.projekte.len())
    };
    assert_eq!(projekte("2021-12-31"), (vec!["jagd".into()], 1));
    assert_eq!(projekte("2022-01-01"), (vec!["jagd".into(), "spaet".into()], 2));
    let seite = app.projekt_get("jagd", tag("2022-01-01")).unwrap();
    assert_eq!(
        (seite.leistungen[0].katalog.as_str(), seite.leistungen[0].leistung.as_str()),
        ("LeiKa", &*schluessel)
    );
    let version = zelle(&liste(&app, "katalogversion")[0], "kennung");
    speichern(&app, "ozg_leistung", &[("ozg_id", "10000"), ("entfallen_mit", &version)]);
    let b = app.leistung_get(tag("2022-06-30")).unwrap();
    assert!(b.leistungen.iter().all(|o| o.ozg_id != "10000"), "entfallen");
    let wahl = app.auswahl_get("leistung").unwrap();
    assert!(wahl.iter().all(|w| w.wert != "10000"), "wird auch nicht mehr angeboten");
    assert!(wahl.iter().any(|w| w.wert == schluessel));
}
