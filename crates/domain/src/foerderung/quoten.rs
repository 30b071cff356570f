//! Shares of money (KENNZAHLEN B3): granted of provided, drawn of granted, drawn of provided.

use super::{Mittelstand, Tranche, stand};
use crate::bruch::Bruch;

use chrono::NaiveDate;

/// Exact shares in cents. `None` is keine Angabe: one of the two parts is not fully known, or there is nothing to be
/// divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quoten {
    /// B / A.
    pub bewilligung: Option<Bruch>,
    /// P / B.
    pub abruf: Option<Bruch>,
    /// P / A.
    pub abfluss: Option<Bruch>,
}

/// Shares of one tranche or of a total. A lower bound has no share.
#[must_use]
pub fn quoten(s: &Mittelstand) -> Quoten {
    let a = s.ansatz;
    let b = s.bewilligt.filter(|_| s.ohne_betrag == 0);
    let p = s.abgeflossen.filter(|_| s.abrufe_ohne_betrag == 0);
    let bruch = |z: Option<i64>, n: Option<i64>| z.zip(n).and_then(|(z, n)| Bruch::neu(z, n));
    Quoten { bewilligung: bruch(b, a), abruf: bruch(p, b), abfluss: bruch(p, a) }
}

/// Money of several tranches together. An amount that one of them does not name makes that total keine Angabe, so
/// that no share is formed of unlike parts. `None` without a tranche.
#[must_use]
pub fn zusammen<'a>(tranchen: impl IntoIterator<Item = &'a Tranche>, tag: NaiveDate) -> Option<Mittelstand> {
    let plus = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    tranchen.into_iter().map(|t| stand(t, tag)).reduce(|x, y| Mittelstand {
        ansatz: plus(x.ansatz, y.ansatz),
        bewilligt: plus(x.bewilligt, y.bewilligt),
        abgeflossen: plus(x.abgeflossen, y.abgeflossen),
        ohne_betrag: x.ohne_betrag + y.ohne_betrag,
        ohne_datum: x.ohne_datum + y.ohne_datum,
        abrufe_ohne_betrag: x.abrufe_ohne_betrag + y.abrufe_ohne_betrag,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(a: Option<i64>, b: Option<i64>, p: Option<i64>) -> Mittelstand {
        Mittelstand { ansatz: a, bewilligt: b, abgeflossen: p, ..Mittelstand::default() }
    }

    #[test]
    fn quoten_als_tabelle() {
        for (stand, bewilligung, abruf, abfluss) in [
            (s(Some(640), Some(610), Some(490)), Some((610, 640)), Some((490, 610)), Some((490, 640))),
            (s(Some(640), Some(610), None), Some((610, 640)), None, None),
            (s(None, Some(610), Some(490)), None, Some((490, 610)), None),
            (s(Some(640), None, Some(490)), None, None, Some((490, 640))),
            // A known 0 is a share of 0; nothing is divided by 0.
            (s(Some(640), Some(0), Some(0)), Some((0, 640)), None, Some((0, 640))),
            (s(Some(0), Some(10), None), None, None, None),
            // More than the whole is said, not cut.
            (s(Some(100), Some(150), Some(160)), Some((150, 100)), Some((160, 150)), Some((160, 100))),
            // More repaid than drawn is no share.
            (s(Some(100), Some(50), Some(-1)), Some((50, 100)), None, None),
            // Lower bounds have none.
            (Mittelstand { ohne_betrag: 1, ..s(Some(100), Some(50), Some(20)) }, None, None, Some((20, 100))),
            (
                Mittelstand { abrufe_ohne_betrag: 1, ..s(Some(100), Some(50), Some(20)) },
                Some((50, 100)),
                None,
                None,
            ),
        ] {
            let q = quoten(&stand);
            let paar = |b: Option<Bruch>| b.map(|b| (b.zaehler(), b.nenner()));
            assert_eq!(
                (paar(q.bewilligung), paar(q.abruf), paar(q.abfluss)),
                (bewilligung, abruf, abfluss),
                "{stand:?}"
            );
        }
    }

    #[test]
    fn eine_summe_mit_luecke_hat_keine_quote() {
        use crate::foerderung::haushalt::tests::{bewilligung, tranche};
        let tag = "2022-12-31".parse().unwrap();
        let voll = tranche(2020, 2020, Some(100), vec![bewilligung("2020-02-01", 80, &[("2020-03-01", 50)])]);
        let ohne_abruf = tranche(2021, 2022, Some(100), vec![bewilligung("2021-02-01", 80, &[])]);
        let z = zusammen([&voll, &ohne_abruf], tag).unwrap();
        assert_eq!((z.ansatz, z.bewilligt, z.abgeflossen), (Some(200), Some(160), None));
        let q = quoten(&z);
        assert_eq!(q.bewilligung.map(Bruch::prozent).as_deref(), Some("80,0\u{202f}%"));
        assert_eq!((q.abruf, q.abfluss), (None, None));
        assert_eq!(zusammen([], tag), None);
    }
}
