//! The Übersicht of a Stichtag.

use chrono::NaiveDate;
use ozg_domain::foerderung::{self, Tranche};
use ozg_domain::frist::{self, Fristlage};
use ozg_domain::geld::betrag_text;
use ozg_domain::kennzahl::phasen;
use ozg_domain::projekt::{Phase, Projekt};
use ozg_domain::pruefung::{self, Fund};
use ozg_domain::zeit::tag_text;
use ozg_store::{Leser, StoreFehler, Tranchentitel};

use crate::dto::{
    ApiFehler, BefundDto, BefundzahlDto, FoerderungUebersichtDto, FoerderzeileDto, FristDto, TempoDto,
    UebersichtDto,
};
use crate::kennzahl::kennzahl;
use crate::verlauf::eintraege;
use crate::{Anwendung, labels};

/// The Frist of the OZG, where the catalogue holds none.
pub(crate) const FRIST: NaiveDate = match NaiveDate::from_ymd_opt(2022, 12, 31) {
    Some(tag) => tag,
    None => NaiveDate::MAX,
};
/// So that no kind pushes another out of the list.
const BEFUNDE_JE_ART: u32 = 50;
const EINTRAEGE: u32 = 8;

impl Anwendung {
    /// Everything that the Übersicht shows.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn uebersicht(&self, stichtag: NaiveDate) -> Result<UebersichtDto, ApiFehler> {
        self.lesen(|l| {
            let (projekte, tranchen) = (l.projekte()?, l.tranchen()?);
            let frist = l.frist()?.unwrap_or(FRIST);
            let umfang = phasen(&projekte, stichtag).umfang();
            let betrieb = |tag| phasen(&projekte, tag).zahl(Phase::Betrieb);
            let tempo = frist::tempo(umfang, betrieb, stichtag, frist);
            let (tage_bis, tage_ueberschritten) = match frist::lage(stichtag, frist) {
                Fristlage::Bis(n) => (Some(n), None),
                Fristlage::Ueberschritten(n) => (None, Some(n)),
            };
            let titel = l.tranchentitel()?;
            let mut befunde = befunde(&projekte, &tranchen, &titel, stichtag, bekannt_bis(l, stichtag)?);
            let befunde_je_art = je_art(&mut befunde);
            Ok(UebersichtDto {
                kennzahl: kennzahl(l, &projekte, &tranchen, stichtag)?,
                frist: FristDto { datum: frist.to_string(), tage_bis, tage_ueberschritten },
                tempo: TempoDto {
                    fehlend: tempo.fehlend,
                    noetig_je_monat: tempo.noetig,
                    abschluesse_180: tempo.abschluesse_180,
                    tatsaechlich_je_monat: tempo.tatsaechlich,
                    bedarfsfaktor: tempo.bedarfsfaktor,
                },
                foerderung: geld(&tranchen, &titel, stichtag),
                befunde,
                befunde_je_art,
                letzte_eintraege: letzte(l)?,
            })
        })
    }
}

/// Counts the findings of each kind, in their order, and keeps the first of each.
fn je_art(befunde: &mut Vec<BefundDto>) -> Vec<BefundzahlDto> {
    let mut zahlen: Vec<BefundzahlDto> = Vec::new();
    befunde.retain(|b| {
        let zahl = match zahlen.iter_mut().find(|z| z.art == b.art) {
            Some(zahl) => zahl,
            None => {
                zahlen.push(BefundzahlDto { art: b.art.clone(), anzahl: 0 });
                let letzte = zahlen.len() - 1;
                &mut zahlen[letzte]
            }
        };
        zahl.anzahl += 1;
        zahl.anzahl <= BEFUNDE_JE_ART
    });
    zahlen
}

fn letzte(l: &Leser<'_>) -> Result<Vec<crate::dto::EintragDto>, StoreFehler> {
    eintraege(l, EINTRAEGE)
}

pub(crate) fn cent_text(cent: Option<i64>) -> String {
    cent.map_or_else(|| labels::text("geld.keine_angabe", &[]), betrag_text)
}

/// The sum, as a lower bound where parts of it name no amount.
pub(crate) fn mindestens(cent: Option<i64>, ohne_betrag: u32) -> String {
    match cent {
        Some(c) if ohne_betrag > 0 => labels::text("geld.mindestens_kurz", &[("betrag", &betrag_text(c))]),
        cent => cent_text(cent),
    }
}

/// "2020", "2021–2022" or "keine Angabe".
pub(crate) fn spanne(von: Option<i32>, bis: Option<i32>) -> String {
    match (von, bis) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}–{b}"),
        (Some(a), None) => format!("ab {a}"),
        (None, Some(b)) => format!("bis {b}"),
        (None, None) => labels::text("geld.keine_angabe", &[]),
    }
}

/// The source's hint, and what is in no dated total.
fn hinweis(w: &Tranchentitel, s: &foerderung::Mittelstand) -> Option<String> {
    let zahl =
        |schluessel: &str, n: u32| (n > 0).then(|| labels::text(schluessel, &[("anzahl", &n.to_string())]));
    let teile: Vec<_> = [
        w.hinweis.clone(),
        zahl("geld.ohne_datum", s.ohne_datum),
        zahl("geld.abrufe_ohne_betrag", s.abrufe_ohne_betrag),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!teile.is_empty()).then(|| teile.join("; "))
}

/// One row of money.
pub(crate) fn foerderzeile(t: &Tranche, w: &Tranchentitel, tag: NaiveDate) -> FoerderzeileDto {
    let s = foerderung::stand(t, tag);
    FoerderzeileDto {
        tranche: t.kennung.clone(),
        programm: w.programm.clone(),
        zweck: w.zweck.clone(),
        spanne: spanne(t.jahr_von, t.jahr_bis),
        ansatz_cent: s.ansatz,
        ansatz_text: match t.betrag {
            // "insgesamt" is the source's word for a span that must not be split.
            Some(b) if w.hinweis.as_deref().is_some_and(|h| h.starts_with("insgesamt")) => {
                format!("insgesamt {}", t.genauigkeit.mit(b.cent()))
            }
            Some(b) => t.genauigkeit.mit(b.cent()),
            None => cent_text(None),
        },
        bewilligt_cent: s.bewilligt,
        bewilligt_text: mindestens(s.bewilligt, s.ohne_betrag),
        abgeflossen_cent: s.abgeflossen,
        abgeflossen_text: mindestens(s.abgeflossen, s.abrufe_ohne_betrag),
        ohne_betrag: s.ohne_betrag,
        hinweis: hinweis(w, &s),
        quelle: w.quelle.clone(),
    }
}

pub(crate) fn geld(tranchen: &[Tranche], titel: &[Tranchentitel], tag: NaiveDate) -> FoerderungUebersichtDto {
    let mut zeilen = Vec::new();
    let mut weitere = Vec::new();
    // Both lists are ordered by kennung and hold the same rows.
    for (t, w) in tranchen.iter().zip(titel) {
        let ziel = if t.summierbar { &mut zeilen } else { &mut weitere };
        ziel.push(foerderzeile(t, w, tag));
    }
    let summe = foerderung::summe(tranchen, i32::MIN, i32::MAX);
    FoerderungUebersichtDto {
        zeilen,
        summe_text: summe.map(|s| {
            let text = s.genauigkeit.mit(s.cent);
            let text = match s.ohne_betrag {
                0 => text,
                n => labels::text("geld.mindestens", &[("betrag", &text), ("anzahl", &n.to_string())]),
            };
            match s.ausserhalb {
                0 => text,
                n => labels::text("geld.ausserhalb", &[("betrag", &text), ("anzahl", &n.to_string())]),
            }
        }),
        summe_spanne: summe.map(|s| spanne(Some(s.von), Some(s.bis))),
        weitere,
    }
}

fn befunde(
    projekte: &[Projekt],
    tranchen: &[Tranche],
    titel: &[Tranchentitel],
    tag: NaiveDate,
    bekannt_bis: NaiveDate,
) -> Vec<BefundDto> {
    let mut alle: Vec<(Fund, BefundDto)> = Vec::new();
    for p in projekte {
        for fund in pruefung::projekt(p, tag, bekannt_bis) {
            let dto = befund(&fund, "projekt", Some(p.kuerzel.clone()), p.titel.clone());
            alle.push((fund, dto));
        }
    }
    for (t, w) in tranchen.iter().zip(titel) {
        for fund in pruefung::tranche(t, tag) {
            let name = format!("{} {}", w.programm, spanne(t.jahr_von, t.jahr_bis));
            let dto = befund(&fund, "tranche", None, name);
            alle.push((fund, dto));
        }
    }
    // Most urgent kind first, then the oldest report; the order of projects decides the rest.
    let alter = |f: &Fund| match f {
        Fund::MeldungAlt(tage) | Fund::Ueberschritten(_, _, tage) | Fund::Wiedervorlage(tage) => -tage,
        _ => 0,
    };
    alle.sort_by_key(|(f, _)| (f.art(), alter(f)));
    alle.into_iter().map(|(_, dto)| dto).collect()
}

/// Findings of one project in words, most urgent first.
pub(crate) fn projektbefunde(p: &Projekt, tag: NaiveDate, bekannt_bis: NaiveDate) -> Vec<BefundDto> {
    let eins = |f: &Fund| befund(f, "projekt", Some(p.kuerzel.clone()), p.titel.clone());
    pruefung::projekt(p, tag, bekannt_bis).iter().map(eins).collect()
}

fn befund(fund: &Fund, nomen: &str, projekt: Option<String>, titel: String) -> BefundDto {
    let schritt = |s: &ozg_domain::projekt::Schritt| labels::text(&format!("schritt.{}", s.wort()), &[]);
    let tage = |n: i64| labels::text("befund.tage", &[("tage", &n.to_string())]);
    let (text, marke) = match fund {
        Fund::Wiedervorlage(0) => {
            (labels::text("befund.wiedervorlage", &[]), Some(labels::text("befund.heute", &[])))
        }
        Fund::Wiedervorlage(n) => (labels::text("befund.wiedervorlage", &[]), Some(tage(*n))),
        Fund::KeineMeldung => {
            (labels::text("befund.keine_meldung", &[]), Some(labels::text("befund.nie", &[])))
        }
        Fund::PhaseUnbekannt => (labels::text("befund.phase_unbekannt", &[]), None),
        Fund::MeldungAlt(n) => (labels::text("befund.meldung_alt", &[]), Some(tage(*n))),
        Fund::Reihenfolge(a, b) => {
            (labels::text("befund.reihenfolge", &[("frueher", &schritt(a)), ("spaeter", &schritt(b))]), None)
        }
        Fund::Ueberschritten(s, a, n) => {
            let art = labels::text(&format!("art.{}", a.wort()), &[]);
            let text = labels::text("befund.ueberschritten", &[("schritt", &schritt(s)), ("art", &art)]);
            (text, Some(tage(*n)))
        }
        Fund::IstInDerZukunft(s) => {
            (labels::text("befund.ist_in_der_zukunft", &[("schritt", &schritt(s))]), None)
        }
        Fund::Undatiert(s) => (labels::text("befund.undatiert", &[("schritt", &schritt(s))]), None),
        Fund::FortgesetztOhnePause => (labels::text("befund.fortgesetzt_ohne_pause", &[]), None),
        Fund::VorAufnahme => (labels::text("befund.vor_aufnahme", &[]), None),
        Fund::MeilensteineUnbelegt(n) => (
            labels::text("befund.meilensteine_unbelegt", &[]),
            Some(labels::text("befund.felder", &[("anzahl", &n.to_string())])),
        ),
        Fund::ProjektUnbelegt => (labels::text("befund.projekt_unbelegt", &[]), None),
        Fund::MehrBewilligtAlsAnsatz => (labels::text("befund.mehr_bewilligt", &[]), None),
        Fund::MehrAbgerufenAlsBewilligt => (labels::text("befund.mehr_abgerufen", &[]), None),
        Fund::MehrAbgerufenAlsAnsatz => (labels::text("befund.mehr_abgerufen_ansatz", &[]), None),
    };
    BefundDto { art: fund.art().wort().to_owned(), nomen: nomen.to_owned(), projekt, titel, text, marke }
}

/// Day of the last entry, or the Stichtag if that is later.
pub(crate) fn bekannt_bis(l: &Leser<'_>, stichtag: NaiveDate) -> Result<NaiveDate, StoreFehler> {
    let letzter = l.eintrag_liste(1)?;
    let tag = letzter.first().and_then(|e| e.zeit.get(..10)?.parse().ok());
    Ok(tag.map_or(stichtag, |t: NaiveDate| t.max(stichtag)))
}

/// Warnings about the projects of a save, for the one who saves. Never blocks.
pub(crate) fn hinweise(p: &Projekt, tag: NaiveDate) -> Vec<String> {
    pruefung::projekt(p, tag, tag)
        .iter()
        .filter(|f| f.art() == pruefung::Befundart::Widerspruch)
        .map(|f| befund(f, "projekt", None, String::new()).text)
        .collect()
}

/// "Stichtag 30.06.2022".
pub(crate) fn stichtag_text(tag: NaiveDate) -> String {
    labels::text("stichtag", &[("tag", &tag_text(tag))])
}
