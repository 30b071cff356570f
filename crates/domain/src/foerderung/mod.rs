//! Money of tranches: granted, drawn, summed; a span is never split.
//!
//! [`haushalt`] by Haushaltsjahr, [`quoten`] shares, [`schere`] money against progress.

pub mod haushalt;
pub mod quoten;
pub mod schere;

use chrono::NaiveDate;

use crate::geld::{Betragsgenauigkeit, Cent};

/// A tranche with what was granted and drawn from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranche {
    /// Natural key.
    pub kennung: String,
    /// First year, where known.
    pub jahr_von: Option<i32>,
    /// Last year, where known.
    pub jahr_bis: Option<i32>,
    /// Ansatz, where named.
    pub betrag: Option<Cent>,
    /// How exactly it is named.
    pub genauigkeit: Betragsgenauigkeit,
    /// Whether it may enter totals over programmes.
    pub summierbar: bool,
    /// Grants.
    pub bewilligungen: Vec<Bewilligung>,
}

/// A grant from a tranche.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bewilligung {
    /// Whether it is granted (not only applied for, under review or refused).
    pub bewilligt: bool,
    /// Day; `None` is in no dated total.
    pub datum: Option<NaiveDate>,
    /// Amount, where known.
    pub betrag: Option<Cent>,
    /// Draw-downs and repayments.
    pub abrufe: Vec<Abruf>,
}

/// Money that flowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abruf {
    /// Day; `None` is in no dated total.
    pub datum: Option<NaiveDate>,
    /// Amount, where known.
    pub betrag: Option<Cent>,
    /// Whether it flowed back.
    pub rueckzahlung: bool,
}

/// Money of one tranche on a day. `None` is keine Angabe, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mittelstand {
    /// Ansatz in cents.
    pub ansatz: Option<i64>,
    /// Sum of dated grants with an amount up to the day.
    pub bewilligt: Option<i64>,
    /// Draw-downs less repayments up to the day.
    pub abgeflossen: Option<i64>,
    /// Grants up to the day, or undated, that name no amount.
    pub ohne_betrag: u32,
    /// Grants and draw-downs with an amount but without a date: in no dated total.
    pub ohne_datum: u32,
    /// Draw-downs and repayments up to the day, or undated, that name no amount.
    pub abrufe_ohne_betrag: u32,
}

/// Money of a tranche on a day. Sums are exact in cents.
#[must_use]
pub fn stand(tranche: &Tranche, tag: NaiveDate) -> Mittelstand {
    let mut s = Mittelstand { ansatz: tranche.betrag.map(Cent::cent), ..Mittelstand::default() };
    for b in &tranche.bewilligungen {
        match (b.betrag, b.datum) {
            _ if !b.bewilligt => {}
            (None, d) if d.is_none_or(|d| d <= tag) => s.ohne_betrag += 1,
            (Some(betrag), Some(d)) if d <= tag => {
                s.bewilligt = Some(s.bewilligt.unwrap_or(0) + betrag.cent());
            }
            (Some(_), None) => s.ohne_datum += 1,
            _ => {}
        }
        // What has flowed has flowed, whatever became of the grant.
        for a in &b.abrufe {
            match (a.betrag, a.datum) {
                (Some(betrag), Some(d)) if d <= tag => {
                    let cent = if a.rueckzahlung { -betrag.cent() } else { betrag.cent() };
                    s.abgeflossen = Some(s.abgeflossen.unwrap_or(0) + cent);
                }
                (Some(_), None) => s.ohne_datum += 1,
                (None, d) if d.is_none_or(|d| d <= tag) => s.abrufe_ohne_betrag += 1,
                _ => {}
            }
        }
    }
    s
}

/// A total over tranches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summe {
    /// Cents.
    pub cent: i64,
    /// The coarsest of the parts.
    pub genauigkeit: Betragsgenauigkeit,
    /// First year of the parts.
    pub von: i32,
    /// Last year of the parts.
    pub bis: i32,
    /// Parts that lack an amount: the total is a lower bound if not 0.
    pub ohne_betrag: u32,
    /// Parts whose span is unknown or reaches beyond the asked one: named apart, not in the total.
    pub ausserhalb: u32,
}

/// Total of the summierbar tranches whose whole span lies in the asked one; the others are left out.
/// `None` if no part has an amount.
#[must_use]
pub fn summe<'a>(tranchen: impl IntoIterator<Item = &'a Tranche>, von: i32, bis: i32) -> Option<Summe> {
    let mut aus: Option<Summe> = None;
    let (mut ohne, mut ausserhalb) = (0, 0);
    for t in tranchen.into_iter().filter(|t| t.summierbar) {
        let (a, b) = match (t.jahr_von, t.jahr_bis) {
            (Some(a), Some(b)) if a >= von && b <= bis => (a, b),
            _ => {
                ausserhalb += 1;
                continue;
            }
        };
        let Some(betrag) = t.betrag else {
            ohne += 1;
            continue;
        };
        let s = aus.get_or_insert(Summe {
            cent: 0,
            genauigkeit: Betragsgenauigkeit::Exakt,
            von: a,
            bis: b,
            ohne_betrag: 0,
            ausserhalb: 0,
        });
        s.cent += betrag.cent();
        s.genauigkeit = s.genauigkeit.min(t.genauigkeit);
        s.von = s.von.min(a);
        s.bis = s.bis.max(b);
    }
    aus.map(|s| Summe { ohne_betrag: ohne, ausserhalb, ..s })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn t(von: i32, bis: i32, mio_hundertstel: i64, g: Betragsgenauigkeit, summierbar: bool) -> Tranche {
        Tranche {
            kennung: format!("{von}-{bis}"),
            jahr_von: Some(von),
            jahr_bis: Some(bis),
            betrag: Cent::neu(mio_hundertstel * 1_000_000).ok(),
            genauigkeit: g,
            summierbar,
            bewilligungen: Vec::new(),
        }
    }

    fn vorlage() -> Vec<Tranche> {
        use Betragsgenauigkeit::{Circa, Exakt, Rund};
        vec![
            t(2020, 2022, 640, Circa, true),
            t(2020, 2020, 670, Rund, true),
            t(2021, 2022, 610, Exakt, true),
            t(2020, 2020, 200, Exakt, true),
            t(2021, 2022, 772, Exakt, true),
            t(2020, 2022, 300_000, Exakt, false),
        ]
    }

    #[test]
    fn summe_der_vorlage() {
        let s = summe(&vorlage(), 2020, 2022).unwrap();
        assert_eq!((s.cent, s.genauigkeit), (2_892_000_000, Betragsgenauigkeit::Circa));
        assert_eq!((s.von, s.bis, s.ohne_betrag), (2020, 2022, 0));
    }

    #[test]
    fn ein_jahr_teilt_keine_spanne() {
        let s = summe(&vorlage(), 2020, 2020).unwrap();
        assert_eq!((s.cent, s.genauigkeit), (870_000_000, Betragsgenauigkeit::Rund));
        assert_eq!(summe(&vorlage(), 2021, 2021), None);
    }

    #[test]
    fn keine_angabe_ist_nicht_null() {
        let tag = "2021-12-31".parse().unwrap();
        let mut tr = t(2021, 2022, 610, Betragsgenauigkeit::Exakt, true);
        assert_eq!(stand(&tr, tag).abgeflossen, None);
        tr.bewilligungen = vec![
            Bewilligung {
                bewilligt: true,
                datum: Some("2021-05-01".parse().unwrap()),
                betrag: Cent::neu(500).ok(),
                abrufe: vec![
                    Abruf {
                        datum: Some("2021-06-01".parse().unwrap()),
                        betrag: Cent::neu(300).ok(),
                        rueckzahlung: false,
                    },
                    Abruf {
                        datum: Some("2021-07-01".parse().unwrap()),
                        betrag: Cent::neu(100).ok(),
                        rueckzahlung: true,
                    },
                    Abruf {
                        datum: Some("2022-07-01".parse().unwrap()),
                        betrag: Cent::neu(50).ok(),
                        rueckzahlung: false,
                    },
                    Abruf { datum: None, betrag: Cent::neu(50).ok(), rueckzahlung: false },
                ],
            },
            Bewilligung { bewilligt: true, datum: None, betrag: None, abrufe: vec![] },
            Bewilligung { bewilligt: false, datum: None, betrag: Cent::neu(9).ok(), abrufe: vec![] },
        ];
        let s = stand(&tr, tag);
        assert_eq!((s.bewilligt, s.abgeflossen, s.ohne_betrag, s.ohne_datum), (Some(500), Some(200), 1, 1));
    }
}
