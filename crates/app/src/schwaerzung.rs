//! Blacking out a free text that the law asks to erase.

use std::collections::BTreeMap;

use ozg_domain::nomen::{Art, Feld, MAX_KENNUNG, nomen};
use ozg_domain::regel::Regel;
use ozg_domain::wert::Feldfehler;
use ozg_store::{Eintragstext, Quittung, SCHWAERZUNG, Schreiber, Schwaerzung, StoreFehler};

use crate::auftrag::Auftrag;
use crate::dto::{ApiFehler, FehlerCode, GespeichertDto};
use crate::fehler::fehler;
use crate::{Anwendung, labels};

/// In the place of a noun: the head of an entry, with its position as the key and `person` or `grund` as the field.
const EINTRAG: &str = "eintrag";
/// Backups that are named one by one.
const GENANNT: usize = 5;
/// Texts shorter than that may stand in a reason by chance.
const KURZ: usize = 4;

/// What to black out.
enum Ziel {
    Feld(&'static ozg_domain::nomen::Nomen, &'static Feld),
    Eintrag(i64, Eintragstext),
}

/// Why nothing was blacked out.
enum Ende {
    Katalog(StoreFehler),
    Leer,
    Version,
    GrundEnthaelt,
}

impl From<StoreFehler> for Ende {
    fn from(e: StoreFehler) -> Self {
        Self::Katalog(e)
    }
}

impl Anwendung {
    /// Blacks out a free text, as a new entry with a reason: in its row, in all changes of that field of that row,
    /// under former keys, too, in local drafts and settings, and in free space of the file. It shows as "[geschwärzt]"
    /// from then on, the chain holds, and nothing brings the text back. Backups keep what they have; the hints name
    /// them.
    ///
    /// `nomen` may also be `eintrag`: then the key is its position and the field `person` or `grund`.
    ///
    /// # Errors
    /// [`FehlerCode::EingabeUngueltig`] without a reason, with one that repeats the text, or for a field that is no
    /// free text; [`FehlerCode::NichtGefunden`] if there is no such row or it never had a text there.
    pub fn schwaerzen(
        &self,
        nomen: &str,
        schluessel: &[String],
        feld: &str,
        auftrag: &Auftrag,
    ) -> Result<GespeichertDto, ApiFehler> {
        self.nur_jetzt()?;
        let ziel = ziel(nomen, schluessel, feld)?;
        let mut vorgang = self.vorgang(auftrag, SCHWAERZUNG)?;
        if let Ziel::Eintrag(nr, Eintragstext::Person) = ziel {
            // The entry that erases a name does not repeat it.
            let person = self.lesen(|l| l.eintrag(nr))?.person;
            vorgang.person = vorgang.person.filter(|p| Some(p) != person.as_ref());
        }
        let Some(grund) = vorgang.grund.clone() else {
            return Err(StoreFehler::from(Feldfehler::neu("grund", "", Regel::Pflicht)).into());
        };
        // Not as one of the own entries that can be taken back: this one never can.
        let ergebnis = self.katalog.transact(&vorgang, |s| {
            let schwaerzung = ausfuehren(s, &ziel, schluessel)?;
            if schwaerzung.stellen == 0 && !schwaerzung.schon {
                return Err(if schwaerzung.bleibt { Ende::Version } else { Ende::Leer });
            }
            if schwaerzung.texte.iter().any(|t| t.chars().count() >= KURZ && grund.contains(t.as_str())) {
                return Err(Ende::GrundEnthaelt);
            }
            Ok(schwaerzung)
        });
        let (schwaerzung, quittung) = ergebnis.map_err(|e| match e {
            Ende::Katalog(e) => e.mit_pfad(self.katalog.pfad()).into(),
            Ende::Leer => {
                let leer = BTreeMap::new();
                let technik = "nothing to black out".to_owned();
                ApiFehler {
                    text: labels::text("schwaerzung.leer", &[]),
                    ..fehler(FehlerCode::NichtGefunden, leer, Vec::new(), technik)
                }
            }
            Ende::Version => abgewiesen("schwaerzung.version", feld),
            Ende::GrundEnthaelt => abgewiesen("schwaerzung.grund_enthaelt", "grund"),
        })?;
        let hinweise = self.hinweise(&schwaerzung);
        let Quittung { nr, aenderungen } = quittung;
        Ok(GespeichertDto { nr, schluessel: schluessel.to_vec(), aenderungen, hinweise })
    }

    /// Erases what is left in the file, and says what this program cannot erase.
    fn hinweise(&self, schwaerzung: &Schwaerzung) -> Vec<String> {
        let anzahl = |n: usize| n.to_string();
        let mut aus = vec![match schwaerzung.stellen {
            0 => labels::text("schwaerzung.schon", &[]),
            1 => labels::text("schwaerzung.stellen_1", &[]),
            n => labels::text("schwaerzung.stellen", &[("anzahl", &anzahl(n))]),
        }];
        if schwaerzung.einstellungen > 0 {
            let n = anzahl(schwaerzung.einstellungen);
            aus.push(labels::text("schwaerzung.entwuerfe", &[("anzahl", &n)]));
        }
        // The text is blacked out; that its traces in free space could not be overwritten is said.
        if !self.katalog.reste_tilgen().unwrap_or(false) {
            aus.push(labels::text("schwaerzung.reste", &[]));
        }
        let sicherungen = ozg_store::sicherungen(self.katalog.pfad()).unwrap_or_default();
        if !sicherungen.is_empty() {
            let mut namen: Vec<_> = sicherungen.iter().take(GENANNT).map(|s| s.name.clone()).collect();
            if let weitere @ 1.. = sicherungen.len().saturating_sub(GENANNT) {
                namen.push(labels::text("schwaerzung.weitere", &[("anzahl", &anzahl(weitere))]));
            }
            aus.push(labels::text("schwaerzung.sicherungen", &[("namen", &namen.join(", "))]));
        }
        aus
    }
}

fn ziel(name: &str, schluessel: &[String], feld: &str) -> Result<Ziel, ApiFehler> {
    let fehlt = || {
        ApiFehler::from(StoreFehler::NichtGefunden {
            nomen: nomen(name).map_or("eintrag", |n| n.name),
            schluessel: schluessel.join(" · ").chars().take(200).collect(),
        })
    };
    if name == EINTRAG {
        let [nr] = schluessel else {
            return Err(fehlt());
        };
        let was = match feld {
            "person" => Eintragstext::Person,
            "grund" => Eintragstext::Grund,
            _ => return Err(abgewiesen("schwaerzung.kein_freitext", feld)),
        };
        return Ok(Ziel::Eintrag(nr.trim().parse().map_err(|_| fehlt())?, was));
    }
    let Some(n) = nomen(name).filter(|n| n.schluessel().count() == schluessel.len()) else {
        return Err(fehlt());
    };
    match n.feld(feld) {
        Some((_, f)) if freitext(f) && !(n.name == "quelle" && f.kopf == "fundstelle") => {
            Ok(Ziel::Feld(n, f))
        }
        _ => Err(abgewiesen("schwaerzung.kein_freitext", feld)),
    }
}

/// Whether a field holds what people write freely. Keys, references, words of a vocabulary, dates, amounts and official
/// numbers are none: other rows rest on them, or they name nobody.
fn freitext(f: &Feld) -> bool {
    let frei = match f.art {
        Art::Text(_) | Art::Liste => true,
        Art::Zeile(laenge) => laenge >= MAX_KENNUNG,
        Art::Tag
        | Art::Rohdatum
        | Art::Geld
        | Art::Zahl(..)
        | Art::Dezimal
        | Art::Wahl(_)
        | Art::ListeVon(_)
        | Art::Verweis(_)
        | Art::Organisation
        | Art::Quelle
        | Art::Leistung
        | Art::Ags => false,
    };
    frei && !f.schluessel
}

fn ausfuehren(s: &Schreiber<'_>, ziel: &Ziel, schluessel: &[String]) -> Result<Schwaerzung, StoreFehler> {
    match ziel {
        Ziel::Feld(nomen, feld) => s.feld_schwaerzen(nomen, feld, schluessel),
        Ziel::Eintrag(nr, was) => s.eintrag_schwaerzen(*nr, *was),
    }
}

fn abgewiesen(satz: &str, feld: &str) -> ApiFehler {
    let name: String = labels::feld(feld).chars().take(80).collect();
    let params = BTreeMap::from([("feld".to_owned(), name.clone())]);
    ApiFehler {
        text: labels::text(satz, &[("feld", &name)]),
        ..fehler(FehlerCode::EingabeUngueltig, params, Vec::new(), satz.to_owned())
    }
}
