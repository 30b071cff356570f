//! Money by Haushaltsjahr, its shares, Verwendungsnachweise, and money against progress.

use ozg_app::dto::{FehlerCode, FoerderungSeiteDto, GeldschereDto, HaushaltzeileDto};
use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, abgewiesen, setzen, tag};

fn seite(app: &Anwendung, am: &str) -> FoerderungSeiteDto {
    app.foerderung_get(tag(am)).expect("die Seite ist lesbar")
}

fn eben(text: &str) -> String {
    text.replace('\u{202f}', " ")
}

fn jahr<'a>(s: &'a FoerderungSeiteDto, name: &str) -> &'a HaushaltzeileDto {
    s.haushalt.iter().find(|z| z.name == name).unwrap_or_else(|| panic!("{name} fehlt"))
}

fn tranche(app: &Anwendung, kennung: &str, jahre: (&str, &str), betrag: &str, mehr: &[(&str, &str)]) {
    let mut alle = vec![
        ("kennung", kennung),
        ("programm", "p"),
        ("jahr_von", jahre.0),
        ("jahr_bis", jahre.1),
        ("betrag_eur", betrag),
        ("summierbar", "ja"),
    ];
    alle.extend_from_slice(mehr);
    setzen(app, "tranche", &alle);
}

fn bewilligung(app: &Anwendung, kennung: &str, tranche: &str, datum: &str, betrag: &str) {
    setzen(
        app,
        "bewilligung",
        &[
            ("kennung", kennung),
            ("programm", "p"),
            ("tranche", tranche),
            ("projekt", "jagd"),
            ("stand", "bewilligt"),
            ("datum", datum),
            ("betrag_eur", betrag),
        ],
    );
}

fn abruf(app: &Anwendung, kennung: &str, bewilligung: &str, art: &str, datum: &str, betrag: &str) {
    setzen(
        app,
        "abruf",
        &[
            ("kennung", kennung),
            ("bewilligung", bewilligung),
            ("art", art),
            ("datum", datum),
            ("betrag_eur", betrag),
        ],
    );
}

fn leer() -> (Probe, Anwendung) {
    let (p, app) = Probe::winzig();
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "Programm")]);
    (p, app)
}

/// The shipped amounts are those of Vorlage 17/4771.
#[test]
fn die_vorlage_nennt_fuer_2021_allein_keinen_betrag() {
    let p = Probe::neu(&Anlage::Auslieferung);
    let s = seite(&p.oeffnen(), "2022-06-30");
    let namen: Vec<_> = s.haushalt.iter().map(|z| z.name.as_str()).collect();
    assert_eq!(namen, ["2020", "2021", "2022", "2020–2022", "2021–2022"]);
    assert_eq!(eben(&jahr(&s, "2020").ansatz_text), "rund 8,7 Mio. Euro");
    assert_eq!(eben(&jahr(&s, "2020–2022").ansatz_text), "ca. 6,4 Mio. Euro");
    assert_eq!(eben(&jahr(&s, "2021–2022").ansatz_text), "insgesamt 13,82 Mio. Euro");
    assert_eq!(s.summe_text.as_deref().map(eben).as_deref(), Some("ca. 28,92 Mio. Euro"));
    for name in ["2021", "2022"] {
        let z = jahr(&s, name);
        assert_eq!((z.ansatz_text.as_str(), z.tranchen), ("keine Angabe", 0));
        let spannen: Vec<_> = z.spannen.iter().map(|t| eben(t)).collect();
        assert_eq!(
            spannen,
            ["in 2020–2022 zusammen ca. 6,4 Mio. Euro", "in 2021–2022 zusammen insgesamt 13,82 Mio. Euro"]
        );
        assert_eq!(z.rest_text.as_deref(), Some("keine Angabe"));
        assert_eq!(
            z.rest_satz.as_deref(),
            Some(&*format!("Für {name} allein nennt die Quelle keinen Betrag."))
        );
    }
    // Nothing is drawn on record: that is no 0, and no share.
    for z in &s.haushalt {
        assert_eq!((z.abgeflossen_text.as_str(), z.frei_text.as_str()), ("keine Angabe", "keine Angabe"));
    }
    assert!(s.quoten.bewilligung.is_none() && s.quoten.abruf.is_none() && s.quoten.abfluss.is_none());
}

#[test]
fn der_ausgaberest_geht_ins_naechste_jahr() {
    let (_p, app) = leer();
    tranche(&app, "t20", ("2020", "2020"), "1000", &[("genauigkeit", "rund")]);
    tranche(&app, "t21", ("2021", "2021"), "500", &[]);
    tranche(&app, "lang", ("2020", "2021"), "9000", &[("hinweis", "Verpflichtungsermächtigung 2.000 Euro")]);
    bewilligung(&app, "b20", "t20", "1.2.20", "900");
    bewilligung(&app, "b21", "t21", "1.2.21", "500");
    bewilligung(&app, "bl", "lang", "1.2.20", "8000");
    abruf(&app, "a1", "b20", "abruf", "1.6.20", "700");
    abruf(&app, "a2", "b20", "rueckzahlung", "1.9.20", "100");
    abruf(&app, "a3", "b20", "abruf", "1.3.21", "150");
    abruf(&app, "a4", "b21", "abruf", "1.6.21", "200");
    abruf(&app, "a5", "bl", "abruf", "1.7.20", "3000");
    let s = seite(&app, "2021-12-31");
    let z = jahr(&s, "2020");
    assert_eq!(z.rest_text.as_deref().map(eben).as_deref(), Some("rund 400 Euro"), "1000 + 0 − 600");
    assert_eq!(
        z.rest_satz.as_deref().map(eben).as_deref(),
        Some("rund 1.000 Euro + Rest des Vorjahres 0 Euro − abgeflossen 600 Euro")
    );
    assert_eq!(z.im_jahr_text.as_deref().map(eben).as_deref(), Some("3.600 Euro"), "auch aus der Spanne");
    assert_eq!(
        z.im_jahr_davon_text.as_deref().map(eben).as_deref(),
        Some("davon aus Tranchen für ein einzelnes Jahr: 600 Euro")
    );
    assert_eq!(eben(&z.frei_text), "rund 100 Euro");
    assert_eq!(eben(&z.abgeflossen_text), "750 Euro", "aus den Tranchen der Zeile bis zum Stichtag");
    let z = jahr(&s, "2021");
    assert_eq!(
        z.rest_text.as_deref().map(eben).as_deref(),
        Some("rund 550 Euro"),
        "500 + 400 − 350, so grob wie der gröbste Teil"
    );
    let spanne = jahr(&s, "2020–2021");
    assert_eq!((spanne.rest_text.as_deref(), spanne.im_jahr_text.as_deref()), (None, None));
    assert_eq!(spanne.hinweise, ["Programm: Verpflichtungsermächtigung 2.000 Euro"]);
    assert_eq!(eben(&spanne.ansatz_text), "9.000 Euro", "eine Verpflichtungsermächtigung ist kein Ansatz");
    // In the running year it is one up to the Stichtag.
    let s = seite(&app, "2020-06-30");
    assert_eq!(
        jahr(&s, "2020").rest_text.as_deref().map(eben).as_deref(),
        Some("rund 300 Euro bis zum Stichtag")
    );
    assert!(jahr(&s, "2021").rest_satz.as_deref().is_some_and(|t| t.contains("noch nicht begonnen")));
}

#[test]
fn was_nirgends_hingehoert_steht_daneben() {
    let (_p, app) = leer();
    tranche(&app, "t", ("2022", "2022"), "1000", &[]);
    tranche(&app, "ohne-jahr", ("", ""), "77", &[("genauigkeit", "ca.")]);
    assert_eq!(seite(&app, "2022-06-30").haushalt.len(), 1);
    assert_eq!(
        seite(&app, "2022-06-30").haushalt_daneben.iter().map(|t| eben(t)).collect::<Vec<_>>(),
        ["Ohne Jahresangabe: Programm, ca. 77 Euro"]
    );
    bewilligung(&app, "b", "t", "1.2.22", "900");
    bewilligung(&app, "ohne-tag", "t", "", "5");
    bewilligung(&app, "ohne-betrag", "t", "1.2.22", "");
    bewilligung(&app, "ohne-tranche", "", "1.2.22", "5");
    abruf(&app, "a", "b", "abruf", "1.3.22", "100");
    abruf(&app, "a-ohne-betrag", "b", "abruf", "1.3.22", "");
    let s = seite(&app, "2022-06-30");
    let alle = s.haushalt_daneben.join(" ");
    for satz in [
        "1 Betrag ohne Datum steht in keiner Zeile.",
        "1 Bewilligung nennt keinen Betrag.",
        "1 Abruf nennt keinen Betrag.",
        "1 Bewilligung ohne Tranche steht in keiner Zeile.",
    ] {
        assert!(alle.contains(satz), "{satz}: {alle}");
    }
    let z = jahr(&s, "2022");
    assert_eq!(eben(&z.gebunden_text), "mindestens 900 Euro");
    assert_eq!((z.frei_text.as_str(), z.rest_text.as_deref()), ("keine Angabe", Some("keine Angabe")));
}

#[test]
fn quoten_sind_genau_oder_keine_angabe() {
    let (_p, app) = leer();
    tranche(&app, "t", ("2022", "2022"), "3000", &[]);
    tranche(&app, "u", ("2022", "2022"), "1000", &[]);
    bewilligung(&app, "b", "t", "1.2.22", "2000");
    abruf(&app, "a", "b", "abruf", "1.3.22", "500");
    let s = seite(&app, "2022-06-30");
    let q = &s.zeilen.iter().find(|t| t.zeile.tranche == "t").expect("t").quoten;
    let paar = |q: &Option<ozg_app::dto::QuoteDto>| {
        q.as_ref().map(|q| (q.zaehler_cent, q.nenner_cent, eben(&q.text)))
    };
    assert_eq!(paar(&q.bewilligung), Some((200_000, 300_000, "66,7 %".to_owned())));
    assert_eq!(paar(&q.abruf), Some((50_000, 200_000, "25,0 %".to_owned())));
    assert_eq!(paar(&q.abfluss), Some((50_000, 300_000, "16,7 %".to_owned())));
    assert!(s.quoten.bewilligung.is_none(), "die zweite Tranche nennt nichts: keine Quote über beide");
    bewilligung(&app, "b2", "u", "1.2.22", "1000");
    abruf(&app, "a2", "b2", "abruf", "1.3.22", "250");
    let s = seite(&app, "2022-06-30");
    assert_eq!(paar(&s.quoten.bewilligung), Some((300_000, 400_000, "75,0 %".to_owned())));
    assert_eq!(paar(&s.quoten.abruf), Some((75_000, 300_000, "25,0 %".to_owned())));
    // P ≤ B ≤ A: said, never cut and never blocked.
    abruf(&app, "a3", "b2", "abruf", "1.4.22", "900");
    let s = seite(&app, "2022-06-30");
    let u = s.zeilen.iter().find(|t| t.zeile.tranche == "u").expect("u");
    assert_eq!(paar(&u.quoten.abruf).map(|q| q.2).as_deref(), Some("115,0 %"));
    let z = jahr(&s, "2022");
    assert_eq!(z.warnungen.len(), 1);
    assert!(z.warnungen[0].starts_with("Programm: Abgerufen ist mehr als bewilligt."), "{:?}", z.warnungen);
}

#[test]
fn verwendungsnachweise_stehen_bei_ihrer_bewilligung() {
    let (_p, app) = leer();
    tranche(&app, "t", ("2022", "2022"), "3000", &[]);
    bewilligung(&app, "b", "t", "1.2.22", "2000");
    let s = seite(&app, "2022-06-30");
    assert_eq!(
        (s.bewilligungen[0].nachgewiesen_text.as_str(), s.zeilen[0].nachgewiesen_text.as_str()),
        ("keine Angabe", "keine Angabe")
    );
    let nachweis = |kennung: &str, datum: &str, betrag: &str| {
        setzen(
            &app,
            "verwendungsnachweis",
            &[
                ("kennung", kennung),
                ("bewilligung", "b"),
                ("datum", datum),
                ("betrag_eur", betrag),
                ("stand", "geprüft"),
            ],
        );
    };
    nachweis("n2", "1.6.22", "300");
    nachweis("n1", "1.5.22", "200");
    nachweis("morgen", "1.7.22", "9");
    let s = seite(&app, "2022-06-30");
    let b = &s.bewilligungen[0];
    let da: Vec<_> = b.nachweise.iter().map(|n| (n.kennung.as_str(), n.stand.as_deref())).collect();
    assert_eq!(da, [("n1", Some("geprüft")), ("n2", Some("geprüft"))], "nach Tag, ohne den von morgen");
    assert_eq!((b.nachgewiesen_cent, eben(&b.nachgewiesen_text)), (Some(50_000), "500 Euro".to_owned()));
    assert_eq!(eben(&s.zeilen[0].nachgewiesen_text), "500 Euro");
    nachweis("ohne", "", "");
    let s = seite(&app, "2022-06-30");
    assert_eq!(eben(&s.bewilligungen[0].nachgewiesen_text), "mindestens 500 Euro");
    assert_eq!(eben(&s.zeilen[0].nachgewiesen_text), "mindestens 500 Euro");
    let projekt = app.projekt_get("jagd", tag("2022-06-30")).expect("Projekt");
    assert_eq!(projekt.bewilligungen, s.bewilligungen, "die Projektseite sagt dasselbe");
}

fn schere(app: &Anwendung, am: &str, tage: u32) -> GeldschereDto {
    app.geldschere_get(tag(am), tage).expect("die Schere ist lesbar")
}

#[test]
fn geld_ohne_phase_und_phase_ohne_geld() {
    let (_p, app) = leer();
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
    let ist = |projekt: &str, schritt: &str, datum: &str| {
        setzen(
            &app,
            "meilenstein",
            &[
                ("projekt", projekt),
                ("schritt", schritt),
                ("art", "ist"),
                ("datum", datum),
                ("genauigkeit", "tag"),
            ],
        );
    };
    let s = schere(&app, "2022-06-30", 180);
    assert_eq!((s.projekte, s.ohne_bewilligung), (2, 2), "ohne Bewilligung sagt fehlender Abruf nichts");
    ist("jagd", "konzeption", "2021-03-01");
    ist("wald", "umsetzung", "2022-05-01");
    tranche(&app, "t", ("2021", "2022"), "9000", &[]);
    bewilligung(&app, "b", "t", "1.2.21", "2000");
    setzen(
        &app,
        "bewilligung",
        &[("kennung", "w"), ("programm", "p"), ("projekt", "wald"), ("stand", "bewilligt")],
    );
    abruf(&app, "a", "b", "abruf", "1.6.21", "1500");
    let s = schere(&app, "2022-06-30", 180);
    let z = &s.geld_ohne_phase[0];
    assert_eq!((s.geld_ohne_phase.len(), z.kuerzel.as_str(), z.tage), (1, "jagd", Some(486)));
    assert_eq!(
        (eben(&z.abgeflossen_text), eben(&z.bewilligt_text)),
        ("1.500 Euro".into(), "2.000 Euro".into())
    );
    assert_eq!(z.abrufquote.as_ref().map(|q| eben(&q.text)).as_deref(), Some("75,0 %"));
    assert_eq!(z.letzter_abruf.as_deref(), Some("2021-06-01"));
    let z = &s.phase_ohne_geld[0];
    assert_eq!((s.phase_ohne_geld.len(), z.kuerzel.as_str(), z.tage), (1, "wald", Some(60)));
    assert_eq!(
        (z.abgeflossen_text.as_str(), z.bewilligt_text.as_str()),
        ("keine Angabe", "keine Angabe"),
        "kein Abruf ist nicht 0 Euro"
    );
    // The parameter decides what is long.
    assert!(schere(&app, "2022-06-30", 30).phase_ohne_geld.is_empty());
    assert!(schere(&app, "2022-06-30", 500).geld_ohne_phase.is_empty());
    // Before the draw-down there was nothing to say.
    assert!(schere(&app, "2021-05-31", 60).geld_ohne_phase.is_empty());
    // An undated draw-down may have been one.
    abruf(&app, "x", "w", "abruf", "", "5");
    let s = schere(&app, "2022-06-30", 180);
    assert_eq!((s.phase_ohne_geld.len(), s.nicht_beurteilbar), (0, 1));
}

#[test]
fn die_zahl_der_tage_ist_begrenzt() {
    let (_p, app) = leer();
    for tage in [0, 3_651, u32::MAX] {
        let e = abgewiesen(
            app.geldschere_get(tag("2022-06-30"), tage),
            FehlerCode::EingabeUngueltig,
            &tage.to_string(),
        );
        assert!(e.text.contains("3650"), "{}", e.text);
    }
}

#[test]
fn die_demo_ist_stimmig() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    for am in ["2020-06-30", "2021-12-31", "2022-12-31"] {
        let s = schere(&app, am, 180);
        let auffaellig = s.geld_ohne_phase.len() + s.phase_ohne_geld.len();
        let rest = usize::try_from(s.nicht_beurteilbar + s.ohne_bewilligung).unwrap();
        assert!(auffaellig + rest <= usize::try_from(s.projekte).unwrap(), "{am}");
        assert!(s.geld_ohne_phase.iter().all(|z| z.tage.is_some_and(|t| t >= 180)), "{am}");
        assert!(s.phase_ohne_geld.iter().all(|z| z.tage.is_some_and(|t| t < 180)), "{am}");
    }
    assert!(!schere(&app, "2022-06-30", 180).geld_ohne_phase.is_empty(), "die Demo hat etwas zu zeigen");
}
