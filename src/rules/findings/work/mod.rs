//! Our own work: promises, complaints, service, agreements (METHOD M13, M14, M16, F10).

mod action_overdue;
mod agreement_ending;
pub mod complaint_late;
mod our_promise_overdue;
pub mod satisfaction_drop;
mod service_due;
mod their_promise_open;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[
    action_overdue::RULE,
    our_promise_overdue::RULE,
    their_promise_open::RULE,
    agreement_ending::RULE,
    complaint_late::RULE,
    service_due::RULE,
    satisfaction_drop::RULE,
];
