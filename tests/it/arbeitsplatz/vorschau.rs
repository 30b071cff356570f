//! What the form says before saving is what is so after saving.

use chrono::NaiveDate;
use ozg_app::Anwendung;
use ozg_app::dto::{FehlerCode, MeilensteinWunsch};

use super::{bestand, ms, speichern, ui, zurueck};
use crate::hilfe::{Probe, Zufall, abgewiesen, in_ordnung, laenge, setzen, tag};

const SCHRITTE: [&str; 6] =
    ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];
const ARTEN: [&str; 4] = ["basis", "plan", "prognose", "ist"];
const DATEN: [&str; 20] = [
    "heute",
    "+1",
    "+400",
    "30.06.2022",
    "1.7.22",
    "März 2020",
    "03/2021",
    "2021-12",
    "Q3 2022",
    "4. Quartal 2022",
    "2022",
    "2023",
    "spätestens 11.03.2021",
    "undatiert",
    "ohne Datum",
    "31.12.2022",
    "31.02.2022",
    "bald",
    "",
    "13/2022",
];

fn heute() -> NaiveDate {
    tag("2022-06-30")
}

fn phase(app: &Anwendung) -> String {
    let wort = app.projekt_get("jagd", heute()).expect("die Seite ist lesbar").zeile.map(|z| z.phase);
    wort.map_or_else(String::new, |w| ozg_app::labels::text(&format!("phase.{w}"), &[]))
}

fn zufaellig(z: &mut Zufall) -> MeilensteinWunsch {
    let mut m = ms(SCHRITTE[z.bis(6)], ARTEN[z.bis(4)], DATEN[z.bis(DATEN.len())]);
    if z.bis(3) == 0 {
        m.quelle = Some("Brief".into());
    }
    m
}

#[test]
fn die_vorschau_sagt_was_das_speichern_tut() {
    let (mut gespeichert, mut abgelehnt, mut gewechselt) = (0, 0, 0);
    for saat in 0..10 {
        let mut z = Zufall(saat);
        let (_p, app) = Probe::winzig();
        if z.bis(4) == 0 {
            setzen(&app, "projekt", &[("kuerzel", "jagd"), ("zurueckgestellt_am", "1.3.22")]);
        }
        for _ in 0..30 {
            let m = zufaellig(&mut z);
            let (vorher, alt, lang) = (bestand(&app), phase(&app), laenge(&app));
            let v = app.meilenstein_vorschau("JAGD", &m, heute()).unwrap();
            let was = format!("Saat {saat}: {m:?} → {v:?}");
            assert_eq!((bestand(&app), laenge(&app)), (vorher, lang), "{was}: die Vorschau schreibt nichts");
            assert!(v.saetze.iter().chain(&v.hinweise).all(|s| !s.contains('{')), "{was}");
            let mut fertig = m.clone();
            fertig.grund = v.grund_noetig.then(|| "weil".to_owned());
            if v.grund_noetig {
                let ohne = app.meilenstein_wunsch("jagd", &m, &ui());
                let e = abgewiesen(ohne, FehlerCode::EingabeUngueltig, &was);
                assert_eq!(e.felder[0].regel, "grund_fehlt", "{was}: {}", e.text);
            }
            match (app.meilenstein_wunsch("jagd", &fertig, &ui()), &v.fehler) {
                (Ok(g), None) => {
                    let zeit = v.zeit.as_ref().unwrap_or_else(|| panic!("{was}: ohne Zeit"));
                    let da = app.projekt_get("jagd", heute()).unwrap();
                    let s = da.schritte.iter().find(|s| s.schritt == m.schritt).unwrap();
                    let steht = [&s.basis, &s.plan, &s.prognose, &s.ist]
                        [ARTEN.iter().position(|a| *a == m.art).unwrap()];
                    assert_eq!(
                        steht.as_ref().map(|m| &m.zeit),
                        Some(zeit),
                        "{was}: so verstanden, so gespeichert"
                    );
                    let neu = phase(&app);
                    let satz = ozg_app::labels::text("vorschau.phase", &[("alt", &alt), ("neu", &neu)]);
                    assert_eq!(v.saetze.contains(&satz), alt != neu, "{was}: {alt} → {neu}");
                    assert_eq!(
                        v.saetze.iter().filter(|s| s.starts_with("Phase ")).count(),
                        usize::from(alt != neu),
                        "{was}"
                    );
                    let rueck = ozg_app::labels::text("vorschau.rueckschritt", &[]);
                    let neue: Vec<_> = v.hinweise.iter().filter(|h| **h != rueck).collect();
                    assert!(
                        neue.iter().all(|h| g.hinweise.contains(h)),
                        "{was}: gewarnt {neue:?}, dann {:?}",
                        g.hinweise
                    );
                    let verzug = da.zeile.and_then(|z| z.verzug_tage);
                    if let (Some(n), Some(s)) = (verzug, v.saetze.iter().find(|s| s.starts_with("Verzug"))) {
                        let zahl = format!(
                            " {}{} Tage",
                            if n > 0 {
                                "+"
                            } else if n < 0 {
                                "−"
                            } else {
                                ""
                            },
                            n.abs()
                        );
                        assert!(s.contains(&zahl), "{was}: {s} statt {n}");
                    }
                    gespeichert += 1;
                    gewechselt += usize::from(alt != neu);
                }
                (Err(e), Some(satz)) => {
                    assert_eq!(&e.text, satz, "{was}: derselbe Satz");
                    abgelehnt += 1;
                }
                (e, _) => panic!("{was}: gespeichert {e:?}"),
            }
            if z.bis(4) == 0 && laenge(&app) > lang {
                zurueck(&app);
            }
        }
        in_ordnung(&app);
    }
    assert!(gespeichert > 150 && abgelehnt > 30 && gewechselt > 20, "{gespeichert} {abgelehnt} {gewechselt}");
}

#[test]
fn eine_basis_die_es_schon_gab_braucht_einen_grund() {
    let (_p, app) = Probe::winzig();
    let basis = |datum: &str| ms("rollout_nrw", "basis", datum);
    let noetig = |datum: &str| app.meilenstein_vorschau("jagd", &basis(datum), heute()).unwrap().grund_noetig;
    assert!(!noetig("2022"), "die erste Basis braucht keinen");
    app.meilenstein_wunsch("jagd", &basis("2022"), &ui()).unwrap();
    assert!(!noetig("2022"), "dieselbe auch nicht");
    assert!(noetig("2023"));
    app.satz_clear("meilenstein", &["jagd".into(), "rollout_nrw".into(), "basis".into()], None, &ui())
        .unwrap();
    assert!(
        noetig("2023"),
        "auch wenn sie dazwischen entfernt war: das Formular fragt, bevor das Speichern abweist"
    );
}

#[test]
fn saetze_als_tabelle() {
    let (_p, app) = Probe::winzig();
    app.meilenstein_wunsch("jagd", &ms("rollout_nrw", "basis", "31.12.2021"), &ui()).unwrap();
    app.meilenstein_wunsch("jagd", &ms("konzeption", "ist", "März 2020"), &ui()).unwrap();
    app.meilenstein_wunsch("jagd", &ms("umsetzung", "ist", "1.5.2021"), &ui()).unwrap();
    for (m, saetze, hinweise) in [
        (
            ms("rollout_nrw", "prognose", "1.1.2023"),
            vec!["Bisher kein Datum.", "Verzug gegen Basis +366 Tage.", "Frist um 1 Tag überschritten."],
            0,
        ),
        (
            ms("rollout_nrw", "plan", "31.12.2022"),
            vec!["Bisher kein Datum.", "Verzug gegen Basis +365 Tage.", "Frist eingehalten."],
            0,
        ),
        (
            ms("rollout_nrw", "ist", "30.06.2022"),
            vec![
                "Bisher kein Datum.",
                "Verzug gegen Basis +181 Tage.",
                "Phase Umsetzung → Betrieb.",
                "Frist eingehalten.",
            ],
            0,
        ),
        (ms("konzeption", "ist", "2020-03"), vec!["Unverändert März 2020."], 0),
        (
            ms("umsetzung", "ist", "undatiert"),
            vec!["Bisher 01.05.2021.", "Phase Umsetzung → nicht gemeldet."],
            0,
        ),
        (ms("konzeption", "ist", "1.6.2021"), vec!["Bisher März 2020."], 1),
        (
            ms("umsetzung", "ist", "1.7.2022"),
            vec![
                "Bisher 01.05.2021.",
                "Phase Umsetzung → Konzeption.",
                "Das Ist liegt in der Zukunft und zählt erst ab diesem Tag.",
            ],
            2,
        ),
    ] {
        let v = app.meilenstein_vorschau("jagd", &m, heute()).unwrap();
        assert_eq!(v.saetze, saetze, "{m:?}");
        assert_eq!(v.hinweise.len(), hinweise, "{m:?}: {:?}", v.hinweise);
    }
    abgewiesen(
        app.meilenstein_vorschau("fehlt", &ms("konzeption", "ist", "2020"), heute()),
        FehlerCode::NichtGefunden,
        "Projekt",
    );
    for m in [ms("bau", "ist", "2020"), ms("konzeption", "bald", "2020"), ms("", "", "")] {
        let v = app.meilenstein_vorschau("jagd", &m, heute()).unwrap();
        assert!(v.zeit.is_none() && v.saetze.is_empty(), "{m:?}: dazu ist nichts zu sagen");
    }
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "danach")]);
}
