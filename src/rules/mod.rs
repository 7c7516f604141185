//! Pure functions of the file, the playbook and today: readiness, findings, evaluation, cash, route, KPIs.

pub mod account_context;
pub mod advice;
pub mod answers;
pub mod audience;
pub mod cash;
pub mod cash_bounds;
pub mod cash_together;
pub mod cents;
pub mod delicate;
pub mod disputes;
pub mod evaluation;
pub mod evidence;
pub mod finding;
pub mod findings;
pub mod gift_gate;
pub mod implied;
pub mod judge;
pub mod kpi;
mod links;
pub mod mark_basis;
pub mod naming;
pub mod negotiation;
pub mod occasion;
pub mod on_mark;
pub mod other_routes;
pub mod own_topics;
pub mod payment;
pub mod payment_state;
pub mod phrase;
pub mod question;
pub mod readiness;
pub mod reporting;
pub mod revenue;
pub mod route;
pub mod rows;
pub mod rule_context;
#[cfg(test)]
pub mod sample;
pub mod specification;
pub mod teller;
pub mod u384;
pub mod verdict_change;

pub use account_context::AccountContext;
pub use answers::{Asked, Best};
pub use finding::{Evidence, Finding, RowPlace, Rule, RuleMatch};
pub use rule_context::{Earners, RuleContext};
