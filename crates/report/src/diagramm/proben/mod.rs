//! Samples: what every burn-up must keep, over widths, Stichtage and themes; pictures to look at.

mod bilder;
mod datei;
mod faelle;
mod karte;
mod lage;
mod leistungen;
mod zahlen;

use chrono::NaiveDate;
use ozg_domain::burnup::{Punkt, Ursache, Wandel};

use super::Thema;
use super::burnup::BurnupBild;

fn d(tag: &str) -> NaiveDate {
    tag.parse().unwrap()
}

/// The course of the demo picture: 22 → 28 → 35 → 34 → 33 in scope, 12 in Betrieb in June 2022, Basis 35 by the Frist.
fn verlauf(mit_basis: bool) -> Vec<Punkt> {
    let umfang = reihe("2017-01-01 22, 2020-04-01 28, 2020-09-01 35, 2021-10-01 34, 2022-02-15 33");
    let betrieb = reihe(
        "2021-01-15 1, 2021-06-10 2, 2021-09-01 3, 2021-10-01 4, 2021-12-01 5, 2022-01-10 6, 2022-02-01 7, \
         2022-03-01 8, 2022-04-01 9, 2022-05-01 10, 2022-06-01 11, 2022-06-15 12, 2022-11-01 15, \
         2023-05-01 24, 2024-03-01 31",
    );
    let basis = reihe(
        "2021-01-01 1, 2021-03-01 2, 2021-05-01 3, 2021-06-15 4, 2021-08-01 6, 2021-09-15 7, 2021-11-01 9, \
         2021-12-15 11, 2022-02-01 14, 2022-03-15 16, 2022-05-01 19, 2022-06-15 22, 2022-08-01 26, \
         2022-09-15 29, 2022-11-01 32, 2022-12-15 35",
    );
    let wert =
        |reihe: &[(NaiveDate, u32)], tag| reihe.iter().rev().find(|(t, _)| *t <= tag).map_or(0, |(_, n)| *n);
    let mut tage = vec![d("2019-12-31"), d("2023-03-31"), d("2025-12-31")];
    tage.extend(umfang.iter().chain(&betrieb).chain(&basis).map(|(t, _)| *t));
    tage.sort_unstable();
    tage.dedup();
    let punkt = |tag| Punkt {
        tag,
        umfang: wert(&umfang, tag),
        betrieb: wert(&betrieb, tag),
        basis: mit_basis.then(|| wert(&basis, tag)),
        ursachen: Vec::new(),
    };
    tage.into_iter().map(punkt).collect()
}

/// The same with the causes of each step of the scope.
fn mit_ursachen() -> Vec<Punkt> {
    let mut punkte = verlauf(true);
    for i in 1..punkte.len() {
        let (davor, danach) = (punkte[i - 1].umfang, punkte[i].umfang);
        let wandel = match punkte[i].tag.to_string().as_str() {
            "2021-10-01" => Wandel::Ausgeschieden,
            "2022-02-15" => Wandel::Zurueckgestellt,
            _ => Wandel::Aufgenommen,
        };
        let ursache = |n| Ursache { kuerzel: format!("p{n}"), titel: format!("P {n}"), wandel };
        punkte[i].ursachen = (0..davor.abs_diff(danach)).map(ursache).collect();
    }
    punkte
}

fn reihe(text: &str) -> Vec<(NaiveDate, u32)> {
    let paare = text.split(", ").map(|p| p.split_once(' ').unwrap());
    paare.map(|(tag, wert)| (d(tag), wert.parse().unwrap())).collect()
}

fn bild(punkte: &[Punkt]) -> BurnupBild<'_> {
    BurnupBild {
        punkte,
        stichtag: d("2022-06-30"),
        frist: d("2022-12-31"),
        von: d("2020-01-01"),
        bis: d("2023-03-31"),
        breite: 640,
        hoehe: 300,
        thema: Thema::Hell,
        demodaten: false,
    }
}
