//! Whom to ask about what was seen on a shelf.

use super::meeting::at_a_visit_with;
use super::source::{by_part, closest};
use crate::model::Role;
use crate::rules::AccountContext;

/// `Ask Moe at the visit of Thu 26 Nov what ..`: who buys for the shelf, else who knows us best.
pub fn ask_at_shelf(case: &AccountContext, what: &str) -> String {
    let buyer = by_part(case, &[Role::Purchasing, Role::User], &[]);
    match buyer.or_else(|| closest(case, &[])) {
        Some(person) => {
            phrase!("Ask {}{} {}", person.name.as_str(), at_a_visit_with(case, &person.id), what)
        }
        None => phrase!("Ask in the shop {what}", what),
    }
}
