//! What every chart keeps, over many inputs: nothing leaves the sheet, no word touches another one or a line, the table
//! has all, text from data stays text.

use resvg::usvg::roxmltree::{Document, Node};

use super::super::kasten::Kasten;
use super::super::schrift::{Schnitt, breite};
use super::super::{Bild, Format, Thema, png};
use super::d;
use super::faelle::{NAMEN, bild};

/// Layers whose lines no word may touch; the grid stays behind the halo of the words.
const LINIEN: [&str; 9] =
    ["frist", "stichtag", "umfang", "umfang-weiter", "basis", "betrieb", "grenze", "fuehrung", "prognose"];

/// How far the groups around a node move it down.
fn versatz(knoten: &Node<'_, '_>) -> i32 {
    let verschoben = |n: Node<'_, '_>| {
        n.attribute("transform")?.strip_prefix("translate(0 ")?.strip_suffix(')')?.parse::<i32>().ok()
    };
    knoten.ancestors().filter_map(verschoben).sum()
}

fn zahl(knoten: &Node<'_, '_>, name: &str) -> i32 {
    knoten.attribute(name).unwrap_or_else(|| panic!("{name} fehlt")).parse().unwrap()
}

fn worte(dokument: &Document<'_>) -> Vec<(String, Kasten)> {
    let mut alle = Vec::new();
    for t in dokument.descendants().filter(|n| n.has_tag_name("text")) {
        let inhalt = t.text().unwrap().trim_matches(['\n', ' ']).to_owned();
        let groesse = u32::try_from(zahl(&t, "font-size")).unwrap();
        assert!(groesse >= 12, "{inhalt} ist zu klein");
        let fett = t.attribute("font-weight").is_some();
        let b = breite(&inhalt, groesse, if fett { Schnitt::Halbfett } else { Schnitt::Normal }).unwrap();
        let (x, y) = (zahl(&t, "x"), zahl(&t, "y") + versatz(&t));
        let links = match t.attribute("text-anchor") {
            Some("end") => x - b,
            Some("middle") => x - b / 2,
            _ => x,
        };
        alle.push((inhalt, Kasten { links, oben: y - 9, rechts: links + b, unten: y + 3 }));
    }
    alle
}

/// Corners of the lines and areas of a layer, piece by piece.
fn zuege(dokument: &Document<'_>) -> Vec<(String, Vec<(i32, i32)>)> {
    let mut alle = Vec::new();
    for n in dokument.descendants().filter(|n| n.has_tag_name("path") || n.has_tag_name("polyline")) {
        let Some(ebene) = n.ancestors().find_map(|a| a.attribute("data-ebene")) else { continue };
        let runter = versatz(&n);
        let roh = n.attribute("d").or(n.attribute("points")).unwrap();
        let sauber = roh.replace(['M', 'L', ','], " ").replace('Z', "");
        let werte: Vec<i32> = sauber.split_whitespace().map(|w| w.parse().unwrap()).collect();
        alle.push((ebene.to_owned(), werte.chunks(2).map(|p| (p[0], p[1] + runter)).collect()));
    }
    alle
}

fn beruehrt(kasten: &Kasten, von: (i32, i32), bis: (i32, i32)) -> bool {
    let teile = (bis.0 - von.0).abs().max((bis.1 - von.1).abs()).max(1);
    (0..=teile).any(|i| {
        let p = (von.0 + (bis.0 - von.0) * i / teile, von.1 + (bis.1 - von.1) * i / teile);
        kasten.trifft(&Kasten::um(p, p))
    })
}

fn pruefe(bild: &Bild, wo: &str, demodaten: bool) {
    let dokument = Document::parse(&bild.svg).unwrap_or_else(|e| panic!("{wo}: {e}"));
    let wurzel = dokument.root_element();
    let blatt = Kasten { links: 0, oben: 0, rechts: zahl(&wurzel, "width"), unten: zahl(&wurzel, "height") };
    assert!(wurzel.descendants().all(|n| !n.has_tag_name("script") && !n.has_tag_name("style")), "{wo}");
    let texte: Vec<_> =
        wurzel.children().filter(Node::is_element).take(2).map(|n| n.text().unwrap()).collect();
    assert_eq!(texte, [bild.titel.as_str(), bild.befund.as_str()], "{wo}");
    assert!(bild.befund.ends_with('.') && bild.befund.len() > 10, "{wo}: {}", bild.befund);
    for z in &bild.tabelle.zeilen {
        assert_eq!(z.len(), bild.tabelle.koepfe.len(), "{wo}");
        assert!(z[1..].iter().all(|zelle| !zelle.is_empty()), "{wo}: leere Zelle in {z:?}");
    }
    for m in &bild.marken {
        assert!(blatt.enthaelt(&Kasten::um((m.x, m.y), (m.x, m.y))), "{wo}: {m:?}");
        assert!(!m.text.is_empty());
    }
    for n in dokument.descendants() {
        if let Some(id) = n.attribute("fill").and_then(|f| f.strip_prefix("url(#")?.strip_suffix(')')) {
            let da = dokument.descendants().any(|d| d.attribute("id") == Some(id));
            assert!(da, "{wo}: Muster {id} fehlt");
        }
    }
    let worte = worte(&dokument);
    assert_eq!(worte.iter().any(|(w, _)| w == "Demodaten"), demodaten, "{wo}");
    for (i, (wort, kasten)) in worte.iter().enumerate() {
        assert!(blatt.enthaelt(kasten), "{wo}: {wort} ragt hinaus: {kasten:?}");
        for (anderes, k) in &worte[..i] {
            assert!(!kasten.trifft(k), "{wo}: {wort} überdeckt {anderes}: {kasten:?} {k:?}");
        }
    }
    for (ebene, zug) in zuege(&dokument) {
        for p in &zug {
            assert!(blatt.mit_rand(10).enthaelt(&Kasten::um(*p, *p)), "{wo}: {ebene} ragt hinaus: {p:?}");
        }
        if !LINIEN.contains(&ebene.as_str()) {
            continue;
        }
        for (wort, kasten) in &worte {
            for p in zug.windows(2) {
                assert!(!beruehrt(kasten, p[0], p[1]), "{wo}: {wort} {kasten:?} liegt auf {ebene} {p:?}");
            }
        }
    }
}

const UNTERSCHRIFT: &str = "Phase nach Meilensteinen · Stichtag 30.06.2022 · bekannt am jetzt · 33 Projekte · \
                            davon 4 nicht gemeldet · Quelle: Katalog";

#[test]
fn nichts_ueberdeckt_sich() {
    let mut samen = 0;
    for name in NAMEN {
        for (breite, hoehe) in [(320, 200), (400, 320), (481, 260), (640, 400), (960, 480), (2000, 1000)] {
            for anzahl in [0, 1, 3, 12, 35] {
                samen += 1;
                let stichtag =
                    d(["2022-06-30", "2022-12-20", "2021-03-08", "2023-02-01", "2019-05-01"][samen % 5]);
                let thema = if samen % 2 == 0 { Thema::Hell } else { Thema::Dunkel };
                let demodaten = samen % 3 == 0;
                let unterschrift = (samen % 4 == 0).then_some(UNTERSCHRIFT);
                let format = Format { breite, hoehe, thema, demodaten, unterschrift };
                let gezeichnet = bild(name, anzahl, samen as u64, stichtag, &format).unwrap();
                let wo = format!("{name}, {anzahl} Zeilen, {breite} × {hoehe}, {stichtag}, Samen {samen}");
                pruefe(&gezeichnet, &wo, demodaten);
            }
        }
    }
}

#[test]
fn fuenfhundert_zeilen_passen_auf_ein_blatt() {
    for (i, name) in NAMEN.into_iter().enumerate() {
        for breite in [360, 960] {
            let thema = Thema::Hell;
            let format = Format { breite, hoehe: 480, thema, demodaten: true, unterschrift: None };
            let b = bild(name, 500, i as u64, d("2022-06-30"), &format).unwrap();
            pruefe(&b, &format!("{name}, 500 Zeilen, {breite}"), true);
            let dokument = Document::parse(&b.svg).unwrap();
            assert!(zahl(&dokument.root_element(), "height") <= 1600, "{name}");
            if ["gantt", "mittel", "verzug", "aktualitaet"].contains(&name) {
                assert!(b.svg.contains("weitere, alle in der Tabelle"), "{name}");
                assert!(b.tabelle.zeilen.len() >= 500, "{name}");
            }
        }
    }
}

#[test]
fn gleiche_eingabe_gleiche_bytes_und_ein_bild() {
    for name in NAMEN {
        let format = Format {
            breite: 640,
            hoehe: 360,
            thema: Thema::Dunkel,
            demodaten: true,
            unterschrift: Some(UNTERSCHRIFT),
        };
        let zeichne = || bild(name, 14, 5, d("2022-06-30"), &format).unwrap();
        let b = zeichne();
        assert_eq!(b, zeichne(), "{name}");
        // Two charts with all kinds of patterns stand for the rasteriser; it is slow without optimisation.
        if ["phasen", "gantt"].contains(&name) {
            let bytes = png::png(&b.svg, 1.0).unwrap();
            assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{name}");
        }
        let fenster = bild(name, 14, 5, d("2022-06-30"), &Format { unterschrift: None, ..format }).unwrap();
        assert!(!fenster.svg.contains("data-ebene=\"einfassung"), "{name}");
        assert!(b.svg.contains("davon 4 nicht gemeldet"), "{name}");
        assert_eq!(b.tabelle, fenster.tabelle, "{name}");
        assert_eq!(b.marken.len(), fenster.marken.len(), "{name}");
        let tiefer = b.marken.iter().zip(&fenster.marken).all(|(a, f)| (a.x, a.y > f.y) == (f.x, true));
        assert!(tiefer, "{name}: der Titel verschiebt die Punkte");
    }
}

#[test]
fn ohne_zeilen_steht_ein_satz() {
    for name in NAMEN {
        let format =
            Format { breite: 480, hoehe: 300, thema: Thema::Hell, demodaten: false, unterschrift: None };
        let b = bild(name, 0, 1, d("2022-06-30"), &format).unwrap();
        let satz =
            if name == "mittel" { "Noch keine Tranchen erfasst" } else { "Noch keine Projekte erfasst" };
        assert!(b.svg.contains(satz) && b.befund.contains(satz), "{name}");
    }
}
