//! What is online under every counting rule: the figures of `ozg_domain::angebot` for window and command line.

mod efa;
mod gruende;
mod kennzahl;
mod kommune;
mod matrix;
mod messwert;
mod rollout;
mod wandel;
mod zaehlweisen;
mod zelle;

pub(crate) use self::messwert::leiter as leiter_messwerte;

use std::sync::Arc;

use ozg_domain::angebot::dreiwert::Zaehlung;
use ozg_domain::angebot::katalog::Umfang;
use ozg_domain::angebot::kommunen::Verteilung;
use ozg_domain::angebot::regeln::{Regel, Regelzahlen};
use ozg_domain::regel::Regel as Feldregel;
use ozg_store::{Angebot, Leser, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, RegelzahlDto, VerteilungDto, ZaehlungDto};
use crate::zeitpunkt::feldfehler;

impl From<Zaehlung> for ZaehlungDto {
    fn from(z: Zaehlung) -> Self {
        Self { zaehler: z.zaehler, nenner: z.nenner, unbekannt: z.unbekannt }
    }
}

impl From<&Verteilung> for VerteilungDto {
    fn from(v: &Verteilung) -> Self {
        Self {
            typ: v.typ.to_owned(),
            kommunen: v.kommunen as u64,
            sicher: v.sicher.map(ZaehlungDto::from).to_vec(),
            hoechstens: v.hoechstens.map(ZaehlungDto::from).to_vec(),
        }
    }
}

impl Anwendung {
    /// The reports in the state that this reader sees.
    pub(crate) fn angebot(&self, l: &Leser<'_>) -> Result<Arc<Angebot>, StoreFehler> {
        self.katalog.angebot(l)
    }
}

/// Reads "kommunal" or "alle"; empty is "kommunal".
///
/// # Errors
/// [`crate::dto::FehlerCode::EingabeUngueltig`].
pub(crate) fn umfang_lesen(text: &str) -> Result<Umfang, ApiFehler> {
    if text.is_empty() {
        return Ok(Umfang::default());
    }
    Umfang::lesen(text).ok_or_else(|| {
        let erlaubt = "kommunal, alle".to_owned();
        feldfehler("scope", text, Feldregel::UnbekannterWert { erlaubt })
    })
}

fn regelzahl(regel: &str, zahl: Zaehlung) -> RegelzahlDto {
    RegelzahlDto { regel: regel.to_owned(), zahl: zahl.into() }
}

/// Z1 to Z5 in order.
fn regelzahlen(zahlen: &Regelzahlen) -> Vec<RegelzahlDto> {
    let mut aus: Vec<_> =
        Regel::ALLE.iter().zip(zahlen.leistungen).map(|(r, z)| regelzahl(r.wort(), z)).collect();
    aus.push(regelzahl("Z5", zahlen.leika));
    aus
}
