//! Drives the real window, for the journeys in `e2e/` and for the measurements of `bench`.

pub mod treiber;
