//! What the plan says in words, and what becomes of each decision.

use ozg_app::dto::{FehlerCode, RueckgaengigDto, RuecknahmeDto, RuecknahmeFeldDto, RuecknahmeWunsch};
use ozg_app::{Anwendung, Auftrag, Herkunft};
use ozg_domain::wert::{Profil, lesen};
use ozg_store::{Katalog, Modus, Schreiber, StoreFehler, Vorgang};
use serde_json::Value;

use crate::hilfe::{
    Probe, abgewiesen, auftrag, fremd, in_ordnung, laenge, liste, nom, setzen, zeitpunkt, zelle,
};

fn ui() -> Auftrag {
    Auftrag { herkunft: Herkunft::Ui, ..auftrag() }
}

fn plan(app: &Anwendung, nr: i64) -> RuecknahmeDto {
    app.ruecknahme(nr).unwrap_or_else(|e| panic!("Eintrag {nr}: {} ({})", e.text, e.technik))
}

fn felder(plan: &RuecknahmeDto) -> Vec<&RuecknahmeFeldDto> {
    plan.saetze.iter().flat_map(|s| &s.felder).collect()
}

/// Header, position and the three values of every field.
fn kurz(plan: &RuecknahmeDto) -> Vec<String> {
    felder(plan)
        .iter()
        .map(|f| {
            format!("{} {}: {} | {} | {}", f.feld, f.lage, f.vorher, f.eintrag, f.heute).trim().to_owned()
        })
        .collect()
}

fn offene(plan: &RuecknahmeDto) -> Vec<u32> {
    felder(plan).iter().filter(|f| f.lage == "kollision").map(|f| f.id).collect()
}

fn wunsch(plan: &RuecknahmeDto, zuruecksetzen: Vec<u32>) -> RuecknahmeWunsch {
    RuecknahmeWunsch { nr: plan.eintrag.nr, stand: plan.stand, zuruecksetzen, grund: None }
}

#[track_caller]
fn zurueck(app: &Anwendung, plan: &RuecknahmeDto, zuruecksetzen: Vec<u32>) -> RueckgaengigDto {
    app.ruecknahme_ausfuehren(&wunsch(plan, zuruecksetzen), &auftrag())
        .unwrap_or_else(|e| panic!("{} ({})", e.text, e.technik))
}

/// Writes a milestone as someone; the position of the entry.
fn meilenstein(app: &Anwendung, datum: &str, grund: Option<&str>, person: &str) -> i64 {
    let a = Auftrag { person: Some(person.to_owned()), ..auftrag() };
    app.meilenstein_set("jagd", "pilotierung", "plan", datum, None, grund, None, &a)
        .expect("Meilenstein")
        .nr
        .expect("etwas hat sich geändert")
}

fn nr(app: &Anwendung, name: &str, felder: &[(&str, &str)]) -> i64 {
    setzen(app, name, felder).nr.expect("etwas hat sich geändert")
}

/// Several rows in one entry, as an import makes them.
fn zusammen(p: &Probe, tun: impl FnOnce(&Schreiber<'_>) -> Result<(), StoreFehler>) -> i64 {
    let katalog = Katalog::oeffnen(&p.pfad).expect("öffnen");
    let vorgang = Vorgang::neu(zeitpunkt(0), Herkunft::Import, "import");
    katalog.transact(&vorgang, tun).expect("der Vorgang gelingt").1.nr.expect("etwas hat sich geändert")
}

fn satz(s: &Schreiber<'_>, name: &str, felder: &[(&str, &str)]) -> Result<(), StoreFehler> {
    let n = nom(name);
    let werte: Vec<_> = felder
        .iter()
        .map(|(kopf, text)| {
            let (i, f) = n.feld(kopf).expect("das Feld gibt es");
            (i, lesen(f, text, Profil::Opendata).expect("ein guter Wert"))
        })
        .collect();
    s.satz_setzen(n, &werte, Modus::Setzen).map(drop)
}

fn texte(app: &Anwendung, name: &str, kopf: &str) -> Vec<String> {
    liste(app, name).iter().map(|z| zelle(z, kopf)).collect()
}

fn sachstand(kennung: &str, text: &str) -> [(&'static str, String); 4] {
    [
        ("kennung", kennung.to_owned()),
        ("projekt", "jagd".to_owned()),
        ("stand_am", "2022-03-01".to_owned()),
        ("text", text.to_owned()),
    ]
}

/// The picture of the design: one field collides, one is free.
#[test]
fn feld_fuer_feld_wie_im_bild() {
    let (_p, app) = Probe::winzig();
    meilenstein(&app, "01.06.2022", None, "Koordination");
    let nr = meilenstein(&app, "15.08.2022", Some("Testumgebung"), "Dataport");
    let a = Auftrag { person: Some("Koordination Bauen".to_owned()), ..auftrag() };
    let felder_ms: Vec<_> =
        [("projekt", "jagd"), ("schritt", "pilotierung"), ("art", "plan"), ("datum", "2022-09-01")]
            .map(|(k, w)| (k, w.to_owned()))
            .into();
    app.nomen_set(nom("meilenstein"), &felder_ms, Modus::Setzen, &a).expect("spätere Änderung");
    let vorher = (laenge(&app), app.stand().unwrap(), liste(&app, "meilenstein"));

    let plan = plan(&app, nr);
    assert_eq!((plan.frei, plan.kollisionen, plan.hindernis.as_deref()), (1, 1, None));
    assert_eq!((plan.eintrag.nr, plan.eintrag.person.as_str()), (nr, "Dataport"));
    assert_eq!(plan.saetze.len(), 1);
    let s = &plan.saetze[0];
    assert_eq!(
        (s.besitzer.as_str(), s.titel.as_str(), s.art.as_str()),
        ("Jagd", "Pilotierung NRW, Plan", "geaendert")
    );
    assert_eq!(
        kurz(&plan),
        [
            "datum kollision: 01.06.2022 | 15.08.2022 | 01.09.2022",
            "grund frei: — | Testumgebung | Testumgebung"
        ]
    );
    assert_eq!(s.felder[0].titel, "Datum");
    assert_eq!(s.felder[0].spaeter.as_deref(), Some("Koordination Bauen, 04.01.2027"));
    assert_eq!(s.felder[1].spaeter, None);
    let nachher = (laenge(&app), app.stand().unwrap(), liste(&app, "meilenstein"));
    assert_eq!(vorher, nachher, "der Blick ändert nichts");

    let r = zurueck(&app, &plan, Vec::new());
    assert_eq!(r.gespeichert.nr, Some(vorher.0 + 1), "die Rücknahme ist ein neuer Eintrag");
    assert_eq!(
        (texte(&app, "meilenstein", "datum"), texte(&app, "meilenstein", "grund")),
        (vec!["2022-09-01".to_owned()], vec![String::new()])
    );
    in_ordnung(&app);

    // Redo brings back what was taken; then the other decision.
    app.eintrag_zuruecknehmen(vorher.0 + 1, &auftrag()).expect("Wiederherstellen");
    assert_eq!(liste(&app, "meilenstein"), vorher.2);
    let noch_einmal = self::plan(&app, nr);
    zurueck(&app, &noch_einmal, offene(&noch_einmal));
    assert_eq!(texte(&app, "meilenstein", "datum"), ["2022-06-01"], "wie vor dem Eintrag");
    in_ordnung(&app);
}

#[test]
fn datum_und_betrag_sind_mit_ihrer_genauigkeit_ein_feld() {
    let (_p, app) = Probe::winzig();
    meilenstein(&app, "März 2022", None, "A");
    let erster = meilenstein(&app, "31.03.2022", None, "A");
    let zweiter = meilenstein(&app, "April 2022", None, "B");
    assert_eq!(kurz(&plan(&app, erster)), ["datum kollision: März 2022 | 31.03.2022 | April 2022"]);
    assert_eq!(kurz(&plan(&app, zweiter)), ["datum frei: 31.03.2022 | April 2022 | April 2022"]);
    let p = plan(&app, erster);
    zurueck(&app, &p, offene(&p));
    let da = &liste(&app, "meilenstein")[0];
    assert_eq!((zelle(da, "datum"), zelle(da, "genauigkeit")), ("2022-03-31".into(), "monat".into()));

    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    let t = |felder: &[(&str, &str)]| {
        nr(&app, "tranche", &[&[("kennung", "t"), ("programm", "p")], felder].concat())
    };
    t(&[("betrag_eur", "5000000"), ("genauigkeit", "rund")]);
    let mehr = t(&[("betrag_eur", "6000000")]);
    t(&[("genauigkeit", "exakt")]);
    let p = plan(&app, mehr);
    assert_eq!(
        kurz(&p),
        [
            "betrag_eur kollision: rund 5\u{202f}Mio.\u{202f}Euro | rund 6\u{202f}Mio.\u{202f}Euro | 6\u{202f}Mio.\u{202f}Euro"
        ],
        "der Eintrag fand „rund“ vor und ließ es stehen"
    );
    zurueck(&app, &p, offene(&p));
    let da = &liste(&app, "tranche")[0];
    assert_eq!((zelle(da, "betrag_eur"), zelle(da, "genauigkeit")), ("5000000.00".into(), "rund".into()));
    in_ordnung(&app);
}

#[test]
fn was_schon_zurueck_ist_wird_gesagt() {
    let (_p, app) = Probe::winzig();
    let n = nr(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Neu"), ("beschreibung", "x")]);
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagd")]);
    let p = plan(&app, n);
    assert_eq!(kurz(&p), ["titel schon_zurueck: Jagd | Neu | Jagd", "beschreibung frei: — | x | x"]);
    zurueck(&app, &p, Vec::new());
    let p = plan(&app, n);
    assert_eq!((p.frei, p.kollisionen), (0, 0));
    let satz = p.hindernis.clone().expect("es gibt nichts zurückzunehmen");
    assert!(satz.contains("schon so") && satz.ends_with('.'), "{satz}");
    let stand = app.stand().unwrap();
    let r = zurueck(&app, &p, Vec::new());
    assert_eq!((r.gespeichert.nr, app.stand().unwrap()), (None, stand));
    assert_eq!(r.gespeichert.hinweise.len(), 1, "dass nichts geschah, wird gesagt");
}

#[test]
fn eine_neue_zeile_geht_ganz_oder_bleibt() {
    let (p, app) = Probe::winzig();
    let s: Vec<_> = sachstand("s", "alt").into();
    let n = app.nomen_set(nom("sachstand"), &s, Modus::Setzen, &auftrag()).unwrap().nr.unwrap();
    assert_eq!(kurz(&plan(&app, n)), ["frei: — | alt | alt"]);
    assert_eq!(plan(&app, n).saetze[0].titel, "Sachstand, 01.03.2022");
    fremd(&p.pfad).execute("UPDATE sachstand SET text = 'neu', hindernis = 'h'", []).unwrap();
    let plan = plan(&app, n);
    assert_eq!(kurz(&plan), ["kollision: — | Sachstand: alt; Hindernis: — | Sachstand: neu; Hindernis: h"]);
    assert_eq!(felder(&plan)[0].spaeter.as_deref(), Some("anderes Programm"));
    let r = zurueck(&app, &plan, Vec::new());
    assert_eq!((r.gespeichert.nr, texte(&app, "sachstand", "text")), (None, vec!["neu".to_owned()]));
    zurueck(&app, &plan, offene(&plan));
    assert!(liste(&app, "sachstand").is_empty());
}

#[test]
fn worauf_anderes_ruht_das_bleibt_und_der_rest_geht() {
    let (p, app) = Probe::winzig();
    let n = zusammen(&p, |s| {
        satz(s, "projekt", &[("kuerzel", "a"), ("titel", "A"), ("quelle", "Brief")])?;
        satz(s, "projekt", &[("kuerzel", "b"), ("titel", "B")])
    });
    setzen(&app, "sachstand", &[("kennung", "x"), ("projekt", "a"), ("stand_am", "1.3.22"), ("text", "t")]);
    let plan = plan(&app, n);
    let lagen: Vec<_> = plan
        .saetze
        .iter()
        .map(|s| {
            format!("{} {} {}", s.besitzer, s.felder[0].lage, s.felder[0].spaeter.clone().unwrap_or_default())
        })
        .collect();
    assert_eq!(
        lagen,
        ["Brief fest andere Angaben verweisen darauf", "A fest andere Angaben verweisen darauf", "B frei "]
    );
    zurueck(&app, &plan, Vec::new());
    assert_eq!(texte(&app, "projekt", "kuerzel"), ["a", "jagd"]);
    let satz = self::plan(&app, n).hindernis.expect("der Rest bleibt");
    assert!(satz.contains("andere Angaben verweisen darauf"), "{satz}");
    in_ordnung(&app);
}

/// The project could go, but a Sachstand of the same entry that was changed since rests on it.
#[test]
fn was_an_einer_kollision_haengt_wird_mit_ihr_entschieden() {
    let (p, app) = Probe::winzig();
    let n = zusammen(&p, |s| {
        satz(s, "projekt", &[("kuerzel", "a"), ("titel", "A")])?;
        satz(s, "sachstand", &[("kennung", "x"), ("projekt", "a"), ("stand_am", "2022-03-01"), ("text", "t")])
    });
    setzen(&app, "sachstand", &[("kennung", "x"), ("text", "später")]);
    let plan = plan(&app, n);
    let f = felder(&plan);
    assert_eq!((plan.frei, plan.kollisionen), (0, 2), "{:?}", kurz(&plan));
    assert_eq!(f[0].spaeter.as_deref(), Some("hängt an einer späteren Änderung"));
    assert_eq!(zurueck(&app, &plan, Vec::new()).gespeichert.nr, None, "alles zu behalten geht");
    let vorher = (laenge(&app), liste(&app, "projekt"));
    let nur_projekt = app.ruecknahme_ausfuehren(&wunsch(&plan, vec![f[0].id]), &auftrag());
    let e = abgewiesen(nur_projekt, FehlerCode::WirdGebraucht, "ein Sachstand ohne Projekt");
    assert!(e.text.contains("„a“"), "{}", e.text);
    assert_eq!((laenge(&app), liste(&app, "projekt")), vorher);
    zurueck(&app, &plan, vec![f[0].id, f[1].id]);
    assert_eq!(
        (texte(&app, "projekt", "kuerzel"), liste(&app, "sachstand").len()),
        (vec!["jagd".to_owned()], 0)
    );
    in_ordnung(&app);
}

#[test]
fn eine_entfernte_zeile_kommt_wieder_oder_ihre_felder() {
    let (_p, app) = Probe::winzig();
    let set = |text: &str, hindernis: &str| {
        let mut s: Vec<_> = sachstand("s", text).into();
        s.push(("hindernis", hindernis.to_owned()));
        app.nomen_set(nom("sachstand"), &s, Modus::Setzen, &auftrag()).expect("Sachstand")
    };
    set("alt", "h");
    let vorher = liste(&app, "sachstand");
    let n = app.nomen_clear(nom("sachstand"), &["s".into()], &auftrag()).unwrap().nr.unwrap();
    assert_eq!(kurz(&plan(&app, n)), ["frei: alt | — | —"]);
    set("neu", "h");
    let p = plan(&app, n);
    assert_eq!(kurz(&p), ["text kollision: alt | — | neu"], "nur was abweicht");
    zurueck(&app, &p, offene(&p));
    assert_eq!(liste(&app, "sachstand"), vorher);
    let satz = plan(&app, n).hindernis.expect("alles steht wieder da");
    assert!(satz.contains("schon so"), "{satz}");
    in_ordnung(&app);
}

#[test]
fn eine_geaenderte_zeile_die_heute_fehlt_bleibt_weg() {
    let (_p, app) = Probe::winzig();
    let s: Vec<_> = sachstand("s", "alt").into();
    app.nomen_set(nom("sachstand"), &s, Modus::Setzen, &auftrag()).unwrap();
    let n = nr(&app, "sachstand", &[("kennung", "s"), ("text", "neu")]);
    app.nomen_clear(nom("sachstand"), &["s".into()], &auftrag()).unwrap();
    let p = plan(&app, n);
    assert_eq!(kurz(&p), ["fest: alt | neu | —"]);
    let satz = p.hindernis.expect("nichts geht");
    assert!(satz.contains("später entfernt") && satz.contains("unverändert"), "{satz}");
}

#[test]
fn was_nicht_mehr_passt_bleibt_mit_begruendung() {
    type Fall = fn(&Anwendung) -> i64;
    let faelle: &[(&str, Fall, &str, &str)] = &[
        (
            "das Themenfeld ist weg",
            |a| {
                setzen(a, "themenfeld", &[("name", "Wald")]);
                setzen(a, "projekt", &[("kuerzel", "jagd"), ("themenfelder", "Wald")]);
                let n = nr(a, "projekt", &[("kuerzel", "jagd"), ("themenfelder", ""), ("titel", "Neu")]);
                a.nomen_clear(nom("themenfeld"), &["Wald".into()], &auftrag()).unwrap();
                n
            },
            "themenfelder",
            "passt nicht",
        ),
        (
            "die Quelle ist weg",
            |a| {
                setzen(a, "projekt", &[("kuerzel", "jagd"), ("quelle", "Brief")]);
                let n = nr(a, "projekt", &[("kuerzel", "jagd"), ("quelle", ""), ("titel", "Neu")]);
                let kennung = texte(a, "quelle", "kennung");
                a.nomen_clear(nom("quelle"), &kennung, &auftrag()).unwrap();
                n
            },
            "quelle",
            "gibt es nicht mehr",
        ),
        (
            "Austritt ohne Grund",
            |a| {
                let n =
                    nr(a, "projekt", &[("kuerzel", "jagd"), ("austrittsgrund", "Fusion"), ("titel", "Neu")]);
                setzen(a, "projekt", &[("kuerzel", "jagd"), ("ausgeschieden_am", "1.3.22")]);
                n
            },
            "austrittsgrund",
            "passt nicht",
        ),
        (
            "der Text ist geschwärzt",
            |a| {
                setzen(a, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "geheim")]);
                nr(a, "projekt", &[("kuerzel", "jagd"), ("beschreibung", "offen"), ("titel", "Neu")])
            },
            "beschreibung",
            "geschwärzt",
        ),
    ];
    for (was, fall, feld, grund) in faelle {
        let (p, app) = Probe::winzig();
        let n = fall(&app);
        let geschwaerzt = *feld == "beschreibung";
        if geschwaerzt {
            fremd(&p.pfad)
                .execute_batch(
                    "UPDATE aenderung SET alt = json_set(alt, '$.beschreibung', '[geschwärzt]')
                     WHERE json_extract(alt, '$.beschreibung') = 'geheim'",
                )
                .unwrap();
        }
        let plan = plan(&app, n);
        let f = felder(&plan);
        let fest = f.iter().find(|f| f.feld == *feld).unwrap_or_else(|| panic!("{was}: {f:?}"));
        assert_eq!(fest.lage, "fest", "{was}: {f:?}");
        assert!(fest.spaeter.as_ref().is_some_and(|s| s.contains(grund)), "{was}: {fest:?}");
        let vorher = texte(&app, "projekt", feld);
        zurueck(&app, &plan, Vec::new());
        assert_eq!(texte(&app, "projekt", "titel"), ["Jagd"], "{was}: das freie Feld geht zurück");
        assert_eq!(texte(&app, "projekt", feld), vorher, "{was}: das feste bleibt");
        if !geschwaerzt {
            in_ordnung(&app);
        }
    }
}

#[test]
fn ein_vergebener_wert_bleibt_wo_er_ist() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "quelle", &[("kennung", "q"), ("fundstelle", "Brief")]);
    let n = nr(&app, "quelle", &[("kennung", "q"), ("fundstelle", "Brief vom 1.3."), ("art", "Post")]);
    setzen(&app, "quelle", &[("kennung", "r"), ("fundstelle", "Brief")]);
    let p = plan(&app, n);
    let fest = &felder(&p)[0];
    assert_eq!((fest.feld.as_str(), fest.lage.as_str()), ("fundstelle", "fest"));
    assert!(fest.spaeter.as_ref().is_some_and(|s| s.contains("an anderer Stelle")), "{fest:?}");
    zurueck(&app, &p, Vec::new());
    let da = &liste(&app, "quelle")[0];
    assert_eq!((zelle(da, "fundstelle"), zelle(da, "art")), ("Brief vom 1.3.".into(), String::new()));
    in_ordnung(&app);
}

#[test]
fn was_nie_zurueckgeht_sagt_warum() {
    let (p, app) = Probe::winzig();
    for (n, sql, wort) in [
        (1, "", "Katalog entstanden"),
        (2, "UPDATE eintrag SET tatsachen = 0 WHERE nr = 2", "hält einen Stand fest"),
    ] {
        fremd(&p.pfad).execute_batch(sql).unwrap();
        let plan = plan(&app, n);
        let satz = plan.hindernis.clone().expect("ein Hindernis");
        assert!(satz.contains(wort) && satz.ends_with('.'), "{satz}");
        assert!(plan.saetze.is_empty());
        let stand = app.stand().unwrap();
        for e in [
            app.ruecknahme_ausfuehren(&wunsch(&plan, Vec::new()), &auftrag()).map(drop),
            app.eintrag_zuruecknehmen(n, &auftrag()).map(drop),
        ] {
            assert_eq!(abgewiesen(e, FehlerCode::InzwischenGeaendert, wort).text, satz);
        }
        assert_eq!(app.stand().unwrap(), stand);
    }
    for n in [0, -1, 99, i64::MAX] {
        let e = abgewiesen(app.ruecknahme(n), FehlerCode::NichtGefunden, "kein solcher Eintrag");
        assert!(e.text.starts_with("Eintrag „"), "{}", e.text);
    }
    abgewiesen(app.bekannt(Some(zeitpunkt(0))).ruecknahme(2), FehlerCode::Vergangenheit, "die Vergangenheit");
}

#[test]
fn entschieden_wird_ueber_genau_diesen_stand() {
    let (_p, app) = Probe::winzig();
    let n = nr(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Neu")]);
    let alt = plan(&app, n);
    setzen(&app, "projekt", &[("kuerzel", "anders"), ("titel", "Anders")]);
    let vorher = (app.stand().unwrap(), liste(&app, "projekt"));
    let e = app.ruecknahme_ausfuehren(&wunsch(&alt, Vec::new()), &auftrag());
    let e = abgewiesen(e, FehlerCode::InzwischenGeaendert, "der Katalog ist ein anderer");
    assert_eq!(e.params.get("nr"), Some(&n.to_string()));
    assert!(e.text.contains("nichts zurückgenommen"), "{}", e.text);
    // Numbers that nobody was asked about: unknown ones, and those of fields that are free.
    let jetzt = plan(&app, n);
    for id in [felder(&jetzt)[0].id, 7, u32::MAX] {
        let e = app.ruecknahme_ausfuehren(&wunsch(&jetzt, vec![id]), &auftrag());
        abgewiesen(e, FehlerCode::NichtGefunden, &format!("Feld {id}"));
    }
    assert_eq!((app.stand().unwrap(), liste(&app, "projekt")), vorher);
    zurueck(&app, &jetzt, Vec::new());
    assert_eq!(texte(&app, "projekt", "titel"), ["Anders", "Jagd"]);
}

#[test]
fn der_grund_steht_im_neuen_eintrag() {
    let (_p, app) = Probe::winzig();
    let n = nr(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Neu")]);
    let w =
        RuecknahmeWunsch { grund: Some(" Doppelt importiert ".into()), ..wunsch(&plan(&app, n), Vec::new()) };
    let r = app.ruecknahme_ausfuehren(&w, &ui()).unwrap();
    assert_eq!(r.text, "Jagd: Projekt, Titel: Jagd → Neu");
    let e = app.verlauf_list(1).unwrap().remove(0);
    assert_eq!(
        (e.nr, e.operation.as_str(), e.herkunft.as_str()),
        (r.gespeichert.nr.unwrap(), "verlauf_undo", "ui")
    );
    assert_eq!(e.grund, Some(format!("nimmt Eintrag {n} zurück: Doppelt importiert")));
}

/// Ctrl Z names the entry, so that the window can ask; once decided, the next one is about the entry before.
#[test]
fn strg_z_fragt_bei_einer_kollision_und_geht_danach_weiter() {
    let (_p, app) = Probe::winzig();
    let eigen = |titel: &str| {
        let felder = [("kuerzel".to_owned(), "jagd".to_owned()), ("titel".to_owned(), titel.to_owned())];
        let w = ozg_app::dto::SatzWunsch {
            nomen: "projekt".into(),
            felder: felder.into(),
            modus: ozg_app::dto::ModusDto::Setzen,
            grund: None,
        };
        app.satz_set(&w, &ui()).expect("speichern").nr.expect("etwas hat sich geändert")
    };
    let erster = eigen("Eins");
    let zweiter = eigen("Zwei");
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Fremd")]);
    let e = abgewiesen(app.rueckgaengig(&ui()), FehlerCode::InzwischenGeaendert, "Fremdes steht darauf");
    assert_eq!(e.params.get("nr"), Some(&zweiter.to_string()));
    let p = plan(&app, zweiter);
    let r = app.ruecknahme_ausfuehren(&wunsch(&p, Vec::new()), &ui()).expect("behalten");
    assert_eq!(r.gespeichert.nr, None);
    let e = abgewiesen(app.rueckgaengig(&ui()), FehlerCode::InzwischenGeaendert, "der davor");
    assert_eq!(e.params.get("nr"), Some(&erster.to_string()));
    let p = plan(&app, erster);
    app.ruecknahme_ausfuehren(&wunsch(&p, offene(&p)), &ui()).expect("zurücksetzen");
    assert_eq!(texte(&app, "projekt", "titel"), ["Jagd"]);
    abgewiesen(app.rueckgaengig(&ui()), FehlerCode::NichtGefunden, "alle sind entschieden");
    in_ordnung(&app);
}

#[test]
fn ein_altes_schema_nimmt_zurueck_was_es_kannte() {
    let (p, app) = Probe::winzig();
    let n = nr(&app, "projekt", &[("kuerzel", "neu"), ("titel", "Neu")]);
    // As it was recorded before the column came.
    fremd(&p.pfad)
        .execute_batch("UPDATE aenderung SET neu = json_remove(neu, '$.efa') WHERE schluessel = '[\"neu\"]'")
        .unwrap();
    assert_eq!(kurz(&plan(&app, n)), ["frei: — | Neu | Neu"]);
    setzen(&app, "projekt", &[("kuerzel", "neu"), ("efa", "kein_efa")]);
    let plan = plan(&app, n);
    assert_eq!(plan.kollisionen, 1, "was in der neuen Spalte steht, ist spätere Arbeit: {:?}", kurz(&plan));
    zurueck(&app, &plan, offene(&plan));
    assert_eq!(texte(&app, "projekt", "kuerzel"), ["jagd"]);
}

/// Names from the history become part of statements; a forged one must not.
#[test]
fn gefaelschte_spalten_kommen_in_keine_anweisung() {
    let faelle = [
        (
            "UPDATE aenderung SET alt = '{\"titel = (SELECT 1) --\":\"x\"}', neu = '{\"titel = (SELECT 1) --\":\"y\"}' WHERE art = 'geaendert'",
            false,
        ),
        ("UPDATE aenderung SET alt = json_set(alt, '$.\"a.b[0]\"', 1) WHERE art = 'geaendert'", false),
        ("UPDATE aenderung SET alt = json_set(alt, '$.leistung_ozg', 1) WHERE art = 'geaendert'", false),
        ("UPDATE aenderung SET schluessel = '[]' WHERE art = 'geaendert'", true),
        ("UPDATE aenderung SET schluessel = '{\"a\":1}' WHERE art = 'geaendert'", true),
        ("UPDATE aenderung SET neu = '[1]' WHERE art = 'geaendert'", true),
    ];
    for (sql, fehler) in faelle {
        let (p, app) = Probe::winzig();
        let n = nr(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Neu")]);
        fremd(&p.pfad).execute_batch(sql).unwrap();
        let vorher = (app.stand().unwrap(), liste(&app, "projekt"));
        match app.ruecknahme(n) {
            Ok(plan) => {
                let fremde = felder(&plan).into_iter().filter(|f| !matches!(f.feld.as_str(), "titel" | ""));
                assert!(fremde.into_iter().all(|f| f.lage == "fest"), "{sql}: {:?}", kurz(&plan));
                let _ = app.eintrag_zuruecknehmen(n, &auftrag()).expect_err("nicht als Ganzes");
            }
            Err(e) => assert!(fehler, "{sql}: {} ({})", e.text, e.technik),
        }
        assert_eq!((app.stand().unwrap(), liste(&app, "projekt")), vorher, "{sql}");
    }
}

#[test]
fn viele_zeilen_werden_gezaehlt_und_kollisionen_gezeigt() {
    let (p, app) = Probe::winzig();
    let je = |s: &Schreiber<'_>, i: u32, text: &str| {
        let felder = sachstand(&format!("s{i:04}"), text);
        let felder: Vec<_> = felder.iter().map(|(k, w)| (*k, w.as_str())).collect();
        satz(s, "sachstand", &felder)
    };
    let vorher = liste(&app, "sachstand");
    let n = zusammen(&p, |s| (0..1_200).try_for_each(|i| je(s, i, "Import")));
    let plan_ = plan(&app, n);
    assert_eq!((plan_.frei, plan_.kollisionen, plan_.saetze.len()), (1_200, 0, 200));

    zusammen(&p, |s| (700..703).try_for_each(|i| je(s, i, "später")));
    let p3 = plan(&app, n);
    assert_eq!((p3.frei, p3.kollisionen, p3.saetze.len()), (1_197, 3, 203), "jede Kollision wird gezeigt");
    assert_eq!(offene(&p3), [700, 701, 702]);

    zusammen(&p, |s| (0..498).try_for_each(|i| je(s, i, "noch später")));
    let zu_viele = plan(&app, n);
    assert_eq!((zu_viele.kollisionen, zu_viele.saetze.len()), (501, 0));
    let satz = zu_viele.hindernis.clone().expect("zu viele");
    assert!(satz.contains("500") && satz.contains("späteren Einträge"), "{satz}");
    let e = app.ruecknahme_ausfuehren(&wunsch(&zu_viele, Vec::new()), &auftrag());
    assert_eq!(abgewiesen(e, FehlerCode::InzwischenGeaendert, "zu viele").text, satz);

    // The later ones first, as the sentence says.
    app.eintrag_zuruecknehmen(laenge(&app), &auftrag()).expect("der letzte Import");
    let p3 = plan(&app, n);
    zurueck(&app, &p3, Vec::new());
    assert_eq!(texte(&app, "sachstand", "text"), ["später"; 3]);
    zurueck(&app, &plan(&app, laenge(&app)), Vec::new());
    assert_eq!(liste(&app, "sachstand").len(), 1_200, "die Rücknahme des Imports geht auch zurück");
    let p3 = plan(&app, n);
    zurueck(&app, &p3, offene(&p3));
    assert_eq!(liste(&app, "sachstand"), vorher);
    in_ordnung(&app);
    assert_eq!(Value::from(laenge(&app)), Value::from(9));
}
