//! Arguments of the program: `--katalog FILE` or `--demo SEED`.

use std::ffi::OsString;
use std::path::PathBuf;

/// Which catalogue to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Aufruf {
    /// This file; it must exist.
    pub(crate) katalog: Option<PathBuf>,
    /// The demo catalogue of this seed; made if it is missing.
    pub(crate) demo: Option<u64>,
}

const HILFE: &str = "Aufruf: ozg-chronik [--katalog DATEI | --demo ZAHL]";

impl Aufruf {
    /// Reads the arguments.
    ///
    /// # Errors
    /// A German sentence with the correct call.
    pub(crate) fn lesen(args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut aus = Self::default();
        let mut args = args;
        while let Some(arg) = args.next() {
            let wert = args.next().ok_or_else(|| HILFE.to_owned())?;
            match arg.to_str() {
                Some("--katalog") => aus.katalog = Some(wert.into()),
                Some("--demo") => {
                    let zahl = wert.to_str().and_then(|w| w.parse().ok());
                    aus.demo = Some(zahl.ok_or_else(|| HILFE.to_owned())?);
                }
                _ => return Err(HILFE.to_owned()),
            }
        }
        if aus.katalog.is_some() && aus.demo.is_some() {
            return Err(HILFE.to_owned());
        }
        Ok(aus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesen(args: &[&str]) -> Result<Aufruf, String> {
        Aufruf::lesen(args.iter().map(Into::into))
    }

    #[test]
    fn versteht_nur_was_es_gibt() {
        assert_eq!(lesen(&[]), Ok(Aufruf::default()));
        assert_eq!(lesen(&["--demo", "7"]), Ok(Aufruf { demo: Some(7), katalog: None }));
        for falsch in
            [&["--demo"][..], &["--demo", "x"], &["--offen", "1"], &["--demo", "1", "--katalog", "a"]]
        {
            assert_eq!(lesen(falsch), Err(HILFE.to_owned()), "{falsch:?}");
        }
    }
}
