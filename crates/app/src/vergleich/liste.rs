//! The comparison as a list for reading: one change per row, ending in both states.

use std::io::BufWriter;
use std::path::Path;

use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::Katalogstand;

use crate::auftrag::Profil;
use crate::beiblatt::{Stand, mit_beiblatt};
use crate::dto::{ApiFehler, ExportDto, StandDto, StandWunsch};
use crate::export::vorbereiten;
use crate::{Anwendung, labels};

const KOEPFE: [&str; 20] = [
    "Gruppe",
    "Projekt",
    "Kürzel",
    "Was",
    "Vorher",
    "Nachher",
    "Tage",
    "Grund",
    "Quelle",
    "von Stichtag",
    "von bekannt am",
    "von Länge der Kette",
    "von Kopf der Kette",
    "bis Stichtag",
    "bis bekannt am",
    "bis Länge der Kette",
    "bis Kopf der Kette",
    "Zählregel",
    "Katalogversion",
    "Datenart",
];

impl Anwendung {
    /// Writes the comparison as CSV.
    ///
    /// # Errors
    /// As [`Self::vergleich`]; [`crate::dto::FehlerCode::SchreibenFehlgeschlagen`], the target is as it was then.
    pub fn vergleich_schreiben(
        &self,
        von: &StandWunsch,
        bis: &StandWunsch,
        profil: Profil,
        ziel: &Path,
    ) -> Result<ExportDto, ApiFehler> {
        let v = self.vergleich(von, bis, None)?;
        let jetzt = labels::text("liste.bekannt_am_jetzt", &[]);
        let datenart = labels::text(if v.demodaten { "datenart.demo" } else { "datenart.echt" }, &[]);
        let mut schluss = Vec::with_capacity(KOEPFE.len());
        for s in [&v.von, &v.bis] {
            schluss.extend(stand(s, &jetzt));
        }
        schluss.push(text(&v.zaehlregel));
        schluss.push(v.katalogversion.as_deref().map_or(Zelle::Leer, text));
        schluss.push(text(&datenart));
        let mut zeilen = 0;
        let datei = vorbereiten(ziel, |datei| {
            let mut tabelle = Tabelle::beginnen(BufWriter::new(datei), profil, &KOEPFE)?;
            for gruppe in &v.gruppen {
                for z in &gruppe.zeilen {
                    let eigene = [
                        text(&gruppe.titel),
                        text(&z.titel),
                        z.projekt.as_deref().map_or(Zelle::Leer, text),
                        text(&z.was),
                        text(&z.alt),
                        text(&z.neu),
                        z.tage.map_or(Zelle::Leer, |t| Zelle::Zahl(t, Feldart::Zahl)),
                        z.grund.as_deref().map_or(Zelle::Leer, text),
                        z.quelle.as_deref().map_or(Zelle::Leer, text),
                    ];
                    tabelle.zeile(eigene.into_iter().chain(schluss.iter().copied()))?;
                    zeilen += 1;
                }
            }
            tabelle.beenden()
        })?;
        let angaben = |s: &StandDto| {
            serde_json::json!({
                "stichtag": s.stichtag,
                "bekannt_am": s.bekannt_am,
                "fassung": s.fassung,
                "chronik_laenge": s.laenge,
                "chronik_kopf": s.kopf,
            })
        };
        let eigene = [("von".to_owned(), angaben(&v.von)), ("bis".to_owned(), angaben(&v.bis))];
        let beide = Stand {
            bekannt_am: v.bis.bekannt_am.clone(),
            katalog: Katalogstand {
                katalogversion: v.katalogversion.clone(),
                startwert: v.demodaten.then(String::new),
                ..Katalogstand::default()
            },
            laenge: v.bis.laenge,
            kopf: v.bis.kopf.clone(),
        };
        mit_beiblatt(datei, ziel, &beide, eigene.into_iter().collect(), Some(zeilen))?;
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen })
    }
}

fn text(t: &str) -> Zelle<'_> {
    Zelle::Text(t, Feldart::Text)
}

fn stand<'a>(s: &'a StandDto, jetzt: &'a str) -> [Zelle<'a>; 4] {
    [
        Zelle::Text(&s.stichtag, Feldart::Tag),
        text(s.bekannt_am.as_deref().unwrap_or(jetzt)),
        Zelle::Zahl(s.laenge, Feldart::Zahl),
        text(&s.kopf),
    ]
}
