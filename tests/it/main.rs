//! Integration tests: the use cases on real files, one module per concern.

mod hilfe;

mod absturz;
mod arbeitsplatz;
mod auslieferung;
mod befunde;
mod bekannt;
mod bloecke;
mod cli;
mod dateien;
mod dauerlauf;
mod demo;
mod fassung;
mod grenzen;
mod helfer;
mod manipulation;
mod nachzaehlung;
mod nebenlaeufig;
mod platte;
mod prognose;
mod ruecknahme;
mod rundlauf;
mod schwaerzung;
mod sicherung;
mod vergleich;
mod verlauf;
mod vorgaenge;
mod zelle;
