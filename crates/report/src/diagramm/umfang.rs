//! Names of the steps of the scope: how many projects came or went, and how, where there is room for it. The table
//! beside the chart names each of them with its reason.

use ozg_domain::burnup::Wandel;

use super::burnup::BurnupBild;
use super::kasten::Kasten;
use super::rahmen::Rahmen;
use super::reihen::Reihen;
use super::schrift::{Anker, KLEIN, Schnitt, Wort};
use super::{DiagrammFehler, text};

/// Distance of a name from its step.
const ABSTAND: i32 = 5;
/// Height of capitals.
const VERSAL: i32 = 9;
/// Air around a name.
const LUFT: i32 = 3;

/// Steps that are tried; more do not fit beside each other anyway.
const STUFEN: usize = 40;

/// A step: where it stands, its name in words and in figures.
struct Stufe {
    x: i32,
    hoehen: (i32, i32),
    lang: String,
    knapp: String,
}

/// Places a name at every step of the scope up to the Stichtag that has room for one: figures at as many as possible,
/// what left first, then words in their place where they fit, too.
pub(super) fn namen(
    bild: &BurnupBild<'_>,
    rahmen: &Rahmen,
    reihen: &Reihen,
    kurz: bool,
    hindernisse: &[Kasten],
) -> Result<Vec<Wort>, DiagrammFehler> {
    let verlassen = |w: Wandel| matches!(w, Wandel::Ausgeschieden | Wandel::Zurueckgestellt);
    let mut punkte: Vec<_> = bild
        .punkte
        .iter()
        .zip(bild.punkte.iter().skip(1))
        .filter(|(_, p)| p.tag > bild.von && p.tag <= reihen.ende && !p.ursachen.is_empty())
        .collect();
    punkte.sort_by_key(|(_, p)| (!p.ursachen.iter().any(|u| verlassen(u.wandel)), p.tag));
    let mut benannt: Vec<(Stufe, Wort, Kasten)> = Vec::new();
    for (davor, p) in punkte.into_iter().take(STUFEN) {
        let (lang, knapp) = text::umfangsstufe(&p.ursachen);
        let hoehen = (rahmen.y(davor.umfang), rahmen.y(p.umfang));
        let stufe = Stufe { x: rahmen.zeit.x(p.tag), hoehen, lang, knapp };
        let belegt = belegt(hindernisse, &benannt, None);
        if let Some((wort, kasten)) = platz(&stufe.knapp, &stufe, rahmen.plot, &belegt)? {
            benannt.push((stufe, wort, kasten));
        }
    }
    for i in 0..if kurz { 0 } else { benannt.len() } {
        let belegt = belegt(hindernisse, &benannt, Some(i));
        if let Some((stufe, wort, kasten)) = benannt.get_mut(i)
            && let Some(lang) = platz(&stufe.lang, stufe, rahmen.plot, &belegt)?
        {
            (*wort, *kasten) = lang;
        }
    }
    Ok(benannt.into_iter().map(|(_, wort, _)| wort).collect())
}

/// Lines and names that a name must not touch, without that of step `ohne`.
fn belegt(hindernisse: &[Kasten], benannt: &[(Stufe, Wort, Kasten)], ohne: Option<usize>) -> Vec<Kasten> {
    let namen =
        benannt.iter().enumerate().filter(|(i, _)| ohne != Some(*i)).map(|(_, (_, _, kasten))| *kasten);
    hindernisse.iter().copied().chain(namen).collect()
}

/// The text in a corner of the step that is free.
fn platz(
    text: &str,
    s: &Stufe,
    plot: Kasten,
    belegt: &[Kasten],
) -> Result<Option<(Wort, Kasten)>, DiagrammFehler> {
    let (davor, danach) = s.hoehen;
    let (oben, unten) = (davor.min(danach) - ABSTAND, davor.max(danach) + ABSTAND + VERSAL);
    for (y, anker) in
        [(oben, Anker::Anfang), (oben, Anker::Ende), (unten, Anker::Anfang), (unten, Anker::Ende)]
    {
        let x = if anker == Anker::Anfang { s.x + ABSTAND } else { s.x - ABSTAND };
        let wort = Wort { text: text.to_owned(), x, y, anker, groesse: KLEIN, schnitt: Schnitt::Normal };
        let kasten = wort.kasten()?;
        let weit = kasten.mit_rand(LUFT);
        if plot.enthaelt(&weit) && !belegt.iter().any(|h| weit.trifft(h)) {
            return Ok(Some((wort, kasten)));
        }
    }
    Ok(None)
}
