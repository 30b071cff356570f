//! The frame: sources, bodies, agreements, events, deadlines, model regions, published figures.

use super::{Art, GENAUIGKEIT, MAX_FUNDSTELLE, Nomen, feld, kennung, quelle, schluessel, text, zeile};

pub(super) const QUELLE: Nomen = Nomen {
    name: "quelle",
    titel: "Quelle",
    felder: &[
        // Made from the Fundstelle, so that two catalogues give one source one key.
        kennung(),
        feld("fundstelle", Art::Zeile(MAX_FUNDSTELLE)).pflicht(),
        zeile("art"),
        feld("stand_am", Art::Tag),
        text("hinweis"),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const GREMIUM: Nomen = Nomen {
    name: "gremium",
    titel: "Gremium",
    felder: &[kennung(), zeile("name").pflicht(), zeile("art"), zeile("traeger"), text("aufgabe"), quelle()],
    kennung_wird_vergeben: true,
};

pub(super) const VEREINBARUNG: Nomen = Nomen {
    name: "vereinbarung",
    titel: "Vereinbarung",
    felder: &[
        kennung(),
        zeile("titel").pflicht(),
        zeile("art"),
        feld("datum", Art::Rohdatum),
        feld("genauigkeit", GENAUIGKEIT).pflicht(),
        feld("parteien", Art::Liste),
        text("gegenstand"),
        zeile("stand"),
        quelle(),
        // A reuse contract: which Lösung, who uses it, and when it went how far.
        feld("loesung", Art::Verweis("loesung")),
        zeile("nutzer"),
        feld("interesse_am", Art::Tag),
        feld("vertrag_am", Art::Tag),
        feld("angeschlossen_am", Art::Tag),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const VERANSTALTUNG: Nomen = Nomen {
    name: "veranstaltung",
    titel: "Veranstaltung",
    felder: &[
        kennung(),
        zeile("titel").pflicht(),
        zeile("art"),
        zeile("regierungsbezirk"),
        feld("datum", Art::Rohdatum),
        feld("genauigkeit", GENAUIGKEIT).pflicht(),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const FRIST: Nomen = Nomen {
    name: "frist",
    titel: "Frist",
    felder: &[
        kennung(),
        zeile("titel").pflicht(),
        feld("datum", Art::Tag).pflicht(),
        zeile("rechtsgrundlage"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const MODELLREGION: Nomen = Nomen {
    name: "modellregion",
    titel: "Digitale Modellregion",
    felder: &[
        schluessel("regierungsbezirk", Art::Zeile(120)),
        zeile("leitkommune").pflicht(),
        feld("partner", Art::Liste),
        zeile("programm_von"),
        zeile("programm_bis"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const MODELLPROJEKT: Nomen = Nomen {
    name: "modellprojekt",
    titel: "Projekt einer Modellregion",
    felder: &[
        kennung(),
        zeile("titel").pflicht(),
        feld("traeger", Art::Liste),
        feld("modellregion", Art::Verweis("modellregion")),
        zeile("status"),
        quelle(),
        feld("leistung", Art::Leistung),
        feld("portal", Art::Verweis("portal")),
        text("nachnutzung"),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const MESSWERT: Nomen = Nomen {
    name: "messwert",
    titel: "Veröffentlichter Messwert",
    felder: &[
        kennung(),
        feld("datum", Art::Rohdatum),
        feld("genauigkeit", GENAUIGKEIT).pflicht(),
        zeile("datum_hinweis"),
        zeile("region").pflicht(),
        zeile("kennzahl").pflicht(),
        feld("wert", Art::Dezimal).pflicht(),
        zeile("einheit"),
        feld("grundgesamtheit", Art::Dezimal),
        text("definition"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};
