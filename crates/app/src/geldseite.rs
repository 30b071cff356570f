//! The view of money: tranches on their spans, totals that never split a span, grants.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::foerderung::quoten::{quoten, zusammen};
use ozg_domain::foerderung::{self, Tranche};
use ozg_domain::geld::betrag_text;
use ozg_domain::pruefung::{self, Fund};
use ozg_domain::wert::Wert;
use ozg_store::{Leser, Satz, StoreFehler, Tranchentitel};

use crate::dto::{
    AbrufDto, ApiFehler, BewilligungDto, FoerderungSeiteDto, JahrDto, NachweisDto, ProgrammDto, SpanneDto,
    TrancheDto,
};
use crate::leistung::{saetze, saetze_mit, text};
use crate::uebersicht::{cent_text, foerderzeile, geld, mindestens, spanne};
use crate::{Anwendung, haushalt, labels};

impl Anwendung {
    /// Programmes, tranches, grants and totals on the Stichtag.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn foerderung_get(&self, stichtag: NaiveDate) -> Result<FoerderungSeiteDto, ApiFehler> {
        self.lesen(|l| {
            let (tranchen, titel) = (l.tranchen()?, l.tranchentitel()?);
            let summe = geld(&tranchen, &titel, stichtag);
            let saetze_je = tranchensaetze(l)?;
            let bewilligungen = bewilligungen(l, stichtag, None)?;
            let (mut zeilen, mut weitere) = (Vec::new(), Vec::new());
            for (t, w) in tranchen.iter().zip(&titel) {
                let ziel = if t.summierbar { &mut zeilen } else { &mut weitere };
                ziel.push(tranche(t, w, saetze_je.get(&t.kennung), &bewilligungen, stichtag));
            }
            let abrufe_offen = |t: &Tranche| foerderung::stand(t, stichtag).abrufe_ohne_betrag > 0;
            let ohne_betrag = zeilen.iter().any(|z| z.zeile.ohne_betrag > 0);
            let abruf_ohne_betrag = tranchen.iter().any(|t| t.summierbar && abrufe_offen(t));
            Ok(FoerderungSeiteDto {
                bewilligt_text: teilsumme(&zeilen, |z| z.zeile.bewilligt_cent, ohne_betrag),
                abgeflossen_text: teilsumme(&zeilen, |z| z.zeile.abgeflossen_cent, abruf_ohne_betrag),
                zeilen,
                summe_text: summe.summe_text,
                summe_spanne: summe.summe_spanne,
                quoten: haushalt::quoten(
                    &zusammen(tranchen.iter().filter(|t| t.summierbar), stichtag)
                        .map(|s| quoten(&s))
                        .unwrap_or_default(),
                ),
                haushalt: haushalt::zeilen(&tranchen, &titel, stichtag),
                haushalt_daneben: haushalt::daneben(&tranchen, &titel, &bewilligungen, stichtag),
                weitere,
                jahre: jahre(&tranchen, &titel),
                programme: programme(l, &saetze_je, &bewilligungen)?,
                bewilligungen,
            })
        })
    }
}

fn tranche(
    t: &Tranche,
    w: &Tranchentitel,
    satz: Option<&Satz>,
    bewilligungen: &[BewilligungDto],
    tag: NaiveDate,
) -> TrancheDto {
    let zeile = foerderzeile(t, w, tag);
    // A lower bound has no share.
    let untergrenze = zeile.ohne_betrag > 0 || foerderung::stand(t, tag).abrufe_ohne_betrag > 0;
    let quote = match (zeile.abgeflossen_cent, zeile.bewilligt_cent) {
        (Some(p), Some(b)) if b > 0 && p >= 0 && !untergrenze => u32::try_from((p * 100 + b / 2) / b).ok(),
        _ => None,
    };
    let eigene = bewilligungen.iter().filter(|b| b.tranche.as_deref() == Some(t.kennung.as_str()));
    let (nachgewiesen, ohne_betrag) = eigene.fold((None, 0), |(summe, ohne), b| {
        let plus = |c| Some(summe.unwrap_or(0) + c);
        (b.nachgewiesen_cent.map_or(summe, plus), ohne + ohne_betrag(&b.nachweise))
    });
    TrancheDto {
        quoten: haushalt::quoten(&quoten(&foerderung::stand(t, tag))),
        nachgewiesen_text: mindestens(nachgewiesen, ohne_betrag),
        programm: satz.map(|s| s.text("programm")).unwrap_or_default(),
        empfaenger: satz.and_then(|s| text(s, "empfaenger")),
        jahr_von: t.jahr_von,
        jahr_bis: t.jahr_bis,
        abrufquote_prozent: quote,
        warnung: warnung(t, tag),
        zeile,
    }
}

/// Verwendungsnachweise that name no amount.
fn ohne_betrag(nachweise: &[NachweisDto]) -> u32 {
    u32::try_from(nachweise.iter().filter(|n| n.betrag_cent.is_none()).count()).unwrap_or(u32::MAX)
}

/// P ≤ B ≤ A is broken: said in words.
pub(crate) fn warnung(t: &Tranche, tag: NaiveDate) -> Option<String> {
    pruefung::tranche(t, tag).first().map(|f| {
        let schluessel = match f {
            Fund::MehrAbgerufenAlsBewilligt => "geld.mehr_abgerufen",
            Fund::MehrAbgerufenAlsAnsatz => "geld.mehr_abgerufen_ansatz",
            _ => "geld.mehr_bewilligt",
        };
        labels::text(schluessel, &[])
    })
}

/// "25,5 Mio. Euro (4 von 5 Tranchen)"; at least that with a `luecke`: parts that name no amount.
fn teilsumme(
    zeilen: &[TrancheDto],
    betrag: impl Fn(&TrancheDto) -> Option<i64>,
    luecke: bool,
) -> Option<String> {
    let mit: Vec<i64> = zeilen.iter().filter_map(&betrag).collect();
    if mit.is_empty() {
        return None;
    }
    let summe = betrag_text(mit.iter().sum());
    let text = if luecke { labels::text("geld.mindestens_kurz", &[("betrag", &summe)]) } else { summe };
    if mit.len() == zeilen.len() {
        return Some(text);
    }
    let (n, alle) = (mit.len().to_string(), zeilen.len().to_string());
    Some(labels::text("geld.teilsumme", &[("betrag", &text), ("anzahl", &n), ("alle", &alle)]))
}

/// What the sources name for each single year, and for the whole span. O(years × tranches).
fn jahre(tranchen: &[Tranche], titel: &[Tranchentitel]) -> Vec<JahrDto> {
    let mut spannen: BTreeMap<(i32, i32), Vec<(&Tranche, &Tranchentitel)>> = BTreeMap::new();
    for (t, w) in tranchen.iter().zip(titel).filter(|(t, _)| t.summierbar) {
        if let (Some(a), Some(b)) = (t.jahr_von, t.jahr_bis) {
            spannen.entry((a, b)).or_default().push((t, w));
        }
    }
    let (Some(erstes), Some(letztes)) =
        (spannen.keys().map(|(a, _)| *a).min(), spannen.keys().map(|(_, b)| *b).max())
    else {
        return Vec::new();
    };
    // Years are bounded by the catalogue to 1990–2100.
    let mut aus: Vec<_> = (erstes..=letztes).map(|jahr| einzeljahr(jahr, &spannen)).collect();
    if erstes < letztes {
        let alle: Vec<_> = spannen.values().flatten().copied().collect();
        aus.push(JahrDto {
            name: spanne(Some(erstes), Some(letztes)),
            von: erstes,
            bis: letztes,
            spannen: spannen
                .iter()
                .map(|(s, teile)| eine_spanne(*s, teile, *s == (s.0, s.0)))
                .chain([SpanneDto {
                    name: labels::text("geld.eigene_summe", &[]),
                    text: summe_text(&alle),
                    tranchen: u32::try_from(alle.len()).unwrap_or(u32::MAX),
                }])
                .collect(),
            satz: None,
        });
    }
    aus
}

type Spannen<'a> = BTreeMap<(i32, i32), Vec<(&'a Tranche, &'a Tranchentitel)>>;

fn einzeljahr(jahr: i32, spannen: &Spannen<'_>) -> JahrDto {
    let allein = spannen.get(&(jahr, jahr));
    let mut zeilen = vec![match allein {
        Some(teile) => eine_spanne((jahr, jahr), teile, true),
        None => SpanneDto {
            name: labels::text("geld.nur_jahr", &[("jahr", &jahr.to_string())]),
            text: labels::text("geld.keine_tranche", &[]),
            tranchen: 0,
        },
    }];
    let laenger: Vec<_> = spannen.iter().filter(|((a, b), _)| *a <= jahr && jahr <= *b && a != b).collect();
    zeilen.extend(laenger.iter().map(|(s, teile)| eine_spanne(**s, teile, false)));
    let satz = match (allein.is_some(), laenger.is_empty()) {
        (false, false) => Some(labels::text("geld.kein_einzelbetrag", &[("jahr", &jahr.to_string())])),
        (true, false) => Some(labels::text("geld.spannen_daneben", &[])),
        (_, true) => None,
    };
    JahrDto { name: jahr.to_string(), von: jahr, bis: jahr, spannen: zeilen, satz }
}

fn eine_spanne((a, b): (i32, i32), teile: &[(&Tranche, &Tranchentitel)], jahr: bool) -> SpanneDto {
    let name = if jahr {
        labels::text("geld.nur_jahr", &[("jahr", &a.to_string())])
    } else {
        labels::text("geld.in_spanne", &[("spanne", &spanne(Some(a), Some(b)))])
    };
    SpanneDto { name, text: summe_text(teile), tranchen: u32::try_from(teile.len()).unwrap_or(u32::MAX) }
}

/// The sum of tranches of one span, with its precision and the source's "insgesamt".
pub(crate) fn summe_text(teile: &[(&Tranche, &Tranchentitel)]) -> String {
    let Some(s) = foerderung::summe(teile.iter().map(|(t, _)| *t), i32::MIN, i32::MAX) else {
        return cent_text(None);
    };
    let mut text = s.genauigkeit.mit(s.cent);
    let insgesamt = |w: &Tranchentitel| w.hinweis.as_deref().is_some_and(|h| h.starts_with("insgesamt"));
    if s.von != s.bis
        && teile.iter().any(|(_, w)| insgesamt(w))
        && teile.iter().all(|(t, _)| t.jahr_von != t.jahr_bis)
    {
        text = format!("insgesamt {text}");
    }
    match s.ohne_betrag {
        0 => text,
        n => labels::text("geld.mindestens", &[("betrag", &text), ("anzahl", &n.to_string())]),
    }
}

/// The recorded tranches by key.
pub(crate) fn tranchensaetze(l: &Leser<'_>) -> Result<BTreeMap<String, Satz>, StoreFehler> {
    Ok(saetze(l, "tranche")?.into_iter().map(|s| (s.text("kennung"), s)).collect())
}

/// Programmes by title, with how much of each is on record.
pub(crate) fn programme(
    l: &Leser<'_>,
    tranchen: &BTreeMap<String, Satz>,
    bewilligungen: &[BewilligungDto],
) -> Result<Vec<ProgrammDto>, StoreFehler> {
    let mut aus: Vec<_> = saetze(l, "foerderprogramm")?
        .iter()
        .map(|s| {
            let kennung = s.text("kennung");
            let zahl = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            ProgrammDto {
                titel: s.text("titel"),
                geber: text(s, "geber"),
                quelle: text(s, "quelle"),
                tranchen: zahl(tranchen.values().filter(|t| t.text("programm") == kennung).count()),
                bewilligungen: zahl(bewilligungen.iter().filter(|b| b.programm == kennung).count()),
                kennung,
            }
        })
        .collect();
    aus.sort_by(|a, b| (&a.titel, &a.kennung).cmp(&(&b.titel, &b.kennung)));
    Ok(aus)
}

/// Grants, of one project or of all, by programme, project and key. Those after the Stichtag are left out; the
/// undated stay.
pub(crate) fn bewilligungen(
    l: &Leser<'_>,
    tag: NaiveDate,
    projekt: Option<&str>,
) -> Result<Vec<BewilligungDto>, StoreFehler> {
    let programme: BTreeMap<String, String> =
        saetze(l, "foerderprogramm")?.iter().map(|s| (s.text("kennung"), s.text("titel"))).collect();
    let projekte = l.projekttitel()?;
    let mut abrufe: BTreeMap<String, Vec<Satz>> = BTreeMap::new();
    let eigene = match projekt {
        Some(kuerzel) => saetze_mit(l, "bewilligung", "projekt", kuerzel)?,
        None => saetze(l, "bewilligung")?,
    };
    let alle_abrufe: Vec<Vec<Satz>> = match projekt {
        Some(_) => eigene
            .iter()
            .map(|s| saetze_mit(l, "abruf", "bewilligung", &s.text("kennung")))
            .collect::<Result<_, _>>()?,
        None => vec![saetze(l, "abruf")?],
    };
    for s in alle_abrufe.into_iter().flatten() {
        abrufe.entry(s.text("bewilligung")).or_default().push(s);
    }
    let mut nachweise = nachweise(l, projekt.map(|_| eigene.as_slice()), tag)?;
    let mut aus: Vec<_> = eigene
        .iter()
        .filter(|s| bis(s, tag))
        .map(|s| {
            let kennung = s.text("kennung");
            let mut eigene = abrufe.remove(&kennung).unwrap_or_default();
            eigene.retain(|a| bis(a, tag));
            eigene.sort_by_key(|a| (a.text("datum"), a.text("kennung")));
            let abgeflossen = abgeflossen(&eigene);
            let ohne_betrag = eigene.iter().filter(|a| cent(a).is_none()).count();
            let ohne_betrag = u32::try_from(ohne_betrag).unwrap_or(u32::MAX);
            let (nachgewiesen, nachweise) = nachweise.remove(&kennung).unwrap_or_default();
            let programm = s.text("programm");
            let projekt = text(s, "projekt");
            BewilligungDto {
                programm_titel: programme.get(&programm).cloned().unwrap_or_default(),
                projekt_titel: projekt.as_ref().and_then(|p| projekte.get(p).cloned()),
                tranche: text(s, "tranche"),
                gegenstand: text(s, "gegenstand"),
                stand: s.text("stand"),
                datum: text(s, "datum"),
                betrag_cent: cent(s),
                betrag_text: cent_text(cent(s)),
                abgeflossen_cent: abgeflossen,
                abgeflossen_text: mindestens(abgeflossen, ohne_betrag),
                abrufe: eigene.iter().map(abruf).collect(),
                nachgewiesen_cent: nachgewiesen,
                nachgewiesen_text: mindestens(nachgewiesen, self::ohne_betrag(&nachweise)),
                nachweise,
                quelle: text(s, "quelle"),
                kennung,
                programm,
                projekt,
            }
        })
        .collect();
    aus.sort_by(|a, b| {
        (&a.programm_titel, &a.projekt_titel, &a.kennung).cmp(&(
            &b.programm_titel,
            &b.projekt_titel,
            &b.kennung,
        ))
    });
    Ok(aus)
}

/// What those of a grant prove that have a day and an amount (`None`: keine Angabe), and all of them by day.
type Nachweise = (Option<i64>, Vec<NachweisDto>);

/// The Verwendungsnachweise up to the day of the given grants, or of all, by grant.
fn nachweise(
    l: &Leser<'_>,
    bewilligungen: Option<&[Satz]>,
    tag: NaiveDate,
) -> Result<BTreeMap<String, Nachweise>, StoreFehler> {
    let mut alle: Vec<Satz> = match bewilligungen {
        None => saetze(l, "verwendungsnachweis")?,
        Some(eigene) => {
            let mut alle = Vec::new();
            for b in eigene {
                alle.extend(saetze_mit(l, "verwendungsnachweis", "bewilligung", &b.text("kennung"))?);
            }
            alle
        }
    };
    alle.retain(|s| bis(s, tag));
    alle.sort_by_key(|s| (s.text("datum"), s.text("kennung")));
    let mut aus: BTreeMap<String, Nachweise> = BTreeMap::new();
    for s in &alle {
        let (summe, zeilen) = aus.entry(s.text("bewilligung")).or_default();
        // What has no day is in no dated total.
        if let (Some(c), Some(_)) = (cent(s), s.wert("datum")) {
            *summe = Some(summe.unwrap_or(0) + c);
        }
        zeilen.push(NachweisDto {
            kennung: s.text("kennung"),
            datum: text(s, "datum"),
            betrag_cent: cent(s),
            betrag_text: cent_text(cent(s)),
            stand: text(s, "stand"),
            quelle: text(s, "quelle"),
        });
    }
    Ok(aus)
}

pub(crate) fn bis(s: &Satz, tag: NaiveDate) -> bool {
    match s.wert("datum") {
        Some(Wert::Tag(d)) => *d <= tag,
        _ => true,
    }
}

pub(crate) fn cent(s: &Satz) -> Option<i64> {
    match s.wert("betrag_eur") {
        Some(Wert::Zahl(n)) => Some(*n),
        _ => None,
    }
}

/// Draw-downs less repayments that have a date and an amount; `None`: keine Angabe.
fn abgeflossen(abrufe: &[Satz]) -> Option<i64> {
    abrufe.iter().filter(|a| a.wert("datum").is_some()).fold(None, |summe, a| match cent(a) {
        Some(c) if a.text("art") == "rueckzahlung" => Some(summe.unwrap_or(0) - c),
        Some(c) => Some(summe.unwrap_or(0) + c),
        None => summe,
    })
}

fn abruf(s: &Satz) -> AbrufDto {
    AbrufDto {
        kennung: s.text("kennung"),
        art: s.text("art"),
        datum: text(s, "datum"),
        betrag_text: cent_text(cent(s)),
        quelle: text(s, "quelle"),
    }
}
