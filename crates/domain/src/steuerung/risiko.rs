//! Risks and obstacles that are open on a day.

use chrono::NaiveDate;

/// What may come and what is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risikoart {
    /// "Hindernis": it is there.
    Hindernis,
    /// "Risiko": it may come.
    Risiko,
}

impl Risikoart {
    /// Both, the pressing one first.
    pub const ALLE: [Self; 2] = [Self::Hindernis, Self::Risiko];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Hindernis => "Hindernis",
            Self::Risiko => "Risiko",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|a| a.wort() == text)
    }
}

/// How likely or how grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stufe {
    /// "gering"
    Gering,
    /// "mittel"
    Mittel,
    /// "hoch"
    Hoch,
}

impl Stufe {
    /// All, lowest first.
    pub const ALLE: [Self; 3] = [Self::Gering, Self::Mittel, Self::Hoch];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Gering => "gering",
            Self::Mittel => "mittel",
            Self::Hoch => "hoch",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.wort() == text)
    }
}

/// A risk or an obstacle on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risiko {
    /// Natural key.
    pub kennung: String,
    /// kuerzel of the project.
    pub projekt: String,
    /// Which of both.
    pub art: Risikoart,
    /// In a few words.
    pub titel: String,
    /// Seen first.
    pub erkannt_am: NaiveDate,
    /// How likely, where said.
    pub wahrscheinlichkeit: Option<Stufe>,
    /// How grave, where said.
    pub auswirkung: Option<Stufe>,
    /// What is done about it.
    pub massnahme: Option<String>,
    /// By whom.
    pub zustaendig: Option<String>,
    /// Until when.
    pub faellig_am: Option<NaiveDate>,
    /// Done.
    pub erledigt_am: Option<NaiveDate>,
}

impl Risiko {
    /// Whether it is open on that day: seen by then, and not done by then.
    #[must_use]
    pub fn ist_offen(&self, tag: NaiveDate) -> bool {
        self.erkannt_am <= tag && self.erledigt_am.is_none_or(|e| e > tag)
    }
}

/// Open ones on that day: obstacles first, then by gravity and likelihood (unknown last), oldest first.
#[must_use]
pub fn offen(risiken: &[Risiko], tag: NaiveDate) -> Vec<&Risiko> {
    let mut aus: Vec<&Risiko> = risiken.iter().filter(|r| r.ist_offen(tag)).collect();
    aus.sort_by(|a, b| {
        let rang = |r: &Risiko| (r.art, std::cmp::Reverse((r.auswirkung, r.wahrscheinlichkeit)));
        let sonst = |r: &Risiko| (r.erkannt_am, r.kennung.clone());
        rang(a).cmp(&rang(b)).then_with(|| sonst(a).cmp(&sonst(b)))
    });
    aus
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::tag;

    fn risiko(kennung: &str, art: Risikoart, auswirkung: Option<Stufe>, bis: Option<&str>) -> Risiko {
        Risiko {
            kennung: kennung.into(),
            projekt: "p".into(),
            art,
            titel: kennung.into(),
            erkannt_am: tag("2022-01-01"),
            wahrscheinlichkeit: None,
            auswirkung,
            massnahme: None,
            zustaendig: None,
            faellig_am: None,
            erledigt_am: bis.map(tag),
        }
    }

    #[test]
    fn offen_als_tabelle() {
        let bis = |b| risiko("r", Risikoart::Risiko, None, b);
        for (erledigt, am, offen) in [
            (None, "2021-12-31", false),
            (None, "2022-01-01", true),
            (Some("2022-03-01"), "2022-02-28", true),
            (Some("2022-03-01"), "2022-03-01", false),
        ] {
            assert_eq!(bis(erledigt).ist_offen(tag(am)), offen, "{erledigt:?} am {am}");
        }
    }

    #[test]
    fn das_draengendste_zuerst() {
        let alle = [
            risiko("unbekannt", Risikoart::Risiko, None, None),
            risiko("gering", Risikoart::Risiko, Some(Stufe::Gering), None),
            risiko("hoch", Risikoart::Risiko, Some(Stufe::Hoch), None),
            risiko("erledigt", Risikoart::Hindernis, None, Some("2022-02-01")),
            risiko("hindernis", Risikoart::Hindernis, None, None),
        ];
        let namen: Vec<_> = offen(&alle, tag("2022-06-30")).iter().map(|r| r.kennung.as_str()).collect();
        assert_eq!(namen, ["hindernis", "hoch", "gering", "unbekannt"]);
    }
}
