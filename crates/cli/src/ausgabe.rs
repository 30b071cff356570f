//! Data to stdout, messages to stderr; neither panics on a closed pipe.

use std::io::{self, Write};

use serde::Serialize;

use crate::fehler::Fehler;

/// How the data are to be printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ausgabe {
    /// JSON instead of text for people.
    pub(crate) json: bool,
}

impl Ausgabe {
    /// Prints the value as JSON, or else the text that is made from it.
    pub(crate) fn daten<T: Serialize + ?Sized>(
        self,
        wert: &T,
        text: impl FnOnce(&T) -> String,
    ) -> Result<(), Fehler> {
        if self.json { json(wert) } else { schreiben(&text(wert)) }
    }
}

/// Prints text as it stands.
pub(crate) fn schreiben(text: &str) -> Result<(), Fehler> {
    let mut aus = io::stdout().lock();
    aus.write_all(text.as_bytes()).and_then(|()| aus.flush()).map_err(Fehler::Ausgabe)
}

/// Prints a value as indented JSON with a line break at the end.
pub(crate) fn json<T: Serialize + ?Sized>(wert: &T) -> Result<(), Fehler> {
    let mut text = serde_json::to_string_pretty(wert).map_err(|e| Fehler::Ausgabe(io::Error::other(e)))?;
    text.push('\n');
    schreiben(&text)
}

/// A sentence for people. Where nobody can read it, the exit status still says how it went.
pub(crate) fn meldung(satz: &str) {
    let mut aus = io::stderr().lock();
    let _ = writeln!(aus, "{}", ohne_steuerzeichen(satz));
}

/// Text without anything that a terminal would obey; line breaks stay.
pub(crate) fn ohne_steuerzeichen(text: &str) -> String {
    text.chars().map(|z| if z.is_control() && z != '\n' { '\u{FFFD}' } else { z }).collect()
}
