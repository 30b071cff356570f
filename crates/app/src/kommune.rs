//! The table of Kommunen with their projects and providers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::wert::Wert;
use ozg_store::{Leser, Satz, StoreFehler};

use crate::Anwendung;
use crate::dto::{ApiFehler, KommuneProjektDto, KommuneZeileDto};
use crate::leistung::{projekte, saetze, text};

/// Words that sources put before the name of a Gemeinde.
const VORSAETZE: [&str; 5] = ["Stadt ", "Gemeinde ", "Landeshauptstadt ", "Bundesstadt ", "Hansestadt "];

impl Anwendung {
    /// All Kommunen by name; projects as of the Stichtag. O(Kommunen + parties).
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn kommune_list(&self, stichtag: NaiveDate) -> Result<Vec<KommuneZeileDto>, ApiFehler> {
        self.lesen(|l| kommunen(l, stichtag))
    }
}

/// All Kommunen by name. O(Kommunen + parties).
pub(crate) fn kommunen(l: &Leser<'_>, stichtag: NaiveDate) -> Result<Vec<KommuneZeileDto>, StoreFehler> {
    let kommunen = saetze(l, "kommune")?;
    let namen = Namen::neu(&kommunen);
    let projekte = projekte(l, stichtag)?;
    let mut je_ags: BTreeMap<&str, Vec<KommuneProjektDto>> = BTreeMap::new();
    for s in saetze(l, "projekt_beteiligung")? {
        let genannt = s.text("organisation");
        let (Some(ags), Some(p)) = (namen.ags(&genannt), projekte.get(&s.text("projekt"))) else {
            continue;
        };
        je_ags.entry(ags).or_default().push(KommuneProjektDto {
            kuerzel: p.kuerzel.clone(),
            titel: p.titel.clone(),
            phase: p.phase.clone(),
            rolle: s.text("rolle"),
            genannt,
        });
    }
    let mut dienstleister: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for s in saetze(l, "organisation")? {
        for ort in s.text("orte").split('|').filter(|o| !o.is_empty()) {
            if let Some(ags) = namen.ags(ort) {
                dienstleister.entry(ags).or_default().push(s.text("name"));
            }
        }
    }
    let mut zeilen: Vec<_> = kommunen
        .iter()
        .map(|s| {
            let ags = s.text("ags");
            let mut projekte = je_ags.remove(ags.as_str()).unwrap_or_default();
            projekte.sort_by(|a, b| (&a.titel, &a.rolle).cmp(&(&b.titel, &b.rolle)));
            KommuneZeileDto {
                ars: text(s, "ars"),
                name: s.text("name"),
                name_amtlich: text(s, "name_amtlich"),
                typ: s.text("typ"),
                kreis: text(s, "kreis"),
                regierungsbezirk: text(s, "regierungsbezirk"),
                einwohner: match s.wert("einwohner") {
                    Some(Wert::Zahl(n)) => Some(*n),
                    _ => None,
                },
                einwohner_stand: text(s, "einwohner_stand"),
                flaeche_km2: text(s, "flaeche_km2"),
                projekte,
                dienstleister: dienstleister.remove(ags.as_str()).unwrap_or_default(),
                quelle: text(s, "quelle"),
                ags,
            }
        })
        .collect();
    zeilen.sort_by(|a, b| (&a.name, &a.ags).cmp(&(&b.name, &b.ags)));
    Ok(zeilen)
}

/// Which Kommune a source means. Sources name them without their key: only a name that fits one Kommune alone
/// counts, so that nothing is put down to a namesake.
struct Namen<'a> {
    nach_name: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Namen<'a> {
    fn neu(kommunen: &'a [Satz]) -> Self {
        let mut nach_name: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for s in kommunen {
            let Some(Wert::Text(ags)) = s.wert("ags") else {
                continue;
            };
            let mut namen = vec![s.text("name"), s.text("name_amtlich")];
            if s.text("ebene") == "Kreis" {
                namen.push(format!("Kreis {}", s.text("name")));
                namen.push(format!("Städteregion {}", s.text("name")));
            }
            namen.retain(|n| !n.is_empty());
            namen.sort();
            namen.dedup();
            for name in namen {
                let liste = nach_name.entry(name).or_default();
                if !liste.contains(&ags.as_str()) {
                    liste.push(ags);
                }
            }
        }
        Self { nach_name }
    }

    fn ags(&self, genannt: &str) -> Option<&'a str> {
        let genau = |name: &str| match self.nach_name.get(name).map(Vec::as_slice) {
            Some([ags]) => Some(*ags),
            _ => None,
        };
        let genannt = genannt.trim();
        genau(genannt).or_else(|| VORSAETZE.iter().find_map(|v| genannt.strip_prefix(v)).and_then(genau))
    }
}
