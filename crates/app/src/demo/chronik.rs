//! Puts everything that was entered in order: by day, lists of one sender together, a time of day for each
//! entry, and numbers for what has no natural key.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::kalender::{ENDE, werktag};
use super::zufall::{Thema, Zufall};
use super::{Entwurf, Schritt};

/// Business hours in seconds of the day, UTC.
const DIENST: (i64, i64) = (6 * 3_600, 15 * 3_600 + 1_799);

/// Nouns whose kennung is a running number in the order of the history.
const NUMMERIERT: [&str; 6] =
    ["sachstand", "bewilligung", "abruf", "verwendungsnachweis", "bewertung", "risiko"];

/// One entry before it has a time of day.
pub(super) struct Vorgang {
    pub(super) tag: NaiveDate,
    pub(super) person: &'static str,
    pub(super) herkunft: &'static str,
    pub(super) operation: &'static str,
    pub(super) grund: Option<String>,
    pub(super) schritte: Vec<Schritt>,
}

/// Everything that was entered, in any order of days; on one day the order of entering counts.
#[derive(Default)]
pub(super) struct Chronik {
    tage: BTreeMap<NaiveDate, Vec<(Option<&'static str>, Vorgang)>>,
}

impl Chronik {
    /// Adds an entry on the day or the next working day.
    pub(super) fn eintragen(&mut self, vorgang: Vorgang) {
        let tag = werktag(vorgang.tag);
        self.tage.entry(tag).or_default().push((None, vorgang));
    }

    /// Adds rows to the list that the sender sent that day; it becomes one entry.
    pub(super) fn aus_liste(&mut self, absender: &'static str, vorgang: Vorgang) {
        let tag = werktag(vorgang.tag);
        let eintraege = self.tage.entry(tag).or_default();
        match eintraege.iter_mut().find(|(a, _)| *a == Some(absender)) {
            Some((_, liste)) => liste.schritte.extend(vorgang.schritte),
            None => eintraege.push((Some(absender), vorgang)),
        }
    }

    /// All entries up to the end of the history, by time, with those of `dazu` between them.
    ///
    /// The entries of `self` get times and numbers as if they were alone: what joins later moves none of them.
    pub(super) fn abschliessen(self, seed: u64, dazu: Chronik) -> Vec<Entwurf> {
        let mut belegt = BTreeSet::new();
        let mut aus = self.zeiten_vergeben(&mut Zufall::neu(seed, Thema::Uhrzeit, 0), &mut belegt);
        aus.extend(dazu.zeiten_vergeben(&mut Zufall::neu(seed, Thema::Uhrzeit, 1), &mut belegt));
        aus.sort_by_key(|e| e.zeit);
        aus
    }

    /// A time of day for each entry, none of them `belegt` before, and all of them after.
    fn zeiten_vergeben(self, z: &mut Zufall, belegt: &mut BTreeSet<DateTime<Utc>>) -> Vec<Entwurf> {
        let mut nummern = Nummern::default();
        let mut aus = Vec::new();
        for (tag, eintraege) in self.tage.into_iter().filter(|(tag, _)| *tag <= ENDE) {
            let mut zeiten = BTreeSet::new();
            while zeiten.len() < eintraege.len() {
                let zeit = zeitpunkt(tag, z.zahl(DIENST.0, DIENST.1));
                if !belegt.contains(&zeit) {
                    zeiten.insert(zeit);
                }
            }
            belegt.extend(&zeiten);
            for (zeit, (_, mut vorgang)) in zeiten.into_iter().zip(eintraege) {
                nummern.vergeben(&mut vorgang.schritte);
                aus.push(Entwurf {
                    zeit,
                    person: vorgang.person,
                    herkunft: vorgang.herkunft,
                    operation: vorgang.operation,
                    grund: vorgang.grund,
                    schritte: vorgang.schritte,
                });
            }
        }
        aus
    }
}

fn zeitpunkt(tag: NaiveDate, sekunde: i64) -> DateTime<Utc> {
    let uhrzeit = u32::try_from(sekunde)
        .ok()
        .and_then(|s| NaiveTime::from_num_seconds_from_midnight_opt(s, 0))
        .unwrap_or_default();
    tag.and_time(uhrzeit).and_utc()
}

/// Provisional marks of rows ("~12-3") and the numbers they got.
#[derive(Default)]
struct Nummern {
    endgueltig: BTreeMap<(&'static str, String), String>,
    zaehler: BTreeMap<&'static str, u32>,
}

impl Nummern {
    fn vergeben(&mut self, schritte: &mut [Schritt]) {
        for schritt in schritte {
            let Schritt::Setzen { nomen, felder } = schritt else {
                continue;
            };
            for (kopf, zelle) in felder {
                let ziel = match *kopf {
                    "kennung" => *nomen,
                    "bewilligung" => "bewilligung",
                    _ => continue,
                };
                if zelle.starts_with('~') && NUMMERIERT.contains(&ziel) {
                    *zelle = self.nummer(ziel, zelle);
                }
            }
        }
    }

    fn nummer(&mut self, nomen: &'static str, marke: &str) -> String {
        let zaehler = &mut self.zaehler;
        self.endgueltig
            .entry((nomen, marke.to_owned()))
            .or_insert_with(|| {
                let n = zaehler.entry(nomen).or_default();
                *n += 1;
                format!("{nomen}-{n:04}")
            })
            .clone()
    }
}
