//! Areas of a map, read once from TopoJSON or GeoJSON and kept.
//!
//! Projection: equirectangular with the cosine of 51.5° north, the middle of Nordrhein-Westfalen. A cosine at run time
//! may differ between machines in its last bit, so it is a constant. Everything behind it is whole numbers.

use std::collections::HashSet;

use serde::Deserialize;

use super::super::DiagrammFehler;
use super::innen;

/// cos(51.5°).
const KOSINUS: f64 = 0.622_514_636_637_62;
/// Units of the plane per degree of latitude: some 1.1 m each.
const EINHEITEN: f64 = 100_000.0;
/// Twice the area of a gap: 60 hectares.
const SPALT: i64 = 970_000;
/// Largest file that is read; the shipped ones have less than 400 kB.
const BYTES: usize = 4 << 20;
/// Most areas of a map.
const GEBIETE: usize = 2_000;
/// Most corners of all areas together.
const ECKEN: usize = 400_000;
/// Nordrhein-Westfalen with room around it, in degrees: length, then latitude.
const LAENGE: std::ops::RangeInclusive<f64> = 4.0..=12.0;
const BREITE: std::ops::RangeInclusive<f64> = 48.0..=54.0;

/// A corner in the plane: eastwards, southwards.
pub(super) type Ecke = (i32, i32);

/// The areas of a map, in the order of their keys.
#[derive(Debug, Clone)]
pub struct Geometrie {
    gebiete: Vec<Gebiet>,
    von: Ecke,
    bis: Ecke,
}

/// One area.
#[derive(Debug, Clone)]
pub(super) struct Gebiet {
    /// Eight digits; a Kreis of the file of Kreise has its five digits and "000", as in the catalogue.
    pub(super) ags: String,
    /// Name of the file; empty where it has none.
    pub(super) name: String,
    /// Outer and inner rings, without the repeated last corner; the even-odd rule tells what is inside.
    pub(super) ringe: Vec<Vec<Ecke>>,
    /// A point well inside.
    pub(super) innen: Ecke,
}

impl Geometrie {
    /// Reads the areas of `data/nrw_gemeinden.topojson` or `data/nrw_kreise.geojson`.
    ///
    /// The bytes may come from anywhere: size, number of areas and corners, keys and coordinates are bounded, unknown
    /// fields are refused.
    ///
    /// # Errors
    /// [`DiagrammFehler::Geometrie`] with the reason.
    pub fn lesen(bytes: &[u8]) -> Result<Self, DiagrammFehler> {
        if bytes.len() > BYTES {
            return Err(fehler("sie ist größer als 4 MB"));
        }
        let datei: Datei = serde_json::from_slice(bytes).map_err(|e| fehler(&e.to_string()))?;
        let mut gebiete = match datei {
            Datei::Topology { arcs, transform, objects, .. } => topologie(&arcs, &transform, objects)?,
            Datei::FeatureCollection { features } => sammlung(features)?,
        };
        gebiete.sort_by(|a, b| a.ags.cmp(&b.ags));
        if gebiete.is_empty() || gebiete.len() > GEBIETE {
            return Err(fehler("sie hat keine oder zu viele Flächen"));
        }
        let mut schon = HashSet::new();
        if let Some(doppelt) = gebiete.iter().find(|g| !schon.insert(g.ags.as_str())) {
            return Err(fehler(&format!("die Fläche {} steht zweimal da", doppelt.ags)));
        }
        let alle = || gebiete.iter().flat_map(|g| g.ringe.iter().flatten());
        if alle().count() > ECKEN {
            return Err(fehler("sie hat zu viele Ecken"));
        }
        let rand = |wahl: fn(&Ecke) -> i32| (alle().map(wahl).min(), alle().map(wahl).max());
        let ((Some(l), Some(r)), (Some(o), Some(u))) = (rand(|e| e.0), rand(|e| e.1)) else {
            return Err(fehler("sie hat keine Ecken"));
        };
        if l >= r || o >= u {
            return Err(fehler("ihre Flächen haben keine Ausdehnung"));
        }
        Ok(Self { von: (l, o), bis: (r, u), gebiete })
    }

    /// Keys of all areas in ascending order.
    pub fn schluessel(&self) -> impl Iterator<Item = &str> {
        self.gebiete.iter().map(|g| g.ags.as_str())
    }

    pub(super) fn gebiete(&self) -> &[Gebiet] {
        &self.gebiete
    }

    /// The box around all areas: north-western and south-eastern corner.
    pub(super) fn rahmen(&self) -> (Ecke, Ecke) {
        (self.von, self.bis)
    }
}

fn fehler(grund: &str) -> DiagrammFehler {
    DiagrammFehler::Geometrie(grund.to_owned())
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Datei {
    Topology {
        arcs: Vec<Vec<[i32; 2]>>,
        #[serde(rename = "bbox")]
        _bbox: Option<[f64; 4]>,
        transform: Raster,
        objects: Ebenen,
    },
    FeatureCollection {
        features: Vec<Merkmal>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raster {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ebenen {
    gemeinden: Ebene,
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Ebene {
    GeometryCollection { geometries: Vec<Bogenflaeche> },
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Bogenflaeche {
    Polygon { arcs: Vec<Vec<i32>>, properties: Gemeinde },
    MultiPolygon { arcs: Vec<Vec<Vec<i32>>>, properties: Gemeinde },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gemeinde {
    ags: String,
    name: String,
    #[serde(rename = "bez")]
    _bez: String,
    #[serde(rename = "kreis")]
    _kreis: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Merkmal {
    Feature { geometry: Form, properties: Kreis },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kreis {
    kreis: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates", deny_unknown_fields)]
enum Form {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

fn topologie(arcs: &[Vec<[i32; 2]>], raster: &Raster, ebenen: Ebenen) -> Result<Vec<Gebiet>, DiagrammFehler> {
    let mut boegen = Vec::with_capacity(arcs.len());
    for bogen in arcs {
        let (mut x, mut y) = (0_i32, 0_i32);
        let mut zug = Vec::with_capacity(bogen.len());
        for [dx, dy] in bogen {
            let ueberlauf = || fehler("ein Bogen läuft aus dem Raster");
            x = x.checked_add(*dx).ok_or_else(ueberlauf)?;
            y = y.checked_add(*dy).ok_or_else(ueberlauf)?;
            let [sx, sy] = raster.scale;
            let [tx, ty] = raster.translate;
            zug.push(projizieren([f64::from(x) * sx + tx, f64::from(y) * sy + ty])?);
        }
        boegen.push(zug);
    }
    let Ebene::GeometryCollection { geometries } = ebenen.gemeinden;
    let mut gesamt = 0;
    let mut gebiete = Vec::with_capacity(geometries.len().min(GEBIETE));
    for flaeche in geometries {
        let (teile, g) = match flaeche {
            Bogenflaeche::Polygon { arcs, properties } => (vec![arcs], properties),
            Bogenflaeche::MultiPolygon { arcs, properties } => (arcs, properties),
        };
        let mut ringe = Vec::new();
        for nummern in teile.into_iter().flatten() {
            let ring = ring(&boegen, &nummern)?;
            gesamt += ring.len();
            // A small file may name its arcs over and over.
            if gesamt > ECKEN {
                return Err(fehler("sie hat zu viele Ecken"));
            }
            ringe.push(ring);
        }
        gebiete.push(gebiet(g.ags, g.name, ringe)?);
    }
    Ok(gebiete)
}

/// Joins arcs; a negative number n means arc −n−1 backwards.
fn ring(boegen: &[Vec<Ecke>], nummern: &[i32]) -> Result<Vec<Ecke>, DiagrammFehler> {
    let mut ring: Vec<Ecke> = Vec::new();
    for nummer in nummern {
        let rueckwaerts = *nummer < 0;
        let stelle = if rueckwaerts { !*nummer } else { *nummer };
        let bogen = usize::try_from(stelle).ok().and_then(|i| boegen.get(i));
        let bogen = bogen.ok_or_else(|| fehler("eine Fläche nennt einen Bogen, den es nicht gibt"))?;
        if rueckwaerts {
            ring.extend(bogen.iter().rev());
        } else {
            ring.extend(bogen);
        }
        if ring.len() > ECKEN {
            return Err(fehler("sie hat zu viele Ecken"));
        }
    }
    Ok(ring)
}

fn sammlung(merkmale: Vec<Merkmal>) -> Result<Vec<Gebiet>, DiagrammFehler> {
    let mut gebiete = Vec::with_capacity(merkmale.len().min(GEBIETE));
    for Merkmal::Feature { geometry, properties } in merkmale {
        let teile = match geometry {
            Form::Polygon(ringe) => vec![ringe],
            Form::MultiPolygon(teile) => teile,
        };
        let ringe = teile.into_iter().flatten();
        let ringe = ringe.map(|r| r.into_iter().map(projizieren).collect::<Result<Vec<_>, _>>());
        let ringe = ringe.collect::<Result<Vec<_>, _>>()?;
        gebiete.push(gebiet(format!("{}000", properties.kreis), String::new(), ringe)?);
    }
    Ok(gebiete)
}

fn gebiet(ags: String, name: String, roh: Vec<Vec<Ecke>>) -> Result<Gebiet, DiagrammFehler> {
    if ags.len() != 8 || !ags.bytes().all(|b| b.is_ascii_digit()) {
        return Err(fehler("ein Schlüssel hat nicht acht Ziffern"));
    }
    if name.chars().count() > 200 {
        return Err(fehler(&format!("der Name der Fläche {ags} ist zu lang")));
    }
    let mut ringe = Vec::with_capacity(roh.len());
    for mut ring in roh {
        ring.dedup();
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if ring.len() < 3 {
            return Err(fehler(&format!("ein Ring der Fläche {ags} hat weniger als drei Ecken")));
        }
        ringe.push((inhalt(&ring), ring));
    }
    // What is left between roughly drawn neighbours is no hole; the smallest exclave has 74 hectares.
    let groesster = ringe.iter().map(|(inhalt, _)| *inhalt).max().unwrap_or(0);
    let ringe: Vec<Vec<Ecke>> = ringe
        .into_iter()
        .filter(|(inhalt, _)| *inhalt >= SPALT.min(groesster))
        .map(|(_, ring)| ring)
        .collect();
    let innen = innen::punkt(&ringe).ok_or_else(|| fehler(&format!("die Fläche {ags} ist leer")))?;
    Ok(Gebiet { ags, name, ringe, innen })
}

/// Twice the area of a ring, in square units.
fn inhalt(ring: &[Ecke]) -> i64 {
    let naechste = ring.iter().cycle().skip(1);
    let kreuz = |(a, b): (&Ecke, &Ecke)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1);
    // At most 400,000 corners of below 3 · 10^13 each.
    ring.iter().zip(naechste).map(kreuz).sum::<i64>().abs()
}

fn projizieren([laenge, breite]: [f64; 2]) -> Result<Ecke, DiagrammFehler> {
    if !LAENGE.contains(&laenge) || !BREITE.contains(&breite) {
        return Err(fehler("ein Punkt liegt weit außerhalb von Nordrhein-Westfalen"));
    }
    // Bounded above: below 5.4 million.
    let ganz = |wert: f64| (wert * EINHEITEN).round() as i32;
    Ok((ganz(laenge * KOSINUS), ganz(-breite)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GEMEINDEN: &[u8] = include_bytes!("../../../../../data/nrw_gemeinden.topojson");
    const KREISE: &[u8] = include_bytes!("../../../../../data/nrw_kreise.geojson");

    #[test]
    fn liest_die_mitgelieferten_dateien() {
        for (bytes, anzahl) in [(GEMEINDEN, 396), (KREISE, 53)] {
            let g = Geometrie::lesen(bytes).unwrap();
            assert_eq!(g.schluessel().count(), anzahl);
            assert!(g.schluessel().is_sorted() && g.schluessel().all(|s| s.starts_with("05")));
            for gebiet in g.gebiete() {
                assert!(innen::enthaelt(&gebiet.ringe, gebiet.innen), "{}", gebiet.ags);
            }
        }
    }

    #[test]
    fn flaechen_und_kreise_liegen_aufeinander() {
        let (g, k) = (Geometrie::lesen(GEMEINDEN).unwrap(), Geometrie::lesen(KREISE).unwrap());
        for gemeinde in g.gebiete() {
            let kreis = format!("{}000", &gemeinde.ags[..5]);
            let kreis = k.gebiete().iter().find(|k| k.ags == kreis).unwrap();
            assert!(innen::enthaelt(&kreis.ringe, gemeinde.innen), "{} {}", gemeinde.ags, gemeinde.name);
        }
    }

    #[test]
    fn fremdes_wird_abgewiesen() {
        let eine = |ags: &str, punkte: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{{"type":"Polygon",
                "coordinates":[[{punkte}]]}},"properties":{{"kreis":"{ags}"}}}}]}}"#
            )
        };
        let dreieck = "[7.0,51.0],[7.5,51.0],[7.0,51.5],[7.0,51.0]";
        assert!(Geometrie::lesen(eine("05111", dreieck).as_bytes()).is_ok());
        let topo = |arcs: &str, nummern: &str| {
            format!(
                r#"{{"type":"Topology","arcs":{arcs},"transform":{{"scale":[0.001,0.001],"translate":[7,51]}},
                "objects":{{"gemeinden":{{"type":"GeometryCollection","geometries":[{{"type":"Polygon",
                "arcs":[[{nummern}]],"properties":{{"ags":"05111000","name":"A","bez":"B","kreis":"C"}}}}]}}}}}}"#
            )
        };
        let bogen = "[[[0,0],[9,0],[0,9]]]";
        assert!(Geometrie::lesen(topo(bogen, "0").as_bytes()).is_ok());
        assert!(Geometrie::lesen(topo(bogen, "-1").as_bytes()).is_ok());
        let viele = vec!["0"; 200_000].join(",");
        for (fall, text) in [
            ("leer", String::new()),
            ("keine Karte", r#"{"type":"Feature"}"#.to_owned()),
            ("keine Fläche", r#"{"type":"FeatureCollection","features":[]}"#.to_owned()),
            ("fremdes Feld", eine("05111", dreieck).replacen("\"kreis\"", "\"a\":1,\"kreis\"", 1)),
            ("Schlüssel", eine("0511\\\"", dreieck)),
            ("zu kurz", eine("05111", "[7.0,51.0],[7.5,51.0],[7.0,51.0]")),
            ("ohne Fläche", eine("05111", "[7.0,51.0],[7.1,51.0],[7.2,51.0]")),
            ("weit weg", eine("05111", "[97.0,51.0],[7.5,51.0],[7.0,51.5]")),
            ("keine Zahl", eine("05111", "[1e400,51.0],[7.5,51.0],[7.0,51.5]")),
            ("kein Bogen", topo(bogen, "1")),
            ("kein Bogen", topo(bogen, "-2147483648")),
            ("Überlauf", topo("[[[2147483647,0],[2147483647,0],[0,9]]]", "0")),
            ("zu viele Ecken", topo(bogen, &viele)),
            ("zu groß", " ".repeat(BYTES + 1)),
            ("zu tief", "[".repeat(100_000)),
        ] {
            let ergebnis = Geometrie::lesen(text.as_bytes());
            assert!(matches!(ergebnis, Err(DiagrammFehler::Geometrie(_))), "{fall}");
        }
        let doppelt = eine("05111", dreieck);
        let (kopf, rest) = doppelt.split_once("[{\"type\":\"Feature\"").unwrap();
        let merkmal = format!("{{\"type\":\"Feature\"{}", rest.strip_suffix("]}").unwrap());
        let doppelt = format!("{kopf}[{merkmal},{merkmal}]}}");
        let Err(fehler) = Geometrie::lesen(doppelt.as_bytes()) else { panic!("doppelte Fläche") };
        assert!(fehler.to_string().contains("steht zweimal da"), "{fehler}");
    }
}
