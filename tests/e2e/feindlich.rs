//! Texts that try to be more than text, in every field that a view shows: they stay text and break no layout.

use anyhow::{Context, Result, ensure};
use ozg_app::dto::{KontaktWunsch, LokalArt, ModusDto, SatzWunsch};
use ozg_app::{Anwendung, Auftrag, Herkunft};

use crate::griffe::{ESC, fenster, gehe, inhalt, katalog, ohne_befund, passt, schlicht, strg};

/// Markup, a change of direction, emoji of several parts, and a formula.
const BOESE: &str =
    "<img src=x onerror=\"document.title='gehackt'\"><b>fett</b> \u{202e}umgekehrt\u{202c} 🇩🇪👩‍👩‍👧‍👦 =1+1";

/// Every noun that a view shows, with hostile text wherever it takes free text: `§` a line, `¶` 10,000 characters.
const SAETZE: [(&str, &[(&str, &str)]); 14] = [
    ("themenfeld", &[("name", "§"), ("federfuehrung_land", "§"), ("federfuehrung_bund", "§")]),
    ("lage", &[("themenfeld", "§"), ("name", "§")]),
    (
        "ozg_leistung",
        &[
            ("ozg_id", "19999"),
            ("katalogversion", "KDN 20.12.2019"),
            ("name", "§"),
            ("lage", "§"),
            ("zustaendigkeit", "§"),
        ],
    ),
    ("organisation", &[("name", "§"), ("art", "§"), ("hinweis", "¶"), ("quelle", "§")]),
    (
        "projekt",
        &[
            ("kuerzel", "boese"),
            ("titel", "§"),
            ("beschreibung", "¶"),
            ("themenfelder", "Bildung"),
            ("zielportale", "§"),
            ("phase_laut_quelle", "§"),
            ("finanzierung_laut_quelle", "¶"),
            ("quelle", "§"),
        ],
    ),
    ("projekt_leistung", &[("projekt", "boese"), ("leistung", "10257"), ("quelle", "§")]),
    (
        "projekt_beteiligung",
        &[("projekt", "boese"), ("organisation", "§"), ("rolle", "projektleitung"), ("quelle", "§")],
    ),
    (
        "sachstand",
        &[
            ("projekt", "boese"),
            ("stand_am", "01.11.2026"),
            ("text", "¶"),
            ("hindernis", "¶"),
            ("naechster_schritt", "¶"),
            ("zustaendig", "§"),
            ("faellig_am", "02.11.2026"),
            ("quelle", "§"),
        ],
    ),
    (
        "meilenstein",
        &[
            ("projekt", "boese"),
            ("schritt", "umsetzung"),
            ("art", "ist"),
            ("datum", "01.03.2022"),
            ("grund", "¶"),
            ("quelle", "§"),
        ],
    ),
    ("foerderprogramm", &[("kennung", "boese"), ("titel", "§"), ("geber", "§"), ("quelle", "§")]),
    (
        "tranche",
        &[
            ("kennung", "boese"),
            ("programm", "boese"),
            ("zweck", "§"),
            ("empfaenger", "§"),
            ("jahr_von", "2021"),
            ("jahr_bis", "2022"),
            ("betrag_eur", "1.000,00"),
            ("genauigkeit", "rund"),
            ("summierbar", "ja"),
            ("hinweis", "¶"),
            ("quelle", "§"),
        ],
    ),
    (
        "bewilligung",
        &[
            ("kennung", "boese"),
            ("programm", "boese"),
            ("tranche", "boese"),
            ("projekt", "boese"),
            ("gegenstand", "konzeption"),
            ("stand", "bewilligt"),
            ("datum", "01.03.2022"),
            ("betrag_eur", "900,00"),
            ("quelle", "§"),
        ],
    ),
    (
        "abruf",
        &[
            ("bewilligung", "boese"),
            ("art", "abruf"),
            ("datum", "01.04.2022"),
            ("betrag_eur", "10,00"),
            ("quelle", "§"),
        ],
    ),
    ("frist", &[("kennung", "boese"), ("titel", "§"), ("datum", "31.12.2030"), ("quelle", "§")]),
];

fn einpflanzen(a: &Anwendung) -> Result<()> {
    let lang = format!("{BOESE} {}", "Wortungetüm".repeat(1_000)).chars().take(10_000).collect::<String>();
    let auftrag = Auftrag {
        jetzt: "2026-11-02T08:00:00Z".parse()?,
        heute: "2026-11-02".parse()?,
        herkunft: Herkunft::Cli,
        person: Some(BOESE.to_owned()),
        grund: Some(BOESE.to_owned()),
    };
    for (nomen, felder) in SAETZE {
        let felder = felder.iter().map(|(feld, wert)| {
            let wert = match *wert {
                "§" => BOESE.to_owned(),
                "¶" => lang.clone(),
                wert => wert.to_owned(),
            };
            ((*feld).to_owned(), wert)
        });
        let wunsch = SatzWunsch {
            nomen: nomen.to_owned(),
            felder: felder.collect(),
            modus: ModusDto::Setzen,
            grund: Some(BOESE.to_owned()),
        };
        a.satz_set(&wunsch, &auftrag).map_err(|e| anyhow::anyhow!("{nomen}: {e:?}"))?;
    }
    a.kontakt_set(&KontaktWunsch {
        id: None,
        projekt: Some("boese".to_owned()),
        organisation: Some(BOESE.to_owned()),
        name: BOESE.to_owned(),
        telefon: BOESE.to_owned(),
        mail: BOESE.to_owned(),
    })?;
    let ansicht = serde_json::json!({ "name": BOESE, "werte": { "suche": BOESE } }).to_string();
    a.lokal_set(LokalArt::Ansicht, "boese", Some(&ansicht))?;
    a.person_merken(BOESE)?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn feindliche_texte_sind_nur_text() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = katalog(heim.path())?;
    let a = Anwendung::oeffnen(&pfad)?;
    einpflanzen(&a)?;
    let quelle = a.quelle_list()?.quellen.iter().find(|q| q.fundstelle == BOESE).map(|q| q.kennung.clone());
    let quelle = format!("#/quellen/{}", quelle.context("the hostile source is on record")?);
    let f = fenster(heim.path(), &pfad, &ablage).await?;
    let ansichten = [
        ("uebersicht", "#/uebersicht"),
        ("projekte", "#/projekte"),
        ("projekt", "#/projekte/boese"),
        ("leistung", "#/leistungen/19999"),
        ("kommunen", "#/kommunen"),
        ("foerderung", "#/foerderung"),
        ("quelle", &quelle),
        ("quellen", "#/quellen?suche=%3Cimg"),
        ("einstellungen", "#/einstellungen"),
    ];
    for (breite, hoehe) in [(1440, 900), (720, 450), (340, 640)] {
        f.fenster_groesse(breite, hoehe).await?;
        for (name, adresse) in ansichten {
            gehe(&f, adresse).await?;
            passt(&f, &format!("{name} {breite} px")).await?;
            let markup = "return document.querySelectorAll('main img, main b, main [onerror]').length";
            ensure!(f.js(markup).await? == 0, "{name}: text stays text");
            ensure!(f.js("return document.title.includes('gehackt')").await? == false, "{name}: nothing ran");
            if name != "kommunen" && name != "einstellungen" {
                ensure!(
                    schlicht(&inhalt(&f, "main").await?).contains("<b>fett</b>"),
                    "{name}: shown as it was typed"
                );
            }
            ohne_befund(&f, &format!("feindliche Texte, {name} {breite} px")).await?;
            f.bild(&format!("feindlich-{name}-{breite}")).await?;
        }
    }
    f.fenster_groesse(1440, 900).await?;
    f.taste(&strg('k')).await?;
    f.warte_auf("[data-dialog=\"palette\"]").await?;
    f.taste("fett").await?;
    f.warte_auf("[data-punkt=\"projekt-boese\"]").await?;
    ohne_befund(&f, "feindliche Texte, Palette").await?;
    f.bild("feindlich-palette").await?;
    f.taste(&ESC.to_string()).await?;
    f.ende().await
}
