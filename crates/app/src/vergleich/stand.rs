//! Which states are meant.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use ozg_domain::zeit::tag_text;

use super::lage::Lage;
use crate::dto::{ApiFehler, StandDto, StandWunsch};
use crate::zeitpunkt::{stichtag_lesen, zeitpunkt_lesen, zeitpunkt_text};
use crate::{Anwendung, labels};

/// A state as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gewaehlt {
    pub(super) stichtag: NaiveDate,
    /// `None`: jetzt.
    pub(super) bekannt_am: Option<DateTime<Utc>>,
    fassung: Option<String>,
}

impl Anwendung {
    /// The state that is asked for. A Fassung brings both times; what this handle does not know yet nobody sees.
    pub(super) fn gewaehlt(&self, wunsch: &StandWunsch) -> Result<Gewaehlt, ApiFehler> {
        let name = wunsch.fassung.as_deref().filter(|n| !n.trim().is_empty());
        let mut gewaehlt = match name {
            Some(name) => {
                let f = self.bekannt(None).lesen(|l| l.fassung(name))?;
                Gewaehlt {
                    stichtag: f.stichtag,
                    bekannt_am: zeitpunkt_lesen(Some(&f.bekannt_am))?,
                    fassung: Some(f.name),
                }
            }
            None => Gewaehlt {
                stichtag: stichtag_lesen(&wunsch.stichtag)?,
                bekannt_am: zeitpunkt_lesen(wunsch.bekannt_am.as_deref())?,
                fassung: None,
            },
        };
        let grenze = zeitpunkt_lesen(self.bekannt_am().as_deref())?;
        gewaehlt.bekannt_am = match (gewaehlt.bekannt_am, grenze) {
            (Some(am), Some(grenze)) => Some(am.min(grenze)),
            (am, grenze) => am.or(grenze),
        };
        Ok(gewaehlt)
    }
}

/// The one with the earlier Stichtag first, then the one with the earlier knowledge; jetzt is the latest.
pub(super) fn geordnet(a: Gewaehlt, b: Gewaehlt) -> (Gewaehlt, Gewaehlt) {
    let rang = |g: &Gewaehlt| (g.stichtag, g.bekannt_am.is_none(), g.bekannt_am);
    if rang(&b) < rang(&a) { (b, a) } else { (a, b) }
}

impl Gewaehlt {
    pub(super) fn dto(&self, lage: &Lage) -> StandDto {
        let bekannt_am = self.bekannt_am.map(|t| t.to_rfc3339_opts(SecondsFormat::Millis, true));
        let tag = tag_text(self.stichtag);
        let text = match (&self.fassung, &bekannt_am) {
            (Some(name), _) => labels::text("vergleich.stand.fassung", &[("name", name), ("tag", &tag)]),
            (None, Some(am)) => {
                labels::text("vergleich.stand.bekannt", &[("tag", &tag), ("zeit", &zeitpunkt_text(am))])
            }
            (None, None) => labels::text("vergleich.stand.jetzt", &[("tag", &tag)]),
        };
        StandDto {
            stichtag: self.stichtag.to_string(),
            bekannt_am,
            fassung: self.fassung.clone(),
            laenge: lage.laenge,
            kopf: lage.kopf.clone(),
            text,
        }
    }
}
