//! Lists for reading: what the window shows, with the figures, ending in Stichtag, state of knowledge, Zählregel
//! where one applies, Katalogversion and Datenart.

use std::io::BufWriter;
use std::path::Path;

use chrono::NaiveDate;
use ozg_domain::nomen::nomen;
use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::{Leser, Satz, StoreFehler};

use crate::auftrag::{Listenart, Profil};
use crate::dto::{ApiFehler, ExportDto};
use crate::export::datei_schreiben;
use crate::kennzahl::kennzahl;
use crate::{Anwendung, labels, projekt, uebersicht};

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wert {
    Leer,
    Text(String),
    Tag(String),
    Zahl(i64),
    Geld(i64),
    Dezimal(String),
}

impl Wert {
    fn zelle(&self) -> Zelle<'_> {
        match self {
            Self::Leer => Zelle::Leer,
            Self::Text(t) => Zelle::Text(t, Feldart::Text),
            Self::Tag(t) => Zelle::Text(t, Feldart::Tag),
            Self::Dezimal(t) => Zelle::Text(t, Feldart::Dezimal),
            Self::Zahl(n) => Zelle::Zahl(*n, Feldart::Zahl),
            Self::Geld(n) => Zelle::Zahl(*n, Feldart::Geld),
        }
    }

    fn text(t: Option<String>) -> Self {
        t.filter(|t| !t.is_empty()).map_or(Self::Leer, Self::Text)
    }

    fn tag(t: Option<String>) -> Self {
        t.map_or(Self::Leer, Self::Tag)
    }

    fn geld(c: Option<i64>) -> Self {
        c.map_or_else(|| Self::Text(labels::text("geld.keine_angabe", &[])), Self::Geld)
    }
}

/// Header and rows of a list, without the closing columns.
struct Inhalt {
    koepfe: Vec<&'static str>,
    zeilen: Vec<Vec<Wert>>,
    zaehlregel: Option<String>,
}

impl Anwendung {
    /// Writes a list for reading.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::SchreibenFehlgeschlagen`]; the target is as it was then.
    pub fn liste(
        &self,
        art: Listenart,
        profil: Profil,
        stichtag: NaiveDate,
        ziel: &Path,
    ) -> Result<ExportDto, ApiFehler> {
        let (inhalt, stand) = self.lesen(|l| {
            let inhalt = match art {
                Listenart::Projekte => projekte(l, stichtag)?,
                Listenart::Leistungen => leistungen(l)?,
                Listenart::Kommunen => kommunen(l)?,
                Listenart::Foerderung => foerderung(l, stichtag)?,
                Listenart::Kennzahlen => kennzahlen(l, stichtag)?,
            };
            Ok((inhalt, l.katalogstand()?))
        })?;
        let mut koepfe = inhalt.koepfe;
        koepfe.extend(["Stichtag", "bekannt am"]);
        let mut schluss =
            vec![Wert::Tag(stichtag.to_string()), Wert::Text(labels::text("liste.bekannt_am_jetzt", &[]))];
        if let Some(regel) = inhalt.zaehlregel {
            koepfe.push("Zählregel");
            schluss.push(Wert::Text(regel));
        }
        koepfe.extend(["Katalogversion", "Datenart"]);
        schluss.push(Wert::text(stand.katalogversion));
        let datenart = if stand.startwert.is_some() { "datenart.demo" } else { "datenart.echt" };
        schluss.push(Wert::Text(labels::text(datenart, &[])));
        datei_schreiben(ziel, |datei| {
            let mut tabelle = Tabelle::beginnen(BufWriter::new(datei), profil, &koepfe)?;
            for zeile in &inhalt.zeilen {
                tabelle.zeile(zeile.iter().chain(&schluss).map(Wert::zelle))?;
            }
            tabelle.beenden()
        })?;
        let zeilen = u64::try_from(inhalt.zeilen.len()).unwrap_or(u64::MAX);
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen })
    }
}

fn saetze(l: &Leser<'_>, name: &str) -> Result<Vec<Satz>, StoreFehler> {
    let n = nomen(name).ok_or_else(|| StoreFehler::Inhalt(format!("no noun {name}")))?;
    l.satz_liste(n)
}

fn projekte(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let mut zusaetze = l.projektzusaetze()?;
    let bis = uebersicht::bekannt_bis(l, tag)?;
    let mut zeilen = Vec::new();
    for p in l.projekte()? {
        let zusatz = zusaetze.remove(&p.kuerzel).unwrap_or_default();
        let leistungen = zusatz.leistungen.join("|");
        let Some(z) = projekt::zeile(&p, zusatz, tag, bis) else {
            continue;
        };
        let naechster = z.naechster.as_ref().map(|n| {
            let schritt = labels::text(&format!("schritt.{}", n.schritt), &[]);
            let art = labels::text(&format!("art.{}", n.art), &[]);
            format!("{schritt}, {art} {}", n.zeit.text)
        });
        zeilen.push(vec![
            Wert::Text(z.titel),
            Wert::Text(z.kuerzel),
            Wert::text(Some(z.themenfelder.join("|"))),
            Wert::text(Some(leistungen)),
            Wert::Text(labels::text(&format!("phase.{}", z.phase), &[])),
            Wert::text(z.phase_seit.map(|s| s.text)),
            Wert::text(naechster),
            z.verzug_tage.map_or(Wert::Leer, Wert::Zahl),
            Wert::text(Some(z.leitung.join("|"))),
            z.letzte_meldung.map_or_else(|| Wert::Text(labels::text("phase.nicht_gemeldet", &[])), Wert::Tag),
            Wert::Text(z.eines_der_35.unwrap_or_else(|| labels::text("unbekannt", &[]))),
        ]);
    }
    Ok(Inhalt {
        koepfe: vec![
            "Projekt",
            "Kürzel",
            "Themenfelder",
            "Leistungen",
            "Phase",
            "Phase seit",
            "Nächster Meilenstein",
            "Verzug in Tagen",
            "Projektleitung",
            "Letzte Meldung",
            "Eines der 35 der Vorlage 17/4771",
        ],
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.phase", &[])),
    })
}

fn leistungen(l: &Leser<'_>) -> Result<Inhalt, StoreFehler> {
    let lagen: std::collections::BTreeMap<_, _> =
        saetze(l, "lage")?.iter().map(|s| (s.text("name"), s.text("themenfeld"))).collect();
    let mut leika = std::collections::BTreeMap::<String, i64>::new();
    for s in saetze(l, "leika_leistung")? {
        if s.wert("leika_schluessel").is_some() && s.wert("entfallen_mit").is_none() {
            *leika.entry(s.text("ozg_leistung")).or_default() += 1;
        }
    }
    let mut projekte = std::collections::BTreeMap::<String, Vec<String>>::new();
    for s in saetze(l, "projekt_leistung")? {
        projekte.entry(s.text("leistung")).or_default().push(s.text("projekt"));
    }
    let zeilen = saetze(l, "ozg_leistung")?
        .iter()
        .filter(|s| s.wert("entfallen_mit").is_none())
        .map(|s| {
            let id = s.text("ozg_id");
            let lage = s.text("lage");
            vec![
                Wert::Text(s.text("name")),
                Wert::Text(id.clone()),
                Wert::text(lagen.get(&lage).cloned()),
                Wert::Text(lage),
                Wert::Zahl(leika.get(&id).copied().unwrap_or(0)),
                Wert::text(projekte.get(&id).map(|p| p.join("|"))),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec![
            "OZG-Leistung",
            "OZG-ID",
            "Themenfeld",
            "Lage",
            "LeiKa-Leistungen mit Schlüssel",
            "Projekte",
        ],
        zeilen,
        zaehlregel: None,
    })
}

fn kommunen(l: &Leser<'_>) -> Result<Inhalt, StoreFehler> {
    let zeilen = saetze(l, "kommune")?
        .iter()
        .map(|s| {
            let text = |k: &str| Wert::text(Some(s.text(k)));
            let einwohner = match s.wert("einwohner") {
                Some(ozg_domain::wert::Wert::Zahl(n)) => Wert::Zahl(*n),
                _ => Wert::Leer,
            };
            vec![
                text("name"),
                text("ags"),
                text("typ"),
                text("kreis"),
                text("regierungsbezirk"),
                einwohner,
                Wert::tag(s.wert("einwohner_stand").map(|_| s.text("einwohner_stand"))),
                s.wert("flaeche_km2").map_or(Wert::Leer, |_| Wert::Dezimal(s.text("flaeche_km2"))),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec![
            "Kommune",
            "AGS",
            "Art",
            "Kreis",
            "Regierungsbezirk",
            "Einwohner",
            "Einwohner Stand",
            "Fläche in km²",
        ],
        zeilen,
        zaehlregel: None,
    })
}

fn foerderung(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let zeilen = l
        .tranchen()?
        .iter()
        .zip(&l.tranchentitel()?)
        .map(|(t, w)| {
            let z = uebersicht::foerderzeile(t, w, tag);
            vec![
                Wert::Text(z.programm),
                Wert::text(z.zweck),
                Wert::Text(z.spanne),
                Wert::geld(z.ansatz_cent),
                Wert::Text(t.genauigkeit.wort().to_owned()),
                Wert::Text(if t.summierbar { "ja" } else { "nein" }.to_owned()),
                Wert::geld(z.bewilligt_cent),
                Wert::geld(z.abgeflossen_cent),
                Wert::Zahl(i64::from(z.ohne_betrag)),
                Wert::text(z.hinweis),
                Wert::Text(z.quelle.unwrap_or_else(|| labels::text("unbelegt", &[]))),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec![
            "Programm",
            "Zweck",
            "Jahre",
            "Ansatz in Euro",
            "Genauigkeit des Ansatzes",
            "summierbar",
            "bewilligt in Euro",
            "abgeflossen in Euro",
            "Bewilligungen ohne Betrag",
            "Hinweis",
            "Fundstelle",
        ],
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.foerderung", &[])),
    })
}

fn kennzahlen(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let k = kennzahl(l, &l.projekte()?, &l.tranchen()?, tag)?;
    let nenner = i64::from(k.projekte.erfasst);
    let unbekannt = i64::from(k.phasen.nicht_gemeldet);
    let phasen = [
        ("konzeption", k.phasen.konzeption),
        ("umsetzung", k.phasen.umsetzung),
        ("betrieb", k.phasen.betrieb),
        ("neu", k.phasen.neu),
        ("nicht_gemeldet", k.phasen.nicht_gemeldet),
        ("zurueckgestellt", k.phasen.zurueckgestellt),
        ("ausgeschieden", k.phasen.ausgeschieden),
    ];
    let mut zeilen: Vec<Vec<Wert>> = phasen
        .iter()
        .map(|(phase, zahl)| {
            let name = labels::text(&format!("phase.{phase}"), &[]);
            vec![
                Wert::Text(labels::text("liste.projekte_in_phase", &[("phase", &name)])),
                Wert::Zahl(i64::from(*zahl)),
                Wert::Zahl(nenner),
                Wert::Zahl(unbekannt),
            ]
        })
        .collect();
    let weitere = [
        ("liste.laut_vorlage", k.projekte.laut_vorlage),
        ("liste.bestaetigt", Some(k.projekte.bestaetigt)),
        ("liste.umfang", Some(k.burnup.umfang)),
        ("liste.basis", k.burnup.basis),
    ];
    for (name, zahl) in weitere {
        zeilen.push(vec![
            Wert::Text(labels::text(name, &[])),
            zahl.map_or_else(
                || Wert::Text(labels::text("geld.keine_angabe", &[])),
                |n| Wert::Zahl(i64::from(n)),
            ),
            Wert::Leer,
            Wert::Leer,
        ]);
    }
    Ok(Inhalt {
        koepfe: vec!["Kennzahl", "Wert", "Nenner", "davon unbekannt"],
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.phase", &[])),
    })
}
