//! PNG from the very SVG that the window shows, with the bundled fonts only.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use super::DiagrammFehler;
use super::schrift::{FAMILIE, HALBFETT, REGULAR};

/// Upper bound of the picture: four times the area of the largest chart at factor 2, some 160 MB in memory.
const HOECHSTENS: u64 = 40_000_000;

static SCHRIFTEN: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut db = fontdb::Database::new();
    db.load_font_data(REGULAR.to_vec());
    db.load_font_data(HALBFETT.to_vec());
    // The generic names of a fallback list must lead to a font too, otherwise text vanishes without a word.
    db.set_sans_serif_family(FAMILIE);
    db.set_serif_family(FAMILIE);
    db.set_monospace_family(FAMILIE);
    Arc::new(db)
});

/// Rasterises a chart. `faktor` 1 gives one pixel per CSS pixel, 2 suits print and dense screens.
///
/// Reads no file: neither system fonts nor images that the SVG may name.
///
/// # Errors
/// [`DiagrammFehler::Svg`] if the text is no SVG, [`DiagrammFehler::ZuGross`] outside 0.25..=8 or above 40 million
/// pixels, [`DiagrammFehler::Png`] if the encoder fails.
pub fn png(svg: &str, faktor: f32) -> Result<Vec<u8>, DiagrammFehler> {
    let zu_gross = || DiagrammFehler::ZuGross { hoechstens: HOECHSTENS };
    if !(0.25..=8.0).contains(&faktor) {
        return Err(zu_gross());
    }
    let baum = Tree::from_str(svg, &optionen()).map_err(|e| DiagrammFehler::Svg(e.to_string()))?;
    let groesse = baum.size().to_int_size().scale_by(faktor).ok_or_else(zu_gross)?;
    if u64::from(groesse.width()) * u64::from(groesse.height()) > HOECHSTENS {
        return Err(zu_gross());
    }
    let mut bild = Pixmap::new(groesse.width(), groesse.height()).ok_or_else(zu_gross)?;
    resvg::render(&baum, Transform::from_scale(faktor, faktor), &mut bild.as_mut());
    bild.encode_png().map_err(|e| DiagrammFehler::Png(e.to_string()))
}

fn optionen() -> Options<'static> {
    Options {
        font_family: FAMILIE.to_owned(),
        fontdb: Arc::clone(&SCHRIFTEN),
        languages: vec!["de".to_owned()],
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BILD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">\
                        <rect width=\"40\" height=\"20\" fill=\"#fff\"/>\
                        <text x=\"2\" y=\"15\" font-size=\"12\" font-family=\"fehlt, sans-serif\">Frist</text></svg>";

    #[test]
    fn schreibt_ein_png_mit_text() {
        let bytes = png(BILD, 2.0).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let bild = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!((bild.width(), bild.height()), (80, 40));
        let dunkel = bild.pixels().iter().filter(|p| p.red() < 128).count();
        assert!(dunkel > 50, "die Schrift fehlt: nur {dunkel} dunkle Bildpunkte");
    }

    #[test]
    fn weist_unbrauchbares_ab() {
        for faktor in [0.0, -1.0, 8.5, f32::NAN, f32::INFINITY] {
            assert!(matches!(png(BILD, faktor), Err(DiagrammFehler::ZuGross { .. })), "{faktor}");
        }
        let riesig = BILD.replacen("width=\"40\" height=\"20\"", "width=\"90000\" height=\"90000\"", 1);
        assert!(matches!(png(&riesig, 1.0), Err(DiagrammFehler::ZuGross { .. })));
        assert!(matches!(png("kein Bild", 1.0), Err(DiagrammFehler::Svg(_))));
    }
}
