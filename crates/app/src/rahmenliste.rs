//! The tables of the frame as lists for reading: the same rows and words as in the window.

use chrono::NaiveDate;
use ozg_store::{Leser, StoreFehler};

use crate::auftrag::Rahmenliste;
use crate::dto::{FundstelleDto, ModellprojektDto, PortalDto, RahmenDto, ZeitangabeDto};
use crate::labels;
use crate::liste::{Inhalt, Wert};
use crate::rahmen::rahmen;

/// Key and cells of each row.
type Zeilen = Vec<(String, Vec<Wert>)>;

/// Header and rows of that table.
pub(crate) fn inhalt(l: &Leser<'_>, liste: Rahmenliste, stichtag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let r = rahmen(l, stichtag)?;
    let (mut koepfe, zeilen): (Vec<&'static str>, Zeilen) = match liste {
        Rahmenliste::Vereinbarungen => vereinbarungen(&r),
        Rahmenliste::Nachnutzungsvertraege => vertraege(&r),
        Rahmenliste::Gremien => gremien(&r),
        Rahmenliste::Veranstaltungen => veranstaltungen(&r),
        Rahmenliste::Fristen => fristen(&r),
        Rahmenliste::Standards => standards(&r),
        Rahmenliste::Konformitaeten => konformitaeten(&r),
        Rahmenliste::Portale => portale(&r),
        Rahmenliste::Modellregionen => modellregionen(&r),
        Rahmenliste::Modellprojekte => modellprojekte(&r),
        Rahmenliste::Messwerte => messwerte(&r),
    };
    koepfe.push("Fundstelle");
    let (schluessel, zeilen) = zeilen.into_iter().unzip();
    let zaehlregel =
        (liste == Rahmenliste::Nachnutzungsvertraege).then(|| labels::text("zaehlregel.vertragsstand", &[]));
    Ok(Inhalt { koepfe, schluessel, zeilen, zaehlregel })
}

fn kann(t: &Option<String>) -> Wert {
    Wert::text(t.clone())
}

fn quelle(q: &Option<FundstelleDto>) -> Wert {
    Wert::Text(q.as_ref().map_or_else(|| labels::text("unbelegt", &[]), |q| q.text.clone()))
}

fn zeit(z: &ZeitangabeDto) -> Wert {
    Wert::Text(z.text.clone())
}

fn unbekannt(t: Option<String>) -> Wert {
    Wert::Text(t.unwrap_or_else(|| labels::text("unbekannt", &[])))
}

fn ja_nein(ja: bool) -> Wert {
    Wert::Text(labels::text(if ja { "ja" } else { "nein" }, &[]))
}

fn vereinbarungen(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.vereinbarungen.iter().map(|v| {
        let zellen = vec![
            Wert::Text(v.titel.clone()),
            kann(&v.art),
            zeit(&v.zeit),
            ja_nein(v.nach_stichtag),
            Wert::text(Some(v.parteien.join("|"))),
            kann(&v.gegenstand),
            kann(&v.stand),
            quelle(&v.quelle),
        ];
        (v.kennung.clone(), zellen)
    });
    let koepfe = vec!["Vereinbarung", "Art", "Datum", "nach dem Stichtag", "Parteien", "Gegenstand", "Stand"];
    (koepfe, zeilen.collect())
}

fn vertraege(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.vertraege.iter().map(|v| {
        let stand = match v.stand.as_str() {
            "angeschlossen" => "vertragsstand.angeschlossen",
            "vertrag" => "vertragsstand.vertrag",
            "interesse" => "vertragsstand.interesse",
            "noch_nicht" => "vertragsstand.noch_nicht",
            _ => "unbekannt",
        };
        let zellen = vec![
            Wert::Text(v.titel.clone()),
            kann(&v.loesung),
            kann(&v.nutzer),
            Wert::Text(labels::text(stand, &[])),
            Wert::tag(v.seit.clone()),
            Wert::tag(v.interesse_am.clone()),
            Wert::tag(v.vertrag_am.clone()),
            Wert::tag(v.angeschlossen_am.clone()),
            quelle(&v.quelle),
        ];
        (v.kennung.clone(), zellen)
    });
    let koepfe = vec![
        "Nachnutzungsvertrag",
        "Lösung",
        "Nutzer",
        "Stand",
        "seit",
        "Interesse am",
        "Vertrag am",
        "angeschlossen am",
    ];
    (koepfe, zeilen.collect())
}

fn gremien(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.gremien.iter().map(|g| {
        let zellen = vec![
            Wert::Text(g.name.clone()),
            kann(&g.art),
            kann(&g.traeger),
            kann(&g.aufgabe),
            quelle(&g.quelle),
        ];
        (g.kennung.clone(), zellen)
    });
    (vec!["Name", "Art", "Träger", "Aufgabe"], zeilen.collect())
}

fn veranstaltungen(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.bezirke.iter().flat_map(|b| {
        b.veranstaltungen.iter().map(|v| {
            let zellen = vec![
                unbekannt(b.name.clone().or_else(|| v.ort.clone())),
                Wert::Text(v.titel.clone()),
                kann(&v.art),
                zeit(&v.zeit),
                ja_nein(v.nach_stichtag),
                quelle(&v.quelle),
            ];
            (v.kennung.clone(), zellen)
        })
    });
    let koepfe = vec!["Regierungsbezirk", "Veranstaltung", "Art", "Datum", "nach dem Stichtag"];
    (koepfe, zeilen.collect())
}

fn fristen(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.fristen.iter().map(|f| {
        let tage = |n: Option<i64>| n.map_or(Wert::Leer, Wert::Zahl);
        let zellen = vec![
            Wert::Text(f.titel.clone()),
            Wert::Tag(f.frist.datum.clone()),
            tage(f.frist.tage_bis),
            tage(f.frist.tage_ueberschritten),
            kann(&f.rechtsgrundlage),
            quelle(&f.quelle),
        ];
        (f.kennung.clone(), zellen)
    });
    (vec!["Frist", "Datum", "Tage bis zur Frist", "Tage überschritten", "Rechtsgrundlage"], zeilen.collect())
}

fn standards(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.standards.iter().map(|s| {
        let zellen =
            vec![Wert::Text(s.titel.clone()), kann(&s.herausgeber), kann(&s.gegenstand), quelle(&s.quelle)];
        (s.kennung.clone(), zellen)
    });
    (vec!["Standard", "Herausgeber", "Gegenstand"], zeilen.collect())
}

fn konformitaeten(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let loesung = |k: &str| r.loesungen.iter().find(|l| l.kennung == k).map(|l| l.titel.clone());
    let standard = |k: &str| r.standards.iter().find(|s| s.kennung == k).map(|s| s.titel.clone());
    let zeilen = r.konformitaeten.iter().map(|k| {
        let zellen = vec![
            Wert::Text(loesung(&k.loesung).unwrap_or_else(|| k.loesung.clone())),
            Wert::Text(standard(&k.standard).unwrap_or_else(|| k.standard.clone())),
            Wert::Text(k.stand.clone()),
            Wert::tag(k.geprueft_am.clone()),
            kann(&k.hinweis),
            quelle(&k.quelle),
        ];
        (format!("{}|{}", k.loesung, k.standard), zellen)
    });
    (vec!["Lösung", "Standard", "Stand", "geprüft am", "Hinweis"], zeilen.collect())
}

fn portale(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let pflicht = |p: &PortalDto| match p.pflicht {
        Some(ja) => ja_nein(ja),
        None => unbekannt(None),
    };
    let zeilen = r.portale.iter().map(|p| {
        let zellen = vec![
            Wert::Text(p.name.clone()),
            kann(&p.betreiber),
            pflicht(p),
            p.portalverbund_seit.clone().map_or_else(|| unbekannt(None), Wert::Tag),
            ja_nein(p.nach_stichtag),
            quelle(&p.quelle),
        ];
        (p.kennung.clone(), zellen)
    });
    let koepfe =
        vec!["Portal", "Betreiber", "Nutzung verpflichtend", "Im Portalverbund seit", "nach dem Stichtag"];
    (koepfe, zeilen.collect())
}

fn modellregionen(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.modellregionen.iter().map(|m| {
        let zellen = vec![
            Wert::Text(m.regierungsbezirk.clone()),
            Wert::Text(m.leitkommune.clone()),
            Wert::text(Some(m.partner.join("|"))),
            unbekannt(m.programm_von.clone()),
            unbekannt(m.programm_bis.clone()),
            Wert::Zahl(i64::try_from(m.projekte.len()).unwrap_or(i64::MAX)),
            quelle(&m.quelle),
        ];
        (m.regierungsbezirk.clone(), zellen)
    });
    let koepfe =
        vec!["Regierungsbezirk", "Leitkommune", "Partner", "Programm von", "Programm bis", "Projekte"];
    (koepfe, zeilen.collect())
}

fn modellprojekte(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeile = |p: &ModellprojektDto, region: Option<&String>| {
        let zellen = vec![
            Wert::Text(p.titel.clone()),
            Wert::text(region.cloned()),
            Wert::text(Some(p.traeger.join("|"))),
            kann(&p.status),
            kann(&p.leistung),
            kann(&p.leistung_name),
            kann(&p.portal),
            Wert::Text(p.nachnutzung.clone().unwrap_or_else(|| labels::text("phase.nicht_gemeldet", &[]))),
            quelle(&p.quelle),
        ];
        (p.kennung.clone(), zellen)
    };
    let mit =
        r.modellregionen.iter().flat_map(|m| m.projekte.iter().map(|p| zeile(p, Some(&m.regierungsbezirk))));
    let zeilen = mit.chain(r.modellprojekte_ohne_region.iter().map(|p| zeile(p, None))).collect();
    let koepfe = vec![
        "Modellprojekt",
        "Modellregion",
        "Träger",
        "Status",
        "Schlüssel der Leistung",
        "Leistung",
        "Portal",
        "Nachnutzung",
    ];
    (koepfe, zeilen)
}

fn messwerte(r: &RahmenDto) -> (Vec<&'static str>, Zeilen) {
    let zeilen = r.messwerte.iter().map(|m| {
        let zellen = vec![
            Wert::Text(m.kennzahl.clone()),
            kann(&m.definition),
            Wert::Text(m.region.clone()),
            zeit(&m.zeit),
            kann(&m.datum_hinweis),
            Wert::Dezimal(m.wert.clone()),
            kann(&m.einheit),
            m.grundgesamtheit.clone().map_or_else(|| unbekannt(None), Wert::Dezimal),
            kann(&m.regel),
            Wert::text(Some(m.saetze.join(" "))),
            quelle(&m.quelle),
        ];
        (m.kennung.clone(), zellen)
    });
    let koepfe = vec![
        "Kennzahl",
        "Definition",
        "Region",
        "Datum",
        "Hinweis zum Datum",
        "Wert",
        "Einheit",
        "Nenner",
        "Nächste Zählregel",
        "Unterschied",
    ];
    (koepfe, zeilen.collect())
}
