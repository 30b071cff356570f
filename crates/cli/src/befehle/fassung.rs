//! Named states, and what differs between two states.

use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use ozg_app::dto::{FassungDto, FassungWunsch, StandWunsch, VergleichDto};
use ozg_app::{Anwendung, Herkunft, Profil};
use ozg_domain::zeit::tag_lesen;

use super::felder;
use super::kennzahl::tag;
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

const STAND: &str = "Name einer Fassung, Tag (2021-03-08), heute, oder Tag mit Stand des Wissens \
                     (2021-03-08@2021-03-08T18:00:00Z)";

/// `fassung` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("fassung", "Benannte Stände: anlegen, zeigen, vergleichen").subcommands([
        hilfe::befehl("create", "Einen Stand unter einem Namen festhalten; er lässt sich nicht ändern")
            .arg(hilfe::angabe("name", "NAME", "Zum Beispiel \"Vorlage 17/4771\""))
            .arg(hilfe::stichtag())
            .arg(hilfe::grund_der_aenderung()),
        hilfe::befehl("list", "Alle Fassungen zeigen, die zuletzt angelegte zuerst"),
        hilfe::befehl("compare", "Zwei Stände vergleichen: was sich wirklich änderte und was berichtigt ist")
            .arg(hilfe::angabe("von", "VON", STAND).display_order(0))
            .arg(hilfe::angabe("bis", "BIS", STAND).display_order(1))
            .arg(hilfe::option("projekt", "projekt", "KUERZEL", "Nur dieses Projekt"))
            .arg(hilfe::schalter("text", "text", "Nur den Textbaustein „Seit dem letzten Bericht“ ausgeben"))
            .arg(
                hilfe::option("out", "out", "DATEI", "Als CSV in diese Datei schreiben")
                    .value_parser(clap::value_parser!(PathBuf))
                    .requires("profil")
                    .conflicts_with_all(["projekt", "text"]),
            )
            .arg(
                hilfe::option(
                    "profil",
                    "profil",
                    "PROFIL",
                    "opendata (ISO-Daten, Dezimalpunkt) oder excel (deutsche Daten, Dezimalkomma)",
                )
                .requires("out")
                .value_parser(PossibleValuesParser::new(["opendata", "excel"])),
            ),
    ])
}

/// Carries out `create`, `list` or `compare`.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    match treffer.subcommand() {
        Some(("create", t)) => create(t, aus),
        Some(("list", t)) => list(t, aus),
        Some(("compare", t)) => compare(t, aus),
        _ => Ok(Ende::Abgewiesen),
    }
}

fn rfc3339(am: &DateTime<Utc>) -> String {
    am.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn create(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let wunsch = FassungWunsch {
        name: felder::text(t, "name").unwrap_or_default(),
        stichtag: umgebung::stichtag(t).to_string(),
        // The handle is opened in the state that --bekannt-am names, and that is what is kept.
        bekannt_am: None,
        grund: None,
    };
    let beleg = umgebung::oeffnen(t)?.fassung_create(&wunsch, &umgebung::auftrag(t, Herkunft::Cli))?;
    if aus.json {
        ausgabe::json(&beleg)?;
    }
    let name = beleg.schluessel.first().map_or("", String::as_str);
    let nr = beleg.nr.map_or_else(String::new, |nr| format!(" (Eintrag {nr})"));
    meldung(&format!("Festgehalten: Fassung „{name}“{nr}"));
    Ok(Ende::Getan)
}

fn list(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let fassungen = umgebung::oeffnen(t)?.fassung_list()?;
    aus.daten(&fassungen, |fassungen| {
        let spalten = [
            Spalte::ganz("name"),
            Spalte::links("stichtag"),
            Spalte::links("bekannt am"),
            Spalte::rechts("eintrag"),
            Spalte::links("kopf"),
            Spalte::links("angelegt am"),
            Spalte::links("person"),
            Spalte::links("grund"),
        ];
        tabelle::setzen(&spalten, &fassungen.iter().map(zeile).collect::<Vec<_>>())
    })?;
    if fassungen.is_empty() {
        meldung("Es gibt noch keine Fassung");
    }
    Ok(Ende::Getan)
}

fn zeile(f: &FassungDto) -> Vec<String> {
    vec![
        f.name.clone(),
        tag(&f.stichtag),
        f.bekannt_am.clone(),
        f.eintrag.to_string(),
        f.kopf.chars().take(8).collect(),
        f.angelegt_am.clone(),
        f.person.clone(),
        f.grund.clone().unwrap_or_default(),
    ]
}

/// A state as people write it. What reads as a day is one; a Fassung cannot have such a name.
fn stand(text: &str) -> Result<StandWunsch, Fehler> {
    let text = text.trim();
    let tag = |t: &str| match t.trim() {
        t if t.eq_ignore_ascii_case("heute") => Some(umgebung::heute()),
        t => tag_lesen(t).ok(),
    };
    if let Some(tag) = tag(text) {
        return Ok(StandWunsch { stichtag: tag.to_string(), ..StandWunsch::default() });
    }
    match text.split_once('@') {
        Some((davor, am)) if tag(davor).is_some() => {
            let am = hilfe::zeitpunkt(am).map_err(|grund| {
                Fehler::Nutzung(
                    format!("„{text}“ ist kein Stand: {grund}"),
                    "Hilfe: ozg fassung compare --help".to_owned(),
                )
            })?;
            Ok(StandWunsch {
                stichtag: tag(davor).map(|d| d.to_string()).unwrap_or_default(),
                bekannt_am: Some(rfc3339(&am)),
                fassung: None,
            })
        }
        _ => Ok(StandWunsch { fassung: Some(text.to_owned()), ..StandWunsch::default() }),
    }
}

fn compare(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let seite = |name| stand(&felder::text(t, name).unwrap_or_default());
    let (von, bis) = (seite("von")?, seite("bis")?);
    let anwendung = umgebung::oeffnen(t)?;
    if let Some(ziel) = t.get_one::<PathBuf>("out") {
        return schreiben(&anwendung, (&von, &bis), ziel, felder::text(t, "profil").as_deref(), aus);
    }
    let v = anwendung.vergleich(&von, &bis, felder::text(t, "projekt").as_deref())?;
    if t.get_flag("text") && !aus.json {
        ausgabe::schreiben(&format!("{}\n", ausgabe::ohne_steuerzeichen(&v.textbaustein)))?;
    } else {
        aus.daten(&v, text)?;
    }
    Ok(Ende::Getan)
}

fn schreiben(
    anwendung: &Anwendung,
    (von, bis): (&StandWunsch, &StandWunsch),
    ziel: &std::path::Path,
    profil: Option<&str>,
    aus: Ausgabe,
) -> Result<Ende, Fehler> {
    let profil = if profil == Some("excel") { Profil::Excel } else { Profil::Opendata };
    let beleg = anwendung.vergleich_schreiben(von, bis, profil, ziel)?;
    super::austausch::quittieren(&beleg, aus)
}

fn text(v: &VergleichDto) -> String {
    let mut aus =
        tabelle::block(&[("Von".to_owned(), v.von.text.clone()), ("Bis".to_owned(), v.bis.text.clone())]);
    for g in &v.gruppen {
        let zusatz = g.zusatz.as_ref().map_or_else(String::new, |z| format!(" ({z})"));
        aus.push_str(&format!("\n{}: {}{zusatz}\n", g.titel, g.anzahl));
        let spalten = [
            Spalte::links("Projekt"),
            Spalte::links("Was"),
            Spalte::links("Vorher"),
            Spalte::links("Nachher"),
            Spalte::rechts("Tage"),
            Spalte::links("Grund"),
        ];
        let zeilen: Vec<Vec<String>> = g
            .zeilen
            .iter()
            .map(|z| {
                vec![
                    z.titel.clone(),
                    z.was.clone(),
                    z.alt.clone(),
                    z.neu.clone(),
                    z.tage.map_or_else(String::new, |t| format!("{t:+}")),
                    z.grund.clone().unwrap_or_default(),
                ]
            })
            .collect();
        for zeile in tabelle::setzen(&spalten, &zeilen).lines() {
            aus.push_str(&format!("  {zeile}\n"));
        }
    }
    aus
}
