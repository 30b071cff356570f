//! The history page by page, and one entry field by field.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use ozg_domain::nomen;
use ozg_domain::suche::{falte, worte as suchworte};
use ozg_store::{Aenderung, Eintrag, Leser, StoreFehler, Verlaufsfilter};
use serde_json::Value;

use crate::dto::{
    AenderungDto, ApiFehler, EintragDto, EintragFelderDto, FeldaenderungDto, NomenNameDto, VerlaufSeiteDto,
    VerlaufWunsch,
};
use crate::verlauf::{feldwechsel, lesbar_ganz, mit_fundstellen, projekt_von, saetze, satz, worte};
use crate::{Anwendung, labels};

/// Most entries of a page.
const SEITE: u32 = 10_000;
/// Changed rows of one entry that are shown field by field.
const ZEILEN: usize = 200;
/// Changed rows of one entry in which words are looked for.
const SUCHZEILEN: usize = 1_000;

impl Anwendung {
    /// Only the entries of such a page.
    ///
    /// # Errors
    /// As [`Self::verlauf_seite`].
    pub fn verlauf_gefiltert(
        &self,
        wunsch: &VerlaufWunsch,
        tagesbeginn: impl Fn(NaiveDate) -> DateTime<Utc>,
    ) -> Result<Vec<EintragDto>, ApiFehler> {
        Ok(self.verlauf_seite(wunsch, tagesbeginn)?.eintraege)
    }

    /// A page of the history. `tagesbeginn` gives the moment at which a day begins where the person is.
    /// O(entries); with a search O(changes).
    ///
    /// # Errors
    /// As the catalogue reports; a day that is none.
    pub fn verlauf_seite(
        &self,
        wunsch: &VerlaufWunsch,
        tagesbeginn: impl Fn(NaiveDate) -> DateTime<Utc>,
    ) -> Result<VerlaufSeiteDto, ApiFehler> {
        let grenze = |tag: &Option<String>, spaeter: u64| -> Result<Option<String>, ApiFehler> {
            let Some(text) = tag else { return Ok(None) };
            let tag = ozg_domain::zeit::tag_lesen(text).map_err(|regel| {
                StoreFehler::from(ozg_domain::wert::Feldfehler::neu("datum", text, regel))
            })?;
            let tag = tag.checked_add_days(chrono::Days::new(spaeter)).unwrap_or(tag);
            Ok(Some(tagesbeginn(tag).to_rfc3339_opts(SecondsFormat::Millis, true)))
        };
        let filter = Verlaufsfilter {
            ab: grenze(&wunsch.von, 0)?,
            vor: grenze(&wunsch.bis, 1)?,
            person: wunsch.person.clone(),
            herkunft: wunsch.herkunft.clone(),
            projekt: wunsch.projekt.clone(),
            tabelle: wunsch.nomen.clone(),
            art: wunsch.art.clone(),
            schluessel: wunsch.schluessel.clone(),
        };
        self.lesen(|l| {
            let mut nummern = l.eintrag_nummern(&filter)?;
            if let Some(anfrage) = wunsch.suche.as_deref().filter(|t| !t.trim().is_empty()) {
                nummern = gesucht(l, nummern, anfrage)?;
            }
            let anzahl = usize::try_from(wunsch.anzahl.clamp(1, SEITE)).unwrap_or(1);
            let rest = || nummern.iter().copied().filter(|nr| wunsch.vor.is_none_or(|vor| *nr < vor));
            let seite = rest().take(anzahl).map(|nr| l.eintrag(nr)).collect::<Result<Vec<_>, _>>()?;
            let letzter = seite.last().map(|e| e.nr);
            let mehr = rest().nth(anzahl).is_some();
            Ok(VerlaufSeiteDto {
                eintraege: worte(l, seite)?,
                treffer: i64::try_from(nummern.len()).unwrap_or(i64::MAX),
                gesamt: l.chronik_kopf()?.0,
                weiter: letzter.filter(|_| mehr),
                personen: l.personen()?,
                herkuenfte: l.herkuenfte()?,
                nomina: l.beruehrte_tabellen()?.into_iter().map(nomen_name).collect(),
            })
        })
    }

    /// One entry with its changes field by field.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`]; as the catalogue reports.
    pub fn verlauf_show(&self, nr: i64) -> Result<EintragFelderDto, ApiFehler> {
        self.lesen(|l| {
            let e = l.eintrag(nr)?;
            let titel = l.projekttitel()?;
            let aenderungen = l.aenderungen(&e.id, ZEILEN)?;
            let zeilen = aenderungen.iter().map(|a| zeile(l, a, &titel)).collect::<Result<Vec<_>, _>>()?;
            let ruecknehmbar = e.tatsachen && aenderungen.iter().all(|a| nomen::nomen(&a.tabelle).is_some());
            let gezeigt = i64::try_from(zeilen.len()).unwrap_or(i64::MAX);
            Ok(EintragFelderDto {
                bekannt_davor: if nr > 1 { Some(l.eingegangen_am(nr - 1)?) } else { None },
                bekannt_danach: l.eingegangen_am(nr)?,
                ruecknehmbar,
                weitere: (e.anzahl - gezeigt).max(0),
                zeilen,
                eintrag: worte(l, vec![e])?
                    .pop()
                    .ok_or(StoreFehler::NichtGefunden { nomen: "eintrag", schluessel: nr.to_string() })?,
            })
        })
    }
}

/// A noun with its title; the two tables that are no nouns have words of their own.
fn nomen_name(name: &str) -> NomenNameDto {
    let titel = match (nomen::nomen(name), name) {
        (Some(n), _) => n.titel.to_owned(),
        (None, "fassung") => labels::text("verlauf.tabelle.fassung", &[]),
        (None, _) => labels::text("verlauf.tabelle.katalog", &[]),
    };
    NomenNameDto { nomen: name.to_owned(), titel }
}

/// Those entries in which every word of the query occurs: in their words, values, reason or person.
fn gesucht(l: &Leser<'_>, nummern: Vec<i64>, anfrage: &str) -> Result<Vec<i64>, StoreFehler> {
    let (gesucht, titel) = (suchworte(anfrage), l.projekttitel()?);
    let alle = |text: &str| {
        let heuhaufen = falte(text);
        gesucht.iter().all(|wort| heuhaufen.enthaelt(wort))
    };
    let mut aus = Vec::new();
    for nr in nummern {
        let e = l.eintrag(nr)?;
        let mut text = heuhaufen_kopf(&e);
        if !alle(&text) {
            let aenderungen = l.aenderungen(&e.id, SUCHZEILEN)?;
            for a in &aenderungen {
                for wert in a.schluessel.iter().map(String::as_str).chain(texte(&a.alt)).chain(texte(&a.neu))
                {
                    text.push('\n');
                    text.push_str(wert);
                }
            }
            for satz in saetze(l, &e, &aenderungen, &titel)? {
                text.push('\n');
                text.push_str(&satz);
            }
            if !alle(&text) {
                continue;
            }
        }
        aus.push(nr);
    }
    Ok(aus)
}

fn heuhaufen_kopf(e: &Eintrag) -> String {
    [e.person.as_deref(), e.grund.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn texte(felder: &[(String, Value)]) -> impl Iterator<Item = &str> {
    felder.iter().filter_map(|(_, w)| w.as_str())
}

fn zeile(
    l: &Leser<'_>,
    a: &Aenderung,
    titel: &BTreeMap<String, String>,
) -> Result<AenderungDto, StoreFehler> {
    let besitzer = satz(l, a, titel)?.besitzer;
    let projekt = projekt_von(l, a)?;
    let a = mit_fundstellen(l, a)?;
    let schwarz = |w: &Option<Value>| w.as_ref().and_then(Value::as_str) == Some(ozg_store::GESCHWAERZT);
    let felder = feldwechsel(&a)
        .map(|f| FeldaenderungDto {
            titel: labels::feld(&f.kopf),
            geschwaerzt: schwarz(&f.alt) || schwarz(&f.neu),
            alt: lesbar_ganz(&f.kopf, f.art, f.alt.as_ref()),
            neu: lesbar_ganz(&f.kopf, f.art, f.neu.as_ref()),
            feld: f.kopf,
        })
        .collect();
    Ok(AenderungDto {
        projekt,
        nomen_titel: nomen_name(&a.tabelle).titel,
        nomen: a.tabelle,
        schluessel: a.schluessel,
        besitzer,
        art: a.art,
        felder,
    })
}
