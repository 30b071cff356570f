//! Draws the charts of projects, time and money with likely and with ugly input into `target/bildprobe/`, to be looked
//! at: `cargo run -p ozg-report --example bildprobe [NAME]`.

use std::error::Error;
use std::path::Path;

use chrono::{Days, NaiveDate};
use ozg_domain::foerderung::Mittelstand;
use ozg_domain::geld::Betragsgenauigkeit;
use ozg_domain::kennzahl::phasen as zaehlen;
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_report::diagramm::png::png;
use ozg_report::diagramm::{Bild, DiagrammFehler, Format, Thema};
use ozg_report::diagramm::{aktualitaet, burnup, gantt, mittel, phasen, schere, verzug};

const TITEL: [&str; 12] = [
    "Einbürgerung",
    "Zulassungsbescheinigung und Kraftfahrzeugzulassung bei Halterwechsel",
    "Führerschein",
    "Unterhaltsvorschuss",
    "Fischereischein",
    "Kampfmittelprüfung und -beseitigung",
    "Tierschutzanzeige",
    "Reiseausweis für Flüchtlinge und Staatenlose",
    "Jagd",
    "<script>alert(1)</script> ]]> & \u{7}Gewässer\u{202e}benutzung",
    "Urkundenausgabe",
    "Wohnberechtigungsschein",
];

/// A small generator: the same numbers every time.
struct Folge(u64);

impl Folge {
    fn bis(&mut self, grenze: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % grenze.max(1)
    }
}

fn tag(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn projekte(anzahl: usize) -> Vec<Projekt> {
    let mut f = Folge(7);
    (0..anzahl)
        .map(|i| {
            let mut meilensteine = Vec::new();
            let start = tag("2020-02-01") + Days::new(f.bis(400));
            let mut versatz = 0;
            let mut verzug = 0;
            let weit = f.bis(7);
            for (n, schritt) in Schritt::ALLE.into_iter().enumerate() {
                versatz += 60 + f.bis(150);
                verzug += f.bis(70);
                let basis = start + Days::new(versatz);
                let ist = basis + Days::new(verzug);
                let mut neu = |art, datum, g| {
                    if let Ok(zeit) = Zeitangabe::neu(Some(datum), g) {
                        meilensteine.push(Meilenstein { schritt, art, zeit, belegt: true });
                    }
                };
                let g = Genauigkeit::ALLE[usize::try_from(f.bis(9)).unwrap_or(0).min(4) % 5];
                let g = if f.bis(3) == 0 { g } else { Genauigkeit::Tag };
                neu(MeilensteinArt::Basis, basis, Genauigkeit::Tag);
                neu(MeilensteinArt::Plan, basis + Days::new(verzug / 2), Genauigkeit::Tag);
                if n < usize::try_from(weit).unwrap_or(0) && ist < tag("2022-06-30") {
                    neu(MeilensteinArt::Ist, ist, g);
                } else if f.bis(4) > 0 {
                    neu(MeilensteinArt::Prognose, ist.max(tag("2022-07-20")) + Days::new(30 * n as u64), g);
                }
            }
            if i % 11 == 4 {
                meilensteine.clear();
            }
            Projekt {
                kuerzel: format!("p{i}"),
                titel: TITEL[i % TITEL.len()].to_owned(),
                aufgenommen_am: Some(tag(["2019-12-01", "2020-04-01", "2020-09-01"][i % 3])),
                ausgeschieden_am: (i % 17 == 16).then(|| tag("2021-10-01")),
                zurueckgestellt_am: (i % 23 == 22).then(|| tag("2022-02-15")),
                meilensteine,
                ..Projekt::default()
            }
        })
        .collect()
}

fn zeichne(name: &str, anzahl: usize, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let alle = projekte(anzahl);
    let (stichtag, frist) = (tag("2022-06-30"), tag("2022-12-31"));
    let (von, bis) = (tag("2020-01-01"), tag("2023-03-31"));
    match name {
        "burnup" | "burnup-spanne" | "burnup-ohne" => {
            let punkte = ozg_domain::burnup::verlauf(&alle, von, bis);
            let jetzt = ozg_domain::burnup::am(&alle, stichtag).betrieb;
            let baender: Vec<_> = (1..=9)
                .map(|n| {
                    let um =
                        |promille: u32| jetzt + n * promille * u32::try_from(anzahl).unwrap_or(0) / 30_000;
                    burnup::Band {
                        tag: (stichtag + Days::new(u64::from(n) * 31)).min(bis),
                        p05: um(800),
                        p10: um(1000),
                        p25: um(1250),
                        p50: um(1600),
                        p75: um(1900),
                        p90: um(2300),
                        p95: um(2600),
                    }
                })
                .collect();
            let prognose = match name {
                "burnup" => burnup::Prognose::Faecher(&baender),
                "burnup-spanne" => burnup::Prognose::Bereich(&baender),
                _ => burnup::Prognose::NichtBelastbar { abschluesse: 2 },
            };
            let eingabe = burnup::Eingabe { punkte: &punkte, stichtag, frist, von, bis, prognose };
            burnup::zeichnen(&eingabe, format)
        }
        "gantt" => gantt::zeichnen(&gantt::Eingabe { projekte: &alle, stichtag, frist, von, bis }, format),
        "phasen" => {
            let mut tage: Vec<NaiveDate> = alle
                .iter()
                .flat_map(|p| p.meilensteine.iter().filter_map(|m| m.zeit.datum()).chain(p.aufgenommen_am))
                .chain([von, tag("2021-10-01"), tag("2022-02-15")])
                .collect();
            tage.sort_unstable();
            tage.dedup();
            let tage: Vec<_> = tage.into_iter().map(|t| (t, zaehlen(&alle, t))).collect();
            phasen::zeichnen(&phasen::Eingabe { tage: &tage, stichtag, frist, von, bis }, format)
        }
        "aktualitaet" => {
            let mut f = Folge(3);
            let zeilen: Vec<_> = alle
                .iter()
                .map(|p| {
                    let alter = f.bis(7) * f.bis(40);
                    let letzte = (f.bis(8) > 0).then(|| stichtag - Days::new(alter));
                    aktualitaet::Zeile { kuerzel: &p.kuerzel, titel: &p.titel, letzte }
                })
                .collect();
            aktualitaet::zeichnen(&aktualitaet::Eingabe { zeilen: &zeilen, stichtag }, format)
        }
        "verzug" => {
            let datum = |p: &Projekt, art| p.meilenstein(Schritt::RolloutNrw, art).map(|m| m.zeit);
            let mut f = Folge(5);
            let leiter: Vec<Vec<(NaiveDate, NaiveDate)>> = alle
                .iter()
                .map(|p| {
                    let Some(basis) = datum(p, MeilensteinArt::Basis).and_then(|z| z.datum()) else {
                        return Vec::new();
                    };
                    (0..f.bis(3)).map(|n| (von, basis + Days::new(n * 40 + f.bis(60)))).collect()
                })
                .collect();
            let zeilen: Vec<_> = alle
                .iter()
                .zip(&leiter)
                .map(|(p, frueher)| {
                    let mit = |art| datum(p, art).map(|z| (art, z));
                    let heute = mit(MeilensteinArt::Ist).or_else(|| mit(MeilensteinArt::Prognose));
                    let basis = datum(p, MeilensteinArt::Basis);
                    verzug::Zeile { kuerzel: &p.kuerzel, titel: &p.titel, basis, heute, frueher }
                })
                .collect();
            let eingabe = verzug::Eingabe { zeilen: &zeilen, schritt: "Roll-out NRW", stichtag };
            verzug::zeichnen(&eingabe, format)
        }
        "schere" => {
            let mut f = Folge(11);
            let punkte: Vec<_> = alle
                .iter()
                .map(|p| {
                    let phase = p.phase(stichtag).unwrap_or(Phase::Neu);
                    let bezug = (f.bis(4) > 0).then(|| i64::try_from(f.bis(50_000_000)).unwrap_or(0));
                    let abgeflossen = bezug.map(|b| b / 100 * i64::try_from(f.bis(104)).unwrap_or(0));
                    schere::Projekt { kuerzel: &p.kuerzel, titel: &p.titel, phase, bezug, abgeflossen }
                })
                .collect();
            schere::zeichnen(&schere::Eingabe { projekte: &punkte, bezug: "vom Bewilligten" }, format)
        }
        _ => geld(anzahl, format),
    }
}

fn geld(anzahl: usize, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    use Betragsgenauigkeit::{Circa, Exakt, Rund};
    let mio = |hundertstel: i64| hundertstel * 1_000_000;
    let vorlage = [
        (
            "Koordination CCD KDN",
            "Koordination der kommunalen Umsetzung",
            Some((2020, 2022)),
            Circa,
            Some(640),
            Some(610),
            Some(490),
        ),
        (
            "Kommunale Projekte",
            "Umsetzung kommunaler Projekte",
            Some((2020, 2020)),
            Rund,
            Some(670),
            Some(630),
            Some(590),
        ),
        (
            "Kommunale Projekte",
            "Umsetzung kommunaler Projekte",
            Some((2021, 2022)),
            Exakt,
            Some(610),
            Some(500),
            Some(260),
        ),
        (
            "Kommunalportal.NRW",
            "Aufbau und initialer Betrieb",
            Some((2020, 2020)),
            Exakt,
            Some(200),
            Some(200),
            Some(190),
        ),
        (
            "Kommunalportal.NRW",
            "Aufbau und initialer Betrieb",
            Some((2021, 2022)),
            Exakt,
            Some(772),
            Some(610),
            None,
        ),
        ("Zulassungsbescheinigung und Kraftfahrzeugzulassung", "", None, Exakt, None, None, None),
    ];
    let tranchen: Vec<_> = (0..anzahl)
        .map(|i| {
            let (programm, zweck, jahre, genauigkeit, a, b, p) = vorlage[i % vorlage.len()];
            let stand = Mittelstand {
                ansatz: a.map(mio),
                bewilligt: b.map(mio),
                abgeflossen: p.map(mio),
                ..Mittelstand::default()
            };
            mittel::Tranche { kennung: "t", programm, zweck, jahre, genauigkeit, stand }
        })
        .collect();
    mittel::zeichnen(&mittel::Eingabe { tranchen: &tranchen }, format)
}

fn main() -> Result<(), Box<dyn Error>> {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bildprobe");
    std::fs::create_dir_all(&ordner)?;
    let nur = std::env::args().nth(1);
    let unterschrift = "Projekte nach Phase (§ 2a) · Stichtag 30.06.2022 · bekannt am jetzt · Katalogversion KDN \
                        20.12.2019 · 33 Projekte im Umfang · davon 4 nicht gemeldet · Quelle: Katalog · Demodaten";
    for name in [
        "burnup",
        "burnup-spanne",
        "burnup-ohne",
        "phasen",
        "gantt",
        "mittel",
        "schere",
        "verzug",
        "aktualitaet",
    ] {
        if nur.as_deref().is_some_and(|n| n != name) {
            continue;
        }
        for (art, anzahl, breite, hoehe, thema, faktor, datei) in [
            ("hell", 35, 960, 480, Thema::Hell, 1.0, true),
            ("dunkel", 35, 960, 480, Thema::Dunkel, 1.0, false),
            ("schmal", 35, 480, 360, Thema::Hell, 1.0, false),
            ("eng", 12, 320, 260, Thema::Hell, 1.0, true),
            ("gross", 6, 960, 420, Thema::Hell, 2.0, true),
            ("viele", 500, 960, 480, Thema::Hell, 1.0, false),
            ("eines", 1, 640, 300, Thema::Hell, 1.0, false),
            ("leer", 0, 640, 300, Thema::Dunkel, 1.0, true),
        ] {
            let anzahl = if name == "mittel" && anzahl == 35 { 6 } else { anzahl };
            let unterschrift = datei.then_some(unterschrift);
            let format = Format { breite, hoehe, thema, demodaten: true, unterschrift };
            let bild = zeichne(name, anzahl, &format)?;
            std::fs::write(ordner.join(format!("{name}-{art}.png")), png(&bild.svg, faktor)?)?;
            std::fs::write(ordner.join(format!("{name}-{art}.svg")), &bild.svg)?;
            if art == "hell" {
                println!("{name}: {}", bild.befund);
            }
        }
    }
    Ok(())
}
