//! The shipped files, inside the program.

use std::collections::BTreeMap;

use ozg_store::StoreFehler;

pub(super) const THEMENFELDER: &str = include_str!("../../../../data/themenfelder.csv");
pub(super) const LAGEN: &str = include_str!("../../../../data/lagen.csv");
pub(super) const LEISTUNGEN: &str = include_str!("../../../../data/leistungen.csv");
pub(super) const LEIKA_TYPEN: &str = include_str!("../../../../data/leika_typen.csv");
pub(super) const LEIKA_LEISTUNGEN: &str = include_str!("../../../../data/leika_leistungen.csv");
pub(super) const KOMMUNEN: &str = include_str!("../../../../data/kommunen_nrw.csv");
pub(super) const DIENSTLEISTER: &str = include_str!("../../../../data/it_dienstleister.csv");
pub(super) const EFA_DIENSTE: &str = include_str!("../../../../data/efa_dienste.csv");
pub(super) const MODELLREGIONEN: &str = include_str!("../../../../data/digitale_modellregionen.csv");
pub(super) const MODELLPROJEKTE: &str = include_str!("../../../../data/dmr_projekte.csv");
pub(super) const MESSWERTE: &str = include_str!("../../../../data/umsetzungsstand.csv");
pub(super) const KATALOGVERSIONEN: &str = include_str!("../../../../data/katalogversionen.csv");
pub(super) const GREMIEN: &str = include_str!("../../../../data/gremien.csv");
pub(super) const VEREINBARUNGEN: &str = include_str!("../../../../data/vereinbarungen.csv");
pub(super) const VERANSTALTUNGEN: &str = include_str!("../../../../data/veranstaltungen.csv");
pub(super) const PORTALE: &str = include_str!("../../../../data/portale.csv");
pub(super) const FRISTEN: &str = include_str!("../../../../data/fristen.csv");
pub(super) const FOERDERMITTEL: &str = include_str!("../../../../data/foerdermittel.csv");
pub(super) const FOERDERPROGRAMME_KDN: &str = include_str!("../../../../data/foerderprogramme_kdn.csv");
pub(super) const PROJEKTE: &str = include_str!("../../../../data/projekte_nrw.csv");
pub(super) const PROJEKT_MEILENSTEINE: &str = include_str!("../../../../data/projekt_meilensteine.csv");
pub(super) const PROJEKT_FOERDERUNG: &str = include_str!("../../../../data/projekt_foerderung.csv");
pub(super) const PROJEKT_BETEILIGUNGEN: &str = include_str!("../../../../data/projekt_beteiligungen.csv");
pub(super) const PROJEKT_LEISTUNGEN: &str = include_str!("../../../../data/projekt_leistungen.csv");

/// A row of a shipped file by header.
#[derive(Debug)]
pub(super) struct Rohzeile(BTreeMap<String, String>);

impl Rohzeile {
    /// The cell under that header; empty if there is none.
    pub(super) fn zelle(&self, kopf: &str) -> &str {
        self.0.get(kopf).map_or("", String::as_str)
    }
}

/// Rows of a shipped file.
pub(super) fn zeilen(datei: &str) -> Result<Vec<Rohzeile>, StoreFehler> {
    let inhalt = |e: csv::Error| StoreFehler::Inhalt(format!("shipped file: {e}"));
    let mut leser = csv::Reader::from_reader(datei.as_bytes());
    leser.deserialize().map(|z| z.map(Rohzeile).map_err(inhalt)).collect()
}

/// "a; b" as "a|b".
pub(super) fn liste(text: &str) -> String {
    text.split(';').map(str::trim).filter(|t| !t.is_empty()).collect::<Vec<_>>().join("|")
}
