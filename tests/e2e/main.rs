//! Journeys through the real window: WebKit, real commands, real catalogues.

mod ablage;
mod bilder;
mod chronik;
mod entwurf;
mod feindlich;
mod griffe;
mod minute;
mod reise;
mod rollout;
mod tageswerk;
mod zugang;
