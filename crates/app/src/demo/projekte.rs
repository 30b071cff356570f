//! The projects: names, keys, and the entry that takes each into the programme.

use std::collections::BTreeSet;

use super::chronik::{Chronik, Vorgang};
use super::kalender::{plus, tag};
use super::los::{ANZAHL, Los, Schicksal};
use super::texte;
use super::zufall::{Thema, Zufall};
use super::{Leistung, Schritt};

/// What is fixed about a project from its beginning.
#[derive(Debug, Clone)]
pub(super) struct Projekt {
    pub(super) nr: usize,
    pub(super) kuerzel: String,
    pub(super) titel: String,
    pub(super) ozg_id: Option<String>,
    themenfeld: String,
    /// Who leads; none: open.
    pub(super) leitung: Option<&'static str>,
    /// Whose lists it is in.
    pub(super) dienstleister: &'static str,
    pub(super) kommune: &'static str,
    /// Function that looks after it.
    pub(super) person: &'static str,
}

/// Leistungen that Kommunen carry out, to draw the names from.
pub(super) const KOMMUNAL: [&str; 84] = [
    "10001", "10003", "10013", "10014", "10016", "10019", "10023", "10024", "10025", "10026", "10029",
    "10034", "10035", "10036", "10038", "10040", "10041", "10042", "10058", "10084", "10086", "10088",
    "10090", "10092", "10105", "10108", "10110", "10111", "10112", "10116", "10117", "10123", "10124",
    "10125", "10126", "10127", "10134", "10136", "10142", "10144", "10145", "10148", "10149", "10151",
    "10157", "10160", "10162", "10169", "10173", "10177", "10204", "10206", "10214", "10218", "10227",
    "10235", "10237", "10244", "10255", "10257", "10268", "10273", "10289", "10345", "10348", "10349",
    "10350", "10364", "10375", "10377", "10418", "10436", "10439", "10474", "10485", "10488", "10491",
    "10502", "10513", "10517", "10519", "10525", "10537", "10557",
];

/// Names 35 projects after Leistungen; the municipal ones come first.
pub(super) fn benennen(seed: u64, leistungen: &[Leistung], lose: &[Los]) -> Vec<Projekt> {
    let mut z = Zufall::neu(seed, Thema::Namen, 0);
    let mut gereiht: Vec<&Leistung> = leistungen.iter().collect();
    z.mischen(&mut gereiht);
    gereiht.sort_by_key(|l| !KOMMUNAL.contains(&l.ozg_id.as_str()));
    let mut vergeben = BTreeSet::new();
    let mut offen = 0;
    lose.iter()
        .take(ANZAHL)
        .enumerate()
        .map(|(nr, los)| {
            let leistung = gereiht.get(nr);
            let titel = leistung.map_or_else(|| format!("Demoprojekt {}", nr + 1), |l| kurz(&l.name));
            let dienstleister = z.wort(&texte::DIENSTLEISTER);
            let kommune = z.wort(&texte::KOMMUNEN);
            // A few have nobody who leads; who never reported is one of them.
            let ohne = los.schicksal == Schicksal::Stumm || (offen < 4 && z.prozent(12));
            offen += usize::from(ohne);
            let leitung = match (ohne, z.prozent(75)) {
                (true, _) => None,
                (false, true) => Some(dienstleister),
                (false, false) => Some(kommune),
            };
            let themenfeld = leistung.map_or_else(String::new, |l| l.themenfeld.clone());
            Projekt {
                nr,
                kuerzel: kuerzel(&titel, &mut vergeben),
                titel,
                ozg_id: leistung.map(|l| l.ozg_id.clone()),
                person: texte::koordination(&themenfeld),
                themenfeld,
                leitung,
                dienstleister,
                kommune,
            }
        })
        .collect()
}

/// At most 70 characters, cut between words.
fn kurz(name: &str) -> String {
    let name = name.trim();
    if name.chars().count() <= 70 {
        return name.to_owned();
    }
    let anfang: String = name.chars().take(70).collect();
    let worte = anfang.rsplit_once(' ').map_or(anfang.as_str(), |(vorn, _)| vorn);
    format!("{} …", worte.trim_end_matches([',', ' ', '-', '–']))
}

/// Longest kuerzel before a number that tells two alike apart.
const LAENGE: usize = 48;

/// ASCII, short enough to be typed, unique without regard to case.
fn kuerzel(titel: &str, vergeben: &mut BTreeSet<String>) -> String {
    let mut text = String::new();
    for zeichen in titel.to_lowercase().chars() {
        match zeichen {
            'ä' => text.push_str("ae"),
            'ö' => text.push_str("oe"),
            'ü' => text.push_str("ue"),
            'ß' => text.push_str("ss"),
            c if c.is_ascii_alphanumeric() => text.push(c),
            _ if text.ends_with('-') || text.is_empty() => {}
            _ => text.push('-'),
        }
    }
    if text.len() > LAENGE {
        text.truncate(LAENGE);
        // Cut between words where there is a place to.
        text.truncate(text.rfind('-').unwrap_or(LAENGE));
    }
    let stamm = match text.trim_matches('-') {
        "" => "projekt",
        stamm => stamm,
    };
    let mut versuch = stamm.to_owned();
    let mut nr = 2;
    while !vergeben.insert(versuch.clone()) {
        versuch = format!("{stamm}-{nr}");
        nr += 1;
    }
    versuch
}

/// The entry that takes a project in: the project, its Leistung, its parties.
pub(super) fn anlegen(seed: u64, p: &Projekt, los: &Los, chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Projekt, p.nr);
    // The first wave was prepared in late 2019.
    let tag_der_anlage = if los.aufgenommen == tag(2020, 1, 1) {
        plus(tag(2019, 11, 11), z.zahl(0, 34))
    } else {
        plus(los.aufgenommen, -z.zahl(3, 20))
    };
    let quelle = texte::steckbrief(tag_der_anlage);
    let stumm = los.schicksal == Schicksal::Stumm;
    let mut felder = vec![
        ("kuerzel", p.kuerzel.clone()),
        ("titel", p.titel.clone()),
        ("beschreibung", texte::beschreibung(&mut z, &p.titel)),
        ("themenfelder", p.themenfeld.clone()),
        ("efa", z.wort(&texte::EFA).to_owned()),
        ("zielportale", z.wort(&texte::PORTALE).to_owned()),
        ("eines_der_35", if z.prozent(88) { "ja" } else { "" }.to_owned()),
        ("aufgenommen_am", los.aufgenommen.to_string()),
        ("quelle", if z.prozent(93) { quelle.clone() } else { String::new() }),
    ];
    if z.prozent(60) && !stumm {
        felder.push(("finanzierung_laut_quelle", z.wort(&texte::FINANZIERUNG).to_owned()));
    }
    if z.prozent(30) && !stumm {
        felder.push(("phase_laut_quelle", z.wort(&texte::PHASE_LAUT_QUELLE).to_owned()));
    }
    let mut schritte = vec![Schritt::Setzen { nomen: "projekt", felder }];
    if let Some(ozg_id) = &p.ozg_id {
        schritte.push(Schritt::Setzen {
            nomen: "projekt_leistung",
            felder: vec![
                ("projekt", p.kuerzel.clone()),
                ("leistung", ozg_id.clone()),
                ("zuordnung", "quelle".to_owned()),
                ("quelle", quelle.clone()),
            ],
        });
    }
    schritte.extend(super::beteiligte::erste(&mut z, p, &quelle));
    chronik.eintragen(Vorgang {
        tag: tag_der_anlage,
        person: "Demoverwaltung",
        herkunft: if z.prozent(25) { "cli" } else { "ui" },
        operation: "projekt_create",
        grund: Some("Aufnahme in das Programm".to_owned()),
        schritte,
    });
    if z.prozent(30) && !stumm {
        efa_klaeren(&mut z, p, los, chronik);
    }
}

/// Later it becomes clear whether a solution of others can be used.
fn efa_klaeren(z: &mut Zufall, p: &Projekt, los: &Los, chronik: &mut Chronik) {
    let am = plus(los.aufgenommen, z.zahl(120, 420));
    if !los.meldet(am) {
        return;
    }
    chronik.eintragen(Vorgang {
        tag: am,
        person: p.person,
        herkunft: "ui",
        operation: "projekt_update",
        grund: Some("EfA-Frage geklärt".to_owned()),
        schritte: vec![Schritt::Setzen {
            nomen: "projekt",
            felder: vec![("kuerzel", p.kuerzel.clone()), ("efa", z.wort(&texte::EFA_GEKLAERT).to_owned())],
        }],
    });
}
