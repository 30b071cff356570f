//! Z9: EfA-Lösungen and who uses them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::angebot::efa::{EfaLoesung, nutzungen, zaehlungen};
use ozg_domain::rahmen::{Vertragsstand, Vertragstage};
use ozg_domain::wert::Wert;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Angebot, Leser, Satz, StoreFehler};

use crate::dto::{EfaDto, EfaLoesungDto};
use crate::leistung::{saetze, text};

/// A day of a row; `None` if the field is empty.
pub(super) fn tag(s: &Satz, kopf: &str) -> Option<NaiveDate> {
    match s.wert(kopf) {
        Some(Wert::Tag(d)) => Some(*d),
        _ => None,
    }
}

/// EfA-Lösungen with their use on a day.
pub(super) fn efa(l: &Leser<'_>, a: &Angebot, stichtag: NaiveDate) -> Result<EfaDto, StoreFehler> {
    let mut angeschlossene: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for v in saetze(l, "vereinbarung")? {
        let tage = Vertragstage {
            interesse_am: tag(&v, "interesse_am"),
            vertrag_am: tag(&v, "vertrag_am"),
            angeschlossen_am: tag(&v, "angeschlossen_am"),
        };
        if tage.stand(stichtag).0 == Vertragsstand::Angeschlossen
            && let (Some(loesung), Some(nutzer)) = (text(&v, "loesung"), text(&v, "nutzer"))
        {
            angeschlossene.entry(loesung).or_default().push(nutzer);
        }
    }
    let mut saetze: Vec<Satz> = saetze(l, "loesung")?.into_iter().filter(|s| s.text("efa") == "ja").collect();
    saetze.sort_by_cached_key(|s| (s.text("titel"), s.text("kennung")));
    let loesungen: Vec<EfaLoesung> = saetze
        .iter()
        .map(|s| {
            let kennung = s.text("kennung");
            EfaLoesung {
                nummer: a.loesung(&kennung),
                angeschlossene: angeschlossene.remove(&kennung).unwrap_or_default(),
                kennung,
            }
        })
        .collect();
    let nutzungen = nutzungen(&loesungen, &a.bestand, a.katalog.kommunen.len(), stichtag);
    let (in_nrw, ohne_nutzer) = zaehlungen(&nutzungen);
    Ok(EfaDto {
        in_nrw: in_nrw.into(),
        ohne_nutzer: ohne_nutzer.into(),
        loesungen: saetze
            .iter()
            .zip(&nutzungen)
            .map(|(s, n)| EfaLoesungDto {
                kennung: n.kennung.clone(),
                titel: s.text("titel"),
                federfuehrung: text(s, "federfuehrung"),
                laender: n.laender.iter().map(|l| (*l).to_owned()).collect(),
                kommunen: n.kommunen,
                weit: n.weit,
                leistungen: n.leistungen,
                in_nrw: n.in_nrw(),
                quelle: text(s, "quelle"),
            })
            .collect(),
    })
}

/// The rough date of a row in the form of its source.
pub(super) fn rohdatum_text(s: &Satz) -> String {
    let g = Genauigkeit::lesen(&s.text("genauigkeit")).unwrap_or(Genauigkeit::Undatiert);
    Zeitangabe::neu(tag(s, "datum"), g).unwrap_or_else(|_| Zeitangabe::undatiert()).text()
}
