//! Services, Kommunen, organisations, the frame and the published figures.

use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Schreiber, StoreFehler};

use super::dateien::{self, Rohzeile, liste, zeilen};
use super::setzen;

/// The Katalogversion of the shipped services.
const VERSION: &str = "KDN 20.12.2019";
const QUELLE_LAGEN: &str = "kdn-nrw/OZG-Datenbank-NRW: doc-dev/databases/symfony.data.sql (Dump 20.12.2019)";
const QUELLE_KOMMUNEN: &str = "Destatis, Gemeindeverzeichnis GV100AD, Gebietsstand 30.11.2021";

/// Everything that does not belong to the programme of projects.
pub(super) fn grundbestand(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    uebernommen(s, "katalogversion", dateien::KATALOGVERSIONEN, &["kennung", "titel", "stand", "quelle"])?;
    leistungen(s)?;
    kommunen(s)?;
    organisationen(s)?;
    uebernommen(s, "gremium", dateien::GREMIEN, &["kennung", "name", "art", "traeger", "aufgabe", "quelle"])?;
    let vereinbarung =
        ["kennung", "titel", "art", "datum", "genauigkeit", "parteien", "gegenstand", "stand", "quelle"];
    uebernommen(s, "vereinbarung", dateien::VEREINBARUNGEN, &vereinbarung)?;
    let veranstaltung = ["kennung", "titel", "art", "regierungsbezirk", "datum", "genauigkeit", "quelle"];
    uebernommen(s, "veranstaltung", dateien::VERANSTALTUNGEN, &veranstaltung)?;
    // "Nutzung nicht verpflichtend" is `pflicht` nein.
    uebernommen(
        s,
        "portal",
        dateien::PORTALE,
        &["kennung", "name", "betreiber", "pflicht", "portalverbund_seit", "quelle"],
    )?;
    uebernommen(s, "frist", dateien::FRISTEN, &["kennung", "titel", "datum", "rechtsgrundlage", "quelle"])?;
    efa_dienste(s)?;
    modellregionen(s)?;
    messwerte(s)
}

/// Rows whose headers are those of the noun.
pub(super) fn uebernommen(
    s: &Schreiber<'_>,
    nomen: &str,
    datei: &str,
    koepfe: &[&str],
) -> Result<(), StoreFehler> {
    for z in zeilen(datei)? {
        let felder: Vec<_> = koepfe.iter().map(|k| (*k, z.zelle(k))).collect();
        setzen(s, nomen, &felder)?;
    }
    Ok(())
}

fn leistungen(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    for z in zeilen(dateien::THEMENFELDER)? {
        setzen(
            s,
            "themenfeld",
            &[
                ("name", z.zelle("themenfeld")),
                ("nr", z.zelle("nr")),
                ("federfuehrung_land", z.zelle("federfuehrung_land")),
                ("federfuehrung_bund", z.zelle("federfuehrung_bund")),
                ("anzahl_laut_federfuehrung", z.zelle("anzahl_leistungen_laut_federfuehrung")),
                ("quelle", z.zelle("quelle_federfuehrung")),
            ],
        )?;
    }
    for z in zeilen(dateien::LAGEN)? {
        let quelle = match z.zelle("quelle_lagetyp") {
            "" => QUELLE_LAGEN,
            q => q,
        };
        setzen(
            s,
            "lage",
            &[
                ("name", z.zelle("lage")),
                ("nr", z.zelle("nr")),
                ("themenfeld", z.zelle("themenfeld")),
                ("lagetyp", z.zelle("lagetyp")),
                ("quelle", quelle),
            ],
        )?;
    }
    for z in zeilen(dateien::LEISTUNGEN)? {
        setzen(
            s,
            "ozg_leistung",
            &[
                ("ozg_id", z.zelle("ozg_id")),
                ("name", z.zelle("name")),
                ("lage", z.zelle("lage")),
                ("zustaendigkeit", z.zelle("zustaendigkeit")),
                ("prioritaet_kommunal", z.zelle("prioritaet_kommunal")),
                ("katalogversion", VERSION),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    uebernommen(
        s,
        "leika_typ",
        dateien::LEIKA_TYPEN,
        &["typ", "regelungskompetenz", "vollzug", "bemerkung", "quelle"],
    )?;
    for z in zeilen(dateien::LEIKA_LEISTUNGEN)? {
        let schluessel = z.zelle("leika_schluessel");
        setzen(
            s,
            "leika_leistung",
            &[
                ("kennung", if schluessel.is_empty() { z.zelle("nr") } else { schluessel }),
                ("nr", z.zelle("nr")),
                ("leika_schluessel", schluessel),
                ("bezeichnung", z.zelle("leika_bezeichnung")),
                ("ozg_leistung", z.zelle("ozg_id")),
                ("leika_typ", z.zelle("leika_typ")),
                ("gesetzeskuerzel", z.zelle("gesetzeskuerzel")),
                ("sdg1", z.zelle("sdg1")),
                ("sdg2", z.zelle("sdg2")),
                ("katalogversion", VERSION),
                ("quelle", QUELLE_LAGEN),
            ],
        )?;
    }
    Ok(())
}

fn kommunen(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    const KOEPFE: [&str; 15] = [
        "ags",
        "ars",
        "ebene",
        "name",
        "name_amtlich",
        "typ",
        "kreis_schluessel",
        "kreis",
        "regierungsbezirk",
        "flaeche_km2",
        "einwohner",
        "einwohner_stand",
        "plz_verwaltungssitz",
        "breite",
        "laenge",
    ];
    for z in zeilen(dateien::KOMMUNEN)? {
        let mut felder: Vec<_> = KOEPFE.iter().map(|k| (*k, z.zelle(k))).collect();
        felder.push(("quelle", QUELLE_KOMMUNEN));
        setzen(s, "kommune", &felder)?;
    }
    Ok(())
}

fn organisationen(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    // One provider stands twice with two places: it is one organisation with two places.
    let zeilen = zeilen(dateien::DIENSTLEISTER)?;
    let mut orte = std::collections::BTreeMap::<&str, Vec<&str>>::new();
    for z in &zeilen {
        let o = orte.entry(z.zelle("name")).or_default();
        if !z.zelle("ort").is_empty() {
            o.push(z.zelle("ort"));
        }
    }
    for z in &zeilen {
        let name = z.zelle("name");
        let Some(orte) = orte.remove(name) else {
            continue;
        };
        let felder = [
            ("name", name),
            ("art", "IT-Dienstleister"),
            ("orte", &orte.join("|")),
            ("quelle", z.zelle("quelle")),
        ];
        setzen(s, "organisation", &felder)?;
    }
    Ok(())
}

fn efa_dienste(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    for z in zeilen(dateien::EFA_DIENSTE)? {
        let kennung = format!("efa-{}", kurzform(z.zelle("dienst")));
        setzen(
            s,
            "loesung",
            &[
                ("kennung", kennung.as_str()),
                ("titel", z.zelle("dienst")),
                ("efa", "ja"),
                ("federfuehrung", &liste(z.zelle("federfuehrend"))),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
        if ["status", "stand", "nutzung_nrw"].iter().all(|k| z.zelle(k).is_empty()) {
            continue;
        }
        let (datum, genauigkeit) = rohdatum(z.zelle("stand"))?;
        setzen(
            s,
            "efa_meldung",
            &[
                ("kennung", kennung.as_str()),
                ("loesung", &kennung),
                ("datum", &datum),
                ("genauigkeit", genauigkeit),
                ("status", z.zelle("status")),
                ("nutzung_nrw", z.zelle("nutzung_nrw")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    Ok(())
}

fn modellregionen(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    let regionen = zeilen(dateien::MODELLREGIONEN)?;
    for z in &regionen {
        setzen(
            s,
            "modellregion",
            &[
                ("regierungsbezirk", z.zelle("regierungsbezirk")),
                ("leitkommune", z.zelle("leitkommune")),
                ("partner", &liste(z.zelle("partner"))),
                ("programm_von", z.zelle("programm_von")),
                ("programm_bis", z.zelle("programm_bis")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    for z in zeilen(dateien::MODELLPROJEKTE)? {
        let region = regionen
            .iter()
            .find(|r| r.zelle("leitkommune") == z.zelle("modellregion_leitkommune"))
            .map_or("", |r: &Rohzeile| r.zelle("regierungsbezirk"));
        setzen(
            s,
            "modellprojekt",
            &[
                ("kennung", kurzform(z.zelle("projekt")).as_str()),
                ("titel", z.zelle("projekt")),
                ("traeger", &liste(z.zelle("traeger"))),
                ("modellregion", region),
                ("status", z.zelle("status")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    Ok(())
}

fn messwerte(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    for z in zeilen(dateien::MESSWERTE)? {
        let (datum, genauigkeit) = rohdatum(z.zelle("datum"))?;
        let wann = if z.zelle("datum").is_empty() { "undatiert" } else { z.zelle("datum") };
        let kennung = kurzform(&format!("{} {} {wann}", z.zelle("kennzahl"), z.zelle("region")));
        let hinweis = if z.zelle("datum_genauigkeit").contains("ca.") { "ca." } else { "" };
        setzen(
            s,
            "messwert",
            &[
                ("kennung", kennung.as_str()),
                ("datum", &datum),
                ("genauigkeit", genauigkeit),
                ("datum_hinweis", hinweis),
                ("region", z.zelle("region")),
                ("kennzahl", z.zelle("kennzahl")),
                ("wert", z.zelle("wert")),
                ("einheit", z.zelle("einheit")),
                ("grundgesamtheit", z.zelle("grundgesamtheit")),
                ("definition", z.zelle("definition")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    Ok(())
}

/// "2022-05" as last day and word; empty is undatiert.
fn rohdatum(text: &str) -> Result<(String, &'static str), StoreFehler> {
    if text.is_empty() {
        return Ok((String::new(), Genauigkeit::Undatiert.wort()));
    }
    let z = Zeitangabe::lesen(text, None)
        .map_err(|e| StoreFehler::Inhalt(format!("shipped date {text}: {e}")))?;
    Ok((z.datum().map(|d| d.to_string()).unwrap_or_default(), z.genauigkeit().wort()))
}

/// A readable key from a title: lower-case ASCII letters, digits, hyphens and underscores.
pub(super) fn kurzform(text: &str) -> String {
    let mut aus = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' | '_' => aus.push(c),
            'ä' => aus.push_str("ae"),
            'ö' => aus.push_str("oe"),
            'ü' => aus.push_str("ue"),
            'ß' => aus.push_str("ss"),
            _ if aus.ends_with('-') || aus.is_empty() => {}
            _ => aus.push('-'),
        }
    }
    let kurz: String = aus.chars().take(ozg_domain::nomen::MAX_KENNUNG).collect();
    kurz.trim_end_matches('-').to_owned()
}
