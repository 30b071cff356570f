//! Words that several charts say.

use ozg_domain::projekt::{MeilensteinArt, Phase, Schritt};

/// Nothing was reported.
pub(super) const NICHT_GEMELDET: &str = "nicht gemeldet";
/// No amount is known.
pub(super) const KEINE_ANGABE: &str = "keine Angabe";
/// Sentence of a chart without any project.
pub(super) const OHNE_PROJEKTE: &str = "Noch keine Projekte erfasst";

/// Name of a phase as the window has it.
pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Konzeption => "Konzeption",
        Phase::Umsetzung => "Umsetzung",
        Phase::Betrieb => "Betrieb",
        Phase::Neu => "Neu",
        Phase::NichtGemeldet => NICHT_GEMELDET,
        Phase::Zurueckgestellt => "zurückgestellt",
        Phase::Ausgeschieden => "ausgeschieden",
    }
}

/// Name of a step in its short form.
pub(super) fn schritt(schritt: Schritt) -> &'static str {
    match schritt {
        Schritt::Vorbereitung => "Vorbereitung",
        Schritt::Konzeption => "Konzeption",
        Schritt::Umsetzung => "Umsetzung",
        Schritt::Pilotierung => "Pilotierung",
        Schritt::RolloutNrw => "Roll-out NRW",
        Schritt::RolloutBund => "Roll-out Bund",
    }
}

/// Name of a kind of date.
pub(super) fn art(art: MeilensteinArt) -> &'static str {
    match art {
        MeilensteinArt::Basis => "Basis",
        MeilensteinArt::Plan => "Plan",
        MeilensteinArt::Prognose => "Prognose",
        MeilensteinArt::Ist => "Ist",
    }
}

/// "1 Projekt", "35 Projekten": after "von" and "bei".
pub(super) fn projekten(anzahl: usize) -> String {
    if anzahl == 1 { "1 Projekt".to_owned() } else { format!("{anzahl} Projekten") }
}

/// "1 Tag", "12 Tage".
pub(super) fn tage(anzahl: i64) -> String {
    if anzahl == 1 { "1 Tag".to_owned() } else { format!("{anzahl} Tage") }
}

/// "und 12 weitere, alle in der Tabelle".
pub(super) fn weitere(anzahl: usize) -> String {
    format!("und {anzahl} weitere, alle in der Tabelle")
}
