//! The catalogue as a whole: make, look at, check, save.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use ozg_app::dto::{ApiFehler, FehlerCode, KatalogInfoDto, KettenbefundDto};
use ozg_app::{Anlage, Anwendung};

use super::felder;
use crate::ausgabe::{Ausgabe, meldung};
use crate::fehler::{Ende, Fehler};
use crate::tabelle::Spalte;
use crate::{hilfe, tabelle, umgebung};

/// `katalog` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("katalog", "Katalog anlegen, ansehen, prüfen und sichern").subcommands([
        hilfe::befehl("init", "Einen neuen Katalog anlegen, ohne Option den der Auslieferung")
            .arg(
                hilfe::option(
                    "demo",
                    "demo",
                    "STARTWERT",
                    "Demodaten; derselbe Startwert gibt denselben Katalog",
                )
                .value_parser(startwert),
            )
            .arg(
                hilfe::schalter(
                    "leer",
                    "leer",
                    "Nur Leistungen, Kommunen, Fristen und veröffentlichte Zahlen",
                )
                .conflicts_with("demo"),
            ),
        hilfe::befehl("info", "Zeigen, welcher Katalog es ist und was er enthält"),
        hilfe::befehl("check", "Datei, Verweise und Kette der Chronik prüfen; ändert keine Daten").arg(
            hilfe::option(
                "anker",
                "anker",
                "ANKER",
                "Frühere Länge und Kopf der Kette (812:0f3a9c21), .meta.json eines Exports oder eine Sicherung; \
                 sonst der Stand der letzten Prüfung",
            ),
        ),
        hilfe::befehl("backup", "Eine geprüfte Sicherung schreiben").arg(
            hilfe::angabe("ziel", "DATEI", "Datei der Sicherung; es darf sie noch nicht geben")
                .value_parser(clap::value_parser!(PathBuf)),
        ),
        hilfe::befehl("backups", "Die Sicherungen neben dem Katalog zeigen, die neuesten zuerst"),
        hilfe::befehl("restore", "Eine Sicherung wiederherstellen; der jetzige Stand wird vorher gesichert").arg(
            hilfe::angabe("datei", "DATEI", "Name aus der Liste von backups, oder Pfad einer Sicherung")
                .value_parser(clap::value_parser!(PathBuf)),
        ),
    ])
}

/// Carries out one of them.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    match treffer.subcommand() {
        Some(("init", t)) => init(t, aus),
        Some(("info", t)) => {
            aus.daten(&umgebung::oeffnen(t)?.info()?, info_text)?;
            Ok(Ende::Getan)
        }
        Some(("check", t)) => befund(&pruefen(t)?, aus),
        Some(("backups", t)) => sicherungen(t, aus),
        Some(("restore", t)) => wiederherstellen(t, aus),
        Some(("backup", t)) => {
            let Some(ziel) = t.get_one::<PathBuf>("ziel") else {
                return Ok(Ende::Abgewiesen);
            };
            let ergebnis = umgebung::oeffnen(t)?.sichern(ziel, umgebung::jetzt())?;
            meldung(&format!("Gesichert: {}", ziel.display()));
            befund(&ergebnis, aus)
        }
        _ => Ok(Ende::Abgewiesen),
    }
}

fn pruefen(treffer: &ArgMatches) -> Result<KettenbefundDto, Fehler> {
    let anker = felder::text(treffer, "anker").map(|t| ozg_app::anker_suchen(&t)).transpose()?;
    let jetzt = umgebung::jetzt();
    let pfad = umgebung::pfad(treffer)?;
    // The one at the usual place is made when it is missing, as for every other command.
    if umgebung::genannt(treffer).is_none() && !pfad.exists() {
        return Ok(umgebung::oeffnen(treffer)?.pruefen(anker.as_ref(), jetzt)?);
    }
    Ok(Anwendung::datei_pruefen(&pfad, anker.as_ref(), jetzt)?)
}

fn sicherungen(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let pfad = umgebung::pfad(treffer)?;
    // A wrong path must not look like a catalogue without backups; a lost catalogue may still have some.
    let da = Anwendung::sicherungen_von(&pfad)?;
    if da.liste.is_empty() && !pfad.exists() {
        umgebung::oeffnen(treffer)?;
    }
    aus.daten(&da.liste, |liste| {
        let spalten = [
            Spalte::ganz("name"),
            Spalte::links("zeit"),
            Spalte::links("anlass"),
            Spalte::rechts("bytes"),
            Spalte::rechts("eintraege"),
        ];
        let zeilen: Vec<Vec<String>> = liste
            .iter()
            .map(|s| {
                let (groesse, laenge) = (s.groesse.to_string(), s.laenge.to_string());
                vec![s.name.clone(), s.zeit.clone(), s.anlass.clone(), groesse, laenge]
            })
            .collect();
        tabelle::setzen(&spalten, &zeilen)
    })?;
    meldung(&if da.liste.is_empty() {
        format!("Noch keine Sicherung in {}", da.ordner)
    } else {
        format!("Ordner: {}", da.ordner)
    });
    Ok(Ende::Getan)
}

fn wiederherstellen(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some(datei) = treffer.get_one::<PathBuf>("datei") else {
        return Ok(Ende::Abgewiesen);
    };
    let pfad = umgebung::pfad(treffer)?;
    let beleg = Anwendung::datei_wiederherstellen(&pfad, datei, umgebung::jetzt())?;
    meldung(&format!("Wiederhergestellt: {}", pfad.display()));
    if !beleg.vorher.is_empty() {
        meldung(&format!("Der Stand davor ist gesichert: {}", beleg.vorher));
    }
    meldung("Entwürfe, Ansichten und Kontakte sind die der Sicherung; die Person ist geblieben.");
    aus.daten(&beleg, |b| {
        tabelle::block(&[
            ("Einträge".to_owned(), b.laenge.to_string()),
            ("Kopf der Kette".to_owned(), b.kopf.clone()),
        ])
    })?;
    Ok(Ende::Getan)
}

fn init(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let anlage = match treffer.get_one::<u64>("demo") {
        Some(startwert) => Anlage::Demo(*startwert),
        None if treffer.get_flag("leer") => Anlage::Leer,
        None => Anlage::Auslieferung,
    };
    // The very place where all other commands look, so that they find what was made.
    let pfad = umgebung::pfad(treffer)?;
    if pfad.symlink_metadata().is_ok() {
        return Err(schon_da(&pfad).into());
    }
    let info = Anwendung::anlegen(&pfad, &anlage)?.info()?;
    meldung("Der Katalog ist angelegt");
    aus.daten(&info, |_| format!("{}\n", pfad.display()))?;
    Ok(Ende::Getan)
}

fn schon_da(pfad: &std::path::Path) -> ApiFehler {
    let pfad = pfad.display().to_string();
    ApiFehler {
        code: FehlerCode::SchonVorhanden,
        text: format!(
            "Diese Datei gibt es schon: {pfad}. Sie wurde nicht verändert. Nennen Sie mit --katalog eine \
             andere Datei, oder benennen Sie die vorhandene vorher um."
        ),
        params: BTreeMap::from([("pfad".to_owned(), pfad)]),
        felder: Vec::new(),
        technik: String::new(),
    }
}

fn befund(b: &KettenbefundDto, aus: Ausgabe) -> Result<Ende, Fehler> {
    aus.daten(b, |b| {
        let mut text = String::from(if b.in_ordnung {
            "Der Katalog ist in Ordnung\n"
        } else {
            "Die Prüfung hat etwas gefunden\n"
        });
        for satz in &b.befunde {
            text.push_str(&format!("  {satz}\n"));
        }
        text.push_str(&tabelle::block(&[
            ("Einträge".to_owned(), b.laenge.to_string()),
            ("Kopf der Kette".to_owned(), b.kopf.clone()),
        ]));
        text
    })?;
    Ok(Ende::wenn(b.in_ordnung))
}

fn info_text(i: &KatalogInfoDto) -> String {
    let paar = |n: &str, w: String| (n.to_owned(), w);
    tabelle::block(&[
        paar("Katalog", i.name.clone()),
        paar("Datei", i.pfad.clone()),
        paar("Datenart", if i.demodaten { "Demodaten" } else { "echt" }.to_owned()),
        paar("Katalogversion", i.katalogversion.clone().unwrap_or_else(|| "unbekannt".to_owned())),
        paar("OZG-Leistungen", i.leistungen.to_string()),
        paar("LeiKa-Leistungen", i.leika_leistungen.to_string()),
        paar("Kommunen", i.kommunen.to_string()),
        paar("Einträge der Chronik", i.chronik_laenge.to_string()),
        paar("Kopf der Kette", i.chronik_kopf.clone()),
        paar(
            "Einträge im Namen von",
            if i.person.is_empty() { "nicht genannt".to_owned() } else { i.person.clone() },
        ),
        paar("Programmfassung", i.programmfassung.clone()),
    ])
}

fn startwert(text: &str) -> Result<u64, String> {
    text.trim().parse().map_err(|_| format!("erwartet wird eine ganze Zahl von 0 bis {}", u64::MAX))
}
