//! Every text field takes what people write, in full length, and refuses what no one can see.

use ozg_app::dto::{FehlerCode, ModusDto, SatzWunsch};
use ozg_domain::nomen::{ALLE, Art};

use super::{bestand, speichern, wunsch, zurueck};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, laenge, tag};

/// Texts of that many characters that must come back as they went in.
fn gut(max: usize) -> Vec<String> {
    let voll = |muster: &str| muster.chars().cycle().take(max).collect::<String>();
    vec![
        voll("x"),
        voll("👀"),
        voll("a\u{301}"),
        voll("\u{202e}abc\u{202c}"),
        voll("👩\u{200d}👧"),
        voll("'\"\\;|&<>%_$`{}"),
        voll("=1+"),
        voll("\u{fffd}\u{feff}x"),
        voll("العربية עברית"),
        "{\"json\": null}".to_owned(),
        "null".to_owned(),
        "[schwärzt]".to_owned(),
        "1e400".to_owned(),
    ]
}

#[test]
fn jedes_textfeld_nimmt_die_volle_laenge() {
    let (_p, app) = Probe::winzig();
    speichern(&app, "foerderprogramm", &[("kennung", "p"), ("titel", "P")]);
    let grund: &[(&str, &[(&str, &str)])] = &[
        ("projekt", &[("kuerzel", "jagd")]),
        ("sachstand", &[("kennung", "s"), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "t")]),
        (
            "meilenstein",
            &[
                ("projekt", "jagd"),
                ("schritt", "konzeption"),
                ("art", "ist"),
                ("datum", "2021-12-31"),
                ("genauigkeit", "jahr"),
            ],
        ),
        ("tranche", &[("kennung", "t"), ("programm", "p")]),
        ("quelle", &[("kennung", "q"), ("fundstelle", "Q")]),
        ("organisation", &[("name", "Kreis")]),
        ("gremium", &[("kennung", "g"), ("name", "G")]),
    ];
    for (name, fest) in grund {
        speichern(&app, name, fest);
        let n = ALLE.iter().find(|n| n.name == *name).unwrap();
        let key: Vec<String> =
            n.schluessel().map(|f| fest.iter().find(|(k, _)| *k == f.kopf).unwrap().1.to_owned()).collect();
        for f in n.felder.iter().filter(|f| !f.schluessel) {
            let (Art::Zeile(max) | Art::Text(max)) = f.art else {
                continue;
            };
            let mehrzeilig = matches!(f.art, Art::Text(_));
            for text in gut(max) {
                let mut felder: Vec<_> = fest.iter().copied().filter(|(k, _)| *k != f.kopf).collect();
                felder.push((f.kopf, &text));
                // Blanks at the ends are cut; none of these has any.
                speichern(&app, name, &felder);
                let da = app.satz_show(name, &key).unwrap();
                assert_eq!(da[f.kopf].as_str(), Some(text.trim()), "{name}.{}", f.kopf);
            }
            let mut falsch =
                vec![(format!("{}x", "ä".repeat(max)), "zu_lang"), ("x".repeat(300_000), "zu_lang")];
            falsch.extend(
                ["a\0b", "a\u{1b}[31mb", "a\u{7f}b", "a\u{85}b", "a\u{8}b"]
                    .map(|t| (t.to_owned(), "zeichen")),
            );
            if !mehrzeilig {
                falsch.extend(["a\nb", "a\rb"].map(|t| (t.to_owned(), "zeichen")));
            }
            let lang = laenge(&app);
            for (text, regel) in falsch {
                let mut felder: Vec<_> = fest.iter().copied().filter(|(k, _)| *k != f.kopf).collect();
                felder.push((f.kopf, &text));
                let e = abgewiesen(
                    wunsch(&app, name, &felder, ModusDto::Setzen),
                    FehlerCode::EingabeUngueltig,
                    f.kopf,
                );
                assert_eq!(e.felder[0].regel, regel, "{name}.{} {text:.20?}", f.kopf);
                assert!(e.text.chars().count() < 400, "{name}.{}: die Meldung bleibt lesbar", f.kopf);
            }
            assert_eq!(laenge(&app), lang, "{name}.{}: nichts geschrieben", f.kopf);
        }
    }
    let da = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert!(da.verlauf.iter().flat_map(|e| &e.worte).all(|w| w.chars().count() < 2_000), "der Verlauf kürzt");
    in_ordnung(&app);
}

#[test]
fn zeilenumbrueche_bleiben_wie_sie_sind_und_gehen_zurueck() {
    let (_p, app) = Probe::winzig();
    let vorher = bestand(&app);
    let text = "eins\r\nzwei\n\n\tdrei\u{2028}vier";
    let felder = [("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", text), ("hindernis", "\n x \n")];
    let g = speichern(&app, "sachstand", &felder);
    let da = app.satz_show("sachstand", &g.schluessel).unwrap();
    assert_eq!((da["text"].as_str(), da["hindernis"].as_str()), (Some(text), Some("x")));
    let worte = &app.verlauf_list(1).unwrap()[0].worte[0];
    assert!(!worte.contains(['\n', '\r', '\t']), "der Verlauf ist einzeilig: {worte:?}");
    zurueck(&app);
    assert_eq!(bestand(&app), vorher);
    in_ordnung(&app);
}

#[test]
fn der_grund_eines_eintrags_ist_lesbar_und_begrenzt() {
    let (_p, app) = Probe::winzig();
    for (i, (grund, steht)) in [
        (Some(" weil \u{0}\u{1b}es\nso ist ".to_owned()), Some("weil es\nso ist".to_owned())),
        (Some(" \u{7} ".to_owned()), None),
        (Some("👀".repeat(20_000)), Some("👀".repeat(10_000))),
        (None, None),
    ]
    .into_iter()
    .enumerate()
    {
        let felder = super::zellen(&[("kuerzel", "jagd"), ("titel", &format!("T{i}"))]);
        let w = SatzWunsch { nomen: "projekt".into(), felder, modus: ModusDto::Aendern, grund };
        app.satz_set(&w, &super::ui()).unwrap();
        assert_eq!(app.verlauf_list(1).unwrap()[0].grund, steht, "Fall {i}");
    }
    in_ordnung(&app);
}
