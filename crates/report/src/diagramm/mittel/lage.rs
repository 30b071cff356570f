//! Rows and columns of the money chart: wide with columns of amounts, narrow with the amounts below each name.

use super::super::DiagrammFehler;
use super::super::bild::Marke;
use super::super::buehne::{Buehne, RAND};
use super::super::ebene::HALB;
use super::super::farben::{Rolle, hex};
use super::super::formen::{Formen, Rand};
use super::super::masstab::Masstab;
use super::super::muster::Muster;
use super::super::satz::{kuerzen, reinigen};
use super::super::schrift::{Anker, KLEIN, Schnitt, breite};
use super::super::worte::{KEINE_ANGABE, weitere};
use super::Tranche;

/// Greatest height of the picture.
const HOECHSTENS: i32 = 1600;
/// Room below the rows: numbers, unit, sentence that more follow.
const FUSS: i32 = 44;
/// Height of a bar and of its thin inner one.
const BALKEN: (i32, i32) = (16, 6);
/// Least width of the bars beside columns.
const BALKEN_MIN: i32 = 120;
/// Distance of two columns.
const SPALTE: i32 = 14;
/// Cents of a million Euro.
const MIO: i64 = 100_000_000;

/// The layout of all rows.
struct Raster {
    oben: i32,
    zeile: i32,
    gezeigt: usize,
    /// Left and right edge of the years.
    jahre: (i32, i32),
    /// First and last year.
    spanne: (i32, i32),
    massstab: Masstab,
    /// Right edges of the columns Ansatz, bewilligt, abgerufen, Quote; `None` in the narrow picture.
    spalten: Option<[i32; 4]>,
    namenbreite: i32,
}

impl Raster {
    /// Pixel at which a year begins.
    fn jahr(&self, jahr: i32) -> i32 {
        let (von, bis) = self.spanne;
        let anzahl = i64::from(bis - von) + 1;
        let weite = i64::from(self.jahre.1 - self.jahre.0);
        let seit = i64::from(jahr.clamp(von, bis + 1) - von);
        self.jahre.0 + i32::try_from(seit * weite / anzahl).unwrap_or(0)
    }

    fn oben(&self, zeile: usize) -> i32 {
        self.oben + self.zeile * i32::try_from(zeile).unwrap_or(0)
    }

    /// Middle of the bars of a row.
    fn mitte(&self, zeile: usize) -> i32 {
        self.oben(zeile) + if self.spalten.is_some() { self.zeile / 2 } else { self.zeile - 18 }
    }

    fn unten(&self) -> i32 {
        self.oben(self.gezeigt)
    }

    /// A line of the grid; in the narrow picture only beside the bars, where no words stand.
    fn senkrecht(&self, linien: &mut Formen, x: i32, rand: Rand<'_>) {
        if self.spalten.is_some() {
            linien.zug(&[(x, self.oben), (x, self.unten())], false, None, Some(rand));
            return;
        }
        for i in 0..self.gezeigt {
            let mitte = self.mitte(i);
            linien.zug(&[(x, mitte - 12), (x, mitte + 12)], false, None, Some(rand));
        }
    }
}

/// Draws all rows; gives the points for the keyboard.
pub(super) fn reihen(buehne: &mut Buehne, tranchen: &[Tranche<'_>]) -> Result<Vec<Marke>, DiagrammFehler> {
    let eintraege = [
        (Muster::Neu, "Ansatz"),
        (Muster::Bewilligt, "bewilligt"),
        (Muster::Betrieb, "abgerufen"),
        (Muster::Unbekannt, KEINE_ANGABE),
    ];
    let kopf = buehne.legende(&eintraege)?;
    let raster = raster(buehne, tranchen, kopf)?;
    let mehr = tranchen.len() - raster.gezeigt;
    buehne.setze_hoehe(raster.unten() + FUSS + if mehr > 0 { 22 } else { 0 });
    achsen(buehne, &raster, kopf)?;
    let mut formen = Formen::default();
    let mut linien = Formen::default();
    let mut marken = Vec::new();
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    for (i, tranche) in tranchen.iter().take(raster.gezeigt).enumerate() {
        let y = raster.oben(i);
        linien.zug(&[(RAND, y), (buehne.breite - RAND, y)], false, None, Some(fein));
        worte(buehne, &raster, tranche, i)?;
        spanne(buehne, &mut formen, &raster, tranche, raster.mitte(i));
        let x = balken(buehne, &mut formen, &raster.massstab, tranche, raster.mitte(i));
        marken.push(Marke {
            reihe: "Tranchen".to_owned(),
            x,
            y: raster.mitte(i),
            text: format!(
                "{}, {}: Ansatz {}, bewilligt {}, abgerufen {}",
                tranche.programm,
                tranche.spanne(),
                tranche.ansatz(),
                tranche.bewilligt(),
                tranche.abgerufen()
            ),
            ziel: tranche.kennung.to_owned(),
        });
    }
    buehne.blatt.formen("zeilen", &[HALB], linien);
    buehne.blatt.formen("balken", &[HALB], formen);
    if mehr > 0 {
        let y = raster.unten() + FUSS + 12;
        buehne.schreibe(weitere(mehr), (RAND, y), Anker::Anfang, Rolle::TextLeise);
    }
    Ok(marken)
}

fn raster(buehne: &Buehne, tranchen: &[Tranche<'_>], kopf: i32) -> Result<Raster, DiagrammFehler> {
    let jahre = || tranchen.iter().filter_map(|t| t.jahre);
    let von = jahre().map(|(von, _)| von).min().unwrap_or(0).clamp(0, 9999);
    let bis = jahre().map(|(_, bis)| bis).max().unwrap_or(von).clamp(von, 9999);
    let groesster = tranchen
        .iter()
        .flat_map(|t| [t.stand.ansatz, t.stand.bewilligt, t.stand.abgeflossen])
        .flatten()
        .max()
        .unwrap_or(0);
    let mut weiten = [0; 4];
    for (weite, kopf) in weiten.iter_mut().zip(KOEPFE) {
        *weite = breite(kopf, KLEIN, Schnitt::Normal)?;
    }
    let grenze = (buehne.breite / 4).clamp(160, 320);
    let mut namenbreite = 0;
    for t in tranchen.iter().take(100) {
        for (weite, text) in weiten.iter_mut().zip(betraege(t)) {
            *weite = (*weite).max(breite(&text, KLEIN, Schnitt::Normal)?);
        }
        let name = kuerzen(t.programm, grenze, KLEIN, Schnitt::Halbfett)?;
        let zweck = kuerzen(t.zweck, grenze, KLEIN, Schnitt::Normal)?;
        namenbreite = namenbreite.max(breite(&name, KLEIN, Schnitt::Halbfett)?).max(breite(
            &zweck,
            KLEIN,
            Schnitt::Normal,
        )?);
    }
    let anzahl = (bis - von + 1).clamp(1, 12);
    let summe: i32 = weiten.iter().map(|w| w + SPALTE).sum();
    let ende = buehne.breite - RAND;
    let jahrbreite = anzahl * 36;
    let frei = ende - RAND - namenbreite - SPALTE - jahrbreite - 2 * SPALTE - summe;
    let breit = frei >= BALKEN_MIN;
    let (oben, zeile) = if breit { (kopf + 24, 42) } else { (kopf + 24, 64) };
    let platz = usize::try_from((HOECHSTENS - oben - FUSS) / zeile).unwrap_or(1);
    let platz_mit_satz = usize::try_from((HOECHSTENS - oben - FUSS - 22) / zeile).unwrap_or(1);
    let gezeigt = if tranchen.len() <= platz { tranchen.len() } else { platz_mit_satz };
    let anfang = if breit { RAND + namenbreite + SPALTE } else { RAND };
    // Where the page has room, the years get some of it.
    let jahrbreite =
        if breit { jahrbreite + (frei - BALKEN_MIN) / 4 } else { jahrbreite.min(buehne.breite / 3) };
    let balken = anfang + jahrbreite + 2 * SPALTE;
    let balkenende = if breit { ende - summe } else { ende };
    let massstab = Masstab::genau(0, groesster, balken, balkenende);
    let spalten = breit.then(|| {
        let mut rechts = ende;
        let mut kanten = [0; 4];
        for (kante, weite) in kanten.iter_mut().zip(weiten).rev() {
            *kante = rechts;
            rechts -= weite + SPALTE;
        }
        kanten
    });
    let namenbreite = if breit { namenbreite } else { ende - RAND };
    let jahre = (anfang, anfang + jahrbreite);
    Ok(Raster { oben, zeile, gezeigt, jahre, spanne: (von, bis), massstab, spalten, namenbreite })
}

/// Heads of the columns of amounts.
const KOEPFE: [&str; 4] = ["Ansatz", "bewilligt", "abgerufen", "Quote"];

fn betraege(t: &Tranche<'_>) -> [String; 4] {
    [t.ansatz(), t.bewilligt(), t.abgerufen(), t.quote_text()].map(|text| reinigen(&text))
}

/// Years above, scale below, heads of the columns.
fn achsen(buehne: &mut Buehne, raster: &Raster, kopf: i32) -> Result<(), DiagrammFehler> {
    let (mut linien, mut achse) = (Formen::default(), Formen::default());
    let fein = Rand::fein(buehne.ton(Rolle::Raster));
    let ton = Rand::fein(buehne.ton(Rolle::Achse));
    let grund = kopf + 14;
    let (von, bis) = raster.spanne;
    // As many years have their number as fit.
    let weite = breite("0000", KLEIN, Schnitt::Normal)? + 4;
    let je = (raster.jahr(von + 1) - raster.jahr(von)).max(1);
    let schritt = (weite + je - 1) / je;
    let mut frei = 0;
    for jahr in von..=bis {
        let x = raster.jahr(jahr);
        raster.senkrecht(&mut linien, x, fein);
        // The first number may stand out to the side, but not of the sheet, and none touches the one before.
        let mitte = (x + je / 2).max(RAND + weite / 2);
        if von > 0 && (jahr - von) % schritt == 0 && mitte - weite / 2 >= frei {
            buehne.schreibe(jahr.to_string(), (mitte, grund), Anker::Mitte, Rolle::TextLeise);
            frei = mitte + weite / 2 + 4;
        }
        if bis - von > 200 {
            break;
        }
    }
    let rechts = raster.jahre.1;
    raster.senkrecht(&mut linien, rechts, fein);
    let (unten, massstab) = (raster.unten(), &raster.massstab);
    for strich in massstab.striche() {
        let x = massstab.x(strich);
        raster.senkrecht(&mut linien, x, fein);
        achse.zug(&[(x, unten), (x, unten + 5)], false, None, Some(ton));
        let text = skala(strich, massstab.bis);
        // The last number may stand beside its tick, but not out of the sheet.
        let mitte = x.min(buehne.breite - 2 - breite(&text, KLEIN, Schnitt::Normal)? / 2 - 1);
        buehne.schreibe(text, (mitte, unten + 18), Anker::Mitte, Rolle::TextLeise);
    }
    achse.zug(&[(massstab.links, unten), (massstab.rechts, unten)], false, None, Some(ton));
    buehne.blatt.formen("raster", &[HALB], linien);
    buehne.blatt.formen("achse", &[HALB], achse);
    let einheit = if massstab.bis >= MIO { "Mio. Euro" } else { "Euro" };
    buehne.schreibe(einheit, (massstab.rechts, unten + 34), Anker::Ende, Rolle::TextLeise);
    if let Some(spalten) = raster.spalten {
        for (x, text) in spalten.into_iter().zip(KOEPFE) {
            buehne.schreibe(text, (x, grund), Anker::Ende, Rolle::TextLeise);
        }
    }
    Ok(())
}

/// A tick of the scale in millions, or in Euro where all is small.
fn skala(cent: i64, bis: i64) -> String {
    let (ganz, teil) = if bis >= MIO { (cent / MIO, cent % MIO / (MIO / 100)) } else { (cent / 100, 0) };
    let ganz = super::super::achse::zahl(ganz.unsigned_abs());
    match teil {
        0 => ganz,
        t if t % 10 == 0 => format!("{ganz},{}", t / 10),
        t => format!("{ganz},{t:02}"),
    }
}

/// Names and amounts of a row.
fn worte(buehne: &mut Buehne, raster: &Raster, t: &Tranche<'_>, zeile: usize) -> Result<(), DiagrammFehler> {
    let oben = raster.oben(zeile);
    let name = kuerzen(t.programm, raster.namenbreite, KLEIN, Schnitt::Halbfett)?;
    let Some(spalten) = raster.spalten else {
        buehne.betone(name, (RAND, oben + 15), Anker::Anfang, Rolle::Text);
        // Figures are never cut: what does not fit is left to the table.
        let (ansatz, abgerufen, quote) = (t.ansatz(), t.abgerufen(), t.quote_text());
        let mut saetze = vec![format!("{ansatz}, abgerufen {abgerufen}"), ansatz.clone()];
        if t.quote().is_some() {
            saetze.insert(0, format!("{ansatz}, abgerufen {abgerufen} ({quote})"));
            saetze.insert(1, format!("{ansatz}, abgerufen {quote}"));
        }
        for satz in saetze {
            if breite(&reinigen(&satz), KLEIN, Schnitt::Normal)? <= raster.namenbreite {
                buehne.schreibe(satz, (RAND, oben + 31), Anker::Anfang, Rolle::TextLeise);
                break;
            }
        }
        return Ok(());
    };
    let zweck = kuerzen(t.zweck, raster.namenbreite, KLEIN, Schnitt::Normal)?;
    let mitte = raster.mitte(zeile);
    let grund = if zweck.is_empty() { mitte + 4 } else { mitte - 4 };
    buehne.betone(name, (RAND, grund), Anker::Anfang, Rolle::Text);
    buehne.schreibe(zweck, (RAND, mitte + 12), Anker::Anfang, Rolle::TextLeise);
    for (x, text) in spalten.into_iter().zip(betraege(t)) {
        let rolle = if text == KEINE_ANGABE || text == "–" { Rolle::TextLeise } else { Rolle::Text };
        buehne.schreibe(text, (x, mitte + 4), Anker::Ende, rolle);
    }
    Ok(())
}

/// The years of a tranche as one piece; hatched if they are unknown.
fn spanne(buehne: &mut Buehne, formen: &mut Formen, raster: &Raster, t: &Tranche<'_>, mitte: i32) {
    let (links, rechts, muster) = match t.jahre {
        Some((von, bis)) => (raster.jahr(von), raster.jahr(bis.saturating_add(1)), Muster::Neu),
        None => (raster.jahre.0, raster.jahre.1, Muster::Unbekannt),
    };
    let fuellung = if muster == Muster::Neu { hex(buehne.ton(Rolle::Band90)) } else { buehne.muster(muster) };
    let rand = Rand::von(muster.rand(buehne.thema));
    let halb = BALKEN.0 / 2;
    formen.kasten((links + 1, mitte - halb), (rechts - 1, mitte + halb), Some(&fuellung), Some(rand));
}

/// Nested bars: Ansatz as an outline, granted pale, drawn dark and thin; hatched where nothing is known. Gives the
/// pixel of the end of the longest one.
fn balken(buehne: &mut Buehne, formen: &mut Formen, massstab: &Masstab, t: &Tranche<'_>, mitte: i32) -> i32 {
    let s = t.stand;
    let null = massstab.x(0);
    let (aussen, innen) = (BALKEN.0 / 2, BALKEN.1 / 2);
    let mut ende = null;
    let mut lege = |buehne: &mut Buehne, bis: i32, halb: i32, muster: Muster| {
        let (fuellung, rand) = (buehne.muster(muster), Rand::von(muster.rand(buehne.thema)));
        formen.kasten((null, mitte - halb), (bis, mitte + halb), Some(&fuellung), Some(rand));
        ende = ende.max(bis);
    };
    if s.ansatz.or(s.bewilligt).is_none() {
        // How much there is, is not known.
        lege(buehne, massstab.rechts, aussen, Muster::Unbekannt);
    }
    if let Some(ansatz) = s.ansatz {
        lege(buehne, massstab.x(ansatz), aussen, Muster::Neu);
    }
    if let Some(bewilligt) = s.bewilligt {
        lege(buehne, massstab.x(bewilligt), aussen, Muster::Bewilligt);
    }
    match (s.abgeflossen, s.bewilligt.or(s.ansatz)) {
        // More than nothing is a line at least.
        (Some(cent), _) if cent > 0 => lege(buehne, massstab.x(cent).max(null + 1), innen, Muster::Betrieb),
        (None, Some(bis)) => lege(buehne, massstab.x(bis), innen, Muster::Unbekannt),
        _ => {}
    }
    ende
}
