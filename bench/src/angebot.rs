//! The figures of the Angebot: building the index, every rule of a day, moving the Stichtag, and the memory of it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use chrono::{Days, NaiveDate};
use ozg_app::Anwendung;
use ozg_domain::angebot::katalog::Umfang;
use ozg_domain::angebot::regeln::zahlen;
use ozg_store::{Katalog, StoreFehler};
use rusqlite::Connection;

use crate::aussen;
use crate::daten::{Daten, api, tag};
use crate::messung::{Ergebnis, Messreihe, Ziel, abwechselnd};

/// The name of the series that other tools are set beside.
pub(crate) fn alle_regeln(groesse: &str) -> String {
    format!("{groesse}: Z1 bis Z5 eines Stichtags, Index warm")
}

/// One size.
pub(crate) fn messen(ergebnis: &mut Ergebnis, ozg: &Path, daten: &Daten) -> Result<()> {
    let groesse = daten.groesse.name;
    let heute = tag();
    let mut aufbau = Vec::new();
    for _ in 0..3 {
        let katalog = Katalog::oeffnen(&daten.katalog)?;
        let beginn = Instant::now();
        katalog.lesen::<_, StoreFehler>(|l| katalog.angebot(l))?;
        aufbau.push(beginn.elapsed());
    }
    let ziel = Ziel::Hoechstens(Duration::from_secs(3));
    ergebnis.reihe(Messreihe::new(format!("{groesse}: Index aufbauen"), aufbau).map(|r| r.mit_ziel(ziel)));

    let katalog = Katalog::oeffnen(&daten.katalog)?;
    let angebot = katalog.lesen::<_, StoreFehler>(|l| katalog.angebot(l))?;
    ensure!(angebot.bestand.meldungen() == daten.groesse.zeilen(), "Es fehlen Meldungen");
    let roh = Connection::open(&daten.katalog)?;
    let (basis, unser) =
        (format!("{groesse}: SQLite, ein Durchgang, zählt je Leistung"), alle_regeln(groesse));
    let mut schritt = 0;
    let reihen = abwechselnd(
        if daten.groesse.zeilen() > 1_000_000 { 5 } else { 20 },
        vec![
            (
                &basis,
                Box::new(|| {
                    let sql =
                        "SELECT leistung, count(*) FROM nachnutzung WHERE stand = 'online' AND reifegrad >= 2
                               AND gueltig_ab <= ?1 GROUP BY leistung";
                    let mut abfrage = roh.prepare_cached(sql)?;
                    let mut zeilen = abfrage.query([heute.to_string()])?;
                    while zeilen.next()?.is_some() {}
                    Ok(())
                }),
            ),
            (
                &unser,
                Box::new(|| {
                    schritt += 1;
                    let stichtag = heute - Days::new(schritt % 900);
                    // From the catalogue's own view on: nothing of the day before is kept.
                    let sicht = angebot.katalog.sicht_am(stichtag, Umfang::Kommunal);
                    let z = zahlen(&sicht, &angebot.bestand, stichtag);
                    ensure!(z.leika.nenner > 0, "nichts gezählt");
                    Ok(())
                }),
            ),
        ],
    )?;
    ergebnis.neben_erster(reihen);
    ergebnis.ziel(&unser, Ziel::Hoechstens(Duration::from_millis(50)))?;

    let anwendung = Anwendung::oeffnen(&daten.katalog).map_err(api)?;
    anwendung.kennzahlen(heute, "kommunal").map_err(api)?;
    let mut regler =
        |name: &str, ziel: Option<Duration>, lauf: &dyn Fn(NaiveDate) -> Result<()>| -> Result<()> {
            let mut zeiten = Vec::new();
            for i in 0..30 {
                let stichtag = heute - Days::new(30 * i);
                let beginn = Instant::now();
                lauf(stichtag)?;
                zeiten.push(beginn.elapsed());
            }
            let reihe = Messreihe::new(format!("{groesse}: {name}, 30 Stichtage nacheinander"), zeiten);
            ergebnis.reihe(reihe.map(|r| match ziel {
                Some(z) => r.mit_ziel(Ziel::Hoechstens(z)),
                None => r,
            }));
            Ok(())
        };
    let sechzehn = (groesse == "NRW").then_some(Duration::from_millis(16));
    regler("kennzahlen", sechzehn, &|t| anwendung.kennzahlen(t, "kommunal").map(drop).map_err(api))?;
    regler("zaehlweise_get", sechzehn, &|t| anwendung.zaehlweise_get(t, "kommunal").map(drop).map_err(api))?;
    regler("matrix_get", None, &|t| anwendung.matrix_get(t, "kommunal").map(drop).map_err(api))?;

    let mut befehl = Command::new(ozg);
    befehl.arg("--katalog").arg(&daten.katalog).args(["kennzahl", "show", "--stichtag", "2022-10-01"]);
    befehl.stdout(Stdio::null()).stderr(Stdio::null());
    ergebnis
        .speicher(&format!("{groesse}: ozg kennzahl show mit Zählregeln"), aussen::speicher(&mut befehl)?);
    Ok(())
}
