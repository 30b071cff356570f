//! Debian packages: the one list, what of it is missing, and its installation.

use crate::befehl::{ausfuehren, ausgabe, gelingt};
use anyhow::{Result, bail};
use std::process::Command;

/// Everything that building, the window and the tests need from Debian.
const PAKETE: &[&str] = &[
    // Building.
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libsoup-3.0-dev",
    // A window without a screen, and driving it.
    "xvfb",
    "webkit2gtk-driver",
    "dbus",
    // Pictures of the screen, reading PDF and SQLite files in tests.
    "imagemagick",
    "poppler-utils",
    "sqlite3",
];

/// Installs what is missing of [`PAKETE`]; does nothing, and needs no right, if nothing is.
pub(crate) fn einrichten() -> Result<()> {
    let abfrage = ["-W", "-f", "${db:Status-Abbrev}\t${Package}\n"];
    let Some(liste) = ausgabe(Command::new("dpkg-query").args(abfrage).args(PAKETE)) else {
        bail!(
            "Dieses System hat kein dpkg. Bitte installieren Sie die Entsprechungen von: {}\n\
             Hinweis: mit --ohne-pakete entfällt diese Prüfung",
            PAKETE.join(" ")
        );
    };
    let fehlend = fehlende(&liste, PAKETE);
    if fehlend.is_empty() {
        return Ok(());
    }
    installieren(&fehlend)
}

/// Installs the named packages, or names them where apt or the right to use it is missing.
pub(crate) fn installieren(namen: &[&str]) -> Result<()> {
    eprintln!("Es fehlen Systempakete: {}", namen.join(" "));
    if !gelingt(Command::new("apt-get").arg("--version")) {
        bail!("apt fehlt. Bitte installieren Sie: {}", namen.join(" "));
    }
    let Some(vorsatz) = vorsatz() else {
        bail!(
            "Zum Installieren fehlt das Recht. Bitte führen Sie aus: sudo apt-get install --no-install-recommends {}",
            namen.join(" ")
        );
    };
    ausfuehren(apt(vorsatz).arg("update"))?;
    ausfuehren(apt(vorsatz).args(["install", "-y", "--no-install-recommends"]).args(namen))
}

/// The version that apt would install, for instance `18.20.4+dfsg-1~deb12u1`.
pub(crate) fn angebotene_version(name: &str) -> Option<String> {
    let ausgabe = ausgabe(Command::new("apt-cache").env("LC_ALL", "C").args(["policy", name]))?;
    kandidat(&ausgabe)
}

/// What stands before `apt-get` so that it may install: nothing as root, sudo where it asks no password.
fn vorsatz() -> Option<&'static [&'static str]> {
    if ausgabe(Command::new("id").arg("-u")).is_some_and(|zahl| zahl.trim() == "0") {
        return Some(&[]);
    }
    gelingt(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

/// `env` sets the variable behind sudo, which would drop it from our own environment.
fn apt(vorsatz: &[&str]) -> Command {
    let mut teile = vorsatz.to_vec();
    teile.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    let mut befehl = Command::new(teile[0]);
    befehl.args(&teile[1..]);
    befehl
}

/// The wanted packages that dpkg does not list as installed (`ii`, or `hi` for held ones), in our order.
fn fehlende<'p>(liste: &str, gewollt: &[&'p str]) -> Vec<&'p str> {
    let vorhanden: Vec<&str> = liste
        .lines()
        .filter_map(|zeile| zeile.split_once('\t'))
        .filter(|(stand, _)| stand.trim_end().ends_with('i'))
        .map(|(_, name)| name)
        .collect();
    gewollt.iter().copied().filter(|name| !vorhanden.contains(name)).collect()
}

fn kandidat(ausgabe: &str) -> Option<String> {
    ausgabe
        .lines()
        .find_map(|zeile| zeile.trim().strip_prefix("Candidate:"))
        .map(|version| version.trim().to_owned())
        .filter(|version| version != "(none)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nur_installierte_pakete_zaehlen() {
        let liste = "ii \tdbus\nrc \txvfb\nhi \tsqlite3\nun \timagemagick\n";
        assert_eq!(
            fehlende(liste, &["xvfb", "dbus", "sqlite3", "imagemagick", "poppler-utils"]),
            ["xvfb", "imagemagick", "poppler-utils"],
            "entfernte, unbekannte und gar nicht genannte Pakete fehlen"
        );
        assert_eq!(fehlende("", &["dbus"]), ["dbus"]);
    }

    #[test]
    fn der_kandidat_wird_gelesen() {
        let ausgabe = "nodejs:\n  Installed: (none)\n  Candidate: 20.19.2+dfsg-1\n  Version table:\n";
        assert_eq!(kandidat(ausgabe).as_deref(), Some("20.19.2+dfsg-1"));
        assert_eq!(kandidat("npm:\n  Candidate: (none)\n"), None);
        assert_eq!(kandidat(""), None);
    }

    #[test]
    fn apt_fragt_nie() {
        let befehl = apt(&["sudo", "-n"]);
        assert_eq!(crate::befehl::zeile(&befehl), "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q");
    }
}
