//! Use cases: the one handle that window and command line share.
//!
//! [`Anwendung`] holds an open catalogue. Its methods take plain values, call the rules and the store, and give
//! wire types ([`dto`]) or an [`dto::ApiFehler`] with a German sentence from `data/labels`.

mod anwendung;
mod auftrag;
mod auslieferung;
mod burnup;
pub mod demo;
pub mod dto;
mod einlesen;
mod export;
mod fehler;
mod kennzahl;
pub mod labels;
mod liste;
mod nomen;
mod ort;
mod projekt;
mod uebersicht;
mod verlauf;

pub use anwendung::Anwendung;
pub use auftrag::{Anlage, Auftrag, Herkunft, Importwahl, Listenart, Modus, Profil, Thema};
pub use ort::standardpfad;
