//! Progress between two states, split into real change, another Katalogversion and correction.

use std::sync::Arc;

use chrono::NaiveDate;
use ozg_domain::angebot::dreiwert::Zaehlung;
use ozg_domain::angebot::katalog::Umfang;
use ozg_domain::angebot::regeln::{Regelzahlen, zahlen};
use ozg_store::Angebot;

use super::umfang_lesen;
use crate::dto::{ApiFehler, WandelDto};
use crate::zeitpunkt::{stichtag_lesen, zeitpunkt_lesen};
use crate::{Anwendung, labels};

impl Anwendung {
    /// What became of Z1 to Z5 from one state to a later one. The steps follow one another: first what the later knowledge
    /// says of the earlier day (correction), then the later Katalogversion on that day (catalogue), then the later day
    /// (real change); so they add up to the difference.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for a day, moment or scope that is none; as the catalogue reports.
    pub fn zaehlweise_wandel(
        &self,
        von: (&str, Option<&str>),
        bis: (&str, Option<&str>),
        scope: &str,
    ) -> Result<Vec<WandelDto>, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let lesen = |(tag, wissen): (&str, Option<&str>)| -> Result<_, ApiFehler> {
            Ok((stichtag_lesen(tag)?, zeitpunkt_lesen(wissen)?))
        };
        let (mut frueher, mut spaeter) = (lesen(von)?, lesen(bis)?);
        // Without a moment all entries count: that is the latest knowledge.
        if (spaeter.0, spaeter.1.is_none(), spaeter.1) < (frueher.0, frueher.1.is_none(), frueher.1) {
            std::mem::swap(&mut frueher, &mut spaeter);
        }
        let angebot = |am| self.bekannt(am).lesen(|l| self.angebot(l));
        let (a, b): (Arc<Angebot>, Arc<Angebot>) = (angebot(frueher.1)?, angebot(spaeter.1)?);
        let (tag_a, tag_b) = (frueher.0, spaeter.0);
        let version_a = b.katalog.version_am(tag_a).map(|v| v.kennung.as_str());
        let version_b = b.katalog.version_am(tag_b).map(|v| v.kennung.as_str());
        let vorher = zahlen_am(&a, tag_a, umfang, a.katalog.version_am(tag_a).map(|v| v.kennung.as_str()));
        let berichtigt = zahlen_am(&b, tag_a, umfang, version_a);
        let katalog = zahlen_am(&b, tag_a, umfang, version_b);
        let nachher = zahlen_am(&b, tag_b, umfang, version_b);
        let alle = |z: &Regelzahlen| [z.leistungen.as_slice(), &[z.leika]].concat();
        let reihen = [alle(&vorher), alle(&berichtigt), alle(&katalog), alle(&nachher)];
        Ok((0..5)
            .filter_map(|i| {
                let z = |reihe: usize| reihen.get(reihe).and_then(|r: &Vec<Zaehlung>| r.get(i)).copied();
                let (v, b, k, n) = (z(0)?, z(1)?, z(2)?, z(3)?);
                Some(WandelDto {
                    regel: format!("Z{}", i + 1),
                    vorher: v.into(),
                    nachher: n.into(),
                    berichtigung: schritt(&v, &b),
                    katalog: schritt(&b, &k),
                    echt: schritt(&k, &n),
                    nenner_hinweis: (v.nenner != n.nenner).then(|| {
                        let (alt, neu) = (v.nenner.to_string(), n.nenner.to_string());
                        labels::text("nenner.anders", &[("neu", &neu), ("alt", &alt)])
                    }),
                })
            })
            .collect())
    }
}

fn zahlen_am(a: &Angebot, tag: NaiveDate, umfang: Umfang, version: Option<&str>) -> Regelzahlen {
    zahlen(&a.katalog.sicht(version, umfang), &a.bestand, tag)
}

fn schritt(von: &Zaehlung, bis: &Zaehlung) -> i32 {
    let zahl = |n: u64| i32::try_from(n).unwrap_or(i32::MAX);
    zahl(bis.zaehler) - zahl(von.zaehler)
}
