//! Rules and figures of the OZG implementation.
//!
//! Pure: no input or output, no SQL, no clock, no randomness. Whatever a rule needs (today, the Stichtag, the
//! rows) is passed in, so that every figure can be computed for any day and tested as a table.
//!
//! Places: [`angebot`] what is online under every counting rule, [`zeit`] rough dates, [`geld`] money, [`regel`] broken rules, [`nomen`] what each recorded noun
//! consists of, [`wert`] cells of such a noun, [`formelschutz`] cells that spreadsheets act on, [`projekt`] phases, [`kennzahl`] counts, [`burnup`] the lines
//! towards the Frist, [`foerderung`] sums, [`frist`] days and rates, [`pruefung`] the data check,
//! [`suche`] words in texts, [`vergleich`] two states.

pub mod angebot;
pub mod burnup;
pub mod foerderung;
pub mod formelschutz;
pub mod frist;
pub mod geld;
pub mod kennzahl;
pub mod nomen;
pub mod projekt;
pub mod pruefung;
pub mod regel;
pub mod suche;
pub mod vergleich;
pub mod wert;
pub mod zeit;
