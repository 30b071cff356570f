//! A filtered list as a file: exactly the rows asked for, in their order, safe in a spreadsheet, and citable.

use ozg_app::{Anlage, Anwendung, Listenart, Profil, Rahmenliste};

use super::speichern;
use crate::hilfe::{Probe, fremd, setzen, tag};

const ALLE: [Listenart; 8] = [
    Listenart::Projekte,
    Listenart::Leistungen,
    Listenart::Kommunen,
    Listenart::Foerderung,
    Listenart::Bewilligungen,
    Listenart::Programme,
    Listenart::Kennzahlen,
    Listenart::Quellen,
];

/// Header and rows of the list, read back by another reader.
fn lesen(
    p: &Probe,
    app: &Anwendung,
    art: Listenart,
    profil: Profil,
    am: &str,
    wahl: Option<&[&str]>,
) -> Vec<Vec<String>> {
    let ziel = p.neben("liste.csv");
    let wahl: Option<Vec<String>> = wahl.map(|w| w.iter().map(|k| (*k).to_owned()).collect());
    let e = app
        .liste_auswahl(art, profil, tag(am), wahl.as_deref(), &ziel)
        .expect("die Liste lässt sich schreiben");
    let bytes = std::fs::read(&ziel).expect("lesbar");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text.starts_with('\u{feff}'), profil == Profil::Excel, "{art:?}: BOM nur für Excel");
    assert_eq!(text.contains("\r\n"), profil == Profil::Excel, "{art:?}: CRLF nur für Excel");
    let mut leser = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let zeilen: Vec<Vec<String>> =
        leser.records().map(|z| z.expect("lesbar").iter().map(str::to_owned).collect()).collect();
    assert_eq!(e.zeilen, u64::try_from(zeilen.len()).expect("passt") - 1, "{art:?}: die Zahl stimmt");
    zeilen
}

fn spalte(zeilen: &[Vec<String>], kopf: &str) -> Vec<String> {
    let i = zeilen[0].iter().position(|k| k == kopf).unwrap_or_else(|| panic!("{kopf} in {:?}", zeilen[0]));
    zeilen[1..].iter().map(|z| z[i].clone()).collect()
}

#[test]
fn genau_die_treffer_in_ihrer_reihenfolge() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    for profil in [Profil::Opendata, Profil::Excel] {
        let alle = lesen(&p, &app, Listenart::Projekte, profil, "2022-06-30", None);
        let kuerzel = spalte(&alle, "Kürzel");
        assert_eq!(kuerzel.len(), 35);
        let wahl = [kuerzel[7].as_str(), &kuerzel[0], "gibt es nicht", &kuerzel[34], &kuerzel[7], ""];
        let z = lesen(&p, &app, Listenart::Projekte, profil, "2022-06-30", Some(&wahl));
        assert_eq!(
            spalte(&z, "Kürzel"),
            [&kuerzel[7], &kuerzel[0], &kuerzel[34]].map(String::clone),
            "Wunschfolge"
        );
        assert_eq!(z[0], alle[0], "dieselben Spalten");
        assert_eq!(z[1], alle[8], "dieselbe Zeile");
        let keine = lesen(&p, &app, Listenart::Projekte, profil, "2022-06-30", Some(&[]));
        assert_eq!(keine.len(), 1, "kein Treffer, nur die Kopfzeile");
    }
}

#[test]
fn jede_liste_nennt_am_ende_woher_sie_stammt() {
    for (anlage, datenart) in [(Anlage::Demo(7), "Demodaten"), (Anlage::Leer, "echt")] {
        let p = Probe::neu(&anlage);
        let app = p.oeffnen();
        speichern(&app, "quelle", &[("fundstelle", "Brief")]);
        speichern(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
        speichern(&app, "tranche", &[("kennung", "t"), ("programm", "p")]);
        speichern(&app, "bewilligung", &[("kennung", "b"), ("programm", "p"), ("stand", "bewilligt")]);
        for art in ALLE.into_iter().chain(Rahmenliste::ALLE.map(Listenart::Rahmen)) {
            for (profil, am) in [(Profil::Opendata, "2022-06-30"), (Profil::Excel, "30.06.2022")] {
                let z = lesen(&p, &app, art, profil, "2022-06-30", None);
                let n = z[0].len();
                let regel = !matches!(
                    art,
                    Listenart::Leistungen | Listenart::Kommunen | Listenart::Quellen | Listenart::Programme
                ) && (!matches!(art, Listenart::Rahmen(_))
                    || art == Listenart::Rahmen(Rahmenliste::Nachnutzungsvertraege));
                let mut soll = vec!["Stichtag", "bekannt am"];
                soll.extend(regel.then_some("Zählregel"));
                soll.extend(["Katalogversion", "Datenart"]);
                assert_eq!(z[0][n - soll.len()..], soll, "{art:?}");
                for zeile in &z[1..] {
                    assert_eq!(zeile.len(), n, "{art:?}: {zeile:?}");
                    let ende = &zeile[n - soll.len()..];
                    assert_eq!((ende[0].as_str(), ende[1].as_str()), (am, "jetzt"), "{art:?}");
                    assert!(ende[soll.len() - 1].contains(datenart), "{art:?}: {ende:?}");
                    assert!(ende[2..].iter().all(|t| !t.is_empty()), "{art:?}: {ende:?}");
                }
                let darf_leer = art == Listenart::Projekte && anlage == Anlage::Leer;
                assert!(z.len() > 1 || darf_leer || matches!(art, Listenart::Rahmen(_)), "{art:?}");
            }
        }
    }
}

#[test]
fn nichts_rechnet_in_der_tabelle() {
    let (p, app) = Probe::mit_projekt();
    let boese = ["=1+1", "+49 211", "-1", "@SUM(A1)", "\t=1", "＝1", "=HYPERLINK(\"http://x\";\"y\")", "'=1"];
    for (i, text) in boese.iter().enumerate() {
        let text = format!("{text} ");
        // Blanks around are cut, so that the cell begins with the sign itself.
        let k = format!("k{i}");
        setzen(&app, "projekt", &[("kuerzel", &k), ("titel", &text), ("quelle", &format!("{text} Q"))]);
        setzen(
            &app,
            "projekt_beteiligung",
            &[("projekt", &k), ("organisation", &text), ("rolle", "projektleitung")],
        );
    }
    // By another program even the tab stands in front.
    fremd(&p.pfad).execute_batch("UPDATE projekt SET titel = char(9) || '=1' WHERE kuerzel = 'k4'").unwrap();
    setzen(&app, "projekt", &[("kuerzel", "=cmd"), ("titel", "Z;\"\nx".replace('\n', " ").as_str())]);
    for profil in [Profil::Opendata, Profil::Excel] {
        for art in [Listenart::Projekte, Listenart::Quellen, Listenart::Kommunen] {
            let z = lesen(&p, &app, art, profil, "2022-06-30", None);
            for zelle in z.iter().flatten() {
                let zahl = zelle.parse::<f64>().is_ok();
                assert!(
                    zahl || !zelle.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{art:?}: {zelle:?} würde ausgeführt"
                );
            }
        }
        let z = lesen(&p, &app, Listenart::Projekte, profil, "2022-06-30", Some(&["k0", "=cmd", "k7"]));
        assert_eq!(spalte(&z, "Projekt"), ["'=1+1", "Z;\" x", "''=1"], "neutralisiert und umkehrbar");
        assert_eq!(spalte(&z, "Kürzel"), ["k0", "'=cmd", "k7"], "die Auswahl nennt das echte Kürzel");
    }
}

#[test]
fn am_frueheren_stichtag_steht_was_damals_galt() {
    let (p, app) = Probe::mit_projekt();
    setzen(&app, "projekt", &[("kuerzel", "spaet"), ("titel", "Spät"), ("aufgenommen_am", "1.1.2022")]);
    for (art, datum) in [("basis", "31.12.2021"), ("prognose", "30.11.2021")] {
        app.meilenstein_set("jagd", "rollout_nrw", art, datum, None, None, None, &super::ui()).unwrap();
    }
    app.meilenstein_set("jagd", "konzeption", "ist", "März 2021", None, None, None, &super::ui()).unwrap();
    setzen(&app, "projekt_leistung", &[("projekt", "spaet"), ("leistung", "10000")]);
    setzen(&app, "projekt_leistung", &[("projekt", "jagd"), ("leistung", "10000")]);
    for (am, titel, phasen, leistung) in [
        ("2021-03-30", vec!["Jagd"], vec!["nicht gemeldet"], "jagd"),
        ("2021-12-31", vec!["Jagd"], vec!["Konzeption"], "jagd"),
        ("2022-01-01", vec!["Jagd", "Spät"], vec!["Konzeption", "nicht gemeldet"], "jagd|spaet"),
    ] {
        let z = lesen(&p, &app, Listenart::Projekte, Profil::Opendata, am, None);
        assert_eq!(spalte(&z, "Projekt"), titel, "{am}");
        assert_eq!(spalte(&z, "Phase"), phasen, "{am}");
        assert_eq!(spalte(&z, "Verzug in Tagen")[0], "-31", "{am}: eine Zahl, kein Text");
        let z = lesen(&p, &app, Listenart::Projekte, Profil::Opendata, am, Some(&["spaet"]));
        assert_eq!(
            z.len() - 1,
            titel.len() - 1,
            "{am}: ein Projekt, das es noch nicht gab, fällt aus der Auswahl"
        );
        let z = lesen(&p, &app, Listenart::Leistungen, Profil::Opendata, am, Some(&["10000"]));
        assert_eq!(spalte(&z, "Projekte"), [leistung], "{am}: wie im Fenster");
        let im_fenster = app.leistung_get(tag(am)).unwrap().leistungen;
        let dort = im_fenster.iter().find(|o| o.ozg_id == "10000").unwrap().projekte.join("|");
        assert_eq!(dort, leistung, "{am}");
    }
}

#[test]
fn geld_unter_null_bleibt_euro() {
    let (p, app) = Probe::winzig();
    setzen(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    setzen(&app, "tranche", &[("kennung", "t"), ("programm", "p"), ("betrag_eur", "1000")]);
    let b =
        [("kennung", "b"), ("programm", "p"), ("tranche", "t"), ("stand", "bewilligt"), ("datum", "1.1.22")];
    setzen(&app, "bewilligung", &b);
    for (k, art, betrag) in [("a", "abruf", "100"), ("r", "rueckzahlung", "400,05")] {
        setzen(
            &app,
            "abruf",
            &[
                ("kennung", k),
                ("bewilligung", "b"),
                ("art", art),
                ("datum", "1.2.22"),
                ("betrag_eur", betrag),
            ],
        );
    }
    for (profil, abgeflossen, ansatz) in
        [(Profil::Opendata, "-300.05", "1000.00"), (Profil::Excel, "-300,05", "1000,00")]
    {
        let z = lesen(&p, &app, Listenart::Foerderung, profil, "2022-06-30", Some(&["t"]));
        assert_eq!(spalte(&z, "abgeflossen in Euro"), [abgeflossen], "Rückzahlungen über Abrufe, in Euro");
        assert_eq!(spalte(&z, "Ansatz in Euro"), [ansatz]);
        assert_eq!(spalte(&z, "bewilligt in Euro"), ["keine Angabe"], "unbekannt ist nicht 0");
        assert_eq!(spalte(&z, "Bewilligungen ohne Betrag"), ["1"]);
    }
    // A sum beyond the largest single amount is still Euro.
    for i in 0..3 {
        let k = format!("x{i}");
        setzen(
            &app,
            "bewilligung",
            &[
                ("kennung", k.as_str()),
                ("programm", "p"),
                ("tranche", "t"),
                ("stand", "bewilligt"),
                ("datum", "1.1.22"),
                ("betrag_eur", "10000000000"),
            ],
        );
    }
    let z = lesen(&p, &app, Listenart::Foerderung, Profil::Opendata, "2022-06-30", None);
    assert_eq!(spalte(&z, "bewilligt in Euro"), ["30000000000.00"]);
}

#[test]
fn kennzahlen_lassen_sich_nach_ihrem_namen_waehlen() {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    let alle = lesen(&p, &app, Listenart::Kennzahlen, Profil::Opendata, "2022-06-30", None);
    let namen = spalte(&alle, "Kennzahl");
    let wahl = [namen[2].as_str(), &namen[0]];
    let z = lesen(&p, &app, Listenart::Kennzahlen, Profil::Opendata, "2022-06-30", Some(&wahl));
    assert_eq!(z[1..], [alle[3].clone(), alle[1].clone()]);
}

#[test]
fn kein_ziel_das_schaden_naehme() {
    let (p, app) = Probe::winzig();
    let ordner = p.neben("ordner");
    std::fs::create_dir(&ordner).unwrap();
    std::fs::write(p.neben("fremd.db"), b"SQLite format 3\0rest").unwrap();
    let vorher = crate::hilfe::inhalt(p.ordner.path());
    for ziel in [
        p.pfad.clone(),
        p.neben("katalog.ozg-wal"),
        p.neben("neu.OZG"),
        p.neben("fremd.db"),
        ordner,
        p.neben("fehlt/liste.csv"),
        std::path::PathBuf::new(),
    ] {
        let e = app.liste(Listenart::Projekte, Profil::Excel, tag("2022-06-30"), &ziel).unwrap_err();
        assert!(e.text.ends_with('.') && !e.text.contains('{'), "{}: {}", ziel.display(), e.text);
        assert_eq!(crate::hilfe::inhalt(p.ordner.path()), vorher, "{}: nichts liegt herum", ziel.display());
    }
    crate::hilfe::in_ordnung(&app);
}

#[test]
fn bewilligungen_und_programme_so_wie_sie_dastehen() {
    let (p, app) = Probe::mit_projekt();
    speichern(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "Programm"), ("geber", "Land")]);
    for (kennung, datum, betrag) in
        [("b1", "2021-05-01", "1000.50"), ("b2", "2022-05-01", ""), ("b3", "", "7")]
    {
        let werte: Vec<_> = [
            ("kennung", kennung),
            ("programm", "p"),
            ("stand", "bewilligt"),
            ("datum", datum),
            ("betrag_eur", betrag),
        ]
        .into_iter()
        .filter(|(_, w)| !w.is_empty())
        .collect();
        speichern(&app, "bewilligung", &werte);
    }
    speichern(
        &app,
        "abruf",
        &[("kennung", "a"), ("bewilligung", "b1"), ("art", "abruf"), ("datum", "2021-06-01")],
    );
    let z = lesen(&p, &app, Listenart::Bewilligungen, Profil::Opendata, "2021-12-31", None);
    let spalten = |zeile: &[String]| zeile[2..10].to_vec();
    assert_eq!(z.len(), 3, "what was granted after the Stichtag is left out, the undated stays: {z:?}");
    assert_eq!(
        spalten(&z[1]),
        ["Programm", "", "bewilligt", "2021-05-01", "1000.50", "keine Angabe", "1", "unbelegt"]
    );
    let gewaehlt = ["b3"];
    let z = lesen(&p, &app, Listenart::Bewilligungen, Profil::Excel, "2021-12-31", Some(&gewaehlt));
    assert_eq!((z.len(), z[1][6].as_str()), (2, "7,00"), "{z:?}");
    let z = lesen(&p, &app, Listenart::Programme, Profil::Opendata, "2021-12-31", None);
    assert_eq!(z[1][..5], ["Programm", "Land", "0", "2", "unbelegt"]);
}
