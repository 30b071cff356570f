//! What is read of one state of knowledge: the records that are compared, and what is said beside them.

use std::collections::BTreeMap;

use ozg_domain::geld::{Betragsgenauigkeit, Cent};
use ozg_domain::projekt::{MeilensteinArt, Schritt};
use ozg_domain::vergleich::Bestand;
use ozg_domain::vergleich::geld::{Posten, Postenart};
use ozg_domain::wert::Wert;
use ozg_store::{Katalogstand, Leser, Satz, StoreFehler};

use crate::labels;
use crate::leistung::{saetze, text};
use crate::uebersicht::spanne;

/// Reason and source on record.
#[derive(Debug, Clone, Default)]
pub(super) struct Beleg {
    pub(super) grund: Option<String>,
    pub(super) quelle: Option<String>,
}

/// Words for an amount.
#[derive(Debug, Clone)]
pub(super) struct Postenworte {
    /// Title of the programme.
    pub(super) programm: String,
    /// "Bewilligung Umsetzung".
    pub(super) was: String,
    pub(super) quelle: Option<String>,
}

/// One state of knowledge.
#[derive(Debug, Clone)]
pub(super) struct Lage {
    pub(super) bestand: Bestand,
    /// By kuerzel, step and kind.
    pub(super) meilensteine: BTreeMap<(String, Schritt, MeilensteinArt), Beleg>,
    /// Source of a project by kuerzel.
    pub(super) quellen: BTreeMap<String, Option<String>>,
    /// Source of a service by kuerzel and service.
    pub(super) leistungen: BTreeMap<(String, String), Option<String>>,
    pub(super) posten: BTreeMap<(Postenart, String), Postenworte>,
    /// Reason by kuerzel and header of the date.
    pub(super) statusgruende: BTreeMap<(String, String), String>,
    pub(super) stand: Katalogstand,
    pub(super) laenge: i64,
    pub(super) kopf: String,
}

impl Lage {
    /// Reads it.
    pub(super) fn lesen(l: &Leser<'_>) -> Result<Self, StoreFehler> {
        let (laenge, kopf) = l.chronik_kopf()?;
        let mut lage = Self {
            bestand: Bestand { projekte: l.projekte()?, ..Bestand::default() },
            meilensteine: BTreeMap::new(),
            quellen: saetze(l, "projekt")?.iter().map(|s| (s.text("kuerzel"), text(s, "quelle"))).collect(),
            leistungen: BTreeMap::new(),
            posten: BTreeMap::new(),
            statusgruende: l.statusgruende()?,
            stand: l.katalogstand()?,
            laenge,
            kopf,
        };
        for s in saetze(l, "meilenstein")? {
            let (schritt, art) = (Schritt::lesen(&s.text("schritt")), MeilensteinArt::lesen(&s.text("art")));
            if let (Some(schritt), Some(art)) = (schritt, art) {
                let beleg = Beleg { grund: text(&s, "grund"), quelle: text(&s, "quelle") };
                lage.meilensteine.insert((s.text("projekt"), schritt, art), beleg);
            }
        }
        for s in saetze(l, "projekt_leistung")? {
            let (projekt, leistung) = (s.text("projekt"), s.text("leistung"));
            lage.bestand.leistungen.entry(projekt.clone()).or_default().insert(leistung.clone());
            lage.leistungen.insert((projekt, leistung), text(&s, "quelle"));
        }
        lage.geld_lesen(l)?;
        Ok(lage)
    }

    fn geld_lesen(&mut self, l: &Leser<'_>) -> Result<(), StoreFehler> {
        let programme: BTreeMap<String, String> =
            saetze(l, "foerderprogramm")?.iter().map(|s| (s.text("kennung"), s.text("titel"))).collect();
        let titel = |kennung: &str| programme.get(kennung).cloned().unwrap_or_else(|| kennung.to_owned());
        for s in saetze(l, "tranche")? {
            let jahre = (jahr(&s, "jahr_von"), jahr(&s, "jahr_bis"));
            let name = text(&s, "zweck").unwrap_or_else(|| spanne(jahre.0, jahre.1));
            let was = labels::text("vergleich.tranche", &[("name", &name)]);
            let genauigkeit = Betragsgenauigkeit::lesen(&s.text("genauigkeit"));
            let posten = Posten {
                projekt: None,
                datum: None,
                stand: None,
                betrag: betrag(&s),
                genauigkeit: genauigkeit.unwrap_or(Betragsgenauigkeit::Exakt),
                jahre,
            };
            self.nehmen(Postenart::Tranche, &s, posten, titel(&s.text("programm")), was);
        }
        let mut gehoert = BTreeMap::new();
        for s in saetze(l, "bewilligung")? {
            let was = match text(&s, "gegenstand") {
                Some(g) => labels::text(&format!("vergleich.bewilligung.{g}"), &[]),
                None => labels::text("vergleich.bewilligung", &[]),
            };
            let projekt = text(&s, "projekt");
            let programm = titel(&s.text("programm"));
            gehoert.insert(s.text("kennung"), (projekt.clone(), programm.clone()));
            let posten = datiert(&s, projekt, s.text("stand"));
            self.nehmen(Postenart::Bewilligung, &s, posten, programm, was);
        }
        for s in saetze(l, "abruf")? {
            let (projekt, programm) = gehoert.get(&s.text("bewilligung")).cloned().unwrap_or_default();
            let art = s.text("art");
            let was = labels::text(&format!("art.{art}"), &[]);
            self.nehmen(Postenart::Abruf, &s, datiert(&s, projekt, art), programm, was);
        }
        Ok(())
    }

    fn nehmen(&mut self, art: Postenart, s: &Satz, posten: Posten, programm: String, was: String) {
        let schluessel = (art, s.text("kennung"));
        self.posten.insert(schluessel.clone(), Postenworte { programm, was, quelle: text(s, "quelle") });
        self.bestand.posten.insert(schluessel, posten);
    }

    /// Leaves that project and returns its title, if it is on record.
    pub(super) fn nur_projekt(&mut self, kuerzel: &str) -> Option<String> {
        let klein = kuerzel.trim().to_lowercase();
        let b = &mut self.bestand;
        b.projekte.retain(|p| p.kuerzel.to_lowercase() == klein);
        b.posten.retain(|_, p| p.projekt.as_ref().is_some_and(|p| p.to_lowercase() == klein));
        b.projekte.first().map(|p| p.titel.clone())
    }

    /// Title of a project.
    pub(super) fn titel(&self, kuerzel: &str) -> Option<&str> {
        let klein = kuerzel.to_lowercase();
        self.bestand.projekte.iter().find(|p| p.kuerzel.to_lowercase() == klein).map(|p| p.titel.as_str())
    }
}

fn datiert(s: &Satz, projekt: Option<String>, stand: String) -> Posten {
    let datum = match s.wert("datum") {
        Some(Wert::Tag(d)) => Some(*d),
        _ => None,
    };
    Posten {
        projekt,
        datum,
        stand: Some(stand),
        betrag: betrag(s),
        genauigkeit: Betragsgenauigkeit::Exakt,
        jahre: (None, None),
    }
}

fn betrag(s: &Satz) -> Option<Cent> {
    match s.wert("betrag_eur") {
        Some(Wert::Zahl(n)) => Cent::neu(*n).ok(),
        _ => None,
    }
}

fn jahr(s: &Satz, kopf: &str) -> Option<i32> {
    match s.wert(kopf) {
        Some(Wert::Zahl(n)) => i32::try_from(*n).ok(),
        _ => None,
    }
}
