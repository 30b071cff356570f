//! Blacking out a free text that the law asks to erase.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use ozg_app::Herkunft;
use ozg_domain::nomen::ALLE;

use super::felder;
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

/// In the place of a noun: an entry by its position.
const EINTRAG: &str = "eintrag";

/// `verlauf schwaerzen`.
pub(crate) fn befehl() -> Command {
    let nomina = ALLE.iter().map(|n| n.name).chain([EINTRAG]);
    hilfe::befehl(
        "schwaerzen",
        "Einen freien Text unwiederbringlich schwärzen, in der Zeile und in der ganzen Chronik",
    )
    .arg(
        hilfe::angabe(
            "nomen",
            "NOMEN",
            "Art der Zeile wie projekt oder sachstand; eintrag für einen Eintrag",
        )
        .value_parser(PossibleValuesParser::new(nomina)),
    )
    .arg(
        hilfe::angabe(
            "schluessel",
            "SCHLUESSEL",
            "Schlüssel der Zeile, jeder Teil für sich; Nummer des Eintrags",
        )
        .num_args(1..),
    )
    .arg(
        hilfe::option(
            "feld",
            "feld",
            "FELD",
            "Das Feld, etwa text oder grund; beim Eintrag person oder grund",
        )
        .required(true),
    )
    .arg(hilfe::grund_der_aenderung().required(true))
}

/// Carries it out.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let schluessel: Vec<String> =
        treffer.get_many::<String>("schluessel").into_iter().flatten().cloned().collect();
    let wert = |name| felder::text(treffer, name).unwrap_or_default();
    let beleg = umgebung::oeffnen(treffer)?.schwaerzen(
        &wert("nomen"),
        &schluessel,
        &wert("feld"),
        &umgebung::auftrag(treffer, Herkunft::Cli),
    )?;
    if aus.json {
        ausgabe::json(&beleg)?;
    }
    if let Some(nr) = beleg.nr {
        meldung(&format!("Geschwärzt: {} {} (Eintrag {nr})", wert("nomen"), schluessel.join(" ")));
    }
    for hinweis in &beleg.hinweise {
        meldung(&format!("Hinweis: {hinweis}"));
    }
    Ok(Ende::Getan)
}
