//! Anwendungsfälle.
pub mod dto;
