//! "Bekannt am": each earlier state is the one that was, in every row, figure, list and picture.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use std::collections::BTreeMap;
use std::io::Read;

use ozg_app::dto::DiagrammWunsch;
use ozg_app::{Anlage, Anwendung, Importwahl, Listenart, Modus, Profil, Rahmenliste, Thema};
use ozg_domain::nomen::ALLE;
use ozg_store::{Katalog, Leser, StoreFehler, Wissen};
use serde::Serialize;
use serde_json::Value;

use crate::hilfe::{
    Dauer, Probe, Zufall, abgewiesen, auftrag_um, in_ordnung, laenge, liste, nom, ordner, tag, zeitpunkt,
    zelle,
};

/// All recorded rows, as text.
fn abbild(l: &Leser<'_>) -> Result<BTreeMap<&'static str, Vec<String>>, StoreFehler> {
    let mut aus = BTreeMap::new();
    for n in ALLE {
        let mut zeilen = Vec::new();
        l.satz_strom(n, |zellen| {
            zeilen.push(format!("{zellen:?}"));
            Ok::<_, StoreFehler>(())
        })?;
        if !zeilen.is_empty() {
            aus.insert(n.name, zeilen);
        }
    }
    Ok(aus)
}

/// A catalogue of schema 1 as the program of that time left it.
pub(crate) fn schema_1() -> Vec<u8> {
    let pfad = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/0001.ozg.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(pfad).unwrap()).read_to_end(&mut bytes).unwrap();
    bytes
}

const SCHRITTE: [&str; 4] = ["konzeption", "umsetzung", "pilotierung", "rollout_nrw"];
const ARTEN: [&str; 4] = ["basis", "plan", "prognose", "ist"];

/// One order of daily work; refused ones do not count.
fn vorgang(app: &Anwendung, z: &mut Zufall, sekunde: i64, mappe: &std::path::Path) {
    let auftrag = auftrag_um(zeitpunkt(sekunde));
    let p = ["jagd", "einb", "EINB", "p1", "P1", "p2"][z.bis(6)].to_owned();
    let text = |z: &mut Zufall| format!("Text {}", z.bis(9));
    let datum = |z: &mut Zufall| format!("{:02}.{:02}.{}", 1 + z.bis(28), 1 + z.bis(12), 2020 + z.bis(4));
    let (name, felder): (&str, Vec<(&str, String)>) = match z.bis(9) {
        0 => (
            "projekt",
            vec![("kuerzel", p), ("titel", text(z)), ("beschreibung", text(z)), ("quelle", text(z))],
        ),
        1 => ("projekt", vec![("kuerzel", p), ("zurueckgestellt_am", datum(z))]),
        2 | 3 => (
            "meilenstein",
            vec![
                ("projekt", p),
                ("schritt", SCHRITTE[z.bis(4)].to_owned()),
                ("art", ARTEN[z.bis(4)].to_owned()),
                ("datum", datum(z)),
                ("grund", text(z)),
                ("quelle", text(z)),
            ],
        ),
        4 => (
            "sachstand",
            vec![
                ("kennung", format!("s{}", z.bis(5))),
                ("projekt", p),
                ("stand_am", datum(z)),
                ("text", text(z)),
            ],
        ),
        5 => (
            "projekt_beteiligung",
            vec![
                ("projekt", p),
                ("organisation", text(z)),
                ("rolle", ["projektleitung", "kommune"][z.bis(2)].into()),
            ],
        ),
        6 => {
            let n =
                nom(["meilenstein", "sachstand", "projekt_beteiligung", "projekt", "organisation"][z.bis(5)]);
            let zeilen = liste(app, n.name);
            if let Some(zeile) = zeilen.get(z.bis(zeilen.len().max(1))) {
                let key: Vec<_> = n.schluessel().map(|f| zelle(zeile, f.kopf)).collect();
                let _ = app.nomen_clear(n, &key, &auftrag);
            }
            return;
        }
        7 => {
            // A file of several rows is one entry.
            let csv: String = (0..1 + z.bis(6))
                .map(|i| {
                    format!(
                        "s{};{p};{};{}\n",
                        z.bis(9),
                        datum(z).split('.').rev().collect::<Vec<_>>().join("-"),
                        i
                    )
                })
                .collect();
            let pfad = mappe.join("ein.csv");
            std::fs::write(&pfad, format!("kennung;projekt;stand_am;text\n{csv}")).unwrap();
            let _ =
                app.import(&pfad, nom("sachstand"), Importwahl { gute_zeilen: true, probe: false }, &auftrag);
            return;
        }
        _ => {
            let nr = laenge(app);
            let von = i64::try_from(z.bis(usize::try_from(nr).unwrap())).unwrap() + 1;
            let _ = app.eintrag_zuruecknehmen(von, &auftrag);
            return;
        }
    };
    let _ = app.nomen_set(nom(name), &felder, Modus::Setzen, &auftrag);
}

fn folge(startwert: u64) {
    let mut z = Zufall(startwert);
    let mappe = ordner();
    let (probe, app) = if startwert.is_multiple_of(3) {
        let (probe, app) = Probe::winzig();
        drop(app);
        std::fs::write(&probe.pfad, schema_1()).unwrap();
        let app = probe.oeffnen();
        (probe, app)
    } else {
        Probe::winzig()
    };
    let katalog = Katalog::oeffnen(&probe.pfad).unwrap();
    let mut damals = BTreeMap::from([(laenge(&app), katalog.lesen(abbild).unwrap())]);
    let vergleiche = |nr: i64, soll: &BTreeMap<_, _>| {
        let ist = katalog.lesen_bekannt(Wissen::Eintrag(nr), abbild).unwrap();
        assert_eq!(&ist, soll, "Startwert {startwert}: Stand nach Eintrag {nr}");
    };
    for sekunde in 0..i64::try_from(4 + z.bis(30)).unwrap() {
        vorgang(&app, &mut z, sekunde, mappe.path());
        let nr = laenge(&app);
        damals.entry(nr).or_insert_with(|| katalog.lesen(abbild).unwrap());
        // Looking back in between must not spoil what comes later.
        if z.bis(4) == 0 {
            let wahl: Vec<_> = damals.keys().copied().collect();
            let nr = wahl[z.bis(wahl.len())];
            vergleiche(nr, &damals[&nr]);
        }
    }
    for (nr, soll) in &damals {
        vergleiche(*nr, soll);
        let l = katalog.lesen_bekannt(Wissen::Eintrag(*nr), |l| {
            Ok::<_, StoreFehler>((l.chronik_kopf()?.0, l.spaetere()?))
        });
        assert_eq!(l.unwrap(), (*nr, laenge(&app) - nr));
    }
    assert!(
        katalog.lesen_bekannt(Wissen::Eintrag(0), abbild).unwrap().is_empty(),
        "vor dem ersten Eintrag ist nichts"
    );
    in_ordnung(&app);
}

#[test]
fn jeder_fruehere_stand_ist_der_damalige() {
    for startwert in 0..300 {
        folge(startwert);
    }
}

#[test]
fn dauerlauf_fruehere_staende() {
    let mut dauer = Dauer::neu(5);
    let mut startwert = 1_000;
    while dauer.weiter() {
        folge(startwert);
        startwert += 1;
    }
}

/// A catalogue of schema 1 opens with its history: each of its states is read, and its entries are taken back one by one.
#[test]
fn ein_katalog_von_schema_1_liest_und_nimmt_seine_alten_eintraege_zurueck() {
    let mappe = ordner();
    let pfad = mappe.path().join("alt.ozg");
    std::fs::write(&pfad, schema_1()).unwrap();
    let fassung = |pfad: &std::path::Path| -> i32 {
        crate::hilfe::fremd(pfad).pragma_query_value(None, "user_version", |z| z.get(0)).unwrap()
    };
    assert_eq!(fassung(&pfad), 1);
    let app = Anwendung::oeffnen(&pfad).unwrap();
    assert_eq!((fassung(&pfad), laenge(&app)), (ozg_store::SCHEMA, 13));
    in_ordnung(&app);
    let katalog = Katalog::oeffnen(&pfad).unwrap();
    for nr in (2..=13).rev() {
        app.eintrag_zuruecknehmen(nr, &auftrag_um(zeitpunkt(20 - nr))).unwrap();
        let davor = katalog.lesen_bekannt(Wissen::Eintrag(nr - 1), abbild).unwrap();
        assert_eq!(katalog.lesen(abbild).unwrap(), davor, "nach der Rücknahme von Eintrag {nr}");
    }
    in_ordnung(&app);
}

/// What a reading use case gives, without the moment that it names itself.
fn text<T: Serialize>(wert: T) -> String {
    fn ohne_zeitpunkt(w: &mut Value) {
        match w {
            Value::Object(felder) => {
                for weg in ["bekannt_am", "spaetere", "pfad", "letzte_sicherung", "letzte_pruefung"] {
                    felder.remove(weg);
                }
                felder.values_mut().for_each(ohne_zeitpunkt);
            }
            Value::Array(werte) => werte.iter_mut().for_each(ohne_zeitpunkt),
            _ => {}
        }
    }
    let mut w = serde_json::to_value(wert).unwrap();
    ohne_zeitpunkt(&mut w);
    w.to_string()
}

/// Everything that can be read for a Stichtag, by name.
fn alles(app: &Anwendung, stichtag: &str) -> BTreeMap<String, String> {
    let (tag, mut aus) = (tag(stichtag), BTreeMap::new());
    let mut nimm = |name: &str, wert: String| assert!(aus.insert(name.to_owned(), wert).is_none(), "{name}");
    nimm("info", text(app.info().unwrap()));
    nimm("uebersicht", text(app.uebersicht(tag).unwrap()));
    nimm("kennzahlen", text(app.kennzahl_show(tag).unwrap()));
    let bild = app.burnup(tag, 900, 400, Thema::Hell).unwrap();
    nimm("burnup", format!("{}{}{}", bild.svg, bild.textalternative, text(&bild.zeilen)));
    let projekte = app.projekt_list(tag).unwrap();
    for p in &projekte {
        nimm(&format!("projekt {}", p.kuerzel), text(app.projekt_get(&p.kuerzel, tag).unwrap()));
    }
    nimm("projekte", text(projekte));
    nimm("leistungen", text(app.leistung_get(tag).unwrap()));
    nimm("kommunen", text(app.kommune_list(tag).unwrap()));
    nimm("foerderung", text(app.foerderung_get(tag).unwrap()));
    nimm("geldschere", text(app.geldschere_get(tag, 180).unwrap()));
    nimm("rahmen", text(app.rahmen_get(tag).unwrap()));
    for scope in ["kommunal", "alle"] {
        nimm(&format!("zaehlweisen {scope}"), text(app.zaehlweise_get(tag, scope).unwrap()));
        nimm(&format!("matrix {scope}"), text(app.matrix_get(tag, scope).unwrap()));
    }
    for art in app.diagramm_list() {
        let wunsch = DiagrammWunsch {
            name: art.name.clone(),
            wahl: String::new(),
            scope: "kommunal".into(),
            breite: 900,
            hoehe: 400,
            thema: "hell".into(),
        };
        let d = app.diagramm_get(tag, &wunsch).unwrap();
        // The caption names the moment.
        nimm(&format!("diagramm {}", art.name), format!("{}{}{:?}", d.svg, d.befund, d.zeilen));
    }
    let quellen = app.quelle_list().unwrap();
    nimm("quellen", text(&quellen));
    nimm("unbelegt", text(app.quelle_tatsachen(None).unwrap()));
    nimm("verlauf", text(app.verlauf_list(10_000).unwrap()));
    let mappe = ordner();
    for n in ALLE {
        let ziel = mappe.path().join("aus.csv");
        app.export(n, Profil::Opendata, &ziel, zeitpunkt(0)).unwrap();
        nimm(&format!("export {}", n.name), std::fs::read_to_string(&ziel).unwrap());
    }
    use Listenart::{
        Bewilligungen, Foerderung, Kennzahlen, Kommunen, Leistungen, Programme, Projekte, Quellen,
    };
    let weitere = Rahmenliste::ALLE.map(Listenart::Rahmen);
    let feste = [Projekte, Leistungen, Kommunen, Foerderung, Bewilligungen, Programme, Kennzahlen, Quellen];
    for art in feste.into_iter().chain(weitere) {
        let ziel = mappe.path().join("liste.csv");
        app.liste(art, Profil::Excel, tag, &ziel).unwrap();
        let inhalt = std::fs::read_to_string(&ziel).unwrap();
        // The column that names the moment.
        let ohne = match app.bekannt_am() {
            Some(am) => inhalt.replace(&am, "jetzt"),
            None => inhalt,
        };
        nimm(&format!("liste {}", art.wort()), ohne);
    }
    aus
}

/// Copies of the catalogue are stopped in the middle of work; later the living one says the same as each of them.
#[test]
fn jede_zahl_und_liste_ist_wie_im_angehaltenen_katalog() {
    let mut z = Zufall(8_032_021);
    for (anlage, stichtage) in
        [(Anlage::Demo(7), &["2021-03-08", "2022-06-30"][..]), (Anlage::Auslieferung, &["2022-12-31"])]
    {
        let probe = Probe::neu(&anlage);
        let app = probe.oeffnen();
        let mut angehalten = Vec::new();
        for runde in 0..3_i64 {
            let ziel = probe.neben(&format!("angehalten-{runde}.ozg"));
            app.sichern(&ziel, zeitpunkt(0)).unwrap();
            angehalten.push((zeitpunkt(runde * 100 - 1), ziel));
            for i in 0..12 {
                vorgang(&app, &mut z, runde * 100 + i, probe.ordner.path());
                let kuerzel = app.projekt_list(tag("2022-06-30")).unwrap();
                let kuerzel = kuerzel[z.bis(kuerzel.len())].kuerzel.clone();
                let schritt = SCHRITTE[z.bis(4)].to_owned();
                let felder = [
                    ("projekt", kuerzel),
                    ("schritt", schritt),
                    ("art", ARTEN[z.bis(4)].to_owned()),
                    ("datum", format!("0{}.2022", 1 + z.bis(9))),
                    ("grund", "neu geplant".to_owned()),
                ];
                let _ = app.nomen_set(
                    nom("meilenstein"),
                    &felder,
                    Modus::Setzen,
                    &auftrag_um(zeitpunkt(runde * 100 + i)),
                );
            }
        }
        for (zeit, pfad) in angehalten {
            let stehend = Anwendung::oeffnen(&pfad).unwrap();
            for stichtag in stichtage {
                let (soll, ist) = (alles(&stehend, stichtag), alles(&app.bekannt(Some(zeit)), stichtag));
                for (name, soll) in &soll {
                    assert_eq!(
                        ist.get(name),
                        Some(soll),
                        "{anlage:?}, bekannt am {zeit}, {stichtag}: {name}"
                    );
                }
                assert_eq!(soll.len(), ist.len());
            }
        }
    }
}

/// The past is read only, and before the first entry there is nothing to read.
#[test]
fn die_vergangenheit_laesst_sich_nicht_aendern() {
    let (_probe, app) = Probe::winzig();
    let damals = app.bekannt(Some(zeitpunkt(60)));
    let felder = [("kuerzel", "neu".to_owned()), ("titel", "Neu".to_owned())];
    let e = damals.nomen_set(nom("projekt"), &felder, Modus::Setzen, &auftrag_um(zeitpunkt(61)));
    let e = abgewiesen(e, ozg_app::dto::FehlerCode::Vergangenheit, "Schreiben in die Vergangenheit");
    assert!(e.text.contains("früheren Stand") && e.text.ends_with('.'), "{}", e.text);
    assert_eq!(laenge(&app), 2);
    let davor = app.bekannt(Some("2020-01-01T00:00:00Z".parse().unwrap()));
    let e = abgewiesen(davor.info(), ozg_app::dto::FehlerCode::NichtGefunden, "vor dem ersten Eintrag");
    assert!(e.text.contains("04.01.2027"), "nennt den ersten Eintrag: {}", e.text);
}

/// A black-out in the head of an entry changes no row; the state after it is still the one before it.
#[test]
fn ein_eintrag_ohne_geaenderte_zeile_laesst_den_stand_wie_er_war() {
    let (probe, app) = Probe::winzig();
    let grund = ozg_app::Auftrag { grund: Some("Antrag".to_owned()), ..auftrag_um(zeitpunkt(1)) };
    let felder = [("kuerzel", "neu".to_owned()), ("titel", "Neu".to_owned())];
    let mit_person = ozg_app::Auftrag { person: Some("Meldestelle".to_owned()), ..auftrag_um(zeitpunkt(0)) };
    app.nomen_set(nom("projekt"), &felder, Modus::Setzen, &mit_person).unwrap();
    app.schwaerzen("eintrag", &["3".to_owned()], "person", &grund).unwrap();
    assert_eq!(laenge(&app), 4);
    let katalog = Katalog::oeffnen(&probe.pfad).unwrap();
    let jetzt = katalog.lesen(abbild).unwrap();
    for nr in [3, 4] {
        assert_eq!(katalog.lesen_bekannt(Wissen::Eintrag(nr), abbild).unwrap(), jetzt, "nach Eintrag {nr}");
    }
}
