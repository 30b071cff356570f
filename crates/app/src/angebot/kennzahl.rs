//! `ozg kennzahl show`, `kennzahl leistung` and `kennzahl kommune`.

use chrono::NaiveDate;
use ozg_domain::angebot::dreiwert::{Dreiwert, Zaehlung};
use ozg_domain::angebot::flaeche::flaechen;
use ozg_domain::angebot::katalog::{KOMMUNENTYPEN, Katalog};
use ozg_domain::angebot::kommunen::{umsetzungsgrade, verteilungen};
use ozg_domain::angebot::regeln::{Regel, urteil, urteile, zahlen};
use ozg_domain::angebot::reichweite::reichweite;
use ozg_store::StoreFehler;

use super::{gruende, regelzahl, regelzahlen, umfang_lesen};
use crate::Anwendung;
use crate::dto::{ApiFehler, FallDto, KennzahlenDto, KommuneKennzahlDto, LeistungKennzahlDto};
use crate::kennzahl::kennzahl;

impl Anwendung {
    /// Figures of the Stichtag with Z1 to Z5. `scope`: "kommunal" (also if empty) or "alle".
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for another scope; as the catalogue reports.
    pub fn kennzahlen(&self, stichtag: NaiveDate, scope: &str) -> Result<KennzahlenDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let (kennzahl, regeln) = self.lesen(|l| {
            let mut k = kennzahl(l, &l.projekte()?, &l.tranchen()?, stichtag)?;
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            if let Some(v) = sicht.version {
                k.katalogversion = Some(v.kennung.clone());
            }
            Ok((k, regelzahlen(&zahlen(&sicht, &a.bestand, stichtag))))
        })?;
        let kennzahl = crate::dto::KennzahlDto { bekannt_am: self.bekannt_am(), ..kennzahl };
        Ok(KennzahlenDto { kennzahl, scope: umfang.wort().to_owned(), regeln })
    }

    /// One OZG-Leistung under Z1 to Z4, Z7 and Z8.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`]; as [`Self::kennzahlen`].
    pub fn kennzahl_leistung(
        &self,
        stichtag: NaiveDate,
        ozg_id: &str,
        scope: &str,
    ) -> Result<LeistungKennzahlDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let bekannt_am = self.bekannt_am();
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let nr = ozg_nummer(&a.katalog, ozg_id)?;
            let o = a.katalog.ozg.get(nr).ok_or_else(|| nicht_gefunden(ozg_id))?;
            let nr = u32::try_from(nr).unwrap_or(u32::MAX);
            let mut dto = LeistungKennzahlDto {
                ozg_id: o.id.clone(),
                name: o.name.clone(),
                themenfeld: o.themenfeld.clone(),
                stichtag: stichtag.to_string(),
                bekannt_am,
                katalogversion: sicht.version.map(|v| v.kennung.clone()),
                scope: umfang.wort().to_owned(),
                im_umfang: false,
                regeln: Vec::new(),
                ohne_einwohner: 0,
                gruende: Vec::new(),
                flaeche: None,
                faelle: Vec::new(),
            };
            let (Some(u), Some(r)) =
                (urteil(&sicht, &a.bestand, stichtag, nr), reichweite(&sicht, &a.bestand, stichtag, nr))
            else {
                return Ok(dto);
            };
            dto.im_umfang = true;
            dto.regeln = Regel::ALLE
                .iter()
                .map(|regel| regelzahl(regel.wort(), Zaehlung::from_iter([u.von(*regel)])))
                .chain([regelzahl("Z7", r.kommunen), regelzahl("Z8", r.bevoelkerung)])
                .collect();
            dto.ohne_einwohner = r.ohne_einwohner;
            dto.gruende = Regel::ALLE.iter().map(|regel| gruende::grund(&u, *regel)).collect();
            if u.z1 == Dreiwert::Wahr {
                let alle = urteile(&sicht, &a.bestand, stichtag);
                let flaechen = flaechen(&sicht, &a.bestand, stichtag, &alle);
                let f =
                    alle.iter().zip(&flaechen.je_leistung).find(|(u, _)| u.ozg == nr).and_then(|(_, f)| *f);
                dto.flaeche = f.map(|f| f.wort().to_owned());
            }
            dto.faelle = sicht
                .faelle(nr)
                .into_iter()
                .map(|(leika, typen)| {
                    let (leistung, name) = match leika.and_then(|k| a.katalog.leika.get(k as usize)) {
                        Some(k) => (k.kennung.clone(), k.name.clone()),
                        None => (o.id.clone(), o.name.clone()),
                    };
                    let zustaendig = typen.map(|t| t.into_iter().map(str::to_owned).collect());
                    FallDto { leistung, name, zustaendig }
                })
                .collect();
            Ok(dto)
        })
    }

    /// Z6 of one Kommune beside the others of its kind.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`]; as [`Self::kennzahlen`].
    pub fn kennzahl_kommune(
        &self,
        stichtag: NaiveDate,
        ags: &str,
        scope: &str,
    ) -> Result<KommuneKennzahlDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let bekannt_am = self.bekannt_am();
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let grade = umsetzungsgrade(&sicht, &a.bestand, stichtag);
            let nr = a.katalog.kommune(ags.trim());
            let (Some(k), Some(z)) =
                (nr.and_then(|i| a.katalog.kommunen.get(i)), nr.and_then(|i| grade.get(i)))
            else {
                let schluessel = ags.trim().chars().take(100).collect();
                return Err(StoreFehler::NichtGefunden { nomen: "kommune", schluessel });
            };
            let typ = KOMMUNENTYPEN.get(usize::from(k.typ)).copied().unwrap_or_default();
            let vergleich = verteilungen(&sicht, &grade).iter().find(|v| v.typ == typ).map(Into::into);
            Ok(KommuneKennzahlDto {
                ags: k.ags.clone(),
                name: k.name.clone(),
                typ: typ.to_owned(),
                stichtag: stichtag.to_string(),
                bekannt_am,
                katalogversion: sicht.version.map(|v| v.kennung.clone()),
                scope: umfang.wort().to_owned(),
                regeln: vec![regelzahl("Z6", *z)],
                vergleich,
            })
        })
    }
}

/// Number of an OZG-Leistung.
pub(super) fn ozg_nummer(katalog: &Katalog, ozg_id: &str) -> Result<usize, StoreFehler> {
    let id = ozg_id.trim();
    match katalog.leistung(id) {
        Some(nr) if id.len() == 5 => Ok(nr),
        _ => Err(nicht_gefunden(id)),
    }
}

fn nicht_gefunden(ozg_id: &str) -> StoreFehler {
    let schluessel = ozg_id.trim().chars().take(100).collect();
    StoreFehler::NichtGefunden { nomen: "ozg_leistung", schluessel }
}
