//! Nothing leaves the picture, no name touches another one or a line.

use chrono::Days;
use resvg::usvg::roxmltree::{Document, Node};
use resvg::usvg::{self, Tree};

use super::super::Thema;
use super::super::burnup::{BurnupBild, svg};
use super::super::kasten::Kasten;
use super::super::schrift::{HALBFETT, REGULAR, Schnitt, breite};
use super::{bild, d, mit_ursachen, verlauf};

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

pub(super) fn pruefe(b: &BurnupBild<'_>) {
    let bild = svg(b).unwrap();
    let wo = format!(
        "Breite {}, Stichtag {}, Frist {}, Basis {:?}",
        b.breite, b.stichtag, b.frist, b.punkte[0].basis
    );
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
    let (mit, ohne, benannt) = (verlauf(true), verlauf(false), mit_ursachen());
    let mut hell = true;
    for (breite, hoehe) in
        [(320, 200), (360, 240), (480, 300), (481, 220), (560, 300), (760, 320), (1400, 500), (2000, 1200)]
    {
        for i in 0..105 {
            hell = !hell;
            let stichtag = d("2018-01-01") + Days::new(i * 24);
            let thema = if hell { Thema::Hell } else { Thema::Dunkel };
            let grund = BurnupBild { stichtag, breite, hoehe, thema, ..bild(&mit) };
            pruefe(&grund);
            pruefe(&BurnupBild { punkte: &ohne, demodaten: true, ..grund.clone() });
            pruefe(&BurnupBild { bis: d("2025-12-31"), demodaten: !hell, ..grund.clone() });
            pruefe(&BurnupBild { punkte: &benannt, demodaten: hell, ..grund.clone() });
            pruefe(&BurnupBild {
                von: stichtag - Days::new(20),
                bis: stichtag + Days::new(400),
                demodaten: true,
                ..grund
            });
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
                    pruefe(&BurnupBild {
                        stichtag,
                        frist,
                        breite,
                        demodaten: tage % 2 == 0,
                        ..bild(&punkte)
                    });
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
    db.load_font_data(REGULAR.to_vec());
    db.load_font_data(HALBFETT.to_vec());
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
fn punkte_vor_der_spanne_geben_nur_den_anfangswert() {
    let punkte = verlauf(true);
    let b = BurnupBild { von: d("2022-03-20"), ..bild(&punkte) };
    let mut genau: Vec<_> = punkte.iter().filter(|p| p.tag >= d("2022-03-15")).cloned().collect();
    genau[0].tag = b.von;
    assert_eq!(svg(&b).unwrap(), svg(&BurnupBild { punkte: &genau, ..b.clone() }).unwrap());
}

#[test]
fn stufen_des_umfangs_sind_benannt() {
    let punkte = mit_ursachen();
    let worte = |breite, stichtag: &str| -> Vec<String> {
        let svg = svg(&BurnupBild { breite, stichtag: d(stichtag), ..bild(&punkte) }).unwrap();
        let dokument = Document::parse(&svg).unwrap();
        let worte = worte(&dokument).into_iter().map(|(w, _)| w.replace('\u{a0}', " "));
        let mut worte: Vec<_> = worte.filter(|w| w.starts_with(['+', '−'])).collect();
        worte.sort();
        worte
    };
    let alle = ["+6 aufgenommen", "+7 aufgenommen", "−1 ausgeschieden", "−1 zurückgestellt"];
    assert_eq!(worte(1400, "2022-06-30"), alle);
    // What lies after the Stichtag is not named, and a small picture has numbers alone.
    assert_eq!(worte(1400, "2021-12-31"), alle[..3]);
    assert!(worte(400, "2022-06-30").iter().all(|w| ["+6", "+7", "−1"].contains(&w.as_str())));
}
