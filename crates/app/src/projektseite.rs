//! Everything about one project on a Stichtag.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::nomen::nomen;
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::wert::Wert;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Leser, Satz, StoreFehler};
use serde_json::Value;

use crate::Anwendung;
use crate::beleg::belege;
use crate::dto::{ApiFehler, MeilensteinDto, ProjektDto, ProjektLeistungDto, SachstandDto, SchrittDto};
use crate::geldseite::bewilligungen;
use crate::kontakt::kontakt;
use crate::leistung::{saetze_mit, text};
use crate::projekt::{zeile, zeitangabe};
use crate::uebersicht::{FRIST, bekannt_bis, projektbefunde};
use crate::verlauf::worte_des_projekts;

/// Entries of the history that the page carries.
const VERLAUF: u32 = 50;

impl Anwendung {
    /// The page of one project.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`].
    pub fn projekt_get(&self, kuerzel: &str, stichtag: NaiveDate) -> Result<ProjektDto, ApiFehler> {
        let ordner = self.belegordner();
        self.lesen(|l| {
            let p = projekt(l, kuerzel)?;
            let kuerzel = p.kuerzel.as_str();
            let bis = bekannt_bis(l, stichtag)?;
            let mut zusatz = l.projektzusaetze(stichtag)?;
            let felder = l.satz(nomen_("projekt")?, &[kuerzel.to_owned()])?;
            let sachstaende = sachstaende(l, kuerzel, stichtag)?;
            let schritte = schritte(l, &p, stichtag)?;
            let leistungen = leistungen(l, kuerzel)?;
            let bewilligungen = bewilligungen(l, stichtag, Some(kuerzel))?;
            let (eintraege, verlauf_anzahl) = l.eintraege_des_projekts(kuerzel, VERLAUF)?;
            let zeile = zeile(&p, zusatz.remove(kuerzel).unwrap_or_default(), stichtag, bis);
            let fundstellen: Vec<&str> = [
                zeile
                    .iter()
                    .flat_map(|z| &z.beteiligte)
                    .filter_map(|b| b.quelle.as_deref())
                    .collect::<Vec<_>>(),
                sachstaende.iter().filter_map(|s| s.quelle.as_deref()).collect(),
                schritte.iter().flat_map(arten).filter_map(|m| m.quelle.as_deref()).collect(),
                leistungen.iter().filter_map(|q| q.quelle.as_deref()).collect(),
                bewilligungen.iter().filter_map(|b| b.quelle.as_deref()).collect(),
            ]
            .concat();
            let eigene = felder.text("quelle");
            let belege = belege(l, &ordner)?
                .into_values()
                .flatten()
                .filter(|b| b.fundstelle == eigene || fundstellen.contains(&b.fundstelle.as_str()))
                .collect();
            Ok(ProjektDto {
                kuerzel: p.kuerzel.clone(),
                titel: p.titel.clone(),
                naechster_offener: naechster_offener(&p, stichtag).map(|s| s.wort().to_owned()),
                befunde: projektbefunde(&p, stichtag, bis),
                zeile,
                felder: felder_json(&felder),
                schritte,
                frist: l.frist()?.unwrap_or(FRIST).to_string(),
                sachstaende,
                leistungen,
                bewilligungen,
                kontakte: l.kontakte(kuerzel)?.into_iter().map(kontakt).collect(),
                belege,
                verlauf: worte_des_projekts(l, kuerzel, eintraege)?,
                verlauf_anzahl,
            })
        })
    }
}

pub(crate) fn nomen_(name: &str) -> Result<&'static ozg_domain::nomen::Nomen, StoreFehler> {
    nomen(name).ok_or_else(|| StoreFehler::Inhalt(format!("no such noun: {name}")))
}

/// The project with that kuerzel, compared without regard to case.
pub(crate) fn projekt(l: &Leser<'_>, kuerzel: &str) -> Result<Projekt, StoreFehler> {
    l.projekt(kuerzel)?
        .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "projekt", schluessel: kuerzel.to_owned() })
}

/// The lowest step above every reached one; also where no date is on record for it.
fn naechster_offener(p: &Projekt, tag: NaiveDate) -> Option<Schritt> {
    let erreicht = p
        .meilensteine
        .iter()
        .filter(|m| m.art == MeilensteinArt::Ist)
        .filter(|m| m.zeit.bis(tag) || m.zeit.genauigkeit() == Genauigkeit::Undatiert)
        .map(|m| m.schritt)
        .max();
    Schritt::ALLE.into_iter().find(|s| erreicht.is_none_or(|e| *s > e))
}

fn felder_json(s: &Satz) -> BTreeMap<String, Option<String>> {
    crate::nomen::json(s)
        .into_iter()
        .map(|(k, w)| {
            let text = match w {
                Value::Null => None,
                Value::String(t) => Some(t),
                andere => Some(andere.to_string()),
            };
            (k, text)
        })
        .collect()
}

fn arten(s: &SchrittDto) -> impl Iterator<Item = &MeilensteinDto> {
    [&s.basis, &s.plan, &s.prognose, &s.ist].into_iter().flatten()
}

fn schritte(l: &Leser<'_>, p: &Projekt, tag: NaiveDate) -> Result<Vec<SchrittDto>, StoreFehler> {
    let saetze = saetze_mit(l, "meilenstein", "projekt", &p.kuerzel)?;
    let basen = l.basisverlauf(&p.kuerzel)?;
    Schritt::ALLE
        .into_iter()
        .map(|schritt| {
            let von = |art: MeilensteinArt| -> Result<Option<MeilensteinDto>, StoreFehler> {
                let gesucht = |s: &&Satz| s.text("schritt") == schritt.wort() && s.text("art") == art.wort();
                saetze.iter().find(gesucht).map(|s| meilenstein(s, tag)).transpose()
            };
            let verlauf = basen.get(&schritt);
            // As in the list: who is not in the scope is not late.
            let drin = p.phase(tag).is_some_and(Phase::im_umfang);
            let verzug = |basis: Option<NaiveDate>| p.verzug_gegen(schritt, basis.filter(|_| drin)?, tag);
            let letzte = p.meilenstein(schritt, MeilensteinArt::Basis).and_then(|m| m.zeit.datum());
            Ok(SchrittDto {
                basis_erste: verlauf.map(|b| zeitangabe(&b.erste)),
                basis_gewechselt: verlauf.map_or(0, |b| b.gewechselt),
                verzug_tage: verzug(letzte),
                verzug_erste_tage: verzug(verlauf.and_then(|b| b.erste.datum())),
                schritt: schritt.wort().to_owned(),
                basis: von(MeilensteinArt::Basis)?,
                plan: von(MeilensteinArt::Plan)?,
                prognose: von(MeilensteinArt::Prognose)?,
                ist: von(MeilensteinArt::Ist)?,
            })
        })
        .collect()
}

fn meilenstein(s: &Satz, tag: NaiveDate) -> Result<MeilensteinDto, StoreFehler> {
    let unlesbar = || StoreFehler::Inhalt(format!("milestone: {}", s.schluessel().join(" · ")));
    let datum = match s.wert("datum") {
        Some(Wert::Tag(d)) => Some(*d),
        _ => None,
    };
    let g = Genauigkeit::lesen(&s.text("genauigkeit")).ok_or_else(unlesbar)?;
    let zeit = Zeitangabe::neu(datum, g).map_err(|_| unlesbar())?;
    Ok(MeilensteinDto {
        zeit: zeitangabe(&zeit),
        nach_stichtag: zeit.datum().is_some_and(|d| d > tag),
        grund: text(s, "grund"),
        quelle: text(s, "quelle"),
    })
}

fn sachstaende(l: &Leser<'_>, kuerzel: &str, tag: NaiveDate) -> Result<Vec<SachstandDto>, StoreFehler> {
    let mut aus: Vec<SachstandDto> = saetze_mit(l, "sachstand", "projekt", kuerzel)?
        .iter()
        .filter_map(|s| match s.wert("stand_am") {
            Some(Wert::Tag(am)) if *am <= tag => Some(SachstandDto {
                kennung: s.text("kennung"),
                stand_am: am.to_string(),
                text: s.text("text"),
                hindernis: text(s, "hindernis"),
                naechster_schritt: text(s, "naechster_schritt"),
                faellig_am: text(s, "faellig_am"),
                zustaendig: text(s, "zustaendig"),
                quelle: text(s, "quelle"),
                vor_tagen: (tag - *am).num_days(),
            }),
            _ => None,
        })
        .collect();
    // The same order as the newest one of the search: day, then key, newest first.
    aus.sort_by(|a, b| (&b.stand_am, &b.kennung).cmp(&(&a.stand_am, &a.kennung)));
    Ok(aus)
}

fn leistungen(l: &Leser<'_>, kuerzel: &str) -> Result<Vec<ProjektLeistungDto>, StoreFehler> {
    let leika = |ozg: &str| -> Result<u32, StoreFehler> {
        let alle = saetze_mit(l, "leika_leistung", "ozg_leistung", ozg)?;
        let gilt = |s: &&Satz| s.wert("leika_schluessel").is_some() && s.wert("entfallen_mit").is_none();
        Ok(u32::try_from(alle.iter().filter(gilt).count()).unwrap_or(u32::MAX))
    };
    saetze_mit(l, "projekt_leistung", "projekt", kuerzel)?
        .iter()
        .map(|s| {
            let leistung = s.text("leistung");
            let ozg = leistung.len() == 5;
            let (n, feld) = if ozg { ("ozg_leistung", "name") } else { ("leika_leistung", "bezeichnung") };
            let name = l.satz(nomen_(n)?, std::slice::from_ref(&leistung))?.text(feld);
            Ok(ProjektLeistungDto {
                name,
                katalog: if ozg { "OZG" } else { "LeiKa" }.to_owned(),
                zuordnung: text(s, "zuordnung"),
                leika: leika(&leistung)?,
                quelle: text(s, "quelle"),
                leistung,
            })
        })
        .collect()
}
