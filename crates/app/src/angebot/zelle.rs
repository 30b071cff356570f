//! What stands behind one cell: the reports themselves.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ozg_domain::angebot::bestand::{BUND, LAND};
use ozg_domain::regel::Regel as Feldregel;
use ozg_store::{Leser, Satz, StoreFehler};

use super::efa::tag;
use super::kennzahl::ozg_nummer;
use super::umfang_lesen;
use crate::dto::{ApiFehler, MeldungDto, ZelleDto};
use crate::leistung::{saetze_mit, text};
use crate::zeitpunkt::feldfehler;
use crate::{Anwendung, labels};

impl Anwendung {
    /// The reports behind a service in a Kommune: of the OZG-Leistung and its LeiKa-Leistungen, for the Kommune, the Land and the
    /// Bund.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`], [`crate::dto::FehlerCode::EingabeUngueltig`]; as the catalogue
    /// reports.
    pub fn zelle_get(
        &self,
        stichtag: NaiveDate,
        ozg_id: &str,
        ags: &str,
        scope: &str,
    ) -> Result<ZelleDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        if ags.len() != 8 || !ags.bytes().all(|b| b.is_ascii_digit()) {
            return Err(feldfehler("ags", ags, Feldregel::KeinAgs));
        }
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let nr = ozg_nummer(&a.katalog, ozg_id)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let mut schluessel = vec![ozg_id.trim().to_owned()];
            for (leika, _) in sicht.faelle(u32::try_from(nr).unwrap_or(u32::MAX)) {
                schluessel
                    .extend(leika.and_then(|k| a.katalog.leika.get(k as usize)).map(|k| k.kennung.clone()));
            }
            let ort = |gesucht: &str| match gesucht {
                LAND => Some(labels::text("ort.land", &[])),
                BUND => Some(labels::text("ort.bund", &[])),
                _ if gesucht == ags => {
                    a.katalog.kommune(ags).and_then(|i| a.katalog.kommunen.get(i)).map(|k| k.name.clone())
                }
                _ => None,
            };
            let mut meldungen = Vec::new();
            for leistung in &schluessel {
                let reihen = saetze_mit(l, "nachnutzung", "leistung", leistung)?;
                let hier: Vec<(&Satz, String)> =
                    reihen.iter().filter_map(|s| Some((s, ort(&s.text("ags"))?))).collect();
                let geltende = geltende(&hier, stichtag);
                for (s, ort) in hier {
                    meldungen.push(meldung(l, s, ort, geltende.contains(&s.schluessel()))?);
                }
            }
            meldungen.sort_by(|x, y| {
                (y.gilt, &y.gueltig_ab, &x.schluessel).cmp(&(x.gilt, &x.gueltig_ab, &y.schluessel))
            });
            let herkunft = herkunft(&meldungen, ozg_id.trim(), ags);
            Ok(ZelleDto { meldungen, herkunft })
        })
    }
}

/// Keys of the reports that hold: of each place and Lösung the latest by that day.
fn geltende(reihen: &[(&Satz, String)], stichtag: NaiveDate) -> BTreeSet<Vec<String>> {
    let mut letzte: BTreeMap<(String, String), (NaiveDate, Vec<String>)> = BTreeMap::new();
    for (s, _) in reihen {
        let Some(ab) = tag(s, "gueltig_ab").filter(|d| *d <= stichtag) else { continue };
        let platz = letzte.entry((s.text("ags"), s.text("loesung"))).or_insert((ab, s.schluessel()));
        if ab >= platz.0 {
            *platz = (ab, s.schluessel());
        }
    }
    letzte.into_values().map(|(_, schluessel)| schluessel).collect()
}

/// Which level decides, in words.
fn herkunft(meldungen: &[MeldungDto], ozg_id: &str, ags: &str) -> String {
    let gilt = |eigene: bool, ort: &str| {
        meldungen.iter().any(|m| {
            let leistung = m.schluessel.first().map(String::as_str);
            m.gilt
                && (leistung != Some(ozg_id)) == eigene
                && m.schluessel.get(1).map(String::as_str) == Some(ort)
        })
    };
    for ort in [ags, LAND, BUND] {
        let wo = match ort {
            LAND => "land",
            BUND => "bund",
            _ => "kommune",
        };
        match (gilt(true, ort), gilt(false, ort)) {
            (true, true) => return labels::text(&format!("herkunft.beide.{wo}"), &[]),
            (true, false) => return labels::text(&format!("herkunft.leika.{wo}"), &[]),
            (false, true) => return labels::text(&format!("herkunft.ozg.{wo}"), &[]),
            (false, false) => {}
        }
    }
    labels::text("herkunft.keine", &[])
}

/// One report in words. What it names by a key that is no longer recorded is called by the key.
fn meldung(l: &Leser<'_>, s: &Satz, ort: String, gilt: bool) -> Result<MeldungDto, StoreFehler> {
    let name = |kopf: &str, von: &dyn Fn(&str) -> Result<Option<String>, StoreFehler>| {
        text(s, kopf).map(|k| Ok::<_, StoreFehler>(von(&k)?.unwrap_or(k))).transpose()
    };
    let reifegrad = text(s, "reifegrad").map(|grad| {
        let modell = text(s, "reifegrad_modell").unwrap_or_else(|| labels::text("modell.unbekannt", &[]));
        let art = if s.text("reifegrad_art") == "mindestens" { "mindestens" } else { "genau" };
        labels::text(&format!("reifegrad.{art}"), &[("grad", &grad), ("modell", &modell)])
    });
    Ok(MeldungDto {
        schluessel: s.schluessel(),
        leistung: name("leistung", &|k| l.leistungsname(k))?.unwrap_or_default(),
        ort,
        stand: s.text("stand"),
        reifegrad,
        gueltig_ab: s.text("gueltig_ab"),
        gilt,
        loesung: name("loesung", &|k| l.loesungsname(k))?,
        portal: name("portal", &|k| l.portalname(k))?,
        quelle: text(s, "quelle"),
    })
}
