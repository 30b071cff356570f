//! What is exported comes back without loss: every noun, both profiles, hostile content.

use std::path::Path;

use chrono::NaiveDate;
use ozg_app::{Anlage, Anwendung, Importwahl, Profil};
use ozg_domain::geld::{Cent, HOECHSTBETRAG};
use ozg_domain::nomen::ALLE;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe, tag_lesen, tag_text};
use proptest::prelude::*;

use crate::hilfe::{Probe, auftrag, in_ordnung, laenge, liste, nom, setzen, zeitpunkt, zelle};

/// Texts on which spreadsheets, CSV readers or careless programs stumble.
pub(crate) const FEINDLICH: &[&str] = &[
    "=1+1",
    "+49 211 1",
    "-1",
    "@SUM(A1)",
    "=cmd|'/c calc'!A0",
    "'=1",
    "''=1",
    "'n Abend",
    "''",
    "＝1",
    "＠x",
    "a\tb",
    "a;b",
    "a,b",
    "\"",
    "\"\"",
    "a\"b\";\"c",
    "ende\\",
    "ÄÖÜäöüß",
    "🏛️👩‍💻",
    "\u{202e}rückwärts\u{202c}",
    "a\u{0301}",
    "\u{feff}x",
    "x\u{200b}",
    "NULL",
    "N/A",
    "0",
    "00123",
    "1e5",
    "1,5",
    "01.02.2021",
    "2021-02-01",
    "ja",
    "{wert}",
    "<script>",
    "%s%n",
    "'; DROP TABLE projekt; --",
    "a|b",
    "a\u{a0}b",
    "zeile\u{2028}zeile",
];
/// The same with line breaks, for texts of several lines.
pub(crate) const MEHRZEILIG: &[&str] =
    &["a\nb", "a\r\nb", "a\rb", "a\n\n=1", "a\n;\"\n", "x\r\n\r\ny", "a\n'=2\n\tb"];

/// Hostile rows on top of the demo.
fn feindliche_zeilen(app: &Anwendung) {
    let lang = "ä".repeat(10_000);
    for (i, t) in FEINDLICH.iter().enumerate() {
        let k = format!("feind-{i}");
        // List separators are allowed in texts, not in names of the list itself.
        let portale = format!("{}|zwei {i}", t.replace('|', "/"));
        setzen(
            app,
            "projekt",
            &[("kuerzel", &k), ("titel", t), ("beschreibung", t), ("zielportale", &portale), ("quelle", t)],
        );
        setzen(app, "organisation", &[("name", t), ("art", t), ("orte", &portale), ("hinweis", t)]);
        setzen(app, "projekt_beteiligung", &[("projekt", &k), ("organisation", t), ("rolle", "beteiligt")]);
        setzen(
            app,
            "sachstand",
            &[
                ("kennung", &format!("f{t}")),
                ("projekt", &k),
                ("stand_am", "2021-05-01"),
                ("text", t),
                ("zustaendig", t),
            ],
        );
        setzen(app, "gremium", &[("kennung", t), ("name", t)]);
        setzen(
            app,
            "projekt",
            &[("kuerzel", &format!("K {}", t.chars().take(60).collect::<String>())), ("titel", "Kürzel")],
        );
    }
    for (i, t) in MEHRZEILIG.iter().enumerate() {
        let k = format!("mehr-{i}");
        setzen(
            app,
            "projekt",
            &[("kuerzel", &k), ("titel", "Zeilen"), ("beschreibung", t), ("phase_laut_quelle", t)],
        );
        setzen(
            app,
            "sachstand",
            &[
                ("kennung", &k),
                ("projekt", &k),
                ("stand_am", "2021-05-01"),
                ("text", t),
                ("hindernis", t),
                ("naechster_schritt", t),
            ],
        );
    }
    setzen(
        app,
        "projekt",
        &[
            ("kuerzel", &"k".repeat(64)),
            ("titel", &"ß".repeat(500)),
            ("beschreibung", &lang),
            ("austrittsgrund", &lang),
            ("aufgenommen_am", "1990-01-01"),
            ("ausgeschieden_am", "2100-12-31"),
            ("zurueckgestellt_am", "2020-02-29"),
            ("fortgesetzt_am", "2024-02-29"),
            ("efa", "kein_efa"),
            ("eines_der_35", "nein"),
            ("themenfelder", "Bildung|Umwelt"),
        ],
    );
    alle_woerter(app);
    setzen(app, "foerderprogramm", &[("kennung", "p"), ("titel", "=Programm")]);
    for (i, betrag) in ["0", "0,01", "10000000000", "1234567,89", ""].iter().enumerate() {
        let k = format!("t{i}");
        setzen(
            app,
            "tranche",
            &[
                ("kennung", &k),
                ("programm", "p"),
                ("betrag_eur", betrag),
                ("jahr_von", "1990"),
                ("jahr_bis", "2100"),
                ("hinweis", "a\r\nb"),
            ],
        );
        setzen(
            app,
            "bewilligung",
            &[
                ("kennung", &k),
                ("programm", "p"),
                ("tranche", &k),
                ("projekt", "FEIND-0"),
                ("stand", "zu prüfen"),
                ("betrag_eur", betrag),
                ("datum", "2020-02-29"),
            ],
        );
        setzen(
            app,
            "abruf",
            &[("kennung", &k), ("bewilligung", &k), ("art", "rueckzahlung"), ("betrag_eur", betrag)],
        );
        setzen(
            app,
            "verwendungsnachweis",
            &[("kennung", &k), ("bewilligung", &k), ("betrag_eur", betrag), ("stand", "-")],
        );
    }
    for (i, wert) in ["6.96", "-0.5", "0", "999999999999.999999999999"].iter().enumerate() {
        setzen(
            app,
            "messwert",
            &[
                ("kennung", &format!("m{i}")),
                ("region", "=x"),
                ("kennzahl", "k"),
                ("wert", wert),
                ("grundgesamtheit", wert),
                ("genauigkeit", "undatiert"),
            ],
        );
    }
    setzen(
        app,
        "portal",
        &[("kennung", "p"), ("name", "-"), ("pflicht", "ja"), ("portalverbund_seit", "2100-12-31")],
    );
    setzen(app, "loesung", &[("kennung", "l"), ("titel", "@")]);
    for (leistung, ags, loesung) in [
        ("10000", "05111000", "l"),
        ("10000", "05111000", ""),
        ("10001", "05000000", ""),
        ("10001", "00000000", ""),
    ] {
        setzen(
            app,
            "nachnutzung",
            &[
                ("leistung", leistung),
                ("ags", ags),
                ("stand", "online"),
                ("reifegrad_modell", "1.1"),
                ("reifegrad", "0"),
                ("reifegrad_art", "mindestens"),
                ("gueltig_ab", "2021-01-01"),
                ("loesung", loesung),
                ("portal", "p"),
            ],
        );
    }
    setzen(app, "zustaendigkeit", &[("leistung", "10000"), ("kommunentyp", "Städteregion")]);
    setzen(
        app,
        "zustaendigkeit",
        &[("leistung", "10000"), ("kommunentyp", "Kreis"), ("katalogversion", "KDN 20.12.2019")],
    );
    setzen(
        app,
        "projekt_leistung",
        &[("projekt", "feind-1"), ("leistung", "10000"), ("zuordnung", "namensaehnlich")],
    );
    let leika = liste(app, "leika_leistung")
        .iter()
        .map(|z| zelle(z, "kennung"))
        .find(|k| k.len() == 14)
        .unwrap_or_default();
    setzen(app, "projekt_leistung", &[("projekt", "feind-1"), ("leistung", &leika)]);
}

/// Each word of each vocabulary, each precision of a rough date.
fn alle_woerter(app: &Anwendung) {
    use ozg_domain::projekt::{MeilensteinArt, Schritt};
    let mut i = 0;
    for schritt in Schritt::WORTE {
        for art in MeilensteinArt::WORTE {
            let g = Genauigkeit::ALLE[i % 6];
            let tag = if g == Genauigkeit::Undatiert { "" } else { "2021-02-03" };
            setzen(
                app,
                "meilenstein",
                &[
                    ("projekt", "feind-2"),
                    ("schritt", schritt),
                    ("art", art),
                    ("datum", tag),
                    ("genauigkeit", g.wort()),
                    ("grund", "=weil\r\nso"),
                ],
            );
            i += 1;
        }
    }
    for n in ALLE {
        for f in n.felder.iter().filter(|f| !f.schluessel) {
            let ozg_domain::nomen::Art::Wahl(worte) = f.art else {
                continue;
            };
            if n.name == "projekt" {
                for w in worte {
                    setzen(
                        app,
                        "projekt",
                        &[("kuerzel", &format!("wort-{}-{w}", f.kopf)), ("titel", "Wort"), (f.kopf, w)],
                    );
                }
            }
        }
    }
}

pub(crate) fn ausfuehren(app: &Anwendung, profil: Profil, ordner: &Path) {
    for n in ALLE {
        let e = app
            .export(n, profil, &ordner.join(format!("{}.csv", n.name)), zeitpunkt(0))
            .expect("der Export gelingt");
        assert_eq!(
            usize::try_from(e.zeilen).ok(),
            Some(liste(app, n.name).len()),
            "{}: jede Zeile wird ausgegeben",
            n.name
        );
    }
}

/// Imports all files in the order of the nouns; returns how many entries that made.
#[track_caller]
pub(crate) fn einlesen(app: &Anwendung, ordner: &Path) -> i64 {
    let vorher = laenge(app);
    for n in ALLE {
        let i = app
            .import(&ordner.join(format!("{}.csv", n.name)), n, Importwahl::default(), &auftrag())
            .expect("die Datei ist lesbar");
        assert!(i.fehler.is_empty(), "{}: {:#?}", n.name, &i.fehler[..i.fehler.len().min(5)]);
    }
    laenge(app) - vorher
}

#[track_caller]
pub(crate) fn gleich(a: &Anwendung, b: &Anwendung) {
    for n in ALLE {
        let (soll, ist) = (liste(a, n.name), liste(b, n.name));
        for (s, i) in soll.iter().zip(&ist) {
            assert_eq!(s, i, "{}: die Zeile kam anders zurück", n.name);
        }
        assert_eq!(soll.len(), ist.len(), "{}: Zeilen fehlen oder sind zu viel", n.name);
    }
}

pub(crate) fn rundlauf(profil: Profil) {
    let p = Probe::neu(&Anlage::Demo(7));
    let app = p.oeffnen();
    feindliche_zeilen(&app);
    let ordner = crate::hilfe::ordner();
    ausfuehren(&app, profil, ordner.path());
    let ziel = Probe::leer();
    let neu = ziel.oeffnen();
    einlesen(&neu, ordner.path());
    gleich(&app, &neu);
    assert_eq!(einlesen(&neu, ordner.path()), 0, "derselbe Stand noch einmal ändert nichts");
    for jahr in 2019..=2023 {
        for monat in 1..=12 {
            let g =
                Zeitangabe::neu(NaiveDate::from_ymd_opt(jahr, monat, 1), Genauigkeit::Monat).expect("Monat");
            let ende = g.datum().expect("Monatsende");
            let (mut s, mut i) =
                (app.kennzahl_show(ende).expect("Kennzahlen"), neu.kennzahl_show(ende).expect("Kennzahlen"));
            s.foerderung.sort_by(|a, b| a.tranche.cmp(&b.tranche));
            i.foerderung.sort_by(|a, b| a.tranche.cmp(&b.tranche));
            assert_eq!(s, i, "Kennzahlen am {ende}");
        }
    }
    in_ordnung(&neu);
}

#[test]
fn opendata_bringt_jeden_wert_zurueck() {
    rundlauf(Profil::Opendata);
}

#[test]
fn excel_bringt_jeden_wert_zurueck() {
    rundlauf(Profil::Excel);
}

#[test]
fn exportierte_zelle_beginnt_nie_wie_eine_formel() {
    let p = Probe::leer();
    let app = p.oeffnen();
    for (i, t) in FEINDLICH.iter().enumerate() {
        setzen(&app, "projekt", &[("kuerzel", &i.to_string()), ("titel", t)]);
    }
    for profil in [Profil::Opendata, Profil::Excel] {
        let ziel = p.neben("projekt.csv");
        app.export(nom("projekt"), profil, &ziel, zeitpunkt(0)).unwrap();
        let mut leser = csv::ReaderBuilder::new().delimiter(b';').from_path(&ziel).unwrap();
        for satz in leser.records() {
            let titel = satz.unwrap()[1].to_owned();
            assert!(!titel.starts_with(['=', '+', '-', '@', '\t', '＝', '＠']), "{profil:?}: {titel:?}");
        }
    }
}

/// Text that a person could type or paste; the program refuses other control characters.
fn freitext() -> impl Strategy<Value = String> {
    let zeichen = prop_oneof![
        4 => prop::sample::select("=+-@'\"; ,|\t\n\r\u{feff}\u{202e}＝".chars().collect::<Vec<_>>()),
        8 => any::<char>().prop_filter("Steuerzeichen werden abgewiesen", |c| !c.is_control()),
    ];
    prop::collection::vec(zeichen, 1..40).prop_map(|z| z.into_iter().collect())
}

/// Writes the texts, sends them through a file, and compares.
fn texte_durch_die_datei(titel: &str, text: &str) -> Result<(), TestCaseError> {
    let (p, app) = Probe::mit_projekt();
    let titel = format!("T{}", titel.replace(['\n', '\r'], " "));
    let titel = titel.get(1..).filter(|t| !t.trim().is_empty()).unwrap_or(&titel);
    let text = if text.trim().is_empty() { "leer" } else { text };
    setzen(&app, "projekt", &[("kuerzel", "p"), ("titel", titel), ("beschreibung", text)]);
    setzen(
        &app,
        "sachstand",
        &[
            ("kennung", "s"),
            ("projekt", "p"),
            ("stand_am", "2021-01-01"),
            ("text", text),
            ("zustaendig", titel),
        ],
    );
    for profil in [Profil::Opendata, Profil::Excel] {
        let ziel = Probe::leer();
        let neu = ziel.oeffnen();
        for name in ["projekt", "sachstand"] {
            let datei = p.neben(name);
            app.export(nom(name), profil, &datei, zeitpunkt(0)).expect("Export");
            let i = neu.import(&datei, nom(name), Importwahl::default(), &auftrag()).expect("Import");
            prop_assert!(i.fehler.is_empty(), "{:?}", i.fehler);
            prop_assert_eq!(liste(&app, name), liste(&neu, name));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn beliebige_texte_kommen_zurueck(titel in freitext(), text in freitext()) {
        texte_durch_die_datei(&titel, &text)?;
    }

    #[test]
    fn jeder_betrag_liest_sich_wie_er_geschrieben_wurde(cent in 0..=HOECHSTBETRAG) {
        let c = Cent::neu(cent).unwrap();
        prop_assert_eq!(Cent::lesen(&c.opendata(), true), Ok(c));
        prop_assert_eq!(Cent::lesen(&c.opendata(), false), Ok(c), "auch wo getippt werden darf");
        prop_assert_eq!(Cent::lesen(&c.excel(), false), Ok(c));
        let gelesen = Cent::lesen(&c.text(), false);
        prop_assert!(gelesen.is_err() || gelesen == Ok(c), "lesbarer Text ist nie ein anderer Betrag: {}", c.text());
    }

    #[test]
    fn jeder_tag_liest_sich_wie_er_geschrieben_wurde(nr in 0_u64..40_541, g in 0_usize..5) {
        let tag = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(nr);
        prop_assert_eq!(tag_lesen(&tag_text(tag)), Ok(tag));
        prop_assert_eq!(tag_lesen(&tag.to_string()), Ok(tag));
        let z = Zeitangabe::neu(Some(tag), Genauigkeit::ALLE[g]).unwrap();
        prop_assert_eq!(Zeitangabe::lesen(&z.text(), None), Ok(z), "{}", z.text());
        prop_assert_eq!(Zeitangabe::neu(z.datum(), z.genauigkeit()), Ok(z), "das Periodenende bleibt es");
    }
}
