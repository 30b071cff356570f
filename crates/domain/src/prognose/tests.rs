//! The forecast against closed forms, its gates, and that it repeats.

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};

use super::*;
use crate::projekt::tests::{projekt, tag};

const T: &str = "2022-01-01";

fn plus(am: &str, tage: u64) -> NaiveDate {
    tag(am).checked_add_days(Days::new(tage)).unwrap()
}

/// A project that was in the Pilotierung for so many days and is in Betrieb since.
fn fertig(nr: usize, tage: u64) -> Projekt {
    let zeilen =
        ["pilotierung ist 2020-01-01".to_owned(), format!("rollout_nrw ist {}", plus("2020-01-01", tage))];
    projekt(&format!("fertig{nr}"), &zeilen.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A project in the Pilotierung for so many days at the Stichtag.
fn laufend(nr: usize, seit: u64) -> Projekt {
    let beginn = tag(T).checked_sub_days(Days::new(seit)).unwrap();
    projekt(&format!("laufend{nr}"), &[&format!("pilotierung ist {beginn}")])
}

/// Completed Pilotierungen of these lengths, and so many running ones that began today.
fn welt(dauern: &[u64], laufende: usize) -> Vec<Projekt> {
    let fertige = dauern.iter().enumerate().map(|(nr, t)| fertig(nr, *t));
    fertige.chain((0..laufende).map(|nr| laufend(nr, 0))).collect()
}

fn einstellung(laeufe: u32, sigma: f64) -> Einstellung {
    Einstellung::neu(laeufe, 7, sigma, Dreieck::default()).unwrap()
}

fn rechnen(projekte: &[Projekt], frist: NaiveDate, e: Einstellung) -> Prognose {
    let raster: Vec<_> = (1..=24).map(|n| plus(T, n * 30)).collect();
    let frage = Frage { projekte, stichtag: tag(T), frist, raster: &raster };
    match prognose(&frage, e, &mut |_, _| ControlFlow::Continue(())) {
        ControlFlow::Continue(p) => p,
        ControlFlow::Break(()) => panic!("nobody cancelled"),
    }
}

fn anteil(n: u32, von: u32) -> f64 {
    f64::from(n) / f64::from(von)
}

fn p_je(p: &Prognose, kuerzel: &str) -> f64 {
    let eines = p.projekte.iter().find(|x| x.kuerzel == kuerzel).unwrap();
    anteil(eines.im_frist.unwrap(), p.einstellung.laeufe())
}

/// 6 of 100 and 6 of 300 days: a coin.
const MUENZE: [u64; 12] = [100, 100, 100, 100, 100, 100, 300, 300, 300, 300, 300, 300];

#[test]
fn ohne_gemeinsamen_schock_ist_p_aller_das_produkt() {
    let p = rechnen(&welt(&MUENZE, 4), plus(T, 200), einstellung(100_000, 0.0));
    for nr in 0..4 {
        // Standard error 0.0016.
        let p_j = p_je(&p, &format!("laufend{nr}"));
        assert!((p_j - 0.5).abs() < 0.008, "{p_j}");
    }
    let alle = anteil(p.alle.unwrap(), 100_000);
    assert!((alle - 0.0625).abs() < 0.004, "1/16, nicht {alle}");
    assert!((alle - p.unabhaengig().unwrap()).abs() < 0.004);
    let erwartet = p.erwartet.unwrap() as f64 / 100_000.0;
    assert!((erwartet - 14.0).abs() < 0.02, "12 + 4/2, nicht {erwartet}");
    // Binomial of 4 at one half, with the 12 in Betrieb: P10 = 1, P50 = 2, P85 = P90 = 3.
    assert_eq!(p.anzahl, Perzentile { p10: Some(13), p50: Some(14), p85: Some(15), p90: Some(15) });
    // All four within 100 days in 6 %, else within 300.
    assert_eq!(p.tag_aller.p10, Some(plus(T, 300)));
    assert_eq!(p.tag_aller.p90, Some(plus(T, 300)));
}

#[test]
fn zwei_schritte_werden_addiert() {
    // Each fair coin twice: 200, 400 or 600 days with 1/4, 1/2, 1/4.
    let mut projekte = welt(&MUENZE, 0);
    for (nr, tage) in MUENZE.into_iter().enumerate() {
        let zeilen =
            ["umsetzung ist 2019-01-01".to_owned(), format!("pilotierung ist {}", plus("2019-01-01", tage))];
        let mut p = projekt(&format!("u{nr}"), &zeilen.iter().map(String::as_str).collect::<Vec<_>>());
        p.ausgeschieden_am = Some(tag("2021-01-01"));
        projekte.push(p);
    }
    projekte.push(projekt("neu", &[&format!("umsetzung ist {T}")]));
    for (bis, erwartet) in [(199, 0.0), (200, 0.25), (399, 0.25), (400, 0.75), (600, 1.0)] {
        let p = rechnen(&projekte, plus(T, bis), einstellung(50_000, 0.0));
        assert!((p_je(&p, "neu") - erwartet).abs() < 0.01, "bis Tag {bis}: {}", p_je(&p, "neu"));
    }
}

#[test]
fn gemeinsamer_schock_macht_breiter_und_p_aller_groesser() {
    let projekte = welt(&[200; 12], 10);
    let frist = plus(T, 200);
    let p = rechnen(&projekte, frist, einstellung(50_000, 0.3));
    // With one common cause all come or none: median 1 means one half for each and for all.
    let alle = anteil(p.alle.unwrap(), 50_000);
    assert!((alle - 0.5).abs() < 0.02, "{alle}");
    assert!((p_je(&p, "laufend0") - 0.5).abs() < 0.02);
    assert!(p.unabhaengig().unwrap() < 0.002, "the product pretends that ten causes must go well");
    assert_eq!((p.anzahl.p10, p.anzahl.p90), (Some(12), Some(22)));
    // 10 % and 90 % quantile of 200 · e^(0.3 z).
    let p10 = (p.tag_aller.p10.unwrap() - tag(T)).num_days();
    let p90 = (p.tag_aller.p90.unwrap() - tag(T)).num_days();
    assert!((p10 - 137).abs() <= 2 && (p90 - 294).abs() <= 3, "{p10} {p90}");
    let ohne = rechnen(&projekte, frist, einstellung(50_000, 0.0));
    assert_eq!(ohne.tag_aller.p10, ohne.tag_aller.p90, "one length, no shock: one day");
}

#[test]
fn laufendes_ist_laenger_als_es_schon_dauert() {
    // 150 days old: only the six of 300 are left, 150 days remain, never less.
    let mut projekte = welt(&MUENZE, 0);
    projekte.push(laufend(0, 150));
    let p = rechnen(&projekte, plus(T, 149), einstellung(10_000, 0.0));
    assert_eq!(p.alle, Some(0));
    assert_eq!(rechnen(&projekte, plus(T, 150), einstellung(10_000, 0.0)).alle, Some(10_000));
    assert_eq!(p.projekte[12].stand, Projektstand::Offen(vec![Grundlage::Erfahrung(6)]));
    // 100 days old and not finished: it is none of those that took 100.
    projekte[12] = laufend(0, 100);
    assert_eq!(rechnen(&projekte, plus(T, 199), einstellung(10_000, 0.0)).alle, Some(0));
    // Tomorrow at the earliest, whatever the shock.
    projekte[12] = laufend(0, 299);
    assert_eq!(rechnen(&projekte, plus(T, 0), einstellung(10_000, 2.0)).alle, Some(0));
    // Longer than every one, and no plan.
    projekte[12] = laufend(0, 300);
    let p = rechnen(&projekte, plus(T, 200), einstellung(10_000, 0.0));
    assert_eq!(p.projekte[12].stand, Projektstand::Ohne(OhnePrognose::LaengerAlsAlle));
}

#[test]
fn plan_statt_zu_weniger_proben() {
    // Completions without a measurable Pilotierung, so that the gate is open and no sample is there.
    let mut projekte: Vec<Projekt> =
        (0..11).map(|n| projekt(&format!("f{n}"), &["rollout_nrw ist 2020-06-01"])).collect();
    let frist = format!("rollout_nrw plan {}", plus(T, 100));
    for (name, zeilen, stand) in [
        ("plan", vec!["pilotierung ist 2021-12-01", &frist], Projektstand::Offen(vec![Grundlage::Plan])),
        ("ohne", vec!["pilotierung ist 2021-12-01"], Projektstand::Ohne(OhnePrognose::OhnePlan)),
        (
            "ueberholt",
            vec!["pilotierung ist 2021-12-01", "rollout_nrw plan 2021-12-31"],
            Projektstand::Ohne(OhnePrognose::PlanUeberholt),
        ),
        ("stumm", vec![], Projektstand::Ohne(OhnePrognose::NichtGemeldet)),
        ("undatiert", vec!["umsetzung ist -"], Projektstand::Ohne(OhnePrognose::NichtGemeldet)),
        ("geplant", vec!["umsetzung ist -", &frist], Projektstand::Offen(vec![Grundlage::Plan])),
        ("neu", vec!["konzeption basis 2022-03-01", &frist], Projektstand::Offen(vec![Grundlage::Plan; 2])),
        // The prognose outweighs plan and basis, and a missing step is bridged by the plan only.
        (
            "prognose",
            vec!["konzeption ist 2021-12-01", "umsetzung basis 2021-12-01", &frist],
            Projektstand::Offen(vec![Grundlage::Plan]),
        ),
    ] {
        projekte.push(projekt(name, &zeilen));
        let p = rechnen(&projekte, plus(T, 100), einstellung(1_000, 0.0));
        assert_eq!(p.projekte.last().unwrap().stand, stand, "{name}");
    }
    // 100 days planned, 80 / 100 / 180 %: a fifth of the area lies below 100 %.
    let p = rechnen(&projekte, plus(T, 100), einstellung(50_000, 0.0));
    assert!((p_je(&p, "plan") - 0.2).abs() < 0.01, "{}", p_je(&p, "plan"));
    assert_eq!(p.ohne, 4);
    let eng = Einstellung::neu(1_000, 7, 0.0, Dreieck::neu(100, 100, 100).unwrap()).unwrap();
    assert!((p_je(&rechnen(&projekte, plus(T, 100), eng), "plan") - 1.0).abs() < 1e-9);
}

#[test]
fn tore_als_tabelle() {
    for (abschluesse, tor) in [
        (0, Tor::NichtBelastbar),
        (4, Tor::NichtBelastbar),
        (5, Tor::Spanne),
        (10, Tor::Spanne),
        (11, Tor::Perzentile),
        (35, Tor::Perzentile),
    ] {
        let p = rechnen(&welt(&vec![100; abschluesse], 3), plus(T, 200), einstellung(500, 0.2));
        assert_eq!((p.tor, p.abschluesse as usize), (tor, abschluesse));
        let da = |x: Option<u32>| x.is_some();
        let zahl = [p.anzahl.p10, p.anzahl.p50, p.anzahl.p85, p.anzahl.p90].map(da);
        let datum = [p.tag_aller.p10, p.tag_aller.p50, p.tag_aller.p85, p.tag_aller.p90].map(|d| d.is_some());
        let (spanne, voll) = (tor >= Tor::Spanne, tor == Tor::Perzentile);
        assert_eq!(zahl, [spanne, voll, voll, spanne], "{abschluesse}");
        assert_eq!(datum, zahl, "{abschluesse}");
        assert_eq!(p.alle.is_some(), spanne, "{abschluesse}");
        assert_eq!(p.erwartet.is_some(), spanne, "{abschluesse}");
        assert_eq!(p.faecher.is_empty(), !spanne, "{abschluesse}");
        assert!(p.faecher.iter().all(|f| f.mitte.is_some() == voll && f.band_90.is_some() == voll));
    }
}

#[test]
fn gleicher_seed_gleiches_ergebnis_mit_jeder_zahl_von_faeden() {
    let projekte = welt(&MUENZE, 20);
    let frist = plus(T, 200);
    let e = einstellung(10_000, 0.2);
    let eins = rechnen(&projekte, frist, e);
    for faeden in 1..=4 {
        let viele = rechnen(&projekte, frist, e.mit_faeden(faeden));
        let gleich = Prognose { einstellung: e, ..viele };
        assert_eq!(gleich, eins, "{faeden} Fäden");
    }
    let anderer = Einstellung::neu(10_000, 8, 0.2, Dreieck::default()).unwrap();
    assert_ne!(rechnen(&projekte, frist, anderer).alle, eins.alle, "another seed, other runs");
    // A number of runs that fills no block, and one that begins the same way.
    assert_eq!(rechnen(&projekte, frist, einstellung(100, 0.2)).einstellung.laeufe(), 100);
}

#[test]
fn abbrechen_hoert_auf() {
    let projekte = welt(&MUENZE, 5);
    let frage = Frage { projekte: &projekte, stichtag: tag(T), frist: plus(T, 200), raster: &[] };
    for faeden in [1, 2] {
        let mut stufen = Vec::new();
        let ende = prognose(&frage, einstellung(1_000_000, 0.2).mit_faeden(faeden), &mut |fertig, von| {
            assert_eq!(von, 1_000_000);
            stufen.push(fertig);
            if stufen.len() == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(ende, ControlFlow::Break(()));
        assert_eq!(stufen.len(), 3, "asked once more after it was told to stop");
        assert!(stufen.is_sorted(), "{stufen:?}");
    }
}

#[test]
fn leerer_katalog_und_alle_in_betrieb() {
    let p = rechnen(&[], plus(T, 100), Einstellung::default());
    assert_eq!((p.tor, p.projekte.len(), p.alle), (Tor::NichtBelastbar, 0, None));
    let p = rechnen(&welt(&[100; 11], 0), plus(T, 100), Einstellung::default());
    assert_eq!((p.alle, p.anzahl.p50, p.tag_aller.p50), (Some(10_000), Some(11), Some(tag(T))));
}

#[test]
fn nach_der_frist_steht_fest_wer_sie_hielt() {
    let mut projekte = welt(&[100; 11], 2);
    projekte.push(projekt("spaet", &["rollout_nrw ist 2021-12-31"]));
    let p = rechnen(&projekte, tag("2021-12-30"), einstellung(1_000, 0.2));
    assert_eq!((p.alle, p.fest, p.abschluesse), (Some(0), 11, 12));
    assert_eq!(p.erwartet, Some(11 * 1_000));
    assert_eq!(p.anzahl.p50, Some(11));
    assert!(p.tag_aller.p50.unwrap() > tag(T));
}

#[test]
fn wer_ausscheidet_oder_ruht_ist_nicht_im_umfang() {
    let mut projekte = welt(&[100; 11], 2);
    projekte[11].ausgeschieden_am = Some(tag(T));
    projekte[12].zurueckgestellt_am = Some(tag(T));
    assert_eq!(rechnen(&projekte, plus(T, 50), einstellung(100, 0.2)).projekte.len(), 11);
}

#[test]
fn hinter_dem_horizont_steht_kein_tag() {
    let mut projekte = welt(&[100; 11], 0);
    projekte.push(projekt("fern", &["vorbereitung ist 2021-12-01", "rollout_nrw plan 2099-01-01"]));
    let p = rechnen(&projekte, plus(T, 200), einstellung(1_000, 0.2));
    assert_eq!((p.tag_aller.p50, p.alle), (None, Some(0)));
    // Nor does a Frist beyond the ten years count as kept what lies further still.
    let p = rechnen(&projekte, plus(T, 20_000), einstellung(1_000, 0.0));
    assert_eq!(p.alle, Some(0), "the plan begins after 28,000 days");
    assert!((p.horizont - tag(T)).num_days() == 20_000);
}

#[test]
fn spaetere_frist_ist_nie_unwahrscheinlicher() {
    // The draws do not depend on the Frist, so this holds for every single run.
    let projekte = welt(&MUENZE, 6);
    let laeufe: Vec<_> = (0..60)
        .map(|n| rechnen(&projekte, plus(T, n * 10), einstellung(1_000, 0.4)))
        .map(|p| (p.alle, p.erwartet, p.projekte.iter().map(|x| x.im_frist).collect::<Vec<_>>()))
        .collect();
    assert!(
        laeufe.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1 && a.2.iter().zip(&b.2).all(|(x, y)| x <= y))
    );
    assert_eq!((laeufe[0].0, laeufe[0].1), (Some(0), Some(12_000)));
}

#[test]
fn faecher_ist_geordnet_und_waechst() {
    let p = rechnen(&welt(&MUENZE, 20), plus(T, 200), einstellung(5_000, 0.2));
    assert_eq!(p.faecher.len(), 24);
    for f in &p.faecher {
        let (b50, b90, mitte) = (f.band_50.unwrap(), f.band_90.unwrap(), f.mitte.unwrap());
        let reihe = [b90.von, f.band_80.von, b50.von, mitte, b50.bis, f.band_80.bis, b90.bis];
        assert!(reihe.is_sorted(), "{f:?}");
        assert!((12..=32).contains(&mitte));
    }
    assert!(p.faecher.is_sorted_by_key(|f| f.mitte));
    // The fan on the day of the Frist says the same as the number by the Frist.
    let frage = Frage {
        projekte: &welt(&MUENZE, 20),
        stichtag: tag(T),
        frist: plus(T, 200),
        raster: &[plus(T, 200)],
    };
    let ControlFlow::Continue(p) =
        prognose(&frage, einstellung(5_000, 0.2), &mut |_, _| ControlFlow::Continue(()))
    else {
        panic!("nobody cancelled")
    };
    assert_eq!(Some(p.faecher[0].band_80.von), p.anzahl.p10);
    assert_eq!(Some(p.faecher[0].band_80.bis), p.anzahl.p90);
}

#[test]
fn rueckschau_haelt_damals_gegen_heute() {
    // Then: 11 done, 10 running with lengths of 100 days for sure. Now: 9 came as forecast, one did not.
    let damals = welt(&[100; 11], 10);
    let mut heute = damals.clone();
    for p in heute.iter_mut().skip(11).take(9) {
        let da = projekt("x", &[&format!("rollout_nrw ist {}", plus(T, 100))]);
        p.meilensteine.extend(da.meilensteine);
    }
    // Came later, was no part of the forecast.
    heute.push(projekt("fremd", &[&format!("rollout_nrw ist {}", plus(T, 10))]));
    let frueh = Fall { stichtag: tag("2020-01-01"), damals: welt(&[], 3) };
    let faelle = [frueh, Fall { stichtag: tag(T), damals }];
    let sagen = |sigma: f64, bis: NaiveDate| {
        let frist = plus(T, 365);
        match rueckschau(&faelle, &heute, frist, bis, einstellung(1_000, sigma), &mut |_, _| {
            ControlFlow::Continue(())
        }) {
            ControlFlow::Continue(r) => r,
            ControlFlow::Break(()) => panic!("nobody cancelled"),
        }
    };
    let r = sagen(0.0, plus(T, 200));
    let zahlen: Vec<_> = r.quoten.iter().map(|q| (q.tage, q.faelle, q.treffer, q.nicht_belastbar)).collect();
    // After 90 days 11 of 11..=11; after 180 days 20, forecast were 21; 365 days have not passed.
    assert_eq!(zahlen, [(90, 1, 1, 1), (180, 1, 0, 1), (365, 0, 0, 1)]);
    assert_eq!(r.faelle[1].eingetreten, 20);
    assert_eq!(sagen(0.0, plus(T, 89)).quoten[0].faelle, 0, "not yet come");
    assert_eq!(
        rueckschau(&faelle, &heute, plus(T, 365), plus(T, 365), einstellung(1_000, 0.0), &mut |_, _| {
            ControlFlow::Break(())
        }),
        ControlFlow::Break(())
    );
}
