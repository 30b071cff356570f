//! The burn-up of projects: scope, Betrieb and Basis as step lines, Stichtag and Frist as vertical lines.
//!
//! Grammar of UI.md §5: history solid, what lies ahead dotted, names at the lines instead of a legend, y from 0. The
//! forecast is a fan of bands after the Stichtag (`burnup/faecher.rs`).

mod faecher;
mod tabelle;

use chrono::NaiveDate;
use ozg_domain::burnup::Punkt;

use super::achse::zahl;
use super::beschriftung::{neben, randnamen};
use super::bild::Bild;
use super::buehne::{einfassung, einfassungszeilen};
use super::ebene::{Blatt, HALB};
use super::farben::{Rolle, Thema, farbe};
use super::format::Format;
use super::kasten::Kasten;
use super::rahmen::{LUECKE, RAND, Rahmen};
use super::reihen::{Namen, Reihen, treppe};
use super::schrift::{Anker, KLEIN, SATZ, Schnitt, Wort, breite};
use super::{DiagrammFehler, text, umfang};

/// Up to this width names are shortened.
const SCHMAL: u32 = 480;
/// A point nearer to the right edge has its name in the margin.
const RANDNAH: i32 = 6;

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct BurnupBild<'a> {
    /// Days of change in ascending order, as [`ozg_domain::burnup::verlauf`] gives them for `von..=bis`.
    /// Scope and Betrieb are drawn up to the Stichtag only, the Basis over the whole span.
    pub punkte: &'a [Punkt],
    /// Day up to which the history counts; outside the span it has no line.
    pub stichtag: NaiveDate,
    /// Legal deadline; outside the span it has no line.
    pub frist: NaiveDate,
    /// First day of the span.
    pub von: NaiveDate,
    /// Last day of the span.
    pub bis: NaiveDate,
    /// Width in pixels, clamped to 320..=2000. Up to 480 the names are shortened.
    pub breite: u32,
    /// Height in pixels, clamped to 200..=1200.
    pub hoehe: u32,
    /// Colours.
    pub thema: Thema,
    /// Whether the picture bears the mark "Demodaten".
    pub demodaten: bool,
}

/// Where in the picture the values lie, in pixels: days from `links` to `rechts`, counts from 0 at `unten` to
/// `hoechstens` at `oben`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flaeche {
    /// Left edge, the first day.
    pub links: i32,
    /// Right edge, the last day.
    pub rechts: i32,
    /// Upper edge.
    pub oben: i32,
    /// Lower edge.
    pub unten: i32,
    /// Count at the upper edge.
    pub hoechstens: u64,
}

/// What the picture shows, with its forecast.
#[derive(Debug, Clone)]
pub struct Eingabe<'a> {
    /// As [`BurnupBild::punkte`].
    pub punkte: &'a [Punkt],
    /// Day up to which the history counts.
    pub stichtag: NaiveDate,
    /// Legal deadline.
    pub frist: NaiveDate,
    /// First day of the span.
    pub von: NaiveDate,
    /// Last day of the span.
    pub bis: NaiveDate,
    /// What is expected after the Stichtag.
    pub prognose: Prognose<'a>,
}

/// The forecast as far as its gate allows (KENNZAHLEN §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prognose<'a> {
    /// None was asked for.
    Keine,
    /// Fewer than 5 completions: no fan, a sentence.
    NichtBelastbar {
        /// Completions so far.
        abschluesse: u32,
    },
    /// 5 to 10 completions: one hatched range from p05 to p95, no median.
    Bereich(&'a [Band]),
    /// From 11 completions on: bands of 50, 80 and 90 % around the median.
    Faecher(&'a [Band]),
}

impl<'a> Prognose<'a> {
    /// The days in ascending order; none without a fan.
    fn tage(&self) -> &'a [Band] {
        match self {
            Self::Bereich(tage) | Self::Faecher(tage) => tage,
            Self::Keine | Self::NichtBelastbar { .. } => &[],
        }
    }
}

/// Percentiles of the number in Betrieb on a day; ascending from p05 to p95.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say which percentile")]
pub struct Band {
    /// The day, after the Stichtag.
    pub tag: NaiveDate,
    pub p05: u32,
    pub p10: u32,
    pub p25: u32,
    pub p50: u32,
    pub p75: u32,
    pub p90: u32,
    pub p95: u32,
}

/// Draws the picture without forecast. The same input gives the same bytes.
///
/// # Errors
/// As [`zeichnen`].
pub fn svg(bild: &BurnupBild<'_>) -> Result<String, DiagrammFehler> {
    mit_flaeche(bild).map(|(svg, _)| svg)
}

/// Draws the picture without forecast and says where its values lie.
///
/// # Errors
/// As [`zeichnen`].
pub fn mit_flaeche(bild: &BurnupBild<'_>) -> Result<(String, Flaeche), DiagrammFehler> {
    let (blatt, flaeche) = malen(bild, Prognose::Keine)?;
    let beschreibung = text::textalternative(bild.punkte, bild.stichtag, bild.frist);
    Ok((blatt.fertig(&text::titel(), &beschreibung), flaeche))
}

/// Draws the picture with its forecast, in files with title and caption. The same input gives the same bytes.
///
/// # Errors
/// [`DiagrammFehler::Spanne`]; [`DiagrammFehler::Reihenfolge`] if points, days or percentiles are not ascending; others
/// only if a part of the program is damaged.
pub fn zeichnen(eingabe: &Eingabe<'_>, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let Eingabe { punkte, stichtag, frist, von, bis, prognose } = *eingabe;
    let (thema, demodaten) = (format.thema, format.demodaten);
    let (breite, hoehe) = (format.breite, format.hoehe);
    let bild = BurnupBild { punkte, stichtag, frist, von, bis, breite, hoehe, thema, demodaten };
    let (mut blatt, flaeche) = malen(&bild, prognose)?;
    let titel = text::titel();
    let befund = tabelle::befund(eingabe);
    let (kopf, fuss) = einfassungszeilen(format, &titel)?;
    let (b, h) = groesse(&bild);
    let oben = einfassung(&mut blatt, thema, b, h, &kopf, &fuss)?;
    let marken = tabelle::marken(eingabe, &flaeche, oben);
    let svg = blatt.fertig(&titel, &befund);
    Ok(Bild { svg, titel, befund, tabelle: tabelle::tabelle(eingabe), marken })
}

fn groesse(bild: &BurnupBild<'_>) -> (i32, i32) {
    let groesse = (bild.breite.clamp(320, 2000), bild.hoehe.clamp(200, 1200));
    (i32::try_from(groesse.0).unwrap_or(2000), i32::try_from(groesse.1).unwrap_or(1200))
}

fn malen(bild: &BurnupBild<'_>, prognose: Prognose<'_>) -> Result<(Blatt, Flaeche), DiagrammFehler> {
    if bild.bis < bild.von {
        return Err(DiagrammFehler::Spanne);
    }
    if !bild.punkte.is_sorted_by_key(|p| p.tag) || !faecher::geordnet(prognose.tage()) {
        return Err(DiagrammFehler::Reihenfolge);
    }
    let kurz = bild.breite <= SCHMAL;
    let ganz = groesse(bild);
    let reihen = Reihen::neu(bild);
    let namen = Namen::neu(&reihen, kurz);
    let fan = faecher::Faecher::neu(bild, &reihen, prognose, kurz);
    let hoechstwert = reihen.hoechstwert().max(fan.hoechstwert());
    let randbreite = namen.breite()?.max(fan.randbreite()?);
    let rahmen = Rahmen::neu(bild, ganz, hoechstwert, randbreite, kurz, reihen.leer)?;
    let mut blatt = Blatt::neu(ganz.0.unsigned_abs(), ganz.1.unsigned_abs());
    let f = |rolle| farbe(bild.thema, rolle);
    blatt.ebene("flaeche", &[], |l| l.kasten([(0, 0), ganz], f(Rolle::Flaeche), true))?;
    let mut worte: Vec<(Wort, Rolle)> = Vec::new();
    achsen(&mut blatt, &rahmen, bild.thema, reihen.leer, ganz.0, &mut worte)?;
    if reihen.leer {
        worte.push((leersatz(&rahmen), Rolle::TextLeise));
    } else {
        linien(&mut blatt, &rahmen, &reihen, (&namen, &fan), bild, &mut worte)?;
    }
    if let Some((wort, kasten)) = &rahmen.marke {
        let ecken = [(kasten.links, kasten.oben), (kasten.rechts, kasten.unten)];
        blatt.ebene("demodaten", &[HALB, ("stroke-dasharray", "3 2")], |l| {
            l.kasten(ecken, f(Rolle::Achse), false)
        })?;
        worte.push((wort.clone(), Rolle::TextLeise));
    }
    super::buehne::text(&mut blatt, bild.thema, &worte)?;
    let plot = rahmen.plot;
    let flaeche = Flaeche {
        links: plot.links,
        rechts: plot.rechts,
        oben: plot.oben,
        unten: plot.unten,
        hoechstens: rahmen.zahlen.oben,
    };
    Ok((blatt, flaeche))
}

fn achsen(
    blatt: &mut Blatt,
    rahmen: &Rahmen,
    thema: Thema,
    leer: bool,
    blattbreite: i32,
    worte: &mut Vec<(Wort, Rolle)>,
) -> Result<(), DiagrammFehler> {
    let Rahmen { plot, zeit, zahlen, .. } = rahmen;
    let waagerecht = |y: i32| [(plot.links, y), (plot.rechts, y)];
    let wort = |text: String, x: i32, y: i32, anker: Anker| Wort {
        text,
        x,
        y,
        anker,
        groesse: KLEIN,
        schnitt: Schnitt::Normal,
    };
    // An empty chart promises no scale.
    let striche: Vec<u64> = zahlen.striche().take(if leer { 1 } else { usize::MAX }).collect();
    blatt.ebene("raster", &[HALB], |l| {
        striche
            .iter()
            .skip(1)
            .try_for_each(|strich| l.linie(&waagerecht(rahmen.y(*strich)), farbe(thema, Rolle::Raster), 1))
    })?;
    blatt.ebene("achse", &[HALB], |l| {
        let ton = farbe(thema, Rolle::Achse);
        l.linie(&waagerecht(plot.unten), ton, 1)?;
        let laengen = [(zeit.quartale(), 3), (zeit.jahre(), 6)];
        laengen.iter().try_for_each(|(tage, laenge)| {
            tage.iter().try_for_each(|tag| {
                let x = zeit.x(*tag);
                l.linie(&[(x, plot.unten), (x, plot.unten + laenge)], ton, 1)
            })
        })
    })?;
    for strich in striche {
        worte.push((
            wort(zahl(strich), plot.links - LUECKE, rahmen.y(strich) + 4, Anker::Ende),
            Rolle::TextLeise,
        ));
    }
    // Nothing stands below the names in the right margin: the last year may reach there.
    let grenze = blattbreite - RAND;
    for (jahr, x) in zeit.jahresnamen(breite("0000", KLEIN, Schnitt::Normal)?, grenze) {
        worte.push((wort(jahr.to_string(), x, plot.unten + 18, Anker::Anfang), Rolle::TextLeise));
    }
    Ok(())
}

fn leersatz(rahmen: &Rahmen) -> Wort {
    let plot = rahmen.plot;
    Wort {
        text: text::LEER.to_owned(),
        x: i32::midpoint(plot.links, plot.rechts),
        y: i32::midpoint(plot.oben, plot.unten) + 5,
        anker: Anker::Mitte,
        groesse: SATZ,
        schnitt: Schnitt::Normal,
    }
}

fn linien(
    blatt: &mut Blatt,
    rahmen: &Rahmen,
    reihen: &Reihen,
    (namen, fan): (&Namen, &faecher::Faecher),
    bild: &BurnupBild<'_>,
    worte: &mut Vec<(Wort, Rolle)>,
) -> Result<(), DiagrammFehler> {
    let f = |rolle| farbe(bild.thema, rolle);
    let plot = rahmen.plot;
    let ende = rahmen.zeit.x(reihen.ende);
    let umfangszug = treppe(rahmen, &reihen.umfang, ende);
    let betrieb = treppe(rahmen, &reihen.betrieb, ende);
    let basis = treppe(rahmen, &reihen.basis, plot.rechts);
    let weiter: Vec<(i32, i32)> = match umfangszug.last() {
        Some(&(x, y)) if x < plot.rechts => vec![(x, y), (plot.rechts, y)],
        _ => Vec::new(),
    };
    let verlauf = fan.zeichnen(blatt, rahmen, bild.thema);
    blatt.ebene("umfang", &[HALB], |l| l.linie(&umfangszug, f(Rolle::TextLeise), 1))?;
    blatt.ebene("umfang-weiter", &[HALB, ("stroke-dasharray", "2 3")], |l| {
        l.linie(&weiter, f(Rolle::TextLeise), 1)
    })?;
    let gestrichelt = [HALB, ("stroke-dasharray", "6 3"), ("stroke-width", "1.5")];
    blatt.ebene("basis", &gestrichelt, |l| l.linie(&basis, f(Rolle::Basis), 1))?;
    blatt.ebene("betrieb", &[HALB, ("stroke-linejoin", "round")], |l| {
        l.linie(&betrieb, f(Rolle::Betrieb), 3)
    })?;

    let mut hindernisse: Vec<Kasten> = [&umfangszug, &weiter, &basis, &betrieb]
        .into_iter()
        .flat_map(|zug| zug.windows(2).map(|p| Kasten::um(p[0], p[1]).mit_rand(1)))
        .chain(verlauf)
        .collect();
    for (name, lot, staerke, rolle) in
        [("frist", &rahmen.frist, 2, Rolle::Frist), ("stichtag", &rahmen.stand, 1, Rolle::Text)]
    {
        let Some(lot) = lot else { continue };
        let strich = [(lot.x, lot.oben), (lot.x, plot.unten)];
        hindernisse.push(Kasten::um(strich[0], strich[1]).mit_rand(1));
        // An even width covers whole pixels without the shift.
        let lage: &[(&str, &str)] = if staerke % 2 == 1 { &[HALB] } else { &[] };
        blatt.ebene(name, lage, |l| l.linie(&strich, f(rolle), staerke))?;
        worte.push((lot.wort.clone(), rolle));
    }

    let mut rand = Vec::new();
    if let Some((wort, wert)) = &namen.umfang {
        rand.push((rahmen.y(*wert), wort, Schnitt::Normal, Rolle::TextLeise));
    }
    if let Some((wort, wert)) = &namen.basis {
        rand.push((rahmen.y(*wert), wort, Schnitt::Normal, Rolle::Basis));
    }
    if let Some((wort, wert)) = &namen.betrieb {
        let punkt = (ende, rahmen.y(*wert));
        blatt.ebene("punkt", &[HALB], |l| {
            l.scheibe(punkt, 5, f(Rolle::Flaeche))?;
            l.scheibe(punkt, 4, f(Rolle::Betrieb))
        })?;
        let frei = if ende + RANDNAH < plot.rechts { neben(wort, punkt, plot, &hindernisse)? } else { None };
        match frei {
            Some(wort) => {
                hindernisse.push(wort.kasten()?);
                worte.push((wort, Rolle::Betrieb));
            }
            None => rand.push((punkt.1, wort, Schnitt::Halbfett, Rolle::Betrieb)),
        }
    }
    let fannamen = fan.randnamen(rahmen);
    rand.extend(fannamen.iter().map(|(y, wort, schnitt, rolle)| (*y, wort, *schnitt, *rolle)));
    if let Some(satz) = fan.satz(ende, rahmen, &hindernisse)? {
        for wort in satz {
            hindernisse.push(wort.kasten()?);
            worte.push((wort, Rolle::TextLeise));
        }
    }
    let kurz = bild.breite <= SCHMAL;
    let stufen = umfang::namen(bild, rahmen, reihen, kurz, &hindernisse)?;
    worte.extend(stufen.into_iter().map(|wort| (wort, Rolle::TextLeise)));
    rand.sort_by_key(|(y, ..)| *y);
    let hoehen: Vec<i32> = rand.iter().map(|(y, ..)| *y).collect();
    for ((_, wort, schnitt, rolle), y) in rand.into_iter().zip(randnamen(&hoehen, plot.oben, plot.unten)) {
        let x = plot.rechts + LUECKE;
        let wort = Wort { text: wort.clone(), x, y, anker: Anker::Anfang, groesse: KLEIN, schnitt };
        worte.push((wort, rolle));
    }
    Ok(())
}
