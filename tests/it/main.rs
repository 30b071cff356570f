//! Integration tests: the use cases on real files, one module per concern.

mod hilfe;

mod absturz;
mod auslieferung;
mod cli;
mod dateien;
mod dauerlauf;
mod demo;
mod helfer;
mod nebenlaeufig;
mod offen;
mod platte;
mod rundlauf;
mod vorgaenge;
