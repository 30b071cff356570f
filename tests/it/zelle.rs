//! What stands behind one cell of the matrix: each report by name, and which of them holds.

use ozg_app::Anlage;
use ozg_app::dto::FehlerCode;

use crate::hilfe::{Probe, abgewiesen, setzen, tag};

#[test]
fn jede_meldung_heisst_nach_dem_was_sie_nennt_und_die_neueste_je_ort_gilt() {
    let probe = Probe::neu(&Anlage::Auslieferung);
    let app = probe.oeffnen();
    setzen(&app, "loesung", &[("kennung", "w1"), ("titel", "Wohngeld digital")]);
    setzen(&app, "portal", &[("kennung", "p1"), ("name", "Portal der Stadt")]);
    let melde = |ags: &str, stand: &str, grad: &str, ab: &str| {
        setzen(
            &app,
            "nachnutzung",
            &[
                ("leistung", "10092"),
                ("ags", ags),
                ("stand", stand),
                ("reifegrad", grad),
                ("gueltig_ab", ab),
                ("loesung", "w1"),
                ("portal", "p1"),
            ],
        );
    };
    melde("05315000", "online", "2", "2021-01-01");
    melde("05315000", "online", "3", "2022-01-01");
    melde("05315000", "abgeschaltet", "", "2023-01-01");
    melde("05000000", "geplant", "", "2021-06-01");
    melde("05334002", "online", "3", "2022-01-01");
    let z = app.zelle_get(tag("2022-06-30"), "10092", "05315000", "kommunal").unwrap();
    let gelesen: Vec<_> =
        z.meldungen.iter().map(|m| (m.ort.as_str(), m.gueltig_ab.as_str(), m.gilt)).collect();
    assert_eq!(gelesen.len(), 4, "andere Orte gehören nicht dazu: {gelesen:?}");
    assert_eq!(
        gelesen.iter().filter(|(_, _, gilt)| *gilt).map(|(_, ab, _)| *ab).collect::<Vec<_>>(),
        ["2022-01-01", "2021-06-01"],
        "je Ort die neueste am Stichtag: {gelesen:?}"
    );
    for m in &z.meldungen {
        assert_eq!(
            (m.leistung.as_str(), m.loesung.as_deref(), m.portal.as_deref()),
            ("Wohngeld", Some("Wohngeld digital"), Some("Portal der Stadt"))
        );
    }
    assert!(gelesen.iter().any(|(ort, ..)| *ort == "Köln"), "{gelesen:?}");
    assert!(!z.herkunft.is_empty());
    for ags in ["", "5315000", "0531500x", "05"] {
        abgewiesen(
            app.zelle_get(tag("2022-06-30"), "10092", ags, "kommunal"),
            FehlerCode::EingabeUngueltig,
            ags,
        );
    }
    abgewiesen(
        app.zelle_get(tag("2022-06-30"), "99999", "05315000", "kommunal"),
        FehlerCode::NichtGefunden,
        "OZG-ID",
    );
}
