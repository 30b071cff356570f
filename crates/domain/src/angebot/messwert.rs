//! Which published figures follow a rule of the ladder.
//!
//! Only what its source counts in the same way stands beside a rung; its denominator stays its own.

/// The rung of a Messwert by its `kennzahl`; `None` if no rule counts like that.
#[must_use]
pub fn regel(kennzahl: &str) -> Option<&'static str> {
    match kennzahl {
        // "in mindestens einer Kommune online verfügbar"
        "leistungen_online" => Some("Z1"),
        // "flächendeckend verfügbar"
        "flaechendeckend" => Some("Z3"),
        // "davon bundesweit flächendeckend verfügbar"
        "davon_bundesweit" => Some("Z3-Bund"),
        _ => None,
    }
}
