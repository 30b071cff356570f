//! The history in the window, by keyboard alone: into the past and out of it with a file, and back an old change that
//! later work stands on.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use ozg_app::dto::FehlerCode;
use ozg_app::{Anlage, Anwendung, Auftrag, Herkunft, Listenart, Profil};

use crate::griffe::{
    AB, ENTER, ESC, GEDULD, bereit, fenster_am, fokus, gehe, klicke, ohne_befund, passt, schlicht, strg,
    tabulator_bis,
};

const HEUTE: &str = "2023-01-20";
/// Moments of the two changes: one of last week, and one that came after it.
const LETZTE_WOCHE: &str = "2023-01-12T10:00:00Z";
const GESTERN: &str = "2023-01-19T10:00:00Z";
const PROJEKT: &str = "einbuergerung";

/// The demo catalogue in which a plan was moved last week and again yesterday; the first also wrote a reason.
fn vorbereiten(pfad: &Path) -> Result<()> {
    let a = Anwendung::anlegen(pfad, &Anlage::Demo(7))?;
    let um = |zeit: &str, person: &str| -> Result<Auftrag> {
        Ok(Auftrag {
            jetzt: zeit.parse::<DateTime<Utc>>()?,
            heute: HEUTE.parse()?,
            herkunft: Herkunft::Import,
            person: Some(person.to_owned()),
            grund: None,
        })
    };
    let setzen = |schritt: &str, datum: &str, wer: &Auftrag| -> Result<()> {
        a.meilenstein_set(PROJEKT, schritt, "plan", datum, None, None, None, wer)?;
        Ok(())
    };
    setzen("rollout_bund", "01.06.2023", &um("2023-01-09T10:00:00Z", "Koordination Bildung")?)?;
    setzen("rollout_bund", "15.08.2023", &um(LETZTE_WOCHE, "Dienstleister A")?)?;
    setzen("rollout_bund", "01.09.2023", &um(GESTERN, "Koordination Bauen")?)
}

#[tokio::test(flavor = "multi_thread")]
async fn nur_mit_der_tastatur_in_die_vergangenheit_und_zurueck() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let (pfad, ablage) = (heim.path().join("demo.ozg"), heim.path().join("ablage"));
    std::fs::create_dir_all(&ablage)?;
    vorbereiten(&pfad)?;
    let f = fenster_am(heim.path(), &pfad, &ablage, Some(HEUTE)).await?;

    // To 8 March 2021, with the knowledge of that day.
    f.taste(&strg('t')).await?;
    fokus(&f, "a.id === 'stichtag'").await?;
    f.taste(&strg('a')).await?;
    f.taste("08.03.2021").await?;
    f.taste(&ENTER.to_string()).await?;
    f.warte_auf("[data-banner=\"vergangenheit\"]").await?;
    tabulator_bis(&f, "a.id === 'bekannt'").await?;
    f.taste(&ENTER.to_string()).await?;
    fokus(&f, "a.role === 'menuitemradio' || a.getAttribute('role') === 'menuitemradio'").await?;
    f.taste(&AB.to_string()).await?;
    fokus(&f, "a.textContent.includes('wie „Galt am“')").await?;
    ohne_befund(&f, "Menü Bekannt am").await?;
    f.bild("bekannt-menue").await?;
    f.taste(&ENTER.to_string()).await?;
    f.warte_bis("document.querySelector('#bekannt')?.textContent.includes('08.03.2021')", GEDULD).await?;
    bereit(&f).await?;
    let banner = schlicht(&f.text("[data-banner]").await?);
    ensure!(banner.contains("mit dem Wissen von damals"), "{banner}");
    ohne_befund(&f, "Vergangenheit").await?;
    f.bild("vergangenheit-beide").await?;

    // The list of projects as a file: what the core says of that moment, and it names it.
    f.taste(&strg('2')).await?;
    f.warte_auf("[data-tabelle=\"projekte\"]").await?;
    bereit(&f).await?;
    ensure!(
        f.js("return document.querySelector('[data-aktion=\"neues-projekt\"]')").await?.is_null(),
        "read only"
    );
    f.taste(&strg('e')).await?;
    fokus(&f, "a.getAttribute('role') === 'menuitem'").await?;
    let mut versuche = 0;
    while f.js("return document.activeElement?.dataset.aktion === 'export-opendata'").await? != true {
        f.taste(&AB.to_string()).await?;
        versuche += 1;
        ensure!(versuche < 10, "the menu offers the file for programs");
    }
    f.taste(&ENTER.to_string()).await?;
    f.warte_bis("document.querySelector('[data-meldung]')?.textContent.includes('.csv')", GEDULD).await?;
    csv_ist_von_damals(heim.path(), &pfad, &ablage)?;

    // Back to today, and to the entry of last week.
    f.taste("\u{e00a}\u{e011}").await?; // Alt Pos1
    f.warte_bis("document.querySelector('[data-banner]') === null", GEDULD).await?;
    bereit(&f).await?;
    f.taste(&strg('9')).await?;
    f.warte_auf("[data-zeile]").await?;
    bereit(&f).await?;
    f.taste("/").await?;
    fokus(&f, "a.tagName === 'INPUT'").await?;
    f.taste("Dienstleister A 15.08.2023").await?;
    f.warte_bis("document.querySelectorAll('[data-zeile]').length === 2", GEDULD).await.ok();
    tabulator_bis(&f, "a.matches('[data-zeile]')").await?;
    let mut versuche = 0;
    while f.js("return document.activeElement?.textContent.includes('Dienstleister A')").await? != true {
        f.taste(&AB.to_string()).await?;
        versuche += 1;
        ensure!(versuche < 10, "the entry of last week is in the list");
    }
    f.taste(&ENTER.to_string()).await?;
    f.warte_auf("[data-aktion=\"zuruecknehmen\"]").await?;
    bereit(&f).await?;
    ohne_befund(&f, "Eintrag aufgeklappt").await?;
    f.bild("verlauf-eintrag").await?;

    // Z takes it back; the later change collides, and nothing happens until it is decided.
    f.taste("z").await?;
    f.warte_auf("[data-dialog=\"ruecknahme\"] [data-lage=\"kollision\"]").await?;
    ohne_befund(&f, "Kollision").await?;
    f.bild("ruecknahme-kollision").await?;
    let zeile = schlicht(&f.text("[data-lage=\"kollision\"]").await?);
    for teil in ["01.06.2023", "15.08.2023", "01.09.2023", "Koordination Bauen"] {
        ensure!(zeile.contains(teil), "before, entry and today: {zeile}");
    }
    f.taste(&ESC.to_string()).await?;
    f.warte_bis("document.querySelector('[data-dialog=\"ruecknahme\"]') === null", GEDULD).await?;
    ensure!(plan(&pfad)? == "2023-09-01", "nothing was done");
    f.taste("z").await?;
    f.warte_auf("[data-dialog=\"ruecknahme\"] [data-lage=\"kollision\"]").await?;
    tabulator_bis(&f, "a.type === 'radio'").await?;
    f.taste(&AB.to_string()).await?;
    fokus(&f, "a.value === 'zuruecksetzen' && a.checked").await?;
    f.taste(&strg(ENTER)).await?;
    f.warte_bis("document.querySelector('[data-meldung]')?.textContent.includes('Zurückgenommen')", GEDULD)
        .await?;
    bereit(&f).await?;
    ensure!(plan(&pfad)? == "2023-06-01", "what stood there before last week");
    let a = Anwendung::oeffnen(&pfad)?;
    ensure!(a.pruefen(None, "2023-02-01T00:00:00Z".parse()?)?.in_ordnung, "the chain holds");
    drop(a);
    f.ende().await
}

/// The plan that the journey changes, as another program reads it.
fn plan(pfad: &Path) -> Result<String> {
    let c = rusqlite::Connection::open(pfad)?;
    let sql =
        "SELECT datum FROM meilenstein WHERE projekt = ?1 AND schritt = 'rollout_bund' AND art = 'plan'";
    Ok(c.query_row(sql, [PROJEKT], |z| z.get(0))?)
}

/// The file of the window is the list that the core writes for that day and that moment.
fn csv_ist_von_damals(heim: &Path, pfad: &Path, ablage: &Path) -> Result<()> {
    let datei = std::fs::read_dir(ablage)?
        .filter_map(Result::ok)
        .map(|d| d.path())
        .find(|p| p.extension().is_some_and(|e| e == "csv"))
        .context("a CSV file was written")?;
    let text = std::fs::read_to_string(&datei)?;
    let mut leser = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let spalte = leser.headers()?.iter().position(|k| k == "bekannt am").context("column bekannt am")?;
    let erste = leser.records().next().context("a row")??;
    let am: DateTime<Utc> = erste[spalte].parse().context("the moment")?;
    let damals = Anwendung::oeffnen(pfad)?.bekannt(Some(am));
    let soll = heim.join("soll.csv");
    damals.liste(Listenart::Projekte, Profil::Opendata, "2021-03-08".parse()?, &soll)?;
    let sortiert = |t: &str| {
        let mut zeilen: Vec<_> = t.lines().map(str::to_owned).collect();
        zeilen.sort();
        zeilen
    };
    ensure!(sortiert(&text) == sortiert(&std::fs::read_to_string(&soll)?), "the same rows");
    ensure!(damals.info()?.spaetere > 500, "much came later");
    let meta = std::fs::read_to_string(datei.with_extension("csv.meta.json"))?;
    ensure!(meta.contains(&damals.info()?.chronik_kopf), "the side file names the head of then");
    Ok(())
}

/// Views of the history in the states that they have, also narrow and dark.
#[tokio::test(flavor = "multi_thread")]
async fn jede_seite_des_verlaufs_hell_dunkel_und_schmal() -> Result<()> {
    let heim = tempfile::tempdir()?;
    let pfad = heim.path().join("demo.ozg");
    vorbereiten(&pfad)?;
    let a = Anwendung::oeffnen(&pfad)?;
    let wunsch = ozg_app::dto::FassungWunsch {
        name: "Vorlage 17/4771".to_owned(),
        stichtag: "2021-03-08".to_owned(),
        bekannt_am: Some("2021-03-08T18:00:00Z".to_owned()),
        grund: Some("Bericht an den Landtag".to_owned()),
    };
    let auftrag = Auftrag {
        jetzt: "2023-01-19T11:00:00Z".parse()?,
        heute: HEUTE.parse()?,
        herkunft: Herkunft::Ui,
        person: None,
        grund: None,
    };
    a.fassung_create(&wunsch, &auftrag)?;
    let doppelt = a.fassung_create(&wunsch, &auftrag).err().context("a name is given once")?;
    ensure!(doppelt.code == FehlerCode::SchonVorhanden, "{}", doppelt.technik);
    drop(a);
    let f = fenster_am(heim.path(), &pfad, heim.path(), Some(HEUTE)).await?;
    for (breite, hoehe) in [(1440, 900), (720, 450)] {
        f.fenster_groesse(breite, hoehe).await?;
        for thema in ["light", "dark"] {
            f.js(&format!("document.documentElement.dataset.kernTheme = '{thema}'")).await?;
            for (name, adresse) in [
                ("verlauf", "#/verlauf"),
                ("verlauf-leer", "#/verlauf?suche=gibtesnicht"),
                ("fassungen", "#/verlauf?teil=fassungen"),
                ("pruefung", "#/verlauf?teil=pruefung"),
                ("vergleich", "#/verlauf?von=fassung:Vorlage%2017%2F4771&bis=heute"),
                ("damals", "#/verlauf?galt=2021-03-08&bekannt=2021-03-08T18:00:00.000Z"),
            ] {
                gehe(&f, adresse).await?;
                ohne_befund(&f, &format!("{name} {thema} {breite}")).await?;
                passt(&f, name).await?;
                f.bild(&format!("{name}-{thema}-{breite}")).await?;
            }
        }
    }
    f.fenster_groesse(1440, 900).await?;
    // The proof by a click, and a backup that stands in the list.
    gehe(&f, "#/verlauf?teil=pruefung").await?;
    klicke(&f, "[data-aktion=\"pruefen\"]").await?;
    f.warte_auf("[data-befund=\"ok\"]").await?;
    klicke(&f, "[data-aktion=\"jetzt-sichern\"]").await?;
    f.warte_auf("[data-sicherung-name]").await?;
    bereit(&f).await?;
    ohne_befund(&f, "geprüft und gesichert").await?;
    f.bild("pruefung-gesichert").await?;
    f.ende().await
}
