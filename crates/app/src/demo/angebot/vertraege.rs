//! Reuse contracts of the EfA services: interest, contract, connection, one after the other. Some services find
//! nobody: they are online and used by no Land.

use chrono::NaiveDate;

use super::super::Schritt;
use super::super::chronik::Chronik;
use super::super::kalender::{ENDE, plus, tag, werktag};
use super::super::texte::DIENSTLEISTER;
use super::super::zufall::Zufall;
use super::loesungen::Loesung;
use super::von_hand;

const LAENDER: [&str; 9] = [
    "Nordrhein-Westfalen",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Hessen",
    "Niedersachsen",
    "Saarland",
    "Sachsen-Anhalt",
    "Thüringen",
];
/// Writes the contracts of all EfA services.
pub(super) fn schreiben(z: &mut Zufall, loesungen: &[Loesung], chronik: &mut Chronik) {
    for l in loesungen.iter().filter(|l| !l.federfuehrung.is_empty()) {
        let mut nutzer: Vec<&'static str> =
            LAENDER.into_iter().filter(|land| *land != l.federfuehrung).collect();
        let weitere = nutzer.split_off(1);
        let mut weitere: Vec<_> = weitere.into_iter().chain(DIENSTLEISTER.into_iter().take(4)).collect();
        z.mischen(&mut weitere);
        nutzer.extend(weitere);
        let zahl = if l.ohne_nutzer { z.zahl(0, 2) } else { z.zahl(1, 5) };
        nutzer.truncate(usize::try_from(zahl).unwrap_or(1));
        for (stelle, wer) in nutzer.into_iter().enumerate() {
            let v = Vertrag { kennung: format!("{}-nachnutzung-{}", l.kennung, stelle + 1), loesung: l, wer };
            let interesse = plus(l.ab, z.zahl(-150, 120));
            v.schliessen(z, interesse, chronik);
        }
    }
}

struct Vertrag<'a> {
    kennung: String,
    loesung: &'a Loesung,
    wer: &'static str,
}

impl Vertrag<'_> {
    /// Writes the steps up to the end of the history; who is only interested never signs.
    fn schliessen(&self, z: &mut Zufall, interesse: NaiveDate, chronik: &mut Chronik) {
        let l = self.loesung;
        let interesse = werktag(interesse.max(tag(2020, 2, 10)).min(plus(ENDE, -z.zahl(30, 120))));
        let mut felder = vec![
            ("kennung", self.kennung.clone()),
            ("titel", format!("Nachnutzung {}: {}", l.titel, self.wer)),
            ("art", "Nachnutzungsvertrag".to_owned()),
            ("genauigkeit", "undatiert".to_owned()),
            ("parteien", format!("{}|{}", l.anbieter, self.wer)),
            ("gegenstand", "Nachnutzung eines EfA-Dienstes (Demodaten)".to_owned()),
            ("stand", "Interesse bekundet".to_owned()),
            ("loesung", l.kennung.clone()),
            ("nutzer", self.wer.to_owned()),
            ("quelle", "Demodaten: Liste der Nachnutzungen".to_owned()),
        ];
        // Of one in six nobody wrote down when it began.
        if z.prozent(84) {
            felder.push(("interesse_am", interesse.to_string()));
        }
        let erster = plus(interesse, z.zahl(1, 20));
        self.eintragen(erster, None, felder, chronik);
        let vertrag = werktag(plus(interesse, z.zahl(50, 220)));
        if l.ohne_nutzer || z.prozent(20) || vertrag > plus(ENDE, -25) {
            return;
        }
        let felder = vec![
            ("kennung", self.kennung.clone()),
            ("datum", vertrag.to_string()),
            ("genauigkeit", "tag".to_owned()),
            ("stand", "unterzeichnet".to_owned()),
            ("vertrag_am", vertrag.to_string()),
        ];
        let zweiter = plus(vertrag, z.zahl(1, 15));
        self.eintragen(zweiter, Some("Vertrag unterzeichnet"), felder, chronik);
        let anschluss = werktag(plus(vertrag, z.zahl(40, 240)).max(plus(l.ab, z.zahl(10, 60))));
        if z.prozent(20) || anschluss > plus(ENDE, -15) {
            return;
        }
        let felder = vec![
            ("kennung", self.kennung.clone()),
            ("stand", "angeschlossen".to_owned()),
            ("angeschlossen_am", anschluss.to_string()),
        ];
        let dritter = plus(anschluss, z.zahl(1, 10)).max(plus(zweiter, 1));
        self.eintragen(dritter, Some("Angeschlossen"), felder, chronik);
    }

    fn eintragen(
        &self,
        tag: NaiveDate,
        grund: Option<&str>,
        felder: Vec<(&'static str, String)>,
        chronik: &mut Chronik,
    ) {
        let schritte = vec![Schritt::Setzen { nomen: "vereinbarung", felder }];
        chronik.eintragen(von_hand(tag, "vereinbarung_set", grund, schritte));
    }
}
