//! The command `ozg`: data to stdout, German messages to stderr, exit status 0 done, 1 refused or failed,
//! 2 wrong usage.

mod ausgabe;
mod befehle;
mod fehler;
mod hilfe;
mod nutzung;
mod tabelle;
mod umgebung;

use std::process::ExitCode;

use ausgabe::Ausgabe;
use fehler::{Ende, Fehler};

fn main() -> ExitCode {
    let befehl = befehle::ozg();
    let argumente: Vec<_> = std::env::args_os().collect();
    let treffer = match befehl.clone().try_get_matches_from(&argumente) {
        Ok(treffer) => treffer,
        Err(e) if e.use_stderr() => {
            ausgabe::meldung(&nutzung::satz(&e, &befehl, &argumente));
            return ExitCode::from(2);
        }
        // Help and version are what was asked for.
        Err(e) => {
            return beenden(ausgabe::schreiben(&e.render().to_string()).map(|()| Ende::Getan), false);
        }
    };
    let json = treffer.get_flag("json");
    let ergebnis = befehle::ausfuehren(&treffer, &Ausgabe { json });
    beenden(ergebnis, json)
}

fn beenden(ergebnis: Result<Ende, Fehler>, json: bool) -> ExitCode {
    match ergebnis {
        Ok(Ende::Getan) => ExitCode::SUCCESS,
        Ok(Ende::Abgewiesen) => ExitCode::from(1),
        Err(e) => fehler::melden(&e, json),
    }
}
