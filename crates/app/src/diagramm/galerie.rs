//! Every chart by name: title, the question that it answers, and what can be chosen.

use ozg_domain::angebot::katalog::KOMMUNENTYPEN;
use ozg_domain::regel::Regel as Feldregel;

use crate::dto::{ApiFehler, DiagrammartDto, DiagrammwahlDto};
use crate::labels;
use crate::zeitpunkt::feldfehler;

/// Kinds of chart, in the order of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Art {
    Burnup,
    Phasen,
    Gantt,
    Verzug,
    Aktualitaet,
    Leiter,
    Themenfelder,
    Vierfelder,
    Fortschritt,
    Karte,
    Stufen,
    Mittel,
    Schere,
}

impl Art {
    pub(super) const ALLE: [Self; 13] = [
        Self::Burnup,
        Self::Phasen,
        Self::Gantt,
        Self::Verzug,
        Self::Aktualitaet,
        Self::Leiter,
        Self::Themenfelder,
        Self::Vierfelder,
        Self::Fortschritt,
        Self::Karte,
        Self::Stufen,
        Self::Mittel,
        Self::Schere,
    ];

    /// Name for command line and address.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Burnup => "burnup",
            Self::Phasen => "phasen",
            Self::Gantt => "gantt",
            Self::Verzug => "verzug",
            Self::Aktualitaet => "aktualitaet",
            Self::Leiter => "leiter",
            Self::Themenfelder => "themenfelder",
            Self::Vierfelder => "vierfelder",
            Self::Fortschritt => "fortschritt",
            Self::Karte => "karte",
            Self::Stufen => "stufen",
            Self::Mittel => "mittel",
            Self::Schere => "schere",
        }
    }

    pub(super) fn lesen(name: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|a| a.name() == name)
    }

    fn gruppe(self) -> &'static str {
        match self {
            Self::Burnup | Self::Phasen | Self::Gantt | Self::Verzug | Self::Aktualitaet => "projekte",
            Self::Leiter | Self::Themenfelder | Self::Vierfelder | Self::Fortschritt => "leistungen",
            Self::Karte | Self::Stufen => "kommunen",
            Self::Mittel | Self::Schere => "foerderung",
        }
    }

    /// What can be chosen; the first one holds if nothing is.
    fn wahlen(self) -> &'static [&'static str] {
        match self {
            Self::Themenfelder => &["Z1", "Z2", "Z3", "Z4"],
            Self::Fortschritt => &["Z1", "Z2", "Z3", "Z4", "Z5"],
            Self::Karte => &KOMMUNENTYPEN,
            Self::Mittel => &["summierbar", "alle"],
            _ => &[],
        }
    }

    /// The choice, or the first one if the text is empty.
    pub(super) fn wahl(self, text: &str) -> Result<&'static str, ApiFehler> {
        let wahlen = self.wahlen();
        match wahlen.iter().find(|w| **w == text) {
            Some(w) => Ok(w),
            None if text.is_empty() => Ok(wahlen.first().copied().unwrap_or_default()),
            None => {
                let erlaubt = wahlen.join(", ");
                Err(feldfehler("wahl", text, Feldregel::UnbekannterWert { erlaubt }))
            }
        }
    }

    pub(super) fn dto(self) -> DiagrammartDto {
        let name = self.name();
        let text = |wahl: &str| match self {
            Self::Karte => wahl.to_owned(),
            Self::Mittel => labels::text(&format!("diagramm.mittel.{wahl}"), &[]),
            _ => format!("{wahl}: {}", labels::text(&format!("zaehlregel.{wahl}"), &[])),
        };
        DiagrammartDto {
            name: name.to_owned(),
            titel: labels::text(&format!("diagramm.{name}"), &[]),
            frage: labels::text(&format!("diagramm.frage.{name}"), &[]),
            gruppe: labels::text(&format!("diagramm.gruppe.{}", self.gruppe()), &[]),
            wahlen: self
                .wahlen()
                .iter()
                .map(|w| DiagrammwahlDto { wert: (*w).to_owned(), text: text(w) })
                .collect(),
        }
    }
}
