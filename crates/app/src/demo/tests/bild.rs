//! Seed 7 shows the figures of the pictures, and the curve between them looks like theirs.

use super::*;
use ozg_domain::burnup::am;

#[test]
fn seed_7_wie_in_den_bildern() {
    let mut bestand = Bestand::neu(7);
    let mut damals = None;
    for e in ohne_angebot(7) {
        if damals.is_none() && e.zeit.date_naive() > tag("2022-06-30") {
            damals = Some(bestand.clone());
        }
        bestand.anwenden(e);
    }
    // Konzeption, Umsetzung, Betrieb, Neu, nicht gemeldet, zurückgestellt, ausgeschieden.
    let zahlen = |b: &Bestand, t| Phase::ALLE.map(|p| b.phasen(tag(t)).zahl(p));
    assert_eq!(zahlen(&bestand, "2022-06-30"), [5, 14, 12, 1, 1, 1, 1]);
    assert_eq!(zahlen(&damals.unwrap(), "2022-06-30"), [5, 14, 12, 1, 1, 1, 1]);
    assert_eq!(bestand.phasen(tag("2021-03-08")).zahl(Phase::Betrieb), 1);
}

#[test]
fn kurven_steigen_wie_geplant() {
    for seed in SEEDS {
        let mut bestand = Bestand::neu(seed);
        for e in ohne_angebot(seed) {
            bestand.anwenden(e);
        }
        let projekte = bestand.projekte();
        let basis = |t| am(&projekte, tag(t)).basis.unwrap();
        assert_eq!(basis("2020-11-30"), 0, "seed {seed}");
        assert!((2..=6).contains(&basis("2021-06-30")), "seed {seed}");
        assert!((18..=24).contains(&basis("2022-06-30")), "seed {seed}");
        assert_eq!(basis("2022-12-31"), 34, "seed {seed}: all but the one without milestones");
        assert_eq!(am(&projekte, tag("2020-12-31")).umfang, 35, "seed {seed}");
        assert_eq!(am(&projekte, tag("2022-06-30")).umfang, 33, "seed {seed}");
        let erste_welle = am(&projekte, tag("2020-01-01")).umfang;
        assert!((18..=23).contains(&erste_welle), "seed {seed}: {erste_welle}");
    }
}
