//! Commands of the window: unpack, call, convert. Every argument is checked behind them as if an attacker sent it.

pub(crate) mod angebot;
pub(crate) mod chronik;
pub(crate) mod datei;
pub(crate) mod fenster;
pub(crate) mod lesen;
pub(crate) mod lokal;
pub(crate) mod prognose;
pub(crate) mod schreiben;
