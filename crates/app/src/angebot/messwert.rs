//! Published figures of NRW beside the rungs whose rule they follow.

use ozg_domain::messwert::{Zaehlregel, regel};
use ozg_store::{Leser, StoreFehler};

use crate::angebot::efa::rohdatum_text;
use crate::dto::LeiterMesswertDto;
use crate::leistung::{saetze, text};

/// Those that count OZG-Leistungen in NRW by a rule of the ladder, by day.
pub(crate) fn leiter(l: &Leser<'_>) -> Result<Vec<LeiterMesswertDto>, StoreFehler> {
    let mut aus: Vec<(String, LeiterMesswertDto)> = saetze(l, "messwert")?
        .iter()
        .filter_map(|s| {
            let regel = regel(&s.text("kennzahl"), &s.text("definition"), &s.text("region"), false)?;
            // The others are shares of a share.
            if !matches!(regel, Zaehlregel::Z1 | Zaehlregel::Z3) {
                return None;
            }
            let wert = s.text("wert").parse().ok()?;
            Some((
                s.text("datum"),
                LeiterMesswertDto {
                    kennung: s.text("kennung"),
                    regel: regel.wort().to_owned(),
                    datum: rohdatum_text(s),
                    wert,
                    nenner: s.text("grundgesamtheit").parse().ok(),
                    definition: text(s, "definition"),
                    quelle: text(s, "quelle"),
                },
            ))
        })
        .collect();
    aus.sort_by(|(a, x), (b, y)| (a, &x.kennung).cmp(&(b, &y.kennung)));
    Ok(aus.into_iter().map(|(_, m)| m).collect())
}
