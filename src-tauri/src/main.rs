//! The window of the OZG-Chronik.
//!
//! Thin on purpose: commands unpack their arguments and call `ozg_app`; there is no rule, no SQL and no text here.
//! The web view is not trusted: no file, shell or network access, one capability with our commands, and every
//! argument is checked.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod aufruf;
mod befehle;
mod dateiwahl;
mod fenster;
#[cfg(test)]
mod vertrag;
mod zustand;

fn main() {
    let aufruf = match aufruf::Aufruf::lesen(std::env::args_os().skip(1)) {
        Ok(aufruf) => aufruf,
        Err(text) => {
            eprintln!("{text}");
            std::process::exit(2);
        }
    };
    if let Err(e) = fenster::starten(aufruf) {
        eprintln!("Das Fenster konnte nicht geöffnet werden: {e}");
        std::process::exit(1);
    }
}
