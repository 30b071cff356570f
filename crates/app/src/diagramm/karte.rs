//! The map: Z6 of Kommunen of one kind, or the state of one service.

use std::sync::OnceLock;

use ozg_domain::angebot::dreiwert::Zaehlung;
use ozg_domain::angebot::katalog::KOMMUNENTYPEN;
use ozg_domain::angebot::kommunen::{umsetzungsgrade, zeile};
use ozg_domain::angebot::wertung::Schwelle;
use ozg_domain::regel::Regel as Feldregel;
use ozg_report::diagramm::bild::Bild;
use ozg_report::diagramm::format::Format;
use ozg_report::diagramm::{DiagrammFehler, karte as bild};
use ozg_store::StoreFehler;

use super::lage::Lage;
use super::leistungen::anteil;
use crate::dto::ApiFehler;
use crate::labels;
use crate::zeitpunkt::feldfehler;

static GEMEINDEN: OnceLock<Result<bild::Geometrie, String>> = OnceLock::new();
static KREISE: OnceLock<Result<bild::Geometrie, String>> = OnceLock::new();

/// The shipped areas, read once.
fn geometrie(kreise: bool) -> Result<&'static bild::Geometrie, DiagrammFehler> {
    let (platz, bytes): (_, &[u8]) = if kreise {
        (&KREISE, include_bytes!("../../../../data/nrw_kreise.geojson"))
    } else {
        (&GEMEINDEN, include_bytes!("../../../../data/nrw_gemeinden.topojson"))
    };
    platz
        .get_or_init(|| bild::Geometrie::lesen(bytes).map_err(|e| e.to_string()))
        .as_ref()
        .map_err(|e| DiagrammFehler::Zeichnen(e.clone()))
}

/// What a map shows.
pub(super) struct Wahl {
    kreise: bool,
    /// Kinds that are compared.
    typen: Vec<&'static str>,
    /// OZG-ID; empty: Z6.
    pub(super) leistung: String,
    gewaehlt: String,
}

impl Wahl {
    pub(super) fn lesen(ebene: &str, typ: &str, leistung: &str, gewaehlt: &str) -> Result<Self, ApiFehler> {
        let kreise = match ebene {
            "kreise" => true,
            "gemeinden" | "" => false,
            _ => {
                let erlaubt = "gemeinden, kreise".to_owned();
                return Err(feldfehler("ebene", ebene, Feldregel::UnbekannterWert { erlaubt }));
            }
        };
        let typen = match KOMMUNENTYPEN.iter().find(|t| **t == typ) {
            Some(t) => vec![*t],
            None if typ.is_empty() && kreise => vec![KOMMUNENTYPEN[3], KOMMUNENTYPEN[4]],
            None if typ.is_empty() => vec![KOMMUNENTYPEN[0]],
            None => {
                let erlaubt = KOMMUNENTYPEN.join(", ");
                return Err(feldfehler("typ", typ, Feldregel::UnbekannterWert { erlaubt }));
            }
        };
        if !leistung.is_empty() && (leistung.len() != 5 || !leistung.bytes().all(|b| b.is_ascii_digit())) {
            return Err(feldfehler("leistung", leistung, Feldregel::KeineLeistung));
        }
        let gewaehlt = gewaehlt.chars().take(8).collect();
        Ok(Self { kreise, typen, leistung: leistung.to_owned(), gewaehlt })
    }

    /// The map of the gallery: one kind by Z6.
    pub(super) fn von_typ(typ: &str) -> Result<Self, ApiFehler> {
        let ebene = if matches!(typ, "Kreis" | "Städteregion") { "kreise" } else { "gemeinden" };
        Self::lesen(ebene, typ, "", "")
    }

    /// The kinds in words.
    pub(super) fn art(&self) -> String {
        self.typen.join(", ")
    }

    /// The figure in words.
    pub(super) fn kennzahl(&self, lage: &Lage) -> String {
        if self.leistung.is_empty() {
            return labels::text("zaehlregel.Z6", &[]);
        }
        let katalog = &lage.angebot.katalog;
        let name =
            katalog.leistung(&self.leistung).and_then(|i| katalog.ozg.get(i)).map_or("", |o| o.name.as_str());
        labels::text("karte.leistung", &[("name", name)])
    }
}

/// One Kommune of the level with its value.
pub(super) struct Gebiet {
    pub(super) ags: String,
    pub(super) name: String,
    pub(super) typ: &'static str,
    /// `None`: not compared.
    pub(super) zahl: Option<Zaehlung>,
}

pub(super) fn werte(lage: &Lage, wahl: &Wahl) -> Result<Vec<Gebiet>, ApiFehler> {
    let sicht = lage.sicht();
    let (katalog, bestand) = (&lage.angebot.katalog, &lage.angebot.bestand);
    let zahlen: Vec<Option<Zaehlung>> = if wahl.leistung.is_empty() {
        umsetzungsgrade(&sicht, bestand, lage.stichtag).into_iter().map(Some).collect()
    } else {
        let nr = katalog.leistung(&wahl.leistung).and_then(|i| u32::try_from(i).ok());
        let zeile = nr.and_then(|nr| zeile(&sicht, bestand, lage.stichtag, nr)).ok_or_else(|| {
            StoreFehler::NichtGefunden { nomen: "ozg_leistung", schluessel: wahl.leistung.clone() }
        })?;
        zeile.werte.iter().map(|w| w.map(|w| Zaehlung::from_iter([w.ab(Schwelle::Drei)]))).collect()
    };
    let mut gebiete: Vec<Gebiet> = katalog
        .kommunen
        .iter()
        .zip(zahlen)
        .filter_map(|(k, zahl)| {
            let typ = KOMMUNENTYPEN.get(usize::from(k.typ)).copied()?;
            let kreisebene = matches!(typ, "Kreis" | "Städteregion");
            // Kreisfreie Städte are areas of both levels.
            if kreisebene != wahl.kreise && !(wahl.kreise && typ == "kreisfreie Stadt") {
                return None;
            }
            let zahl = zahl.filter(|_| wahl.typen.contains(&typ));
            Some(Gebiet { ags: k.ags.clone(), name: k.name.clone(), typ, zahl })
        })
        .collect();
    gebiete.sort_by(|a, b| (&a.name, &a.ags).cmp(&(&b.name, &b.ags)));
    Ok(gebiete)
}

pub(super) fn zeichnen(
    lage: &Lage,
    wahl: &Wahl,
    gebiete: &[Gebiet],
    format: &Format<'_>,
) -> Result<Bild, DiagrammFehler> {
    let werte: Vec<_> = gebiete
        .iter()
        .map(|g| bild::Gebietswert { ags: &g.ags, name: &g.name, anteil: g.zahl.map(anteil) })
        .collect();
    let eingabe = bild::Eingabe {
        geometrie: geometrie(wahl.kreise)?,
        kreise: if wahl.kreise { None } else { Some(geometrie(true)?) },
        kennzahl: &wahl.kennzahl(lage),
        art: &wahl.art(),
        werte: &werte,
        schritt: None,
        auswahl: Some(wahl.gewaehlt.as_str()).filter(|g| !g.is_empty()),
    };
    bild::zeichnen(&eingabe, format)
}
