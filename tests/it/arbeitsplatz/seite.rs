//! The page of a project: as of the Stichtag, under any kuerzel, and never with what belongs to another one.

use ozg_app::dto::FehlerCode;

use super::{ms, speichern, status, ui};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, setzen, tag};

#[test]
fn am_frueheren_stichtag() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "jagd"), ("aufgenommen_am", "1.1.2021")]);
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    for (k, am, text) in [("a", "1.3.21", "alt"), ("b", "1.3.22", "mittel"), ("c", "1.3.23", "neu")] {
        let felder = [("kennung", k), ("projekt", "jagd"), ("stand_am", am), ("text", text)];
        speichern(&app, "sachstand", &felder);
        let felder = [
            ("kennung", k),
            ("programm", "p"),
            ("projekt", "JAGD"),
            ("stand", "bewilligt"),
            ("datum", am),
            ("betrag_eur", "1"),
        ];
        speichern(&app, "bewilligung", &felder);
    }
    for (schritt, datum) in
        [("konzeption", "1.6.2021"), ("umsetzung", "1.6.2022"), ("rollout_nrw", "1.6.2023")]
    {
        app.meilenstein_wunsch("jagd", &ms(schritt, "ist", datum), &ui()).unwrap();
    }
    for (am, phase, sachstaende, naechster) in [
        ("2020-12-31", None, vec![], Some("vorbereitung")),
        ("2021-05-31", Some("nicht_gemeldet"), vec!["a"], Some("vorbereitung")),
        ("2021-06-01", Some("konzeption"), vec!["a"], Some("umsetzung")),
        ("2022-06-30", Some("umsetzung"), vec!["b", "a"], Some("pilotierung")),
        ("2023-12-31", Some("betrieb"), vec!["c", "b", "a"], Some("rollout_bund")),
    ] {
        let s = app.projekt_get("Jagd", tag(am)).unwrap();
        assert_eq!(s.zeile.as_ref().map(|z| z.phase.as_str()), phase, "{am}");
        let da: Vec<_> = s.sachstaende.iter().map(|s| s.kennung.as_str()).collect();
        assert_eq!(da, sachstaende, "{am}: Sachstände, neueste zuerst");
        assert!(s.sachstaende.iter().all(|s| s.vor_tagen >= 0), "{am}: nichts kommt aus der Zukunft");
        assert_eq!(s.bewilligungen.len(), sachstaende.len(), "{am}: Geld wie damals");
        assert_eq!(s.naechster_offener.as_deref(), naechster, "{am}");
        for m in s.schritte.iter().filter_map(|s| s.ist.as_ref()) {
            let datum = m.zeit.datum.as_deref().unwrap();
            assert_eq!(m.nach_stichtag, datum > am, "{am}: {datum}");
        }
        let suchtext = s.zeile.map(|z| z.suchtext).unwrap_or_default();
        assert!(!suchtext.contains("neu") || am >= "2023", "{am}: gesucht wird, was damals bekannt war");
        let liste = app.projekt_list(tag(am)).unwrap();
        assert_eq!(liste.len(), usize::from(phase.is_some()), "{am}");
    }
}

#[test]
fn jedes_kuerzel_hat_seine_eigene_geschichte() {
    let (_p, app) = Probe::winzig();
    let namen = [
        "a",
        "a2",
        "a\"b",
        "a\\b",
        "a/b",
        "a~",
        "[a]",
        "ÖL 👀",
        "=1+1",
        "a'b",
        "%",
        "a_b",
        "\u{202e}x",
        "a\u{2028}b",
        "a,b",
        "null",
        "1",
    ];
    for n in namen {
        speichern(&app, "projekt", &[("kuerzel", n), ("titel", &format!("Titel {n}"))]);
    }
    for n in namen {
        app.status_add(
            &status(n, &[("stand_am", "heute"), ("text", "t")], Some(ms("umsetzung", "ist", "2021"))),
            &ui(),
        )
        .unwrap_or_else(|e| panic!("{n}: {}", e.text));
        speichern(&app, "projekt_beteiligung", &[("projekt", n), ("organisation", n), ("rolle", "kernteam")]);
    }
    for n in namen {
        let klein = n.to_lowercase();
        let s = app.projekt_get(&klein, tag("2022-06-30")).unwrap_or_else(|e| panic!("{klein}: {}", e.text));
        assert_eq!((s.kuerzel.as_str(), s.verlauf_anzahl), (n, 3), "{n}: angelegt, Status, Beteiligung");
        assert_eq!((s.sachstaende.len(), s.zeile.unwrap().beteiligte.len()), (1, 1), "{n}");
        assert!(s.schritte[2].ist.is_some(), "{n}");
        let worte: Vec<_> = s.verlauf.iter().map(|e| e.worte.join(" | ")).collect();
        assert_eq!(
            worte,
            [
                format!("Beteiligung an einem Projekt ergänzt: {n}, Kernteam"),
                "Sachstand ergänzt: t | Umsetzung NRW, Ist: — → 2021".to_owned(),
                "Projekt ergänzt".to_owned(),
            ],
            "{n}: in Worten, ohne den Titel der Seite"
        );
    }
    for n in ["", " ", "b", "a b", "%%", "*"] {
        abgewiesen(app.projekt_get(n, tag("2022-06-30")), FehlerCode::NichtGefunden, n);
    }
    in_ordnung(&app);
}

#[test]
fn der_verlauf_nennt_auch_geld_und_zurueckgenommenes() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "projekt", &[("kuerzel", "wald"), ("titel", "Wald")]);
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    let b = |projekt: &str| {
        speichern(
            &app,
            "bewilligung",
            &[("kennung", "b"), ("programm", "p"), ("projekt", projekt), ("stand", "beantragt")],
        );
    };
    let anzahl = |k: &str| app.projekt_get(k, tag("2022-06-30")).unwrap().verlauf_anzahl;
    assert_eq!((anzahl("jagd"), anzahl("wald")), (1, 1));
    b("jagd");
    assert_eq!((anzahl("jagd"), anzahl("wald")), (2, 1));
    super::zurueck(&app);
    assert_eq!(anzahl("jagd"), 3, "auch die Rücknahme gehört dazu");
    // Kennungen are of their own noun: this "b" is another one, of another project.
    setzen(
        &app,
        "sachstand",
        &[("kennung", "b"), ("projekt", "wald"), ("stand_am", "1.3.22"), ("text", "t")],
    );
    assert_eq!((anzahl("jagd"), anzahl("wald")), (3, 2), "gleiche Kennung, anderes Nomen");
    // A grant that finds its project later.
    speichern(&app, "bewilligung", &[("kennung", "c"), ("programm", "p"), ("stand", "beantragt")]);
    assert_eq!(anzahl("wald"), 2);
    speichern(&app, "bewilligung", &[("kennung", "c"), ("projekt", "wald")]);
    assert_eq!(anzahl("wald"), 4, "mit ihrem Anfang");
    for i in 0..60 {
        speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", &format!("T{i}"))]);
    }
    let s = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert_eq!(
        (s.verlauf.len(), s.verlauf_anzahl),
        (50, 63),
        "die Seite trägt fünfzig und sagt, wie viele es sind"
    );
    assert!(s.verlauf.is_sorted_by_key(|e| -e.nr), "neueste zuerst");
}
