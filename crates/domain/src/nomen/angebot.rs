//! What is offered online: solutions, portals, and where a service is in use.

use super::{
    Art, GENAUIGKEIT, JA_NEIN, MAX_KENNUNG, Nomen, feld, kennung, quelle, schluessel, schluessel_leer, text,
    zeile,
};

pub(super) const LOESUNG: Nomen = Nomen {
    name: "loesung",
    titel: "Lösung",
    felder: &[
        kennung(),
        zeile("titel").pflicht(),
        zeile("anbieter"),
        feld("efa", JA_NEIN),
        zeile("federfuehrung"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

/// What a source said of an EfA service on a day; a Lösung has no room for it.
pub(super) const EFA_MELDUNG: Nomen = Nomen {
    name: "efa_meldung",
    titel: "Meldung zu einem EfA-Dienst",
    felder: &[
        kennung(),
        feld("loesung", Art::Verweis("loesung")).pflicht(),
        feld("datum", Art::Rohdatum),
        feld("genauigkeit", GENAUIGKEIT).pflicht(),
        text("status"),
        text("nutzung_nrw"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const PORTAL: Nomen = Nomen {
    name: "portal",
    titel: "Portal",
    felder: &[
        kennung(),
        zeile("name").pflicht(),
        zeile("betreiber"),
        feld("pflicht", JA_NEIN),
        feld("portalverbund_seit", Art::Tag),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const NACHNUTZUNG: Nomen = Nomen {
    name: "nachnutzung",
    titel: "Nachnutzung",
    felder: &[
        schluessel("leistung", Art::Leistung),
        schluessel("ags", Art::Ags),
        feld("stand", Art::Wahl(&["geplant", "online", "abgeschaltet"])).pflicht(),
        feld("reifegrad_modell", Art::Zeile(MAX_KENNUNG)),
        feld("reifegrad", Art::Zahl(0, 7)),
        feld("reifegrad_art", Art::Wahl(&["genau", "mindestens"])),
        schluessel("gueltig_ab", Art::Tag),
        schluessel_leer("loesung", Art::Verweis("loesung")),
        feld("portal", Art::Verweis("portal")),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

/// A standard that a Lösung can keep: of the AG Technik, or the EfA-Mindestanforderungen.
pub(super) const STANDARD: Nomen = Nomen {
    name: "standard",
    titel: "Standard",
    felder: &[kennung(), zeile("titel").pflicht(), zeile("herausgeber"), text("gegenstand"), quelle()],
    kennung_wird_vergeben: true,
};

pub(super) const KONFORMITAET: Nomen = Nomen {
    name: "konformitaet",
    titel: "Konformität",
    felder: &[
        schluessel("loesung", Art::Verweis("loesung")),
        schluessel("standard", Art::Verweis("standard")),
        feld("stand", Art::Wahl(&["erfüllt", "teilweise", "nicht erfüllt", "in Prüfung"])).pflicht(),
        feld("geprueft_am", Art::Tag),
        text("hinweis"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};
