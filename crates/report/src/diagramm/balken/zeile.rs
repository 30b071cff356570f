//! Draws the axis and one row.

use super::super::DiagrammFehler;
use super::super::achse::{Zahlen, zahl};
use super::super::anteil::strecke;
use super::super::buehne::{Buehne, RAND};
use super::super::ebene::HALB;
use super::super::farben::{Rolle, farbe, hex};
use super::super::formen::{Formen, Rand};
use super::super::satz::kuerzen;
use super::super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::lage::{Reihe, Spalten, nebeneinander};
use super::{Achse, Balken, DICK, DUENN, Ort, SCHLUESSEL, SPUR, ZEILE};

/// Numbers of the axis; gives the pixels of its lines.
pub(super) fn achse(b: &mut Buehne, achse: Achse, s: &Spalten, y: i32) -> Result<Vec<i32>, DiagrammFehler> {
    let werte: Vec<(u64, u64, String)> = match achse {
        Achse::Prozent => {
            let schritt = if s.laenge >= 220 { 25 } else { 50 };
            let text = |p: u64| if p == 100 { "100\u{a0}%".to_owned() } else { p.to_string() };
            (0..=100).step_by(schritt).map(|p| (p, 100, text(p))).collect()
        }
        Achse::Promille(oben) => {
            let schritt = (oben / if s.laenge >= 220 { 4 } else { 2 }).max(1);
            let text = |p: u64| {
                let bruch = if schritt.is_multiple_of(10) { String::new() } else { format!(",{}", p % 10) };
                format!("{}{bruch}{}", p / 10, if p + schritt > oben { "\u{a0}%" } else { "" })
            };
            (0..=oben).step_by(usize::try_from(schritt).unwrap_or(1)).map(|p| (p, oben, text(p))).collect()
        }
        Achse::Zahl(oben) => {
            let zahlen = Zahlen::neu(u32::try_from(oben).unwrap_or(u32::MAX), s.laenge / 3);
            zahlen.striche().filter(|z| *z <= oben).map(|z| (z, oben.max(1), zahl(z))).collect()
        }
    };
    let mut striche = Vec::new();
    let mut frei = i32::MIN;
    for (teil, ganzes, text) in werte {
        let x = s.links + strecke(teil, ganzes, s.laenge);
        striche.push(x);
        let weit = breite(&text, KLEIN, Schnitt::Normal)?;
        let (links, ende) = (x - weit / 2, x - weit / 2 + weit);
        let (links, anker, ort) = if ende > b.breite - RAND {
            (b.breite - RAND - weit, Anker::Ende, b.breite - RAND)
        } else if links < RAND {
            (RAND, Anker::Anfang, RAND)
        } else {
            (links, Anker::Mitte, x)
        };
        if links > frei {
            b.schreibe(text, (ort, y), anker, Rolle::TextLeise);
            frei = links + weit + 8;
        }
    }
    Ok(striche)
}

pub(super) fn zeile(
    b: &mut Buehne,
    balken: &Balken,
    reihe: &Reihe,
    s: &Spalten,
    y: i32,
    striche: &[i32],
) -> Result<Ort, DiagrammFehler> {
    let zeilen = |n: usize| i32::try_from(n).unwrap_or(0);
    let hoehe = reihe.text;
    let kopf = kuerzen(&balken.kopf, SCHLUESSEL, KLEIN, Schnitt::Halbfett)?;
    // Baseline of the first of n lines around a middle.
    let erste = |mitte: i32, n: usize| mitte + 4 - (zeilen(n) - 1) * ZEILE / 2;
    let (oben, dicke, mut lauf) = if s.breit {
        let mitte = y + hoehe / 2;
        let start = erste(mitte, reihe.name.len());
        b.betone(kopf, (RAND, start), Anker::Anfang, Rolle::Text);
        zeilen_schreiben(b, &reihe.name, (RAND + reihe.kopf, start), Anker::Anfang, Rolle::Text);
        let rechts = b.breite - RAND;
        let start = erste(mitte, 1 + reihe.neben.len());
        b.betone(&balken.wert, (rechts, start), Anker::Ende, Rolle::Text);
        zeilen_schreiben(b, &reihe.neben, (rechts, start + ZEILE), Anker::Ende, Rolle::TextLeise);
        (mitte - DICK / 2, DICK, y + hoehe + balken.zusatz - 3)
    } else {
        b.betone(kopf, (RAND, y + 14), Anker::Anfang, Rolle::Text);
        zeilen_schreiben(b, &reihe.name, (RAND + reihe.kopf, y + 14), Anker::Anfang, Rolle::Text);
        let oben = y + zeilen(reihe.name.len().max(1)) * ZEILE + 5;
        let mut grund = oben + DUENN + balken.zusatz + 16;
        for wert in &reihe.wert {
            b.betone(wert, (RAND, grund), Anker::Anfang, Rolle::Text);
            grund += ZEILE;
        }
        match (reihe.wert.last(), reihe.neben.first()) {
            (Some(w), Some(n)) if reihe.neben.len() == 1 && nebeneinander(w, n, s.rechts)? => {
                let x = RAND + breite(w, KLEIN, Schnitt::Halbfett)? + 8;
                b.schreibe(n, (x, grund - ZEILE), Anker::Anfang, Rolle::TextLeise);
            }
            _ => zeilen_schreiben(b, &reihe.neben, (RAND, grund), Anker::Anfang, Rolle::TextLeise),
        }
        (oben, DUENN, y + hoehe + balken.zusatz - 10)
    };
    let mut raster = Formen::default();
    for x in striche {
        let rolle = if *x == s.links { Rolle::Achse } else { Rolle::Raster };
        raster.zug(
            &[(*x, oben - 3), (*x, oben + dicke + 3)],
            false,
            None,
            Some(Rand::fein(farbe(b.thema, rolle))),
        );
    }
    b.blatt.formen("raster", &[HALB], raster);
    let mut ort = Ort { links: s.links, laenge: s.laenge, oben, dicke, breit: s.breit, stellen: Vec::new() };
    let mut formen = Formen::default();
    for teil in balken.teile.iter().filter(|t| t.bis > t.von && balken.ganzes > 0) {
        let fuellung = b.muster(teil.muster);
        let rand = Rand::von(teil.muster.rand(b.thema));
        let (von, bis) = (ort.x(teil.von, balken.ganzes), ort.x(teil.bis, balken.ganzes));
        // A part between two others keeps its pixel.
        formen.kasten((von.min(bis - 1), oben), (bis, oben + dicke), Some(&fuellung), Some(rand));
    }
    b.blatt.formen("balken", &[HALB], formen);
    for spur in &reihe.stellen {
        let mitte = lauf + SPUR / 2 - 2;
        raute(b, (spur.x, mitte));
        ort.stellen.push((spur.x, mitte));
        let grund = if spur.darunter { mitte + 4 + ZEILE } else { mitte + 4 };
        for (text, x, anker) in &spur.worte {
            b.schreibe(text, (*x, grund), *anker, Rolle::Basis);
        }
        lauf += if spur.darunter { SPUR + ZEILE } else { SPUR };
    }
    Ok(ort)
}

pub(super) fn zeilen_schreiben(
    b: &mut Buehne,
    zeilen: &[String],
    (x, y): (i32, i32),
    anker: Anker,
    rolle: Rolle,
) {
    let mut grund = y;
    for zeile in zeilen {
        b.schreibe(zeile, (x, grund), anker, rolle);
        grund += ZEILE;
    }
}

/// The glyph ◆ of a published value.
fn raute(b: &mut Buehne, (x, y): (i32, i32)) {
    let mut formen = Formen::default();
    let ecken = [(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)];
    let rand = Rand::fein(farbe(b.thema, Rolle::TextLeise));
    let ton = hex(farbe(b.thema, Rolle::Basis));
    formen.zug(&ecken, true, Some(&ton), Some(rand));
    b.blatt.formen("veroeffentlicht", &[HALB], formen);
}
