//! The catalogue proper: services, Kommunen, organisations.

use super::{
    Art, JA_NEIN, MAX_KENNUNG, MAX_TITEL, Nomen, feld, kennung, quelle, schluessel, schluessel_leer, text,
    zeile,
};

/// The five kinds of Kommune.
pub(super) const KOMMUNENTYP: Art = Art::Wahl(&[
    "kreisfreie Stadt",
    "kreisangehörige Stadt",
    "kreisangehörige Gemeinde",
    "Kreis",
    "Städteregion",
]);

pub(super) const KATALOGVERSION: Nomen = Nomen {
    name: "katalogversion",
    titel: "Katalogversion",
    felder: &[kennung(), zeile("titel").pflicht(), feld("stand", Art::Tag).pflicht(), quelle()],
    kennung_wird_vergeben: false,
};

pub(super) const THEMENFELD: Nomen = Nomen {
    name: "themenfeld",
    titel: "Themenfeld",
    felder: &[
        schluessel("name", Art::Zeile(MAX_TITEL)),
        feld("nr", Art::Zahl(0, 9_999)),
        zeile("federfuehrung_land"),
        zeile("federfuehrung_bund"),
        zeile("anzahl_laut_federfuehrung"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const LAGE: Nomen = Nomen {
    name: "lage",
    titel: "Lage",
    felder: &[
        schluessel("name", Art::Zeile(MAX_TITEL)),
        feld("nr", Art::Zahl(0, 9_999)),
        feld("themenfeld", Art::Verweis("themenfeld")).pflicht(),
        feld("lagetyp", Art::Zeile(MAX_KENNUNG)),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const OZG_LEISTUNG: Nomen = Nomen {
    name: "ozg_leistung",
    titel: "OZG-Leistung",
    felder: &[
        schluessel("ozg_id", Art::Zeile(5)),
        zeile("name").pflicht(),
        feld("lage", Art::Verweis("lage")).pflicht(),
        zeile("zustaendigkeit"),
        zeile("prioritaet_kommunal"),
        feld("katalogversion", Art::Verweis("katalogversion")).pflicht(),
        feld("entfallen_mit", Art::Verweis("katalogversion")),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const LEIKA_TYP: Nomen = Nomen {
    name: "leika_typ",
    titel: "LeiKa-Typ",
    felder: &[
        schluessel("typ", Art::Zeile(MAX_KENNUNG)),
        zeile("regelungskompetenz"),
        zeile("vollzug"),
        zeile("bemerkung"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const LEIKA_LEISTUNG: Nomen = Nomen {
    name: "leika_leistung",
    titel: "LeiKa-Leistung",
    felder: &[
        // The Schlüssel, or the number where there is none ("nicht im LeiKa").
        schluessel("kennung", Art::Zeile(14)),
        feld("nr", Art::Zahl(0, 99_999)),
        feld("leika_schluessel", Art::Zeile(14)),
        zeile("bezeichnung").pflicht(),
        feld("ozg_leistung", Art::Verweis("ozg_leistung")),
        feld("leika_typ", Art::Zeile(MAX_KENNUNG)),
        zeile("gesetzeskuerzel"),
        feld("sdg1", JA_NEIN),
        feld("sdg2", JA_NEIN),
        feld("katalogversion", Art::Verweis("katalogversion")).pflicht(),
        feld("entfallen_mit", Art::Verweis("katalogversion")),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const KOMMUNE: Nomen = Nomen {
    name: "kommune",
    titel: "Kommune",
    felder: &[
        schluessel("ags", Art::Zeile(8)),
        feld("ars", Art::Zeile(12)),
        feld("ebene", Art::Wahl(&["Gemeinde", "Kreis"])).pflicht(),
        zeile("name").pflicht(),
        zeile("name_amtlich"),
        feld("typ", KOMMUNENTYP).pflicht(),
        feld("kreis_schluessel", Art::Zeile(5)),
        zeile("kreis"),
        zeile("regierungsbezirk"),
        feld("flaeche_km2", Art::Dezimal),
        feld("einwohner", Art::Zahl(0, 100_000_000)),
        feld("einwohner_stand", Art::Tag),
        feld("plz_verwaltungssitz", Art::Zeile(5)),
        feld("breite", Art::Dezimal),
        feld("laenge", Art::Dezimal),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const ORGANISATION: Nomen = Nomen {
    name: "organisation",
    titel: "Organisation",
    felder: &[
        schluessel("name", Art::Zeile(MAX_TITEL)),
        zeile("art"),
        feld("orte", Art::Liste),
        text("hinweis"),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};

pub(super) const ZUSTAENDIGKEIT: Nomen = Nomen {
    name: "zustaendigkeit",
    titel: "Zuständigkeit",
    felder: &[
        schluessel("leistung", Art::Leistung),
        schluessel("kommunentyp", KOMMUNENTYP),
        schluessel_leer("katalogversion", Art::Verweis("katalogversion")),
        quelle(),
    ],
    kennung_wird_vergeben: false,
};
