//! The demo catalogue: 35 invented projects with a full history, made from a seed.
//!
//! Pure: the same seed and the same Leistungen give the same entries, on every machine. No clock, no hash
//! order, no floating point. Order of events: `los` draws what becomes of each project, `zeitplan` fixes
//! its true dates, then each topic writes down what somebody would have entered and when; `chronik` puts
//! it all in order. Bodies, persons and sources are invented and say so; only the names of the
//! OZG-Leistungen are real.

mod beteiligte;
mod bewilligungen;
mod chronik;
mod foerderung;
mod kalender;
mod los;
mod meilensteine;
mod merkmale;
mod prognosen;
mod projekte;
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

/// An OZG-Leistung that a project can be named after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leistung {
    /// Five digits.
    pub ozg_id: String,
    /// Official name.
    pub name: String,
    /// Name of its Themenfeld.
    pub themenfeld: String,
}

/// All entries of the demo catalogue of that seed, by time, each later than the one before.
///
/// Always 35 projects. With fewer than 35 Leistungen the remaining projects get a number for a name.
#[must_use]
pub fn entwuerfe(seed: u64, leistungen: &[Leistung]) -> Vec<Entwurf> {
    let lose = los::ziehen(seed);
    let projekte = projekte::benennen(seed, leistungen, &lose);
    let mut chronik = chronik::Chronik::default();
    for (projekt, los) in projekte.iter().zip(&lose) {
        projekte::anlegen(seed, projekt, los, &mut chronik);
        beteiligte::nachtragen(seed, projekt, los, &mut chronik);
        if let Some(plan) = zeitplan::bauen(seed, projekt.nr, los) {
            let akte = zeitplan::Akte { seed, projekt, los, plan: &plan };
            let gemeldet = meilensteine::schreiben(&akte, &mut chronik);
            prognosen::schreiben(&akte, &mut chronik);
            merkmale::schreiben(&akte, &mut chronik);
            sachstaende::schreiben(&akte, &gemeldet, &mut chronik);
        }
    }
    bewilligungen::schreiben(seed, &projekte, &lose, &mut chronik);
    foerderung::schreiben(seed, &mut chronik);
    chronik.abschliessen(seed)
}
