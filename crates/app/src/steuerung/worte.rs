//! The steering figures in words.

use chrono::NaiveDate;
use ozg_domain::frist::Bedarf;
use ozg_domain::steuerung::{GEFAEHRDET_AB_TAGEN, Signalgrund};

use crate::beiblatt::Stand;
use crate::labels;
use crate::prognose::worte::dezimal;
use crate::uebersicht::stichtag_text;
use crate::zeitpunkt::bekannt_text;

/// Rounded to 4 decimals, so that the bytes do not depend on the last digit of a division.
pub(super) fn vier(x: f64) -> f64 {
    (x * 10_000.0).round() / 10_000.0
}

/// "5 von 9 (davon unbekannt 2)"; `None` for nothing of nothing.
pub(super) fn von(zahl: u32, nenner: u32, unbekannt: u32) -> Option<String> {
    let (zahl, alle, offen) = (zahl.to_string(), nenner.to_string(), unbekannt.to_string());
    Some(match (nenner, unbekannt) {
        (0, _) => return None,
        (_, 0) => labels::text("steuerung.von", &[("zahl", &zahl), ("nenner", &alle)]),
        _ => labels::text(
            "steuerung.von_unbekannt",
            &[("zahl", &zahl), ("nenner", &alle), ("unbekannt", &offen)],
        ),
    })
}

pub(super) fn kein_termin() -> String {
    labels::text("steuerung.kein_termin", &[])
}

pub(super) fn keine_angabe() -> String {
    labels::text("steuerung.ohne_nenner", &[])
}

pub(super) fn bedarf(b: Bedarf) -> String {
    match b {
        Bedarf::Erfuellt => labels::text("steuerung.erfuellt", &[]),
        Bedarf::Faktor(f) => labels::text("steuerung.faktor", &[("faktor", &dezimal(f, 1))]),
        Bedarf::NichtErreichbar => labels::text("steuerung.nicht_erreichbar", &[]),
        Bedarf::Entfaellt => labels::text("steuerung.entfaellt", &[]),
    }
}

/// The median, else how long it lasts at least, else unknown.
pub(super) fn dauer(median: Option<u32>, laengste: Option<u32>) -> String {
    match (median, laengste) {
        (Some(n), _) => labels::text("steuerung.tage", &[("tage", &n.to_string())]),
        (None, Some(n)) => labels::text("steuerung.mindestens", &[("tage", &n.to_string())]),
        (None, None) => labels::text("steuerung.unbekannt", &[]),
    }
}

pub(super) fn signalregel() -> String {
    labels::text("steuerung.signalregel", &[("tage", &GEFAEHRDET_AB_TAGEN.to_string())])
}

pub(super) fn signalgrund(g: Signalgrund) -> String {
    let mit = |tage: i64| [("tage", tage.to_string())];
    let satz = |schluessel: &str, tage: i64| {
        let [(name, wert)] = mit(tage);
        labels::text(schluessel, &[(name, wert.as_str())])
    };
    match g {
        Signalgrund::ImBetrieb => labels::text("signal.im_betrieb", &[]),
        Signalgrund::NachFristErreicht(n) => satz("signal.nach_frist_erreicht", n),
        Signalgrund::FristVorbei => labels::text("signal.frist_vorbei", &[]),
        Signalgrund::ErwartetNachFrist(n) => satz("signal.erwartet_nach_frist", n),
        Signalgrund::TerminUeberholt(n) => satz("signal.termin_ueberholt", n),
        Signalgrund::Verzug(n) => satz("signal.verzug", n),
        Signalgrund::Rechtzeitig(Some(n)) if n > 0 => satz("signal.rechtzeitig_verzug", n),
        Signalgrund::Rechtzeitig(Some(_)) => labels::text("signal.rechtzeitig", &[]),
        Signalgrund::Rechtzeitig(None) => labels::text("signal.rechtzeitig_ohne_basis", &[]),
        Signalgrund::OhneTermin => labels::text("signal.ohne_termin", &[]),
        Signalgrund::NichtGemeldet => labels::text("signal.nicht_gemeldet", &[]),
    }
}

pub(super) fn angabe(wort: &str) -> String {
    match wort {
        "aufgenommen_am" => labels::feld("aufgenommen_am"),
        "phase" => labels::text("angabe.phase", &[]),
        "basis_rollout_nrw" => labels::text("angabe.basis", &[]),
        "erwartet_rollout_nrw" => labels::text("angabe.erwartet", &[]),
        "meldung" => labels::text("angabe.meldung", &[]),
        "quelle" => labels::feld("quelle"),
        anderes => anderes.to_owned(),
    }
}

pub(super) fn beschriftung(tag: NaiveDate, umfang: u32, stand: &Stand) -> String {
    let mut teile = vec![
        labels::text("steuerung.regel", &[]),
        stichtag_text(tag),
        bekannt_text(stand.bekannt_am.as_deref()),
    ];
    if let Some(k) = &stand.katalog.katalogversion {
        teile.push(labels::text("katalogversion", &[("version", k)]));
    }
    teile.push(labels::text("burnup.nenner", &[("anzahl", &umfang.to_string())]));
    if stand.demodaten() {
        teile.push(labels::text("demodaten", &[]));
    }
    teile.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unbekannt_steht_als_wort_da() {
        assert_eq!(von(5, 9, 2).as_deref(), Some("5 von 9 (davon unbekannt 2)"));
        assert_eq!(von(5, 9, 0).as_deref(), Some("5 von 9"));
        assert_eq!(von(0, 0, 0), None);
        for (median, laengste, text) in [
            (Some(120), Some(300), "120 Tage"),
            (None, Some(200), "mindestens 200 Tage"),
            (None, None, "unbekannt"),
        ] {
            assert_eq!(dauer(median, laengste), text);
        }
    }

    #[test]
    fn jede_pflichtangabe_hat_ihr_wort() {
        for wort in ozg_domain::steuerung::PFLICHTANGABEN {
            assert_ne!(angabe(wort), wort);
        }
    }
}
