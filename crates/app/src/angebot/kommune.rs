//! The page of one Kommune.

use chrono::NaiveDate;
use ozg_domain::angebot::kommunen::matrix;

use super::matrix::zeichen;
use super::umfang_lesen;
use crate::Anwendung;
use crate::dto::{ApiFehler, KommuneAngebotDto, KommuneLeistungDto};

impl Anwendung {
    /// Z6 of one Kommune and every service that it must offer, or may have to.
    ///
    /// # Errors
    /// As [`Self::kennzahl_kommune`].
    pub fn kommune_angebot(
        &self,
        stichtag: NaiveDate,
        ags: &str,
        scope: &str,
    ) -> Result<KommuneAngebotDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let kennzahl = self.kennzahl_kommune(stichtag, ags, scope)?;
        let leistungen = self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let nr = a.katalog.kommune(&kennzahl.ags);
            Ok(matrix(&sicht, &a.bestand, stichtag)
                .iter()
                .filter_map(|zeile| {
                    let wert = (*zeile.werte.get(nr?)?)?;
                    let o = a.katalog.ozg.get(zeile.ozg as usize)?;
                    Some(KommuneLeistungDto {
                        ozg_id: o.id.clone(),
                        name: o.name.clone(),
                        themenfeld: o.themenfeld.clone(),
                        wert: zeichen(Some(wert)).to_string(),
                    })
                })
                .collect())
        })?;
        Ok(KommuneAngebotDto { kennzahl, leistungen })
    }
}
