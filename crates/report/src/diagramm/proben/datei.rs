//! What is in the file: the reference, the text alternative, the edges of the input, the pictures.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};

use super::super::burnup::{BurnupBild, svg};
use super::super::png::png;
use super::super::{DiagrammFehler, Thema, text};
use super::lage::pruefe;
use super::{bild, d, verlauf};

#[test]
fn nach_dem_stichtag_steht_keine_geschichte() {
    let punkte = verlauf(true);
    let b = bild(&punkte);
    let heute = svg(&b).unwrap();
    // Later values must not change one byte.
    let mut spaeter = punkte.clone();
    for p in spaeter.iter_mut().filter(|p| p.tag > b.stichtag) {
        (p.umfang, p.betrieb) = (999, 888);
    }
    assert_eq!(svg(&BurnupBild { punkte: &spaeter, ..b.clone() }).unwrap(), heute);
    let vorher = svg(&BurnupBild { stichtag: d("2018-05-01"), ..b }).unwrap();
    assert!(!vorher.contains("data-ebene=\"umfang") && !vorher.contains("data-ebene=\"betrieb"));
    assert!(vorher.contains("data-ebene=\"basis\""), "der Plan ist auch vorher bekannt");
}

#[test]
fn gleiche_eingabe_gleiche_bytes() {
    let punkte = verlauf(true);
    let klein =
        BurnupBild { von: d("2022-01-01"), breite: 320, hoehe: 200, demodaten: true, ..bild(&punkte) };
    let einmal = svg(&klein).unwrap();
    assert_eq!(einmal, svg(&klein).unwrap());
    let datei: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/referenz/burnup_klein.svg");
    if std::env::var_os("OZG_REFERENZ_NEU").is_some() {
        fs::write(&datei, &einmal).unwrap();
    }
    let erwartet = fs::read_to_string(&datei).unwrap();
    assert!(einmal == erwartet, "weicht von {} ab; OZG_REFERENZ_NEU=1 schreibt sie neu", datei.display());
}

#[test]
fn allein_lesbar_und_zugaenglich() {
    let punkte = verlauf(true);
    let b = bild(&punkte);
    let gezeichnet = svg(&b).unwrap();
    let dokument = Document::parse(&gezeichnet).unwrap();
    let wurzel = dokument.root_element();
    assert_eq!(wurzel.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(wurzel.attribute("role"), Some("img"));
    assert_eq!(wurzel.attribute("viewBox"), Some("0 0 640 300"));
    let kinder: Vec<Node<'_, '_>> = wurzel.children().filter(Node::is_element).collect();
    assert_eq!(kinder[0].text(), Some(text::titel().as_str()));
    assert_eq!(kinder[1].text(), Some(text::textalternative(&punkte, b.stichtag, b.frist).as_str()));
    for (farbe, thema) in [("#FFFFFF", Thema::Hell), ("#12141F", Thema::Dunkel)] {
        let grund = svg(&BurnupBild { thema, ..b.clone() }).unwrap();
        let grund = Document::parse(&grund).unwrap();
        let flaeche = grund.descendants().find(|n| n.has_tag_name("rect")).unwrap();
        assert_eq!(flaeche.attribute("fill"), Some(farbe));
    }
}

#[test]
fn grenzfaelle() {
    let punkte = verlauf(true);
    let b = bild(&punkte);
    let verkehrt = BurnupBild { bis: d("2019-12-31"), ..b.clone() };
    assert!(matches!(svg(&verkehrt), Err(DiagrammFehler::Spanne)));
    let mut wirr = punkte.clone();
    wirr.swap(0, 1);
    assert!(matches!(svg(&BurnupBild { punkte: &wirr, ..b.clone() }), Err(DiagrammFehler::Reihenfolge)));
    let tag = svg(&BurnupBild { von: b.stichtag, bis: b.stichtag, ..b.clone() }).unwrap();
    assert!(tag.contains("Stand\u{a0}30.06.2022"));
    let riesig = svg(&BurnupBild { breite: u32::MAX, hoehe: 0, ..b.clone() }).unwrap();
    assert!(riesig.contains("viewBox=\"0 0 2000 200\""));
    for p in &mut wirr {
        (p.tag, p.umfang, p.betrieb, p.basis) = (b.von, u32::MAX, u32::MAX, Some(u32::MAX));
    }
    pruefe(&BurnupBild { punkte: &wirr, breite: 320, hoehe: 200, ..b.clone() });
    for p in &mut wirr {
        (p.umfang, p.betrieb, p.basis) = (0, 0, None);
    }
    for punkte in [&wirr[..], &[]] {
        let leer = svg(&BurnupBild { punkte, breite: 320, ..b.clone() }).unwrap();
        assert!(
            leer.contains(text::LEER) && !leer.contains("Stand") && !leer.contains("data-ebene=\"frist\"")
        );
    }
}

#[test]
fn bilder() {
    let (mit, ohne) = (verlauf(true), verlauf(false));
    let b = bild(&mit);
    let faelle = [
        ("hell", BurnupBild { breite: 600, demodaten: true, ..b.clone() }),
        ("dunkel", BurnupBild { breite: 600, thema: Thema::Dunkel, ..b.clone() }),
        ("schmal", BurnupBild { breite: 320, hoehe: 220, demodaten: true, ..b.clone() }),
        ("breit", BurnupBild { breite: 1400, hoehe: 420, demodaten: true, ..b.clone() }),
        ("2021-03-08", BurnupBild { stichtag: d("2021-03-08"), ..b.clone() }),
        (
            "nach_der_frist",
            BurnupBild { stichtag: d("2023-01-12"), demodaten: true, thema: Thema::Dunkel, ..b.clone() },
        ),
        ("lange_danach", BurnupBild { stichtag: d("2024-05-01"), bis: d("2024-05-01"), ..b.clone() }),
        ("ausserhalb", BurnupBild { stichtag: d("2024-05-01"), ..b.clone() }),
        ("vorher", BurnupBild { stichtag: d("2019-05-01"), ..b.clone() }),
        ("ohne_basis", BurnupBild { punkte: &ohne, ..b.clone() }),
        ("leer", BurnupBild { punkte: &[], demodaten: true, ..b.clone() }),
        ("flach", BurnupBild { breite: 480, hoehe: 200, thema: Thema::Dunkel, ..b.clone() }),
    ];
    let ordner = std::env::var_os("OZG_BILDER").map(PathBuf::from);
    for (name, b) in faelle {
        let bytes = png(&svg(&b).unwrap(), 1.0).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        let gemalt = Pixmap::decode_png(&bytes).unwrap();
        let erstes = gemalt.pixel(0, 0).unwrap();
        assert_eq!(erstes.alpha(), 255, "{name}: der Grund ist gemalt");
        assert!(gemalt.pixels().iter().filter(|p| **p != erstes).count() > 500, "{name} ist einfarbig");
        if let Some(ordner) = &ordner {
            fs::create_dir_all(ordner).unwrap();
            fs::write(ordner.join(format!("{name}.png")), &bytes).unwrap();
            fs::write(ordner.join(format!("{name}@2.png")), png(&svg(&b).unwrap(), 2.0).unwrap()).unwrap();
            fs::write(ordner.join(format!("{name}.svg")), svg(&b).unwrap()).unwrap();
        }
    }
}
