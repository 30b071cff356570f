//! A thousand random changes of a catalogue's file behind the program's back: each is found, or the file does not open;
//! nothing crashes, and the untouched file is never accused.

use std::path::Path;

use ozg_app::{Anker, Anwendung};
use ozg_domain::nomen::ALLE;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::Value;

use crate::hilfe::{Probe, Zufall, auftrag, in_ordnung, ordner, setzen, zeitpunkt};
use crate::sicherung::schwanz_kappen;

/// A small catalogue in which many nouns have rows, with changes, removals, a black-out and something taken back.
fn vorlage() -> (Vec<u8>, Anker) {
    let (p, app) = Probe::winzig();
    let setze = |nomen: &str, felder: &[(&str, &str)]| setzen(&app, nomen, felder).nr.expect("ein Eintrag");
    setze("katalogversion", &[("kennung", "v1"), ("titel", "Version 1"), ("stand", "2019-12-20")]);
    setze("themenfeld", &[("name", "Umwelt"), ("nr", "1")]);
    setze("lage", &[("name", "Jagen"), ("themenfeld", "Umwelt")]);
    setze(
        "ozg_leistung",
        &[("ozg_id", "10001"), ("name", "Jagdschein"), ("lage", "Jagen"), ("katalogversion", "v1")],
    );
    setze(
        "kommune",
        &[("ags", "05711000"), ("name", "Bielefeld"), ("ebene", "Gemeinde"), ("typ", "kreisfreie Stadt")],
    );
    setze("organisation", &[("name", "regio iT"), ("hinweis", "Dienstleister")]);
    setze("projekt_leistung", &[("projekt", "jagd"), ("leistung", "10001"), ("zuordnung", "quelle")]);
    setze(
        "projekt_beteiligung",
        &[("projekt", "jagd"), ("organisation", "KDN"), ("rolle", "projektleitung")],
    );
    for (art, datum) in [("basis", "2021-06-30"), ("plan", "Q3 2021"), ("ist", "01.03.2022")] {
        setze(
            "meilenstein",
            &[
                ("projekt", "jagd"),
                ("schritt", "pilotierung"),
                ("art", art),
                ("datum", datum),
                ("quelle", "Brief"),
            ],
        );
    }
    for i in 0..6 {
        let kennung = format!("s{i}");
        setze(
            "sachstand",
            &[("kennung", &kennung), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", "läuft")],
        );
    }
    let letzter = setze("sachstand", &[("kennung", "s1"), ("text", "steht"), ("hindernis", "Personal")]);
    setze("foerderprogramm", &[("kennung", "kp"), ("titel", "Konjunkturpaket")]);
    setze(
        "tranche",
        &[("kennung", "t1"), ("programm", "kp"), ("betrag_eur", "1234,50"), ("genauigkeit", "exakt")],
    );
    setze("frist", &[("kennung", "ozg"), ("titel", "Frist"), ("datum", "31.12.2022")]);
    setze("gremium", &[("kennung", "g"), ("name", "Beirat"), ("aufgabe", "berät")]);
    app.nomen_clear(crate::hilfe::nom("sachstand"), &["s2".to_owned()], &auftrag()).expect("entfernen");
    app.eintrag_zuruecknehmen(letzter, &auftrag()).expect("zurücknehmen");
    let grund = ozg_app::Auftrag { grund: Some("Löschbegehren".to_owned()), ..auftrag() };
    app.schwaerzen("sachstand", &["s3".to_owned()], "text", &grund).expect("schwärzen");
    app.schwaerzen("sachstand", &["s2".to_owned()], "text", &grund).expect("schwärzen");
    // Of the file itself: what the catalogue remembers of a check is not what finds the tampering.
    let b = app.pruefen(None, zeitpunkt(0)).expect("prüfen");
    assert!(b.in_ordnung, "{:?}", b.befunde);
    drop(app);
    let c = crate::hilfe::fremd(&p.pfad);
    c.execute_batch(
        "DELETE FROM einstellung WHERE name LIKE 'pruefung%'; VACUUM; PRAGMA journal_mode = DELETE",
    )
    .expect("SQL");
    drop(c);
    (std::fs::read(&p.pfad).expect("lesbar"), Anker::neu(b.laenge, &b.kopf).expect("Anker"))
}

/// All that the history vouches for, as text: the schema and all rows apart from what is local.
fn abbild(pfad: &Path) -> Option<Vec<String>> {
    let c = Connection::open(pfad).ok()?;
    let text = |sql: &str| -> rusqlite::Result<Vec<String>> {
        let mut abfrage = c.prepare(sql)?;
        let spalten = abfrage.column_count();
        let mut zeilen = abfrage.query([])?;
        let mut aus = Vec::new();
        while let Some(z) = zeilen.next()? {
            let werte: Vec<String> =
                (0..spalten).map(|i| z.get_ref(i).map(wert)).collect::<Result<_, _>>()?;
            aus.push(werte.join("|"));
        }
        aus.sort();
        Ok(aus)
    };
    let mut alle = text("SELECT type, name, tbl_name, sql FROM sqlite_schema").ok()?;
    alle.extend(text("PRAGMA user_version").ok()?);
    alle.extend(text("PRAGMA application_id").ok()?);
    for t in tabellen() {
        alle.push(t.to_owned());
        alle.extend(text(&format!("SELECT * FROM {t} NOT INDEXED")).ok()?);
    }
    Some(alle)
}

/// A value; JSON by what it says, not by how it is set.
fn wert(w: rusqlite::types::ValueRef<'_>) -> String {
    let text = w.as_str().ok().filter(|t| t.starts_with(['{', '[']));
    match text.and_then(|t| serde_json::from_str::<serde_json::Value>(t).ok()) {
        Some(json) => json.to_string(),
        None => format!("{w:?}"),
    }
}

fn tabellen() -> Vec<&'static str> {
    let eigene = ["katalog", "fassung", "eintrag", "aenderung", "chronik_zeiger", "schema_migration"];
    ALLE.iter().map(|n| n.name).chain(eigene).collect()
}

/// What the program says: `None` if it finds nothing. Most files are only read, which is faster by half; every tenth
/// is opened as people open it.
fn befund(pfad: &Path, anker: &Anker, ganz: bool) -> Option<String> {
    if !ganz {
        return match ozg_store::datei_pruefen(pfad, std::slice::from_ref(anker)) {
            Ok(b) => b.schaeden.first().map(|s| format!("{s:?}")),
            Err(e) => Some(e.to_string()),
        };
    }
    let app = match Anwendung::oeffnen(pfad) {
        Ok(app) => app,
        Err(e) => {
            assert!(e.text.ends_with('.'), "kein Satz: {}", e.text);
            return Some(e.text);
        }
    };
    match app.pruefen(Some(anker), zeitpunkt(0)) {
        Ok(b) if b.in_ordnung => None,
        Ok(b) => Some(b.befunde.join(" / ")),
        Err(e) => Some(e.text),
    }
}

struct Werk<'a> {
    c: Connection,
    z: &'a mut Zufall,
}

impl Werk<'_> {
    fn eins<'t>(&mut self, von: &[&'t str]) -> &'t str {
        von[self.z.bis(von.len())]
    }

    fn spalten(&self, tabelle: &str) -> Vec<String> {
        let mut abfrage = self.c.prepare("SELECT name FROM pragma_table_info(?1)").expect("SQL");
        abfrage.query_map([tabelle], |z| z.get(0)).expect("SQL").collect::<Result<_, _>>().expect("SQL")
    }

    fn schluessel(&self, tabelle: &str) -> Vec<String> {
        let mut abfrage = self.c.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0").expect("SQL");
        abfrage.query_map([tabelle], |z| z.get(0)).expect("SQL").collect::<Result<_, _>>().expect("SQL")
    }

    /// A condition that holds for one random row; `None` if there is none.
    fn zeile(&mut self, tabelle: &str) -> Option<String> {
        let anzahl: u32 =
            self.c.query_row(&format!("SELECT count(*) FROM {tabelle}"), [], |z| z.get(0)).expect("SQL");
        let welche = if anzahl == 0 { return None } else { self.z.bis(anzahl as usize) };
        let key = self.schluessel(tabelle).join(", ");
        Some(format!("({key}) = (SELECT {key} FROM {tabelle} LIMIT 1 OFFSET {welche})"))
    }

    /// A value that is not the present one.
    fn anderer(&mut self, alt: &Value) -> Value {
        match (alt, self.z.bis(4)) {
            (Value::Integer(n), 0 | 1) => Value::Integer(n + 1),
            (Value::Integer(n), 2) => Value::Integer(n - 1),
            (Value::Integer(_), _) => Value::Integer(i64::try_from(self.z.bis(1 << 20)).expect("klein")),
            (Value::Null, _) => Value::Text("x".to_owned()),
            (_, 0) => Value::Null,
            (Value::Text(t), 1) => Value::Text(format!("{t} ")),
            // One character more or less, or another digit.
            (Value::Text(t), 2) => Value::Text(t.chars().skip(1).collect()),
            (Value::Text(t), _) => {
                let wo = self.z.bis(t.chars().count().max(1));
                let neu = |c: char| if c == '7' { '8' } else { '7' };
                Value::Text(t.chars().enumerate().map(|(i, c)| if i == wo { neu(c) } else { c }).collect())
            }
            _ => Value::Text("[geschwärzt]".to_owned()),
        }
    }

    /// Changes one field of one row.
    fn aendern(&mut self, tabelle: &str) -> Option<String> {
        let spalten = self.spalten(tabelle);
        let spalte = spalten[self.z.bis(spalten.len())].clone();
        let wo = self.zeile(tabelle)?;
        let alt: Value =
            self.c.query_row(&format!("SELECT {spalte} FROM {tabelle} WHERE {wo}"), [], |z| z.get(0)).ok()?;
        let neu = self.anderer(&alt);
        let sql = format!("UPDATE {tabelle} SET {spalte} = ?1 WHERE {wo}");
        self.c.execute(&sql, [&neu]).ok()?;
        Some(format!("{sql} [{neu:?}]"))
    }

    fn loeschen(&mut self, tabelle: &str) -> Option<String> {
        let wo = self.zeile(tabelle)?;
        self.tun(format!("DELETE FROM {tabelle} WHERE {wo}"))
    }

    /// Copies a row under another key.
    fn einfuegen(&mut self, tabelle: &str) -> Option<String> {
        let wo = self.zeile(tabelle)?;
        let zahl = self.z.bis(1 << 20) + 1_000;
        let spalten = self.spalten(tabelle);
        let werte: Vec<String> = spalten
            .iter()
            .map(|s| match s.as_str() {
                "nr" | "teilnehmer_nr" if tabelle == "eintrag" || tabelle == "aenderung" => zahl.to_string(),
                "nr" if tabelle == "schema_migration" => zahl.to_string(),
                "id" | "kennung" | "kuerzel" | "name" | "ozg_id" | "ags" | "schritt" | "organisation" => {
                    format!("'{}'", zahl % 10_000)
                }
                "fundstelle" => format!("'{zahl}'"),
                _ => s.clone(),
            })
            .collect();
        let (spalten, werte) = (spalten.join(", "), werte.join(", "));
        self.tun(format!("INSERT INTO {tabelle} ({spalten}) SELECT {werte} FROM {tabelle} WHERE {wo}"))
    }

    /// Exchanges two rows of the history, or one field of theirs.
    fn vertauschen(&mut self) -> Option<String> {
        let tabelle = self.eins(&["eintrag", "aenderung"]);
        let hoechste: u32 =
            self.c.query_row(&format!("SELECT max(nr) FROM {tabelle}"), [], |z| z.get(0)).expect("SQL");
        let (a, b) = (self.z.bis(hoechste as usize) + 1, self.z.bis(hoechste as usize) + 1);
        let spalten = self.spalten(tabelle);
        let spalte = &spalten[self.z.bis(spalten.len())];
        if spalte == "nr" {
            return self.tun(format!(
                "UPDATE {tabelle} SET nr = -1 - nr + 1000000 WHERE nr IN ({a}, {b}); \
                 UPDATE {tabelle} SET nr = {b} WHERE nr = 999999 - {a}; UPDATE {tabelle} SET nr = {a} WHERE nr = 999999 - {b};"
            ));
        }
        let sql = format!(
            "CREATE TEMP TABLE t AS SELECT nr, {spalte} AS w FROM {tabelle} WHERE nr IN ({a}, {b}); \
             UPDATE {tabelle} SET {spalte} = (SELECT w FROM t WHERE t.nr <> {tabelle}.nr) WHERE nr IN (SELECT nr FROM t) \
             AND (SELECT count(*) FROM t) = 2; DROP TABLE t;"
        );
        self.tun(sql)
    }

    fn schema(&mut self) -> Option<String> {
        let sql = self.eins(&[
            "CREATE TRIGGER fremd AFTER INSERT ON projekt BEGIN DELETE FROM eintrag; END",
            "CREATE VIEW fremd AS SELECT * FROM projekt",
            "CREATE TABLE fremd (x)",
            "CREATE INDEX fremd ON projekt(titel)",
            "DROP TRIGGER chronik_projekt_neu",
            "DROP TRIGGER chronik_sachstand_geaendert",
            "DROP TRIGGER chronik_quelle_geloescht",
            "DROP TRIGGER fassung_bleibt",
            "DROP TABLE kontakt",
            "DROP TABLE einstellung",
            "DROP TABLE chronik_zeiger",
            "DROP INDEX aenderung_zeile",
            "ALTER TABLE projekt ADD COLUMN x TEXT",
            "ALTER TABLE projekt RENAME COLUMN titel TO titel2",
            "ALTER TABLE eintrag RENAME TO eintraege",
            "PRAGMA user_version = 1",
            "PRAGMA user_version = 3",
            "PRAGMA user_version = 0",
            "PRAGMA application_id = 1",
            "UPDATE chronik_zeiger SET eintrag = (SELECT id FROM eintrag WHERE nr = 3)",
            "DELETE FROM chronik_zeiger",
            "DELETE FROM schema_migration",
            "UPDATE schema_migration SET pruefsumme = 'x' WHERE nr = 1",
            "INSERT INTO schema_migration VALUES (3, 'x')",
        ]);
        self.tun(sql.to_owned())
    }

    fn tun(&mut self, sql: String) -> Option<String> {
        self.c.execute_batch(&sql).ok().map(|()| sql)
    }
}

/// Changes the file in one random way and says how; `None` if that was not possible.
fn manipulieren(pfad: &Path, z: &mut Zufall, laenge: i64) -> Option<String> {
    let art = z.bis(100);
    if art < 12 {
        let mut bytes = std::fs::read(pfad).expect("lesbar");
        let mut wo = z.bis(bytes.len());
        // Much of a small file is empty.
        while bytes[wo] == 0 && z.bis(8) != 0 {
            wo = (wo + 1) % bytes.len();
        }
        let bit = 1_u8 << z.bis(8);
        bytes[wo] ^= bit;
        std::fs::write(pfad, bytes).expect("schreibbar");
        return Some(format!("Byte {wo} ^ {bit}"));
    }
    if art < 18 {
        let ab = i64::try_from(z.bis(usize::try_from(laenge).expect("Länge"))).expect("Länge") + 1;
        let ab = ab.max(3);
        schwanz_kappen(pfad, ab);
        return Some(format!("Schwanz ab {ab}"));
    }
    let c = Connection::open(pfad).expect("SQLite öffnet die Datei");
    c.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).expect("ohne Trigger");
    c.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON",
    )
    .expect("SQL");
    let mut w = Werk { c, z };
    let nomina: Vec<_> = ALLE.iter().map(|n| n.name).chain(["katalog"]).collect();
    match art {
        18..36 => {
            let t = w.eins(&nomina);
            w.aendern(t)
        }
        36..42 => {
            let t = w.eins(&nomina);
            w.loeschen(t)
        }
        42..48 => {
            let t = w.eins(&nomina);
            w.einfuegen(t)
        }
        48..60 => w.aendern("eintrag"),
        60..74 => w.aendern("aenderung"),
        74..78 => {
            let t = w.eins(&["eintrag", "aenderung"]);
            w.loeschen(t)
        }
        78..82 => {
            let t = w.eins(&["eintrag", "aenderung"]);
            w.einfuegen(t)
        }
        82..92 => w.vertauschen(),
        _ => w.schema(),
    }
}

/// That many, with another choice for each start value.
pub(crate) fn manipulationen(anzahl: usize, startwert: u64) {
    let (bytes, anker) = vorlage();
    let o = ordner();
    let pfad = o.path().join("katalog.ozg");
    std::fs::write(&pfad, &bytes).expect("schreibbar");
    let original = abbild(&pfad).expect("die Vorlage ist lesbar");
    let mut z = Zufall(startwert);
    let (mut gefunden, mut uebersehen) = (0, Vec::new());
    while gefunden + uebersehen.len() < anzahl {
        for name in crate::hilfe::inhalt(o.path()) {
            let pfad = o.path().join(name);
            let _ = std::fs::remove_file(&pfad).or_else(|_| std::fs::remove_dir_all(&pfad));
        }
        std::fs::write(&pfad, &bytes).expect("schreibbar");
        if gefunden % 100 == 0 {
            for ganz in [false, true] {
                assert_eq!(befund(&pfad, &anker, ganz), None, "die unberührte Datei wird beschuldigt");
            }
            assert_eq!(abbild(&pfad).as_ref(), Some(&original), "prüfen verändert keine Daten");
            std::fs::write(&pfad, &bytes).expect("schreibbar");
        }
        let Some(was) = manipulieren(&pfad, &mut z, anker.laenge) else {
            continue;
        };
        // What changed nothing that counts is no tampering: a bit in an unused byte, the same value once more.
        match befund(&pfad, &anker, gefunden % 10 == 0) {
            Some(_) => gefunden += 1,
            None if abbild(&pfad).as_ref() != Some(&original) => uebersehen.push(was),
            None => {}
        }
    }
    assert!(uebersehen.is_empty(), "{} übersehen:\n{}", uebersehen.len(), uebersehen.join("\n"));
}

#[test]
fn tausend_manipulationen_werden_alle_gefunden() {
    manipulationen(1_000, 2022);
}

#[test]
fn ein_gesundes_leben_wird_nie_beschuldigt() {
    let (p, app) = Probe::winzig();
    for i in 0..20 {
        let kennung = format!("s{}", i % 7);
        let text = format!("Stand {i}");
        let felder =
            [("kennung", kennung.as_str()), ("projekt", "jagd"), ("stand_am", "1.3.22"), ("text", &text)];
        setzen(&app, "sachstand", &felder);
        if i % 5 == 4 {
            app.sicherung_create(zeitpunkt(i)).unwrap();
            app.eintrag_zuruecknehmen(crate::hilfe::laenge(&app), &auftrag()).unwrap();
        }
        if i % 9 == 8 {
            let name = app.sicherung_list().unwrap().liste[0].name.clone();
            app.wiederherstellen(&name, zeitpunkt(i)).unwrap();
        }
        in_ordnung(&app);
    }
    drop(app);
    in_ordnung(&p.oeffnen());
}
