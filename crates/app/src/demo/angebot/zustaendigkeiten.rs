//! Which kinds of Kommune must offer a Leistung: in three lists, with corrections, and with gaps that stay.

use super::super::chronik::{Chronik, Vorgang};
use super::super::kalender::{plus, tag};
use super::super::zufall::Zufall;
use super::super::{Schritt, Stamm};
use super::ausrollung::{Ausrollung, Weg};
use super::traeger::Traeger;
use super::{VERWALTUNG, von_hand};

/// Leistungen that nobody offers, but whose responsibility is known.
const OHNE_ANGEBOT: usize = 60;
const QUELLE: &str = "Demodaten: Zuständigkeitsliste";

/// Writes the lists.
pub(super) fn schreiben(
    z: &mut Zufall,
    stamm: &Stamm,
    traeger: &[Traeger],
    ausrollungen: &[Ausrollung<'_>],
    chronik: &mut Chronik,
) {
    let mut bekannt: Vec<usize> = Vec::new();
    let mut einzelne = 0;
    for (stelle, a) in ausrollungen.iter().enumerate() {
        let nennt = match a.weg {
            Weg::Kurve { .. } | Weg::Alle { .. } | Weg::Bund => true,
            Weg::Land => stelle % 9 != 0,
            Weg::Einzelne(_) => {
                einzelne += 1;
                einzelne % 20 < 13
            }
        };
        if nennt {
            bekannt.push(a.nr);
        }
    }
    let mut uebrige: Vec<usize> = (0..stamm.leistungen.len())
        .filter(|nr| {
            stamm.leistungen.get(*nr).is_some_and(|l| l.kommunal) && ausrollungen.iter().all(|a| a.nr != *nr)
        })
        .collect();
    z.mischen(&mut uebrige);
    uebrige.truncate(OHNE_ANGEBOT);
    bekannt.extend(&uebrige);
    z.mischen(&mut bekannt);

    let beginn = [tag(2020, 2, 17), tag(2020, 9, 21), tag(2021, 5, 17)];
    let mut listen: [Vec<Schritt>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let (mut verkuerzt, mut mit_leika) = (Vec::new(), 0);
    for (stelle, nr) in bekannt.iter().enumerate() {
        let (Some(l), Some(art)) = (stamm.leistungen.get(*nr), traeger.get(*nr).copied()) else {
            continue;
        };
        let liste = match stelle * 10 / bekannt.len().max(1) {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        let mut typen = art.typen().to_vec();
        // The last kind was forgotten and follows later.
        if stelle % 60 == 7 && art == Traeger::Gemeinden {
            verkuerzt.push((l.ozg_id.clone(), liste));
            typen.truncate(2);
        }
        let Some(schritte) = listen.get_mut(liste) else {
            continue;
        };
        schritte.extend(typen.into_iter().map(|typ| setzen(&l.ozg_id, typ)));
        // A single LeiKa-Leistung that others carry out.
        if let (Some(leika), true) = (l.leika.get(1), mit_leika < 8 && stelle % 30 == 11) {
            mit_leika += 1;
            schritte.extend(art.anderer().typen().map(|typ| setzen(leika, typ)));
        }
    }
    for (beginn, schritte) in beginn.into_iter().zip(listen) {
        if schritte.is_empty() {
            continue;
        }
        chronik.eintragen(Vorgang {
            tag: plus(beginn, z.zahl(0, 9)),
            person: VERWALTUNG,
            herkunft: "import",
            operation: "import",
            grund: Some("Liste der Zuständigkeiten (Demodaten)".to_owned()),
            schritte,
        });
    }
    for (ozg_id, liste) in verkuerzt {
        let am = plus(beginn.get(liste).copied().unwrap_or(tag(2021, 5, 17)), z.zahl(60, 200));
        let schritte = vec![setzen(&ozg_id, "kreisangehörige Gemeinde")];
        let grund = Some("Gemeinden fehlten in der Liste");
        chronik.eintragen(von_hand(am, "zustaendigkeit_set", grund, schritte));
    }
    // Two turn out to be nobody's duty in a Kommune: unknown again.
    for nr in uebrige.into_iter().take(2) {
        let (Some(l), Some(art)) = (stamm.leistungen.get(nr), traeger.get(nr).copied()) else {
            continue;
        };
        let entfernen = |typ: &str| Schritt::Entfernen {
            nomen: "zustaendigkeit",
            schluessel: vec![l.ozg_id.clone(), typ.to_owned(), String::new()],
        };
        let am = plus(tag(2022, 2, 7), z.zahl(0, 90));
        let grund = Some("Zuständigkeit wird neu geklärt");
        let schritte = art.typen().map(entfernen).to_vec();
        chronik.eintragen(von_hand(am, "zustaendigkeit_clear", grund, schritte));
    }
}

fn setzen(leistung: &str, typ: &str) -> Schritt {
    Schritt::Setzen {
        nomen: "zustaendigkeit",
        felder: vec![
            ("leistung", leistung.to_owned()),
            ("kommunentyp", typ.to_owned()),
            ("katalogversion", String::new()),
            ("quelle", QUELLE.to_owned()),
        ],
    }
}
