//! Backups beside the catalogue: `katalog.ozg` has its own in `katalog.sicherungen/`.
//!
//! A backup says in its name when and why it was made and how long the chain was, so that a list needs no look inside:
//! `2022-06-30T081200Z_import_812_0f3a9c21.ozg`. It appears under its name only after it was opened and its chain was
//! found to be the one of the original; one before an import is checked without its history, see [`kopie::Tiefe`]. What does not pass and must not be lost all the same is set aside under a name
//! that ends in `_ungeprueft.ozg`; such a file is no backup: it is neither listed nor ever removed.

mod ausduennen;
mod kopie;
mod mappe;
mod wiederherstellen;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, SubsecRound, TimeDelta, Utc};

use crate::katalog::Katalog;
use crate::{Kettenbefund, StoreFehler};

pub use kopie::{anker_der_datei, datei_pruefen};
pub use wiederherstellen::{Wiederherstellung, wiederherstellen};

/// How often a name that is taken is tried again, each time a second later.
const VERSUCHE: i64 = 1_000;
/// Digits of the head in a name.
const KOPF_STELLEN: usize = 8;
const ZEITFORM: &str = "%Y-%m-%dT%H%M%SZ";
const UNGEPRUEFT: &str = "_ungeprueft";

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anlass {
    /// Before an import.
    Import,
    /// Before a change of the schema.
    Umstieg,
    /// Before another backup took its place.
    Wiederherstellung,
    /// Before a merge.
    Abgleich,
    /// Once a day on use.
    Taeglich,
    /// On order.
    Hand,
}

impl Anlass {
    const ALLE: [Self; 6] =
        [Self::Import, Self::Umstieg, Self::Wiederherstellung, Self::Abgleich, Self::Taeglich, Self::Hand];

    /// Word in the name.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Umstieg => "umstieg",
            Self::Wiederherstellung => "wiederherstellung",
            Self::Abgleich => "abgleich",
            Self::Taeglich => "taeglich",
            Self::Hand => "hand",
        }
    }
}

/// One backup, as its name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sicherung {
    /// File name without folder.
    pub name: String,
    /// When it was made. Before a change of the schema: the arrival of the last entry, since nobody has a clock there.
    pub zeit: DateTime<Utc>,
    /// Why.
    pub anlass: Anlass,
    /// Bytes.
    pub groesse: u64,
    /// Length of its chain.
    pub laenge: i64,
    /// First hex digits of the head of its chain; empty for a chain without entries.
    pub kopf: String,
}

/// Folder of the backups of that catalogue.
#[must_use]
pub fn sicherungsordner(katalog: &Path) -> PathBuf {
    katalog.with_extension("sicherungen")
}

/// Backups of that catalogue, newest first. Looks at names and sizes only; other files are passed over.
///
/// # Errors
/// [`StoreFehler::Schreiben`] if there is a folder that cannot be read.
pub fn sicherungen(katalog: &Path) -> Result<Vec<Sicherung>, StoreFehler> {
    let ordner = sicherungsordner(katalog);
    let fehler = |e: std::io::Error| StoreFehler::Schreiben { pfad: ordner.clone(), grund: e.to_string() };
    let eintraege = match std::fs::read_dir(&ordner) {
        Ok(e) => e,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(fehler(e)),
    };
    let mut aus = Vec::new();
    for e in eintraege {
        let e = e.map_err(fehler)?;
        let da = e.file_name().to_str().and_then(Sicherung::aus_name);
        // Gone meanwhile, thinned by another program: then it is none any more. A link is none of ours.
        if let (Some(s), Ok(m)) = (da, e.metadata())
            && m.is_file()
        {
            aus.push(Sicherung { groesse: m.len(), ..s });
        }
    }
    aus.sort_by(|a, b| (b.zeit, &b.name).cmp(&(a.zeit, &a.name)));
    Ok(aus)
}

impl Sicherung {
    fn neu(zeit: DateTime<Utc>, anlass: Anlass, laenge: i64, kopf: &str) -> Self {
        let zeit = zeit.trunc_subsecs(0);
        let kopf: String = kopf.chars().take(KOPF_STELLEN).collect();
        let name = format!("{}.ozg", stamm(zeit, anlass, laenge, &kopf));
        Self { name, zeit, anlass, groesse: 0, laenge, kopf }
    }

    /// Reads what the name says; `None` if it is not exactly such a name.
    fn aus_name(name: &str) -> Option<Self> {
        let mut teile = name.strip_suffix(".ozg")?.split('_');
        let (zeit, anlass, laenge, kopf) = (teile.next()?, teile.next()?, teile.next()?, teile.next()?);
        let zeit = NaiveDateTime::parse_from_str(zeit, ZEITFORM).ok()?.and_utc();
        let anlass = Anlass::ALLE.into_iter().find(|a| a.wort() == anlass)?;
        let kopf = if kopf == "leer" { "" } else { kopf };
        let s = Self::neu(zeit, anlass, laenge.parse().ok()?, kopf);
        let hex = s.kopf.is_empty() || s.kopf.len() == KOPF_STELLEN;
        (s.name == name && hex && s.kopf.bytes().all(|b| b.is_ascii_hexdigit())).then_some(s)
    }
}

fn stamm(zeit: DateTime<Utc>, anlass: Anlass, laenge: i64, kopf: &str) -> String {
    let kopf = if kopf.is_empty() { "leer" } else { kopf };
    format!("{}_{}_{laenge}_{kopf}", zeit.format(ZEITFORM), anlass.wort())
}

/// What became of a backup that had to be made in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Beiseite {
    /// It passed.
    Gut(Sicherung),
    /// The state is damaged; its pages are set aside under that name.
    Ungeprueft(String),
}

impl Beiseite {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Gut(s) => &s.name,
            Self::Ungeprueft(name) => name,
        }
    }
}

impl Katalog {
    /// Backs the catalogue up beside itself and removes old backups by their age, see [`ausduennen`].
    ///
    /// # Errors
    /// [`StoreFehler::Schreiben`], [`StoreFehler::Beschaedigt`] if the copy does not pass; nothing is removed then.
    pub fn sichern_daneben(&self, anlass: Anlass, zeit: DateTime<Utc>) -> Result<Sicherung, StoreFehler> {
        let stand = self.lesen(|l| l.chronik_kopf())?;
        let s = daneben(self.pfad(), &stand, anlass, zeit)?;
        // One that cannot be removed is removed the next time.
        let _ = ausduennen::ausduennen(self.pfad(), zeit);
        Ok(s)
    }
}

/// Makes a checked copy of the catalogue at `pfad`, whose chain is at least that one, under its name in the folder.
fn daneben(
    pfad: &Path,
    stand: &(i64, String),
    anlass: Anlass,
    zeit: DateTime<Utc>,
) -> Result<Sicherung, StoreFehler> {
    let ordner = sicherungsordner(pfad);
    let mappe = mappe::Mappe::neu(&ordner)?;
    let kopie = mappe.pfad("kopie.ozg");
    // An import of one line must not wait for the check of a long history.
    let tiefe = if anlass == Anlass::Import { kopie::Tiefe::Kopf } else { kopie::Tiefe::Ganz };
    let Kettenbefund { laenge, kopf, .. } =
        kopie::gepruefte_kopie(pfad, stand, &kopie, tiefe).map_err(|e| e.mit_pfad(&ordner))?;
    let mut s = Sicherung::neu(zeit, anlass, laenge, &kopf);
    s.groesse = std::fs::metadata(&kopie).map_or(0, |m| m.len());
    for _ in 0..VERSUCHE {
        match kopie::benennen(&kopie, &ordner.join(&s.name)) {
            Err(StoreFehler::DateiVorhanden(_)) => {
                let groesse = s.groesse;
                s = Sicherung {
                    groesse,
                    ..Sicherung::neu(s.zeit + TimeDelta::seconds(1), anlass, laenge, &kopf)
                };
            }
            ergebnis => return ergebnis.map(|()| s),
        }
    }
    Err(StoreFehler::DateiVorhanden(ordner.join(s.name)))
}

/// As [`daneben`], but a state that does not pass is set aside, page by page, unchecked.
pub(crate) fn in_jedem_fall(
    pfad: &Path,
    stand: &(i64, String),
    anlass: Anlass,
    zeit: DateTime<Utc>,
) -> Result<Beiseite, StoreFehler> {
    match daneben(pfad, stand, anlass, zeit) {
        Ok(s) => Ok(Beiseite::Gut(s)),
        Err(StoreFehler::Beschaedigt { .. } | StoreFehler::Inhalt(_) | StoreFehler::Datenbank(_)) => {
            let mappe = mappe::Mappe::neu(&sicherungsordner(pfad))?;
            let kopie = mappe.pfad("kopie.ozg");
            kopie::seiten_kopieren(pfad, &kopie)?;
            ungeprueft_benennen(pfad, &[(kopie, "")], stand, anlass, zeit).map(Beiseite::Ungeprueft)
        }
        Err(e) => Err(e),
    }
}

/// Gives set-aside files, the catalogue last, the first free name and returns it.
fn ungeprueft_benennen(
    pfad: &Path,
    dateien: &[(PathBuf, &str)],
    stand: &(i64, String),
    anlass: Anlass,
    zeit: DateTime<Utc>,
) -> Result<String, StoreFehler> {
    let ordner = sicherungsordner(pfad);
    let kopf: String = stand.1.chars().take(KOPF_STELLEN).collect();
    let mut zeit = zeit;
    for _ in 0..VERSUCHE {
        let name = format!("{}{UNGEPRUEFT}.ozg", stamm(zeit, anlass, stand.0, &kopf));
        let frei = dateien.iter().all(|(_, endung)| !ordner.join(format!("{name}{endung}")).exists());
        if frei {
            for (datei, endung) in dateien {
                kopie::benennen(datei, &ordner.join(format!("{name}{endung}")))?;
            }
            return Ok(name);
        }
        zeit += TimeDelta::seconds(1);
    }
    Err(StoreFehler::DateiVorhanden(ordner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nur_ein_eigener_name_ist_eine_sicherung() {
        let zeit: DateTime<Utc> = "2022-06-30T08:12:00.750Z".parse().unwrap();
        for anlass in Anlass::ALLE {
            for (laenge, kopf) in [(0, String::new()), (812, "0f3a9c21".repeat(8))] {
                let s = Sicherung::neu(zeit, anlass, laenge, &kopf);
                assert_eq!(Sicherung::aus_name(&s.name), Some(s.clone()), "{}", s.name);
                assert_eq!(s.zeit, zeit.trunc_subsecs(0));
            }
        }
        let gut = "2022-06-30T081200Z_import_812_0f3a9c21.ozg";
        assert!(Sicherung::aus_name(gut).is_some());
        for fremd in [
            "2022-06-30T081200Z_import_812_0f3a9c21_ungeprueft.ozg",
            "2022-06-30T081200Z_import_812_0f3a9c21.ozg-wal",
            "2022-06-30T081200Z_import_0812_0f3a9c21.ozg",
            "2022-06-30T081200Z_import_+812_0f3a9c21.ozg",
            "2022-06-30T081200Z_urlaub_812_0f3a9c21.ozg",
            "2022-06-31T081200Z_import_812_0f3a9c21.ozg",
            "2022-06-30T081200Z_import_812_0f3a9c2g.ozg",
            "2022-06-30T081200Z_import_812_0f3a.ozg",
            "2022-06-30T081200Z_import_812.ozg",
            " 2022-06-30T081200Z_import_812_0f3a9c21.ozg",
            "2022-6-30T081200Z_import_812_0f3a9c21.ozg",
            "katalog.ozg",
            "",
        ] {
            assert_eq!(Sicherung::aus_name(fremd), None, "{fremd}");
        }
    }
}
