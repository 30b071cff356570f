//! Properties over random states, and the rules as small cases.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::geld::{Posten, Postenart};
use super::*;
use crate::geld::{Betragsgenauigkeit, Cent};
use crate::kennzahl::phasen;
use crate::projekt::Meilenstein;
use crate::projekt::tests::{projekt, tag};

/// Small reproducible random numbers (SplitMix64).
struct Zufall(u64);

impl Zufall {
    fn bis(&mut self, unter: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % unter
    }

    fn eins_von(&mut self, n: u64) -> bool {
        self.bis(n) == 0
    }

    fn tag(&mut self) -> NaiveDate {
        tag("2020-01-01") + Days::new(self.bis(40) * 30)
    }

    fn vielleicht(&mut self) -> Option<NaiveDate> {
        if self.eins_von(3) { Some(self.tag()) } else { None }
    }
}

fn zufallszeit(z: &mut Zufall) -> Zeitangabe {
    if z.eins_von(8) { Zeitangabe::undatiert() } else { Zeitangabe::tag(z.tag()) }
}

fn zufallsprojekt(z: &mut Zufall, nr: u64) -> Projekt {
    let mut p = Projekt { kuerzel: format!("p{nr}"), titel: format!("P {nr}"), ..Projekt::default() };
    (p.aufgenommen_am, p.ausgeschieden_am) =
        (z.vielleicht(), if z.eins_von(4) { z.vielleicht() } else { None });
    (p.zurueckgestellt_am, p.fortgesetzt_am) = (z.vielleicht(), z.vielleicht());
    for schritt in Schritt::ALLE {
        for art in MeilensteinArt::ALLE {
            if z.eins_von(3) {
                p.meilensteine.push(Meilenstein { schritt, art, zeit: zufallszeit(z), belegt: true });
            }
        }
    }
    p
}

fn zufallsposten(z: &mut Zufall, nr: u64) -> Posten {
    Posten {
        projekt: Some(format!("p{nr}")),
        datum: z.vielleicht(),
        stand: Some(["beantragt", "bewilligt"][usize::from(z.eins_von(2))].to_owned()),
        betrag: Cent::neu(i64::try_from(z.bis(3)).unwrap()).ok(),
        genauigkeit: Betragsgenauigkeit::Exakt,
        jahre: (None, None),
    }
}

fn zufallsbestand(z: &mut Zufall) -> Bestand {
    let projekte = (0..6).filter(|_| !z.eins_von(6)).collect::<Vec<_>>();
    let projekte: Vec<_> = projekte.into_iter().map(|nr| zufallsprojekt(z, nr)).collect();
    let mut leistungen = BTreeMap::new();
    for p in &projekte {
        let liste = (0..4).filter(|_| z.eins_von(2)).map(|i| format!("1000{i}")).collect();
        leistungen.insert(p.kuerzel.clone(), liste);
    }
    let mut posten = BTreeMap::new();
    for nr in (0..5).filter(|nr| (z.0 >> nr) & 1 == 0).collect::<Vec<_>>() {
        posten.insert((Postenart::Bewilligung, format!("b{nr}")), zufallsposten(z, nr));
    }
    Bestand { projekte, leistungen, posten }
}

/// The same with some things changed: plans moved, reports added and taken back, projects gone and come.
fn spaeter(w: &Bestand, z: &mut Zufall) -> Bestand {
    let fremd = zufallsbestand(z);
    let mut neu = w.clone();
    for p in &mut neu.projekte {
        let Some(q) = fremd.projekte.iter().find(|q| q.kuerzel == p.kuerzel) else { continue };
        if z.eins_von(3) {
            p.meilensteine = q.meilensteine.clone();
        }
        if z.eins_von(4) {
            (p.aufgenommen_am, p.ausgeschieden_am) = (q.aufgenommen_am, q.ausgeschieden_am);
        }
        if z.eins_von(4) {
            (p.zurueckgestellt_am, p.fortgesetzt_am) = (q.zurueckgestellt_am, q.fortgesetzt_am);
        }
        if z.eins_von(4) {
            neu.leistungen.insert(p.kuerzel.clone(), fremd.leistungen[&p.kuerzel].clone());
        }
    }
    neu.projekte.retain(|_| !z.eins_von(8));
    for q in fremd.projekte {
        if neu.projekte.iter().all(|p| p.kuerzel != q.kuerzel) && z.eins_von(2) {
            neu.projekte.push(q);
        }
    }
    for (k, p) in fremd.posten {
        if z.eins_von(2) {
            neu.posten.insert(k, p);
        }
    }
    neu
}

fn stand(tag: NaiveDate, bestand: &Bestand) -> Stand<'_> {
    Stand { stichtag: tag, bestand }
}

fn alle(w: &Bestand) -> BTreeSet<String> {
    w.projekte.iter().map(|p| p.kuerzel.to_lowercase()).collect()
}

/// What a change is, apart from its group: whose, what, from, to, days.
fn gesichter(aenderungen: &[Aenderung], gespiegelt: bool) -> Vec<String> {
    let mut aus: Vec<_> = aenderungen
        .iter()
        .map(|a| {
            let (alt, neu, tage) =
                if gespiegelt { (&a.neu, &a.alt, a.tage.map(|t| -t)) } else { (&a.alt, &a.neu, a.tage) };
            format!("{:?} {:?} {alt:?} → {neu:?} {tage:?}", a.projekt, a.was)
        })
        .collect();
    aus.sort();
    aus
}

#[test]
fn ein_stand_gegen_sich_selbst_ist_leer() {
    let mut z = Zufall(1);
    for _ in 0..500 {
        let w = zufallsbestand(&mut z);
        let tag = z.tag();
        assert_eq!(vergleich(stand(tag, &w), stand(tag, &w), &alle(&w)), []);
    }
}

#[test]
fn zugaenge_und_abgaenge_ergeben_die_phasenzahlen() {
    let mut z = Zufall(2);
    for _ in 0..2_000 {
        let alt = zufallsbestand(&mut z);
        let neu = spaeter(&alt, &mut z);
        let (von, bis) = (z.tag(), z.tag());
        let (von, bis) = (von.min(bis), von.max(bis));
        let begruendet = if z.eins_von(2) { alle(&alt) } else { BTreeSet::new() };
        let aenderungen = vergleich(stand(von, &alt), stand(bis, &neu), &begruendet);
        let berichtigt = |a: &&Aenderung| matches!(a.gruppe, Gruppe::Berichtigung);
        let summe = |phase: Phase, nur: &dyn Fn(&&Aenderung) -> bool| -> i64 {
            let mit = |s: &Seite| i64::from(*s == Seite::Phase(phase));
            aenderungen
                .iter()
                .filter(|a| a.was == Was::Phase)
                .filter(nur)
                .map(|a| mit(&a.neu) - mit(&a.alt))
                .sum()
        };
        for phase in Phase::ALLE {
            let zahl = |w: &Bestand, tag| i64::from(phasen(&w.projekte, tag).zahl(phase));
            assert_eq!(summe(phase, &|_| true), zahl(&neu, bis) - zahl(&alt, von), "{phase:?}");
            if begruendet.is_empty() {
                assert_eq!(
                    summe(phase, &berichtigt),
                    zahl(&neu, von) - zahl(&alt, von),
                    "{phase:?} berichtigt"
                );
            }
        }
    }
}

#[test]
fn jede_aenderung_steht_in_genau_einer_gruppe() {
    let mut z = Zufall(3);
    for _ in 0..2_000 {
        let alt = zufallsbestand(&mut z);
        let neu = spaeter(&alt, &mut z);
        let (a, b) = (z.tag(), z.tag());
        let (von, bis) = (a.min(b), a.max(b));
        let aenderungen = vergleich(stand(von, &alt), stand(bis, &neu), &alle(&alt));
        let mut gesehen = BTreeSet::new();
        for x in &aenderungen {
            // A phase may differ on both legs, everything else once.
            let bein = x.was == Was::Phase && matches!(x.gruppe, Gruppe::Berichtigung | Gruppe::Rueckschritt);
            let neu = gesehen.insert((&x.projekt, &x.was, bein));
            assert!(neu, "{x:?} steht zweimal");
            assert_ne!(x.alt, x.neu, "{x:?} ist keine Änderung");
            assert!(Gruppe::ALLE.contains(&x.gruppe));
        }
        assert!(aenderungen.is_sorted_by_key(|x| x.gruppe));
        // Forward in time nobody falls back without a change of knowledge.
        let ohne = vergleich(stand(von, &neu), stand(bis, &neu), &BTreeSet::new());
        for x in ohne {
            let grund = matches!(
                x.gruppe,
                Gruppe::Berichtigung
                    | Gruppe::Rueckschritt
                    | Gruppe::Verschoben
                    | Gruppe::Termine
                    | Gruppe::Leistungen
            );
            assert!(!grund, "dasselbe Bestand, und doch {x:?}");
        }
    }
}

#[test]
fn vertauscht_ist_gespiegelt() {
    let mut z = Zufall(4);
    for _ in 0..1_000 {
        let alt = zufallsbestand(&mut z);
        let neu = spaeter(&alt, &mut z);
        let (von, bis) = (z.tag(), z.tag());
        let keine = BTreeSet::new();
        // Two days of one knowledge, and one day of two states of knowledge.
        for ((t1, w1), (t2, w2)) in [((von, &neu), (bis, &neu)), ((von, &alt), (von, &neu))] {
            let hin = vergleich(stand(t1, w1), stand(t2, w2), &keine);
            let her = vergleich(stand(t2, w2), stand(t1, w1), &keine);
            assert_eq!(gesichter(&hin, false), gesichter(&her, true));
        }
    }
}

fn mit(projekte: Vec<Projekt>) -> Bestand {
    Bestand { projekte, ..Bestand::default() }
}

/// "betrieb phase", "berichtigung pilotierung ist".
fn kurz(a: &Aenderung) -> String {
    let was = match &a.was {
        Was::Phase => "phase".to_owned(),
        Was::Feld(f) => f.kopf().to_owned(),
        Was::Meilenstein(s, art) => format!("{} {}", s.wort(), art.wort()),
        Was::Leistung(id) => id.clone(),
        Was::Posten(_, k) => k.clone(),
    };
    let tage = a.tage.map(|t| format!(" {t:+}")).unwrap_or_default();
    format!("{} {was}{tage}", a.gruppe.wort())
}

fn check(alt: &[&str], neu: &[&str], begruendet: bool, erwartet: &[&str]) {
    let (w1, w2) = (mit(vec![projekt("P", alt)]), mit(vec![projekt("P", neu)]));
    let (von, bis) = (stand(tag("2021-03-08"), &w1), stand(tag("2022-06-30"), &w2));
    let gruende = if begruendet { BTreeSet::from(["p".to_owned()]) } else { BTreeSet::new() };
    let ist: Vec<_> = vergleich(von, bis, &gruende).iter().map(kurz).collect();
    assert_eq!(ist, erwartet, "{alt:?} → {neu:?}");
}

#[test]
fn regeln_als_tabelle() {
    let konzept = "konzeption ist 2020-03-31";
    let umsetzung = "umsetzung ist 2021-10-01";
    // A step reached since is a real change, measured against what was expected.
    check(
        &[konzept, "umsetzung plan 2021-06-01"],
        &[konzept, "umsetzung plan 2021-06-01", umsetzung],
        false,
        &["umsetzung phase", "erreicht umsetzung ist +122"],
    );
    // One that had been reached then and was reported later is a correction.
    check(
        &[konzept],
        &[konzept, "umsetzung ist 2021-02-01"],
        false,
        &["berichtigung phase", "berichtigung umsetzung ist"],
    );
    check(&[konzept], &["konzeption ist 2020-04-02"], false, &["berichtigung konzeption ist +2"]);
    // A plan speaks of no Stichtag, so another one is no correction, even for a day that has passed.
    check(
        &[konzept, "konzeption plan 2020-03-01"],
        &[konzept, "konzeption plan 2020-03-11"],
        false,
        &["verschoben konzeption plan +10"],
    );
    check(&[konzept], &[konzept, "umsetzung plan 2021-06-01"], false, &["termine umsetzung plan"]);
    // A first prognosis moves what was planned; one that says the same does not.
    let plan = "umsetzung plan 2021-06-01";
    check(&[plan], &[plan, "umsetzung prognose 2021-07-01"], false, &["verschoben umsetzung prognose +30"]);
    check(&[plan], &[plan, "umsetzung prognose 2021-06-01"], false, &["termine umsetzung prognose +0"]);
    check(&["umsetzung plan 2021-06-01"], &["umsetzung plan -"], false, &["termine umsetzung plan"]);
    // A report taken back is a step back only with a reason.
    let zurueck = [konzept, "umsetzung ist 2021-01-15"];
    check(&zurueck, &[konzept], true, &["rueckschritt phase", "berichtigung umsetzung ist"]);
    check(&zurueck, &[konzept], false, &["berichtigung phase", "berichtigung umsetzung ist"]);
    check(
        &zurueck,
        &[konzept, umsetzung],
        true,
        &["umsetzung phase", "rueckschritt phase", "erreicht umsetzung ist +259"],
    );
    // What lies behind both Stichtage does not show.
    check(&[konzept], &[konzept, "umsetzung ist 2022-12-01"], false, &[]);
}

#[test]
fn aufnahme_pause_und_austritt() {
    let mut alt = projekt("a", &["konzeption ist 2020-03-31"]);
    alt.aufgenommen_am = Some(tag("2020-01-01"));
    for (aendern, erwartet) in [
        ((|p| p.ausgeschieden_am = Some(tag("2021-06-01"))) as fn(&mut Projekt), "ausgeschieden phase"),
        (|p| p.zurueckgestellt_am = Some(tag("2021-06-01")), "zurueckgestellt phase"),
        (|p| p.zurueckgestellt_am = Some(tag("2021-01-01")), "berichtigung phase"),
        (|p| p.aufgenommen_am = Some(tag("2020-02-01")), "berichtigung aufgenommen_am +31"),
    ] {
        let mut neu = alt.clone();
        aendern(&mut neu);
        let (w1, w2) = (mit(vec![alt.clone()]), mit(vec![neu]));
        let (von, bis) = (stand(tag("2021-03-08"), &w1), stand(tag("2022-06-30"), &w2));
        assert_eq!(vergleich(von, bis, &BTreeSet::new()).iter().map(kurz).collect::<Vec<_>>(), [erwartet]);
    }
    // Pause and resumption of the same record, seen from within the pause.
    let mut p = alt.clone();
    (p.zurueckgestellt_am, p.fortgesetzt_am) = (Some(tag("2021-01-01")), Some(tag("2021-06-01")));
    let w = mit(vec![p]);
    let (von, bis) = (stand(tag("2021-03-08"), &w), stand(tag("2022-06-30"), &w));
    assert_eq!(
        vergleich(von, bis, &BTreeSet::new()).iter().map(kurz).collect::<Vec<_>>(),
        ["fortgesetzt phase"]
    );
    // A new project comes with its plans; they are not counted as moved dates.
    let mut neu = projekt("b", &["umsetzung plan 2022-01-01"]);
    neu.aufgenommen_am = Some(tag("2021-05-01"));
    let (w1, w2) = (mit(vec![]), mit(vec![neu]));
    let (von, bis) = (stand(tag("2021-03-08"), &w1), stand(tag("2022-06-30"), &w2));
    assert_eq!(
        vergleich(von, bis, &BTreeSet::new()).iter().map(kurz).collect::<Vec<_>>(),
        ["aufgenommen phase"]
    );
}

#[test]
fn geld_als_tabelle() {
    let posten = |datum: &str, stand: &str, cent: i64| Posten {
        projekt: None,
        datum: (!datum.is_empty()).then(|| tag(datum)),
        stand: Some(stand.to_owned()),
        betrag: Cent::neu(cent).ok(),
        genauigkeit: Betragsgenauigkeit::Exakt,
        jahre: (None, None),
    };
    let bestand = |p: Option<Posten>| Bestand {
        posten: p.map(|p| ((Postenart::Bewilligung, "b".to_owned()), p)).into_iter().collect(),
        ..Bestand::default()
    };
    for (alt, neu, erwartet) in [
        (None, Some(posten("2021-05-01", "bewilligt", 5)), &["geld b"][..]),
        // Entered late: it had been granted by then.
        (None, Some(posten("2021-01-01", "bewilligt", 5)), &["berichtigung b"]),
        // The row moved on from the application to the decision.
        (Some(posten("2020-12-01", "beantragt", 5)), Some(posten("2021-05-01", "bewilligt", 5)), &["geld b"]),
        (Some(posten("", "beantragt", 5)), Some(posten("2021-05-01", "bewilligt", 5)), &["geld b"]),
        // A row without a day speaks of no Stichtag.
        (Some(posten("", "beantragt", 5)), Some(posten("", "beantragt", 7)), &["geld b"]),
        (
            Some(posten("2021-01-01", "bewilligt", 5)),
            Some(posten("2021-01-01", "bewilligt", 7)),
            &["berichtigung b"],
        ),
        (Some(posten("2021-01-01", "bewilligt", 5)), None, &["berichtigung b"]),
        (None, Some(posten("2022-12-01", "bewilligt", 5)), &[]),
    ] {
        let (w1, w2) = (bestand(alt), bestand(neu));
        let (von, bis) = (stand(tag("2021-03-08"), &w1), stand(tag("2022-06-30"), &w2));
        let ist: Vec<_> = vergleich(von, bis, &BTreeSet::new()).iter().map(kurz).collect();
        assert_eq!(ist, erwartet, "{w1:?} → {w2:?}");
    }
}

#[test]
fn median_von_tagen() {
    for (tage, halbe) in [(&[][..], None), (&[62], Some(124)), (&[10, -5, 62], Some(20)), (&[1, 2], Some(3))]
    {
        assert_eq!(median_halbe_tage(tage.iter().copied()), halbe, "{tage:?}");
    }
}
