//! Named states: kept for good, no part of any state of knowledge.

use ozg_app::dto::{FassungWunsch, FehlerCode, StandWunsch};
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft};

use crate::hilfe::{Probe, abgewiesen, auftrag, auftrag_um, fremd, in_ordnung, laenge, tag, zeitpunkt};
use crate::vergleich::{kurz, setzen_um, stand, termin};

fn wunsch(name: &str, stichtag: &str) -> FassungWunsch {
    FassungWunsch { name: name.to_owned(), stichtag: stichtag.to_owned(), bekannt_am: None, grund: None }
}

fn anlegen(app: &Anwendung, sekunde: i64, name: &str, stichtag: &str) {
    if let Err(e) = app.fassung_create(&wunsch(name, stichtag), &auftrag_um(zeitpunkt(sekunde))) {
        panic!("{name}: {}", e.text);
    }
}

fn fassung(name: &str) -> StandWunsch {
    StandWunsch { fassung: Some(name.to_owned()), ..StandWunsch::default() }
}

#[test]
fn eine_fassung_haelt_stichtag_und_wissen_fest() {
    let (_p, app) = Probe::mit_projekt();
    termin(&app, 10, "konzeption", "ist", "2020-03-31");
    let eintrag = laenge(&app);
    let bester = app.verlauf_list(1).unwrap().remove(0);
    let auftrag = Auftrag { person: Some("Koordination".into()), ..auftrag_um(zeitpunkt(60)) };
    let mit_grund =
        FassungWunsch { grund: Some("Bericht".into()), ..wunsch(" Vorlage 17/4771 ", "2021-03-08") };
    let beleg = app.fassung_create(&mit_grund, &auftrag).unwrap();
    assert_eq!((beleg.nr, beleg.schluessel), (Some(eintrag + 1), vec!["Vorlage 17/4771".to_owned()]));
    let f = app.fassung_list().unwrap().remove(0);
    assert_eq!((f.name.as_str(), f.stichtag.as_str()), ("Vorlage 17/4771", "2021-03-08"));
    assert_eq!((f.eintrag, f.kopf), (eintrag, bester.kopf), "der letzte Eintrag, der Tatsachen änderte");
    assert_eq!((f.bekannt_am, f.angelegt_am.as_str()), (bester.zeit, "2027-01-04T08:01:00.000Z"));
    assert_eq!((f.person.as_str(), f.grund.as_deref()), ("Koordination", Some("Bericht")));
    let e = app.verlauf_list(1).unwrap().remove(0);
    assert!(!e.tatsachen && e.aenderungen == 1 && e.worte[0].contains("Vorlage 17/4771"), "{e:?}");
    in_ordnung(&app);
    // The next one names the same knowledge: the entry of the first is no part of it.
    anlegen(&app, 70, "Zweite", "2021-03-08");
    let alle = app.fassung_list().unwrap();
    assert_eq!(
        alle.iter().map(|f| (f.name.as_str(), f.eintrag)).collect::<Vec<_>>(),
        [("Zweite", eintrag), ("Vorlage 17/4771", eintrag)]
    );
    // Whatever comes later, the comparison begins at the state that was kept.
    termin(&app, 80, "umsetzung", "ist", "2021-10-01");
    termin(&app, 81, "konzeption", "ist", "2020-04-02");
    let v = app.vergleich(&fassung("vorlage 17/4771"), &stand("2022-06-30", None), None).unwrap();
    assert_eq!(v.von.text, "Fassung „Vorlage 17/4771“ (08.03.2021)");
    assert_eq!((v.von.fassung.as_deref(), v.von.laenge), (Some("Vorlage 17/4771"), eintrag));
    assert_eq!(
        kurz(&v),
        [
            "umsetzung: Jagd, Phase: Konzeption → Umsetzung",
            "erreicht: Jagd, Umsetzung NRW: — → Ist 01.10.2021",
            "berichtigung: Jagd, Konzeption NRW, Ist: 31.03.2020 → 02.04.2020 (+2)",
        ]
    );
    assert_eq!(kurz(&app.vergleich(&fassung("Zweite"), &fassung("Vorlage 17/4771"), None).unwrap()), [""; 0]);
}

#[test]
fn eine_fassung_ist_unveraenderlich() {
    let (p, app) = Probe::mit_projekt();
    anlegen(&app, 10, "Vorlage", "2021-03-08");
    let vorher = app.fassung_list().unwrap();
    for sql in [
        "UPDATE fassung SET stichtag = '2022-01-01'",
        "UPDATE fassung SET name = 'Anders'",
        "DELETE FROM fassung",
        "REPLACE INTO fassung SELECT name, '2022-01-01', eintrag, bekannt_am, kopf FROM fassung",
    ] {
        assert!(fremd(&p.pfad).execute_batch(sql).is_err(), "{sql}");
    }
    for name in ["Vorlage", "VORLAGE", " vorlage "] {
        let e = app.fassung_create(&wunsch(name, "2022-01-01"), &auftrag());
        let e = abgewiesen(e, FehlerCode::SchonVorhanden, name);
        assert!(e.text.contains("Fassung „Vorlage“"), "{}", e.text);
    }
    assert_eq!(app.fassung_list().unwrap(), vorher);
    in_ordnung(&app);
    // A new name for the same state is a new Fassung.
    anlegen(&app, 20, "Vorlage, berichtigt", "2021-03-08");
    assert_eq!(app.fassung_list().unwrap().len(), 2);
}

#[test]
fn auch_das_fenster_nimmt_eine_fassung_nicht_zurueck() {
    let (_p, app) = Probe::mit_projekt();
    let ui = Auftrag { herkunft: Herkunft::Ui, ..auftrag() };
    app.fassung_create(&wunsch("Vorlage", "2021-03-08"), &ui).unwrap();
    let vorher = laenge(&app);
    assert!(app.rueckgaengig(&ui).is_err(), "nichts Eigenes, das sich zurücknehmen ließe");
    assert_eq!((laenge(&app), app.fassung_list().unwrap().len()), (vorher, 1));
}

#[test]
fn namen_und_zeiten_werden_streng_gelesen() {
    let (_p, app) = Probe::mit_projekt();
    let lang = "x".repeat(121);
    for (name, tag, am) in [
        ("", "2021-03-08", None),
        ("zwei\nZeilen", "2021-03-08", None),
        (lang.as_str(), "2021-03-08", None),
        ("heute", "2021-03-08", None),
        ("2021-03-08", "2021-03-08", None),
        ("gut", "2021-02-31", None),
        ("gut", "", None),
        // Today is the 30.06.2022, the orders are given in January 2027.
        ("gut", "2022-07-01", None),
        ("gut", "2021-03-08", Some("gestern")),
        ("gut", "2021-03-08", Some("2027-01-04T09:00:00Z")),
    ] {
        let w = FassungWunsch { bekannt_am: am.map(str::to_owned), ..wunsch(name, tag) };
        let e = abgewiesen(
            app.fassung_create(&w, &auftrag()),
            FehlerCode::EingabeUngueltig,
            &format!("{name} {tag} {am:?}"),
        );
        assert!(!e.text.contains('{') && e.text.ends_with('.'), "{}", e.text);
    }
    let w = FassungWunsch { bekannt_am: Some("1995-01-01T00:00:00Z".into()), ..wunsch("gut", "2021-03-08") };
    abgewiesen(app.fassung_create(&w, &auftrag()), FehlerCode::NichtGefunden, "vor dem ersten Eintrag");
    assert_eq!((app.fassung_list().unwrap().len(), laenge(&app)), (0, 2), "nichts ist geschrieben");
}

#[test]
fn eine_fassung_von_frueherem_wissen() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    let am = "2021-03-08T18:00:00Z";
    let w = FassungWunsch { bekannt_am: Some(am.into()), ..wunsch("Damals", "2021-03-08") };
    app.fassung_create(&w, &auftrag()).unwrap();
    // The same from a handle that reads in that state.
    let damals = app.bekannt(Some(am.parse().unwrap()));
    damals.fassung_create(&wunsch("Auch damals", "2021-03-08"), &auftrag()).unwrap();
    let alle = app.fassung_list().unwrap();
    assert!(alle.iter().all(|f| f.bekannt_am.as_str() <= "2021-03-08T18:00:00.000Z"), "{alle:?}");
    assert_eq!((alle[0].eintrag, &alle[0].kopf), (alle[1].eintrag, &alle[1].kopf));
    assert_eq!(damals.fassung_list().unwrap(), alle, "Namen gelten in jedem Stand des Wissens");
    let v = app.vergleich(&fassung("Damals"), &stand("2021-03-08", Some(am)), None).unwrap();
    assert_eq!(kurz(&v), [""; 0]);
    // The figures of a day do not see the names.
    let vorher = damals.kennzahl_show(tag("2021-03-08")).unwrap();
    setzen_um(&app, 10, None, "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    assert_eq!(damals.kennzahl_show(tag("2021-03-08")).unwrap(), vorher);
    in_ordnung(&app);
}
