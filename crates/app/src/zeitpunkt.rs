//! Moments: read strictly as RFC 3339, said in words.

use chrono::{DateTime, NaiveDate, Utc};
use ozg_domain::regel::Regel;
use ozg_domain::wert::Feldfehler;
use ozg_domain::zeit;
use ozg_store::StoreFehler;

use crate::dto::ApiFehler;
use crate::labels;

/// A refused field as an error.
pub(crate) fn feldfehler(feld: &'static str, wert: &str, regel: Regel) -> ApiFehler {
    StoreFehler::from(Feldfehler::neu(feld, wert, regel)).into()
}

/// A moment with its offset; empty is `None`: jetzt.
///
/// # Errors
/// [`crate::dto::FehlerCode::EingabeUngueltig`] for anything else, and outside of 1990 to 2100.
pub(crate) fn zeitpunkt_lesen(text: Option<&str>) -> Result<Option<DateTime<Utc>>, ApiFehler> {
    let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) else {
        return Ok(None);
    };
    let am = DateTime::parse_from_rfc3339(text)
        .map_err(|_| feldfehler("bekannt_am", text, Regel::KeinZeitpunkt))?
        .with_timezone(&Utc);
    zeit::im_rahmen(am.date_naive()).map_err(|regel| feldfehler("bekannt_am", text, regel))?;
    Ok(Some(am))
}

/// A day.
///
/// # Errors
/// [`crate::dto::FehlerCode::EingabeUngueltig`].
pub(crate) fn stichtag_lesen(text: &str) -> Result<NaiveDate, ApiFehler> {
    zeit::tag_lesen(text).map_err(|regel| feldfehler("stichtag", text, regel))
}

/// "08.03.2021, 17:00 Uhr (UTC)" from RFC 3339; anything else as it stands.
pub(crate) fn zeitpunkt_text(text: &str) -> String {
    let Ok(am) = DateTime::parse_from_rfc3339(text) else {
        return text.to_owned();
    };
    let am = am.with_timezone(&Utc);
    let (tag, uhr) = (zeit::tag_text(am.date_naive()), am.format("%H:%M").to_string());
    labels::text("zeitpunkt", &[("tag", &tag), ("uhr", &uhr)])
}

/// "bekannt am: jetzt" or "bekannt am: 08.03.2021, 17:00 Uhr (UTC)".
pub(crate) fn bekannt_text(bekannt_am: Option<&str>) -> String {
    match bekannt_am {
        None => labels::text("bekannt_am_jetzt", &[]),
        Some(am) => labels::text("bekannt_am", &[("zeit", &zeitpunkt_text(am))]),
    }
}
