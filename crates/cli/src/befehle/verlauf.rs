//! The history.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use ozg_app::dto::{EintragDto, VerlaufWunsch};
use ozg_app::{Profil, Verlaufsformat};

use super::ruecknahme;
use crate::ausgabe::{Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// Entries that `list` shows unless told otherwise.
const ANZAHL: u32 = 100;

/// `verlauf` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("verlauf", "Die Chronik: wer wann was geändert hat").subcommands([
        hilfe::befehl("list", "Die letzten Einträge zeigen, die neuesten zuerst")
            .arg(
                hilfe::option(
                    "anzahl",
                    "anzahl",
                    "ZAHL",
                    format!("Höchstens so viele Einträge; sonst {ANZAHL}"),
                )
                .value_parser(anzahl),
            )
            .arg(
                hilfe::option("vor", "vor", "NR", "Nur Einträge vor dieser Nummer")
                    .value_parser(clap::value_parser!(i64)),
            )
            .arg(tag("von", "Nur Einträge ab diesem Tag"))
            .arg(tag("bis", "Nur Einträge bis zu diesem Tag einschließlich"))
            .arg(hilfe::option(
                "von_person",
                "von-person",
                "NAME",
                "Nur Einträge dieser Person; \"\": nicht genannt",
            ))
            .arg(hilfe::option("projekt", "projekt", "KUERZEL", "Nur Einträge, die dieses Projekt berühren"))
            .arg(
                hilfe::option("nomen", "nomen", "NOMEN", "Nur Einträge, die Zeilen dieses Nomens ändern")
                    .value_parser(PossibleValuesParser::new(ozg_domain::nomen::ALLE.iter().map(|n| n.name))),
            )
            .arg(
                hilfe::option(
                    "schluessel",
                    "schluessel",
                    "SCHLUESSEL",
                    "Nur Einträge, die diese Zeile des Nomens berühren; mehrere Teile nacheinander",
                )
                .num_args(1..)
                .requires("nomen"),
            )
            .arg(
                hilfe::option(
                    "art",
                    "art",
                    "ART",
                    "Nur Einträge, die Zeilen ergänzen (neu), ändern oder entfernen",
                )
                .value_parser(PossibleValuesParser::new(["neu", "geaendert", "geloescht"])),
            )
            .arg(
                hilfe::option("herkunft", "herkunft", "HERKUNFT", "Nur Einträge dieser Herkunft")
                    .value_parser(PossibleValuesParser::new([
                        "ui",
                        "cli",
                        "import",
                        "abgleich",
                        "auslieferung",
                        "demo",
                    ])),
            )
            .arg(hilfe::option("suche", "suche", "WORTE", "Nur Einträge, in denen diese Worte vorkommen")),
        hilfe::befehl("show", "Einen Eintrag Feld für Feld zeigen")
            .arg(hilfe::angabe("nr", "NR", "Nummer des Eintrags").value_parser(clap::value_parser!(i64))),
        hilfe::befehl("export", "Die ganze Chronik in eine Datei schreiben, lesbar ohne dieses Programm")
            .arg(hilfe::ziel("Datei; die Endung .jsonl gibt JSON-Zeilen, .csv eine Zeile je geändertem Feld"))
            .arg(
                hilfe::option("profil", "profil", "PROFIL", "Für CSV: opendata oder excel; sonst opendata")
                    .value_parser(PossibleValuesParser::new(["opendata", "excel"])),
            ),
        ruecknahme::befehl(),
    ])
}

fn tag(name: &'static str, worum: &'static str) -> clap::Arg {
    hilfe::option(name, name, "TAG", worum).value_parser(hilfe::tag)
}

/// Carries out one of them.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    match treffer.subcommand() {
        Some(("list", t)) => list(t, aus),
        Some(("show", t)) => show(t, aus),
        Some(("export", t)) => export(t, aus),
        Some(("undo", t)) => ruecknahme::ausfuehren(t, aus),
        _ => Ok(Ende::Abgewiesen),
    }
}

fn list(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let text = |name: &str| t.get_one::<String>(name).cloned();
    let tag = |name: &str| t.get_one::<chrono::NaiveDate>(name).map(ToString::to_string);
    let wunsch = VerlaufWunsch {
        von: tag("von"),
        bis: tag("bis"),
        person: text("von_person"),
        projekt: text("projekt"),
        nomen: text("nomen"),
        art: text("art"),
        schluessel: t.get_many::<String>("schluessel").map(|s| s.cloned().collect()),
        herkunft: text("herkunft"),
        suche: text("suche"),
        vor: t.get_one::<i64>("vor").copied(),
        anzahl: t.get_one::<u32>("anzahl").copied().unwrap_or(ANZAHL),
    };
    let eintraege = umgebung::oeffnen(t)?.verlauf_gefiltert(&wunsch, umgebung::tagesbeginn)?;
    aus.daten(&eintraege, |eintraege| {
        let spalten = [
            Spalte::rechts("nr"),
            Spalte::links("zeit"),
            Spalte::links("person"),
            Spalte::links("herkunft"),
            Spalte::links("operation"),
            Spalte::rechts("zeilen"),
            Spalte::links("was"),
            Spalte::links("grund"),
        ];
        let zeilen: Vec<Vec<String>> = eintraege.iter().map(zeile).collect();
        tabelle::setzen(&spalten, &zeilen)
    })?;
    if eintraege.is_empty() {
        let alle = VerlaufWunsch { anzahl: wunsch.anzahl, ..VerlaufWunsch::default() };
        meldung(if wunsch == alle {
            "Die Chronik hat noch keinen Eintrag"
        } else {
            "Kein Eintrag passt dazu"
        });
    }
    Ok(Ende::Getan)
}

fn show(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let nr = t.get_one::<i64>("nr").copied().unwrap_or(0);
    let eintrag = umgebung::oeffnen(t)?.verlauf_show(nr)?;
    aus.daten(&eintrag, |e| {
        let paar = |n: &str, w: String| (n.to_owned(), w);
        let mut text = tabelle::block(&[
            paar("Eintrag", e.eintrag.nr.to_string()),
            paar("Zeit", e.eintrag.zeit.clone()),
            paar("Person", e.eintrag.person.clone()),
            paar("Herkunft", e.eintrag.herkunft.clone()),
            paar("Vorgang", e.eintrag.operation.clone()),
            paar("Grund", e.eintrag.grund.clone().unwrap_or_else(|| "keiner genannt".to_owned())),
            paar("Kopf der Kette", e.eintrag.kopf.clone()),
        ]);
        let spalten =
            [Spalte::links("was"), Spalte::links("feld"), Spalte::links("vorher"), Spalte::links("nachher")];
        let zeilen: Vec<Vec<String>> = e
            .zeilen
            .iter()
            .flat_map(|z| {
                z.felder.iter().map(|f| {
                    vec![
                        format!("{}: {}", z.besitzer, z.nomen_titel),
                        f.titel.clone(),
                        f.alt.clone(),
                        f.neu.clone(),
                    ]
                })
            })
            .collect();
        text.push('\n');
        text.push_str(&tabelle::setzen(&spalten, &zeilen));
        text
    })?;
    if eintrag.weitere > 0 {
        meldung(&format!("Weitere geänderte Zeilen: {}", eintrag.weitere));
    }
    Ok(Ende::Getan)
}

fn export(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some(ziel) = t.get_one::<PathBuf>("out") else {
        return Ok(Ende::Abgewiesen);
    };
    let endung = ziel.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    let profil = match t.get_one::<String>("profil").map(String::as_str) {
        Some("excel") => Profil::Excel,
        _ => Profil::Opendata,
    };
    let format = match endung.as_deref() {
        Some("jsonl") => Verlaufsformat::Jsonl,
        Some("csv") => Verlaufsformat::Csv(profil),
        _ => {
            return Err(Fehler::Nutzung(
                "Die Datei braucht die Endung .jsonl oder .csv".to_owned(),
                "Hilfe: ozg verlauf export --help".to_owned(),
            ));
        }
    };
    let beleg = umgebung::oeffnen(t)?.verlauf_schreiben(format, ziel, umgebung::jetzt())?;
    crate::befehle::austausch::quittieren(&beleg, aus)
}

fn zeile(e: &EintragDto) -> Vec<String> {
    vec![
        e.nr.to_string(),
        e.zeit.clone(),
        e.person.clone(),
        e.herkunft.clone(),
        e.operation.clone(),
        e.aenderungen.to_string(),
        e.worte.first().cloned().unwrap_or_default(),
        e.grund.clone().unwrap_or_default(),
    ]
}

fn anzahl(text: &str) -> Result<u32, String> {
    match text.trim().parse() {
        Ok(n @ 1..=10_000) => Ok(n),
        _ => Err("erwartet wird eine ganze Zahl von 1 bis 10000".to_owned()),
    }
}
