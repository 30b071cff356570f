//! Connections and their settings.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreFehler;

/// How long a writer waits for another one before it says so.
const WARTEZEIT: Duration = Duration::from_secs(5);

/// Before this version a race of two WAL connections could lose committed writes.
const SQLITE_MINDESTENS: i32 = 3_051_003;

/// What the connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zweck {
    /// Reads only.
    Lesen,
    /// Reads earlier states: writes temporary tables only.
    Damals,
    /// Reads and writes.
    Schreiben,
    /// Looks at a file that nobody has open, without locks and side files.
    Ansehen,
    /// Makes a new file.
    Anlegen,
}

/// Opens and sets up a connection.
///
/// # Errors
/// As SQLite reports, with the path.
pub(crate) fn oeffnen(pfad: &Path, zweck: Zweck) -> Result<Connection, StoreFehler> {
    version_pruefen()?;
    let grund = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match zweck {
        Zweck::Lesen | Zweck::Damals | Zweck::Schreiben => {
            Connection::open_with_flags(pfad, grund | OpenFlags::SQLITE_OPEN_READ_WRITE)
        }
        Zweck::Anlegen => Connection::open_with_flags(
            pfad,
            grund | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        ),
        Zweck::Ansehen => Connection::open_with_flags(
            unveraenderlich(pfad),
            grund | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        ),
    }
    .map_err(|e| StoreFehler::from(e).mit_pfad(pfad))?;
    einrichten(&conn, zweck).map_err(|e| StoreFehler::from(e).mit_pfad(pfad))?;
    Ok(conn)
}

fn einrichten(conn: &Connection, zweck: Zweck) -> rusqlite::Result<()> {
    conn.busy_timeout(WARTEZEIT)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.execute_batch("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -16000;")?;
    match zweck {
        Zweck::Lesen => conn.execute_batch("PRAGMA query_only = ON;"),
        // The tables of an earlier state may refer to rows that are seen through a view; they were checked then.
        Zweck::Damals => conn.execute_batch(
            "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;",
        ),
        // What is erased is overwritten: contacts and drafts leave no trace in free pages.
        Zweck::Schreiben => conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"),
        Zweck::Ansehen => Ok(()),
        // The new file is renamed into place only when it is complete, so nothing needs a journal before.
        Zweck::Anlegen => conn.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"),
    }
}

fn version_pruefen() -> Result<(), StoreFehler> {
    if rusqlite::version_number() < SQLITE_MINDESTENS {
        return Err(StoreFehler::SqliteZuAlt(rusqlite::version().to_owned()));
    }
    Ok(())
}

/// `file:` address of an unchanging file; every byte that has a meaning in an address is escaped.
fn unveraenderlich(pfad: &Path) -> String {
    let mut uri = String::from("file:");
    for b in pfad.as_os_str().as_encoded_bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(*b));
            }
            b => uri.push_str(&format!("%{b:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn die_eingebaute_sqlite_verliert_keine_wal() {
        assert!(rusqlite::version_number() >= super::SQLITE_MINDESTENS, "{}", rusqlite::version());
    }
}
