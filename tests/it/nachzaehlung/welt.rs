//! A small random catalogue as plain rows, and how it gets into a real one.
#![expect(clippy::unwrap_used, reason = "a helper that fails is a test that fails")]

use ozg_app::Anwendung;
use ozg_domain::wert::{Profil, lesen};
use ozg_store::{Herkunft, Katalog, Modus, Vorgang};

use crate::hilfe::{Probe, Zufall, nom, zeitpunkt};

pub(super) const TYPEN: [&str; 5] =
    ["kreisfreie Stadt", "kreisangehörige Stadt", "kreisangehörige Gemeinde", "Kreis", "Städteregion"];

#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) kennung: String,
    pub(super) stand: String,
}

#[derive(Debug, Clone)]
pub(super) struct Ozg {
    pub(super) id: String,
    pub(super) seit: String,
    pub(super) entfallen_mit: Option<String>,
}

#[derive(Debug, Clone)]
pub(super) struct Leika {
    pub(super) kennung: String,
    pub(super) schluessel: bool,
    pub(super) ozg: Option<String>,
    pub(super) typ: Option<String>,
    pub(super) seit: String,
    pub(super) entfallen_mit: Option<String>,
}

#[derive(Debug, Clone)]
pub(super) struct Kommune {
    pub(super) ags: String,
    pub(super) typ: &'static str,
    pub(super) einwohner: Option<u64>,
}

#[derive(Debug, Clone)]
pub(super) struct Zustaendigkeit {
    pub(super) leistung: String,
    pub(super) typ: &'static str,
    pub(super) version: String,
}

#[derive(Debug, Clone)]
pub(super) struct Meldung {
    pub(super) leistung: String,
    pub(super) ags: String,
    pub(super) stand: String,
    pub(super) modell: String,
    pub(super) reifegrad: Option<i64>,
    pub(super) art: String,
    pub(super) gueltig_ab: String,
    pub(super) loesung: String,
}

/// Everything; projects and money as the cells of their files.
#[derive(Debug, Clone, Default)]
pub(super) struct Welt {
    pub(super) versionen: Vec<Version>,
    pub(super) ozg: Vec<Ozg>,
    pub(super) leika: Vec<Leika>,
    pub(super) kommunen: Vec<Kommune>,
    pub(super) zustaendigkeit: Vec<Zustaendigkeit>,
    pub(super) meldungen: Vec<Meldung>,
    pub(super) projekte: Vec<Zeile>,
    pub(super) meilensteine: Vec<Zeile>,
    pub(super) tranchen: Vec<Zeile>,
    pub(super) bewilligungen: Vec<Zeile>,
    pub(super) abrufe: Vec<Zeile>,
}

/// Header and cell.
pub(super) type Zeile = Vec<(&'static str, String)>;

/// The cell of a row; empty if it has none.
pub(super) fn zelle<'a>(zeile: &'a Zeile, kopf: &str) -> &'a str {
    zeile.iter().find(|(k, _)| *k == kopf).map_or("", |(_, w)| w.as_str())
}

fn wahl<'a, T: ?Sized>(z: &mut Zufall, werte: &[&'a T]) -> &'a T {
    werte[z.bis(werte.len())]
}

/// A day on, before or after those that are asked.
fn datum(z: &mut Zufall) -> String {
    wahl(
        z,
        &[
            "2018-06-30",
            "2019-01-01",
            "2020-12-31",
            "2021-01-01",
            "2021-03-08",
            "2021-03-09",
            "2022-06-01",
            "2023-01-01",
        ],
    )
    .to_owned()
}

fn datum_oder_leer(z: &mut Zufall) -> String {
    if z.bis(3) == 0 { datum(z) } else { String::new() }
}

impl Welt {
    pub(super) fn wuerfeln(z: &mut Zufall) -> Self {
        let mut w = Self::default();
        for (kennung, stand) in [("V1", "2019-12-20"), ("V2", "2021-07-01")].iter().take(1 + z.bis(2)) {
            w.versionen.push(Version { kennung: (*kennung).to_owned(), stand: (*stand).to_owned() });
        }
        let zwei = w.versionen.len() == 2;
        let seit = |z: &mut Zufall| if zwei && z.bis(5) == 0 { "V2" } else { "V1" }.to_owned();
        let bis =
            |z: &mut Zufall, seit: &str| (zwei && seit == "V1" && z.bis(6) == 0).then(|| "V2".to_owned());
        for i in 0..z.bis(6) {
            let seit = seit(z);
            w.ozg.push(Ozg { id: format!("1000{i}"), entfallen_mit: bis(z, &seit), seit });
        }
        for i in 0..z.bis(12) {
            let ozg = (!w.ozg.is_empty() && z.bis(10) > 0).then(|| w.ozg[z.bis(w.ozg.len())].id.clone());
            let schluessel = z.bis(5) > 0;
            let kennung = if schluessel { format!("9900000000{i:04}") } else { format!("{}", 700 + i) };
            let typ = wahl(z, &["1", "1", "2/3", "4", "1, 2/3", ""]);
            let seit = seit(z);
            let typ = (!typ.is_empty()).then(|| typ.to_owned());
            w.leika.push(Leika { kennung, schluessel, ozg, typ, entfallen_mit: bis(z, &seit), seit });
        }
        for i in 0..1 + z.bis(8) {
            let einwohner = (z.bis(6) > 0).then(|| z.bis(100_000) as u64);
            w.kommunen.push(Kommune { ags: format!("0500{i}000"), typ: TYPEN[z.bis(5)], einwohner });
        }
        let leistungen = w.leistungen();
        if !leistungen.is_empty() {
            for _ in 0..z.bis(10) {
                let version = if z.bis(4) == 0 {
                    w.versionen[z.bis(w.versionen.len())].kennung.clone()
                } else {
                    String::new()
                };
                let leistung = leistungen[z.bis(leistungen.len())].clone();
                w.zustaendigkeit.push(Zustaendigkeit { leistung, typ: TYPEN[z.bis(5)], version });
            }
            for _ in 0..z.bis(60) {
                let m = w.meldung(z, &leistungen);
                w.nimm(m);
            }
        }
        w.projekte_wuerfeln(z);
        w.geld_wuerfeln(z);
        w
    }

    fn leistungen(&self) -> Vec<String> {
        let leika = self.leika.iter().filter(|k| k.schluessel).map(|k| k.kennung.clone());
        self.ozg.iter().map(|o| o.id.clone()).chain(leika).collect()
    }

    fn meldung(&self, z: &mut Zufall, leistungen: &[String]) -> Meldung {
        let ags = match z.bis(12) {
            0 => "05000000".to_owned(),
            1 => "00000000".to_owned(),
            _ => self.kommunen[z.bis(self.kommunen.len())].ags.clone(),
        };
        Meldung {
            leistung: leistungen[z.bis(leistungen.len())].clone(),
            ags,
            stand: wahl(z, &["online", "online", "online", "online", "geplant", "abgeschaltet"]).to_owned(),
            modell: wahl(z, &["1.1", "1.1", "1.1", "2.0", ""]).to_owned(),
            reifegrad: (z.bis(8) > 0).then(|| i64::try_from(z.bis(5)).unwrap()),
            art: wahl(z, &["genau", "genau", "", "mindestens"]).to_owned(),
            gueltig_ab: datum(z),
            loesung: wahl(z, &["", "", "L1", "L2"]).to_owned(),
        }
    }

    /// Takes a report in the place of one with the same key.
    fn nimm(&mut self, neu: Meldung) {
        let schluessel =
            |m: &Meldung| (m.leistung.clone(), m.ags.clone(), m.gueltig_ab.clone(), m.loesung.clone());
        self.meldungen.retain(|m| schluessel(m) != schluessel(&neu));
        self.meldungen.push(neu);
    }

    fn projekte_wuerfeln(&mut self, z: &mut Zufall) {
        for i in 0..z.bis(7) {
            let ausgeschieden = datum_oder_leer(z);
            let grund = if ausgeschieden.is_empty() { "" } else { "Test" };
            self.projekte.push(vec![
                ("kuerzel", format!("p{i}")),
                ("titel", format!("Projekt {i}")),
                ("aufgenommen_am", datum_oder_leer(z)),
                ("ausgeschieden_am", ausgeschieden),
                ("austrittsgrund", grund.to_owned()),
                ("zurueckgestellt_am", datum_oder_leer(z)),
                ("fortgesetzt_am", datum_oder_leer(z)),
                ("eines_der_35", wahl(z, &["ja", "nein", ""]).to_owned()),
            ]);
            let schritte =
                ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];
            for schritt in schritte {
                for art in ["basis", "plan", "ist"] {
                    if z.bis(3) > 0 {
                        continue;
                    }
                    let undatiert = z.bis(6) == 0;
                    self.meilensteine.push(vec![
                        ("projekt", format!("p{i}")),
                        ("schritt", schritt.to_owned()),
                        ("art", art.to_owned()),
                        ("datum", if undatiert { String::new() } else { datum(z) }),
                        ("genauigkeit", if undatiert { "undatiert" } else { "tag" }.to_owned()),
                    ]);
                }
            }
        }
    }

    fn geld_wuerfeln(&mut self, z: &mut Zufall) {
        let betrag = |z: &mut Zufall| {
            if z.bis(5) == 0 { String::new() } else { format!("{}.{:02}", z.bis(10_000), z.bis(100)) }
        };
        for i in 0..z.bis(4) {
            self.tranchen.push(vec![
                ("kennung", format!("t{i}")),
                ("programm", "f".to_owned()),
                ("betrag_eur", betrag(z)),
            ]);
            for j in 0..z.bis(4) {
                let kennung = format!("b{i}{j}");
                self.bewilligungen.push(vec![
                    ("kennung", kennung.clone()),
                    ("programm", "f".to_owned()),
                    ("tranche", format!("t{i}")),
                    ("stand", wahl(z, &["bewilligt", "bewilligt", "beantragt", "abgelehnt"]).to_owned()),
                    ("datum", if z.bis(4) == 0 { String::new() } else { datum(z) }),
                    ("betrag_eur", betrag(z)),
                ]);
                for k in 0..z.bis(3) {
                    self.abrufe.push(vec![
                        ("kennung", format!("a{i}{j}{k}")),
                        ("bewilligung", kennung.clone()),
                        ("art", wahl(z, &["abruf", "abruf", "rueckzahlung"]).to_owned()),
                        ("datum", if z.bis(4) == 0 { String::new() } else { datum(z) }),
                        ("betrag_eur", betrag(z)),
                    ]);
                }
            }
        }
    }

    /// A real catalogue with exactly these rows.
    pub(super) fn schreiben(&self) -> (Probe, Anwendung) {
        let (probe, app) = Probe::winzig();
        app.nomen_clear(nom("projekt"), &["jagd".to_owned()], &crate::hilfe::auftrag_um(zeitpunkt(5)))
            .unwrap();
        let eins = |nomen: &'static str, felder: &[(&'static str, &str)]| {
            (nomen, felder.iter().map(|(k, w)| (*k, (*w).to_owned())).collect::<Zeile>())
        };
        let mut zeilen: Vec<(&'static str, Zeile)> = Vec::new();
        for v in &self.versionen {
            zeilen.push(eins(
                "katalogversion",
                &[("kennung", &v.kennung), ("titel", &v.kennung), ("stand", &v.stand)],
            ));
        }
        zeilen.push(eins("themenfeld", &[("name", "T")]));
        zeilen.push(eins("lage", &[("name", "L"), ("themenfeld", "T")]));
        for o in &self.ozg {
            let entfallen = o.entfallen_mit.as_deref().unwrap_or("");
            zeilen.push(eins(
                "ozg_leistung",
                &[
                    ("ozg_id", &o.id),
                    ("name", &o.id),
                    ("lage", "L"),
                    ("katalogversion", &o.seit),
                    ("entfallen_mit", entfallen),
                ],
            ));
        }
        for k in &self.leika {
            zeilen.push(eins(
                "leika_leistung",
                &[
                    ("kennung", &k.kennung),
                    ("leika_schluessel", if k.schluessel { &k.kennung } else { "" }),
                    ("bezeichnung", &k.kennung),
                    ("ozg_leistung", k.ozg.as_deref().unwrap_or("")),
                    ("leika_typ", k.typ.as_deref().unwrap_or("")),
                    ("katalogversion", &k.seit),
                    ("entfallen_mit", k.entfallen_mit.as_deref().unwrap_or("")),
                ],
            ));
        }
        for g in &self.kommunen {
            let ebene = if matches!(g.typ, "Kreis" | "Städteregion") { "Kreis" } else { "Gemeinde" };
            let einwohner = g.einwohner.map(|n| n.to_string()).unwrap_or_default();
            zeilen.push(eins(
                "kommune",
                &[
                    ("ags", &g.ags),
                    ("ebene", ebene),
                    ("name", &g.ags),
                    ("typ", g.typ),
                    ("einwohner", &einwohner),
                ],
            ));
        }
        for l in ["L1", "L2"] {
            zeilen.push(eins("loesung", &[("kennung", l), ("titel", l)]));
        }
        for s in &self.zustaendigkeit {
            zeilen.push(eins(
                "zustaendigkeit",
                &[("leistung", &s.leistung), ("kommunentyp", s.typ), ("katalogversion", &s.version)],
            ));
        }
        zeilen.extend(self.meldungen.iter().map(|m| ("nachnutzung", meldungszeile(m))));
        zeilen.extend(self.projekte.iter().map(|p| ("projekt", p.clone())));
        zeilen.extend(self.meilensteine.iter().map(|m| ("meilenstein", m.clone())));
        zeilen.push(eins("foerderprogramm", &[("kennung", "f"), ("titel", "F")]));
        zeilen.extend(self.tranchen.iter().map(|t| ("tranche", t.clone())));
        zeilen.extend(self.bewilligungen.iter().map(|b| ("bewilligung", b.clone())));
        zeilen.extend(self.abrufe.iter().map(|a| ("abruf", a.clone())));
        eintragen(&probe, 100, &zeilen);
        (probe, app)
    }

    /// Later reports, some in the place of earlier ones, and now and then another responsibility.
    pub(super) fn aendern(&mut self, z: &mut Zufall, app: &Anwendung) {
        let mut zeilen: Vec<(&'static str, Zeile)> = Vec::new();
        let leistungen = self.leistungen();
        if !leistungen.is_empty() {
            for _ in 0..1 + z.bis(8) {
                let m = self.meldung(z, &leistungen);
                zeilen.push(("nachnutzung", meldungszeile(&m)));
                self.nimm(m);
            }
            if z.bis(3) == 0 {
                let leistung = leistungen[z.bis(leistungen.len())].clone();
                let neu = Zustaendigkeit { leistung, typ: TYPEN[z.bis(5)], version: String::new() };
                zeilen.push((
                    "zustaendigkeit",
                    vec![("leistung", neu.leistung.clone()), ("kommunentyp", neu.typ.to_owned())],
                ));
                self.zustaendigkeit.push(neu);
            }
        }
        for (i, (nomen, zeile)) in zeilen.into_iter().enumerate() {
            let sekunde = 1_000 + i64::try_from(i).unwrap();
            app.nomen_set(nom(nomen), &zeile, Modus::Setzen, &crate::hilfe::auftrag_um(zeitpunkt(sekunde)))
                .unwrap();
        }
    }
}

fn meldungszeile(m: &Meldung) -> Zeile {
    vec![
        ("leistung", m.leistung.clone()),
        ("ags", m.ags.clone()),
        ("stand", m.stand.clone()),
        ("reifegrad_modell", m.modell.clone()),
        ("reifegrad", m.reifegrad.map(|g| g.to_string()).unwrap_or_default()),
        ("reifegrad_art", m.art.clone()),
        ("gueltig_ab", m.gueltig_ab.clone()),
        ("loesung", m.loesung.clone()),
    ]
}

/// All rows in one entry.
fn eintragen(probe: &Probe, sekunde: i64, zeilen: &[(&'static str, Zeile)]) {
    let katalog = Katalog::oeffnen(&probe.pfad).unwrap();
    let vorgang = Vorgang::neu(zeitpunkt(sekunde), Herkunft::Cli, "welt");
    katalog
        .transact(&vorgang, |s| {
            for (nomen, zeile) in zeilen {
                let n = nom(nomen);
                let felder: Vec<_> = zeile
                    .iter()
                    .map(|(kopf, text)| {
                        let (i, feld) = n.feld(kopf).unwrap();
                        (i, lesen(feld, text, Profil::Opendata).unwrap())
                    })
                    .collect();
                s.satz_setzen(n, &felder, Modus::Setzen)?;
            }
            Ok::<_, ozg_store::StoreFehler>(())
        })
        .unwrap();
}
