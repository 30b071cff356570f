//! An in-memory catalogue that takes entries and refuses what the rules refuse.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::NaiveDate;
use ozg_domain::foerderung::{Abruf, Bewilligung, Tranche};
use ozg_domain::geld::{Betragsgenauigkeit, Cent};
use ozg_domain::kennzahl::{Phasenzahlen, phasen};
use ozg_domain::nomen::{Art, nomen};
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Projekt, Schritt as Stufe};
use ozg_domain::wert::{Profil, lesen, schreiben, zeile_pruefen};
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};

use super::super::{Entwurf, Schritt, Stamm};

/// One row: header and cell in profile opendata.
pub(super) type Zeile = BTreeMap<&'static str, String>;
type Schluessel = Vec<String>;

#[derive(Clone)]
pub(super) struct Bestand {
    seed: u64,
    zeilen: BTreeMap<&'static str, BTreeMap<Schluessel, Zeile>>,
    leistungen: BTreeSet<String>,
    themenfelder: BTreeSet<String>,
    ags: BTreeSet<String>,
    pub(super) rueckschritte: u32,
    pub(super) basis_geaendert: u32,
}

const TRANCHEN: [(&str, &str, i64); 5] = [
    ("ccd-koordination", "ccd-kdn", 6_400_000),
    ("kommunale-projekte-2020", "kommunale-projekte", 6_700_000),
    ("kommunale-projekte-2021-2022", "kommunale-projekte", 6_100_000),
    ("kommunalportal-2020", "kommunalportal", 2_000_000),
    ("kommunalportal-2021-2022", "kommunalportal", 7_720_000),
];

/// The shipped rows, read once.
pub(super) fn stamm() -> &'static Stamm {
    static STAMM: OnceLock<Stamm> = OnceLock::new();
    STAMM.get_or_init(|| crate::auslieferung::demo_stamm().unwrap())
}

impl Bestand {
    pub(super) fn neu(seed: u64) -> Self {
        let l = &stamm().leistungen;
        let mut ags: BTreeSet<_> = stamm().kommunen.iter().map(|k| k.ags.clone()).collect();
        ags.extend(["05000000".to_owned(), "00000000".to_owned()]);
        let leika = l.iter().flat_map(|l| l.leika.iter().cloned());
        Self {
            seed,
            zeilen: BTreeMap::new(),
            leistungen: l.iter().map(|l| l.ozg_id.clone()).chain(leika).collect(),
            themenfelder: l.iter().map(|l| l.themenfeld.clone()).collect(),
            ags,
            rueckschritte: 0,
            basis_geaendert: 0,
        }
    }

    pub(super) fn zeilen(&self, name: &str) -> &BTreeMap<Schluessel, Zeile> {
        static KEINE: BTreeMap<Schluessel, Zeile> = BTreeMap::new();
        self.zeilen.get(name).unwrap_or(&KEINE)
    }

    pub(super) fn anwenden(&mut self, e: &Entwurf) {
        let mut gesehen = BTreeSet::new();
        for s in &e.schritte {
            match s {
                Schritt::Setzen { nomen: name, felder } => {
                    let key = self.setzen(e, name, felder);
                    assert!(gesehen.insert((*name, key)), "seed {}: row twice in {e:?}", self.seed);
                }
                Schritt::Entfernen { nomen: name, schluessel } => {
                    if *name == "meilenstein" && schluessel[2] == "ist" {
                        assert!(e.grund.is_some());
                        self.rueckschritte += 1;
                    }
                    let weg = self.zeilen.get_mut(name).and_then(|z| z.remove(schluessel));
                    assert!(weg.is_some(), "seed {}: nothing to remove in {e:?}", self.seed);
                }
            }
        }
    }

    fn setzen(&mut self, e: &Entwurf, name: &'static str, felder: &[(&'static str, String)]) -> Schluessel {
        let n = nomen(name).unwrap();
        for (kopf, _) in felder {
            assert!(n.feld(kopf).is_some(), "{name}.{kopf}");
        }
        let neu: Zeile = felder.iter().cloned().collect();
        assert_eq!(neu.len(), felder.len(), "a field twice in {e:?}");
        let key: Schluessel = n.schluessel().map(|f| neu[f.kopf].clone()).collect();
        assert!(key.iter().all(|k| !k.contains('~')), "{key:?}");
        let alt = self.zeilen.get(name).and_then(|z| z.get(&key)).cloned();
        let mut zeile = alt.clone().unwrap_or_default();
        zeile.extend(neu);
        let mut werte = Vec::new();
        for f in n.felder {
            let zelle = zeile.get(f.kopf).cloned().unwrap_or_default();
            let wert = lesen(f, &zelle, Profil::Opendata)
                .unwrap_or_else(|r| panic!("seed {}: {name}.{} {zelle}: {r} in {e:?}", self.seed, f.kopf));
            werte.push(wert);
            self.verweis(e, f.art, &zelle);
        }
        zeile_pruefen(n, &mut werte).unwrap_or_else(|r| panic!("seed {}: {r} in {e:?}", self.seed));
        for (f, w) in n.felder.iter().zip(&werte) {
            zeile.insert(f.kopf, schreiben(f, w.as_ref(), Profil::Opendata));
        }
        self.wandel(e, name, alt.as_ref(), &zeile);
        self.zeilen.entry(name).or_default().insert(key.clone(), zeile);
        key
    }

    fn verweis(&self, e: &Entwurf, art: Art, zelle: &str) {
        if zelle.is_empty() {
            return;
        }
        let fuer_ein_nomen = |ziel: &str, key: &str| match ziel {
            "themenfeld" => self.themenfelder.contains(key),
            "foerderprogramm" if TRANCHEN.iter().any(|t| t.1 == key) => true,
            "tranche" if TRANCHEN.iter().any(|t| t.0 == key) => true,
            ziel => self.zeilen.get(ziel).is_some_and(|z| z.contains_key(&vec![key.to_owned()])),
        };
        let gut = match art {
            Art::Verweis(ziel) => fuer_ein_nomen(ziel, zelle),
            Art::ListeVon(ziel) => zelle.split('|').all(|k| fuer_ein_nomen(ziel, k)),
            Art::Leistung => self.leistungen.contains(zelle),
            Art::Ags => self.ags.contains(zelle),
            Art::Quelle => zelle.starts_with("Demodaten: "),
            Art::Organisation => [
                "Dienstleister ",
                "Kreis Musterland",
                "Stadt Musterstadt",
                "Gemeinde Beispielhausen",
                "Ministerium für Musterwesen",
            ]
            .iter()
            .any(|o| zelle.starts_with(o)),
            _ => true,
        };
        assert!(gut, "seed {}: {art:?} {zelle} in {e:?}", self.seed);
    }

    /// What is counted from the history, and what must not lie in the future of its entry.
    fn wandel(&mut self, e: &Entwurf, name: &str, alt: Option<&Zeile>, neu: &Zeile) {
        let heute = e.zeit.date_naive();
        let datum = |z: &Zeile, k: &str| z.get(k).and_then(|d| d.parse::<NaiveDate>().ok());
        match name {
            "meilenstein" if neu["art"] == "ist" => {
                assert!(datum(neu, "datum").is_none_or(|d| d <= heute), "future ist in {e:?}");
                if let Some(alt) = alt
                    && datum(alt, "datum") != datum(neu, "datum")
                {
                    assert!(datum(alt, "datum") < datum(neu, "datum") && !neu["grund"].is_empty());
                    self.rueckschritte += 1;
                }
            }
            "meilenstein" if neu["art"] == "basis" && alt.is_some() => {
                assert!(!neu["grund"].is_empty(), "a changed basis needs its reason: {e:?}");
                self.basis_geaendert += 1;
            }
            "meilenstein" if neu["art"] == "prognose" => {
                assert!(datum(neu, "datum") > Some(heute), "prognose of the past in {e:?}");
            }
            "sachstand" => assert!(datum(neu, "stand_am") <= Some(heute), "{e:?}"),
            "bewilligung" | "abruf" | "verwendungsnachweis" => {
                assert!(datum(neu, "datum").is_none_or(|d| d <= heute), "{e:?}");
            }
            _ => {}
        }
    }

    pub(super) fn mit_leitung(&self) -> usize {
        self.zeilen("projekt_beteiligung").keys().filter(|k| k[2] == "projektleitung").count()
    }

    pub(super) fn phasen(&self, tag: NaiveDate) -> Phasenzahlen {
        phasen(&self.projekte(), tag)
    }

    pub(super) fn projekte(&self) -> Vec<Projekt> {
        let tag = |t: &String| t.parse().ok();
        let mut aus: Vec<Projekt> = self
            .zeilen("projekt")
            .values()
            .map(|z| Projekt {
                kuerzel: z["kuerzel"].clone(),
                titel: z["titel"].clone(),
                aufgenommen_am: tag(&z["aufgenommen_am"]),
                ausgeschieden_am: tag(&z["ausgeschieden_am"]),
                zurueckgestellt_am: tag(&z["zurueckgestellt_am"]),
                fortgesetzt_am: tag(&z["fortgesetzt_am"]),
                belegt: !z["quelle"].is_empty(),
                ..Projekt::default()
            })
            .collect();
        for p in &mut aus {
            for m in self.zeilen("meilenstein").values().filter(|m| m["projekt"] == p.kuerzel) {
                let g = Genauigkeit::lesen(&m["genauigkeit"]).unwrap();
                p.meilensteine.push(Meilenstein {
                    schritt: Stufe::lesen(&m["schritt"]).unwrap(),
                    art: MeilensteinArt::lesen(&m["art"]).unwrap(),
                    zeit: Zeitangabe::neu(tag(&m["datum"]), g).unwrap(),
                    belegt: !m["quelle"].is_empty(),
                });
            }
            let s = self.zeilen("sachstand");
            let eigene = s.values().filter(|s| s["projekt"] == p.kuerzel);
            p.sachstaende = eigene.filter_map(|s| tag(&s["stand_am"])).collect();
        }
        aus
    }

    pub(super) fn tranchen(&self) -> Vec<Tranche> {
        TRANCHEN.iter().map(|(kennung, _, ansatz)| self.tranche_mit(kennung, *ansatz)).collect()
    }

    /// A tranche of the demo itself.
    pub(super) fn tranche(&self, kennung: &str) -> Tranche {
        let zeile = &self.zeilen("tranche")[&vec![kennung.to_owned()]];
        self.tranche_mit(kennung, Cent::lesen(&zeile["betrag_eur"], true).unwrap().cent() / 100)
    }

    /// With what was granted from it; the Ansatz in Euro.
    fn tranche_mit(&self, kennung: &str, ansatz: i64) -> Tranche {
        let abrufe = self.zeilen("abruf");
        let betrag = |z: &Zeile| Cent::lesen(&z["betrag_eur"], true).ok();
        let tag = |z: &Zeile| z["datum"].parse().ok();
        let bewilligung = |b: &Zeile| Bewilligung {
            bewilligt: b["stand"] == "bewilligt",
            datum: tag(b),
            betrag: betrag(b),
            abrufe: abrufe
                .values()
                .filter(|a| a["bewilligung"] == b["kennung"])
                .map(|a| Abruf { datum: tag(a), betrag: betrag(a), rueckzahlung: a["art"] == "rueckzahlung" })
                .collect(),
        };
        let eigene = self.zeilen("bewilligung").values().filter(|b| b["tranche"] == kennung);
        Tranche {
            kennung: kennung.to_owned(),
            jahr_von: None,
            jahr_bis: None,
            betrag: Cent::neu(ansatz * 100).ok(),
            genauigkeit: Betragsgenauigkeit::Exakt,
            summierbar: true,
            bewilligungen: eigene.map(bewilligung).collect(),
        }
    }
}
