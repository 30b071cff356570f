//! The figures of a Stichtag.

use chrono::NaiveDate;
use ozg_domain::burnup;
use ozg_domain::foerderung::{self, Tranche};
use ozg_domain::kennzahl::phasen;
use ozg_domain::projekt::{Phase, Projekt};
use ozg_store::{Leser, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, BurnupZahlenDto, FoerderungDto, KennzahlDto, PhasenDto, ProjekteDto};

impl Anwendung {
    /// Figures of the Stichtag.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn kennzahl_show(&self, stichtag: NaiveDate) -> Result<KennzahlDto, ApiFehler> {
        let kennzahl = self.lesen(|l| kennzahl(l, &l.projekte()?, &l.tranchen()?, stichtag))?;
        Ok(KennzahlDto { bekannt_am: self.bekannt_am(), ..kennzahl })
    }
}

pub(crate) fn kennzahl(
    l: &Leser<'_>,
    projekte: &[Projekt],
    tranchen: &[Tranche],
    stichtag: NaiveDate,
) -> Result<KennzahlDto, StoreFehler> {
    let zahlen = phasen(projekte, stichtag);
    let drin = || projekte.iter().filter(|p| p.aufgenommen(stichtag));
    let anzahl = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(KennzahlDto {
        stichtag: stichtag.to_string(),
        bekannt_am: None,
        katalogversion: l.katalogstand()?.katalogversion,
        projekte: ProjekteDto {
            erfasst: zahlen.erfasst(),
            laut_vorlage: l.laut_vorlage()?,
            bestaetigt: anzahl(drin().filter(|p| p.eines_der_35 == Some(true)).count()),
            ohne_aufnahmedatum: anzahl(drin().filter(|p| p.aufgenommen_am.is_none()).count()),
        },
        phasen: PhasenDto {
            konzeption: zahlen.zahl(Phase::Konzeption),
            umsetzung: zahlen.zahl(Phase::Umsetzung),
            betrieb: zahlen.zahl(Phase::Betrieb),
            neu: zahlen.zahl(Phase::Neu),
            zurueckgestellt: zahlen.zahl(Phase::Zurueckgestellt),
            ausgeschieden: zahlen.zahl(Phase::Ausgeschieden),
            nicht_gemeldet: zahlen.zahl(Phase::NichtGemeldet),
        },
        burnup: BurnupZahlenDto {
            umfang: zahlen.umfang(),
            betrieb: zahlen.zahl(Phase::Betrieb),
            basis: burnup::basis(projekte, stichtag),
        },
        foerderung: tranchen
            .iter()
            .map(|t| {
                let s = foerderung::stand(t, stichtag);
                FoerderungDto {
                    tranche: t.kennung.clone(),
                    ansatz_cent: s.ansatz,
                    bewilligt_cent: s.bewilligt,
                    abgeflossen_cent: s.abgeflossen,
                    ohne_betrag: s.ohne_betrag,
                }
            })
            .collect(),
    })
}
