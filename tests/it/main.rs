//! Integration tests: the use cases on real files, one module per concern.

mod hilfe;

mod absturz;
mod arbeitsplatz;
mod auslieferung;
mod befunde;
mod bekannt;
mod cli;
mod dateien;
mod dauerlauf;
mod demo;
mod grenzen;
mod helfer;
mod nebenlaeufig;
mod platte;
mod rundlauf;
mod verlauf;
mod vorgaenge;
