//! Journeys through the real window: WebKit, real commands, real catalogues.

mod treiber;

mod reise;
