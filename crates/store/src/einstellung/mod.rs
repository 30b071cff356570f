//! Settings of this file on this machine: never recorded, hashed or exported.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::{Leser, StoreFehler};

/// The participant as which this catalogue writes; made on the first write, so that a fresh demo or shipped
/// catalogue has the same bytes everywhere.
pub(crate) fn teilnehmer(conn: &Connection) -> Result<String, StoreFehler> {
    if let Some(t) = lesen(conn, "teilnehmer")? {
        return Ok(t);
    }
    let neu = Uuid::new_v4().to_string();
    setzen(conn, "teilnehmer", &neu)?;
    Ok(neu)
}

pub(crate) fn lesen(conn: &Connection, name: &str) -> Result<Option<String>, StoreFehler> {
    Ok(conn.prepare_cached(include_str!("lesen.sql"))?.query_row([name], |z| z.get("wert")).optional()?)
}

pub(crate) fn setzen(conn: &Connection, name: &str, wert: &str) -> Result<(), StoreFehler> {
    conn.prepare_cached(include_str!("setzen.sql"))?.execute([name, wert])?;
    Ok(())
}

pub(crate) fn loeschen(conn: &Connection, name: &str) -> Result<(), StoreFehler> {
    conn.prepare_cached(include_str!("loeschen.sql"))?.execute([name])?;
    Ok(())
}

impl Leser<'_> {
    /// All local settings whose name begins so, by name, without that beginning.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn einstellungen(&self, anfang: &str) -> Result<Vec<(String, String)>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("liste.sql"))?;
        let zeilen = abfrage.query_map([anfang], |z| {
            let name: String = z.get("name")?;
            Ok((name[anfang.len()..].to_owned(), z.get("wert")?))
        })?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    /// A local setting.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn einstellung(&self, name: &str) -> Result<Option<String>, StoreFehler> {
        lesen(self.conn, name)
    }
}
