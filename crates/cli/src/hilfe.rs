//! German help: templates, usage lines and the options that several commands share.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};
use ozg_domain::regel::Regel;
use ozg_domain::zeit::tag_lesen;

const VORLAGE: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}{after-help}";
/// Heading of what stands without a name.
const ANGABEN: &str = "Angaben";
/// Heading of a command's own options.
const OPTIONEN: &str = "Optionen";
/// Heading of the options that every command takes.
const ALLGEMEIN: &str = "Allgemeine Optionen";

/// Help of `ozg` itself: what works on the whole catalogue apart from the nouns, which all have the same verbs.
pub(crate) fn mit_gruppen(ozg: Command, nomina: &[&str]) -> Command {
    let breite = ozg.get_subcommands().map(|c| c.get_name().len()).max().unwrap_or(0);
    let zeilen = |ist_nomen: bool| -> String {
        ozg.get_subcommands()
            .filter(|c| nomina.contains(&c.get_name()) == ist_nomen)
            .map(|c| {
                let worum = c.get_about().map(ToString::to_string).unwrap_or_default();
                format!("  {:breite$}  {worum}\n", c.get_name())
            })
            .collect()
    };
    let vorlage = format!(
        "{{about}}\n\nAufruf: {{usage}}\n\nBefehle:\n{}\n\
         Befehle mit den Verben list, show, set und clear:\n{}\n{ALLGEMEIN}:\n{{options}}{{after-help}}",
        zeilen(false),
        zeilen(true),
    );
    ozg.help_template(vorlage)
}

/// A command with its description.
pub(crate) fn befehl(name: &'static str, worum: impl Into<String>) -> Command {
    Command::new(name).about(worum.into())
}

/// A command that only holds others.
pub(crate) fn gruppe(name: &'static str, worum: impl Into<String>) -> Command {
    befehl(name, worum).subcommand_required(true)
}

/// Something that stands without a name.
pub(crate) fn angabe(id: &'static str, name: impl Into<String>, worum: impl Into<String>) -> Arg {
    Arg::new(id)
        .value_name(name.into())
        .help(worum.into())
        .help_heading(ANGABEN)
        .required(true)
        .hide_possible_values(true)
        .allow_negative_numbers(true)
}

/// An option with a value.
pub(crate) fn option(
    id: &'static str,
    lang: impl Into<String>,
    name: &'static str,
    worum: impl Into<String>,
) -> Arg {
    Arg::new(id)
        .long(lang.into())
        .value_name(name)
        .help(worum.into())
        .help_heading(OPTIONEN)
        .hide_possible_values(true)
        .allow_negative_numbers(true)
}

/// An option without a value.
pub(crate) fn schalter(id: &'static str, lang: &'static str, worum: &'static str) -> Arg {
    Arg::new(id).long(lang).action(ArgAction::SetTrue).help(worum).help_heading(OPTIONEN)
}

/// The day for which something is read.
pub(crate) fn stichtag() -> Arg {
    option(
        "stichtag",
        "stichtag",
        "TAG",
        "Tag, für den gelesen wird: 2021-03-08 oder 08.03.2021; sonst heute",
    )
    .value_parser(tag)
}

/// Why something is changed.
pub(crate) fn grund_der_aenderung() -> Arg {
    option(
        "grund_der_aenderung",
        "grund-der-aenderung",
        "TEXT",
        "Warum geändert wird; steht danach in der Chronik",
    )
}

/// The file to write.
pub(crate) fn ziel(worum: &'static str) -> Arg {
    option("out", "out", "DATEI", worum).required(true).value_parser(clap::value_parser!(PathBuf))
}

/// The profile of a file.
pub(crate) fn profil() -> Arg {
    option(
        "profil",
        "profil",
        "PROFIL",
        "opendata (ISO-Daten, Dezimalpunkt) oder excel (deutsche Daten, Dezimalkomma)",
    )
    .required(true)
    .value_parser(PossibleValuesParser::new(["opendata", "excel"]))
}

pub(crate) fn tag(text: &str) -> Result<NaiveDate, String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("heute") {
        return Ok(crate::umgebung::heute());
    }
    tag_lesen(text).map_err(|regel| match regel {
        Regel::DatumGibtEsNicht => format!("den {text} gibt es nicht"),
        Regel::DatumAusserhalb => "der Tag muss zwischen dem 01.01.1990 und dem 31.12.2100 liegen".to_owned(),
        _ => "das ist kein Tag, erwartet wird zum Beispiel 2021-03-08 oder 08.03.2021".to_owned(),
    })
}

/// A moment with its distance from UTC.
pub(crate) fn zeitpunkt(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text.trim()).map(|t| t.to_utc()).map_err(|_| {
        "das ist kein Zeitpunkt nach RFC 3339, erwartet wird zum Beispiel 2021-03-08T18:00:00+01:00 oder \
         2021-03-08T17:00:00Z"
            .to_owned()
    })
}

/// Options of every command.
pub(crate) fn allgemein(ozg: Command) -> Command {
    let nach = |a: Arg| a.help_heading(ALLGEMEIN).global(true);
    ozg.arg(nach(
        option(
            "katalog",
            "katalog",
            "DATEI",
            "Datei des Katalogs; sonst OZG_KATALOG, sonst der im Datenordner",
        )
        .value_parser(clap::value_parser!(PathBuf)),
    ))
    .arg(nach(
        option(
            "bekannt_am",
            "bekannt-am",
            "ZEITPUNKT",
            "Lesen, was damals bekannt war: 2021-03-08T18:00:00+01:00; sonst jetzt",
        )
        .value_parser(zeitpunkt),
    ))
    .arg(nach(schalter("json", "json", "Daten als JSON ausgeben")))
    .arg(nach(option(
        "person",
        "person",
        "NAME",
        "Name oder Funktion, unter der Änderungen eingetragen werden",
    )))
    .arg(nach(Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Diese Hilfe zeigen")))
    .arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help("Fassung des Programms zeigen")
            .help_heading(ALLGEMEIN),
    )
    .disable_help_flag(true)
    .disable_version_flag(true)
    .disable_help_subcommand(true)
}

/// Gives a command and all below it the German template and a German usage line.
pub(crate) fn eindeutschen(befehl: Command, pfad: &str) -> Command {
    let pfad =
        if pfad.is_empty() { befehl.get_name().to_owned() } else { format!("{pfad} {}", befehl.get_name()) };
    let aufruf = aufruf(&befehl, &pfad);
    befehl
        .help_template(VORLAGE)
        .override_usage(aufruf)
        .subcommand_help_heading("Befehle")
        .mut_subcommands(|unter| eindeutschen(unter, &pfad))
}

fn aufruf(befehl: &Command, pfad: &str) -> String {
    let mut aufruf = pfad.to_owned();
    for a in befehl.get_positionals() {
        let name = a.get_value_names().and_then(|n| n.first()).map_or("ANGABE", |n| n.as_str());
        aufruf.push_str(&if a.is_required_set() { format!(" {name}") } else { format!(" [{name}]") });
    }
    if befehl.has_subcommands() {
        aufruf.push_str(" BEFEHL");
    }
    for a in befehl.get_arguments().filter(|a| !a.is_positional() && a.is_required_set()) {
        let name = a.get_value_names().and_then(|n| n.first()).map_or("WERT", |n| n.as_str());
        aufruf.push_str(&format!(" --{} {name}", a.get_long().unwrap_or_default()));
    }
    aufruf.push_str(" [OPTIONEN]");
    aufruf
}
