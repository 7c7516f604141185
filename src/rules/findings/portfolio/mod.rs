//! The account among the others (METHOD M19, M27).

mod churn_risk;
mod concentration;
mod promote_candidate;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[churn_risk::RULE, promote_candidate::RULE, concentration::RULE];
