//! Completions for shells.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use clap_complete::Shell;

use super::felder;
use crate::ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::hilfe;

const SHELLS: [(&str, Shell); 5] = [
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
    ("elvish", Shell::Elvish),
];

/// `completions`.
pub(crate) fn befehl() -> Command {
    hilfe::befehl("completions", "Ergänzungen für die Shell ausgeben").arg(
        hilfe::angabe("shell", "SHELL", "bash, zsh, fish, powershell oder elvish")
            .value_parser(PossibleValuesParser::new(SHELLS.map(|(name, _)| name))),
    )
}

/// Prints the script.
pub(crate) fn ausfuehren(treffer: &ArgMatches) -> Result<Ende, Fehler> {
    let name = felder::text(treffer, "shell");
    let Some((_, shell)) = SHELLS.iter().find(|(n, _)| Some(*n) == name.as_deref()) else {
        return Ok(Ende::Abgewiesen);
    };
    // Into memory first: the generator panics where it cannot write.
    let mut skript = Vec::new();
    clap_complete::generate(*shell, &mut super::ozg(), "ozg", &mut skript);
    ausgabe::schreiben(&String::from_utf8_lossy(&skript))?;
    Ok(Ende::Getan)
}
