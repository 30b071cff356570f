//! Contacts: for calling someone from this machine, recorded nowhere, and really gone when erased.

use std::path::Path;

use ozg_app::dto::{FehlerCode, KontaktDto, KontaktWunsch, LokalArt};
use ozg_app::{Anwendung, Listenart, Profil};

use super::{speichern, ui};
use crate::hilfe::{Probe, abgewiesen, in_ordnung, inhalt, laenge, nom, setzen, tag, zeitpunkt};

fn neu(name: &str) -> KontaktWunsch {
    KontaktWunsch {
        id: None,
        projekt: Some("jagd".into()),
        organisation: None,
        name: name.to_owned(),
        telefon: "0211 123456".into(),
        mail: "erika@example.org".into(),
    }
}

fn kontakte(app: &Anwendung) -> Vec<KontaktDto> {
    app.projekt_get("jagd", tag("2022-06-30")).expect("die Seite ist lesbar").kontakte
}

/// Files of the catalogue that hold the text.
fn mit_text(ordner: &Path, text: &str) -> Vec<String> {
    let nadel = text.as_bytes();
    let enthaelt = |pfad: &Path| {
        let bytes = std::fs::read(pfad).expect("lesbar");
        bytes.windows(nadel.len()).any(|w| w == nadel)
    };
    inhalt(ordner).into_iter().filter(|n| ordner.join(n).is_file() && enthaelt(&ordner.join(n))).collect()
}

#[test]
fn anlegen_aendern_loeschen() {
    let (p, app) = Probe::winzig();
    app.kontakt_set(&KontaktWunsch { projekt: Some("JAGD".into()), ..neu("  Erika Mustermann ") }).unwrap();
    let da = kontakte(&app).remove(0);
    assert_eq!((da.name.as_str(), da.telefon.as_deref()), ("Erika Mustermann", Some("0211 123456")));
    let geaendert = KontaktWunsch { id: Some(da.id.clone()), mail: " ".into(), ..neu("Erika Müller") };
    app.kontakt_set(&geaendert).unwrap();
    drop(app);
    let app = p.oeffnen();
    let da = kontakte(&app);
    assert_eq!((da.len(), da[0].name.as_str(), da[0].mail.as_deref()), (1, "Erika Müller", None));
    app.kontakt_clear(&da[0].id).unwrap();
    app.kontakt_clear(&da[0].id).expect("zweimal löschen ist kein Fehler");
    assert!(kontakte(&app).is_empty());
    in_ordnung(&app);
}

/// The DSGVO asks for erasure, not for a row that no query shows.
#[test]
fn geloeschtes_steht_nicht_mehr_in_der_datei() {
    let (p, app) = Probe::winzig();
    // Many neighbours, so that pages split and rows move about.
    for i in 0..60 {
        app.kontakt_set(&neu(&format!("Person Nummer {i} {}", "x".repeat(300)))).unwrap();
    }
    app.kontakt_set(&neu("Zaunkönig-Vorname")).unwrap();
    let id = kontakte(&app).into_iter().find(|k| k.name.starts_with("Zaun")).unwrap().id;
    app.kontakt_set(&KontaktWunsch { id: Some(id.clone()), ..neu("Rotkehlchen-Nachname") }).unwrap();
    for i in 60..90 {
        app.kontakt_set(&neu(&format!("Person Nummer {i}"))).unwrap();
    }
    let vorher = mit_text(p.ordner.path(), "Rotkehlchen");
    assert!(!vorher.is_empty(), "vorher steht er da, sonst prüft der Test nichts");
    app.kontakt_clear(&id).unwrap();
    assert_eq!(mit_text(p.ordner.path(), "Rotkehlchen"), [""; 0], "in keiner Datei, auch nicht in der -wal");
    assert_eq!(mit_text(p.ordner.path(), "Zaunkönig"), [""; 0], "auch der frühere Name nicht");
    for k in kontakte(&app) {
        app.kontakt_clear(&k.id).unwrap();
    }
    drop(app);
    assert_eq!(mit_text(p.ordner.path(), "Person Nummer"), [""; 0], "nach dem Schließen ebenso");
    in_ordnung(&p.oeffnen());
}

#[test]
fn auch_das_angefangene_formular_geht_mit() {
    let (p, app) = Probe::winzig();
    app.kontakt_set(&neu("Amsel")).unwrap();
    let id = kontakte(&app).remove(0).id;
    let entwurf = |schluessel: &str| {
        app.lokal_set(LokalArt::Entwurf, schluessel, Some("Rotkehlchen")).unwrap();
    };
    entwurf(&format!("kontakt/jagd/{id}"));
    app.lokal_set(LokalArt::Entwurf, "projekt/jagd", Some("bleibt")).unwrap();
    app.kontakt_clear("").expect("kein Schlüssel, nichts zu löschen");
    assert_eq!(app.lokal().unwrap().entwuerfe.len(), 2);
    app.kontakt_clear(&id).unwrap();
    let da: Vec<_> = app.lokal().unwrap().entwuerfe.into_iter().map(|e| e.schluessel).collect();
    assert_eq!(da, ["projekt/jagd"], "nur der Entwurf dieses Kontakts");
    for name in ["Rotkehlchen", "Amsel"] {
        assert_eq!(mit_text(p.ordner.path(), name), [""; 0], "{name}");
    }
}

#[test]
fn mit_dem_projekt_gehen_seine_kontakte() {
    let (p, app) = Probe::winzig();
    app.kontakt_set(&neu("Rotkehlchen")).unwrap();
    app.satz_clear("projekt", &["jagd".into()], None, &ui()).unwrap();
    app.rueckgaengig(&ui()).unwrap();
    assert!(kontakte(&app).is_empty(), "gelöscht ist gelöscht, auch wenn das Projekt wiederkommt");
    drop(app);
    assert_eq!(mit_text(p.ordner.path(), "Rotkehlchen"), [""; 0]);
    in_ordnung(&p.oeffnen());
}

#[test]
fn abgewiesenes_nennt_den_menschen_nicht() {
    let (_p, app) = Probe::winzig();
    let lang = |n: usize| "ä".repeat(n);
    let mit = |f: &dyn Fn(&mut KontaktWunsch)| {
        let mut w = neu("Erika Geheim");
        (w.telefon, w.mail) = ("Geheim-1".into(), "geheim@example.org".into());
        f(&mut w);
        w
    };
    use FehlerCode::{EingabeUngueltig as E, NichtGefunden as N};
    for (was, w, code) in [
        ("Name leer", mit(&|w| w.name = " ".into()), E),
        ("Name zu lang", mit(&|w| w.name = format!("Geheim{}", lang(495))), E),
        ("Telefon zu lang", mit(&|w| w.telefon = format!("Geheim{}", lang(115))), E),
        ("Mail zu lang", mit(&|w| w.mail = format!("Geheim{}", lang(315))), E),
        ("Zeilenumbruch", mit(&|w| w.name = "Geheim\nGeheim".into()), E),
        ("NUL", mit(&|w| w.mail = "Geheim\0".into()), E),
        ("ESC", mit(&|w| w.telefon = "\u{1b}[31mGeheim".into()), E),
        ("Projekt fehlt", mit(&|w| w.projekt = Some("fehlt".into())), N),
        ("Organisation fehlt", mit(&|w| w.organisation = Some("fehlt".into())), N),
    ] {
        let e = abgewiesen(app.kontakt_set(&w), code, was);
        assert!(!format!("{e:?}").to_lowercase().contains("geheim"), "{was}: {e:?}");
        assert!(e.text.ends_with('.') && !e.text.contains('{'), "{was}: {}", e.text);
    }
    assert!(kontakte(&app).is_empty());
    // The limits themselves are good.
    app.kontakt_set(&mit(&|w| (w.name, w.telefon, w.mail) = (lang(500), lang(120), lang(320)))).unwrap();
    app.kontakt_set(&mit(&|w| w.id = Some("i".repeat(1_000)))).unwrap();
    assert_eq!(kontakte(&app).len(), 2);
}

#[test]
fn die_meldung_nennt_was_fehlt() {
    let (_p, app) = Probe::winzig();
    setzen(&app, "organisation", &[("name", "Kreis Da")]);
    let w =
        KontaktWunsch { projekt: Some("fehlt".into()), organisation: Some("Kreis Da".into()), ..neu("E") };
    let e = abgewiesen(app.kontakt_set(&w), FehlerCode::NichtGefunden, "Projekt fehlt");
    assert!(
        e.text.contains("Projekt") && e.text.contains("fehlt"),
        "das Projekt fehlt, nicht der Kreis: {}",
        e.text
    );
    let w = KontaktWunsch { organisation: Some("Kreis Weg".into()), ..neu("E") };
    let e = abgewiesen(app.kontakt_set(&w), FehlerCode::NichtGefunden, "Organisation fehlt");
    assert!(e.text.contains("Organisation") && e.text.contains("Kreis Weg"), "{}", e.text);
    // As typed: blanks around, other case of the kuerzel.
    setzen(&app, "projekt", &[("kuerzel", "öl"), ("titel", "Öl")]);
    let w =
        KontaktWunsch { projekt: Some(" ÖL ".into()), organisation: Some(" Kreis Da ".into()), ..neu("E") };
    app.kontakt_set(&w).unwrap();
    let da = app.projekt_get("öl", tag("2022-06-30")).unwrap().kontakte.remove(0);
    assert_eq!((da.projekt.as_deref(), da.organisation.as_deref()), (Some("öl"), Some("Kreis Da")));
}

#[test]
fn er_steht_in_keiner_chronik_liste_oder_datei() {
    let (p, app) = Probe::mit_projekt();
    setzen(&app, "organisation", &[("name", "Kreis Da")]);
    let (stand, lang, kopf) = (app.stand().unwrap(), laenge(&app), app.info().unwrap().chronik_kopf);
    app.kontakt_set(&KontaktWunsch { organisation: Some("Kreis Da".into()), ..neu("Erika Geheim") }).unwrap();
    assert_eq!((app.stand().unwrap(), laenge(&app), app.info().unwrap().chronik_kopf), (stand, lang, kopf));
    speichern(&app, "projekt", &[("kuerzel", "jagd"), ("titel", "Jagdschein")]);
    let da = app.projekt_get("jagd", tag("2022-06-30")).unwrap();
    assert!(
        !format!("{:?}{:?}", da.verlauf, da.zeile).contains("Geheim"),
        "nicht im Verlauf, nicht im Suchtext"
    );
    assert!(!format!("{:?}", app.verlauf_list(10_000).unwrap()).contains("Geheim"));
    let aus = p.neben("aus");
    std::fs::create_dir(&aus).unwrap();
    for n in ozg_domain::nomen::ALLE {
        app.export(nom(n.name), Profil::Excel, &aus.join(n.name), zeitpunkt(0)).unwrap();
    }
    for (i, art) in [Listenart::Projekte, Listenart::Kommunen, Listenart::Quellen].into_iter().enumerate() {
        app.liste(art, Profil::Opendata, tag("2022-06-30"), &aus.join(format!("liste{i}"))).unwrap();
    }
    for text in ["Geheim", "erika@example.org", "0211 123456"] {
        assert_eq!(mit_text(&aus, text), [""; 0], "{text}");
    }
    in_ordnung(&app);
}
