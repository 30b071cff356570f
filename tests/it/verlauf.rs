//! The history as a list, field by field, and as a file.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ozg_app::dto::{EintragDto, VerlaufWunsch};
use ozg_app::{Anlage, Anwendung, Profil, Verlaufsformat};
use ozg_domain::nomen::ALLE;
use serde_json::{Map, Value};

use crate::hilfe::{Probe, abgewiesen, liste, setzen, tag, zeitpunkt};

fn beginn(tag: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    tag.and_time(chrono::NaiveTime::MIN).and_utc()
}

fn gefiltert(app: &Anwendung, wunsch: &VerlaufWunsch) -> Vec<EintragDto> {
    let seite = app.verlauf_seite(&VerlaufWunsch { anzahl: 10_000, ..wunsch.clone() }, beginn).unwrap();
    assert_eq!(seite.treffer, i64::try_from(seite.eintraege.len()).unwrap());
    assert_eq!((seite.weiter, seite.gesamt), (None, app.info().unwrap().chronik_laenge));
    seite.eintraege
}

fn ohne() -> VerlaufWunsch {
    VerlaufWunsch { anzahl: 10_000, ..VerlaufWunsch::default() }
}

/// Each filter gives exactly the entries of the whole list that fulfil it.
#[test]
fn jeder_filter_gibt_genau_die_passenden() {
    let probe = Probe::neu(&Anlage::Demo(7));
    let app = probe.oeffnen();
    let alle = gefiltert(&app, &ohne());
    assert!(alle.len() > 1_000, "eine volle Geschichte, nicht {}", alle.len());
    let seite = app.verlauf_seite(&ohne(), beginn).unwrap();
    assert_eq!(seite.personen.iter().collect::<BTreeSet<_>>().len(), seite.personen.len());
    let kurz = |e: &EintragDto| app.verlauf_show(e.nr).unwrap();
    let felder: Vec<_> = alle.iter().map(kurz).collect();
    let pruefe = |was: &str, wunsch: VerlaufWunsch, passt: &dyn Fn(usize) -> bool| {
        let ist: Vec<_> = gefiltert(&app, &wunsch).iter().map(|e| e.nr).collect();
        let soll: Vec<_> = (0..alle.len()).filter(|i| passt(*i)).map(|i| alle[i].nr).collect();
        assert!(!soll.is_empty(), "{was} trifft nichts");
        assert_eq!(ist, soll, "{was}");
    };
    for person in &seite.personen {
        let wort = if person.is_empty() { "nicht genannt" } else { person.as_str() };
        pruefe(person, VerlaufWunsch { person: Some(person.clone()), ..ohne() }, &|i| alle[i].person == wort);
    }
    for h in &seite.herkuenfte {
        pruefe(h, VerlaufWunsch { herkunft: Some(h.clone()), ..ohne() }, &|i| alle[i].herkunft == *h);
    }
    let (von, bis) = ("2021-03-08".to_owned(), "2021-09-30".to_owned());
    pruefe("Zeit", VerlaufWunsch { von: Some(von.clone()), bis: Some(bis.clone()), ..ohne() }, &|i| {
        (von.as_str()..=bis.as_str()).contains(&&alle[i].zeit[..10])
    });
    // The entry that made the catalogue has more rows than are shown field by field.
    let bekannt = |i: usize| felder[i].weitere == 0;
    for n in ["meilenstein", "sachstand", "bewilligung"] {
        for art in ["neu", "geaendert"] {
            let wunsch = VerlaufWunsch {
                nomen: Some(n.into()),
                art: Some(art.into()),
                von: Some("2019-10-02".into()),
                ..ohne()
            };
            if gefiltert(&app, &wunsch).is_empty() {
                continue;
            }
            pruefe(&format!("{n} {art}"), wunsch, &|i| {
                bekannt(i) && felder[i].zeilen.iter().any(|z| z.nomen == n && z.art == art)
            });
        }
    }
    // The list of one row: what the project page and each entry lead to.
    let satz =
        felder.iter().flat_map(|f| &f.zeilen).find(|z| z.nomen == "meilenstein" && z.art == "geaendert");
    let satz = satz.unwrap().clone();
    let wunsch = VerlaufWunsch {
        nomen: Some(satz.nomen.clone()),
        schluessel: Some(satz.schluessel.clone()),
        ..ohne()
    };
    pruefe("Zeile", wunsch, &|i| {
        felder[i].zeilen.iter().any(|z| z.nomen == satz.nomen && z.schluessel == satz.schluessel)
    });
    let kuerzel = app.projekt_list(tag("2022-06-30")).unwrap()[3].kuerzel.clone();
    pruefe("Projekt", VerlaufWunsch { projekt: Some(kuerzel.clone()), ..ohne() }, &|i| {
        felder[i].zeilen.iter().any(|z| z.projekt.as_deref() == Some(&kuerzel))
    });
    pruefe("Suche", VerlaufWunsch { suche: Some("EINBUERG pilot".into()), ..ohne() }, &|i| {
        let text = format!("{:?} {:?}", alle[i], felder[i]).to_lowercase();
        bekannt(i) && text.contains("einbürg") && text.contains("pilot")
    });
}

/// Page by page everything comes once.
#[test]
fn seite_um_seite_kommt_jeder_eintrag_einmal() {
    let probe = Probe::neu(&Anlage::Demo(7));
    let app = probe.oeffnen();
    let (mut vor, mut nummern) = (None, Vec::new());
    loop {
        let seite = app
            .verlauf_seite(&VerlaufWunsch { vor, anzahl: 77, ..VerlaufWunsch::default() }, beginn)
            .unwrap();
        nummern.extend(seite.eintraege.iter().map(|e| e.nr));
        vor = seite.weiter;
        if vor.is_none() {
            break;
        }
    }
    assert_eq!(nummern, (1..=app.info().unwrap().chronik_laenge).rev().collect::<Vec<_>>());
}

/// Before and after an entry lie exactly its changes.
#[test]
fn davor_und_danach_liegt_genau_der_eintrag() {
    let probe = Probe::neu(&Anlage::Demo(7));
    let app = probe.oeffnen();
    let letzter = app.info().unwrap().chronik_laenge;
    for nr in [2, 100, 431, letzter] {
        let e = app.verlauf_show(nr).unwrap();
        let laenge = |t: &str| app.bekannt(Some(t.parse().unwrap())).info().unwrap().chronik_laenge;
        assert_eq!(laenge(e.bekannt_davor.as_deref().unwrap()), nr - 1);
        assert_eq!(laenge(&e.bekannt_danach), nr);
        assert!(e.ruecknehmbar && e.weitere == 0);
    }
    assert!(!app.verlauf_show(1).unwrap().ruecknehmbar, "der Katalog selbst");
    let danach = format!("Eintrag {}", letzter + 1);
    abgewiesen(app.verlauf_show(letzter + 1), ozg_app::dto::FehlerCode::NichtGefunden, &danach);
}

/// Whoever has only the file can rebuild the catalogue from it.
#[test]
fn aus_den_json_zeilen_entsteht_der_katalog() {
    let probe = Probe::neu(&Anlage::Demo(7));
    let app = probe.oeffnen();
    let ziel = probe.neben("chronik.jsonl");
    let beleg = app.verlauf_schreiben(Verlaufsformat::Jsonl, &ziel, zeitpunkt(0)).unwrap();
    let text = std::fs::read_to_string(&ziel).unwrap();
    assert_eq!(u64::try_from(text.lines().count()).unwrap(), beleg.zeilen);
    let mut stand: BTreeMap<(String, String), Map<String, Value>> = BTreeMap::new();
    let (mut eintraege, mut kette) = (0, String::new());
    for zeile in text.lines() {
        let z: Value = serde_json::from_str(zeile).unwrap();
        if z.get("eintrag").is_some() {
            eintraege += 1;
            assert_eq!(z["eintrag"], eintraege);
            kette = z["kette"].as_str().unwrap().to_owned();
            continue;
        }
        let ort = (z["nomen"].as_str().unwrap().to_owned(), z["schluessel"].to_string());
        let neu = z["neu"].as_object().unwrap().clone();
        match z["art"].as_str().unwrap() {
            "geloescht" => drop(stand.remove(&ort).unwrap()),
            "neu" => assert!(stand.insert(ort, neu).is_none()),
            _ => stand.get_mut(&ort).unwrap().extend(neu),
        }
    }
    let info = app.info().unwrap();
    assert_eq!((eintraege, kette), (info.chronik_laenge, info.chronik_kopf.clone()));
    for n in ALLE {
        let soll = liste(&app, n.name).len();
        assert_eq!(stand.keys().filter(|(t, _)| t == n.name).count(), soll, "{}", n.name);
    }
    let meta = std::fs::read_to_string(probe.neben("chronik.jsonl.meta.json")).unwrap();
    let meta: Value = serde_json::from_str(&meta).unwrap();
    assert_eq!(meta["chronik_laenge"], info.chronik_laenge);
    assert_eq!(meta["chronik_kopf"], info.chronik_kopf);
}

/// The CSV file says each field in words, in both profiles, and ends where the state of knowledge does.
#[test]
fn die_csv_datei_sagt_jedes_feld() {
    let probe = Probe::neu(&Anlage::Demo(7));
    let app = probe.oeffnen().bekannt(Some("2021-03-08T23:00:00Z".parse().unwrap()));
    let ziel = probe.neben("chronik.csv");
    for profil in [Profil::Opendata, Profil::Excel] {
        let beleg = app.verlauf_schreiben(Verlaufsformat::Csv(profil), &ziel, zeitpunkt(0)).unwrap();
        let text = std::fs::read_to_string(&ziel).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut leser = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        assert_eq!(&leser.headers().unwrap()[10], "Vorher");
        let zeilen: Vec<csv::StringRecord> = leser.records().map(Result::unwrap).collect();
        assert_eq!(u64::try_from(zeilen.len()).unwrap(), beleg.zeilen);
        assert!(zeilen.iter().all(|z| &z[1] < "2021-03-08T23:00:00Z"));
        let ist = zeilen
            .iter()
            .find(|z| &z[6] == "Meilenstein" && &z[9] == "Datum" && &z[8] == "geändert")
            .unwrap();
        assert!(ist[10].contains('.') && ist[11].contains('.') && ist[10] != ist[11], "{ist:?}");
        assert_eq!(&zeilen.last().unwrap()[14], app.info().unwrap().chronik_kopf);
    }
}

/// A report of the roll-out is called by service and Kommune, not by their keys.
#[test]
fn eine_meldung_heisst_im_verlauf_nach_leistung_und_kommune() {
    let probe = Probe::neu(&Anlage::Auslieferung);
    let app = probe.oeffnen();
    setzen(&app, "loesung", &[("kennung", "w1"), ("titel", "Wohngeld digital")]);
    let felder = [
        ("leistung", "10092"),
        ("ags", "05315000"),
        ("stand", "online"),
        ("reifegrad", "3"),
        ("gueltig_ab", "2022-06-27"),
        ("loesung", "w1"),
    ];
    setzen(&app, "nachnutzung", &felder);
    let worte = app.verlauf_list(1).unwrap()[0].worte.join("");
    assert_eq!(worte, "Wohngeld · Köln · 27.06.2022 · Wohngeld digital: Nachnutzung ergänzt");
}
