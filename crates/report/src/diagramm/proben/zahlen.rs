//! Findings and tables of the charts of projects, time and money, word by word.

use ozg_domain::foerderung::Mittelstand;
use ozg_domain::geld::Betragsgenauigkeit;
use ozg_domain::kennzahl::phasen as zaehlen;
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::zeit::Zeitangabe;

use super::super::burnup::{self, Band, Prognose};
use super::super::{Bild, DiagrammFehler, Format, Thema, aktualitaet, gantt, mittel, phasen, schere, verzug};
use super::{d, verlauf};

const FORMAT: Format<'static> =
    Format { breite: 640, hoehe: 300, thema: Thema::Hell, demodaten: false, unterschrift: None };

fn zeit(text: &str) -> Zeitangabe {
    Zeitangabe::lesen(text, None).unwrap()
}

fn projekt(titel: &str, meilensteine: &[(Schritt, MeilensteinArt, &str)]) -> Projekt {
    let meilensteine = meilensteine
        .iter()
        .map(|(schritt, art, z)| Meilenstein { schritt: *schritt, art: *art, zeit: zeit(z), belegt: true })
        .collect();
    Projekt { kuerzel: titel.to_lowercase(), titel: titel.to_owned(), meilensteine, ..Projekt::default() }
}

/// Rows as "a | b | c".
fn zeilen(bild: &Bild) -> Vec<String> {
    bild.tabelle.zeilen.iter().map(|z| z.join(" | ").replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

#[test]
fn aktualitaet_nennt_fehlende_meldungen_zuerst() {
    let zeile =
        |titel, letzte: Option<&str>| aktualitaet::Zeile { kuerzel: titel, titel, letzte: letzte.map(d) };
    let alle = [
        zeile("Jagd", Some("2022-06-30")),
        zeile("Führerschein", Some("2022-03-31")),
        zeile("Fischerei", Some("2022-04-01")),
        zeile("Wohnen", None),
        zeile("Bauen", Some("2022-07-01")),
    ];
    let b =
        aktualitaet::zeichnen(&aktualitaet::Eingabe { zeilen: &alle, stichtag: d("2022-06-30") }, &FORMAT)
            .unwrap();
    assert_eq!(
        zeilen(&b),
        [
            "Bauen | keine Meldung | unbekannt",
            "Wohnen | keine Meldung | unbekannt",
            "Führerschein | 31.03.2022 | 91",
            "Fischerei | 01.04.2022 | 90",
            "Jagd | 30.06.2022 | 0",
        ]
    );
    assert_eq!(
        b.befund,
        "Am 30.06.2022 ist die letzte Meldung bei 1 von 5 Projekten älter als 90 Tage und bei 1 höchstens 30 Tage alt; 2 haben nie gemeldet."
    );
    for wort in ["bis 30 Tage: 1", "31 bis 90 Tage: 1", "über 90 Tage: 1", "keine Meldung: 2"] {
        assert!(b.svg.contains(wort), "{wort}");
    }
}

#[test]
fn verzug_hat_ein_vorzeichen_oder_ist_unbekannt() {
    use MeilensteinArt::{Ist, Prognose};
    let zeile = |titel, basis: Option<&str>, heute: Option<(MeilensteinArt, &str)>| verzug::Zeile {
        kuerzel: titel,
        titel,
        basis: basis.map(zeit),
        heute: heute.map(|(art, z)| (art, zeit(z))),
        frueher: &[],
    };
    let frueher = [(d("2021-01-01"), d("2022-02-01"))];
    let alle = [
        zeile("Pünktlich", Some("01.03.2022"), Some((Ist, "01.03.2022"))),
        zeile("Früh", Some("01.03.2022"), Some((Ist, "17.02.2022"))),
        verzug::Zeile {
            frueher: &frueher,
            ..zeile("Spät", Some("Januar 2022"), Some((Prognose, "01.02.2022")))
        },
        zeile("Ohne Basis", None, Some((Prognose, "01.02.2022"))),
        zeile("Ohne alles", None, None),
        zeile("Undatiert", Some("01.03.2022"), Some((Ist, "ohne Datum"))),
    ];
    let eingabe = verzug::Eingabe { zeilen: &alle, schritt: "Roll-out NRW", stichtag: d("2022-06-30") };
    let b = verzug::zeichnen(&eingabe, &FORMAT).unwrap();
    assert_eq!(
        zeilen(&b),
        [
            "Spät | Januar 2022 | Prognose | 01.02.2022 | +1 | 01.02.2022 (seit 01.01.2021)",
            "Pünktlich | 01.03.2022 | Ist | 01.03.2022 | 0 | keine",
            "Früh | 01.03.2022 | Ist | 17.02.2022 | −12 | keine",
            "Ohne Basis | nicht gemeldet | Prognose | 01.02.2022 | unbekannt | keine",
            "Ohne alles | nicht gemeldet | nicht gemeldet | nicht gemeldet | unbekannt | keine",
            "Undatiert | 01.03.2022 | Ist | ohne Datum | unbekannt | keine",
        ]
    );
    assert_eq!(b.marken[2].text, "Früh: Ist 12 Tage früher als die Basis");
    assert_eq!(b.marken[3].text, "Ohne Basis: unbekannt: keine Basis");
    let nichts = verzug::Eingabe { zeilen: &alle[3..5], ..eingabe };
    assert!(verzug::zeichnen(&nichts, &FORMAT).unwrap().befund.contains("für alle 2 Projekte unbekannt"));
}

#[test]
fn meilensteine_behalten_ihre_genauigkeit() {
    use MeilensteinArt::{Basis, Ist, Plan, Prognose};
    let alle = [
        projekt(
            "Jagd",
            &[
                (Schritt::Konzeption, Ist, "spätestens 11.03.2021"),
                (Schritt::Umsetzung, Plan, "3. Quartal 2022"),
                (Schritt::RolloutNrw, Prognose, "2023"),
                (Schritt::RolloutNrw, Basis, "März 2020"),
            ],
        ),
        projekt("Später", &[(Schritt::Umsetzung, Ist, "01.09.2022")]),
        projekt("Leer", &[]),
        projekt("Fertig", &[(Schritt::RolloutNrw, Ist, "01.05.2022")]),
        projekt("Undatiert", &[(Schritt::RolloutNrw, Ist, "ohne Datum")]),
    ];
    let eingabe = gantt::Eingabe {
        projekte: &alle,
        stichtag: d("2022-06-30"),
        frist: d("2022-12-31"),
        von: d("2020-01-01"),
        bis: d("2023-12-31"),
    };
    let b = gantt::zeichnen(&eingabe, &FORMAT).unwrap();
    let nichts = "nicht gemeldet";
    assert_eq!(
        zeilen(&b),
        [
            format!("Jagd | Konzeption | {nichts} | {nichts} | {nichts} | spätestens 11.03.2021"),
            format!("Jagd | Umsetzung | {nichts} | 3. Quartal 2022 | {nichts} | {nichts}"),
            format!("Jagd | Roll-out NRW | März 2020 | {nichts} | 2023 | {nichts}"),
            format!("Später | {nichts} | {nichts} | {nichts} | {nichts} | {nichts}"),
            format!("Leer | {nichts} | {nichts} | {nichts} | {nichts} | {nichts}"),
            format!("Fertig | Roll-out NRW | {nichts} | {nichts} | {nichts} | 01.05.2022"),
            format!("Undatiert | Roll-out NRW | {nichts} | {nichts} | {nichts} | ohne Datum"),
        ]
    );
    assert_eq!(
        b.befund,
        "Am 30.06.2022 haben 1 von 5 Projekten den Roll-out in NRW erreicht; nach der Frist am 31.12.2022 erwarten ihn 1, kein Datum dafür haben 3."
    );
    let texte: Vec<&str> = b.marken.iter().map(|m| m.text.as_str()).collect();
    assert_eq!(texte.len(), 5, "ein Ist nach dem Stichtag und ein undatiertes sind kein Punkt: {texte:?}");
}

#[test]
fn phasen_zaehlen_jeden_tag() {
    use MeilensteinArt::Ist;
    let alle = [
        projekt("A", &[(Schritt::Konzeption, Ist, "01.02.2021"), (Schritt::Umsetzung, Ist, "01.03.2022")]),
        projekt("B", &[]),
    ];
    let tage: Vec<_> = ["2021-01-01", "2021-02-01", "2022-03-01", "2022-09-01"]
        .map(d)
        .map(|t| (t, zaehlen(&alle, t)))
        .into();
    let eingabe = phasen::Eingabe {
        tage: &tage,
        stichtag: d("2022-06-30"),
        frist: d("2022-12-31"),
        von: d("2021-01-01"),
        bis: d("2023-03-31"),
    };
    let b = phasen::zeichnen(&eingabe, &FORMAT).unwrap();
    assert_eq!(b.tabelle.koepfe[5], "nicht gemeldet");
    assert_eq!(
        zeilen(&b),
        [
            "01.01.2021 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 2",
            "01.02.2021 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 2",
            "01.03.2022 | 0 | 1 | 0 | 0 | 1 | 0 | 0 | 2",
        ]
    );
    assert_eq!(
        b.befund,
        "Am 30.06.2022 sind von 2 Projekten 0 in Betrieb, 1 in Umsetzung, 1 nicht gemeldet."
    );
    let ende = b.marken.iter().find(|m| m.reihe == "Umsetzung" && !m.ziel.is_empty()).unwrap();
    assert_eq!((ende.text.as_str(), ende.ziel.as_str()), ("30.06.2022: Umsetzung 1", "umsetzung"));
    let verkehrt = phasen::Eingabe { bis: d("2020-01-01"), ..eingabe.clone() };
    assert!(matches!(phasen::zeichnen(&verkehrt, &FORMAT), Err(DiagrammFehler::Spanne)));
    let mut wirr = tage.clone();
    wirr.swap(0, 1);
    let wirr = phasen::Eingabe { tage: &wirr, ..eingabe.clone() };
    assert!(matches!(phasen::zeichnen(&wirr, &FORMAT), Err(DiagrammFehler::Reihenfolge)));
    let vorher =
        phasen::zeichnen(&phasen::Eingabe { stichtag: d("2019-01-01"), ..eingabe }, &FORMAT).unwrap();
    assert_eq!(vorher.befund, "Für den 01.01.2019 liegt noch kein Stand vor.");
}

#[test]
fn eine_spanne_wird_nie_geteilt() {
    let mio = |zehntel: i64| Some(zehntel * 10_000_000);
    let tranche = |programm, jahre, genauigkeit, (ansatz, bewilligt, abgeflossen)| mittel::Tranche {
        kennung: "t",
        programm,
        zweck: "",
        jahre,
        genauigkeit,
        stand: Mittelstand { ansatz, bewilligt, abgeflossen, ..Mittelstand::default() },
    };
    let mut alle = [
        tranche("Koordination", Some((2020, 2022)), Betragsgenauigkeit::Circa, (mio(64), mio(61), mio(49))),
        tranche("Projekte", Some((2020, 2020)), Betragsgenauigkeit::Rund, (mio(67), mio(63), None)),
        tranche("Projekte", Some((2021, 2022)), Betragsgenauigkeit::Exakt, (mio(61), mio(50), Some(0))),
        tranche("Portal", None, Betragsgenauigkeit::Exakt, (None, None, mio(1))),
    ];
    alle[2].stand.ohne_betrag = 1;
    let b = mittel::zeichnen(&mittel::Eingabe { tranchen: &alle }, &FORMAT).unwrap();
    let ka = "keine Angabe";
    assert_eq!(
        zeilen(&b),
        [
            format!(
                "Koordination | {ka} | 2020–2022 | ca. 6,4 Mio. Euro | 6,1 Mio. Euro | 4,9 Mio. Euro | 76 %"
            ),
            format!("Projekte | {ka} | 2020 | rund 6,7 Mio. Euro | 6,3 Mio. Euro | {ka} | {ka}"),
            format!(
                "Projekte | {ka} | 2021–2022 | insgesamt 6,1 Mio. Euro | mind. 5 Mio. Euro | 0 Euro | 0 %"
            ),
            format!("Portal | {ka} | unbekannt | {ka} | {ka} | 100.000 Euro | {ka}"),
        ]
    );
    assert!(
        b.befund.contains("am weitesten abgeflossen ist Koordination 2020–2022 mit 76 Prozent"),
        "{}",
        b.befund
    );
    assert!(b.befund.ends_with("bei 2 keine Angabe zum Abfluss."), "{}", b.befund);
    alle[0].jahre = Some((2022, 2020));
    let verkehrt = mittel::zeichnen(&mittel::Eingabe { tranchen: &alle }, &FORMAT);
    assert!(matches!(verkehrt, Err(DiagrammFehler::Spanne)));
}

#[test]
fn ecken_der_schere() {
    let faelle = [
        (Phase::Betrieb, Some(100), Some(24), "24 %", "Fortschritt ohne Geld"),
        (Phase::Betrieb, Some(100), Some(25), "25 %", "nein"),
        (Phase::Umsetzung, Some(100), Some(99), "99 %", "nein"),
        (Phase::Konzeption, Some(1000), Some(499), "49,9 %", "nein"),
        (Phase::Konzeption, Some(100), Some(50), "50 %", "Geld ohne Fortschritt"),
        (Phase::Neu, Some(100), Some(112), "112 %", "Geld ohne Fortschritt"),
        (Phase::Neu, Some(100), None, "keine Angabe", "unbekannt"),
        (Phase::Neu, Some(0), Some(5), "keine Angabe", "unbekannt"),
        (Phase::Betrieb, None, Some(5), "keine Angabe", "unbekannt"),
        (Phase::NichtGemeldet, Some(100), Some(-5), "−5 %", "nein"),
        (Phase::Ausgeschieden, Some(100), Some(5), "5 %", "nein"),
    ];
    for (phase, bezug, abgeflossen, quote, ecke) in faelle {
        let p = [schere::Projekt { kuerzel: "p", titel: "Jagd", phase, bezug, abgeflossen }];
        let b = schere::zeichnen(&schere::Eingabe { projekte: &p, bezug: "vom Ansatz" }, &FORMAT).unwrap();
        let zeile = &b.tabelle.zeilen[0];
        assert_eq!((zeile[4].replace('\u{a0}', " ").as_str(), zeile[5].as_str()), (quote, ecke), "{phase:?}");
        // What left or was put aside is in the table only.
        assert_eq!(b.marken.len(), usize::from(phase != Phase::Ausgeschieden), "{phase:?}");
        assert_eq!(b.svg.matches(">\nJagd\n<").count(), usize::from(ecke.contains("ohne")), "{phase:?}");
    }
}

#[test]
fn der_faecher_folgt_den_abschluessen() {
    let punkte = verlauf(true);
    let band =
        |tag: &str, p50| Band { tag: d(tag), p05: 14, p10: 15, p25: 16, p50, p75: 20, p90: 22, p95: 23 };
    let tage = [band("2022-09-30", 17), band("2022-12-31", 18), band("2023-03-31", 19)];
    let zeichne = |prognose| {
        let eingabe = burnup::Eingabe {
            punkte: &punkte,
            stichtag: d("2022-06-30"),
            frist: d("2022-12-31"),
            von: d("2020-01-01"),
            bis: d("2023-03-31"),
            prognose,
        };
        burnup::zeichnen(&eingabe, &FORMAT)
    };
    let fan = zeichne(Prognose::Faecher(&tage)).unwrap();
    assert!(fan.svg.contains("Median\u{a0}19") && fan.svg.contains("90\u{a0}%: 14–23"));
    assert!(
        fan.befund.ends_with("Die Prognose nennt für den 31.12.2022 im Median 18, mit 90 Prozent 14 bis 23.")
    );
    assert_eq!(
        zeilen(&fan).last().unwrap(),
        "31.03.2023 | unbekannt | unbekannt | 35 | 19 | 16 bis 20 | 15 bis 22 | 14 bis 23"
    );
    let spanne = zeichne(Prognose::Bereich(&tage)).unwrap();
    assert!(
        !spanne.svg.contains("Median") && spanne.svg.contains("unbekannt"),
        "eine Spanne ist schraffiert"
    );
    assert!(!spanne.befund.contains("Median"));
    let keiner = zeichne(Prognose::NichtBelastbar { abschluesse: 1 }).unwrap();
    assert!(keiner.svg.contains("nicht belastbar") && !keiner.svg.contains("data-ebene=\"prognose\""));
    assert!(keiner.befund.ends_with("Prognose nicht belastbar: erst 1 Abschluss, nötig sind 5."));
    let ohne = zeichne(Prognose::Keine).unwrap();
    assert!(!ohne.svg.contains("belastbar") && !ohne.svg.contains("data-ebene=\"prognose\""));
    let mut wirr = tage;
    wirr[1].p10 = 99;
    assert!(matches!(zeichne(Prognose::Faecher(&wirr)), Err(DiagrammFehler::Reihenfolge)));
}
