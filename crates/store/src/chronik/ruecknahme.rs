//! Taking an entry back: its changes in reverse, each checked against the present state, as a new entry.

use ozg_domain::nomen::nomen;
use rusqlite::types::Value as SqlWert;
use rusqlite::{OptionalExtension, params_from_iter};
use serde_json::{Map, Value};

use super::hash::GESCHWAERZT;
use super::{Aenderung, Eintrag};
use crate::schema::{aufgezeichnete_tabellen, spalten};
use crate::{Leser, Schreiber, StoreFehler};

/// Rows that other rows may have come to rest on since they were made on the way.
const NEBENBEI: [&str; 2] = ["quelle", "organisation"];
/// Columns whose exactness stands in the column `genauigkeit` of the same row.
const GENAUE: [&str; 2] = ["datum", "betrag_cent"];

impl Leser<'_> {
    /// The entry at a position of this catalogue.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as SQLite reports.
    pub fn eintrag(&self, nr: i64) -> Result<Eintrag, StoreFehler> {
        self.conn
            .prepare_cached(include_str!("eintrag.sql"))?
            .query_row([nr], super::eintrag)
            .optional()?
            .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "eintrag", schluessel: nr.to_string() })
    }
}

impl Schreiber<'_> {
    /// Takes back all changes of an entry, newest first. Sources and organisations that were made on the way stay
    /// where others rest on them by now.
    ///
    /// # Errors
    /// [`StoreFehler::InzwischenGeaendert`] if a row is not as the entry left it; [`StoreFehler::WirdGebraucht`] if
    /// other rows rest on one that would go; as SQLite reports.
    pub fn zuruecknehmen(&self, eintrag: &Eintrag) -> Result<(), StoreFehler> {
        let mut aenderungen = self.aenderungen(&eintrag.id, usize::MAX)?;
        aenderungen.reverse();
        for a in &aenderungen {
            let Some(tabelle) = aufgezeichnete_tabellen().find(|t| *t == a.tabelle && nomen(t).is_some())
            else {
                return Err(anders(a));
            };
            let geschwaerzt = |s: &[(String, Value)]| s.iter().any(|(_, w)| w.as_str() == Some(GESCHWAERZT));
            if geschwaerzt(&a.alt) || geschwaerzt(&a.neu) {
                return Err(anders(a));
            }
            match a.art.as_str() {
                "neu" => self.neu_zuruecknehmen(tabelle, a)?,
                "geaendert" => self.aenderung_zuruecknehmen(tabelle, a)?,
                _ => self.entfernung_zuruecknehmen(tabelle, a)?,
            }
        }
        // Only when all is back: an entry may have passed through what a single row must not be.
        for a in &aenderungen {
            self.stimmig(a)?;
        }
        Ok(())
    }

    /// The rules that the schema cannot hold: of a whole row, and of lists in cells.
    fn stimmig(&self, a: &Aenderung) -> Result<(), StoreFehler> {
        let Some(nomen) = nomen(&a.tabelle) else {
            return Ok(());
        };
        if a.art == "neu" {
            let weg = self.satz_falls(nomen, &a.schluessel)?.is_none();
            return if weg { self.listen_frei(nomen, &a.schluessel) } else { Ok(()) };
        }
        if self.satz_stimmig(nomen, &a.schluessel)? { Ok(()) } else { Err(anders(a)) }
    }

    fn neu_zuruecknehmen(&self, tabelle: &'static str, a: &Aenderung) -> Result<(), StoreFehler> {
        let jetzt = self.zeile(tabelle, &a.schluessel)?;
        let nebenbei = NEBENBEI.contains(&tabelle);
        if !jetzt.as_ref().is_some_and(|z| passt(z, &a.neu)) {
            return if nebenbei { Ok(()) } else { Err(anders(a)) };
        }
        // Contacts would go with their organisation, and nothing brings them back.
        if tabelle == "organisation" && self.organisation_hat_kontakt(&a.schluessel.join(""))? {
            return Ok(());
        }
        let (wo, werte) = wo(&self.schluesselspalten(tabelle)?, &a.schluessel, 0);
        match self
            .conn
            .prepare_cached(&format!("DELETE FROM {tabelle} WHERE {wo}"))?
            .execute(params_from_iter(werte))
        {
            Ok(_) => Ok(()),
            Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                if nebenbei {
                    return Ok(());
                }
                Err(StoreFehler::WirdGebraucht { nomen: tabelle, schluessel: a.schluessel.join(" · ") })
            }
            Err(e) => Err(e.into()),
        }
    }

    fn aenderung_zuruecknehmen(&self, tabelle: &'static str, a: &Aenderung) -> Result<(), StoreFehler> {
        let schluesselspalten = self.schluesselspalten(tabelle)?;
        // The key itself may have been corrected, e.g. the case of a kuerzel.
        let heute: Vec<String> = schluesselspalten
            .iter()
            .zip(&a.schluessel)
            .map(|(spalte, alt)| {
                let neu = a.neu.iter().find(|(k, _)| k == spalte).and_then(|(_, w)| w.as_str());
                neu.map_or_else(|| alt.clone(), str::to_owned)
            })
            .collect();
        if !self.zeile(tabelle, &heute)?.as_ref().is_some_and(|z| passt(z, &a.neu)) {
            return Err(anders(a));
        }
        let bekannt = self.alle_spalten(tabelle)?;
        if !self.gegenstueck_steht(a, &heute)? {
            return Err(anders(a));
        }
        let mut setzen = Vec::new();
        let mut werte = Vec::new();
        for (spalte, wert) in &a.alt {
            if !bekannt.contains(spalte) {
                return Err(anders(a));
            }
            werte.push(sql_wert(wert));
            setzen.push(format!("{spalte} = ?{}", werte.len()));
        }
        let (wo, schluessel) = wo(&schluesselspalten, &heute, werte.len());
        werte.extend(schluessel);
        self.conn
            .prepare_cached(&format!("UPDATE {tabelle} SET {} WHERE {wo}", setzen.join(", ")))?
            .execute(params_from_iter(werte))
            .map_err(|e| fehlt_noch(e, a))?;
        Ok(())
    }

    /// A date or an amount and its genauigkeit are one value: where the entry changed only one of them, the other
    /// must be the one that stood beside it then, or the old half would get a new meaning.
    fn gegenstueck_steht(&self, a: &Aenderung, heute: &[String]) -> Result<bool, StoreFehler> {
        let geaendert = |spalte: &str| a.neu.iter().any(|(k, _)| k == spalte);
        let gegenstueck = match (geaendert("genauigkeit"), GENAUE.iter().find(|s| geaendert(s))) {
            (true, None) => {
                let alle = self.alle_spalten(&a.tabelle)?;
                GENAUE.iter().copied().find(|s| alle.iter().any(|k| k == s))
            }
            (false, Some(_)) => Some("genauigkeit"),
            (true, Some(_)) | (false, None) => None,
        };
        let Some(spalte) = gegenstueck else {
            return Ok(true);
        };
        let schluessel = Value::from(a.schluessel.clone()).to_string();
        let spaeter: Option<String> = self
            .conn
            .prepare_cached(include_str!("naechste_aenderung.sql"))?
            .query_row(rusqlite::params![a.tabelle, schluessel, a.nr, format!("$.{spalte}")], |z| {
                z.get("alt")
            })
            .optional()?;
        // No later change: it still stands there. A noun without a genauigkeit has no such column either way.
        let Some(spaeter) = spaeter else {
            return Ok(true);
        };
        let damals: Map<String, Value> =
            serde_json::from_str(&spaeter).map_err(|e| StoreFehler::Inhalt(format!("history: {e}")))?;
        let jetzt = self.zeile(&a.tabelle, heute)?;
        Ok(jetzt.is_some_and(|z| z.get(spalte) == damals.get(spalte)))
    }

    fn entfernung_zuruecknehmen(&self, tabelle: &'static str, a: &Aenderung) -> Result<(), StoreFehler> {
        if self.zeile(tabelle, &a.schluessel)?.is_some() {
            return Err(anders(a));
        }
        let bekannt = self.alle_spalten(tabelle)?;
        if a.alt.iter().any(|(spalte, _)| !bekannt.contains(spalte)) {
            return Err(anders(a));
        }
        let namen: Vec<_> = a.alt.iter().map(|(k, _)| k.as_str()).collect();
        let platz: Vec<_> = (1..=namen.len()).map(|i| format!("?{i}")).collect();
        let sql = format!("INSERT INTO {tabelle} ({}) VALUES ({})", namen.join(", "), platz.join(", "));
        self.conn
            .prepare_cached(&sql)?
            .execute(params_from_iter(a.alt.iter().map(|(_, w)| sql_wert(w))))
            .map_err(|e| fehlt_noch(e, a))?;
        Ok(())
    }

    fn schluesselspalten(&self, tabelle: &str) -> Result<Vec<String>, StoreFehler> {
        Ok(spalten(self.conn, tabelle)?.1)
    }

    fn alle_spalten(&self, tabelle: &str) -> Result<Vec<String>, StoreFehler> {
        Ok(spalten(self.conn, tabelle)?.0)
    }

    /// The present row as JSON.
    fn zeile(&self, tabelle: &str, schluessel: &[String]) -> Result<Option<Map<String, Value>>, StoreFehler> {
        let (alle, schluesselspalten) = spalten(self.conn, tabelle)?;
        let objekt: Vec<_> = alle.iter().map(|s| format!("'{s}', {s}")).collect();
        let (wo, werte) = wo(&schluesselspalten, schluessel, 0);
        let sql = format!("SELECT json_object({}) AS zeile FROM {tabelle} WHERE {wo}", objekt.join(", "));
        let text: Option<String> = self
            .conn
            .prepare_cached(&sql)?
            .query_row(params_from_iter(werte), |z| z.get("zeile"))
            .optional()?;
        text.map(|t| serde_json::from_str(&t).map_err(|e| StoreFehler::Inhalt(format!("row: {e}"))))
            .transpose()
    }
}

/// Whether the row holds what the entry left there.
fn passt(zeile: &Map<String, Value>, felder: &[(String, Value)]) -> bool {
    felder.iter().all(|(k, w)| zeile.get(k).unwrap_or(&Value::Null) == w)
}

fn wo(spalten: &[String], schluessel: &[String], ab: usize) -> (String, Vec<SqlWert>) {
    let teile: Vec<_> = spalten.iter().enumerate().map(|(i, s)| format!("{s} = ?{}", ab + i + 1)).collect();
    (teile.join(" AND "), schluessel.iter().map(|s| SqlWert::Text(s.clone())).collect())
}

fn sql_wert(wert: &Value) -> SqlWert {
    match wert {
        Value::Null => SqlWert::Null,
        Value::Number(n) => n.as_i64().map_or(SqlWert::Null, SqlWert::Integer),
        Value::String(t) => SqlWert::Text(t.clone()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => SqlWert::Text(wert.to_string()),
    }
}

fn anders(a: &Aenderung) -> StoreFehler {
    StoreFehler::InzwischenGeaendert { nomen: a.tabelle.clone(), schluessel: a.schluessel.join(" · ") }
}

/// What the old value refers to is gone, or the old key is taken.
fn fehlt_noch(e: rusqlite::Error, a: &Aenderung) -> StoreFehler {
    match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => anders(a),
        _ => e.into(),
    }
}
