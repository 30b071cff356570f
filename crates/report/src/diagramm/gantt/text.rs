//! Finding and table of the milestones.

use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Projekt, Schritt};
use ozg_domain::zeit::{Genauigkeit, tag_text};

use super::super::bild::Zwilling;
use super::super::worte;
use super::Eingabe;

/// How many have reached the roll-out, expect it too late or name no day for it.
pub(super) fn befund(eingabe: &Eingabe<'_>) -> String {
    let (mut erreicht, mut zu_spaet, mut ohne) = (0_usize, 0_usize, 0_usize);
    for projekt in eingabe.projekte {
        let datum = |art| projekt.meilenstein(Schritt::RolloutNrw, art).and_then(|m| m.zeit.datum());
        if datum(MeilensteinArt::Ist).is_some_and(|d| d <= eingabe.stichtag) {
            erreicht += 1;
            continue;
        }
        match datum(MeilensteinArt::Prognose).or_else(|| datum(MeilensteinArt::Plan)) {
            Some(tag) if tag > eingabe.frist => zu_spaet += 1,
            Some(_) => {}
            None => ohne += 1,
        }
    }
    let alle = eingabe.projekte.len();
    format!(
        "Am {} {} den Roll-out in NRW erreicht; nach der Frist am {} erwarten ihn {zu_spaet}, kein Datum dafür haben {ohne}.",
        tag_text(eingabe.stichtag),
        if alle == 1 {
            format!("hat das einzige Projekt{}", if erreicht == 1 { "" } else { " nicht" })
        } else {
            format!("haben {erreicht} von {alle} Projekten")
        },
        tag_text(eingabe.frist),
    )
}

/// Per project and step the four dates; a project without any date has one row.
pub(super) fn tabelle(eingabe: &Eingabe<'_>) -> Zwilling {
    let mut tabelle = Zwilling::neu(&["Projekt", "Schritt", "Basis", "Plan", "Prognose", "Ist"]);
    for projekt in eingabe.projekte {
        let vorher = tabelle.zeilen.len();
        for schritt in Schritt::ALLE {
            if MeilensteinArt::ALLE.iter().all(|art| bekannt(projekt, schritt, *art, eingabe).is_none()) {
                continue;
            }
            let mut zeile = vec![projekt.titel.clone(), worte::schritt(schritt).to_owned()];
            zeile.extend(MeilensteinArt::ALLE.iter().map(|art| {
                bekannt(projekt, schritt, *art, eingabe)
                    .map_or_else(|| worte::NICHT_GEMELDET.to_owned(), |m| m.zeit.text())
            }));
            tabelle.zeilen.push(zeile);
        }
        if tabelle.zeilen.len() == vorher {
            let mut zeile = vec![projekt.titel.clone()];
            zeile.extend((0..5).map(|_| worte::NICHT_GEMELDET.to_owned()));
            tabelle.zeilen.push(zeile);
        }
    }
    tabelle
}

/// The milestone unless it is an Ist after the Stichtag.
fn bekannt<'a>(
    projekt: &'a Projekt,
    schritt: Schritt,
    art: MeilensteinArt,
    eingabe: &Eingabe<'_>,
) -> Option<&'a Meilenstein> {
    projekt.meilenstein(schritt, art).filter(|m| {
        art != MeilensteinArt::Ist
            || m.zeit.genauigkeit() == Genauigkeit::Undatiert
            || m.zeit.bis(eingabe.stichtag)
    })
}
