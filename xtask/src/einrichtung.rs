//! The set-up that every command shares. Each step looks first and does nothing when all is there, so that
//! a second start is quick.

use crate::befehl::ausfuehren;
use crate::ort::Ort;
use crate::{node, oberflaeche, pakete};
use anyhow::Result;

/// System packages, Node.js, npm packages, built interface; the Rust build needs the latter.
pub(crate) fn alles(ort: &Ort, pakete_pruefen: bool) -> Result<()> {
    if pakete_pruefen {
        pakete::einrichten()?;
    }
    node::einrichten()?;
    oberflaeche::pakete(ort)?;
    oberflaeche::seiten(ort)
}

/// Builds all programs. Always the whole workspace: another selection of packages means other features of
/// shared crates, and cargo would compile them anew each time.
pub(crate) fn bauen(ort: &Ort) -> Result<()> {
    ausfuehren(ort.cargo().args(["build", "--workspace"]))
}
