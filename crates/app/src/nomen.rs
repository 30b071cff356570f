//! `list`, `show`, `set` and `clear` of every recorded noun, and the shortcut for milestones.

use chrono::NaiveDate;
use ozg_domain::nomen::{Art, Nomen};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert, lesen, schreiben};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Modus, Satz, StoreFehler};
use serde_json::{Map, Value};

use crate::Anwendung;
use crate::auftrag::{Auftrag, Profil};
use crate::dto::{ApiFehler, GespeichertDto, MeilensteinWunsch};
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
        let felder = gelesen(nomen, felder, auftrag.heute)?;
        let operation = match modus {
            // A report is added, like on the command line.
            Modus::Anlegen if nomen.name == "sachstand" => "sachstand_add".to_owned(),
            Modus::Anlegen => format!("{}_create", nomen.name),
            Modus::Aendern => format!("{}_update", nomen.name),
            Modus::Setzen => format!("{}_set", nomen.name),
            Modus::Einlesen => format!("{}_import", nomen.name),
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
        let wunsch = MeilensteinWunsch {
            schritt: schritt.to_owned(),
            art: art.to_owned(),
            datum: datum.to_owned(),
            grund: grund.map(str::to_owned),
            quelle: quelle.map(str::to_owned),
        };
        let felder = self.meilenstein_felder(projekt, &wunsch, genauigkeit, None, auftrag.heute)?;
        let meilenstein = crate::projektseite::nomen_("meilenstein")?;
        self.nomen_set(meilenstein, &felder, Modus::Setzen, auftrag)
    }

    /// The cells of a milestone as typed. `datum` takes every form of a rough date, also "undatiert"; `genauigkeit`
    /// overrides what the form says. A new date does not inherit reason and source of the former one; the same date
    /// keeps them. `ersatzquelle` serves where neither the wish nor the kept row names a source.
    pub(crate) fn meilenstein_felder(
        &self,
        projekt: &str,
        wunsch: &MeilensteinWunsch,
        genauigkeit: Option<&str>,
        ersatzquelle: Option<&str>,
        heute: NaiveDate,
    ) -> Result<Vec<(&'static str, String)>, ApiFehler> {
        let zeit = meilensteinzeit(wunsch, genauigkeit, heute)?;
        let mut felder = vec![
            ("projekt", projekt.to_owned()),
            ("schritt", wunsch.schritt.clone()),
            ("art", wunsch.art.clone()),
            ("datum", zeit.datum().map(|d| d.to_string()).unwrap_or_default()),
            ("genauigkeit", zeit.genauigkeit().wort().to_owned()),
        ];
        let schluessel = [projekt.to_owned(), wunsch.schritt.clone(), wunsch.art.clone()];
        let alt = self.nomen_show(crate::projektseite::nomen_("meilenstein")?, &schluessel).ok();
        let text = |kopf: &str| alt.as_ref().and_then(|alt| alt.get(kopf)).and_then(Value::as_str);
        let gleich = alt.is_some() && felder[3..].iter().all(|(k, w)| text(k).unwrap_or("") == w);
        let ersatz = if gleich && text("quelle").is_some() { None } else { ersatzquelle };
        let quelle = wunsch.quelle.as_deref().or(ersatz);
        for (kopf, wert) in [("grund", wunsch.grund.as_deref()), ("quelle", quelle)] {
            match wert {
                Some(w) => felder.push((kopf, w.to_owned())),
                None if gleich => {}
                None => felder.push((kopf, String::new())),
            }
        }
        Ok(felder)
    }

    pub(crate) fn projekthinweise(&self, kuerzel: &str, auftrag: &Auftrag) -> Result<Vec<String>, ApiFehler> {
        self.lesen(|l| {
            Ok(l.projekt(kuerzel.trim())?.map(|p| hinweise(&p, auftrag.heute)).unwrap_or_default())
        })
    }
}

/// When, as typed.
fn meilensteinzeit(
    wunsch: &MeilensteinWunsch,
    genauigkeit: Option<&str>,
    heute: NaiveDate,
) -> Result<Zeitangabe, ApiFehler> {
    let feld =
        |kopf, wert: &str, regel| ApiFehler::from(StoreFehler::from(Feldfehler::neu(kopf, wert, regel)));
    let gewollt = genauigkeit
        .map(|g| {
            let regel =
                Regel::UnbekannterWert { erlaubt: Genauigkeit::ALLE.map(Genauigkeit::wort).join(", ") };
            Genauigkeit::lesen(g).ok_or_else(|| feld("genauigkeit", g, regel))
        })
        .transpose()?;
    let zeit = rohdatum_lesen(&wunsch.datum, gewollt, heute).map_err(|r| feld("datum", &wunsch.datum, r))?;
    match gewollt {
        Some(g) => Zeitangabe::neu(zeit.datum(), g).map_err(|r| feld("genauigkeit", g.wort(), r)),
        None => Ok(zeit),
    }
}

/// A rough date as typed: "März 2020", "heute", "undatiert".
fn rohdatum_lesen(text: &str, gewollt: Option<Genauigkeit>, heute: NaiveDate) -> Result<Zeitangabe, Regel> {
    let text = text.trim();
    if text.is_empty() && gewollt == Some(Genauigkeit::Undatiert) || text.eq_ignore_ascii_case("undatiert") {
        return Ok(Zeitangabe::undatiert());
    }
    Zeitangabe::lesen(text, Some(heute))
}

/// Typed dates in the form that cells take: "heute" and "+14" become days, and a rough date that comes without
/// its genauigkeit brings it along.
fn daten_ausschreiben<'a>(
    nomen: &'static Nomen,
    felder: &[(&'a str, String)],
    heute: NaiveDate,
) -> Vec<(&'a str, String)> {
    let mut aus = felder.to_vec();
    for (kopf, text) in felder {
        let art = nomen.feld(kopf).map(|(_, f)| f.art);
        let gegeben = felder.iter().any(|(k, _)| *k == "genauigkeit");
        let zeit = match art {
            // The same word in any case; what cannot be read is refused below, with its field.
            Some(Art::Tag) => {
                Zeitangabe::lesen(text, Some(heute)).ok().filter(|z| z.genauigkeit() == Genauigkeit::Tag)
            }
            // With its genauigkeit beside it, only the day is read: "heute", "+14".
            Some(Art::Rohdatum) if gegeben => {
                Zeitangabe::lesen(text, Some(heute)).ok().filter(|z| z.genauigkeit() == Genauigkeit::Tag)
            }
            Some(Art::Rohdatum) => rohdatum_lesen(text, None, heute).ok(),
            _ => None,
        };
        let Some(zeit) = zeit else {
            continue;
        };
        if let Some((_, wert)) = aus.iter_mut().find(|(k, _)| k == kopf) {
            *wert = zeit.datum().map(|d| d.to_string()).unwrap_or_default();
        }
        if art == Some(Art::Rohdatum) && !gegeben {
            aus.push(("genauigkeit", zeit.genauigkeit().wort().to_owned()));
        }
    }
    aus
}

/// Reads typed cells; all refused ones are reported together.
pub(crate) fn gelesen(
    nomen: &'static Nomen,
    felder: &[(&str, String)],
    heute: NaiveDate,
) -> Result<Vec<(usize, Option<Wert>)>, ApiFehler> {
    let mut aus = Vec::new();
    let mut fehler: Vec<Feldfehler> = Vec::new();
    for (kopf, text) in &daten_ausschreiben(nomen, felder, heute) {
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
pub(crate) fn json(satz: &Satz) -> Map<String, Value> {
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
