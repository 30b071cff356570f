//! `cargo xtask dauerlauf`: the long random and fault runs, which are ordinary tests with more time.

use crate::befehl::ausfuehren;
use crate::einrichtung;
use crate::ort::Ort;
use anyhow::Result;

/// Runs the tests named `dauerlauf…`; they read from `OZG_DAUERLAUF_MINUTEN` how long they may take
/// together. One at a time, since each uses the whole machine.
pub(crate) fn laufen(ort: &Ort, minuten: u32) -> Result<()> {
    einrichtung::bauen(ort)?;
    let mut cargo = ort.cargo();
    // The same selection of packages as everywhere, see `einrichtung::bauen`.
    cargo
        .args(["test", "--workspace", "--test", "it", "--"])
        .args(["dauerlauf", "--test-threads=1", "--nocapture"])
        .env("OZG_DAUERLAUF_MINUTEN", minuten.to_string());
    ausfuehren(ort.mit_programmen(&mut cargo))
}
