//! The history.

use clap::{ArgMatches, Command};
use ozg_app::dto::EintragDto;

use crate::ausgabe::{Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// Entries that `list` shows unless told otherwise.
const ANZAHL: u32 = 100;

/// `verlauf` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("verlauf", "Die Chronik: wer wann was geändert hat").subcommand(
        hilfe::befehl("list", "Die letzten Einträge zeigen, die neuesten zuerst").arg(
            hilfe::option("anzahl", "anzahl", "ZAHL", format!("Höchstens so viele Einträge; sonst {ANZAHL}"))
                .value_parser(anzahl),
        ),
    )
}

/// Carries out `list`.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some(("list", t)) = treffer.subcommand() else {
        return Ok(Ende::Abgewiesen);
    };
    let hoechstens = t.get_one::<u32>("anzahl").copied().unwrap_or(ANZAHL);
    let eintraege = umgebung::oeffnen(t)?.verlauf_list(hoechstens)?;
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
        meldung("Die Chronik hat noch keinen Eintrag");
    }
    Ok(Ende::Getan)
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
