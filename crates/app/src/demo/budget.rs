//! A small invented programme beside the Vorlage's money, in which the sums do not fit: more granted than
//! the Ansatz, more drawn than granted, money paid back, money for a project that has not begun.
//!
//! It is not summierbar, so that the totals of the other programmes stay what they are.

use ozg_domain::zeit::tag_text;

use super::Schritt;
use super::chronik::Chronik;
use super::foerderung::{eintrag, euro};
use super::kalender::{plus, tag, werktag};
use super::los::{Los, Schicksal};
use super::projekte::Projekt;
use super::texte;
use super::zufall::{Thema, Zufall};

const PROGRAMM: &str = "demo-budget";
/// Tranche, year, Ansatz in Euro.
const TRANCHEN: [(&str, &str, i64); 2] =
    [("demo-budget-2021", "2021", 400_000), ("demo-budget-2022", "2022", 300_000)];

/// Writes the programme with its grants.
pub(super) fn schreiben(seed: u64, projekte: &[Projekt], lose: &[Los], chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Budget, 0);
    programm(&mut z, chronik);
    let wer = |schicksal: Schicksal| {
        projekte.iter().zip(lose).find(|(_, l)| l.schicksal == schicksal).map(|(p, _)| p.kuerzel.clone())
    };
    // Taken in, paid for, never begun: money without a change of phase.
    let neu = wer(Schicksal::Neu).unwrap_or_default();
    let betrieb = wer(Schicksal::Betrieb).unwrap_or_default();
    let umsetzung = wer(Schicksal::Umsetzung).unwrap_or_default();

    // More than the whole Ansatz for one grant, noticed and partly paid back.
    let mut viel = Fall::neu(1, "demo-budget-2021", betrieb, 412_000 + z.zahl(0, 20) * 1_000);
    viel.bewilligen(plus(tag(2021, 6, 1), z.zahl(0, 40)), chronik);
    viel.fluss("abruf", plus(viel.am, z.zahl(40, 90)), viel.betrag / 2, chronik);
    viel.fluss("abruf", plus(tag(2022, 1, 17), z.zahl(0, 40)), viel.betrag / 4, chronik);
    viel.fluss("rueckzahlung", plus(tag(2022, 5, 9), z.zahl(0, 20)), 20_000, chronik);
    viel.nachweisen(tag(2022, 9, 5), "in Prüfung", chronik);

    let mut still = Fall::neu(2, "demo-budget-2022", neu, 60_000 + z.zahl(0, 20) * 1_000);
    still.bewilligen(plus(tag(2022, 1, 20), z.zahl(0, 30)), chronik);
    still.fluss("abruf", plus(tag(2022, 4, 4), z.zahl(0, 40)), still.betrag * 3 / 4, chronik);

    // One draw-down above its grant, and above all grants of its tranche; paid back only in part.
    let mut mehr = Fall::neu(3, "demo-budget-2022", umsetzung, 90_000);
    mehr.bewilligen(plus(tag(2022, 2, 1), z.zahl(0, 30)), chronik);
    mehr.fluss("abruf", plus(tag(2022, 5, 2), z.zahl(0, 40)), 128_500, chronik);
    mehr.fluss("rueckzahlung", plus(tag(2022, 10, 10), z.zahl(0, 20)), 8_500, chronik);
    mehr.nachweisen(tag(2022, 11, 14), "vorgelegt", chronik);
}

fn programm(z: &mut Zufall, chronik: &mut Chronik) {
    let am = werktag(plus(tag(2021, 2, 1), z.zahl(0, 20)));
    let quelle = format!("Demodaten: Förderaufruf vom {}", tag_text(am));
    let mut schritte = vec![Schritt::Setzen {
        nomen: "foerderprogramm",
        felder: vec![
            ("kennung", PROGRAMM.to_owned()),
            ("titel", "Demo-Digitalisierungsbudget".to_owned()),
            ("geber", texte::MINISTERIUM.to_owned()),
            ("quelle", quelle.clone()),
        ],
    }];
    schritte.extend(TRANCHEN.iter().map(|(kennung, jahr, ansatz)| Schritt::Setzen {
        nomen: "tranche",
        felder: vec![
            ("kennung", (*kennung).to_owned()),
            ("programm", PROGRAMM.to_owned()),
            ("zweck", "Ergänzende Mittel für einzelne Projekte (Demodaten)".to_owned()),
            ("jahr_von", (*jahr).to_owned()),
            ("jahr_bis", (*jahr).to_owned()),
            ("betrag_eur", euro(*ansatz)),
            ("genauigkeit", "exakt".to_owned()),
            ("summierbar", "nein".to_owned()),
            ("quelle", quelle.clone()),
        ],
    }));
    chronik.eintragen(eintrag(am, "ui", "foerderprogramm_set", schritte));
}

/// A grant with what flows from it. Amounts are whole Euro.
struct Fall {
    nr: u32,
    tranche: &'static str,
    projekt: String,
    betrag: i64,
    am: chrono::NaiveDate,
    abrufe: u32,
    gezogen: i64,
}

impl Fall {
    fn neu(nr: u32, tranche: &'static str, projekt: String, betrag: i64) -> Self {
        Self { nr, tranche, projekt, betrag, am: tag(2021, 1, 1), abrufe: 0, gezogen: 0 }
    }

    fn kennung(&self) -> String {
        format!("demo-budget-{}", self.nr)
    }

    fn bewilligen(&mut self, am: chrono::NaiveDate, chronik: &mut Chronik) {
        self.am = werktag(am);
        let felder = vec![
            ("kennung", self.kennung()),
            ("programm", PROGRAMM.to_owned()),
            ("tranche", self.tranche.to_owned()),
            ("projekt", self.projekt.clone()),
            ("gegenstand", "umsetzung".to_owned()),
            ("stand", "bewilligt".to_owned()),
            ("datum", self.am.to_string()),
            ("betrag_eur", euro(self.betrag)),
            ("quelle", format!("Demodaten: Bescheid vom {}", tag_text(self.am))),
        ];
        let schritte = vec![Schritt::Setzen { nomen: "bewilligung", felder }];
        chronik.eintragen(eintrag(plus(self.am, 2), "ui", "bewilligung_set", schritte));
    }

    fn fluss(&mut self, art: &str, am: chrono::NaiveDate, betrag: i64, chronik: &mut Chronik) {
        let am = werktag(am);
        self.abrufe += 1;
        self.gezogen += if art == "abruf" { betrag } else { -betrag };
        let wort = if art == "abruf" { "Mittelabruf" } else { "Rückzahlung" };
        let felder = vec![
            ("kennung", format!("{}-{}", self.kennung(), self.abrufe)),
            ("bewilligung", self.kennung()),
            ("art", art.to_owned()),
            ("datum", am.to_string()),
            ("betrag_eur", euro(betrag)),
            ("quelle", format!("Demodaten: {wort} vom {}", tag_text(am))),
        ];
        let schritte = vec![Schritt::Setzen { nomen: "abruf", felder }];
        chronik.eintragen(eintrag(plus(am, 6), "ui", "abruf_set", schritte));
    }

    fn nachweisen(&self, am: chrono::NaiveDate, stand: &str, chronik: &mut Chronik) {
        let am = werktag(am);
        let felder = vec![
            ("kennung", self.kennung()),
            ("bewilligung", self.kennung()),
            ("datum", am.to_string()),
            ("betrag_eur", euro(self.gezogen)),
            ("stand", stand.to_owned()),
            ("quelle", format!("Demodaten: Verwendungsnachweis vom {}", tag_text(am))),
        ];
        let schritte = vec![Schritt::Setzen { nomen: "verwendungsnachweis", felder }];
        chronik.eintragen(eintrag(plus(am, 4), "ui", "verwendungsnachweis_set", schritte));
    }
}
