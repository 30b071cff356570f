//! The offer looks like the pictures: many by the mildest rule, few everywhere, and much that nobody knows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::*;

type Zeile = BTreeMap<&'static str, String>;

/// A few seeds are enough here: every one replays thousands of rows.
const WENIGE: [u64; 4] = [1, 7, 13, 20];

/// One seed with the whole record, and what of it was known on the evening of the Stichtag of the pictures.
struct Abgespielt {
    seed: u64,
    damals: Bestand,
    bestand: Bestand,
}

/// Replayed once, with every rule for every cell.
fn abgespielt() -> &'static [Abgespielt] {
    static ALLE: OnceLock<Vec<Abgespielt>> = OnceLock::new();
    ALLE.get_or_init(|| {
        let abspielen = |seed| {
            let mut bestand = Bestand::neu(seed);
            let mut damals = None;
            for e in entwuerfe(seed, stamm()) {
                if damals.is_none() && e.zeit.date_naive() > tag("2022-06-30") {
                    damals = Some(bestand.clone());
                }
                bestand.anwenden(&e);
            }
            Abgespielt { seed, damals: damals.unwrap(), bestand }
        };
        WENIGE.map(abspielen).into()
    })
}

#[test]
fn zeilen_je_nomen() {
    for Abgespielt { seed, bestand, .. } in abgespielt() {
        for (nomen, von, bis) in [("zustaendigkeit", 850, 1_050), ("nachnutzung", 7_500, 9_500)] {
            let zahl = bestand.zeilen(nomen).len();
            assert!((von..=bis).contains(&zahl), "seed {seed}: {zahl} {nomen}");
        }
    }
}

/// The deciding rows of (Leistung, AGS) on a day: per Lösung the latest.
fn am(bestand: &Bestand, stichtag: &str) -> BTreeMap<(String, String), Vec<Zeile>> {
    let mut je_loesung: BTreeMap<(String, String, String), &Zeile> = BTreeMap::new();
    // Ascending by key, in which the day comes before the Lösung.
    for z in bestand.zeilen("nachnutzung").values().filter(|z| z["gueltig_ab"].as_str() <= stichtag) {
        je_loesung.insert((z["leistung"].clone(), z["ags"].clone(), z["loesung"].clone()), z);
    }
    let mut aus: BTreeMap<_, Vec<Zeile>> = BTreeMap::new();
    for ((leistung, ags, _), z) in je_loesung {
        aus.entry((leistung, ags)).or_default().push(z.clone());
    }
    aus
}

/// Whether the row surely reaches the level by model 1.1.
fn erreicht(z: &Zeile, stufe: i64) -> bool {
    z["stand"] == "online"
        && z["reifegrad_modell"] == "1.1"
        && z["reifegrad"].parse::<i64>().is_ok_and(|r| r >= stufe)
}

/// OZG-Leistungen that reach the level (somewhere, everywhere by one row or by all rows), seen without their
/// LeiKa-Leistungen: a lower bound of Z1 and Z2, and of Z3 and Z4.
fn zahlen(bestand: &Bestand, stichtag: &str, stufe: i64) -> (usize, usize) {
    let zellen = am(bestand, stichtag);
    let mut wo: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for ((leistung, ags), zeilen) in &zellen {
        if leistung.len() == 5 && zeilen.iter().any(|z| erreicht(z, stufe)) {
            wo.entry(leistung).or_default().insert(ags);
        }
    }
    let zustaendig: BTreeSet<(&str, &str)> = bestand
        .zeilen("zustaendigkeit")
        .values()
        .map(|z| (z["leistung"].as_str(), z["kommunentyp"].as_str()))
        .collect();
    let ueberall = wo
        .iter()
        .filter(|(leistung, ags)| {
            let mut wer =
                stamm().kommunen.iter().filter(|k| zustaendig.contains(&(leistung, &*k.typ))).peekable();
            wer.peek().is_some()
                && (ags.contains("05000000")
                    || ags.contains("00000000")
                    || wer.all(|k| ags.contains(&*k.ags)))
        })
        .count();
    (wo.len(), ueberall)
}

#[test]
fn zaehlweisen_wie_in_den_bildern() {
    for Abgespielt { seed, bestand, .. } in abgespielt() {
        let je_tag = ["2021-03-08", "2022-06-30", "2022-12-31"].map(|t| zahlen(bestand, t, 2));
        for w in je_tag.windows(2) {
            assert!(w[0].0 + 10 < w[1].0 && w[0].1 < w[1].1, "seed {seed}: {je_tag:?} rise");
        }
        let (irgendwo, ueberall) = je_tag[2];
        assert!((220..=320).contains(&irgendwo), "seed {seed}: {je_tag:?}");
        assert!((20..=60).contains(&ueberall), "seed {seed}: {je_tag:?}");
        let streng = zahlen(bestand, "2022-12-31", 3);
        assert!(streng.0 < irgendwo && streng.1 * 2 < ueberall, "seed {seed}: {streng:?}");
        assert!(streng.1 >= 3, "seed {seed}: {streng:?}");
    }
}

#[test]
fn jede_art_von_zeile_kommt_vor() {
    for Abgespielt { seed, bestand, .. } in abgespielt() {
        let zeilen = bestand.zeilen("nachnutzung");
        let zahl = |wie: &dyn Fn(&Zeile) -> bool| zeilen.values().filter(|z| wie(z)).count();
        for (was, mindestens, wie) in [
            ("planned", 300, &(|z: &Zeile| z["stand"] == "geplant") as &dyn Fn(&Zeile) -> bool),
            ("switched off", 40, &|z| z["stand"] == "abgeschaltet"),
            ("online without Reifegrad", 150, &|z| z["stand"] == "online" && z["reifegrad"].is_empty()),
            ("a lower bound", 400, &|z| z["reifegrad_art"] == "mindestens"),
            ("the other model", 3, &|z| z["reifegrad_modell"] == "2.0"),
            ("of a LeiKa-Leistung", 40, &|z| z["leistung"].len() == 14),
            ("for the Land", 25, &|z| z["ags"] == "05000000"),
            ("for the Bund", 8, &|z| z["ags"] == "00000000"),
            ("without a source", 5, &|z| z["quelle"].is_empty()),
        ] {
            assert!(zahl(wie) >= mindestens, "seed {seed}: {} {was}", zahl(wie));
        }
        for stufe in ["0", "1", "2", "3", "4"] {
            assert!(zahl(&|z| z["reifegrad"] == stufe) >= 20, "seed {seed}: Reifegrad {stufe}");
        }
        assert!(zahl(&|z| z["stand"] != "online" && !z["reifegrad"].is_empty()) == 0, "seed {seed}");
        let mehrere = am(bestand, "2022-12-31").values().filter(|z| z.len() > 1).count();
        assert!(mehrere >= 20, "seed {seed}: {mehrere} with several Lösungen");
        let kurven: BTreeMap<&str, usize> = zeilen.values().fold(BTreeMap::new(), |mut n, z| {
            *n.entry(z["leistung"].as_str()).or_default() += 1;
            n
        });
        let breit = kurven.values().filter(|n| **n >= 15).count();
        assert!((45..=95).contains(&breit), "seed {seed}: {breit} Leistungen with a roll-out");
    }
}

#[test]
fn unbekannt_bleibt() {
    for Abgespielt { seed, bestand, .. } in abgespielt() {
        let bekannt: BTreeSet<String> =
            bestand.zeilen("zustaendigkeit").values().map(|z| z["leistung"].clone()).collect();
        let ozg = bekannt.iter().filter(|l| l.len() == 5).count();
        assert!((280..=330).contains(&ozg), "seed {seed}: {ozg} Leistungen with a responsibility");
        assert!(bekannt.len() > ozg, "seed {seed}: some by LeiKa-Leistung");
        let angeboten: BTreeSet<String> =
            bestand.zeilen("nachnutzung").values().map(|z| z["leistung"].clone()).collect();
        assert!(angeboten.iter().any(|l| l.len() == 5 && !bekannt.contains(l)), "seed {seed}");
        let kommunal = stamm().leistungen.iter().filter(|l| l.kommunal);
        let ohne = kommunal.filter(|l| !angeboten.contains(&l.ozg_id)).count();
        assert!(ohne >= 80, "seed {seed}: {ohne} that nobody reported on");
    }
}

#[test]
fn meldungen_kommen_spaet_und_werden_berichtigt() {
    for Abgespielt { seed, damals, bestand: spaeter } in abgespielt() {
        let bis = |b: &Bestand| {
            b.zeilen("nachnutzung").values().filter(|z| z["gueltig_ab"].as_str() <= "2022-06-30").count()
        };
        assert!(bis(damals) + 100 < bis(spaeter), "seed {seed}: some came in later");
        let (mut geaendert, mut entfernt) = (0, 0);
        let (mut gesehen, mut mit_reifegrad) = (BTreeSet::new(), 0);
        for e in entwuerfe(*seed, stamm()) {
            for s in &e.schritte {
                match s {
                    Schritt::Setzen { nomen: "nachnutzung", felder } => {
                        let wert = |k| felder.iter().find(|(f, _)| *f == k).map_or("", |(_, w)| w);
                        let schluessel =
                            ["leistung", "ags", "gueltig_ab", "loesung"].map(|k| wert(k).to_owned());
                        let heute = e.zeit.date_naive();
                        assert!(tag(&schluessel[2]) <= heute, "seed {seed}: of the future in {e:?}");
                        mit_reifegrad += usize::from(!wert("reifegrad").is_empty());
                        if !gesehen.insert(schluessel) {
                            assert!(e.grund.is_some(), "seed {seed}: changed without a reason in {e:?}");
                            geaendert += 1;
                        }
                    }
                    Schritt::Entfernen { nomen: "nachnutzung", .. } => {
                        assert!(e.grund.is_some(), "seed {seed}: removed without a reason in {e:?}");
                        entfernt += 1;
                    }
                    _ => {}
                }
            }
        }
        assert!(geaendert >= 40 && entfernt >= 8, "seed {seed}: {geaendert} changed, {entfernt} removed");
        assert!(mit_reifegrad > gesehen.len() / 2, "seed {seed}");
    }
}
