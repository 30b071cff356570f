//! Days: working days, round dates, the limits of the history. Whole days only, no floating point.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// The day the pictures show; the fates are those of this day.
pub(super) const STICHTAG: NaiveDate = tag(2022, 6, 30);
/// Last day on which something is entered.
pub(super) const ENDE: NaiveDate = tag(2022, 12, 20);

/// A day of the calendar. An impossible one would become the earliest day; all callers pass literals.
pub(super) const fn tag(jahr: i32, monat: u32, tag: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(jahr, monat, tag) {
        Some(d) => d,
        None => NaiveDate::MIN,
    }
}

/// So many days later (earlier if negative).
pub(super) fn plus(tag: NaiveDate, tage: i64) -> NaiveDate {
    tag.checked_add_signed(TimeDelta::days(tage)).unwrap_or(tag)
}

/// Days from `von` to `bis`.
pub(super) fn tage(von: NaiveDate, bis: NaiveDate) -> i64 {
    (bis - von).num_days()
}

/// The day at so many thousandths of the span.
pub(super) fn anteilig(von: NaiveDate, bis: NaiveDate, tausendstel: i64) -> NaiveDate {
    plus(von, tage(von, bis) * tausendstel / 1_000)
}

/// The day itself or the next working day. Between Christmas and New Year nobody enters anything.
pub(super) fn werktag(tag: NaiveDate) -> NaiveDate {
    let mut d = tag;
    if (d.month(), d.day()) >= (12, 24) {
        d = plus(d, i64::from(33 - d.day()));
    } else if (d.month(), d.day()) == (1, 1) {
        d = plus(d, 1);
    }
    match d.weekday() {
        Weekday::Sat => plus(d, 2),
        Weekday::Sun => plus(d, 1),
        _ => d,
    }
}

/// The nearest 1st or 15th at or before: people plan in round dates.
pub(super) fn rund(tag: NaiveDate) -> NaiveDate {
    tag.with_day(if tag.day() >= 15 { 15 } else { 1 }).unwrap_or(tag)
}

/// Value at `ort` of a broken line through the points, ascending by their first number.
pub(super) fn linie(punkte: &[(i64, i64)], ort: i64) -> i64 {
    punkte.windows(2).find(|w| ort <= w[1].0).map_or_else(
        || punkte.last().map_or(0, |p| p.1),
        |w| w[0].1 + (w[1].1 - w[0].1) * (ort - w[0].0) / (w[1].0 - w[0].0).max(1),
    )
}
