//! Forecast, backtest and steering figures on real catalogues.

use std::ops::ControlFlow;

use ozg_app::dto::{FehlerCode, PrognoseDto, PrognoseWunsch, PrognosezahlenDto, SteuerungDto};
use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, abgewiesen, setzen, tag};
use crate::vergleich::{setzen_um, termin};

const TAG: i64 = 86_400;

fn demo() -> (Probe, Anwendung) {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    (p, app)
}

fn prognose(app: &Anwendung, am: &str, wunsch: &PrognoseWunsch) -> PrognoseDto {
    let p = app.prognose(tag(am), wunsch, &mut |_, _| ControlFlow::Continue(()));
    p.expect("die Prognose gelingt").expect("niemand bricht ab")
}

fn steuerung(app: &Anwendung, am: &str) -> SteuerungDto {
    app.steuerung(tag(am)).expect("die Steuerung gelingt")
}

#[test]
fn prognose_der_demo_haengt_mit_den_kennzahlen_zusammen() {
    let (_p, app) = demo();
    let p = prognose(&app, "2022-06-30", &PrognoseWunsch::default());
    let k = app.kennzahl_show(tag("2022-06-30")).unwrap();
    assert_eq!((p.umfang, p.abschluesse), (k.burnup.umfang, k.burnup.betrieb));
    assert_eq!((p.tor.as_str(), p.seed, p.laeufe), ("perzentile", 20_221_231, 10_000));
    assert_eq!(p.projekte.len(), p.umfang as usize);
    // Who has no forecast is named with a reason, and counted nowhere.
    let ohne: Vec<_> = p.projekte.iter().filter(|x| x.p.is_none()).collect();
    assert_eq!(ohne.len(), p.ohne_prognose as usize);
    assert!(p.ohne_prognose > 0, "der Demokatalog enthält ein Projekt ohne jede Meldung");
    assert!(ohne.iter().all(|x| x.stand == "ohne" && !x.grundlage.is_empty()));
    assert!(p.hinweise.iter().any(|h| h.starts_with(&format!("Ohne Prognose: {} von", p.ohne_prognose))));
    // The expectation is the sum of the single probabilities, and none of them is below that of all.
    let summe: f64 = p.projekte.iter().filter_map(|x| x.p).sum();
    assert!((summe - p.erwartet.unwrap()).abs() < 0.01, "{summe} {:?}", p.erwartet);
    assert!(p.projekte.iter().filter_map(|x| x.p).all(|x| x >= p.p_alle.unwrap()));
    let in_betrieb = p.projekte.iter().filter(|x| x.stand == "betrieb").count();
    assert_eq!(in_betrieb, p.abschluesse as usize);
    let a = &p.anzahl;
    let reihe = [a.p10.unwrap(), a.p50.unwrap(), a.p85.unwrap(), a.p90.unwrap()];
    assert!(reihe.is_sorted() && reihe[0] >= p.abschluesse, "{reihe:?}");
    let t = &p.tag_aller;
    assert!([&t.p10, &t.p50, &t.p85, &t.p90].is_sorted(), "{t:?}");
    // Never a single date.
    let text = p.tag_aller_text.unwrap();
    assert!(text.starts_with("50 % bis ") && text.contains(", 85 % bis "), "{text}");
    assert!(p.faecher.len() >= 18 && p.faecher.iter().any(|f| f.datum == p.frist));
    for wort in
        ["Stichtag 30.06.2022", "Startwert 20221231", "10\u{a0}000 Läufe", "Demodaten", "ohne Prognose"]
    {
        assert!(p.beschriftung.contains(wort), "{wort} fehlt: {}", p.beschriftung);
    }
}

#[test]
fn wie_viel_gesagt_wird_haengt_an_den_abschluessen() {
    let (_p, app) = demo();
    for (am, tor) in
        [("2021-03-08", "nicht_belastbar"), ("2021-12-31", "spanne"), ("2022-06-30", "perzentile")]
    {
        let p = prognose(&app, am, &PrognoseWunsch::default());
        let z = PrognosezahlenDto::from(&p);
        assert_eq!(p.tor, tor, "{am}");
        assert_eq!(z.p_alle.is_some(), tor != "nicht_belastbar", "{am}");
        assert_eq!(
            (z.p10.is_some(), z.p50.is_some()),
            (tor != "nicht_belastbar", tor == "perzentile"),
            "{am}"
        );
        assert_eq!(p.faecher.iter().any(|f| f.band_50.is_some()), tor == "perzentile", "{am}");
    }
    let frueh = PrognosezahlenDto::from(&prognose(&app, "2021-03-08", &PrognoseWunsch::default()));
    assert_eq!(frueh.hinweis.as_deref(), Some("Prognose nicht belastbar: erst 1 Abschluss, nötig sind 5."));
    let leer = PrognosezahlenDto::from(&prognose(&app, "2019-01-01", &PrognoseWunsch::default()));
    assert_eq!(leer.hinweis.as_deref(), Some("Prognose nicht belastbar: erst 0 Abschlüsse, nötig sind 5."));
}

#[test]
fn gleicher_startwert_gleiche_prognose_und_ein_anderer_eine_andere() {
    let (_p, app) = demo();
    let (_q, zweite) = demo();
    let vorgabe = PrognoseWunsch::default();
    let eins = prognose(&app, "2022-06-30", &vorgabe);
    assert_eq!(eins, prognose(&app, "2022-06-30", &vorgabe));
    assert_eq!(eins, prognose(&zweite, "2022-06-30", &vorgabe));
    let anders = prognose(&app, "2022-06-30", &PrognoseWunsch { seed: 1, ..vorgabe.clone() });
    assert_ne!(eins.erwartet, anders.erwartet);
    // Chance moves the expectation of 33 projects by far less than one.
    assert!((eins.erwartet.unwrap() - anders.erwartet.unwrap()).abs() < 0.5);
    // What was known then, not what is known now.
    let damals = app.bekannt(Some("2022-06-30T21:59:59Z".parse().unwrap()));
    let p = prognose(&damals, "2022-06-30", &vorgabe);
    assert_eq!(p.bekannt_am, damals.bekannt_am());
    assert_ne!(p.projekte, eins.projekte, "seither kamen Meldungen");
}

#[test]
fn angaben_ausserhalb_werden_mit_ihrer_grenze_abgewiesen() {
    let (_p, app) = Probe::mit_projekt();
    let v = PrognoseWunsch::default;
    for (wunsch, satz) in [
        (PrognoseWunsch { laeufe: 99, ..v() }, "Läufe: „99“ ist keine ganze Zahl von 100 bis 1000000."),
        (
            PrognoseWunsch { laeufe: 1_000_001, ..v() },
            "Läufe: „1000001“ ist keine ganze Zahl von 100 bis 1000000.",
        ),
        (
            PrognoseWunsch { sigma: -0.1, ..v() },
            "Streuung der gemeinsamen Ursache (σ): „-0,10“ ist keine Zahl von 0 bis 2.",
        ),
        (
            PrognoseWunsch { sigma: f64::NAN, ..v() },
            "Streuung der gemeinsamen Ursache (σ): „NaN“ ist keine Zahl von 0 bis 2.",
        ),
        (
            PrognoseWunsch { seed: u64::MAX, ..v() },
            "Startwert: „18446744073709551615“ ist keine ganze Zahl von 0 bis 9007199254740991.",
        ),
        (
            PrognoseWunsch { dreieck: [120, 100, 180], ..v() },
            "Spanne um den Plan: „120/100/180“ ist keine Spanne aus drei aufsteigenden Zahlen in Prozent, höchstens 1000.",
        ),
    ] {
        let weiter = &mut |_, _| ControlFlow::Continue(());
        let e =
            abgewiesen(app.prognose(tag("2022-06-30"), &wunsch, weiter), FehlerCode::EingabeUngueltig, satz);
        assert_eq!(e.text, satz);
        let weiter = &mut |_, _| ControlFlow::Continue(());
        abgewiesen(app.rueckschau(tag("2022-06-30"), &wunsch, weiter), FehlerCode::EingabeUngueltig, satz);
    }
}

#[test]
fn abbrechen_gibt_nichts_statt_eines_halben_ergebnisses() {
    let (_p, app) = demo();
    let wunsch = PrognoseWunsch { laeufe: 1_000_000, ..PrognoseWunsch::default() };
    let mut gesehen = 0;
    let ende = app.prognose(tag("2022-06-30"), &wunsch, &mut |fertig, von| {
        assert!(fertig <= von);
        gesehen += 1;
        if gesehen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((ende.unwrap(), gesehen), (None, 2));
    let vorgabe = PrognoseWunsch::default();
    let ende = app.rueckschau(tag("2022-06-30"), &vorgabe, &mut |_, _| ControlFlow::Break(()));
    assert_eq!(ende.unwrap(), None);
}

#[test]
fn rueckschau_zaehlt_nur_was_damals_bekannt_und_heute_eingetreten_ist() {
    let (_p, app) = demo();
    let wunsch = PrognoseWunsch { laeufe: 500, ..PrognoseWunsch::default() };
    let sagen = |app: &Anwendung, am: &str| {
        let r = app.rueckschau(tag(am), &wunsch, &mut |_, _| ControlFlow::Continue(()));
        r.expect("die Rückschau gelingt").expect("niemand bricht ab")
    };
    let r = sagen(&app, "2022-10-31");
    assert_eq!(r.quoten.iter().map(|q| q.tage).collect::<Vec<_>>(), [90, 180, 365]);
    for q in &r.quoten {
        let faelle: Vec<_> = r.faelle.iter().filter(|f| f.tage == q.tage).collect();
        assert_eq!(q.faelle as usize, faelle.len());
        assert_eq!(q.treffer as usize, faelle.iter().filter(|f| f.getroffen).count());
        assert!(q.nicht_belastbar > 0, "in den ersten Quartalen gab es keine fünf Abschlüsse");
    }
    assert!(r.quoten[0].faelle > r.quoten[2].faelle, "je weiter voraus, desto weniger ist eingetreten");
    for f in &r.faelle {
        let am: chrono::NaiveDate = f.stichtag.parse().unwrap();
        assert!(am + chrono::Days::new(f.tage.into()) <= tag("2022-10-31"), "{f:?} liegt noch vor uns");
        assert_eq!(f.getroffen, (f.band_80[0]..=f.band_80[1]).contains(&f.eingetreten));
    }
    // After the last entry nobody knows what came.
    let spaet = sagen(&app, "2024-12-31");
    let letzter = &app.verlauf_list(1).unwrap()[0].zeit[..10];
    let letzter: chrono::NaiveDate = letzter.parse().unwrap();
    for f in &spaet.faelle {
        let am: chrono::NaiveDate = f.stichtag.parse().unwrap();
        assert!(am + chrono::Days::new(f.tage.into()) <= letzter, "{f:?}");
    }
    // A catalogue whose history has just begun.
    let (_p, neu) = Probe::mit_projekt();
    let r = sagen(&neu, "2022-06-30");
    assert_eq!((r.stichtage, r.faelle.len(), r.hinweise.len()), (0, 0, 1));
    assert_eq!(r.quoten[0].text, "kein Fall");
}

#[test]
fn leiter_und_erste_basis_kommen_aus_der_chronik() {
    let (_p, app) = Probe::mit_projekt();
    termin(&app, 10, "konzeption", "ist", "2020-03-31");
    termin(&app, 20, "rollout_nrw", "basis", "2021-06-30");
    setzen_um(
        &app,
        TAG,
        Some("Neuer Zeitplan"),
        "meilenstein",
        &[
            ("projekt", "jagd"),
            ("schritt", "rollout_nrw"),
            ("art", "basis"),
            ("datum", "2022-06-30"),
            ("genauigkeit", "tag"),
            ("grund", "Neuer Zeitplan"),
        ],
    );
    termin(&app, 2 * TAG, "rollout_nrw", "plan", "2022-07-30");
    termin(&app, 3 * TAG, "rollout_nrw", "prognose", "2022-10-01");
    let s = steuerung(&app, "2022-06-30");
    let slip: Vec<_> = s.verzuege.iter().map(|v| (v.schritt.as_str(), v.letzte_tage, v.erste_tage)).collect();
    assert_eq!(slip, [("rollout_nrw", Some(93), Some(458))]);
    let sprossen: Vec<_> = s.leitern[0]
        .sprossen
        .iter()
        .map(|x| (x.bekannt_am.as_str(), x.erwartet.as_deref().unwrap_or("—"), x.verschiebung_tage))
        .collect();
    assert_eq!(
        sprossen,
        [
            ("2027-01-04", "2021-06-30", None),
            ("2027-01-05", "2022-06-30", Some(365)),
            ("2027-01-06", "2022-07-30", Some(30)),
            ("2027-01-07", "2022-10-01", Some(63)),
        ]
    );
    assert_eq!(
        (s.signale[0].signal.as_str(), s.signale[0].grund.as_str()),
        ("gefährdet", "93 Tage Verzug gegen die Basis")
    );
    // As it was known before the prognosis.
    let damals = app.bekannt(Some("2027-01-06T12:00:00Z".parse().unwrap()));
    let s = steuerung(&damals, "2022-06-30");
    assert_eq!(s.leitern[0].sprossen.len(), 3);
    assert_eq!(s.verzuege[0].letzte_tage, Some(30));
    // The baseline of 2021 was due, and nobody reported since.
    assert_eq!((s.termintreue_erste.faellig, s.termintreue_erste.unbekannt), (1, 1));
    assert_eq!(s.termintreue_erste.text, "0 von 1 (davon unbekannt 1)");
    assert_eq!(s.raten.tatsaechlich[0].text, "nicht erreichbar bei aktuellem Tempo");
}

#[test]
fn regel_und_mensch_stehen_nebeneinander() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "organisation", &[("name", "Kreis Musterland")]);
    setzen(&app, "organisation", &[("name", "Dienstleister A")]);
    setzen(
        &app,
        "projekt_beteiligung",
        &[("projekt", "jagd"), ("organisation", "Kreis Musterland"), ("rolle", "projektleitung")],
    );
    termin(&app, 10, "konzeption", "ist", "2020-03-31");
    termin(&app, 20, "rollout_nrw", "plan", "2022-09-30");
    let bewerten = |kennung: &str, am: &str, urteil: &str, von: &str| {
        let felder = [
            ("kennung", kennung),
            ("projekt", "JAGD"),
            ("bewertet_am", am),
            ("urteil", urteil),
            ("bewertet_von", von),
        ];
        setzen(&app, "bewertung", &felder);
    };
    bewerten("b1", "2022-05-01", "gefährdet", "Kreis Musterland");
    bewerten("b2", "2022-06-01", "im Plan", "Dienstleister A");
    bewerten("b3", "2022-07-15", "nicht zu halten", "Ministerium");
    for (am, urteil, abweichung, unabhaengig) in [
        ("2022-04-30", None, None, None),
        ("2022-05-31", Some("gefährdet"), Some(true), Some(false)),
        ("2022-06-30", Some("im Plan"), Some(false), Some(true)),
        ("2022-07-15", Some("nicht zu halten"), Some(true), None),
    ] {
        let s = steuerung(&app, am).signale.remove(0);
        assert_eq!(s.signal, "im Plan", "{am}: die Regel bleibt, was sie ist");
        assert_eq!(s.bewertung.as_ref().map(|b| b.urteil.as_str()), urteil, "{am}");
        assert_eq!(s.abweichung, abweichung, "{am}");
        assert_eq!(s.bewertung.and_then(|b| b.unabhaengig), unabhaengig, "{am}");
    }
    let d = steuerung(&app, "2022-07-15").datenlage;
    assert_eq!((d.unabhaengig.zaehler, d.unabhaengig.nenner, d.unabhaengig.unbekannt), (0, 1, 1));
    assert_eq!(d.angaben.len(), 6);
}

#[test]
fn offen_ist_ein_risiko_von_erkannt_bis_erledigt() {
    let (_p, app) = Probe::mit_projekt();
    let erfassen = |kennung: &str, art: &str, auswirkung: &str, erledigt: &str| {
        let felder = [
            ("kennung", kennung),
            ("projekt", "jagd"),
            ("art", art),
            ("titel", kennung),
            ("erkannt_am", "2022-01-10"),
            ("auswirkung", auswirkung),
            ("faellig_am", "2022-03-01"),
            ("erledigt_am", erledigt),
        ];
        setzen(&app, "risiko", &felder);
    };
    erfassen("personal", "Risiko", "hoch", "");
    erfassen("portal", "Hindernis", "", "2022-05-01");
    for (am, offen) in [
        ("2022-01-09", &[][..]),
        ("2022-01-10", &["portal", "personal"]),
        ("2022-04-30", &["portal", "personal"]),
        ("2022-05-01", &["personal"]),
    ] {
        let s = steuerung(&app, am);
        assert_eq!(s.risiken.iter().map(|r| r.kennung.as_str()).collect::<Vec<_>>(), offen, "{am}");
        assert!(s.risiken.iter().all(|r| r.ueberfaellig == (am > "2022-03-01") && r.projekt_titel == "Jagd"));
    }
}

#[test]
fn steuerung_der_demo_ist_in_sich_stimmig() {
    let (_p, app) = demo();
    let s = steuerung(&app, "2022-06-30");
    let u = app.uebersicht(tag("2022-06-30")).unwrap();
    // Two ways to one figure.
    assert_eq!(s.raten.noetig_je_monat, u.tempo.noetig_je_monat);
    assert_eq!(s.raten.tatsaechlich[1].abschluesse, u.tempo.abschluesse_180);
    assert_eq!(s.raten.tatsaechlich[1].bedarfsfaktor, u.tempo.bedarfsfaktor);
    assert_eq!((s.umfang, s.betrieb), (u.kennzahl.burnup.umfang, u.kennzahl.burnup.betrieb));
    assert_eq!(s.nicht_gemeldet, u.kennzahl.phasen.nicht_gemeldet);
    let t = &s.termintreue;
    assert_eq!(t.eingehalten + t.verfehlt + t.unbekannt, t.faellig);
    assert!(t.unbekannt > 0 && t.verfehlt > 0 && t.eingehalten > 0, "{t:?}");
    assert_eq!(s.signale.len(), s.umfang as usize);
    assert!(s.signale.iter().any(|x| x.signal == "nicht bewertbar"), "eines meldet nie");
    assert_eq!(s.verweildauern.len(), 4);
    assert!(
        s.uebergaenge.iter().map(|m| m.rueckschritte).sum::<u32>() > 0,
        "die Demo nimmt eine Meldung zurück"
    );
    let e = s.earned_schedule.expect("die Demo hat Basistermine");
    assert_eq!((e.ev, Some(e.pv)), (s.betrieb, u.kennzahl.burnup.basis));
    assert!((e.es - e.at - e.sv).abs() < 0.001 && e.sv < 0.0);
    // An empty programme has no figure, and no figure is 0.
    let (_q, leer) = (Probe::leer(), Probe::leer().oeffnen());
    let s = steuerung(&leer, "2022-06-30");
    assert_eq!((s.umfang, s.earned_schedule, s.datenlage.alter_median_tage), (0, None, None));
    assert_eq!(s.termintreue.text, "noch kein Termin fällig");
    assert!(s.verweildauern.iter().all(|v| v.text == "unbekannt"));
}
