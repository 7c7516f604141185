//! Pure functions of the file, the playbook and today: readiness, findings, evaluation, cash, route, KPIs.

pub mod advice;
pub mod answers;
pub mod audience;
pub mod case;
pub mod cash;
pub mod cash_together;
pub mod cents;
pub mod delicate;
pub mod disputes;
pub mod evaluation;
pub mod finding;
pub mod findings;
pub mod gift_gate;
pub mod implied;
pub mod judge;
pub mod kpi;
mod links;
pub mod naming;
pub mod occasion;
pub mod on_mark;
pub mod other_routes;
pub mod own_topics;
pub mod payment;
pub mod phrase;
pub mod proof;
pub mod question;
pub mod readiness;
pub mod reporting;
pub mod revenue;
pub mod route;
pub mod rows;
#[cfg(test)]
pub mod sample;
pub mod teller;
pub mod wide;
pub mod world;

pub use answers::{Asked, Best};
pub use case::Case;
pub use finding::{Evidence, Finding, Hit, Row, Rule};
pub use world::{Earners, World};
