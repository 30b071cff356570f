//! The tree of commands and who carries out which.

mod angebot;
mod austausch;
mod diagramm;
mod ergaenzung;
mod fassung;
mod felder;
mod katalog;
mod kennzahl;
mod meilenstein;
mod nomen;
mod prognose;
mod projekt;
mod ruecknahme;
mod sachstand;
mod schwaerzung;
mod steuerung;
mod verlauf;

use clap::{ArgMatches, Command};
use ozg_domain::nomen::ALLE;

use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::hilfe;

/// The whole command with German help.
pub(crate) fn ozg() -> Command {
    let ozg = Command::new("ozg")
        .version(env!("CARGO_PKG_VERSION"))
        .about("OZG-Chronik: Katalog, Projekte, Förderung und Kennzahlen der OZG-Umsetzung in NRW")
        .after_help(
            "Meldungen gehen an die Fehlerausgabe, Daten an die Standardausgabe.\n\
             Rückgabewerte: 0 erledigt, 1 abgewiesen oder misslungen, 2 falscher Aufruf",
        )
        .subcommand_required(true)
        .subcommands([
            katalog::befehl(),
            kennzahl::befehl(),
            diagramm::befehl(),
            austausch::liste(),
            austausch::export(),
            austausch::import(),
            verlauf::befehl().subcommand(schwaerzung::befehl()),
            fassung::befehl(),
            ergaenzung::befehl(),
        ])
        .subcommands(ALLE.iter().map(|n| match n.name {
            "projekt" => projekt::befehl(n),
            "meilenstein" => meilenstein::befehl(n),
            "sachstand" => sachstand::befehl(n),
            _ => nomen::befehl(n),
        }));
    let ozg = hilfe::eindeutschen(hilfe::allgemein(ozg), "");
    let nomina: Vec<&str> = ALLE.iter().map(|n| n.name).collect();
    hilfe::mit_gruppen(ozg, &nomina)
}

/// Carries out what was asked for.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: &Ausgabe) -> Result<Ende, Fehler> {
    let Some((name, unter)) = treffer.subcommand() else {
        return Ok(Ende::Abgewiesen);
    };
    let aus = *aus;
    match name {
        "katalog" => katalog::ausfuehren(unter, aus),
        "kennzahl" => kennzahl::ausfuehren(unter, aus),
        "diagramm" => diagramm::ausfuehren(unter, aus),
        "liste" => austausch::liste_schreiben(unter, aus),
        "export" => austausch::export_schreiben(unter, aus),
        "import" => austausch::einlesen(unter, aus),
        "verlauf" => match unter.subcommand() {
            Some(("schwaerzen", t)) => schwaerzung::ausfuehren(t, aus),
            _ => verlauf::ausfuehren(unter, aus),
        },
        "fassung" => fassung::ausfuehren(unter, aus),
        "completions" => ergaenzung::ausfuehren(unter),
        _ => {
            let Some(n) = ozg_domain::nomen::nomen(name) else {
                return Ok(Ende::Abgewiesen);
            };
            let Some((verb, angaben)) = unter.subcommand() else {
                return Ok(Ende::Abgewiesen);
            };
            match (name, verb) {
                ("projekt", "list") => projekt::list(angaben, aus),
                ("projekt", "create") => projekt::create(n, angaben, aus),
                ("projekt", "update") => projekt::update(n, angaben, aus),
                ("meilenstein", "set") => meilenstein::set(n, angaben, aus),
                ("sachstand", "add") => sachstand::add(n, angaben, aus),
                _ => nomen::ausfuehren(n, verb, angaben, aus),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn befehlsbaum_ist_schluessig() {
        ozg().debug_assert();
    }

    #[test]
    fn jede_hilfe_ist_deutsch() {
        fn pruefen(befehl: &mut Command) {
            let hilfe = befehl.render_help().to_string();
            for englisch in ["Usage", "Options", "Commands", "Arguments", "Print", "[default", "[possible"] {
                assert!(!hilfe.contains(englisch), "{englisch} in:\n{hilfe}");
            }
            assert!(hilfe.contains("Aufruf: ozg"), "{hilfe}");
            for unter in befehl.get_subcommands_mut() {
                pruefen(unter);
            }
        }
        let mut ozg = ozg();
        ozg.build();
        pruefen(&mut ozg);
    }
}
