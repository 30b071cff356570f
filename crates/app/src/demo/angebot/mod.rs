//! The offer: who is responsible, which Lösungen and portals there are, and how services spread over the Kommunen.
//!
//! Order of events: `traeger` says which kind of Kommune carries a Leistung out, `loesungen` draws the
//! Online-Dienste, `ausrollung` decides how each Leistung spreads, `zeilen` makes its rows, `listen` brings them
//! in as lists of the providers and by hand. Whoever offers something is invented.

mod ausrollung;
mod berichtigungen;
mod listen;
mod loesungen;
mod portale;
mod standards;
mod traeger;
mod vertraege;
mod zeilen;
mod zustaendigkeiten;

use super::Stamm;
use super::chronik::{Chronik, Vorgang};
use super::los::Los;
use super::projekte::Projekt;
use super::zufall::{Thema, Zufall};

/// Who enters what belongs to no Themenfeld.
const VERWALTUNG: &str = "Demoverwaltung";

/// Writes everything that is offered, and the contracts about it.
pub(super) fn schreiben(seed: u64, stamm: &Stamm, projekte: &[Projekt], lose: &[Los], chronik: &mut Chronik) {
    let zufall = |nr| Zufall::neu(seed, Thema::Angebot, nr);
    let traeger = traeger::bestimmen(seed, &stamm.leistungen);
    let loesungen = loesungen::ziehen(&mut zufall(0), stamm, projekte, lose);
    loesungen::schreiben(&mut zufall(1), &loesungen, chronik);
    portale::schreiben(&mut zufall(2), chronik);
    standards::schreiben(&mut zufall(3), &loesungen, chronik);
    let ausrollungen = ausrollung::planen(&mut zufall(4), stamm, &traeger, &loesungen);
    zustaendigkeiten::schreiben(&mut zufall(5), stamm, &traeger, &ausrollungen, chronik);
    vertraege::schreiben(&mut Zufall::neu(seed, Thema::Vertrag, 0), &loesungen, chronik);
    let zeilen = zeilen::alle(seed, &stamm.kommunen, &ausrollungen);
    let gemeldet = listen::schreiben(&mut zufall(6), &zeilen, chronik);
    berichtigungen::schreiben(&mut zufall(7), &gemeldet, chronik);
}

/// An entry without a reason, made in the window.
fn von_hand(
    tag: chrono::NaiveDate,
    operation: &'static str,
    grund: Option<&str>,
    schritte: Vec<super::Schritt>,
) -> Vorgang {
    let grund = grund.map(str::to_owned);
    Vorgang { tag, person: VERWALTUNG, herkunft: "ui", operation, grund, schritte }
}
