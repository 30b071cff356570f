//! The text block "Seit dem letzten Bericht": whole sentences, nothing said of what did not change.

use ozg_domain::geld::betrag_text;
use ozg_domain::kennzahl::Phasenzahlen;
use ozg_domain::projekt::Phase;
use ozg_domain::vergleich::geld::{Posten, Postenart};
use ozg_domain::vergleich::{Aenderung, Gruppe, Seite, Was, median_halbe_tage};

use super::lage::Lage;
use super::worte::phasenwort;
use super::{Teil, Zahlen};
use crate::dto::{StandDto, VergleichZeileDto};
use crate::labels;

/// Names in a sentence; the CSV has all.
const NAMEN: usize = 20;

/// What the sentences stand in.
pub(super) struct Rahmen<'a> {
    pub(super) von: &'a StandDto,
    pub(super) bis: &'a StandDto,
    /// Title, if only one project is compared.
    pub(super) projekt: Option<&'a str>,
    pub(super) zahlen: &'a Zahlen,
    pub(super) danach: &'a Lage,
}

/// A label in the singular or the plural.
fn satz(schluessel: &str, n: usize, params: &[(&str, &str)]) -> String {
    let anzahl = n.to_string();
    let mut params = params.to_vec();
    params.push(("n", &anzahl));
    let schluessel = if n == 1 { format!("{schluessel}_1") } else { schluessel.to_owned() };
    labels::text(&schluessel, &params)
}

/// "a, b und c".
fn aufzaehlung(teile: &[String]) -> String {
    match teile.split_last() {
        Some((letzter, davor)) if !davor.is_empty() => {
            labels::text("vergleich.text.und", &[("davor", &davor.join(", ")), ("letzter", letzter)])
        }
        _ => teile.concat(),
    }
}

/// The whole block.
pub(super) fn baustein(r: &Rahmen<'_>, teile: &[Teil]) -> String {
    let mut absaetze = vec![rahmen(r)];
    let saetze: Vec<String> = match r.projekt {
        Some(_) => teile.iter().flat_map(|t| &t.zeilen).map(zeile).collect(),
        None => teile.iter().filter(|t| !t.zeilen.is_empty()).flat_map(gruppe).collect(),
    };
    if saetze.is_empty() {
        absaetze.push(labels::text("vergleich.text.keine", &[]));
    } else {
        // One sentence per line for a single project, where each says one change.
        absaetze.push(saetze.join(if r.projekt.is_some() { "\n" } else { " " }));
    }
    absaetze.push(nachweis(r));
    absaetze.join("\n\n")
}

fn rahmen(r: &Rahmen<'_>) -> String {
    let staende = [("von", r.von.text.as_str()), ("bis", r.bis.text.as_str())];
    let mut saetze = vec![match r.projekt {
        Some(titel) => labels::text("vergleich.text.projekt", &[&staende[..], &[("titel", titel)]].concat()),
        None => labels::text("vergleich.text.rahmen", &staende),
    }];
    if r.projekt.is_none() {
        saetze.push(stand(&r.von.stichtag, r.zahlen.von));
        saetze.push(stand(&r.bis.stichtag, r.zahlen.bis));
    }
    saetze.join(" ")
}

/// "Am 30.06.2022 waren 35 Projekte erfasst, davon 13 in Betrieb, … und 3 nicht gemeldet."
fn stand(iso: &str, zahlen: Phasenzahlen) -> String {
    let tag = ozg_domain::zeit::tag_lesen(iso).map_or_else(|_| iso.to_owned(), ozg_domain::zeit::tag_text);
    let n = usize::try_from(zahlen.erfasst()).unwrap_or(usize::MAX);
    if n == 0 {
        return labels::text("vergleich.text.kein_projekt", &[("tag", &tag)]);
    }
    let teile: Vec<_> = [
        Phase::Betrieb,
        Phase::Umsetzung,
        Phase::Konzeption,
        Phase::Neu,
        Phase::Zurueckgestellt,
        Phase::Ausgeschieden,
        Phase::NichtGemeldet,
    ]
    .into_iter()
    .filter(|p| zahlen.zahl(*p) > 0)
    .map(|p| {
        let anzahl = zahlen.zahl(p).to_string();
        let wort = if p == Phase::Neu { labels::text("vergleich.text.neu", &[]) } else { phasenwort(p) };
        let schluessel = match p {
            Phase::Betrieb | Phase::Umsetzung | Phase::Konzeption => "vergleich.text.in_phase",
            _ => "vergleich.text.mit_phase",
        };
        labels::text(schluessel, &[("n", &anzahl), ("phase", &wort)])
    })
    .collect();
    satz("vergleich.text.stand", n, &[("tag", &tag), ("teile", &aufzaehlung(&teile))])
}

/// Names with what must be said beside them.
fn namen(zeilen: &[VergleichZeileDto], dazu: impl Fn(&VergleichZeileDto) -> Option<String>) -> String {
    let mut teile: Vec<String> = zeilen
        .iter()
        .take(NAMEN)
        .map(|z| match dazu(z) {
            Some(text) => format!("{} ({text})", z.titel),
            None => z.titel.clone(),
        })
        .collect();
    if let Some(weitere) = zeilen.len().checked_sub(NAMEN).filter(|n| *n > 0) {
        teile.push(satz("vergleich.text.weitere", weitere, &[]));
    }
    aufzaehlung(&teile)
}

fn gruppe(t: &Teil) -> Vec<String> {
    let n = t.zeilen.len();
    let mit_namen = |schluessel: &str, dazu: &dyn Fn(&VergleichZeileDto) -> Option<String>| {
        vec![satz(schluessel, n, &[("namen", &namen(&t.zeilen, dazu))])]
    };
    let grund = |z: &VergleichZeileDto| {
        z.grund.as_ref().map(|g| labels::text("vergleich.text.grund", &[("grund", &eine_zeile(g))]))
    };
    match t.gruppe {
        Gruppe::Betrieb => mit_namen("vergleich.text.betrieb", &|_| None),
        Gruppe::Umsetzung => mit_namen("vergleich.text.umsetzung", &|_| None),
        Gruppe::Konzeption => mit_namen("vergleich.text.konzeption", &|_| None),
        Gruppe::Rueckschritt => mit_namen("vergleich.text.rueckschritt", &grund),
        Gruppe::Aufgenommen => mit_namen("vergleich.text.aufgenommen", &|z| Some(z.neu.clone())),
        Gruppe::Ausgeschieden => mit_namen("vergleich.text.ausgeschieden", &grund),
        Gruppe::Zurueckgestellt => mit_namen("vergleich.text.zurueckgestellt", &grund),
        Gruppe::Fortgesetzt => mit_namen("vergleich.text.fortgesetzt", &|z| Some(z.neu.clone())),
        Gruppe::Erreicht => vec![satz("vergleich.text.erreicht", n, &[])],
        Gruppe::Verschoben => {
            let tage = median(&t.aenderungen).unwrap_or_default();
            vec![satz("vergleich.text.verschoben", n, &[("tage", &tage)])]
        }
        Gruppe::Termine => vec![satz("vergleich.text.termine", n, &[])],
        Gruppe::Leistungen => vec![satz("vergleich.text.leistungen", n, &[])],
        Gruppe::Geld => {
            let mut saetze = vec![satz("vergleich.text.geld", n, &[])];
            saetze.extend(geldsaetze(&t.aenderungen));
            saetze
        }
        Gruppe::Berichtigung => vec![satz("vergleich.text.berichtigung", n, &[])],
    }
}

fn eine_zeile(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Pilotierung NRW, Plan: 01.06.2022 → 15.08.2022 (+75 Tage; Grund: …)."
fn zeile(z: &VergleichZeileDto) -> String {
    let tage = z.tage.map(|t| tage_wort(2 * t));
    let grund = z.grund.as_ref().map(|g| labels::text("vergleich.text.grund", &[("grund", &eine_zeile(g))]));
    let dazu: Vec<String> = tage.into_iter().chain(grund).collect();
    let dazu = if dazu.is_empty() { String::new() } else { format!(" ({})", dazu.join("; ")) };
    format!("{}: {} → {}{dazu}.", z.was, z.alt, z.neu)
}

/// Where the figures come from and how they were counted.
fn nachweis(r: &Rahmen<'_>) -> String {
    let mut saetze = vec![
        labels::text("vergleich.text.zaehlregel", &[("regel", &labels::text("zaehlregel.vergleich", &[]))]),
        kette("vergleich.text.kette_von", r.von),
        kette("vergleich.text.kette_bis", r.bis),
    ];
    if let Some(version) = &r.danach.stand.katalogversion {
        saetze.push(labels::text("vergleich.text.katalogversion", &[("version", version)]));
    }
    if r.danach.stand.startwert.is_some() {
        saetze.push(labels::text("vergleich.text.demodaten", &[]));
    }
    saetze.join(" ")
}

fn kette(schluessel: &str, s: &StandDto) -> String {
    labels::text(
        schluessel,
        &[("laenge", &s.laenge.to_string()), ("kopf", s.kopf.get(..8).unwrap_or(&s.kopf))],
    )
}

/// "+62 Tage", "−1 Tag", "+62,5 Tage" from half days.
fn tage_wort(halbe: i64) -> String {
    let vorzeichen = match halbe.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    let betrag = halbe.unsigned_abs();
    let zahl = format!("{vorzeichen}{}{}", betrag / 2, if betrag.is_multiple_of(2) { "" } else { ",5" });
    labels::text(if betrag == 2 { "vergleich.tag" } else { "vergleich.tage" }, &[("n", &zahl)])
}

fn median(aenderungen: &[Aenderung]) -> Option<String> {
    median_halbe_tage(aenderungen.iter().filter_map(|a| a.tage)).map(tage_wort)
}

fn posten(s: &Seite) -> Option<&Posten> {
    match s {
        Seite::Posten(p) => Some(p),
        _ => None,
    }
}

/// Sum of amounts and number of those that name none.
fn summe<'a>(posten: impl Iterator<Item = &'a Posten>) -> (usize, i64, usize) {
    posten.fold((0, 0, 0), |(n, cent, ohne), p| match p.betrag {
        Some(b) => (n + 1, cent + b.cent(), ohne),
        None => (n + 1, cent, ohne + 1),
    })
}

/// Amounts of the period: granted, drawn down, paid back. Tranches have no sum here: their spans overlap.
fn betraege(aenderungen: &[Aenderung]) -> [(&'static str, (usize, i64, usize)); 3] {
    let von = |art: Postenart, stand: &'static str| {
        aenderungen.iter().filter(move |a| matches!(&a.was, Was::Posten(x, _) if *x == art)).filter_map(
            move |a| {
                let neu = posten(&a.neu).filter(|p| p.stand.as_deref() == Some(stand))?;
                // One that was so before has only changed.
                let schon = posten(&a.alt).is_some_and(|p| p.stand.as_deref() == Some(stand));
                if schon { None } else { Some(neu) }
            },
        )
    };
    [
        ("vergleich.text.bewilligt", summe(von(Postenart::Bewilligung, "bewilligt"))),
        ("vergleich.text.abgerufen", summe(von(Postenart::Abruf, "abruf"))),
        ("vergleich.text.zurueckgezahlt", summe(von(Postenart::Abruf, "rueckzahlung"))),
    ]
}

fn betrag((n, cent, ohne): (usize, i64, usize)) -> String {
    let summe = betrag_text(cent);
    match ohne {
        0 => summe,
        ohne if ohne == n => labels::text("geld.keine_angabe", &[]),
        ohne => labels::text("geld.mindestens", &[("betrag", &summe), ("anzahl", &ohne.to_string())]),
    }
}

fn geldsaetze(aenderungen: &[Aenderung]) -> Vec<String> {
    betraege(aenderungen)
        .into_iter()
        .filter(|(_, (n, ..))| *n > 0)
        .map(|(schluessel, s)| satz(schluessel, s.0, &[("betrag", &betrag(s))]))
        .collect()
}

/// What stands beside the number of a group.
pub(super) fn zusatz(t: &Teil, alle: &[Teil]) -> Option<String> {
    if t.zeilen.is_empty() && !matches!(t.gruppe, Gruppe::Betrieb | Gruppe::Umsetzung | Gruppe::Konzeption) {
        return None;
    }
    match t.gruppe {
        Gruppe::Betrieb => dazu(Phase::Betrieb, alle),
        Gruppe::Umsetzung => dazu(Phase::Umsetzung, alle),
        Gruppe::Konzeption => dazu(Phase::Konzeption, alle),
        Gruppe::Verschoben => {
            let tage = median(&t.aenderungen)?;
            Some(labels::text("vergleich.median", &[("tage", &tage)]))
        }
        Gruppe::Termine => {
            let zahl = |f: &dyn Fn(&Aenderung) -> bool| t.aenderungen.iter().filter(|a| f(a)).count();
            let teile: Vec<_> = [
                ("vergleich.erstmals", zahl(&|a| a.alt == Seite::Nichts)),
                ("vergleich.entfallen", zahl(&|a| a.neu == Seite::Nichts)),
            ]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(schluessel, n)| labels::text(schluessel, &[("n", &n.to_string())]))
            .collect();
            (!teile.is_empty()).then(|| teile.join(", "))
        }
        Gruppe::Geld => {
            let (_, s) = betraege(&t.aenderungen).into_iter().next()?;
            (s.0 > 0).then(|| labels::text("vergleich.geld_zusatz", &[("betrag", &betrag(s))]))
        }
        Gruppe::Berichtigung => Some(labels::text("vergleich.berichtigung_zusatz", &[])),
        Gruppe::Rueckschritt
        | Gruppe::Erreicht
        | Gruppe::Aufgenommen
        | Gruppe::Ausgeschieden
        | Gruppe::Zurueckgestellt
        | Gruppe::Fortgesetzt
        | Gruppe::Leistungen => None,
    }
}

/// Projects that came into the phase by being taken in or resumed; they stand in those groups.
fn dazu(phase: Phase, alle: &[Teil]) -> Option<String> {
    let n = alle
        .iter()
        .filter(|t| matches!(t.gruppe, Gruppe::Aufgenommen | Gruppe::Fortgesetzt))
        .flat_map(|t| &t.aenderungen)
        .filter(|a| a.neu == Seite::Phase(phase))
        .count();
    (n > 0).then(|| satz("vergleich.dazu", n, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tage_in_worten() {
        for (halbe, text) in [
            (124, "+62 Tage"),
            (125, "+62,5 Tage"),
            (-2, "−1 Tag"),
            (2, "+1 Tag"),
            (0, "0 Tage"),
            (-1, "−0,5 Tage"),
        ] {
            assert_eq!(tage_wort(halbe), text);
        }
    }

    #[test]
    fn aufzaehlungen() {
        let teile = |n: usize| ["a", "b", "c"][..n].iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        assert_eq!(aufzaehlung(&teile(0)), "");
        assert_eq!(aufzaehlung(&teile(1)), "a");
        assert_eq!(aufzaehlung(&teile(2)), "a und b");
        assert_eq!(aufzaehlung(&teile(3)), "a, b und c");
    }
}
