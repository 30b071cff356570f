//! What charts are made from, read in one state.

use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};
use ozg_domain::angebot::katalog::{Sicht, Umfang};
use ozg_domain::foerderung::Tranche;
use ozg_domain::projekt::Projekt;
use ozg_store::{Angebot, Leser, Satz, StoreFehler, Tranchentitel};

use crate::angebot::leiter_messwerte;
use crate::beiblatt::Stand;
use crate::dto::LeiterMesswertDto;
use crate::leistung::saetze;
use crate::uebersicht::FRIST;

/// One state of the catalogue on a day.
pub(super) struct Lage {
    pub(super) projekte: Vec<Projekt>,
    pub(super) tranchen: Vec<Tranche>,
    pub(super) titel: Vec<Tranchentitel>,
    pub(super) bewilligungen: Vec<Satz>,
    pub(super) abrufe: Vec<Satz>,
    pub(super) messwerte: Vec<LeiterMesswertDto>,
    pub(super) angebot: Arc<Angebot>,
    pub(super) umfang: Umfang,
    pub(super) stichtag: NaiveDate,
    pub(super) frist: NaiveDate,
    pub(super) von: NaiveDate,
    pub(super) bis: NaiveDate,
    pub(super) stand: Stand,
}

impl Lage {
    pub(super) fn lesen(
        l: &Leser<'_>,
        angebot: Arc<Angebot>,
        stichtag: NaiveDate,
        umfang: Umfang,
        bekannt_am: Option<String>,
    ) -> Result<Self, StoreFehler> {
        let projekte = l.projekte()?;
        let frist = l.frist()?.unwrap_or(FRIST);
        let (von, bis) = spanne(&projekte, stichtag, frist);
        let mut stand = Stand::lesen(l, bekannt_am)?;
        if let Some(v) = angebot.katalog.version_am(stichtag) {
            stand.katalog.katalogversion = Some(v.kennung.clone());
        }
        Ok(Self {
            projekte,
            tranchen: l.tranchen()?,
            titel: l.tranchentitel()?,
            bewilligungen: saetze(l, "bewilligung")?,
            abrufe: saetze(l, "abruf")?,
            messwerte: leiter_messwerte(l)?,
            angebot,
            umfang,
            stichtag,
            frist,
            von,
            bis,
            stand,
        })
    }

    /// The services as the Stichtag sees them.
    pub(super) fn sicht(&self) -> Sicht<'_> {
        self.angebot.katalog.sicht_am(self.stichtag, self.umfang)
    }
}

/// From the first day of the year in which something began (at most five years before the Frist) to three months
/// after the Frist or the Stichtag, whichever is later.
pub(crate) fn spanne(projekte: &[Projekt], stichtag: NaiveDate, frist: NaiveDate) -> (NaiveDate, NaiveDate) {
    let erste = projekte
        .iter()
        .flat_map(|p| {
            let ist = p.meilensteine.iter().filter_map(|m| m.zeit.datum());
            p.aufgenommen_am.into_iter().chain(ist)
        })
        .chain([stichtag])
        .map(|d| d.year())
        .min()
        .unwrap_or(frist.year())
        .clamp(frist.year() - 5, frist.year() - 2);
    let von = NaiveDate::from_ymd_opt(erste, 1, 1).unwrap_or(frist);
    let bis = stichtag
        .clamp(frist, frist.checked_add_months(Months::new(120)).unwrap_or(frist))
        .checked_add_months(Months::new(3))
        .unwrap_or(frist);
    (von, bis)
}
