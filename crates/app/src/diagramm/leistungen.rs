//! Charts of services and of kinds of Kommune.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use ozg_domain::angebot::dreiwert::{Dreiwert, Zaehlung};
use ozg_domain::angebot::flaeche::flaechen;
use ozg_domain::angebot::katalog::KOMMUNENTYPEN;
use ozg_domain::angebot::kommunen::umsetzungsgrade;
use ozg_domain::angebot::regeln::{Regel, Regelzahlen, urteile, zahlen};
use ozg_report::diagramm::anteil::Anteil;
use ozg_report::diagramm::bild::Bild;
use ozg_report::diagramm::format::Format;
use ozg_report::diagramm::{
    DiagrammFehler, fortschritt as wasserfall, leiter as sprossen, stufen as kaesten, themenfelder as felder,
    vierfelder as vier,
};

use super::lage::Lage;
use crate::labels;

pub(super) fn anteil(z: Zaehlung) -> Anteil {
    Anteil { zaehler: z.zaehler, nenner: z.nenner, unbekannt: z.unbekannt }
}

/// "Z1, mindestens eine Kommune, ab Reifegrad 2".
pub(super) fn regelname(regel: &str) -> String {
    format!("{regel}, {}", labels::text(&format!("zaehlregel.{regel}"), &[]))
}

pub(super) fn leiter(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let sicht = lage.sicht();
    let urteile = urteile(&sicht, &lage.angebot.bestand, lage.stichtag);
    let flaechen = flaechen(&sicht, &lage.angebot.bestand, lage.stichtag, &urteile);
    let z = Regelzahlen::from_iter(&urteile);
    let [z1, z2, z3, z4] = z.leistungen;
    let stufen = [
        ("Z1", z1),
        ("Z3-Kreis", flaechen.kreis),
        ("Z2", z2),
        ("Z3", z3),
        ("Z3-Bund", flaechen.bund),
        ("Z4", z4),
        ("Z5", z.leika),
    ];
    let namen = stufen.map(|(regel, _)| labels::text(&format!("zaehlregel.{regel}"), &[]));
    let ziele = stufen.map(|(regel, _)| format!("zaehlweisen?regel={regel}"));
    let messwerte = stufen.map(|(regel, _)| {
        lage.messwerte
            .iter()
            .filter(|m| m.regel == regel)
            .filter_map(|m| {
                Some(sprossen::Messwert {
                    datum: &m.datum,
                    quelle: m.quelle.as_deref().unwrap_or_default(),
                    zaehler: m.wert,
                    nenner: m.nenner?,
                })
            })
            .collect::<Vec<_>>()
    });
    let sprossen: Vec<_> = stufen
        .iter()
        .zip(&namen)
        .zip(ziele.iter().zip(&messwerte))
        .map(|(((regel, zahl), name), (ziel, messwerte))| sprossen::Sprosse {
            schluessel: regel,
            name,
            anteil: anteil(*zahl),
            veroeffentlicht: messwerte,
            ziel,
        })
        .collect();
    sprossen::zeichnen(&sprossen::Eingabe { stichtag: lage.stichtag, sprossen: &sprossen }, format)
}

pub(super) fn themenfelder(lage: &Lage, wahl: &str, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let regel = Regel::lesen(wahl).unwrap_or(Regel::Z1);
    let sicht = lage.sicht();
    let mut je_feld: BTreeMap<&str, Zaehlung> = BTreeMap::new();
    for u in urteile(&sicht, &lage.angebot.bestand, lage.stichtag) {
        if let Some(o) = lage.angebot.katalog.ozg.get(u.ozg as usize) {
            je_feld.entry(&o.themenfeld).or_default().nimm(u.von(regel));
        }
    }
    let ziel = format!("zaehlweisen?regel={wahl}");
    let zeilen: Vec<_> =
        je_feld.iter().map(|(name, z)| felder::Feld { name, anteil: anteil(*z), ziel: &ziel }).collect();
    felder::zeichnen(&felder::Eingabe { regel: &regelname(wahl), felder: &zeilen }, format)
}

pub(super) fn vierfelder(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let wert = |d: Dreiwert| match d {
        Dreiwert::Wahr => Some(true),
        Dreiwert::Falsch => Some(false),
        Dreiwert::Unbekannt => None,
    };
    let sicht = lage.sicht();
    let leistungen: Vec<_> = urteile(&sicht, &lage.angebot.bestand, lage.stichtag)
        .into_iter()
        .filter_map(|u| {
            let o = lage.angebot.katalog.ozg.get(u.ozg as usize)?;
            Some(vier::Leistung { name: &o.name, ueberall: wert(u.z3), ende_zu_ende: wert(u.z2) })
        })
        .collect();
    vier::zeichnen(&vier::Eingabe { leistungen: &leistungen }, format)
}

pub(super) fn stufen(lage: &Lage, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let sicht = lage.sicht();
    let grade = umsetzungsgrade(&sicht, &lage.angebot.bestand, lage.stichtag);
    let ziele = KOMMUNENTYPEN.map(|t| format!("kommunen?art={t}"));
    let werte: Vec<Vec<Anteil>> = (0_u8..)
        .zip(KOMMUNENTYPEN)
        .map(|(i, _)| {
            let diese = lage.angebot.katalog.kommunen.iter().zip(&grade);
            diese.filter(|(k, z)| k.typ == i && z.nenner > 0).map(|(_, z)| anteil(*z)).collect()
        })
        .collect();
    let arten: Vec<_> = KOMMUNENTYPEN
        .iter()
        .zip(&werte)
        .zip(&ziele)
        .map(|((name, werte), ziel)| kaesten::Art { name, werte, ziel })
        .collect();
    kaesten::zeichnen(
        &kaesten::Eingabe { kennzahl: &labels::text("zaehlregel.Z6", &[]), arten: &arten },
        format,
    )
}

/// The change since the end of the year before.
pub(super) fn fortschritt(lage: &Lage, wahl: &str, format: &Format<'_>) -> Result<Bild, DiagrammFehler> {
    let davor = NaiveDate::from_ymd_opt(lage.stichtag.year() - 1, 12, 31).unwrap_or(lage.stichtag);
    let katalog = &lage.angebot.katalog;
    let am = |tag: NaiveDate, version: NaiveDate| {
        let version = katalog.version_am(version).map(|v| v.kennung.as_str());
        let z = zahlen(&katalog.sicht(version, lage.umfang), &lage.angebot.bestand, tag);
        Regel::lesen(wahl).and_then(|r| z.leistungen.get(r as usize).copied()).unwrap_or(z.leika)
    };
    let (vorher, katalogwechsel, nachher) =
        (am(davor, davor), am(davor, lage.stichtag), am(lage.stichtag, lage.stichtag));
    let wandel = |von: Zaehlung, bis: Zaehlung| wasserfall::Wandel {
        dazu: bis.zaehler.saturating_sub(von.zaehler),
        weg: von.zaehler.saturating_sub(bis.zaehler),
        ziel: "zaehlweisen",
    };
    wasserfall::zeichnen(
        &wasserfall::Eingabe {
            regel: &regelname(wahl),
            von: (davor, anteil(vorher)),
            bis: (lage.stichtag, anteil(nachher)),
            echt: wandel(katalogwechsel, nachher),
            katalog: wandel(vorher, katalogwechsel),
            // Both days are seen with the same knowledge: there is nothing to correct between them.
            berichtigung: wasserfall::Wandel { dazu: 0, weg: 0, ziel: "" },
        },
        format,
    )
}
