//! Generated inputs of the charts of projects, time and money: likely ones and ugly ones.

use chrono::{Days, NaiveDate};
use ozg_domain::foerderung::Mittelstand;
use ozg_domain::geld::Betragsgenauigkeit;
use ozg_domain::kennzahl::{Phasenzahlen, phasen};
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use super::super::burnup::{self, Band, Prognose};
use super::super::{
    Bild, DiagrammFehler, Format, aktualitaet, gantt, mittel, phasen as bild_phasen, schere, verzug,
};
use super::d;

/// The charts with the ways in which they are fed.
pub(super) const NAMEN: [&str; 9] = [
    "burnup",
    "burnup-spanne",
    "burnup-ohne",
    "phasen",
    "gantt",
    "mittel",
    "schere",
    "verzug",
    "aktualitaet",
];

/// A small generator: the same numbers every time.
pub(super) struct Folge(u64);

impl Folge {
    pub(super) fn bis(&mut self, grenze: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % grenze.max(1)
    }

    fn eines<T: Copy>(&mut self, von: &[T]) -> T {
        von[usize::try_from(self.bis(von.len() as u64)).unwrap()]
    }
}

fn titel(f: &mut Folge) -> String {
    let stamm = f.eines(&[
        "Jagd",
        "Einbürgerung",
        "Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel",
        "<script>alert(\"1\")</script> ]]> & <b>",
        "\u{202e}rückwärts\u{0}\u{1b}\n\tmit Zeichen\u{fffe}",
        "",
        "ohneeinenzigenzwischenraumgeschriebenesverwaltungsverfahrensbeschleunigungsgesetz",
        "日本語の題名",
    ]);
    if f.bis(9) == 0 { format!("{stamm} ").repeat(12).chars().take(500).collect() } else { stamm.to_owned() }
}

fn zeit(f: &mut Folge) -> Zeitangabe {
    let g = f.eines(&Genauigkeit::ALLE);
    let tag = d("2019-01-01") + Days::new(f.bis(1900));
    Zeitangabe::neu((g != Genauigkeit::Undatiert).then_some(tag), g).unwrap()
}

pub(super) fn projekte(anzahl: usize, f: &mut Folge) -> Vec<Projekt> {
    (0..anzahl)
        .map(|i| {
            let dichte = f.bis(5);
            let mut meilensteine = Vec::new();
            for schritt in Schritt::ALLE {
                for art in MeilensteinArt::ALLE {
                    if f.bis(4) < dichte {
                        meilensteine.push(Meilenstein { schritt, art, zeit: zeit(f), belegt: false });
                    }
                }
            }
            let tag = |f: &mut Folge, selten: u64| {
                (f.bis(selten) == 0).then(|| d("2019-06-01") + Days::new(f.bis(1300)))
            };
            Projekt {
                kuerzel: format!("p{i}"),
                titel: titel(f),
                aufgenommen_am: tag(f, 2),
                ausgeschieden_am: tag(f, 12),
                zurueckgestellt_am: tag(f, 9),
                fortgesetzt_am: tag(f, 20),
                meilensteine,
                ..Projekt::default()
            }
        })
        .collect()
}

fn verlauf(projekte: &[Projekt], von: NaiveDate) -> Vec<(NaiveDate, Phasenzahlen)> {
    let tage = (0..60).map(|i| von + Days::new(i * 30));
    tage.map(|tag| (tag, phasen(projekte, tag))).collect()
}

fn baender(von: NaiveDate, f: &mut Folge) -> Vec<Band> {
    let mut w = [0_u32; 7];
    (1..14)
        .map(|i| {
            let mut summe = 0;
            for wert in &mut w {
                summe += u32::try_from(f.bis(4)).unwrap();
                *wert = (*wert).max(summe);
            }
            w.sort_unstable();
            let [p05, p10, p25, p50, p75, p90, p95] = w;
            Band { tag: von + Days::new(i * 31), p05, p10, p25, p50, p75, p90, p95 }
        })
        .collect()
}

/// Draws one of [`NAMEN`] for that many rows.
pub(super) fn bild(
    name: &str,
    anzahl: usize,
    samen: u64,
    stichtag: NaiveDate,
    format: &Format<'_>,
) -> Result<Bild, DiagrammFehler> {
    let mut f = Folge(samen * 7919 + 1);
    let alle = projekte(anzahl, &mut f);
    let (von, bis, frist) = (d("2020-01-01"), d("2023-03-31"), d("2022-12-31"));
    match name {
        "burnup" | "burnup-spanne" | "burnup-ohne" => {
            let punkte = ozg_domain::burnup::verlauf(&alle, von, bis);
            let tage = baender(stichtag, &mut f);
            let prognose = match name {
                "burnup" => Prognose::Faecher(&tage),
                "burnup-spanne" => Prognose::Bereich(&tage),
                _ => Prognose::NichtBelastbar { abschluesse: 3 },
            };
            let eingabe = burnup::Eingabe { punkte: &punkte, stichtag, frist, von, bis, prognose };
            burnup::zeichnen(&eingabe, format)
        }
        "phasen" => {
            let tage = if anzahl == 0 { Vec::new() } else { verlauf(&alle, d("2019-11-01")) };
            bild_phasen::zeichnen(&bild_phasen::Eingabe { tage: &tage, stichtag, frist, von, bis }, format)
        }
        "gantt" => gantt::zeichnen(&gantt::Eingabe { projekte: &alle, stichtag, frist, von, bis }, format),
        "mittel" => {
            let mut betrag = |selten| {
                let gross = f.bis(3) == 0;
                (f.bis(selten) > 0).then(|| {
                    let n = i64::try_from(f.bis(90_000_000)).unwrap();
                    if gross { n * 10_000 } else { n }
                })
            };
            let staende: Vec<_> = alle
                .iter()
                .map(|_| (betrag(6), betrag(4), betrag(3)))
                .map(|(ansatz, bewilligt, abgeflossen)| Mittelstand {
                    ansatz,
                    bewilligt,
                    abgeflossen,
                    ohne_betrag: u32::from(bewilligt.is_some_and(|b| b % 3 == 0)),
                    ..Mittelstand::default()
                })
                .collect();
            let tranchen: Vec<_> = alle
                .iter()
                .zip(staende)
                .map(|(p, stand)| {
                    let jahr = 2016 + i32::try_from(f.bis(9)).unwrap();
                    mittel::Tranche {
                        kennung: &p.kuerzel,
                        programm: &p.titel,
                        zweck: f.eines(&["", "Umsetzung kommunaler Projekte und vieles, was lange dauert"]),
                        jahre: (f.bis(6) > 0).then(|| (jahr, jahr + i32::try_from(f.bis(4)).unwrap())),
                        genauigkeit: f.eines(&Betragsgenauigkeit::ALLE),
                        stand,
                    }
                })
                .collect();
            mittel::zeichnen(&mittel::Eingabe { tranchen: &tranchen }, format)
        }
        "schere" => {
            let punkte: Vec<_> = alle
                .iter()
                .map(|p| schere::Projekt {
                    kuerzel: &p.kuerzel,
                    titel: &p.titel,
                    phase: p.phase(stichtag).unwrap_or(Phase::Neu),
                    bezug: (f.bis(5) > 0).then_some(10_000),
                    abgeflossen: (f.bis(5) > 0).then(|| i64::try_from(f.bis(11_500)).unwrap() - 300),
                })
                .collect();
            schere::zeichnen(&schere::Eingabe { projekte: &punkte, bezug: "vom Bewilligten" }, format)
        }
        "verzug" => {
            let frueher: Vec<Vec<(NaiveDate, NaiveDate)>> = alle
                .iter()
                .map(|_| (0..f.bis(4)).map(|i| (von + Days::new(i), von + Days::new(f.bis(1500)))).collect())
                .collect();
            let zeilen: Vec<_> = alle
                .iter()
                .zip(&frueher)
                .map(|(p, frueher)| {
                    let mit = |art| p.meilenstein(Schritt::RolloutNrw, art).map(|m| (art, m.zeit));
                    let heute = mit(MeilensteinArt::Ist).or_else(|| mit(MeilensteinArt::Prognose));
                    let heute = heute.or_else(|| mit(MeilensteinArt::Plan));
                    let basis = mit(MeilensteinArt::Basis).map(|(_, z)| z);
                    verzug::Zeile { kuerzel: &p.kuerzel, titel: &p.titel, basis, heute, frueher }
                })
                .collect();
            let eingabe = verzug::Eingabe { zeilen: &zeilen, schritt: "Roll-out NRW", stichtag };
            verzug::zeichnen(&eingabe, format)
        }
        _ => {
            let zeilen: Vec<_> = alle
                .iter()
                .map(|p| aktualitaet::Zeile {
                    kuerzel: &p.kuerzel,
                    titel: &p.titel,
                    letzte: (f.bis(5) > 0).then(|| d("2023-01-01") - Days::new(f.bis(900))),
                })
                .collect();
            aktualitaet::zeichnen(&aktualitaet::Eingabe { zeilen: &zeilen, stichtag }, format)
        }
    }
}
