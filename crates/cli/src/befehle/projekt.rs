//! Projects: the four verbs, `create` and `update`, and a list with phases.

use clap::{ArgMatches, Command};
use ozg_app::Modus;
use ozg_app::dto::ProjektZeileDto;
use ozg_app::labels;
use ozg_domain::nomen::Nomen;

use super::{felder, nomen};
use crate::ausgabe::{Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `projekt` with its verbs.
pub(crate) fn befehl(n: &'static Nomen) -> Command {
    let create = hilfe::befehl("create", "Ein neues Projekt anlegen; das Kürzel darf es noch nicht geben")
        .args(felder::schluessel(n))
        .args(felder::optionen(n))
        .mut_arg("titel", |a| a.required(true))
        .arg(hilfe::grund_der_aenderung());
    let update =
        nomen::set(n).name("update").about("Ein erfasstes Projekt ändern; ein leerer Wert leert das Feld");
    let list =
        hilfe::befehl("list", "Alle Projekte mit ihrer Phase am Stichtag zeigen").arg(hilfe::stichtag());
    nomen::mit_verben(n, list, nomen::set(n)).subcommands([create, update])
}

/// All projects on the Stichtag.
pub(crate) fn list(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let zeilen = umgebung::oeffnen(treffer)?.projekt_list(umgebung::stichtag(treffer))?;
    aus.daten(&zeilen, |zeilen| {
        let spalten = [
            Spalte::ganz("Kürzel"),
            Spalte::links("Titel"),
            Spalte::links("Phase"),
            Spalte::links("Phase seit"),
            Spalte::links("Nächster Schritt"),
            Spalte::rechts("Verzug (Tage)"),
            Spalte::links("Leitung"),
            Spalte::links("Letzte Meldung"),
            Spalte::rechts("Befunde"),
        ];
        let zellen: Vec<Vec<String>> = zeilen.iter().map(zeile).collect();
        tabelle::setzen(&spalten, &zellen)
    })?;
    if zeilen.is_empty() {
        meldung("Noch nichts erfasst: Projekt");
    }
    Ok(Ende::Getan)
}

/// A project that must be new.
pub(crate) fn create(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    nomen::setzen(n, Modus::Anlegen, treffer, aus)
}

/// A project that must be there.
pub(crate) fn update(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    nomen::setzen(n, Modus::Aendern, treffer, aus)
}

fn zeile(p: &ProjektZeileDto) -> Vec<String> {
    let wort = |art: &str, wort: &str| labels::vorhanden(&format!("{art}.{wort}")).unwrap_or(wort).to_owned();
    vec![
        p.kuerzel.clone(),
        p.titel.clone(),
        wort("phase", &p.phase),
        p.phase_seit.as_ref().map(|z| z.text.clone()).unwrap_or_default(),
        p.naechster
            .as_ref()
            .map(|n| format!("{} {} ({})", wort("schritt", &n.schritt), n.zeit.text, wort("art", &n.art)))
            .unwrap_or_default(),
        p.verzug_tage.map(|t| t.to_string()).unwrap_or_default(),
        p.leitung.join(", "),
        p.letzte_meldung.as_deref().map(super::kennzahl::tag).unwrap_or_default(),
        p.befunde.to_string(),
    ]
}
