//! The shipped catalogue says what its files say, cell by cell, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use ozg_app::{Anlage, Anwendung};
use serde_json::{Map, Value};

use crate::hilfe::{Probe, Zeile, datei, frisch, in_ordnung, liste, nom, tag, zelle};

/// Where the expected text of a field comes from.
enum Aus {
    /// The cell under that header.
    Spalte(&'static str),
    /// That cell, "a; b" as "a|b".
    Liste(&'static str),
    /// The same text in each row.
    Fest(&'static str),
    /// From the whole row.
    Regel(fn(&Zeile) -> String),
}
use Aus::{Fest, Regel, Spalte};

const DUMP: &str = "kdn-nrw/OZG-Datenbank-NRW: doc-dev/databases/symfony.data.sql (Dump 20.12.2019)";
const VERSION: &str = "KDN 20.12.2019";

fn monatsende(jahr_monat: &str) -> String {
    let (j, m) = jahr_monat.split_once('-').expect("Jahr-Monat");
    let (j, m): (i32, u32) = (j.parse().expect("Jahr"), m.parse().expect("Monat"));
    let tage = match m {
        2 if j % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{j:04}-{m:02}-{tage:02}")
}

fn datum(text: &str) -> String {
    match text.len() {
        4 => format!("{text}-12-31"),
        7 => monatsende(text),
        _ => text.to_owned(),
    }
}

fn genauigkeit(text: &str) -> &'static str {
    match text.len() {
        0 => "undatiert",
        4 => "jahr",
        7 => "monat",
        _ => "tag",
    }
}

/// Noun, file, number of rows, headers that find the row again, and each field that the source fills.
type Tafel = (&'static str, &'static str, usize, &'static [&'static str], Vec<(&'static str, Aus)>);

fn gleich(koepfe: &'static str) -> Vec<(&'static str, Aus)> {
    koepfe.split(' ').map(|k| (k, Spalte(k))).collect()
}

fn tafeln() -> Vec<Tafel> {
    let mit = |mut felder: Vec<(&'static str, Aus)>, mehr: Vec<(&'static str, Aus)>| {
        felder.extend(mehr);
        felder
    };
    vec![
        ("katalogversion", "katalogversionen.csv", 1, &["kennung"], gleich("kennung titel stand quelle")),
        (
            "themenfeld",
            "themenfelder.csv",
            14,
            &["name"],
            mit(
                gleich("nr federfuehrung_land federfuehrung_bund"),
                vec![
                    ("name", Spalte("themenfeld")),
                    ("anzahl_laut_federfuehrung", Spalte("anzahl_leistungen_laut_federfuehrung")),
                    ("quelle", Spalte("quelle_federfuehrung")),
                ],
            ),
        ),
        (
            "lage",
            "lagen.csv",
            55,
            &["name"],
            mit(
                gleich("nr themenfeld lagetyp"),
                vec![
                    ("name", Spalte("lage")),
                    (
                        "quelle",
                        Regel(|z| match z["quelle_lagetyp"].as_str() {
                            "" => DUMP.to_owned(),
                            q => q.to_owned(),
                        }),
                    ),
                ],
            ),
        ),
        (
            "ozg_leistung",
            "leistungen.csv",
            557,
            &["ozg_id"],
            mit(
                gleich("ozg_id name lage zustaendigkeit prioritaet_kommunal quelle"),
                vec![("katalogversion", Fest(VERSION))],
            ),
        ),
        (
            "leika_typ",
            "leika_typen.csv",
            18,
            &["typ"],
            gleich("typ regelungskompetenz vollzug bemerkung quelle"),
        ),
        (
            "leika_leistung",
            "leika_leistungen.csv",
            5_249,
            &["nr"],
            mit(
                gleich("nr leika_schluessel leika_typ gesetzeskuerzel sdg1 sdg2"),
                vec![
                    (
                        "kennung",
                        Regel(|z| {
                            z[if z["leika_schluessel"].is_empty() { "nr" } else { "leika_schluessel" }]
                                .clone()
                        }),
                    ),
                    ("bezeichnung", Spalte("leika_bezeichnung")),
                    ("ozg_leistung", Spalte("ozg_id")),
                    ("katalogversion", Fest(VERSION)),
                    ("quelle", Fest(DUMP)),
                ],
            ),
        ),
        (
            "kommune",
            "kommunen_nrw.csv",
            427,
            &["ags"],
            mit(
                gleich(
                    "ags ars ebene name name_amtlich typ kreis_schluessel kreis regierungsbezirk flaeche_km2 einwohner einwohner_stand plz_verwaltungssitz breite laenge",
                ),
                vec![("quelle", Fest("Destatis, Gemeindeverzeichnis GV100AD, Gebietsstand 30.11.2021"))],
            ),
        ),
        (
            "projekt",
            "projekte_nrw.csv",
            22,
            &["kuerzel"],
            mit(
                gleich("titel finanzierung_laut_quelle quelle"),
                vec![
                    ("kuerzel", Spalte("kurzname")),
                    ("themenfelder", Aus::Liste("themenfeld")),
                    ("zielportale", Aus::Liste("zielportal")),
                    ("eines_der_35", Spalte("als_eines_der_35_belegt")),
                    (
                        "phase_laut_quelle",
                        Regel(|z| {
                            let teile: Vec<_> = ["phase", "phase_text"]
                                .iter()
                                .map(|k| z[*k].as_str())
                                .filter(|t| !t.is_empty())
                                .collect();
                            teile.join(" – ")
                        }),
                    ),
                ],
            ),
        ),
        (
            "projekt_leistung",
            "projekt_leistungen.csv",
            20,
            &["projekt", "leistung"],
            gleich("projekt leistung zuordnung quelle"),
        ),
        (
            "projekt_beteiligung",
            "projekt_beteiligungen.csv",
            78,
            &["projekt", "organisation", "rolle"],
            gleich("projekt organisation rolle quelle"),
        ),
        (
            "meilenstein",
            "projekt_meilensteine.csv",
            13,
            &["projekt", "schritt", "art"],
            gleich("projekt schritt art datum genauigkeit quelle"),
        ),
        (
            "bewilligung",
            "projekt_foerderung.csv",
            18,
            &["kennung"],
            gleich("kennung programm projekt gegenstand stand quelle"),
        ),
        (
            "tranche",
            "foerdermittel.csv",
            14,
            &["kennung"],
            mit(
                gleich("zweck quelle"),
                vec![
                    ("kennung", Spalte("id")),
                    ("empfaenger", Spalte("empfaenger_ebene")),
                    ("jahr_von", Spalte("zeitraum_von")),
                    ("jahr_bis", Spalte("zeitraum_bis")),
                    ("betrag_eur", Regel(|z| format!("{}.00", z["betrag_eur"]))),
                    (
                        "genauigkeit",
                        Regel(|z| match z["betrag_genauigkeit"].as_str() {
                            w @ ("ca." | "rund") => w.to_owned(),
                            _ => "exakt".to_owned(),
                        }),
                    ),
                    (
                        "summierbar",
                        Regel(|z| if z["quelle"].contains("17/4771") { "ja" } else { "nein" }.to_owned()),
                    ),
                    (
                        "hinweis",
                        Regel(|z| {
                            if z["betrag_genauigkeit"] == "insgesamt" {
                                "insgesamt für die genannten Jahre zusammen"
                            } else {
                                ""
                            }
                            .to_owned()
                        }),
                    ),
                    // Which programme a tranche belongs to is checked apart.
                    (
                        "programm",
                        Regel(|z| match z["id"].as_str() {
                            "ccd-koordination" => "ccd-kdn".to_owned(),
                            id if id.starts_with("kommunale-projekte-") => "kommunale-projekte".to_owned(),
                            id if id.starts_with("kommunalportal-") => "kommunalportal".to_owned(),
                            id => id.to_owned(),
                        }),
                    ),
                ],
            ),
        ),
        (
            "loesung",
            "efa_dienste.csv",
            13,
            &["titel"],
            mit(
                gleich("quelle"),
                vec![
                    ("titel", Spalte("dienst")),
                    ("efa", Fest("ja")),
                    ("federfuehrung", Aus::Liste("federfuehrend")),
                ],
            ),
        ),
        (
            "modellregion",
            "digitale_modellregionen.csv",
            5,
            &["regierungsbezirk"],
            mit(
                gleich("regierungsbezirk leitkommune programm_von programm_bis quelle"),
                vec![("partner", Aus::Liste("partner"))],
            ),
        ),
        (
            "modellprojekt",
            "dmr_projekte.csv",
            6,
            &["titel"],
            mit(
                gleich("status quelle"),
                vec![
                    ("titel", Spalte("projekt")),
                    ("traeger", Aus::Liste("traeger")),
                    (
                        "modellregion",
                        Regel(|z| {
                            let r = datei("digitale_modellregionen.csv")
                                .into_iter()
                                .find(|r| r["leitkommune"] == z["modellregion_leitkommune"]);
                            r.map(|r| r["regierungsbezirk"].clone()).unwrap_or_default()
                        }),
                    ),
                ],
            ),
        ),
        (
            "messwert",
            "umsetzungsstand.csv",
            68,
            &["kennzahl", "region", "datum", "genauigkeit"],
            mit(
                gleich("region kennzahl wert einheit grundgesamtheit definition quelle"),
                vec![
                    ("datum", Regel(|z| datum(&z["datum"]))),
                    ("genauigkeit", Regel(|z| genauigkeit(&z["datum"]).to_owned())),
                    (
                        "datum_hinweis",
                        Regel(|z| if z["datum_genauigkeit"].contains("ca.") { "ca." } else { "" }.to_owned()),
                    ),
                ],
            ),
        ),
        ("gremium", "gremien.csv", 3, &["kennung"], gleich("kennung name art traeger aufgabe quelle")),
        (
            "vereinbarung",
            "vereinbarungen.csv",
            2,
            &["kennung"],
            gleich("kennung titel art datum genauigkeit parteien gegenstand stand quelle"),
        ),
        (
            "veranstaltung",
            "veranstaltungen.csv",
            5,
            &["kennung"],
            gleich("kennung titel art regierungsbezirk datum genauigkeit quelle"),
        ),
        (
            "portal",
            "portale.csv",
            3,
            &["kennung"],
            gleich("kennung name betreiber pflicht portalverbund_seit quelle"),
        ),
        ("frist", "fristen.csv", 1, &["kennung"], gleich("kennung titel datum rechtsgrundlage quelle")),
    ]
}

fn erwartet(aus: &Aus, z: &Zeile) -> String {
    match aus {
        Spalte(k) => z.get(*k).unwrap_or_else(|| panic!("keine Spalte {k}")).clone(),
        Aus::Liste(k) => {
            z[*k].split(';').map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>().join("|")
        }
        Fest(t) => (*t).to_owned(),
        Regel(f) => f(z),
    }
}

fn katalog() -> (Probe, Anwendung) {
    let p = Probe::neu(&Anlage::Auslieferung);
    let app = p.oeffnen();
    (p, app)
}

#[test]
fn jede_mitgelieferte_zeile_steht_zelle_fuer_zelle_im_katalog() {
    let (_p, app) = katalog();
    for (name, quelldatei, anzahl, schluessel, felder) in tafeln() {
        let da = liste(&app, name);
        let zeilen = datei(quelldatei);
        assert_eq!((zeilen.len(), da.len()), (anzahl, anzahl), "{name}: Zeilen der Datei und des Katalogs");
        let key = |z: &Map<String, Value>| schluessel.iter().map(|k| zelle(z, k)).collect::<Vec<_>>();
        let index: BTreeMap<_, _> = da.iter().map(|z| (key(z), z)).collect();
        assert_eq!(index.len(), anzahl, "{name}: jede Zeile hat ihren eigenen Schlüssel");
        for z in &zeilen {
            let soll: BTreeMap<_, _> = felder.iter().map(|(f, aus)| (*f, erwartet(aus, z))).collect();
            let s: Vec<_> = schluessel.iter().map(|k| soll[k].clone()).collect();
            let ist = index.get(&s).unwrap_or_else(|| panic!("{name} {s:?} fehlt im Katalog"));
            for f in nom(name).felder {
                let Some(soll) = soll.get(f.kopf) else {
                    // Keys made from a title; all other fields must not be invented.
                    assert!(
                        f.schluessel || zelle(ist, f.kopf).is_empty(),
                        "{name} {s:?}: {} ist erfunden",
                        f.kopf
                    );
                    continue;
                };
                assert_eq!(&zelle(ist, f.kopf), soll, "{name} {s:?}, Feld {}", f.kopf);
            }
        }
    }
}

#[test]
fn zeilen_ohne_leika_schluessel_tragen_ihre_nummer() {
    let (_p, app) = katalog();
    let ohne: Vec<_> = liste(&app, "leika_leistung")
        .into_iter()
        .filter(|z| zelle(z, "leika_schluessel").is_empty())
        .collect();
    assert_eq!(ohne.len(), 436, "so viele sind laut Quelle nicht im LeiKa");
    assert!(ohne.iter().all(|z| zelle(z, "kennung") == zelle(z, "nr")), "ihr Schlüssel ist die Nummer");
}

#[test]
fn leistung_gehoert_ueber_ihre_lage_zum_themenfeld_der_quelle() {
    let (_p, app) = katalog();
    let lagen: BTreeMap<_, _> =
        liste(&app, "lage").iter().map(|z| (zelle(z, "name"), zelle(z, "themenfeld"))).collect();
    let je_leistung: BTreeMap<_, _> =
        liste(&app, "ozg_leistung").iter().map(|z| (zelle(z, "ozg_id"), zelle(z, "lage"))).collect();
    for z in datei("leistungen.csv") {
        assert_eq!(lagen[&je_leistung[&z["ozg_id"]]], z["themenfeld"], "OZG-Leistung {}", z["ozg_id"]);
    }
}

#[test]
fn projekte_tragen_phase_und_foerderung_im_wortlaut() {
    let (_p, app) = katalog();
    let da: BTreeMap<_, _> = liste(&app, "projekt").into_iter().map(|z| (zelle(&z, "kuerzel"), z)).collect();
    for z in datei("projekte_nrw.csv") {
        let p = &da[&z["kurzname"]];
        assert!(
            zelle(p, "phase_laut_quelle").contains(&z["phase_text"]),
            "{}: Wortlaut der Phase",
            z["kurzname"]
        );
        assert!(zelle(p, "phase_laut_quelle").contains(&z["phase"]), "{}: Phase", z["kurzname"]);
        assert_eq!(zelle(p, "finanzierung_laut_quelle"), z["finanzierung_laut_quelle"], "{}", z["kurzname"]);
    }
    for z in liste(&app, "bewilligung") {
        assert!(
            zelle(&z, "betrag_eur").is_empty() && zelle(&z, "datum").is_empty(),
            "die Quelle nennt weder Betrag noch Tag: {z:?}"
        );
    }
    let ja: Vec<_> =
        da.values().filter(|z| zelle(z, "eines_der_35") == "ja").map(|z| zelle(z, "kuerzel")).collect();
    assert_eq!(ja, ["schulaufnahme"], "nur eines ist namentlich bestätigt");
}

#[test]
fn gleichnamige_dienstleister_sind_einer_mit_zwei_orten() {
    let (_p, app) = katalog();
    let mut orte = BTreeMap::<String, BTreeSet<String>>::new();
    for z in datei("it_dienstleister.csv") {
        let o = orte.entry(z["name"].clone()).or_default();
        if !z["ort"].is_empty() {
            o.insert(z["ort"].clone());
        }
    }
    let da = liste(&app, "organisation");
    let dienstleister: Vec<_> = da.iter().filter(|z| zelle(z, "art") == "IT-Dienstleister").collect();
    assert_eq!(dienstleister.len(), 31, "32 Zeilen, eine doppelt");
    for z in dienstleister {
        let ist: BTreeSet<_> =
            zelle(z, "orte").split('|').filter(|t| !t.is_empty()).map(str::to_owned).collect();
        assert_eq!(ist, orte[&zelle(z, "name")], "Orte von {}", zelle(z, "name"));
        assert_eq!(zelle(z, "quelle"), DUMP);
    }
    assert_eq!(orte["Südwestfalen-IT"].len(), 2);
    // All others are those that the projects name.
    let beteiligte: BTreeSet<_> =
        datei("projekt_beteiligungen.csv").into_iter().map(|z| z["organisation"].clone()).collect();
    let uebrige: BTreeSet<_> =
        da.iter().filter(|z| zelle(z, "art").is_empty()).map(|z| zelle(z, "name")).collect();
    assert_eq!(uebrige, beteiligte.iter().filter(|n| !orte.contains_key(*n)).cloned().collect());
}

#[test]
fn meldungen_zu_efa_diensten_stehen_mit_ihrem_rohen_datum() {
    let (_p, app) = katalog();
    let titel: BTreeMap<_, _> =
        liste(&app, "loesung").iter().map(|z| (zelle(z, "kennung"), zelle(z, "titel"))).collect();
    let da: BTreeMap<_, _> =
        liste(&app, "efa_meldung").into_iter().map(|z| (titel[&zelle(&z, "loesung")].clone(), z)).collect();
    let soll: Vec<_> = datei("efa_dienste.csv")
        .into_iter()
        .filter(|z| ["status", "stand", "nutzung_nrw"].iter().any(|k| !z[*k].is_empty()))
        .collect();
    assert_eq!(da.len(), soll.len());
    for z in soll {
        let ist = &da[&z["dienst"]];
        assert_eq!(zelle(ist, "status"), z["status"]);
        assert_eq!(zelle(ist, "nutzung_nrw"), z["nutzung_nrw"]);
        assert_eq!(zelle(ist, "datum"), datum(&z["stand"]), "{}", z["dienst"]);
        assert_eq!(zelle(ist, "genauigkeit"), genauigkeit(&z["stand"]), "{}", z["dienst"]);
    }
}

#[test]
fn foerderprogramme_nennen_titel_und_geber_der_quelle() {
    let (_p, app) = katalog();
    let da: BTreeMap<_, _> =
        liste(&app, "foerderprogramm").into_iter().map(|z| (zelle(&z, "kennung"), z)).collect();
    for z in datei("foerderprogramme_kdn.csv") {
        for k in ["titel", "geber", "quelle"] {
            assert_eq!(zelle(&da[&z["kennung"]], k), z[k], "{} {k}", z["kennung"]);
        }
    }
    let tranchen: BTreeMap<_, _> =
        liste(&app, "tranche").iter().map(|z| (zelle(z, "kennung"), zelle(z, "programm"))).collect();
    for z in datei("foerdermittel.csv") {
        let p = &da[&tranchen[&z["id"]]];
        assert_eq!(
            (zelle(p, "titel"), zelle(p, "geber")),
            (z["programm"].clone(), z["geber"].clone()),
            "{}",
            z["id"]
        );
    }
    assert_eq!(da.len(), 5 + 12, "fünf der Projekte, vierzehn Tranchen in zwölf Programmen");
    assert!(
        liste(&app, "tranche").iter().filter(|z| zelle(z, "summierbar") == "ja").count() == 5,
        "nur die der Vorlage"
    );
}

#[test]
fn was_niemand_belegt_hat_ist_leer() {
    let (_p, app) = katalog();
    for name in ["zustaendigkeit", "nachnutzung", "sachstand", "abruf", "verwendungsnachweis"] {
        assert!(liste(&app, name).is_empty(), "{name}: nichts wird erfunden");
    }
    let bezirke: BTreeSet<_> =
        liste(&app, "veranstaltung").iter().map(|z| zelle(z, "regierungsbezirk")).collect();
    assert_eq!(bezirke, ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"].map(str::to_owned).into());
}

#[test]
fn kennzahlen_am_tag_der_vorlage() {
    let (_p, app) = katalog();
    let u = app.uebersicht(tag("2021-03-08")).unwrap();
    let ph = &u.kennzahl.phasen;
    assert_eq!((ph.konzeption, ph.umsetzung, ph.nicht_gemeldet), (2, 3, 17), "{ph:?}");
    assert_eq!((ph.betrieb, ph.neu, ph.zurueckgestellt, ph.ausgeschieden), (0, 0, 0, 0), "{ph:?}");
    assert_eq!(u.kennzahl.projekte.erfasst, 22);
    assert_eq!(u.kennzahl.projekte.bestaetigt, 1);
    assert_eq!(u.kennzahl.projekte.laut_vorlage, Some(35));
    let summe = u.foerderung.summe_text.unwrap().replace('\u{202f}', " ");
    assert_eq!(summe, "ca. 28,92 Mio. Euro", "gröbste Genauigkeit der Teile");
    assert_eq!(u.foerderung.summe_spanne.as_deref(), Some("2020–2022"));
    assert_eq!((u.foerderung.zeilen.len(), u.foerderung.weitere.len()), (5, 9));
    assert_eq!(u.frist.tage_bis, Some(663));
}

#[test]
fn ein_eintrag_bringt_alles_und_die_kette_stimmt() {
    let (_p, app) = katalog();
    let i = app.info().unwrap();
    assert_eq!((i.chronik_laenge, i.demodaten), (1, false));
    assert_eq!((i.leistungen, i.leika_leistungen, i.kommunen), (557, 5_249, 427));
    assert_eq!(i.katalogversion.as_deref(), Some(VERSION));
    assert_eq!(app.verlauf_list(10).unwrap()[0].herkunft, "auslieferung");
    in_ordnung(&app);
}

#[test]
fn zweimal_angelegt_ist_byte_fuer_byte_gleich() {
    for anlage in [Anlage::Auslieferung, Anlage::Leer] {
        assert!(
            frisch(&anlage) == frisch(&anlage),
            "{anlage:?}: zwei Kataloge einer Fassung müssen denselben Anfang haben"
        );
    }
}
