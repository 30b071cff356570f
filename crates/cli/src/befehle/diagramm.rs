//! Pictures as files.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Command};
use ozg_app::Profil;
use ozg_app::dto::DiagrammWunsch;

use super::felder;
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

/// All charts; a test holds them against the gallery.
pub(crate) const NAMEN: [&str; 13] = [
    "burnup",
    "phasen",
    "gantt",
    "verzug",
    "aktualitaet",
    "leiter",
    "themenfelder",
    "vierfelder",
    "fortschritt",
    "karte",
    "stufen",
    "mittel",
    "schere",
];

/// `diagramm` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("diagramm", "Diagramme als Bild schreiben").subcommand(
        hilfe::befehl("render", "Ein Diagramm schreiben, dasselbe, das das Fenster zeigt")
            .arg(
                hilfe::angabe("name", "NAME", NAMEN.join(", "))
                    .value_parser(PossibleValuesParser::new(NAMEN)),
            )
            .arg(
                hilfe::ziel("Datei mit der Endung .svg, .png oder .csv (die Tabelle des Bildes)")
                    .value_parser(PathBufValueParser::new().try_map(bilddatei)),
            )
            .arg(hilfe::stichtag())
            .arg(
                hilfe::option("thema", "thema", "THEMA", "hell oder dunkel; sonst hell")
                    .value_parser(PossibleValuesParser::new(["hell", "dunkel"])),
            )
            .arg(
                hilfe::option("scope", "scope", "UMFANG", "kommunal oder alle; sonst kommunal")
                    .value_parser(PossibleValuesParser::new(["kommunal", "alle"])),
            )
            .arg(hilfe::option(
                "wahl",
                "wahl",
                "WERT",
                "Regel (Z1 bis Z5) oder Art der Kommune, wo das Bild eine braucht",
            ))
            .arg(
                hilfe::option("profil", "profil", "PROFIL", "opendata oder excel für .csv; sonst opendata")
                    .value_parser(PossibleValuesParser::new(["opendata", "excel"])),
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
    let text = |was: &str| felder::text(t, was).unwrap_or_default();
    let wunsch = DiagrammWunsch {
        name,
        breite: 0,
        hoehe: 0,
        thema: text("thema"),
        scope: text("scope"),
        wahl: text("wahl"),
    };
    let profil = if text("profil") == "excel" { Profil::Excel } else { Profil::Opendata };
    let stichtag = umgebung::stichtag(t);
    let beleg = umgebung::oeffnen(t)?.diagramm_schreiben(stichtag, &wunsch, profil, ziel)?;
    if aus.json {
        ausgabe::json(&beleg)?;
    }
    meldung(&format!("Geschrieben: {}", beleg.datei));
    Ok(Ende::Getan)
}

fn bilddatei(pfad: PathBuf) -> Result<PathBuf, &'static str> {
    let endung = pfad.extension().map(|e| e.to_ascii_lowercase());
    match endung.as_deref().and_then(|e| e.to_str()) {
        Some("svg" | "png" | "csv") => Ok(pfad),
        _ => Err("erwartet wird eine Datei mit der Endung .svg, .png oder .csv"),
    }
}
