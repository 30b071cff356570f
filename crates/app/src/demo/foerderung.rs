//! Money without a project (coordination, Kommunalportal), and how grants and draw-downs are written down.

use chrono::NaiveDate;
use ozg_domain::zeit::tag_text;

use super::Schritt;
use super::chronik::{Chronik, Vorgang};
use super::kalender::{plus, tag, werktag};
use super::zufall::{Thema, Zufall};

/// A grant. Amounts are whole Euro; 0: none named.
#[derive(Debug, Clone)]
pub(super) struct Bewilligung {
    /// Provisional key.
    pub(super) marke: String,
    pub(super) programm: &'static str,
    pub(super) tranche: &'static str,
    /// Key of the project; empty for none.
    pub(super) projekt: String,
    pub(super) gegenstand: &'static str,
    pub(super) betrag: i64,
}

/// Which way money flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Geldfluss {
    Abruf,
    Rueckzahlung,
}

/// "182000.00".
pub(super) fn euro(betrag: i64) -> String {
    format!("{betrag}.00")
}

/// So many amounts in whole hundreds that together do not exceed the sum, and come close to it.
pub(super) fn betraege(z: &mut Zufall, zahl: usize, summe: i64) -> Vec<i64> {
    let gewichte: Vec<i64> = (0..zahl).map(|_| z.zahl(50, 160)).collect();
    let alle: i64 = gewichte.iter().sum();
    gewichte.into_iter().map(|g| summe * g / alle.max(1) / 100 * 100).collect()
}

/// An entry of the Fördermittelstelle.
pub(super) fn eintrag(
    tag: NaiveDate,
    herkunft: &'static str,
    operation: &'static str,
    schritte: Vec<Schritt>,
) -> Vorgang {
    let grund = (herkunft == "import").then(|| "Liste der Fördermittelstelle".to_owned());
    Vorgang { tag, person: "Fördermittelstelle", herkunft, operation, grund, schritte }
}

/// Writes the decision, or the application that is still open (without a day).
pub(super) fn bewilligen(
    z: &mut Zufall,
    b: &Bewilligung,
    stand: &'static str,
    datum: Option<NaiveDate>,
    chronik: &mut Chronik,
) {
    let am = datum.unwrap_or_else(|| plus(tag(2022, 3, 1), z.zahl(0, 60)));
    let quelle = match (stand, z.prozent(92)) {
        ("bewilligt", true) => format!("Demodaten: Bescheid vom {}", tag_text(am)),
        (_, true) => format!("Demodaten: Vermerk Fördermittelstelle, {}", tag_text(am)),
        (_, false) => String::new(),
    };
    let schritte = vec![b.zeile(stand, datum, Some(b.betrag), &quelle)];
    let am = plus(am, z.zahl(0, 4));
    chronik.eintragen(eintrag(am, "ui", "bewilligung_set", schritte));
}

/// Writes one draw-down or repayment.
pub(super) fn abrufen(
    z: &mut Zufall,
    b: &Bewilligung,
    (nr, art): (i64, Geldfluss),
    (wann, betrag): (NaiveDate, i64),
    chronik: &mut Chronik,
) {
    let (art, wort) = match art {
        Geldfluss::Abruf => ("abruf", "Mittelabruf"),
        Geldfluss::Rueckzahlung => ("rueckzahlung", "Rückzahlung"),
    };
    let schritte = vec![Schritt::Setzen {
        nomen: "abruf",
        felder: vec![
            ("kennung", format!("{}-{nr}", b.marke)),
            ("bewilligung", b.marke.clone()),
            ("art", art.to_owned()),
            ("datum", wann.to_string()),
            ("betrag_eur", euro(betrag)),
            ("quelle", format!("Demodaten: {wort} vom {}", tag_text(wann))),
        ],
    }];
    // Later than the grant's own entry in any case.
    let am = plus(wann, z.zahl(5, 8));
    if art == "abruf" && z.prozent(35) {
        chronik.aus_liste("Abrufliste", eintrag(am, "import", "import", schritte));
    } else {
        chronik.eintragen(eintrag(am, "ui", "abruf_set", schritte));
    }
}

/// Writes a statement of use of what was drawn.
pub(super) fn nachweisen(
    z: &mut Zufall,
    b: &Bewilligung,
    (wann, betrag): (NaiveDate, i64),
    chronik: &mut Chronik,
) {
    let schritte = vec![Schritt::Setzen {
        nomen: "verwendungsnachweis",
        felder: vec![
            ("kennung", b.marke.clone()),
            ("bewilligung", b.marke.clone()),
            ("datum", wann.to_string()),
            ("betrag_eur", euro(betrag)),
            ("stand", z.wort(&["geprüft", "geprüft", "in Prüfung", "vorgelegt"]).to_owned()),
            ("quelle", format!("Demodaten: Verwendungsnachweis vom {}", tag_text(wann))),
        ],
    }];
    let am = plus(wann, z.zahl(1, 9));
    chronik.eintragen(eintrag(am, "ui", "verwendungsnachweis_set", schritte));
}

/// Writes grants and draw-downs of coordination and Kommunalportal.
pub(super) fn schreiben(seed: u64, chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Foerderung, 0);
    koordination(&mut z, chronik);
    portal(&mut z, chronik);
}

fn ohne_projekt(marke: String, programm: &'static str, tranche: &'static str, betrag: i64) -> Bewilligung {
    Bewilligung { marke, programm, tranche, projekt: String::new(), gegenstand: "", betrag }
}

/// One grant a year, drawn each quarter.
fn koordination(z: &mut Zufall, chronik: &mut Chronik) {
    for (nr, jahr) in (2020..=2022).enumerate() {
        let betrag = z.zahl(1_960, 2_080) * 1_000;
        let b = ohne_projekt(format!("~ccd-{nr}"), "ccd-kdn", "ccd-koordination", betrag);
        let am = werktag(plus(tag(jahr, 1, 20), z.zahl(0, 30)));
        bewilligen(z, &b, "bewilligt", Some(am), chronik);
        for quartal in 1..=4 {
            let ende = tag(jahr, 3 * u32::try_from(quartal).unwrap_or(1), 15);
            let wann = werktag(plus(ende, z.zahl(-6, 4)));
            let rate = betrag * z.zahl(90, 99) / 400 / 100 * 100;
            // The last quarter of 2022 is not drawn before the history ends.
            if wann < tag(2022, 12, 1) {
                abrufen(z, &b, (quartal, Geldfluss::Abruf), (wann, rate), chronik);
            }
        }
    }
}

/// The first tranche is drawn nearly in full; of the second nothing is known.
fn portal(z: &mut Zufall, chronik: &mut Chronik) {
    for (nr, betrag) in [1_200_000, 800_000].into_iter().enumerate() {
        let b = ohne_projekt(
            format!("~portal-2020-{nr}"),
            "kommunalportal",
            "kommunalportal-2020",
            betrag - z.zahl(0, 15) * 1_000,
        );
        let am = werktag(plus(tag(2020, 3, 9), z.zahl(0, 120)));
        bewilligen(z, &b, "bewilligt", Some(am), chronik);
        let gezogen = b.betrag * z.zahl(93, 97) / 100;
        let haelfte = gezogen / 2;
        let erster = werktag(plus(am, z.zahl(60, 110)));
        abrufen(z, &b, (1, Geldfluss::Abruf), (erster, haelfte), chronik);
        let zweiter = werktag(plus(erster, z.zahl(60, 120)));
        abrufen(z, &b, (2, Geldfluss::Abruf), (zweiter, haelfte), chronik);
        if nr == 0 {
            nachweisen(z, &b, (plus(zweiter, 150), haelfte * 2), chronik);
        }
    }
    let mut am = plus(tag(2021, 2, 8), z.zahl(0, 40));
    for (nr, betrag) in [2_900, 2_050, 1_150].into_iter().enumerate() {
        let b = ohne_projekt(
            format!("~portal-2021-{nr}"),
            "kommunalportal",
            "kommunalportal-2021-2022",
            (betrag + z.zahl(-60, 60)) * 1_000,
        );
        bewilligen(z, &b, "bewilligt", Some(werktag(am)), chronik);
        am = plus(am, z.zahl(110, 190));
    }
}
