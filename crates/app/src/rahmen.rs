//! The view Rahmen: what carries the programme, on a Stichtag.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ozg_domain::frist::{self, Fristlage};
use ozg_domain::rahmen::{REGIERUNGSBEZIRKE, Vertragsstand, Vertragstage, regierungsbezirk};
use ozg_domain::wert::Wert;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::{Leser, Satz, StoreFehler};

use crate::Anwendung;
use crate::dto::{
    ApiFehler, BezirkDto, FristDto, FristangabeDto, FundstelleDto, GremiumDto, KonformitaetDto, LoesungDto,
    ModellprojektDto, ModellregionDto, PortalDto, RahmenDto, StandardDto, VeranstaltungDto, VereinbarungDto,
    VertragDto, VertragszahlDto,
};
use crate::leistung::{saetze, text};
use crate::messwert::{eigene, messwerte};
use crate::projekt::zeitangabe;

impl Anwendung {
    /// Bodies, agreements, events, deadlines, standards, portals, model regions and published figures.
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn rahmen_get(&self, stichtag: NaiveDate) -> Result<RahmenDto, ApiFehler> {
        self.lesen(|l| {
            let mut r = rahmen(l, stichtag)?;
            let angebot = self.angebot(l)?;
            for m in &mut r.messwerte {
                m.eigene = eigene(&angebot, m);
            }
            Ok(r)
        })
    }
}

pub(crate) fn rahmen(l: &Leser<'_>, stichtag: NaiveDate) -> Result<RahmenDto, StoreFehler> {
    let fundstellen = Fundstellen(l.quellen_nach_text()?);
    let loesungen = saetze(l, "loesung")?;
    let (vertraege, vereinbarungen): (Vec<_>, Vec<_>) =
        saetze(l, "vereinbarung")?.into_iter().partition(ist_vertrag);
    let vertraege = vertragsliste(&vertraege, &loesungen, &fundstellen, stichtag);
    let (modellregionen, modellprojekte_ohne_region) = modellregionen(l, &fundstellen)?;
    let (messwerte, messwerte_spaeter) = messwerte(l, &fundstellen, stichtag)?;
    Ok(RahmenDto {
        gremien: gremien(l, &fundstellen)?,
        vereinbarungen: vereinbarungsliste(&vereinbarungen, &fundstellen, stichtag),
        vertragszahlen: vertragszahlen(&vertraege),
        vertraege,
        bezirke: bezirke(l, &fundstellen, stichtag)?,
        fristen: fristen(l, &fundstellen, stichtag)?,
        standards: standards(l, &fundstellen)?,
        loesungen: loesungsliste(&loesungen, &fundstellen),
        konformitaeten: konformitaeten(l, &fundstellen, stichtag)?,
        portale: portale(l, &fundstellen, stichtag)?,
        modellregionen,
        modellprojekte_ohne_region,
        messwerte,
        messwerte_spaeter,
    })
}

/// Keys of the sources by their text.
pub(crate) struct Fundstellen(BTreeMap<String, String>);

impl Fundstellen {
    /// The source of a row; `None`: unbelegt.
    pub(crate) fn von(&self, s: &Satz) -> Option<FundstelleDto> {
        let text = text(s, "quelle")?;
        Some(FundstelleDto { kennung: self.0.get(&text).cloned().unwrap_or_default(), text })
    }
}

/// The rough date of a row.
pub(crate) fn zeit(s: &Satz) -> Zeitangabe {
    let genauigkeit = Genauigkeit::lesen(&s.text("genauigkeit")).unwrap_or(Genauigkeit::Undatiert);
    Zeitangabe::neu(tag(s, "datum"), genauigkeit).unwrap_or_else(|_| Zeitangabe::undatiert())
}

fn tag(s: &Satz, kopf: &str) -> Option<NaiveDate> {
    match s.wert(kopf) {
        Some(Wert::Tag(d)) => Some(*d),
        _ => None,
    }
}

fn nach(z: &Zeitangabe, stichtag: NaiveDate) -> bool {
    z.datum().is_some_and(|d| d > stichtag)
}

/// Lines of a list cell.
fn liste(s: &Satz, kopf: &str) -> Vec<String> {
    s.text(kopf).split('|').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

fn gremien(l: &Leser<'_>, fundstellen: &Fundstellen) -> Result<Vec<GremiumDto>, StoreFehler> {
    let mut aus: Vec<_> = saetze(l, "gremium")?
        .iter()
        .map(|s| GremiumDto {
            kennung: s.text("kennung"),
            name: s.text("name"),
            art: text(s, "art"),
            traeger: text(s, "traeger"),
            aufgabe: text(s, "aufgabe"),
            quelle: fundstellen.von(s),
        })
        .collect();
    aus.sort_by(|a, b| (&a.name, &a.kennung).cmp(&(&b.name, &b.kennung)));
    Ok(aus)
}

/// Whether an agreement is a reuse contract: it names what only such a one has.
fn ist_vertrag(s: &Satz) -> bool {
    ["loesung", "nutzer", "interesse_am", "vertrag_am", "angeschlossen_am"]
        .iter()
        .any(|k| s.wert(k).is_some())
}

fn vereinbarungsliste(alle: &[Satz], fundstellen: &Fundstellen, stichtag: NaiveDate) -> Vec<VereinbarungDto> {
    let mut aus: Vec<_> = alle
        .iter()
        .map(|s| {
            let zeit = zeit(s);
            VereinbarungDto {
                kennung: s.text("kennung"),
                titel: s.text("titel"),
                art: text(s, "art"),
                nach_stichtag: nach(&zeit, stichtag),
                zeit: zeitangabe(&zeit),
                parteien: liste(s, "parteien"),
                gegenstand: text(s, "gegenstand"),
                stand: text(s, "stand"),
                quelle: fundstellen.von(s),
            }
        })
        .collect();
    aus.sort_by_cached_key(|v| (spaet(v.zeit.datum.as_ref()), v.titel.clone(), v.kennung.clone()));
    aus
}

/// Key that puts undated ones last.
fn spaet(datum: Option<&String>) -> (bool, String) {
    (datum.is_none(), datum.cloned().unwrap_or_default())
}

fn vertragsliste(
    alle: &[Satz],
    loesungen: &[Satz],
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Vec<VertragDto> {
    let titel: BTreeMap<String, String> =
        loesungen.iter().map(|s| (s.text("kennung"), s.text("titel"))).collect();
    let mut aus: Vec<_> = alle
        .iter()
        .map(|s| {
            let tage = Vertragstage {
                interesse_am: tag(s, "interesse_am"),
                vertrag_am: tag(s, "vertrag_am"),
                angeschlossen_am: tag(s, "angeschlossen_am"),
            };
            let (stand, seit) = tage.stand(stichtag);
            VertragDto {
                kennung: s.text("kennung"),
                titel: s.text("titel"),
                loesung: text(s, "loesung").map(|k| titel.get(&k).cloned().unwrap_or(k)),
                nutzer: text(s, "nutzer"),
                stand: stand.wort().to_owned(),
                seit: seit.map(|d| d.to_string()),
                interesse_am: text(s, "interesse_am"),
                vertrag_am: text(s, "vertrag_am"),
                angeschlossen_am: text(s, "angeschlossen_am"),
                quelle: fundstellen.von(s),
            }
        })
        .collect();
    aus.sort_by(|a, b| {
        (&a.loesung, &a.nutzer, &a.titel, &a.kennung).cmp(&(&b.loesung, &b.nutzer, &b.titel, &b.kennung))
    });
    aus
}

fn vertragszahlen(vertraege: &[VertragDto]) -> Vec<VertragszahlDto> {
    Vertragsstand::ALLE
        .into_iter()
        .map(|stand| VertragszahlDto {
            stand: stand.wort().to_owned(),
            anzahl: zahl(vertraege.iter().filter(|v| v.stand == stand.wort()).count()),
        })
        .filter(|z| z.anzahl > 0)
        .collect()
}

fn zahl(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn bezirke(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Result<Vec<BezirkDto>, StoreFehler> {
    let mut je_bezirk: BTreeMap<Option<&str>, Vec<VeranstaltungDto>> = BTreeMap::new();
    for s in saetze(l, "veranstaltung")? {
        let ort = text(&s, "regierungsbezirk");
        let bezirk = ort.as_deref().and_then(regierungsbezirk);
        let zeit = zeit(&s);
        je_bezirk.entry(bezirk).or_default().push(VeranstaltungDto {
            kennung: s.text("kennung"),
            titel: s.text("titel"),
            art: text(&s, "art"),
            ort: ort.filter(|_| bezirk.is_none()),
            nach_stichtag: nach(&zeit, stichtag),
            zeit: zeitangabe(&zeit),
            quelle: fundstellen.von(&s),
        });
    }
    let mut aus: Vec<_> = REGIERUNGSBEZIRKE
        .into_iter()
        .map(|name| BezirkDto {
            name: Some(name.to_owned()),
            veranstaltungen: je_bezirk.remove(&Some(name)).unwrap_or_default(),
        })
        .collect();
    if let Some(veranstaltungen) = je_bezirk.remove(&None) {
        aus.push(BezirkDto { name: None, veranstaltungen });
    }
    for b in &mut aus {
        b.veranstaltungen
            .sort_by_cached_key(|v| (spaet(v.zeit.datum.as_ref()), v.titel.clone(), v.kennung.clone()));
    }
    Ok(aus)
}

fn fristen(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Result<Vec<FristangabeDto>, StoreFehler> {
    let mut aus = Vec::new();
    for s in saetze(l, "frist")? {
        // A deadline without a day cannot be on record.
        let Some(datum) = tag(&s, "datum") else {
            continue;
        };
        let (tage_bis, tage_ueberschritten) = match frist::lage(stichtag, datum) {
            Fristlage::Bis(n) => (Some(n), None),
            Fristlage::Ueberschritten(n) => (None, Some(n)),
        };
        aus.push(FristangabeDto {
            kennung: s.text("kennung"),
            titel: s.text("titel"),
            frist: FristDto { datum: datum.to_string(), tage_bis, tage_ueberschritten },
            rechtsgrundlage: text(&s, "rechtsgrundlage"),
            quelle: fundstellen.von(&s),
        });
    }
    aus.sort_by(|a, b| (&a.frist.datum, &a.titel, &a.kennung).cmp(&(&b.frist.datum, &b.titel, &b.kennung)));
    Ok(aus)
}

fn standards(l: &Leser<'_>, fundstellen: &Fundstellen) -> Result<Vec<StandardDto>, StoreFehler> {
    let mut aus: Vec<_> = saetze(l, "standard")?
        .iter()
        .map(|s| StandardDto {
            kennung: s.text("kennung"),
            titel: s.text("titel"),
            herausgeber: text(s, "herausgeber"),
            gegenstand: text(s, "gegenstand"),
            quelle: fundstellen.von(s),
        })
        .collect();
    aus.sort_by(|a, b| (&a.titel, &a.kennung).cmp(&(&b.titel, &b.kennung)));
    Ok(aus)
}

fn loesungsliste(alle: &[Satz], fundstellen: &Fundstellen) -> Vec<LoesungDto> {
    let mut aus: Vec<_> = alle
        .iter()
        .map(|s| LoesungDto {
            kennung: s.text("kennung"),
            titel: s.text("titel"),
            anbieter: text(s, "anbieter"),
            quelle: fundstellen.von(s),
        })
        .collect();
    aus.sort_by(|a, b| (&a.titel, &a.kennung).cmp(&(&b.titel, &b.kennung)));
    aus
}

/// What was checked up to the Stichtag; without a day it always holds.
fn konformitaeten(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Result<Vec<KonformitaetDto>, StoreFehler> {
    Ok(saetze(l, "konformitaet")?
        .iter()
        .filter(|s| tag(s, "geprueft_am").is_none_or(|d| d <= stichtag))
        .map(|s| KonformitaetDto {
            loesung: s.text("loesung"),
            standard: s.text("standard"),
            stand: s.text("stand"),
            geprueft_am: text(s, "geprueft_am"),
            hinweis: text(s, "hinweis"),
            quelle: fundstellen.von(s),
        })
        .collect())
}

fn portale(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Result<Vec<PortalDto>, StoreFehler> {
    let mut aus: Vec<_> = saetze(l, "portal")?
        .iter()
        .map(|s| PortalDto {
            kennung: s.text("kennung"),
            name: s.text("name"),
            betreiber: text(s, "betreiber"),
            pflicht: text(s, "pflicht").map(|p| p == "ja"),
            portalverbund_seit: text(s, "portalverbund_seit"),
            nach_stichtag: tag(s, "portalverbund_seit").is_some_and(|d| d > stichtag),
            quelle: fundstellen.von(s),
        })
        .collect();
    aus.sort_by(|a, b| (&a.name, &a.kennung).cmp(&(&b.name, &b.kennung)));
    Ok(aus)
}

/// Regions with their projects, and the projects that name none.
fn modellregionen(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
) -> Result<(Vec<ModellregionDto>, Vec<ModellprojektDto>), StoreFehler> {
    let portale: BTreeMap<String, String> =
        saetze(l, "portal")?.iter().map(|s| (s.text("kennung"), s.text("name"))).collect();
    let projekte = saetze(l, "modellprojekt")?;
    let mut je_region: BTreeMap<Option<String>, Vec<ModellprojektDto>> = BTreeMap::new();
    for s in &projekte {
        let leistung = text(s, "leistung");
        je_region.entry(text(s, "modellregion")).or_default().push(ModellprojektDto {
            kennung: s.text("kennung"),
            titel: s.text("titel"),
            traeger: liste(s, "traeger"),
            status: text(s, "status"),
            leistung_name: leistung.as_deref().map(|k| l.leistungsname(k)).transpose()?.flatten(),
            leistung,
            portal: text(s, "portal").map(|k| portale.get(&k).cloned().unwrap_or(k)),
            nachnutzung: text(s, "nachnutzung"),
            quelle: fundstellen.von(s),
        });
    }
    for p in je_region.values_mut() {
        p.sort_by(|a, b| (&a.titel, &a.kennung).cmp(&(&b.titel, &b.kennung)));
    }
    let ohne = je_region.remove(&None).unwrap_or_default();
    let mut regionen: Vec<_> = saetze(l, "modellregion")?
        .iter()
        .map(|s| {
            let regierungsbezirk = s.text("regierungsbezirk");
            ModellregionDto {
                leitkommune: s.text("leitkommune"),
                partner: liste(s, "partner"),
                programm_von: text(s, "programm_von"),
                programm_bis: text(s, "programm_bis"),
                quelle: fundstellen.von(s),
                projekte: je_region.remove(&Some(regierungsbezirk.clone())).unwrap_or_default(),
                regierungsbezirk,
            }
        })
        .collect();
    regionen.sort_by(|a, b| a.regierungsbezirk.cmp(&b.regierungsbezirk));
    Ok((regionen, ohne))
}
