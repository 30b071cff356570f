//! Dates as rough as their source gives them.
//!
//! Rules compare `datum`, the last day of the named period; people read the form of the source
//! ("März 2020", "spätestens 11.03.2021"). Nothing here knows today: relative words take it as a parameter.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::regel::Regel;

/// First day that any date may name.
pub const ERSTER_TAG: (i32, u32, u32) = (1990, 1, 1);
/// Last day that any date may name.
pub const LETZTER_TAG: (i32, u32, u32) = (2100, 12, 31);

const MONATE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genauigkeit {
    /// That day.
    Tag,
    /// Some day of that month.
    Monat,
    /// Some day of that quarter.
    Quartal,
    /// Some day of that year.
    Jahr,
    /// Seen in this step on that day, start unknown.
    Spaetestens,
    /// The source names no date.
    Undatiert,
}

impl Genauigkeit {
    /// All values in the order of exactness.
    pub const ALLE: [Self; 6] =
        [Self::Tag, Self::Monat, Self::Quartal, Self::Jahr, Self::Spaetestens, Self::Undatiert];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Monat => "monat",
            Self::Quartal => "quartal",
            Self::Jahr => "jahr",
            Self::Spaetestens => "spaetestens",
            Self::Undatiert => "undatiert",
        }
    }

    /// Reads the word; case and "ä" do not matter.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        let klein = text.trim().to_lowercase().replace('ä', "ae");
        Self::ALLE.into_iter().find(|g| g.wort() == klein)
    }
}

/// A date with its Genauigkeit. `datum` is `None` exactly for [`Genauigkeit::Undatiert`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zeitangabe {
    datum: Option<NaiveDate>,
    genauigkeit: Genauigkeit,
}

impl Zeitangabe {
    /// A known day.
    #[must_use]
    pub fn tag(datum: NaiveDate) -> Self {
        Self { datum: Some(datum), genauigkeit: Genauigkeit::Tag }
    }

    /// No date at all.
    #[must_use]
    pub fn undatiert() -> Self {
        Self { datum: None, genauigkeit: Genauigkeit::Undatiert }
    }

    /// Puts both together; any day of the period is moved to its last day.
    ///
    /// # Errors
    /// [`Regel::GenauigkeitPasstNicht`] if a date is missing or must not be there,
    /// [`Regel::DatumAusserhalb`] outside 1990 to 2100.
    pub fn neu(datum: Option<NaiveDate>, genauigkeit: Genauigkeit) -> Result<Self, Regel> {
        match (datum, genauigkeit) {
            (None, Genauigkeit::Undatiert) => Ok(Self::undatiert()),
            (Some(tag), g) if g != Genauigkeit::Undatiert => {
                let tag = im_rahmen(tag)?;
                Ok(Self { datum: Some(periodenende(tag, g)), genauigkeit: g })
            }
            _ => Err(Regel::GenauigkeitPasstNicht),
        }
    }

    /// Last day of the period; `None` if undatiert.
    #[must_use]
    pub fn datum(&self) -> Option<NaiveDate> {
        self.datum
    }

    /// How exactly.
    #[must_use]
    pub fn genauigkeit(&self) -> Genauigkeit {
        self.genauigkeit
    }

    /// Whether this lies on or before the day. An undated one never does.
    #[must_use]
    pub fn bis(&self, tag: NaiveDate) -> bool {
        self.datum.is_some_and(|d| d <= tag)
    }

    /// The form of the source in German: "01.03.2022", "März 2020", "3. Quartal 2022", "2023",
    /// "spätestens 11.03.2021", "ohne Datum".
    #[must_use]
    pub fn text(&self) -> String {
        let Some(d) = self.datum else {
            return "ohne Datum".to_owned();
        };
        match self.genauigkeit {
            Genauigkeit::Tag | Genauigkeit::Undatiert => tag_text(d),
            Genauigkeit::Monat => format!("{} {}", MONATE[d.month0() as usize], d.year()),
            Genauigkeit::Quartal => format!("{}. Quartal {}", d.month0() / 3 + 1, d.year()),
            Genauigkeit::Jahr => d.year().to_string(),
            Genauigkeit::Spaetestens => format!("spätestens {}", tag_text(d)),
        }
    }

    /// Reads what people write: "1.3.22", "01.03.2022", "2022-03-01", "März 2020", "03/2022", "2020-03",
    /// "Q3 2022", "3. Quartal 2022", "2023", "spätestens 11.03.2021", "ohne Datum"; with `heute` also
    /// "heute" and "+14" (days).
    ///
    /// # Errors
    /// [`Regel::KeinDatum`], [`Regel::DatumGibtEsNicht`], [`Regel::DatumAusserhalb`].
    pub fn lesen(text: &str, heute: Option<NaiveDate>) -> Result<Self, Regel> {
        let text = text.trim();
        let klein = text.to_lowercase();
        if matches!(klein.as_str(), "undatiert" | "ohne datum") {
            return Ok(Self::undatiert());
        }
        if let Some(rest) = klein.strip_prefix("spätestens ").or_else(|| klein.strip_prefix("spaetestens "))
        {
            return Self::neu(Some(tag_lesen(rest)?), Genauigkeit::Spaetestens);
        }
        if let Some(heute) = heute {
            if klein == "heute" {
                return Ok(Self::tag(heute));
            }
            if let Some(tage) = klein.strip_prefix('+') {
                let tage: u64 = tage.trim().parse().map_err(|_| Regel::KeinDatum)?;
                let tag = heute.checked_add_days(Days::new(tage)).ok_or(Regel::DatumAusserhalb)?;
                return Self::neu(Some(tag), Genauigkeit::Tag);
            }
        }
        if let Some((jahr, g, monat)) = periode_lesen(&klein)? {
            let tag = NaiveDate::from_ymd_opt(jahr, monat, 1).ok_or(Regel::DatumGibtEsNicht)?;
            return Self::neu(Some(tag), g);
        }
        Ok(Self::tag(tag_lesen(&klein)?))
    }
}

/// Month, quarter or year; `None` if the text has none of these forms.
fn periode_lesen(klein: &str) -> Result<Option<(i32, Genauigkeit, u32)>, Regel> {
    let jahr = |t: &str| -> Option<i32> {
        (t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse().ok())?
    };
    if let Some(j) = jahr(klein) {
        return Ok(Some((j, Genauigkeit::Jahr, 1)));
    }
    // 03/2022 and 2020-03.
    let paar = klein.split_once('/').or_else(|| klein.split_once('-').map(|(j, m)| (m, j)));
    if let Some((m, j)) = paar
        && let Some(j) = jahr(j.trim())
        && matches!(m.trim().len(), 1 | 2)
        && m.trim().bytes().all(|b| b.is_ascii_digit())
    {
        let m: u32 = m.trim().parse().map_err(|_| Regel::KeinDatum)?;
        return if (1..=12).contains(&m) {
            Ok(Some((j, Genauigkeit::Monat, m)))
        } else {
            Err(Regel::DatumGibtEsNicht)
        };
    }
    let worte: Vec<&str> = klein.split_whitespace().collect();
    let quartal = |q: u32, j: i32| -> Result<Option<(i32, Genauigkeit, u32)>, Regel> {
        if (1..=4).contains(&q) {
            Ok(Some((j, Genauigkeit::Quartal, q * 3 - 2)))
        } else {
            Err(Regel::DatumGibtEsNicht)
        }
    };
    match worte.as_slice() {
        [monat, j] => {
            let Some(j) = jahr(j) else { return Ok(None) };
            if let Some(q) = monat.strip_prefix('q') {
                return quartal(q.parse().map_err(|_| Regel::KeinDatum)?, j);
            }
            let treffer = MONATE.iter().position(|m| {
                let m = m.to_lowercase();
                m == *monat || (m == "märz" && *monat == "maerz")
            });
            Ok(treffer.and_then(|i| u32::try_from(i).ok()).map(|i| (j, Genauigkeit::Monat, i + 1)))
        }
        [nr, "quartal", j] => {
            let Some(j) = jahr(j) else { return Ok(None) };
            let q = nr.trim_end_matches('.').parse().map_err(|_| Regel::KeinDatum)?;
            quartal(q, j)
        }
        _ => Ok(None),
    }
}

/// Reads one day: ISO, "1.3.22", "01.03.2022" or "010322"/"01032022". Two-digit years are 20xx.
///
/// # Errors
/// [`Regel::KeinDatum`] if it has no such form, [`Regel::DatumGibtEsNicht`] for 31.02.,
/// [`Regel::DatumAusserhalb`] outside 1990 to 2100.
pub fn tag_lesen(text: &str) -> Result<NaiveDate, Regel> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') {
        return Err(Regel::KeinDatum);
    }
    let teile: Vec<&str> = if text.contains('-') {
        let t: Vec<&str> = text.split('-').collect();
        match t.as_slice() {
            [j, m, d] if j.len() == 4 && m.len() == 2 && d.len() == 2 => vec![d, m, j],
            _ => return Err(Regel::KeinDatum),
        }
    } else if text.contains('.') {
        text.split('.').collect()
    } else {
        match text.len() {
            6 | 8 => vec![&text[..2], &text[2..4], &text[4..]],
            _ => return Err(Regel::KeinDatum),
        }
    };
    let [d, m, j] = teile.as_slice() else {
        return Err(Regel::KeinDatum);
    };
    let form = matches!(d.len(), 1 | 2) && matches!(m.len(), 1 | 2) && matches!(j.len(), 2 | 4);
    let zahlen = [d, m, j].iter().all(|t| t.bytes().all(|b| b.is_ascii_digit()));
    if !form || !zahlen {
        return Err(Regel::KeinDatum);
    }
    let (Ok(tag), Ok(monat), Ok(mut jahr)) = (d.parse(), m.parse(), j.parse::<i32>()) else {
        return Err(Regel::KeinDatum);
    };
    if j.len() == 2 {
        jahr += 2000;
    }
    im_rahmen(NaiveDate::from_ymd_opt(jahr, monat, tag).ok_or(Regel::DatumGibtEsNicht)?)
}

/// "01.03.2022".
#[must_use]
pub fn tag_text(tag: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", tag.day(), tag.month(), tag.year())
}

/// The day itself if it lies between 1990 and 2100.
///
/// # Errors
/// [`Regel::DatumAusserhalb`].
pub fn im_rahmen(tag: NaiveDate) -> Result<NaiveDate, Regel> {
    if (ERSTER_TAG.0..=LETZTER_TAG.0).contains(&tag.year()) { Ok(tag) } else { Err(Regel::DatumAusserhalb) }
}

/// Last day of the month, quarter or year of the day; the day itself for the other kinds.
#[must_use]
pub fn periodenende(tag: NaiveDate, g: Genauigkeit) -> NaiveDate {
    let monate = match g {
        Genauigkeit::Tag | Genauigkeit::Spaetestens | Genauigkeit::Undatiert => return tag,
        Genauigkeit::Monat => 1,
        Genauigkeit::Quartal => 3 - tag.month0() % 3,
        Genauigkeit::Jahr => 12 - tag.month0(),
    };
    tag.with_day(1)
        .and_then(|erster| erster.checked_add_months(Months::new(monate)))
        .and_then(|danach| danach.pred_opt())
        .unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(j: i32, m: u32, t: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(j, m, t).unwrap()
    }

    #[test]
    fn liest_was_menschen_schreiben() {
        let heute = d(2022, 6, 30);
        for (text, datum, g, lesbar) in [
            ("1.3.22", "2022-03-01", "tag", "01.03.2022"),
            ("01.03.2022", "2022-03-01", "tag", "01.03.2022"),
            ("2022-03-01", "2022-03-01", "tag", "01.03.2022"),
            ("010322", "2022-03-01", "tag", "01.03.2022"),
            ("März 2020", "2020-03-31", "monat", "März 2020"),
            ("maerz 2020", "2020-03-31", "monat", "März 2020"),
            ("02/2024", "2024-02-29", "monat", "Februar 2024"),
            ("2020-03", "2020-03-31", "monat", "März 2020"),
            ("Q3 2022", "2022-09-30", "quartal", "3. Quartal 2022"),
            ("4. Quartal 2021", "2021-12-31", "quartal", "4. Quartal 2021"),
            ("2023", "2023-12-31", "jahr", "2023"),
            ("spätestens 11.03.2021", "2021-03-11", "spaetestens", "spätestens 11.03.2021"),
            ("heute", "2022-06-30", "tag", "30.06.2022"),
            ("+14", "2022-07-14", "tag", "14.07.2022"),
        ] {
            let z = Zeitangabe::lesen(text, Some(heute)).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(z.datum().unwrap().to_string(), datum, "{text}");
            assert_eq!(z.genauigkeit().wort(), g, "{text}");
            assert_eq!(z.text(), lesbar, "{text}");
        }
        assert_eq!(Zeitangabe::lesen("undatiert", None), Ok(Zeitangabe::undatiert()));
    }

    #[test]
    fn weist_ab_was_kein_tag_ist() {
        for (text, regel) in [
            ("31.02.2021", Regel::DatumGibtEsNicht),
            ("2021-02-31", Regel::DatumGibtEsNicht),
            ("29.02.2023", Regel::DatumGibtEsNicht),
            ("13/2022", Regel::DatumGibtEsNicht),
            ("Q5 2022", Regel::DatumGibtEsNicht),
            ("01.01.1989", Regel::DatumAusserhalb),
            ("01.01.9999", Regel::DatumAusserhalb),
            ("0000", Regel::DatumAusserhalb),
            ("01/02/2022", Regel::KeinDatum),
            ("44926", Regel::KeinDatum),
            ("", Regel::KeinDatum),
            ("morgen", Regel::KeinDatum),
            ("2022-3-1", Regel::KeinDatum),
            ("1.2.3.4", Regel::KeinDatum),
            ("01.03.2022 12:00", Regel::KeinDatum),
        ] {
            assert_eq!(Zeitangabe::lesen(text, None), Err(regel), "{text}");
        }
    }

    #[test]
    fn was_gelesen_wurde_liest_sich_wieder_so() {
        for g in Genauigkeit::ALLE {
            if g == Genauigkeit::Undatiert {
                continue;
            }
            for tag in [d(2020, 2, 29), d(2021, 12, 31), d(2022, 7, 1)] {
                let z = Zeitangabe::neu(Some(tag), g).unwrap();
                assert_eq!(Zeitangabe::lesen(&z.text(), None), Ok(z));
            }
        }
    }
}
