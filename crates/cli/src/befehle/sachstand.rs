//! Reports: the four verbs and `add`, which makes the kennung.

use clap::{ArgMatches, Command};
use ozg_app::Modus;
use ozg_domain::nomen::Nomen;

use super::{felder, nomen};
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

/// `sachstand` with its verbs.
pub(crate) fn befehl(n: &'static Nomen) -> Command {
    let projekt = n.feld("projekt").map(|(_, f)| hilfe::angabe(f.kopf, "KUERZEL", "Kürzel des Projekts"));
    let add = hilfe::befehl("add", "Einen Sachstand zu einem Projekt eintragen; die Kennung wird ausgegeben")
        .args(projekt)
        .args(felder::optionen(n).into_iter().filter(|a| a.get_id() != "projekt"))
        .mut_arg("text", |a| a.required(true))
        .mut_arg("stand_am", |a| a.help("Tag, an dem das galt: 08.03.2021 oder 2021-03-08; sonst heute"))
        .arg(hilfe::grund_der_aenderung());
    nomen::befehl(n).subcommand(add)
}

/// Writes a new report.
pub(crate) fn add(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let mut werte = felder::gegeben(n.felder.iter().filter(|f| !f.schluessel), treffer);
    if !werte.iter().any(|(kopf, _)| *kopf == "stand_am") {
        werte.push(("stand_am", umgebung::heute().to_string()));
    }
    nomen::schreiben(n, &werte, Modus::Anlegen, true, treffer, aus)
}
