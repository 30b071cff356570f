//! Charts of projects.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ozg_domain::burnup as linien;
use ozg_domain::kennzahl;
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use ozg_report::diagramm::bild::Bild;
use ozg_report::diagramm::format::Format;
use ozg_report::diagramm::{
    DiagrammFehler, aktualitaet as alter, burnup as burnupbild, gantt as balken, phasen as flaechen,
    verzug as leiter,
};

use super::lage::Lage;
use crate::dto::{FaecherpunktDto, PrognoseDto};

pub(super) fn burnup(
    lage: &Lage,
    prognose: Option<&PrognoseDto>,
    format: &Format<'_>,
) -> Result<Bild, DiagrammFehler> {
    let punkte = linien::verlauf(&lage.projekte, lage.von, lage.bis);
    let baender: Vec<burnupbild::Band> = prognose
        .map(|p| {
            p.faecher.iter().filter_map(band).filter(|b| b.tag > lage.stichtag && b.tag <= lage.bis).collect()
        })
        .unwrap_or_default();
    let faecher = match prognose {
        None => burnupbild::Prognose::Keine,
        Some(p) => match p.tor.as_str() {
            "nicht_belastbar" => burnupbild::Prognose::NichtBelastbar { abschluesse: p.abschluesse },
            "spanne" => burnupbild::Prognose::Bereich(&baender),
            _ => burnupbild::Prognose::Faecher(&baender),
        },
    };
    burnupbild::zeichnen(
        &burnupbild::Eingabe {
            punkte: &punkte,
            stichtag: lage.stichtag,
            frist: lage.frist,
            von: lage.von,
            bis: lage.bis,
            prognose: faecher,
        },
        format,
    )
}

/// Percentiles of a day; the bands that the gate holds back take the one that it allows.
fn band(p: &FaecherpunktDto) -> Option<burnupbild::Band> {
    let [p10, p90] = p.band_80;
    let [p05, p95] = p.band_90.unwrap_or(p.band_80);
    let [p25, p75] = p.band_50.unwrap_or(p.band_80);
    let p50 = p.mitte.unwrap_or(p25);
    Some(burnupbild::Band { tag: p.datum.parse().ok()?, p05, p10, p25, p50, p75, p90, p95 })
}

pub(super) fn phasen(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let mut tage: BTreeSet<NaiveDate> = BTreeSet::from([lage.von, lage.stichtag.clamp(lage.von, lage.bis)]);
    for p in &lage.projekte {
        tage.extend(
            [p.aufgenommen_am, p.ausgeschieden_am, p.zurueckgestellt_am, p.fortgesetzt_am]
                .into_iter()
                .flatten(),
        );
        let ist = p.meilensteine.iter().filter(|m| m.art == MeilensteinArt::Ist);
        tage.extend(ist.filter_map(|m| m.zeit.datum()));
    }
    let tage: Vec<_> =
        tage.range(lage.von..=lage.bis).map(|tag| (*tag, kennzahl::phasen(&lage.projekte, *tag))).collect();
    flaechen::zeichnen(
        &flaechen::Eingabe {
            tage: &tage,
            stichtag: lage.stichtag,
            frist: lage.frist,
            von: lage.von,
            bis: lage.bis,
        },
        format,
    )
}

/// Those that were taken in by the Stichtag, by title.
fn erfasste(lage: &Lage) -> Vec<&Projekt> {
    let mut p: Vec<_> = lage.projekte.iter().filter(|p| p.aufgenommen(lage.stichtag)).collect();
    p.sort_by(|a, b| (&a.titel, &a.kuerzel).cmp(&(&b.titel, &b.kuerzel)));
    p
}

/// Those in the scope of the burn-up.
fn im_umfang(lage: &Lage) -> Vec<&Projekt> {
    let drin = |p: &&Projekt| p.phase(lage.stichtag).is_some_and(Phase::im_umfang);
    erfasste(lage).into_iter().filter(drin).collect()
}

pub(super) fn gantt(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let projekte: Vec<Projekt> = erfasste(lage).into_iter().cloned().collect();
    balken::zeichnen(
        &balken::Eingabe {
            projekte: &projekte,
            stichtag: lage.stichtag,
            frist: lage.frist,
            von: lage.von,
            bis: lage.bis,
        },
        format,
    )
}

pub(super) fn verzug(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let projekte = im_umfang(lage);
    let zeilen: Vec<_> = projekte
        .iter()
        .map(|p| {
            let zeit = |art| p.meilenstein(Schritt::RolloutNrw, art).map(|m| m.zeit);
            let ist = zeit(MeilensteinArt::Ist).filter(|z| z.bis(lage.stichtag));
            let heute = ist.map(|z| (MeilensteinArt::Ist, z)).or_else(|| {
                [MeilensteinArt::Prognose, MeilensteinArt::Plan].into_iter().find_map(|a| Some((a, zeit(a)?)))
            });
            leiter::Zeile {
                kuerzel: &p.kuerzel,
                titel: &p.titel,
                basis: zeit(MeilensteinArt::Basis),
                heute,
                frueher: &[],
            }
        })
        .collect();
    leiter::zeichnen(
        &leiter::Eingabe { zeilen: &zeilen, schritt: "Roll-out NRW", stichtag: lage.stichtag },
        format,
    )
}

pub(super) fn aktualitaet(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let projekte = im_umfang(lage);
    let zeilen: Vec<_> = projekte
        .iter()
        .map(|p| alter::Zeile {
            kuerzel: &p.kuerzel,
            titel: &p.titel,
            letzte: p.letzte_meldung(lage.stichtag),
        })
        .collect();
    alter::zeichnen(&alter::Eingabe { zeilen: &zeilen, stichtag: lage.stichtag }, format)
}
