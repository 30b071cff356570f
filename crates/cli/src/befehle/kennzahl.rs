//! The figures of a Stichtag.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use ozg_app::dto::{
    FoerderzeileDto, KennzahlDto, KennzahlenDto, PrognoseDto, PrognosezahlenDto, UebersichtDto,
};
use ozg_domain::zeit;
use serde::Serialize;

use super::{angebot, felder, prognose, steuerung};
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `kennzahl` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("kennzahl", "Kennzahlen eines Stichtags")
        .subcommand(
            hilfe::befehl(
                "show",
                "Projekte, Phasen, Burn-up, Prognose, Förderung und Zählregeln am Stichtag zeigen",
            )
            .arg(hilfe::stichtag())
            .arg(scope())
            .args(prognose::optionen()),
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
        .subcommand(prognose::befehl())
        .subcommand(prognose::befehl_rueckschau())
        .subcommand(steuerung::befehl())
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

/// The figures with the forecast, which only this command pays for.
#[derive(Serialize)]
struct MitPrognose<'a> {
    #[serde(flatten)]
    kennzahlen: &'a KennzahlenDto,
    prognose: PrognosezahlenDto,
}

/// Carries out one of the verbs.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    match treffer.subcommand() {
        Some(("show", t)) => show(t, aus),
        Some(("leistung", t)) => {
            let (id, scope) = (text_von(t, "ozg_id"), text_von(t, "scope"));
            let k = umgebung::oeffnen(t)?.kennzahl_leistung(umgebung::stichtag(t), &id, &scope)?;
            aus.daten(&k, angebot::leistung)?;
            Ok(Ende::Getan)
        }
        Some(("kommune", t)) => {
            let (ags, scope) = (text_von(t, "ags"), text_von(t, "scope"));
            let k = umgebung::oeffnen(t)?.kennzahl_kommune(umgebung::stichtag(t), &ags, &scope)?;
            aus.daten(&k, angebot::kommune)?;
            Ok(Ende::Getan)
        }
        Some(("prognose", t)) => prognose::zeigen(t, aus),
        Some(("rueckschau", t)) => prognose::rueckschau(t, aus),
        Some(("steuerung", t)) => steuerung::zeigen(t, aus),
        _ => Ok(Ende::Abgewiesen),
    }
}

fn text_von(t: &ArgMatches, name: &str) -> String {
    felder::text(t, name).unwrap_or_default()
}

fn show(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let (anwendung, stichtag) = (umgebung::oeffnen(t)?, umgebung::stichtag(t));
    let k = anwendung.kennzahlen(stichtag, &text_von(t, "scope"))?;
    let Some(p) = prognose::rechnen(&anwendung, t)? else {
        return Ok(Ende::Abgewiesen);
    };
    if aus.json {
        aus.daten(&MitPrognose { kennzahlen: &k, prognose: (&p).into() }, |_| String::new())?;
    } else {
        // For people the amounts keep the words of their source: "rund", "ca.", "insgesamt".
        let u = anwendung.uebersicht(stichtag)?;
        let regeln = angebot::regeln(&k.regeln);
        aus.daten(&k, |k| text(&k.kennzahl, &p, &u) + "\nZählregeln\n" + &regeln)?;
    }
    Ok(Ende::Getan)
}

/// "08.03.2021" from "2021-03-08"; anything else as it stands.
pub(crate) fn tag(iso: &str) -> String {
    zeit::tag_lesen(iso).map_or_else(|_| iso.to_owned(), zeit::tag_text)
}

fn text(k: &KennzahlDto, prognose: &PrognoseDto, u: &UebersichtDto) -> String {
    let geld = &u.foerderung;
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

    aus.push('\n');
    aus.push_str(&prognose::abschnitt(prognose, u.tempo.noetig_je_monat));

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
