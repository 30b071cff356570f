//! The forecast of a Stichtag and the backtest of past ones.

mod rueckschau;
pub(crate) mod worte;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::{Months, NaiveDate};
use ozg_domain::burnup;
use ozg_domain::prognose::{
    self, Band, DREIECK_MAX, Dreieck, Einstellfehler, Einstellung, Fortschritt, Frage, LAEUFE, Perzentile,
    Prognose, Projektprognose, Projektstand, SIGMA_MAX,
};
use ozg_domain::projekt::Projekt;
use ozg_domain::regel::Regel;

use crate::Anwendung;
use crate::beiblatt::Stand;
use crate::dto::{
    ApiFehler, FaecherpunktDto, PerzentileTagDto, PerzentileZahlDto, PrognoseDto, PrognoseWunsch,
    ProjektPrognoseDto,
};
use crate::uebersicht::FRIST;
use crate::zeitpunkt::feldfehler;

/// Largest seed: what a number of the window holds exactly.
const SEED_MAX: u64 = (1 << 53) - 1;
/// The fan goes on for so many months after Frist or Stichtag.
const FAECHER_MONATE: u32 = 12;
/// More threads would not be worth their start.
const FAEDEN_MAX: u32 = 4;

impl Default for PrognoseWunsch {
    fn default() -> Self {
        let e = Einstellung::default();
        Self { laeufe: e.laeufe(), seed: e.seed(), sigma: e.sigma(), dreieck: e.dreieck().ecken() }
    }
}

impl Anwendung {
    /// The forecast from the Stichtag; `None` if `fortschritt` (runs done, all runs) wanted no more.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for a setting out of range; as the catalogue reports.
    pub fn prognose(
        &self,
        stichtag: NaiveDate,
        wunsch: &PrognoseWunsch,
        fortschritt: &mut Fortschritt<'_>,
    ) -> Result<Option<PrognoseDto>, ApiFehler> {
        let einstellung = einstellung(wunsch)?;
        let (projekte, frist, stand) = self.lesen(|l| {
            Ok((l.projekte()?, l.frist()?.unwrap_or(FRIST), Stand::lesen(l, self.bekannt_am())?))
        })?;
        let raster = raster(stichtag, frist);
        let frage = Frage { projekte: &projekte, stichtag, frist, raster: &raster };
        // The catalogue is not held while it is computed.
        Ok(match prognose::prognose(&frage, einstellung, fortschritt) {
            ControlFlow::Continue(p) => Some(dto(&p, &projekte, &stand)),
            ControlFlow::Break(()) => None,
        })
    }
}

/// Checked settings. The result does not depend on the number of threads.
fn einstellung(w: &PrognoseWunsch) -> Result<Einstellung, ApiFehler> {
    if w.seed > SEED_MAX {
        let regel = Regel::KeineZahl { min: 0, max: i64::try_from(SEED_MAX).unwrap_or(i64::MAX) };
        return Err(feldfehler("seed", &w.seed.to_string(), regel));
    }
    let [unten, mitte, oben] = w.dreieck;
    let faeden = std::thread::available_parallelism().map_or(1, |n| u32::try_from(n.get()).unwrap_or(1));
    Dreieck::neu(unten, mitte, oben)
        .and_then(|dreieck| Einstellung::neu(w.laeufe, w.seed, w.sigma, dreieck))
        .map(|e| e.mit_faeden(faeden.min(FAEDEN_MAX)))
        .map_err(|e| match e {
            Einstellfehler::Laeufe => {
                let regel = Regel::KeineZahl { min: (*LAEUFE.start()).into(), max: (*LAEUFE.end()).into() };
                feldfehler("laeufe", &w.laeufe.to_string(), regel)
            }
            Einstellfehler::Sigma => {
                // A whole number.
                let regel = Regel::ZahlAusserhalb { min: 0, max: SIGMA_MAX as u32 };
                feldfehler("sigma", &worte::dezimal(w.sigma, 2), regel)
            }
            Einstellfehler::Dreieck => {
                let wert = format!("{unten}/{mitte}/{oben}");
                feldfehler("dreieck", &wert, Regel::KeineSpanne { max: DREIECK_MAX })
            }
        })
}

/// Month ends from the Stichtag to a year after it or after the Frist, and the Frist.
fn raster(stichtag: NaiveDate, frist: NaiveDate) -> Vec<NaiveDate> {
    let ende = stichtag.max(frist);
    let bis = ende.checked_add_months(Months::new(FAECHER_MONATE)).unwrap_or(ende);
    burnup::monatsenden(stichtag, bis, frist)
}

/// Rounded to 4 decimals, so that the bytes do not depend on the last digit of a division.
fn vier(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

/// So many of the runs.
fn anteil(laeufe: u64, von: u32) -> f64 {
    // Sums of runs over projects: far below 2^53.
    vier(laeufe as f64 / f64::from(von))
}

fn dto(p: &Prognose, projekte: &[Projekt], stand: &Stand) -> PrognoseDto {
    let e = &p.einstellung;
    let titel: BTreeMap<&str, &str> =
        projekte.iter().map(|p| (p.kuerzel.as_str(), p.titel.as_str())).collect();
    let umfang = u32::try_from(p.projekte.len()).unwrap_or(u32::MAX);
    PrognoseDto {
        stichtag: p.stichtag.to_string(),
        bekannt_am: stand.bekannt_am.clone(),
        katalogversion: stand.katalog.katalogversion.clone(),
        frist: p.frist.to_string(),
        laeufe: e.laeufe(),
        seed: e.seed(),
        sigma: e.sigma(),
        dreieck: e.dreieck().ecken(),
        abschluesse: p.abschluesse,
        tor: p.tor.wort().to_owned(),
        hinweise: worte::hinweise(p, umfang),
        umfang,
        ohne_prognose: p.ohne,
        p_alle: p.alle.map(|n| anteil(n.into(), e.laeufe())),
        p_alle_text: p.alle.map(|n| worte::laeufe(n, e.laeufe())),
        p_unabhaengig: p.alle.and_then(|_| p.unabhaengig()).map(vier),
        erwartet: p.erwartet.map(|n| anteil(n, e.laeufe())),
        tag_aller: PerzentileTagDto {
            p10: p.tag_aller.p10.map(|d| d.to_string()),
            p50: p.tag_aller.p50.map(|d| d.to_string()),
            p85: p.tag_aller.p85.map(|d| d.to_string()),
            p90: p.tag_aller.p90.map(|d| d.to_string()),
        },
        tag_aller_text: worte::tage(p),
        anzahl: zahlen(p.anzahl),
        anzahl_text: worte::anzahl(p, umfang),
        projekte: p.projekte.iter().map(|x| projekt(x, &titel, e.laeufe())).collect(),
        faecher: p
            .faecher
            .iter()
            .map(|f| FaecherpunktDto {
                datum: f.tag.to_string(),
                mitte: f.mitte,
                band_50: f.band_50.map(band),
                band_80: band(f.band_80),
                band_90: f.band_90.map(band),
            })
            .collect(),
        beschriftung: worte::beschriftung(p, umfang, stand),
    }
}

fn zahlen(p: Perzentile<u32>) -> PerzentileZahlDto {
    PerzentileZahlDto { p10: p.p10, p50: p.p50, p85: p.p85, p90: p.p90 }
}

fn band(b: Band) -> [u32; 2] {
    [b.von, b.bis]
}

fn projekt(p: &Projektprognose, titel: &BTreeMap<&str, &str>, laeufe: u32) -> ProjektPrognoseDto {
    let stand = match &p.stand {
        Projektstand::Betrieb => "betrieb",
        Projektstand::Offen(_) => "offen",
        Projektstand::Ohne(_) => "ohne",
    };
    ProjektPrognoseDto {
        kuerzel: p.kuerzel.clone(),
        titel: titel.get(p.kuerzel.as_str()).copied().unwrap_or_default().to_owned(),
        stand: stand.to_owned(),
        p: p.im_frist.map(|n| anteil(n.into(), laeufe)),
        grundlage: worte::grundlage(&p.stand),
    }
}
