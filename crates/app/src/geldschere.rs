//! Money against progress, project by project: dates and amounts, never a cost per service.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::bruch::Bruch;
use ozg_domain::foerderung::schere::{Lage, Projektgeld, Urteil, urteil};
use ozg_domain::projekt::Projekt;
use ozg_domain::regel::Regel;
use ozg_domain::wert::Wert;
use ozg_store::{Leser, Satz, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, GeldschereDto, SchereZeileDto};
use crate::geldseite::{bis, cent};
use crate::haushalt::quote;
use crate::leistung::{saetze, text};
use crate::projekt::zeitangabe;
use crate::uebersicht::{cent_text, mindestens};
use crate::zeitpunkt::feldfehler;

/// Longest time that may be asked for, in days: ten years.
const TAGE_HOECHSTENS: u32 = 3_650;

impl Anwendung {
    /// Projects with money drawn and no change of phase in that many days, and the reverse.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for less than 1 or more than 3,650 days; as the catalogue reports.
    pub fn geldschere_get(&self, stichtag: NaiveDate, tage: u32) -> Result<GeldschereDto, ApiFehler> {
        if !(1..=TAGE_HOECHSTENS).contains(&tage) {
            let regel = Regel::KeineZahl { min: 1, max: i64::from(TAGE_HOECHSTENS) };
            return Err(feldfehler("tage", &tage.to_string(), regel));
        }
        self.lesen(|l| schere(l, stichtag, tage))
    }
}

fn schere(l: &Leser<'_>, stichtag: NaiveDate, tage: u32) -> Result<GeldschereDto, StoreFehler> {
    let geld = projektgelder(l, stichtag)?;
    let mut dto = GeldschereDto {
        tage,
        geld_ohne_phase: Vec::new(),
        phase_ohne_geld: Vec::new(),
        projekte: 0,
        nicht_beurteilbar: 0,
        ohne_bewilligung: 0,
    };
    for p in l.projekte()? {
        let g = geld.get(&p.kuerzel).copied().unwrap_or_default();
        let Some(u) = urteil(&p, &g, stichtag, tage) else {
            continue;
        };
        dto.projekte += 1;
        match u.lage {
            Lage::GeldOhnePhase => dto.geld_ohne_phase.push(zeile(&p, &u, &g)),
            Lage::PhaseOhneGeld => dto.phase_ohne_geld.push(zeile(&p, &u, &g)),
            Lage::NichtBeurteilbar => dto.nicht_beurteilbar += 1,
            Lage::OhneBewilligung => dto.ohne_bewilligung += 1,
            Lage::Unauffaellig => {}
        }
    }
    let titel = |a: &SchereZeileDto, b: &SchereZeileDto| (&a.titel, &a.kuerzel).cmp(&(&b.titel, &b.kuerzel));
    dto.geld_ohne_phase.sort_by(|a, b| b.tage.cmp(&a.tage).then_with(|| titel(a, b)));
    dto.phase_ohne_geld.sort_by(|a, b| a.tage.cmp(&b.tage).then_with(|| titel(a, b)));
    Ok(dto)
}

fn zeile(p: &Projekt, u: &Urteil, g: &Projektgeld) -> SchereZeileDto {
    let voll = g.bewilligt_ohne_betrag == 0 && g.abrufe_unvollstaendig == 0;
    let anteil = g.abgeflossen.zip(g.bewilligt).filter(|_| voll).and_then(|(p, b)| Bruch::neu(p, b));
    SchereZeileDto {
        kuerzel: p.kuerzel.clone(),
        titel: p.titel.clone(),
        phase: u.phase.wort().to_owned(),
        seit: u.seit.as_ref().map(zeitangabe),
        tage: u.tage,
        bewilligt_text: mindestens(g.bewilligt, g.bewilligt_ohne_betrag),
        abgeflossen_text: match g.abgeflossen {
            Some(_) => mindestens(g.abgeflossen, g.abrufe_unvollstaendig),
            None => cent_text(None),
        },
        abrufquote: anteil.map(quote),
        letzter_abruf: g.letzter_abruf.map(|d| d.to_string()),
    }
}

/// The money of each project up to the day.
fn projektgelder(l: &Leser<'_>, tag: NaiveDate) -> Result<BTreeMap<String, Projektgeld>, StoreFehler> {
    let mut je_projekt: BTreeMap<String, Projektgeld> = BTreeMap::new();
    let mut projekt_von: BTreeMap<String, String> = BTreeMap::new();
    for s in saetze(l, "bewilligung")? {
        let Some(projekt) = text(&s, "projekt") else {
            continue;
        };
        if bis(&s, tag) && s.text("stand") == "bewilligt" {
            let g = je_projekt.entry(projekt.clone()).or_default();
            g.hat_bewilligung = true;
            match (cent(&s), s.wert("datum")) {
                (Some(c), Some(_)) => g.bewilligt = Some(g.bewilligt.unwrap_or(0) + c),
                // An amount without a day is in no dated total; the total is a lower bound then, too.
                (Some(_), None) | (None, _) => g.bewilligt_ohne_betrag += 1,
            }
        }
        // What has flowed has flowed, whatever became of the grant.
        projekt_von.insert(s.text("kennung"), projekt);
    }
    for s in saetze(l, "abruf")?.iter().filter(|s| bis(s, tag)) {
        let Some(projekt) = projekt_von.get(&s.text("bewilligung")) else {
            continue;
        };
        abrufen(je_projekt.entry(projekt.clone()).or_default(), s);
    }
    Ok(je_projekt)
}

fn abrufen(g: &mut Projektgeld, s: &Satz) {
    let rueckzahlung = s.text("art") == "rueckzahlung";
    match (cent(s), s.wert("datum")) {
        (Some(c), Some(Wert::Tag(d))) => {
            let c = if rueckzahlung { -c } else { c };
            g.abgeflossen = Some(g.abgeflossen.unwrap_or(0) + c);
            if !rueckzahlung {
                g.letzter_abruf = g.letzter_abruf.max(Some(*d));
            }
        }
        _ => g.abrufe_unvollstaendig += 1,
    }
}
