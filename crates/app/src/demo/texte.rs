//! Words of the demo: invented bodies, marked sources, sentences of a coordinator.

use chrono::{Datelike, NaiveDate};
use ozg_domain::projekt::Schritt as Stufe;
use ozg_domain::zeit::tag_text;

use super::zufall::Zufall;

pub(super) const DIENSTLEISTER: [&str; 8] = [
    "Dienstleister A",
    "Dienstleister B",
    "Dienstleister C",
    "Dienstleister D",
    "Dienstleister E",
    "Dienstleister F",
    "Dienstleister G",
    "Dienstleister H",
];
pub(super) const KOMMUNEN: [&str; 3] = ["Kreis Musterland", "Stadt Musterstadt", "Gemeinde Beispielhausen"];
pub(super) const MINISTERIUM: &str = "Ministerium für Musterwesen";
pub(super) const PORTALE: [&str; 5] =
    ["", "Portal Musterland", "Serviceportal Musterstadt", "Portal Musterland|Serviceportal Musterstadt", ""];
pub(super) const EFA: [&str; 8] = [
    "",
    "",
    "nachnutzung_in_klaerung",
    "nachnutzung_sicher",
    "entwicklung_land_nrw",
    "entwicklung_kdn",
    "entwicklung_in_klaerung",
    "kein_efa",
];
pub(super) const EFA_GEKLAERT: [&str; 4] =
    ["nachnutzung_sicher", "entwicklung_land_nrw", "entwicklung_kdn", "kein_efa"];
pub(super) const PHASE_LAUT_QUELLE: [&str; 4] = [
    "in Vorbereitung",
    "Projektidee, Start geplant",
    "Konzeption beginnt in Kürze",
    "überwiegend in der Konzeption",
];
pub(super) const FINANZIERUNG: [&str; 4] = [
    "Landesmittel laut Steckbrief (Demodaten)",
    "Landesmittel und Eigenanteil der Kommune (Demodaten)",
    "Landesmittel, Antrag in Vorbereitung (Demodaten)",
    "Finanzierung noch zu klären (Demodaten)",
];

/// Why a date moves.
pub(super) const VERZUG: [&str; 20] = [
    "Abnahme der Schnittstelle steht aus",
    "Personal beim Dienstleister gebunden",
    "Fachliche Prüfung der Formulare dauert länger",
    "Anbindung des Fachverfahrens verschoben",
    "Pilotkommune hat den Termin abgesagt",
    "Rechtsfrage zur Schriftform offen",
    "Datenschutzfolgenabschätzung noch nicht abgeschlossen",
    "Testumgebung erst später verfügbar",
    "Bezahlkomponente nicht rechtzeitig bereit",
    "Pandemiebedingte Ausfälle in der Fachabteilung",
    "Abstimmung zwischen den Kommunen nicht abgeschlossen",
    "Vergabe verzögert",
    "Mängel aus dem Fachtest werden behoben",
    "Release des Herstellers verschoben",
    "Haushaltsmittel der Kommune erst nach Freigabe verfügbar",
    "Wechsel in der Projektleitung",
    "Abhängigkeit vom Servicekonto",
    "Fachkonzept um weitere Fälle ergänzt",
    "Barrierefreiheit nachzubessern",
    "Lasttest nicht bestanden",
];

pub(super) const ZUSTAENDIG: [&str; 7] = [
    "Projektleitung",
    "Projektleitung",
    "Fachabteilung der Kommune",
    "Entwicklung des Dienstleisters",
    "Koordination",
    "IT-Sicherheit",
    "Datenschutz",
];

/// Function that looks after a Themenfeld.
pub(super) fn koordination(themenfeld: &str) -> &'static str {
    let bauen = ["Bauen", "Umwelt", "Mobilität", "Unternehmens", "Steuern", "Recht", "Querschnitt"];
    if bauen.iter().any(|b| themenfeld.starts_with(b)) {
        "Koordination Bauen"
    } else {
        "Koordination Bildung"
    }
}

pub(super) fn beschreibung(z: &mut Zufall, titel: &str) -> String {
    let satz = z.wort(&[
        "Online-Antrag mit Anbindung an das Fachverfahren, zur Nachnutzung durch alle Kommunen.",
        "Durchgängiger Online-Dienst von der Auskunft bis zum Bescheid.",
        "Gemeinsamer Online-Dienst mehrerer Kommunen auf einer Plattform.",
        "Ablösung der Papierformulare durch einen geführten Online-Antrag.",
    ]);
    format!("Demodaten: {titel}. {satz}")
}

/// Source of what a project handed in at its beginning.
pub(super) fn steckbrief(tag: NaiveDate) -> String {
    format!("Demodaten: Steckbrief {:02}/{}", tag.month(), tag.year())
}

/// Source of what came in on that day.
pub(super) fn quelle(z: &mut Zufall, dienstleister: &str, tag: NaiveDate) -> String {
    let datum = tag_text(tag);
    match z.zahl(1, 6) {
        1 => steckbrief(tag),
        2 | 3 => format!("Demodaten: Meldung {dienstleister}, {datum}"),
        4 => format!("Demodaten: Anruf Koordination, {datum}"),
        5 => format!("Demodaten: Protokoll Projektrunde, {datum}"),
        _ => format!("Demodaten: E-Mail Projektleitung, {datum}"),
    }
}

/// First sentence of a Sachstand in that step.
pub(super) fn lage(stufe: Option<Stufe>) -> &'static [&'static str] {
    match stufe {
        None => &[
            "Projektstart noch nicht erfolgt.",
            "Die Projektgruppe ist benannt, der Auftakt steht aus.",
            "{leitung} klärt Personal und Zeitplan.",
            "Der Auftakttermin mit {kommune} ist vereinbart.",
        ],
        Some(Stufe::Vorbereitung) => &[
            "Auftakt mit {kommune} hat stattgefunden.",
            "Die Anforderungen werden gesammelt.",
            "Vorhandene Lösungen werden gesichtet und verglichen.",
            "{leitung} stellt den Projektplan auf.",
            "Die beteiligten Kommunen sind befragt, acht Antworten liegen vor.",
            "Der Projektauftrag ist abgestimmt.",
        ],
        Some(Stufe::Konzeption) => &[
            "Das Fachkonzept liegt im Entwurf vor.",
            "Der Zielprozess ist mit {kommune} abgestimmt.",
            "Digitalisierungslabor abgeschlossen, die Ergebnisse werden ausgewertet.",
            "Datenfelder und Nachweise sind zu drei Vierteln geklärt.",
            "{dienstleister} bereitet das Feinkonzept vor.",
            "Die fachliche Prüfung des Konzepts läuft.",
            "Zwei Workshops zu den Formularen haben stattgefunden.",
            "Das Konzept für die Anbindung des Fachverfahrens ist in Arbeit.",
        ],
        Some(Stufe::Umsetzung) => &[
            "Der Antragsassistent ist zur Hälfte umgesetzt.",
            "{dienstleister} entwickelt die Schnittstelle zum Fachverfahren.",
            "Das Formular steht im Fachtest.",
            "Der erste Prototyp wurde {kommune} vorgestellt.",
            "Die Anbindung an das Servicekonto ist im Test.",
            "Die Bezahlfunktion ist eingebaut, der Abgleich der Buchungen fehlt noch.",
            "Der dritte Entwicklungsabschnitt ist abgeschlossen.",
            "Formular fachlich abgenommen, Anbindung an das Servicekonto im Test.",
        ],
        Some(Stufe::Pilotierung) => &[
            "Der Pilot bei {kommune} läuft.",
            "Im Pilotbetrieb gingen bisher 40 Anträge ein.",
            "Die Rückmeldungen aus dem Pilotbetrieb werden ausgewertet.",
            "Der Pilot läuft ohne größere Störungen.",
            "Nachbesserungen aus dem Pilotbetrieb sind in Arbeit.",
            "Eine zweite Pilotkommune ist gefunden.",
        ],
        Some(Stufe::RolloutNrw | Stufe::RolloutBund) => &[
            "Der Online-Dienst steht allen Kommunen zur Verfügung.",
            "Der Roll-out ist angelaufen, die ersten Kommunen sind angeschlossen.",
            "Der Dienst läuft im Regelbetrieb.",
            "Weitere Kommunen haben den Anschluss beantragt.",
            "{dienstleister} betreut den laufenden Anschluss der Kommunen.",
            "Der Anschluss ist für {kommune} abgeschlossen.",
        ],
    }
}

/// Second sentence: fits every step.
pub(super) const DAZU: [&str; 14] = [
    "Die Abstimmung mit {kommune} läuft gut.",
    "Der nächste Termin mit {dienstleister} ist vereinbart.",
    "Die Datenschutzunterlagen werden ergänzt.",
    "Das Vorgehen wurde in der Projektrunde vorgestellt.",
    "Die Rückmeldung des Ministeriums für Musterwesen steht noch aus.",
    "Der Zeitplan wird überprüft.",
    "Der Zeitplan wird gehalten.",
    "Zwei Kommunen haben Interesse an der Nachnutzung gezeigt.",
    "Die Texte werden in einfacher Sprache überarbeitet.",
    "Der Mittelbedarf wurde bestätigt.",
    "Die Testfälle sind beschrieben.",
    "Offene Punkte sind in einer Liste erfasst.",
    "",
    "",
];

pub(super) const HINDERNIS: [&str; 14] = [
    "Abnahme der Schnittstelle",
    "Zulieferung des Fachverfahrensherstellers fehlt",
    "Kein Personal in der Fachabteilung",
    "Rechtliche Prüfung der Schriftform",
    "Datenschutzfreigabe steht aus",
    "Bezahlkomponente noch nicht verfügbar",
    "Entscheidung zur EfA-Nachnutzung fehlt",
    "Testumgebung nicht erreichbar",
    "Vertrag zur Nachnutzung nicht unterzeichnet",
    "Finanzierung des Betriebs ungeklärt",
    "Abhängigkeit vom Servicekonto",
    "Pilotkommune fehlt",
    "Mängel aus dem Barrieretest",
    "Unterschiedliche Satzungen der Kommunen",
];

/// What comes next in that step.
pub(super) fn danach(stufe: Option<Stufe>) -> &'static [&'static str] {
    match stufe {
        None => &["Auftakt durchführen", "Projektleitung benennen", "Zeitplan vorlegen"],
        Some(Stufe::Vorbereitung) => &[
            "Anforderungen abstimmen",
            "Termin für den ersten Workshop finden",
            "Projektauftrag unterzeichnen",
            "Lösungen vergleichen",
        ],
        Some(Stufe::Konzeption) => &[
            "Fachkonzept fertigstellen",
            "Feinkonzept freigeben",
            "Datenfelder abschließend klären",
            "Umsetzung beauftragen",
            "Workshop mit den Fachabteilungen",
        ],
        Some(Stufe::Umsetzung) => &[
            "Abnahmetermin mit {dienstleister}",
            "Fachtest bei {kommune}",
            "Schnittstelle in Betrieb nehmen",
            "Pilotkommunen auswählen",
            "Formulartexte freigeben",
        ],
        Some(Stufe::Pilotierung) => &[
            "Pilotbericht vorlegen",
            "Nachbesserungen einspielen",
            "Freigabe für den Roll-out einholen",
            "Schulung der Kommunen vorbereiten",
        ],
        Some(Stufe::RolloutNrw | Stufe::RolloutBund) => &[
            "Weitere Kommunen anschließen",
            "Infoveranstaltung für Kommunen",
            "Nutzungszahlen erheben",
            "Übergabe in den Regelbetrieb",
        ],
    }
}
