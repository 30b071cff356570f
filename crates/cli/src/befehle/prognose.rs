//! The forecast for people and programs: as part of the figures, in full, and held against what came.

use std::ops::ControlFlow;

use clap::{Arg, ArgMatches, Command};
use ozg_app::Anwendung;
use ozg_app::dto::{PrognoseDto, PrognoseWunsch, RueckschauDto};

use super::kennzahl::tag;
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// Settings of a forecast.
pub(crate) fn optionen() -> [Arg; 3] {
    [
        hilfe::option("laeufe", "laeufe", "ZAHL", "Läufe der Prognose, 100 bis 1000000; sonst 10000")
            .value_parser(zahl::<u32>),
        hilfe::option(
            "seed",
            "seed",
            "ZAHL",
            "Startwert der Prognose; sonst 20221231. Gleicher Startwert, gleiche Zahlen",
        )
        .value_parser(zahl::<u64>),
        hilfe::option("sigma", "sigma", "ZAHL", "Streuung der gemeinsamen Ursache, 0 bis 2; sonst 0.2")
            .value_parser(dezimal),
    ]
}

fn zahl<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.trim().parse().map_err(|_| "erwartet wird eine ganze Zahl".to_owned())
}

fn dezimal(text: &str) -> Result<f64, String> {
    text.trim().replace(',', ".").parse().map_err(|_| "erwartet wird eine Zahl wie 0.2".to_owned())
}

fn wunsch(t: &ArgMatches) -> PrognoseWunsch {
    let vorgabe = PrognoseWunsch::default();
    PrognoseWunsch {
        laeufe: t.get_one::<u32>("laeufe").copied().unwrap_or(vorgabe.laeufe),
        seed: t.get_one::<u64>("seed").copied().unwrap_or(vorgabe.seed),
        sigma: t.get_one::<f64>("sigma").copied().unwrap_or(vorgabe.sigma),
        dreieck: vorgabe.dreieck,
    }
}

/// `prognose`.
pub(crate) fn befehl() -> Command {
    hilfe::befehl(
        "prognose",
        "Wann die Projekte in Betrieb sind: Wahrscheinlichkeiten je Projekt und für alle",
    )
    .arg(hilfe::stichtag())
    .args(optionen())
}

/// `rueckschau`.
pub(crate) fn befehl_rueckschau() -> Command {
    hilfe::befehl("rueckschau", "Frühere Prognosen an dem messen, was eingetreten ist")
        .arg(hilfe::stichtag())
        .args(optionen())
}

/// The forecast that the options ask for.
pub(crate) fn rechnen(anwendung: &Anwendung, t: &ArgMatches) -> Result<Option<PrognoseDto>, Fehler> {
    // Whoever waits too long ends the process.
    let mut weiter = |_, _| ControlFlow::Continue(());
    Ok(anwendung.prognose(umgebung::stichtag(t), &wunsch(t), &mut weiter)?)
}

/// Carries out `prognose`.
pub(crate) fn zeigen(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    match rechnen(&umgebung::oeffnen(t)?, t)? {
        Some(p) => aus.daten(&p, voll)?,
        None => return Ok(Ende::Abgewiesen),
    }
    Ok(Ende::Getan)
}

/// Carries out `rueckschau`.
pub(crate) fn rueckschau(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let mut weiter = |_, _| ControlFlow::Continue(());
    match umgebung::oeffnen(t)?.rueckschau(umgebung::stichtag(t), &wunsch(t), &mut weiter)? {
        Some(r) => aus.daten(&r, rueckschau_text)?,
        None => return Ok(Ende::Abgewiesen),
    }
    Ok(Ende::Getan)
}

/// The section of the figures. `noetig`: the required rate, said where nothing else may be.
pub(crate) fn abschnitt(p: &PrognoseDto, noetig: Option<f64>) -> String {
    let paar = |n: &str, w: String| (format!("  {n}"), w);
    let mit = p.umfang - p.ohne_prognose;
    let komma = |x: f64, stellen: usize| format!("{x:.stellen$}").replace('.', ",");
    let mut aus = format!("Prognose bis zur Frist {}\n", tag(&p.frist));
    let mut zeilen = Vec::new();
    if let Some(text) = &p.p_alle_text {
        zeilen.push(paar(&format!("alle {mit} bis zur Frist"), text.clone()));
    }
    if let Some(erwartet) = p.erwartet {
        zeilen.push(paar("erwartet bis zur Frist", format!("{} von {mit}", komma(erwartet, 1))));
    }
    if let Some(text) = &p.anzahl_text {
        zeilen.push(paar("Anzahl bis zur Frist", text.clone()));
    }
    if let Some(text) = &p.tag_aller_text {
        zeilen.push(paar(&format!("alle {mit} in Betrieb"), text.clone()));
    }
    if zeilen.is_empty() {
        let rate = noetig.map(|n| format!("{} Projekte je Monat", komma(n, 1)));
        zeilen
            .push(paar("nötiges Tempo", rate.unwrap_or_else(|| "entfällt, die Frist ist vorbei".to_owned())));
    }
    aus.push_str(&tabelle::block(&zeilen));
    for hinweis in &p.hinweise {
        aus.push_str(&format!("  {hinweis}\n"));
    }
    aus
}

fn voll(p: &PrognoseDto) -> String {
    let mut aus = abschnitt(p, None);
    if p.p_alle.is_none() {
        // The rate is a matter of `kennzahl show` and `kennzahl steuerung`.
        aus = format!("Prognose bis zur Frist {}\n  {}\n", tag(&p.frist), p.hinweise.join(" "));
    }
    aus.push('\n');
    // What is not certain does not look so.
    let prozent = |x: f64| match x * 100.0 {
        p if p > 0.0 && p < 1.0 => "unter 1 %".to_owned(),
        p if p > 99.0 && p < 100.0 => "über 99 %".to_owned(),
        p => format!("{p:.0} %"),
    };
    let zellen: Vec<Vec<String>> = p
        .projekte
        .iter()
        .map(|x| {
            let p = x.p.map_or_else(|| "keine Prognose".to_owned(), prozent);
            vec![x.kuerzel.clone(), x.titel.clone(), p, x.grundlage.clone()]
        })
        .collect();
    let spalten = [
        Spalte::ganz("Kürzel"),
        Spalte::links("Titel"),
        Spalte::rechts("bis zur Frist"),
        Spalte::ganz("Grundlage"),
    ];
    aus.push_str(&tabelle::setzen(&spalten, &zellen));
    aus.push_str(&format!("\n{}\n", p.beschriftung));
    aus
}

fn rueckschau_text(r: &RueckschauDto) -> String {
    let mut aus = format!("Rückschau bis zum {}\n", tag(&r.stichtag));
    let zeilen: Vec<_> = r
        .quoten
        .iter()
        .map(|q| {
            let nicht = match q.nicht_belastbar {
                0 => String::new(),
                n => format!("; nicht belastbar: {n}"),
            };
            (format!("  {} Tage voraus", q.tage), format!("{}{nicht}", q.text))
        })
        .collect();
    aus.push_str(&tabelle::block(&zeilen));
    for hinweis in &r.hinweise {
        aus.push_str(&format!("  {hinweis}\n"));
    }
    aus.push_str(&format!("\n{}\n", r.beschriftung));
    aus
}
