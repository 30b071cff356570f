//! The whole history as a file that a person reads without this program.

use std::io::{BufWriter, Write};
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::{Aenderung, Ausfuhreintrag};
use serde_json::{Map, Value, json};

use crate::auftrag::{Profil, Verlaufsformat};
use crate::beiblatt::{Stand, mit_beiblatt};
use crate::dto::{ApiFehler, ExportDto};
use crate::export::{Stromfehler, vorbereiten};
use crate::verlauf::{feldwechsel, lesbar_ganz};
use crate::{Anwendung, labels};

/// Header of the CSV file: one line per changed field.
const KOEPFE: [&str; 15] = [
    "Nr",
    "Zeit",
    "Person",
    "Herkunft",
    "Vorgang",
    "Grund",
    "Nomen",
    "Schlüssel",
    "Art",
    "Feld",
    "Vorher",
    "Nachher",
    "Eingegangen am",
    "Hash",
    "Kette",
];

impl Anwendung {
    /// Writes every entry with every change, oldest first: as JSON lines (one object per line, entries and changes) or
    /// as CSV (one line per changed field), with the side file. Constant memory, O(changes).
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::SchreibenFehlgeschlagen`]; the target is as it was then.
    pub fn verlauf_schreiben(
        &self,
        format: Verlaufsformat,
        ziel: &Path,
        jetzt: DateTime<Utc>,
    ) -> Result<ExportDto, ApiFehler> {
        let (mut stand, mut zeilen, mut fehler) = (Stand::default(), 0, None);
        let datei = vorbereiten(ziel, |datei| {
            let puffer = BufWriter::with_capacity(1 << 16, datei);
            let ergebnis = self.im_stand(|l| {
                stand = Stand::lesen(l, self.bekannt_am())?;
                match format {
                    Verlaufsformat::Jsonl => jsonl(l, puffer),
                    Verlaufsformat::Csv(profil) => csv(l, puffer, profil),
                }
            });
            match ergebnis {
                Ok(n) => zeilen = n,
                Err(Stromfehler::Datei(e)) => return Err(e),
                Err(Stromfehler::Katalog(e)) => {
                    fehler = Some(e);
                    return Err(std::io::Error::other("catalogue"));
                }
            }
            Ok(())
        })
        .map_err(|e| fehler.take().map_or(e, ApiFehler::from))?;
        let erstellt_am = jetzt.to_rfc3339_opts(SecondsFormat::Secs, true);
        let eigene = [("chronik", format.wort()), ("erstellt_am", erstellt_am.as_str())];
        let eigene = eigene.into_iter().map(|(k, w)| (k.to_owned(), w.into())).collect();
        mit_beiblatt(datei, ziel, &stand, eigene, Some(zeilen))?;
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen })
    }
}

fn jsonl(l: &ozg_store::Leser<'_>, mut ziel: impl Write) -> Result<u64, Stromfehler> {
    let mut zeilen = 0;
    l.chronik_strom(|k, a| {
        let zeile = match a {
            None => json!({
                "eintrag": k.eintrag.nr,
                "id": k.eintrag.id,
                "zeit": k.eintrag.zeit,
                "eingegangen_am": k.eingegangen_am,
                "person": k.eintrag.person,
                "herkunft": k.eintrag.herkunft,
                "operation": k.eintrag.operation,
                "grund": k.eintrag.grund,
                "tatsachen": k.eintrag.tatsachen,
                "aenderungen": k.eintrag.anzahl,
                "teilnehmer": k.teilnehmer,
                "teilnehmer_nr": k.teilnehmer_nr,
                "hash_vorher": k.hash_vorher,
                "hash": k.hash,
                "kette": k.eintrag.kette,
            }),
            Some(a) => json!({
                "aenderung_zu_eintrag": k.eintrag.nr,
                "nomen": a.tabelle,
                "schluessel": a.schluessel,
                "art": a.art,
                "alt": objekt(&a.alt),
                "neu": objekt(&a.neu),
            }),
        };
        zeilen += 1;
        serde_json::to_writer(&mut ziel, &zeile).map_err(|e| Stromfehler::Datei(e.into()))?;
        ziel.write_all(b"\n").map_err(Stromfehler::Datei)
    })?;
    ziel.flush().map_err(Stromfehler::Datei)?;
    Ok(zeilen)
}

fn objekt(felder: &[(String, Value)]) -> Map<String, Value> {
    felder.iter().cloned().collect()
}

fn csv(l: &ozg_store::Leser<'_>, ziel: impl Write, profil: Profil) -> Result<u64, Stromfehler> {
    let mut tabelle = Tabelle::beginnen(ziel, profil, &KOEPFE).map_err(Stromfehler::Datei)?;
    let mut zeilen = 0;
    l.chronik_strom(|k, a| {
        let Some(a) = a else { return Ok(()) };
        let a = crate::verlauf::mit_fundstellen(l, a)?;
        for zeile in feldzeilen(k, &a) {
            zeilen += 1;
            tabelle
                .zeile(
                    zeile
                        .iter()
                        .map(|t| if t.is_empty() { Zelle::Leer } else { Zelle::Text(t, Feldart::Text) }),
                )
                .map_err(Stromfehler::Datei)?;
        }
        Ok::<_, Stromfehler>(())
    })?;
    tabelle.beenden().map_err(Stromfehler::Datei)?;
    Ok(zeilen)
}

/// One line per changed field; of a new or removed row those that are not empty.
fn feldzeilen(k: &Ausfuhreintrag, a: &Aenderung) -> Vec<[String; KOEPFE.len()]> {
    let n = ozg_domain::nomen::nomen(&a.tabelle);
    feldwechsel(a)
        .map(|f| {
            let text = |wert: Option<&Value>| {
                wert.map_or_else(String::new, |w| lesbar_ganz(&f.kopf, f.art, Some(w)))
            };
            [
                k.eintrag.nr.to_string(),
                k.eintrag.zeit.clone(),
                k.eintrag.person.clone().unwrap_or_default(),
                k.eintrag.herkunft.clone(),
                k.eintrag.operation.clone(),
                k.eintrag.grund.clone().unwrap_or_default(),
                n.map_or_else(|| a.tabelle.clone(), |n| n.titel.to_owned()),
                a.schluessel.join("|"),
                labels::text(&format!("aenderung.{}", a.art), &[]),
                labels::feld(&f.kopf),
                text(f.alt.as_ref()),
                text(f.neu.as_ref()),
                k.eingegangen_am.clone(),
                k.hash.clone(),
                k.eintrag.kette.clone(),
            ]
        })
        .collect()
}
