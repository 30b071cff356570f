//! The check of a catalogue in words for people, and the anchor that it is held against.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use ozg_store::{Anker, Kettenbefund, Schaden, Sicherung};

use crate::dto::{ApiFehler, FehlerCode, KettenbefundDto};
use crate::fehler::fehler;
use crate::{Anwendung, labels};

/// Name under which the moment of the last check without a finding is remembered.
pub(crate) const PRUEFUNG: &str = "pruefung";
/// Name under which length and head of the chain at that check are remembered.
const PRUEFUNG_ANKER: &str = "pruefung_anker";
/// Largest side file of an export that is read for its anchor.
const META_HOECHSTENS: u64 = 1 << 20;

impl Anwendung {
    /// Checks file, references, schema and chain, and whether the chain is still the one of the anchor and of the last
    /// check without a finding. Remembers one without a finding, where the file can be written. O(whole file).
    ///
    /// # Errors
    /// As the catalogue reports; what is merely wrong is in the result.
    pub fn pruefen(&self, anker: Option<&Anker>, jetzt: DateTime<Utc>) -> Result<KettenbefundDto, ApiFehler> {
        let pfad = self.katalog.pfad();
        let befund = self
            .katalog
            .lesen(|l| {
                let gemerkt = l.einstellung(PRUEFUNG_ANKER)?.and_then(|t| Anker::lesen(&t));
                let alle: Vec<_> = anker.cloned().into_iter().chain(gemerkt).collect();
                l.kette_pruefen(&alle)
            })
            .map_err(|e: ozg_store::StoreFehler| e.mit_pfad(pfad))?;
        if befund.schaeden.is_empty() {
            let zeit = jetzt.to_rfc3339_opts(SecondsFormat::Secs, true);
            let stand = format!("{}:{}", befund.laenge, befund.kopf);
            // The check is done; that it could not be noted does not make it a failure.
            let _ = self
                .katalog
                .einstellung_setzen(PRUEFUNG_ANKER, &stand)
                .and_then(|()| self.katalog.einstellung_setzen(PRUEFUNG, &zeit));
        }
        Ok(kettenbefund(&befund, &ozg_store::sicherungen(pfad).unwrap_or_default()))
    }

    /// As [`Self::pruefen`], for a file that is not open. One of an older schema is not migrated, and one that cannot
    /// be written is only read; then nothing is remembered.
    ///
    /// # Errors
    /// One of the codes that begin with `katalog_`.
    pub fn datei_pruefen(
        pfad: &Path,
        anker: Option<&Anker>,
        jetzt: DateTime<Utc>,
    ) -> Result<KettenbefundDto, ApiFehler> {
        if !ozg_store::ist_aelter(pfad)? {
            match Self::oeffnen(pfad) {
                Err(e) if e.code == FehlerCode::SchreibenFehlgeschlagen => {}
                ergebnis => return ergebnis?.pruefen(anker, jetzt),
            }
        }
        let befund = ozg_store::datei_pruefen(pfad, anker.map_or(&[], std::slice::from_ref))?;
        Ok(kettenbefund(&befund, &ozg_store::sicherungen(pfad).unwrap_or_default()))
    }
}

/// Reads "812:0f3a9c21".
///
/// # Errors
/// [`FehlerCode::EingabeUngueltig`] with the form that is expected.
pub fn anker_lesen(text: &str) -> Result<Anker, ApiFehler> {
    Anker::lesen(text).ok_or_else(|| kein_anker(text))
}

/// Reads an anchor as people give it: "812:0f3a9c21", the side file of an export, or a backup.
///
/// # Errors
/// [`FehlerCode::EingabeUngueltig`] if it is none of these; as the backup reports.
pub fn anker_suchen(text: &str) -> Result<Anker, ApiFehler> {
    if let Some(anker) = Anker::lesen(text) {
        return Ok(anker);
    }
    let pfad = Path::new(text);
    if pfad.extension().is_some_and(|e| e.eq_ignore_ascii_case("ozg")) {
        return Ok(ozg_store::anker_der_datei(pfad)?);
    }
    aus_beidatei(pfad).ok_or_else(|| kein_anker(text))
}

/// Length and head from `FILE.meta.json`.
fn aus_beidatei(pfad: &Path) -> Option<Anker> {
    // Looked at before it is opened: opening a pipe waits until someone writes to it.
    if !std::fs::metadata(pfad).is_ok_and(|m| m.is_file()) {
        return None;
    }
    let mut text = String::new();
    std::fs::File::open(pfad).ok()?.take(META_HOECHSTENS).read_to_string(&mut text).ok()?;
    let meta: serde_json::Value = serde_json::from_str(&text).ok()?;
    Anker::neu(meta.get("chronik_laenge")?.as_i64()?, meta.get("chronik_kopf")?.as_str()?)
}

fn kein_anker(text: &str) -> ApiFehler {
    let wert: String = text.chars().take(200).collect();
    let params = BTreeMap::from([("wert".to_owned(), wert.clone())]);
    ApiFehler {
        text: labels::text("pruefung.kein_anker", &[("wert", &wert)]),
        ..fehler(FehlerCode::EingabeUngueltig, params, Vec::new(), "no anchor".to_owned())
    }
}

/// The findings, worst first.
pub(crate) fn kettenbefund(b: &Kettenbefund, sicherungen: &[Sicherung]) -> KettenbefundDto {
    let mut schaeden: Vec<_> = b.schaeden.iter().collect();
    schaeden.sort_by_key(|s| rang(s));
    let befunde = schaeden.into_iter().map(|s| satz(s, sicherungen)).collect::<Vec<_>>();
    KettenbefundDto { in_ordnung: befunde.is_empty(), laenge: b.laenge, kopf: b.kopf.clone(), befunde }
}

fn rang(s: &Schaden) -> u8 {
    match s {
        Schaden::Datei(_) => 0,
        Schaden::Schema(_) => 1,
        Schaden::Eintrag { .. } => 2,
        Schaden::Abgeschnitten { .. } | Schaden::AndereKette(_) => 3,
        Schaden::Reihenfolge(_) | Schaden::Tatsachen(_) | Schaden::Schwaerzung(_) => 4,
        Schaden::Zeiger | Schaden::OhneEintrag(_) => 5,
        Schaden::Abweichung(..) => 6,
        // Mostly follows from one of the others.
        Schaden::Verweis(..) => 7,
    }
}

fn satz(s: &Schaden, sicherungen: &[Sicherung]) -> String {
    let nr = |schluessel: &str, nr: i64| labels::text(schluessel, &[("nr", &nr.to_string())]);
    match s {
        Schaden::Datei(t) => labels::text("pruefung.datei", &[("technik", t)]),
        Schaden::Verweis(t, n) => {
            labels::text("pruefung.verweis", &[("tabelle", t), ("anzahl", &n.to_string())])
        }
        Schaden::Schema(t) => labels::text("pruefung.schema", &[("technik", t)]),
        Schaden::Eintrag { nr, weitere } => eintrag(*nr, *weitere, sicherungen),
        Schaden::Reihenfolge(n) => nr("pruefung.reihenfolge", *n),
        Schaden::Tatsachen(n) => nr("pruefung.tatsachen", *n),
        Schaden::Schwaerzung(n) => nr("pruefung.schwaerzung", *n),
        Schaden::Zeiger => labels::text("pruefung.zeiger", &[]),
        Schaden::Abweichung(t, k) => {
            labels::text("pruefung.abweichung", &[("tabelle", t), ("schluessel", k)])
        }
        Schaden::OhneEintrag(n) => labels::text("pruefung.ohne_eintrag", &[("anzahl", &n.to_string())]),
        Schaden::Abgeschnitten { ist, soll } => {
            labels::text("pruefung.abgeschnitten", &[("ist", &ist.to_string()), ("soll", &soll.to_string())])
        }
        Schaden::AndereKette(n) => nr("pruefung.andere_kette", *n),
    }
}

/// The first broken entry, what is still good, and the backup from before it.
fn eintrag(nr: i64, weitere: i64, sicherungen: &[Sicherung]) -> String {
    let mut saetze = vec![labels::text("pruefung.eintrag", &[("nr", &nr.to_string())])];
    if nr > 1 {
        saetze.push(labels::text("pruefung.eintrag_davor", &[]));
    }
    match weitere {
        0 => {}
        1 => saetze.push(labels::text("pruefung.eintrag_danach_1", &[])),
        n => saetze.push(labels::text("pruefung.eintrag_danach", &[("anzahl", &n.to_string())])),
    }
    if let Some(s) = sicherungen.iter().find(|s| s.laenge < nr) {
        let tag = s.zeit.format("%d.%m.%Y").to_string();
        saetze.push(labels::text("pruefung.eintrag_rat", &[("tag", &tag)]));
    }
    saetze.join(" ")
}
