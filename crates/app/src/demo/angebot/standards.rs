//! Standards, named neutrally, and how far the Lösungen keep them.

use ozg_domain::zeit::tag_text;

use super::super::Schritt;
use super::super::chronik::Chronik;
use super::super::kalender::{ENDE, plus, tag, werktag};
use super::super::zufall::Zufall;
use super::loesungen::Loesung;
use super::von_hand;

/// Kennung, title, what it is about.
const STANDARDS: [(&str, &str, &str); 6] = [
    (
        "demo-efa-mindestanforderungen",
        "EfA-Mindestanforderungen (Demo)",
        "Was ein Online-Dienst leisten muss, damit andere ihn nachnutzen können",
    ),
    ("demo-bezahlschnittstelle", "Bezahlschnittstelle (Demo)", "Anbindung einer Bezahlkomponente"),
    ("demo-servicekonto", "Anbindung Servicekonto (Demo)", "Anmeldung, Vertrauensniveau und Postfach"),
    ("demo-datenaustausch", "Datenaustausch mit Fachverfahren (Demo)", "Übergabe der Antragsdaten"),
    ("demo-barrierefreiheit", "Barrierefreiheit (Demo)", "Bedienbarkeit der Formulare"),
    ("demo-statusmeldung", "Statusmeldung zum Antrag (Demo)", "Rückmeldung des Bearbeitungsstands"),
];
const HINWEISE: [&str; 4] =
    ["Selbstauskunft des Anbieters", "Nachprüfung nach dem nächsten Release", "Zwei Prüfpunkte offen", ""];

/// Writes the standards in 2020, and the checks from autumn 2020 on.
pub(super) fn schreiben(z: &mut Zufall, loesungen: &[Loesung], chronik: &mut Chronik) {
    for (kennung, titel, gegenstand) in STANDARDS {
        let am = plus(tag(2020, 3, 2), z.zahl(0, 120));
        let herausgeber = if kennung == "demo-efa-mindestanforderungen" { "" } else { "AG Technik (Demo)" };
        let felder = vec![
            ("kennung", kennung.to_owned()),
            ("titel", titel.to_owned()),
            ("herausgeber", herausgeber.to_owned()),
            ("gegenstand", gegenstand.to_owned()),
            ("quelle", "Demodaten: Liste der Standards".to_owned()),
        ];
        let schritte = vec![Schritt::Setzen { nomen: "standard", felder }];
        chronik.eintragen(von_hand(am, "standard_set", None, schritte));
    }
    for l in loesungen {
        // EfA services are checked against all; the others where somebody asked.
        let efa = !l.federfuehrung.is_empty();
        let welche: Vec<&'static str> = STANDARDS
            .iter()
            .enumerate()
            .filter(|(nr, _)| efa || (*nr > 0 && z.prozent(40)))
            .map(|(_, (kennung, ..))| *kennung)
            .collect();
        if !welche.is_empty() {
            pruefen(z, l, &welche, chronik);
        }
    }
}

/// The checks of a Lösung begin together; most end some weeks later, each by itself.
fn pruefen(z: &mut Zufall, l: &Loesung, welche: &[&'static str], chronik: &mut Chronik) {
    let beginn = plus(l.ab, z.zahl(-60, 90)).max(plus(tag(2020, 9, 1), z.zahl(0, 60)));
    let beginn = beginn.min(plus(tag(2022, 5, 9), z.zahl(0, 120)));
    let eingang = plus(beginn, z.zahl(0, 6));
    let schritte = welche.iter().map(|s| setzen(l, s, vec![("stand", "in Prüfung".to_owned())])).collect();
    chronik.eintragen(von_hand(eingang, "konformitaet_set", None, schritte));
    for standard in welche {
        let ende = werktag(plus(eingang, z.zahl(20, 160)));
        let stand = z.wort(&["erfüllt", "erfüllt", "erfüllt", "teilweise", "teilweise", "nicht erfüllt", ""]);
        if stand.is_empty() || ende > plus(ENDE, -20) {
            continue;
        }
        let mut felder = vec![("stand", stand.to_owned()), ("geprueft_am", ende.to_string())];
        if stand != "erfüllt" || z.prozent(30) {
            felder.push(("hinweis", z.wort(&HINWEISE).to_owned()));
        }
        felder.push(("quelle", format!("Demodaten: Prüfbericht {}", tag_text(ende))));
        let schritte = vec![setzen(l, standard, felder)];
        chronik.eintragen(von_hand(plus(ende, z.zahl(1, 9)), "konformitaet_set", None, schritte));
        let nachpruefung = werktag(plus(ende, z.zahl(90, 200)));
        if stand == "nicht erfüllt" && z.prozent(40) && nachpruefung < plus(ENDE, -10) {
            let felder = vec![("stand", "teilweise".to_owned()), ("geprueft_am", nachpruefung.to_string())];
            let schritte = vec![setzen(l, standard, felder)];
            let am = plus(nachpruefung, 3);
            chronik.eintragen(von_hand(am, "konformitaet_set", Some("Nachprüfung"), schritte));
        }
    }
}

fn setzen(l: &Loesung, standard: &str, weitere: Vec<(&'static str, String)>) -> Schritt {
    let mut felder = vec![("loesung", l.kennung.clone()), ("standard", standard.to_owned())];
    felder.extend(weitere);
    Schritt::Setzen { nomen: "konformitaet", felder }
}
