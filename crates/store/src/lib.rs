//! The catalogue in one SQLite file.
//!
//! Order of events: [`Katalog::oeffnen`] looks at the file before SQLite may touch it, compares the schema text and
//! migrates; reading needs a [`Leser`], writing only happens inside [`Katalog::transact`], which opens one entry of
//! the history and one transaction. The triggers record what changed, the entry hashes it, the chain ties entries.
//!
//! Only this crate names a table.

mod angebot;
mod basis;
mod bewertung;
mod chronik;
mod damals;
mod einstellung;
mod fassung;
mod fehler;
mod foerderung;
mod katalog;
mod katalogdaten;
mod kontakt;
mod kopf;
mod projekt;
mod quelle;
mod risiko;
mod satz;
mod schema;
mod sicherung;
mod verbindung;
mod vorgang;

pub use angebot::Angebot;
pub use basis::{Basisverlauf, Erwartung};
pub use chronik::hash::GESCHWAERZT;
pub use chronik::{
    Aenderung, Anker, Ausfuhreintrag, Eintrag, Eintragstext, Kettenbefund, SCHWAERZUNG, Schaden, Schwaerzung,
    Verlaufsfilter,
};
pub use chronik::{
    Auswahl, Felder, Festgrund, Hindernis, Lage, Plan, Planfeld, Planzeile, Spaeter, Zeilenart,
};
pub use damals::Wissen;
pub use fassung::Fassung;
pub use fehler::StoreFehler;
pub use katalog::{Katalog, Neuanlage, ist_aelter};
pub use katalogdaten::{Katalogstand, Tranchentitel};
pub use kontakt::Kontakt;
pub use projekt::{Beteiligte, Projektzusatz};
pub use quelle::Quellenzahl;
pub use satz::{Geleert, Modus, Satz, Stapel, Wirkung, Zelle};
pub use sicherung::{
    Anlass, Sicherung, Wiederherstellung, anker_der_datei, datei_pruefen, sicherungen, sicherungsordner,
    wiederherstellen,
};
pub use vorgang::{Herkunft, Leser, Quittung, Schreiber, Vorgang};

/// Marks our files in the SQLite header: "OZGK".
pub const APPLICATION_ID: i32 = 0x4F5A_474B;
/// Schema that this version of the program writes.
pub const SCHEMA: i32 = 3;
