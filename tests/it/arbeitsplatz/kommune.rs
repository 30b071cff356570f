//! Kommunen: a name counts only where it means one of them.

use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, setzen, tag};

fn gemeint(app: &Anwendung, am: &str) -> Vec<(String, String)> {
    let mut aus: Vec<_> = app
        .kommune_list(tag(am))
        .expect("die Liste ist lesbar")
        .into_iter()
        .flat_map(|k| k.projekte.into_iter().map(move |p| (p.genannt, k.ags.clone())).collect::<Vec<_>>())
        .collect();
    aus.sort();
    aus
}

#[test]
fn nur_ein_eindeutiger_name_wird_zugeordnet() {
    let (_p, app) = Probe::mit_projekt();
    let faelle = [
        ("Bielefeld", Some("05711000")),
        ("Stadt Bielefeld", Some("05711000")),
        ("Kreis Viersen", Some("05166")),
        ("Landeshauptstadt Düsseldorf", Some("05111000")),
        ("Aachen", Some("05334002")),
        ("Städteregion Aachen", Some("05334000")),
        // A city and a Kreis of the same name.
        ("Viersen", None),
        ("Bielefeld und Umland", None),
        ("bielefeld", None),
        ("Musterstadt", None),
        ("Stadt ", None),
        ("%", None),
    ];
    for (name, _) in faelle {
        setzen(
            &app,
            "projekt_beteiligung",
            &[("projekt", "jagd"), ("organisation", name), ("rolle", "kommune")],
        );
    }
    let ist = gemeint(&app, "2022-06-30");
    for (name, ags) in faelle {
        let da: Vec<_> = ist.iter().filter(|(g, _)| g == name.trim()).map(|(_, a)| a.as_str()).collect();
        match ags {
            None => assert_eq!(da, [""; 0], "{name}"),
            Some(a) => assert!(da.len() == 1 && da[0].starts_with(a), "{name}: {da:?}"),
        }
    }
}

#[test]
fn projekte_wie_am_stichtag() {
    let (_p, app) = Probe::mit_projekt();
    setzen(&app, "projekt", &[("kuerzel", "spaet"), ("titel", "Spät"), ("aufgenommen_am", "1.1.2022")]);
    for k in ["jagd", "spaet"] {
        setzen(
            &app,
            "projekt_beteiligung",
            &[("projekt", k), ("organisation", "Bielefeld"), ("rolle", "kommune")],
        );
    }
    assert_eq!(gemeint(&app, "2021-12-31").len(), 1, "was noch nicht aufgenommen war, steht nicht da");
    assert_eq!(gemeint(&app, "2022-01-01").len(), 2);
}

#[test]
fn alle_kommunen_und_keine_doppelt() {
    let p = Probe::neu(&Anlage::Auslieferung);
    let app = p.oeffnen();
    let alle = app.kommune_list(tag("2022-06-30")).unwrap();
    assert_eq!(alle.len(), crate::hilfe::liste(&app, "kommune").len());
    let namen: Vec<_> = alle.iter().map(|k| (&k.name, &k.ags)).collect();
    assert!(namen.is_sorted(), "nach Namen");
    assert!(alle.iter().any(|k| !k.projekte.is_empty()), "die Auslieferung nennt Kommunen in Projekten");
    assert!(alle.iter().any(|k| !k.dienstleister.is_empty()), "und Sitze von Dienstleistern");
}
