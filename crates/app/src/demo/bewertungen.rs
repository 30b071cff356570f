//! Ratings: what a person thinks of a project now and then. They stand beside what the dates say, and some
//! are kinder than those.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::{ENDE, anteilig, plus, tag, tage, werktag};
use super::los::Merkmal;
use super::zeitplan::Akte;
use super::zufall::{Thema, Zufall};

/// From good to bad.
const URTEILE: [&str; 3] = ["im Plan", "gefährdet", "nicht zu halten"];
const GUT: [&str; 4] = [
    "Die nächsten Schritte sind besetzt und terminiert.",
    "Der Rückstand ist nach Ansicht der Projektleitung aufzuholen.",
    "Die Abnahmen liegen vor.",
    "",
];
const GEFAEHRDET: [&str; 4] = [
    "Zwei Zulieferungen stehen aus.",
    "Der Zeitplan hat keine Reserve mehr.",
    "Die Fachabteilung ist nur zur Hälfte besetzt.",
    "",
];
const VERLOREN: [&str; 3] = [
    "Der vereinbarte Termin ist ohne weiteres Personal nicht zu halten.",
    "Der Roll-out fällt in das Jahr nach der Frist.",
    "Der Hersteller liefert erst nach dem vereinbarten Termin.",
];

/// Writes the ratings of a project; one in five never gets any.
pub(super) fn schreiben(akte: &Akte, chronik: &mut Chronik) {
    let mut z = akte.zufall(Thema::Bewertung);
    if z.prozent(20) && !schoengeredet(akte) {
        return;
    }
    let beginn = plus(akte.plan.plan_am, 90);
    let ende = akte.los.schluss().unwrap_or(plus(ENDE, -20));
    let zahl = z.zahl(2, 4);
    for nr in 0..zahl {
        let abschnitt = anteilig(beginn, ende, nr * 1_000 / zahl);
        let am = werktag(plus(abschnitt, z.zahl(0, 60)));
        if am >= ende {
            continue;
        }
        let marke = format!("~{}-{nr}", akte.projekt.nr);
        let stufe = stufe(akte, &mut z, am);
        let verspaetet = if z.prozent(12) { z.zahl(20, 45) } else { z.zahl(0, 5) };
        eintragen(akte, &mut z, (&marke, am, stufe), plus(am, verspaetet), chronik);
        if stufe > 0 && z.prozent(15) {
            nachbessern(akte, (&marke, stufe), plus(am, verspaetet + 12), chronik);
        }
    }
}

/// The project that stopped its roll-out is in good shape as long as its own people are asked.
fn schoengeredet(akte: &Akte) -> bool {
    akte.los.merkmal == Merkmal::RolloutZurueck
}

/// Place in `URTEILE`, by the delay that will turn out, seen with some hope.
fn stufe(akte: &Akte, z: &mut Zufall, am: NaiveDate) -> usize {
    let los = akte.los;
    if akte.plan.ist_live(am) || schoengeredet(akte) {
        return 0;
    }
    let verzug = tage(los.basis, los.rollout);
    let wahr: usize = match verzug {
        _ if los.rollout > tag(2022, 12, 31) && am > tag(2022, 3, 1) => 2,
        ..=45 => 0,
        46..=150 => 1,
        _ => 2,
    };
    // Long before the date nobody sees it yet; later hope is rarer.
    let hoffnung = if tage(am, los.basis) > 200 { 70 } else { 30 };
    wahr.saturating_sub(usize::from(z.prozent(hoffnung)))
}

fn eintragen(
    akte: &Akte,
    z: &mut Zufall,
    (marke, am, stufe): (&str, NaiveDate, usize),
    tag: NaiveDate,
    chronik: &mut Chronik,
) {
    let worte: &[&'static str] = match stufe {
        0 => &GUT,
        1 => &GEFAEHRDET,
        _ => &VERLOREN,
    };
    let von = z.wort(&[akte.projekt.person, akte.projekt.person, "Projektleitung", "Projektrunde"]);
    let quelle = format!("Demodaten: Protokoll Projektrunde, {}", tag_text(am));
    let felder = vec![
        ("kennung", marke.to_owned()),
        ("projekt", akte.projekt.kuerzel.clone()),
        ("bewertet_am", am.to_string()),
        ("urteil", urteil(stufe).to_owned()),
        ("bewertet_von", von.to_owned()),
        ("begruendung", z.wort(worte).to_owned()),
        ("quelle", if z.prozent(80) { quelle } else { String::new() }),
    ];
    chronik.eintragen(vorgang(akte, tag, None, felder));
}

/// Somebody asks for a better word.
fn nachbessern(akte: &Akte, (marke, stufe): (&str, usize), tag: NaiveDate, chronik: &mut Chronik) {
    let felder = vec![("kennung", marke.to_owned()), ("urteil", urteil(stufe.saturating_sub(1)).to_owned())];
    let grund = "Bewertung nach Rücksprache mit der Projektleitung geändert";
    chronik.eintragen(vorgang(akte, tag, Some(grund), felder));
}

fn urteil(stufe: usize) -> &'static str {
    URTEILE.get(stufe).copied().unwrap_or_default()
}

fn vorgang(akte: &Akte, tag: NaiveDate, grund: Option<&str>, felder: Vec<(&'static str, String)>) -> Vorgang {
    Vorgang {
        tag,
        person: akte.projekt.person,
        herkunft: "ui",
        operation: "bewertung_set",
        grund: grund.map(str::to_owned),
        schritte: vec![Schritt::Setzen { nomen: "bewertung", felder }],
    }
}
