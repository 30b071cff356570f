//! The named projects with all that their sources say, and the money of the Vorlage.

use ozg_store::{Schreiber, StoreFehler};

use super::dateien::{self, liste, zeilen};
use super::katalog::uebernommen;
use super::setzen;

/// Programmes and tranches. Only those of the Vorlage may be summed; the others overlap.
pub(super) fn foerderprogramme(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    uebernommen(
        s,
        "foerderprogramm",
        dateien::FOERDERPROGRAMME_KDN,
        &["kennung", "titel", "geber", "quelle"],
    )?;
    for z in zeilen(dateien::FOERDERMITTEL)? {
        let id = z.zelle("id");
        // Two tranches of one programme share it.
        let programm = match id {
            "ccd-koordination" => "ccd-kdn",
            "kommunale-projekte-2020" | "kommunale-projekte-2021-2022" => "kommunale-projekte",
            "kommunalportal-2020" | "kommunalportal-2021-2022" => "kommunalportal",
            andere => andere,
        };
        setzen(
            s,
            "foerderprogramm",
            &[
                ("kennung", programm),
                ("titel", z.zelle("programm")),
                ("geber", z.zelle("geber")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
        let (genauigkeit, hinweis) = match z.zelle("betrag_genauigkeit") {
            "ca." => ("ca.", ""),
            "rund" => ("rund", ""),
            "insgesamt" => ("exakt", "insgesamt für die genannten Jahre zusammen"),
            _ => ("exakt", ""),
        };
        let vorlage = z.zelle("quelle").contains("Vorlage 17/4771");
        setzen(
            s,
            "tranche",
            &[
                ("kennung", id),
                ("programm", programm),
                ("zweck", z.zelle("zweck")),
                ("empfaenger", z.zelle("empfaenger_ebene")),
                ("jahr_von", z.zelle("zeitraum_von")),
                ("jahr_bis", z.zelle("zeitraum_bis")),
                ("betrag_eur", z.zelle("betrag_eur")),
                ("genauigkeit", genauigkeit),
                ("summierbar", if vorlage { "ja" } else { "nein" }),
                ("hinweis", hinweis),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    Ok(())
}

/// The named projects.
pub(super) fn projekte(s: &Schreiber<'_>) -> Result<(), StoreFehler> {
    for z in zeilen(dateien::PROJEKTE)? {
        let phase: Vec<_> =
            [z.zelle("phase"), z.zelle("phase_text")].into_iter().filter(|t| !t.is_empty()).collect();
        setzen(
            s,
            "projekt",
            &[
                ("kuerzel", z.zelle("kurzname")),
                ("titel", z.zelle("titel")),
                ("themenfelder", &liste(z.zelle("themenfeld"))),
                ("zielportale", &liste(z.zelle("zielportal"))),
                ("eines_der_35", z.zelle("als_eines_der_35_belegt")),
                ("phase_laut_quelle", &phase.join(" – ")),
                ("finanzierung_laut_quelle", z.zelle("finanzierung_laut_quelle")),
                ("quelle", z.zelle("quelle")),
            ],
        )?;
    }
    uebernommen(
        s,
        "projekt_leistung",
        dateien::PROJEKT_LEISTUNGEN,
        &["projekt", "leistung", "zuordnung", "quelle"],
    )?;
    let beteiligung = ["projekt", "organisation", "rolle", "quelle"];
    uebernommen(s, "projekt_beteiligung", dateien::PROJEKT_BETEILIGUNGEN, &beteiligung)?;
    let meilenstein = ["projekt", "schritt", "art", "datum", "genauigkeit", "quelle"];
    uebernommen(s, "meilenstein", dateien::PROJEKT_MEILENSTEINE, &meilenstein)?;
    let bewilligung = ["kennung", "programm", "projekt", "gegenstand", "stand", "quelle"];
    uebernommen(s, "bewilligung", dateien::PROJEKT_FOERDERUNG, &bewilligung)
}
