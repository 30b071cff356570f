//! Roll-out of services in many Kommunen at once: many rows, one entry.

use std::collections::BTreeSet;

use ozg_domain::angebot::katalog::{KOMMUNENTYPEN, Umfang};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert};
use ozg_domain::zeit;
use ozg_store::{Modus, Schreiber, StoreFehler, Wirkung};

use crate::Anwendung;
use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, GespeichertDto, RolloutVorschauDto, RolloutWunsch};
use crate::labels;
use crate::nomen::gelesen;
use crate::projektseite::nomen_;

/// Most services, and most Kommunen, of one roll-out.
const SEITE_HOECHSTENS: usize = 600;
/// Most rows of one roll-out.
const ZEILEN_HOECHSTENS: usize = 20_000;

/// Counts of a pass.
#[derive(Debug, Default)]
struct Wirkungen {
    neu: u64,
    geaendert: u64,
    unveraendert: u64,
    erster: Option<Vec<String>>,
}

impl Anwendung {
    /// Enters the same report for every service and Kommune, in one entry: all or none.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] with the refused fields; nothing is written then.
    pub fn rollout_set(
        &self,
        wunsch: &RolloutWunsch,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let zeilen = zeilen(wunsch, auftrag)?;
        let grund = (!wunsch.grund.trim().is_empty()).then(|| wunsch.grund.clone());
        let auftrag = Auftrag { grund: grund.or_else(|| auftrag.grund.clone()), ..auftrag.clone() };
        let vorgang = self.vorgang(&auftrag, "nachnutzung_sammel")?;
        let (wirkungen, quittung) = self.schreiben(&vorgang, |s| schreiben(s, &zeilen))?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: wirkungen.erster.unwrap_or_default(),
            aenderungen: quittung.aenderungen,
            hinweise: Vec::new(),
        })
    }

    /// What that would change; nothing is written.
    ///
    /// # Errors
    /// As [`Self::rollout_set`].
    pub fn rollout_vorschau(
        &self,
        wunsch: &RolloutWunsch,
        auftrag: &Auftrag,
    ) -> Result<RolloutVorschauDto, ApiFehler> {
        self.nur_jetzt()?;
        let zeilen = zeilen(wunsch, auftrag)?;
        let w =
            self.katalog.proben(|s| schreiben(s, &zeilen)).map_err(|e| e.mit_pfad(self.katalog.pfad()))?;
        let nicht_zustaendig = self.nicht_zustaendig(wunsch, auftrag)?;
        let zahlen = [("neu", w.neu), ("geaendert", w.geaendert), ("unveraendert", w.unveraendert)]
            .map(|(k, n)| (k, n.to_string()));
        let params: Vec<(&str, &str)> = zahlen.iter().map(|(k, n)| (*k, n.as_str())).collect();
        Ok(RolloutVorschauDto {
            neu: w.neu,
            geaendert: w.geaendert,
            unveraendert: w.unveraendert,
            nicht_zustaendig,
            satz: labels::text("rollout.vorschau", &params),
        })
    }

    /// Names of Kommunen that need not offer one of the services, as far as that is on record.
    fn nicht_zustaendig(&self, wunsch: &RolloutWunsch, auftrag: &Auftrag) -> Result<Vec<String>, ApiFehler> {
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let tag = zeit::tag_lesen(&wunsch.gueltig_ab).unwrap_or(auftrag.heute);
            let sicht = a.katalog.sicht_am(tag, Umfang::Alle);
            let mut namen = BTreeSet::new();
            for leistung in &wunsch.leistungen {
                let ozg = match a.katalog.leistung(leistung) {
                    Some(nr) if leistung.len() == 5 => u32::try_from(nr).ok(),
                    Some(nr) => {
                        let k = a.katalog.leika.get(nr - a.katalog.ozg.len());
                        let ozg = k.and_then(|k| k.ozg.as_deref()).and_then(|o| a.katalog.leistung(o));
                        ozg.and_then(|o| u32::try_from(o).ok())
                    }
                    None => None,
                };
                let faelle = ozg.map(|o| sicht.faelle(o)).unwrap_or_default();
                // One case that anybody may have to offer lets every Kommune in.
                let Some(typen) = faelle.into_iter().map(|(_, t)| t).collect::<Option<Vec<_>>>() else {
                    continue;
                };
                let typen: BTreeSet<&str> = typen.into_iter().flatten().collect();
                for ags in &wunsch.ags {
                    if let Some(k) = a.katalog.kommune(ags).and_then(|i| a.katalog.kommunen.get(i))
                        && !typen.is_empty()
                        && !KOMMUNENTYPEN.get(usize::from(k.typ)).is_some_and(|t| typen.contains(t))
                    {
                        namen.insert(k.name.clone());
                    }
                }
            }
            Ok(namen.into_iter().collect())
        })
    }
}

type Zeile = Vec<(usize, Option<Wert>)>;

/// The rows of a roll-out, each cell checked.
fn zeilen(wunsch: &RolloutWunsch, auftrag: &Auftrag) -> Result<Vec<Zeile>, ApiFehler> {
    let nachnutzung = nomen_("nachnutzung")?;
    let abweisen =
        |feld: &'static str, regel: Regel| Err(StoreFehler::from(Feldfehler::neu(feld, "", regel)).into());
    for (feld, werte) in [("leistung", &wunsch.leistungen), ("ags", &wunsch.ags)] {
        if werte.is_empty() {
            return abweisen(feld, Regel::Pflicht);
        }
        if werte.len() > SEITE_HOECHSTENS {
            return abweisen(feld, Regel::ZuLang { max: SEITE_HOECHSTENS });
        }
    }
    let (leistungen, ags): (BTreeSet<&String>, BTreeSet<&String>) =
        (wunsch.leistungen.iter().collect(), wunsch.ags.iter().collect());
    if leistungen.len() * ags.len() > ZEILEN_HOECHSTENS {
        return abweisen("ags", Regel::ZuLang { max: ZEILEN_HOECHSTENS });
    }
    let mut aus = Vec::with_capacity(leistungen.len() * ags.len());
    for leistung in leistungen {
        for ort in &ags {
            let felder = [
                ("leistung", leistung.clone()),
                ("ags", (*ort).clone()),
                ("stand", wunsch.stand.clone()),
                ("reifegrad_modell", wunsch.reifegrad_modell.clone()),
                ("reifegrad", wunsch.reifegrad.clone()),
                ("reifegrad_art", wunsch.reifegrad_art.clone()),
                ("gueltig_ab", wunsch.gueltig_ab.clone()),
                ("loesung", wunsch.loesung.clone()),
                ("portal", wunsch.portal.clone()),
                ("quelle", wunsch.quelle.clone()),
            ];
            aus.push(gelesen(nachnutzung, &felder, auftrag.heute)?);
        }
    }
    Ok(aus)
}

fn schreiben(s: &Schreiber<'_>, zeilen: &[Zeile]) -> Result<Wirkungen, StoreFehler> {
    let nachnutzung = nomen_("nachnutzung")?;
    let mut w = Wirkungen::default();
    for zeile in zeilen {
        match s.satz_setzen(nachnutzung, zeile, Modus::Setzen)? {
            Wirkung { vorher: None, schluessel, .. } => {
                w.neu += 1;
                w.erster.get_or_insert(schluessel);
            }
            Wirkung { vorher: Some(v), nachher, .. } if v == nachher => w.unveraendert += 1,
            Wirkung { schluessel, .. } => {
                w.geaendert += 1;
                w.erster.get_or_insert(schluessel);
            }
        }
    }
    Ok(w)
}
