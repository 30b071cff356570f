//! Grants to projects from the two tranches of kommunale-projekte, with their draw-downs.
//!
//! Of each grant never more is drawn than granted, so that P ≤ B ≤ A holds on every day.

use chrono::NaiveDate;

use super::Schritt;
use super::chronik::Chronik;
use super::foerderung::{Bewilligung, Geldfluss, abrufen, betraege, bewilligen, eintrag, euro, nachweisen};
use super::kalender::{ENDE, plus, tag, werktag};
use super::los::{Los, Schicksal};
use super::projekte::Projekt;
use super::zufall::{Thema, Zufall};

const PROGRAMM: &str = "kommunale-projekte";

/// Writes grants and draw-downs of all projects.
pub(super) fn schreiben(seed: u64, projekte: &[Projekt], lose: &[Los], chronik: &mut Chronik) {
    let mut z = Zufall::neu(seed, Thema::Foerderung, 1);
    erste_tranche(&mut z, projekte, lose, chronik);
    zweite_tranche(&mut z, projekte, lose, chronik);
}

fn kandidaten<'a>(
    z: &mut Zufall,
    projekte: &'a [Projekt],
    lose: &'a [Los],
    nicht: &[Schicksal],
) -> Vec<(&'a Projekt, &'a Los)> {
    let mut aus: Vec<_> = projekte.iter().zip(lose).filter(|(_, l)| !nicht.contains(&l.schicksal)).collect();
    z.mischen(&mut aus);
    aus
}

/// 2020: nearly all is granted and drawn; the project that leaves pays a part back.
fn erste_tranche(z: &mut Zufall, projekte: &[Projekt], lose: &[Los], chronik: &mut Chronik) {
    let mut wer = kandidaten(z, projekte, lose, &[Schicksal::Stumm, Schicksal::Neu]);
    wer.sort_by_key(|(_, l)| l.schicksal != Schicksal::Ausgeschieden);
    wer.truncate(usize::try_from(z.zahl(27, 30)).unwrap_or(27));
    let summe = z.zahl(6_150, 6_450) * 1_000;
    let betraege = betraege(z, wer.len() - 2, summe);
    let mut antraege = Vec::new();
    for (nr, (p, los)) in wer.iter().enumerate() {
        let frueh = plus(los.aufgenommen.max(tag(2020, 2, 3)), z.zahl(20, 60));
        // Decided in the year of the tranche, and only after the application came in.
        let beantragt = werktag(frueh.min(tag(2020, 11, 5)));
        let betrag = betraege.get(nr).copied();
        let b = Bewilligung {
            marke: format!("~2020-{nr}"),
            programm: PROGRAMM,
            tranche: "kommunale-projekte-2020",
            projekt: p.kuerzel.clone(),
            gegenstand: z.wort(&["konzeption", "konzeption", "gesamt", "umsetzung", ""]),
            betrag: betrag.unwrap_or(z.zahl(60, 180) * 1_000),
        };
        antraege.push((beantragt, b.clone(), los.schicksal, betrag.is_some()));
    }
    sammelantrag(&antraege, chronik);
    for (nr, (beantragt, b, schicksal, gut)) in antraege.into_iter().enumerate() {
        let am = werktag(plus(beantragt, z.zahl(20, 70)).min(tag(2020, 12, 10)));
        if !gut {
            let stand = if nr % 2 == 0 { "abgelehnt" } else { "zu prüfen" };
            bewilligen(z, &b, stand, Some(am), chronik);
            continue;
        }
        bewilligen(z, &b, "bewilligt", Some(am), chronik);
        // One grant shows no draw-down at all: keine Angabe, not 0.
        if nr == 3 {
            continue;
        }
        let raten = z.zahl(1, 3);
        let gezogen = b.betrag * z.zahl(95, 100) / 100 / raten * raten;
        let mut wann = am;
        for rate in 1..=raten {
            wann = werktag(plus(wann, z.zahl(35, 120)));
            abrufen(z, &b, (rate, Geldfluss::Abruf), (wann, gezogen / raten), chronik);
        }
        if schicksal == Schicksal::Ausgeschieden {
            let zurueck = (tag(2022, 4, 4), gezogen / 4);
            abrufen(z, &b, (9, Geldfluss::Rueckzahlung), zurueck, chronik);
        } else if z.prozent(55) {
            let vorgelegt = plus(wann, z.zahl(120, 260));
            nachweisen(z, &b, (vorgelegt, gezogen), chronik);
        }
    }
}

/// Applications come in lists, one per day of entry; dates and amounts follow with the decision.
fn sammelantrag(antraege: &[(NaiveDate, Bewilligung, Schicksal, bool)], chronik: &mut Chronik) {
    for (beantragt, b, ..) in antraege {
        // Three collecting days a year would be too neat; the 20th of the month is what they aim at.
        let sammeltag = werktag(plus(super::kalender::rund(*beantragt), 18));
        let schritte = vec![b.zeile("beantragt", None, Some(b.betrag), "Demodaten: Antragsliste")];
        let vorgang = eintrag(sammeltag.min(plus(*beantragt, 18)), "import", "import", schritte);
        chronik.aus_liste("Antragsliste", vorgang);
    }
}

/// 2021 and 2022 together: granted bit by bit, drawn by progress, with two that stand out.
fn zweite_tranche(z: &mut Zufall, projekte: &[Projekt], lose: &[Los], chronik: &mut Chronik) {
    let nicht = [Schicksal::Stumm, Schicksal::Neu, Schicksal::Ausgeschieden, Schicksal::Zurueckgestellt];
    let wer = kandidaten(z, projekte, lose, &nicht);
    let gut = usize::try_from(z.zahl(18, 20)).unwrap_or(18);
    let summe = z.zahl(4_700, 5_050) * 1_000;
    let betraege_frueh = betraege(z, gut, summe);
    let spaet = z.zahl(350, 550) * 1_000;
    let betraege_spaet = betraege(z, 3, spaet);
    let (mut viel, mut wenig) = (false, false);
    for (nr, (p, los)) in wer.iter().take(gut + 7).enumerate() {
        let mut b = Bewilligung {
            marke: format!("~2021-{nr}"),
            programm: PROGRAMM,
            tranche: "kommunale-projekte-2021-2022",
            projekt: p.kuerzel.clone(),
            gegenstand: z.wort(&["umsetzung", "umsetzung", "gesamt", ""]),
            betrag: 0,
        };
        let am = werktag(plus(tag(2021, 3, 15), z.zahl(0, 330)));
        if let Some(betrag) = betraege_frueh.get(nr) {
            b.betrag = *betrag;
            bewilligen(z, &b, "bewilligt", Some(am), chronik);
            let anteil = match los.schicksal {
                Schicksal::Betrieb if !std::mem::replace(&mut wenig, true) => 18,
                Schicksal::Konzeption if !std::mem::replace(&mut viel, true) => 71,
                Schicksal::Betrieb => z.zahl(60, 90),
                Schicksal::Umsetzung => z.zahl(40, 68),
                _ => z.zahl(10, 35),
            };
            raten(z, &b, am, anteil, chronik);
        } else if let Some(betrag) = betraege_spaet.get(nr - gut) {
            b.betrag = *betrag;
            let am = werktag(plus(tag(2022, 7, 11), z.zahl(0, 90)));
            bewilligen(z, &b, "bewilligt", Some(am), chronik);
        } else {
            // Granted without an amount, applied for without one, under review, refused.
            let (stand, betrag) = match nr - gut {
                3 => ("bewilligt", 0),
                4 => ("beantragt", 0),
                5 => ("zu prüfen", z.zahl(60, 200) * 1_000),
                _ => ("abgelehnt", z.zahl(60, 200) * 1_000),
            };
            b.betrag = betrag;
            bewilligen(z, &b, stand, (nr - gut != 4).then_some(am), chronik);
        }
    }
}

/// Two or three draw-downs to the share by the Stichtag, for half of them one more in autumn 2022.
fn raten(z: &mut Zufall, b: &Bewilligung, bewilligt: NaiveDate, anteil: i64, chronik: &mut Chronik) {
    let raten = z.zahl(1, 3);
    let je_rate = b.betrag * anteil / 100 / raten;
    let letzter = tag(2022, 6, 24);
    let breite = (letzter - bewilligt).num_days();
    for rate in 1..=raten {
        let wann = werktag(plus(bewilligt, breite * rate / (raten + 1) + z.zahl(0, 20))).min(letzter);
        abrufen(z, b, (rate, Geldfluss::Abruf), (wann, je_rate), chronik);
    }
    if z.prozent(55) {
        let rest = (b.betrag - je_rate * raten) * z.zahl(40, 80) / 100;
        let wann = werktag(plus(tag(2022, 8, 22), z.zahl(0, 100))).min(plus(ENDE, -5));
        abrufen(z, b, (8, Geldfluss::Abruf), (wann, rest), chronik);
    }
}

impl Bewilligung {
    /// The row in a stand; an amount of 0 stands for none named.
    pub(super) fn zeile(
        &self,
        stand: &str,
        datum: Option<NaiveDate>,
        betrag: Option<i64>,
        quelle: &str,
    ) -> Schritt {
        Schritt::Setzen {
            nomen: "bewilligung",
            felder: vec![
                ("kennung", self.marke.clone()),
                ("programm", self.programm.to_owned()),
                ("tranche", self.tranche.to_owned()),
                ("projekt", self.projekt.clone()),
                ("gegenstand", self.gegenstand.to_owned()),
                ("stand", stand.to_owned()),
                ("datum", datum.map_or_else(String::new, |d| d.to_string())),
                ("betrag_eur", betrag.filter(|b| *b > 0).map_or_else(String::new, euro)),
                ("quelle", quelle.to_owned()),
            ],
        }
    }
}
