//! What is online, for which Kommunen, counted by every rule at once (definition of figures, §2 B1 and §2a).
//!
//! Order of events: [`katalog`] holds services, Kommunen and who is responsible; [`bestand`] holds the reports of
//! `nachnutzung` in a few bytes each; a [`katalog::Sicht`] fixes Katalogversion and scope; [`regeln`] judges each
//! OZG-Leistung on a day in one pass over the reports, [`kommunen`] each Kommune, [`reichweite`] how far one service
//! reaches, [`flaeche`] how wide it is offered. [`dreiwert`] is the logic of all of them: unknown is never false.
//!
//! Effort: building O(reports); a day O(reports + LeiKa-Leistungen); memory some ten bytes per report.

pub mod bestand;
pub mod dreiwert;
pub mod efa;
pub mod flaeche;
pub mod katalog;
pub mod kommunen;
pub mod regeln;
pub mod reichweite;
pub mod wertung;
