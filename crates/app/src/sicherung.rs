//! Backups beside the catalogue: made, listed, and put in the place of the present state.

use std::path::Path;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use ozg_store::{Anlass, Katalog, Schreiber, Sicherung, StoreFehler, Wiederherstellung};

use crate::dto::{
    ApiFehler, FehlerCode, KettenbefundDto, SicherungDto, SicherungenDto, WiederhergestelltDto,
};
use crate::pruefung::kettenbefund;
use crate::{Anwendung, labels};

/// Name under which the moment of the last backup is remembered.
pub(crate) const SICHERUNG: &str = "sicherung";
/// On a day of use a backup is made when the last one is that old.
const TAEGLICH: TimeDelta = TimeDelta::hours(24);

impl Anwendung {
    /// Copies the catalogue to a new file, checks the copy, and remembers when, for the status bar.
    ///
    /// # Errors
    /// The file exists, cannot be written, or the copy does not pass.
    pub fn sichern(&self, ziel: &Path, jetzt: DateTime<Utc>) -> Result<KettenbefundDto, ApiFehler> {
        let befund = kettenbefund(&self.katalog.sichern(ziel)?, &[]);
        self.sicherung_merken(jetzt);
        Ok(befund)
    }

    /// The backups beside the catalogue, newest first.
    ///
    /// # Errors
    /// [`FehlerCode::SchreibenFehlgeschlagen`] if their folder cannot be read.
    pub fn sicherung_list(&self) -> Result<SicherungenDto, ApiFehler> {
        Self::sicherungen_von(self.katalog.pfad())
    }

    /// The backups beside that catalogue, also if it does not open.
    ///
    /// # Errors
    /// As [`Self::sicherung_list`].
    pub fn sicherungen_von(katalog: &Path) -> Result<SicherungenDto, ApiFehler> {
        Ok(SicherungenDto {
            ordner: ozg_store::sicherungsordner(katalog).display().to_string(),
            liste: ozg_store::sicherungen(katalog)?.into_iter().map(dto).collect(),
        })
    }

    /// Makes a backup beside the catalogue on order.
    ///
    /// # Errors
    /// [`FehlerCode::SchreibenFehlgeschlagen`], [`FehlerCode::KatalogBeschaedigt`] if the copy does not pass.
    pub fn sicherung_create(&self, jetzt: DateTime<Utc>) -> Result<SicherungDto, ApiFehler> {
        self.daneben(Anlass::Hand, jetzt)
    }

    /// Makes the backup of the day: if the last one is a day old and entries came since. `None`: none was due.
    ///
    /// # Errors
    /// As [`Self::sicherung_create`].
    pub fn taeglich_sichern(&self, jetzt: DateTime<Utc>) -> Result<Option<SicherungDto>, ApiFehler> {
        let (laenge, kopf) = self.katalog.lesen(|l| l.chronik_kopf())?;
        let faellig = match ozg_store::sicherungen(self.katalog.pfad())?.first() {
            // A fresh catalogue can be made again.
            None => laenge > 1,
            // One from the future was made while a clock was wrong.
            Some(s) => {
                (jetzt - s.zeit).abs() >= TAEGLICH && (s.laenge, true) != (laenge, kopf.starts_with(&s.kopf))
            }
        };
        if faellig { self.daneben(Anlass::Taeglich, jetzt).map(Some) } else { Ok(None) }
    }

    /// Puts the state of a backup of the list in the place of the present one, which is backed up first. Settings,
    /// drafts and contacts are those of the backup; the person stays.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] for a name that is not in the list; one of the codes that begin with `katalog_`
    /// for a backup that does not pass. The catalogue is as it was then.
    pub fn wiederherstellen(
        &self,
        name: &str,
        jetzt: DateTime<Utc>,
    ) -> Result<WiederhergestelltDto, ApiFehler> {
        self.nur_jetzt()?;
        let pfad = self.katalog.pfad();
        // Only a name of the list becomes a path.
        if !ozg_store::sicherungen(pfad)?.iter().any(|s| s.name == name) {
            let name: String = name.chars().take(120).collect();
            return Err(ApiFehler {
                text: labels::text("sicherung.fehlt", &[("pfad", &name)]),
                ..StoreFehler::NichtGefunden { nomen: "sicherung", schluessel: name }.into()
            });
        }
        let datei = ozg_store::sicherungsordner(pfad).join(name);
        let w = self.katalog.wiederherstellen(&datei, jetzt).map_err(|e| sicherungsfehler(e, &datei))?;
        self.sicherung_merken(jetzt);
        Ok(wiederhergestellt(w))
    }

    /// As [`Self::wiederherstellen`], for a catalogue that is not open and may be missing or damaged. `sicherung` is a
    /// name of its list, or a path.
    ///
    /// # Errors
    /// As there; the code of the catalogue if it is newer or no catalogue by its name.
    pub fn datei_wiederherstellen(
        katalog: &Path,
        sicherung: &Path,
        jetzt: DateTime<Utc>,
    ) -> Result<WiederhergestelltDto, ApiFehler> {
        let benannt = ozg_store::sicherungen(katalog)
            .unwrap_or_default()
            .into_iter()
            .find(|s| Path::new(&s.name) == sicherung)
            .map(|s| ozg_store::sicherungsordner(katalog).join(s.name));
        let datei = benannt.as_deref().unwrap_or(sicherung);
        let w = ozg_store::wiederherstellen(katalog, datei, jetzt).map_err(|e| sicherungsfehler(e, datei))?;
        if let Ok(katalog) = Katalog::oeffnen(katalog) {
            merken(&katalog, jetzt);
        }
        Ok(wiederhergestellt(w))
    }

    /// Backs up before an import that will write, from inside its operation: what it has written is not in the backup.
    pub(crate) fn vor_import_sichern(
        &self,
        s: &Schreiber<'_>,
        jetzt: DateTime<Utc>,
    ) -> Result<(), ApiFehler> {
        match self.katalog.sichern_daneben(Anlass::Import, jetzt) {
            Ok(_) => Ok(s.einstellung_setzen(SICHERUNG, &zeittext(jetzt))?),
            Err(e) => {
                let e = ApiFehler::from(e);
                let text = match e.code {
                    FehlerCode::SchreibenFehlgeschlagen => {
                        let pfad = e.params.get("pfad").map_or("", String::as_str);
                        labels::text("sicherung.vor_import", &[("pfad", pfad)])
                    }
                    _ => e.text,
                };
                Err(ApiFehler { text, ..e })
            }
        }
    }

    fn daneben(&self, anlass: Anlass, jetzt: DateTime<Utc>) -> Result<SicherungDto, ApiFehler> {
        let s = self.katalog.sichern_daneben(anlass, jetzt)?;
        self.sicherung_merken(jetzt);
        Ok(dto(s))
    }

    fn sicherung_merken(&self, jetzt: DateTime<Utc>) {
        merken(&self.katalog, jetzt);
    }
}

/// The copy is there and good; that its time could not be noted does not make it a failure.
fn merken(katalog: &Katalog, jetzt: DateTime<Utc>) {
    let _ = katalog.einstellung_setzen(SICHERUNG, &zeittext(jetzt));
}

fn zeittext(zeit: DateTime<Utc>) -> String {
    zeit.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn dto(s: Sicherung) -> SicherungDto {
    SicherungDto {
        name: s.name,
        zeit: zeittext(s.zeit),
        anlass: s.anlass.wort().to_owned(),
        groesse: s.groesse,
        laenge: s.laenge,
        kopf: s.kopf,
    }
}

fn wiederhergestellt(w: Wiederherstellung) -> WiederhergestelltDto {
    WiederhergestelltDto { vorher: w.vorher, laenge: w.laenge, kopf: w.kopf }
}

/// What is wrong with the backup is not said of the catalogue.
fn sicherungsfehler(e: StoreFehler, datei: &Path) -> ApiFehler {
    let satz = match &e {
        StoreFehler::Fehlt(p) if p == datei => Some("sicherung.fehlt"),
        StoreFehler::Fremd { pfad, .. } if pfad == datei => Some("sicherung.fremd"),
        StoreFehler::Neuer { pfad, .. } if pfad == datei => Some("sicherung.neuer"),
        StoreFehler::Beschaedigt { pfad, .. } if pfad == datei => Some("sicherung.beschaedigt"),
        _ => None,
    };
    let api = ApiFehler::from(e);
    match satz {
        Some(satz) => {
            let text = labels::text(satz, &[("pfad", &datei.display().to_string())]);
            ApiFehler { text, ..api }
        }
        None => api,
    }
}
