//! Taking an entry back, as a new entry: what it did to each row in reverse, field by field, checked against the
//! present state.
//!
//! Order of events: [`gruppe`] puts the changes of a row together, [`lauf`] compares each field with what stands there
//! now, [`schritt`] carries out what is free. A plan is such a run that is rolled back: what it promises is what was tried.

mod gruppe;
mod lauf;
mod plan;
mod schritt;

pub use gruppe::Zeilenart;
pub use plan::{Auswahl, Felder, Festgrund, Hindernis, Lage, Plan, Planfeld, Planzeile, Spaeter};

use rusqlite::OptionalExtension;

use super::Eintrag;
use crate::{Leser, Schreiber, StoreFehler};
use gruppe::{Gruppe, Netto, gruppen};
use lauf::Lauf;
use plan::{KOLLISIONEN_HOECHSTENS, ZEILEN_GEZEIGT};
use schritt::Schritt;

impl Leser<'_> {
    /// The entry at a position of this catalogue.
    ///
    /// # Errors
    /// [`StoreFehler::NichtGefunden`]; as SQLite reports.
    pub fn eintrag(&self, nr: i64) -> Result<Eintrag, StoreFehler> {
        self.conn
            .prepare_cached(include_str!("../eintrag.sql"))?
            .query_row([nr], super::eintrag)
            .optional()?
            .ok_or_else(|| StoreFehler::NichtGefunden { nomen: "eintrag", schluessel: nr.to_string() })
    }
}

/// The rows of an entry with what would happen to their fields.
#[derive(Default)]
struct Einordnung {
    /// By number of the field.
    lagen: Vec<Lage>,
    /// Number of the first field, by row.
    ab: Vec<u32>,
    /// Takes back what is as the entry left it.
    frei: Vec<Schritt>,
    /// Takes back what was changed since.
    kollision: Vec<Schritt>,
}

impl Einordnung {
    fn lage(&self, id: u32) -> Option<Lage> {
        usize::try_from(id).ok().and_then(|i| self.lagen.get(i)).copied()
    }

    fn setzen(&mut self, ids: &[u32], lage: Lage) {
        for id in ids {
            if let Some(l) = usize::try_from(*id).ok().and_then(|i| self.lagen.get_mut(i)) {
                *l = lage;
            }
        }
    }

    fn anzahl(&self, passt: impl Fn(Lage) -> bool) -> usize {
        self.lagen.iter().filter(|l| passt(**l)).count()
    }

    /// Why nothing can be taken back, if so.
    fn hindernis(&self) -> Option<Hindernis> {
        if self.anzahl(Lage::offen) > KOLLISIONEN_HOECHSTENS {
            return Some(Hindernis::ZuViele);
        }
        if self.lagen.iter().any(|l| *l == Lage::Frei || l.offen()) {
            return None;
        }
        let fest = self.lagen.iter().find_map(|l| match l {
            Lage::Fest(grund) => Some(*grund),
            _ => None,
        });
        Some(fest.map_or(Hindernis::SchonZurueck, Hindernis::AllesFest))
    }
}

impl Schreiber<'_> {
    /// What taking an entry back would do. Everything stands as before afterwards.
    ///
    /// # Errors
    /// As SQLite reports; [`StoreFehler::Inhalt`] if a change is not readable.
    pub fn ruecknahme_plan(&self, eintrag: &Eintrag) -> Result<Plan, StoreFehler> {
        let nie = |h| Plan { zeilen: Vec::new(), frei: 0, kollisionen: 0, hindernis: Some(h) };
        let gruppen = match gruppen(self, eintrag)? {
            Ok(gruppen) => gruppen,
            Err(hindernis) => return Ok(nie(hindernis)),
        };
        let mut lauf = Lauf::neu(self);
        let mut e = einordnen(&mut lauf, &gruppen)?;
        if e.anzahl(Lage::offen) <= KOLLISIONEN_HOECHSTENS {
            let marke = |sql: &str| self.conn.prepare_cached(sql)?.execute([]);
            marke("SAVEPOINT probe")?;
            let ergebnis = proben(&mut lauf, &gruppen, &mut e);
            marke("ROLLBACK TO probe")?;
            marke("RELEASE probe")?;
            ergebnis?;
        }
        let hindernis = e.hindernis();
        let zu_viele = hindernis == Some(Hindernis::ZuViele);
        let zeilen = if zu_viele { Vec::new() } else { zeilen(&mut lauf, &gruppen, &e)? };
        Ok(Plan {
            zeilen,
            frei: e.anzahl(|l| l == Lage::Frei),
            kollisionen: e.anzahl(Lage::offen),
            hindernis,
        })
    }

    /// Takes back what is as the entry left it, and of what was changed since what [`Auswahl`] says; or nothing at all.
    ///
    /// # Errors
    /// [`StoreFehler::NichtRuecknehmbar`] if it never can be; [`StoreFehler::InzwischenGeaendert`] if it must be taken
    /// back as a whole and a field is not as it left it, or what was there before does not fit any more;
    /// [`StoreFehler::WirdGebraucht`] if other rows rest on one that should go; [`StoreFehler::NichtGefunden`] if a
    /// chosen field does not collide; as SQLite reports.
    pub fn zuruecknehmen_mit(&self, eintrag: &Eintrag, auswahl: Auswahl<'_>) -> Result<(), StoreFehler> {
        let gruppen = gruppen(self, eintrag)?.map_err(StoreFehler::NichtRuecknehmbar)?;
        let mut lauf = Lauf::neu(self);
        let mut e = einordnen(&mut lauf, &gruppen)?;
        if e.anzahl(Lage::offen) > KOLLISIONEN_HOECHSTENS && auswahl != Auswahl::Streng {
            return Err(StoreFehler::NichtRuecknehmbar(Hindernis::ZuViele));
        }
        if auswahl == Auswahl::Streng {
            streng(self, &gruppen, &e)?;
        }
        let frei = std::mem::take(&mut e.frei);
        let abgewiesen = lauf.anwenden(&gruppen, frei)?;
        let gewaehlt = match auswahl {
            // What was made on the way stays where others rest on it by now.
            Auswahl::Streng => {
                let fehler = abgewiesen
                    .iter()
                    .filter(|(s, _)| gruppen.get(s.gruppe).is_some_and(|g| !g.nebenbei))
                    .find_map(|(s, grund)| gruppen.get(s.gruppe).map(|g| (g, *grund)));
                return match fehler {
                    Some((g, grund)) => Err(weigerung(self, g, grund)?),
                    None => Ok(()),
                };
            }
            Auswahl::Zuruecksetzen(ids) => ids,
        };
        for (s, _) in &abgewiesen {
            e.setzen(&s.ids, Lage::Abhaengig);
        }
        if let Some(id) = gewaehlt.iter().find(|id| !e.lage(**id).is_some_and(Lage::offen)) {
            return Err(StoreFehler::NichtGefunden { nomen: "feld", schluessel: id.to_string() });
        }
        let schritte =
            std::mem::take(&mut e.kollision).into_iter().chain(abgewiesen.into_iter().map(|(s, _)| s));
        let schritte = schritte.filter_map(|s| s.nur(gewaehlt)).collect();
        match lauf.anwenden(&gruppen, schritte)?.first() {
            Some((s, grund)) => match gruppen.get(s.gruppe) {
                Some(g) => Err(weigerung(self, g, *grund)?),
                None => Ok(()),
            },
            None => Ok(()),
        }
    }

    /// Takes back all changes of an entry, or nothing. Sources and organisations that were made on the way stay where
    /// others rest on them by now.
    ///
    /// # Errors
    /// As [`Self::zuruecknehmen_mit`].
    pub fn zuruecknehmen(&self, eintrag: &Eintrag) -> Result<(), StoreFehler> {
        self.zuruecknehmen_mit(eintrag, Auswahl::Streng)
    }
}

/// Compares every field with what stands there now.
fn einordnen(lauf: &mut Lauf<'_, '_>, gruppen: &[Gruppe]) -> Result<Einordnung, StoreFehler> {
    let mut e = Einordnung::default();
    for (i, g) in gruppen.iter().enumerate() {
        let ab = u32::try_from(e.lagen.len()).unwrap_or(u32::MAX);
        e.ab.push(ab);
        let Some(n) = lauf.netto(g)? else {
            continue;
        };
        let (_, felder) = lauf.einordnen(g, &n, ab)?;
        for (lage, schritte) in [(Lage::Frei, &mut e.frei), (Lage::Kollision, &mut e.kollision)] {
            let solche: Vec<_> = felder.iter().filter(|f| f.lage == lage).collect();
            schritte.extend(Schritt::neu(i, &n, &solche));
        }
        e.lagen.extend(felder.iter().map(|f| f.lage));
    }
    Ok(e)
}

/// Tries what is free, then what collides on top of it: what the catalogue refuses first and takes then rests on the
/// decision, what it refuses both times stays. Leaves everything done.
fn proben(lauf: &mut Lauf<'_, '_>, gruppen: &[Gruppe], e: &mut Einordnung) -> Result<(), StoreFehler> {
    let frei = std::mem::take(&mut e.frei);
    let abgewiesen = lauf.anwenden(gruppen, frei)?;
    for (s, grund) in &abgewiesen {
        e.setzen(&s.ids, Lage::Fest(*grund));
    }
    let kollision = std::mem::take(&mut e.kollision);
    if kollision.is_empty() {
        return Ok(());
    }
    let davor: Vec<Vec<u32>> = abgewiesen.iter().map(|(s, _)| s.ids.clone()).collect();
    let alle = kollision.into_iter().chain(abgewiesen.into_iter().map(|(s, _)| s)).collect();
    for ids in &davor {
        e.setzen(ids, Lage::Abhaengig);
    }
    for (s, grund) in lauf.anwenden(gruppen, alle)? {
        let abhaengig = s.ids.iter().any(|id| e.lage(*id) == Some(Lage::Abhaengig));
        // A rule may still hold if only some of the fields are set back; the others are sure to be in the way.
        let sicher = match grund {
            Festgrund::Regel | Festgrund::Vergeben => abhaengig,
            _ => true,
        };
        if sicher {
            e.setzen(&s.ids, Lage::Fest(grund));
        }
    }
    Ok(())
}

/// The rows for people, with who changed them since.
fn zeilen(
    lauf: &mut Lauf<'_, '_>,
    gruppen: &[Gruppe],
    e: &Einordnung,
) -> Result<Vec<Planzeile>, StoreFehler> {
    let mut aus = Vec::new();
    for (i, g) in gruppen.iter().enumerate() {
        let ab = e.ab.get(i).copied().unwrap_or_default();
        let bis = e.ab.get(i + 1).map_or(e.lagen.len(), |b| usize::try_from(*b).unwrap_or(usize::MAX));
        let von = usize::try_from(ab).unwrap_or(usize::MAX);
        let ganz_gezeigt = aus.len() < ZEILEN_GEZEIGT;
        let offen = e.lagen.get(von..bis).is_some_and(|l| l.iter().any(|l| l.offen()));
        if von == bis || !(ganz_gezeigt || offen) {
            continue;
        }
        let Some(n) = lauf.netto(g)? else {
            continue;
        };
        let (zeile, mut felder) = lauf.einordnen(g, &n, ab)?;
        for f in &mut felder {
            f.lage = e.lage(f.id).unwrap_or(f.lage);
            if f.lage == Lage::Kollision {
                f.spaeter = lauf.spaeter(&n, f)?;
            }
        }
        felder.retain(|f| ganz_gezeigt || f.lage.offen());
        aus.push(Planzeile { nomen: g.nomen, schluessel: n.nachher, art: n.art, zeile, felder });
    }
    Ok(aus)
}

/// Refuses whatever is not as the entry left it, except what was made on the way.
fn streng(l: &Leser<'_>, gruppen: &[Gruppe], e: &Einordnung) -> Result<(), StoreFehler> {
    for (i, g) in gruppen.iter().enumerate().filter(|(_, g)| !g.nebenbei) {
        let ab = e.ab.get(i).copied().unwrap_or_default();
        let bis = e.ab.get(i + 1).copied().unwrap_or(u32::try_from(e.lagen.len()).unwrap_or(u32::MAX));
        if (ab..bis).any(|id| e.lage(id) != Some(Lage::Frei)) {
            return Err(weigerung(l, g, Festgrund::Bearbeitet)?);
        }
    }
    Ok(())
}

/// The error that names the row.
fn weigerung(l: &Leser<'_>, g: &Gruppe, grund: Festgrund) -> Result<StoreFehler, StoreFehler> {
    let schluessel = Netto::lesen(l, g)?.map(|n| n.nachher.join(" · ")).unwrap_or_default();
    Ok(match grund {
        Festgrund::Gebraucht | Festgrund::Kontakt => {
            StoreFehler::WirdGebraucht { nomen: g.nomen.name, schluessel }
        }
        Festgrund::Bearbeitet
        | Festgrund::Geschwaerzt
        | Festgrund::ZeileFehlt
        | Festgrund::VerweisFehlt
        | Festgrund::Vergeben
        | Festgrund::Regel
        | Festgrund::Unbekannt => {
            StoreFehler::InzwischenGeaendert { nomen: g.nomen.name.to_owned(), schluessel }
        }
    })
}
