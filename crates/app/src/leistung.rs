//! The tree of services with the projects that deal with them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ozg_domain::nomen::nomen;
use ozg_store::{Leser, Satz, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, LageDto, LeikaDto, LeistungenDto, OzgLeistungDto, ProjektKurzDto};

impl Anwendung {
    /// All services in force; projects as of the Stichtag.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn leistung_get(&self, stichtag: NaiveDate) -> Result<LeistungenDto, ApiFehler> {
        self.lesen(|l| {
            let projekte = projekte(l, stichtag)?;
            let mut je_leistung: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for s in saetze(l, "projekt_leistung")? {
                let kuerzel = s.text("projekt");
                if projekte.contains_key(&kuerzel) {
                    je_leistung.entry(s.text("leistung")).or_default().push(kuerzel);
                }
            }
            let version = saetze(l, "katalogversion")?.into_iter().max_by_key(|s| s.text("stand"));
            let mut von = |id: &str| je_leistung.remove(id).unwrap_or_default();
            let leistungen: Vec<_> = in_kraft(l, "ozg_leistung")?
                .map(|s| OzgLeistungDto {
                    ozg_id: s.text("ozg_id"),
                    name: s.text("name"),
                    lage: s.text("lage"),
                    zustaendigkeit: text(&s, "zustaendigkeit"),
                    projekte: von(&s.text("ozg_id")),
                })
                .collect();
            let leika: Vec<_> = in_kraft(l, "leika_leistung")?
                .map(|s| LeikaDto {
                    kennung: s.text("kennung"),
                    im_leika: s.wert("leika_schluessel").is_some(),
                    bezeichnung: s.text("bezeichnung"),
                    ozg_leistung: text(&s, "ozg_leistung"),
                    typ: text(&s, "leika_typ"),
                    projekte: von(&s.text("kennung")),
                })
                .collect();
            let genannt: BTreeSet<&String> = leistungen
                .iter()
                .flat_map(|o| &o.projekte)
                .chain(leika.iter().flat_map(|k| &k.projekte))
                .collect();
            let projekte =
                projekte.iter().filter(|(k, _)| genannt.contains(k)).map(|(_, p)| p.clone()).collect();
            Ok(LeistungenDto {
                katalogversion: version.as_ref().map(|s| s.text("kennung")),
                katalogversion_titel: version.as_ref().and_then(|s| text(s, "titel")),
                quelle: version.as_ref().and_then(|s| text(s, "quelle")),
                lagen: lagen(l)?,
                leistungen,
                leika,
                projekte,
            })
        })
    }
}

/// Projects that were taken in by that day.
pub(crate) fn projekte(
    l: &Leser<'_>,
    tag: NaiveDate,
) -> Result<BTreeMap<String, ProjektKurzDto>, StoreFehler> {
    let kurz = |p: ozg_domain::projekt::Projekt| {
        let phase = p.phase(tag)?.wort().to_owned();
        Some((p.kuerzel.clone(), ProjektKurzDto { kuerzel: p.kuerzel, titel: p.titel, phase }))
    };
    Ok(l.projekte()?.into_iter().filter_map(kurz).collect())
}

pub(crate) fn saetze(l: &Leser<'_>, name: &str) -> Result<Vec<Satz>, StoreFehler> {
    match nomen(name) {
        Some(n) => l.satz_liste(n),
        None => Err(StoreFehler::Inhalt(format!("no such noun: {name}"))),
    }
}

/// The rows of a noun that belong to a project or another record.
pub(crate) fn saetze_mit(
    l: &Leser<'_>,
    name: &str,
    feld: &str,
    wert: &str,
) -> Result<Vec<Satz>, StoreFehler> {
    match nomen(name) {
        Some(n) => l.satz_liste_mit(n, feld, wert),
        None => Err(StoreFehler::Inhalt(format!("no such noun: {name}"))),
    }
}

/// A text that is not empty.
pub(crate) fn text(s: &Satz, kopf: &str) -> Option<String> {
    s.wert(kopf).map(|_| s.text(kopf))
}

fn in_kraft(l: &Leser<'_>, name: &str) -> Result<impl Iterator<Item = Satz> + use<>, StoreFehler> {
    Ok(saetze(l, name)?.into_iter().filter(|s| s.wert("entfallen_mit").is_none()))
}

/// Lagen in the order of Themenfeld number and Lage number.
fn lagen(l: &Leser<'_>) -> Result<Vec<LageDto>, StoreFehler> {
    let nr = |s: &Satz| s.text("nr").parse::<i64>().unwrap_or(i64::MAX);
    let felder: BTreeMap<String, i64> =
        saetze(l, "themenfeld")?.iter().map(|s| (s.text("name"), nr(s))).collect();
    let mut lagen = saetze(l, "lage")?;
    lagen.sort_by_cached_key(|s| {
        let feld = s.text("themenfeld");
        (felder.get(&feld).copied().unwrap_or(i64::MAX), feld, nr(s), s.text("name"))
    });
    Ok(lagen
        .iter()
        .map(|s| LageDto {
            name: s.text("name"),
            themenfeld: s.text("themenfeld"),
            lagetyp: text(s, "lagetyp"),
        })
        .collect())
}
