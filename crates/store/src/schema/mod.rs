//! Schema: frozen migrations, generated triggers, and the expected text of both.

use std::collections::BTreeMap;

use ozg_domain::nomen;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::{APPLICATION_ID, SCHEMA, StoreFehler};

/// Migrations in order; number n leads to schema n. Released ones never change.
const MIGRATIONEN: &[&str] = &[include_str!("0001.sql"), include_str!("0002.sql"), include_str!("0003.sql")];

/// Recorded tables: the one row that says what catalogue this is, all nouns, and the named baselines.
pub(crate) fn aufgezeichnete_tabellen() -> impl Iterator<Item = &'static str> {
    std::iter::once("katalog").chain(nomen::ALLE.iter().map(|n| n.name)).chain(["fassung"])
}

/// Schema number of a file.
pub(crate) fn stand(conn: &Connection) -> rusqlite::Result<i32> {
    conn.pragma_query_value(None, "user_version", |z| z.get(0))
}

/// Brings a file to the newest schema. One transaction: all or nothing.
///
/// # Errors
/// As SQLite reports; [`StoreFehler::Beschaedigt`] if an applied migration is not the one we know.
pub(crate) fn migrieren(conn: &mut Connection) -> Result<(), StoreFehler> {
    migrieren_mit(conn, MIGRATIONEN)
}

fn migrieren_mit(conn: &mut Connection, migrationen: &[&str]) -> Result<(), StoreFehler> {
    let bisher = |conn: &Connection| stand(conn).map(|s| usize::try_from(s).unwrap_or(0));
    if bisher(conn)? >= migrationen.len() {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another program that opened the same file may have been faster.
    let stand = bisher(&tx)?;
    if stand >= migrationen.len() {
        return Ok(());
    }
    for (i, sql) in migrationen.iter().enumerate() {
        let (nr, summe) = (i64::try_from(i).unwrap_or(i64::MAX) + 1, hex(&Sha256::digest(sql.as_bytes())));
        if i < stand {
            let alt: String =
                tx.query_row("SELECT pruefsumme FROM schema_migration WHERE nr = ?1", [nr], |z| {
                    z.get("pruefsumme")
                })?;
            if alt != summe {
                return Err(StoreFehler::Beschaedigt {
                    pfad: std::path::PathBuf::new(),
                    grund: format!("migration {nr} differs"),
                });
            }
            continue;
        }
        tx.execute_batch(sql)?;
        tx.execute("INSERT INTO schema_migration (nr, pruefsumme) VALUES (?1, ?2)", params![nr, summe])?;
    }
    trigger_erneuern(&tx)?;
    tx.pragma_update(None, "user_version", i64::try_from(migrationen.len()).unwrap_or(i64::MAX))?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.commit()?;
    Ok(())
}

/// Compares the record of applied migrations with ours.
///
/// # Errors
/// [`StoreFehler::Beschaedigt`] if one is missing, foreign or not the one we know.
pub(crate) fn migrationen(conn: &Connection) -> Result<(), StoreFehler> {
    let soll: Vec<_> = MIGRATIONEN
        .iter()
        .take(usize::try_from(stand(conn)?).unwrap_or(0))
        .zip(1_i64..)
        .map(|(sql, nr)| (nr, hex(&Sha256::digest(sql.as_bytes()))))
        .collect();
    let mut abfrage = conn.prepare_cached("SELECT nr, pruefsumme FROM schema_migration ORDER BY nr")?;
    let zeilen = abfrage.query_map([], |z| Ok((z.get("nr")?, z.get("pruefsumme")?)))?;
    let ist: Result<Vec<(i64, String)>, _> = zeilen.collect();
    match ist {
        Ok(ist) if ist == soll => Ok(()),
        Err(e) if e.sqlite_error_code().is_some() => Err(e.into()),
        _ => Err(StoreFehler::Beschaedigt {
            pfad: std::path::PathBuf::new(),
            grund: "schema_migration differs".to_owned(),
        }),
    }
}

/// Columns of a table in their order, and those of its key in the order of the key. Virtual columns follow from
/// others and are not among them.
pub(crate) fn spalten(conn: &Connection, tabelle: &str) -> rusqlite::Result<(Vec<String>, Vec<String>)> {
    let mut abfrage = conn.prepare_cached("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let zeilen =
        abfrage.query_map([tabelle], |z| Ok((z.get::<_, i64>("pk")?, z.get::<_, String>("name")?)))?;
    let alle: Vec<_> = zeilen.collect::<Result<_, _>>()?;
    let mut schluessel: Vec<_> = alle.iter().filter(|(pk, _)| *pk > 0).cloned().collect();
    schluessel.sort();
    Ok((
        alle.into_iter().map(|(_, name)| name).collect(),
        schluessel.into_iter().map(|(_, name)| name).collect(),
    ))
}

/// Makes the triggers of each recorded table anew from its columns. The one place that knows them.
fn trigger_erneuern(conn: &Connection) -> rusqlite::Result<()> {
    for tabelle in aufgezeichnete_tabellen() {
        let (spalten, schluessel) = spalten(conn, tabelle)?;
        // A later migration brings the table.
        if spalten.is_empty() {
            continue;
        }
        for (art, sql) in trigger(tabelle, &spalten, &schluessel) {
            conn.execute_batch(&format!("DROP TRIGGER IF EXISTS chronik_{tabelle}_{art};\n{sql}"))?;
        }
    }
    Ok(())
}

fn trigger(tabelle: &str, spalten: &[String], schluessel: &[String]) -> [(&'static str, String); 4] {
    let objekt = |seite: &str| {
        let paare: Vec<_> = spalten.iter().map(|s| format!("'{s}', {seite}.{s}")).collect();
        format!("json_object({})", paare.join(", "))
    };
    let key = |seite: &str| {
        let teile: Vec<_> = schluessel.iter().map(|s| format!("{seite}.{s}")).collect();
        format!("json_array({})", teile.join(", "))
    };
    let unterschiede = |seite: &str| {
        let teile: Vec<_> = spalten
            .iter()
            .map(|s| {
                format!("SELECT '{s}' AS f, {seite}.{s} AS w WHERE OLD.{s} COLLATE BINARY IS NOT NEW.{s}")
            })
            .collect();
        format!("(SELECT json_group_object(f, w) FROM ({}))", teile.join(" UNION ALL "))
    };
    let verschieden: Vec<_> =
        spalten.iter().map(|s| format!("OLD.{s} COLLATE BINARY IS NOT NEW.{s}")).collect();
    let zeile = |key: String, art: &str, alt: String, neu: String| {
        format!(
            "  INSERT INTO aenderung (eintrag, tabelle, schluessel, art, alt, neu, salz) VALUES (\n    \
             (SELECT eintrag FROM chronik_zeiger), '{tabelle}', {key}, '{art}',\n    {alt},\n    {neu},\n    \
             lower(hex(randomblob(16))));\n"
        )
    };
    // REPLACE by another program would remove a row without its DELETE trigger, and the old values with it.
    let mut eindeutig = vec![schluessel.to_vec()];
    eindeutig.extend(match tabelle {
        "quelle" => Some(vec!["fundstelle".to_owned()]),
        "leika_leistung" => Some(vec!["leika_schluessel".to_owned()]),
        _ => None,
    });
    let da: Vec<_> = eindeutig
        .iter()
        .map(|spalten| {
            let gleich: Vec<_> = spalten.iter().map(|s| format!("{s} = NEW.{s}")).collect();
            format!("EXISTS (SELECT 1 FROM {tabelle} WHERE {})", gleich.join(" AND "))
        })
        .collect();
    [
        (
            "ersetzt",
            format!(
                "CREATE TRIGGER chronik_{tabelle}_ersetzt BEFORE INSERT ON {tabelle}\nWHEN {}\nBEGIN\n  \
                 SELECT RAISE(ABORT, 'UNIQUE constraint failed: {tabelle}');\nEND;",
                da.join(" OR ")
            ),
        ),
        (
            "neu",
            format!(
                "CREATE TRIGGER chronik_{tabelle}_neu AFTER INSERT ON {tabelle} BEGIN\n{}END;",
                zeile(key("NEW"), "neu", "NULL".into(), objekt("NEW"))
            ),
        ),
        (
            "geaendert",
            format!(
                "CREATE TRIGGER chronik_{tabelle}_geaendert AFTER UPDATE ON {tabelle}\nWHEN {}\nBEGIN\n{}END;",
                verschieden.join(" OR "),
                zeile(key("OLD"), "geaendert", unterschiede("OLD"), unterschiede("NEW"))
            ),
        ),
        (
            "geloescht",
            format!(
                "CREATE TRIGGER chronik_{tabelle}_geloescht AFTER DELETE ON {tabelle} BEGIN\n{}END;",
                zeile(key("OLD"), "geloescht", objekt("OLD"), "NULL".into())
            ),
        ),
    ]
}

/// Name → type and text of every object of a schema.
type Schematext = BTreeMap<String, (String, String)>;

fn schematext(conn: &Connection) -> rusqlite::Result<Schematext> {
    let mut abfrage = conn.prepare(
        // Only automatic indexes have no text. A reserved name protects nothing: SQLite loads such triggers, too.
        "SELECT type, name, tbl_name || char(10) || coalesce(sql, '') AS sql FROM sqlite_schema
         WHERE NOT (type = 'index' AND sql IS NULL)
           AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))",
    )?;
    let zeilen = abfrage.query_map([], |z| Ok((z.get("name")?, (z.get("type")?, z.get("sql")?))))?;
    zeilen.collect()
}

/// The text of that schema.
fn erwartet(fassung: i32) -> Result<Schematext, StoreFehler> {
    let bis = usize::try_from(fassung).unwrap_or(0).min(MIGRATIONEN.len());
    let mut conn = Connection::open_in_memory()?;
    migrieren_mit(&mut conn, &MIGRATIONEN[..bis])?;
    Ok(schematext(&conn)?)
}

/// SHA-256 of the text of the newest schema with its triggers; a test computes it anew.
const SCHEMATEXT_SHA256: &str = "943583639e4bed4dad3fbd412ebe3ad33e6282a0ec13275ebd21bb6b3ea27f1f";

fn summe(text: &Schematext) -> String {
    let mut h = Sha256::new();
    for (name, (typ, sql)) in text {
        for teil in [name, typ, sql] {
            h.update(u64::try_from(teil.len()).unwrap_or(u64::MAX).to_be_bytes());
            h.update(teil.as_bytes());
        }
    }
    hex(&h.finalize())
}

/// Compares the objects of a file with ours of the same schema: a foreign trigger or view, a missing or changed table
/// is found before any of it can act.
///
/// # Errors
/// [`StoreFehler::Beschaedigt`] with the first difference.
pub(crate) fn vergleichen(conn: &Connection) -> Result<(), StoreFehler> {
    let fassung = stand(conn)?;
    let kennung: i32 = conn.pragma_query_value(None, "application_id", |z| z.get(0))?;
    let pfad = std::path::PathBuf::new;
    if kennung != APPLICATION_ID || fassung < 1 {
        let grund = format!("application_id {kennung:#010x}, user_version {fassung}");
        return Err(StoreFehler::Fremd { pfad: pfad(), grund });
    }
    if fassung > SCHEMA {
        return Err(StoreFehler::Neuer { pfad: pfad(), datei: fassung, programm: SCHEMA });
    }
    let ist = match schematext(conn) {
        // A schema whose text is no text is damaged.
        Err(e) if e.sqlite_error_code().is_none() => {
            return Err(StoreFehler::Beschaedigt {
                pfad: std::path::PathBuf::new(),
                grund: format!("schema: {e}"),
            });
        }
        ergebnis => ergebnis?,
    };
    // The expected text itself, made by migrating an empty catalogue, is only needed to name a difference: making
    // it would be most of the time that opening takes.
    if fassung == SCHEMA && summe(&ist) == SCHEMATEXT_SHA256 {
        return Ok(());
    }
    let soll = erwartet(fassung)?;
    let fehler = |grund: String| Err(StoreFehler::Beschaedigt { pfad: std::path::PathBuf::new(), grund });
    for (name, wie) in &ist {
        match soll.get(name) {
            None => return fehler(format!("foreign {} {name}", wie.0)),
            Some(s) if s != wie => return fehler(format!("{} {name} differs", wie.0)),
            Some(_) => {}
        }
    }
    match soll.keys().find(|name| !ist.contains_key(*name)) {
        Some(name) => fehler(format!("{name} is missing")),
        None => Ok(()),
    }
}

/// Lower-case hex digits. A large import makes millions of digests, so no formatting byte by byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const ZIFFERN: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for b in bytes {
        text.push(char::from(ZIFFERN[usize::from(b >> 4)]));
        text.push(char::from(ZIFFERN[usize::from(b & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leer() -> Connection {
        let mut conn = Connection::open_in_memory().unwrap();
        migrieren(&mut conn).unwrap();
        conn
    }

    #[test]
    fn die_summe_ist_die_des_erwarteten_schemas() {
        assert_eq!(summe(&erwartet(SCHEMA).unwrap()), SCHEMATEXT_SHA256);
    }

    #[test]
    fn nomen_und_schema_stimmen_ueberein() {
        let conn = leer();
        for n in nomen::ALLE {
            let mut abfrage = conn
                .prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")
                .unwrap();
            let ist: Vec<(String, String, bool, bool)> = abfrage
                .query_map([n.name], |z| Ok((z.get(0)?, z.get(1)?, z.get(2)?, z.get::<_, i64>(3)? > 0)))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            let soll: Vec<_> = n
                .felder
                .iter()
                .map(|f| {
                    let typ = match f.art {
                        nomen::Art::Geld | nomen::Art::Zahl(..) => "INTEGER",
                        _ => "TEXT",
                    };
                    (f.spalte().to_owned(), typ.to_owned(), f.pflicht || f.schluessel, f.schluessel)
                })
                .collect();
            assert_eq!(ist, soll, "{}", n.name);
        }
    }

    #[test]
    fn jede_tabelle_hat_ihre_trigger_und_jedes_feld_steht_darin() {
        let conn = leer();
        let text = schematext(&conn).unwrap();
        for t in aufgezeichnete_tabellen() {
            for art in ["neu", "geaendert", "geloescht"] {
                let (_, sql) = &text[&format!("chronik_{t}_{art}")];
                let mut spalten = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
                for s in spalten.query_map([t], |z| z.get::<_, String>(0)).unwrap() {
                    let s = s.unwrap();
                    assert!(sql.contains(&format!("'{s}'")), "{t}.{s} fehlt in {art}");
                }
            }
        }
        let unbekannt: Vec<_> = text
            .iter()
            .filter(|(n, (art, _))| {
                art == "table"
                    && !aufgezeichnete_tabellen().any(|t| t == n.as_str())
                    && ![
                        "eintrag",
                        "aenderung",
                        "chronik_zeiger",
                        "kontakt",
                        "einstellung",
                        "schema_migration",
                    ]
                    .contains(&n.as_str())
            })
            .collect();
        assert!(unbekannt.is_empty(), "weder aufgezeichnet noch bewusst ausgenommen: {unbekannt:?}");
    }

    #[test]
    fn aktualisiert_ist_wie_neu() {
        const DREI: &str = "ALTER TABLE projekt ADD COLUMN bemerkung TEXT;";
        let bisher: &[&str] = MIGRATIONEN;
        let beide = [bisher, &[DREI]].concat();
        let mut alt = Connection::open_in_memory().unwrap();
        migrieren_mit(&mut alt, bisher).unwrap();
        alt.execute("INSERT INTO projekt (kuerzel, titel) VALUES ('jagd', 'Jagd')", []).unwrap();
        migrieren_mit(&mut alt, &beide).unwrap();
        let mut neu = Connection::open_in_memory().unwrap();
        migrieren_mit(&mut neu, &beide).unwrap();
        assert_eq!(schematext(&alt).unwrap(), schematext(&neu).unwrap());
        // The new column is recorded, the old change is still there as it was written.
        alt.execute("UPDATE projekt SET bemerkung = 'x'", []).unwrap();
        let neu: Vec<String> = alt
            .prepare("SELECT neu FROM aenderung ORDER BY nr")
            .unwrap()
            .query_map([], |z| z.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(neu[0].contains("\"titel\":\"Jagd\"") && !neu[0].contains("bemerkung"), "{neu:?}");
        assert_eq!(neu[1], "{\"bemerkung\":\"x\"}");
    }

    #[test]
    fn fremdes_im_schema_faellt_auf() {
        for (sql, fund) in [
            (
                "CREATE TRIGGER boese AFTER INSERT ON projekt BEGIN DELETE FROM eintrag; END",
                "foreign trigger boese",
            ),
            ("CREATE VIEW sicht AS SELECT 1", "foreign view sicht"),
            (
                "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_boese', 'frist', 0, 'CREATE TRIGGER sqlite_boese \
                 AFTER UPDATE ON frist BEGIN DELETE FROM kontakt; END')",
                "foreign trigger sqlite_boese",
            ),
            ("DROP TABLE kontakt", "kontakt is missing"),
            ("ALTER TABLE projekt ADD COLUMN x TEXT", "table projekt differs"),
        ] {
            let conn = leer();
            conn.execute_batch("PRAGMA writable_schema = ON").unwrap();
            conn.execute_batch(sql).unwrap();
            assert!(vergleichen(&conn).unwrap_err().to_string().contains(fund), "{sql}");
        }
        vergleichen(&leer()).unwrap();
    }
}
