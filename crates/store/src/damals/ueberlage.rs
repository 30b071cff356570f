//! Temporary views that show the recorded tables as they were.

use std::collections::BTreeSet;

use rusqlite::{Connection, params_from_iter};

use super::gedaechtnis::{Gedaechtnis, werte, zelle_aus};
use crate::StoreFehler;

/// Which tables have their view; the others are seen as they stand in the file.
#[derive(Debug, Default)]
pub(super) struct Ueberlage {
    sichten: BTreeSet<&'static str>,
}

impl Ueberlage {
    /// Fills the views with the state right after that change.
    pub(super) fn fuellen(
        &mut self,
        conn: &Connection,
        gedaechtnis: &Gedaechtnis,
        bis: i64,
    ) -> Result<(), StoreFehler> {
        for tabelle in &self.sichten {
            conn.execute_batch(&format!("DELETE FROM temp.weg_{tabelle}; DELETE FROM temp.alt_{tabelle};"))?;
        }
        for (tabelle, tafel) in gedaechtnis.tafeln() {
            let schuebe: Vec<_> =
                gedaechtnis.schuebe(bis).filter(|s| s.tabellen.contains(&tabelle)).collect();
            let mut damals = tafel.damals(bis).peekable();
            if damals.peek().is_none() && schuebe.is_empty() {
                continue;
            }
            self.sicht(conn, tabelle)?;
            let platz = |n: usize| (1..=n).map(|i| format!("?{i}")).collect::<Vec<_>>().join(", ");
            let mut weg = conn.prepare_cached(&format!(
                "INSERT OR IGNORE INTO temp.weg_{tabelle} VALUES ({})",
                platz(tafel.spalten.schluessel.len())
            ))?;
            let mut alt = conn.prepare_cached(&format!(
                "INSERT INTO temp.alt_{tabelle} ({}) VALUES ({})",
                tafel.spalten.namen.join(", "),
                platz(tafel.spalten.namen.len())
            ))?;
            for schub in schuebe {
                schub.schluessel(conn, tabelle, |_, schluessel| {
                    weg.execute(params_from_iter(werte(schluessel)?.into_iter().map(zelle_aus)))?;
                    Ok(())
                })?;
            }
            for (schluessel, zeile) in damals {
                weg.execute(params_from_iter(werte(schluessel)?.into_iter().map(zelle_aus)))?;
                if let Some(zeile) = zeile {
                    alt.execute(params_from_iter(zeile.iter()))?;
                }
            }
        }
        Ok(())
    }

    /// Makes the view of a table: its rows without those in `weg_…`, and those in `alt_…`, which is like the table
    /// itself with its indexes.
    fn sicht(&mut self, conn: &Connection, tabelle: &'static str) -> Result<(), StoreFehler> {
        if self.sichten.contains(tabelle) {
            return Ok(());
        }
        let mut abfrage = conn.prepare_cached(
            "SELECT type, name, sql FROM main.sqlite_schema
             WHERE tbl_name = ?1 AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC",
        )?;
        let teile: Vec<(String, String, String)> = abfrage
            .query_map([tabelle], |z| Ok((z.get("type")?, z.get("name")?, z.get("sql")?)))?
            .collect::<Result<_, _>>()?;
        let mut sql = String::new();
        for (typ, name, text) in teile {
            // An index that is unique need not be so here.
            let (vorher, nachher) = match typ.as_str() {
                "table" => (format!("CREATE TABLE {tabelle} "), format!("CREATE TABLE temp.alt_{tabelle} ")),
                _ => (
                    format!("INDEX {name} ON {tabelle}("),
                    format!("CREATE INDEX temp.alt_{name} ON alt_{tabelle}("),
                ),
            };
            let Some((_, rest)) = text.split_once(&vorher) else {
                return Err(StoreFehler::Inhalt(format!("{typ} {name} is written in an unknown way")));
            };
            sql.push_str(&format!("{nachher}{rest};\n"));
        }
        let key = schluesselspalten(conn, tabelle)?;
        let namen: Vec<_> = key.iter().map(|k| k.name.as_str()).collect();
        let gleich: Vec<_> = namen.iter().map(|k| format!("m.{k} = w.{k}")).collect();
        // Typed and collated like the key itself: only then is the comparison answered by the index.
        let felder: Vec<_> =
            key.iter().map(|k| format!("{} {} COLLATE {}", k.name, k.typ, k.vergleich)).collect();
        let alle = alle_spalten(conn, tabelle)?.join(", ");
        sql.push_str(&format!(
            "CREATE TABLE temp.weg_{tabelle} ({}, PRIMARY KEY ({})) STRICT, WITHOUT ROWID;
             CREATE TEMP VIEW {tabelle} AS
               SELECT {alle} FROM main.{tabelle} AS m
               WHERE NOT EXISTS (SELECT 1 FROM temp.weg_{tabelle} AS w WHERE {})
               UNION ALL SELECT {alle} FROM temp.alt_{tabelle};",
            felder.join(", "),
            namen.join(", "),
            gleich.join(" AND ")
        ));
        conn.execute_batch(&sql)?;
        self.sichten.insert(tabelle);
        Ok(())
    }
}

/// A column of a key: its type and how it is compared.
struct Schluesselspalte {
    name: String,
    typ: String,
    vergleich: String,
}

fn schluesselspalten(conn: &Connection, tabelle: &str) -> Result<Vec<Schluesselspalte>, StoreFehler> {
    let mut abfrage = conn.prepare_cached(include_str!("schluesselspalten.sql"))?;
    let spalten = abfrage.query_map([tabelle], |z| {
        Ok(Schluesselspalte { name: z.get("name")?, typ: z.get("typ")?, vergleich: z.get("vergleich")? })
    })?;
    Ok(spalten.collect::<Result<_, _>>()?)
}

/// Columns with the virtual ones, which queries join on.
fn alle_spalten(conn: &Connection, tabelle: &str) -> Result<Vec<String>, StoreFehler> {
    let mut abfrage = conn.prepare_cached("SELECT name FROM pragma_table_xinfo(?1, 'main') ORDER BY cid")?;
    let namen = abfrage.query_map([tabelle], |z| z.get("name"))?;
    Ok(namen.collect::<Result<_, _>>()?)
}
