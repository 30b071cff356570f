//! Title and text alternative: one sentence that holds the finding, not the type of chart (UI.md §5).

use chrono::NaiveDate;
use ozg_domain::burnup::{Punkt, Ursache, Wandel};
use ozg_domain::zeit::tag_text;

/// Sentence of the chart without any project.
pub(super) const LEER: &str = "Noch keine Projekte erfasst";

/// Title with what and unit.
#[must_use]
pub fn titel() -> String {
    "Auf dem Weg zur Frist: Projekte in Betrieb, kumuliert (Anzahl)".to_owned()
}

/// The finding on the Stichtag as one German sentence.
///
/// The points are ascending; the last one on or before the Stichtag counts. Where they end earlier, the sentence names
/// their last day.
#[must_use]
pub fn textalternative(punkte: &[Punkt], stichtag: NaiveDate, frist: NaiveDate) -> String {
    if punkte.iter().all(|p| (p.umfang, p.betrieb, p.basis.unwrap_or(0)) == (0, 0, 0)) {
        return format!("{LEER}.");
    }
    let tag = punkte.last().map_or(stichtag, |p| p.tag.min(stichtag));
    let am = tag_text(tag);
    let Some(punkt) = punkte.iter().rev().find(|p| p.tag <= tag) else {
        return format!("Für den {am} liegt noch kein Stand vor; die Frist ist der {}.", tag_text(frist));
    };
    if punkt.umfang == 0 {
        return format!("Am {am} ist kein Projekt im Programm; die Frist ist der {}.", tag_text(frist));
    }
    let stand = stand(punkt.betrieb, punkt.umfang);
    let vergleich = punkt.basis.map(|basis| vergleich(punkt.betrieb, basis)).unwrap_or_default();
    let rest = rest(punkt.umfang.saturating_sub(punkt.betrieb), tag, frist);
    format!("Am {am} {stand}{vergleich}; {rest}.")
}

/// What happened to the scope on a day: "−1 ausgeschieden, +2 aufgenommen", and the same without words.
pub(super) fn umfangsstufe(ursachen: &[Ursache]) -> (String, String) {
    let (mut lang, mut knapp) = (Vec::new(), Vec::new());
    for (wandel, zeichen, wort) in [
        (Wandel::Ausgeschieden, '−', "ausgeschieden"),
        (Wandel::Zurueckgestellt, '−', "zurückgestellt"),
        (Wandel::Aufgenommen, '+', "aufgenommen"),
        (Wandel::Fortgesetzt, '+', "fortgesetzt"),
    ] {
        let n = ursachen.iter().filter(|u| u.wandel == wandel).count();
        if n > 0 {
            lang.push(format!("{zeichen}{n}\u{a0}{wort}"));
            knapp.push(format!("{zeichen}{n}"));
        }
    }
    (lang.join(", "), knapp.join(" "))
}

fn stand(betrieb: u32, umfang: u32) -> String {
    match (betrieb, umfang) {
        (0, 1) => "ist das einzige Projekt nicht in Betrieb".to_owned(),
        (1.., 1) => "ist das einzige Projekt in Betrieb".to_owned(),
        (0, _) => format!("ist keines von {umfang} Projekten in Betrieb"),
        (1, _) => format!("ist 1 von {umfang} Projekten in Betrieb"),
        _ if betrieb >= umfang => format!("sind alle {umfang} Projekte in Betrieb"),
        _ => format!("sind {betrieb} von {umfang} Projekten in Betrieb"),
    }
}

fn vergleich(betrieb: u32, basis: u32) -> String {
    let abstand = betrieb.abs_diff(basis);
    match betrieb.cmp(&basis) {
        std::cmp::Ordering::Less => format!(", {abstand} weniger als in der Basis vorgesehen"),
        std::cmp::Ordering::Equal => ", so viele wie in der Basis vorgesehen".to_owned(),
        std::cmp::Ordering::Greater => format!(", {abstand} mehr als in der Basis vorgesehen"),
    }
}

fn rest(offen: u32, tag: NaiveDate, frist: NaiveDate) -> String {
    let am = tag_text(frist);
    let fehlen = match offen {
        0 => "fehlt keines".to_owned(),
        1 => "fehlt 1".to_owned(),
        _ => format!("fehlen {offen}"),
    };
    match (frist - tag).num_days() {
        0 => format!("am Tag der Frist {fehlen}"),
        1.. => format!("bis zur Frist am {am} {fehlen}"),
        _ if offen == 0 => format!("die Frist war der {am}"),
        -1 => format!("die Frist am {am} ist seit 1 Tag überschritten, es {fehlen}"),
        tage => format!("die Frist am {am} ist seit {} Tagen überschritten, es {fehlen}", -tage),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(werte: (u32, u32, Option<u32>), tag: &str, erwartet: &str) {
        let d = |t: &str| t.parse::<NaiveDate>().unwrap();
        let punkt =
            |tag, (umfang, betrieb, basis)| Punkt { tag, umfang, betrieb, basis, ursachen: Vec::new() };
        let punkte = [punkt(d("2018-01-01"), werte), punkt(d("2024-12-31"), (99, 88, Some(77)))];
        assert_eq!(textalternative(&punkte, d(tag), d("2022-12-31")), erwartet);
    }

    #[test]
    fn befund_in_einem_satz() {
        let b = Some(22);
        for (werte, tag, satz) in [
            (
                (33, 12, b),
                "2022-06-30",
                "Am 30.06.2022 sind 12 von 33 Projekten in Betrieb, 10 weniger als in der Basis vorgesehen; bis zur Frist am 31.12.2022 fehlen 21.",
            ),
            (
                (33, 12, None),
                "2022-06-30",
                "Am 30.06.2022 sind 12 von 33 Projekten in Betrieb; bis zur Frist am 31.12.2022 fehlen 21.",
            ),
            (
                (33, 22, b),
                "2022-06-30",
                "Am 30.06.2022 sind 22 von 33 Projekten in Betrieb, so viele wie in der Basis vorgesehen; bis zur Frist am 31.12.2022 fehlen 11.",
            ),
            (
                (33, 32, b),
                "2022-12-31",
                "Am 31.12.2022 sind 32 von 33 Projekten in Betrieb, 10 mehr als in der Basis vorgesehen; am Tag der Frist fehlt 1.",
            ),
            (
                (33, 33, None),
                "2022-06-30",
                "Am 30.06.2022 sind alle 33 Projekte in Betrieb; bis zur Frist am 31.12.2022 fehlt keines.",
            ),
            (
                (33, 1, None),
                "2023-01-01",
                "Am 01.01.2023 ist 1 von 33 Projekten in Betrieb; die Frist am 31.12.2022 ist seit 1 Tag überschritten, es fehlen 32.",
            ),
            (
                (33, 32, None),
                "2023-01-12",
                "Am 12.01.2023 sind 32 von 33 Projekten in Betrieb; die Frist am 31.12.2022 ist seit 12 Tagen überschritten, es fehlt 1.",
            ),
            (
                (33, 33, None),
                "2023-01-12",
                "Am 12.01.2023 sind alle 33 Projekte in Betrieb; die Frist war der 31.12.2022.",
            ),
            (
                (33, 0, None),
                "2022-06-30",
                "Am 30.06.2022 ist keines von 33 Projekten in Betrieb; bis zur Frist am 31.12.2022 fehlen 33.",
            ),
            (
                (1, 0, Some(1)),
                "2022-06-30",
                "Am 30.06.2022 ist das einzige Projekt nicht in Betrieb, 1 weniger als in der Basis vorgesehen; bis zur Frist am 31.12.2022 fehlt 1.",
            ),
            (
                (1, 1, None),
                "2022-06-30",
                "Am 30.06.2022 ist das einzige Projekt in Betrieb; bis zur Frist am 31.12.2022 fehlt keines.",
            ),
            (
                (0, 0, None),
                "2022-06-30",
                "Am 30.06.2022 ist kein Projekt im Programm; die Frist ist der 31.12.2022.",
            ),
            (
                (9, 1, None),
                "2017-06-30",
                "Für den 30.06.2017 liegt noch kein Stand vor; die Frist ist der 31.12.2022.",
            ),
        ] {
            check(werte, tag, satz);
        }
    }

    #[test]
    fn ohne_projekte_und_nach_dem_letzten_punkt() {
        let d = |t: &str| t.parse::<NaiveDate>().unwrap();
        assert_eq!(textalternative(&[], d("2022-06-30"), d("2022-12-31")), "Noch keine Projekte erfasst.");
        let punkte =
            [Punkt { tag: d("2022-03-01"), umfang: 2, betrieb: 1, basis: None, ursachen: Vec::new() }];
        assert_eq!(
            textalternative(&punkte, d("2022-06-30"), d("2022-12-31")),
            "Am 01.03.2022 ist 1 von 2 Projekten in Betrieb; bis zur Frist am 31.12.2022 fehlt 1."
        );
    }
}
