//! two_accounts: two accounts that look like one.

use super::{Act, Found};
use crate::model::Account;
use crate::text::alike::{Likeness, company};

/// The kind's name.
pub const NAME: &str = "two_accounts";

/// Pairs of equal names, with the id of the first account; a company and its parent are two on purpose.
pub fn check(accounts: &[Account]) -> Vec<(String, Option<Found>)> {
    let mut seen = Likeness::default();
    let mut pairs = Vec::new();
    for (place, account) in accounts.iter().enumerate() {
        for other in seen.take(place, &company(&account.name)) {
            let first = &accounts[other];
            let kin = first.parent.is(&account.id) || account.parent.is(&first.id);
            if !kin {
                pairs.push((first.id.0.clone(), Some(found(first, account))));
            }
        }
    }
    pairs
}

fn found(first: &Account, other: &Account) -> Found {
    let (one, two) = (first.name.as_str(), other.name.as_str());
    let (keep, gone) = if weight(other) > weight(first) { (other, first) } else { (first, other) };
    Found::new(phrase!("{one} and {two} look like one customer", one, two))
        .on("account", &first.id)
        .on("account", &other.id)
        .choice(
            phrase!("they are one: keep {}", keep.name.as_str()),
            Act::merge("account", &[], &[&keep.id, &gone.id]),
        )
}

/// How much hangs on it.
fn weight(account: &Account) -> usize {
    account.people.len() + account.contacts.len() + account.opportunities.len()
}
