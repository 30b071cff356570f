//! Charts: from the catalogue to the picture, the same for window, file and report.
//!
//! Order of events: [`galerie`] knows every chart by name, [`lage`] reads what a chart may need in one state,
//! [`projekte`], [`geld`], [`leistungen`] and [`karte`] turn it into the input of `ozg_report::diagramm`, [`unterschrift`] says
//! by which rule and from what.

mod galerie;
mod geld;
mod karte;
mod lage;
mod leistungen;
mod projekte;
mod unterschrift;

pub(crate) use self::lage::spanne;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use ozg_domain::regel::Regel as Feldregel;
use ozg_report::diagramm::DiagrammFehler;
use ozg_report::diagramm::bild::Bild;
use ozg_report::diagramm::format::Format;
use ozg_report::diagramm::png;
use ozg_report::tabelle::{Feldart, Tabelle, Zelle};
use ozg_store::StoreFehler;

use self::galerie::Art;
use self::lage::Lage;
use crate::angebot::umfang_lesen;
use crate::auftrag::Profil;
use crate::beiblatt::{Stand, mit_beiblatt};
use crate::dto::{
    ApiFehler, DiagrammDto, DiagrammWunsch, DiagrammartDto, ExportDto, FehlerCode, GebietDto, KarteDto,
    KartenWunsch, MarkeDto, PrognoseWunsch,
};
use crate::export::vorbereiten;
use crate::fehler::mit_pfad;
use crate::zeitpunkt::feldfehler;
use crate::{Anwendung, labels};

/// Width of a file: fits the text width of an A4 page at 150 dpi.
const DATEI_BREITE: u32 = 960;
/// Height of a file; charts with a row per project take what they need.
const DATEI_HOEHE: u32 = 480;

/// A drawn chart with its caption and the state that it shows.
struct Gezeichnet {
    bild: Bild,
    unterschrift: String,
    stand: Stand,
}

impl Anwendung {
    /// All charts of the gallery.
    #[must_use]
    pub fn diagramm_list(&self) -> Vec<DiagrammartDto> {
        Art::ALLE.iter().map(|a| a.dto()).collect()
    }

    /// One chart on a day.
    ///
    /// # Errors
    /// [`FehlerCode::NichtGefunden`] for an unknown chart, [`FehlerCode::EingabeUngueltig`] for another theme, scope or
    /// choice; as the catalogue reports; [`FehlerCode::Intern`] if it cannot be drawn.
    pub fn diagramm_get(
        &self,
        stichtag: NaiveDate,
        wunsch: &DiagrammWunsch,
    ) -> Result<DiagrammDto, ApiFehler> {
        let g = self.zeichnen(stichtag, wunsch, false)?;
        let (breite, hoehe) = groesse(&g.bild.svg).unwrap_or((wunsch.breite, wunsch.hoehe));
        Ok(DiagrammDto {
            name: wunsch.name.clone(),
            titel: g.bild.titel,
            befund: g.bild.befund,
            unterschrift: g.unterschrift,
            svg: g.bild.svg,
            breite,
            hoehe,
            koepfe: g.bild.tabelle.koepfe,
            zeilen: g.bild.tabelle.zeilen,
            marken: g
                .bild
                .marken
                .into_iter()
                .map(|m| MarkeDto { reihe: m.reihe, x: m.x, y: m.y, text: m.text, ziel: m.ziel })
                .collect(),
        })
    }

    /// Writes a chart to a file: SVG, PNG of the same SVG at twice the size, or its table as CSV. The picture bears
    /// title and caption, so that it can be cited alone.
    ///
    /// # Errors
    /// As [`Self::diagramm_get`]; [`FehlerCode::DateiUnlesbar`] for another ending than `.svg`, `.png` or `.csv`,
    /// [`FehlerCode::SchreibenFehlgeschlagen`].
    pub fn diagramm_schreiben(
        &self,
        stichtag: NaiveDate,
        wunsch: &DiagrammWunsch,
        profil: Profil,
        ziel: &Path,
    ) -> Result<ExportDto, ApiFehler> {
        let wunsch = DiagrammWunsch { breite: DATEI_BREITE, hoehe: DATEI_HOEHE, ..wunsch.clone() };
        let g = self.zeichnen(stichtag, &wunsch, true)?;
        let endung = ziel.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        let (datei, zeilen) = match endung.as_deref() {
            Some("svg") => {
                (vorbereiten(ziel, |d| std::io::Write::write_all(d, g.bild.svg.as_bytes()))?, None)
            }
            Some("png") => {
                let bytes = png::png(&g.bild.svg, 2.0)
                    .map_err(|e| mit_pfad(FehlerCode::Intern, ziel, e.to_string()))?;
                (vorbereiten(ziel, |d| std::io::Write::write_all(d, &bytes))?, None)
            }
            Some("csv") => {
                let datei = vorbereiten(ziel, |d| tabelle_schreiben(&g, stichtag, profil, d))?;
                (datei, u64::try_from(g.bild.tabelle.zeilen.len()).ok())
            }
            _ => {
                let params = BTreeMap::from([
                    ("pfad".to_owned(), ziel.display().to_string()),
                    ("grund".to_owned(), labels::text("datei.endung_bild", &[])),
                ]);
                let technik = "ending must be .svg, .png or .csv".to_owned();
                return Err(crate::fehler::fehler(FehlerCode::DateiUnlesbar, params, Vec::new(), technik));
            }
        };
        let eigene = [
            ("diagramm", wunsch.name.clone()),
            ("stichtag", stichtag.to_string()),
            ("titel", g.bild.titel.clone()),
            ("unterschrift", g.unterschrift.clone()),
        ];
        let eigene = eigene.into_iter().map(|(k, w)| (k.to_owned(), w.into())).collect();
        mit_beiblatt(datei, ziel, &g.stand, eigene, zeilen)?;
        Ok(ExportDto { datei: ziel.display().to_string(), zeilen: zeilen.unwrap_or(0) })
    }

    /// The map of the view Kommunen, with its areas for the keyboard.
    ///
    /// # Errors
    /// As [`Self::diagramm_get`].
    pub fn karte_get(&self, stichtag: NaiveDate, wunsch: &KartenWunsch) -> Result<KarteDto, ApiFehler> {
        let umfang = umfang_lesen(&wunsch.scope)?;
        let thema = thema(&wunsch.thema)?;
        let wahl = karte::Wahl::lesen(&wunsch.ebene, &wunsch.typ, &wunsch.leistung, &wunsch.gewaehlt)?;
        let lage = self.lage(stichtag, umfang)?;
        let unterschrift = unterschrift::karte(&lage, &wahl);
        let format = Format {
            breite: wunsch.breite,
            hoehe: wunsch.hoehe,
            thema,
            demodaten: lage.stand.demodaten(),
            unterschrift: None,
        };
        let werte = karte::werte(&lage, &wahl)?;
        let bild = karte::zeichnen(&lage, &wahl, &werte, &format).map_err(|e| zeichenfehler(&e))?;
        let punkte: BTreeMap<&str, (i32, i32)> =
            bild.marken.iter().map(|m| (m.ziel.rsplit('/').next().unwrap_or_default(), (m.x, m.y))).collect();
        let gebiete = werte
            .iter()
            .map(|w| {
                let (x, y) = punkte.get(w.ags.as_str()).copied().unwrap_or_default();
                GebietDto {
                    ags: w.ags.clone(),
                    name: w.name.clone(),
                    typ: w.typ.to_owned(),
                    zahl: w.zahl.map(Into::into),
                    klasse: None,
                    x,
                    y,
                }
            })
            .collect();
        Ok(KarteDto { titel: bild.titel, svg: bild.svg, befund: bild.befund, unterschrift, gebiete })
    }

    fn zeichnen(
        &self,
        stichtag: NaiveDate,
        wunsch: &DiagrammWunsch,
        datei: bool,
    ) -> Result<Gezeichnet, ApiFehler> {
        let art = Art::lesen(&wunsch.name).ok_or_else(|| StoreFehler::NichtGefunden {
            nomen: "Diagramm",
            schluessel: wunsch.name.chars().take(100).collect(),
        })?;
        let umfang = umfang_lesen(&wunsch.scope)?;
        let thema = thema(&wunsch.thema)?;
        let wahl = art.wahl(&wunsch.wahl)?;
        let lage = self.lage(stichtag, umfang)?;
        let prognose = match art {
            Art::Burnup => {
                self.prognose(stichtag, &PrognoseWunsch::default(), &mut |_, _| ControlFlow::Continue(()))?
            }
            _ => None,
        };
        let unterschrift = unterschrift::unterschrift(&lage, art, wahl, prognose.as_ref());
        let format = Format {
            breite: wunsch.breite,
            hoehe: wunsch.hoehe,
            thema,
            demodaten: lage.stand.demodaten(),
            unterschrift: datei.then_some(unterschrift.as_str()),
        };
        let bild = match art {
            Art::Burnup => projekte::burnup(&lage, prognose.as_ref(), &format),
            Art::Phasen => projekte::phasen(&lage, &format),
            Art::Gantt => projekte::gantt(&lage, &format),
            Art::Verzug => projekte::verzug(&lage, &format),
            Art::Aktualitaet => projekte::aktualitaet(&lage, &format),
            Art::Mittel => geld::mittel(&lage, wahl, &format),
            Art::Schere => geld::schere(&lage, &format),
            Art::Leiter => leistungen::leiter(&lage, &format),
            Art::Themenfelder => leistungen::themenfelder(&lage, wahl, &format),
            Art::Vierfelder => leistungen::vierfelder(&lage, &format),
            Art::Stufen => leistungen::stufen(&lage, &format),
            Art::Fortschritt => leistungen::fortschritt(&lage, wahl, &format),
            Art::Karte => {
                let wahl = karte::Wahl::von_typ(wahl)?;
                let werte = karte::werte(&lage, &wahl)?;
                karte::zeichnen(&lage, &wahl, &werte, &format)
            }
        }
        .map_err(|e| zeichenfehler(&e))?;
        Ok(Gezeichnet { bild, unterschrift, stand: lage.stand })
    }

    fn lage(
        &self,
        stichtag: NaiveDate,
        umfang: ozg_domain::angebot::katalog::Umfang,
    ) -> Result<Lage, ApiFehler> {
        self.lesen(|l| {
            let angebot = self.angebot(l)?;
            Lage::lesen(l, angebot, stichtag, umfang, self.bekannt_am())
        })
    }
}

fn thema(text: &str) -> Result<ozg_report::diagramm::Thema, ApiFehler> {
    match text {
        "hell" | "" => Ok(ozg_report::diagramm::Thema::Hell),
        "dunkel" => Ok(ozg_report::diagramm::Thema::Dunkel),
        _ => {
            let erlaubt = "hell, dunkel".to_owned();
            Err(feldfehler("thema", text, Feldregel::UnbekannterWert { erlaubt }))
        }
    }
}

fn zeichenfehler(e: &DiagrammFehler) -> ApiFehler {
    crate::fehler::fehler(FehlerCode::Intern, BTreeMap::new(), Vec::new(), e.to_string())
}

/// Width and height that the picture itself names.
fn groesse(svg: &str) -> Option<(u32, u32)> {
    let zahl = |name: &str| {
        let rest = svg.split_once(&format!(" {name}=\""))?.1;
        rest.split_once('"')?.0.parse().ok()
    };
    Some((zahl("width")?, zahl("height")?))
}

/// The table twin with the columns that every list ends with.
fn tabelle_schreiben(
    g: &Gezeichnet,
    stichtag: NaiveDate,
    profil: Profil,
    datei: &mut std::fs::File,
) -> std::io::Result<()> {
    let mut koepfe: Vec<&str> = g.bild.tabelle.koepfe.iter().map(String::as_str).collect();
    koepfe.extend(["Stichtag", "bekannt am", "Zählregel", "Katalogversion", "Datenart"]);
    let tag = stichtag.to_string();
    let bekannt = g.stand.bekannt_am.clone().unwrap_or_else(|| labels::text("liste.bekannt_am_jetzt", &[]));
    let datenart = labels::text(if g.stand.demodaten() { "datenart.demo" } else { "datenart.echt" }, &[]);
    let version = g.stand.katalog.katalogversion.clone().unwrap_or_default();
    let mut tabelle = Tabelle::beginnen(std::io::BufWriter::new(datei), profil, &koepfe)?;
    for zeile in &g.bild.tabelle.zeilen {
        let zellen = zeile.iter().map(|z| Zelle::Text(z, Feldart::Text)).chain([
            Zelle::Text(&tag, Feldart::Tag),
            Zelle::Text(&bekannt, Feldart::Text),
            Zelle::Text(&g.bild.titel, Feldart::Text),
            Zelle::Text(&version, Feldart::Text),
            Zelle::Text(&datenart, Feldart::Text),
        ]);
        tabelle.zeile(zellen)?;
    }
    tabelle.beenden()
}
