//! The view of money: no span is split, nothing is summed that overlaps, unknown is not 0, P ≤ B ≤ A.

use ozg_app::dto::{FoerderungSeiteDto, JahrDto};
use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, setzen, tag};

const MIO: &str = "\u{202f}Mio.\u{202f}Euro";
const EURO: &str = "\u{202f}Euro";

fn tranche(app: &Anwendung, kennung: &str, felder: &[(&str, &str)]) {
    let mut alle = vec![("kennung", kennung), ("programm", "p")];
    alle.extend_from_slice(felder);
    setzen(app, "tranche", &alle);
}

fn bewilligung(app: &Anwendung, kennung: &str, tranche: &str, felder: &[(&str, &str)]) {
    let mut alle = vec![
        ("kennung", kennung),
        ("programm", "p"),
        ("tranche", tranche),
        ("projekt", "jagd"),
        ("stand", "bewilligt"),
    ];
    alle.extend_from_slice(felder);
    setzen(app, "bewilligung", &alle);
}

fn abruf(app: &Anwendung, kennung: &str, bewilligung: &str, felder: &[(&str, &str)]) {
    let mut alle = vec![("kennung", kennung), ("bewilligung", bewilligung), ("art", "abruf")];
    alle.extend_from_slice(felder);
    setzen(app, "abruf", &alle);
}

fn leer() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    (p, app)
}

fn seite(app: &Anwendung, am: &str) -> FoerderungSeiteDto {
    app.foerderung_get(tag(am)).expect("die Seite ist lesbar")
}

/// "Nur 2020 ausgewiesen: rund 8,7 Mio. Euro" per span.
fn spannen(j: &JahrDto) -> Vec<String> {
    j.spannen
        .iter()
        .map(|s| format!("{}: {} ({})", s.name, s.text, s.tranchen).replace('\u{202f}', " "))
        .collect()
}

#[test]
fn ein_jahr_teilt_keine_spanne() {
    let (_p, app) = leer();
    tranche(
        &app,
        "a",
        &[
            ("jahr_von", "2020"),
            ("jahr_bis", "2022"),
            ("betrag_eur", "6400000"),
            ("genauigkeit", "ca."),
            ("summierbar", "ja"),
        ],
    );
    tranche(
        &app,
        "b",
        &[
            ("jahr_von", "2020"),
            ("jahr_bis", "2020"),
            ("betrag_eur", "6700000"),
            ("genauigkeit", "rund"),
            ("summierbar", "ja"),
        ],
    );
    tranche(
        &app,
        "c",
        &[
            ("jahr_von", "2021"),
            ("jahr_bis", "2022"),
            ("betrag_eur", "6100000"),
            ("genauigkeit", "exakt"),
            ("summierbar", "ja"),
            ("hinweis", "insgesamt für 2021 und 2022"),
        ],
    );
    tranche(
        &app,
        "d",
        &[
            ("jahr_von", "2020"),
            ("jahr_bis", "2020"),
            ("betrag_eur", "2000000"),
            ("genauigkeit", "exakt"),
            ("summierbar", "ja"),
        ],
    );
    tranche(
        &app,
        "bund",
        &[("jahr_von", "2020"), ("jahr_bis", "2022"), ("betrag_eur", "3000000000"), ("summierbar", "nein")],
    );
    let s = seite(&app, "2022-06-30");
    let namen: Vec<_> = s.jahre.iter().map(|j| j.name.as_str()).collect();
    assert_eq!(namen, ["2020", "2021", "2022", "2020–2022"]);
    assert_eq!(
        spannen(&s.jahre[0]),
        ["Nur 2020 ausgewiesen: rund 8,7 Mio. Euro (2)", "In 2020–2022 zusammen: ca. 6,4 Mio. Euro (1)"]
    );
    assert_eq!(
        spannen(&s.jahre[1]),
        [
            "Nur 2021 ausgewiesen: keine Tranche (0)",
            "In 2020–2022 zusammen: ca. 6,4 Mio. Euro (1)",
            "In 2021–2022 zusammen: insgesamt 6,1 Mio. Euro (1)",
        ]
    );
    assert!(s.jahre[1].satz.as_ref().is_some_and(|t| t.contains("2021")), "{:?}", s.jahre[1].satz);
    assert_eq!(spannen(&s.jahre[3]).last().unwrap(), "zusammen (eigene Summe): ca. 21,2 Mio. Euro (4)");
    assert_eq!((s.summe_text, s.summe_spanne), (Some(format!("ca. 21,2{MIO}")), Some("2020–2022".into())));
    assert_eq!(s.weitere.len(), 1, "was sich überschneidet, steht daneben und in keiner Summe");
    let alles = format!("{:?}", s.jahre);
    assert!(!alles.contains("3.000") && !alles.contains("3,05"), "{alles}");
}

/// For random tranches: what a year names is the exact sum of the tranches of exactly that span, and nothing else.
#[test]
fn jede_summe_ist_die_ihrer_eigenen_spanne() {
    use crate::hilfe::Zufall;
    for saat in 0..12 {
        let mut z = Zufall(saat);
        let (_p, app) = leer();
        let mut da: Vec<(i32, i32, Option<i64>, bool)> = Vec::new();
        for i in 0..12 {
            let von = 2018 + i32::try_from(z.bis(5)).unwrap();
            let bis = von + i32::try_from(z.bis(4)).unwrap();
            let betrag = (z.bis(4) > 0).then(|| i64::try_from(z.bis(1_000_000_000)).unwrap());
            let summierbar = z.bis(4) > 0;
            let (v, b) = (von.to_string(), bis.to_string());
            let euro = betrag.map_or_else(String::new, |c| format!("{},{:02}", c / 100, c % 100));
            let ja = if summierbar { "ja" } else { ["nein", ""][z.bis(2)] };
            tranche(
                &app,
                &format!("t{i}"),
                &[
                    ("jahr_von", &v),
                    ("jahr_bis", &b),
                    ("betrag_eur", &euro),
                    ("genauigkeit", "exakt"),
                    ("summierbar", ja),
                ],
            );
            da.push((von, bis, betrag, summierbar));
        }
        let s = seite(&app, "2022-06-30");
        let summe = |gilt: &dyn Fn(i32, i32) -> bool| {
            let teile: Vec<_> = da.iter().filter(|(v, b, _, s)| *s && gilt(*v, *b)).collect();
            let mit: Vec<i64> = teile.iter().filter_map(|t| t.2).collect();
            let ohne = teile.len() - mit.len();
            let text = ozg_domain::geld::betrag_text(mit.iter().sum());
            match (mit.is_empty(), ohne) {
                (true, _) => "keine Angabe".to_owned(),
                (false, 0) => text,
                (false, n) => format!("mindestens {text}, {n} ohne Betrag"),
            }
        };
        for j in &s.jahre {
            let lang = j.von != j.bis;
            for sp in &j.spannen {
                let jahre: Vec<i32> =
                    sp.name.split(|c: char| !c.is_ascii_digit()).filter_map(|t| t.parse().ok()).collect();
                let soll = match jahre.as_slice() {
                    _ if sp.tranchen == 0 => "keine Tranche".to_owned(),
                    [a] => summe(&|v, b| v == *a && b == *a),
                    [a, e] => summe(&|v, b| v == *a && b == *e),
                    _ => summe(&|_, _| true),
                };
                assert_eq!(sp.text, soll, "Saat {saat} {}: {}", j.name, sp.name);
            }
            let beruehrt = da.iter().filter(|(v, b, _, s)| *s && *v <= j.bis && j.von <= *b).count();
            let gezeigt: u32 =
                j.spannen.iter().take(j.spannen.len() - usize::from(lang)).map(|s| s.tranchen).sum();
            assert_eq!(
                usize::try_from(gezeigt).unwrap(),
                beruehrt,
                "Saat {saat} {}: jede Tranche einmal",
                j.name
            );
        }
        assert_eq!(s.zeilen.len() + s.weitere.len(), 12);
        assert!(s.weitere.iter().all(|t| t.zeile.bewilligt_cent.is_none()));
    }
}

#[test]
fn unbekannt_ist_nicht_null() {
    let (_p, app) = leer();
    tranche(&app, "t", &[("summierbar", "ja")]);
    let s = seite(&app, "2022-06-30");
    assert_eq!((s.summe_text, s.bewilligt_text, s.abgeflossen_text, s.jahre.len()), (None, None, None, 0));
    let z = &s.zeilen[0];
    assert_eq!((z.zeile.ansatz_text.as_str(), z.zeile.spanne.as_str()), ("keine Angabe", "keine Angabe"));
    assert_eq!((z.abrufquote_prozent, &z.warnung), (None, &None));
    // Grants without an amount, undated ones, and those after the day.
    bewilligung(&app, "b", "t", &[("datum", "1.3.22")]);
    bewilligung(&app, "undatiert", "t", &[("betrag_eur", "7")]);
    bewilligung(&app, "morgen", "t", &[("datum", "1.7.22"), ("betrag_eur", "9")]);
    let s = seite(&app, "2022-06-30");
    assert_eq!(
        (s.zeilen[0].zeile.bewilligt_text.as_str(), s.zeilen[0].zeile.ohne_betrag),
        ("keine Angabe", 1)
    );
    assert!(s.zeilen[0].zeile.hinweis.as_ref().is_some_and(|h| h.contains("1 Beträge ohne Datum")));
    let da: Vec<_> = s.bewilligungen.iter().map(|b| (b.kennung.as_str(), b.betrag_text.as_str())).collect();
    assert_eq!(
        da,
        [("b", "keine Angabe"), ("undatiert", &*format!("7{EURO}"))],
        "die von morgen gibt es noch nicht"
    );
    assert_eq!(s.bewilligungen[0].abgeflossen_text, "keine Angabe", "ohne Abruf ist nichts bekannt");
    // 0 is an amount like any other.
    abruf(&app, "a", "b", &[("datum", "1.4.22"), ("betrag_eur", "0")]);
    assert_eq!(seite(&app, "2022-06-30").bewilligungen[0].abgeflossen_text, format!("0{EURO}"));
}

#[test]
fn was_keinen_betrag_nennt_macht_die_summe_zur_untergrenze() {
    let (_p, app) = leer();
    for k in ["t", "u"] {
        tranche(
            &app,
            k,
            &[("betrag_eur", "1000"), ("summierbar", "ja"), ("jahr_von", "2022"), ("jahr_bis", "2022")],
        );
    }
    bewilligung(&app, "b", "t", &[("datum", "1.3.22"), ("betrag_eur", "500")]);
    abruf(&app, "a1", "b", &[("datum", "1.4.22"), ("betrag_eur", "100")]);
    let s = seite(&app, "2022-06-30");
    assert_eq!(s.abgeflossen_text, Some(format!("100{EURO} (1 von 2 Tranchen)")));
    assert_eq!(s.zeilen[0].abrufquote_prozent, Some(20));
    abruf(&app, "a2", "b", &[("datum", "1.5.22")]);
    let s = seite(&app, "2022-06-30");
    assert_eq!(s.zeilen[0].zeile.abgeflossen_text, format!("mindestens 100{EURO}"));
    assert_eq!(
        s.abgeflossen_text,
        Some(format!("mindestens 100{EURO} (1 von 2 Tranchen)")),
        "auch die Summe"
    );
    assert_eq!(s.bewilligungen[0].abgeflossen_text, format!("mindestens 100{EURO}"), "auch die Bewilligung");
    assert_eq!(s.zeilen[0].abrufquote_prozent, None, "eine Untergrenze hat keine Quote");
    let projekt = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert_eq!(projekt.bewilligungen, s.bewilligungen, "die Projektseite sagt dasselbe");
    // Before that day it was exact.
    let s = seite(&app, "2022-04-30");
    assert_eq!(
        (s.abgeflossen_text, s.zeilen[0].abrufquote_prozent),
        (Some(format!("100{EURO} (1 von 2 Tranchen)")), Some(20))
    );
    bewilligung(&app, "b2", "u", &[("datum", "1.3.22"), ("betrag_eur", "1")]);
    bewilligung(&app, "b3", "u", &[("datum", "1.3.22")]);
    assert_eq!(seite(&app, "2022-06-30").bewilligt_text, Some(format!("mindestens 501{EURO}")));
}

#[test]
fn mehr_als_da_ist_wird_gesagt() {
    // Ansatz, granted, drawn, repaid → which warning.
    for (a, b, p, r, warnung) in [
        ("1000", "1000", "1000", "", None),
        ("1000", "1000,01", "", "", Some("Bewilligt ist mehr")),
        ("1000", "500", "500,01", "", Some("Abgerufen ist mehr")),
        ("1000", "500", "600", "100", None),
        ("", "500", "500", "", None),
        ("", "500", "501", "", Some("Abgerufen ist mehr")),
        ("1000", "", "700", "", None),
        ("1000", "", "1000,01", "", Some("Abgerufen ist mehr als der Ansatz")),
        ("1000", "500", "", "100", None),
        ("0", "1", "", "", Some("Bewilligt ist mehr")),
    ] {
        let (_p, app) = leer();
        tranche(&app, "t", &[("betrag_eur", a), ("summierbar", "ja")]);
        bewilligung(&app, "b", "t", &[("datum", "1.1.22"), ("betrag_eur", b)]);
        if !p.is_empty() {
            abruf(&app, "p", "b", &[("datum", "1.2.22"), ("betrag_eur", p)]);
        }
        if !r.is_empty() {
            abruf(&app, "r", "b", &[("datum", "1.3.22"), ("betrag_eur", r), ("art", "rueckzahlung")]);
        }
        let s = seite(&app, "2022-06-30");
        let ist = s.zeilen[0].warnung.as_deref();
        assert_eq!(ist.is_some(), warnung.is_some(), "A {a} B {b} P {p} R {r}: {ist:?}");
        assert!(warnung.is_none_or(|w| ist.is_some_and(|i| i.starts_with(w))), "A {a} B {b} P {p}: {ist:?}");
        assert!(seite(&app, "2021-12-31").zeilen[0].warnung.is_none(), "vorher gab es nichts zu warnen");
    }
}

#[test]
fn die_demo_geht_auf() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    for am in ["2019-01-01", "2020-06-30", "2021-12-31", "2022-12-31", "2030-01-01"] {
        let s = seite(&app, am);
        for t in s.zeilen.iter().chain(&s.weitere) {
            let z = &t.zeile;
            if let (Some(a), Some(b)) = (z.ansatz_cent, z.bewilligt_cent) {
                assert_eq!(
                    t.warnung.as_ref().is_some_and(|w| w.starts_with("Bewilligt")),
                    b > a,
                    "{am} {}",
                    z.tranche
                );
            }
            assert!(
                t.abrufquote_prozent.is_none_or(|q| q <= 100) || t.warnung.is_some(),
                "{am} {}",
                z.tranche
            );
        }
        let je_programm: u32 = s.programme.iter().map(|p| p.bewilligungen).sum();
        assert_eq!(usize::try_from(je_programm).unwrap(), s.bewilligungen.len(), "{am}");
        assert!(s.bewilligungen.iter().all(|b| b.datum.as_deref().is_none_or(|d| d <= am)), "{am}");
    }
}
