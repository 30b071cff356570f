//! Projects, their six steps and the phase on a day.
//!
//! Phases are derived, never stored. The rule is the one of the project's definition of figures (§2a): leaving
//! beats pausing, pausing beats steps, the reached step of highest rank decides, a gap before it never blocks.

use chrono::NaiveDate;

use crate::zeit::{Genauigkeit, Zeitangabe};

/// The six steps of a project in the KDN's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schritt {
    /// Vorbereitung NRW
    Vorbereitung,
    /// Konzeption NRW
    Konzeption,
    /// Umsetzung NRW
    Umsetzung,
    /// Pilotierung NRW
    Pilotierung,
    /// Start Roll-out NRW
    RolloutNrw,
    /// Start bundesweiter Roll-out; a milestone, not a phase
    RolloutBund,
}

impl Schritt {
    /// All, lowest rank first.
    pub const ALLE: [Self; 6] = [
        Self::Vorbereitung,
        Self::Konzeption,
        Self::Umsetzung,
        Self::Pilotierung,
        Self::RolloutNrw,
        Self::RolloutBund,
    ];
    /// The words of files and catalogue, in the same order.
    pub const WORTE: [&'static str; 6] =
        ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        Self::WORTE[self as usize]
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.wort() == text)
    }

    /// The coarse phase that this step belongs to.
    #[must_use]
    pub fn phase(self) -> Phase {
        match self {
            Self::Vorbereitung | Self::Konzeption => Phase::Konzeption,
            Self::Umsetzung | Self::Pilotierung => Phase::Umsetzung,
            Self::RolloutNrw | Self::RolloutBund => Phase::Betrieb,
        }
    }
}

/// The four kinds of date that a step may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeilensteinArt {
    /// First agreed baseline.
    Basis,
    /// Plan in force.
    Plan,
    /// What the project expects now.
    Prognose,
    /// What happened.
    Ist,
}

impl MeilensteinArt {
    /// All, in the order of the forms.
    pub const ALLE: [Self; 4] = [Self::Basis, Self::Plan, Self::Prognose, Self::Ist];
    /// The words of files and catalogue, in the same order.
    pub const WORTE: [&'static str; 4] = ["basis", "plan", "prognose", "ist"];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        Self::WORTE[self as usize]
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|a| a.wort() == text)
    }
}

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Vorbereitung and Konzeption.
    Konzeption,
    /// Umsetzung and Pilotierung.
    Umsetzung,
    /// Roll-out in NRW.
    Betrieb,
    /// Planned, nothing begun.
    Neu,
    /// No report that tells.
    NichtGemeldet,
    /// Put aside and not resumed.
    Zurueckgestellt,
    /// Left the programme.
    Ausgeschieden,
}

impl Phase {
    /// All, in the order in which they are shown.
    pub const ALLE: [Self; 7] = [
        Self::Konzeption,
        Self::Umsetzung,
        Self::Betrieb,
        Self::Neu,
        Self::NichtGemeldet,
        Self::Zurueckgestellt,
        Self::Ausgeschieden,
    ];

    /// Word in JSON and lists.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Konzeption => "konzeption",
            Self::Umsetzung => "umsetzung",
            Self::Betrieb => "betrieb",
            Self::Neu => "neu",
            Self::NichtGemeldet => "nicht_gemeldet",
            Self::Zurueckgestellt => "zurueckgestellt",
            Self::Ausgeschieden => "ausgeschieden",
        }
    }

    /// Whether the project counts into the scope of the burn-up.
    #[must_use]
    pub fn im_umfang(self) -> bool {
        !matches!(self, Self::Zurueckgestellt | Self::Ausgeschieden)
    }
}

/// A dated (or undated) step of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meilenstein {
    /// Which step.
    pub schritt: Schritt,
    /// Which kind of date.
    pub art: MeilensteinArt,
    /// When.
    pub zeit: Zeitangabe,
    /// Whether a source is on record.
    pub belegt: bool,
}

/// What the rules need to know of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Projekt {
    /// Natural key.
    pub kuerzel: String,
    /// Title.
    pub titel: String,
    /// Confirmed as one of the 35: `Some(true)`, not one: `Some(false)`, unknown: `None`.
    pub eines_der_35: Option<bool>,
    /// Taken into the programme; `None`: in it on every day.
    pub aufgenommen_am: Option<NaiveDate>,
    /// Left the programme.
    pub ausgeschieden_am: Option<NaiveDate>,
    /// Put aside.
    pub zurueckgestellt_am: Option<NaiveDate>,
    /// Resumed.
    pub fortgesetzt_am: Option<NaiveDate>,
    /// Whether a source is on record.
    pub belegt: bool,
    /// At most one per step and kind.
    pub meilensteine: Vec<Meilenstein>,
    /// Days of the Sachstände, any order.
    pub sachstaende: Vec<NaiveDate>,
    /// Wiedervorlagen: day of the Sachstand that set it, and day on which it is due. Any order.
    pub wiedervorlagen: Vec<(NaiveDate, NaiveDate)>,
}

impl Projekt {
    /// The milestone of that step and kind.
    #[must_use]
    pub fn meilenstein(&self, schritt: Schritt, art: MeilensteinArt) -> Option<&Meilenstein> {
        self.meilensteine.iter().find(|m| m.schritt == schritt && m.art == art)
    }

    /// Whether the project was in the programme by that day (also if it has left since).
    #[must_use]
    pub fn aufgenommen(&self, tag: NaiveDate) -> bool {
        self.aufgenommen_am.is_none_or(|d| d <= tag)
    }

    /// Phase on that day; `None` before it was taken in.
    #[must_use]
    pub fn phase(&self, tag: NaiveDate) -> Option<Phase> {
        self.phase_mit_schritt(tag).map(|(phase, _)| phase)
    }

    /// Phase on that day with the date that began it, where one is known.
    #[must_use]
    pub fn phase_mit_schritt(&self, tag: NaiveDate) -> Option<(Phase, Option<Zeitangabe>)> {
        if !self.aufgenommen(tag) {
            return None;
        }
        if let Some(d) = self.ausgeschieden_am.filter(|d| *d <= tag) {
            return Some((Phase::Ausgeschieden, Some(Zeitangabe::tag(d))));
        }
        if let Some(d) = self.zurueckgestellt_am.filter(|d| *d <= tag) {
            let fortgesetzt = self.fortgesetzt_am.is_some_and(|f| d < f && f <= tag);
            if !fortgesetzt {
                return Some((Phase::Zurueckgestellt, Some(Zeitangabe::tag(d))));
            }
        }
        let ist = || self.meilensteine.iter().filter(|m| m.art == MeilensteinArt::Ist);
        let erreicht = ist().filter(|m| m.zeit.bis(tag)).map(|m| m.schritt).max();
        let undatiert =
            ist().filter(|m| m.zeit.genauigkeit() == Genauigkeit::Undatiert).map(|m| m.schritt).max();
        match (erreicht, undatiert) {
            // The source saw a later step, but not when.
            (Some(e), Some(u)) if u > e => Some((Phase::NichtGemeldet, None)),
            (Some(e), _) => {
                let phase = e.phase();
                // The phase began with its lowest reached step.
                let seit = ist()
                    .filter(|m| m.schritt.phase() == phase && m.zeit.bis(tag))
                    .map(|m| m.zeit)
                    .min_by_key(Zeitangabe::datum);
                Some((phase, seit))
            }
            // Some step was reached, perhaps before this day.
            (None, Some(_)) => Some((Phase::NichtGemeldet, None)),
            (None, None) => Some((self.ohne_erreichten_schritt(), None)),
        }
    }

    /// Neu if steps are on record and none lies before the first report; else nothing is known.
    fn ohne_erreichten_schritt(&self) -> Phase {
        if self.meilensteine.is_empty() {
            return Phase::NichtGemeldet;
        }
        let mut ist = self.meilensteine.iter().filter(|m| m.art == MeilensteinArt::Ist).peekable();
        if ist.peek().is_none() {
            return Phase::Neu;
        }
        let niedrigster = ist.filter(|m| m.zeit.datum().is_some()).map(|m| m.schritt).min();
        if niedrigster == Some(Schritt::Vorbereitung) { Phase::Neu } else { Phase::NichtGemeldet }
    }

    /// The Wiedervorlage that is due on that day: of the newest Sachstand only, because a later report answers an
    /// earlier reminder. The earliest one, if that day has several Sachstände.
    #[must_use]
    pub fn wiedervorlage(&self, tag: NaiveDate) -> Option<NaiveDate> {
        let neuester = self.sachstaende.iter().copied().filter(|d| *d <= tag).max()?;
        let faellig = self.wiedervorlagen.iter().filter(|(am, _)| *am == neuester).map(|(_, f)| *f).min()?;
        (faellig <= tag).then_some(faellig)
    }

    /// The lowest step above every reached one, with the best date on record for it.
    #[must_use]
    pub fn naechster(&self, tag: NaiveDate) -> Option<(Schritt, MeilensteinArt, Zeitangabe)> {
        if !self.phase(tag).is_some_and(Phase::im_umfang) {
            return None;
        }
        let erreicht = self
            .meilensteine
            .iter()
            .filter(|m| {
                m.art == MeilensteinArt::Ist
                    && (m.zeit.bis(tag) || m.zeit.genauigkeit() == Genauigkeit::Undatiert)
            })
            .map(|m| m.schritt)
            .max();
        Schritt::ALLE.into_iter().filter(|s| erreicht.is_none_or(|e| *s > e)).find_map(|s| {
            [MeilensteinArt::Prognose, MeilensteinArt::Plan, MeilensteinArt::Basis]
                .into_iter()
                .filter_map(|a| self.meilenstein(s, a).map(|m| (s, a, m.zeit)))
                // A dated plan says more than an undated prognose.
                .min_by_key(|(_, _, z)| z.datum().is_none())
        })
    }

    /// Days from the baseline of the NRW roll-out to its ist (up to the day), else prognose, else plan.
    #[must_use]
    pub fn verzug_tage(&self, tag: NaiveDate) -> Option<i64> {
        let basis = self.meilenstein(Schritt::RolloutNrw, MeilensteinArt::Basis)?.zeit.datum()?;
        self.verzug_gegen(Schritt::RolloutNrw, basis, tag)
    }

    /// Days from a baseline of a step, the last or the first one, to its ist (up to the day), else prognose, else
    /// plan. Positive is later.
    #[must_use]
    pub fn verzug_gegen(&self, schritt: Schritt, basis: NaiveDate, tag: NaiveDate) -> Option<i64> {
        let ist = self
            .meilenstein(schritt, MeilensteinArt::Ist)
            .filter(|m| m.zeit.bis(tag))
            .and_then(|m| m.zeit.datum());
        let dann = ist.or_else(|| {
            [MeilensteinArt::Prognose, MeilensteinArt::Plan]
                .into_iter()
                .find_map(|a| self.meilenstein(schritt, a)?.zeit.datum())
        })?;
        Some((dann - basis).num_days())
    }

    /// Day of the last report up to the day: a Sachstand, or an ist whose day is known.
    #[must_use]
    pub fn letzte_meldung(&self, tag: NaiveDate) -> Option<NaiveDate> {
        let ist =
            self.meilensteine.iter().filter(|m| m.art == MeilensteinArt::Ist).filter_map(|m| m.zeit.datum());
        self.sachstaende.iter().copied().chain(ist).filter(|d| *d <= tag).max()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn tag(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// "konzeption ist 2020-03-31", "umsetzung ist -" (undatiert).
    pub(crate) fn projekt(kuerzel: &str, zeilen: &[&str]) -> Projekt {
        let meilensteine = zeilen
            .iter()
            .map(|z| {
                let w: Vec<&str> = z.split_whitespace().collect();
                Meilenstein {
                    schritt: Schritt::lesen(w[0]).unwrap(),
                    art: MeilensteinArt::lesen(w[1]).unwrap(),
                    zeit: if w[2] == "-" { Zeitangabe::undatiert() } else { Zeitangabe::tag(tag(w[2])) },
                    belegt: true,
                }
            })
            .collect();
        Projekt {
            kuerzel: kuerzel.into(),
            titel: kuerzel.into(),
            belegt: true,
            meilensteine,
            ..Projekt::default()
        }
    }

    #[test]
    fn phase_als_tabelle() {
        for (zeilen, am, phase) in [
            (&[][..], "2021-03-08", Phase::NichtGemeldet),
            (&["umsetzung plan 2022-01-01"], "2021-03-08", Phase::Neu),
            (&["konzeption ist 2020-03-31"], "2020-03-30", Phase::NichtGemeldet),
            (&["konzeption ist 2020-03-31"], "2020-03-31", Phase::Konzeption),
            (&["vorbereitung ist 2020-03-31"], "2020-03-30", Phase::Neu),
            (&["vorbereitung ist 2020-03-31", "konzeption ist 2020-06-01"], "2020-01-01", Phase::Neu),
            // A missing middle step does not block.
            (&["konzeption ist 2020-03-31", "pilotierung ist 2021-01-01"], "2021-01-01", Phase::Umsetzung),
            // Rank decides, not the order of dates.
            (&["umsetzung ist 2020-01-01", "konzeption ist 2020-06-01"], "2020-07-01", Phase::Umsetzung),
            (&["rollout_bund ist 2020-01-01"], "2020-07-01", Phase::Betrieb),
            (&["rollout_nrw ist 2020-01-01"], "2019-12-31", Phase::NichtGemeldet),
            // An undated later step hides the earlier one; an undated earlier one does not.
            (&["vorbereitung ist 2019-01-01", "rollout_nrw ist -"], "2021-03-08", Phase::NichtGemeldet),
            (&["umsetzung ist 2019-01-01", "konzeption ist -"], "2021-03-08", Phase::Umsetzung),
            (&["konzeption ist -"], "2021-03-08", Phase::NichtGemeldet),
            (&["vorbereitung ist 2020-03-31", "konzeption ist -"], "2020-01-01", Phase::NichtGemeldet),
            // A future ist is no fact on that day.
            (&["vorbereitung ist 2020-01-01", "umsetzung ist 2023-01-01"], "2021-03-08", Phase::Konzeption),
        ] {
            assert_eq!(projekt("p", zeilen).phase(tag(am)), Some(phase), "{zeilen:?} am {am}");
        }
    }

    #[test]
    fn austritt_und_pause() {
        let mut p = projekt("p", &["umsetzung ist 2020-01-01"]);
        p.aufgenommen_am = Some(tag("2019-06-01"));
        p.zurueckgestellt_am = Some(tag("2021-01-01"));
        p.fortgesetzt_am = Some(tag("2021-06-01"));
        p.ausgeschieden_am = Some(tag("2022-01-01"));
        for (am, phase) in [
            ("2019-05-31", None),
            ("2020-12-31", Some(Phase::Umsetzung)),
            ("2021-01-01", Some(Phase::Zurueckgestellt)),
            ("2021-05-31", Some(Phase::Zurueckgestellt)),
            ("2021-06-01", Some(Phase::Umsetzung)),
            ("2022-01-01", Some(Phase::Ausgeschieden)),
        ] {
            assert_eq!(p.phase(tag(am)), phase, "{am}");
        }
    }

    #[test]
    fn naechster_und_verzug() {
        let p = projekt(
            "p",
            &[
                "konzeption ist 2020-01-01",
                "umsetzung plan 2020-06-01",
                "umsetzung prognose 2020-09-01",
                "rollout_nrw basis 2021-01-01",
                "rollout_nrw prognose 2021-01-31",
                "rollout_nrw ist 2021-03-02",
            ],
        );
        let (s, a, z) = p.naechster(tag("2020-02-01")).unwrap();
        assert_eq!((s, a, z.text().as_str()), (Schritt::Umsetzung, MeilensteinArt::Prognose, "01.09.2020"));
        assert_eq!(p.verzug_tage(tag("2020-02-01")), Some(30));
        assert_eq!(p.verzug_tage(tag("2021-03-02")), Some(60));
        assert_eq!(p.letzte_meldung(tag("2020-12-31")), Some(tag("2020-01-01")));
    }
}
