//! Areas as SVG paths: scaled, thinned and quantised to a tenth of a pixel, in whole numbers.

use super::geometrie::{Ecke, Geometrie};

/// A corner that lies closer than this to the line between its neighbours is left out; in tenths of a pixel.
const GLATT: i64 = 3;

/// From the plane to tenths of a pixel, relative to the north-western corner of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Massstab {
    nullpunkt: Ecke,
    /// Tenths of a pixel per unit of the plane, in fractions of 2³².
    faktor: i64,
}

impl Massstab {
    /// The map as large as the box allows; gives its size in pixels as well.
    pub(super) fn neu(karte: &Geometrie, (breit, hoch): (i32, i32)) -> (Self, (i32, i32)) {
        let (von, bis) = karte.rahmen();
        let weite = i64::from(bis.0) - i64::from(von.0);
        let hoehe = i64::from(bis.1) - i64::from(von.1);
        let (breit, hoch) = (i64::from(breit.max(1)) * 10, i64::from(hoch.max(1)) * 10);
        let (zehntel, einheiten) = if weite * hoch >= hoehe * breit { (breit, weite) } else { (hoch, hoehe) };
        // The plane is at most 800,000 units wide, a picture 20,000 tenths: the product below stays under 2⁶³.
        let massstab = Self { nullpunkt: von, faktor: (zehntel << 32) / einheiten.max(1) };
        let (x, y) = massstab.ort(bis);
        let pixel = |z: i64| i32::try_from(z / 10 + 1).unwrap_or(0);
        (massstab, (pixel(x), pixel(y)))
    }

    /// Tenths of a pixel of a corner.
    pub(super) fn ort(&self, ecke: Ecke) -> (i64, i64) {
        let wert = |e: i32, null: i32| ((i64::from(e) - i64::from(null)) * self.faktor + (1 << 31)) >> 32;
        (wert(ecke.0, self.nullpunkt.0), wert(ecke.1, self.nullpunkt.1))
    }

    /// Value of `d` for the rings of an area, in tenths of a pixel. Never empty: an area that would vanish keeps its
    /// first three corners.
    pub(super) fn pfad(&self, ringe: &[Vec<Ecke>], aus: &mut String) {
        for ring in ringe {
            let mut punkte: Vec<(i64, i64)> = ring.iter().map(|e| self.ort(*e)).collect();
            punkte.dedup();
            let glatt = glaetten(&punkte);
            let punkte = if glatt.len() < 3 { &punkte } else { &glatt };
            let Some((mut x, mut y)) = punkte.first().copied() else { continue };
            aus.push('M');
            zahl(x, aus);
            aus.push(' ');
            zahl(y, aus);
            aus.push('l');
            let mut erster = true;
            for (naechstes_x, naechstes_y) in punkte.iter().skip(1) {
                let (dx, dy) = (naechstes_x - x, naechstes_y - y);
                if !erster && dx >= 0 {
                    aus.push(' ');
                }
                erster = false;
                zahl(dx, aus);
                if dy >= 0 {
                    aus.push(' ');
                }
                zahl(dy, aus);
                (x, y) = (*naechstes_x, *naechstes_y);
            }
            if erster {
                aus.push_str("0 0");
            }
            aus.push('z');
        }
    }
}

/// Writes a number. A map has tens of thousands of them; the formatter of the standard library takes most of its time.
fn zahl(wert: i64, aus: &mut String) {
    if wert < 0 {
        aus.push('-');
    }
    let mut rest = wert.unsigned_abs();
    let mut teiler = 1;
    while rest / teiler >= 10 {
        teiler *= 10;
    }
    while teiler > 0 {
        // A digit.
        aus.push(char::from(b'0' + u8::try_from(rest / teiler).unwrap_or(0)));
        rest %= teiler;
        teiler /= 10;
    }
}

/// Thins a closed ring (Douglas and Peucker 1973), split at its first corner and the one farthest from it.
fn glaetten(ring: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let Some(erster) = ring.first() else { return Vec::new() };
    let weit = |p: &(i64, i64)| (p.0 - erster.0).pow(2) + (p.1 - erster.1).pow(2);
    let fern =
        ring.iter().enumerate().max_by_key(|(i, p)| (weit(p), std::cmp::Reverse(*i))).map_or(0, |(i, _)| i);
    let mut zug: Vec<(i64, i64)> = ring.to_vec();
    zug.push(*erster);
    let mut behalten = vec![false; zug.len()];
    for i in [0, fern, ring.len()] {
        if let Some(b) = behalten.get_mut(i) {
            *b = true;
        }
    }
    let mut offen = vec![(0, fern), (fern, ring.len())];
    while let Some((von, bis)) = offen.pop() {
        let (Some(a), Some(b)) = (zug.get(von).copied(), zug.get(bis).copied()) else { continue };
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let laenge2 = dx * dx + dy * dy;
        let mitte = zug.iter().enumerate().take(bis).skip(von + 1);
        // Squared distance times squared length, without a division.
        let abstand = |p: &(i64, i64)| {
            let (px, py) = (p.0 - a.0, p.1 - a.1);
            if laenge2 == 0 { px * px + py * py } else { (dx * py - dy * px).pow(2) }
        };
        if let Some((i, weit)) =
            mitte.map(|(i, p)| (i, abstand(p))).max_by_key(|(i, w)| (*w, std::cmp::Reverse(*i)))
            && weit > GLATT * GLATT * laenge2.max(1)
        {
            if let Some(b) = behalten.get_mut(i) {
                *b = true;
            }
            offen.push((von, i));
            offen.push((i, bis));
        }
    }
    zug.pop();
    zug.iter().zip(behalten).filter(|(_, b)| *b).map(|(p, _)| *p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duennt_nur_was_auf_der_linie_liegt() {
        let ring = [(0, 0), (50, 1), (100, 0), (100, 50), (103, 100), (50, 130), (0, 100)];
        let glatt = glaetten(&ring);
        assert_eq!(glatt, [(0, 0), (100, 0), (103, 100), (50, 130), (0, 100)]);
        assert_eq!(glaetten(&[]), []);
    }

    #[test]
    fn zahlen_wie_gewohnt() {
        for wert in [0, 1, 9, 10, 99, 100, 101, 12_345, i64::MAX, -1, -10, -987, i64::MIN] {
            let mut aus = String::new();
            zahl(wert, &mut aus);
            assert_eq!(aus, wert.to_string());
        }
    }

    #[test]
    fn pfade_sind_knapp_und_lesbar() {
        let text = br#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon",
            "coordinates":[[[7.0,51.0],[7.5,51.0],[7.5,51.5],[7.0,51.5],[7.0,51.0]]]},"properties":{"kreis":"05111"}}]}"#;
        let karte = Geometrie::lesen(text).unwrap();
        let (massstab, groesse) = Massstab::neu(&karte, (100, 100));
        // A degree of longitude is 0.62 of one of latitude.
        assert_eq!(groesse, (63, 101));
        let mut d = String::new();
        for gebiet in karte.gebiete() {
            massstab.pfad(&gebiet.ringe, &mut d);
        }
        assert_eq!(d, "M0 1000l623 0 0-1000-623 0z");
    }
}
