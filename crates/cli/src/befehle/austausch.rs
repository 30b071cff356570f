//! Files out and in: canonical files, lists for reading, import.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command};
use ozg_app::dto::{ExportDto, ImportDto};
use ozg_app::{Herkunft, Importwahl, Listenart, Profil};
use ozg_domain::nomen::{self, ALLE, Nomen};

use super::felder;
use crate::ausgabe::{self, Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::{hilfe, umgebung};

const LISTEN: [(&str, Listenart); 5] = [
    ("projekte", Listenart::Projekte),
    ("leistungen", Listenart::Leistungen),
    ("kommunen", Listenart::Kommunen),
    ("foerderung", Listenart::Foerderung),
    ("kennzahlen", Listenart::Kennzahlen),
];

fn nomina() -> PossibleValuesParser {
    PossibleValuesParser::new(ALLE.iter().map(|n| n.name))
}

/// `liste`.
pub(crate) fn liste() -> Command {
    hilfe::befehl("liste", "Eine Liste zum Lesen als CSV schreiben, mit Phase und Kennzahlen am Stichtag")
        .arg(
            hilfe::angabe("liste", "LISTE", "projekte, leistungen, kommunen, foerderung oder kennzahlen")
                .value_parser(PossibleValuesParser::new(LISTEN.map(|(name, _)| name))),
        )
        .arg(hilfe::profil())
        .arg(hilfe::ziel("Datei, die geschrieben wird"))
        .arg(hilfe::stichtag())
}

/// `export`.
pub(crate) fn export() -> Command {
    hilfe::befehl("export", "Alle Zeilen einer Art als CSV schreiben, die import wieder liest")
        .arg(
            hilfe::angabe("nomen", "NOMEN", "Was geschrieben wird, zum Beispiel projekt oder meilenstein")
                .value_parser(nomina()),
        )
        .arg(hilfe::profil())
        .arg(hilfe::ziel("Datei, die geschrieben wird"))
        // Known only to say why it is refused.
        .arg(hilfe::option("stichtag", "stichtag", "TAG", "gibt es hier nicht").hide(true))
}

/// `import`.
pub(crate) fn import() -> Command {
    hilfe::befehl("import", "Eine Datei übernehmen: ganz oder gar nicht")
        .arg(
            hilfe::angabe("datei", "DATEI", "CSV-Datei mit den Spalten von export")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            hilfe::option("profil", "profil", "NOMEN", "Was in der Datei steht, zum Beispiel projekt")
                .required(true)
                .value_parser(nomina()),
        )
        .arg(hilfe::schalter("dry_run", "dry-run", "Nur sagen, was geschähe; nichts schreiben"))
        .arg(hilfe::schalter(
            "gute_zeilen",
            "gute-zeilen",
            "Die guten Zeilen einer Datei mit Fehlern übernehmen",
        ))
        .arg(hilfe::schalter("bestaetigt", "bestaetigt", "Rückfragen mit Ja beantworten"))
        .arg(hilfe::grund_der_aenderung())
}

/// Writes a list.
pub(crate) fn liste_schreiben(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let name = felder::text(t, "liste");
    let art = LISTEN.iter().find(|(n, _)| Some(*n) == name.as_deref());
    let (Some((_, art)), Some(ziel)) = (art, t.get_one::<PathBuf>("out")) else {
        return Ok(Ende::Abgewiesen);
    };
    let beleg = umgebung::oeffnen(t)?.liste(*art, profil(t), umgebung::stichtag(t), ziel)?;
    quittieren(&beleg, aus)
}

/// Writes a canonical file.
pub(crate) fn export_schreiben(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    if felder::text(t, "stichtag").is_some() {
        return Err(Fehler::Nutzung(
            "export nimmt keinen Stichtag: Die Datei enthält jede erfasste Zeile mit allen ihren Daten, damit \
             import sie ohne Verlust wieder liest"
                .to_owned(),
            "Für einen Stichtag: ozg liste --help".to_owned(),
        ));
    }
    let (Some(n), Some(ziel)) = (gewaehlt(t, "nomen"), t.get_one::<PathBuf>("out")) else {
        return Ok(Ende::Abgewiesen);
    };
    let beleg = umgebung::oeffnen(t)?.export(n, profil(t), ziel, umgebung::jetzt())?;
    quittieren(&beleg, aus)
}

/// Reads a file.
pub(crate) fn einlesen(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let (Some(n), Some(datei)) = (gewaehlt(t, "profil"), t.get_one::<PathBuf>("datei")) else {
        return Ok(Ende::Abgewiesen);
    };
    let wahl = Importwahl { probe: t.get_flag("dry_run"), gute_zeilen: t.get_flag("gute_zeilen") };
    let auftrag = umgebung::auftrag(t, Herkunft::Import);
    let ergebnis = umgebung::oeffnen(t)?.import(datei, n, wahl, &auftrag)?;
    aus.daten(&ergebnis, zaehlung)?;
    for f in &ergebnis.fehler {
        let zeile = f.zeile.map_or_else(String::new, |z| format!("Zeile {z}: "));
        // The sentence begins with the field.
        meldung(&format!("{zeile}{}", f.text));
    }
    for hinweis in &ergebnis.hinweise {
        meldung(&format!("Hinweis: {hinweis}"));
    }
    meldung(&ausgang(&ergebnis, wahl));
    // The good rows were asked for and taken; a file without any is refused all the same.
    let fehlerhaft = ergebnis.fehlerhafte_zeilen;
    Ok(Ende::wenn(
        (fehlerhaft == 0 && ergebnis.fehler.is_empty()) || (wahl.gute_zeilen && fehlerhaft < ergebnis.zeilen),
    ))
}

fn gewaehlt(t: &ArgMatches, name: &str) -> Option<&'static Nomen> {
    felder::text(t, name).and_then(|n| nomen::nomen(&n))
}

fn profil(t: &ArgMatches) -> Profil {
    match felder::text(t, "profil").as_deref() {
        Some("excel") => Profil::Excel,
        _ => Profil::Opendata,
    }
}

pub(crate) fn quittieren(beleg: &ExportDto, aus: Ausgabe) -> Result<Ende, Fehler> {
    if aus.json {
        ausgabe::json(beleg)?;
    }
    meldung(&format!("Geschrieben: {} ({})", beleg.datei, zeilen(beleg.zeilen)));
    Ok(Ende::Getan)
}

fn zaehlung(i: &ImportDto) -> String {
    let paar = |n: &str, w: u64| (n.to_owned(), w.to_string());
    crate::tabelle::block(&[
        paar("Zeilen", i.zeilen),
        paar("neu", i.neu),
        paar("geändert", i.geaendert),
        paar("unverändert", i.unveraendert),
        paar("fehlerhaft", i.fehlerhafte_zeilen),
    ])
}

fn ausgang(i: &ImportDto, wahl: Importwahl) -> String {
    let fehler = match i.fehlerhafte_zeilen {
        0 => String::new(),
        1 => "Die Datei hat 1 fehlerhafte Zeile. ".to_owned(),
        n => format!("Die Datei hat {n} fehlerhafte Zeilen. "),
    };
    let getan = match (i.geschrieben, i.nr) {
        (true, Some(nr)) => format!("Übernommen: {} (Eintrag {nr})", zeilen(i.neu + i.geaendert)),
        (true, None) => format!("Übernommen: {}", zeilen(i.neu + i.geaendert)),
        (false, _) if wahl.probe => "Probe: Es ist nichts geschrieben".to_owned(),
        (false, _) if !fehler.is_empty() && !wahl.gute_zeilen => {
            "Noch ist nichts geschrieben. Berichtigen Sie die Werte, oder übernehmen Sie die guten Zeilen \
             mit --gute-zeilen."
                .to_owned()
        }
        (false, _) => "Es gibt nichts zu ändern".to_owned(),
    };
    format!("{fehler}{getan}")
}

fn zeilen(n: u64) -> String {
    if n == 1 { "1 Zeile".to_owned() } else { format!("{n} Zeilen") }
}
