//! Services × Kommunen.

use chrono::NaiveDate;
use ozg_domain::angebot::katalog::KOMMUNENTYPEN;
use ozg_domain::angebot::kommunen::{matrix, umsetzungsgrade};
use ozg_domain::angebot::wertung::Wertung;

use super::umfang_lesen;
use crate::Anwendung;
use crate::dto::{ApiFehler, MatrixDto, MatrixKommuneDto, MatrixLeistungDto};

impl Anwendung {
    /// Every service in scope for every Kommune. O(services × Kommunen), one byte each.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for an unknown scope; as the catalogue reports.
    pub fn matrix_get(&self, stichtag: NaiveDate, scope: &str) -> Result<MatrixDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let grade = umsetzungsgrade(&sicht, &a.bestand, stichtag);
            let mut leistungen = Vec::new();
            let mut werte = Vec::new();
            for zeile in matrix(&sicht, &a.bestand, stichtag) {
                let Some(o) = a.katalog.ozg.get(zeile.ozg as usize) else { continue };
                leistungen.push(MatrixLeistungDto {
                    ozg_id: o.id.clone(),
                    name: o.name.clone(),
                    themenfeld: o.themenfeld.clone(),
                    zustaendigkeit_bekannt: !zeile.zustaendigkeit_unbekannt,
                });
                werte.push(zeile.werte.iter().map(|w| zeichen(*w)).collect());
            }
            let kommunen = a
                .katalog
                .kommunen
                .iter()
                .zip(grade)
                .map(|(k, z)| MatrixKommuneDto {
                    ags: k.ags.clone(),
                    name: k.name.clone(),
                    typ: KOMMUNENTYPEN.get(usize::from(k.typ)).copied().unwrap_or_default().to_owned(),
                    z6: z.into(),
                })
                .collect();
            Ok(MatrixDto { leistungen, kommunen, werte })
        })
    }
}

/// The character of a value, see [`MatrixDto::werte`].
pub(super) fn zeichen(wert: Option<Wertung>) -> char {
    match wert {
        None => '-',
        Some(Wertung::AB_DREI) => '3',
        Some(Wertung::AB_ZWEI) => 'm',
        Some(Wertung::ZWEI) => '2',
        Some(Wertung::DARUNTER) => '0',
        Some(_) => '?',
    }
}
