//! Writing rows of any noun.

use ozg_domain::nomen::{Art, Nomen};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert, zeile_pruefen};
use rusqlite::params_from_iter;

use super::{Satz, schluessel_text, sql_wert, zelltext};
use crate::{Leser, Schreiber, StoreFehler};

/// What to do if the key is or is not on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modus {
    /// Write it either way.
    Setzen,
    /// Write it either way, as a row of a file: in a new row, fields that are not given take their defaults.
    Einlesen,
    /// Refuse a key that is on record.
    Anlegen,
    /// Refuse a key that is not on record.
    Aendern,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wirkung {
    /// Key of the row, also where it was made here.
    pub schluessel: Vec<String>,
    /// The row before; `None` if it is new.
    pub vorher: Option<Satz>,
    /// The row as it stands now.
    pub nachher: Satz,
}

impl Leser<'_> {
    /// Whether this key of a milestone had a baseline before: setting it anew changes the baseline, however it was
    /// removed, and needs a reason.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn basis_war_da(&self, nomen: &Nomen, schluessel: &[String]) -> Result<bool, StoreFehler> {
        if nomen.name != "meilenstein" || schluessel.get(2).is_none_or(|art| art != "basis") {
            return Ok(false);
        }
        let key = serde_json::Value::from(schluessel.to_vec()).to_string();
        Ok(self.conn.prepare_cached(include_str!("war_da.sql"))?.exists([nomen.name, key.as_str()])?)
    }
}

impl Schreiber<'_> {
    /// Writes one row. `felder` names the given fields by position; the others keep their value, or stay empty in a
    /// new row. Key fields must be given, unless a kennung can be made.
    ///
    /// # Errors
    /// [`StoreFehler::Feld`] for a broken rule or unknown reference, [`StoreFehler::SchonVorhanden`] and
    /// [`StoreFehler::NichtGefunden`] by `modus`; as SQLite reports.
    pub fn satz_setzen(
        &self,
        nomen: &'static Nomen,
        felder: &[(usize, Option<Wert>)],
        modus: Modus,
    ) -> Result<Wirkung, StoreFehler> {
        let gegeben = |i: usize| felder.iter().rev().find(|(j, _)| *j == i).map(|(_, w)| w);
        let mut schluessel = Vec::new();
        for (i, f) in nomen.felder.iter().enumerate().filter(|(_, f)| f.schluessel) {
            let wert = match gegeben(i) {
                Some(Some(w)) => zelltext(w),
                _ if f.kopf == "kennung" && nomen.kennung_wird_vergeben => {
                    let fundstelle =
                        nomen.feld("fundstelle").and_then(|(j, _)| gegeben(j)).cloned().flatten();
                    self.kennung_vergeben(nomen, fundstelle.as_ref().map(zelltext).as_deref())
                }
                _ if !f.pflicht => String::new(),
                _ => return Err(Feldfehler::neu(f.kopf, "", Regel::Pflicht).into()),
            };
            schluessel.push(wert);
        }
        let schluessel = self.kanonisch(nomen, &schluessel)?;
        let vorher = self.satz_falls(nomen, &schluessel)?;
        match (&vorher, modus) {
            (Some(_), Modus::Anlegen) => {
                return Err(StoreFehler::SchonVorhanden {
                    nomen: nomen.name,
                    schluessel: schluessel_text(&schluessel),
                });
            }
            (None, Modus::Aendern) => {
                return Err(StoreFehler::NichtGefunden {
                    nomen: nomen.name,
                    schluessel: schluessel_text(&schluessel),
                });
            }
            _ => {}
        }
        let mut werte = vorher.as_ref().map_or_else(|| vec![None; nomen.felder.len()], |s| s.werte.clone());
        for (i, wert) in felder {
            if !nomen.felder[*i].schluessel {
                werte[*i].clone_from(wert);
            }
        }
        for ((i, f), s) in nomen.felder.iter().enumerate().filter(|(_, f)| f.schluessel).zip(&schluessel) {
            if vorher.is_none() {
                werte[i] = ozg_domain::wert::lesen(f, s, ozg_domain::wert::Profil::Opendata)
                    .map_err(|regel| Feldfehler::neu(f.kopf, s, regel))?;
            }
        }
        if vorher.is_none() && modus == Modus::Einlesen {
            nomen.vorgeben(&mut werte, |i| gegeben(i).is_some());
        }
        zeile_pruefen(nomen, &mut werte)?;
        let grund = nomen.feld("grund").and_then(|(i, _)| gegeben(i));
        if vorher.is_none() && grund.is_none_or(Option::is_none) && self.basis_war_da(nomen, &schluessel)? {
            return Err(Feldfehler::neu("grund", "", Regel::GrundFehlt).into());
        }
        if let Some(alt) = &vorher {
            grund_pruefen(nomen, alt, &werte, nomen.feld("grund").and_then(|(i, _)| gegeben(i)))?;
        }
        match &vorher {
            None => self.einfuegen(nomen, &werte)?,
            Some(alt) if alt.werte != werte => self.aendern(nomen, alt, &werte, &schluessel)?,
            Some(_) => {}
        }
        Ok(Wirkung { schluessel, vorher, nachher: Satz { nomen, werte } })
    }

    fn einfuegen(&self, nomen: &'static Nomen, werte: &[Option<Wert>]) -> Result<(), StoreFehler> {
        let spalten: Vec<_> = nomen.felder.iter().map(|f| f.spalte()).collect();
        let platz: Vec<_> = (1..=spalten.len()).map(|i| format!("?{i}")).collect();
        let sql =
            format!("INSERT INTO {} ({}) VALUES ({})", nomen.name, spalten.join(", "), platz.join(", "));
        let mut roh = Vec::with_capacity(werte.len());
        for (i, w) in werte.iter().enumerate() {
            roh.push(sql_wert(self.aufloesen(nomen, i, w.as_ref())?.as_ref(), &nomen.felder[i]));
        }
        self.ausfuehren(&sql, roh, nomen, werte)
    }

    /// A value that another row holds already and that may stand once only is the input's fault.
    fn ausfuehren(
        &self,
        sql: &str,
        roh: Vec<rusqlite::types::Value>,
        nomen: &'static Nomen,
        werte: &[Option<Wert>],
    ) -> Result<(), StoreFehler> {
        use rusqlite::ffi::{
            SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_TRIGGER, SQLITE_CONSTRAINT_UNIQUE,
        };
        let doppelt = [SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_TRIGGER];
        match self.conn.prepare_cached(sql)?.execute(params_from_iter(roh)) {
            Ok(_) => Ok(()),
            Err(rusqlite::Error::SqliteFailure(e, _)) if doppelt.contains(&e.extended_code) => {
                let eindeutig = ["fundstelle", "leika_schluessel"];
                let wert = eindeutig
                    .iter()
                    .find_map(|k| nomen.feld(k).and_then(|(i, _)| werte[i].as_ref()))
                    .map(zelltext)
                    .unwrap_or_default();
                Err(StoreFehler::SchonVorhanden { nomen: nomen.name, schluessel: wert })
            }
            Err(e) => Err(e.into()),
        }
    }

    fn aendern(
        &self,
        nomen: &'static Nomen,
        alt: &Satz,
        werte: &[Option<Wert>],
        schluessel: &[String],
    ) -> Result<(), StoreFehler> {
        let mut setzen = Vec::new();
        let mut roh = Vec::new();
        for (i, f) in nomen.felder.iter().enumerate() {
            if alt.werte[i] != werte[i] {
                roh.push(sql_wert(self.aufloesen(nomen, i, werte[i].as_ref())?.as_ref(), f));
                setzen.push(format!("{} = ?{}", f.spalte(), roh.len()));
            }
        }
        let mut wo = Vec::new();
        for (f, s) in nomen.schluessel().zip(schluessel) {
            roh.push(rusqlite::types::Value::Text(s.clone()));
            wo.push(format!("{} = ?{}", f.spalte(), roh.len()));
        }
        let sql = format!("UPDATE {} SET {} WHERE {}", nomen.name, setzen.join(", "), wo.join(" AND "));
        self.ausfuehren(&sql, roh, nomen, werte)
    }

    /// Removes one row and returns it.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`], [`StoreFehler::WirdGebraucht`] if other rows refer to it.
    pub fn satz_entfernen(&self, nomen: &'static Nomen, schluessel: &[String]) -> Result<Satz, StoreFehler> {
        let alt = self.satz(nomen, schluessel)?;
        let schluessel = self.kanonisch(nomen, schluessel)?;
        let wo: Vec<_> =
            nomen.schluessel().enumerate().map(|(i, f)| format!("{} = ?{}", f.spalte(), i + 1)).collect();
        self.listen_frei(nomen, &schluessel)?;
        let sql = format!("DELETE FROM {} WHERE {}", nomen.name, wo.join(" AND "));
        match self.conn.prepare_cached(&sql)?.execute(params_from_iter(schluessel.iter())) {
            Ok(_) => Ok(alt),
            Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                Err(StoreFehler::WirdGebraucht {
                    nomen: nomen.name,
                    schluessel: schluessel_text(&schluessel),
                })
            }
            Err(e) => Err(e.into()),
        }
    }

    /// Refuses to remove what a list in a cell still names; such lists have no foreign key.
    pub(crate) fn listen_frei(
        &self,
        nomen: &'static Nomen,
        schluessel: &[String],
    ) -> Result<(), StoreFehler> {
        let Some(wert) = schluessel.first() else {
            return Ok(());
        };
        for n in ozg_domain::nomen::ALLE {
            for f in n.felder.iter().filter(|f| f.art == Art::ListeVon(nomen.name)) {
                let sql = format!(
                    "SELECT 1 FROM {} WHERE instr('|' || {} || '|', '|' || ?1 || '|') > 0",
                    n.name,
                    f.spalte()
                );
                if self.conn.prepare_cached(&sql)?.exists([wert])? {
                    return Err(StoreFehler::WirdGebraucht {
                        nomen: nomen.name,
                        schluessel: schluessel_text(schluessel),
                    });
                }
            }
        }
        Ok(())
    }

    /// Says once what catalogue this is.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn katalog_benennen(&self, titel: &str, startwert: Option<&str>) -> Result<(), StoreFehler> {
        let datenart = if startwert.is_some() { "demo" } else { "echt" };
        self.conn
            .prepare_cached(include_str!("katalog_benennen.sql"))?
            .execute(rusqlite::params![titel, datenart, startwert])?;
        Ok(())
    }
}

/// A baseline that is on record changes only with a reason given for this change.
fn grund_pruefen(
    nomen: &Nomen,
    alt: &Satz,
    neu: &[Option<Wert>],
    grund: Option<&Option<Wert>>,
) -> Result<(), StoreFehler> {
    if nomen.name != "meilenstein" || alt.text("art") != "basis" {
        return Ok(());
    }
    let anders =
        ["datum", "genauigkeit"].iter().any(|k| nomen.feld(k).is_some_and(|(i, _)| alt.werte[i] != neu[i]));
    if anders && grund.is_none_or(Option::is_none) {
        return Err(Feldfehler::neu("grund", "", Regel::GrundFehlt).into());
    }
    Ok(())
}
