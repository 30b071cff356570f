//! Wrong usage in German: what clap found, said in a sentence, with a suggestion and the way to the help.

use std::error::Error as _;
use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The sentence, then "Meinten Sie", then where the help is.
pub(crate) fn satz(fehler: &Error, ozg: &Command, argumente: &[OsString]) -> String {
    let mut zeilen = vec![was(fehler)];
    let vorschlaege: Vec<String> =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            // clap has the nearest one last.
            .flat_map(|art| werte(fehler, art).into_iter().rev().take(3))
            .collect();
    if !vorschlaege.is_empty() {
        zeilen.push(format!("Meinten Sie: {}", vorschlaege.join(", ")));
    }
    zeilen.push(format!("Hilfe: {} --help", pfad(ozg, argumente)));
    zeilen.join("\n")
}

fn was(fehler: &Error) -> String {
    let arg = einer(fehler, ContextKind::InvalidArg);
    let wert = einer(fehler, ContextKind::InvalidValue);
    match fehler.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("Den Befehl „{}“ gibt es nicht", einer(fehler, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("Es fehlt ein Befehl{}", moeglich(fehler, ContextKind::ValidSubcommand))
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("Die Option „{arg}“ gibt es hier nicht")
        }
        ErrorKind::UnknownArgument => format!("Diese Angabe ist hier zu viel: „{arg}“"),
        ErrorKind::InvalidValue if wert.is_empty() => format!("Es fehlt ein Wert nach {arg}"),
        ErrorKind::InvalidValue => {
            format!("„{wert}“ ist kein Wert für {arg}{}", moeglich(fehler, ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => match fehler.source() {
            Some(grund) => format!("„{wert}“ ist kein Wert für {arg}: {grund}"),
            None => format!("„{wert}“ ist kein Wert für {arg}"),
        },
        ErrorKind::MissingRequiredArgument => {
            format!("Es fehlt: {}", liste(fehler, ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            let anderes = liste(fehler, ContextKind::PriorArg);
            if anderes.is_empty() || anderes == arg {
                format!("Nur einmal möglich: {arg}")
            } else {
                format!("Nicht zusammen möglich: {arg} und {anderes}")
            }
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("Es fehlt ein Wert nach {arg}")
        }
        ErrorKind::TooManyValues => format!("Diese Angabe ist hier zu viel: „{wert}“"),
        ErrorKind::NoEquals => format!("Nach {arg} fehlt ein Gleichheitszeichen mit Wert"),
        ErrorKind::InvalidUtf8 => "Eine der Angaben ist kein lesbarer Text (UTF-8)".to_owned(),
        _ => "Der Aufruf ließ sich nicht verstehen".to_owned(),
    }
}

/// What would be possible, unless that is more than a person wants to read here.
fn moeglich(fehler: &Error, art: ContextKind) -> String {
    let werte = werte(fehler, art);
    if werte.is_empty() || werte.len() > 12 {
        return String::new();
    }
    format!(", möglich sind: {}", werte.join(", "))
}

fn liste(fehler: &Error, art: ContextKind) -> String {
    werte(fehler, art).join(", ")
}

fn einer(fehler: &Error, art: ContextKind) -> String {
    werte(fehler, art).into_iter().next().unwrap_or_default()
}

fn werte(fehler: &Error, art: ContextKind) -> Vec<String> {
    let roh = match fehler.get(art) {
        Some(ContextValue::String(s)) => vec![s.clone()],
        Some(ContextValue::Strings(s)) => s.clone(),
        _ => Vec::new(),
    };
    // clap writes placeholders as `--out <DATEI>`.
    match art {
        ContextKind::InvalidArg | ContextKind::PriorArg => {
            roh.iter().map(|s| s.replace(['<', '>', '[', ']'], "")).collect()
        }
        _ => roh,
    }
}

/// The command as far as it was understood, e.g. `ozg projekt set`.
fn pfad(ozg: &Command, argumente: &[OsString]) -> String {
    let mut hier = ozg;
    let mut pfad = ozg.get_name().to_owned();
    let mut rest = argumente.iter().skip(1).map(|a| a.to_string_lossy());
    while let Some(a) = rest.next() {
        if ["--katalog", "--person", "--bekannt-am"].contains(&a.as_ref()) {
            rest.next();
        } else if let Some(unter) = hier.find_subcommand(a.as_ref()) {
            hier = unter;
            pfad.push(' ');
            pfad.push_str(unter.get_name());
        }
    }
    pfad
}
