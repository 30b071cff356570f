//! The figures of a Stichtag.

use clap::{ArgMatches, Command};
use ozg_app::dto::KennzahlDto;
use ozg_domain::geld::Cent;
use ozg_domain::zeit;

use crate::ausgabe::Ausgabe;
use crate::fehler::{Ende, Fehler};
use crate::tabelle::{self, Spalte};
use crate::{hilfe, umgebung};

/// `kennzahl` with its verbs.
pub(crate) fn befehl() -> Command {
    hilfe::gruppe("kennzahl", "Kennzahlen eines Stichtags").subcommand(
        hilfe::befehl(
            "show",
            "Projekte, Phasen, Burn-up und Förderung am Stichtag zeigen",
        )
        .arg(hilfe::stichtag()),
    )
}

/// Carries out `show`.
pub(crate) fn ausfuehren(treffer: &ArgMatches, aus: Ausgabe) -> Result<Ende, Fehler> {
    let Some(("show", t)) = treffer.subcommand() else {
        return Ok(Ende::Abgewiesen);
    };
    let k = umgebung::oeffnen(t)?.kennzahl_show(umgebung::stichtag(t))?;
    aus.daten(&k, text)?;
    Ok(Ende::Getan)
}

/// "08.03.2021" from "2021-03-08"; anything else as it stands.
pub(crate) fn tag(iso: &str) -> String {
    zeit::tag_lesen(iso).map_or_else(|_| iso.to_owned(), zeit::tag_text)
}

fn text(k: &KennzahlDto) -> String {
    let paar = |n: &str, w: String| (format!("  {n}"), w);
    let p = &k.projekte;
    let alle = p.erfasst;
    let von = |n: u32| format!("{n} von {alle}");
    let mut aus = format!("Kennzahlen zum Stichtag {}\n", tag(&k.stichtag));
    aus.push_str(&format!(
        "Katalogversion {}\n",
        k.katalogversion.as_deref().unwrap_or("unbekannt")
    ));

    aus.push_str("\nProjekte\n");
    aus.push_str(&tabelle::block(&[
        paar("erfasst", alle.to_string()),
        paar(
            "laut Vorlage 17/4771",
            p.laut_vorlage
                .map_or_else(|| "unbekannt".to_owned(), |n| n.to_string()),
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
        paar("neu", von(f.neu)),
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
            b.basis.map_or_else(
                || "nicht gemeldet".to_owned(),
                |n| format!("{n} von {}", b.umfang),
            ),
        ),
    ]));

    aus.push_str("\nFörderung\n");
    if k.foerderung.is_empty() {
        aus.push_str("  keine Angabe\n");
        return aus;
    }
    let spalten = [
        Spalte::ganz("Tranche"),
        Spalte::rechts("Ansatz"),
        Spalte::rechts("bewilligt"),
        Spalte::rechts("abgeflossen"),
        Spalte::rechts("Bewilligungen ohne Betrag"),
    ];
    let zeilen: Vec<Vec<String>> = k
        .foerderung
        .iter()
        .map(|t| {
            vec![
                t.tranche.clone(),
                betrag(t.ansatz_cent),
                betrag(t.bewilligt_cent),
                betrag(t.abgeflossen_cent),
                t.ohne_betrag.to_string(),
            ]
        })
        .collect();
    for zeile in tabelle::setzen(&spalten, &zeilen).lines() {
        aus.push_str(&format!("  {zeile}\n"));
    }
    aus
}

fn betrag(cent: Option<i64>) -> String {
    match cent.map(Cent::neu) {
        None => "keine Angabe".to_owned(),
        Some(Ok(c)) => c.text(),
        // More was paid back than drawn down.
        Some(Err(_)) => cent.map_or_else(String::new, |c| match Cent::neu(c.saturating_neg()) {
            Ok(positiv) => format!("−{}", positiv.text()),
            Err(_) => format!("{c} Cent"),
        }),
    }
}
