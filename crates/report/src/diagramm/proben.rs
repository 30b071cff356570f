//! Samples: what every burn-up must keep, over widths, Stichtage and themes; pictures to look at.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use ozg_domain::burnup::Punkt;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{self, Tree};

use super::burnup::{BurnupBild, svg};
use super::kasten::Kasten;
use super::png::png;
use super::schrift::{Schnitt, breite};
use super::{DiagrammFehler, Thema, text};

fn d(tag: &str) -> NaiveDate {
    tag.parse().unwrap()
}

/// The course of the demo picture: 22 → 28 → 35 → 34 → 33 in scope, 12 in Betrieb in June 2022, Basis 35 by the Frist.
fn verlauf(mit_basis: bool) -> Vec<Punkt> {
    let umfang = [("2019-12-01", 22), ("2020-04-01", 28), ("2020-09-01", 35), ("2021-10-01", 34), ("2022-02-15", 33)];
    let betrieb = [
        ("2021-01-15", 1), ("2021-06-10", 2), ("2021-09-01", 3), ("2021-10-01", 4), ("2021-12-01", 5),
        ("2022-01-10", 6), ("2022-02-01", 7), ("2022-03-01", 8), ("2022-04-01", 9), ("2022-05-01", 10),
        ("2022-06-01", 11), ("2022-06-15", 12), ("2022-11-01", 15), ("2023-05-01", 24), ("2024-03-01", 31),
    ];
    let basis = [
        ("2021-01-01", 1), ("2021-03-01", 2), ("2021-05-01", 3), ("2021-06-15", 4), ("2021-08-01", 6),
        ("2021-09-15", 7), ("2021-11-01", 9), ("2021-12-15", 11), ("2022-02-01", 14), ("2022-03-15", 16),
        ("2022-05-01", 19), ("2022-06-15", 22), ("2022-08-01", 26), ("2022-09-15", 29), ("2022-11-01", 32),
        ("2022-12-15", 35),
    ];
    let wert = |reihe: &[(&str, u32)], tag: NaiveDate| {
        reihe.iter().filter(|(t, _)| d(t) <= tag).map(|(_, n)| *n).max_by_key(|n| *n).unwrap_or(0)
    };
    let letzter = |tag: NaiveDate| umfang.iter().rev().find(|(t, _)| d(t) <= tag).map_or(0, |(_, n)| *n);
    let mut tage: Vec<NaiveDate> = [d("2019-12-31"), d("2023-03-31"), d("2025-12-31")].into();
    tage.extend(umfang.iter().chain(&betrieb).chain(&basis).map(|(t, _)| d(t)));
    tage.sort_unstable();
    tage.dedup();
    tage.into_iter()
        .map(|tag| Punkt {
            tag,
            umfang: letzter(tag),
            betrieb: wert(&betrieb, tag),
            basis: mit_basis.then(|| wert(&basis, tag)),
            ursachen: Vec::new(),
        })
        .collect()
}

fn bild(punkte: &[Punkt]) -> BurnupBild<'_> {
    BurnupBild {
        punkte,
        stichtag: d("2022-06-30"),
        frist: d("2022-12-31"),
        von: d("2020-01-01"),
        bis: d("2023-03-31"),
        breite: 640,
        hoehe: 300,
        thema: Thema::Hell,
        demodaten: false,
    }
}

fn zahl(knoten: &Node<'_, '_>, name: &str) -> i32 {
    knoten.attribute(name).unwrap_or_else(|| panic!("{name} fehlt")).parse().unwrap()
}

/// Boxes of all words, real size checked.
fn worte(dokument: &Document<'_>) -> Vec<(String, Kasten)> {
    let mut alle = Vec::new();
    for t in dokument.descendants().filter(|n| n.has_tag_name("text")) {
        let inhalt = t.text().unwrap().trim().to_owned();
        assert_eq!(t.attribute("font-family"), Some("Fira Sans, sans-serif"));
        let groesse = u32::try_from(zahl(&t, "font-size")).unwrap();
        assert!(groesse >= 12, "{inhalt} ist zu klein");
        let schnitt = match t.attribute("font-weight") {
            None => Schnitt::Normal,
            Some("600") => Schnitt::Halbfett,
            Some(fremd) => panic!("Schnitt {fremd}"),
        };
        let b = breite(&inhalt, groesse, schnitt).unwrap();
        let (x, y) = (zahl(&t, "x"), zahl(&t, "y"));
        let links = match t.attribute("text-anchor") {
            Some("end") => x - b,
            Some("middle") => x - b / 2,
            _ => x,
        };
        alle.push((inhalt, Kasten { links, oben: y - 9, rechts: links + b, unten: y + 3 }));
    }
    alle
}

/// Pieces of the lines that a name must not touch.
fn strecken(dokument: &Document<'_>) -> Vec<(String, Kasten)> {
    let mut alle = Vec::new();
    for ebene in dokument.descendants().filter(|n| n.has_tag_name("g")) {
        let name = ebene.attribute("data-ebene").unwrap();
        if !["umfang", "umfang-weiter", "basis", "betrieb", "frist", "stichtag"].contains(&name) {
            continue;
        }
        for zug in ebene.children().filter(|n| n.has_tag_name("polyline")) {
            let ecken: Vec<(i32, i32)> = zug
                .attribute("points")
                .unwrap()
                .split_whitespace()
                .map(|p| p.split_once(',').unwrap())
                .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
                .collect();
            assert!(ecken.len() > 1);
            alle.extend(ecken.windows(2).map(|p| (name.to_owned(), Kasten::um(p[0], p[1]))));
        }
    }
    alle
}

fn pruefe(b: &BurnupBild<'_>) {
    let bild = svg(b).unwrap();
    let wo = format!("Breite {}, Stichtag {}, Frist {}, Basis {:?}", b.breite, b.stichtag, b.frist, b.punkte[0].basis);
    let dokument = Document::parse(&bild).unwrap();
    let (w, h) = (zahl(&dokument.root_element(), "width"), zahl(&dokument.root_element(), "height"));
    let rand = Kasten { links: 2, oben: 2, rechts: w - 2, unten: h - 2 };
    let worte = worte(&dokument);
    let strecken = strecken(&dokument);
    for (i, (wort, kasten)) in worte.iter().enumerate() {
        assert!(rand.enthaelt(kasten), "{wo}: {wort} ragt hinaus: {kasten:?}");
        for (anderes, k) in &worte[..i] {
            assert!(!kasten.trifft(k), "{wo}: {wort} überdeckt {anderes}");
        }
        for (linie, k) in &strecken {
            assert!(!kasten.trifft(k), "{wo}: {wort} liegt auf {linie}: {kasten:?} {k:?}");
        }
    }
    for (linie, k) in &strecken {
        assert!(rand.enthaelt(k), "{wo}: {linie} ragt hinaus: {k:?}");
    }
    let hat = |anfang: &str| worte.iter().any(|(w, _)| w.starts_with(anfang));
    assert_eq!(hat("Stand"), (b.von..=b.bis).contains(&b.stichtag), "{wo}");
    assert_eq!(hat("Frist"), (b.von..=b.bis).contains(&b.frist), "{wo}");
    assert_eq!(hat("Demodaten"), b.demodaten, "{wo}");
    assert_eq!(hat("Basis"), b.punkte.iter().any(|p| p.basis.is_some()), "{wo}");
}

#[test]
fn nichts_ueberdeckt_sich() {
    let (mit, ohne) = (verlauf(true), verlauf(false));
    let mut hell = true;
    for (breite, hoehe) in [(320, 200), (360, 240), (480, 300), (481, 220), (560, 300), (760, 320), (1400, 500), (2000, 1200)] {
        for i in 0..105 {
            hell = !hell;
            let stichtag = d("2018-01-01") + Days::new(i * 24);
            let thema = if hell { Thema::Hell } else { Thema::Dunkel };
            let grund = BurnupBild { stichtag, breite, hoehe, thema, ..bild(&mit) };
            pruefe(&grund);
            pruefe(&BurnupBild { punkte: &ohne, demodaten: true, ..grund.clone() });
            pruefe(&BurnupBild { bis: d("2025-12-31"), demodaten: !hell, ..grund.clone() });
            pruefe(&BurnupBild { von: stichtag - Days::new(20), bis: stichtag + Days::new(400), demodaten: true, ..grund });
        }
    }
}

#[test]
fn stichtag_und_frist_nah_beieinander() {
    let punkte = verlauf(true);
    for breite in [320, 481, 640, 1400] {
        for frist in ["2020-01-01", "2020-01-20", "2021-06-15", "2022-12-31", "2023-03-20", "2023-03-31"] {
            for tage in 0..60 {
                for vor in [true, false] {
                    let frist = d(frist);
                    let stichtag = if vor { frist - Days::new(tage) } else { frist + Days::new(tage) };
                    pruefe(&BurnupBild { stichtag, frist, breite, demodaten: tage % 2 == 0, ..bild(&punkte) });
                }
            }
        }
    }
}

#[test]
fn gemessene_breite_ist_eine_obergrenze() {
    let punkte = verlauf(true);
    let gezeichnet = svg(&BurnupBild { demodaten: true, ..bild(&punkte) }).unwrap();
    let dokument = Document::parse(&gezeichnet).unwrap();
    let mut db = usvg::fontdb::Database::new();
    db.load_font_data(super::schrift::REGULAR.to_vec());
    db.load_font_data(super::schrift::HALBFETT.to_vec());
    let optionen = usvg::Options { fontdb: std::sync::Arc::new(db), ..Default::default() };
    let baum = Tree::from_str(&gezeichnet, &optionen).unwrap();
    let mut echte = Vec::new();
    fn sammeln(gruppe: &usvg::Group, echte: &mut Vec<(f32, f32)>) {
        for k in gruppe.children() {
            match k {
                usvg::Node::Group(g) => sammeln(g, echte),
                usvg::Node::Text(t) => {
                    let b = t.abs_bounding_box();
                    echte.push((b.left(), b.right()));
                }
                _ => {}
            }
        }
    }
    sammeln(baum.root(), &mut echte);
    let worte = worte(&dokument);
    assert_eq!(echte.len(), worte.len());
    for ((wort, kasten), (links, rechts)) in worte.iter().zip(echte) {
        let (l, r) = (kasten.links as f32 - 0.5, kasten.rechts as f32 + 0.5);
        assert!(l <= links && rechts <= r, "{wort}: gemessen {l}..{r}, echt {links}..{rechts}");
        assert!((r - l) - (rechts - links) < 14.0, "{wort}: viel zu weit gemessen");
    }
}

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
    let kurz = punkte.iter().filter(|p| p.tag >= d("2022-01-01")).cloned().collect::<Vec<_>>();
    let klein = BurnupBild { von: d("2022-01-01"), breite: 320, hoehe: 200, demodaten: true, ..bild(&kurz) };
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
        assert!(leer.contains(text::LEER) && !leer.contains("Stand") && !leer.contains("data-ebene=\"frist\""));
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
        ("nach_der_frist", BurnupBild { stichtag: d("2023-01-12"), demodaten: true, thema: Thema::Dunkel, ..b.clone() }),
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
