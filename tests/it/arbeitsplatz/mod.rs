//! What the window does: forms, undo, drafts, contacts, evidence files, pages and lists.

mod beleg;
mod entwurf;
mod formular;
mod geld;
mod haushalt;
mod kommune;
mod kontakt;
mod leistung;
mod liste;
mod quelle;
mod rahmen;
mod ruecknahme;
mod ruecknahme_lage;
mod sammel;
mod seite;
mod status;
mod text;
mod vorschau;

use std::collections::BTreeMap;

use ozg_app::dto::{
    ApiFehler, GespeichertDto, MeilensteinWunsch, ModusDto, RueckgaengigDto, SatzWunsch, StatusWunsch,
};
use ozg_app::{Anwendung, Auftrag, Herkunft};

use crate::hilfe::{auftrag, liste};

/// An order of the person at the window.
pub(super) fn ui() -> Auftrag {
    Auftrag { herkunft: Herkunft::Ui, ..auftrag() }
}

pub(super) fn zellen(paare: &[(&str, &str)]) -> BTreeMap<String, String> {
    paare.iter().map(|(k, w)| ((*k).to_owned(), (*w).to_owned())).collect()
}

/// Writes a row as the form does.
pub(super) fn wunsch(
    app: &Anwendung,
    nomen: &str,
    felder: &[(&str, &str)],
    modus: ModusDto,
) -> Result<GespeichertDto, ApiFehler> {
    let wunsch = SatzWunsch { nomen: nomen.to_owned(), felder: zellen(felder), modus, grund: None };
    app.satz_set(&wunsch, &ui())
}

/// Writes a row as the form does; it must be taken.
#[track_caller]
pub(super) fn speichern(app: &Anwendung, nomen: &str, felder: &[(&str, &str)]) -> GespeichertDto {
    match wunsch(app, nomen, felder, ModusDto::Setzen) {
        Ok(g) => g,
        Err(e) => panic!("{nomen} {felder:.200?}: {} ({})", e.text, e.technik),
    }
}

pub(super) fn ms(schritt: &str, art: &str, datum: &str) -> MeilensteinWunsch {
    MeilensteinWunsch {
        schritt: schritt.to_owned(),
        art: art.to_owned(),
        datum: datum.to_owned(),
        grund: None,
        quelle: None,
    }
}

pub(super) fn status(
    projekt: &str,
    sachstand: &[(&str, &str)],
    meilenstein: Option<MeilensteinWunsch>,
) -> StatusWunsch {
    StatusWunsch { projekt: projekt.to_owned(), sachstand: zellen(sachstand), meilenstein }
}

#[track_caller]
pub(super) fn zurueck(app: &Anwendung) -> RueckgaengigDto {
    app.rueckgaengig(&ui()).unwrap_or_else(|e| panic!("{} ({})", e.text, e.technik))
}

/// Every row of every recorded noun: what a person sees, whatever the history holds.
pub(super) fn bestand(app: &Anwendung) -> Vec<String> {
    ozg_domain::nomen::ALLE
        .iter()
        .flat_map(|n| {
            let saetze = liste(app, n.name);
            saetze.into_iter().map(|z| format!("{}: {}", n.name, serde_json::Value::from(z)))
        })
        .collect()
}
