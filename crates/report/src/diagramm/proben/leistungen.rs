//! Charts of services and Kommunen: no word touches another one or what is drawn, nothing leaves the sheet, tables are
//! whole, hostile names stay text.

use resvg::usvg::roxmltree::{Document, Node};

use super::super::kasten::Kasten;
use super::super::schrift::{Schnitt, breite};
use super::super::{
    Anteil, Bild, DiagrammFehler, Format, Thema, fortschritt, leiter, stufen, themenfelder, vierfelder,
};
use super::d;

const BREITEN: [u32; 9] = [320, 360, 480, 599, 600, 640, 760, 960, 2000];
const BOESE: &str = "<script>alert(1)</script> ]]> & \"\u{0}\u{8}\n\u{202e}txet";

/// Layers that a word must not touch.
const GEZEICHNET: [&str; 9] = [
    "raster",
    "balken",
    "stufenlinie",
    "richtung",
    "verteilung",
    "kommunen",
    "veroeffentlicht",
    "legende",
    "legende-unbekannt",
];

/// A small generator with a fixed course.
pub(super) struct Wuerfel(u64);

impl Wuerfel {
    pub(super) fn neu(saat: u64) -> Self {
        Self(saat.wrapping_mul(2_654_435_761).wrapping_add(12_345))
    }

    pub(super) fn bis(&mut self, grenze: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % grenze
    }

    pub(super) fn anteil(&mut self) -> Anteil {
        let nenner = match self.bis(8) {
            0 => 0,
            1 => 1,
            2 => 1_000_000_000,
            _ => self.bis(5_000),
        };
        let zaehler = self.bis(nenner + 1);
        let unbekannt = self.bis(nenner - zaehler + 1);
        match self.bis(5) {
            0 => Anteil { zaehler: 0, nenner, unbekannt: nenner },
            _ => Anteil { zaehler, nenner, unbekannt },
        }
    }

    fn name(&mut self) -> String {
        match self.bis(6) {
            0 => BOESE.to_owned(),
            1 => "Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel ".repeat(7),
            2 => "Donaudampfschifffahrtsgesellschaftskapitänsmütze".repeat(9),
            3 => String::new(),
            4 => "im ganzen Land und vollständig, ab Reifegrad 3".to_owned(),
            _ => "Jagd".to_owned(),
        }
    }
}

fn zahl(knoten: &Node<'_, '_>, name: &str) -> i32 {
    knoten.attribute(name).unwrap_or_else(|| panic!("{name} fehlt")).parse().unwrap()
}

/// Sum of the shifts of all groups around a node, without half pixels.
fn versatz(knoten: &Node<'_, '_>) -> (i32, i32) {
    let mut summe = (0, 0);
    for gruppe in knoten.ancestors().filter(|a| a.has_tag_name("g")) {
        let Some(lage) = gruppe.attribute("transform") else { continue };
        let innen = lage.trim_start_matches("translate(").split(')').next().unwrap();
        let mut teile = innen.split(' ').map(|t| t.parse::<f64>().unwrap());
        summe.0 += teile.next().unwrap().trunc() as i32;
        summe.1 += teile.next().unwrap().trunc() as i32;
    }
    summe
}

fn worte(dokument: &Document<'_>) -> Vec<(String, Kasten)> {
    let mut alle = Vec::new();
    for t in dokument.descendants().filter(|n| n.has_tag_name("text")) {
        let inhalt = t.text().unwrap().trim().to_owned();
        let groesse = u32::try_from(zahl(&t, "font-size")).unwrap();
        assert!(groesse >= 12, "{inhalt} ist zu klein");
        let schnitt =
            if t.attribute("font-weight") == Some("600") { Schnitt::Halbfett } else { Schnitt::Normal };
        let b = breite(&inhalt, groesse, schnitt).unwrap();
        let (dx, dy) = versatz(&t);
        let (x, y) = (zahl(&t, "x") + dx, zahl(&t, "y") + dy);
        let links = match t.attribute("text-anchor") {
            Some("end") => x - b,
            Some("middle") => x - b / 2,
            _ => x,
        };
        let (auf, ab) = (i32::try_from(groesse * 3 / 4).unwrap(), 3);
        alle.push((inhalt, Kasten { links, oben: y - auf, rechts: links + b, unten: y + ab }));
    }
    alle
}

/// Boxes of what is drawn: rectangles, corners of polygons and lines, circles.
fn formen(dokument: &Document<'_>) -> Vec<(String, Kasten)> {
    let mut alle = Vec::new();
    for ebene in dokument.descendants().filter(|n| n.has_tag_name("g")) {
        let name = ebene.attribute("data-ebene").unwrap();
        if !GEZEICHNET.contains(&name) {
            continue;
        }
        for form in ebene.children().filter(Node::is_element) {
            let (dx, dy) = versatz(&form);
            let mut ecken: Vec<(i32, i32)> = Vec::new();
            match form.tag_name().name() {
                "rect" => {
                    let (x, y) = (zahl(&form, "x"), zahl(&form, "y"));
                    ecken.extend([(x, y), (x + zahl(&form, "width"), y + zahl(&form, "height"))]);
                }
                "circle" => {
                    let (x, y) = (zahl(&form, "cx"), zahl(&form, "cy"));
                    ecken.extend([(x - 2, y - 2), (x + 2, y + 2)]);
                }
                "path" => {
                    let zug = form.attribute("d").unwrap().trim_start_matches('M').trim_end_matches('Z');
                    for ecke in zug.split('L') {
                        let (x, y) = ecke.split_once(' ').unwrap();
                        ecken.push((x.parse().unwrap(), y.parse().unwrap()));
                    }
                }
                fremd => panic!("{fremd} in {name}"),
            }
            let (xs, ys) = (|| ecken.iter().map(|e| e.0 + dx), || ecken.iter().map(|e| e.1 + dy));
            let k = Kasten {
                links: xs().min().unwrap(),
                oben: ys().min().unwrap(),
                rechts: xs().max().unwrap(),
                unten: ys().max().unwrap(),
            };
            alle.push((name.to_owned(), k));
        }
    }
    alle
}

/// What every chart must keep.
pub(super) fn pruefe(bild: &Bild, f: &Format<'_>) {
    let wo = format!("{} bei {}×{}, Demodaten {}", bild.titel, f.breite, f.hoehe, f.demodaten);
    assert!(!bild.svg.contains("<script"), "{wo}");
    let dokument = Document::parse(&bild.svg).unwrap();
    let wurzel = dokument.root_element();
    let (w, h) = (zahl(&wurzel, "width"), zahl(&wurzel, "height"));
    assert_eq!(w, i32::try_from(f.breite).unwrap(), "{wo}");
    assert!(h <= 1600 || f.unterschrift.is_some(), "{wo}: {h}");
    let rand = Kasten { links: 2, oben: 2, rechts: w - 2, unten: h - 2 };
    let (worte, formen) = (worte(&dokument), formen(&dokument));
    for (i, (wort, kasten)) in worte.iter().enumerate() {
        assert!(rand.enthaelt(kasten), "{wo}: {wort} ragt hinaus: {kasten:?}");
        for (anderes, k) in &worte[..i] {
            assert!(!kasten.trifft(k), "{wo}: {wort} überdeckt {anderes}: {kasten:?} {k:?}");
        }
        for (form, k) in &formen {
            assert!(!kasten.trifft(k), "{wo}: {wort} liegt auf {form}: {kasten:?} {k:?}");
        }
    }
    for (form, k) in &formen {
        assert!(rand.mit_rand(2).enthaelt(k), "{wo}: {form} ragt hinaus: {k:?}");
    }
    for marke in &bild.marken {
        assert!((0..=w).contains(&marke.x) && (0..=h).contains(&marke.y), "{wo}: {marke:?}");
        assert!(!marke.text.is_empty() && !marke.reihe.is_empty(), "{wo}: {marke:?}");
    }
    assert!(!bild.titel.is_empty() && bild.befund.ends_with('.'), "{wo}: {}", bild.befund);
    assert!(bild.befund.chars().count() < 1_000, "{wo}: der Befund ist ein Satz");
    let kinder: Vec<_> = wurzel.children().filter(Node::is_element).take(2).collect();
    assert_eq!(kinder[0].text(), Some(bild.titel.as_str()));
    assert_eq!(kinder[1].text(), Some(bild.befund.as_str()));
    for zeile in &bild.tabelle.zeilen {
        assert_eq!(zeile.len(), bild.tabelle.koepfe.len(), "{wo}");
        assert!(zeile.iter().all(|zelle| !zelle.is_empty()), "{wo}: {zeile:?}");
    }
    let hat = |wort: &str| worte.iter().any(|(w, _)| w == wort);
    assert_eq!(hat("Demodaten"), f.demodaten, "{wo}");
}

/// Draws in many formats.
pub(super) fn ueberall(zeichnen: impl Fn(&Format<'_>) -> Result<Bild, DiagrammFehler>) {
    for (i, breite) in BREITEN.into_iter().enumerate() {
        let hoehe = [200, 480, 1600][i % 3];
        let thema = if i % 2 == 0 { Thema::Hell } else { Thema::Dunkel };
        let satz = "Zählregel Z1 · Stichtag 30.06.2022 · Nenner 557 · davon unbekannt 96\nnicht zitierfähig";
        let (demodaten, unterschrift) = [(false, None), (true, None), (true, Some(satz))][(i + i / 3) % 3];
        let f = Format { breite, hoehe, thema, demodaten, unterschrift };
        pruefe(&zeichnen(&f).unwrap(), &f);
    }
}

fn format() -> Format<'static> {
    Format { breite: 800, hoehe: 480, thema: Thema::Hell, demodaten: false, unterschrift: None }
}

#[test]
fn leiter_und_themenfelder() {
    let stichtag = d("2022-06-30");
    for saat in 0..8 {
        let mut w = Wuerfel::neu(saat);
        let anzahl = [0, 1, 9, 500, 3, 9, 35, 9][saat as usize];
        let namen: Vec<(String, String)> = (0..anzahl).map(|_| (w.name(), w.name())).collect();
        let werte: Vec<(Anteil, Vec<Anteil>)> =
            (0..anzahl).map(|_| (w.anteil(), (0..w.bis(4)).map(|_| w.anteil()).collect())).collect();
        let gemeldet: Vec<Vec<leiter::Messwert<'_>>> = namen
            .iter()
            .zip(&werte)
            .map(|((quelle, datum), (_, werte))| {
                let wert = |a: &Anteil| leiter::Messwert {
                    datum: if a.zaehler.is_multiple_of(2) { "12.12.2022" } else { datum },
                    quelle: if a.zaehler.is_multiple_of(3) { quelle } else { "MHKBD" },
                    zaehler: a.zaehler,
                    nenner: a.nenner,
                };
                werte.iter().map(wert).collect()
            })
            .collect();
        let sprossen: Vec<leiter::Sprosse<'_>> = namen
            .iter()
            .zip(&werte)
            .zip(&gemeldet)
            .map(|(((schluessel, name), (anteil, _)), veroeffentlicht)| leiter::Sprosse {
                schluessel: if anteil.zaehler % 2 == 0 { "Z3-Kreis" } else { schluessel },
                name,
                anteil: *anteil,
                veroeffentlicht,
                ziel: "z",
            })
            .collect();
        let eingabe = leiter::Eingabe { stichtag, sprossen: &sprossen };
        ueberall(|f| leiter::zeichnen(&eingabe, f));
        let bild = leiter::zeichnen(&eingabe, &format()).unwrap();
        assert_eq!(bild, leiter::zeichnen(&eingabe, &format()).unwrap(), "gleiche Eingabe, gleiche Bytes");
        let alle = anzahl + gemeldet.iter().map(Vec::len).sum::<usize>();
        assert_eq!(bild.tabelle.zeilen.len(), alle, "die Tabelle hat alles");
        assert_eq!(bild.svg.contains("weitere Regeln (siehe Tabelle)"), anzahl >= 35, "{anzahl}");
        let felder: Vec<themenfelder::Feld<'_>> = namen
            .iter()
            .zip(&werte)
            .map(|((name, _), (anteil, _))| themenfelder::Feld { name, anteil: *anteil, ziel: "" })
            .collect();
        let eingabe = themenfelder::Eingabe { regel: BOESE, felder: &felder };
        ueberall(|f| themenfelder::zeichnen(&eingabe, f));
        assert_eq!(themenfelder::zeichnen(&eingabe, &format()).unwrap().tabelle.zeilen.len(), anzahl);
    }
}

#[test]
fn unbekanntes_ist_nirgends_null() {
    let stumm = Anteil { zaehler: 0, nenner: 27, unbekannt: 27 };
    let null = Anteil { zaehler: 0, nenner: 27, unbekannt: 0 };
    let feld = |name, anteil| themenfelder::Feld { name, anteil, ziel: "" };
    let felder = [feld("Stumm", stumm), feld("Leer", null), feld("Voll", Anteil { zaehler: 27, ..null })];
    let bild =
        themenfelder::zeichnen(&themenfelder::Eingabe { regel: "Z1", felder: &felder }, &format()).unwrap();
    let spalte = |i: usize| -> Vec<&str> { bild.tabelle.zeilen.iter().map(|z| z[i].as_str()).collect() };
    assert_eq!(spalte(0), ["Voll", "Leer", "Stumm"], "Unbekanntes steht hinter bekannten Nullen");
    assert_eq!(spalte(1), ["27", "0", "unbekannt"]);
    assert_eq!(
        bild.befund.replace('\u{a0}', " "),
        "Nach Z1: am höchsten Voll mit 100,0 %, am niedrigsten von den bekannten Leer mit 0,0 %; 27 Leistungen sind unbekannt."
    );
    assert!(bild.marken[2].text.contains("unbekannt") && !bild.marken[2].text.contains('%'));
}

#[test]
fn vier_felder() {
    for anzahl in [0, 1, 4, 35, 575] {
        let mut w = Wuerfel::neu(anzahl);
        let namen: Vec<String> = (0..anzahl).map(|_| w.name()).collect();
        let mut wert = || [Some(true), Some(false), None][w.bis(3) as usize];
        let leistungen: Vec<vierfelder::Leistung<'_>> = namen
            .iter()
            .map(|name| vierfelder::Leistung { name, ueberall: wert(), ende_zu_ende: wert() })
            .collect();
        let eingabe = vierfelder::Eingabe { leistungen: &leistungen };
        ueberall(|f| vierfelder::zeichnen(&eingabe, f));
        let bild = vierfelder::zeichnen(&eingabe, &format()).unwrap();
        assert_eq!(bild.tabelle.zeilen.len(), namen.len());
        let unbekannt =
            leistungen.iter().filter(|l| l.ueberall.is_none() || l.ende_zu_ende.is_none()).count();
        assert!(anzahl == 0 || bild.befund.ends_with(&format!("unbekannt {unbekannt}.")), "{}", bild.befund);
        let ziele: Vec<&str> = bild.marken.iter().map(|m| m.ziel.as_str()).collect();
        assert_eq!(ziele, if anzahl == 0 { vec![] } else { vierfelder::ZIELE.to_vec() });
    }
}

#[test]
fn verteilung_je_art() {
    let a = |zaehler, unbekannt| Anteil { zaehler, nenner: 100, unbekannt };
    for (werte, fuenf) in [
        (vec![a(5, 0)], [5, 5, 5, 5, 5]),
        (vec![a(9, 0), a(1, 0)], [1, 1, 1, 9, 9]),
        (vec![a(4, 0), a(1, 0), a(2, 0), a(3, 0)], [1, 1, 2, 3, 4]),
        (vec![a(0, 100), a(5, 0), a(0, 0), a(7, 3), a(6, 0), a(8, 0)], [0, 5, 6, 7, 8]),
    ] {
        let v = stufen::verteilung(&werte).unwrap();
        let zaehler = [v.kleinster, v.viertel, v.median, v.dreiviertel, v.groesster].map(|a| a.zaehler);
        assert_eq!(zaehler, fuenf, "{werte:?}");
        assert_eq!(v.gemeldet + v.unbekannt, werte.len() as u64);
        assert!(v.median_hoechstens.vergleiche(&v.median).is_ge());
    }
    assert_eq!(stufen::verteilung(&[a(0, 100), Anteil { zaehler: 0, nenner: 0, unbekannt: 0 }]), None);
    for saat in 0..12 {
        let mut w = Wuerfel::neu(saat);
        let arten: Vec<(String, Vec<Anteil>)> = (0..[0, 1, 3, 40][saat as usize % 4])
            .map(|i| (w.name(), (0..w.bis([1, 5, 30, 400][i % 4])).map(|_| w.anteil()).collect()))
            .collect();
        let arten: Vec<stufen::Art<'_>> =
            arten.iter().map(|(name, werte)| stufen::Art { name, werte, ziel: "" }).collect();
        let eingabe = stufen::Eingabe { kennzahl: BOESE, arten: &arten };
        ueberall(|f| stufen::zeichnen(&eingabe, f));
    }
}

#[test]
fn fortschritt_geht_auf() {
    let wandel = |dazu, weg| fortschritt::Wandel { dazu, weg, ziel: "" };
    let (von, bis) = (d("2021-12-31"), d("2022-06-30"));
    for saat in 0..20 {
        let mut w = Wuerfel::neu(saat);
        let mut teile = [(0, 0); 3];
        let anfang = w.bis(400);
        let mut lauf = anfang;
        for teil in &mut teile {
            teil.0 = w.bis(3) * w.bis(60);
            teil.1 = w.bis(3) * w.bis(lauf + teil.0 + 1) / 2;
            lauf = lauf + teil.0 - teil.1;
        }
        let ende = Anteil { zaehler: lauf, nenner: lauf + w.bis(300), unbekannt: 0 };
        let [echt, katalog, berichtigung] = teile.map(|(dazu, weg)| wandel(dazu, weg));
        let eingabe = fortschritt::Eingabe {
            regel: if saat % 5 == 0 { BOESE } else { "Z1" },
            von: (von, Anteil { zaehler: anfang, nenner: anfang + 90, unbekannt: w.bis(90) }),
            bis: (bis, Anteil { unbekannt: ende.nenner - ende.zaehler, ..ende }),
            echt,
            katalog,
            berichtigung,
        };
        ueberall(|f| fortschritt::zeichnen(&eingabe, f));
        let falsch = fortschritt::Eingabe { echt: wandel(echt.dazu + 1, echt.weg), ..eingabe };
        assert!(matches!(fortschritt::zeichnen(&falsch, &format()), Err(DiagrammFehler::Summe)));
        let verkehrt = fortschritt::Eingabe { bis: (d("2020-01-01"), ende), ..eingabe };
        assert!(matches!(fortschritt::zeichnen(&verkehrt, &format()), Err(DiagrammFehler::Spanne)));
    }
    let null = Anteil { zaehler: 3, nenner: 9, unbekannt: 0 };
    let nichts = fortschritt::Eingabe {
        regel: "Z1",
        von: (von, null),
        bis: (bis, Anteil { nenner: 10, ..null }),
        echt: wandel(2, 0),
        katalog: wandel(0, 1),
        berichtigung: wandel(0, 1),
    };
    let bild = fortschritt::zeichnen(&nichts, &format()).unwrap();
    let worte: Vec<&str> = bild.tabelle.zeilen.iter().map(|z| z[1].as_str()).collect();
    assert_eq!(worte, ["Stand", "+2", "−1", "−1", "Stand"]);
    assert!(bild.befund.contains("Anderer Nenner: 10 statt 9."), "{}", bild.befund);
    let zu_viel = fortschritt::Eingabe { katalog: wandel(0, 9), ..nichts };
    assert!(matches!(fortschritt::zeichnen(&zu_viel, &format()), Err(DiagrammFehler::Summe)));
}
