//! Renders the charts of services and Kommunen with realistic and with ugly inputs as PNG into `target/bildprobe/`, to be
//! looked at: `cargo run -p ozg-report --example bildprobe_leistungen`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use ozg_report::diagramm::karte::{self, Gebietswert, Geometrie};
use ozg_report::diagramm::{
    Anteil, Bild, DiagrammFehler, Format, Thema, fortschritt, leiter, png, stufen, themenfelder, vierfelder,
};

const FELDER: [&str; 14] = [
    "Arbeit & Ruhestand",
    "Bauen & Wohnen",
    "Bildung",
    "Ein- & Auswanderung",
    "Engagement & Hobby",
    "Familie & Kind",
    "Forschung & Förderung",
    "Gesundheit",
    "Mobilität & Reisen",
    "Querschnitt",
    "Recht & Ordnung",
    "Steuern & Zoll",
    "Umwelt",
    "Unternehmensführung & -entwicklung",
];

fn a(zaehler: u64, nenner: u64, unbekannt: u64) -> Anteil {
    Anteil { zaehler, nenner, unbekannt }
}

type Zeichner<'a> = &'a dyn Fn(&Format<'_>) -> Result<Bild, DiagrammFehler>;

fn main() -> Result<(), Box<dyn Error>> {
    let wurzel = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let ordner = wurzel.join("target/bildprobe");
    fs::create_dir_all(&ordner)?;
    let gemeinden = Geometrie::lesen(&fs::read(wurzel.join("data/nrw_gemeinden.topojson"))?)?;
    let kreise = Geometrie::lesen(&fs::read(wurzel.join("data/nrw_kreise.geojson"))?)?;
    let tag = |j, m, t| NaiveDate::from_ymd_opt(j, m, t).ok_or("kein Tag");
    let (frueher, spaeter) = (tag(2021, 12, 31)?, tag(2022, 6, 30)?);
    let lang = "Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel ".repeat(7);

    let gemeldet = [
        leiter::Messwert { datum: "12.12.2022", quelle: "MHKBD", zaehler: 372, nenner: 580 },
        leiter::Messwert { datum: "Mai 2022", quelle: "BMI, Dashboard", zaehler: 338, nenner: 575 },
    ];
    let sprosse = |schluessel, name, anteil, veroeffentlicht| leiter::Sprosse {
        schluessel,
        name,
        anteil,
        veroeffentlicht,
        ziel: "",
    };
    let sprossen = [
        sprosse("Z1", "mindestens eine Kommune, ab Reifegrad 2", a(318, 557, 96), &gemeldet[..]),
        sprosse("Z2", "mindestens eine Kommune, ab Reifegrad 3", a(204, 557, 121), &[]),
        sprosse("Z3", "im ganzen Land, ab Reifegrad 2", a(61, 557, 148), &gemeldet[..1]),
        sprosse("Z3-Kreis", "in einem ganzen Kreis, ab Reifegrad 2", a(77, 557, 148), &[]),
        sprosse("Z4", "im ganzen Land und vollständig, ab Reifegrad 3", a(12, 557, 167), &[]),
        sprosse("Z5", "LeiKa-Leistungen, im ganzen Land, ab Reifegrad 3", a(214, 4813, 1902), &[]),
        sprosse("Z6", "ohne Zuständigkeiten", a(0, 0, 0), &[]),
    ];
    let wirre_werte = [leiter::Messwert { datum: "<b>", quelle: &lang, zaehler: 579, nenner: 580 }];
    let wirr: Vec<_> = (0..500)
        .map(|i| {
            sprosse(
                "Z<script>",
                if i % 2 == 0 { &lang } else { "]]>\u{0}" },
                a(i, 500, 1.min(500 - i)),
                if i % 3 == 0 { &wirre_werte[..] } else { &[] },
            )
        })
        .collect();
    let felder: Vec<_> = FELDER
        .iter()
        .zip(
            [(12, 30, 4), (3, 58, 20), (0, 27, 27), (5, 21, 0), (31, 40, 2), (22, 37, 9), (1, 28, 20)]
                .iter()
                .cycle(),
        )
        .map(|(name, (z, n, u))| themenfelder::Feld { name, anteil: a(*z, *n, *u), ziel: "" })
        .collect();
    let namen: Vec<String> = (0..557)
        .map(|i| match i % 5 {
            0 => format!("Anzeige einer Veranstaltung {i}"),
            1 => format!("Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel {i}"),
            2 => format!("Jagd {i}"),
            3 => format!("Unterhaltsvorschuss {i}"),
            _ => format!("Einbürgerung {i}"),
        })
        .collect();
    let leistungen: Vec<_> = namen
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let (ueberall, ende_zu_ende) = match i % 46 {
                0 => (Some(true), Some(true)),
                1..5 => (Some(true), Some(false)),
                5..20 => (Some(false), Some(true)),
                20..31 => (Some(false), Some(false)),
                31..40 => (None, Some(true)),
                _ => (None, None),
            };
            vierfelder::Leistung { name, ueberall, ende_zu_ende }
        })
        .collect();
    let streuung = |n: u64, saat: u64| -> Vec<Anteil> {
        (0..n)
            .map(|i| {
                let wurf = (i * 7919 + saat * 104_729) % 997;
                let zaehler = wurf * wurf * 140 / (997 * 997) + wurf % 13;
                if wurf.is_multiple_of(3) { a(0, 1418, 1418) } else { a(zaehler, 1418, (wurf * 31) % 300) }
            })
            .collect()
    };
    let (frei, angehoerig, kreiswerte) = (streuung(22, 1), streuung(374, 2), streuung(31, 3));
    let arten = [
        stufen::Art { name: "kreisfreie Städte", werte: &frei, ziel: "" },
        stufen::Art { name: "kreisangehörige Städte und Gemeinden", werte: &angehoerig, ziel: "" },
        stufen::Art { name: "Kreise und Städteregion", werte: &kreiswerte, ziel: "" },
        stufen::Art { name: "Land", werte: &[], ziel: "" },
    ];
    let wandel = |dazu, weg| fortschritt::Wandel { dazu, weg, ziel: "" };
    let schritt = fortschritt::Eingabe {
        regel: "Z1, mindestens eine Kommune, ab Reifegrad 2",
        von: (frueher, a(287, 575, 131)),
        bis: (spaeter, a(318, 557, 96)),
        echt: wandel(48, 3),
        katalog: wandel(2, 11),
        berichtigung: wandel(0, 5),
    };
    let mut i = 0;
    let kommunen: Vec<(String, String, Option<Anteil>)> = gemeinden
        .schluessel()
        .map(|ags| {
            i += 1;
            let frei = ags.ends_with("000");
            (
                ags.to_owned(),
                format!("Gemeinde {i}"),
                if frei { None } else { angehoerig.get(i % 374).copied() },
            )
        })
        .collect();
    let werte: Vec<Gebietswert<'_>> =
        kommunen.iter().map(|(ags, name, anteil)| Gebietswert { ags, name, anteil: *anteil }).collect();
    let karte = karte::Eingabe {
        geometrie: &gemeinden,
        kreise: Some(&kreise),
        kennzahl: "Umsetzungsgrad je Kommune (Z6), Reifegrad ≥ 3",
        art: "kreisangehörige Städte und Gemeinden",
        werte: &werte,
        schritt: None,
        auswahl: Some("05974028"),
    };
    let kreisschluessel: Vec<&str> = kreise.schluessel().collect();
    let kreisnamen: Vec<Gebietswert<'_>> = kreisschluessel
        .iter()
        .enumerate()
        .map(|(i, ags)| Gebietswert {
            ags,
            name: "Kreis Musterland",
            anteil: if i % 3 == 0 { None } else { kreiswerte.get(i % 31).copied() },
        })
        .collect();
    let kreiskarte = karte::Eingabe {
        geometrie: &kreise,
        kreise: None,
        art: "Kreise und Städteregion",
        werte: &kreisnamen,
        auswahl: None,
        ..karte
    };

    let bilder: [(&str, Zeichner<'_>); 14] = [
        ("leiter", &|f| leiter::zeichnen(&leiter::Eingabe { stichtag: spaeter, sprossen: &sprossen }, f)),
        ("leiter-wirr", &|f| leiter::zeichnen(&leiter::Eingabe { stichtag: spaeter, sprossen: &wirr }, f)),
        ("leiter-leer", &|f| leiter::zeichnen(&leiter::Eingabe { stichtag: spaeter, sprossen: &[] }, f)),
        ("themenfelder", &|f| {
            themenfelder::zeichnen(
                &themenfelder::Eingabe {
                    regel: "Z1, mindestens eine Kommune, ab Reifegrad 2",
                    felder: &felder,
                },
                f,
            )
        }),
        ("vierfelder", &|f| vierfelder::zeichnen(&vierfelder::Eingabe { leistungen: &leistungen }, f)),
        ("vierfelder-eine", &|f| {
            vierfelder::zeichnen(&vierfelder::Eingabe { leistungen: &leistungen[..1] }, f)
        }),
        ("stufen", &|f| {
            stufen::zeichnen(&stufen::Eingabe { kennzahl: "Umsetzungsgrad (Z6)", arten: &arten }, f)
        }),
        ("fortschritt", &|f| fortschritt::zeichnen(&schritt, f)),
        ("karte", &|f| karte::zeichnen(&karte, f)),
        ("karte-leer", &|f| karte::zeichnen(&karte::Eingabe { werte: &[], auswahl: None, ..karte }, f)),
        ("kreise", &|f| karte::zeichnen(&kreiskarte, f)),
        ("themenfelder-leer", &|f| {
            themenfelder::zeichnen(&themenfelder::Eingabe { regel: "Z1", felder: &[] }, f)
        }),
        ("vierfelder-leer", &|f| vierfelder::zeichnen(&vierfelder::Eingabe { leistungen: &[] }, f)),
        ("stufen-leer", &|f| {
            stufen::zeichnen(&stufen::Eingabe { kennzahl: "Umsetzungsgrad (Z6)", arten: &[] }, f)
        }),
    ];
    let satz = "Zählregel Z1 · Stichtag 30.06.2022 · Katalogversion KDN 20.12.2019 · Nenner 557 · davon unbekannt 96\nDemodaten – nicht zitierfähig";
    let wahl = std::env::args().nth(1);
    for (name, zeichnen) in bilder {
        if wahl.as_ref().is_some_and(|w| !name.starts_with(w.as_str())) {
            continue;
        }
        for (art, breite, hoehe, thema, demodaten, faktor) in [
            ("hell", 960, 640, Thema::Hell, true, 1.0),
            ("dunkel", 960, 640, Thema::Dunkel, false, 1.0),
            ("schmal", 480, 520, Thema::Hell, true, 1.0),
            ("winzig", 320, 200, Thema::Dunkel, true, 2.0),
            ("mittel", 640, 480, Thema::Hell, false, 2.0),
        ] {
            let unterschrift = (art == "hell" || art == "winzig").then_some(satz);
            let bild = zeichnen(&Format { breite, hoehe, thema, demodaten, unterschrift })?;
            fs::write(ordner.join(format!("{name}-{art}.svg")), &bild.svg)?;
            fs::write(ordner.join(format!("{name}-{art}.png")), png::png(&bild.svg, faktor)?)?;
            if art == "hell" {
                println!("{name}: {} Bytes. {}", bild.svg.len(), bild.befund);
            }
        }
    }
    Ok(())
}
