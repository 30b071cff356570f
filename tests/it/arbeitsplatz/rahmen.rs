//! The view Rahmen: states of contracts on a day, all five Regierungsbezirke, days to each Frist, published figures.

use ozg_app::dto::RahmenDto;
use ozg_app::{Anlage, Anwendung};

use crate::hilfe::{Probe, setzen, tag};

fn rahmen(app: &Anwendung, am: &str) -> RahmenDto {
    app.rahmen_get(tag(am)).expect("der Rahmen ist lesbar")
}

#[test]
fn ein_leerer_katalog_hat_fuenf_bezirke_und_sonst_nichts() {
    let (_p, app) = Probe::winzig();
    let r = rahmen(&app, "2022-06-30");
    let namen: Vec<_> = r.bezirke.iter().filter_map(|b| b.name.as_deref()).collect();
    assert_eq!(namen, ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"]);
    assert!(r.bezirke.iter().all(|b| b.veranstaltungen.is_empty()));
    assert!(r.gremien.is_empty() && r.vereinbarungen.is_empty() && r.vertragszahlen.is_empty());
    assert!(r.messwerte.is_empty() && r.portale.is_empty() && r.standards.is_empty());
}

#[test]
fn ein_vertrag_steht_am_tag_so_weit_wie_er_war() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "loesung", &[("kennung", "l"), ("titel", "Antrag online")]);
    let vertrag = |kennung: &str, felder: &[(&str, &str)]| {
        let mut alle = vec![("kennung", kennung), ("titel", kennung), ("genauigkeit", "undatiert")];
        alle.extend_from_slice(felder);
        setzen(&app, "vereinbarung", &alle);
    };
    vertrag(
        "v1",
        &[
            ("loesung", "l"),
            ("nutzer", "Kreis A"),
            ("interesse_am", "1.1.22"),
            ("vertrag_am", "1.3.22"),
            ("angeschlossen_am", "1.6.22"),
        ],
    );
    vertrag("v2", &[("loesung", "l"), ("nutzer", "Kreis B"), ("interesse_am", "1.2.22")]);
    vertrag("v3", &[("nutzer", "Kreis C")]);
    vertrag("kein-vertrag", &[("parteien", "Land|KDN")]);
    for (am, zahlen) in [
        ("2021-12-31", vec![("noch_nicht", 2), ("unbekannt", 1)]),
        ("2022-01-01", vec![("interesse", 1), ("noch_nicht", 1), ("unbekannt", 1)]),
        ("2022-05-31", vec![("vertrag", 1), ("interesse", 1), ("unbekannt", 1)]),
        ("2022-06-01", vec![("angeschlossen", 1), ("interesse", 1), ("unbekannt", 1)]),
    ] {
        let r = rahmen(&app, am);
        let ist: Vec<_> = r.vertragszahlen.iter().map(|z| (z.stand.as_str(), z.anzahl)).collect();
        assert_eq!(ist, zahlen, "{am}");
        let summe: u32 = r.vertragszahlen.iter().map(|z| z.anzahl).sum();
        assert_eq!(usize::try_from(summe).unwrap(), r.vertraege.len(), "jeder Vertrag zählt einmal");
    }
    let r = rahmen(&app, "2022-06-30");
    assert_eq!(r.vereinbarungen.iter().map(|v| v.kennung.as_str()).collect::<Vec<_>>(), ["kein-vertrag"]);
    assert_eq!(r.vereinbarungen[0].parteien, ["Land", "KDN"]);
    let v1 = r.vertraege.iter().find(|v| v.kennung == "v1").expect("v1");
    assert_eq!((v1.loesung.as_deref(), v1.seit.as_deref()), (Some("Antrag online"), Some("2022-06-01")));
}

#[test]
fn eine_veranstaltung_steht_bei_ihrem_bezirk_oder_daneben() {
    let (_p, app) = Probe::winzig();
    for (kennung, bezirk, datum) in [
        ("a", "köln", "1.3.22"),
        ("b", "Regierungsbezirk Köln", "2023"),
        ("c", "ganz NRW", "undatiert"),
        ("d", "", "undatiert"),
    ] {
        setzen(
            &app,
            "veranstaltung",
            &[("kennung", kennung), ("titel", kennung), ("regierungsbezirk", bezirk), ("datum", datum)],
        );
    }
    let r = rahmen(&app, "2022-06-30");
    assert_eq!(r.bezirke.len(), 6);
    let koeln = r.bezirke.iter().find(|b| b.name.as_deref() == Some("Köln")).expect("Köln");
    let da: Vec<_> = koeln.veranstaltungen.iter().map(|v| (v.kennung.as_str(), v.nach_stichtag)).collect();
    assert_eq!(da, [("a", false), ("b", true)], "was später liegt, sagt es");
    let daneben = r.bezirke.last().expect("der letzte");
    assert_eq!(daneben.name, None);
    let orte: Vec<_> = daneben.veranstaltungen.iter().map(|v| v.ort.as_deref()).collect();
    assert_eq!(orte, [Some("ganz NRW"), None], "der Wortlaut bleibt");
}

#[test]
fn fristen_zaehlen_tage_nie_negativ() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "frist", &[("kennung", "f"), ("titel", "OZG"), ("datum", "31.12.2022")]);
    for (am, bis, seit) in
        [("2022-12-19", Some(12), None), ("2022-12-31", Some(0), None), ("2023-01-12", None, Some(12))]
    {
        let f = &rahmen(&app, am).fristen[0].frist;
        assert_eq!((f.tage_bis, f.tage_ueberschritten), (bis, seit), "{am}");
    }
}

#[test]
fn nur_was_bis_zum_stichtag_geprueft_ist() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "loesung", &[("kennung", "l"), ("titel", "L")]);
    for s in ["s1", "s2"] {
        setzen(&app, "standard", &[("kennung", s), ("titel", s)]);
    }
    setzen(
        &app,
        "konformitaet",
        &[("loesung", "l"), ("standard", "s1"), ("stand", "erfüllt"), ("geprueft_am", "1.6.22")],
    );
    assert!(rahmen(&app, "2022-05-31").konformitaeten.is_empty(), "vorher ist nichts gemeldet");
    let k = rahmen(&app, "2022-06-01").konformitaeten;
    assert_eq!(k.len(), 1, "s2 ist nicht gemeldet und steht nicht als „nicht erfüllt“ da");
    assert_eq!((k[0].standard.as_str(), k[0].stand.as_str()), ("s1", "erfüllt"));
}

#[test]
fn unbekannt_ist_nicht_nein() {
    let (_p, app) = Probe::winzig();
    for (name, pflicht, seit) in [("A", "nein", ""), ("B", "ja", "1.2.21"), ("C", "", "1.2.23")] {
        setzen(&app, "portal", &[("name", name), ("pflicht", pflicht), ("portalverbund_seit", seit)]);
    }
    let r = rahmen(&app, "2022-06-30");
    let da: Vec<_> = r
        .portale
        .iter()
        .map(|p| (p.name.as_str(), p.pflicht, p.portalverbund_seit.as_deref(), p.nach_stichtag))
        .collect();
    assert_eq!(
        da,
        [
            ("A", Some(false), None, false),
            ("B", Some(true), Some("2021-02-01"), false),
            ("C", None, Some("2023-02-01"), true)
        ]
    );
}

#[test]
fn modellprojekte_nennen_leistung_und_portal() {
    let p = Probe::neu(&Anlage::Auslieferung);
    let app = p.oeffnen();
    let r = rahmen(&app, "2022-06-30");
    assert_eq!(r.modellregionen.len(), 5);
    let (region, ohne) = (&r.modellregionen[0], r.modellprojekte_ohne_region.len());
    let (leistung, name) = {
        let l = app.leistung_get(tag("2022-06-30")).expect("Leistungen");
        (l.leistungen[0].ozg_id.clone(), l.leistungen[0].name.clone())
    };
    let portal = &r.portale[0];
    setzen(
        &app,
        "modellprojekt",
        &[
            ("kennung", "neu"),
            ("titel", "Neu"),
            ("modellregion", &region.regierungsbezirk),
            ("leistung", &leistung),
            ("portal", &portal.kennung),
            ("nachnutzung", "in drei Kreisen"),
        ],
    );
    setzen(&app, "modellprojekt", &[("kennung", "ohne"), ("titel", "Ohne Region")]);
    let r2 = rahmen(&app, "2022-06-30");
    let neu = r2.modellregionen[0].projekte.iter().find(|p| p.kennung == "neu").expect("neu");
    assert_eq!(neu.leistung_name.as_deref(), Some(name.as_str()));
    assert_eq!(neu.portal.as_deref(), Some(portal.name.as_str()));
    assert_eq!(neu.nachnutzung.as_deref(), Some("in drei Kreisen"));
    assert_eq!(r2.modellprojekte_ohne_region.len(), ohne + 1);
}

#[test]
fn veroeffentlichte_zahlen_behalten_ihren_nenner() {
    let p = Probe::neu(&Anlage::Auslieferung);
    let app = p.oeffnen();
    let leistungen = app.info().expect("Angaben").leistungen;
    let r = rahmen(&app, "2026-01-01");
    let alle = r.messwerte.len();
    assert_eq!(r.messwerte_spaeter, 0);
    let m = |r: &RahmenDto, wert: &str, nenner: &str| {
        r.messwerte
            .iter()
            .find(|m| m.wert == wert && m.grundgesamtheit.as_deref() == Some(nenner))
            .cloned()
            .unwrap_or_else(|| panic!("{wert}/{nenner}"))
    };
    let online = m(&r, "338", "575");
    assert_eq!((online.regel.as_deref(), online.anteil.as_deref()), (Some("Z1"), Some("58,8\u{202f}%")));
    let satz = online.saetze.join(" ");
    assert!(satz.contains(&format!("575 statt {leistungen}")), "{satz}");
    assert!(r.messwerte.iter().all(|m| m.eigene.is_none() && m.regel.is_some() != m.saetze.is_empty()));
    // Who does not say how it counts gets no rule, and a percentage is no number of cases.
    assert!(r.messwerte.iter().any(|m| m.kennzahl == "leistungen_online" && m.regel.is_none()));
    assert!(
        r.messwerte.iter().filter(|m| m.einheit.as_deref() == Some("Prozent")).all(|m| m.anteil.is_none())
    );
    let bonn = r.messwerte.iter().find(|m| m.region == "Bonn").expect("Bonn");
    assert_eq!(bonn.regel.as_deref(), Some("Z6"));
    assert!(bonn.quelle.as_ref().is_some_and(|q| !q.kennung.is_empty()), "die Quelle lässt sich öffnen");
    // Before it was published it did not hold.
    let damals = rahmen(&app, "2022-06-30");
    assert!(damals.messwerte.iter().all(|m| m.zeit.datum.as_deref().is_none_or(|d| d <= "2022-06-30")));
    assert_eq!(damals.messwerte.len() + usize::try_from(damals.messwerte_spaeter).unwrap(), alle);
    assert!(damals.messwerte_spaeter > 0);
}

#[test]
fn die_tabellen_lassen_sich_ausfuehren_wie_sie_dastehen() {
    use ozg_app::{Listenart, Profil, Rahmenliste};
    let p = Probe::neu(&Anlage::Auslieferung);
    let app = p.oeffnen();
    setzen(&app, "standard", &[("kennung", "s"), ("titel", "Standard")]);
    let loesung = rahmen(&app, "2022-06-30").loesungen[0].kennung.clone();
    setzen(
        &app,
        "konformitaet",
        &[("loesung", &loesung), ("standard", "s"), ("stand", "in Prüfung"), ("geprueft_am", "1.6.22")],
    );
    let r = rahmen(&app, "2022-06-30");
    for liste in Rahmenliste::ALLE {
        assert_eq!(Rahmenliste::lesen(liste.wort()), Some(liste));
        let soll = match liste {
            Rahmenliste::Vereinbarungen => r.vereinbarungen.len(),
            Rahmenliste::Nachnutzungsvertraege => r.vertraege.len(),
            Rahmenliste::Gremien => r.gremien.len(),
            Rahmenliste::Veranstaltungen => r.bezirke.iter().map(|b| b.veranstaltungen.len()).sum(),
            Rahmenliste::Fristen => r.fristen.len(),
            Rahmenliste::Standards => r.standards.len(),
            Rahmenliste::Konformitaeten => r.konformitaeten.len(),
            Rahmenliste::Portale => r.portale.len(),
            Rahmenliste::Modellregionen => r.modellregionen.len(),
            Rahmenliste::Modellprojekte => {
                r.modellregionen.iter().map(|m| m.projekte.len()).sum::<usize>()
                    + r.modellprojekte_ohne_region.len()
            }
            Rahmenliste::Messwerte => r.messwerte.len(),
        };
        let ziel = p.neben("liste.csv");
        let art = Listenart::Rahmen(liste);
        let e = app.liste(art, Profil::Opendata, tag("2022-06-30"), &ziel).expect("schreibbar");
        assert_eq!(usize::try_from(e.zeilen).unwrap(), soll, "{}", liste.wort());
    }
    let ziel = p.neben("matrix.csv");
    let wahl = [format!("{loesung}|s")];
    let art = Listenart::Rahmen(Rahmenliste::Konformitaeten);
    app.liste_auswahl(art, Profil::Opendata, tag("2022-06-30"), Some(&wahl), &ziel).expect("schreibbar");
    let text = std::fs::read_to_string(&ziel).expect("lesbar");
    assert!(text.lines().nth(1).is_some_and(|z| z.contains(";Standard;in Prüfung;2022-06-01;")), "{text}");
}
