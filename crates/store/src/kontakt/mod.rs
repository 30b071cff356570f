//! Contacts: people to call. Local to this file: never recorded, hashed, exported, exchanged or logged.

use rusqlite::{Connection, ErrorCode};
use uuid::Uuid;

use crate::katalog::wal_leeren;
use crate::{Leser, StoreFehler};

/// Someone to call.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Kontakt {
    /// Key; empty for a new one.
    pub id: String,
    /// Project.
    pub projekt: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Name, 1–500 characters.
    pub name: String,
    /// Office phone, at most 120 characters.
    pub telefon: Option<String>,
    /// Office mail, at most 320 characters.
    pub mail: Option<String>,
}

/// Says nothing of the person: this type may end up in a log.
impl std::fmt::Debug for Kontakt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kontakt").field("id", &self.id).finish_non_exhaustive()
    }
}

pub(crate) fn setzen(conn: &Connection, k: &Kontakt) -> Result<(), StoreFehler> {
    let id = if k.id.is_empty() { Uuid::new_v4().to_string() } else { k.id.clone() };
    let ergebnis = conn.prepare_cached(include_str!("setzen.sql"))?.execute(rusqlite::params![
        id,
        k.projekt,
        k.organisation,
        k.name,
        k.telefon,
        k.mail
    ]);
    match ergebnis {
        // The former name, phone or mail of someone is erased like a contact.
        Ok(_) if !k.id.is_empty() => wal_leeren(conn).map(|_| ()),
        Ok(_) => Ok(()),
        Err(e) if e.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(StoreFehler::NichtGefunden {
                nomen: "organisation",
                schluessel: k.organisation.clone().or_else(|| k.projekt.clone()).unwrap_or_default(),
            })
        }
        Err(e) => Err(e.into()),
    }
}

pub(crate) fn loeschen(conn: &Connection, id: &str) -> Result<(), StoreFehler> {
    conn.prepare_cached(include_str!("loeschen.sql"))?.execute([id])?;
    // Input that was never saved is of the same person.
    conn.prepare_cached(include_str!("entwurf_loeschen.sql"))?.execute([id])?;
    wal_leeren(conn).map(|_| ())
}

impl Leser<'_> {
    /// Whether an organisation has a contact.
    pub(crate) fn organisation_hat_kontakt(&self, name: &str) -> Result<bool, StoreFehler> {
        Ok(self.conn.prepare_cached(include_str!("der_organisation.sql"))?.exists([name])?)
    }

    /// Contacts of one project, by name.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn kontakte(&self, projekt: &str) -> Result<Vec<Kontakt>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let zeilen = abfrage.query_map([projekt], |z| {
            Ok(Kontakt {
                id: z.get("id")?,
                projekt: z.get("projekt")?,
                organisation: z.get("organisation")?,
                name: z.get("name")?,
                telefon: z.get("telefon")?,
                mail: z.get("mail")?,
            })
        })?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }
}
