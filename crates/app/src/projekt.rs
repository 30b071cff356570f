//! The project list on a Stichtag.

use chrono::NaiveDate;
use ozg_domain::projekt::Projekt;
use ozg_domain::pruefung;
use ozg_domain::zeit::Zeitangabe;
use ozg_store::Projektzusatz;

use crate::Anwendung;
use crate::dto::{ApiFehler, BeteiligteDto, NaechsterDto, ProjektZeileDto, ZeitangabeDto};
use crate::uebersicht::bekannt_bis;

impl Anwendung {
    /// Projects that were taken in by the Stichtag, by title.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn projekt_list(&self, stichtag: NaiveDate) -> Result<Vec<ProjektZeileDto>, ApiFehler> {
        self.lesen(|l| {
            let mut zusaetze = l.projektzusaetze(stichtag)?;
            let bis = bekannt_bis(l, stichtag)?;
            Ok(l.projekte()?
                .iter()
                .filter_map(|p| zeile(p, zusaetze.remove(&p.kuerzel).unwrap_or_default(), stichtag, bis))
                .collect())
        })
    }
}

pub(crate) fn zeitangabe(z: &Zeitangabe) -> ZeitangabeDto {
    ZeitangabeDto {
        datum: z.datum().map(|d| d.to_string()),
        genauigkeit: z.genauigkeit().wort().to_owned(),
        text: z.text(),
    }
}

/// One project on a day; `None` before it was taken in.
pub(crate) fn zeile(
    p: &Projekt,
    zusatz: Projektzusatz,
    tag: NaiveDate,
    bekannt_bis: NaiveDate,
) -> Option<ProjektZeileDto> {
    let (phase, seit) = p.phase_mit_schritt(tag)?;
    let meldung = p.letzte_meldung(tag);
    Some(ProjektZeileDto {
        kuerzel: p.kuerzel.clone(),
        titel: p.titel.clone(),
        phase: phase.wort().to_owned(),
        phase_seit: seit.as_ref().map(zeitangabe),
        naechster: p.naechster(tag).map(|(s, a, z)| NaechsterDto {
            schritt: s.wort().to_owned(),
            art: a.wort().to_owned(),
            zeit: zeitangabe(&z),
        }),
        verzug_tage: if phase.im_umfang() { p.verzug_tage(tag) } else { None },
        leitung: zusatz.leitung(),
        letzte_meldung: meldung.map(|d| d.to_string()),
        meldung_vor_tagen: meldung.map(|d| (tag - d).num_days()),
        efa: zusatz.efa,
        beteiligte: zusatz
            .beteiligte
            .into_iter()
            .map(|b| BeteiligteDto { organisation: b.organisation, rolle: b.rolle, quelle: b.quelle })
            .collect(),
        themenfelder: zusatz.themenfelder,
        suchtext: zusatz.suchtext,
        eines_der_35: p.eines_der_35.map(|j| if j { "ja" } else { "nein" }.to_owned()),
        befunde: u32::try_from(pruefung::projekt(p, tag, bekannt_bis).len()).unwrap_or(u32::MAX),
    })
}
