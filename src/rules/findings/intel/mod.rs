//! Rules about what we know: the checklist and the levels of knowledge.

use crate::rules::Rule;

pub mod critical_unknown;
pub mod hearsay;
pub mod knowledge_gap;
pub mod stale_intel;

/// In the order of docs/RULES.md.
pub const RULES: &[Rule] =
    &[critical_unknown::RULE, hearsay::RULE, stale_intel::RULE, knowledge_gap::RULE];
