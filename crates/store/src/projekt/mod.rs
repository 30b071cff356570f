//! Projects as the rules need them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use crate::{Leser, StoreFehler};

/// What lists show of a project beside what the rules need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Projektzusatz {
    /// Themenfelder.
    pub themenfelder: Vec<String>,
    /// Organisations that lead it.
    pub leitung: Vec<String>,
    /// Relation to EfA.
    pub efa: Option<String>,
    /// Services by OZG-ID or LeiKa-Schlüssel.
    pub leistungen: Vec<String>,
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
        let mut meilensteine = self.meilensteine()?;
        let mut sachstaende: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("sachstand_tage.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            if let Some(d) = tag(z.get("stand_am")?)? {
                sachstaende.entry(z.get("projekt")?).or_default().push(d);
            }
        }
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let mut zeilen = abfrage.query([])?;
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
                kuerzel,
            });
        }
        Ok(aus)
    }

    fn meilensteine(&self) -> Result<BTreeMap<String, Vec<Meilenstein>>, StoreFehler> {
        let mut aus: BTreeMap<String, Vec<Meilenstein>> = BTreeMap::new();
        let mut abfrage = self.conn.prepare_cached(include_str!("meilensteine.sql"))?;
        let mut zeilen = abfrage.query([])?;
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

    /// What lists show beside, by kuerzel.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn projektzusaetze(&self) -> Result<BTreeMap<String, Projektzusatz>, StoreFehler> {
        let liste = |t: Option<String>| -> Vec<String> {
            t.map(|t| t.split('|').map(str::to_owned).collect()).unwrap_or_default()
        };
        let mut abfrage = self.conn.prepare_cached(include_str!("zusatz.sql"))?;
        let zeilen = abfrage.query_map([], |z| {
            Ok((
                z.get("kuerzel")?,
                Projektzusatz {
                    themenfelder: liste(z.get("themenfelder")?),
                    leitung: z
                        .get::<_, Option<String>>("leitung")?
                        .map(|t| t.split('\u{1f}').map(str::to_owned).collect())
                        .unwrap_or_default(),
                    efa: z.get("efa")?,
                    leistungen: liste(z.get("leistungen")?),
                },
            ))
        })?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }
}
