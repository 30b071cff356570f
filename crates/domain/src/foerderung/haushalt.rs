//! Money by Haushaltsjahr. An Ansatz stands in the row of exactly the years that its source names together; nothing is
//! split. What flowed has a day of its own and is counted in the year of that day.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Mittelstand, Tranche, stand};
use crate::geld::Betragsgenauigkeit;

/// One row: the tranches of one span, up to the Stichtag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zeile {
    /// First year.
    pub von: i32,
    /// Last year.
    pub bis: i32,
    /// Positions of its tranches in the given list.
    pub tranchen: Vec<usize>,
    /// A: sum of the amounts that are named; `None`: none is, which is not 0.
    pub ansatz: Option<i64>,
    /// The coarsest of its parts.
    pub genauigkeit: Betragsgenauigkeit,
    /// Tranches without an amount: A is a lower bound if not 0.
    pub ohne_ansatz: u32,
    /// B, P and what is missing in them, over the tranches of the row. Its `ansatz` is A only if every part names one.
    pub mittel: Mittelstand,
    /// A − B; `None` where one of them is not fully known.
    pub frei: Option<i64>,
    /// For rows of a single year.
    pub jahr: Option<Jahresangaben>,
}

/// What can be said of a single year only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jahresangaben {
    /// Dated draw-downs less repayments of that year, from all tranches; `None`: keine Angabe.
    pub abgeflossen_alle: Option<i64>,
    /// The same from tranches of a single year alone: the P_y of the Ausgaberest.
    pub abgeflossen: Option<i64>,
    /// Whether the year is not over on the Stichtag: the Rest is one up to that day.
    pub laufend: bool,
    /// What is left of it.
    pub rest: Rest,
}

/// The Ausgaberest of a year: A_y + Rest_{y−1} − P_y (KENNZAHLEN B3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Known, with the Rest of the year before, and as rough as the coarsest Ansatz that went in.
    Betrag {
        /// Cents; below 0 where more flowed than there was.
        cent: i64,
        /// Rest of the year before; 0 in the first year on record.
        vorjahr: i64,
        /// Of the Ansätze up to that year.
        genauigkeit: Betragsgenauigkeit,
    },
    /// No source names an Ansatz for that year alone.
    KeinAnsatz,
    /// The Ansatz of the year names no full amount.
    AnsatzUnvollstaendig,
    /// What flowed is not fully known: no draw-down on record, one without day or amount, or one before the year of its
    /// tranche.
    AbflussUnbekannt,
    /// The Rest of the year before is not known.
    VorjahrUnbekannt,
    /// The year has not begun.
    NichtBegonnen,
}

/// Rows by years: each year that a tranche touches, then the longer spans. Only summierbar tranches with both years;
/// the others are named apart by who asks. O(tranches × flows).
#[must_use]
pub fn zeilen(tranchen: &[Tranche], tag: NaiveDate) -> Vec<Zeile> {
    let mut spannen: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (i, t) in tranchen.iter().enumerate() {
        if let (true, Some(a), Some(b)) = (t.summierbar, t.jahr_von, t.jahr_bis) {
            spannen.entry((a, b)).or_default().push(i);
        }
    }
    let erstes = spannen.keys().map(|(a, _)| *a).min();
    let letztes = spannen.keys().map(|(_, b)| *b).max();
    let (Some(erstes), Some(letztes)) = (erstes, letztes) else {
        return Vec::new();
    };
    let gezaehlt: Vec<&Tranche> = spannen.values().flatten().filter_map(|i| tranchen.get(*i)).collect();
    let jahrestranchen: Vec<&Tranche> = spannen
        .iter()
        .filter(|((a, b), _)| a == b)
        .flat_map(|(_, i)| i)
        .filter_map(|i| tranchen.get(*i))
        .collect();
    let mut aus = Vec::new();
    let mut vorjahr = Vorjahr::Beginn;
    // Years are bounded by the catalogue to 1990–2100.
    for jahr in erstes..=letztes {
        let eigene = spannen.remove(&(jahr, jahr)).unwrap_or_default();
        let mut zeile = zeile((jahr, jahr), eigene, tranchen, tag);
        let bisher: Vec<&Tranche> =
            jahrestranchen.iter().copied().filter(|t| t.jahr_von.is_some_and(|j| j <= jahr)).collect();
        let p = im_jahr(bisher.iter().copied(), jahr, tag);
        let rest = rest(&zeile, vorjahr, p, &bisher, jahr, tag);
        vorjahr = match rest {
            Rest::Betrag { cent, genauigkeit, .. } => Vorjahr::Bekannt(cent, genauigkeit),
            Rest::KeinAnsatz
            | Rest::AnsatzUnvollstaendig
            | Rest::AbflussUnbekannt
            | Rest::VorjahrUnbekannt
            | Rest::NichtBegonnen => Vorjahr::Unbekannt,
        };
        zeile.jahr = Some(Jahresangaben {
            abgeflossen_alle: im_jahr(gezaehlt.iter().copied(), jahr, tag),
            abgeflossen: p,
            laufend: tag.year() == jahr && tag != letzter_tag(jahr, tag),
            rest,
        });
        aus.push(zeile);
    }
    aus.extend(spannen.into_iter().map(|(spanne, eigene)| zeile(spanne, eigene, tranchen, tag)));
    aus
}

fn letzter_tag(jahr: i32, sonst: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(jahr, 12, 31).unwrap_or(sonst)
}

#[derive(Debug, Clone, Copy)]
enum Vorjahr {
    /// The first year on record: no tranche of it is older, so nothing can be left.
    Beginn,
    Bekannt(i64, Betragsgenauigkeit),
    Unbekannt,
}

fn zeile((von, bis): (i32, i32), eigene: Vec<usize>, tranchen: &[Tranche], tag: NaiveDate) -> Zeile {
    let mut z = Zeile {
        von,
        bis,
        ansatz: None,
        genauigkeit: Betragsgenauigkeit::Exakt,
        ohne_ansatz: 0,
        mittel: Mittelstand::default(),
        frei: None,
        jahr: None,
        tranchen: eigene,
    };
    for t in z.tranchen.iter().filter_map(|i| tranchen.get(*i)) {
        let s = stand(t, tag);
        match s.ansatz {
            Some(a) => {
                z.ansatz = Some(z.ansatz.unwrap_or(0) + a);
                z.genauigkeit = z.genauigkeit.min(t.genauigkeit);
            }
            None => z.ohne_ansatz += 1,
        }
        let plus = |a: Option<i64>, b: Option<i64>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        z.mittel.bewilligt = plus(z.mittel.bewilligt, s.bewilligt);
        z.mittel.abgeflossen = plus(z.mittel.abgeflossen, s.abgeflossen);
        z.mittel.ohne_betrag += s.ohne_betrag;
        z.mittel.ohne_datum += s.ohne_datum;
        z.mittel.abrufe_ohne_betrag += s.abrufe_ohne_betrag;
    }
    z.mittel.ansatz = z.ansatz.filter(|_| z.ohne_ansatz == 0);
    // A tranche of which no grant is on record is keine Angabe, not one of which nothing is granted.
    let bewilligt = z.mittel.bewilligt.filter(|_| {
        z.mittel.ohne_betrag == 0
            && z.tranchen.iter().filter_map(|i| tranchen.get(*i)).all(|t| stand(t, tag).bewilligt.is_some())
    });
    z.frei = z.mittel.ansatz.zip(bewilligt).map(|(a, b)| a - b);
    z
}

/// Dated draw-downs less repayments of that year up to the day; `None`: none with an amount.
fn im_jahr<'a>(tranchen: impl IntoIterator<Item = &'a Tranche>, jahr: i32, tag: NaiveDate) -> Option<i64> {
    tranchen
        .into_iter()
        .flat_map(|t| &t.bewilligungen)
        .flat_map(|b| &b.abrufe)
        .filter(|a| a.datum.is_some_and(|d| d <= tag && d.year() == jahr))
        .filter_map(|a| a.betrag.map(|b| if a.rueckzahlung { -b.cent() } else { b.cent() }))
        .fold(None, |summe: Option<i64>, c| Some(summe.unwrap_or(0) + c))
}

/// Whether what flowed up to that year cannot be told apart by years: a draw-down without a day or amount, or one that
/// lies before the year of its tranche.
fn luecke(tranchen: &[&Tranche], jahr: i32, tag: NaiveDate) -> bool {
    let unklar = |t: &Tranche| {
        t.bewilligungen.iter().flat_map(|b| &b.abrufe).any(|a| match a.datum {
            None => true,
            Some(d) if d > tag => false,
            Some(d) => t.jahr_von.is_some_and(|j| d.year() < j) || (d.year() == jahr && a.betrag.is_none()),
        })
    };
    tranchen.iter().any(|t| unklar(t))
}

fn rest(
    zeile: &Zeile,
    vorjahr: Vorjahr,
    abgeflossen: Option<i64>,
    bisher: &[&Tranche],
    jahr: i32,
    tag: NaiveDate,
) -> Rest {
    let Some(a) = zeile.ansatz else {
        return if zeile.tranchen.is_empty() { Rest::KeinAnsatz } else { Rest::AnsatzUnvollstaendig };
    };
    if zeile.ohne_ansatz > 0 {
        return Rest::AnsatzUnvollstaendig;
    }
    if tag.year() < jahr {
        return Rest::NichtBegonnen;
    }
    let (davor, genauigkeit) = match vorjahr {
        Vorjahr::Beginn => (0, zeile.genauigkeit),
        Vorjahr::Bekannt(cent, g) => (cent, g.min(zeile.genauigkeit)),
        Vorjahr::Unbekannt => return Rest::VorjahrUnbekannt,
    };
    match abgeflossen {
        Some(p) if !luecke(bisher, jahr, tag) => {
            Rest::Betrag { cent: a + davor - p, vorjahr: davor, genauigkeit }
        }
        _ => Rest::AbflussUnbekannt,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::foerderung::{Abruf, Bewilligung};
    use crate::geld::Cent;
    use crate::pruefung::{self, Fund};

    pub(crate) fn tranche(von: i32, bis: i32, betrag: Option<i64>, b: Vec<Bewilligung>) -> Tranche {
        Tranche {
            kennung: format!("{von}-{bis}"),
            jahr_von: Some(von),
            jahr_bis: Some(bis),
            betrag: betrag.and_then(|c| Cent::neu(c).ok()),
            genauigkeit: Betragsgenauigkeit::Exakt,
            summierbar: true,
            bewilligungen: b,
        }
    }

    fn abruf(am: &str, cent: i64) -> Abruf {
        Abruf {
            datum: (!am.is_empty()).then(|| am.parse().unwrap()),
            betrag: Cent::neu(cent.abs()).ok(),
            rueckzahlung: cent < 0,
        }
    }

    pub(crate) fn bewilligung(am: &str, cent: i64, abrufe: &[(&str, i64)]) -> Bewilligung {
        Bewilligung {
            bewilligt: true,
            datum: Some(am.parse().unwrap()),
            betrag: Cent::neu(cent).ok(),
            abrufe: abrufe.iter().map(|(am, cent)| abruf(am, *cent)).collect(),
        }
    }

    fn tag(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    /// Vorlage 17/4771: six amounts in hundredths of a million Euro.
    fn vorlage() -> Vec<Tranche> {
        use Betragsgenauigkeit::{Circa, Exakt, Rund};
        let t = |von, bis, mio: i64, genauigkeit| Tranche {
            genauigkeit,
            ..tranche(von, bis, Some(mio * 1_000_000), Vec::new())
        };
        vec![
            t(2020, 2022, 640, Circa),
            t(2020, 2020, 670, Rund),
            t(2021, 2022, 610, Exakt),
            t(2020, 2020, 200, Exakt),
            t(2021, 2022, 772, Exakt),
        ]
    }

    #[test]
    fn die_vorlage_nennt_fuer_2021_allein_nichts() {
        use Betragsgenauigkeit::{Circa, Exakt, Rund};
        let z = zeilen(&vorlage(), tag("2022-12-31"));
        let ist: Vec<_> = z.iter().map(|z| (z.von, z.bis, z.ansatz, z.tranchen.len())).collect();
        assert_eq!(
            ist,
            [
                (2020, 2020, Some(870_000_000), 2),
                (2021, 2021, None, 0),
                (2022, 2022, None, 0),
                (2020, 2022, Some(640_000_000), 1),
                (2021, 2022, Some(1_382_000_000), 2),
            ]
        );
        assert_eq!(
            z.iter().filter_map(|z| z.ansatz).sum::<i64>(),
            2_892_000_000,
            "nothing is lost or doubled"
        );
        let genau: Vec<_> = z.iter().map(|z| z.genauigkeit).collect();
        assert_eq!((genau[0], genau[3], genau[4]), (Rund, Circa, Exakt));
        // No grant on record: nothing is free, and nothing is left.
        assert!(z.iter().all(|z| z.frei.is_none() && z.mittel.bewilligt.is_none()));
        let rest = |i: usize| z[i].jahr.map(|j| j.rest);
        assert_eq!(rest(0), Some(Rest::AbflussUnbekannt));
        assert_eq!((rest(1), rest(2)), (Some(Rest::KeinAnsatz), Some(Rest::KeinAnsatz)));
        assert_eq!((rest(3), rest(4)), (None, None), "a span has no Ausgaberest");
    }

    #[test]
    fn ausgaberest_als_tabelle() {
        use Rest::{
            AbflussUnbekannt, AnsatzUnvollstaendig, Betrag, KeinAnsatz, NichtBegonnen, VorjahrUnbekannt,
        };
        let betrag = |cent, vorjahr| Betrag { cent, vorjahr, genauigkeit: Betragsgenauigkeit::Exakt };
        let b = |abrufe: &[(&str, i64)]| vec![bewilligung("2020-01-15", 100, abrufe)];
        for (was, tranchen, am, reste) in [
            (
                "the rest of 2020 goes on into 2021",
                vec![
                    tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60), ("2021-03-01", 30)])),
                    tranche(2021, 2021, Some(50), b(&[("2021-06-01", 20)])),
                ],
                "2021-12-31",
                vec![betrag(40, 0), betrag(40, 40)],
            ),
            (
                "a repayment gives back",
                vec![tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60), ("2020-09-01", -10)]))],
                "2020-12-31",
                vec![betrag(50, 0)],
            ),
            (
                "more flowed than there was",
                vec![tranche(2020, 2020, Some(100), b(&[("2020-06-01", 130)]))],
                "2020-12-31",
                vec![betrag(-30, 0)],
            ),
            (
                "no draw-down is keine Angabe",
                vec![tranche(2020, 2020, Some(100), b(&[]))],
                "2020-12-31",
                vec![AbflussUnbekannt],
            ),
            (
                "one without a day may belong to any year",
                vec![tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60), ("", 5)]))],
                "2020-12-31",
                vec![AbflussUnbekannt],
            ),
            (
                "what flows later does not count yet",
                vec![tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60), ("2020-11-01", 20)]))],
                "2020-06-30",
                vec![betrag(40, 0)],
            ),
            (
                "an Ansatz without an amount",
                vec![
                    tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60)])),
                    tranche(2020, 2020, None, vec![]),
                ],
                "2020-12-31",
                vec![AnsatzUnvollstaendig],
            ),
            (
                "a year without an own amount breaks the chain",
                vec![
                    tranche(2020, 2020, Some(100), b(&[("2020-06-01", 60)])),
                    tranche(2022, 2022, Some(100), b(&[("2022-06-01", 60)])),
                ],
                "2022-12-31",
                vec![betrag(40, 0), KeinAnsatz, VorjahrUnbekannt],
            ),
            (
                "a year that has not begun",
                vec![tranche(2023, 2023, Some(100), b(&[]))],
                "2022-12-31",
                vec![NichtBegonnen],
            ),
        ] {
            let ist: Vec<_> =
                zeilen(&tranchen, tag(am)).iter().filter_map(|z| z.jahr).map(|j| j.rest).collect();
            assert_eq!(ist, reste, "{was}");
        }
    }

    #[test]
    fn spannen_fliessen_in_das_jahr_ihres_tages_und_nie_in_einen_rest() {
        let t = [
            tranche(2020, 2020, Some(100), vec![bewilligung("2020-01-15", 90, &[("2020-06-01", 60)])]),
            tranche(2020, 2022, Some(500), vec![bewilligung("2020-01-15", 400, &[("2020-07-01", 200)])]),
        ];
        let z = zeilen(&t, tag("2020-09-30"));
        let j = z[0].jahr.unwrap();
        assert_eq!((j.abgeflossen_alle, j.abgeflossen, j.laufend), (Some(260), Some(60), true));
        assert_eq!(j.rest, Rest::Betrag { cent: 40, vorjahr: 0, genauigkeit: Betragsgenauigkeit::Exakt });
        assert_eq!((z[0].frei, z[3].frei), (Some(10), Some(100)));
        assert!(!zeilen(&t, tag("2020-12-31"))[0].jahr.unwrap().laufend, "on its last day a year is whole");
    }

    /// Small reproducible random numbers (SplitMix64).
    struct Zufall(u64);

    impl Zufall {
        fn bis(&mut self, unter: i64) -> i64 {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            i64::try_from((z ^ (z >> 31)) % u64::try_from(unter).unwrap()).unwrap()
        }
    }

    fn zufaellig(z: &mut Zufall) -> Vec<Tranche> {
        let jahr = |z: &mut Zufall| 2019 + i32::try_from(z.bis(5)).unwrap();
        (0..z.bis(8))
            .map(|_| {
                let von = jahr(z);
                let bis = von + i32::try_from(z.bis(3)).unwrap();
                let betrag = (z.bis(5) > 0).then(|| z.bis(1_000));
                let bewilligungen = (0..z.bis(3))
                    .map(|_| {
                        let tag = |z: &mut Zufall| format!("{}-{:02}-15", jahr(z), 1 + z.bis(12));
                        let abrufe: Vec<(String, i64)> =
                            (0..z.bis(4)).map(|_| (tag(z), z.bis(200) - 40)).collect();
                        let abrufe: Vec<_> = abrufe.iter().map(|(t, c)| (t.as_str(), *c)).collect();
                        bewilligung(&tag(z), z.bis(500), &abrufe)
                    })
                    .collect();
                Tranche { summierbar: z.bis(5) > 0, ..tranche(von, bis, betrag, bewilligungen) }
            })
            .collect()
    }

    #[test]
    fn die_teile_ergeben_das_ganze() {
        let mut z = Zufall(17_4771);
        for runde in 0..400 {
            let t = zufaellig(&mut z);
            let am = tag(&format!("{}-06-30", 2019 + z.bis(6)));
            let zeilen = zeilen(&t, am);
            let gezaehlt: Vec<&Tranche> = t.iter().filter(|t| t.summierbar).collect();
            let soll = |f: &dyn Fn(&Mittelstand) -> Option<i64>| -> i64 {
                gezaehlt.iter().filter_map(|t| f(&stand(t, am))).sum()
            };
            let ist = |f: &dyn Fn(&Zeile) -> Option<i64>| -> i64 { zeilen.iter().filter_map(f).sum() };
            assert_eq!(ist(&|z| z.ansatz), soll(&|s| s.ansatz), "A, round {runde}");
            assert_eq!(ist(&|z| z.mittel.bewilligt), soll(&|s| s.bewilligt), "B, round {runde}");
            assert_eq!(ist(&|z| z.mittel.abgeflossen), soll(&|s| s.abgeflossen), "P, round {runde}");
            // Every tranche stands in exactly one row, that of its own span.
            let mut orte: Vec<usize> = zeilen.iter().flat_map(|z| z.tranchen.clone()).collect();
            orte.sort_unstable();
            let alle: Vec<usize> = (0..t.len()).filter(|i| t[*i].summierbar).collect();
            assert_eq!(orte, alle, "round {runde}");
            for z in &zeilen {
                assert!(
                    z.tranchen.iter().all(|i| (t[*i].jahr_von, t[*i].jahr_bis) == (Some(z.von), Some(z.bis)))
                );
                assert_eq!(z.jahr.is_some(), z.von == z.bis);
                // P ≤ B ≤ A in every tranche means so in every row, where all is known.
                let ohne_befund = z.tranchen.iter().all(|i| pruefung::tranche(&t[*i], am).is_empty());
                if ohne_befund && let Some(frei) = z.frei {
                    assert!(frei >= 0, "round {runde}: {z:?}");
                }
                let zu_viel = z
                    .tranchen
                    .iter()
                    .any(|i| pruefung::tranche(&t[*i], am).contains(&Fund::MehrBewilligtAlsAnsatz));
                assert!(z.tranchen.len() != 1 || z.frei.is_none_or(|f| (f < 0) == zu_viel), "{z:?}");
                // A Rest is the Ansätze up to its year less what flowed from them up to its end.
                let Some(Jahresangaben { rest: Rest::Betrag { cent, .. }, .. }) = z.jahr else {
                    continue;
                };
                let bis: Vec<_> = gezaehlt
                    .iter()
                    .filter(|t| t.jahr_von == t.jahr_bis && t.jahr_von.is_some_and(|j| j <= z.von))
                    .collect();
                let a: i64 = bis.iter().filter_map(|t| t.betrag.map(Cent::cent)).sum();
                let p: i64 =
                    bis.iter().flat_map(|t| (2000..=z.von).filter_map(|j| im_jahr([**t], j, am))).sum();
                assert_eq!(cent, a - p, "round {runde}, {}", z.von);
            }
        }
    }
}
