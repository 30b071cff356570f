//! The command line, in German: clap parses, its English frame (usage, headings, errors) is replaced.

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

const RAHMEN: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}{after-help}";

/// Befehle der Entwicklung für die OZG-Chronik
#[derive(Parser, Debug)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    override_usage = "cargo xtask [OPTIONEN] <BEFEHL>",
    subcommand_help_heading = "Befehle",
    next_help_heading = "Optionen",
    disable_help_flag = true,
    disable_help_subcommand = true,
    after_help = "Hilfe zu einem Befehl: cargo xtask <BEFEHL> --help"
)]
pub(crate) struct Aufruf {
    /// Systempakete nicht prüfen (für Systeme ohne apt, auf denen alles Nötige da ist)
    #[arg(long, global = true)]
    pub(crate) ohne_pakete: bool,

    /// Diese Hilfe zeigen
    #[arg(short = 'h', long = "help", global = true, action = ArgAction::Help)]
    hilfe: Option<bool>,

    #[command(subcommand)]
    pub(crate) auftrag: Auftrag,
}

/// What is to be done.
#[derive(Subcommand, Debug)]
pub(crate) enum Auftrag {
    /// Fehlendes einrichten, bauen und das Fenster öffnen; ohne Bildschirm auf einem virtuellen, mit Bild
    #[command(override_usage = "cargo xtask run [--demo SEED] [--katalog DATEI]")]
    Run {
        /// Das Fenster mit Demodaten aus dieser Startzahl öffnen
        #[arg(long, value_name = "SEED")]
        demo: Option<u64>,
        /// Diesen Katalog öffnen
        #[arg(long, value_name = "DATEI")]
        katalog: Option<PathBuf>,
    },
    /// Fehlendes einrichten, bauen und alle Tests ausführen
    #[command(override_usage = "cargo xtask test [-- ARGUMENTE]")]
    Test {
        /// Argumente für die Testprogramme, etwa ein Namensteil
        #[arg(last = true, value_name = "ARGUMENTE", help_heading = "Argumente")]
        argumente: Vec<OsString>,
    },
    /// Format, Lints, Typen, Lizenzen und Sperrdateien prüfen
    #[command(override_usage = "cargo xtask check")]
    Check,
    /// Messen, wie schnell das Programm ist
    #[command(
        override_usage = "cargo xtask bench [--gross] [--vergleich] [--nur-fenster | --nur-chronik | --nur-angebot]"
    )]
    Bench {
        /// Auch die Größe Bund erzeugen und messen (6,2 Millionen Zeilen, einige Minuten)
        #[arg(long)]
        gross: bool,
        /// Auch die anderen Werkzeuge installieren und messen
        #[arg(long)]
        vergleich: bool,
        /// Nur das Fenster messen, neben einem leeren
        #[arg(long, conflicts_with_all = ["gross", "vergleich"])]
        nur_fenster: bool,
        /// Nur die Chronik messen: frühere Stände und das Speichern bei langer Chronik
        #[arg(long, conflicts_with_all = ["gross", "vergleich", "nur_fenster"])]
        nur_chronik: bool,
        /// Nur Zählregeln, Prognose, Bilder und den Import der Nachnutzung messen
        #[arg(long, conflicts_with_all = ["nur_fenster", "nur_chronik"])]
        nur_angebot: bool,
    },
    /// Die langen Zufalls- und Fehlerläufe ausführen
    #[command(override_usage = "cargo xtask dauerlauf --minuten N")]
    Dauerlauf {
        /// Dauer in Minuten
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        minuten: u32,
    },
    /// Das installierbare Debian-Paket bauen
    #[command(override_usage = "cargo xtask package")]
    Package,
}

/// Parses the command line. Prints help or what is wrong with it and returns the exit status then
/// (0 after help, 2 for wrong usage).
pub(crate) fn lesen(argumente: impl IntoIterator<Item = OsString>) -> Result<Aufruf, ExitCode> {
    let gelesen =
        befehl().try_get_matches_from(argumente).and_then(|treffer| Aufruf::from_arg_matches(&treffer));
    gelesen.map_err(|fehler| {
        let hilfe = [ErrorKind::DisplayHelp, ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand];
        if hilfe.contains(&fehler.kind()) {
            print!("{}", fehler.render());
            if fehler.kind() == ErrorKind::DisplayHelp {
                return ExitCode::SUCCESS;
            }
        } else {
            eprintln!("Fehler: {}", satz(&fehler));
            eprintln!("Hinweis: cargo xtask --help zeigt alle Befehle");
        }
        ExitCode::from(2)
    })
}

fn befehl() -> clap::Command {
    Aufruf::command().help_template(RAHMEN).mut_subcommands(|unterbefehl| {
        unterbefehl.help_template(RAHMEN).mut_args(|argument| {
            match argument.get_help_heading() {
                // clap would head it in English.
                None => argument.help_heading("Optionen"),
                Some(_) => argument,
            }
        })
    })
}

/// One German sentence for what clap reports.
fn satz(fehler: &clap::Error) -> String {
    let angabe = |art| fehler.get(art).map(ToString::to_string).unwrap_or_default();
    match fehler.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("Unbekannter Befehl: {}", angabe(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            format!("Unbekannte Angabe: {}", angabe(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("Es fehlt: {}", angabe(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "Wert für {} passt nicht: {}",
            angabe(ContextKind::InvalidArg),
            angabe(ContextKind::InvalidValue)
        ),
        ErrorKind::MissingSubcommand => "Es fehlt der Befehl".to_owned(),
        _ => format!("Aufruf nicht verstanden: {}", angabe(ContextKind::InvalidArg)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gelesen(zeile: &str) -> Result<Aufruf, clap::Error> {
        befehl().try_get_matches_from(zeile.split(' ')).and_then(|treffer| Aufruf::from_arg_matches(&treffer))
    }

    #[test]
    fn jeder_befehl_wird_gelesen() {
        befehl().debug_assert();
        assert!(matches!(
            gelesen("xtask run --demo 7").unwrap().auftrag,
            Auftrag::Run { demo: Some(7), katalog: None }
        ));
        assert!(matches!(
            gelesen("xtask test -- verlauf --nocapture").unwrap().auftrag,
            Auftrag::Test { argumente } if argumente.len() == 2
        ));
        assert!(gelesen("xtask check --ohne-pakete").unwrap().ohne_pakete);
    }

    #[test]
    fn die_hilfe_ist_deutsch() {
        for zeile in ["xtask --help", "xtask run --help", "xtask dauerlauf -h"] {
            let hilfe = gelesen(zeile).unwrap_err().to_string();
            for englisch in ["Usage", "Options", "Commands", "Print help", "Arguments"] {
                assert!(!hilfe.contains(englisch), "{zeile}: {englisch} in\n{hilfe}");
            }
            assert!(hilfe.contains("Aufruf: cargo xtask"), "{hilfe}");
        }
    }

    #[test]
    fn fehler_nennen_die_angabe() {
        let faelle = [
            ("xtask fliegen", "Unbekannter Befehl: fliegen"),
            ("xtask run --foo", "Unbekannte Angabe: --foo"),
            ("xtask dauerlauf", "Es fehlt: --minuten <N>"),
            ("xtask dauerlauf --minuten 0", "Wert für --minuten <N> passt nicht: 0"),
        ];
        for (zeile, erwartet) in faelle {
            assert_eq!(satz(&gelesen(zeile).unwrap_err()), erwartet);
        }
    }
}
