//! Random sequences of operations: what stands there after each way of taking an entry back.

use std::collections::BTreeMap;
use std::path::Path;

use ozg_domain::nomen::{ALLE, Art, Nomen, nomen};
use ozg_domain::wert::{Feldfehler, Profil, Wert, lesen};
use ozg_store::{
    Auswahl, Hindernis, Katalog, Lage, Leser, Modus, Neuanlage, Plan, Schreiber, StoreFehler, Vorgang,
    Zeilenart,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::hilfe::{Dauer, nom, ordner, zeitpunkt};

/// One step of an operation. Numbers choose from short lists, so that steps meet.
#[derive(Debug, Clone)]
enum Tat {
    Projekt {
        kuerzel: usize,
        titel: usize,
        themenfeld: usize,
        quelle: usize,
    },
    Austritt {
        kuerzel: usize,
        wann: usize,
        grund: usize,
    },
    Meilenstein {
        kuerzel: usize,
        art: usize,
        zeit: usize,
        quelle: usize,
    },
    Sachstand {
        kennung: usize,
        kuerzel: usize,
        text: usize,
        quelle: usize,
    },
    Beteiligung {
        kuerzel: usize,
        organisation: usize,
        quelle: usize,
    },
    Tranche {
        kennung: usize,
        von: usize,
        bis: usize,
        betrag: usize,
        genauigkeit: usize,
    },
    Themenfeld {
        name: usize,
        nr: usize,
    },
    Quelle {
        kennung: usize,
        fundstelle: usize,
    },
    Entfernen {
        nomen: usize,
        welche: usize,
    },
    /// Removes a project with all that is its own and makes it again in another spelling.
    Umschreiben {
        kuerzel: usize,
    },
    /// Takes an earlier entry back, with some of the collisions.
    Zuruecknehmen {
        welcher: usize,
        auswahl: u64,
    },
}

const KUERZEL: [&str; 4] = ["jagd", "JAGD", "wald", "Wald"];
const TITEL: [&str; 3] = ["Eins", "Zwei", "Drei 👀"];
const QUELLEN: [&str; 4] = ["", "Brief 1", "Brief 2", "Anruf"];
const THEMEN: [&str; 3] = ["", "Natur", "Natur|Tiere"];
const ZEITEN: [(&str, &str); 5] = [
    ("2020-03-31", "monat"),
    ("2020-03-31", "tag"),
    ("2020-12-31", "jahr"),
    ("", "undatiert"),
    ("2021-05-04", "spaetestens"),
];
const ENTFERNBAR: [&str; 9] = [
    "projekt",
    "meilenstein",
    "sachstand",
    "projekt_beteiligung",
    "tranche",
    "themenfeld",
    "quelle",
    "organisation",
    "foerderprogramm",
];

fn tat() -> impl Strategy<Value = Tat> {
    let k = 0..KUERZEL.len();
    let q = 0..QUELLEN.len();
    prop_oneof![
        3 => (k.clone(), 0..3_usize, 0..3_usize, q.clone()).prop_map(|(kuerzel, titel, themenfeld, quelle)| {
            Tat::Projekt { kuerzel, titel, themenfeld, quelle }
        }),
        1 => (k.clone(), 0..3_usize, 0..3_usize)
            .prop_map(|(kuerzel, wann, grund)| Tat::Austritt { kuerzel, wann, grund }),
        3 => (k.clone(), 0..2_usize, 0..5_usize, q.clone())
            .prop_map(|(kuerzel, art, zeit, quelle)| Tat::Meilenstein { kuerzel, art, zeit, quelle }),
        2 => (0..2_usize, k.clone(), 0..3_usize, q.clone())
            .prop_map(|(kennung, kuerzel, text, quelle)| Tat::Sachstand { kennung, kuerzel, text, quelle }),
        2 => (k.clone(), 0..2_usize, q.clone())
            .prop_map(|(kuerzel, organisation, quelle)| Tat::Beteiligung { kuerzel, organisation, quelle }),
        2 => (0..2_usize, 0..3_usize, 0..3_usize, 0..3_usize, 0..3_usize).prop_map(
            |(kennung, von, bis, betrag, genauigkeit)| Tat::Tranche { kennung, von, bis, betrag, genauigkeit }
        ),
        1 => (0..2_usize, 0..3_usize).prop_map(|(name, nr)| Tat::Themenfeld { name, nr }),
        1 => (0..3_usize, q).prop_map(|(kennung, fundstelle)| Tat::Quelle { kennung, fundstelle }),
        3 => (0..ENTFERNBAR.len(), 0..4_usize).prop_map(|(nomen, welche)| Tat::Entfernen { nomen, welche }),
        1 => k.prop_map(|kuerzel| Tat::Umschreiben { kuerzel }),
        2 => (0..100_usize, any::<u64>())
            .prop_map(|(welcher, auswahl)| Tat::Zuruecknehmen { welcher, auswahl }),
    ]
}

/// Operations of one to three steps each.
fn folge() -> impl Strategy<Value = Vec<Vec<Tat>>> {
    prop::collection::vec(prop::collection::vec(tat(), 1..=3), 6..=14)
}

fn setzen(s: &Schreiber<'_>, name: &str, felder: &[(&str, &str)]) -> Result<(), StoreFehler> {
    let n = nom(name);
    let werte: Vec<(usize, Option<Wert>)> = felder
        .iter()
        .map(|(kopf, text)| {
            let (i, f) = n.feld(kopf).expect("das Feld gibt es");
            match lesen(f, text, Profil::Opendata) {
                Ok(wert) => Ok((i, wert)),
                Err(regel) => Err(Feldfehler::neu(f.kopf, text, regel)),
            }
        })
        .collect::<Result<_, _>>()?;
    s.satz_setzen(n, &werte, Modus::Setzen).map(drop)
}

fn tun(s: &Schreiber<'_>, tat: &Tat) -> Result<(), StoreFehler> {
    let kennung = |art: &str, i: usize| format!("{art}{i}");
    match tat {
        Tat::Projekt { kuerzel, titel, themenfeld, quelle } => setzen(
            s,
            "projekt",
            &[
                ("kuerzel", KUERZEL[*kuerzel]),
                ("titel", TITEL[*titel]),
                ("themenfelder", THEMEN[*themenfeld]),
                ("quelle", QUELLEN[*quelle]),
            ],
        ),
        Tat::Austritt { kuerzel, wann, grund } => setzen(
            s,
            "projekt",
            &[
                ("kuerzel", KUERZEL[*kuerzel]),
                ("titel", TITEL[0]),
                ("ausgeschieden_am", ["", "2022-01-01", "2022-02-01"][*wann]),
                ("austrittsgrund", ["", "Fusion", "Geld"][*grund]),
            ],
        ),
        Tat::Meilenstein { kuerzel, art, zeit, quelle } => setzen(
            s,
            "meilenstein",
            &[
                ("projekt", KUERZEL[*kuerzel]),
                ("schritt", "konzeption"),
                ("art", ["ist", "plan"][*art]),
                ("datum", ZEITEN[*zeit].0),
                ("genauigkeit", ZEITEN[*zeit].1),
                ("quelle", QUELLEN[*quelle]),
            ],
        ),
        Tat::Sachstand { kennung: i, kuerzel, text, quelle } => setzen(
            s,
            "sachstand",
            &[
                ("kennung", &kennung("s", *i)),
                ("projekt", KUERZEL[*kuerzel]),
                ("stand_am", "2022-03-01"),
                ("text", TITEL[*text]),
                ("quelle", QUELLEN[*quelle]),
            ],
        ),
        Tat::Beteiligung { kuerzel, organisation, quelle } => setzen(
            s,
            "projekt_beteiligung",
            &[
                ("projekt", KUERZEL[*kuerzel]),
                ("organisation", ["Kreis A", "Kreis B"][*organisation]),
                ("rolle", "kernteam"),
                ("quelle", QUELLEN[*quelle]),
            ],
        ),
        Tat::Tranche { kennung: i, von, bis, betrag, genauigkeit } => {
            setzen(s, "foerderprogramm", &[("kennung", "p"), ("titel", "P")])?;
            setzen(
                s,
                "tranche",
                &[
                    ("kennung", &kennung("t", *i)),
                    ("programm", "p"),
                    ("jahr_von", ["2020", "2021", "2022"][*von]),
                    ("jahr_bis", ["2020", "2021", "2022"][*bis]),
                    ("betrag_eur", ["", "5000000.00", "6000000.00"][*betrag]),
                    ("genauigkeit", ["", "rund", "exakt"][*genauigkeit]),
                ],
            )
        }
        Tat::Themenfeld { name, nr } => {
            setzen(s, "themenfeld", &[("name", ["Natur", "Tiere"][*name]), ("nr", ["", "1", "2"][*nr])])
        }
        Tat::Quelle { kennung: i, fundstelle } => {
            let felder = [("kennung", kennung("q", *i)), ("fundstelle", QUELLEN[*fundstelle].to_owned())];
            let felder: Vec<_> = felder.iter().map(|(k, w)| (*k, w.as_str())).collect();
            setzen(s, "quelle", &felder)
        }
        Tat::Entfernen { nomen, welche } => {
            let n = nom(ENTFERNBAR[*nomen]);
            let da = s.satz_liste(n)?;
            match da.get(welche % da.len().max(1)) {
                Some(satz) => s.satz_entfernen(n, &satz.schluessel()).map(drop),
                None => Ok(()),
            }
        }
        Tat::Umschreiben { kuerzel } => umschreiben(s, KUERZEL[*kuerzel]),
        // Done by the one who knows the entries.
        Tat::Zuruecknehmen { .. } => Ok(()),
    }
}

fn umschreiben(s: &Schreiber<'_>, neu: &str) -> Result<(), StoreFehler> {
    let (p, m) = (nom("projekt"), nom("meilenstein"));
    let Some(alt) = s.satz_liste(p)?.into_iter().find(|z| z.text("kuerzel").eq_ignore_ascii_case(neu)) else {
        return Ok(());
    };
    let eigene: Vec<_> =
        s.satz_liste(m)?.into_iter().filter(|z| z.text("projekt").eq_ignore_ascii_case(neu)).collect();
    for z in &eigene {
        s.satz_entfernen(m, &z.schluessel())?;
    }
    s.satz_entfernen(p, &alt.schluessel())?;
    for (n, z) in std::iter::once((p, &alt)).chain(eigene.iter().map(|z| (m, z))) {
        let mut werte: Vec<_> = z.werte.iter().cloned().enumerate().collect();
        werte[0].1 = Some(Wert::Text(neu.to_owned()));
        s.satz_setzen(n, &werte, Modus::Anlegen)?;
    }
    Ok(())
}

/// Every row by noun and key, alike for all spellings of a kuerzel; its columns as the catalogue keeps them.
type Stand = BTreeMap<(String, String), BTreeMap<String, Value>>;

fn schluessel(n: &Nomen, key: &[String]) -> (String, String) {
    let teile: Vec<_> = n
        .schluessel()
        .zip(key)
        .map(|(f, t)| if f.ist_kuerzel() { t.to_ascii_lowercase() } else { t.clone() })
        .collect();
    (n.name.to_owned(), teile.join("|"))
}

fn stand(l: &Leser<'_>) -> Result<Stand, StoreFehler> {
    let quellen: BTreeMap<String, String> =
        l.satz_liste(nom("quelle"))?.into_iter().map(|q| (q.text("fundstelle"), q.text("kennung"))).collect();
    let mut aus = Stand::new();
    for n in ALLE.iter().filter(|n| ENTFERNBAR.contains(&n.name)) {
        for z in l.satz_liste(n)? {
            let zeile = n.felder.iter().zip(&z.werte).map(|(f, w)| {
                let wert = match (f.art, w) {
                    (_, None) => Value::Null,
                    (Art::Quelle, Some(Wert::Text(t))) => quellen[t].as_str().into(),
                    (_, Some(Wert::Text(t))) => t.as_str().into(),
                    (_, Some(Wert::Zahl(n))) => (*n).into(),
                    (_, Some(Wert::Tag(d))) => d.to_string().into(),
                };
                (f.spalte().to_owned(), wert)
            });
            aus.insert(schluessel(n, &z.schluessel()), zeile.collect());
        }
    }
    Ok(aus)
}

/// Rules that the schema does not hold.
fn stimmig(stand: &Stand) {
    for ((nomen, key), z) in stand {
        let leer = |spalte: &str| z[spalte].is_null();
        let gut = match nomen.as_str() {
            "projekt" => {
                let themen =
                    z["themenfelder"].as_str().unwrap_or_default().split('|').filter(|t| !t.is_empty());
                let da = |t: &str| stand.contains_key(&("themenfeld".to_owned(), t.to_owned()));
                (leer("ausgeschieden_am") || !leer("austrittsgrund")) && themen.into_iter().all(da)
            }
            "tranche" => z["jahr_von"].as_i64() <= z["jahr_bis"].as_i64(),
            "meilenstein" => leer("datum") == (z["genauigkeit"] == "undatiert"),
            _ => true,
        };
        assert!(gut, "{nomen} {key}: {z:?}");
    }
}

/// What the plan says will stand there.
fn versprochen(vorher: &Stand, plan: &Plan, gewaehlt: &[u32]) -> Stand {
    let mut aus = vorher.clone();
    for z in &plan.zeilen {
        let key = schluessel(z.nomen, &z.schluessel);
        for f in &z.felder {
            if f.lage != Lage::Frei && !gewaehlt.contains(&f.id) {
                continue;
            }
            match (z.art, f.ganz) {
                (Zeilenart::Neu, _) => drop(aus.remove(&key)),
                (Zeilenart::Geloescht, true) => {
                    drop(aus.insert(key.clone(), f.vorher.iter().cloned().collect()))
                }
                _ => aus.get_mut(&key).expect("die Zeile steht da").extend(f.vorher.iter().cloned()),
            }
        }
    }
    aus
}

fn offene(plan: &Plan) -> Vec<u32> {
    plan.zeilen.iter().flat_map(|z| &z.felder).filter(|f| f.lage.offen()).map(|f| f.id).collect()
}

fn teilmenge(ids: &[u32], bits: u64) -> Vec<u32> {
    ids.iter().enumerate().filter(|(i, _)| bits >> (i % 64) & 1 == 1).map(|(_, id)| *id).collect()
}

/// A catalogue with its entries and the states after them.
struct Probe {
    katalog: Katalog,
    zeit: i64,
    /// Positions of the entries with the state before each.
    eintraege: Vec<(i64, Stand)>,
}

impl Probe {
    fn neu(pfad: &Path) -> Self {
        static BYTES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let bytes = BYTES.get_or_init(|| {
            let o = ordner();
            let pfad = o.path().join("anfang.ozg");
            let mut neu = Neuanlage::beginnen(&pfad, "folgen").expect("anlegen");
            neu.transact(&vorgang(-1), |s| s.katalog_benennen("Folgen", None)).expect("benennen");
            drop(neu.abschliessen().expect("abschließen"));
            std::fs::read(&pfad).expect("lesbar")
        });
        std::fs::write(pfad, bytes).expect("der Ordner ist beschreibbar");
        let katalog = Katalog::oeffnen(pfad).expect("eine frische Kopie");
        Self { katalog, zeit: 0, eintraege: Vec::new() }
    }

    fn stand(&self) -> Stand {
        self.katalog.lesen(stand).expect("lesbar")
    }

    /// Runs an operation; refused ones leave nothing.
    fn vorgang(&mut self, tun: impl FnOnce(&Schreiber<'_>) -> Result<(), StoreFehler>) -> Option<i64> {
        let vorher = self.stand();
        self.zeit += 1;
        match self.katalog.transact(&vorgang(self.zeit), tun) {
            Ok(((), quittung)) => {
                if let Some(nr) = quittung.nr {
                    self.eintraege.push((nr, vorher));
                }
                quittung.nr
            }
            Err(e) => {
                erlaubt(&e);
                assert_eq!(self.stand(), vorher, "abgewiesen und doch geschrieben: {e}");
                None
            }
        }
    }

    fn ausfuehren(&mut self, taten: &[Tat]) {
        let nrn: Vec<i64> = self.eintraege.iter().map(|(nr, _)| *nr).collect();
        self.vorgang(|s| {
            for t in taten {
                match t {
                    Tat::Zuruecknehmen { welcher, auswahl } if !nrn.is_empty() => {
                        let e = s.eintrag(nrn[welcher % nrn.len()])?;
                        let plan = s.ruecknahme_plan(&e)?;
                        let gewaehlt = teilmenge(&offene(&plan), *auswahl);
                        s.zuruecknehmen_mit(&e, Auswahl::Zuruecksetzen(&gewaehlt))?;
                    }
                    t => tun(s, t)?,
                }
            }
            Ok(())
        });
    }

    /// Whatever is chosen, the plan has promised what stands there afterwards.
    fn plan_haelt(&self, nr: i64, bits: u64) {
        let vorher = self.stand();
        self.katalog
            .proben(|s| {
                let e = s.eintrag(nr)?;
                let plan = s.ruecknahme_plan(&e)?;
                assert_eq!(stand(s)?, vorher, "Eintrag {nr}: der Plan ändert nichts");
                assert_eq!(s.ruecknahme_plan(&e)?, plan, "Eintrag {nr}: zweimal derselbe Plan");
                schluessig(&plan);
                Ok(())
            })
            .expect("der Plan gelingt");
        let plan = self.katalog.proben(|s| s.ruecknahme_plan(&s.eintrag(nr)?)).expect("der Plan gelingt");
        let offen = offene(&plan);
        let mut auswahlen: Vec<Vec<u32>> = vec![Vec::new(), offen.clone()];
        if offen.len() <= 3 {
            auswahlen.extend((1..(1_u64 << offen.len())).map(|b| teilmenge(&offen, b)));
        } else {
            auswahlen.extend((0..4).map(|i| teilmenge(&offen, bits.rotate_left(i * 13))));
        }
        for gewaehlt in auswahlen {
            let danach = self.katalog.proben(|s| {
                s.zuruecknehmen_mit(&s.eintrag(nr)?, Auswahl::Zuruecksetzen(&gewaehlt))?;
                stand(s)
            });
            match danach {
                Ok(danach) => {
                    assert_eq!(
                        danach,
                        versprochen(&vorher, &plan, &gewaehlt),
                        "Eintrag {nr}, gewählt {gewaehlt:?}: {plan:#?}"
                    );
                    stimmig(&danach);
                }
                Err(e) => {
                    assert!(
                        !gewaehlt.is_empty(),
                        "Eintrag {nr}: alles zu behalten geht immer: {e} {plan:#?}"
                    );
                    erlaubt(&e);
                }
            }
            assert_eq!(self.stand(), vorher);
        }
    }

    fn in_ordnung(&self) {
        let befund = self.katalog.lesen(|l| l.kette_pruefen(&[])).expect("die Prüfung läuft");
        assert!(befund.schaeden.is_empty(), "{:?}", befund.schaeden);
    }
}

/// Refusals that people can do something about; nothing else may happen.
fn erlaubt(e: &StoreFehler) {
    assert!(
        matches!(
            e,
            StoreFehler::Feld(_)
                | StoreFehler::WirdGebraucht { .. }
                | StoreFehler::InzwischenGeaendert { .. }
                | StoreFehler::SchonVorhanden { .. }
        ),
        "{e}"
    );
}

fn schluessig(plan: &Plan) {
    let felder: Vec<_> = plan.zeilen.iter().flat_map(|z| &z.felder).collect();
    assert_eq!(felder.iter().filter(|f| f.lage == Lage::Frei).count(), plan.frei);
    assert_eq!(felder.iter().filter(|f| f.lage.offen()).count(), plan.kollisionen);
    assert_eq!(plan.hindernis.is_some(), plan.frei + plan.kollisionen == 0, "{plan:#?}");
    assert!(!matches!(plan.hindernis, Some(Hindernis::Katalog | Hindernis::OhneTatsachen)), "{plan:#?}");
    for f in felder {
        assert_eq!(f.lage == Lage::Kollision, f.spaeter.is_some(), "wer es war, steht dabei: {f:#?}");
        match f.lage {
            Lage::Frei if !f.ganz => assert_eq!(f.heute, f.eintrag),
            Lage::SchonZurueck if !f.ganz => assert_eq!(f.heute, f.vorher),
            Lage::Kollision => assert_ne!(f.heute, f.vorher, "{f:#?}"),
            _ => {}
        }
    }
}

fn vorgang(sekunde: i64) -> Vorgang {
    Vorgang::neu(zeitpunkt(sekunde), ozg_store::Herkunft::Cli, "probe")
}

fn pruefen(folge: &[Vec<Tat>], bits: u64) {
    let o = ordner();
    let mut p = Probe::neu(&o.path().join("k.ozg"));
    let leer = p.stand();
    for taten in folge {
        p.ausfuehren(taten);
    }
    let nrn: Vec<i64> = p.eintraege.iter().map(|(nr, _)| *nr).collect();
    // (c) Any entry, any choice.
    for nr in &nrn {
        p.plan_haelt(*nr, bits.rotate_left(u32::try_from(*nr).unwrap_or(0)));
    }
    let zurueck = |p: &mut Probe, nr: i64| p.vorgang(|s| s.zuruecknehmen(&s.eintrag(nr)?));
    // (b) Back and forth is as before.
    if let Some(letzter) = nrn.last() {
        let vorher = p.stand();
        let u = zurueck(&mut p, *letzter);
        assert_eq!(p.stand(), p.eintraege[nrn.len() - 1].1, "Eintrag {letzter}");
        // An entry that removed something and made it again has changed nothing; neither does taking it back.
        assert_eq!(u.is_none(), vorher == p.stand(), "Eintrag {letzter}");
        if let Some(u) = u {
            zurueck(&mut p, u).expect("die Rücknahme geht immer zurück");
        }
        assert_eq!(p.stand(), vorher, "die Rücknahme der Rücknahme von {letzter}");
    }
    // (a) Newest first, step by step, down to the empty catalogue.
    let eintraege: Vec<_> = p.eintraege.drain(..nrn.len()).collect();
    for (nr, davor) in eintraege.iter().rev() {
        zurueck(&mut p, *nr);
        assert_eq!(p.stand(), *davor, "vor Eintrag {nr}");
    }
    assert_eq!(p.stand(), leer);
    p.in_ordnung();
}

fn laufen(faelle: u32) {
    let config = ProptestConfig { cases: faelle, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    if let Err(e) = runner.run(&(folge(), any::<u64>()), |(folge, bits)| {
        pruefen(&folge, bits);
        Ok(())
    }) {
        panic!("{e}");
    }
}

#[test]
fn zufaellige_folgen() {
    assert!(ENTFERNBAR.iter().all(|n| nomen(n).is_some()));
    laufen(300);
}

/// The same for as long as the long runs go on.
pub(crate) fn dauerlauf(dauer: &mut Dauer) {
    while dauer.weiter() {
        laufen(100);
    }
}
