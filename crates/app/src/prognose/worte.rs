//! The forecast in words: never a single date, never a number without what it counts.

use chrono::NaiveDate;
use ozg_domain::prognose::{Grundlage, OhnePrognose, Prognose, Projektprognose, Projektstand, Tor};
use ozg_domain::zeit::tag_text;

use crate::beiblatt::Stand;
use crate::labels;
use crate::uebersicht::stichtag_text;
use crate::zeitpunkt::bekannt_text;

/// "10 000", thousands apart by a space that does not break (DIN 5008).
pub(crate) fn ganz(n: u32) -> String {
    let ziffern = n.to_string();
    let mut aus = String::new();
    for (i, z) in ziffern.chars().enumerate() {
        if i > 0 && (ziffern.len() - i).is_multiple_of(3) {
            aus.push('\u{a0}');
        }
        aus.push(z);
    }
    aus
}

/// "0,25" with so many decimals.
pub(crate) fn dezimal(x: f64, stellen: usize) -> String {
    format!("{x:.stellen$}").replace('.', ",")
}

/// "in 244 von 10 000 Läufen (2,4 %)", "in keinem von 10 000 Läufen", "in allen 10 000 Läufen".
pub(super) fn laeufe(n: u32, von: u32) -> String {
    let alle = ganz(von);
    match n {
        0 => labels::text("prognose.in_keinem", &[("laeufe", &alle)]),
        n if n == von => labels::text("prognose.in_allen", &[("laeufe", &alle)]),
        n => {
            let prozent = f64::from(n) * 100.0 / f64::from(von);
            let prozent = match prozent {
                p if p < 0.1 => labels::text("prognose.unter", &[("prozent", "0,1")]),
                p if p > 99.9 => labels::text("prognose.ueber", &[("prozent", "99,9")]),
                p => labels::text("prognose.prozent", &[("prozent", &dezimal(p, 1))]),
            };
            labels::text("prognose.in", &[("zahl", &ganz(n)), ("laeufe", &alle), ("prozent", &prozent)])
        }
    }
}

pub(super) fn hinweise(p: &Prognose, umfang: u32) -> Vec<String> {
    let n = p.abschluesse.to_string();
    let tor = match (p.tor, p.abschluesse) {
        (Tor::NichtBelastbar, 1) => {
            Some(labels::text("prognose.nicht_belastbar_eins", &[("noetig", &Tor::SPANNE_AB.to_string())]))
        }
        (Tor::NichtBelastbar, _) => Some(labels::text(
            "prognose.nicht_belastbar",
            &[("anzahl", &n), ("noetig", &Tor::SPANNE_AB.to_string())],
        )),
        (Tor::Spanne, _) => Some(labels::text(
            "prognose.nur_spanne",
            &[("anzahl", &n), ("noetig", &Tor::PERZENTILE_AB.to_string())],
        )),
        (Tor::Perzentile, _) => None,
    };
    let ohne = (p.ohne > 0 && p.tor != Tor::NichtBelastbar).then(|| {
        labels::text("prognose.ohne", &[("anzahl", &p.ohne.to_string()), ("umfang", &umfang.to_string())])
    });
    tor.into_iter().chain(ohne).collect()
}

/// "50 % bis …, 85 % bis …", or the range of 80 % where there is no more to say.
pub(super) fn tage(p: &Prognose) -> Option<String> {
    let t = &p.tag_aller;
    let bis = |prozent: &str, tag: Option<NaiveDate>| match tag {
        Some(d) => labels::text("prognose.bis", &[("prozent", prozent), ("tag", &tag_text(d))]),
        None => labels::text("prognose.nach", &[("prozent", prozent), ("tag", &tag_text(p.horizont))]),
    };
    match p.tor {
        Tor::NichtBelastbar => None,
        Tor::Spanne => Some(format!("{}, {}", bis("10", t.p10), bis("90", t.p90))),
        Tor::Perzentile => Some(format!("{}, {}", bis("50", t.p50), bis("85", t.p85))),
    }
}

pub(super) fn anzahl(p: &Prognose, umfang: u32) -> Option<String> {
    let (von, bis) = (p.anzahl.p10?.to_string(), p.anzahl.p90?.to_string());
    let mit = umfang.saturating_sub(p.ohne).to_string();
    let spanne = [("von", von.as_str()), ("bis", bis.as_str()), ("umfang", mit.as_str())];
    Some(match p.anzahl.p50 {
        None => labels::text("prognose.anzahl_spanne", &spanne),
        Some(mitte) => {
            let mitte = mitte.to_string();
            let alle: Vec<_> = spanne.into_iter().chain([("mitte", mitte.as_str())]).collect();
            labels::text("prognose.anzahl", &alle)
        }
    })
}

/// On what a forecast rests, or why there is none.
pub(super) fn grundlage(stand: &Projektstand) -> String {
    match stand {
        Projektstand::Betrieb => labels::text("prognose.betrieb", &[]),
        Projektstand::Ohne(grund) => match grund {
            OhnePrognose::NichtGemeldet => labels::text("prognose.ohne.nicht_gemeldet", &[]),
            OhnePrognose::OhnePlan => labels::text("prognose.ohne.ohne_plan", &[]),
            OhnePrognose::PlanUeberholt => labels::text("prognose.ohne.plan_ueberholt", &[]),
            OhnePrognose::LaengerAlsAlle => labels::text("prognose.ohne.laenger_als_alle", &[]),
        },
        Projektstand::Offen(stufen) => {
            let plan = stufen.iter().filter(|g| **g == Grundlage::Plan).count();
            let erfahrung = stufen.len() - plan;
            labels::text(
                "prognose.grundlage",
                &[("erfahrung", &erfahrung.to_string()), ("plan", &plan.to_string())],
            )
        }
    }
}

pub(super) fn beschriftung(p: &Prognose, umfang: u32, stand: &Stand) -> String {
    let e = &p.einstellung;
    let mit_prognose = |p: &&Projektprognose| !matches!(p.stand, Projektstand::Ohne(_));
    let mit = p.projekte.iter().filter(mit_prognose).count();
    let mut teile = vec![
        labels::text("prognose.regel", &[]),
        stichtag_text(p.stichtag),
        labels::text("prognose.frist", &[("tag", &tag_text(p.frist))]),
        bekannt_text(stand.bekannt_am.as_deref()),
    ];
    if let Some(k) = &stand.katalog.katalogversion {
        teile.push(labels::text("katalogversion", &[("version", k)]));
    }
    teile.push(labels::text(
        "prognose.nenner",
        &[("mit", &mit.to_string()), ("umfang", &umfang.to_string()), ("ohne", &p.ohne.to_string())],
    ));
    teile.push(labels::text(
        "prognose.laeufe",
        &[
            ("laeufe", &ganz(e.laeufe())),
            ("seed", &e.seed().to_string()),
            ("sigma", &dezimal(e.sigma(), 2)),
            ("dreieck", &e.dreieck().ecken().map(|n| n.to_string()).join("/")),
        ],
    ));
    if stand.demodaten() {
        teile.push(labels::text("demodaten", &[]));
    }
    teile.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anteile_der_laeufe_in_worten() {
        for (n, von, text) in [
            (0, 10_000, "in keinem von 10 000 Läufen"),
            (10_000, 10_000, "in allen 10 000 Läufen"),
            (244, 10_000, "in 244 von 10 000 Läufen (2,4 %)"),
            (1, 1_000_000, "in 1 von 1 000 000 Läufen (unter 0,1 %)"),
            (999_999, 1_000_000, "in 999 999 von 1 000 000 Läufen (über 99,9 %)"),
        ] {
            assert_eq!(laeufe(n, von).replace('\u{a0}', " "), text);
        }
    }
}
