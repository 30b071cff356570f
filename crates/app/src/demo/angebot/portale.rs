//! Municipal portals of the providers and of the invented Kommunen, and when they joined the Portalverbund.

use super::super::Schritt;
use super::super::chronik::Chronik;
use super::super::kalender::{ENDE, plus, tag, werktag};
use super::super::texte::DIENSTLEISTER;
use super::super::zufall::Zufall;
use super::von_hand;

/// Portals of the invented Kommunen: kennung, name, who runs it.
const EIGENE: [(&str, &str, &str); 3] = [
    ("demo-portal-musterland", "Portal Musterland", "Kreis Musterland"),
    ("demo-portal-musterstadt", "Serviceportal Musterstadt", "Stadt Musterstadt"),
    ("demo-portal-beispielhausen", "Bürgerportal Beispielhausen", "Gemeinde Beispielhausen"),
];

/// Kennung of the portal that a provider runs for its Kommunen.
pub(super) fn kennung(dienstleister: &str) -> String {
    let letzter = dienstleister.rsplit(' ').next().unwrap_or_default();
    format!("demo-kp-{}", letzter.to_lowercase())
}

/// Writes the portals in January and February 2020, and later the day they joined.
pub(super) fn schreiben(z: &mut Zufall, chronik: &mut Chronik) {
    let der_dienstleister =
        DIENSTLEISTER.iter().map(|d| (kennung(d), format!("Kommunalportal {d} (Demo)"), (*d).to_owned()));
    let eigene = EIGENE.iter().map(|(k, n, b)| ((*k).to_owned(), (*n).to_owned(), (*b).to_owned()));
    for (nr, (kennung, name, betreiber)) in der_dienstleister.chain(eigene).enumerate() {
        let am = plus(tag(2020, 1, 13), z.zahl(0, 40));
        let felder = vec![
            ("kennung", kennung.clone()),
            ("name", name),
            ("betreiber", betreiber.clone()),
            ("pflicht", z.wort(&["nein", "nein", ""]).to_owned()),
            ("quelle", format!("Demodaten: Steckbrief {betreiber}")),
        ];
        let schritte = vec![Schritt::Setzen { nomen: "portal", felder }];
        chronik.eintragen(von_hand(am, "portal_set", None, schritte));
        // Two never join while the history lasts.
        if nr % 5 == 3 {
            continue;
        }
        let seit = werktag(plus(tag(2020, 9, 1), z.zahl(0, 760)));
        let gemeldet = plus(seit, z.zahl(2, 40));
        if gemeldet < ENDE {
            let felder = vec![("kennung", kennung), ("portalverbund_seit", seit.to_string())];
            let schritte = vec![Schritt::Setzen { nomen: "portal", felder }];
            let grund = Some("An den Portalverbund angeschlossen");
            chronik.eintragen(von_hand(gemeldet, "portal_set", grund, schritte));
        }
    }
}
