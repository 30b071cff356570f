//! Integration tests: the use cases on real files, one module per concern.

mod hilfe;

mod auslieferung;
mod demo;
mod rundlauf;
mod vorgaenge;
