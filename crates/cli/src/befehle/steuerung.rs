//! What to steer by, for people and programs.

use clap::{ArgMatches, Command};
use ozg_app::dto::{DatenlageDto, SteuerungDto};
use ozg_app::labels;

use super::kennzahl::tag;
use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `steuerung`.
pub(crate) fn befehl() -> Command {
    hilfe::befehl(
        "steuerung",
        "Tempo, Termintreue, Verweildauern, Signale, Datenlage und offene Risiken zeigen",
    )
    .arg(hilfe::stichtag())
}

/// Carries out `steuerung`.
pub(crate) fn zeigen(t: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let s = umgebung::oeffnen(t)?.steuerung(umgebung::stichtag(t))?;
    aus.daten(&s, text)?;
    Ok(Ende::Getan)
}

fn komma(x: f64) -> String {
    format!("{x:.1}").replace('.', ",").replace('-', "−")
}

fn text(s: &SteuerungDto) -> String {
    let paar = |n: &str, w: String| (format!("  {n}"), w);
    let mut aus = format!(
        "Steuerung zum Stichtag {}\n\nTempo bis zur Frist {}\n",
        tag(&s.stichtag),
        tag(&s.frist.datum)
    );
    let noetig = s.raten.noetig_je_monat;
    let mut zeilen = vec![
        paar(
            "in Betrieb",
            format!("{} von {} (davon nicht gemeldet {})", s.betrieb, s.umfang, s.nicht_gemeldet),
        ),
        paar(
            "nötig",
            noetig.map_or_else(
                || "entfällt, die Frist ist vorbei".to_owned(),
                |n| format!("{} je Monat", komma(n)),
            ),
        ),
    ];
    for r in &s.raten.tatsaechlich {
        let name = format!("letzte {} Tage", r.tage);
        zeilen.push(paar(
            &name,
            format!("{} neu in Betrieb, {} je Monat: {}", r.abschluesse, komma(r.je_monat), r.text),
        ));
    }
    aus.push_str(&tabelle::block(&zeilen));

    aus.push_str("\nTermintreue\n");
    aus.push_str(&tabelle::block(&[
        paar("gegen die geltende Basis", s.termintreue.text.clone()),
        paar("gegen die erste Basis", s.termintreue_erste.text.clone()),
    ]));
    if let Some(e) = &s.earned_schedule {
        let oder = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), komma);
        aus.push_str(&format!("\nEarned Schedule (Monate seit {})\n", tag(&e.beginn)));
        aus.push_str(&tabelle::block(&[
            paar("ES, vergangen", format!("{}, {}", komma(e.es), komma(e.at))),
            paar("SV(t)", komma(e.sv)),
            paar("SPI(t)", oder(e.spi)),
            paar("IEAC(t), geplant", format!("{}, {}", oder(e.ieac), e.pd)),
        ]));
    }
    aus.push_str("\nVerweildauer (Median)\n");
    let dauern: Vec<_> = s
        .verweildauern
        .iter()
        .map(|v| {
            let zahlen = format!("abgeschlossen: {}, laufend: {}", v.abgeschlossen.len(), v.laufend.len());
            paar(&labels::text(&format!("schritt.{}", v.schritt), &[]), format!("{} ({zahlen})", v.text))
        })
        .collect();
    aus.push_str(&tabelle::block(&dauern));
    aus.push_str("\nDatenlage\n");
    aus.push_str(&tabelle::block(&datenlage(&s.datenlage)));
    aus.push_str(&format!("\nSignale: {}\n", s.signalregel));
    signale(&mut aus, s);
    aus.push_str("\nOffene Risiken und Hindernisse\n");
    if s.risiken.is_empty() {
        aus.push_str("  keine erfasst\n");
    }
    for r in &s.risiken {
        aus.push_str(&crate::ausgabe::ohne_steuerzeichen(&format!(
            "  {} {}: {} (seit {} Tagen)\n",
            r.art, r.projekt, r.titel, r.seit_tagen
        )));
    }
    aus.push_str(&format!("\n{}\n", s.beschriftung));
    aus
}

fn datenlage(d: &DatenlageDto) -> Vec<(String, String)> {
    let paar = |n: &str, w: String| (format!("  {n}"), w);
    let alter = d.alter_median_tage.map_or_else(|| "unbekannt".to_owned(), |n| format!("{n} Tage"));
    vec![
        paar("Pflichtangaben vorhanden", d.vollstaendig.text.clone()),
        paar("Alter der Meldungen (Median)", alter),
        paar("älter als 90 Tage", d.veraltet.text.clone()),
        paar("Angaben mit Quelle", d.belegt.text.clone()),
        paar("unabhängige Bewertungen", d.unabhaengig.text.clone()),
    ]
}

fn signale(aus: &mut String, s: &SteuerungDto) {
    let spalten = [
        Spalte::ganz("Kürzel"),
        Spalte::ganz("Regel"),
        Spalte::ganz("Bewertung"),
        Spalte::ganz("weicht ab"),
        Spalte::ganz("Grund"),
    ];
    let zellen: Vec<Vec<String>> = s
        .signale
        .iter()
        .map(|x| {
            let bewertung = x.bewertung.as_ref().map_or_else(|| "keine".to_owned(), |b| b.urteil.clone());
            let ab = if x.abweichung == Some(true) { "ja" } else { "" };
            vec![x.kuerzel.clone(), x.signal.clone(), bewertung, ab.to_owned(), x.grund.clone()]
        })
        .collect();
    for zeile in tabelle::setzen(&spalten, &zellen).lines() {
        aus.push_str(&format!("  {zeile}\n"));
    }
}
