//! The history in words.

use std::collections::BTreeMap;

use ozg_domain::nomen::{self, Art, Feld, Nomen};
use ozg_domain::wert::Wert;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe, tag_text};
use ozg_store::{Aenderung, Eintrag, Leser, Satz, StoreFehler};
use serde_json::Value;

use crate::dto::{ApiFehler, EintragDto};
use crate::{Anwendung, labels};

/// Changes per entry that are put into words; a roll-out import has hundreds of thousands.
const WORTE_JE_EINTRAG: usize = 20;
/// Longest value in words.
const WERT_LAENGE: usize = 80;

impl Anwendung {
    /// Newest entries first, at most 10,000.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn verlauf_list(&self, hoechstens: u32) -> Result<Vec<EintragDto>, ApiFehler> {
        self.lesen(|l| eintraege(l, hoechstens.min(10_000)))
    }
}

pub(crate) fn eintraege(l: &Leser<'_>, hoechstens: u32) -> Result<Vec<EintragDto>, StoreFehler> {
    worte(l, l.eintrag_liste(hoechstens)?)
}

/// Entries with their changes in words.
pub(crate) fn worte(l: &Leser<'_>, eintraege: Vec<Eintrag>) -> Result<Vec<EintragDto>, StoreFehler> {
    let titel = l.projekttitel()?;
    eintraege
        .into_iter()
        .map(|e| {
            let mut worte = saetze(l, &e, &l.aenderungen(&e.id, WORTE_JE_EINTRAG)?, &titel)?;
            if worte.is_empty() {
                worte = saetze(l, &e, &l.aenderungen_ohne_quellen(&e.id, WORTE_JE_EINTRAG)?, &titel)?;
            }
            Ok(eintrag(e, worte))
        })
        .collect()
}

/// The first changes of an entry in words.
pub(crate) fn saetze(
    l: &Leser<'_>,
    e: &Eintrag,
    aenderungen: &[Aenderung],
    titel: &BTreeMap<String, String>,
) -> Result<Vec<String>, StoreFehler> {
    aenderungen
        .iter()
        .take(WORTE_JE_EINTRAG)
        // Sources made on the way are no deed of their own.
        .filter(|a| a.tabelle != "quelle" || e.anzahl == 1)
        .map(|a| Ok(satz(l, a, titel)?.ganz()))
        .collect()
}

/// A changed field with its recorded values; `None`: empty.
pub(crate) struct Feldwechsel {
    /// Header, or the column where no noun knows it.
    pub(crate) kopf: String,
    /// What its values mean.
    pub(crate) art: Option<Art>,
    /// Before.
    pub(crate) alt: Option<Value>,
    /// After.
    pub(crate) neu: Option<Value>,
}

/// The fields of a change; of a new or removed row those that are not empty.
pub(crate) fn feldwechsel(a: &Aenderung) -> impl Iterator<Item = Feldwechsel> {
    let n = nomen::nomen(&a.tabelle);
    let wert = |seite: &[(String, Value)], spalte: &str| {
        seite.iter().find(|(k, _)| k == spalte).map(|(_, w)| w.clone()).filter(|w| !w.is_null())
    };
    let seite = if a.art == "geloescht" { &a.alt } else { &a.neu };
    seite.iter().filter(|(_, w)| a.art == "geaendert" || !w.is_null()).map(move |(spalte, _)| {
        let feld = n.and_then(|n| n.felder.iter().find(|f| f.spalte() == spalte));
        Feldwechsel {
            kopf: feld.map_or(spalte.as_str(), |f| f.kopf).to_owned(),
            art: feld.map(|f| f.art),
            alt: wert(&a.alt, spalte),
            neu: wert(&a.neu, spalte),
        }
    })
}

/// Entries with what they changed of one project, in words that leave its title away.
pub(crate) fn worte_des_projekts(
    l: &Leser<'_>,
    kuerzel: &str,
    eintraege: Vec<Eintrag>,
) -> Result<Vec<EintragDto>, StoreFehler> {
    let titel = l.projekttitel()?;
    let eigener = titel.get(kuerzel).map(|t| kurz(t));
    let mut aenderungen = l.aenderungen_des_projekts(kuerzel, &eintraege)?;
    eintraege
        .into_iter()
        .map(|e| {
            let eigene = aenderungen.remove(&e.id).unwrap_or_default();
            let worte = eigene
                .iter()
                .take(WORTE_JE_EINTRAG)
                .map(|a| {
                    let satz = satz(l, a, &titel)?;
                    Ok(if Some(&satz.besitzer) == eigener.as_ref() { satz.was } else { satz.ganz() })
                })
                .collect::<Result<_, StoreFehler>>()?;
            let anzahl = i64::try_from(eigene.len()).unwrap_or(i64::MAX);
            Ok(eintrag(Eintrag { anzahl, ..e }, worte))
        })
        .collect()
}

fn eintrag(e: Eintrag, worte: Vec<String>) -> EintragDto {
    EintragDto {
        nr: e.nr,
        id: e.id,
        zeit: e.zeit,
        person: e.person.unwrap_or_else(|| labels::text("person.nicht_genannt", &[])),
        herkunft: e.herkunft,
        operation: e.operation,
        grund: e.grund,
        aenderungen: e.anzahl,
        worte,
        kopf: e.kette,
        tatsachen: e.tatsachen,
    }
}

/// A change in words: whose, and what.
pub(crate) struct Worte {
    /// Title or name of the record that it belongs to, shortened; empty: of the catalogue.
    pub(crate) besitzer: String,
    /// What.
    pub(crate) was: String,
}

impl Worte {
    fn ganz(self) -> String {
        if self.besitzer.is_empty() { self.was } else { format!("{}: {}", self.besitzer, self.was) }
    }
}

pub(crate) fn satz(
    l: &Leser<'_>,
    a: &Aenderung,
    titel: &BTreeMap<String, String>,
) -> Result<Worte, StoreFehler> {
    // A date that moved within its precision is recorded alone.
    let nur_datum =
        a.tabelle == "meilenstein" && a.art == "geaendert" && a.neu.iter().all(|(k, _)| k != "genauigkeit");
    let damals = if nur_datum { l.genauigkeit_damals(a)? } else { None };
    let besitzer = match projekt_von(l, a)? {
        Some(kuerzel) => titel.get(&kuerzel).cloned().unwrap_or(kuerzel),
        None => eigener_name(l, a)?,
    };
    Ok(in_worten(&mit_fundstellen(l, a)?, damals, titel, &besitzer))
}

/// What a row that belongs to no project is called: by a field of its own, else by what its key names.
fn eigener_name(l: &Leser<'_>, a: &Aenderung) -> Result<String, StoreFehler> {
    let eigen = ["titel", "name", "bezeichnung", "fundstelle"].into_iter().find_map(|spalte| {
        let seiten = a.neu.iter().chain(&a.alt);
        seiten.filter(|(k, _)| k == spalte).find_map(|(_, w)| w.as_str().map(str::to_owned))
    });
    if let Some(name) = eigen {
        return Ok(name);
    }
    let felder = nomen::nomen(&a.tabelle).into_iter().flat_map(Nomen::schluessel);
    let teile = felder
        .zip(&a.schluessel)
        .filter(|(_, wert)| !wert.is_empty())
        .map(|(f, wert)| {
            Ok(match f.art {
                Art::Leistung => l.leistungsname(wert)?.unwrap_or_else(|| wert.clone()),
                Art::Ags => l.kommunenname(wert)?.unwrap_or_else(|| wert.clone()),
                Art::Verweis("loesung") => l.loesungsname(wert)?.unwrap_or_else(|| wert.clone()),
                Art::Tag => lesbar(f.kopf, Some(f.art), Some(&Value::from(wert.as_str()))),
                _ => wert.clone(),
            })
        })
        .collect::<Result<Vec<_>, StoreFehler>>()?;
    Ok(teile.join(" · "))
}

/// kuerzel of the project that the changed row belongs to.
pub(crate) fn projekt_von(l: &Leser<'_>, a: &Aenderung) -> Result<Option<String>, StoreFehler> {
    let Some(n) = nomen::nomen(&a.tabelle) else { return Ok(None) };
    if n.name == "projekt" || n.schluessel().next().is_some_and(|f| f.art == Art::Verweis("projekt")) {
        return Ok(a.schluessel.first().cloned());
    }
    if n.felder.iter().all(|f| f.spalte() != "projekt") {
        return Ok(None);
    }
    let genannt = |seite: &[(String, Value)]| {
        seite.iter().find(|(k, _)| k == "projekt").and_then(|(_, w)| w.as_str().map(str::to_owned))
    };
    match genannt(&a.neu).or_else(|| genannt(&a.alt)) {
        Some(kuerzel) => Ok(Some(kuerzel)),
        None => l.projekt_damals(a),
    }
}

/// The change with the text of its sources in the place of their keys.
pub(crate) fn mit_fundstellen(l: &Leser<'_>, a: &Aenderung) -> Result<Aenderung, StoreFehler> {
    let mut a = a.clone();
    for (_, wert) in a.alt.iter_mut().chain(&mut a.neu).filter(|(spalte, _)| spalte == "quelle") {
        if let Value::String(kennung) = wert {
            let text = l.fundstelle(kennung)?;
            *wert = Value::from(text.unwrap_or_else(|| labels::text("verlauf.quelle_fort", &[])));
        }
    }
    Ok(a)
}

pub(crate) fn kurz(text: &str) -> String {
    let eine_zeile = text.replace(['\n', '\r', '\t'], " ");
    if eine_zeile.chars().count() <= WERT_LAENGE {
        return eine_zeile;
    }
    eine_zeile.chars().take(WERT_LAENGE - 1).chain(['…']).collect()
}

/// A recorded value as people read it, long ones shortened.
pub(crate) fn lesbar(kopf: &str, art: Option<Art>, wert: Option<&Value>) -> String {
    kurz(&lesbar_ganz(kopf, art, wert))
}

/// A recorded value as people read it.
pub(crate) fn lesbar_ganz(kopf: &str, art: Option<Art>, wert: Option<&Value>) -> String {
    match (art, wert) {
        (_, None | Some(Value::Null)) => "—".to_owned(),
        (Some(Art::Geld), Some(Value::Number(n))) => n
            .as_i64()
            .and_then(|c| ozg_domain::geld::Cent::neu(c).ok())
            .map_or_else(|| n.to_string(), ozg_domain::geld::Cent::text),
        (Some(Art::Tag | Art::Rohdatum), Some(Value::String(s))) => {
            s.parse().map_or_else(|_| s.clone(), tag_text)
        }
        (Some(Art::Wahl(_)), Some(Value::String(s))) => {
            labels::vorhanden(&format!("{kopf}.{s}")).unwrap_or(s).to_owned()
        }
        (_, Some(Value::String(s))) => s.clone(),
        (_, Some(andere)) => andere.to_string(),
    }
}

/// A cell as people read it.
pub(crate) fn wert_lesbar(f: &Feld, wert: Option<&Wert>, s: &Satz) -> String {
    match (f.art, wert) {
        (Art::Rohdatum, Some(Wert::Tag(tag))) => {
            let g = Genauigkeit::lesen(&s.text("genauigkeit")).unwrap_or(Genauigkeit::Tag);
            Zeitangabe::neu(Some(*tag), g).map_or_else(|_| tag_text(*tag), |z| z.text())
        }
        (art, Some(Wert::Text(t))) => lesbar(f.kopf, Some(art), Some(&Value::from(t.as_str()))),
        (art, Some(Wert::Zahl(n))) => lesbar(f.kopf, Some(art), Some(&Value::from(*n))),
        (art, Some(Wert::Tag(d))) => lesbar(f.kopf, Some(art), Some(&Value::from(d.to_string()))),
        (art, None) => lesbar(f.kopf, Some(art), None),
    }
}

fn in_worten(
    a: &Aenderung,
    damals: Option<String>,
    titel: &BTreeMap<String, String>,
    besitzer: &str,
) -> Worte {
    let Some(n) = nomen::nomen(&a.tabelle) else {
        let name = a.schluessel.first().map_or("", String::as_str);
        let was = match a.tabelle.as_str() {
            "fassung" => labels::text("verlauf.fassung", &[("name", name)]),
            _ => labels::text("verlauf.katalog_angelegt", &[]),
        };
        return Worte { besitzer: String::new(), was };
    };
    let schluessel = |i: usize| a.schluessel.get(i).map_or("", String::as_str);
    let projekt = |kuerzel: &str| titel.get(kuerzel).cloned().unwrap_or_else(|| kuerzel.to_owned());
    let feld =
        |seite: &[(String, Value)], kopf: &str| seite.iter().find(|(k, _)| k == kopf).map(|(_, w)| w.clone());
    let felder = || {
        let teile: Vec<_> = a
            .neu
            .iter()
            .map(|(spalte, neu)| {
                let f = n.felder.iter().find(|f| f.spalte() == spalte);
                let kopf = f.map_or(spalte.as_str(), |f| f.kopf);
                let art = f.map(|f| f.art);
                let alt = feld(&a.alt, spalte);
                format!(
                    "{}: {} → {}",
                    labels::feld(kopf),
                    lesbar(kopf, art, alt.as_ref()),
                    lesbar(kopf, art, Some(neu))
                )
            })
            .collect();
        teile.join("; ")
    };
    if n.name == "meilenstein" {
        let schritt = labels::text(&format!("schritt.{}", schluessel(1)), &[]);
        let art = labels::text(&format!("art.{}", schluessel(2)), &[]);
        let zeit = |seite: &[(String, Value)]| {
            let datum = feld(seite, "datum");
            let g =
                feld(seite, "genauigkeit").or_else(|| datum.as_ref().and(damals.clone().map(Value::from)));
            rohdatum(datum, g)
        };
        let zeit_beruehrt =
            a.art != "geaendert" || a.neu.iter().any(|(k, _)| k == "datum" || k == "genauigkeit");
        let zusatz = |kopf: &str| {
            let wert = feld(&a.neu, kopf).filter(|w| !w.is_null())?;
            Some(format!(", {} {}", labels::feld(kopf), lesbar(kopf, None, Some(&wert))))
        };
        let was = if zeit_beruehrt {
            let dazu: String = ["grund", "quelle"].into_iter().filter_map(zusatz).collect();
            format!("{} → {}{dazu}", zeit(&a.alt), zeit(&a.neu))
        } else {
            felder()
        };
        return Worte { besitzer: kurz(&projekt(schluessel(0))), was: format!("{schritt}, {art}: {was}") };
    }
    let besitzer = kurz(besitzer);
    let was = match a.art.as_str() {
        "geaendert" => format!("{}, {}", n.titel, felder()),
        art => {
            let was = labels::text(if art == "neu" { "verlauf.neu" } else { "verlauf.entfernt" }, &[]);
            let inhalt = feld(if art == "neu" { &a.neu } else { &a.alt }, "text");
            let inhalt = inhalt.as_ref().and_then(Value::as_str).map(kurz);
            // Rows that belong to a project are called by the rest of their key: a service, a party and its role.
            let rest = || {
                let felder = n.schluessel().zip(&a.schluessel).skip(1);
                let gehoert = n.schluessel().next().is_some_and(|f| f.art == Art::Verweis("projekt"));
                let teile: Vec<_> = felder
                    .map(|(f, wert)| lesbar(f.kopf, Some(f.art), Some(&Value::from(wert.as_str()))))
                    .collect();
                (gehoert && !teile.is_empty()).then(|| teile.join(", "))
            };
            match inhalt.or_else(rest) {
                Some(t) => format!("{} {was}: {t}", n.titel),
                None => format!("{} {was}", n.titel),
            }
        }
    };
    Worte { besitzer, was }
}

/// "März 2020" from the two recorded fields; only one of them may have changed.
pub(crate) fn rohdatum(datum: Option<Value>, genauigkeit: Option<Value>) -> String {
    let tag = datum.as_ref().and_then(Value::as_str).and_then(|t| t.parse().ok());
    let g = genauigkeit.as_ref().and_then(Value::as_str).and_then(Genauigkeit::lesen);
    match (tag, g) {
        (None, None) => "—".to_owned(),
        (Some(t), None) => tag_text(t),
        (tag, Some(g)) => Zeitangabe::neu(tag, g).map_or_else(|_| g.wort().to_owned(), |z| z.text()),
    }
}
