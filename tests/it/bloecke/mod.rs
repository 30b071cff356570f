//! An import that the history keeps in blocks is, to everyone who looks, the same as its rows one by one.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

mod faelschung;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ozg_app::dto::{FehlerCode, RuecknahmeWunsch};
use ozg_app::{Anwendung, Auftrag, Importwahl, Modus};
use ozg_domain::regel::Regel;
use ozg_domain::wert::{Feldfehler, Wert, lesen};
use ozg_store::{Aenderung, Herkunft, Katalog, Leser, StoreFehler, Vorgang, Wissen};
use rusqlite::config::DbConfig;

use crate::hilfe::{
    Probe, Zufall, abgewiesen, auftrag, auftrag_um, fremd, in_ordnung, laenge, liste, nom, setzen, zeitpunkt,
    zelle,
};

const KOPF: [&str; 10] = [
    "leistung",
    "ags",
    "stand",
    "reifegrad_modell",
    "reifegrad",
    "reifegrad_art",
    "gueltig_ab",
    "loesung",
    "portal",
    "quelle",
];

/// A small catalogue with what rows of nachnutzung name.
fn vorlage() -> Probe {
    let (p, app) = Probe::winzig();
    setzen(&app, "katalogversion", &[("kennung", "v1"), ("titel", "Version 1"), ("stand", "2019-12-20")]);
    setzen(&app, "themenfeld", &[("name", "Umwelt")]);
    setzen(&app, "lage", &[("name", "Jagen"), ("themenfeld", "Umwelt")]);
    for i in 0..6 {
        let id = format!("1000{i}");
        let felder =
            [("ozg_id", id.as_str()), ("name", "Jagdschein"), ("lage", "Jagen"), ("katalogversion", "v1")];
        setzen(&app, "ozg_leistung", &felder);
    }
    for i in 0..30 {
        let ags = format!("057110{i:02}");
        let felder = [
            ("ags", ags.as_str()),
            ("name", "Musterstadt"),
            ("ebene", "Gemeinde"),
            ("typ", "kreisfreie Stadt"),
        ];
        setzen(&app, "kommune", &felder);
    }
    for k in ["a", "b"] {
        setzen(&app, "loesung", &[("kennung", k), ("titel", "Online-Dienst")]);
        setzen(&app, "portal", &[("kennung", k), ("name", "Portal")]);
    }
    p
}

/// One row of a file by header; mostly good.
fn zeile(z: &mut Zufall, fehler: bool) -> BTreeMap<&'static str, String> {
    let eins = |z: &mut Zufall, von: &[&str]| von[z.bis(von.len())].to_owned();
    let leistung = format!("1000{}", z.bis(6));
    let ags = match z.bis(20) {
        0 => "05000000".to_owned(),
        1 => "00000000".to_owned(),
        _ => format!("057110{:02}", z.bis(30)),
    };
    let mut aus = BTreeMap::from([
        ("leistung", leistung),
        ("ags", ags),
        ("stand", eins(z, &["online", "Online", "geplant", "abgeschaltet"])),
        ("reifegrad_modell", eins(z, &["1.1", "1.1", "1.1", "", "2.0"])),
        ("reifegrad", eins(z, &["", "0", "1", "2", "3", "4"])),
        ("reifegrad_art", eins(z, &["", "genau", "mindestens"])),
        ("gueltig_ab", eins(z, &["2022-01-01", "01.01.2022", "2022-06-30"])),
        ("loesung", eins(z, &["", "", "", "a", "b"])),
        ("portal", eins(z, &["", "", "a", "b"])),
        ("quelle", format!("Meldung {}", z.bis(4))),
    ]);
    match z.bis(40) {
        // Free text never comes into a block.
        0 => drop(aus.insert("reifegrad_modell", "1.1 (Musterfrau)".to_owned())),
        1 => drop(aus.insert("quelle", "a;\"b\\ä\t|".to_owned())),
        _ => {}
    }
    if fehler && z.bis(30) == 0 {
        let (kopf, wert) = [
            ("leistung", "99999"),
            ("leistung", "1"),
            ("ags", "05999999"),
            ("ags", ""),
            ("stand", "fertig"),
            ("stand", ""),
            ("reifegrad", "9"),
            ("gueltig_ab", "31.02.2022"),
            ("loesung", "fehlt"),
            ("portal", "fehlt"),
        ][z.bis(10)];
        aus.insert(kopf, wert.to_owned());
    }
    aus
}

/// A file: its headers and rows.
struct Datei {
    koepfe: Vec<&'static str>,
    zeilen: Vec<Vec<String>>,
}

impl Datei {
    fn zufaellig(z: &mut Zufall, anzahl: usize, fehler: bool) -> Self {
        let noetig = ["leistung", "ags", "gueltig_ab"];
        let mut koepfe: Vec<_> = KOPF
            .into_iter()
            .filter(|k| noetig.contains(k) || z.bis(if *k == "stand" { 12 } else { 5 }) > 0)
            .collect();
        for i in (1..koepfe.len()).rev() {
            koepfe.swap(i, z.bis(i + 1));
        }
        let mut gesehen = BTreeSet::new();
        let mut zeilen: Vec<Vec<String>> = Vec::new();
        while zeilen.len() < anzahl {
            let w = zeile(z, fehler);
            let loesung = if koepfe.contains(&"loesung") { w["loesung"].clone() } else { String::new() };
            let key = (w["leistung"].clone(), w["ags"].clone(), w["gueltig_ab"].contains("06"), loesung);
            // A few keys stand twice where faults are wanted.
            if gesehen.insert(key) || (fehler && z.bis(40) == 0) {
                zeilen.push(koepfe.iter().map(|k| w[k].clone()).collect());
            }
        }
        if fehler && z.bis(3) == 0 {
            let wo = z.bis(anzahl);
            zeilen[wo].push("zu viel".to_owned());
        }
        if z.bis(2) == 0 {
            zeilen.sort();
        }
        Self { koepfe, zeilen }
    }

    fn schreiben(&self, pfad: &Path) {
        let mut s =
            csv::WriterBuilder::new().delimiter(b';').flexible(true).from_path(pfad).expect("schreibbar");
        s.write_record(&self.koepfe).unwrap();
        for zeile in &self.zeilen {
            s.write_record(zeile).unwrap();
        }
        s.flush().unwrap();
    }
}

type Fehler = BTreeSet<(u32, String, String)>;

/// The file, row by row, in one entry; the plain way that the fast one is held against.
fn zeilenweise(katalog: &Katalog, datei: &Datei, gute_zeilen: bool, sekunde: i64) -> (Option<i64>, Fehler) {
    let n = nom("nachnutzung");
    let orte: Vec<usize> = datei.koepfe.iter().map(|k| n.feld(k).unwrap().0).collect();
    let vorgang = Vorgang::neu(zeitpunkt(sekunde), Herkunft::Import, "nachnutzung_import");
    let (mut auslassen, mut alle): (BTreeSet<u32>, Fehler) = Default::default();
    loop {
        let mut fehler = Fehler::new();
        let ergebnis = katalog.transact(&vorgang, |s| {
            let mut gesehen: BTreeMap<Vec<(&usize, Option<Wert>)>, u32> = BTreeMap::new();
            for (zeile, nr) in datei.zeilen.iter().zip(2_u32..) {
                let mut schlecht = |f: &Feldfehler| {
                    fehler.insert((nr, f.feld.to_owned(), f.regel.schluessel().to_owned()));
                };
                if zeile.len() != orte.len() {
                    if !auslassen.contains(&nr) {
                        fehler.insert((nr, String::new(), "spaltenzahl".to_owned()));
                    }
                    continue;
                }
                let (mut zellen, mut gut, mut key): (Vec<(usize, Option<Wert>)>, _, Vec<_>) =
                    (Vec::new(), true, Vec::new());
                let mut meine = Vec::new();
                for (i, text) in orte.iter().zip(zeile) {
                    match lesen(&n.felder[*i], text, ozg_domain::wert::Profil::Eingabe) {
                        Ok(w) => {
                            if n.felder[*i].schluessel {
                                key.push((i, w.clone()));
                            }
                            zellen.push((*i, w));
                        }
                        Err(regel) => meine.push(Feldfehler::neu(n.felder[*i].kopf, text, regel)),
                    }
                }
                if let Some(erste) = gesehen.get(&key) {
                    meine.push(Feldfehler::neu("leistung", "", Regel::Doppelt { zeile: *erste }));
                } else {
                    gesehen.insert(key, nr);
                }
                if auslassen.contains(&nr) {
                    continue;
                }
                for f in &meine {
                    gut = false;
                    schlecht(f);
                }
                if gut {
                    match s.satz_setzen(n, &zellen, Modus::Einlesen) {
                        Ok(_) => {}
                        Err(StoreFehler::Feld(f)) => schlecht(&f),
                        Err(e) => return Err(e),
                    }
                }
            }
            if fehler.is_empty() { Ok(()) } else { Err(StoreFehler::Vergangenheit) }
        });
        alle.extend(fehler.iter().cloned());
        match ergebnis {
            Ok(((), quittung)) => return (quittung.nr, alle),
            Err(StoreFehler::Vergangenheit) if gute_zeilen => auslassen.extend(fehler.iter().map(|f| f.0)),
            Err(StoreFehler::Vergangenheit) => return (None, alle),
            Err(e) => panic!("{e}"),
        }
    }
}

/// All rows that an import can touch, as text.
fn abbild(l: &Leser<'_>) -> Result<Vec<String>, StoreFehler> {
    let mut aus = Vec::new();
    for name in ["nachnutzung", "zustaendigkeit", "quelle"] {
        l.satz_strom(nom(name), |zellen| {
            aus.push(format!("{name} {zellen:?}"));
            Ok::<_, StoreFehler>(())
        })?;
    }
    Ok(aus)
}

/// What an entry did, whatever the order of its rows.
fn getan(katalog: &Katalog, nr: i64) -> Vec<String> {
    katalog
        .lesen(|l| {
            let e = l.eintrag(nr)?;
            let alle = l.aenderungen(&e.id, usize::MAX)?;
            assert_eq!(i64::try_from(alle.len()).unwrap(), e.anzahl, "der Eintrag zählt seine Zeilen");
            assert!(alle.windows(2).all(|p| p[0].nr + 1 == p[1].nr), "ohne Lücke");
            let mut texte: Vec<_> = alle
                .into_iter()
                .map(|Aenderung { tabelle, schluessel, art, alt, neu, .. }| {
                    format!("{tabelle} {schluessel:?} {art} {alt:?} {neu:?}")
                })
                .collect();
            texte.sort();
            Ok::<_, StoreFehler>(texte)
        })
        .unwrap()
}

fn bloecke(pfad: &Path) -> i64 {
    fremd(pfad)
        .query_row("SELECT count(*) FROM aenderung WHERE block_zeilen IS NOT NULL", [], |z| z.get(0))
        .unwrap()
}

/// Two catalogues side by side: one imports files, the other takes the same rows one by one.
struct Paar {
    mit: Probe,
    ohne: Probe,
    app: Anwendung,
    app_ohne: Anwendung,
    kat: Katalog,
    kat_ohne: Katalog,
    /// Entries of the template.
    anfang: i64,
}

impl Paar {
    fn neu(vorlage: &Path) -> Self {
        let kopie = || {
            let p = Probe::winzig().0;
            std::fs::copy(vorlage, &p.pfad).unwrap();
            p
        };
        let (mit, ohne) = (kopie(), kopie());
        let (app, app_ohne) = (mit.oeffnen(), ohne.oeffnen());
        let (kat, kat_ohne) = (Katalog::oeffnen(&mit.pfad).unwrap(), Katalog::oeffnen(&ohne.pfad).unwrap());
        let anfang = laenge(&app);
        Self { mit, ohne, app, app_ohne, kat, kat_ohne, anfang }
    }

    #[track_caller]
    fn gleich(&self, was: &str) {
        assert_eq!(laenge(&self.app), laenge(&self.app_ohne), "{was}: Länge der Chronik");
        let zeilen = |k: &Katalog| k.lesen(abbild).unwrap();
        assert_eq!(zeilen(&self.kat), zeilen(&self.kat_ohne), "{was}: Zeilen");
    }

    /// Everything that the history tells.
    fn ganz_gleich(&self, was: &str) {
        self.gleich(was);
        for nr in self.anfang..=laenge(&self.app) {
            assert_eq!(getan(&self.kat, nr), getan(&self.kat_ohne, nr), "{was}: Eintrag {nr}");
            let damals = |k: &Katalog| k.lesen_bekannt(Wissen::Eintrag(nr), abbild).unwrap();
            assert_eq!(damals(&self.kat), damals(&self.kat_ohne), "{was}: Stand nach Eintrag {nr}");
        }
        in_ordnung(&self.app);
        for p in [&self.mit, &self.ohne] {
            let c = fremd(&p.pfad);
            let lose: i64 = c
                .query_row("SELECT count(*) FROM pragma_foreign_key_check('nachnutzung')", [], |z| z.get(0))
                .unwrap();
            let ganz: String = c.query_row("PRAGMA integrity_check", [], |z| z.get(0)).unwrap();
            assert_eq!((lose, ganz.as_str()), (0, "ok"), "{was}");
            // Every CHECK is looked at again when every column is set to what it is.
            c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
            let selbst: Vec<_> = KOPF.iter().map(|k| format!("{k} = {k}")).collect();
            c.execute_batch(&format!("BEGIN; UPDATE nachnutzung SET {}; ROLLBACK", selbst.join(", ")))
                .unwrap();
        }
    }
}

/// What would be taken back, whatever the order of the rows.
fn plan(app: &Anwendung, nr: i64) -> Vec<String> {
    let w = serde_json::to_value(app.ruecknahme(nr).unwrap()).unwrap();
    let mut aus = Vec::new();
    for mut satz in w["saetze"].as_array().unwrap().clone() {
        for f in satz["felder"].as_array_mut().unwrap() {
            f.as_object_mut().unwrap().remove("id");
        }
        aus.push(satz.to_string());
    }
    aus.sort();
    aus.push(format!("{} frei, {} offen, {}", w["frei"], w["kollisionen"], w["hindernis"]));
    aus
}

fn folge(vorlage: &Path, startwert: u64) -> i64 {
    let mut z = Zufall(startwert);
    let paar = Paar::neu(vorlage);
    let mut importe = Vec::new();
    for runde in 0..3 {
        let (anzahl, fehler, gute_zeilen) = (80 + z.bis(110), z.bis(2) == 0, z.bis(4) > 0);
        let datei = Datei::zufaellig(&mut z, anzahl, fehler);
        datei.schreiben(&paar.mit.neben("ein.csv"));
        let wahl = Importwahl { gute_zeilen, probe: false };
        let um = auftrag_um(zeitpunkt(100 + runde));
        let i = paar.app.import(&paar.mit.neben("ein.csv"), nom("nachnutzung"), wahl, &um).unwrap();
        let (nr, soll) = zeilenweise(&paar.kat_ohne, &datei, gute_zeilen, 100 + runde);
        let ist: Fehler =
            i.fehler.iter().map(|f| (f.zeile.unwrap(), f.feld.clone(), f.regel.clone())).collect();
        assert_eq!(ist, soll, "Startwert {startwert}, Runde {runde}: Fehler");
        assert_eq!(i.nr, nr, "Startwert {startwert}, Runde {runde}");
        paar.gleich(&format!("Startwert {startwert}, Runde {runde}"));
        importe.extend(i.nr);
        // Somebody works on single rows in between.
        let da = liste(&paar.app, "nachnutzung");
        if let Some(eine) = da.get(z.bis(da.len().max(1))) {
            let key: Vec<_> = nom("nachnutzung").schluessel().map(|f| zelle(eine, f.kopf)).collect();
            let weg = z.bis(2) == 0;
            for app in [&paar.app, &paar.app_ohne] {
                if weg {
                    app.nomen_clear(nom("nachnutzung"), &key, &um).unwrap();
                } else {
                    let mut felder: Vec<_> =
                        nom("nachnutzung").schluessel().map(|f| f.kopf).zip(key.iter().cloned()).collect();
                    felder.push(("stand", "geplant".to_owned()));
                    app.nomen_set(nom("nachnutzung"), &felder, Modus::Setzen, &um).unwrap();
                }
            }
            let filter = ozg_store::Verlaufsfilter {
                tabelle: Some("nachnutzung".to_owned()),
                schluessel: Some(key),
                ..Default::default()
            };
            let verlauf = |k: &Katalog| k.lesen(|l| l.eintrag_nummern(&filter)).unwrap();
            assert_eq!(verlauf(&paar.kat), verlauf(&paar.kat_ohne), "Verlauf einer Zeile");
        }
    }
    paar.ganz_gleich(&format!("Startwert {startwert}"));
    let anzahl = bloecke(&paar.mit.pfad);
    assert_eq!(bloecke(&paar.ohne.pfad), 0);
    // What later work has changed is in the way alike, and what is free goes alike.
    for nr in importe.iter().rev().copied().filter(|nr| *nr > paar.anfang) {
        let (ist, soll) = (plan(&paar.app, nr), plan(&paar.app_ohne, nr));
        if let Some((a, b)) = ist.iter().zip(&soll).find(|(a, b)| a != b) {
            panic!("Startwert {startwert}: Plan von {nr}: {a} statt {b}");
        }
        let um = auftrag_um(zeitpunkt(200 + nr));
        let zurueck = |app: &Anwendung| {
            let stand = app.ruecknahme(nr).unwrap().stand;
            let wunsch = RuecknahmeWunsch { nr, stand, zuruecksetzen: Vec::new(), grund: None };
            let g = app.ruecknahme_ausfuehren(&wunsch, &um);
            g.map(|g| (g.gespeichert.nr, g.gespeichert.aenderungen)).map_err(|e| (e.code, e.text))
        };
        assert_eq!(zurueck(&paar.app), zurueck(&paar.app_ohne), "Startwert {startwert}: Rücknahme von {nr}");
    }
    paar.ganz_gleich(&format!("Startwert {startwert}, zurückgenommen"));
    anzahl
}

#[test]
fn als_block_ist_wie_zeile_fuer_zeile() {
    let p = vorlage();
    let anzahl: i64 = (0..15).map(|startwert| folge(&p.pfad, startwert)).sum();
    assert!(anzahl > 15, "es gab wirklich Blöcke: {anzahl}");
}

/// A catalogue with one import of that many rows in a block.
fn mit_block(anzahl: usize) -> (Probe, Anwendung, i64) {
    let p = vorlage();
    let app = p.oeffnen();
    let mut text = String::from("leistung;ags;stand;reifegrad;gueltig_ab;quelle\n");
    for i in 0..anzahl {
        text.push_str(&format!(
            "1000{};057110{:02};online;{};2022-0{}-01;Liste\n",
            i / 30 % 6,
            i % 30,
            i % 4,
            1 + i / 180
        ));
    }
    std::fs::write(p.neben("ein.csv"), text).unwrap();
    let i = app.import(&p.neben("ein.csv"), nom("nachnutzung"), Importwahl::default(), &auftrag()).unwrap();
    assert_eq!(i.neu, u64::try_from(anzahl).unwrap());
    (p, app, i.nr.unwrap())
}

#[test]
fn ein_grosser_import_laesst_sich_als_ganzes_zuruecknehmen() {
    let p = Probe::leer();
    let app = p.oeffnen();
    let katalog = Katalog::oeffnen(&p.pfad).unwrap();
    let davor = katalog.lesen(abbild).unwrap();
    let nr = gross(&app, &p, 20_000);
    assert_eq!((bloecke(&p.pfad), liste(&app, "nachnutzung").len()), (1, 20_000));
    let e = app.verlauf_show(nr).unwrap();
    assert_eq!((e.eintrag.aenderungen, e.ruecknehmbar), (20_001, true), "mit der Quelle");
    assert!(e.eintrag.worte.iter().all(|w| w.contains("Nachnutzung")), "{:?}", e.eintrag.worte);
    assert!(katalog.lesen_bekannt(Wissen::Eintrag(nr - 1), abbild).unwrap() == davor);
    let g = app.eintrag_zuruecknehmen(nr, &auftrag_um(zeitpunkt(1))).unwrap();
    assert_eq!(g.aenderungen, 20_001);
    assert!(katalog.lesen(abbild).unwrap() == davor, "alles wie vor dem Import");
    assert_eq!(
        katalog.lesen_bekannt(Wissen::Eintrag(nr), |l| l.satz_anzahl(nom("nachnutzung"))).unwrap(),
        20_000
    );
    in_ordnung(&app);
}

/// Imports that many rows of the shipped services and Kommunen; the number of the entry.
pub(crate) fn gross(app: &Anwendung, p: &Probe, anzahl: usize) -> i64 {
    gross_schreiben(app, &p.neben("ein.csv"), anzahl);
    let i = app.import(&p.neben("ein.csv"), nom("nachnutzung"), Importwahl::default(), &auftrag()).unwrap();
    i.nr.unwrap()
}

/// Writes a file of that many rows.
pub(crate) fn gross_schreiben(app: &Anwendung, pfad: &Path, anzahl: usize) {
    let ids: Vec<_> = liste(app, "ozg_leistung").iter().map(|z| zelle(z, "ozg_id")).collect();
    let ags: Vec<_> = liste(app, "kommune").iter().map(|z| zelle(z, "ags")).collect();
    let paare = ids.iter().filter(|id| id.len() == 5).flat_map(|id| ags.iter().map(move |a| (id, a)));
    let mut text = String::from("leistung;ags;stand;reifegrad;gueltig_ab;quelle\n");
    for (i, (id, a)) in paare.take(anzahl).enumerate() {
        text.push_str(&format!("{id};{a};online;{};2022-06-30;Liste\n", i % 5));
    }
    std::fs::write(pfad, text).unwrap();
}

#[test]
fn vorgaben_gelten_fuer_neue_zeilen_und_nie_fuer_alte() {
    // One row is set on its own, many as a block: the same rules.
    for viele in [1, 150] {
        let p = vorlage();
        let app = p.oeffnen();
        let um = |s: i64| -> Auftrag { auftrag_um(zeitpunkt(s)) };
        let import = |kopf: &str, rest: &str, s: i64| {
            let mut text = format!("leistung;ags;gueltig_ab;{kopf}\n");
            for i in 0..viele {
                text.push_str(&format!("1000{};057110{:02};2022-01-01;{rest}\n", i / 30, i % 30));
            }
            std::fs::write(p.neben("ein.csv"), text).unwrap();
            let wahl = Importwahl::default();
            app.import(&p.neben("ein.csv"), nom("nachnutzung"), wahl, &um(s)).unwrap();
            let z = &liste(&app, "nachnutzung")[0];
            ["reifegrad", "reifegrad_modell", "reifegrad_art"].map(|k| zelle(z, k))
        };
        assert_eq!(import("stand;reifegrad", "online;", 1), ["", "", ""], "ohne Reifegrad kein Modell");
        assert_eq!(
            import("stand;reifegrad", "online;3", 2),
            ["3", "", ""],
            "eine alte Zeile behält, was fehlt"
        );
        let weg = app.eintrag_zuruecknehmen(laenge(&app) - 1, &um(3));
        assert!(weg.is_err(), "seither geändert");
        for nr in [laenge(&app), laenge(&app) - 1] {
            app.eintrag_zuruecknehmen(nr, &um(4)).unwrap();
        }
        assert_eq!(import("stand;reifegrad", "online;3", 5), ["3", "1.1", "genau"]);
        app.eintrag_zuruecknehmen(laenge(&app), &um(6)).unwrap();
        let leer = import("stand;reifegrad;reifegrad_modell;reifegrad_art", "online;3;;", 7);
        assert_eq!(leer, ["3", "", ""], "eine leere Zelle bleibt leer");
        in_ordnung(&app);
    }
}

#[test]
fn in_einem_block_steht_kein_text_der_sich_schwaerzen_laesst() {
    let (p, app, _) = mit_block(120);
    let grund = Auftrag { grund: Some("Löschbegehren".to_owned()), ..auftrag_um(zeitpunkt(1)) };
    let key: Vec<String> = ["10000", "05711003", "2022-01-01", ""].map(str::to_owned).to_vec();
    let feld = "reifegrad_modell";
    let e = abgewiesen(
        app.schwaerzen("nachnutzung", &key, feld, &grund),
        FehlerCode::EingabeUngueltig,
        "die Nummer einer Version",
    );
    assert!(e.text.contains("Version") && e.text.ends_with('.'), "{}", e.text);
    let felder = [
        ("leistung", "10000"),
        ("ags", "05711003"),
        ("gueltig_ab", "2022-01-01"),
        (feld, "1.1 laut Frau Muster"),
    ];
    setzen(&app, "nachnutzung", &felder);
    setzen(&app, "nachnutzung", &[felder[0], felder[1], felder[2], (feld, "2.0 laut Frau Muster")]);
    app.schwaerzen("nachnutzung", &key, feld, &grund).unwrap();
    in_ordnung(&app);
    drop(app);
    for name in crate::hilfe::inhalt(p.ordner.path()).iter().filter(|n| n.starts_with("katalog.ozg")) {
        let bytes = std::fs::read(p.neben(name)).unwrap();
        assert!(!bytes.windows(11).any(|w| w == b"Frau Muster"), "{name}");
    }
    let app = p.oeffnen();
    let z = liste(&app, "nachnutzung").into_iter().find(|z| zelle(z, "ags") == "05711003").unwrap();
    assert_eq!(zelle(&z, feld), ozg_store::GESCHWAERZT);
}
