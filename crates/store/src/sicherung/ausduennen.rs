//! Which backups go with age: all of the last week stay, then one per week, then one per month.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::{Anlass, sicherungen, sicherungsordner};
use crate::StoreFehler;

/// All younger than that stay.
const ALLE_BIS: TimeDelta = TimeDelta::days(7);
/// Of the older ones, the last of each calendar week.
const WOCHEN_BIS: TimeDelta = TimeDelta::weeks(12);
/// Of those older still, the last of each calendar month, for that many months.
const MONATE_BIS: i32 = 24;

/// Removes what [`zu_entfernen`] names. Files that are no backups of ours are never touched.
pub(super) fn ausduennen(katalog: &Path, jetzt: DateTime<Utc>) -> Result<(), StoreFehler> {
    let da = sicherungen(katalog)?;
    let alter: Vec<_> = da.iter().map(|s| (s.zeit, s.anlass)).collect();
    let ordner = sicherungsordner(katalog);
    for i in zu_entfernen(&alter, jetzt) {
        if let Some(s) = da.get(i) {
            // Another program may have thinned at the same moment.
            let _ = std::fs::remove_file(ordner.join(&s.name));
        }
    }
    Ok(())
}

/// Positions of the backups that go; the list is newest first. The newest of all stays, and the newest that was made
/// before a restore and before a change of the schema. One from the future (a clock was wrong) stays, too.
fn zu_entfernen(alle: &[(DateTime<Utc>, Anlass)], jetzt: DateTime<Utc>) -> Vec<usize> {
    let mut belegt = BTreeSet::new();
    let mut anlaesse = BTreeSet::new();
    let mut weg = Vec::new();
    for (i, (zeit, anlass)) in alle.iter().enumerate() {
        let alter = jetzt.signed_duration_since(*zeit);
        let monate = (jetzt.year() - zeit.year()) * 12 + mon(jetzt) - mon(*zeit);
        let im_zeitraum = if alter <= ALLE_BIS {
            true
        } else if alter <= WOCHEN_BIS {
            let woche = zeit.iso_week();
            belegt.insert(('w', woche.year(), woche.week()))
        } else if monate <= MONATE_BIS {
            belegt.insert(('m', zeit.year(), zeit.month()))
        } else {
            false
        };
        let letzter =
            matches!(anlass, Anlass::Wiederherstellung | Anlass::Umstieg) && anlaesse.insert(*anlass);
        if i > 0 && !im_zeitraum && !letzter {
            weg.push(i);
        }
    }
    weg
}

fn mon(zeit: DateTime<Utc>) -> i32 {
    i32::try_from(zeit.month()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(t: i64) -> DateTime<Utc> {
        "2020-01-01T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(t)
    }

    fn duenn(alle: &mut Vec<(DateTime<Utc>, Anlass)>, jetzt: DateTime<Utc>) {
        alle.sort();
        alle.reverse();
        for i in zu_entfernen(alle, jetzt).into_iter().rev() {
            alle.remove(i);
        }
    }

    #[test]
    fn drei_jahre_taeglich_gesichert_behaelt_woche_wochen_und_monate() {
        let mut da = Vec::new();
        for t in 0..1_100 {
            da.push((tag(t), Anlass::Taeglich));
            duenn(&mut da, tag(t));
            let juenger = |tage: i64| da.iter().filter(|(z, _)| tag(t) - *z <= TimeDelta::days(tage)).count();
            let bisher = usize::try_from(t + 1).unwrap();
            assert_eq!(juenger(7), bisher.min(8), "jeder Tag der letzten Woche, Tag {t}");
            // No gap that is longer than its period allows.
            for paar in da.windows(2) {
                let (neu, alt) = (paar[0].0, paar[1].0);
                let erlaubt = match (tag(t) - alt).num_days() {
                    0..=7 => 1,
                    8..=84 => 14,
                    _ => 62,
                };
                assert!((neu - alt).num_days() <= erlaubt, "Tag {t}: Lücke {alt} bis {neu}");
            }
            assert!(da.len() <= 8 + 13 + 25, "Tag {t}: {}", da.len());
        }
        assert!(tag(1_099) - da.last().unwrap().0 > TimeDelta::days(23 * 30), "zwei Jahre zurück");
    }

    #[test]
    fn was_nie_geht() {
        let jetzt = tag(2_000);
        let mut da = vec![
            (tag(0), Anlass::Umstieg),
            (tag(1), Anlass::Umstieg),
            (tag(2), Anlass::Wiederherstellung),
            (tag(3), Anlass::Wiederherstellung),
            (tag(4), Anlass::Import),
            (tag(5), Anlass::Hand),
        ];
        duenn(&mut da, jetzt);
        da.sort();
        assert_eq!(
            da,
            [(tag(1), Anlass::Umstieg), (tag(3), Anlass::Wiederherstellung), (tag(5), Anlass::Hand),],
            "die neueste und je die jüngste vor Umstieg und Wiederherstellung"
        );
        let mut kuenftig = vec![(tag(9), Anlass::Hand), (tag(5), Anlass::Import), (tag(4), Anlass::Import)];
        duenn(&mut kuenftig, tag(4));
        assert_eq!(kuenftig.len(), 3, "eine falsche Uhr löscht nichts");
    }

    #[test]
    fn zweimal_ausgeduennt_ist_wie_einmal() {
        let mut saat = 7_u64;
        for _ in 0..200 {
            let mut da = Vec::new();
            for _ in 0..60 {
                saat = saat.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let anlass = Anlass::ALLE[usize::try_from(saat >> 61).unwrap() % 6];
                da.push((tag(i64::try_from((saat >> 33) % 900).unwrap()), anlass));
            }
            let neueste = *da.iter().max_by_key(|(z, _)| *z).unwrap();
            duenn(&mut da, tag(900));
            let einmal = da.clone();
            duenn(&mut da, tag(900));
            assert_eq!(da, einmal);
            assert_eq!(da[0].0, neueste.0, "die neueste bleibt");
        }
    }
}
