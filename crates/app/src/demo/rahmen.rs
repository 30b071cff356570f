//! The frame around it: invented projects of Modellregionen that others can take over, and events.

use ozg_domain::zeit::tag_text;

use super::chronik::{Chronik, Vorgang};
use super::kalender::{ENDE, plus, tag, werktag};
use super::zufall::{Thema, Zufall};
use super::{Schritt, Stamm, projekte::KOMMUNAL};

/// Kennung, title, who carries it, portal, how others may use it.
const MODELLPROJEKTE: [(&str, &str, &str, &str, &str); 4] = [
    (
        "demo-modell-1",
        "Digitaler Antragsschalter (Demo)",
        "Kreis Musterland|Stadt Musterstadt",
        "demo-portal-musterland",
        "Quelltext und Fachkonzept stehen Kommunen auf Anfrage zur Verfügung",
    ),
    (
        "demo-modell-2",
        "Gemeinsames Bürgerkonto (Demo)",
        "Stadt Musterstadt",
        "demo-portal-musterstadt",
        "Nachnutzung durch den Kreis Musterland vereinbart",
    ),
    ("demo-modell-3", "Online-Terminvergabe (Demo)", "Gemeinde Beispielhausen", "", ""),
    (
        "demo-modell-4",
        "Bauakte ohne Papier (Demo)",
        "Kreis Musterland|Gemeinde Beispielhausen",
        "demo-portal-beispielhausen",
        "In Klärung",
    ),
];
const BEZIRKE: [&str; 5] = ["Arnsberg", "Detmold", "Düsseldorf", "Köln", "Münster"];

/// Writes both.
pub(super) fn schreiben(seed: u64, stamm: &Stamm, chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Angebot, 8);
    modellprojekte(&mut z, stamm, chronik);
    veranstaltungen(&mut z, chronik);
}

/// Title first; Leistung, portal and terms of reuse follow when the project shows what it made.
fn modellprojekte(z: &mut Zufall, stamm: &Stamm, chronik: &mut Chronik) {
    let mut leistungen: Vec<&str> = stamm.leistungen.iter().map(|l| l.ozg_id.as_str()).collect();
    leistungen.retain(|id| KOMMUNAL.contains(id));
    z.mischen(&mut leistungen);
    for (nr, (kennung, titel, traeger, portal, nachnutzung)) in MODELLPROJEKTE.into_iter().enumerate() {
        let am = plus(tag(2020, 3, 9), z.zahl(0, 150));
        let felder = vec![
            ("kennung", kennung.to_owned()),
            ("titel", titel.to_owned()),
            ("traeger", traeger.to_owned()),
            ("status", "läuft".to_owned()),
            ("quelle", format!("Demodaten: Projektsteckbrief, {}", tag_text(werktag(am)))),
        ];
        chronik.eintragen(vorgang(am, "modellprojekt_set", None, "modellprojekt", felder));
        if nachnutzung.is_empty() {
            continue;
        }
        let felder = vec![
            ("kennung", kennung.to_owned()),
            ("status", "abgeschlossen".to_owned()),
            ("leistung", leistungen.get(nr).copied().unwrap_or_default().to_owned()),
            ("portal", portal.to_owned()),
            ("nachnutzung", nachnutzung.to_owned()),
        ];
        let spaeter = plus(am, z.zahl(300, 560));
        let grund = Some("Ergebnis vorgestellt");
        chronik.eintragen(vorgang(spaeter, "modellprojekt_set", grund, "modellprojekt", felder));
    }
}

/// Seven in three years; one Regierungsbezirk has none.
fn veranstaltungen(z: &mut Zufall, chronik: &mut Chronik) {
    let mut bezirke = BEZIRKE;
    z.mischen(&mut bezirke);
    for nr in 0..7_usize {
        let datum = werktag(plus(tag(2020, 9, 7), i64::try_from(nr).unwrap_or(0) * 115 + z.zahl(0, 60)));
        if datum > plus(ENDE, -20) {
            continue;
        }
        let bezirk = bezirke.get(nr % 4).copied().unwrap_or_default();
        let felder = vec![
            ("kennung", format!("demo-veranstaltung-{}", nr + 1)),
            ("titel", format!("Regionale Werkstatt Online-Dienste {} (Demo)", nr + 1)),
            ("art", "Werkstatt".to_owned()),
            ("regierungsbezirk", bezirk.to_owned()),
            ("datum", datum.to_string()),
            ("genauigkeit", "tag".to_owned()),
            ("quelle", format!("Demodaten: Einladung zum {}", tag_text(datum))),
        ];
        let am = plus(datum, -z.zahl(10, 40));
        chronik.eintragen(vorgang(am, "veranstaltung_set", None, "veranstaltung", felder));
    }
}

fn vorgang(
    tag: chrono::NaiveDate,
    operation: &'static str,
    grund: Option<&str>,
    nomen: &'static str,
    felder: Vec<(&'static str, String)>,
) -> Vorgang {
    Vorgang {
        tag,
        person: "Demoverwaltung",
        herkunft: "ui",
        operation,
        grund: grund.map(str::to_owned),
        schritte: vec![Schritt::Setzen { nomen, felder }],
    }
}
