//! The figures of a Stichtag.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use ozg_app::dto::{FoerderungUebersichtDto, FoerderzeileDto, KennzahlDto};
use ozg_domain::zeit;

use super::{angebot, felder};
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `kennzahl` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("kennzahl", "Kennzahlen eines Stichtags")
        .subcommand(
            hilfe::befehl("show", "Projekte, Phasen, Burn-up, Förderung und Zählregeln am Stichtag zeigen")
                .arg(hilfe::stichtag())
                .arg(scope()),
        )
        .subcommand(
            hilfe::befehl("leistung", "Eine OZG-Leistung nach Z1 bis Z4, Z7 und Z8")
                .arg(hilfe::angabe("ozg_id", "OZG-ID", "fünf Ziffern"))
                .arg(hilfe::stichtag())
                .arg(scope()),
        )
        .subcommand(
            hilfe::befehl("kommune", "Der Umsetzungsgrad einer Kommune nach Z6")
                .arg(hilfe::angabe("ags", "AGS", "acht Ziffern"))
                .arg(hilfe::stichtag())
                .arg(scope()),
        )
}

fn scope() -> Arg {
    hilfe::option(
        "scope",
        "scope",
        "UMFANG",
        "kommunal (ohne Leistungen, die allein der Bund vollzieht) oder alle; sonst kommunal",
    )
    .value_parser(PossibleValuesParser::new(["kommunal", "alle"]))
}

/// Carries out one of the verbs.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some((verb, t)) = treffer.subcommand() else {
        return Ok(Ende::Abgewiesen);
    };
    let (anwendung, stichtag) = (umgebung::oeffnen(t)?, umgebung::stichtag(t));
    let scope = felder::text(t, "scope").unwrap_or_default();
    match verb {
        "leistung" => {
            let id = felder::text(t, "ozg_id").unwrap_or_default();
            aus.daten(&anwendung.kennzahl_leistung(stichtag, &id, &scope)?, angebot::leistung)?;
            return Ok(Ende::Getan);
        }
        "kommune" => {
            let ags = felder::text(t, "ags").unwrap_or_default();
            aus.daten(&anwendung.kennzahl_kommune(stichtag, &ags, &scope)?, angebot::kommune)?;
            return Ok(Ende::Getan);
        }
        _ => {}
    }
    let k = anwendung.kennzahlen(stichtag, &scope)?;
    if aus.json {
        aus.daten(&k, |_| String::new())?;
    } else {
        // For people the amounts keep the words of their source: "rund", "ca.", "insgesamt".
        let geld = anwendung.uebersicht(stichtag)?.foerderung;
        aus.daten(&k, |k| text(&k.kennzahl, &geld) + "\nZählregeln\n" + &angebot::regeln(&k.regeln))?;
    }
    Ok(Ende::Getan)
}

/// "08.03.2021" from "2021-03-08"; anything else as it stands.
pub(crate) fn tag(iso: &str) -> String {
    zeit::tag_lesen(iso).map_or_else(|_| iso.to_owned(), zeit::tag_text)
}

fn text(k: &KennzahlDto, geld: &FoerderungUebersichtDto) -> String {
    let paar = |n: &str, w: String| (format!("  {n}"), w);
    let p = &k.projekte;
    let alle = p.erfasst;
    let von = |n: u32| format!("{n} von {alle}");
    let mut aus = format!("Kennzahlen zum Stichtag {}\n", tag(&k.stichtag));
    aus.push_str(&format!("Katalogversion {}\n", k.katalogversion.as_deref().unwrap_or("unbekannt")));

    aus.push_str("\nProjekte\n");
    aus.push_str(&tabelle::block(&[
        paar("erfasst", alle.to_string()),
        paar(
            "laut Vorlage 17/4771",
            p.laut_vorlage.map_or_else(|| "unbekannt".to_owned(), |n| n.to_string()),
        ),
        paar("davon durch eine Quelle belegt", von(p.bestaetigt)),
        paar("ohne Aufnahmedatum", von(p.ohne_aufnahmedatum)),
    ]));

    aus.push_str("\nPhasen der erfassten Projekte\n");
    let f = &k.phasen;
    aus.push_str(&tabelle::block(&[
        paar("Konzeption", von(f.konzeption)),
        paar("Umsetzung", von(f.umsetzung)),
        paar("Betrieb", von(f.betrieb)),
        paar("Neu", von(f.neu)),
        paar("zurückgestellt", von(f.zurueckgestellt)),
        paar("ausgeschieden", von(f.ausgeschieden)),
        paar("nicht gemeldet", von(f.nicht_gemeldet)),
    ]));

    aus.push_str("\nBurn-up\n");
    let b = &k.burnup;
    aus.push_str(&tabelle::block(&[
        paar("Umfang", b.umfang.to_string()),
        paar("Betrieb", format!("{} von {}", b.betrieb, b.umfang)),
        paar(
            "Basis",
            b.basis.map_or_else(|| "nicht gemeldet".to_owned(), |n| format!("{n} von {}", b.umfang)),
        ),
    ]));

    aus.push_str("\nFörderung\n");
    if geld.zeilen.is_empty() && geld.weitere.is_empty() {
        aus.push_str("  keine Angabe\n");
        return aus;
    }
    foerderung(&mut aus, &geld.zeilen);
    if let (Some(summe), Some(spanne)) = (&geld.summe_text, &geld.summe_spanne) {
        aus.push_str(&format!("  zusammen {summe} für {spanne} (eigene Summe)\n"));
    }
    if !geld.weitere.is_empty() {
        aus.push_str("\nWeitere Programme: Diese Beträge überschneiden sich und werden nicht summiert\n");
        foerderung(&mut aus, &geld.weitere);
    }
    aus
}

fn foerderung(aus: &mut String, zeilen: &[FoerderzeileDto]) {
    let spalten = [
        Spalte::ganz("Tranche"),
        Spalte::links("Jahre"),
        Spalte::rechts("Ansatz"),
        Spalte::rechts("bewilligt"),
        Spalte::rechts("abgeflossen"),
        Spalte::rechts("ohne Betrag"),
    ];
    let zellen: Vec<Vec<String>> = zeilen
        .iter()
        .map(|t| {
            vec![
                t.tranche.clone(),
                t.spanne.clone(),
                t.ansatz_text.clone(),
                t.bewilligt_text.clone(),
                t.abgeflossen_text.clone(),
                t.ohne_betrag.to_string(),
            ]
        })
        .collect();
    for zeile in tabelle::setzen(&spalten, &zellen).lines() {
        aus.push_str(&format!("  {zeile}\n"));
    }
}
