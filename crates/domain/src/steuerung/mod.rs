//! What to steer by: dates kept, slips, dwell times, the plan against time, signals, the state of the data, risks.
//!
//! Each figure is a pure function of projects and a Stichtag; unknown is counted apart and never false. Rates are in
//! [`crate::frist`], the forecast in [`crate::prognose`].
//!
//! Source: KENNZAHLEN §2 (B2, B5, B6, B8, B9).

mod datenlage;
mod earned_schedule;
mod leiter;
mod risiko;
mod signal;
mod termintreue;
mod verweildauer;

pub use datenlage::{Anteil, Datenlage, PFLICHTANGABEN, datenlage};
pub use earned_schedule::{EarnedSchedule, earned_schedule};
pub use leiter::{Sprosse, leiter};
pub use risiko::{Risiko, Risikoart, Stufe, offen};
pub use signal::{Bewertung, GEFAEHRDET_AB_TAGEN, Signal, Signalgrund, Urteil, abweichung, neueste, signal};
pub use termintreue::{Basis, Termintreue, Verzug, termintreue, verzuege};
pub use verweildauer::{Uebergang, Verweildauer, uebergaenge, verweildauern};
