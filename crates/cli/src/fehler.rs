//! What can go wrong while a command runs, and with which exit status it ends.

use std::process::ExitCode;

use ozg_app::dto::{ApiFehler, FehlerCode};

use crate::ausgabe;

/// How a command ended that could say everything it had to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ende {
    /// Exit status 0.
    Getan,
    /// Exit status 1: faults in a file, findings of a check. Already told.
    Abgewiesen,
}

impl Ende {
    pub(crate) fn wenn(getan: bool) -> Self {
        if getan { Self::Getan } else { Self::Abgewiesen }
    }
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Fehler {
    /// A use case refused or failed.
    Api(Box<ApiFehler>),
    /// Wrong usage that only shows once the arguments are looked at together: sentence and hint.
    Nutzung(String, String),
    /// Standard output could not be written.
    Ausgabe(std::io::Error),
}

impl From<ApiFehler> for Fehler {
    fn from(e: ApiFehler) -> Self {
        Self::Api(Box::new(e))
    }
}

/// Whether the technical detail helps to find the cause; for refused input the sentence says it all.
fn technisch(code: FehlerCode) -> bool {
    match code {
        FehlerCode::KatalogBeschaedigt
        | FehlerCode::KatalogFremd
        | FehlerCode::SchreibenFehlgeschlagen
        | FehlerCode::DateiUnlesbar
        | FehlerCode::Intern => true,
        FehlerCode::EingabeUngueltig
        | FehlerCode::NichtGefunden
        | FehlerCode::SchonVorhanden
        | FehlerCode::WirdGebraucht
        | FehlerCode::InzwischenGeaendert
        | FehlerCode::KatalogBelegt
        | FehlerCode::KatalogFehlt
        | FehlerCode::KatalogNeuer
        | FehlerCode::Vergangenheit => false,
    }
}

/// Tells the error and gives the exit status.
pub(crate) fn melden(fehler: &Fehler, json: bool) -> ExitCode {
    match fehler {
        Fehler::Api(e) => {
            if json {
                // The sentence on stderr stands even if stdout is gone.
                let _ = ausgabe::json(e.as_ref());
            }
            ausgabe::meldung(&e.text);
            for feld in e.felder.iter().filter(|f| f.text != e.text) {
                ausgabe::meldung(&format!("  {}", feld.text));
            }
            if technisch(e.code) && !e.technik.is_empty() {
                ausgabe::meldung(&format!("Technische Angaben: {}", e.technik));
            }
            ExitCode::from(1)
        }
        Fehler::Nutzung(satz, hinweis) => {
            ausgabe::meldung(satz);
            ausgabe::meldung(hinweis);
            ExitCode::from(2)
        }
        // Who closes the pipe early (`| head`) has read what they wanted.
        Fehler::Ausgabe(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Fehler::Ausgabe(e) => {
            ausgabe::meldung("Die Ausgabe ließ sich nicht schreiben. Prüfen Sie, wohin sie umgeleitet ist.");
            ausgabe::meldung(&format!("Technische Angaben: {e}"));
            ExitCode::from(1)
        }
    }
}
