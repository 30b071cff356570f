//! The data check: what is missing, contradictory, old or without source. It never blocks.

use chrono::NaiveDate;

use crate::foerderung::{Tranche, stand};
use crate::projekt::{MeilensteinArt, Projekt, Schritt};
use crate::zeit::Genauigkeit;

/// A report older than this many days is due again.
pub const VERALTET_NACH_TAGEN: i64 = 90;

/// Kinds of finding, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Befundart {
    /// A reminder that someone set is due.
    Faellig,
    /// Something that should be there is not.
    Fehlt,
    /// Two facts contradict each other.
    Widerspruch,
    /// The last report is older than 90 days, or the next date has passed.
    Veraltet,
    /// No source is on record.
    Unbelegt,
}

impl Befundart {
    /// Word in JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Faellig => "faellig",
            Self::Fehlt => "fehlt",
            Self::Widerspruch => "widerspruch",
            Self::Veraltet => "veraltet",
            Self::Unbelegt => "unbelegt",
        }
    }
}

/// What was found. The sentence is a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fund {
    /// The Wiedervorlage of the newest Sachstand has been due for that many days, 0 on the day itself.
    Wiedervorlage(i64),
    /// No Sachstand up to that day and no ist, not even an undated one.
    KeineMeldung,
    /// The phase cannot be told on that day although something is on record.
    PhaseUnbekannt,
    /// The last report lies that many days back.
    MeldungAlt(i64),
    /// A later step is dated before an earlier one (earlier, later).
    Reihenfolge(Schritt, Schritt),
    /// The best date on record for the next open step lies that many days back.
    Ueberschritten(Schritt, MeilensteinArt, i64),
    /// An ist lies after the day of the last entry.
    IstInDerZukunft(Schritt),
    /// An ist without a date.
    Undatiert(Schritt),
    /// Resumed without or before being put aside.
    FortgesetztOhnePause,
    /// Left or put aside before it was taken in.
    VorAufnahme,
    /// That many milestones have no source.
    MeilensteineUnbelegt(u32),
    /// The project itself has no source.
    ProjektUnbelegt,
    /// More granted than the Ansatz.
    MehrBewilligtAlsAnsatz,
    /// More drawn than granted.
    MehrAbgerufenAlsBewilligt,
    /// More drawn than the Ansatz, while what was granted is not fully known.
    MehrAbgerufenAlsAnsatz,
}

impl Fund {
    /// Which kind it is.
    #[must_use]
    pub fn art(&self) -> Befundart {
        match self {
            Self::Wiedervorlage(_) => Befundart::Faellig,
            Self::KeineMeldung | Self::PhaseUnbekannt | Self::Undatiert(_) => Befundart::Fehlt,
            Self::Reihenfolge(..)
            | Self::IstInDerZukunft(_)
            | Self::FortgesetztOhnePause
            | Self::VorAufnahme
            | Self::MehrBewilligtAlsAnsatz
            | Self::MehrAbgerufenAlsBewilligt
            | Self::MehrAbgerufenAlsAnsatz => Befundart::Widerspruch,
            Self::MeldungAlt(_) | Self::Ueberschritten(..) => Befundart::Veraltet,
            Self::MeilensteineUnbelegt(_) | Self::ProjektUnbelegt => Befundart::Unbelegt,
        }
    }
}

/// Findings of one project on that day. An ist is in the future if it lies after `bekannt_bis`, the day of the last
/// entry: on a past Stichtag a later ist is no contradiction.
#[must_use]
pub fn projekt(p: &Projekt, tag: NaiveDate, bekannt_bis: NaiveDate) -> Vec<Fund> {
    let Some(phase) = p.phase(tag) else {
        return Vec::new();
    };
    let mut funde = Vec::new();
    let undatiert = p
        .meilensteine
        .iter()
        .any(|m| m.art == MeilensteinArt::Ist && m.zeit.genauigkeit() == Genauigkeit::Undatiert);
    if phase.im_umfang() {
        if let Some(faellig) = p.wiedervorlage(tag) {
            funde.push(Fund::Wiedervorlage((tag - faellig).num_days()));
        }
        match p.letzte_meldung(tag) {
            // An undated ist is a report, too; only its day is unknown.
            None if undatiert => funde.push(Fund::PhaseUnbekannt),
            None => funde.push(Fund::KeineMeldung),
            Some(d) => {
                let alter = (tag - d).num_days();
                if alter > VERALTET_NACH_TAGEN {
                    funde.push(Fund::MeldungAlt(alter));
                }
                if phase == crate::projekt::Phase::NichtGemeldet {
                    funde.push(Fund::PhaseUnbekannt);
                }
            }
        }
    }
    funde.extend(reihenfolge(p));
    for m in &p.meilensteine {
        match m.art {
            MeilensteinArt::Ist if m.zeit.genauigkeit() == Genauigkeit::Undatiert => {
                funde.push(Fund::Undatiert(m.schritt));
            }
            MeilensteinArt::Ist if m.zeit.datum().is_some_and(|d| d > bekannt_bis) => {
                funde.push(Fund::IstInDerZukunft(m.schritt));
            }
            MeilensteinArt::Basis | MeilensteinArt::Plan | MeilensteinArt::Prognose | MeilensteinArt::Ist => {
            }
        }
    }
    if let Some((schritt, art, zeit)) = p.naechster(tag)
        && let Some(ueberfaellig) = zeit.datum().map(|d| (tag - d).num_days()).filter(|n| *n > 0)
    {
        funde.push(Fund::Ueberschritten(schritt, art, ueberfaellig));
    }
    if let Some(f) = p.fortgesetzt_am
        && p.zurueckgestellt_am.is_none_or(|z| f <= z)
    {
        funde.push(Fund::FortgesetztOhnePause);
    }
    if let Some(a) = p.aufgenommen_am
        && [p.ausgeschieden_am, p.zurueckgestellt_am].into_iter().flatten().any(|d| d < a)
    {
        funde.push(Fund::VorAufnahme);
    }
    let unbelegt = p.meilensteine.iter().filter(|m| !m.belegt).count();
    if unbelegt > 0 {
        funde.push(Fund::MeilensteineUnbelegt(u32::try_from(unbelegt).unwrap_or(u32::MAX)));
    }
    if !p.belegt {
        funde.push(Fund::ProjektUnbelegt);
    }
    funde.sort_by_key(Fund::art);
    funde
}

/// Pairs of steps whose ist dates run against the order, neighbours among the dated ones only.
fn reihenfolge(p: &Projekt) -> Vec<Fund> {
    let dated: Vec<_> = Schritt::ALLE
        .into_iter()
        .filter_map(|s| {
            let m = p.meilenstein(s, MeilensteinArt::Ist)?;
            Some((s, m.zeit.datum()?))
        })
        .collect();
    dated.windows(2).filter(|w| w[1].1 < w[0].1).map(|w| Fund::Reihenfolge(w[0].0, w[1].0)).collect()
}

/// Findings of one tranche on that day: P ≤ B ≤ A.
#[must_use]
pub fn tranche(t: &Tranche, tag: NaiveDate) -> Vec<Fund> {
    let s = stand(t, tag);
    let mut funde = Vec::new();
    if let (Some(a), Some(b)) = (s.ansatz, s.bewilligt)
        && b > a
    {
        funde.push(Fund::MehrBewilligtAlsAnsatz);
    }
    // With grants of unknown amount the total granted is only a lower bound.
    if let Some(p) = s.abgeflossen
        && s.ohne_betrag == 0
        && p > s.bewilligt.unwrap_or(0)
    {
        funde.push(Fund::MehrAbgerufenAlsBewilligt);
    }
    // Unknown grants hide one of the two above, not that P ≤ A is broken.
    if funde.is_empty()
        && let (Some(a), Some(p)) = (s.ansatz, s.abgeflossen)
        && p > a
    {
        funde.push(Fund::MehrAbgerufenAlsAnsatz);
    }
    funde
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projekt::tests::{projekt as bau, tag};

    #[test]
    fn funde_als_tabelle() {
        for (zeilen, am, funde) in [
            (&[][..], "2021-03-08", vec![Fund::KeineMeldung]),
            (&["konzeption ist 2021-03-01"], "2021-03-08", vec![]),
            (&["konzeption ist 2020-12-01"], "2021-03-08", vec![Fund::MeldungAlt(97)]),
            (
                &["umsetzung ist 2021-01-01", "konzeption ist 2021-02-01"],
                "2021-03-08",
                vec![Fund::Reihenfolge(Schritt::Konzeption, Schritt::Umsetzung)],
            ),
            (
                &["konzeption ist 2021-03-01", "umsetzung plan 2021-03-05"],
                "2021-03-08",
                vec![Fund::Ueberschritten(Schritt::Umsetzung, MeilensteinArt::Plan, 3)],
            ),
            (
                &["konzeption ist -"],
                "2021-03-08",
                vec![Fund::PhaseUnbekannt, Fund::Undatiert(Schritt::Konzeption)],
            ),
            (
                &["vorbereitung ist 2021-03-01", "rollout_nrw ist -"],
                "2021-03-08",
                vec![Fund::PhaseUnbekannt, Fund::Undatiert(Schritt::RolloutNrw)],
            ),
        ] {
            assert_eq!(projekt(&bau("p", zeilen), tag(am), tag(am)), funde, "{zeilen:?}");
        }
    }
}
