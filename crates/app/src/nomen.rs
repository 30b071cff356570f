//! `list`, `show`, `set` and `clear` of every recorded noun, and the shortcut for milestones.

use ozg_domain::nomen::{Art, Nomen, nomen};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert, lesen, schreiben};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Modus, Satz, StoreFehler};
use serde_json::{Map, Value};

use crate::Anwendung;
use crate::auftrag::{Auftrag, Profil};
use crate::dto::{ApiFehler, GespeichertDto};
use crate::uebersicht::hinweise;

impl Anwendung {
    /// All rows of a noun; keys are the CSV headers, empty cells `null`.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn nomen_list(&self, nomen: &'static Nomen) -> Result<Vec<Map<String, Value>>, ApiFehler> {
        self.lesen(|l| Ok(l.satz_liste(nomen)?.iter().map(json).collect()))
    }

    /// One row of a noun.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`].
    pub fn nomen_show(
        &self,
        nomen: &'static Nomen,
        schluessel: &[String],
    ) -> Result<Map<String, Value>, ApiFehler> {
        self.lesen(|l| Ok(json(&l.satz(nomen, schluessel)?)))
    }

    /// Writes one row: one entry in the history, or none if nothing differs.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] with all refused fields;
    /// [`crate::dto::FehlerCode::SchonVorhanden`] and [`crate::dto::FehlerCode::NichtGefunden`] by `modus`.
    pub fn nomen_set(
        &self,
        nomen: &'static Nomen,
        felder: &[(&str, String)],
        modus: Modus,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let felder = gelesen(nomen, felder)?;
        let operation = match modus {
            // A report is added, like on the command line.
            Modus::Anlegen if nomen.name == "sachstand" => "sachstand_add".to_owned(),
            Modus::Anlegen => format!("{}_create", nomen.name),
            Modus::Aendern => format!("{}_update", nomen.name),
            Modus::Setzen => format!("{}_set", nomen.name),
        };
        let vorgang = self.vorgang(auftrag, &operation)?;
        let (wirkung, quittung) = self.schreiben(&vorgang, |s| s.satz_setzen(nomen, &felder, modus))?;
        let projekt = match nomen.name {
            "projekt" => wirkung.schluessel.first().cloned(),
            _ => wirkung.nachher.wert("projekt").map(|_| wirkung.nachher.text("projekt")),
        };
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: wirkung.schluessel,
            aenderungen: quittung.aenderungen,
            hinweise: match projekt {
                Some(kuerzel) => self.projekthinweise(&kuerzel, auftrag)?,
                None => Vec::new(),
            },
        })
    }

    /// Removes one row; the history keeps it.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`], [`crate::dto::FehlerCode::WirdGebraucht`].
    pub fn nomen_clear(
        &self,
        nomen: &'static Nomen,
        schluessel: &[String],
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let vorgang = self.vorgang(auftrag, &format!("{}_clear", nomen.name))?;
        let (alt, quittung) = self.schreiben(&vorgang, |s| s.satz_entfernen(nomen, schluessel))?;
        Ok(GespeichertDto {
            nr: quittung.nr,
            schluessel: alt.schluessel(),
            aenderungen: quittung.aenderungen,
            hinweise: Vec::new(),
        })
    }

    /// Sets one milestone. `datum` takes every form of a rough date ("März 2020"); `genauigkeit` overrides what
    /// the form says.
    ///
    /// # Errors
    /// As [`Self::nomen_set`].
    #[expect(clippy::too_many_arguments, reason = "one argument per cell of the row, as on the command line")]
    pub fn meilenstein_set(
        &self,
        projekt: &str,
        schritt: &str,
        art: &str,
        datum: &str,
        genauigkeit: Option<&str>,
        grund: Option<&str>,
        quelle: Option<&str>,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        let feld =
            |kopf, wert: &str, regel| ApiFehler::from(StoreFehler::from(Feldfehler::neu(kopf, wert, regel)));
        let gewollt = genauigkeit
            .map(|g| {
                let regel =
                    Regel::UnbekannterWert { erlaubt: Genauigkeit::ALLE.map(Genauigkeit::wort).join(", ") };
                Genauigkeit::lesen(g).ok_or_else(|| feld("genauigkeit", g, regel))
            })
            .transpose()?;
        let zeit = match (datum.trim(), gewollt) {
            ("", Some(Genauigkeit::Undatiert)) => Zeitangabe::undatiert(),
            (t, _) => Zeitangabe::lesen(t, Some(auftrag.heute)).map_err(|r| feld("datum", datum, r))?,
        };
        let zeit = match gewollt {
            Some(g) => Zeitangabe::neu(zeit.datum(), g).map_err(|r| feld("genauigkeit", g.wort(), r))?,
            None => zeit,
        };
        let mut felder = vec![
            ("projekt", projekt.to_owned()),
            ("schritt", schritt.to_owned()),
            ("art", art.to_owned()),
            ("datum", zeit.datum().map(|d| d.to_string()).unwrap_or_default()),
            ("genauigkeit", zeit.genauigkeit().wort().to_owned()),
        ];
        let meilenstein = nomen("meilenstein").ok_or_else(|| feld("art", art, Regel::Pflicht))?;
        // A new date does not inherit reason and source of the former one; the same date keeps them.
        let schluessel = [projekt.to_owned(), schritt.to_owned(), art.to_owned()];
        let gleich = self.nomen_show(meilenstein, &schluessel).is_ok_and(|alt| {
            felder[3..].iter().all(|(k, w)| alt.get(*k).and_then(Value::as_str).unwrap_or("") == w)
        });
        for (kopf, wert) in [("grund", grund), ("quelle", quelle)] {
            match wert {
                Some(w) => felder.push((kopf, w.to_owned())),
                None if gleich => {}
                None => felder.push((kopf, String::new())),
            }
        }
        self.nomen_set(meilenstein, &felder, Modus::Setzen, auftrag)
    }

    fn projekthinweise(&self, kuerzel: &str, auftrag: &Auftrag) -> Result<Vec<String>, ApiFehler> {
        self.lesen(|l| {
            Ok(l.projekte()?
                .iter()
                .find(|p| p.kuerzel == kuerzel)
                .map(|p| hinweise(p, auftrag.heute))
                .unwrap_or_default())
        })
    }
}

/// Reads typed cells; all refused ones are reported together.
fn gelesen(
    nomen: &'static Nomen,
    felder: &[(&str, String)],
) -> Result<Vec<(usize, Option<Wert>)>, ApiFehler> {
    let mut aus = Vec::new();
    let mut fehler: Vec<Feldfehler> = Vec::new();
    for (kopf, text) in felder {
        let Some((i, f)) = nomen.feld(kopf) else {
            let erlaubt = nomen.felder.iter().map(|f| f.kopf).collect::<Vec<_>>().join(", ");
            fehler.push(Feldfehler::neu("feld", kopf, Regel::UnbekannterWert { erlaubt }));
            continue;
        };
        // A kennung that is made may be left empty.
        if f.schluessel && text.trim().is_empty() && nomen.kennung_wird_vergeben {
            continue;
        }
        match lesen(f, text, Profil::Eingabe) {
            Ok(wert) => aus.push((i, wert)),
            Err(regel) => fehler.push(Feldfehler::neu(f.kopf, text, regel)),
        }
    }
    let Some(erster) = fehler.first() else {
        return Ok(aus);
    };
    let mut api = ApiFehler::from(StoreFehler::from(erster.clone()));
    api.felder = fehler.iter().map(|f| crate::fehler::feldfehler(f, None)).collect();
    Err(api)
}

/// A row as JSON: whole numbers as numbers, all else as in the profile `opendata`.
fn json(satz: &Satz) -> Map<String, Value> {
    satz.nomen
        .felder
        .iter()
        .zip(&satz.werte)
        .map(|(f, w)| {
            let wert = match (f.art, w) {
                (_, None) => Value::Null,
                (Art::Zahl(..), Some(Wert::Zahl(n))) => Value::from(*n),
                (_, w) => Value::from(schreiben(f, w.as_ref(), Profil::Opendata)),
            };
            (f.kopf.to_owned(), wert)
        })
        .collect()
}
