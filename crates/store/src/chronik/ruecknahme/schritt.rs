//! Carries out what takes an entry back.

use rusqlite::types::Value as SqlWert;
use rusqlite::{ErrorCode, params_from_iter};
use serde_json::Value;

use super::gruppe::{Gruppe, Netto, Zeilenart};
use super::lauf::{Lauf, Tafel, wo};
use super::plan::{Felder, Festgrund, Planfeld};
use crate::StoreFehler;

/// How often steps are tried again that others may have made possible.
const RUNDEN: usize = 64;

/// A statement that takes something back.
pub(super) struct Schritt {
    /// Position of the row in the list of the entry.
    pub(super) gruppe: usize,
    /// Numbers of the fields that it takes back.
    pub(super) ids: Vec<u32>,
    tat: Tat,
}

enum Tat {
    Entfernen {
        schluessel: Vec<String>,
    },
    Anlegen,
    /// Columns with their old values, one list per field.
    Setzen {
        schluessel: Vec<String>,
        felder: Vec<Felder>,
    },
}

impl Schritt {
    /// The statement that takes those fields of a row back; `None`: there is nothing to do.
    pub(super) fn neu(gruppe: usize, n: &Netto, felder: &[&Planfeld]) -> Option<Self> {
        let erstes = felder.first()?;
        let tat = match (n.art, erstes.ganz) {
            (Zeilenart::Neu, _) => Tat::Entfernen { schluessel: n.nachher.clone() },
            (Zeilenart::Geloescht, true) => Tat::Anlegen,
            _ => Tat::Setzen {
                schluessel: n.nachher.clone(),
                felder: felder.iter().map(|f| f.vorher.clone()).collect(),
            },
        };
        Some(Self { gruppe, ids: felder.iter().map(|f| f.id).collect(), tat })
    }

    /// The part of it that takes back those fields; `None`: nothing of it.
    pub(super) fn nur(self, ids: &[u32]) -> Option<Self> {
        let (mut diese, mut werte) = (Vec::new(), Vec::new());
        let Self { gruppe, ids: alle, tat } = self;
        let tat = match tat {
            Tat::Setzen { schluessel, felder } => {
                for (id, f) in alle.into_iter().zip(felder).filter(|(id, _)| ids.contains(id)) {
                    diese.push(id);
                    werte.push(f);
                }
                Tat::Setzen { schluessel, felder: werte }
            }
            ganz => {
                diese.extend(alle.into_iter().filter(|id| ids.contains(id)));
                ganz
            }
        };
        (!diese.is_empty()).then_some(Self { gruppe, ids: diese, tat })
    }

    fn mehrere(&self) -> bool {
        matches!(&self.tat, Tat::Setzen { felder, .. } if felder.len() > 1)
    }

    /// One step per field.
    fn teilen(self) -> Vec<Self> {
        match self.tat {
            Tat::Setzen { schluessel, felder } => felder
                .into_iter()
                .zip(self.ids)
                .map(|(f, id)| Self {
                    gruppe: self.gruppe,
                    ids: vec![id],
                    tat: Tat::Setzen { schluessel: schluessel.clone(), felder: vec![f] },
                })
                .collect(),
            Tat::Entfernen { .. } | Tat::Anlegen => vec![self],
        }
    }
}

impl Lauf<'_, '_> {
    /// Carries out the steps, last changes first, and returns those that the catalogue refuses, with the reason.
    ///
    /// The order in which rows were changed is no order in which any part of them can be taken back. So a step that
    /// is refused is tried again after the others; if only such are left, their fields are tried one by one.
    pub(super) fn anwenden(
        &mut self,
        gruppen: &[Gruppe],
        mut schritte: Vec<Schritt>,
    ) -> Result<Vec<(Schritt, Festgrund)>, StoreFehler> {
        schritte.sort_by_key(|s| std::cmp::Reverse(gruppen.get(s.gruppe).map(Gruppe::letzte)));
        for _ in 0..RUNDEN {
            let anzahl = schritte.len();
            let mut abgewiesen = Vec::new();
            for s in schritte {
                if let Some(grund) = self.versuchen(gruppen, &s)? {
                    abgewiesen.push((s, grund));
                }
            }
            if abgewiesen.len() == anzahl && !abgewiesen.iter().any(|(s, _)| s.mehrere()) {
                return Ok(abgewiesen);
            }
            let weiter = abgewiesen.len() < anzahl;
            schritte =
                abgewiesen.into_iter().flat_map(|(s, _)| if weiter { vec![s] } else { s.teilen() }).collect();
        }
        let mut abgewiesen = Vec::new();
        for s in schritte {
            if let Some(grund) = self.versuchen(gruppen, &s)? {
                abgewiesen.push((s, grund));
            }
        }
        Ok(abgewiesen)
    }

    /// Carries out one step as a whole; the reason if the catalogue refuses it.
    fn versuchen(&mut self, gruppen: &[Gruppe], s: &Schritt) -> Result<Option<Festgrund>, StoreFehler> {
        let Some(g) = gruppen.get(s.gruppe) else {
            return Ok(None);
        };
        let t = self.tafel(g.nomen.name)?;
        match &s.tat {
            Tat::Entfernen { schluessel } => self.entfernen(g, &t, schluessel),
            Tat::Anlegen => {
                let Some(n) = Netto::lesen(self.s, g)? else {
                    return Ok(None);
                };
                let namen: Vec<_> = n.alt.keys().map(String::as_str).collect();
                let platz: Vec<_> = (1..=namen.len()).map(|i| format!("?{i}")).collect();
                let sql = format!(
                    "INSERT INTO {} ({}) VALUES ({})",
                    g.nomen.name,
                    namen.join(", "),
                    platz.join(", ")
                );
                self.schreiben(g, &sql, n.alt.values().map(sql_wert).collect(), &n.vorher)
            }
            Tat::Setzen { schluessel, felder } => {
                let paare: Vec<_> = felder.iter().flatten().collect();
                let setzen: Vec<_> = paare
                    .iter()
                    .enumerate()
                    .map(|(i, (spalte, _))| format!("{spalte} = ?{}", i + 1))
                    .collect();
                let sql = format!(
                    "UPDATE {} SET {} WHERE {}",
                    g.nomen.name,
                    setzen.join(", "),
                    wo(&t.schluessel, setzen.len())
                );
                let mut werte: Vec<_> = paare.iter().map(|(_, w)| sql_wert(w)).collect();
                werte.extend(schluessel.iter().map(|s| SqlWert::Text(s.clone())));
                self.schreiben(g, &sql, werte, schluessel)
            }
        }
    }

    fn entfernen(
        &self,
        g: &Gruppe,
        t: &Tafel,
        schluessel: &[String],
    ) -> Result<Option<Festgrund>, StoreFehler> {
        // Contacts would go with their organisation, and nothing brings them back.
        if g.nomen.name == "organisation" && self.s.organisation_hat_kontakt(&schluessel.join(""))? {
            return Ok(Some(Festgrund::Kontakt));
        }
        match self.s.listen_frei(g.nomen, schluessel) {
            Err(StoreFehler::WirdGebraucht { .. }) => return Ok(Some(Festgrund::Gebraucht)),
            ergebnis => ergebnis?,
        }
        match self.s.conn.prepare_cached(&t.entfernen)?.execute(params_from_iter(schluessel)) {
            Ok(_) => Ok(None),
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Ok(Some(Festgrund::Gebraucht))
            }
            Err(e) => Err(e.into()),
        }
    }

    /// Writes a row and looks whether it keeps the rules that the schema cannot hold: of a whole row, and of lists in
    /// cells. If not, it stands as before.
    fn schreiben(
        &self,
        g: &Gruppe,
        sql: &str,
        werte: Vec<SqlWert>,
        schluessel: &[String],
    ) -> Result<Option<Festgrund>, StoreFehler> {
        let marke = |sql: &str| self.s.conn.prepare_cached(sql)?.execute([]);
        marke("SAVEPOINT schritt")?;
        let grund = match self.s.conn.prepare_cached(sql)?.execute(params_from_iter(werte)) {
            Ok(0) => Some(Festgrund::ZeileFehlt),
            Ok(_) if self.s.satz_stimmig(g.nomen, schluessel)? => None,
            Ok(_) => Some(Festgrund::Regel),
            Err(e) => Some(abgewiesen(e)?),
        };
        if grund.is_some() {
            marke("ROLLBACK TO schritt")?;
        }
        marke("RELEASE schritt")?;
        Ok(grund)
    }
}

fn sql_wert(wert: &Value) -> SqlWert {
    match wert {
        Value::Null => SqlWert::Null,
        Value::Number(n) => n.as_i64().map_or(SqlWert::Null, SqlWert::Integer),
        Value::String(t) => SqlWert::Text(t.clone()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => SqlWert::Text(wert.to_string()),
    }
}

/// Why the schema refuses an old value; any other fault stays one.
fn abgewiesen(e: rusqlite::Error) -> Result<Festgrund, StoreFehler> {
    use rusqlite::ffi::{
        SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_TRIGGER,
        SQLITE_CONSTRAINT_UNIQUE,
    };
    match &e {
        rusqlite::Error::SqliteFailure(f, _) if f.code == ErrorCode::ConstraintViolation => {
            Ok(match f.extended_code {
                SQLITE_CONSTRAINT_FOREIGNKEY => Festgrund::VerweisFehlt,
                SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_TRIGGER | SQLITE_CONSTRAINT_UNIQUE => {
                    Festgrund::Vergeben
                }
                _ => Festgrund::Regel,
            })
        }
        _ => Err(e.into()),
    }
}
