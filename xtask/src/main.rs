//! `cargo xtask`: the commands of development, see `DESIGN.md` §7.
//!
//! Order of events: [`main`] parses the German command line, finds the workspace ([`ort`]), sets up what
//! is missing ([`einrichtung`]) and hands over to the module that carries the command's name. A program
//! that fails passes its status on, so that CI and scripts see the real cause.

mod aufruf;
mod befehl;
mod bench;
mod bild;
mod check;
mod dauerlauf;
mod einrichtung;
mod fenster;
mod node;
mod oberflaeche;
mod ort;
mod package;
mod pakete;
mod prozess;
mod stand;
mod tests;

use aufruf::Auftrag;
use befehl::Fehlschlag;
use ort::Ort;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let beginn = Instant::now();
    let aufruf = match aufruf::lesen(std::env::args_os()) {
        Ok(aufruf) => aufruf,
        Err(status) => return status,
    };
    match ausfuehren(aufruf, beginn) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fehler) => {
            eprintln!("Fehler: {fehler:#}");
            let status = fehler.downcast_ref::<Fehlschlag>().map_or(1, |fehlschlag| fehlschlag.status);
            ExitCode::from(status)
        }
    }
}

fn ausfuehren(aufruf: aufruf::Aufruf, beginn: Instant) -> anyhow::Result<()> {
    let ort = Ort::finden()?;
    let pakete_pruefen = !aufruf.ohne_pakete;
    match aufruf.auftrag {
        Auftrag::Run { demo, katalog } => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            einrichtung::bauen(&ort)?;
            fenster::zeigen(&ort, demo, katalog.as_deref(), beginn)
        }
        Auftrag::Test { argumente } => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            tests::laufen(&ort, &argumente)
        }
        Auftrag::Check => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            check::pruefen(&ort)
        }
        Auftrag::Bench { gross, vergleich, nur_fenster, nur_chronik, nur_angebot } => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            bench::messen(&ort, &bench::Umfang { gross, vergleich, nur_fenster, nur_chronik, nur_angebot })
        }
        Auftrag::Dauerlauf { minuten } => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            dauerlauf::laufen(&ort, minuten)
        }
        Auftrag::Package => {
            einrichtung::alles(&ort, pakete_pruefen)?;
            package::bauen(&ort)
        }
    }
}
