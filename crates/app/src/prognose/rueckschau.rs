//! The backtest: each past quarter with what was known at its end.

use std::ops::ControlFlow;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use ozg_domain::prognose::{Fall, Fortschritt, Rueckschau, Tor, rueckschau};
use ozg_domain::zeit::{Genauigkeit, periodenende, tag_text};
use ozg_store::StoreFehler;

use super::{band, einstellung, worte};
use crate::dto::{ApiFehler, PrognoseWunsch, RueckschauDto, RueckschauFallDto, RueckschauQuoteDto};
use crate::uebersicht::FRIST;
use crate::{Anwendung, labels};

/// No more quarters than these are looked at: ten years.
const QUARTALE: usize = 40;

impl Anwendung {
    /// Forecasts of past quarters held against what came up to the Stichtag and the last entry; `None` if `fortschritt` (cases done,
    /// all cases) wanted no more.
    ///
    /// # Errors
    /// As [`Self::prognose`].
    pub fn rueckschau(
        &self,
        stichtag: NaiveDate,
        wunsch: &PrognoseWunsch,
        fortschritt: &mut Fortschritt<'_>,
    ) -> Result<Option<RueckschauDto>, ApiFehler> {
        let einstellung = einstellung(wunsch)?;
        let (heute, frist, bis) = self.lesen(|l| {
            // What came after the last entry is not known; nobody reported that nothing happened.
            let letzter = l.eintrag_liste(1)?.first().and_then(|e| e.zeit.get(..10)?.parse().ok());
            let bis = letzter.map_or(stichtag, |tag: NaiveDate| tag.min(stichtag));
            Ok((l.projekte()?, l.frist()?.unwrap_or(FRIST), bis))
        })?;
        let mut faelle = Vec::new();
        for tag in quartalsenden(stichtag) {
            let ende = tagesende(tag);
            if self.wissensgrenze().is_some_and(|grenze| ende > grenze) {
                continue;
            }
            match self.bekannt(Some(ende)).im_stand(|l| l.projekte()) {
                Ok(damals) => faelle.push(Fall { stichtag: tag, damals }),
                // Nothing was known yet.
                Err(StoreFehler::VorBeginn { .. }) => {}
                Err(e) => return Err(e.mit_pfad(self.katalog.pfad()).into()),
            }
        }
        Ok(match rueckschau(&faelle, &heute, frist, bis, einstellung, fortschritt) {
            ControlFlow::Break(()) => None,
            ControlFlow::Continue(r) => Some(dto(&r, stichtag, faelle.len(), wunsch)),
        })
    }
}

/// Quarter ends before the day, ascending.
fn quartalsenden(stichtag: NaiveDate) -> Vec<NaiveDate> {
    let vorher = |tag: &NaiveDate| {
        // The last day of the quarter before that of the day.
        let erster = periodenende(*tag, Genauigkeit::Quartal).checked_sub_months(chrono::Months::new(3))?;
        Some(periodenende(erster, Genauigkeit::Quartal))
    };
    let mut aus: Vec<_> = std::iter::successors(vorher(&stichtag), vorher).take(QUARTALE).collect();
    aus.reverse();
    aus
}

/// The last moment of a day, UTC.
fn tagesende(tag: NaiveDate) -> DateTime<Utc> {
    let naechster = tag.checked_add_days(Days::new(1)).unwrap_or(tag).and_time(NaiveTime::MIN).and_utc();
    naechster - chrono::Duration::milliseconds(1)
}

fn dto(r: &Rueckschau, stichtag: NaiveDate, stichtage: usize, w: &PrognoseWunsch) -> RueckschauDto {
    let mut hinweise = Vec::new();
    if stichtage == 0 {
        hinweise.push(labels::text("rueckschau.ohne_wissen", &[("tag", &tag_text(stichtag))]));
    } else if r.faelle.is_empty() {
        let noetig = Tor::SPANNE_AB.to_string();
        hinweise.push(labels::text("rueckschau.ohne_fall", &[("noetig", &noetig)]));
    }
    RueckschauDto {
        stichtag: stichtag.to_string(),
        stichtage: u32::try_from(stichtage).unwrap_or(u32::MAX),
        quoten: r
            .quoten
            .iter()
            .map(|q| RueckschauQuoteDto {
                tage: q.tage,
                faelle: q.faelle,
                treffer: q.treffer,
                nicht_belastbar: q.nicht_belastbar,
                text: match q.faelle {
                    0 => labels::text("rueckschau.kein_fall", &[]),
                    n => labels::text(
                        "rueckschau.treffer",
                        &[("treffer", &q.treffer.to_string()), ("faelle", &n.to_string())],
                    ),
                },
            })
            .collect(),
        faelle: r
            .faelle
            .iter()
            .map(|f| RueckschauFallDto {
                stichtag: f.stichtag.to_string(),
                tage: f.tage,
                band_80: band(f.band),
                eingetreten: f.eingetreten,
                getroffen: f.getroffen(),
            })
            .collect(),
        hinweise,
        beschriftung: labels::text(
            "rueckschau.regel",
            &[("laeufe", &worte::ganz(w.laeufe)), ("seed", &w.seed.to_string())],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartale_enden_vor_dem_stichtag() {
        let tag = |t: &str| t.parse::<NaiveDate>().unwrap();
        for (am, letztes, vorletztes) in [
            ("2022-06-30", "2022-03-31", "2021-12-31"),
            ("2022-07-01", "2022-06-30", "2022-03-31"),
            ("2022-12-31", "2022-09-30", "2022-06-30"),
            ("2022-01-15", "2021-12-31", "2021-09-30"),
        ] {
            let alle = quartalsenden(tag(am));
            assert_eq!(alle[QUARTALE - 2..], [tag(vorletztes), tag(letztes)], "{am}");
        }
        assert_eq!(tagesende(tag("2021-12-31")).to_rfc3339(), "2021-12-31T23:59:59.999+00:00");
    }
}
