//! Taking any entry back, also an old one: field by field, as promised, or not at all.

mod folgen;
mod lagen;

pub(crate) use folgen::dauerlauf;
