//! The programme: projects, their services, parties, milestones and reports.

use super::{Art, GENAUIGKEIT, JA_NEIN, MAX_KUERZEL, Nomen, feld, kennung, quelle, schluessel, text, zeile};
use crate::projekt::{MeilensteinArt, Schritt};

/// The KDN's own words for the relation to EfA, as ASCII; empty is "keine Angabe".
const EFA: Art = Art::Wahl(&[
    "nachnutzung_in_klaerung",
    "nachnutzung_sicher",
    "entwicklung_land_nrw",
    "entwicklung_kdn",
    "entwicklung_in_klaerung",
    "kein_efa",
]);

pub(super) const PROJEKT: Nomen = Nomen {
    name: "projekt",
    titel: "Projekt",
    felder: &[
        schluessel("kuerzel", Art::Zeile(MAX_KUERZEL)),
        zeile("titel").pflicht(),
        text("beschreibung"),
        feld("themenfelder", Art::ListeVon("themenfeld")),
        feld("efa", EFA),
        feld("zielportale", Art::Liste),
        feld("eines_der_35", JA_NEIN),
        text("phase_laut_quelle"),
        text("finanzierung_laut_quelle"),
        feld("aufgenommen_am", Art::Tag),
        feld("ausgeschieden_am", Art::Tag),
        text("austrittsgrund"),
        feld("zurueckgestellt_am", Art::Tag),
        feld("fortgesetzt_am", Art::Tag),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const PROJEKT_LEISTUNG: Nomen = Nomen {
    name: "projekt_leistung",
    titel: "Leistung eines Projekts",
    felder: &[
        schluessel("projekt", Art::Verweis("projekt")),
        schluessel("leistung", Art::Leistung),
        feld("zuordnung", Art::Wahl(&["quelle", "namensgleich", "namensaehnlich"])),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const PROJEKT_BETEILIGUNG: Nomen = Nomen {
    name: "projekt_beteiligung",
    titel: "Beteiligung an einem Projekt",
    felder: &[
        schluessel("projekt", Art::Verweis("projekt")),
        schluessel("organisation", Art::Organisation),
        schluessel(
            "rolle",
            Art::Wahl(&["projektleitung", "kernteam", "erweitertes_team", "beteiligt", "kommune"]),
        ),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const MEILENSTEIN: Nomen = Nomen {
    name: "meilenstein",
    titel: "Meilenstein",
    felder: &[
        schluessel("projekt", Art::Verweis("projekt")),
        schluessel("schritt", Art::Wahl(&Schritt::WORTE)),
        schluessel("art", Art::Wahl(&MeilensteinArt::WORTE)),
        feld("datum", Art::Rohdatum),
        feld("genauigkeit", GENAUIGKEIT).pflicht(),
        text("grund"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const SACHSTAND: Nomen = Nomen {
    name: "sachstand",
    titel: "Sachstand",
    felder: &[
        kennung(),
        feld("projekt", Art::Verweis("projekt")).pflicht(),
        feld("stand_am", Art::Tag).pflicht(),
        text("text").pflicht(),
        text("hindernis"),
        text("naechster_schritt"),
        feld("faellig_am", Art::Tag),
        zeile("zustaendig"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

/// What a person thinks of a project on a day; it stands beside what the rules derive and never replaces it.
pub(super) const BEWERTUNG: Nomen = Nomen {
    name: "bewertung",
    titel: "Bewertung",
    felder: &[
        kennung(),
        feld("projekt", Art::Verweis("projekt")).pflicht(),
        feld("bewertet_am", Art::Tag).pflicht(),
        feld("urteil", Art::Wahl(&["im Plan", "gefährdet", "nicht zu halten"])).pflicht(),
        // A function or office, as in the history.
        zeile("bewertet_von").pflicht(),
        text("begruendung"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const RISIKO: Nomen = Nomen {
    name: "risiko",
    titel: "Risiko oder Hindernis",
    felder: &[
        kennung(),
        feld("projekt", Art::Verweis("projekt")).pflicht(),
        feld("art", Art::Wahl(&["Risiko", "Hindernis"])).pflicht(),
        zeile("titel").pflicht(),
        feld("erkannt_am", Art::Tag).pflicht(),
        feld("wahrscheinlichkeit", STUFE),
        feld("auswirkung", STUFE),
        text("massnahme"),
        zeile("zustaendig"),
        feld("faellig_am", Art::Tag),
        feld("erledigt_am", Art::Tag),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

const STUFE: Art = Art::Wahl(&["gering", "mittel", "hoch"]);
