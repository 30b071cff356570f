//! The stage of a chart: the sheet with its ground, the mark "Demodaten", words above all lines, and in files the title
//! above and the caption below. Charts draw in a space that begins at (0, 0) whatever stands around it.

use ozg_domain::projekt::MeilensteinArt;

use super::bild::{Bild, Marke, Zwilling};
use super::ebene::{Blatt, HALB};
use super::farben::{Rolle, Thema, farbe, hex};
use super::format::Format;
use super::formen::{Formen, Rand};
use super::kasten::Kasten;
use super::muster::Muster;
use super::satz::{reinigen, umbruch};
use super::schrift::{Anker, KLEIN, SATZ, Schnitt, Wort, breite};
use super::zeichen::zeichen;
use super::{DiagrammFehler, rahmen};

/// Free edge of the picture.
pub(super) const RAND: i32 = rahmen::RAND;
/// Height of the row of legend and mark.
pub(super) const KOPFZEILE: i32 = 24;
/// Edge of a box of the legend.
const FELD: i32 = 12;
/// Distance of two baselines of the caption and of the title.
const ZEILE: i32 = 16;
const TITELZEILE: i32 = 20;
/// Most lines of the caption.
const ZEILEN: usize = 12;

/// What stands before a word of the legend.
#[derive(Debug, Clone, Copy)]
pub(super) enum Schluessel {
    /// A box with a pattern.
    Muster(Muster),
    /// The glyph of a kind of date.
    Zeichen(MeilensteinArt),
}

/// A chart under construction.
pub(super) struct Buehne {
    name: &'static str,
    titel: String,
    pub(super) blatt: Blatt,
    pub(super) thema: Thema,
    /// Width of the sheet.
    pub(super) breite: i32,
    /// Height of the chart, without title and caption of a file.
    pub(super) hoehe: i32,
    /// The mark "Demodaten".
    marke: Option<(Wort, Kasten)>,
    worte: Vec<(Wort, Rolle)>,
    /// Title and caption; both only in files.
    kopf: Vec<String>,
    fuss: Vec<String>,
}

impl Buehne {
    /// A stage of the height that the format wants.
    ///
    /// # Errors
    /// Only if a part of the program is damaged.
    pub(super) fn neu(
        name: &'static str,
        format: &Format<'_>,
        titel: impl Into<String>,
    ) -> Result<Self, DiagrammFehler> {
        Self::mit_hoehe(name, format, titel, format.groesse().1)
    }

    /// A stage of its own height in pixels, clamped to 200..=1600.
    ///
    /// # Errors
    /// Only if a part of the program is damaged.
    pub(super) fn mit_hoehe(
        name: &'static str,
        format: &Format<'_>,
        titel: impl Into<String>,
        hoehe: i32,
    ) -> Result<Self, DiagrammFehler> {
        let (b, _) = format.groesse();
        let h = Format::hoehe_fuer(hoehe);
        let titel = titel.into();
        let (kopf, fuss) = einfassungszeilen(format, &titel)?;
        let blatt = Blatt::neu(b.unsigned_abs(), h.unsigned_abs());
        let marke = if format.demodaten { Some(rahmen::marke(b)?) } else { None };
        Ok(Self {
            name,
            titel,
            blatt,
            thema: format.thema,
            breite: b,
            hoehe: h,
            marke,
            worte: Vec::new(),
            kopf,
            fuss,
        })
    }

    /// Changes the height, clamped to 200..=1600: known only when legend and rows are laid out.
    pub(super) fn setze_hoehe(&mut self, hoehe: i32) {
        self.hoehe = Format::hoehe_fuer(hoehe);
        self.blatt.setze_hoehe(self.hoehe.unsigned_abs());
    }

    /// Right end of what may stand in the first row: the edge, or the mark "Demodaten".
    pub(super) fn kopfende(&self) -> i32 {
        self.marke.as_ref().map_or(self.breite - RAND, |(_, k)| k.links - 12)
    }

    /// Box of the mark "Demodaten".
    pub(super) fn marke(&self) -> Option<Kasten> {
        self.marke.as_ref().map(|(_, k)| *k)
    }

    /// The colour of a role.
    pub(super) fn ton(&self, rolle: Rolle) -> plotters::style::RGBColor {
        farbe(self.thema, rolle)
    }

    /// Value of `fill` for a pattern.
    pub(super) fn muster(&mut self, muster: Muster) -> String {
        self.blatt.muster(self.name, muster, self.thema)
    }

    /// Adds a word above all lines; text from data is cleaned.
    pub(super) fn wort(&mut self, mut wort: Wort, rolle: Rolle) {
        wort.text = reinigen(&wort.text);
        if !wort.text.is_empty() {
            self.worte.push((wort, rolle));
        }
    }

    /// Adds a word in the size of chart text.
    pub(super) fn schreibe(
        &mut self,
        text: impl Into<String>,
        (x, y): (i32, i32),
        anker: Anker,
        rolle: Rolle,
    ) {
        let wort = Wort { text: text.into(), x, y, anker, groesse: KLEIN, schnitt: Schnitt::Normal };
        self.wort(wort, rolle);
    }

    /// Adds a bold word in the size of chart text.
    pub(super) fn betone(&mut self, text: impl Into<String>, (x, y): (i32, i32), anker: Anker, rolle: Rolle) {
        let wort = Wort { text: text.into(), x, y, anker, groesse: KLEIN, schnitt: Schnitt::Halbfett };
        self.wort(wort, rolle);
    }

    /// Draws boxes with patterns and their words from the left edge, as many rows as they need, beside the mark in the
    /// first one. Gives the lower edge.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn legende(&mut self, eintraege: &[(Muster, &str)]) -> Result<i32, DiagrammFehler> {
        let eintraege: Vec<_> = eintraege.iter().map(|(m, t)| (Schluessel::Muster(*m), *t)).collect();
        self.legende_mit(&eintraege)
    }

    /// As [`Self::legende`], with glyphs beside patterns.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn legende_mit(&mut self, eintraege: &[(Schluessel, &str)]) -> Result<i32, DiagrammFehler> {
        let mut formen = Formen::default();
        let (mut x, mut zeile) = (RAND, 0);
        for (schluessel, text) in eintraege {
            let weit = FELD + 6 + breite(&reinigen(text), KLEIN, Schnitt::Normal)?;
            let grenze = if zeile == 0 { self.kopfende() } else { self.breite - RAND };
            if x > RAND && x + weit > grenze {
                (x, zeile) = (RAND, zeile + 1);
            }
            let oben = RAND + zeile * KOPFZEILE;
            match schluessel {
                Schluessel::Muster(muster) => {
                    let fuellung = self.muster(*muster);
                    let rand = Rand::von(muster.rand(self.thema));
                    formen.kasten((x, oben + 1), (x + FELD, oben + 1 + FELD), Some(&fuellung), Some(rand));
                }
                Schluessel::Zeichen(art) => {
                    zeichen(&mut formen, *art, (x + FELD / 2, oben + 1 + FELD / 2), self.thema);
                }
            }
            self.schreibe(*text, (x + FELD + 6, oben + 11), Anker::Anfang, Rolle::TextLeise);
            x += weit + 16;
        }
        self.blatt.formen("legende", &[HALB], formen);
        Ok(RAND + (zeile + 1) * KOPFZEILE)
    }

    /// A sentence in the middle of the picture: what is missing.
    ///
    /// # Errors
    /// [`DiagrammFehler::Schrift`].
    pub(super) fn leersatz(&mut self, satz: &str) -> Result<(), DiagrammFehler> {
        let zeilen = umbruch(satz, self.breite - 4 * RAND, 4, SATZ, Schnitt::Normal)?;
        let mut y = self.hoehe / 2 + 5 - 10 * (i32::try_from(zeilen.len()).unwrap_or(1) - 1);
        for text in zeilen {
            let (x, anker) = (self.breite / 2, Anker::Mitte);
            let wort = Wort { text, x, y, anker, groesse: SATZ, schnitt: Schnitt::Normal };
            self.wort(wort, Rolle::TextLeise);
            y += TITELZEILE;
        }
        Ok(())
    }

    /// The finished chart. Control characters of texts from data are dropped everywhere. Positions of `marken` are those of the chart; title and caption move them.
    ///
    /// # Errors
    /// Only if a part of the program is damaged.
    pub(super) fn fertig(
        mut self,
        befund: String,
        mut tabelle: Zwilling,
        mut marken: Vec<Marke>,
    ) -> Result<Bild, DiagrammFehler> {
        let thema = self.thema;
        let befund = reinigen(&befund);
        for zelle in tabelle.zeilen.iter_mut().flatten() {
            zelle.retain(|c| !c.is_control());
        }
        if let Some((wort, k)) = self.marke.take() {
            let mut formen = Formen::default();
            let rand = Rand { farbe: farbe(thema, Rolle::Achse), staerke: 10, strich: Some("3 2") };
            formen.kasten((k.links, k.oben), (k.rechts, k.unten), None, Some(rand));
            self.blatt.formen("demodaten", &[HALB], formen);
            self.worte.push((wort, Rolle::TextLeise));
        }
        text(&mut self.blatt, thema, &self.worte)?;
        let mut grund = Formen::default();
        grund.kasten((0, 0), (self.breite, self.hoehe), Some(&hex(farbe(thema, Rolle::Flaeche))), None);
        self.blatt.darunter("flaeche", grund);
        let oben = einfassung(&mut self.blatt, thema, self.breite, self.hoehe, &self.kopf, &self.fuss)?;
        for marke in &mut marken {
            marke.y += oben;
            marke.text = reinigen(&marke.text);
        }
        let svg = self.blatt.fertig(&self.titel, &befund);
        Ok(Bild { svg, titel: self.titel, befund, tabelle, marken })
    }
}

/// Draws the words with a halo in the colour of the panel, which keeps lines out of the letters.
pub(super) fn text(blatt: &mut Blatt, thema: Thema, worte: &[(Wort, Rolle)]) -> Result<(), DiagrammFehler> {
    let grund = hex(farbe(thema, Rolle::Flaeche));
    let hof = [
        ("stroke", grund.as_str()),
        ("stroke-width", "3"),
        ("stroke-linejoin", "round"),
        ("paint-order", "stroke"),
    ];
    blatt.ebene("text", &hof, |l| {
        worte.iter().try_for_each(|(wort, rolle)| l.wort(wort, farbe(thema, *rolle)))
    })
}

/// Lines of the title and of the caption; none for the window.
///
/// # Errors
/// [`DiagrammFehler::Schrift`].
pub(super) fn einfassungszeilen(
    format: &Format<'_>,
    titel: &str,
) -> Result<(Vec<String>, Vec<String>), DiagrammFehler> {
    let Some(unterschrift) = format.unterschrift else { return Ok((Vec::new(), Vec::new())) };
    let weite = format.groesse().0 - 2 * RAND;
    Ok((
        umbruch(titel, weite, 3, SATZ, Schnitt::Halbfett)?,
        umbruch(unterschrift, weite, ZEILEN, KLEIN, Schnitt::Normal)?,
    ))
}

/// Title above and caption below a finished drawing; gives the height of the title. Without both nothing changes.
pub(super) fn einfassung(
    blatt: &mut Blatt,
    thema: Thema,
    breite: i32,
    hoehe: i32,
    kopf: &[String],
    fuss: &[String],
) -> Result<i32, DiagrammFehler> {
    if kopf.is_empty() && fuss.is_empty() {
        return Ok(0);
    }
    let anzahl = |zeilen: &[String]| i32::try_from(zeilen.len()).unwrap_or(0);
    let oben = if kopf.is_empty() { 0 } else { RAND + anzahl(kopf) * TITELZEILE };
    let unten = if fuss.is_empty() { 0 } else { RAND + anzahl(fuss) * ZEILE + RAND };
    blatt.einfassen(oben.unsigned_abs(), unten.unsigned_abs());
    let grund = hex(farbe(thema, Rolle::Flaeche));
    let mut formen = Formen::default();
    formen.kasten((0, 0), (breite, oben), Some(&grund), None);
    formen.kasten((0, oben + hoehe), (breite, oben + hoehe + unten), Some(&grund), None);
    blatt.formen("einfassung", &[], formen);
    let mut worte = Vec::new();
    let mut y = RAND;
    for zeile in kopf {
        let (text, anker) = (zeile.clone(), Anker::Anfang);
        let wort = Wort { text, x: RAND, y: y + 13, anker, groesse: SATZ, schnitt: Schnitt::Halbfett };
        worte.push((wort, Rolle::Text));
        y += TITELZEILE;
    }
    y = oben + hoehe + RAND;
    for zeile in fuss {
        let (text, anker) = (zeile.clone(), Anker::Anfang);
        let wort = Wort { text, x: RAND, y: y + 10, anker, groesse: KLEIN, schnitt: Schnitt::Normal };
        worte.push((wort, Rolle::TextLeise));
        y += ZEILE;
    }
    blatt.ebene("einfassung-text", &[], |l| {
        worte.iter().try_for_each(|(wort, rolle)| l.wort(wort, farbe(thema, *rolle)))
    })?;
    Ok(oben)
}
