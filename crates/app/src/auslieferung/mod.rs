//! New catalogues: the shipped one, the demo, and an empty one.
//!
//! The shipped data are one entry with a fixed id, time and participant, so that two catalogues of one shipped
//! version share their beginning. Salts come from a fixed start value.

mod dateien;
mod katalog;
mod programm;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use ozg_domain::nomen::nomen;
use ozg_domain::wert::{Profil, lesen};
use ozg_store::{Herkunft, Katalog, Modus, Neuanlage, Schreiber, StoreFehler, Vorgang};
use uuid::Uuid;

use crate::auftrag::Anlage;
use crate::demo;
use crate::dto::ApiFehler;

/// State of the shipped data: changes whenever they do.
const STAND: &str = "2026-11-01T00:00:00Z";
/// The demo's record begins before its first report, so that its entries keep the times of its story.
const DEMO_BEGINN: &str = "2019-10-01T00:00:00Z";
const NAMENSRAUM: Uuid = Uuid::from_bytes(*b"OZG-Chronik-2022");

/// Makes a catalogue at `pfad`.
pub(crate) fn anlegen(pfad: &Path, anlage: &Anlage) -> Result<Katalog, ApiFehler> {
    let startwert = match anlage {
        Anlage::Auslieferung => "auslieferung".to_owned(),
        Anlage::Leer => "leer".to_owned(),
        Anlage::Demo(seed) => format!("demo {seed}"),
    };
    let mut neu = Neuanlage::beginnen(pfad, &startwert)?;
    let zeit = match anlage {
        Anlage::Auslieferung | Anlage::Leer => STAND,
        Anlage::Demo(_) => DEMO_BEGINN,
    };
    let beginn = fester_vorgang(
        zeit.parse().unwrap_or_default(),
        Herkunft::Auslieferung,
        "auslieferung",
        &startwert,
        "auslieferung",
        0,
    );
    neu.transact(&beginn, |s| {
        match anlage {
            Anlage::Auslieferung | Anlage::Leer => s.katalog_benennen("Nordrhein-Westfalen", None)?,
            Anlage::Demo(seed) => s.katalog_benennen(&format!("Demo {seed}"), Some(&seed.to_string()))?,
        }
        katalog::grundbestand(s)?;
        match anlage {
            Anlage::Leer => Ok(()),
            Anlage::Auslieferung => {
                programm::foerderprogramme(s)?;
                programm::projekte(s)
            }
            // The Vorlage's money is real; projects and what they got are generated.
            Anlage::Demo(_) => programm::foerderprogramme(s),
        }
    })?;
    if let Anlage::Demo(seed) = anlage {
        demo_fuellen(&mut neu, *seed)?;
    }
    Ok(neu.abschliessen()?)
}

/// An operation whose id, participant and salt follow from the start value.
fn fester_vorgang(
    zeit: DateTime<Utc>,
    herkunft: Herkunft,
    operation: &str,
    startwert: &str,
    teilnehmer: &str,
    nr: usize,
) -> Vorgang {
    let aus = |was: &str| Uuid::new_v5(&NAMENSRAUM, format!("{was}:{startwert}:{nr}").as_bytes());
    let mut zehn = [0_u8; 10];
    zehn.copy_from_slice(&aus("eintrag").as_bytes()[..10]);
    let milli = u64::try_from(zeit.timestamp_millis()).unwrap_or(0);
    let mut v = Vorgang::neu(zeit, herkunft, operation);
    v.id = Some(uuid::Builder::from_unix_timestamp_millis(milli, &zehn).into_uuid());
    v.teilnehmer = Some(Uuid::new_v5(&NAMENSRAUM, format!("teilnehmer:{teilnehmer}").as_bytes()));
    v.salz = Some(aus("salz").simple().to_string());
    v
}

fn demo_fuellen(neu: &mut Neuanlage, seed: u64) -> Result<(), StoreFehler> {
    let startwert = format!("demo {seed}");
    let stamm = demo_stamm()?;
    for (i, e) in demo::entwuerfe(seed, &stamm).into_iter().enumerate() {
        let herkunft = match e.herkunft {
            "ui" => Herkunft::Ui,
            "import" => Herkunft::Import,
            _ => Herkunft::Cli,
        };
        let mut v = fester_vorgang(e.zeit, herkunft, e.operation, &startwert, &startwert, i + 1);
        v.person = Some(e.person.to_owned());
        v.grund = e.grund;
        neu.transact(&v, |s| {
            for schritt in &e.schritte {
                match schritt {
                    demo::Schritt::Setzen { nomen, felder } => setzen(s, nomen, felder)?,
                    demo::Schritt::Entfernen { nomen: name, schluessel } => {
                        let n = nomen(name).ok_or_else(|| StoreFehler::Inhalt(format!("no noun {name}")))?;
                        s.satz_entfernen(n, schluessel)?;
                    }
                }
            }
            Ok::<_, StoreFehler>(())
        })?;
    }
    Ok(())
}

/// What the demo is told of the shipped rows.
pub(crate) fn demo_stamm() -> Result<demo::Stamm, StoreFehler> {
    // Which LeiKa-Leistungen count: those with a Schlüssel (KENNZAHLEN §2a); Typ 1 is not carried out by Kommunen.
    let mut leika: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut nur_typ_1: BTreeMap<String, bool> = BTreeMap::new();
    for z in dateien::zeilen(dateien::LEIKA_LEISTUNGEN)? {
        let (ozg_id, schluessel) = (z.zelle("ozg_id"), z.zelle("leika_schluessel"));
        if ozg_id.is_empty() || schluessel.is_empty() {
            continue;
        }
        let typ_1 = z.zelle("leika_typ") == "1";
        *nur_typ_1.entry(ozg_id.to_owned()).or_insert(true) &= typ_1;
        if !typ_1 {
            leika.entry(ozg_id.to_owned()).or_default().push(schluessel.to_owned());
        }
    }
    let leistungen = dateien::zeilen(dateien::LEISTUNGEN)?
        .iter()
        .map(|z| {
            let ozg_id = z.zelle("ozg_id");
            demo::Leistung {
                ozg_id: ozg_id.to_owned(),
                name: z.zelle("name").to_owned(),
                themenfeld: z.zelle("themenfeld").to_owned(),
                kommunal: !nur_typ_1.get(ozg_id).copied().unwrap_or(false),
                leika: leika.remove(ozg_id).unwrap_or_default(),
            }
        })
        .collect();
    let kommunen = dateien::zeilen(dateien::KOMMUNEN)?
        .iter()
        .map(|z| demo::Kommune {
            ags: z.zelle("ags").to_owned(),
            typ: z.zelle("typ").to_owned(),
            kreis: z.zelle("kreis_schluessel").to_owned(),
            einwohner: z.zelle("einwohner").parse().unwrap_or(0),
        })
        .collect();
    Ok(demo::Stamm { leistungen, kommunen })
}

/// Writes one row from cells in the profile `opendata`.
fn setzen<T: AsRef<str>>(s: &Schreiber<'_>, name: &str, felder: &[(&str, T)]) -> Result<(), StoreFehler> {
    let n = nomen(name).ok_or_else(|| StoreFehler::Inhalt(format!("no noun {name}")))?;
    let mut zellen = Vec::with_capacity(felder.len());
    for (kopf, text) in felder {
        let (i, f) = n.feld(kopf).ok_or_else(|| StoreFehler::Inhalt(format!("no field {name}.{kopf}")))?;
        let wert = lesen(f, text.as_ref(), Profil::Opendata)
            .map_err(|regel| ozg_domain::wert::Feldfehler::neu(f.kopf, text.as_ref(), regel))?;
        zellen.push((i, wert));
    }
    s.satz_setzen(n, &zellen, Modus::Setzen)?;
    Ok(())
}
