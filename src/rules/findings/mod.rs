//! Every rule, by family; one rule a file, named as its code. A new rule is its file and its row in the family.

use super::Rule;

pub mod deal;
pub mod intel;
pub mod market;
pub mod money;
pub mod people;
pub mod portfolio;
pub mod visit;
pub mod work;

/// The families, each with its rules.
pub const ALL: &[&[Rule]] = &[
    people::RULES,
    intel::RULES,
    deal::RULES,
    money::RULES,
    visit::RULES,
    work::RULES,
    market::RULES,
    portfolio::RULES,
];

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().flatten()
}

#[cfg(test)]
mod wording_tests;
