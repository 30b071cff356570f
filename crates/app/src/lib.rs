//! Use cases: the one handle that window and command line share.
//!
//! [`Anwendung`] holds an open catalogue. Its methods take plain values, call the rules and the store, and give
//! wire types ([`dto`]) or an [`dto::ApiFehler`] with a German sentence from `data/labels`.

mod angebot;
mod anwendung;
mod auftrag;
mod auslieferung;
mod beiblatt;
mod beleg;
mod burnup;
pub mod demo;
mod diagramm;
pub mod dto;
mod einlesen;
mod export;
mod fassung;
mod fehler;
mod formular;
mod geldschere;
mod geldseite;
mod haushalt;
mod kennzahl;
mod kommune;
mod kontakt;
pub mod labels;
mod leistung;
mod liste;
mod lokal;
mod messwert;
mod nomen;
mod ort;
mod prognose;
mod projekt;
mod projektseite;
mod pruefung;
mod quelle;
mod rahmen;
mod rahmenliste;
mod ruecknahme;
mod schwaerzung;
mod sicherung;
mod status;
mod steuerung;
mod uebersicht;
mod vergleich;
mod verlauf;
mod verlaufsausfuhr;
mod verlaufsseite;
mod vorab;
mod vorschau;
mod zeitpunkt;

pub use anwendung::Anwendung;
pub use auftrag::{
    Anlage, Auftrag, Herkunft, Importwahl, Listenart, Modus, Profil, Rahmenliste, Thema, Verlaufsformat,
};
pub use ort::standardpfad;
pub use ozg_domain::prognose::Fortschritt;
pub use ozg_store::Anker;
pub use pruefung::{anker_lesen, anker_suchen};
