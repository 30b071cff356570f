//! Online-Dienste: most belong to a project, some come from another Land, some are platforms for many Leistungen.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::super::chronik::Chronik;
use super::super::kalender::{plus, tag};
use super::super::los::{Los, Schicksal};
use super::super::projekte::{KOMMUNAL, Projekt};
use super::super::texte::DIENSTLEISTER;
use super::super::zufall::Zufall;
use super::super::{Schritt, Stamm};
use super::von_hand;

/// An Online-Dienst.
#[derive(Debug, Clone)]
pub(super) struct Loesung {
    /// Short: thousands of rows and their history carry it.
    pub(super) kennung: String,
    pub(super) titel: String,
    pub(super) anbieter: &'static str,
    /// Leading Land of an EfA service; empty: none of its kind.
    pub(super) federfuehrung: &'static str,
    /// Place of its Leistung; none for a platform.
    pub(super) leistung: Option<usize>,
    /// First day in use, perhaps after the end of the history.
    pub(super) ab: NaiveDate,
    /// An EfA service that no Land uses.
    pub(super) ohne_nutzer: bool,
}

/// Most projects that bring a Lösung.
const AUS_PROJEKTEN: usize = 21;
/// Länder that lead an invented EfA service.
const LAENDER: [&str; 7] =
    ["Hamburg", "Bremen", "Hessen", "Bayern", "Niedersachsen", "Schleswig-Holstein", "Rheinland-Pfalz"];
const NRW: &str = "Nordrhein-Westfalen";

/// Draws the Lösungen: those of projects first, then those of other Länder, then the platforms.
pub(super) fn ziehen(z: &mut Zufall, stamm: &Stamm, projekte: &[Projekt], lose: &[Los]) -> Vec<Loesung> {
    let ort = |ozg_id: &str| stamm.leistungen.iter().position(|l| l.ozg_id == ozg_id);
    let mut aus: Vec<Loesung> = Vec::new();
    for (p, los) in projekte.iter().zip(lose) {
        let nicht = [Schicksal::Stumm, Schicksal::Neu, Schicksal::Ausgeschieden];
        let Some(leistung) = p.ozg_id.as_deref().and_then(ort) else {
            continue;
        };
        if nicht.contains(&los.schicksal) || aus.len() == AUS_PROJEKTEN {
            continue;
        }
        aus.push(Loesung {
            kennung: format!("demo-{:02}", aus.len() + 1),
            titel: format!("Online-Dienst {} (Demo)", p.titel),
            anbieter: p.dienstleister,
            federfuehrung: if aus.len() % 3 == 1 { NRW } else { "" },
            leistung: Some(leistung),
            ab: los.rollout,
            ohne_nutzer: aus.len() == 7,
        });
    }
    let mut weitere: Vec<usize> = KOMMUNAL.iter().filter_map(|id| ort(id)).collect();
    weitere.retain(|o| projekte.iter().all(|p| p.ozg_id.as_deref().and_then(ort) != Some(*o)));
    z.mischen(&mut weitere);
    for (nr, (ort, land)) in weitere.into_iter().zip(LAENDER).enumerate() {
        let name = stamm.leistungen.get(ort).map_or("", |l| l.name.trim());
        aus.push(Loesung {
            kennung: format!("demo-efa-{}", nr + 1),
            titel: format!("EfA-Dienst {name} (Demo)"),
            anbieter: z.wort(&DIENSTLEISTER),
            federfuehrung: land,
            leistung: Some(ort),
            ab: plus(tag(2021, 4, 12), z.zahl(0, 440)),
            ohne_nutzer: nr % 3 == 2,
        });
    }
    aus.extend(DIENSTLEISTER.into_iter().take(3).enumerate().map(|(nr, anbieter)| Loesung {
        kennung: format!("demo-p{}", nr + 1),
        titel: format!("Antragsplattform {anbieter} (Demo)"),
        anbieter,
        federfuehrung: "",
        leistung: None,
        ab: tag(2020, 2, 3),
        ohne_nutzer: false,
    }));
    aus
}

/// Writes each before its first use; of some it is clear only later that they are EfA services.
pub(super) fn schreiben(z: &mut Zufall, loesungen: &[Loesung], chronik: &mut Chronik) {
    for l in loesungen {
        // Earlier than anybody can plan to use it.
        let spaetestens = plus(tag(2021, 11, 15), z.zahl(0, 70));
        let am = plus(l.ab, -z.zahl(210, 300)).min(spaetestens).max(tag(2020, 1, 20));
        let efa = !l.federfuehrung.is_empty();
        let spaet = efa && z.prozent(30);
        let mut felder = vec![
            ("kennung", l.kennung.clone()),
            ("titel", l.titel.clone()),
            ("anbieter", l.anbieter.to_owned()),
            ("quelle", format!("Demodaten: Angebotsblatt {}, {}", l.anbieter, tag_text(am))),
        ];
        if !spaet {
            // Whether a service that nobody calls EfA is one, is known of most.
            let wort = if efa { "ja" } else { z.wort(&["nein", "nein", "nein", ""]) };
            felder.push(("efa", wort.to_owned()));
            felder.push(("federfuehrung", l.federfuehrung.to_owned()));
        }
        let schritte = vec![Schritt::Setzen { nomen: "loesung", felder }];
        chronik.eintragen(von_hand(am, "loesung_set", None, schritte));
        if spaet {
            let felder = vec![
                ("kennung", l.kennung.clone()),
                ("efa", "ja".to_owned()),
                ("federfuehrung", l.federfuehrung.to_owned()),
            ];
            let schritte = vec![Schritt::Setzen { nomen: "loesung", felder }];
            let am = plus(am, z.zahl(30, 120));
            chronik.eintragen(von_hand(am, "loesung_set", Some("Als EfA-Dienst bestätigt"), schritte));
        }
    }
}
