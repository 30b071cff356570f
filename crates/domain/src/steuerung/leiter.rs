//! The slip ladder: what was expected of a date at successive moments.

use chrono::NaiveDate;

/// One rung: from that moment on this date was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sprosse {
    /// Since when it was known.
    pub bekannt_am: NaiveDate,
    /// The date; `None`: it was taken back.
    pub erwartet: Option<NaiveDate>,
    /// Days later than the dated rung before; `None` where there is none.
    pub verschiebung: Option<i64>,
}

/// Rungs from (moment, date) pairs in the order of moments; what does not differ from the one before is left out, of
/// one day the last counts. What precedes the first date says nothing and is left out.
#[must_use]
pub fn leiter(paare: impl IntoIterator<Item = (NaiveDate, Option<NaiveDate>)>) -> Vec<Sprosse> {
    let mut je_tag: Vec<(NaiveDate, Option<NaiveDate>)> = Vec::new();
    for (bekannt_am, erwartet) in paare {
        match je_tag.last_mut() {
            Some(letztes) if letztes.0 == bekannt_am => letztes.1 = erwartet,
            _ => je_tag.push((bekannt_am, erwartet)),
        }
    }
    let mut aus: Vec<Sprosse> = Vec::new();
    let mut zuletzt: Option<NaiveDate> = None;
    for (bekannt_am, erwartet) in je_tag {
        if aus.last().map_or(erwartet.is_none(), |s| s.erwartet == erwartet) {
            continue;
        }
        let verschiebung = erwartet.and_then(|e| Some((e - zuletzt?).num_days()));
        zuletzt = erwartet.or(zuletzt);
        aus.push(Sprosse { bekannt_am, erwartet, verschiebung });
    }
    aus
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::tag;

    #[test]
    fn sprossen_als_tabelle() {
        let paare = [
            ("2020-01-01", None),
            ("2020-02-01", Some("2021-01-01")),
            ("2020-03-01", Some("2021-01-01")),
            ("2020-04-01", Some("2021-06-01")),
            ("2020-04-01", Some("2021-02-01")),
            ("2020-05-01", None),
            ("2020-06-01", Some("2021-01-31")),
        ];
        let leiter = leiter(paare.map(|(a, b)| (tag(a), b.map(tag))));
        let kurz: Vec<_> = leiter.iter().map(|s| (s.bekannt_am.to_string(), s.verschiebung)).collect();
        assert_eq!(
            kurz,
            [
                ("2020-02-01".to_owned(), None),
                ("2020-04-01".to_owned(), Some(31)),
                ("2020-05-01".to_owned(), None),
                ("2020-06-01".to_owned(), Some(-1)),
            ]
        );
    }
}
