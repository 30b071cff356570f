//! Two states beside each other: real change apart from correction, on the demo's history and on small catalogues.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use ozg_app::dto::{FehlerCode, StandWunsch, VergleichDto, VergleichZeileDto};
use ozg_app::{Anlage, Anwendung, Auftrag, Modus, Profil, Thema};

use crate::hilfe::{Probe, Zufall, abgewiesen, auftrag_um, laenge, nom, tag, zeitpunkt};

pub(crate) fn stand(tag: &str, bekannt_am: Option<&str>) -> StandWunsch {
    StandWunsch { stichtag: tag.to_owned(), bekannt_am: bekannt_am.map(str::to_owned), fassung: None }
}

fn um(sekunde: i64) -> String {
    zeitpunkt(sekunde).to_rfc3339()
}

/// Writes a row at that second.
#[track_caller]
pub(crate) fn setzen_um(
    app: &Anwendung,
    sekunde: i64,
    grund: Option<&str>,
    name: &str,
    felder: &[(&str, &str)],
) {
    let felder: Vec<_> = felder.iter().map(|(k, w)| (*k, (*w).to_owned())).collect();
    let auftrag = Auftrag { grund: grund.map(str::to_owned), ..auftrag_um(zeitpunkt(sekunde)) };
    if let Err(e) = app.nomen_set(nom(name), &felder, Modus::Setzen, &auftrag) {
        panic!("{name} {felder:?}: {} ({})", e.text, e.technik);
    }
}

pub(crate) fn termin(app: &Anwendung, sekunde: i64, schritt: &str, art: &str, datum: &str) {
    let felder =
        [("projekt", "jagd"), ("schritt", schritt), ("art", art), ("datum", datum), ("genauigkeit", "tag")];
    setzen_um(app, sekunde, None, "meilenstein", &felder);
}

pub(crate) fn zeilen<'a>(v: &'a VergleichDto, art: &str) -> &'a [VergleichZeileDto] {
    &v.gruppen.iter().find(|g| g.art == art).unwrap_or_else(|| panic!("keine Gruppe {art}")).zeilen
}

/// "umsetzung: Jagd, Phase: Konzeption → Umsetzung".
pub(crate) fn kurz(v: &VergleichDto) -> Vec<String> {
    let zeile = |art: &str, z: &VergleichZeileDto| {
        let tage = z.tage.map(|t| format!(" ({t:+})")).unwrap_or_default();
        format!("{art}: {}, {}: {} → {}{tage}", z.titel, z.was, z.alt, z.neu)
    };
    v.gruppen.iter().flat_map(|g| g.zeilen.iter().map(|z| zeile(&g.art, z))).collect()
}

fn demo() -> (Probe, Anwendung) {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    (p, app)
}

/// A state within the demo's history: any day, any knowledge from March 2020 on, now and then jetzt.
fn irgendein_stand(z: &mut Zufall) -> (String, Option<String>) {
    let tage = |z: &mut Zufall| chrono::Days::new(u64::try_from(z.bis(1_000)).expect("eine kleine Zahl"));
    let tag = tag("2020-03-01") + tage(z);
    let am = tag + tage(z);
    let bekannt = (z.bis(4) > 0).then(|| format!("{am}T21:59:59Z"));
    (tag.to_string(), bekannt)
}

#[test]
fn ein_stand_gegen_sich_selbst_hat_keine_aenderung() {
    let (_p, app) = demo();
    let mut z = Zufall(1);
    for _ in 0..6 {
        let (tag, am) = irgendein_stand(&mut z);
        let s = stand(&tag, am.as_deref());
        let v = app.vergleich(&s, &s, None).unwrap();
        assert_eq!(kurz(&v), [""; 0], "{tag} {am:?}");
        assert!(v.gruppen.len() > 10, "auch leere Gruppen stehen da");
        assert!(v.textbaustein.contains("keine Änderung erfasst"), "{}", v.textbaustein);
    }
}

/// Phases of a state by their word in German.
fn phasen(app: &Anwendung, s: &StandWunsch) -> BTreeMap<String, i64> {
    let am: Option<DateTime<Utc>> = s.bekannt_am.as_ref().map(|t| t.parse().expect("ein Zeitpunkt"));
    let p = app.bekannt(am).kennzahl_show(tag(&s.stichtag)).expect("Kennzahlen").phasen;
    [
        ("Konzeption", p.konzeption),
        ("Umsetzung", p.umsetzung),
        ("Betrieb", p.betrieb),
        ("Neu", p.neu),
        ("zurückgestellt", p.zurueckgestellt),
        ("ausgeschieden", p.ausgeschieden),
        ("nicht gemeldet", p.nicht_gemeldet),
    ]
    .into_iter()
    .map(|(w, n)| (w.to_owned(), i64::from(n)))
    .collect()
}

#[test]
fn zugaenge_und_abgaenge_ergeben_die_phasenzahlen_beider_staende() {
    let (_p, app) = demo();
    let mut z = Zufall(2);
    for _ in 0..25 {
        let ((t1, a1), (t2, a2)) = (irgendein_stand(&mut z), irgendein_stand(&mut z));
        let (von, bis) = (stand(&t1, a1.as_deref()), stand(&t2, a2.as_deref()));
        let v = app.vergleich(&von, &bis, None).unwrap();
        let umgekehrt = app.vergleich(&bis, &von, None).unwrap();
        assert_eq!(v, umgekehrt, "der frühere Stand ist „von“, wie herum auch gefragt wird");
        let dto = |s: &ozg_app::dto::StandDto| stand(&s.stichtag, s.bekannt_am.as_deref());
        let mut zahlen = phasen(&app, &dto(&v.von));
        for zeile in v.gruppen.iter().flat_map(|g| &g.zeilen).filter(|z| z.was.starts_with("Phase")) {
            for (wort, um) in [(&zeile.alt, -1), (&zeile.neu, 1)] {
                if let Some(n) = zahlen.get_mut(wort) {
                    *n += um;
                } else {
                    assert_eq!(wort, "—");
                }
            }
        }
        assert_eq!(zahlen, phasen(&app, &dto(&v.bis)), "{von:?} {bis:?}");
    }
}

#[test]
fn der_textbaustein_nennt_beide_staende_nenner_und_unbekannte() {
    let (_p, app) = demo();
    let (von, bis) = (stand("2021-03-08", Some("2021-03-08T17:00:00Z")), stand("2022-06-30", None));
    let v = app.vergleich(&von, &bis, None).unwrap();
    let text = &v.textbaustein;
    for stueck in [
        "Seit dem letzten Bericht",
        "08.03.2021, bekannt am 08.03.2021, 17:00 Uhr (UTC)",
        "30.06.2022, bekannt jetzt",
        "Projekte erfasst, davon",
        "nicht gemeldet",
        "Zählregel: ",
        "Katalogversion KDN 20.12.2019.",
        "Demodaten",
    ] {
        assert!(text.contains(stueck), "{stueck} fehlt:\n{text}");
    }
    for g in &v.gruppen {
        for z in
            g.zeilen.iter().filter(|_| ["betrieb", "ausgeschieden", "rueckschritt"].contains(&g.art.as_str()))
        {
            assert!(text.contains(&z.titel), "{} fehlt:\n{text}", z.titel);
        }
    }
    assert!(!text.contains('{') && !text.contains(" 0 ") && !text.contains("vergleich."), "{text}");
    // The demo moves dates all the time, and the reports of March 2021 came late for some.
    assert!(zeilen(&v, "verschoben").len() > 20 && !zeilen(&v, "berichtigung").is_empty());
    let median = v.gruppen.iter().find(|g| g.art == "verschoben").unwrap().zusatz.clone().unwrap();
    assert!(median.starts_with("Median +"), "{median}");
    assert!(v.demodaten && v.von.laenge < v.bis.laenge && v.von.kopf != v.bis.kopf);
    assert_eq!(v.bis.laenge, laenge(&app));
}

#[test]
fn rueckkehr_in_eine_fruehere_phase_nennt_ihren_grund() {
    let (_p, app) = demo();
    // The demo stops some roll-outs in spring 2022 and takes their reports back.
    let mut gruende = Vec::new();
    for monat in 1..=6 {
        let von = format!("2022-{monat:02}-28");
        let v = app
            .vergleich(&stand(&von, Some(&format!("{von}T21:00:00Z"))), &stand("2022-06-30", None), None)
            .unwrap();
        for z in zeilen(&v, "rueckschritt") {
            assert!(z.was.starts_with("Phase am "), "{z:?}");
            gruende.push(z.grund.clone().unwrap());
        }
    }
    assert!(gruende.iter().any(|g| g.starts_with("Roll-out gestoppt")), "{gruende:?}");
}

#[test]
fn aenderung_und_berichtigung_getrennt() {
    let (_p, app) = Probe::mit_projekt();
    termin(&app, 10, "konzeption", "ist", "2020-03-31");
    termin(&app, 20, "umsetzung", "plan", "2021-06-01");
    termin(&app, 21, "pilotierung", "plan", "2022-03-01");
    // Known by second 30. Later: a report about the time before, progress, a moved plan, a new one.
    termin(&app, 40, "konzeption", "ist", "2020-04-02");
    termin(&app, 41, "umsetzung", "ist", "2021-10-01");
    termin(&app, 42, "pilotierung", "plan", "2022-05-02");
    termin(&app, 43, "rollout_nrw", "plan", "2022-12-01");
    let (von, bis) = (stand("2021-03-08", Some(&um(30))), stand("2022-06-30", None));
    let v = app.vergleich(&von, &bis, None).unwrap();
    assert_eq!(
        kurz(&v),
        [
            "umsetzung: Jagd, Phase: Konzeption → Umsetzung",
            "erreicht: Jagd, Umsetzung NRW: Plan 01.06.2021 → Ist 01.10.2021 (+122)",
            "verschoben: Jagd, Pilotierung NRW, Plan: 01.03.2022 → 02.05.2022 (+62)",
            "termine: Jagd, Start Roll-out NRW, Plan: — → 01.12.2022",
            "berichtigung: Jagd, Konzeption NRW, Ist: 31.03.2020 → 02.04.2020 (+2)",
        ]
    );
    // Two days with today's knowledge: nothing is a correction, no plan has moved.
    let heute = app.vergleich(&stand("2021-03-08", None), &bis, None).unwrap();
    assert_eq!(
        kurz(&heute),
        [
            "umsetzung: Jagd, Phase: Konzeption → Umsetzung",
            "erreicht: Jagd, Umsetzung NRW: Plan 01.06.2021 → Ist 01.10.2021 (+122)",
        ]
    );
    // One day with the knowledge of two moments: nothing has really happened.
    let gewusst = app.vergleich(&von, &stand("2021-03-08", None), None).unwrap();
    assert!(kurz(&gewusst).iter().all(|z| !z.starts_with("umsetzung") && !z.starts_with("erreicht")));
    assert_eq!(zeilen(&gewusst, "berichtigung").len(), 1);
    // A handle of an earlier moment does not know more than that.
    let frueher = app.bekannt(Some(zeitpunkt(30))).vergleich(&von, &bis, None).unwrap();
    assert_eq!(kurz(&frueher), [""; 0]);
    assert_eq!(frueher.bis.bekannt_am.as_deref(), Some("2027-01-04T08:00:30.000Z"));
}

#[test]
fn geld_leistungen_und_status_mit_grund_und_quelle() {
    let (_p, app) = Probe::mit_projekt();
    let setzen = |s, name: &str, felder: &[(&str, &str)]| setzen_um(&app, s, None, name, felder);
    setzen(10, "projekt_leistung", &[("projekt", "jagd"), ("leistung", "10257")]);
    setzen(11, "foerderprogramm", &[("kennung", "f"), ("titel", "Programm")]);
    let tranche = |s, betrag: &str| {
        setzen(
            s,
            "tranche",
            &[
                ("kennung", "t"),
                ("programm", "f"),
                ("jahr_von", "2021"),
                ("jahr_bis", "2022"),
                ("betrag_eur", betrag),
                ("genauigkeit", "rund"),
            ],
        );
    };
    tranche(12, "6000000");
    let bewilligung = |s, stand: &str, datum: &str, betrag: &str| {
        setzen(
            s,
            "bewilligung",
            &[
                ("kennung", "b"),
                ("programm", "f"),
                ("tranche", "t"),
                ("projekt", "jagd"),
                ("gegenstand", "umsetzung"),
                ("stand", stand),
                ("datum", datum),
                ("betrag_eur", betrag),
                ("quelle", "Bescheid"),
            ],
        );
    };
    bewilligung(13, "beantragt", "2021-01-10", "120000");
    // Known by second 20.
    bewilligung(30, "bewilligt", "2021-05-01", "100000");
    tranche(31, "6100000");
    setzen(
        32,
        "abruf",
        &[
            ("kennung", "a"),
            ("bewilligung", "b"),
            ("art", "abruf"),
            ("datum", "2021-06-01"),
            ("betrag_eur", "300,50"),
        ],
    );
    app.nomen_clear(nom("projekt_leistung"), &["jagd".into(), "10257".into()], &auftrag_um(zeitpunkt(33)))
        .unwrap();
    setzen_um(
        &app,
        34,
        Some("kein Personal"),
        "projekt",
        &[("kuerzel", "jagd"), ("zurueckgestellt_am", "2021-09-01")],
    );
    let v = app.vergleich(&stand("2021-03-08", Some(&um(20))), &stand("2022-06-30", None), None).unwrap();
    let ist: Vec<_> = kurz(&v).iter().map(|z| z.replace('\u{202f}', " ")).collect();
    assert_eq!(ist[0], "zurueckgestellt: Jagd, Phase: nicht gemeldet → zurückgestellt");
    assert_eq!(
        ist[1],
        "geld: Jagd, Bewilligung Umsetzung: beantragt, 120.000 Euro, 10.01.2021 → bewilligt, 100.000 Euro, 01.05.2021"
    );
    assert_eq!(ist[2], "geld: Jagd, Abruf: — → 300,50 Euro, 01.06.2021");
    assert_eq!(
        ist[3],
        "geld: Programm, Tranche 2021–2022: 2021–2022: rund 6 Mio. Euro → 2021–2022: rund 6,1 Mio. Euro"
    );
    assert!(
        ist[4].starts_with("leistungen: Jagd, Leistung 10257 ") && ist[4].ends_with(": zugeordnet → —"),
        "{ist:?}"
    );
    assert_eq!(ist.len(), 5);
    assert_eq!(zeilen(&v, "zurueckgestellt")[0].grund.as_deref(), Some("kein Personal"));
    assert_eq!(zeilen(&v, "geld")[0].quelle.as_deref(), Some("Bescheid"));
    let text = v.textbaustein.replace('\u{202f}', " ");
    for satz in [
        "Zurückgestellt wurde 1 Projekt: Jagd (Grund: kein Personal).",
        "Neu ist 1 Bewilligung: 100.000 Euro.",
        "Neu erfasst ist 1 Abruf: 300,50 Euro.",
    ] {
        assert!(text.contains(satz), "{satz} fehlt:\n{text}");
    }
}

#[test]
fn ein_ausgeschiedenes_projekt_nennt_seinen_grund() {
    let (_p, app) = Probe::mit_projekt();
    termin(&app, 10, "konzeption", "ist", "2020-03-31");
    setzen_um(
        &app,
        20,
        None,
        "projekt",
        &[("kuerzel", "jagd"), ("ausgeschieden_am", "2021-06-01"), ("austrittsgrund", "Landesrecht")],
    );
    let v = app.vergleich(&stand("2021-03-08", None), &stand("2022-06-30", None), None).unwrap();
    assert_eq!(kurz(&v), ["ausgeschieden: Jagd, Phase: Konzeption → ausgeschieden"]);
    assert_eq!(zeilen(&v, "ausgeschieden")[0].grund.as_deref(), Some("Landesrecht"));
    // Looking at a time when it had left already, the project is still there.
    assert!(
        v.textbaustein.contains("Am 30.06.2022 war 1 Projekt erfasst, davon 1 ausgeschieden."),
        "{}",
        v.textbaustein
    );
    // The burn-up says so too, with the reason.
    let bild = app.burnup(tag("2022-06-30"), 640, 300, Thema::Hell).unwrap();
    let ereignisse: Vec<_> = bild.zeilen.iter().filter_map(|z| z.ereignis.clone()).collect();
    assert_eq!(ereignisse, ["− Jagd (ausgeschieden; Grund: Landesrecht)"]);
    assert!(bild.beschriftung.contains("bekannt am: jetzt"), "{}", bild.beschriftung);
    let damals = app.bekannt(Some(zeitpunkt(15))).burnup(tag("2022-06-30"), 640, 300, Thema::Hell).unwrap();
    assert!(
        damals.beschriftung.contains("bekannt am: 04.01.2027, 08:00 Uhr (UTC)"),
        "{}",
        damals.beschriftung
    );
    assert!(damals.zeilen.iter().all(|z| z.ereignis.is_none()), "damals war das Projekt noch dabei");
}

#[test]
fn ein_projekt_allein() {
    let (_p, app) = demo();
    let (von, bis) = (stand("2021-03-08", Some("2021-03-08T17:00:00Z")), stand("2022-06-30", None));
    let alle = app.vergleich(&von, &bis, None).unwrap();
    let eins = zeilen(&alle, "betrieb")[0].projekt.clone().unwrap();
    // In any case of the kuerzel.
    let v = app.vergleich(&von, &bis, Some(&eins.to_uppercase())).unwrap();
    let nur = |v: &VergleichDto| -> Vec<VergleichZeileDto> {
        let zeilen = v.gruppen.iter().flat_map(|g| g.zeilen.clone());
        zeilen.filter(|z| z.projekt.as_ref() == Some(&eins)).collect()
    };
    assert_eq!(nur(&v), nur(&alle), "dieselben Zeilen wie in der ganzen Liste");
    assert_eq!(nur(&v).len(), v.gruppen.iter().map(|g| g.zeilen.len()).sum::<usize>(), "und keine anderen");
    assert!(
        v.textbaustein.contains("Phase: ") && !v.textbaustein.contains("erfasst, davon"),
        "{}",
        v.textbaustein
    );
    let e =
        abgewiesen(app.vergleich(&von, &bis, Some("gibt-es-nicht")), FehlerCode::NichtGefunden, "Projekt");
    assert!(e.text.contains("gibt-es-nicht"), "{}", e.text);
}

#[test]
fn unlesbare_staende_werden_mit_einem_satz_abgewiesen() {
    let (_p, app) = Probe::mit_projekt();
    let gut = stand("2022-06-30", None);
    for (s, code) in [
        (stand("2021-02-31", None), FehlerCode::EingabeUngueltig),
        (stand("", None), FehlerCode::EingabeUngueltig),
        (stand("2021-03-08", Some("gestern")), FehlerCode::EingabeUngueltig),
        (stand("2021-03-08", Some("2021-03-08")), FehlerCode::EingabeUngueltig),
        (stand("2021-03-08", Some("9999-01-01T00:00:00Z")), FehlerCode::EingabeUngueltig),
        (
            StandWunsch { fassung: Some("unbekannt".into()), ..StandWunsch::default() },
            FehlerCode::NichtGefunden,
        ),
        // Before the catalogue knew anything.
        (stand("2021-03-08", Some("1995-01-01T00:00:00Z")), FehlerCode::NichtGefunden),
    ] {
        let e = abgewiesen(app.vergleich(&s, &gut, None), code, &format!("{s:?}"));
        assert!(!e.text.contains('{') && e.text.ends_with('.'), "{}", e.text);
    }
}

#[test]
fn csv_traegt_beide_staende_in_jeder_zeile() {
    let (p, app) = demo();
    let (von, bis) = (stand("2021-03-08", Some("2021-03-08T17:00:00Z")), stand("2022-06-30", None));
    let v = app.vergleich(&von, &bis, None).unwrap();
    for (profil, name, tag) in
        [(Profil::Opendata, "o.csv", "2022-06-30"), (Profil::Excel, "e.csv", "30.06.2022")]
    {
        let ziel = p.neben(name);
        let beleg = app.vergleich_schreiben(&von, &bis, profil, &ziel).unwrap();
        let text = std::fs::read_to_string(&ziel).unwrap();
        assert_eq!(text.starts_with('\u{feff}'), profil == Profil::Excel);
        let mut leser = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let kopf: Vec<_> = leser.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(
            kopf[..9],
            ["Gruppe", "Projekt", "Kürzel", "Was", "Vorher", "Nachher", "Tage", "Grund", "Quelle"]
        );
        let zeilen: Vec<csv::StringRecord> = leser.records().map(|z| z.unwrap()).collect();
        let alle: Vec<_> = v.gruppen.iter().flat_map(|g| g.zeilen.iter().map(move |z| (g, z))).collect();
        assert_eq!((zeilen.len(), beleg.zeilen), (alle.len(), u64::try_from(alle.len()).unwrap()));
        for (zeile, (g, z)) in zeilen.iter().zip(alle) {
            assert_eq!(
                (&zeile[0], &zeile[1], &zeile[3]),
                (g.titel.as_str(), z.titel.as_str(), z.was.as_str())
            );
            assert_eq!(zeile[6], z.tage.map(|t| t.to_string()).unwrap_or_default());
            let spalte = |name: &str| &zeile[kopf.iter().position(|k| k == name).unwrap()];
            assert_eq!(spalte("bis Stichtag"), tag);
            assert_eq!(spalte("von bekannt am"), "2021-03-08T17:00:00.000Z");
            assert_eq!(spalte("bis bekannt am"), "jetzt");
            assert_eq!(spalte("von Kopf der Kette"), v.von.kopf);
            assert_eq!(spalte("bis Länge der Kette"), v.bis.laenge.to_string());
            assert_eq!(spalte("Datenart"), "Demodaten");
        }
    }
}

#[test]
fn verzug_gegen_die_erste_und_die_letzte_basis() {
    let (_p, app) = Probe::mit_projekt();
    let basis = |s, datum: &str| {
        let felder = [
            ("projekt", "jagd"),
            ("schritt", "rollout_nrw"),
            ("art", "basis"),
            ("datum", datum),
            ("genauigkeit", "tag"),
            ("grund", "Beschluss"),
        ];
        setzen_um(&app, s, None, "meilenstein", &felder);
    };
    let schritt = |app: &Anwendung| {
        let p = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
        let s = p.schritte.into_iter().find(|s| s.schritt == "rollout_nrw").unwrap();
        (s.basis_erste.map(|z| z.text), s.basis_gewechselt, s.verzug_tage, s.verzug_erste_tage)
    };
    assert_eq!(schritt(&app), (None, 0, None, None));
    basis(10, "2020-09-01");
    termin(&app, 11, "rollout_nrw", "plan", "2020-11-02");
    assert_eq!(schritt(&app), (Some("01.09.2020".into()), 0, Some(62), Some(62)));
    basis(20, "2020-10-01");
    basis(30, "2020-10-03");
    assert_eq!(schritt(&app), (Some("01.09.2020".into()), 2, Some(30), Some(62)));
    // Removed and set anew as it was: no change. Set anew otherwise: one.
    let key = ["jagd".to_owned(), "rollout_nrw".to_owned(), "basis".to_owned()];
    app.nomen_clear(nom("meilenstein"), &key, &auftrag_um(zeitpunkt(40))).unwrap();
    assert_eq!(schritt(&app), (Some("01.09.2020".into()), 2, None, Some(62)));
    basis(41, "2020-10-03");
    assert_eq!(schritt(&app).1, 2);
    // Under another spelling of the kuerzel, after everything was removed.
    app.nomen_clear(nom("meilenstein"), &key, &auftrag_um(zeitpunkt(50))).unwrap();
    let plan = ["jagd".to_owned(), "rollout_nrw".to_owned(), "plan".to_owned()];
    app.nomen_clear(nom("meilenstein"), &plan, &auftrag_um(zeitpunkt(51))).unwrap();
    app.nomen_clear(nom("projekt"), &["jagd".to_owned()], &auftrag_um(zeitpunkt(52))).unwrap();
    setzen_um(&app, 53, None, "projekt", &[("kuerzel", "JAGD"), ("titel", "Jagd")]);
    basis(54, "2020-10-04");
    termin(&app, 55, "rollout_nrw", "ist", "2020-10-05");
    assert_eq!(schritt(&app), (Some("01.09.2020".into()), 3, Some(1), Some(34)));
    // In the knowledge of then, what came later is not there.
    let damals = app.bekannt(Some(zeitpunkt(25)));
    assert_eq!(schritt(&damals), (Some("01.09.2020".into()), 1, Some(32), Some(62)));
}
