//! Lists for reading: what the window shows, with the figures, ending in Stichtag, state of knowledge, Zählregel
//! where one applies, Katalogversion and Datenart.

use std::io::BufWriter;
use std::path::Path;

use chrono::NaiveDate;
use ozg_domain::angebot::katalog::Umfang;
use ozg_domain::angebot::regeln::zahlen;
use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::{Angebot, Leser, StoreFehler};

use crate::auftrag::{Listenart, Profil};
use crate::beiblatt::{Stand, mit_beiblatt};
use crate::dto::{ApiFehler, ExportDto};
use crate::export::vorbereiten;
use crate::kennzahl::kennzahl;
use crate::leistung::saetze;
use crate::{Anwendung, geldseite, kommune, labels, leistung, projekt, rahmenliste, uebersicht};

/// A cell of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wert {
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

    /// The text that names a row.
    fn name(&self) -> String {
        match self {
            Self::Text(t) | Self::Tag(t) | Self::Dezimal(t) => t.clone(),
            Self::Zahl(n) | Self::Geld(n) => n.to_string(),
            Self::Leer => String::new(),
        }
    }

    pub(crate) fn text(t: Option<String>) -> Self {
        t.filter(|t| !t.is_empty()).map_or(Self::Leer, Self::Text)
    }

    pub(crate) fn tag(t: Option<String>) -> Self {
        t.map_or(Self::Leer, Self::Tag)
    }

    fn geld(c: Option<i64>) -> Self {
        c.map_or_else(|| Self::Text(labels::text("geld.keine_angabe", &[])), Self::Geld)
    }
}

/// Header and rows of a list, without the closing columns.
pub(crate) struct Inhalt {
    pub(crate) koepfe: Vec<&'static str>,
    /// Key of each row, for choosing rows.
    pub(crate) schluessel: Vec<String>,
    pub(crate) zeilen: Vec<Vec<Wert>>,
    pub(crate) zaehlregel: Option<String>,
}

impl Inhalt {
    /// Keeps those rows in that order.
    fn waehlen(&mut self, wunsch: &[String]) {
        let mut je_schluessel: std::collections::HashMap<String, Vec<Wert>> =
            std::mem::take(&mut self.schluessel).into_iter().zip(std::mem::take(&mut self.zeilen)).collect();
        self.zeilen = wunsch.iter().filter_map(|k| je_schluessel.remove(k)).collect();
    }
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
        self.liste_auswahl(art, profil, stichtag, None, ziel)
    }

    /// Writes those rows of a list, in that order; keys that are not in the list (any more) are left out.
    ///
    /// # Errors
    /// As [`Self::liste`].
    pub fn liste_auswahl(
        &self,
        art: Listenart,
        profil: Profil,
        stichtag: NaiveDate,
        schluessel: Option<&[String]>,
        ziel: &Path,
    ) -> Result<ExportDto, ApiFehler> {
        let (mut inhalt, stand) = self.lesen(|l| {
            let inhalt = match art {
                Listenart::Projekte => projekte(l, stichtag)?,
                Listenart::Leistungen => leistungen(l, stichtag)?,
                Listenart::Kommunen => kommunen(l, stichtag)?,
                Listenart::Quellen => quellen(l)?,
                Listenart::Foerderung => foerderung(l, stichtag)?,
                Listenart::Bewilligungen => bewilligungen(l, stichtag)?,
                Listenart::Programme => programme(l, stichtag)?,
                Listenart::Kennzahlen => kennzahlen(l, self.angebot(l)?.as_ref(), stichtag)?,
                Listenart::Rahmen(liste) => rahmenliste::inhalt(l, liste, stichtag)?,
            };
            Ok((inhalt, Stand::lesen(l, self.bekannt_am())?))
        })?;
        if let Some(wunsch) = schluessel {
            inhalt.waehlen(wunsch);
        }
        let mut koepfe = inhalt.koepfe;
        koepfe.extend(["Stichtag", "bekannt am"]);
        let bekannt_am =
            stand.bekannt_am.clone().unwrap_or_else(|| labels::text("liste.bekannt_am_jetzt", &[]));
        let mut schluss = vec![Wert::Tag(stichtag.to_string()), Wert::Text(bekannt_am)];
        if let Some(regel) = inhalt.zaehlregel {
            koepfe.push("Zählregel");
            schluss.push(Wert::Text(regel));
        }
        koepfe.extend(["Katalogversion", "Datenart"]);
        schluss.push(Wert::text(stand.katalog.katalogversion.clone()));
        let datenart = if stand.katalog.startwert.is_some() { "datenart.demo" } else { "datenart.echt" };
        schluss.push(Wert::Text(labels::text(datenart, &[])));
        let datei = vorbereiten(ziel, |datei| {
            let mut tabelle = Tabelle::beginnen(BufWriter::new(datei), profil, &koepfe)?;
            for zeile in &inhalt.zeilen {
                tabelle.zeile(zeile.iter().chain(&schluss).map(Wert::zelle))?;
            }
            tabelle.beenden()
        })?;
        let zeilen = u64::try_from(inhalt.zeilen.len()).unwrap_or(u64::MAX);
        let profil = if profil == Profil::Excel { "excel" } else { "opendata" };
        let stichtag = stichtag.to_string();
        let eigene = [("liste", art.wort()), ("profil", profil), ("stichtag", stichtag.as_str())];
        let eigene = eigene.into_iter().map(|(k, w)| (k.to_owned(), w.into())).collect();
        mit_beiblatt(datei, ziel, &stand, eigene, Some(zeilen))?;
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen })
    }
}

fn projekte(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let mut zusaetze = l.projektzusaetze(tag)?;
    let bis = uebersicht::bekannt_bis(l, tag)?;
    let (mut schluessel, mut zeilen) = (Vec::new(), Vec::new());
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
        let efa = z.efa.as_ref().map(|e| labels::text(&format!("efa.{e}"), &[]));
        schluessel.push(z.kuerzel.clone());
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
            Wert::Text(efa.unwrap_or_else(|| labels::text("geld.keine_angabe", &[]))),
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
            "EfA",
        ],
        schluessel,
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.phase", &[])),
    })
}

fn leistungen(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let lagen: std::collections::BTreeMap<_, _> =
        saetze(l, "lage")?.iter().map(|s| (s.text("name"), s.text("themenfeld"))).collect();
    let mut leika = std::collections::BTreeMap::<String, i64>::new();
    for s in saetze(l, "leika_leistung")? {
        if s.wert("leika_schluessel").is_some() && s.wert("entfallen_mit").is_none() {
            *leika.entry(s.text("ozg_leistung")).or_default() += 1;
        }
    }
    let mut projekte = std::collections::BTreeMap::<String, Vec<String>>::new();
    let aufgenommen = leistung::projekte(l, tag)?;
    for s in saetze(l, "projekt_leistung")? {
        let kuerzel = s.text("projekt");
        if aufgenommen.contains_key(&kuerzel) {
            projekte.entry(s.text("leistung")).or_default().push(kuerzel);
        }
    }
    let in_kraft: Vec<_> =
        saetze(l, "ozg_leistung")?.into_iter().filter(|s| s.wert("entfallen_mit").is_none()).collect();
    let zeilen = in_kraft
        .iter()
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
        schluessel: in_kraft.iter().map(|s| s.text("ozg_id")).collect(),
        zeilen,
        zaehlregel: None,
    })
}

fn kommunen(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let alle = kommune::kommunen(l, tag)?;
    let zeilen = alle
        .iter()
        .map(|k| {
            let mut projekte: Vec<_> = k.projekte.iter().map(|p| p.titel.as_str()).collect();
            projekte.dedup();
            vec![
                Wert::Text(k.name.clone()),
                Wert::Text(k.ags.clone()),
                Wert::Text(k.typ.clone()),
                Wert::text(k.kreis.clone()),
                Wert::text(k.regierungsbezirk.clone()),
                k.einwohner.map_or(Wert::Leer, Wert::Zahl),
                Wert::tag(k.einwohner_stand.clone()),
                k.flaeche_km2.clone().map_or(Wert::Leer, Wert::Dezimal),
                Wert::text(Some(projekte.join("|"))),
                Wert::text(Some(k.dienstleister.join("|"))),
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
            "Projekte",
            "IT-Dienstleister mit Sitz",
        ],
        schluessel: alle.iter().map(|k| k.ags.clone()).collect(),
        zeilen,
        zaehlregel: None,
    })
}

fn quellen(l: &Leser<'_>) -> Result<Inhalt, StoreFehler> {
    let mut anzahl = std::collections::BTreeMap::<String, i64>::new();
    for z in l.quellenzahlen()? {
        if let Some(quelle) = z.quelle {
            *anzahl.entry(quelle).or_default() += i64::from(z.anzahl);
        }
    }
    let alle = saetze(l, "quelle")?;
    let zeilen = alle
        .iter()
        .map(|s| {
            vec![
                Wert::Text(s.text("fundstelle")),
                Wert::text(Some(s.text("art"))),
                Wert::tag(s.wert("stand_am").map(|_| s.text("stand_am"))),
                Wert::text(Some(s.text("hinweis"))),
                Wert::Zahl(anzahl.get(&s.text("kennung")).copied().unwrap_or(0)),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec!["Fundstelle", "Art", "Stand", "Hinweis", "Tatsachen"],
        schluessel: alle.iter().map(|s| s.text("kennung")).collect(),
        zeilen,
        zaehlregel: None,
    })
}

fn foerderung(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let tranchen = l.tranchen()?;
    let zeilen = tranchen
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
        schluessel: tranchen.iter().map(|t| t.kennung.clone()).collect(),
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.foerderung", &[])),
    })
}

fn bewilligungen(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let alle = geldseite::bewilligungen(l, tag, None)?;
    let keine_angabe = labels::text("geld.keine_angabe", &[]);
    let zeilen = alle
        .iter()
        .map(|b| {
            let ohne_betrag = b.abrufe.iter().filter(|a| a.betrag_text == keine_angabe).count();
            vec![
                Wert::text(b.projekt_titel.clone()),
                Wert::text(b.projekt.clone()),
                Wert::Text(b.programm_titel.clone()),
                Wert::text(b.gegenstand.clone()),
                Wert::Text(b.stand.clone()),
                Wert::tag(b.datum.clone()),
                Wert::geld(b.betrag_cent),
                Wert::geld(b.abgeflossen_cent),
                Wert::Zahl(i64::try_from(ohne_betrag).unwrap_or(i64::MAX)),
                Wert::Text(b.quelle.clone().unwrap_or_else(|| labels::text("unbelegt", &[]))),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec![
            "Projekt",
            "Kürzel",
            "Programm",
            "Gegenstand",
            "Stand",
            "Datum",
            "Betrag in Euro",
            "abgeflossen in Euro",
            "Abrufe ohne Betrag",
            "Fundstelle",
        ],
        schluessel: alle.iter().map(|b| b.kennung.clone()).collect(),
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.bewilligungen", &[])),
    })
}

fn programme(l: &Leser<'_>, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
    let bewilligungen = geldseite::bewilligungen(l, tag, None)?;
    let alle = geldseite::programme(l, &geldseite::tranchensaetze(l)?, &bewilligungen)?;
    let zeilen = alle
        .iter()
        .map(|p| {
            vec![
                Wert::Text(p.titel.clone()),
                Wert::text(p.geber.clone()),
                Wert::Zahl(i64::from(p.tranchen)),
                Wert::Zahl(i64::from(p.bewilligungen)),
                Wert::Text(p.quelle.clone().unwrap_or_else(|| labels::text("unbelegt", &[]))),
            ]
        })
        .collect();
    Ok(Inhalt {
        koepfe: vec!["Programm", "Geber", "Tranchen", "Bewilligungen", "Fundstelle"],
        schluessel: alle.iter().map(|p| p.kennung.clone()).collect(),
        zeilen,
        zaehlregel: None,
    })
}

fn kennzahlen(l: &Leser<'_>, angebot: &Angebot, tag: NaiveDate) -> Result<Inhalt, StoreFehler> {
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
    for umfang in [Umfang::Kommunal, Umfang::Alle] {
        let z = zahlen(&angebot.katalog.sicht_am(tag, umfang), &angebot.bestand, tag);
        for (z, regel) in z.leistungen.iter().chain([&z.leika]).zip(["Z1", "Z2", "Z3", "Z4", "Z5"]) {
            let name = labels::text(&format!("zaehlregel.{regel}"), &[]);
            let params = [("regel", regel), ("name", name.as_str()), ("umfang", umfang.wort())];
            let zahl = |n: u64| Wert::Zahl(i64::try_from(n).unwrap_or(i64::MAX));
            zeilen.push(vec![
                Wert::Text(labels::text("liste.zaehlregel", &params)),
                zahl(z.zaehler),
                zahl(z.nenner),
                zahl(z.unbekannt),
            ]);
        }
    }
    Ok(Inhalt {
        koepfe: vec!["Kennzahl", "Wert", "Nenner", "davon unbekannt"],
        schluessel: zeilen.iter().map(|z| z.first().map(Wert::name).unwrap_or_default()).collect(),
        zeilen,
        zaehlregel: Some(labels::text("zaehlregel.phase", &[])),
    })
}
