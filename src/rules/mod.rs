//! Pure functions of the file, the playbook and today: readiness, findings, evaluation, cash, route, KPIs.

pub mod case;
pub mod finding;
pub mod findings;
#[cfg(test)]
pub mod sample;
pub mod world;

pub use case::Case;
pub use finding::{Evidence, Finding, Hit, Rule};
pub use world::{Earners, World};
