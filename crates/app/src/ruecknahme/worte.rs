//! The plan of taking an entry back, in words.

use std::collections::BTreeMap;

use ozg_domain::geld::Betragsgenauigkeit;
use ozg_domain::nomen::{Art, Feld, Nomen};
use ozg_domain::zeit::tag_text;
use ozg_store::{
    Aenderung, Eintrag, Felder, Festgrund, Hindernis, Lage, Leser, Plan, Planfeld, Planzeile, Spaeter,
    StoreFehler, Zeilenart,
};
use serde_json::Value;

use crate::dto::{RuecknahmeDto, RuecknahmeFeldDto, RuecknahmeSatzDto};
use crate::labels;
use crate::verlauf::{self, lesbar, rohdatum};

/// Columns that say what a row is about, the first that has a value.
const INHALT: [&str; 7] = ["text", "titel", "name", "bezeichnung", "fundstelle", "betrag_cent", "stand"];
/// Fields by which two states of a row are told apart in words.
const UNTERSCHIEDE: usize = 3;

/// Why an entry cannot be taken back at all.
pub(crate) fn hindernis(h: Hindernis) -> String {
    match h {
        Hindernis::Katalog => labels::text("ruecknahme.hindernis.katalog", &[]),
        Hindernis::OhneTatsachen => labels::text("ruecknahme.hindernis.ohne_tatsachen", &[]),
        Hindernis::ZuViele => labels::text("ruecknahme.hindernis.zu_viele", &[]),
        Hindernis::SchonZurueck => labels::text("ruecknahme.hindernis.schon_zurueck", &[]),
        Hindernis::AllesFest(grund) => {
            labels::text("ruecknahme.hindernis.alles_fest", &[("grund", &festgrund(grund))])
        }
    }
}

fn festgrund(grund: Festgrund) -> String {
    match grund {
        Festgrund::Gebraucht => labels::text("ruecknahme.fest.gebraucht", &[]),
        Festgrund::Kontakt => labels::text("ruecknahme.fest.kontakt", &[]),
        Festgrund::Bearbeitet => labels::text("ruecknahme.fest.bearbeitet", &[]),
        Festgrund::Geschwaerzt => labels::text("ruecknahme.fest.geschwaerzt", &[]),
        Festgrund::ZeileFehlt => labels::text("ruecknahme.fest.zeile_fehlt", &[]),
        Festgrund::VerweisFehlt => labels::text("ruecknahme.fest.verweis_fehlt", &[]),
        Festgrund::Vergeben => labels::text("ruecknahme.fest.vergeben", &[]),
        Festgrund::Regel => labels::text("ruecknahme.fest.regel", &[]),
        Festgrund::Unbekannt => labels::text("ruecknahme.fest.unbekannt", &[]),
    }
}

/// The plan for people.
pub(super) fn ruecknahme(
    l: &Leser<'_>,
    eintrag: Eintrag,
    stand: i64,
    plan: &Plan,
) -> Result<RuecknahmeDto, StoreFehler> {
    let titel = l.projekttitel()?;
    let saetze = plan.zeilen.iter().map(|z| satz(l, z, &titel)).collect::<Result<_, _>>()?;
    let zahl = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut eintrag = verlauf::worte(l, vec![eintrag])?;
    Ok(RuecknahmeDto {
        eintrag: eintrag.pop().ok_or_else(|| StoreFehler::Inhalt("no entry".to_owned()))?,
        stand,
        saetze,
        frei: zahl(plan.frei),
        kollisionen: zahl(plan.kollisionen),
        hindernis: plan.hindernis.map(hindernis),
    })
}

fn satz(
    l: &Leser<'_>,
    z: &Planzeile,
    titel: &BTreeMap<String, String>,
) -> Result<RuecknahmeSatzDto, StoreFehler> {
    // Called as in the history.
    let weg = Aenderung {
        nr: 0,
        tabelle: z.nomen.name.to_owned(),
        schluessel: z.schluessel.clone(),
        art: "geloescht".to_owned(),
        alt: z.zeile.clone(),
        neu: Vec::new(),
    };
    let besitzer = verlauf::satz(l, &weg, titel)?.besitzer;
    let art = match z.art {
        Zeilenart::Neu => "neu",
        Zeilenart::Geaendert => "geaendert",
        Zeilenart::Geloescht => "geloescht",
    };
    Ok(RuecknahmeSatzDto {
        besitzer,
        titel: satztitel(z),
        art: art.to_owned(),
        felder: z.felder.iter().map(|f| feld(l, z, f)).collect::<Result<_, _>>()?,
    })
}

/// "Pilotierung NRW, Plan", "Sachstand, 01.03.2022", "Beteiligung an einem Projekt, Kreis Neu, Kernteam".
fn satztitel(z: &Planzeile) -> String {
    let teil = |f: &Feld, wert: &str| lesbar(f.kopf, Some(f.art), Some(&Value::from(wert)));
    if let ("meilenstein", [_, schritt, art]) = (z.nomen.name, z.schluessel.as_slice()) {
        let schritt = labels::text(&format!("schritt.{schritt}"), &[]);
        return format!("{schritt}, {}", labels::text(&format!("art.{art}"), &[]));
    }
    let mut teile = vec![z.nomen.titel.to_owned()];
    if z.nomen.schluessel().next().is_some_and(|f| f.art == Art::Verweis("projekt")) {
        teile.extend(z.nomen.schluessel().zip(&z.schluessel).skip(1).map(|(f, wert)| teil(f, wert)));
    } else if let Some(Value::String(tag)) =
        wert(&z.zeile, "stand_am").filter(|_| z.nomen.name == "sachstand")
    {
        teile.push(lesbar("stand_am", Some(Art::Tag), Some(&Value::from(tag.as_str()))));
    }
    teile.join(", ")
}

fn feld(l: &Leser<'_>, z: &Planzeile, f: &Planfeld) -> Result<RuecknahmeFeldDto, StoreFehler> {
    let spalte = f.heute.first().map_or("", |(s, _)| s.as_str());
    let beschreibung = z.nomen.felder.iter().find(|f| f.spalte() == spalte);
    let (kopf, titel) = if f.ganz {
        (String::new(), labels::text("ruecknahme.zeile", &[]))
    } else {
        let kopf = beschreibung.map_or(spalte, |f| f.kopf);
        (kopf.to_owned(), labels::feld(kopf))
    };
    let [vorher, eintrag, heute] = if f.ganz {
        ganze_zeile(l, z.nomen, f)?
    } else {
        [einheit(l, z.nomen, &f.vorher)?, einheit(l, z.nomen, &f.eintrag)?, einheit(l, z.nomen, &f.heute)?]
    };
    let (lage, spaeter) = match f.lage {
        Lage::Frei => ("frei", None),
        Lage::SchonZurueck => ("schon_zurueck", None),
        Lage::Kollision => ("kollision", f.spaeter.as_ref().map(wer_und_wann)),
        Lage::Abhaengig => ("kollision", Some(labels::text("ruecknahme.abhaengig", &[]))),
        Lage::Fest(grund) => ("fest", Some(festgrund(grund))),
    };
    Ok(RuecknahmeFeldDto {
        id: f.id,
        feld: kopf,
        titel,
        vorher,
        eintrag,
        heute,
        lage: lage.to_owned(),
        spaeter,
    })
}

/// "Koordination Bauen, 28.06.2022".
fn wer_und_wann(s: &Spaeter) -> String {
    let Some(zeit) = &s.zeit else {
        return labels::text("ruecknahme.anderes_programm", &[]);
    };
    let person = s.person.clone().unwrap_or_else(|| labels::text("person.nicht_genannt", &[]));
    let tag = zeit.get(..10).and_then(|t| t.parse().ok()).map_or_else(|| zeit.clone(), tag_text);
    format!("{person}, {tag}")
}

fn wert<'f>(felder: &'f Felder, spalte: &str) -> Option<&'f Value> {
    felder.iter().find(|(s, _)| s == spalte).map(|(_, w)| w).filter(|w| !w.is_null())
}

/// A field as people read it; a date or an amount with its genauigkeit is one.
fn einheit(l: &Leser<'_>, n: &Nomen, felder: &Felder) -> Result<String, StoreFehler> {
    let genauigkeit = wert(felder, "genauigkeit");
    Ok(match felder.as_slice() {
        [] => "—".to_owned(),
        [(spalte, tag), _] if spalte == "datum" => rohdatum(Some(tag.clone()), genauigkeit.cloned()),
        [(_, Value::Number(cent)), _] => {
            let genauigkeit = genauigkeit.and_then(Value::as_str).and_then(Betragsgenauigkeit::lesen);
            let exakt = genauigkeit.unwrap_or(Betragsgenauigkeit::Exakt);
            cent.as_i64().map_or_else(|| cent.to_string(), |c| exakt.mit(c))
        }
        [(spalte, w), ..] => einzeln(l, n, spalte, w)?,
    })
}

fn einzeln(l: &Leser<'_>, n: &Nomen, spalte: &str, wert: &Value) -> Result<String, StoreFehler> {
    let f = n.felder.iter().find(|f| f.spalte() == spalte);
    if let (Some(Art::Quelle), Value::String(kennung)) = (f.map(|f| f.art), wert) {
        let text = l.fundstelle(kennung)?;
        let text = text.unwrap_or_else(|| labels::text("verlauf.quelle_fort", &[]));
        return Ok(verlauf::kurz(&text));
    }
    Ok(lesbar(f.map_or(spalte, |f| f.kopf), f.map(|f| f.art), Some(wert)))
}

/// The three states of a row: what it is about, or where the entry and today differ, by what.
fn ganze_zeile(l: &Leser<'_>, n: &Nomen, f: &Planfeld) -> Result<[String; 3], StoreFehler> {
    let kurz = |z: &Felder| -> Result<String, StoreFehler> {
        if z.is_empty() {
            return Ok("—".to_owned());
        }
        if n.hat_rohdatum() && wert(z, "genauigkeit").is_some() {
            return Ok(rohdatum(wert(z, "datum").cloned(), wert(z, "genauigkeit").cloned()));
        }
        match INHALT.iter().find_map(|s| wert(z, s).map(|w| (s, w))) {
            Some((s, w)) => einzeln(l, n, s, w),
            None => Ok(labels::text("ruecknahme.vorhanden", &[])),
        }
    };
    let mut aus = [kurz(&f.vorher)?, kurz(&f.eintrag)?, kurz(&f.heute)?];
    if f.heute.is_empty() || f.eintrag.is_empty() || f.lage == Lage::Frei {
        return Ok(aus);
    }
    let anders =
        n.felder.iter().filter(|feld| wert(&f.eintrag, feld.spalte()) != wert(&f.heute, feld.spalte()));
    let anders: Vec<_> = anders.take(UNTERSCHIEDE).collect();
    let worte = |z: &Felder| -> Result<String, StoreFehler> {
        let teile: Vec<String> = anders
            .iter()
            .map(|feld| {
                let w = wert(z, feld.spalte()).unwrap_or(&Value::Null);
                Ok(format!("{}: {}", labels::feld(feld.kopf), einzeln(l, n, feld.spalte(), w)?))
            })
            .collect::<Result<_, StoreFehler>>()?;
        Ok(teile.join("; "))
    };
    if !anders.is_empty() {
        aus = [kurz(&f.vorher)?, worte(&f.eintrag)?, worte(&f.heute)?];
    }
    Ok(aus)
}
