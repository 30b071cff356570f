//! The burn-up chart: the same picture for window and file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::burnup::{self, Punkt, Ursache, Wandel};
use ozg_domain::kennzahl::phasen;
use ozg_domain::projekt::{Phase, Projekt};
use ozg_report::diagramm::burnup::{BurnupBild, Flaeche};
use ozg_report::diagramm::{DiagrammFehler, text};

use crate::auftrag::Thema;
use crate::beiblatt::Stand;
use crate::diagramm::spanne;
use crate::dto::{ApiFehler, BurnupBildDto, BurnupZeileDto, DiagrammflaecheDto, FehlerCode};
use crate::uebersicht::{FRIST, stichtag_text};
use crate::zeitpunkt::bekannt_text;
use crate::{Anwendung, labels};

/// What the picture shows, loaded once.
struct Vorlage {
    projekte: Vec<Projekt>,
    /// Why a project was taken in, left, was put aside or resumed, by kuerzel and header of the date.
    gruende: BTreeMap<(String, String), String>,
    /// What it was read from; picture, caption and side file speak of the same state.
    stand: Stand,
    frist: NaiveDate,
    von: NaiveDate,
    bis: NaiveDate,
}

impl Anwendung {
    /// The burn-up on the Stichtag as a picture of that size with its table twin.
    ///
    /// # Errors
    /// As the catalogue reports; [`FehlerCode::Intern`] if the picture cannot be drawn.
    pub fn burnup(
        &self,
        stichtag: NaiveDate,
        breite: u32,
        hoehe: u32,
        thema: Thema,
    ) -> Result<BurnupBildDto, ApiFehler> {
        let v = self.vorlage(stichtag)?;
        let punkte = burnup::verlauf(&v.projekte, v.von, v.bis);
        let (svg, flaeche) = bild(&v, &punkte, stichtag, (breite, hoehe), thema)?;
        Ok(BurnupBildDto {
            flaeche: DiagrammflaecheDto {
                links: f64::from(flaeche.links),
                rechts: f64::from(flaeche.rechts),
                oben: f64::from(flaeche.oben),
                unten: f64::from(flaeche.unten),
                von: v.von.to_string(),
                bis: v.bis.to_string(),
                // A count of projects, far below 2^32.
                hoechstens: u32::try_from(flaeche.hoechstens).map_or(f64::from(u32::MAX), f64::from),
            },
            svg,
            titel: text::titel(),
            beschriftung: beschriftung(&v, stichtag),
            textalternative: text::textalternative(&punkte, stichtag, v.frist),
            zeilen: tabelle(&v, &punkte, stichtag),
        })
    }

    fn vorlage(&self, stichtag: NaiveDate) -> Result<Vorlage, ApiFehler> {
        self.lesen(|l| {
            let projekte = l.projekte()?;
            let frist = l.frist()?.unwrap_or(FRIST);
            let (von, bis) = spanne(&projekte, stichtag, frist);
            Ok(Vorlage {
                projekte,
                gruende: l.statusgruende()?,
                stand: Stand::lesen(l, self.bekannt_am())?,
                frist,
                von,
                bis,
            })
        })
    }
}

fn bild(
    v: &Vorlage,
    punkte: &[Punkt],
    stichtag: NaiveDate,
    (breite, hoehe): (u32, u32),
    thema: Thema,
) -> Result<(String, Flaeche), ApiFehler> {
    let bild = BurnupBild {
        punkte,
        stichtag,
        frist: v.frist,
        von: v.von,
        bis: v.bis,
        breite,
        hoehe,
        thema: berichtsthema(thema),
        demodaten: v.stand.demodaten(),
    };
    ozg_report::diagramm::burnup::mit_flaeche(&bild).map_err(|e| zeichenfehler(&e))
}

fn berichtsthema(thema: Thema) -> ozg_report::diagramm::Thema {
    match thema {
        Thema::Hell => ozg_report::diagramm::Thema::Hell,
        Thema::Dunkel => ozg_report::diagramm::Thema::Dunkel,
    }
}

fn zeichenfehler(fehler: &DiagrammFehler) -> ApiFehler {
    crate::fehler::fehler(FehlerCode::Intern, BTreeMap::new(), Vec::new(), fehler.to_string())
}

/// Rule, Stichtag, Katalogversion, denominator, unknown, source, Datenart.
fn beschriftung(v: &Vorlage, stichtag: NaiveDate) -> String {
    let zahlen = phasen(&v.projekte, stichtag);
    let mut teile = vec![
        labels::text("burnup.regel", &[]),
        stichtag_text(stichtag),
        bekannt_text(v.stand.bekannt_am.as_deref()),
    ];
    if let Some(k) = &v.stand.katalog.katalogversion {
        teile.push(labels::text("katalogversion", &[("version", k)]));
    }
    teile.push(labels::text("burnup.nenner", &[("anzahl", &zahlen.umfang().to_string())]));
    let unbekannt = zahlen.zahl(Phase::NichtGemeldet).to_string();
    teile.push(labels::text("burnup.unbekannt", &[("anzahl", &unbekannt)]));
    teile.push(labels::text("burnup.quelle", &[]));
    if v.stand.demodaten() {
        teile.push(labels::text("demodaten", &[]));
    }
    teile.join(" · ")
}

fn tabelle(v: &Vorlage, punkte: &[Punkt], stichtag: NaiveDate) -> Vec<BurnupZeileDto> {
    let tage = burnup::monatsenden(v.von, v.bis, stichtag);
    let mut vorher = None;
    tage.into_iter()
        .map(|tag| {
            let p = burnup::am(&v.projekte, tag);
            let ereignisse: Vec<_> = punkte
                .iter()
                .filter(|x| vorher.is_none_or(|d| x.tag > d) && x.tag <= tag && x.tag <= stichtag)
                // What was there on the first day of the picture is no change of scope.
                .filter(|x| x.tag > v.von)
                .flat_map(|x| x.ursachen.iter().map(|u| ursache(v, u)))
                .collect();
            vorher = Some(tag);
            let bekannt = tag <= stichtag;
            BurnupZeileDto {
                datum: tag.to_string(),
                umfang: bekannt.then_some(p.umfang),
                betrieb: bekannt.then_some(p.betrieb),
                basis: p.basis,
                ereignis: (!ereignisse.is_empty()).then(|| ereignisse.join("; ")),
            }
        })
        .collect()
}

/// "− Erdaufschlüsse (zurückgestellt; Grund: …)".
fn ursache(v: &Vorlage, u: &Ursache) -> String {
    let (schluessel, feld) = match u.wandel {
        Wandel::Aufgenommen => ("wandel.aufgenommen", "aufgenommen_am"),
        Wandel::Fortgesetzt => ("wandel.fortgesetzt", "fortgesetzt_am"),
        Wandel::Zurueckgestellt => ("wandel.zurueckgestellt", "zurueckgestellt_am"),
        Wandel::Ausgeschieden => ("wandel.ausgeschieden", "ausgeschieden_am"),
    };
    let grund = v.gruende.get(&(u.kuerzel.clone(), feld.to_owned())).map_or_else(String::new, |grund| {
        let grund = grund.split_whitespace().collect::<Vec<_>>().join(" ");
        labels::text("wandel.grund", &[("grund", &grund)])
    });
    labels::text(schluessel, &[("titel", &u.titel), ("grund", &grund)])
}
