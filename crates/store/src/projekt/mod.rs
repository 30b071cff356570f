//! Projects as the rules need them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use rusqlite::Params;

use crate::{Leser, StoreFehler};

/// Queries that give projects with what belongs to them.
struct Abfragen {
    projekte: &'static str,
    meilensteine: &'static str,
    sachstand_tage: &'static str,
}

const ALLE: Abfragen = Abfragen {
    projekte: include_str!("liste.sql"),
    meilensteine: include_str!("meilensteine.sql"),
    sachstand_tage: include_str!("sachstand_tage.sql"),
};
const EINES: Abfragen = Abfragen {
    projekte: include_str!("eines.sql"),
    meilensteine: include_str!("meilensteine_eines.sql"),
    sachstand_tage: include_str!("sachstand_tage_eines.sql"),
};

/// What lists show of a project beside what the rules need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Projektzusatz {
    /// Themenfelder.
    pub themenfelder: Vec<String>,
    /// Parties by role and name.
    pub beteiligte: Vec<Beteiligte>,
    /// What the search looks through besides.
    pub suchtext: String,
    /// Relation to EfA.
    pub efa: Option<String>,
    /// Services by OZG-ID or LeiKa-Schlüssel.
    pub leistungen: Vec<String>,
}

/// A party of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beteiligte {
    /// Name of the organisation.
    pub organisation: String,
    /// Word of the role.
    pub rolle: String,
    /// Fundstelle.
    pub quelle: Option<String>,
}

impl Projektzusatz {
    /// Organisations that lead the project.
    #[must_use]
    pub fn leitung(&self) -> Vec<String> {
        let leiten = |b: &&Beteiligte| b.rolle == "projektleitung";
        self.beteiligte.iter().filter(leiten).map(|b| b.organisation.clone()).collect()
    }
}

fn inhalt(was: &str, wert: &str) -> StoreFehler {
    StoreFehler::Inhalt(format!("{was}: {wert}"))
}

fn tag(text: Option<String>) -> Result<Option<NaiveDate>, StoreFehler> {
    text.map(|t| t.parse().map_err(|_| inhalt("date", &t))).transpose()
}

impl Leser<'_> {
    /// All projects with milestones and days of their Sachstände, by title.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn projekte(&self) -> Result<Vec<Projekt>, StoreFehler> {
        self.projekte_aus(&ALLE, [])
    }

    /// One project, by its kuerzel in any case; its milestones and reports alone are read.
    ///
    /// # Errors
    /// As [`Self::projekte`].
    pub fn projekt(&self, kuerzel: &str) -> Result<Option<Projekt>, StoreFehler> {
        // Beyond ASCII SQLite does not know which letters are the same.
        let Some(kuerzel) = self.kuerzel(kuerzel)? else { return Ok(None) };
        Ok(self.projekte_aus(&EINES, [kuerzel.as_str()])?.pop())
    }

    /// Titles of all projects by kuerzel.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn projekttitel(&self) -> Result<BTreeMap<String, String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("titel.sql"))?;
        let zeilen = abfrage.query_map([], |z| Ok((z.get("kuerzel")?, z.get("titel")?)))?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    fn projekte_aus<P: Params + Copy>(&self, sql: &Abfragen, wo: P) -> Result<Vec<Projekt>, StoreFehler> {
        let mut meilensteine = self.meilensteine(sql.meilensteine, wo)?;
        let mut sachstaende: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
        let mut wiedervorlagen: BTreeMap<String, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(sql.sachstand_tage)?;
        let mut zeilen = abfrage.query(wo)?;
        while let Some(z) = zeilen.next()? {
            if let Some(d) = tag(z.get("stand_am")?)? {
                let projekt: String = z.get("projekt")?;
                if let Some(faellig) = tag(z.get("faellig_am")?)? {
                    wiedervorlagen.entry(projekt.clone()).or_default().push((d, faellig));
                }
                sachstaende.entry(projekt).or_default().push(d);
            }
        }
        let mut abfrage = self.conn.prepare_cached(sql.projekte)?;
        let mut zeilen = abfrage.query(wo)?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let kuerzel: String = z.get("kuerzel")?;
            aus.push(Projekt {
                titel: z.get("titel")?,
                eines_der_35: z.get::<_, Option<String>>("eines_der_35")?.map(|t| t == "ja"),
                aufgenommen_am: tag(z.get("aufgenommen_am")?)?,
                ausgeschieden_am: tag(z.get("ausgeschieden_am")?)?,
                zurueckgestellt_am: tag(z.get("zurueckgestellt_am")?)?,
                fortgesetzt_am: tag(z.get("fortgesetzt_am")?)?,
                belegt: z.get("belegt")?,
                meilensteine: meilensteine.remove(&kuerzel).unwrap_or_default(),
                sachstaende: sachstaende.remove(&kuerzel).unwrap_or_default(),
                wiedervorlagen: wiedervorlagen.remove(&kuerzel).unwrap_or_default(),
                kuerzel,
            });
        }
        Ok(aus)
    }

    fn meilensteine(
        &self,
        sql: &str,
        wo: impl Params,
    ) -> Result<BTreeMap<String, Vec<Meilenstein>>, StoreFehler> {
        let mut aus: BTreeMap<String, Vec<Meilenstein>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(sql)?;
        let mut zeilen = abfrage.query(wo)?;
        while let Some(z) = zeilen.next()? {
            let (schritt, art): (String, String) = (z.get("schritt")?, z.get("art")?);
            let genauigkeit: String = z.get("genauigkeit")?;
            let g = Genauigkeit::lesen(&genauigkeit).ok_or_else(|| inhalt("genauigkeit", &genauigkeit))?;
            aus.entry(z.get("projekt")?).or_default().push(Meilenstein {
                schritt: Schritt::lesen(&schritt).ok_or_else(|| inhalt("schritt", &schritt))?,
                art: MeilensteinArt::lesen(&art).ok_or_else(|| inhalt("art", &art))?,
                zeit: Zeitangabe::neu(tag(z.get("datum")?)?, g).map_err(|_| inhalt("datum", &genauigkeit))?,
                belegt: z.get("belegt")?,
            });
        }
        Ok(aus)
    }

    /// What lists show beside, by kuerzel; of the Sachstände those up to the day.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn projektzusaetze(
        &self,
        stichtag: NaiveDate,
    ) -> Result<BTreeMap<String, Projektzusatz>, StoreFehler> {
        let liste = |t: Option<String>| -> Vec<String> {
            t.map(|t| t.split('|').map(str::to_owned).collect()).unwrap_or_default()
        };
        let mut aus: BTreeMap<String, Projektzusatz> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("zusatz.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let zusatz = aus.entry(z.get("kuerzel")?).or_default();
            zusatz.themenfelder = liste(z.get("themenfelder")?);
            zusatz.efa = z.get("efa")?;
            zusatz.leistungen = liste(z.get("leistungen")?);
        }
        let mut abfrage = self.conn.prepare_cached(include_str!("beteiligte.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            aus.entry(z.get("projekt")?).or_default().beteiligte.push(Beteiligte {
                organisation: z.get("organisation")?,
                rolle: z.get("rolle")?,
                quelle: z.get("quelle")?,
            });
        }
        let mut abfrage = self.conn.prepare_cached(include_str!("suchtext.sql"))?;
        let mut zeilen = abfrage.query([stichtag.to_string()])?;
        while let Some(z) = zeilen.next()? {
            let teile: [Option<String>; 2] = [z.get("leistungen")?, z.get("sachstand")?];
            aus.entry(z.get("kuerzel")?).or_default().suchtext =
                teile.into_iter().flatten().collect::<Vec<_>>().join("\n");
        }
        Ok(aus)
    }
}
