//! Money by Haushaltsjahr and its shares, in words.

use chrono::NaiveDate;
use ozg_domain::bruch::Bruch;
use ozg_domain::foerderung::haushalt::{self, Jahresangaben, Rest, Zeile};
use ozg_domain::foerderung::quoten::Quoten;
use ozg_domain::foerderung::{self, Tranche};
use ozg_domain::geld::betrag_text;
use ozg_store::Tranchentitel;

use crate::dto::{BewilligungDto, HaushaltzeileDto, QuoteDto, QuotenDto};
use crate::geldseite::{summe_text, warnung};
use crate::labels;
use crate::uebersicht::{cent_text, mindestens, spanne};

/// Shares as they travel.
pub(crate) fn quoten(q: &Quoten) -> QuotenDto {
    QuotenDto {
        bewilligung: q.bewilligung.map(quote),
        abruf: q.abruf.map(quote),
        abfluss: q.abfluss.map(quote),
    }
}

pub(crate) fn quote(b: Bruch) -> QuoteDto {
    let (zaehler, nenner) = (betrag_text(b.zaehler()), betrag_text(b.nenner()));
    QuoteDto {
        zaehler_cent: b.zaehler(),
        nenner_cent: b.nenner(),
        text: b.prozent(),
        betraege: labels::text("geld.bruch", &[("zaehler", &zaehler), ("nenner", &nenner)]),
    }
}

/// Each year that a summierbar tranche touches, then the longer spans. Both lists hold the same tranches.
pub(crate) fn zeilen(tranchen: &[Tranche], titel: &[Tranchentitel], tag: NaiveDate) -> Vec<HaushaltzeileDto> {
    let alle = haushalt::zeilen(tranchen, tag);
    let spannen: Vec<_> = alle.iter().filter(|z| z.von != z.bis).collect();
    alle.iter().map(|z| zeile(z, &spannen, tranchen, titel, tag)).collect()
}

fn teile<'a>(
    z: &Zeile,
    tranchen: &'a [Tranche],
    titel: &'a [Tranchentitel],
) -> Vec<(&'a Tranche, &'a Tranchentitel)> {
    z.tranchen.iter().filter_map(|i| tranchen.get(*i).zip(titel.get(*i))).collect()
}

fn zeile(
    z: &Zeile,
    spannen: &[&Zeile],
    tranchen: &[Tranche],
    titel: &[Tranchentitel],
    tag: NaiveDate,
) -> HaushaltzeileDto {
    let eigene = teile(z, tranchen, titel);
    let mit = |betrag: &dyn Fn(&foerderung::Mittelstand) -> Option<i64>| {
        eigene.iter().filter(|(t, _)| betrag(&foerderung::stand(t, tag)).is_some()).count()
    };
    let ansatz_text = if eigene.is_empty() { cent_text(None) } else { summe_text(&eigene) };
    let (rest_text, rest_satz) = match z.jahr {
        Some(j) => rest(z, j, &ansatz_text),
        None => (None, None),
    };
    HaushaltzeileDto {
        name: spanne(Some(z.von), Some(z.bis)),
        von: z.von,
        bis: z.bis,
        tranchen: u32::try_from(eigene.len()).unwrap_or(u32::MAX),
        spannen: if z.von == z.bis { in_spannen(z.von, spannen, tranchen, titel) } else { Vec::new() },
        gebunden_text: von_teilen(
            mindestens(z.mittel.bewilligt, z.mittel.ohne_betrag),
            mit(&|s| s.bewilligt),
            eigene.len(),
        ),
        abgeflossen_text: von_teilen(
            mindestens(z.mittel.abgeflossen, z.mittel.abrufe_ohne_betrag),
            mit(&|s| s.abgeflossen),
            eigene.len(),
        ),
        frei_text: z.frei.map_or_else(|| cent_text(None), |c| z.genauigkeit.mit(c)),
        im_jahr_text: z.jahr.map(|j| cent_text(j.abgeflossen_alle)),
        im_jahr_davon_text: z
            .jahr
            .filter(|j| j.abgeflossen != j.abgeflossen_alle)
            .map(|j| labels::text("geld.jahrestranchen", &[("betrag", &cent_text(j.abgeflossen))])),
        rest_text,
        rest_satz,
        hinweise: eigene.iter().filter_map(|(_, w)| hinweis(w)).collect(),
        warnungen: eigene
            .iter()
            .filter_map(|(t, w)| {
                warnung(t, tag)
                    .map(|satz| labels::text("geld.bei", &[("titel", &w.programm), ("text", &satz)]))
            })
            .collect(),
        ansatz_text,
    }
}

/// How many of the tranches say so, where not all do.
fn von_teilen(text: String, mit: usize, alle: usize) -> String {
    if mit == 0 || mit == alle {
        return text;
    }
    let (n, alle) = (mit.to_string(), alle.to_string());
    labels::text("geld.teilsumme", &[("betrag", &text), ("anzahl", &n), ("alle", &alle)])
}

/// "in 2021–2022 zusammen insgesamt 13,82 Mio. Euro" for each longer span that the year lies in.
fn in_spannen(jahr: i32, spannen: &[&Zeile], tranchen: &[Tranche], titel: &[Tranchentitel]) -> Vec<String> {
    spannen
        .iter()
        .filter(|s| s.von <= jahr && jahr <= s.bis)
        .map(|s| {
            let (name, betrag) = (spanne(Some(s.von), Some(s.bis)), summe_text(&teile(s, tranchen, titel)));
            labels::text("geld.spanne_mit_betrag", &[("spanne", &name), ("betrag", &betrag)])
        })
        .collect()
}

/// What the source says beside the amount. "insgesamt" stands with the amount already.
fn hinweis(w: &Tranchentitel) -> Option<String> {
    let text = w.hinweis.as_deref().filter(|h| !h.starts_with("insgesamt"))?;
    Some(labels::text("geld.bei", &[("titel", &w.programm), ("text", text)]))
}

/// The Ausgaberest, and how it is formed or why it cannot be.
fn rest(z: &Zeile, j: Jahresangaben, ansatz: &str) -> (Option<String>, Option<String>) {
    let jahr = z.von.to_string();
    let keine = || Some(cent_text(None));
    let satz = |schluessel: &str| Some(labels::text(schluessel, &[("jahr", &jahr)]));
    match j.rest {
        Rest::Betrag { cent, vorjahr, genauigkeit } => {
            let betrag = genauigkeit.mit(cent);
            let text =
                if j.laufend { labels::text("geld.rest.laufend", &[("betrag", &betrag)]) } else { betrag };
            let (vorjahr, abgeflossen) = (betrag_text(vorjahr), cent_text(j.abgeflossen));
            let werte = [("ansatz", ansatz), ("vorjahr", &vorjahr), ("abgeflossen", &abgeflossen)];
            (Some(text), Some(labels::text("geld.rest.satz", &werte)))
        }
        Rest::KeinAnsatz => (keine(), satz("geld.rest.kein_ansatz")),
        Rest::AnsatzUnvollstaendig => (keine(), satz("geld.rest.ansatz_unvollstaendig")),
        Rest::AbflussUnbekannt => (keine(), satz("geld.rest.abfluss_unbekannt")),
        Rest::VorjahrUnbekannt => (keine(), satz("geld.rest.vorjahr_unbekannt")),
        Rest::NichtBegonnen => (keine(), satz("geld.rest.nicht_begonnen")),
    }
}

/// What is in no row: tranches without both years, money without a day or an amount, grants without a tranche.
pub(crate) fn daneben(
    tranchen: &[Tranche],
    titel: &[Tranchentitel],
    bewilligungen: &[BewilligungDto],
    tag: NaiveDate,
) -> Vec<String> {
    let mut aus = Vec::new();
    for (t, w) in tranchen.iter().zip(titel).filter(|(t, _)| t.summierbar) {
        if t.jahr_von.is_none() || t.jahr_bis.is_none() {
            let betrag = t.betrag.map_or_else(|| cent_text(None), |b| t.genauigkeit.mit(b.cent()));
            aus.push(labels::text("geld.ohne_jahr", &[("titel", &w.programm), ("betrag", &betrag)]));
        }
    }
    let stand = tranchen.iter().filter(|t| t.summierbar).map(|t| foerderung::stand(t, tag));
    let (mut ohne_datum, mut ohne_betrag, mut abrufe_ohne_betrag) = (0_u32, 0_u32, 0_u32);
    for s in stand {
        ohne_datum += s.ohne_datum;
        ohne_betrag += s.ohne_betrag;
        abrufe_ohne_betrag += s.abrufe_ohne_betrag;
    }
    let ohne_tranche = bewilligungen.iter().filter(|b| b.stand == "bewilligt" && b.tranche.is_none()).count();
    let ohne_tranche = u32::try_from(ohne_tranche).unwrap_or(u32::MAX);
    let mut zahl = |n: u32, eins: &str, viele: &str| {
        if n > 0 {
            let schluessel = if n == 1 { eins } else { viele };
            aus.push(labels::text(schluessel, &[("anzahl", &n.to_string())]));
        }
    };
    zahl(ohne_datum, "geld.haushalt.ohne_datum.eins", "geld.haushalt.ohne_datum");
    zahl(ohne_betrag, "geld.haushalt.ohne_betrag.eins", "geld.haushalt.ohne_betrag");
    zahl(abrufe_ohne_betrag, "geld.haushalt.abrufe.eins", "geld.haushalt.abrufe");
    zahl(ohne_tranche, "geld.haushalt.ohne_tranche.eins", "geld.haushalt.ohne_tranche");
    aus
}
