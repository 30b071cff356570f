//! Evidence files: kept beside the catalogue on this machine under the hash of their content.
//!
//! `katalog.ozg` has its files in `katalog.belege/`. Which file belongs to which source is a local setting; nothing
//! of it is recorded, exported or exchanged.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use ozg_store::{Leser, StoreFehler};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::dto::{ApiFehler, BelegDto, FehlerCode};
use crate::fehler::{fehler, mit_pfad};
use crate::{Anwendung, labels};

/// Largest file.
const GROESSE_HOECHSTENS: u64 = 50 << 20;
/// Most files beside one source.
const ANZAHL_HOECHSTENS: usize = 100;
/// Beginning of the settings that say which files lie beside a source.
const ANFANG: &str = "beleg:";
/// Documents and pictures. What a system would run on opening is not kept.
const ENDUNGEN: [&str; 24] = [
    "pdf", "txt", "csv", "md", "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "eml", "msg",
    "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp",
];

/// One file as the setting keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Beleg {
    hash: String,
    name: String,
    endung: String,
    groesse: u64,
}

impl Beleg {
    fn pfad(&self, ordner: &Path) -> PathBuf {
        ordner.join(format!("{}.{}", self.hash, self.endung))
    }

    /// A setting may have been written by anyone: what becomes a path is checked.
    fn gueltig(&self) -> bool {
        self.hash.len() == 64
            && self.hash.bytes().all(|b| b.is_ascii_hexdigit())
            && ENDUNGEN.contains(&self.endung.as_str())
    }
}

impl Anwendung {
    /// Folder of the evidence files of this catalogue.
    #[must_use]
    pub fn belegordner(&self) -> PathBuf {
        self.katalog.pfad().with_extension("belege")
    }

    /// Copies a file beside a source.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] for an unknown Fundstelle, [`FehlerCode::DateiUnlesbar`] for a file that is too
    /// large or of a kind that is not kept, [`FehlerCode::SchreibenFehlgeschlagen`].
    pub fn beleg_add(&self, fundstelle: &str, quelle: &Path) -> Result<BelegDto, ApiFehler> {
        let kennung = self.quelle_kennung(fundstelle)?;
        let unlesbar = |grund: &str| {
            let params = BTreeMap::from([
                ("pfad".to_owned(), quelle.display().to_string()),
                ("grund".to_owned(), labels::text(grund, &[])),
            ]);
            fehler(FehlerCode::DateiUnlesbar, params, Vec::new(), grund.to_owned())
        };
        let endung =
            quelle.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).unwrap_or_default();
        if !ENDUNGEN.contains(&endung.as_str()) {
            return Err(unlesbar("beleg.art"));
        }
        // Looked at before it is opened: opening a pipe waits until someone writes to it.
        if !std::fs::metadata(quelle).is_ok_and(|m| m.is_file()) {
            return Err(unlesbar("datei.unlesbar"));
        }
        let datei = File::open(quelle).map_err(|_| unlesbar("datei.unlesbar"))?;
        let ordner = self.belegordner();
        let (kopie, hash, groesse) = kopieren(datei, &ordner, unlesbar)?;
        let neu = Beleg { hash, name: anzeigename(quelle), endung, groesse };
        let mut ersetzt = None;
        self.katalog.einstellung_aendern(&schluessel(&kennung), |text| -> Result<_, ApiFehler> {
            let mut da = gelesen(text);
            ersetzt = da.iter().position(|b| b.hash == neu.hash).map(|i| da.remove(i));
            if da.len() >= ANZAHL_HOECHSTENS {
                return Err(unlesbar("beleg.zu_viele"));
            }
            let ziel = neu.pfad(&ordner);
            kopie
                .persist(&ziel)
                .map_err(|e| mit_pfad(FehlerCode::SchreibenFehlgeschlagen, &ziel, e.error.to_string()))?;
            da.push(neu.clone());
            als_text(&da)
        })?;
        if let Some(alt) = ersetzt {
            self.beleg_aufraeumen(&alt)?;
        }
        Ok(dto(&neu, fundstelle, &ordner))
    }

    /// Where the file lies, for the system to open; its content is checked against its hash first.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] if no source has it; [`FehlerCode::DateiUnlesbar`] if it is missing or not what
    /// was kept.
    pub fn beleg_pfad(&self, hash: &str) -> Result<PathBuf, ApiFehler> {
        let ordner = self.belegordner();
        let alle = self.lesen(|l| l.einstellungen(ANFANG))?;
        let beleg = alle.into_iter().flat_map(|(_, w)| gelesen(Some(w))).find(|b| b.hash == hash);
        let Some(beleg) = beleg else {
            let schluessel = hash.chars().take(64).collect();
            return Err(StoreFehler::NichtGefunden { nomen: "beleg", schluessel }.into());
        };
        let pfad = beleg.pfad(&ordner);
        let ist = std::fs::metadata(&pfad)
            .ok()
            .filter(|m| m.is_file() && m.len() == beleg.groesse)
            .and_then(|_| std::fs::read(&pfad).ok())
            .map(|inhalt| hex(&Sha256::digest(&inhalt)));
        if ist.as_deref() == Some(beleg.hash.as_str()) {
            return Ok(pfad);
        }
        let mut e = mit_pfad(FehlerCode::DateiUnlesbar, &pfad, "hash differs or file missing".to_owned());
        e.text = labels::text("beleg.anders", &[("name", &beleg.name)]);
        Err(e)
    }

    /// Forgets that a file lies beside a source; the file goes when no other source has it.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] for an unknown Fundstelle.
    pub fn beleg_clear(&self, fundstelle: &str, hash: &str) -> Result<(), ApiFehler> {
        let kennung = self.quelle_kennung(fundstelle)?;
        let mut weg = None;
        self.katalog.einstellung_aendern(&schluessel(&kennung), |text| -> Result<_, ApiFehler> {
            let mut da = gelesen(text);
            weg = da.iter().position(|b| b.hash == hash).map(|i| da.remove(i));
            als_text(&da)
        })?;
        match weg {
            Some(weg) => self.beleg_aufraeumen(&weg),
            None => Ok(()),
        }
    }

    /// Removes a file that no source has any more. The same content under another ending is another file.
    fn beleg_aufraeumen(&self, weg: &Beleg) -> Result<(), ApiFehler> {
        let alle = self.lesen(|l| l.einstellungen(ANFANG))?;
        let gebraucht = |b: Beleg| (b.hash, b.endung) == (weg.hash.clone(), weg.endung.clone());
        if !alle.into_iter().flat_map(|(_, w)| gelesen(Some(w))).any(gebraucht) {
            // A file that cannot be removed is left over; nothing refers to it any more.
            let _ = std::fs::remove_file(weg.pfad(&self.belegordner()));
        }
        Ok(())
    }

    fn quelle_kennung(&self, fundstelle: &str) -> Result<String, ApiFehler> {
        self.lesen(|l| {
            l.quellen_nach_text()?.remove(fundstelle.trim()).ok_or_else(|| StoreFehler::NichtGefunden {
                nomen: "quelle",
                schluessel: fundstelle.chars().take(80).collect(),
            })
        })
    }
}

fn schluessel(kennung: &str) -> String {
    format!("{ANFANG}{kennung}")
}

fn gelesen(text: Option<String>) -> Vec<Beleg> {
    let alle: Vec<Beleg> = text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
    alle.into_iter().filter(Beleg::gueltig).collect()
}

/// The setting of these files; none for none.
fn als_text(belege: &[Beleg]) -> Result<Option<String>, ApiFehler> {
    if belege.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_string(belege).map_err(|e| StoreFehler::Inhalt(e.to_string()))?;
    Ok(Some(text))
}

/// The name that the file had, for showing only.
fn anzeigename(pfad: &Path) -> String {
    let name = pfad.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(200).collect()
}

fn dto(b: &Beleg, fundstelle: &str, ordner: &Path) -> BelegDto {
    let vorhanden = std::fs::metadata(b.pfad(ordner)).is_ok_and(|m| m.is_file() && m.len() == b.groesse);
    BelegDto {
        hash: b.hash.clone(),
        name: b.name.clone(),
        groesse: b.groesse,
        fundstelle: fundstelle.to_owned(),
        vorhanden,
    }
}

/// All evidence files by kennung of their source.
pub(crate) fn belege(l: &Leser<'_>, ordner: &Path) -> Result<BTreeMap<String, Vec<BelegDto>>, StoreFehler> {
    let texte: BTreeMap<String, String> = l.quellen_nach_text()?.into_iter().map(|(t, k)| (k, t)).collect();
    let mut aus = BTreeMap::new();
    for (kennung, wert) in l.einstellungen(ANFANG)? {
        let Some(fundstelle) = texte.get(&kennung) else {
            continue;
        };
        let liste = gelesen(Some(wert)).iter().map(|b| dto(b, fundstelle, ordner)).collect();
        aus.insert(kennung, liste);
    }
    Ok(aus)
}

/// Copies in one pass, with hash and size of what was read; the copy has no name yet and vanishes without one.
fn kopieren(
    mut datei: File,
    ordner: &Path,
    unlesbar: impl Fn(&str) -> ApiFehler,
) -> Result<(NamedTempFile, String, u64), ApiFehler> {
    let schreiben = |e: std::io::Error| mit_pfad(FehlerCode::SchreibenFehlgeschlagen, ordner, e.to_string());
    std::fs::create_dir_all(ordner).map_err(schreiben)?;
    let mut ziel = tempfile::Builder::new().prefix(".beleg-").tempfile_in(ordner).map_err(schreiben)?;
    let mut summe = Sha256::new();
    let mut groesse = 0_u64;
    let mut stueck = vec![0_u8; 64 << 10];
    loop {
        let n = datei.read(&mut stueck).map_err(|_| unlesbar("datei.unlesbar"))?;
        if n == 0 {
            break;
        }
        groesse += n as u64;
        if groesse > GROESSE_HOECHSTENS {
            return Err(unlesbar("beleg.zu_gross"));
        }
        summe.update(&stueck[..n]);
        ziel.write_all(&stueck[..n]).map_err(schreiben)?;
    }
    let hash = hex(&summe.finalize());
    ziel.as_file().sync_all().map_err(schreiben)?;
    Ok((ziel, hash, groesse))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut aus, b| {
        // Writing to a String cannot fail.
        let _ = write!(aus, "{b:02x}");
        aus
    })
}
