//! What the rules say of a project, beside what a person says. The two are shown side by side, never averaged.

use chrono::NaiveDate;

use crate::projekt::{MeilensteinArt, Phase, Projekt, Schritt};

/// A slip of more days than this is a danger.
pub const GEFAEHRDET_AB_TAGEN: i64 = 90;

/// How a project stands towards the Frist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Nothing speaks against it.
    ImPlan,
    /// It may miss the Frist.
    Gefaehrdet,
    /// By its own dates it misses the Frist.
    NichtZuHalten,
    /// Nothing on record that tells.
    NichtBewertbar,
}

impl Signal {
    /// Word in JSON; those of the ratings, and "nicht bewertbar".
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::ImPlan => "im Plan",
            Self::Gefaehrdet => "gefährdet",
            Self::NichtZuHalten => "nicht zu halten",
            Self::NichtBewertbar => "nicht bewertbar",
        }
    }
}

/// The rule that decided. Numbers are days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signalgrund {
    /// In Betrieb by the Frist.
    ImBetrieb,
    /// In Betrieb, but so long after the Frist.
    NachFristErreicht(i64),
    /// The Frist is over, and it is not in Betrieb.
    FristVorbei,
    /// Expected so long after the Frist.
    ErwartetNachFrist(i64),
    /// The expected day has been over for so long, and it is not in Betrieb.
    TerminUeberholt(i64),
    /// Slips by so much against the baseline.
    Verzug(i64),
    /// Expected by the Frist, with a slip of so much at most; `None`: without a baseline.
    Rechtzeitig(Option<i64>),
    /// No day of the roll-out is expected.
    OhneTermin,
    /// The phase is not reported, so a date in time says nothing.
    NichtGemeldet,
}

impl Signalgrund {
    /// Word of the rule.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::ImBetrieb => "im_betrieb",
            Self::NachFristErreicht(_) => "nach_frist_erreicht",
            Self::FristVorbei => "frist_vorbei",
            Self::ErwartetNachFrist(_) => "erwartet_nach_frist",
            Self::TerminUeberholt(_) => "termin_ueberholt",
            Self::Verzug(_) => "verzug",
            Self::Rechtzeitig(_) => "rechtzeitig",
            Self::OhneTermin => "ohne_termin",
            Self::NichtGemeldet => "nicht_gemeldet",
        }
    }

    /// The days that it names.
    #[must_use]
    pub fn tage(self) -> Option<i64> {
        match self {
            Self::NachFristErreicht(n)
            | Self::ErwartetNachFrist(n)
            | Self::TerminUeberholt(n)
            | Self::Verzug(n) => Some(n),
            Self::Rechtzeitig(n) => n,
            Self::ImBetrieb | Self::FristVorbei | Self::OhneTermin | Self::NichtGemeldet => None,
        }
    }
}

/// The signal of a project of the scope; `None` for others. The first rule that fits decides: in Betrieb; Frist over;
/// expected (prognose, else plan) after the Frist: nicht zu halten; expected day over or slip > 90 days: gefährdet; no
/// expected day, or phase not reported: nicht bewertbar; else im Plan (own rule).
#[must_use]
pub fn signal(p: &Projekt, tag: NaiveDate, frist: NaiveDate) -> Option<(Signal, Signalgrund)> {
    let phase = p.phase(tag).filter(|ph| ph.im_umfang())?;
    let erwartet = [MeilensteinArt::Prognose, MeilensteinArt::Plan]
        .into_iter()
        .find_map(|a| p.meilenstein(Schritt::RolloutNrw, a)?.zeit.datum());
    let verzug = p.verzug_tage(tag);
    Some(match (phase, erwartet) {
        (Phase::Betrieb, _) => {
            let seit = p.phase_mit_schritt(tag).and_then(|(_, zeit)| zeit?.datum());
            match seit.map(|d| (d - frist).num_days()) {
                Some(n) if n > 0 => (Signal::NichtZuHalten, Signalgrund::NachFristErreicht(n)),
                Some(_) | None => (Signal::ImPlan, Signalgrund::ImBetrieb),
            }
        }
        // Perhaps it is in Betrieb, and nobody said so.
        (Phase::NichtGemeldet, _) if tag > frist => (Signal::NichtBewertbar, Signalgrund::NichtGemeldet),
        _ if tag > frist => (Signal::NichtZuHalten, Signalgrund::FristVorbei),
        (_, Some(e)) if e > frist => {
            (Signal::NichtZuHalten, Signalgrund::ErwartetNachFrist((e - frist).num_days()))
        }
        (Phase::NichtGemeldet, _) => (Signal::NichtBewertbar, Signalgrund::NichtGemeldet),
        (_, None) => (Signal::NichtBewertbar, Signalgrund::OhneTermin),
        (_, Some(e)) if e < tag => (Signal::Gefaehrdet, Signalgrund::TerminUeberholt((tag - e).num_days())),
        _ => match verzug {
            Some(n) if n > GEFAEHRDET_AB_TAGEN => (Signal::Gefaehrdet, Signalgrund::Verzug(n)),
            n => (Signal::ImPlan, Signalgrund::Rechtzeitig(n)),
        },
    })
}

/// What a person may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urteil {
    /// "im Plan"
    ImPlan,
    /// "gefährdet"
    Gefaehrdet,
    /// "nicht zu halten"
    NichtZuHalten,
}

impl Urteil {
    /// All.
    pub const ALLE: [Self; 3] = [Self::ImPlan, Self::Gefaehrdet, Self::NichtZuHalten];

    /// Word in files and in the catalogue.
    #[must_use]
    pub fn wort(self) -> &'static str {
        self.signal().wort()
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|u| u.wort() == text)
    }

    /// The same as a signal.
    #[must_use]
    pub fn signal(self) -> Signal {
        match self {
            Self::ImPlan => Signal::ImPlan,
            Self::Gefaehrdet => Signal::Gefaehrdet,
            Self::NichtZuHalten => Signal::NichtZuHalten,
        }
    }
}

/// A rating on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bewertung {
    /// Natural key.
    pub kennung: String,
    /// kuerzel of the project.
    pub projekt: String,
    /// When.
    pub am: NaiveDate,
    /// What.
    pub urteil: Urteil,
    /// By whom: a function or office.
    pub von: String,
    /// Why, where said.
    pub begruendung: Option<String>,
}

/// The neueste rating of a project up to the day; of one day the last by kennung.
#[must_use]
pub fn neueste<'a>(bewertungen: &'a [Bewertung], kuerzel: &str, tag: NaiveDate) -> Option<&'a Bewertung> {
    bewertungen
        .iter()
        .filter(|b| b.projekt == kuerzel && b.am <= tag)
        .max_by_key(|b| (b.am, b.kennung.as_str()))
}

/// Whether rule and person differ; `None` where one of them says nothing.
#[must_use]
pub fn abweichung(signal: Signal, bewertung: Option<&Bewertung>) -> Option<bool> {
    bewertung.filter(|_| signal != Signal::NichtBewertbar).map(|b| b.urteil.signal() != signal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt, tag};

    #[test]
    fn regeln_als_tabelle() {
        let k = "konzeption ist 2020-01-01";
        for (zeilen, am, signal_, grund) in [
            (
                &[k, "rollout_nrw plan 2022-12-31"][..],
                "2022-06-30",
                Signal::ImPlan,
                Signalgrund::Rechtzeitig(None),
            ),
            (
                &[k, "rollout_nrw plan 2023-01-01"],
                "2022-06-30",
                Signal::NichtZuHalten,
                Signalgrund::ErwartetNachFrist(1),
            ),
            // The prognose outweighs the plan.
            (
                &[k, "rollout_nrw plan 2023-01-01", "rollout_nrw prognose 2022-12-01"],
                "2022-06-30",
                Signal::ImPlan,
                Signalgrund::Rechtzeitig(None),
            ),
            (
                &[k, "rollout_nrw basis 2022-09-01", "rollout_nrw plan 2022-11-30"],
                "2022-06-30",
                Signal::ImPlan,
                Signalgrund::Rechtzeitig(Some(90)),
            ),
            (
                &[k, "rollout_nrw basis 2022-08-31", "rollout_nrw plan 2022-11-30"],
                "2022-06-30",
                Signal::Gefaehrdet,
                Signalgrund::Verzug(91),
            ),
            (
                &[k, "rollout_nrw plan 2022-06-01"],
                "2022-06-30",
                Signal::Gefaehrdet,
                Signalgrund::TerminUeberholt(29),
            ),
            // A baseline alone is no expectation.
            (
                &[k, "rollout_nrw basis 2022-06-01"],
                "2022-06-30",
                Signal::NichtBewertbar,
                Signalgrund::OhneTermin,
            ),
            (&[], "2022-06-30", Signal::NichtBewertbar, Signalgrund::NichtGemeldet),
            (&["umsetzung ist -"], "2023-06-30", Signal::NichtBewertbar, Signalgrund::NichtGemeldet),
            (
                &[k, "rollout_nrw plan 2023-09-01"],
                "2023-01-01",
                Signal::NichtZuHalten,
                Signalgrund::FristVorbei,
            ),
            (&["rollout_nrw ist 2022-06-01"], "2022-06-30", Signal::ImPlan, Signalgrund::ImBetrieb),
            (
                &["rollout_nrw ist 2023-01-10"],
                "2023-06-30",
                Signal::NichtZuHalten,
                Signalgrund::NachFristErreicht(10),
            ),
        ] {
            let p = projekt("p", zeilen);
            assert_eq!(signal(&p, tag(am), tag("2022-12-31")), Some((signal_, grund)), "{zeilen:?} am {am}");
        }
        let mut p = projekt("p", &[k]);
        p.ausgeschieden_am = Some(tag("2021-01-01"));
        assert_eq!(signal(&p, tag("2022-06-30"), tag("2022-12-31")), None);
    }

    #[test]
    fn neueste_bewertung_bis_zum_stichtag() {
        let b = |kennung: &str, am: &str, urteil| Bewertung {
            kennung: kennung.into(),
            projekt: "p".into(),
            am: tag(am),
            urteil,
            von: "KDN".into(),
            begruendung: None,
        };
        let alle = [
            b("c", "2022-07-01", Urteil::NichtZuHalten),
            b("a", "2022-06-01", Urteil::ImPlan),
            b("b", "2022-06-01", Urteil::Gefaehrdet),
        ];
        let am = |t: &str| neueste(&alle, "p", tag(t)).map(|b| b.kennung.as_str());
        assert_eq!(
            [am("2022-05-31"), am("2022-06-01"), am("2022-06-30"), am("2022-07-01")],
            [None, Some("b"), Some("b"), Some("c")]
        );
        assert_eq!(neueste(&alle, "q", tag("2022-07-01")), None);
        assert_eq!(abweichung(Signal::Gefaehrdet, Some(&alle[2])), Some(false));
        assert_eq!(abweichung(Signal::ImPlan, Some(&alle[2])), Some(true));
        assert_eq!(abweichung(Signal::NichtBewertbar, Some(&alle[2])), None);
        assert_eq!(abweichung(Signal::ImPlan, None), None);
    }
}
