//! Foreign bytes to checked rows.
//!
//! Nothing here trusts its input: encoding, header, number of columns and every cell are checked, and every fault
//! says line, field and rule. There is no database here; whether a reference exists is the catalogue's question.

mod kanonisch;
mod verzeichnis;

pub use kanonisch::{DateiFehler, Gelesen, Kanonisch, Zeile};
