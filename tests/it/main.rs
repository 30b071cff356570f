//! Integration tests: the use cases on real files, one module per concern.

mod hilfe;

mod absturz;
mod auslieferung;
mod dateien;
mod demo;
mod helfer;
mod nebenlaeufig;
mod rundlauf;
mod vorgaenge;
