//! Risks and obstacles of the projects: recognised, worked on, some of them settled.

use ozg_domain::zeit::tag_text;

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::{ENDE, anteilig, plus, werktag};
use super::texte;
use super::zeitplan::Akte;
use super::zufall::Thema;

const RISIKEN: [&str; 10] = [
    "Hersteller des Fachverfahrens liefert die Schnittstelle später",
    "Pilotkommune springt ab",
    "Finanzierung des Betriebs nach 2022 offen",
    "Lösung eines anderen Landes ersetzt die eigene",
    "Personalwechsel in der Projektleitung",
    "Servicekonto steht nicht rechtzeitig bereit",
    "Schriftform wird nicht durch Gesetz ersetzt",
    "Kommunalportal.NRW wird später angebunden als geplant",
    "Datenfelder ändern sich mit dem nächsten Katalog",
    "Nachfrage der Kommunen bleibt hinter der Planung zurück",
];
const MASSNAHMEN: [&str; 8] = [
    "Abstimmung auf Leitungsebene",
    "Ersatztermin vereinbaren",
    "Zweite Pilotkommune gewinnen",
    "Übergangslösung ohne Schnittstelle prüfen",
    "Rechtsgutachten einholen",
    "Kapazität beim Dienstleister sichern",
    "",
    "",
];
const STUFEN: [&str; 4] = ["gering", "mittel", "mittel", "hoch"];

/// Writes risks and obstacles of a project; one in eight has none on record.
pub(super) fn schreiben(akte: &Akte, chronik: &mut Chronik) {
    let mut z = akte.zufall(Thema::Risiko);
    let zahl = if z.prozent(12) { 0 } else { z.zahl(1, 3) };
    let beginn = plus(akte.plan.plan_am, 30);
    let ende = akte.los.schluss().unwrap_or(plus(ENDE, -15));
    for nr in 0..zahl {
        let erkannt = anteilig(beginn, ende, (nr * 1_000 + z.zahl(0, 900)) / zahl);
        if erkannt >= ende {
            continue;
        }
        let marke = format!("~{}-{nr}", akte.projekt.nr);
        let hindernis = z.prozent(40);
        let (art, titel) =
            if hindernis { ("Hindernis", z.wort(&texte::HINDERNIS)) } else { ("Risiko", z.wort(&RISIKEN)) };
        // An obstacle is there; how likely it is is no question any more. Some do not name it for a risk either.
        let stufe = z.wort(&STUFEN);
        let wahrscheinlich = if hindernis || z.prozent(10) { "" } else { stufe };
        let faellig = werktag(plus(erkannt, z.zahl(30, 150)));
        let quelle = format!("Demodaten: Risikoliste, {}", tag_text(erkannt));
        let felder = vec![
            ("kennung", marke.clone()),
            ("projekt", akte.projekt.kuerzel.clone()),
            ("art", art.to_owned()),
            ("titel", titel.to_owned()),
            ("erkannt_am", erkannt.to_string()),
            ("wahrscheinlichkeit", wahrscheinlich.to_owned()),
            ("auswirkung", z.wort(&STUFEN).to_owned()),
            ("massnahme", z.wort(&MASSNAHMEN).to_owned()),
            ("zustaendig", z.wort(&texte::ZUSTAENDIG).to_owned()),
            ("faellig_am", if z.prozent(70) { faellig.to_string() } else { String::new() }),
            ("quelle", if z.prozent(75) { quelle } else { String::new() }),
        ];
        let eingang = plus(erkannt, z.zahl(0, 12));
        chronik.eintragen(vorgang(akte, eingang, None, felder));
        let erledigt = werktag(plus(erkannt, z.zahl(25, 260)));
        if z.prozent(60) && erledigt < plus(ENDE, -12) && erledigt < ende {
            let felder = vec![("kennung", marke), ("erledigt_am", erledigt.to_string())];
            let am = plus(erledigt.max(eingang), z.zahl(2, 9));
            chronik.eintragen(vorgang(akte, am, Some("Erledigt"), felder));
        }
    }
}

fn vorgang(
    akte: &Akte,
    tag: chrono::NaiveDate,
    grund: Option<&str>,
    felder: Vec<(&'static str, String)>,
) -> Vorgang {
    Vorgang {
        tag,
        person: akte.projekt.person,
        herkunft: "ui",
        operation: "risiko_set",
        grund: grund.map(str::to_owned),
        schritte: vec![Schritt::Setzen { nomen: "risiko", felder }],
    }
}
