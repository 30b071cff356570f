//! The caption: rule, Stichtag, state of knowledge, Katalogversion, denominator, unknown, source, Datenart.

use ozg_domain::kennzahl::phasen;
use ozg_domain::projekt::Phase;

use super::galerie::Art;
use super::karte::Wahl;
use super::lage::Lage;
use super::leistungen::regelname;
use crate::dto::PrognoseDto;
use crate::labels;
use crate::prognose::worte::{dezimal, ganz};
use crate::uebersicht::stichtag_text;
use crate::zeitpunkt::bekannt_text;

pub(super) fn unterschrift(lage: &Lage, art: Art, wahl: &str, prognose: Option<&PrognoseDto>) -> String {
    let zahlen = phasen(&lage.projekte, lage.stichtag);
    let (umfang, nicht_gemeldet) =
        (zahlen.umfang().to_string(), zahlen.zahl(Phase::NichtGemeldet).to_string());
    let projekte = [
        labels::text("burnup.nenner", &[("anzahl", &umfang)]),
        labels::text("burnup.unbekannt", &[("anzahl", &nicht_gemeldet)]),
        labels::text("burnup.quelle", &[]),
    ];
    let regel = match art {
        Art::Themenfelder | Art::Fortschritt => {
            labels::text("diagramm.regel", &[("regel", &regelname(wahl))])
        }
        _ => labels::text(&format!("diagramm.regel.{}", art.name()), &[]),
    };
    let mut rest: Vec<String> = match art {
        Art::Burnup | Art::Phasen | Art::Gantt | Art::Verzug | Art::Aktualitaet | Art::Schere => {
            projekte.to_vec()
        }
        Art::Mittel => vec![labels::text("diagramm.quelle.geld", &[])],
        Art::Leiter | Art::Themenfelder | Art::Vierfelder | Art::Fortschritt | Art::Karte | Art::Stufen => {
            leistungsteile(lage)
        }
    };
    if let Some(p) = prognose {
        let (laeufe, seed, sigma) = (ganz(p.laeufe), p.seed.to_string(), dezimal(p.sigma, 1));
        let params = [("laeufe", laeufe.as_str()), ("seed", &seed), ("sigma", &sigma)];
        rest.push(labels::text("diagramm.prognose", &params));
    }
    zusammen(lage, regel, rest)
}

/// The caption of a map.
pub(super) fn karte(lage: &Lage, wahl: &Wahl) -> String {
    let regel = format!("{}, {}", wahl.kennzahl(lage), wahl.art());
    zusammen(lage, labels::text("diagramm.regel", &[("regel", &regel)]), leistungsteile(lage))
}

fn leistungsteile(lage: &Lage) -> Vec<String> {
    let sicht = lage.sicht();
    vec![
        labels::text(&format!("diagramm.scope.{}", lage.umfang.wort()), &[]),
        labels::text("diagramm.nenner.leistungen", &[("anzahl", &sicht.leistungen().to_string())]),
        labels::text("diagramm.quelle.nachnutzung", &[]),
    ]
}

fn zusammen(lage: &Lage, regel: String, rest: Vec<String>) -> String {
    let mut teile = vec![regel, stichtag_text(lage.stichtag), bekannt_text(lage.stand.bekannt_am.as_deref())];
    if let Some(k) = &lage.stand.katalog.katalogversion {
        teile.push(labels::text("katalogversion", &[("version", k)]));
    }
    teile.extend(rest);
    if lage.stand.demodaten() {
        teile.push(labels::text("demodaten", &[]));
    }
    teile.join(" · ")
}
