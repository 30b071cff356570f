//! Rules and figures of the OZG implementation.
//!
//! Pure: no input or output, no SQL, no clock, no randomness. Whatever a rule needs (today, the Stichtag, the
//! rows) is passed in, so that every figure can be computed for any day and tested as a table.
//!
//! Places: [`angebot`] what is online under every counting rule, [`zeit`] rough dates, [`geld`] money, [`bruch`] shares,
//! [`regel`] broken rules, [`nomen`] what each recorded noun consists of, [`wert`] cells of such a noun,
//! [`formelschutz`] cells that spreadsheets act on, [`projekt`] phases, [`kennzahl`] counts, [`burnup`] the lines
//! towards the Frist, [`foerderung`] sums, [`frist`] days and rates, [`pruefung`] the data check, [`dauer`] how long
//! steps last, [`prognose`] what may come of it, [`steuerung`] what to steer by, [`messwert`] published figures and the
//! nearest rule, [`rahmen`] contracts and regions, [`suche`] words in texts, [`vergleich`] two states.

pub mod angebot;
pub mod bruch;
pub mod burnup;
pub mod dauer;
pub mod foerderung;
pub mod formelschutz;
pub mod frist;
pub mod geld;
pub mod kennzahl;
pub mod messwert;
pub mod nomen;
pub mod prognose;
pub mod projekt;
pub mod pruefung;
pub mod rahmen;
pub mod regel;
pub mod steuerung;
pub mod suche;
pub mod vergleich;
pub mod wert;
pub mod zeit;
