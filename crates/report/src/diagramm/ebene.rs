//! Layers: each is drawn by plotters into its own buffer and set into the document as one group.
//!
//! A group gives what plotters' SVG backend cannot: dashes, a halo behind text, the half pixel that makes lines of
//! odd width crisp, and a name. The rest of the post-processing is five fixed replacements of attributes; text
//! content cannot contain them because the backend escapes quotation marks.

use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
// plotters exports its SVG backend only through the prelude.
use plotters::prelude::SVGBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor, ShapeStyle, TextStyle};

use super::DiagrammFehler;
use super::farben::Thema;
use super::formen::Formen;
use super::muster::Muster;
use super::schrift::{Anker, Wort, schrift};

/// Half a pixel: lines of odd width then cover whole pixels.
pub(super) const HALB: (&str, &str) = ("transform", "translate(0.5 0.5)");

/// What a layer is drawn on.
pub(super) struct Leinwand<'a>(DrawingArea<SVGBackend<'a>, Shift>);

impl Leinwand<'_> {
    /// An open line through the points. Width 1 is left to the layer, which may set another one.
    pub(super) fn linie(
        &self,
        punkte: &[(i32, i32)],
        farbe: RGBColor,
        staerke: u32,
    ) -> Result<(), DiagrammFehler> {
        if punkte.len() < 2 {
            return Ok(());
        }
        let stil = ShapeStyle { color: farbe.to_rgba(), filled: false, stroke_width: staerke };
        self.0.draw(&PathElement::new(punkte.to_vec(), stil)).map_err(zeichenfehler)
    }

    /// A box, filled or as an outline.
    pub(super) fn kasten(
        &self,
        ecken: [(i32, i32); 2],
        farbe: RGBColor,
        gefuellt: bool,
    ) -> Result<(), DiagrammFehler> {
        let stil = ShapeStyle { color: farbe.to_rgba(), filled: gefuellt, stroke_width: 1 };
        self.0.draw(&Rectangle::new(ecken, stil)).map_err(zeichenfehler)
    }

    /// A disc.
    pub(super) fn scheibe(
        &self,
        mitte: (i32, i32),
        radius: i32,
        farbe: RGBColor,
    ) -> Result<(), DiagrammFehler> {
        self.0.draw(&Circle::new(mitte, radius, farbe.filled())).map_err(zeichenfehler)
    }

    /// One line of text.
    pub(super) fn wort(&self, wort: &Wort, farbe: RGBColor) -> Result<(), DiagrammFehler> {
        let h_pos = match wort.anker {
            Anker::Anfang => HPos::Left,
            Anker::Mitte => HPos::Center,
            Anker::Ende => HPos::Right,
        };
        let stil = TextStyle::from(schrift(wort.groesse, wort.schnitt)?)
            .color(&farbe)
            .pos(Pos::new(h_pos, VPos::Top));
        self.0.draw(&Text::new(wort.text.as_str(), (wort.x, wort.y), stil)).map_err(zeichenfehler)
    }
}

fn zeichenfehler(fehler: impl std::fmt::Display) -> DiagrammFehler {
    DiagrammFehler::Zeichnen(fehler.to_string())
}

/// A document under construction.
pub(super) struct Blatt {
    groesse: (u32, u32),
    inhalt: String,
    /// Definitions of patterns by their value of `fill`.
    muster: Vec<(String, String)>,
}

impl Blatt {
    /// An empty one of this size in pixels.
    pub(super) fn neu(breite: u32, hoehe: u32) -> Self {
        Self { groesse: (breite, hoehe), inhalt: String::new(), muster: Vec::new() }
    }

    /// Adds a layer above the others. Name and attributes are fixed words of ours.
    pub(super) fn ebene(
        &mut self,
        name: &str,
        attribute: &[(&str, &str)],
        zeichnen: impl FnOnce(&Leinwand<'_>) -> Result<(), DiagrammFehler>,
    ) -> Result<(), DiagrammFehler> {
        let mut roh = String::new();
        {
            let flaeche = SVGBackend::with_string(&mut roh, self.groesse).into_drawing_area();
            let leinwand = Leinwand(flaeche);
            zeichnen(&leinwand)?;
            leinwand.0.present().map_err(zeichenfehler)?;
        }
        self.gruppe(name, attribute, &elemente(&roh)?);
        Ok(())
    }

    /// Adds a layer of forms that plotters cannot draw.
    pub(super) fn formen(&mut self, name: &str, attribute: &[(&str, &str)], formen: Formen) {
        self.gruppe(name, attribute, &formen.text());
    }

    /// Adds a group of ready elements; nothing without elements. Name, attributes and elements are ours: text from
    /// data has gone through [`xml`].
    pub(super) fn gruppe(&mut self, name: &str, attribute: &[(&str, &str)], elemente: &str) {
        if elemente.is_empty() {
            return;
        }
        let _ = write!(self.inhalt, "<g data-ebene=\"{}\"", xml(name));
        for (schluessel, wert) in attribute {
            let _ = write!(self.inhalt, " {schluessel}=\"{}\"", xml(wert));
        }
        let _ = write!(self.inhalt, ">\n{elemente}</g>\n");
    }

    /// Puts a layer below all others.
    pub(super) fn darunter(&mut self, name: &str, formen: Formen) {
        let darueber = std::mem::take(&mut self.inhalt);
        self.gruppe(name, &[], &formen.text());
        self.inhalt.push_str(&darueber);
    }

    /// Sets the height in pixels.
    pub(super) fn setze_hoehe(&mut self, hoehe: u32) {
        self.groesse.1 = hoehe;
    }

    /// Value of `fill` for a pattern; its definition goes into the document once. `bild` is the name of the chart.
    pub(super) fn muster(&mut self, bild: &str, muster: Muster, thema: Thema) -> String {
        let (fuellung, definition) = muster.fuellung(bild, thema);
        if let Some(definition) = definition
            && !self.muster.iter().any(|(bekannt, _)| *bekannt == fuellung)
        {
            self.muster.push((fuellung.clone(), definition));
        }
        fuellung
    }

    /// Moves all that is drawn down by `oben` and makes the sheet higher by `oben + unten`.
    pub(super) fn einfassen(&mut self, oben: u32, unten: u32) {
        let inhalt = std::mem::take(&mut self.inhalt);
        let lage = format!("translate(0 {oben})");
        self.gruppe("bild", &[("transform", &lage)], &inhalt);
        self.groesse.1 += oben + unten;
    }

    /// The whole document with its name and its text alternative.
    pub(super) fn fertig(self, titel: &str, beschreibung: &str) -> String {
        let (b, h) = self.groesse;
        let mut muster: String = self.muster.into_iter().map(|(_, definition)| definition).collect();
        if !muster.is_empty() {
            muster = format!("<defs>\n{muster}</defs>\n");
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{b}\" height=\"{h}\" viewBox=\"0 0 {b} {h}\" \
             role=\"img\" xml:lang=\"de\" lang=\"de\">\n<title>{}</title>\n<desc>{}</desc>\n{muster}{}</svg>\n",
            xml(titel),
            xml(beschreibung),
            self.inhalt
        )
    }
}

/// The elements between the outer tags of plotters' output, with our attributes.
fn elemente(roh: &str) -> Result<String, DiagrammFehler> {
    let fremd = || DiagrammFehler::Zeichnen("unerwartete Ausgabe von plotters".to_owned());
    let (kopf, rest) = roh.split_once(">\n").ok_or_else(fremd)?;
    if !kopf.starts_with("<svg ") {
        return Err(fremd());
    }
    let innen = rest.strip_suffix("</svg>\n").ok_or_else(fremd)?;
    Ok(innen
        // Says nothing.
        .replace(" opacity=\"1\"", "")
        // The default, unless the group says otherwise: plotters knows whole pixels only.
        .replace(" stroke-width=\"1\"", "")
        // `y` becomes the baseline: "0.76em" lands between pixels and is no measure of Fira Sans.
        .replace(" dy=\"0.76em\"", "")
        // For viewers without the font.
        .replace("font-family=\"Fira Sans\"", "font-family=\"Fira Sans, sans-serif\"")
        // plotters knows no 600.
        .replace("font-weight=\"bold\"", "font-weight=\"600\""))
}

/// Escapes a text for content and attributes; characters that XML forbids become U+FFFD.
pub(super) fn xml(text: &str) -> String {
    let mut aus = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => aus.push_str("&amp;"),
            '<' => aus.push_str("&lt;"),
            '>' => aus.push_str("&gt;"),
            '"' => aus.push_str("&quot;"),
            '\'' => aus.push_str("&apos;"),
            '\t' | '\n' | '\r' => aus.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => aus.push('\u{fffd}'),
            c => aus.push(c),
        }
    }
    aus
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fremde_ausgabe_wird_abgewiesen() {
        for roh in ["", "<svg >", "<html>\n</html>\n", "<svg a=\"1\">\n<line/>", "<x>\n</svg>\n"] {
            assert!(elemente(roh).is_err(), "{roh}");
        }
        assert_eq!(
            elemente("<svg a=\"1\">\n<line opacity=\"1\" x=\"2\"/>\n</svg>\n").unwrap(),
            "<line x=\"2\"/>\n"
        );
    }

    #[test]
    fn inhalt_wird_nicht_ersetzt() {
        let mut blatt = Blatt::neu(320, 200);
        let wort = Wort {
            text: " opacity=\"1\" <b> & font-weight=\"bold\"".to_owned(),
            x: 1,
            y: 20,
            anker: Anker::Anfang,
            groesse: 12,
            schnitt: super::super::schrift::Schnitt::Normal,
        };
        blatt.ebene("wort", &[], |l| l.wort(&wort, RGBColor(0, 0, 0))).unwrap();
        let svg = blatt.fertig("\"A\" & <B>'\u{0}", "d");
        assert!(
            svg.contains(" opacity=&quot;1&quot; &lt;b&gt; &amp; font-weight=&quot;bold&quot;\n"),
            "{svg}"
        );
        assert!(svg.contains("<title>&quot;A&quot; &amp; &lt;B&gt;&apos;\u{fffd}</title>"), "{svg}");
        assert!(svg.contains("font-size=\"12\""), "{svg}");
    }
}
