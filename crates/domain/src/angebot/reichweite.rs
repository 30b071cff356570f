//! Z7 and Z8: which part of the responsible Kommunen, and of their population, one service reaches.

use chrono::NaiveDate;

use super::bestand::Bestand;
use super::dreiwert::{Dreiwert, Zaehlung};
use super::katalog::Sicht;
use super::kommunen::{Zeile, matrix, zeile};
use super::wertung::Schwelle;

/// How far one OZG-Leistung reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reichweiten {
    /// Z7: Kommunen of Z(ℓ), those with Reifegrad 3 or more of one LeiKa-Leistung.
    pub kommunen: Zaehlung,
    /// Z8: the same weighed by population. Kommunen without a population weigh nothing.
    pub bevoelkerung: Zaehlung,
    /// Kommunen of Z(ℓ) whose population is not on record.
    pub ohne_einwohner: u32,
    /// Whether it is not known for one of its cases who is responsible: then every Kommune counts as unknown.
    pub zustaendigkeit_unbekannt: bool,
}

/// Z7 and Z8 of one OZG-Leistung; `None` if it is not in scope. O(Kommunen × cases).
#[must_use]
pub fn reichweite(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate, ozg: u32) -> Option<Reichweiten> {
    zeile(sicht, bestand, tag, ozg).map(|z| zaehlen(sicht, &z))
}

fn zaehlen(sicht: &Sicht<'_>, zeile: &Zeile) -> Reichweiten {
    let mut r =
        Reichweiten { zustaendigkeit_unbekannt: zeile.zustaendigkeit_unbekannt, ..Reichweiten::default() };
    for (k, wert) in sicht.katalog.kommunen.iter().zip(&zeile.werte) {
        let Some(wert) = wert else { continue };
        let d = if zeile.zustaendigkeit_unbekannt { Dreiwert::Unbekannt } else { wert.ab(Schwelle::Drei) };
        r.kommunen.nimm(d);
        r.bevoelkerung.nimm_mit(d, k.einwohner.unwrap_or(0));
        r.ohne_einwohner += u32::from(k.einwohner.is_none());
    }
    r
}

/// Mean share over services, unweighted, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mittel {
    /// Mean of the lower bounds.
    pub sicher: u64,
    /// Mean of the upper bounds.
    pub hoechstens: u64,
    /// Services that can be judged; the others are in no mean.
    pub leistungen: u64,
}

/// Z7 and Z8 of the whole catalogue: unweighted means over the services that can be judged. A weighing by number of
/// cases needs one for every service; the catalogue has none.
#[must_use]
pub fn mittel(sicht: &Sicht<'_>, bestand: &Bestand, tag: NaiveDate) -> (Option<Mittel>, Option<Mittel>) {
    let alle: Vec<Reichweiten> = matrix(sicht, bestand, tag).iter().map(|z| zaehlen(sicht, z)).collect();
    (mittel_aus(alle.iter().map(|r| r.kommunen)), mittel_aus(alle.iter().map(|r| r.bevoelkerung)))
}

fn mittel_aus(zaehlungen: impl Iterator<Item = Zaehlung>) -> Option<Mittel> {
    let (mut unten, mut oben, mut n) = (0_u64, 0_u64, 0_u64);
    for (a, b) in zaehlungen.filter_map(|z| z.grenzen()) {
        unten += a;
        oben += b;
        n += 1;
    }
    let teile = |summe: u64| (summe * 2 + n) / (n * 2);
    (n > 0).then(|| Mittel { sicher: teile(unten), hoechstens: teile(oben), leistungen: n })
}
