//! Canonical files: one per noun, streamed, written beside the target and renamed.

use std::io::BufWriter;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use ozg_domain::nomen::Nomen;
use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::{StoreFehler, Zelle as Katalogzelle};
use tempfile::NamedTempFile;

use crate::auftrag::Profil;
use crate::beiblatt::{Stand, mit_beiblatt};
use crate::dto::{ApiFehler, ExportDto, FehlerCode};
use crate::fehler::mit_pfad;
use crate::{Anwendung, labels};

/// Either side of a streamed export may fail.
pub(crate) enum Stromfehler {
    /// Reading.
    Katalog(StoreFehler),
    /// Writing.
    Datei(std::io::Error),
}

impl From<StoreFehler> for Stromfehler {
    fn from(e: StoreFehler) -> Self {
        Self::Katalog(e)
    }
}

impl Anwendung {
    /// Writes the canonical file of a noun, and beside it `FILE.meta.json` with times, version and head of chain.
    /// Constant memory, O(rows).
    ///
    /// # Errors
    /// [`FehlerCode::SchreibenFehlgeschlagen`]; the target is as it was then.
    pub fn export(
        &self,
        nomen: &'static Nomen,
        profil: Profil,
        ziel: &Path,
        jetzt: DateTime<Utc>,
    ) -> Result<ExportDto, ApiFehler> {
        let koepfe: Vec<_> = nomen.felder.iter().map(|f| f.kopf).collect();
        let arten: Vec<_> = nomen.felder.iter().map(|f| feldart(f.art)).collect();
        let mut zeilen = 0;
        let mut stand = Stand::default();
        let mut fehler = None;
        let datei = vorbereiten(ziel, |datei| {
            let mut tabelle = Tabelle::beginnen(BufWriter::with_capacity(1 << 16, datei), profil, &koepfe)?;
            let ergebnis = self.im_stand(|l| {
                stand = Stand::lesen(l, self.bekannt_am())?;
                l.satz_strom(nomen, |zellen| {
                    let zellen = zellen.iter().zip(&arten).map(|(z, art)| match z {
                        Katalogzelle::Leer => Zelle::Leer,
                        Katalogzelle::Text(t) => Zelle::Text(t, *art),
                        Katalogzelle::Zahl(n) => Zelle::Zahl(*n, *art),
                    });
                    tabelle.zeile(zellen).map_err(Stromfehler::Datei)
                })
            });
            match ergebnis {
                Ok(n) => zeilen = n,
                Err(Stromfehler::Datei(e)) => return Err(e),
                Err(Stromfehler::Katalog(e)) => {
                    fehler = Some(e);
                    return Err(std::io::Error::other("catalogue"));
                }
            }
            tabelle.beenden()
        })
        .map_err(|e| fehler.take().map_or(e, ApiFehler::from))?;
        let profil = if profil == Profil::Excel { "excel" } else { "opendata" };
        let erstellt_am = jetzt.to_rfc3339_opts(SecondsFormat::Secs, true);
        let eigene = [("nomen", nomen.name), ("profil", profil), ("erstellt_am", erstellt_am.as_str())];
        let eigene = eigene.into_iter().map(|(k, w)| (k.to_owned(), w.into())).collect();
        mit_beiblatt(datei, ziel, &stand, eigene, Some(zeilen))?;
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen })
    }
}

pub(crate) fn feldart(art: ozg_domain::nomen::Art) -> Feldart {
    use ozg_domain::nomen::Art;
    match art {
        Art::Tag | Art::Rohdatum => Feldart::Tag,
        Art::Geld => Feldart::Geld,
        Art::Dezimal => Feldart::Dezimal,
        Art::Zahl(..) => Feldart::Zahl,
        Art::Zeile(_)
        | Art::Text(_)
        | Art::Wahl(_)
        | Art::Liste
        | Art::ListeVon(_)
        | Art::Verweis(_)
        | Art::Organisation
        | Art::Quelle
        | Art::Leistung
        | Art::Ags => Feldart::Text,
    }
}

fn schreibfehler(ziel: &Path, e: &std::io::Error) -> ApiFehler {
    mit_pfad(FehlerCode::SchreibenFehlgeschlagen, ziel, e.to_string())
}

/// The complete and synced file beside its target, with the rights it will have.
///
/// # Errors
/// [`FehlerCode::SchreibenFehlgeschlagen`] with the path.
pub(crate) fn vorbereiten(
    ziel: &Path,
    schreibe: impl FnOnce(&mut std::fs::File) -> std::io::Result<()>,
) -> Result<NamedTempFile, ApiFehler> {
    let fehler = |e: std::io::Error| schreibfehler(ziel, &e);
    let ordner = match ziel.parent() {
        Some(o) if !o.as_os_str().is_empty() => o,
        _ => Path::new("."),
    };
    // Without a name only the side file would appear.
    if ziel.file_name().is_none() {
        return Err(fehler(std::io::ErrorKind::InvalidFilename.into()));
    }
    if ziel.is_dir() {
        return Err(fehler(std::io::ErrorKind::IsADirectory.into()));
    }
    if ist_datenbank(ziel) {
        let params = std::collections::BTreeMap::from([
            ("pfad".to_owned(), ziel.display().to_string()),
            ("grund".to_owned(), labels::text("datei.ist_datenbank", &[])),
        ]);
        let technik = "target is a database".to_owned();
        return Err(crate::fehler::fehler(FehlerCode::DateiUnlesbar, params, Vec::new(), technik));
    }
    let mut datei = tempfile::Builder::new().prefix(".ozg-").tempfile_in(ordner).map_err(fehler)?;
    schreibe(datei.as_file_mut()).map_err(fehler)?;
    datei.as_file().sync_all().map_err(fehler)?;
    // Temporary files are private; what a user exports has the usual rights.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rechte = std::fs::metadata(ziel)
            .map_or_else(|_| std::fs::Permissions::from_mode(0o644), |m| m.permissions());
        datei.as_file().set_permissions(rechte).map_err(fehler)?;
    }
    Ok(datei)
}

/// Never over a catalogue or any other database, nor over the files beside one.
fn ist_datenbank(ziel: &Path) -> bool {
    let name = ziel.as_os_str().to_string_lossy().to_lowercase();
    if [".ozg", "-wal", "-shm", "-journal"].iter().any(|e| name.ends_with(e)) {
        return true;
    }
    let mut kopf = [0_u8; 16];
    std::fs::File::open(ziel)
        .and_then(|mut f| std::io::Read::read_exact(&mut f, &mut kopf))
        .is_ok_and(|()| &kopf == b"SQLite format 3\0")
}

pub(crate) fn einsetzen(datei: NamedTempFile, ziel: &Path) -> Result<(), ApiFehler> {
    datei.persist(ziel).map_err(|e| schreibfehler(ziel, &e.error))?;
    Ok(())
}
