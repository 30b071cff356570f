//! The demo catalogue: 35 invented projects with a full history, and an invented offer, made from a seed.
//!
//! Pure: the same seed and the same shipped rows give the same entries, on every machine. No clock, no hash
//! order, no floating point. Order of events: `los` draws what becomes of each project, `zeitplan` fixes
//! its true dates, then each topic writes down what somebody would have entered and when; `angebot` does the
//! same for Lösungen, responsibilities and the roll-out in the Kommunen; `chronik` puts it all in order.
//! Bodies, persons and sources are invented and say so; only the names of the OZG-Leistungen and of Länder,
//! and the AGS of the Kommunen are real.

mod angebot;
mod beteiligte;
mod bewertungen;
mod bewilligungen;
mod budget;
mod chronik;
mod foerderung;
mod kalender;
mod los;
mod meilensteine;
mod merkmale;
mod prognosen;
mod projekte;
mod rahmen;
mod risiken;
mod sachstaende;
mod termine;
mod texte;
mod zeitplan;
mod zufall;

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

/// One future history entry of the demo catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entwurf {
    /// When it was entered.
    pub zeit: DateTime<Utc>,
    /// Function that entered it, never a person's name.
    pub person: &'static str,
    /// "ui", "import" or "cli".
    pub herkunft: &'static str,
    /// What was done, for example "meilenstein_set".
    pub operation: &'static str,
    /// Why, where a reason was given.
    pub grund: Option<String>,
    /// What changes, in order; no row occurs twice as the same kind of step.
    pub schritte: Vec<Schritt>,
}

/// One change of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schritt {
    /// Sets the named fields of one row, which is made if its key is new; others keep their value.
    Setzen {
        /// Name of the noun.
        nomen: &'static str,
        /// Header and cell in profile opendata, the key among them. An empty cell clears.
        felder: Vec<(&'static str, String)>,
    },
    /// Removes one row.
    Entfernen {
        /// Name of the noun.
        nomen: &'static str,
        /// Cells of the key, in the order of the header.
        schluessel: Vec<String>,
    },
}

/// The shipped rows that the demo is told about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamm {
    /// OZG-Leistungen in the order of the catalogue, at most 1,000.
    pub leistungen: Vec<Leistung>,
    /// Kommunen in the order of the catalogue.
    pub kommunen: Vec<Kommune>,
}

/// An OZG-Leistung that a project can be named after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leistung {
    /// Five digits.
    pub ozg_id: String,
    /// Official name.
    pub name: String,
    /// Name of its Themenfeld.
    pub themenfeld: String,
    /// Whether it counts in the scope `kommunal` (not all its LeiKa-Leistungen are of Typ 1).
    pub kommunal: bool,
    /// Schlüssel of its LeiKa-Leistungen that are not of Typ 1.
    pub leika: Vec<String>,
}

/// A Kommune that can offer a Leistung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kommune {
    /// Eight digits.
    pub ags: String,
    /// Kind, a word of the noun.
    pub typ: String,
    /// Key of its Kreis or its own.
    pub kreis: String,
    /// Inhabitants; 0 if not known.
    pub einwohner: i64,
}

/// All entries of the demo catalogue of that seed, by time, each later than the one before.
///
/// Always 35 projects. With fewer than 35 Leistungen the remaining projects get a number for a name.
#[must_use]
pub fn entwuerfe(seed: u64, stamm: &Stamm) -> Vec<Entwurf> {
    let lose = los::ziehen(seed);
    let projekte = projekte::benennen(seed, &stamm.leistungen, &lose);
    let mut chronik = chronik::Chronik::default();
    // Its own record, so that the projects' entries keep their times and numbers.
    let mut dazu = chronik::Chronik::default();
    for (projekt, los) in projekte.iter().zip(&lose) {
        projekte::anlegen(seed, projekt, los, &mut chronik);
        beteiligte::nachtragen(seed, projekt, los, &mut chronik);
        if let Some(plan) = zeitplan::bauen(seed, projekt.nr, los) {
            let akte = zeitplan::Akte { seed, projekt, los, plan: &plan };
            let gemeldet = meilensteine::schreiben(&akte, &mut chronik);
            prognosen::schreiben(&akte, &mut chronik);
            merkmale::schreiben(&akte, &mut chronik);
            sachstaende::schreiben(&akte, &gemeldet, &mut chronik);
            bewertungen::schreiben(&akte, &mut dazu);
            risiken::schreiben(&akte, &mut dazu);
        }
    }
    bewilligungen::schreiben(seed, &projekte, &lose, &mut chronik);
    foerderung::schreiben(seed, &mut chronik);
    budget::schreiben(seed, &projekte, &lose, &mut dazu);
    angebot::schreiben(seed, stamm, &projekte, &lose, &mut dazu);
    rahmen::schreiben(seed, stamm, &mut dazu);
    chronik.abschliessen(seed, dazu)
}
