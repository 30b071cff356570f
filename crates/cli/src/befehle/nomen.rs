//! `list`, `show`, `set` and `clear` of every recorded noun, made from its description.

use clap::{ArgMatches, Command};
use ozg_app::dto::GespeichertDto;
use ozg_app::{Herkunft, Modus};
use ozg_domain::nomen::{Art, Nomen};

use super::felder::{self, Gegeben};
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// The noun with its four verbs.
pub(crate) fn befehl(n: &'static Nomen) -> Command {
    mit_verben(n, list(n), set(n))
}

/// The noun with `show`, `clear` and the given `list` and `set`.
pub(crate) fn mit_verben(n: &'static Nomen, list: Command, set: Command) -> Command {
    let show = hilfe::befehl("show", format!("{}: einen Eintrag zeigen", n.titel));
    let clear = format!("{}: einen Eintrag entfernen; die Chronik behält ihn", n.titel);
    hilfe::gruppe(n.name, n.titel).subcommands([
        list,
        show.args(felder::schluessel(n)),
        set,
        hilfe::befehl("clear", clear).args(felder::schluessel(n)).arg(hilfe::grund_der_aenderung()),
    ])
}

/// `list`.
pub(crate) fn list(n: &'static Nomen) -> Command {
    hilfe::befehl("list", format!("{}: alle zeigen", n.titel))
}

/// `set` with all fields as options.
pub(crate) fn set(n: &'static Nomen) -> Command {
    let mut worum = format!("{}: anlegen oder ändern; ein leerer Wert leert das Feld", n.titel);
    if n.kennung_wird_vergeben {
        worum.push_str("; ohne Kennung wird eine vergeben und ausgegeben");
    }
    let vergeben = n.kennung_wird_vergeben;
    hilfe::befehl("set", worum)
        .args(felder::schluessel(n).into_iter().map(|a| if vergeben { a.required(false) } else { a }))
        .args(felder::optionen(n))
        .arg(hilfe::grund_der_aenderung())
}

/// Carries out one of the four verbs.
pub(crate) fn ausfuehren(
    n: &'static Nomen,
    verb: &str,
    treffer: &ArgMatches,
    aus: Ausgabe,
) -> Result<Ende, Fehler> {
    match verb {
        "list" => auflisten(n, treffer, aus),
        "show" => zeigen(n, treffer, aus),
        "clear" => entfernen(n, treffer, aus),
        _ => setzen(n, Modus::Setzen, treffer, aus),
    }
}

fn auflisten(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let zeilen = umgebung::oeffnen(treffer)?.nomen_list(n)?;
    aus.daten(&zeilen, |zeilen| {
        let spalten: Vec<Spalte> = n
            .felder
            .iter()
            .map(|f| match f.art {
                Art::Geld | Art::Zahl(..) | Art::Dezimal => Spalte::rechts(f.kopf),
                _ if f.schluessel => Spalte::ganz(f.kopf),
                _ => Spalte::links(f.kopf),
            })
            .collect();
        let zellen: Vec<Vec<String>> = zeilen
            .iter()
            .map(|z| {
                let zelle = |f| -> String {
                    let f: &ozg_domain::nomen::Feld = f;
                    z.get(f.kopf).map_or_else(String::new, |w| felder::zelle(f, w))
                };
                n.felder.iter().map(zelle).collect()
            })
            .collect();
        tabelle::setzen(&spalten, &zellen)
    })?;
    if zeilen.is_empty() {
        meldung(&format!("Noch nichts erfasst: {}", n.titel));
    }
    Ok(Ende::Getan)
}

fn zeigen(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let schluessel = felder::schluesselwerte(n, treffer);
    let zeile = umgebung::oeffnen(treffer)?.nomen_show(n, &schluessel)?;
    aus.daten(&zeile, |zeile| {
        let paare: Vec<(String, String)> = n
            .felder
            .iter()
            .map(|f| {
                let wert = zeile.get(f.kopf).map_or_else(String::new, |w| felder::zelle(f, w));
                (f.kopf.to_owned(), if wert.is_empty() { "–".to_owned() } else { wert })
            })
            .collect();
        tabelle::block(&paare)
    })?;
    Ok(Ende::Getan)
}

fn entfernen(n: &'static Nomen, treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let schluessel = felder::schluesselwerte(n, treffer);
    let auftrag = umgebung::auftrag(treffer, Herkunft::Cli);
    let beleg = umgebung::oeffnen(treffer)?.nomen_clear(n, &schluessel, &auftrag)?;
    quittieren(n, "Entfernt", &beleg, false, aus)
}

/// Writes the fields that were given.
pub(crate) fn setzen(
    n: &'static Nomen,
    modus: Modus,
    treffer: &ArgMatches,
    aus: Ausgabe,
) -> Result<Ende, Fehler> {
    let mut werte = felder::gegeben(n.schluessel(), treffer);
    let ohne_kennung = werte.is_empty();
    let weitere = felder::gegeben(n.felder.iter().filter(|f| !f.schluessel), treffer);
    let nur_schluessel = n.felder.iter().all(|f| f.schluessel || !f.pflicht);
    if weitere.is_empty() && (ohne_kennung || !nur_schluessel || n.kennung_wird_vergeben) {
        let verb = match modus {
            Modus::Setzen | Modus::Einlesen => "set",
            Modus::Anlegen => "create",
            Modus::Aendern => "update",
        };
        return Err(Fehler::Nutzung(
            "Es fehlt, was geändert werden soll: mindestens eine Option mit einem Feld".to_owned(),
            format!("Hilfe: ozg {} {verb} --help", n.name),
        ));
    }
    werte.extend(weitere);
    schreiben(n, &werte, modus, ohne_kennung, treffer, aus)
}

/// Writes a row and tells what became of it. A key that was made here is data and goes to stdout.
pub(crate) fn schreiben(
    n: &'static Nomen,
    werte: &Gegeben,
    modus: Modus,
    kennung_zeigen: bool,
    treffer: &ArgMatches,
    aus: Ausgabe,
) -> Result<Ende, Fehler> {
    let auftrag = umgebung::auftrag(treffer, Herkunft::Cli);
    let beleg = umgebung::oeffnen(treffer)?.nomen_set(n, werte, modus, &auftrag)?;
    quittieren(n, "Gespeichert", &beleg, kennung_zeigen, aus)
}

/// The receipt: JSON on stdout, or a sentence on stderr.
pub(crate) fn quittieren(
    n: &'static Nomen,
    getan: &str,
    beleg: &GespeichertDto,
    kennung_zeigen: bool,
    aus: Ausgabe,
) -> Result<Ende, Fehler> {
    let schluessel = beleg.schluessel.join(" ");
    let schluessel = schluessel.trim_end();
    if aus.json {
        ausgabe::json(beleg)?;
    } else if kennung_zeigen {
        ausgabe::schreiben(&format!("{schluessel}\n"))?;
    }
    meldung(&match beleg.nr {
        Some(nr) => format!("{getan}: {} {schluessel} (Eintrag {nr})", n.titel),
        None => format!("Nichts zu ändern: {} {schluessel} steht schon so im Katalog", n.titel),
    });
    for hinweis in &beleg.hinweise {
        meldung(&format!("Hinweis: {hinweis}"));
    }
    Ok(Ende::Getan)
}
