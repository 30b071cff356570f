//! The handle of an open catalogue and what concerns it as a whole.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use ozg_store::{Herkunft, Katalog, Leser, Quittung, Schreiber, StoreFehler, Vorgang, Wissen};

use crate::auftrag::{Anlage, Auftrag};
use crate::dto::{ApiFehler, FehlerCode, KatalogInfoDto};
use crate::pruefung::PRUEFUNG;
use crate::sicherung::SICHERUNG;
use crate::{auslieferung, ruecknahme};

/// Name under which the person is remembered with the catalogue.
const PERSON: &str = "person";
/// An open catalogue with its use cases, in one state of knowledge. A clone is another handle of the same catalogue.
#[derive(Debug, Clone)]
pub struct Anwendung {
    pub(crate) katalog: Arc<Katalog>,
    /// Everything is read as it was known then; `None`: jetzt. Then nothing is written.
    bekannt_am: Option<DateTime<Utc>>,
}

impl Anwendung {
    /// Makes a new catalogue.
    ///
    /// # Errors
    /// [`FehlerCode::SchonVorhanden`] if there is a file already, [`FehlerCode::SchreibenFehlgeschlagen`].
    pub fn anlegen(pfad: &Path, anlage: &Anlage) -> Result<Self, ApiFehler> {
        Ok(Self::jetzt(auslieferung::anlegen(pfad, anlage)?))
    }

    /// Opens a catalogue.
    ///
    /// # Errors
    /// One of the codes that begin with `katalog_`; the file is untouched then.
    pub fn oeffnen(pfad: &Path) -> Result<Self, ApiFehler> {
        Ok(Self::jetzt(Katalog::oeffnen(pfad)?))
    }

    fn jetzt(katalog: Katalog) -> Self {
        Self { katalog: Arc::new(katalog), bekannt_am: None }
    }

    /// The same catalogue as it was known at a moment: entries that arrived later are not there. It cannot be written.
    #[must_use]
    pub fn bekannt(&self, am: Option<DateTime<Utc>>) -> Self {
        Self { katalog: Arc::clone(&self.katalog), bekannt_am: am }
    }

    /// The same for a moment as text, RFC 3339; `None`: jetzt.
    ///
    /// # Errors
    /// [`FehlerCode::EingabeUngueltig`].
    pub fn bekannt_text(&self, am: Option<&str>) -> Result<Self, ApiFehler> {
        Ok(self.bekannt(crate::zeitpunkt::zeitpunkt_lesen(am)?))
    }

    /// The state of knowledge in which this handle reads, RFC 3339; `None`: jetzt.
    #[must_use]
    pub fn bekannt_am(&self) -> Option<String> {
        self.bekannt_am.map(|t| t.to_rfc3339_opts(SecondsFormat::Millis, true))
    }

    /// The same as a moment.
    pub(crate) fn wissensgrenze(&self) -> Option<DateTime<Utc>> {
        self.bekannt_am
    }

    /// Opens a catalogue, or makes it if there is no such file.
    ///
    /// # Errors
    /// As [`Self::oeffnen`] and [`Self::anlegen`].
    pub fn oeffnen_oder_anlegen(pfad: &Path, anlage: &Anlage) -> Result<Self, ApiFehler> {
        match Self::oeffnen(pfad) {
            Err(e) if e.code == FehlerCode::KatalogFehlt => match Self::anlegen(pfad, anlage) {
                // Window and command line may start at the same moment: the other one was faster.
                Err(e) if e.code == FehlerCode::SchonVorhanden => Self::oeffnen(pfad),
                ergebnis => ergebnis,
            },
            ergebnis => ergebnis,
        }
    }

    /// Facts for the status bar.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn info(&self) -> Result<KatalogInfoDto, ApiFehler> {
        self.lesen(|l| {
            let stand = l.katalogstand()?;
            let (chronik_laenge, chronik_kopf) = l.chronik_kopf()?;
            Ok(KatalogInfoDto {
                name: stand.titel,
                pfad: self.katalog.pfad().display().to_string(),
                demodaten: stand.startwert.is_some(),
                katalogversion: stand.katalogversion,
                leistungen: stand.leistungen,
                leika_leistungen: stand.leika_leistungen,
                kommunen: stand.kommunen,
                chronik_laenge,
                chronik_kopf,
                programmfassung: env!("CARGO_PKG_VERSION").to_owned(),
                letzte_sicherung: l.einstellung(SICHERUNG)?,
                letzte_pruefung: l.einstellung(PRUEFUNG)?,
                person: l.einstellung(PERSON)?.unwrap_or_default(),
                bekannt_am: self.bekannt_am(),
                spaetere: if self.bekannt_am.is_some() { l.spaetere()? } else { 0 },
            })
        })
    }

    /// Remembers in whose name entries are made. Local, not recorded.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn person_merken(&self, person: &str) -> Result<(), ApiFehler> {
        let person: String = person.chars().filter(|c| !c.is_control()).collect();
        let person: String = person.trim().chars().take(200).collect();
        Ok(self.katalog.einstellung_setzen(PERSON, person.trim_end())?)
    }

    /// Grows with every recorded change, by whichever program.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn stand(&self) -> Result<i64, ApiFehler> {
        Ok(self.katalog.stand()?)
    }

    pub(crate) fn lesen<T>(
        &self,
        tun: impl FnOnce(&Leser<'_>) -> Result<T, StoreFehler>,
    ) -> Result<T, ApiFehler> {
        Ok(self.im_stand(tun).map_err(|e: StoreFehler| e.mit_pfad(self.katalog.pfad()))?)
    }

    /// Reads in the state of knowledge of this handle.
    pub(crate) fn im_stand<T, E: From<StoreFehler>>(
        &self,
        tun: impl FnOnce(&Leser<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match self.bekannt_am {
            None => self.katalog.lesen(tun),
            Some(am) => self.katalog.lesen_bekannt(Wissen::Zeit(am), tun),
        }
    }

    /// Writes in one operation; an error names the catalogue's file.
    pub(crate) fn schreiben<T>(
        &self,
        vorgang: &Vorgang,
        tun: impl FnOnce(&Schreiber<'_>) -> Result<T, StoreFehler>,
    ) -> Result<(T, Quittung), ApiFehler> {
        self.nur_jetzt()?;
        // A Fassung cannot be taken back and must not stand in the way of what can.
        let eigen = vorgang.herkunft == Herkunft::Ui
            && vorgang.operation != ruecknahme::OPERATION
            && vorgang.tatsachen;
        let ergebnis = self.katalog.transact(vorgang, |s| {
            let wert = tun(s)?;
            if eigen {
                ruecknahme::merken(s)?;
            }
            Ok(wert)
        });
        Ok(ergebnis.map_err(|e: StoreFehler| e.mit_pfad(self.katalog.pfad()))?)
    }

    /// Whether this handle may write at all.
    pub(crate) fn nur_jetzt(&self) -> Result<(), ApiFehler> {
        match self.bekannt_am {
            Some(_) => Err(StoreFehler::Vergangenheit.into()),
            None => Ok(()),
        }
    }

    /// The operation that an order becomes.
    pub(crate) fn vorgang(&self, auftrag: &Auftrag, operation: &str) -> Result<Vorgang, ApiFehler> {
        let person = match &auftrag.person {
            Some(p) => Some(p.clone()),
            None => self.lesen(|l| l.einstellung(PERSON))?,
        };
        let mut v = Vorgang::neu(auftrag.jetzt, auftrag.herkunft, operation);
        let kurz = |t: String, max: usize| -> Option<String> {
            let t: String = t.trim().chars().filter(|c| !c.is_control() || *c == '\n').take(max).collect();
            (!t.is_empty()).then_some(t)
        };
        v.person = person.and_then(|p| kurz(p, 200));
        v.grund = auftrag.grund.clone().and_then(|g| kurz(g, 10_000));
        Ok(v)
    }
}
