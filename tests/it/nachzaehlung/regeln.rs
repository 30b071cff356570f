//! Z1 to Z8 by the book: loops over services, LeiKa-Leistungen and Kommunen, nothing else.

use std::collections::BTreeSet;

use super::welt::{Kommune, Leika, Meldung, Ozg, Welt};

/// True, false, or (`None`) unknown.
type Tri = Option<bool>;

fn einer(faelle: impl IntoIterator<Item = Tri>) -> Tri {
    let faelle: Vec<Tri> = faelle.into_iter().collect();
    if faelle.contains(&Some(true)) {
        Some(true)
    } else if faelle.contains(&None) {
        None
    } else {
        Some(false)
    }
}

fn alle(faelle: impl IntoIterator<Item = Tri>) -> Tri {
    let faelle: Vec<Tri> = faelle.into_iter().collect();
    if faelle.contains(&Some(false)) {
        Some(false)
    } else if faelle.contains(&None) {
        None
    } else {
        Some(true)
    }
}

/// zaehler, nenner, unbekannt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bruch {
    pub(super) zaehler: u64,
    pub(super) nenner: u64,
    pub(super) unbekannt: u64,
}

impl Bruch {
    fn nimm(&mut self, wert: Tri, gewicht: u64) {
        self.nenner += gewicht;
        match wert {
            Some(true) => self.zaehler += gewicht,
            None => self.unbekannt += gewicht,
            Some(false) => {}
        }
    }

    pub(super) fn tripel(&self) -> (u64, u64, u64) {
        (self.zaehler, self.nenner, self.unbekannt)
    }
}

/// All rules on one day.
pub(super) struct Zaehlung {
    /// Z1 to Z5.
    pub(super) regeln: Vec<Bruch>,
    /// Z1 to Z4, Z7, Z8 of each service in scope.
    pub(super) leistungen: Vec<Einzeln>,
    /// Z6 of each Kommune.
    pub(super) kommunen: Vec<(String, Bruch)>,
}

pub(super) struct Einzeln {
    pub(super) ozg_id: String,
    pub(super) regeln: Vec<Bruch>,
}

/// A case: a LeiKa-Leistung, or the OZG-Leistung itself.
#[derive(Clone, Copy)]
struct Fall<'a> {
    ozg: &'a Ozg,
    leika: Option<&'a Leika>,
}

struct Zaehler<'a> {
    welt: &'a Welt,
    tag: &'a str,
    version: &'a str,
    scope: &'a str,
}

pub(super) fn zaehlen(welt: &Welt, tag: &str, scope: &str) -> Zaehlung {
    // The newest Katalogversion up to the day, else the first.
    let mut versionen: Vec<_> = welt.versionen.iter().collect();
    versionen.sort_by(|a, b| a.stand.cmp(&b.stand));
    let version = versionen.iter().rev().find(|v| v.stand.as_str() <= tag).or(versionen.first()).unwrap();
    let z = Zaehler { welt, tag, version: &version.kennung, scope };
    let leistungen: Vec<(&Ozg, Vec<Fall<'_>>)> =
        welt.ozg.iter().filter_map(|o| Some((o, z.faelle(o)?))).collect();
    let mut regeln = vec![Bruch::default(); 5];
    let mut einzelne = Vec::new();
    for (ozg, faelle) in &leistungen {
        let urteile =
            [z.irgendwo(faelle, 2), z.irgendwo(faelle, 3), z.ueberall(faelle, 2), z.vollstaendig(faelle)];
        let mut eigene = Vec::new();
        for (bruch, urteil) in regeln.iter_mut().zip(urteile) {
            bruch.nimm(urteil, 1);
            let mut b = Bruch::default();
            b.nimm(urteil, 1);
            eigene.push(b);
        }
        for fall in faelle {
            regeln[4].nimm(z.in_allen(fall, 3), 1);
        }
        let (z7, z8) = z.reichweite(faelle);
        eigene.extend([z7, z8]);
        einzelne.push(Einzeln { ozg_id: ozg.id.clone(), regeln: eigene });
    }
    let kommunen = welt
        .kommunen
        .iter()
        .map(|g| {
            let mut b = Bruch::default();
            for fall in leistungen.iter().flat_map(|(_, f)| f) {
                match z.zustaendig(fall) {
                    None => b.nimm(None, 1),
                    Some(typen) if typen.contains(g.typ) => b.nimm(z.erreicht(fall, g, 3), 1),
                    Some(_) => {}
                }
            }
            (g.ags.clone(), b)
        })
        .collect();
    Zaehlung { regeln, leistungen: einzelne, kommunen }
}

impl<'a> Zaehler<'a> {
    /// Whether something is part of the chosen Katalogversion.
    fn gilt(&self, seit: &str, entfallen: Option<&str>) -> bool {
        let stand = |v: &str| &self.welt.versionen.iter().find(|x| x.kennung == v).unwrap().stand;
        stand(seit) <= stand(self.version) && entfallen.is_none_or(|e| stand(e) > stand(self.version))
    }

    /// K(ℓ); `None` if ℓ is not in L.
    fn faelle(&self, ozg: &'a Ozg) -> Option<Vec<Fall<'a>>> {
        if !self.gilt(&ozg.seit, ozg.entfallen_mit.as_deref()) {
            return None;
        }
        let gezaehlte: Vec<&Leika> = self
            .welt
            .leika
            .iter()
            .filter(|k| k.ozg.as_deref() == Some(&ozg.id) && k.schluessel)
            .filter(|k| self.gilt(&k.seit, k.entfallen_mit.as_deref()))
            .collect();
        if gezaehlte.is_empty() {
            return Some(vec![Fall { ozg, leika: None }]);
        }
        let im_umfang: Vec<_> = gezaehlte
            .into_iter()
            .filter(|k| self.scope == "alle" || k.typ.as_deref() != Some("1"))
            .map(|k| Fall { ozg, leika: Some(k) })
            .collect();
        (!im_umfang.is_empty()).then_some(im_umfang)
    }

    /// Kinds of Kommune that must offer it; `None`: not known.
    fn zustaendig(&self, fall: &Fall<'_>) -> Option<BTreeSet<&'static str>> {
        let von = |leistung: &str| -> BTreeSet<&'static str> {
            self.welt
                .zustaendigkeit
                .iter()
                .filter(|z| z.leistung == leistung && (z.version.is_empty() || z.version == self.version))
                .map(|z| z.typ)
                .collect()
        };
        let eigene = fall.leika.map(|k| von(&k.kennung)).unwrap_or_default();
        let typen = if eigene.is_empty() { von(&fall.ozg.id) } else { eigene };
        (!typen.is_empty()).then_some(typen)
    }

    /// Z(k) as Kommunen; `None`: not known.
    fn kommunen(&self, fall: &Fall<'_>) -> Option<Vec<&'a Kommune>> {
        let typen = self.zustaendig(fall)?;
        Some(self.welt.kommunen.iter().filter(|g| typen.contains(g.typ)).collect())
    }

    /// Whether (k, g) reaches that Reifegrad.
    fn erreicht(&self, fall: &Fall<'_>, g: &Kommune, grad: i64) -> Tri {
        let leika = fall.leika.map(|k| k.kennung.as_str());
        for ort in [g.ags.as_str(), "05000000", "00000000"] {
            for leistung in leika.into_iter().chain([fall.ozg.id.as_str()]) {
                let reihen: Vec<&Meldung> = self
                    .welt
                    .meldungen
                    .iter()
                    .filter(|m| m.leistung == leistung && m.ags == ort && m.gueltig_ab.as_str() <= self.tag)
                    .collect();
                if reihen.is_empty() {
                    continue;
                }
                let loesungen: BTreeSet<&str> = reihen.iter().map(|m| m.loesung.as_str()).collect();
                return einer(loesungen.into_iter().map(|l| {
                    let juengste = reihen
                        .iter()
                        .filter(|m| m.loesung == l)
                        .max_by(|a, b| a.gueltig_ab.cmp(&b.gueltig_ab))
                        .unwrap();
                    meldet(juengste, grad)
                }));
            }
        }
        None
    }

    fn irgendwo(&self, faelle: &[Fall<'_>], grad: i64) -> Tri {
        einer(faelle.iter().map(|fall| {
            let kommunen = self.kommunen(fall).unwrap_or_else(|| self.welt.kommunen.iter().collect());
            if kommunen.is_empty() {
                return None;
            }
            einer(kommunen.iter().map(|g| self.erreicht(fall, g, grad)))
        }))
    }

    fn in_allen(&self, fall: &Fall<'_>, grad: i64) -> Tri {
        let kommunen = self.kommunen(fall)?;
        if kommunen.is_empty() {
            return None;
        }
        alle(kommunen.iter().map(|g| self.erreicht(fall, g, grad)))
    }

    fn ueberall(&self, faelle: &[Fall<'_>], grad: i64) -> Tri {
        einer(faelle.iter().map(|fall| self.in_allen(fall, grad)))
    }

    fn vollstaendig(&self, faelle: &[Fall<'_>]) -> Tri {
        alle(faelle.iter().map(|fall| self.in_allen(fall, 3)))
    }

    /// Z7 and Z8. Where it is not known who is responsible for a case, every Kommune may be, and none is sure.
    fn reichweite(&self, faelle: &[Fall<'_>]) -> (Bruch, Bruch) {
        let typen: Vec<_> = faelle.iter().map(|f| self.zustaendig(f)).collect();
        let offen = typen.contains(&None);
        let (mut z7, mut z8) = (Bruch::default(), Bruch::default());
        for g in &self.welt.kommunen {
            if !offen && !typen.iter().flatten().any(|t| t.contains(g.typ)) {
                continue;
            }
            let wert = if offen { None } else { einer(faelle.iter().map(|fall| self.erreicht(fall, g, 3))) };
            z7.nimm(wert, 1);
            z8.nimm(wert, g.einwohner.unwrap_or(0));
        }
        (z7, z8)
    }
}

/// What one report says of a threshold.
fn meldet(m: &Meldung, schwelle: i64) -> Tri {
    match m.stand.as_str() {
        "geplant" | "abgeschaltet" => Some(false),
        _ => match (m.modell.as_str(), m.reifegrad) {
            ("1.1", Some(grad)) if m.art == "mindestens" => (schwelle <= grad).then_some(true),
            ("1.1", Some(grad)) => Some(grad >= schwelle),
            _ => None,
        },
    }
}
