//! Sources with what rests on them.

use std::collections::BTreeMap;

use ozg_store::{Quellenzahl, Satz};

use crate::Anwendung;
use crate::beleg::belege;
use crate::dto::{AnzahlDto, ApiFehler, QuelleZeileDto, QuellenDto, TatsacheDto};
use crate::leistung::{saetze, text};

/// Most facts that are listed for one source.
const TATSACHEN_HOECHSTENS: usize = 1_000;

impl Anwendung {
    /// Whether a source on record names that address: only such a one may leave the window.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn adresse_bekannt(&self, adresse: &str) -> Result<bool, ApiFehler> {
        Ok(!adresse.is_empty() && self.lesen(|l| l.quelle_nennt(adresse))?)
    }

    /// All sources by Fundstelle, and what has none.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn quelle_list(&self) -> Result<QuellenDto, ApiFehler> {
        let ordner = self.belegordner();
        self.lesen(|l| {
            let zahlen = l.quellenzahlen()?;
            let anzahl = |z: &Quellenzahl| AnzahlDto {
                nomen: z.nomen.name.to_owned(),
                titel: z.nomen.titel.to_owned(),
                anzahl: z.anzahl,
            };
            let mut je_quelle: BTreeMap<&str, Vec<AnzahlDto>> = BTreeMap::new();
            for z in &zahlen {
                if let Some(quelle) = &z.quelle {
                    je_quelle.entry(quelle).or_default().push(anzahl(z));
                }
            }
            let mut belege = belege(l, &ordner)?;
            let mut quellen: Vec<_> = saetze(l, "quelle")?
                .iter()
                .map(|s| {
                    let kennung = s.text("kennung");
                    let je_nomen = je_quelle.remove(kennung.as_str()).unwrap_or_default();
                    QuelleZeileDto {
                        fundstelle: s.text("fundstelle"),
                        art: text(s, "art"),
                        stand_am: text(s, "stand_am"),
                        hinweis: text(s, "hinweis"),
                        anzahl: je_nomen.iter().map(|n| n.anzahl).sum(),
                        je_nomen,
                        belege: belege.remove(&kennung).unwrap_or_default(),
                        kennung,
                    }
                })
                .collect();
            quellen.sort_by(|a, b| a.fundstelle.cmp(&b.fundstelle));
            let unbelegt = zahlen.iter().filter(|z| z.quelle.is_none()).map(anzahl).collect();
            Ok(QuellenDto { quellen, unbelegt })
        })
    }

    /// What rests on a source (`None`: on none), in words; at most 1,000.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn quelle_tatsachen(&self, kennung: Option<&str>) -> Result<Vec<TatsacheDto>, ApiFehler> {
        self.lesen(|l| {
            let titel = l.projekttitel()?;
            let saetze = l.saetze_der_quelle(kennung, TATSACHEN_HOECHSTENS)?;
            Ok(saetze.iter().map(|s| tatsache(s, &titel)).collect())
        })
    }
}

/// The fact in one line: the project if it has one, then its cells in words.
fn tatsache(s: &Satz, titel: &BTreeMap<String, String>) -> TatsacheDto {
    let projekt = match s.nomen.name {
        "projekt" => Some(s.text("kuerzel")),
        _ => text(s, "projekt"),
    };
    let name = projekt.as_ref().map(|k| titel.get(k).cloned().unwrap_or_else(|| k.clone()));
    let zellen = s.nomen.felder.iter().zip(&s.werte).filter(|(f, w)| {
        w.is_some()
            && !["quelle", "projekt", "kennung", "kuerzel", "genauigkeit", "katalogversion"].contains(&f.kopf)
    });
    let worte: Vec<_> = zellen.map(|(f, w)| crate::verlauf::wert_lesbar(f, w.as_ref(), s)).take(6).collect();
    let text = name.into_iter().chain(worte).collect::<Vec<_>>().join(" · ");
    TatsacheDto {
        nomen: s.nomen.name.to_owned(),
        nomen_titel: s.nomen.titel.to_owned(),
        schluessel: s.schluessel(),
        text,
        projekt,
    }
}
