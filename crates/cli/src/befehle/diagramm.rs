//! Pictures as files.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Command};
use ozg_app::Thema;

use super::felder;
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

/// `diagramm` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("diagramm", "Diagramme als Bild schreiben").subcommand(
        hilfe::befehl("render", "Ein Diagramm schreiben, dasselbe, das das Fenster zeigt")
            .arg(hilfe::angabe("name", "NAME", "burnup").value_parser(PossibleValuesParser::new(["burnup"])))
            .arg(
                hilfe::ziel("Datei des Bildes mit der Endung .svg oder .png")
                    .value_parser(PathBufValueParser::new().try_map(bilddatei)),
            )
            .arg(hilfe::stichtag())
            .arg(
                hilfe::option("thema", "thema", "THEMA", "hell oder dunkel; sonst hell")
                    .value_parser(PossibleValuesParser::new(["hell", "dunkel"])),
            ),
    )
}

/// Carries out `render`.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some(("render", t)) = treffer.subcommand() else {
        return Ok(Ende::Abgewiesen);
    };
    let (Some(name), Some(ziel)) = (felder::text(t, "name"), t.get_one::<PathBuf>("out")) else {
        return Ok(Ende::Abgewiesen);
    };
    let thema = match felder::text(t, "thema").as_deref() {
        Some("dunkel") => Thema::Dunkel,
        _ => Thema::Hell,
    };
    let stichtag = umgebung::stichtag(t);
    let beleg = umgebung::oeffnen(t)?.diagramm_schreiben(&name, stichtag, thema, ziel)?;
    if aus.json {
        ausgabe::json(&beleg)?;
    }
    meldung(&format!("Geschrieben: {}", beleg.datei));
    Ok(Ende::Getan)
}

fn bilddatei(pfad: PathBuf) -> Result<PathBuf, &'static str> {
    let endung = pfad.extension().map(|e| e.to_ascii_lowercase());
    match endung.as_deref().and_then(|e| e.to_str()) {
        Some("svg" | "png") => Ok(pfad),
        _ => Err("erwartet wird eine Datei mit der Endung .svg oder .png"),
    }
}
