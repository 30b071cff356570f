//! The recorded nouns: which fields each has, under which header, with which key.
//!
//! One description serves all: the canonical CSV headers, the columns of the catalogue, validation, `list`,
//! `show`, `set`, `clear`, export, import and the triggers of the history. Tests hold it against the schema,
//! so nothing can be forgotten in one place. Order: what is referred to comes before what refers to it, which
//! is also the order in which files are imported.

mod angebot;
mod foerderung;
mod katalog;
mod programm;
mod rahmen;
mod vorgabe;

pub use vorgabe::Vorgabe;

use crate::wert::Wert;

/// Longest name or title.
pub const MAX_TITEL: usize = 500;
/// Longest kuerzel of a project.
pub const MAX_KUERZEL: usize = 64;
/// Longest kennung.
pub const MAX_KENNUNG: usize = 120;
/// Longest free text.
pub const MAX_TEXT: usize = 10_000;
/// Longest Fundstelle.
pub const MAX_FUNDSTELLE: usize = 1_000;

/// What a cell may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Art {
    /// One line of text.
    Zeile(usize),
    /// Text with line breaks.
    Text(usize),
    /// A calendar day.
    Tag,
    /// The date of a rough date; its precision stands in the field `genauigkeit` of the same noun.
    Rohdatum,
    /// An amount in Euro; the column ends in `_cent` and holds cents.
    Geld,
    /// A whole number from–to.
    Zahl(i64, i64),
    /// A decimal number, kept as text.
    Dezimal,
    /// One word of a vocabulary.
    Wahl(&'static [&'static str]),
    /// Several lines of text, separated by `|` inside the cell.
    Liste,
    /// Several keys of a noun, separated by `|`.
    ListeVon(&'static str),
    /// Key of a row of that noun.
    Verweis(&'static str),
    /// Name of an organisation; made on first use.
    Organisation,
    /// Text of a Fundstelle; made on first use. The column holds the kennung of the quelle.
    Quelle,
    /// OZG-ID (5 digits) or LeiKa-Schlüssel (14 digits).
    Leistung,
    /// AGS of a Kommune, 05000000 for the Land or 00000000 for the Bund.
    Ags,
}

/// One field of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feld {
    /// CSV header and JSON key.
    pub kopf: &'static str,
    /// What it may hold.
    pub art: Art,
    /// Whether it must not be empty.
    pub pflicht: bool,
    /// Whether it belongs to the natural key.
    pub schluessel: bool,
}

impl Feld {
    /// Column of the catalogue: the header, except for money, which is kept in cents.
    #[must_use]
    pub fn spalte(&self) -> &'static str {
        match (self.art, self.kopf) {
            (Art::Geld, "betrag_eur") => "betrag_cent",
            (_, kopf) => kopf,
        }
    }

    /// Whether it holds the kuerzel of a project, which is compared without regard to case.
    #[must_use]
    pub fn ist_kuerzel(&self) -> bool {
        self.kopf == "kuerzel" || self.art == Art::Verweis("projekt")
    }

    const fn pflicht(mut self) -> Self {
        self.pflicht = true;
        self
    }
}

/// A recorded noun: name of module, table, command and file.
#[derive(Debug, PartialEq, Eq)]
pub struct Nomen {
    /// The name, singular.
    pub name: &'static str,
    /// What a person calls one row of it.
    pub titel: &'static str,
    /// Fields in the order of the canonical header.
    pub felder: &'static [Feld],
    /// Whether a missing kennung is made.
    pub kennung_wird_vergeben: bool,
}

impl Nomen {
    /// Fields of the natural key, in order.
    pub fn schluessel(&self) -> impl Iterator<Item = &'static Feld> {
        self.felder.iter().filter(|f| f.schluessel)
    }

    /// Position and field of a header.
    #[must_use]
    pub fn feld(&self, kopf: &str) -> Option<(usize, &'static Feld)> {
        self.felder.iter().enumerate().find(|(_, f)| f.kopf == kopf)
    }

    /// Whether `datum` and `genauigkeit` form a rough date.
    #[must_use]
    pub fn hat_rohdatum(&self) -> bool {
        self.felder.iter().any(|f| f.art == Art::Rohdatum)
    }

    /// Whether the history may keep many new rows of it as one block: none of its values is free text that may have to
    /// be blacked out, none belongs to a project, and no rule looks at more than one of its cells.
    #[must_use]
    pub fn blockfaehig(&self) -> bool {
        !self.kennung_wird_vergeben
            && self.felder.iter().all(|f| match f.art {
                Art::Leistung | Art::Ags | Art::Tag | Art::Wahl(_) | Art::Quelle => true,
                Art::Verweis(ziel) => ziel != "projekt",
                Art::Zahl(..) => !f.schluessel && !f.kopf.starts_with("jahr_"),
                Art::Zeile(laenge) => !f.schluessel && laenge <= MAX_KENNUNG,
                Art::Text(_)
                | Art::Rohdatum
                | Art::Geld
                | Art::Dezimal
                | Art::Liste
                | Art::ListeVon(_)
                | Art::Organisation => false,
            })
    }
}

impl Feld {
    /// Whether a block may hold that value. A short line can only hold the number of a version there: it names nobody,
    /// so nobody has to be able to black it out.
    #[must_use]
    pub fn blockfaehig(&self, wert: &Wert) -> bool {
        match (self.art, wert) {
            (Art::Zeile(_), Wert::Text(t)) => t.bytes().all(|b| b.is_ascii_digit() || b == b'.'),
            _ => true,
        }
    }
}

const fn feld(kopf: &'static str, art: Art) -> Feld {
    Feld { kopf, art, pflicht: false, schluessel: false }
}

const fn schluessel(kopf: &'static str, art: Art) -> Feld {
    Feld { kopf, art, pflicht: true, schluessel: true }
}

/// Part of a key that may be empty.
const fn schluessel_leer(kopf: &'static str, art: Art) -> Feld {
    Feld { kopf, art, pflicht: false, schluessel: true }
}

const fn kennung() -> Feld {
    schluessel("kennung", Art::Zeile(MAX_KENNUNG))
}

const fn quelle() -> Feld {
    feld("quelle", Art::Quelle)
}

const fn zeile(kopf: &'static str) -> Feld {
    feld(kopf, Art::Zeile(MAX_TITEL))
}

const fn text(kopf: &'static str) -> Feld {
    feld(kopf, Art::Text(MAX_TEXT))
}

const JA_NEIN: Art = Art::Wahl(&["ja", "nein"]);
const GENAUIGKEIT: Art = Art::Wahl(&["tag", "monat", "quartal", "jahr", "spaetestens", "undatiert"]);

/// All recorded nouns, referred-to ones first.
pub const ALLE: &[&Nomen] = &[
    &rahmen::QUELLE,
    &katalog::KATALOGVERSION,
    &katalog::THEMENFELD,
    &katalog::LAGE,
    &katalog::OZG_LEISTUNG,
    &katalog::LEIKA_TYP,
    &katalog::LEIKA_LEISTUNG,
    &katalog::KOMMUNE,
    &katalog::ORGANISATION,
    &katalog::ZUSTAENDIGKEIT,
    &programm::PROJEKT,
    &programm::PROJEKT_LEISTUNG,
    &programm::PROJEKT_BETEILIGUNG,
    &programm::MEILENSTEIN,
    &programm::SACHSTAND,
    &programm::BEWERTUNG,
    &programm::RISIKO,
    &foerderung::FOERDERPROGRAMM,
    &foerderung::TRANCHE,
    &foerderung::BEWILLIGUNG,
    &foerderung::ABRUF,
    &foerderung::VERWENDUNGSNACHWEIS,
    &angebot::LOESUNG,
    &angebot::EFA_MELDUNG,
    &angebot::PORTAL,
    &angebot::STANDARD,
    &angebot::KONFORMITAET,
    &angebot::NACHNUTZUNG,
    &rahmen::GREMIUM,
    &rahmen::VEREINBARUNG,
    &rahmen::VERANSTALTUNG,
    &rahmen::FRIST,
    &rahmen::MODELLREGION,
    &rahmen::MODELLPROJEKT,
    &rahmen::MESSWERT,
];

/// The noun of that name.
#[must_use]
pub fn nomen(name: &str) -> Option<&'static Nomen> {
    ALLE.iter().copied().find(|n| n.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headers that other people's scripts rest on, to the letter.
    const KOEPFE: &[(&str, &str)] = &[
        (
            "projekt",
            "kuerzel;titel;beschreibung;themenfelder;efa;zielportale;eines_der_35;phase_laut_quelle;finanzierung_laut_quelle;aufgenommen_am;ausgeschieden_am;austrittsgrund;zurueckgestellt_am;fortgesetzt_am;quelle",
        ),
        ("projekt_leistung", "projekt;leistung;zuordnung;quelle"),
        ("projekt_beteiligung", "projekt;organisation;rolle;quelle"),
        ("meilenstein", "projekt;schritt;art;datum;genauigkeit;grund;quelle"),
        (
            "sachstand",
            "kennung;projekt;stand_am;text;hindernis;naechster_schritt;faellig_am;zustaendig;quelle",
        ),
        ("foerderprogramm", "kennung;titel;geber;quelle"),
        (
            "tranche",
            "kennung;programm;zweck;empfaenger;jahr_von;jahr_bis;betrag_eur;genauigkeit;summierbar;hinweis;quelle",
        ),
        ("bewilligung", "kennung;programm;tranche;projekt;gegenstand;stand;datum;betrag_eur;quelle"),
        ("abruf", "kennung;bewilligung;art;datum;betrag_eur;quelle"),
        ("verwendungsnachweis", "kennung;bewilligung;datum;betrag_eur;stand;quelle"),
        ("loesung", "kennung;titel;anbieter;efa;federfuehrung;quelle"),
        ("portal", "kennung;name;betreiber;pflicht;portalverbund_seit;quelle"),
        (
            "nachnutzung",
            "leistung;ags;stand;reifegrad_modell;reifegrad;reifegrad_art;gueltig_ab;loesung;portal;quelle",
        ),
        ("zustaendigkeit", "leistung;kommunentyp;katalogversion;quelle"),
    ];

    #[test]
    fn koepfe_sind_woertlich() {
        for (name, kopf) in KOEPFE {
            let n = nomen(name).unwrap_or_else(|| panic!("{name} fehlt"));
            let ist: Vec<_> = n.felder.iter().map(|f| f.kopf).collect();
            assert_eq!(ist.join(";"), *kopf, "{name}");
        }
    }

    #[test]
    fn nur_nomen_ohne_freien_text_kommen_in_bloecke() {
        let da: Vec<_> = ALLE.iter().filter(|n| n.blockfaehig()).map(|n| n.name).collect();
        assert_eq!(da, ["zustaendigkeit", "nachnutzung"]);
        let (_, modell) = nomen("nachnutzung").unwrap().feld("reifegrad_modell").unwrap();
        for (text, soll) in [("1.1", true), ("2", true), ("1.1 (Meier)", false), ("vorläufig", false)] {
            assert_eq!(modell.blockfaehig(&Wert::Text(text.to_owned())), soll, "{text}");
        }
    }

    #[test]
    fn verweise_zeigen_nach_vorn() {
        for (i, n) in ALLE.iter().enumerate() {
            assert!(n.schluessel().count() > 0, "{} hat keinen Schlüssel", n.name);
            for f in n.felder {
                if let Art::Verweis(ziel) | Art::ListeVon(ziel) = f.art {
                    let ort = ALLE.iter().position(|z| z.name == ziel);
                    assert!(ort.is_some_and(|o| o < i), "{}.{} → {ziel}", n.name, f.kopf);
                }
            }
        }
    }
}
