//! The one-minute update and the same change for many projects: several rows, one entry.

use ozg_domain::nomen::Nomen;
use ozg_domain::wert::Wert;
use ozg_store::{Modus, Schreiber, StoreFehler};

use crate::Anwendung;
use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, GespeichertDto, MeilensteinWunsch, SammelWunsch, StatusWunsch};
use crate::nomen::gelesen;
use crate::projektseite::nomen_;

/// Most projects of one bulk change.
const SAMMEL_HOECHSTENS: usize = 1_000;

type Felder = Vec<(usize, Option<Wert>)>;

impl Anwendung {
    /// A Sachstand and, if wished, one milestone, in one entry.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] with all refused fields of the Sachstand, or those of the
    /// milestone, also for an unknown project. Nothing is written then.
    pub fn status_add(&self, wunsch: &StatusWunsch, auftrag: &Auftrag) -> Result<GespeichertDto, ApiFehler> {
        let (sachstand, meilenstein) = (nomen_("sachstand")?, nomen_("meilenstein")?);
        let mut felder: Vec<(&str, String)> = wunsch
            .sachstand
            .iter()
            .filter(|(k, _)| !["kennung", "projekt"].contains(&k.as_str()))
            .map(|(k, w)| (k.as_str(), w.clone()))
            .collect();
        felder.push(("projekt", wunsch.projekt.clone()));
        let felder = gelesen(sachstand, &felder, auftrag.heute)?;
        let genannt = |t: Option<&String>| t.filter(|t| !t.trim().is_empty()).cloned();
        let quelle = genannt(wunsch.sachstand.get("quelle"));
        let dazu = match &wunsch.meilenstein {
            Some(m) => {
                let (grund, eigene) = (genannt(m.grund.as_ref()), genannt(m.quelle.as_ref()));
                let m = MeilensteinWunsch { grund, quelle: eigene, ..m.clone() };
                let heute = auftrag.heute;
                let felder = self.meilenstein_felder(&wunsch.projekt, &m, None, quelle.as_deref(), heute)?;
                Some(gelesen(meilenstein, &felder, heute)?)
            }
            None => None,
        };
        let vorgang = self.vorgang(auftrag, "sachstand_add")?;
        let (schluessel, quittung) = self.schreiben(&vorgang, |s| {
            let neu = s.satz_setzen(sachstand, &felder, Modus::Anlegen)?;
            if let Some(felder) = &dazu {
                s.satz_setzen(meilenstein, felder, Modus::Setzen)?;
            }
            Ok::<_, StoreFehler>(neu.schluessel)
        })?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel,
            aenderungen: quittung.aenderungen,
            hinweise: self.projekthinweise(&wunsch.projekt, auftrag)?,
        })
    }

    /// Sets a milestone as typed.
    ///
    /// # Errors
    /// As [`Self::meilenstein_set`].
    pub fn meilenstein_wunsch(
        &self,
        projekt: &str,
        wunsch: &MeilensteinWunsch,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let genauigkeit = wunsch.datum.trim().eq_ignore_ascii_case("undatiert").then_some("undatiert");
        let datum = if genauigkeit.is_some() { "" } else { wunsch.datum.as_str() };
        self.meilenstein_set(
            projekt,
            &wunsch.schritt,
            &wunsch.art,
            datum,
            genauigkeit,
            wunsch.grund.as_deref().filter(|g| !g.trim().is_empty()),
            wunsch.quelle.as_deref().filter(|q| !q.trim().is_empty()),
            auftrag,
        )
    }

    /// The same change for many projects, in one entry: all or none.
    ///
    /// # Errors
    /// As [`Self::nomen_set`]; nothing is written then.
    pub fn projekt_sammel(
        &self,
        wunsch: &SammelWunsch,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let (projekt, beteiligung) = (nomen_("projekt")?, nomen_("projekt_beteiligung")?);
        let auftrag = Auftrag { grund: wunsch.grund.clone(), ..auftrag.clone() };
        if wunsch.projekte.len() > SAMMEL_HOECHSTENS {
            let regel = ozg_domain::regel::Regel::ZuLang { max: SAMMEL_HOECHSTENS };
            return Err(StoreFehler::from(ozg_domain::wert::Feldfehler::neu("projekt", "", regel)).into());
        }
        let felder: Vec<(&str, String)> = wunsch
            .felder
            .iter()
            .filter(|(k, _)| k.as_str() != "kuerzel")
            .map(|(k, w)| (k.as_str(), w.clone()))
            .collect();
        let felder = gelesen(projekt, &felder, auftrag.heute)?;
        let beteiligte = match &wunsch.beteiligte_dazu {
            Some(b) => {
                let mut zellen: Vec<(&str, String)> =
                    b.iter().map(|(k, w)| (k.as_str(), w.clone())).collect();
                zellen.retain(|(k, _)| *k != "projekt");
                // The project is put in below, for each of them.
                zellen.push(("projekt", "-".to_owned()));
                Some(gelesen(beteiligung, &zellen, auftrag.heute)?)
            }
            None => None,
        };
        let vorgang = self.vorgang(&auftrag, "projekt_sammel")?;
        let ((), quittung) = self.schreiben(&vorgang, |s| {
            for kuerzel in &wunsch.projekte {
                projekt_setzen(s, projekt, kuerzel, &felder, wunsch.themenfelder_dazu.as_deref())?;
                if let Some(zellen) = &beteiligte {
                    s.satz_setzen(beteiligung, &mit_projekt(beteiligung, zellen, kuerzel), Modus::Setzen)?;
                }
            }
            Ok::<_, StoreFehler>(())
        })?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: wunsch.projekte.clone(),
            aenderungen: quittung.aenderungen,
            hinweise: Vec::new(),
        })
    }
}

fn projekt_setzen(
    s: &Schreiber<'_>,
    projekt: &'static Nomen,
    kuerzel: &str,
    felder: &Felder,
    themenfelder: Option<&[String]>,
) -> Result<(), StoreFehler> {
    let stelle = |kopf: &str| projekt.feld(kopf).map(|(i, _)| i).unwrap_or_default();
    let mut alle = felder.clone();
    alle.push((stelle("kuerzel"), Some(Wert::Text(kuerzel.to_owned()))));
    if let Some(dazu) = themenfelder {
        let da = s.satz(projekt, &[kuerzel.to_owned()])?.text("themenfelder");
        let mut liste: Vec<&str> = da.split('|').filter(|t| !t.is_empty()).collect();
        for neu in dazu.iter().flat_map(|d| d.split('|')).map(str::trim) {
            if !liste.contains(&neu) {
                liste.push(neu);
            }
        }
        alle.push((stelle("themenfelder"), (!liste.is_empty()).then(|| Wert::Text(liste.join("|")))));
    }
    s.satz_setzen(projekt, &alle, Modus::Aendern)?;
    Ok(())
}

fn mit_projekt(n: &Nomen, zellen: &Felder, kuerzel: &str) -> Felder {
    let stelle = n.feld("projekt").map(|(i, _)| i).unwrap_or_default();
    zellen
        .iter()
        .map(|(i, w)| (*i, if *i == stelle { Some(Wert::Text(kuerzel.to_owned())) } else { w.clone() }))
        .collect()
}
