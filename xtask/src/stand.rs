//! Is a result older than what it was made from? Decided by the time of the last change.

use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Whether a result must be made again. A result that does not exist is always stale; sources that do not
/// exist make nothing stale. Equal times count as fresh: a checkout gives all files nearly the same one.
pub(crate) fn veraltet(neueste_quelle: Option<SystemTime>, ergebnis: Option<SystemTime>) -> bool {
    match (neueste_quelle, ergebnis) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(quelle), Some(ergebnis)) => quelle > ergebnis,
    }
}

/// The time of the last change of one file, `None` if it does not exist.
pub(crate) fn geaendert_am(pfad: &Path) -> io::Result<Option<SystemTime>> {
    match std::fs::metadata(pfad) {
        Ok(angaben) => angaben.modified().map(Some),
        Err(fehler) if fehler.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fehler) => Err(fehler),
    }
}

/// The latest change of a file, or of anything below a folder. Folders count themselves, because only
/// their own time tells that a file was removed.
pub(crate) fn neueste(pfad: &Path) -> io::Result<Option<SystemTime>> {
    let mut neueste_zeit = geaendert_am(pfad)?;
    if pfad.is_dir() {
        for eintrag in std::fs::read_dir(pfad)? {
            neueste_zeit = neueste_zeit.max(neueste(&eintrag?.path())?);
        }
    }
    Ok(neueste_zeit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::path::PathBuf;
    use std::time::Duration;

    fn zeit(sekunden: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(sekunden)
    }

    #[test]
    fn die_entscheidung() {
        let faelle = [
            (None, None, true),
            (Some(1), None, true),
            (None, Some(1), false),
            (Some(1), Some(2), false),
            (Some(2), Some(2), false),
            (Some(3), Some(2), true),
        ];
        for (quelle, ergebnis, erwartet) in faelle {
            assert_eq!(
                veraltet(quelle.map(zeit), ergebnis.map(zeit)),
                erwartet,
                "Quelle {quelle:?}, Ergebnis {ergebnis:?}"
            );
        }
    }

    /// A folder of its own that is removed again.
    struct Ordner(PathBuf);

    impl Ordner {
        fn neu(name: &str) -> Self {
            let pfad = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            fs::create_dir_all(&pfad).unwrap();
            Self(pfad)
        }
    }

    impl Drop for Ordner {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn die_neueste_zeit_kommt_auch_aus_der_tiefe_und_vom_ordner() {
        let ordner = Ordner::neu("stand");
        let tief = ordner.0.join("a/b");
        fs::create_dir_all(&tief).unwrap();
        let datei = File::create(tief.join("c.ts")).unwrap();
        let zeit_setzen = |pfad: &Path, sekunden| {
            File::open(pfad).unwrap().set_modified(zeit(sekunden)).unwrap();
        };
        zeit_setzen(&tief, 10);
        zeit_setzen(&ordner.0.join("a"), 10);
        zeit_setzen(&ordner.0, 10);
        datei.set_modified(zeit(50)).unwrap();
        assert_eq!(neueste(&ordner.0).unwrap(), Some(zeit(50)));

        datei.set_modified(zeit(5)).unwrap();
        zeit_setzen(&tief, 70);
        assert_eq!(
            neueste(&ordner.0).unwrap(),
            Some(zeit(70)),
            "eine gelöschte Datei ändert nur ihren Ordner"
        );
        assert_eq!(neueste(&ordner.0.join("fehlt")).unwrap(), None);
    }
}
