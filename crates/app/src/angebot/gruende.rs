//! Why a rule says true, false or unknown of a service, in one sentence.

use ozg_domain::angebot::dreiwert::Dreiwert;
use ozg_domain::angebot::regeln::{Fallurteil, Regel, Urteil};

use crate::labels;

/// The sentence beside a verdict.
pub(super) fn grund(u: &Urteil, regel: Regel) -> String {
    let b = &u.bester;
    let (grad, erreicht, unbekannt) = match regel {
        Regel::Z1 | Regel::Z3 => ("2", b.ab_zwei, b.unbekannt_zwei),
        Regel::Z2 | Regel::Z4 => ("3", b.ab_drei, b.unbekannt_drei),
    };
    let zahlen = [
        ("grad", grad.to_owned()),
        ("erreicht", erreicht.to_string()),
        ("kommunen", b.kommunen.to_string()),
        ("unbekannt", unbekannt.to_string()),
        ("offen", u.ohne_zustaendigkeit.to_string()),
        ("faelle", u.z5.nenner.to_string()),
        ("ganz", u.z5.zaehler.to_string()),
    ];
    let params: Vec<(&str, &str)> = zahlen.iter().map(|(k, w)| (*k, w.as_str())).collect();
    labels::text(schluessel(u, regel), &params)
}

fn schluessel(u: &Urteil, regel: Regel) -> &'static str {
    let ueberall = matches!(regel, Regel::Z3 | Regel::Z4);
    match u.von(regel) {
        Dreiwert::Wahr if regel == Regel::Z4 => "grund.wahr_vollstaendig",
        Dreiwert::Wahr if u.bundesweit => "grund.wahr_bund",
        Dreiwert::Wahr if ueberall => "grund.wahr_ueberall",
        Dreiwert::Wahr => "grund.wahr",
        Dreiwert::Falsch if regel == Regel::Z4 => "grund.falsch_vollstaendig",
        Dreiwert::Falsch if ueberall => "grund.falsch_ueberall",
        Dreiwert::Falsch => "grund.falsch",
        Dreiwert::Unbekannt if !u.gemeldet => "grund.nichts_gemeldet",
        Dreiwert::Unbekannt if u.niemand > 0 && ueberall => "grund.niemand",
        Dreiwert::Unbekannt if u.ohne_zustaendigkeit > 0 && ueberall => "grund.zustaendigkeit_unbekannt",
        Dreiwert::Unbekannt => "grund.unbekannt",
    }
}

/// The sentence beside a case of Z5.
pub(super) fn grund_des_falls(f: &Fallurteil) -> String {
    labels::text(
        match f.ganz {
            Dreiwert::Wahr => "grund.fall_wahr",
            Dreiwert::Falsch => "grund.fall_falsch",
            Dreiwert::Unbekannt if f.zustaendigkeit_bekannt => "grund.fall_unbekannt",
            Dreiwert::Unbekannt => "grund.fall_zustaendigkeit_unbekannt",
        },
        &[],
    )
}
