//! The map with the shipped areas: every area is there and addressable, small enough, with its source.

use std::collections::BTreeSet;

use resvg::usvg::roxmltree::Document;

use super::super::karte::{Eingabe, Gebietswert, Geometrie, QUELLE, zeichnen};
use super::super::png::png;
use super::super::{Anteil, Bild, Format, Thema};
use super::leistungen::{Wuerfel, ueberall};

const GEMEINDEN: &[u8] = include_bytes!("../../../../../data/nrw_gemeinden.topojson");
const KREISE: &[u8] = include_bytes!("../../../../../data/nrw_kreise.geojson");

fn format(breite: u32, hoehe: u32) -> Format<'static> {
    Format { breite, hoehe, thema: Thema::Hell, demodaten: false, unterschrift: None }
}

/// A value for each area; those of kreisfreie Städte are not compared.
fn werte(karte: &Geometrie) -> Vec<(String, String, Option<Anteil>)> {
    let mut w = Wuerfel::neu(7);
    let eine = |ags: &str| {
        let (frei, anteil) = (ags.ends_with("000"), w.anteil());
        (ags.to_owned(), format!("Gemeinde {ags}"), (!frei).then_some(anteil))
    };
    karte.schluessel().map(eine).collect()
}

fn mit<R>(werte: &[(String, String, Option<Anteil>)], f: impl FnOnce(&[Gebietswert<'_>]) -> R) -> R {
    let werte: Vec<Gebietswert<'_>> =
        werte.iter().map(|(ags, name, anteil)| Gebietswert { ags, name, anteil: *anteil }).collect();
    f(&werte)
}

fn eingabe<'a>(karte: &'a Geometrie, kreise: &'a Geometrie, werte: &'a [Gebietswert<'a>]) -> Eingabe<'a> {
    Eingabe {
        geometrie: karte,
        kreise: Some(kreise),
        kennzahl: "Umsetzungsgrad (Z6), Reifegrad ≥ 3",
        art: "kreisangehörige Städte und Gemeinden",
        werte,
        schritt: None,
        auswahl: Some("05974028"),
    }
}

fn lesen() -> (Geometrie, Geometrie) {
    (Geometrie::lesen(GEMEINDEN).unwrap(), Geometrie::lesen(KREISE).unwrap())
}

fn ebenen(bild: &Bild) -> Vec<(String, BTreeSet<String>)> {
    let dokument = Document::parse(&bild.svg).unwrap();
    let gruppen = dokument.descendants().filter(|n| n.has_tag_name("g"));
    let flaechen = |g: resvg::usvg::roxmltree::Node<'_, '_>| {
        let name = g.attribute("data-ebene").unwrap().to_owned();
        let pfade = g.children().filter(|p| p.attribute("d").is_some_and(|d| d.len() > 12));
        (name, pfade.filter_map(|p| p.attribute("data-ags").map(str::to_owned)).collect())
    };
    gruppen.map(flaechen).collect()
}

#[test]
fn jede_flaeche_ist_ansprechbar() {
    let (karte, kreise) = lesen();
    mit(&werte(&karte), |werte| {
        let bild = zeichnen(&eingabe(&karte, &kreise, werte), &format(960, 640)).unwrap();
        assert!(bild.svg.contains(QUELLE));
        let ebenen = ebenen(&bild);
        let gezeichnet: BTreeSet<&str> = ebenen.iter().flat_map(|(_, a)| a).map(String::as_str).collect();
        assert_eq!(gezeichnet, karte.schluessel().collect());
        for wert in werte {
            let (ebene, _) = ebenen.iter().find(|(_, ags)| ags.contains(wert.ags)).unwrap();
            match wert.anteil {
                None => assert_eq!(ebene, "nicht-verglichen"),
                Some(a) if a.unbekannt == a.nenner => assert_eq!(ebene, "nicht-gemeldet"),
                Some(_) => assert!(ebene.starts_with("klasse-"), "{ebene}"),
            }
        }
        assert!(ebenen.iter().any(|(name, _)| name == "auswahl"));
        let ohne = Eingabe { auswahl: Some("05974028\"/>"), ..eingabe(&karte, &kreise, werte) };
        let ohne = zeichnen(&ohne, &format(960, 640)).unwrap();
        assert!(!ohne.svg.contains("auswahl"));
        // Marks: one per area in the order of the names, each in the area that it names.
        assert_eq!(bild.marken.len(), 396);
        assert!(bild.marken.is_sorted_by(|a, b| a.text.split(':').next() <= b.text.split(':').next()));
        assert_eq!(bild.tabelle.zeilen.len(), 396);
    });
}

#[test]
fn klein_genug_und_in_jedem_format() {
    let (karte, kreise) = lesen();
    mit(&werte(&karte), |werte| {
        let eingabe = eingabe(&karte, &kreise, werte);
        for (breite, hoehe) in [(320, 200), (640, 480), (960, 640), (2000, 1600)] {
            let bild = zeichnen(&eingabe, &format(breite, hoehe)).unwrap();
            assert!(bild.svg.len() < 400_000, "{breite}: {} Bytes", bild.svg.len());
            assert_eq!(bild, zeichnen(&eingabe, &format(breite, hoehe)).unwrap());
            // No word of the legend or of the source lies on the map.
            let xs = || bild.marken.iter().map(|m| m.x);
            assert!(xs().max().unwrap() < i32::try_from(breite).unwrap());
        }
        ueberall(|f| zeichnen(&eingabe, f));
    });
    ueberall(|f| zeichnen(&eingabe(&karte, &kreise, &[]), f));
    let kreiskarte = Eingabe { kreise: None, ..eingabe(&kreise, &kreise, &[]) };
    ueberall(|f| zeichnen(&kreiskarte, f));
}

#[test]
fn befund_nennt_enden_und_unbekannte() {
    let (karte, kreise) = lesen();
    let a = |zaehler, unbekannt| Some(Anteil { zaehler, nenner: 100, unbekannt });
    let wert = |ags, name, anteil| Gebietswert { ags, name, anteil };
    for (werte, satz) in [
        (vec![], "keine Kommune zu vergleichen."),
        (
            vec![wert("05154004", "Bedburg-Hau", a(0, 100))],
            "dazu liegen keine Angaben vor (0 von 1 gemeldet).",
        ),
        (
            vec![
                wert("05154004", "B", a(7, 3)),
                wert("05154008", "A <i>", a(2, 0)),
                wert("05154012", "C", a(0, 100)),
                wert("05154004", "noch einmal", a(99, 0)),
                wert("05111000", "D", None),
            ],
            "am höchsten B mit 7,0 %, am niedrigsten von den gemeldeten A <i> mit 2,0 %; 1 von 3 ist nicht gemeldet.",
        ),
        (
            vec![
                wert("05154004", "B", a(5, 3)),
                wert("05154008", "A", a(5, 0)),
                wert("99999999", "X", a(5, 0)),
            ],
            "A, B und 1 weitere mit 5,0 %; alle sind gemeldet.",
        ),
    ] {
        let bild = zeichnen(&eingabe(&karte, &kreise, &werte), &format(960, 640)).unwrap();
        let befund = bild.befund.replace('\u{a0}', " ");
        assert!(befund.ends_with(&format!("kreisangehörige Städte und Gemeinden: {satz}")), "{befund}");
        let ohne = werte.iter().any(|w| w.ags == "99999999");
        assert_eq!(bild.svg.contains("1 Kommune ohne Fläche"), ohne);
        assert_eq!(bild.tabelle.zeilen.len(), 396 + usize::from(ohne));
    }
}

#[test]
fn schraffur_ist_auch_im_png() {
    let (karte, kreise) = lesen();
    let stumm = Some(Anteil { zaehler: 0, nenner: 9, unbekannt: 9 });
    let werte: Vec<_> = karte.schluessel().map(|s| (s.to_owned(), String::new(), stumm)).collect();
    mit(&werte, |werte| {
        let eingabe = Eingabe { auswahl: None, ..eingabe(&karte, &kreise, werte) };
        let f = format(640, 480);
        let bild = zeichnen(&eingabe, &f).unwrap();
        let gemalt = resvg::tiny_skia::Pixmap::decode_png(&png(&bild.svg, 1.0).unwrap()).unwrap();
        // The ground of the hatch inside some area.
        let grund = gemalt.pixels().iter().filter(|p| (p.red(), p.green(), p.blue()) == (0xf3, 0xf4, 0xf7));
        assert!(grund.count() > 10_000, "die Schraffur fehlt im PNG");
    });
}
