//! Money: programmes, tranches, grants, draw-downs, statements of use.

use super::{Art, JA_NEIN, Nomen, feld, kennung, quelle, text, zeile};

const JAHR: Art = Art::Zahl(1990, 2100);

pub(super) const FOERDERPROGRAMM: Nomen = Nomen {
    name: "foerderprogramm",
    titel: "Förderprogramm",
    felder: &[kennung(), zeile("titel").pflicht(), zeile("geber"), quelle()],
    kennung_wird_vergeben: true,
};

pub(super) const TRANCHE: Nomen = Nomen {
    name: "tranche",
    titel: "Tranche",
    felder: &[
        kennung(),
        feld("programm", Art::Verweis("foerderprogramm")).pflicht(),
        zeile("zweck"),
        zeile("empfaenger"),
        feld("jahr_von", JAHR),
        feld("jahr_bis", JAHR),
        feld("betrag_eur", Art::Geld),
        feld("genauigkeit", Art::Wahl(&["exakt", "rund", "ca."])),
        feld("summierbar", JA_NEIN),
        text("hinweis"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const BEWILLIGUNG: Nomen = Nomen {
    name: "bewilligung",
    titel: "Bewilligung",
    felder: &[
        kennung(),
        feld("programm", Art::Verweis("foerderprogramm")).pflicht(),
        feld("tranche", Art::Verweis("tranche")),
        feld("projekt", Art::Verweis("projekt")),
        feld("gegenstand", Art::Wahl(&["konzeption", "umsetzung", "gesamt"])),
        feld("stand", Art::Wahl(&["beantragt", "zu prüfen", "bewilligt", "abgelehnt"])).pflicht(),
        feld("datum", Art::Tag),
        feld("betrag_eur", Art::Geld),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const ABRUF: Nomen = Nomen {
    name: "abruf",
    titel: "Abruf",
    felder: &[
        kennung(),
        feld("bewilligung", Art::Verweis("bewilligung")).pflicht(),
        feld("art", Art::Wahl(&["abruf", "rueckzahlung"])).pflicht(),
        feld("datum", Art::Tag),
        feld("betrag_eur", Art::Geld),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};

pub(super) const VERWENDUNGSNACHWEIS: Nomen = Nomen {
    name: "verwendungsnachweis",
    titel: "Verwendungsnachweis",
    felder: &[
        kennung(),
        feld("bewilligung", Art::Verweis("bewilligung")).pflicht(),
        feld("datum", Art::Tag),
        feld("betrag_eur", Art::Geld),
        zeile("stand"),
        quelle(),
    ],
    kennung_wird_vergeben: true,
};
