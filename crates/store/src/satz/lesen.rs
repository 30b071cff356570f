//! Reading rows of any noun.

use std::collections::HashMap;

use ozg_domain::nomen::{Art, Nomen};
use rusqlite::params_from_iter;
use rusqlite::types::ValueRef;

use super::{FELDER_HOECHSTENS, Satz, Zelle, aus_sql, schluessel_text};
use crate::{Leser, StoreFehler};

fn spalten(nomen: &Nomen) -> String {
    nomen.felder.iter().map(|f| f.spalte()).collect::<Vec<_>>().join(", ")
}

fn nach_schluessel(nomen: &Nomen) -> String {
    let teile: Vec<_> =
        nomen.schluessel().enumerate().map(|(i, f)| format!("{} = ?{}", f.spalte(), i + 1)).collect();
    teile.join(" AND ")
}

fn ordnung(nomen: &Nomen) -> String {
    nomen.schluessel().map(|f| f.spalte()).collect::<Vec<_>>().join(", ")
}

impl Leser<'_> {
    /// All rows of a noun, ordered by key.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] for a value that the schema does not promise.
    pub fn satz_liste(&self, nomen: &'static Nomen) -> Result<Vec<Satz>, StoreFehler> {
        let quellen = self.fundstellen()?;
        let sql = format!("SELECT {} FROM {} ORDER BY {}", spalten(nomen), nomen.name, ordnung(nomen));
        let mut abfrage = self.conn.prepare_cached(&sql)?;
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            aus.push(self.satz_aus(nomen, z, &quellen)?);
        }
        Ok(aus)
    }

    /// Rows that hold that text in one of their columns, ordered by key; `feld` is a header of the noun.
    ///
    /// # Errors
    /// As [`Self::satz_liste`]; [`StoreFehler::Inhalt`] if the noun has no such field.
    pub fn satz_liste_mit(
        &self,
        nomen: &'static Nomen,
        feld: &str,
        wert: &str,
    ) -> Result<Vec<Satz>, StoreFehler> {
        let spalte = nomen.felder.iter().find(|f| f.kopf == feld).map(|f| f.spalte());
        let spalte = spalte.ok_or_else(|| StoreFehler::Inhalt(format!("no such field: {feld}")))?;
        let quellen = HashMap::new();
        let sql = format!(
            "SELECT {} FROM {} WHERE {spalte} = ?1 ORDER BY {}",
            spalten(nomen),
            nomen.name,
            ordnung(nomen)
        );
        let mut abfrage = self.conn.prepare_cached(&sql)?;
        let mut zeilen = abfrage.query([wert])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            aus.push(self.satz_aus(nomen, z, &quellen)?);
        }
        Ok(aus)
    }

    /// Rows whose quelle is that kennung (`None`: empty), by key, at most that many.
    pub(crate) fn saetze_mit_quelle(
        &self,
        nomen: &'static Nomen,
        kennung: Option<&str>,
        hoechstens: usize,
    ) -> Result<Vec<Satz>, StoreFehler> {
        let quellen = self.fundstellen()?;
        let sql = format!(
            "SELECT {} FROM {} WHERE quelle IS ?1 ORDER BY {} LIMIT ?2",
            spalten(nomen),
            nomen.name,
            ordnung(nomen)
        );
        let mut abfrage = self.conn.prepare_cached(&sql)?;
        let mut zeilen =
            abfrage.query(rusqlite::params![kennung, i64::try_from(hoechstens).unwrap_or(i64::MAX)])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            aus.push(self.satz_aus(nomen, z, &quellen)?);
        }
        Ok(aus)
    }

    /// The row with that key.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as SQLite reports.
    pub fn satz(&self, nomen: &'static Nomen, schluessel: &[String]) -> Result<Satz, StoreFehler> {
        self.satz_falls(nomen, schluessel)?.ok_or_else(|| StoreFehler::NichtGefunden {
            nomen: nomen.name,
            schluessel: schluessel_text(schluessel),
        })
    }

    pub(crate) fn satz_falls(
        &self,
        nomen: &'static Nomen,
        schluessel: &[String],
    ) -> Result<Option<Satz>, StoreFehler> {
        // Whoever asks with too few or too many cells asks for nothing that there is.
        if schluessel.len() != nomen.schluessel().count() {
            return Ok(None);
        }
        let schluessel = self.kanonisch(nomen, schluessel)?;
        let quellen = HashMap::new();
        let sql = format!("SELECT {} FROM {} WHERE {}", spalten(nomen), nomen.name, nach_schluessel(nomen));
        let mut abfrage = self.conn.prepare_cached(&sql)?;
        let mut zeilen = abfrage.query(params_from_iter(schluessel.iter()))?;
        match zeilen.next()? {
            Some(z) => Ok(Some(self.satz_aus(nomen, z, &quellen)?)),
            None => Ok(None),
        }
    }

    /// Gives each row to `nimm` without copying it, ordered by key; for exports of any size in constant memory.
    ///
    /// # Errors
    /// As SQLite reports, and whatever `nimm` returns.
    pub fn satz_strom<E: From<StoreFehler>>(
        &self,
        nomen: &'static Nomen,
        mut nimm: impl FnMut(&[Zelle<'_>]) -> Result<(), E>,
    ) -> Result<u64, E> {
        let sql_fehler = |e: rusqlite::Error| E::from(StoreFehler::from(e));
        let quellen = self.fundstellen()?;
        let sql = format!("SELECT {} FROM {} ORDER BY {}", spalten(nomen), nomen.name, ordnung(nomen));
        let mut abfrage = self.conn.prepare_cached(&sql).map_err(sql_fehler)?;
        let mut zeilen = abfrage.query([]).map_err(sql_fehler)?;
        let mut anzahl = 0;
        while let Some(z) = zeilen.next().map_err(sql_fehler)? {
            let mut zellen = [Zelle::Leer; FELDER_HOECHSTENS];
            for (i, feld) in nomen.felder.iter().enumerate() {
                zellen[i] = match z.get_ref(i).map_err(sql_fehler)? {
                    ValueRef::Null => Zelle::Leer,
                    ValueRef::Integer(n) => Zelle::Zahl(n),
                    ValueRef::Text(t) => {
                        let text = std::str::from_utf8(t)
                            .map_err(|e| E::from(StoreFehler::Inhalt(e.to_string())))?;
                        match (feld.art, text) {
                            (_, "") => Zelle::Leer,
                            (Art::Quelle, id) => Zelle::Text(quellen.get(id).map_or(id, String::as_str)),
                            (_, t) => Zelle::Text(t),
                        }
                    }
                    ValueRef::Real(_) | ValueRef::Blob(_) => {
                        return Err(StoreFehler::Inhalt(format!("{}: unexpected type", feld.kopf)).into());
                    }
                };
            }
            nimm(&zellen[..nomen.felder.len()])?;
            anzahl += 1;
        }
        Ok(anzahl)
    }

    /// Number of rows of a noun.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn satz_anzahl(&self, nomen: &'static Nomen) -> Result<u32, StoreFehler> {
        let sql = format!("SELECT count(*) AS anzahl FROM {}", nomen.name);
        Ok(self.conn.prepare_cached(&sql)?.query_row([], |z| z.get("anzahl"))?)
    }

    /// kennung → Fundstelle of all sources.
    pub(crate) fn fundstellen(&self) -> Result<HashMap<String, String>, StoreFehler> {
        let mut abfrage = self.conn.prepare_cached(include_str!("fundstellen.sql"))?;
        let zeilen = abfrage.query_map([], |z| Ok((z.get("kennung")?, z.get("fundstelle")?)))?;
        Ok(zeilen.collect::<Result<_, _>>()?)
    }

    fn satz_aus(
        &self,
        nomen: &'static Nomen,
        z: &rusqlite::Row<'_>,
        quellen: &HashMap<String, String>,
    ) -> Result<Satz, StoreFehler> {
        let mut werte = Vec::with_capacity(nomen.felder.len());
        for feld in nomen.felder {
            let mut wert = aus_sql(feld, z.get_ref(feld.spalte())?)?;
            if let (Art::Quelle, Some(ozg_domain::wert::Wert::Text(id))) = (feld.art, &mut wert) {
                let text = match quellen.get(id) {
                    Some(t) => Some(t.clone()),
                    None => self.fundstelle(id)?,
                };
                if let Some(text) = text {
                    *id = text;
                }
            }
            werte.push(wert);
        }
        Ok(Satz { nomen, werte })
    }
}
