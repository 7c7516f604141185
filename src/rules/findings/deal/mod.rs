//! What is wrong with a purchase and our work on it (METHOD M28-M33).

mod behind_customer;
mod decision_overdue;
mod lost_unlearned;
mod no_verdict;
mod offer_expiring;
mod rival_ahead;
mod spec_not_ours;
mod stage_unproven;
mod stalled;
pub mod steps;
mod verdict_ignored;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[
    behind_customer::RULE,
    stage_unproven::RULE,
    stalled::RULE,
    decision_overdue::RULE,
    spec_not_ours::RULE,
    offer_expiring::RULE,
    lost_unlearned::RULE,
    rival_ahead::RULE,
    no_verdict::RULE,
    verdict_ignored::RULE,
];
