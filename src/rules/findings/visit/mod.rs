//! Visits that are not prepared, and visits that left nothing (METHOD M1, M22, M26, F5).

mod debrief_missing;
mod profile_missing;
pub mod visit_unready;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[visit_unready::RULE, profile_missing::RULE, debrief_missing::RULE];
