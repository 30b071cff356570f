//! Import of canonical files: all or nothing, one entry, faults with line and rule.

mod stapelweise;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use ozg_domain::nomen::Nomen;
use ozg_intake::{DateiFehler, Kanonisch, Zeile};
use ozg_store::{Modus, Schreiber, Stapel, StoreFehler, Wirkung};

use crate::auftrag::{Auftrag, Herkunft, Importwahl};
use crate::dto::{ApiFehler, FehlerCode, FeldFehlerDto, ImportDto};
use crate::fehler::{fehler, feldfehler, mit_pfad};
use crate::{Anwendung, labels};

/// Faults that are listed one by one.
const FEHLER_HOECHSTENS: usize = 200;

/// Ends the transaction without writing.
enum Ende {
    Katalog(StoreFehler),
    Datei(DateiFehler),
    /// There is no backup of the state before.
    Sicherung(Box<ApiFehler>),
    /// A trial, or a file with faults: everything is known, nothing is kept.
    NichtSchreiben(Box<Stand>),
}

impl From<StoreFehler> for Ende {
    fn from(e: StoreFehler) -> Self {
        Self::Katalog(e)
    }
}

/// Counts of a pass.
#[derive(Debug, Default)]
struct Stand {
    zeilen: u64,
    neu: u64,
    geaendert: u64,
    unveraendert: u64,
    fehler: Vec<FeldFehlerDto>,
    fehlerhaft: BTreeSet<u32>,
}

impl Anwendung {
    /// Takes a canonical file. A missing column leaves values as they are, or takes the default in new rows; an empty
    /// cell clears, a missing row changes nothing. One fault, and nothing is written, unless `gute_zeilen` asks for the rows without faults.
    /// What is written is preceded by a backup.
    ///
    /// # Errors
    /// [`FehlerCode::DateiUnlesbar`] for a file that is no such table; faults of rows are in the result.
    /// [`FehlerCode::SchreibenFehlgeschlagen`] also if the backup that is made before could not be written.
    pub fn import(
        &self,
        datei: &Path,
        nomen: &'static Nomen,
        wahl: Importwahl,
        auftrag: &Auftrag,
    ) -> Result<ImportDto, ApiFehler> {
        self.nur_jetzt()?;
        let mut auftrag = auftrag.clone();
        auftrag.herkunft = Herkunft::Import;
        let vorgang = self.vorgang(&auftrag, &format!("{}_import", nomen.name))?;
        let mut auslassen = BTreeSet::new();
        let mut erste: Option<Stand> = None;
        loop {
            let ergebnis = self.katalog.transact(&vorgang, |s| {
                let stand = durchgang(s, datei, nomen, &auslassen)?;
                if wahl.probe || !stand.fehlerhaft.is_empty() {
                    return Err(Ende::NichtSchreiben(Box::new(stand)));
                }
                // Only now it is known that something will be written; others see, and a backup has, the state before.
                if stand.neu + stand.geaendert > 0 {
                    self.vor_import_sichern(s, auftrag.jetzt).map_err(|e| Ende::Sicherung(Box::new(e)))?;
                }
                Ok(stand)
            });
            match ergebnis {
                Ok((stand, quittung)) => {
                    return Ok(dto(datei, nomen, stand, erste, quittung.nr));
                }
                Err(Ende::Katalog(e)) => {
                    return Err(e.mit_pfad(self.katalog.pfad()).into());
                }
                Err(Ende::Datei(e)) => return Err(dateifehler(datei, &e)),
                Err(Ende::Sicherung(e)) => return Err(*e),
                Err(Ende::NichtSchreiben(stand)) => {
                    let weiter = wahl.gute_zeilen && !stand.fehlerhaft.is_empty();
                    if !weiter {
                        return Ok(dto(datei, nomen, *stand, erste, None));
                    }
                    // A good row may refer to a bad one of the same file, so this can take another round; each
                    // round leaves out at least one more row.
                    auslassen.extend(&stand.fehlerhaft);
                    match &mut erste {
                        None => erste = Some(*stand),
                        Some(e) => {
                            e.fehler.extend(stand.fehler);
                            e.fehlerhaft.extend(stand.fehlerhaft);
                        }
                    }
                }
            }
        }
    }
}

fn durchgang(
    s: &Schreiber<'_>,
    datei: &Path,
    nomen: &'static Nomen,
    auslassen: &BTreeSet<u32>,
) -> Result<Stand, Ende> {
    let offen = File::open(datei).map_err(|e| Ende::Datei(DateiFehler::Lesen(e)))?;
    let mut kanonisch =
        Kanonisch::oeffnen(BufReader::with_capacity(1 << 16, offen), nomen).map_err(Ende::Datei)?;
    let mut stand = Stand::default();
    match Stapel::neu(s, nomen, kanonisch.spalten()) {
        Some(stapel) => stapelweise::durchgang(s, &mut kanonisch, stapel, nomen, auslassen, &mut stand)?,
        None => {
            while let Some(zeile) = kanonisch.naechste().map_err(Ende::Datei)? {
                stand.zeilen += 1;
                if !auslassen.contains(&zeile.nr) {
                    einzeln(s, nomen, &zeile, &mut stand)?;
                }
            }
        }
    }
    Ok(stand)
}

/// Takes one row, or says what is wrong with it.
fn einzeln(
    s: &Schreiber<'_>,
    nomen: &'static Nomen,
    zeile: &Zeile,
    stand: &mut Stand,
) -> Result<(), StoreFehler> {
    let nr = Some(zeile.nr);
    if zeile.spaltenzahl_falsch {
        stand.schlecht(zeile.nr, [spaltenzahl(zeile.nr)]);
        return Ok(());
    }
    if !zeile.fehler.is_empty() {
        stand.schlecht(zeile.nr, zeile.fehler.iter().map(|f| feldfehler(f, nr)));
        return Ok(());
    }
    match s.satz_setzen(nomen, &zeile.zellen, Modus::Einlesen) {
        Ok(Wirkung { vorher: None, .. }) => stand.neu += 1,
        Ok(Wirkung { vorher: Some(v), nachher, .. }) if v == nachher => stand.unveraendert += 1,
        Ok(_) => stand.geaendert += 1,
        Err(StoreFehler::Feld(f)) => stand.schlecht(zeile.nr, [feldfehler(&f, nr)]),
        Err(e @ (StoreFehler::SchonVorhanden { .. } | StoreFehler::NichtGefunden { .. })) => {
            let text = ApiFehler::from(e).text;
            let fehler = FeldFehlerDto {
                feld: String::new(),
                regel: "schon_vorhanden".to_owned(),
                wert: String::new(),
                text,
                zeile: nr,
            };
            stand.schlecht(zeile.nr, [fehler]);
        }
        Err(e) => return Err(e),
    }
    Ok(())
}

impl Stand {
    fn schlecht(&mut self, zeile: u32, fehler: impl IntoIterator<Item = FeldFehlerDto>) {
        self.fehlerhaft.insert(zeile);
        let frei = FEHLER_HOECHSTENS.saturating_sub(self.fehler.len());
        self.fehler.extend(fehler.into_iter().take(frei));
    }
}

fn spaltenzahl(zeile: u32) -> FeldFehlerDto {
    FeldFehlerDto {
        feld: String::new(),
        regel: "spaltenzahl".to_owned(),
        wert: String::new(),
        text: labels::text("regel.spaltenzahl", &[]),
        zeile: Some(zeile),
    }
}

fn dto(
    datei: &Path,
    nomen: &'static Nomen,
    stand: Stand,
    erste: Option<Stand>,
    nr: Option<i64>,
) -> ImportDto {
    let mut hinweise = Vec::new();
    if stand.zeilen == 0 {
        hinweise.push(labels::text("import.keine_datenzeilen", &[]));
    } else if nr.is_none()
        && stand.neu + stand.geaendert == 0
        && stand.fehlerhaft.is_empty()
        && erste.is_none()
    {
        hinweise.push(labels::text("import.nichts_zu_aendern", &[]));
    }
    let (mut fehler, mut fehlerhaft) = (stand.fehler, stand.fehlerhaft);
    if let Some(e) = erste {
        fehler = e.fehler;
        fehlerhaft = e.fehlerhaft;
    }
    fehler.sort_by_key(|f| f.zeile);
    ImportDto {
        datei: datei.display().to_string(),
        profil: nomen.name.to_owned(),
        zeilen: stand.zeilen,
        neu: stand.neu,
        geaendert: stand.geaendert,
        unveraendert: stand.unveraendert,
        fehlerhafte_zeilen: u64::try_from(fehlerhaft.len()).unwrap_or(u64::MAX),
        fehler,
        hinweise,
        geschrieben: nr.is_some(),
        nr,
    }
}

fn dateifehler(datei: &Path, e: &DateiFehler) -> ApiFehler {
    let technik = e.to_string();
    let (grund, wert) = match e {
        DateiFehler::Leer => ("datei.leer", String::new()),
        DateiFehler::KeinCsv => ("datei.kein_csv", String::new()),
        DateiFehler::Kodierung { zeile } => ("datei.kodierung", zeile.to_string()),
        DateiFehler::SpalteFehlt { spalte, gefunden } => {
            let text = labels::text("datei.spalte_fehlt", &[("wert", spalte), ("gefunden", gefunden)]);
            return unlesbar(datei, text, technik);
        }
        DateiFehler::SpalteUnbekannt { spalte } => ("datei.spalte_unbekannt", spalte.clone()),
        DateiFehler::SpalteDoppelt { spalte } => ("datei.spalte_doppelt", spalte.clone()),
        DateiFehler::Lesen(io) if io.kind() == std::io::ErrorKind::NotFound => ("datei.fehlt", String::new()),
        DateiFehler::Lesen(_) => {
            return mit_pfad(FehlerCode::DateiUnlesbar, datei, technik);
        }
    };
    unlesbar(datei, labels::text(grund, &[("wert", &wert)]), technik)
}

fn unlesbar(datei: &Path, grund: String, technik: String) -> ApiFehler {
    let params =
        BTreeMap::from([("pfad".to_owned(), datei.display().to_string()), ("grund".to_owned(), grund)]);
    fehler(FehlerCode::DateiUnlesbar, params, Vec::new(), technik)
}
