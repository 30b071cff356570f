//! Drafts, saved views and settings: on this machine only, bounded, and never part of the history.

use ozg_app::dto::{FehlerCode, LokalArt};
use ozg_app::{Anwendung, Profil};

use super::{speichern, ui, zurueck};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, nom, zeitpunkt};

const ARTEN: [LokalArt; 3] = [LokalArt::Entwurf, LokalArt::Ansicht, LokalArt::Einstellung];

fn werte(app: &Anwendung, art: LokalArt) -> Vec<(String, String)> {
    let l = app.lokal().expect("lesbar");
    let liste = match art {
        LokalArt::Entwurf => l.entwuerfe,
        LokalArt::Ansicht => l.ansichten,
        LokalArt::Einstellung => l.einstellungen,
    };
    liste.into_iter().map(|e| (e.schluessel, e.wert)).collect()
}

#[test]
fn hin_und_zurueck_mit_jedem_namen() {
    let (p, mut app) = Probe::winzig();
    let lang = "n".repeat(300);
    let namen = [
        "projekt/jagd",
        "ä ö ü ß",
        "👩‍👩‍👧",
        "a\0b",
        "a\nb",
        "%_*'\";--",
        "../../etc",
        "entwurf:",
        "\u{202e}x",
        " ",
        &lang,
    ];
    for art in ARTEN {
        for name in namen {
            app.lokal_set(art, name, Some(&format!("{name} {art:?}")))
                .unwrap_or_else(|e| panic!("{name:?}: {}", e.text));
        }
    }
    drop(app);
    app = p.oeffnen();
    for art in ARTEN {
        let mut da = werte(&app, art);
        let mut soll: Vec<_> = namen.iter().map(|n| ((*n).to_owned(), format!("{n} {art:?}"))).collect();
        da.sort();
        soll.sort();
        assert_eq!(da, soll, "{art:?}: nach dem Neustart steht alles noch da, getrennt nach Art");
        for name in namen {
            app.lokal_set(art, name, None).unwrap();
        }
        assert!(werte(&app, art).is_empty(), "{art:?}");
    }
    app.lokal_set(LokalArt::Entwurf, "nie da", None).expect("vergessen, was nicht da ist, ist kein Fehler");
    in_ordnung(&app);
}

#[test]
fn grenzen() {
    let (_p, app) = Probe::winzig();
    let (gross, zu_gross) = ("x".repeat(200_000), "x".repeat(200_001));
    let (name, zu_lang) = ("n".repeat(300), "n".repeat(301));
    for art in ARTEN {
        app.lokal_set(art, &name, Some(&gross)).unwrap();
        for (schluessel, wert) in [("", "x"), (zu_lang.as_str(), "x"), ("x", zu_gross.as_str())] {
            let e = abgewiesen(
                app.lokal_set(art, schluessel, Some(wert)),
                FehlerCode::EingabeUngueltig,
                "Grenze",
            );
            assert!(e.text.len() < 300, "die Meldung wiederholt nicht den Wert: {} Zeichen", e.text.len());
            assert!(e.felder.iter().all(|f| f.wert.chars().count() <= 200), "auch nicht das Feld");
        }
        assert_eq!(werte(&app, art), [(name.clone(), gross.clone())], "{art:?}: nichts Halbes");
    }
    // What a form may hold fits into its draft: three texts of full length, four bytes each.
    let formular = serde_json::json!({ "text": "👀".repeat(10_000), "hindernis": "👀".repeat(10_000),
        "naechster_schritt": "👀".repeat(10_000) });
    app.lokal_set(LokalArt::Entwurf, "voll", Some(&formular.to_string())).expect("ein volles Formular passt");
}

#[test]
fn tausend_je_art_und_ueberschreiben_geht_weiter() {
    let (p, app) = Probe::winzig();
    crate::hilfe::fremd(&p.pfad)
        .execute_batch(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
             INSERT INTO einstellung (name, wert) SELECT 'ansicht:' || i, 'x' FROM n",
        )
        .unwrap();
    abgewiesen(
        app.lokal_set(LokalArt::Ansicht, "mehr", Some("x")),
        FehlerCode::EingabeUngueltig,
        "die 1.001.",
    );
    app.lokal_set(LokalArt::Ansicht, "7", Some("neu")).expect("eine vorhandene ändern");
    app.lokal_set(LokalArt::Entwurf, "mehr", Some("x")).expect("andere Arten zählen für sich");
    app.lokal_set(LokalArt::Ansicht, "8", None).unwrap();
    app.lokal_set(LokalArt::Ansicht, "mehr", Some("x")).expect("nach dem Löschen ist wieder Platz");
}

#[test]
fn kein_name_reicht_in_fremde_einstellungen() {
    let (_p, app) = Probe::winzig();
    app.person_merken("Koordination").unwrap();
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Eins")]);
    for art in ARTEN {
        for name in ["person", "rueckgaengig", "teilnehmer", "sicherung", "beleg:x", ":person"] {
            app.lokal_set(art, name, Some("[1]")).unwrap();
            app.lokal_set(art, name, None).unwrap();
        }
    }
    assert_eq!(app.info().unwrap().person, "Koordination");
    zurueck(&app);
    let l = app.lokal().unwrap();
    let alle: Vec<_> = [l.entwuerfe, l.ansichten, l.einstellungen].concat();
    assert!(alle.is_empty(), "Person, Teilnehmer und eigene Einträge zeigt die Liste nicht: {alle:?}");
    in_ordnung(&app);
}

#[test]
fn nichts_davon_steht_in_chronik_export_oder_stand() {
    let p = Probe::neu(&ozg_app::Anlage::Leer);
    let app = p.oeffnen();
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
    let (stand, kopf) = (app.stand().unwrap(), app.info().unwrap());
    let marke = "GEHEIMER-ENTWURF";
    for art in ARTEN {
        app.lokal_set(art, marke, Some(marke)).unwrap();
        app.lokal_set(art, marke, Some("zweimal GEHEIMER-ENTWURF")).unwrap();
    }
    app.person_merken("GEHEIME-PERSON").unwrap();
    assert_eq!(app.stand().unwrap(), stand, "kein Fenster lädt deswegen neu");
    let nachher = app.info().unwrap();
    assert_eq!((nachher.chronik_laenge, nachher.chronik_kopf), (kopf.chronik_laenge, kopf.chronik_kopf));
    assert!(!format!("{:?}", app.verlauf_list(10_000).unwrap()).contains(marke), "im Verlauf");
    for n in ozg_domain::nomen::ALLE {
        let ziel = p.neben(&format!("{}.csv", n.name));
        app.export(nom(n.name), Profil::Opendata, &ziel, zeitpunkt(0)).unwrap();
        for datei in [ziel.clone(), ziel.with_extension("csv.meta.json")] {
            let text = std::fs::read_to_string(&datei).unwrap();
            assert!(!text.contains(marke) && !text.contains("GEHEIME-PERSON"), "{}", datei.display());
        }
    }
    in_ordnung(&app);
}

#[test]
fn ohne_person_heisst_es_nicht_genannt() {
    let (_p, app) = Probe::winzig();
    for (eingabe, heisst) in
        [(" Koordination ", "Koordination"), ("", ""), ("  \u{7}\n ", ""), ("A\u{0}B\nC", "ABC")]
    {
        app.person_merken(eingabe).unwrap();
        assert_eq!(app.info().unwrap().person, heisst, "{eingabe:?}");
        let titel = format!("T {eingabe}").replace(char::is_control, "");
        let wunsch = [("kuerzel", "jagd"), ("titel", titel.as_str()), ("beschreibung", heisst)];
        speichern(&app, "projekt", &wunsch);
        let im_verlauf = if heisst.is_empty() { "nicht genannt" } else { heisst };
        assert_eq!(app.verlauf_list(1).unwrap()[0].person, im_verlauf, "{eingabe:?}");
    }
    app.person_merken(&"x".repeat(100_000)).unwrap();
    assert_eq!(app.info().unwrap().person.len(), 200, "ein Name ist kein Roman");
    assert!(app.rueckgaengig(&ui()).is_ok());
}
