//! References: what a cell names must be on record, and sources and organisations are made on first use.

use ozg_domain::nomen::{Art, Nomen, nomen};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert, zeile_pruefen};
use rusqlite::OptionalExtension;
use uuid::Uuid;

use crate::{Leser, Schreiber, StoreFehler};

/// Namespace of keys that are made from a text, so that two catalogues make the same key.
const NAMENSRAUM: Uuid = Uuid::from_bytes(*b"OZG-Chronik-2022");

/// Key of a source: the same text gives the same key everywhere.
fn quelle_kennung(fundstelle: &str) -> String {
    Uuid::new_v5(&NAMENSRAUM, format!("quelle:{fundstelle}").as_bytes()).to_string()
}

impl Leser<'_> {
    /// Text of a source; `None` if it is no longer on record.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn fundstelle(&self, kennung: &str) -> Result<Option<String>, StoreFehler> {
        Ok(self
            .conn
            .prepare_cached(include_str!("fundstelle.sql"))?
            .query_row([kennung], |z| z.get("fundstelle"))
            .optional()?)
    }

    /// What a service is called; `None` if the id is not recorded.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn leistungsname(&self, id: &str) -> Result<Option<String>, StoreFehler> {
        self.benannt(include_str!("leistungsname.sql"), id)
    }

    /// What a Kommune is called; `None` if the AGS is not recorded.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn kommunenname(&self, ags: &str) -> Result<Option<String>, StoreFehler> {
        self.benannt(include_str!("kommunenname.sql"), ags)
    }

    /// Title of a Lösung; `None` if the key is not recorded.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn loesungsname(&self, kennung: &str) -> Result<Option<String>, StoreFehler> {
        self.benannt(include_str!("loesungsname.sql"), kennung)
    }

    /// What a portal is called; `None` if the key is not recorded.
    ///
    /// # Errors
    /// As SQLite reports.
    pub fn portalname(&self, kennung: &str) -> Result<Option<String>, StoreFehler> {
        self.benannt(include_str!("portalname.sql"), kennung)
    }

    fn benannt(&self, sql: &str, schluessel: &str) -> Result<Option<String>, StoreFehler> {
        Ok(self.conn.prepare_cached(sql)?.query_row([schluessel], |z| z.get("name")).optional()?.flatten())
    }

    /// The key with each project as it was first written.
    pub(crate) fn kanonisch(&self, nomen: &Nomen, schluessel: &[String]) -> Result<Vec<String>, StoreFehler> {
        nomen
            .schluessel()
            .zip(schluessel)
            .map(|(f, s)| match f.ist_kuerzel() {
                true => Ok(self.kuerzel(s)?.unwrap_or_else(|| s.trim().to_owned())),
                false => Ok(s.trim().to_owned()),
            })
            .collect()
    }

    /// The kuerzel on record that equals this one without regard to case.
    pub(crate) fn kuerzel(&self, text: &str) -> Result<Option<String>, StoreFehler> {
        let text = text.trim();
        let treffer = self
            .conn
            .prepare_cached(include_str!("kuerzel.sql"))?
            .query_row([text], |z| z.get("kuerzel"))
            .optional()?;
        if treffer.is_some() || text.is_ascii() {
            return Ok(treffer);
        }
        let klein = text.to_lowercase();
        let mut abfrage = self.conn.prepare_cached(include_str!("kuerzel_alle.sql"))?;
        let mut zeilen = abfrage.query([])?;
        while let Some(z) = zeilen.next()? {
            let da: String = z.get("kuerzel")?;
            if da.to_lowercase() == klein {
                return Ok(Some(da));
            }
        }
        Ok(None)
    }

    fn da(&self, sql: &str, wert: &str) -> Result<bool, StoreFehler> {
        Ok(self.conn.prepare_cached(sql)?.exists([wert])?)
    }

    /// Whether a row keeps the rules that look at it as a whole, and the lists in its cells name what is on record:
    /// the schema can hold neither. `true` if there is no such row.
    pub(crate) fn satz_stimmig(
        &self,
        nomen_: &'static Nomen,
        schluessel: &[String],
    ) -> Result<bool, StoreFehler> {
        let Some(satz) = self.satz_falls(nomen_, schluessel)? else {
            return Ok(true);
        };
        let mut werte = satz.werte.clone();
        if zeile_pruefen(nomen_, &mut werte).is_err() || werte != satz.werte {
            return Ok(false);
        }
        for (feld, wert) in nomen_.felder.iter().zip(&werte) {
            let (Art::ListeVon(ziel), Some(Wert::Text(text))) = (feld.art, wert) else {
                continue;
            };
            for teil in text.split('|') {
                if nomen(ziel).map(|z| self.schluessel_da(z, teil)).transpose()? != Some(true) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn schluessel_da(&self, ziel: &Nomen, wert: &str) -> Result<bool, StoreFehler> {
        let spalte = ziel.schluessel().next().map_or("kennung", |f| f.spalte());
        self.da(&format!("SELECT 1 FROM {} WHERE {spalte} = ?1", ziel.name), wert)
    }
}

impl Schreiber<'_> {
    /// Puts what the catalogue stores in place of what a person writes: the kennung of a source, the kuerzel as
    /// first written. Refuses what is not on record.
    pub(super) fn aufloesen(
        &self,
        nomen_: &'static Nomen,
        i: usize,
        wert: Option<&Wert>,
    ) -> Result<Option<Wert>, StoreFehler> {
        let feld = &nomen_.felder[i];
        let Some(Wert::Text(text)) = wert else {
            return Ok(wert.cloned());
        };
        let unbekannt = |ziel: &'static str| {
            Err(Feldfehler::neu(feld.kopf, text, Regel::UnbekannterVerweis { nomen: ziel }).into())
        };
        match feld.art {
            Art::Quelle => return Ok(Some(Wert::Text(self.quelle_finden(text)?))),
            Art::Organisation => {
                if !self.da(include_str!("organisation_da.sql"), text)? {
                    self.conn.prepare_cached(include_str!("organisation_anlegen.sql"))?.execute([text])?;
                }
                return Ok(Some(Wert::Text(text.clone())));
            }
            Art::Verweis("projekt") => match self.kuerzel(text)? {
                Some(da) => return Ok(Some(Wert::Text(da))),
                None => return unbekannt("projekt"),
            },
            Art::Verweis(ziel) | Art::ListeVon(ziel) => {
                let teile: Vec<&str> = match feld.art {
                    Art::ListeVon(_) => text.split('|').collect(),
                    _ => vec![text],
                };
                for teil in teile {
                    if nomen(ziel).map(|z| self.schluessel_da(z, teil)).transpose()? != Some(true) {
                        return unbekannt(ziel);
                    }
                }
            }
            Art::Leistung if !self.da(include_str!("leistung_da.sql"), text)? => {
                return unbekannt(if text.len() == 5 { "ozg_leistung" } else { "leika_leistung" });
            }
            Art::Ags
                if !matches!(text.as_str(), "05000000" | "00000000")
                    && !self.da(include_str!("kommune_da.sql"), text)? =>
            {
                return unbekannt("kommune");
            }
            _ => {}
        }
        Ok(wert.cloned())
    }

    fn quelle_finden(&self, fundstelle: &str) -> Result<String, StoreFehler> {
        let da = self
            .conn
            .prepare_cached(include_str!("quelle_kennung.sql"))?
            .query_row([fundstelle], |z| z.get("kennung"))
            .optional()?;
        if let Some(kennung) = da {
            return Ok(kennung);
        }
        // A source whose text was corrected keeps its key; its old text then gets a new one.
        let mut kennung = quelle_kennung(fundstelle);
        if self.fundstelle(&kennung)?.is_some() {
            kennung = self.neue_kennung();
        }
        self.conn
            .prepare_cached(include_str!("quelle_anlegen.sql"))?
            .execute([kennung.as_str(), fundstelle])?;
        Ok(kennung)
    }

    /// A kennung for a row that came without one.
    pub(super) fn kennung_vergeben(&self, nomen: &Nomen, fundstelle: Option<&str>) -> String {
        match (nomen.name, fundstelle) {
            ("quelle", Some(text)) => quelle_kennung(text),
            _ => self.neue_kennung(),
        }
    }
}
