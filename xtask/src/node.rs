//! Node.js and npm: present and new enough, else from apt where Debian's version suffices.

use crate::befehl::ausgabe;
use crate::pakete;
use anyhow::{Result, bail};
use std::process::Command;

/// The oldest version that Vite 8 runs on.
const MINDESTENS: (u32, u32) = (20, 19);

/// Makes sure that a usable Node.js and npm answer.
pub(crate) fn einrichten() -> Result<()> {
    let gefunden = gefundene_version();
    let npm_da = npm_vorhanden();
    if reicht(gefunden) && npm_da {
        return Ok(());
    }
    let angebot = pakete::angebotene_version("nodejs");
    if reicht(angebot.as_deref().and_then(lesen)) {
        let namen: &[&str] = if npm_da { &["nodejs"] } else { &["nodejs", "npm"] };
        pakete::installieren(namen)?;
        if reicht(gefundene_version()) && npm_vorhanden() {
            return Ok(());
        }
    }
    let (haupt, neben) = MINDESTENS;
    let stand = gefunden.map_or_else(|| "keines".to_owned(), |(haupt, neben)| format!("{haupt}.{neben}"));
    bail!(
        "Bitte installieren Sie Node.js ab {haupt}.{neben} mit npm (gefunden: Node.js {stand}, npm {})",
        if npm_da { "vorhanden" } else { "fehlt" }
    )
}

fn gefundene_version() -> Option<(u32, u32)> {
    lesen(&ausgabe(Command::new("node").arg("--version"))?)
}

fn npm_vorhanden() -> bool {
    ausgabe(Command::new("npm").arg("--version")).is_some_and(|version| lesen(&version).is_some())
}

fn reicht(version: Option<(u32, u32)>) -> bool {
    version.is_some_and(|version| version >= MINDESTENS)
}

/// Major and minor number of `v20.20.2`, `11.19.1` or `18.20.4+dfsg-1`.
fn lesen(text: &str) -> Option<(u32, u32)> {
    let mut zahlen = text.trim().trim_start_matches('v').split('.');
    Some((zahlen.next()?.parse().ok()?, zahlen.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versionen_werden_gelesen_und_verglichen() {
        let faelle = [
            ("v20.20.2\n", Some((20, 20)), true),
            ("20.19.0", Some((20, 19)), true),
            ("v20.18.3", Some((20, 18)), false),
            ("18.20.4+dfsg-1~deb12u1", Some((18, 20)), false),
            ("v22.1.0", Some((22, 1)), true),
            ("", None, false),
            ("unbekannt", None, false),
        ];
        for (text, version, genug) in faelle {
            assert_eq!(lesen(text), version, "{text}");
            assert_eq!(reicht(lesen(text)), genug, "{text}");
        }
    }
}
