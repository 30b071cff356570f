//! One change in words.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::vergleich::geld::{Posten, Postenart};
use ozg_domain::vergleich::{Aenderung, Gruppe, Seite, Was};
use ozg_domain::zeit::tag_text;
use ozg_store::{Leser, StoreFehler};

use super::lage::{Beleg, Lage};
use crate::dto::VergleichZeileDto;
use crate::labels;
use crate::projektseite::nomen_;
use crate::uebersicht::{cent_text, spanne};

/// What the words are taken from.
pub(super) struct Worte<'a> {
    pub(super) l: &'a Leser<'a>,
    pub(super) davor: &'a Lage,
    pub(super) danach: &'a Lage,
    pub(super) von: NaiveDate,
    pub(super) bis: NaiveDate,
    /// Reasons for reports that were moved or taken back, by kuerzel in small letters.
    pub(super) rueckgruende: BTreeMap<String, String>,
}

impl Worte<'_> {
    pub(super) fn zeile(&self, a: &Aenderung) -> Result<VergleichZeileDto, StoreFehler> {
        let beleg = self.beleg(a);
        let (mut alt, mut neu) = (seite(&a.alt, a), seite(&a.neu, a));
        // An amount that only went to another project would look the same on both sides.
        if alt == neu
            && let (Seite::Posten(x), Seite::Posten(y)) = (&a.alt, &a.neu)
        {
            for (text, p) in [(&mut alt, x), (&mut neu, y)] {
                *text = format!("{text}, {}", p.projekt.as_deref().unwrap_or("—"));
            }
        }
        Ok(VergleichZeileDto {
            projekt: a.projekt.clone(),
            titel: self.titel(a),
            was: self.was(a)?,
            alt,
            neu,
            tage: a.tage,
            grund: beleg.grund,
            quelle: beleg.quelle,
        })
    }

    fn titel(&self, a: &Aenderung) -> String {
        let projekt = a.projekt.as_deref().and_then(|k| self.danach.titel(k).or_else(|| self.davor.titel(k)));
        match (projekt, &a.was) {
            (Some(titel), _) => titel.to_owned(),
            (None, Was::Posten(art, k)) => {
                self.posten(*art, k).map_or_else(|| k.clone(), |w| w.programm.clone())
            }
            (None, _) => a.projekt.clone().unwrap_or_default(),
        }
    }

    fn posten(&self, art: Postenart, kennung: &str) -> Option<&super::lage::Postenworte> {
        let schluessel = (art, kennung.to_owned());
        self.danach.posten.get(&schluessel).or_else(|| self.davor.posten.get(&schluessel))
    }

    fn was(&self, a: &Aenderung) -> Result<String, StoreFehler> {
        Ok(match &a.was {
            // What changed with the knowledge concerns the earlier Stichtag.
            Was::Phase if matches!(a.gruppe, Gruppe::Berichtigung | Gruppe::Rueckschritt) => {
                labels::text("vergleich.phase_am", &[("tag", &tag_text(self.von))])
            }
            Was::Phase => labels::text("vergleich.phase", &[]),
            Was::Feld(f) => labels::feld(f.kopf()),
            // Both sides name their kind of date.
            Was::Meilenstein(s, MeilensteinArt::Ist) if a.gruppe == Gruppe::Erreicht => schrittwort(*s),
            Was::Meilenstein(s, art) => format!("{}, {}", schrittwort(*s), artwort(*art)),
            Was::Leistung(id) => self.leistung(id)?,
            Was::Posten(art, k) => self.posten(*art, k).map_or_else(|| k.clone(), |w| w.was.clone()),
        })
    }

    fn leistung(&self, id: &str) -> Result<String, StoreFehler> {
        let (nomen, feld) =
            if id.len() == 5 { ("ozg_leistung", "name") } else { ("leika_leistung", "bezeichnung") };
        let name = match self.l.satz(nomen_(nomen)?, &[id.to_owned()]) {
            Ok(s) => s.text(feld),
            Err(StoreFehler::NichtGefunden { .. }) => String::new(),
            Err(e) => return Err(e),
        };
        Ok(labels::text("vergleich.leistung", &[("id", id), ("name", &name)]).trim_end().to_owned())
    }

    fn rueckgrund(&self, a: &Aenderung) -> Option<String> {
        self.rueckgruende.get(&a.projekt.as_ref()?.to_lowercase()).cloned()
    }

    fn projekt(&self, kuerzel: &str) -> Option<&Projekt> {
        self.danach.bestand.projekte.iter().find(|p| p.kuerzel == kuerzel)
    }

    /// Reason and source on record for what stands there now.
    fn beleg(&self, a: &Aenderung) -> Beleg {
        let kuerzel = a.projekt.clone().unwrap_or_default();
        let meilenstein =
            |s, art| self.danach.meilensteine.get(&(kuerzel.clone(), s, art)).cloned().unwrap_or_default();
        match &a.was {
            Was::Phase => self.phasenbeleg(a, &kuerzel),
            Was::Feld(f) => self.status(&kuerzel, f.kopf()),
            Was::Meilenstein(s, art) => {
                let beleg = meilenstein(*s, *art);
                let zurueck = *art == MeilensteinArt::Ist && a.gruppe == Gruppe::Berichtigung;
                Beleg { grund: beleg.grund.or_else(|| self.rueckgrund(a).filter(|_| zurueck)), ..beleg }
            }
            Was::Leistung(id) => Beleg {
                grund: None,
                quelle: self.danach.leistungen.get(&(kuerzel, id.clone())).cloned().flatten(),
            },
            Was::Posten(art, k) => {
                let schluessel = (*art, k.clone());
                let quelle = self.danach.posten.get(&schluessel).and_then(|w| w.quelle.clone());
                Beleg { grund: None, quelle }
            }
        }
    }

    fn status(&self, kuerzel: &str, feld: &str) -> Beleg {
        Beleg {
            grund: self.danach.statusgruende.get(&(kuerzel.to_owned(), feld.to_owned())).cloned(),
            quelle: self.danach.quellen.get(kuerzel).cloned().flatten(),
        }
    }

    fn phasenbeleg(&self, a: &Aenderung, kuerzel: &str) -> Beleg {
        match a.gruppe {
            Gruppe::Ausgeschieden => self.status(kuerzel, "ausgeschieden_am"),
            Gruppe::Zurueckgestellt => self.status(kuerzel, "zurueckgestellt_am"),
            Gruppe::Fortgesetzt => self.status(kuerzel, "fortgesetzt_am"),
            Gruppe::Aufgenommen => self.status(kuerzel, "aufgenommen_am"),
            Gruppe::Rueckschritt => Beleg { grund: self.rueckgrund(a), quelle: None },
            _ => {
                let tag = if a.gruppe == Gruppe::Berichtigung { self.von } else { self.bis };
                let Seite::Phase(phase) = a.neu else {
                    return Beleg::default();
                };
                self.phase_begann_mit(kuerzel, phase, tag)
                    .and_then(|s| self.danach.meilensteine.get(&(kuerzel.to_owned(), s, MeilensteinArt::Ist)))
                    .cloned()
                    .unwrap_or_default()
            }
        }
    }

    /// The earliest reached step of a phase.
    fn phase_begann_mit(&self, kuerzel: &str, phase: Phase, tag: NaiveDate) -> Option<Schritt> {
        self.projekt(kuerzel)?
            .meilensteine
            .iter()
            .filter(|m| m.art == MeilensteinArt::Ist && m.schritt.phase() == phase && m.zeit.bis(tag))
            .min_by_key(|m| (m.zeit.datum(), m.schritt))
            .map(|m| m.schritt)
    }
}

pub(super) fn phasenwort(phase: Phase) -> String {
    labels::text(&format!("phase.{}", phase.wort()), &[])
}

fn schrittwort(s: Schritt) -> String {
    labels::text(&format!("schritt.{}", s.wort()), &[])
}

fn artwort(art: MeilensteinArt) -> String {
    labels::text(&format!("art.{}", art.wort()), &[])
}

fn seite(s: &Seite, a: &Aenderung) -> String {
    match s {
        Seite::Nichts => "—".to_owned(),
        Seite::Phase(p) => phasenwort(*p),
        Seite::Tag(d) => tag_text(*d),
        Seite::Zeit(art, z) => match &a.was {
            Was::Meilenstein(_, eigene) if eigene == art && a.gruppe != Gruppe::Erreicht => z.text(),
            _ => format!("{} {}", artwort(*art), z.text()),
        },
        Seite::Zugeordnet => labels::text("vergleich.zugeordnet", &[]),
        Seite::Posten(p) => posten(p, &a.was),
    }
}

/// "bewilligt, 420.000 Euro, 01.05.2021"; a tranche with its span, which is never split.
fn posten(p: &Posten, was: &Was) -> String {
    let betrag = match p.betrag {
        Some(b) => p.genauigkeit.mit(b.cent()),
        None => cent_text(None),
    };
    let tag = || p.datum.map_or_else(|| labels::text("vergleich.ohne_datum", &[]), tag_text);
    match was {
        Was::Posten(Postenart::Tranche, _) => format!("{}: {betrag}", spanne(p.jahre.0, p.jahre.1)),
        Was::Posten(Postenart::Bewilligung, _) => {
            format!("{}, {betrag}, {}", p.stand.as_deref().unwrap_or("—"), tag())
        }
        _ => format!("{betrag}, {}", tag()),
    }
}
