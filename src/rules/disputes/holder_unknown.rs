//! holder_unknown: a relationship is held by a name that is nobody of ours and stands nowhere else in the book.

use super::{Act, Found};
use crate::model::{Account, Rep};
use crate::rules::AccountContext;
use std::collections::HashMap;

/// The kind's name.
pub const NAME: &str = "holder_unknown";

/// The names of ours in a book, and how often each stands there: as holder, in a contact, as seller.
#[derive(Default)]
pub struct Hands {
    count: HashMap<String, usize>,
}

impl Hands {
    /// Of these accounts; who stands in the rep's own settings counts as often there.
    pub fn of(accounts: &[Account], rep: &Rep) -> Self {
        let mut hands = Self::default();
        for account in accounts {
            let people = account.people.iter().filter_map(|p| p.held_by.as_deref());
            let contacts = account.contacts.iter().filter_map(|c| c.by.as_deref());
            let sellers = account.seller.as_deref().into_iter();
            for name in people.chain(contacts).chain(sellers) {
                *hands.count.entry(name.to_owned()).or_default() += 1;
            }
        }
        for name in rep.name.as_deref().into_iter().chain(rep.team.iter().map(|m| m.name.as_str()))
        {
            *hands.count.entry(name.to_owned()).or_default() += 2;
        }
        hands
    }

    fn is_stranger(&self, name: &str) -> bool {
        self.count.get(name).copied().unwrap_or_default() <= 1
    }
}

/// A slip of the pen, as far as the book can tell.
pub fn check(case: &AccountContext, hands: &Hands) -> Vec<Found> {
    // Without a name of ours nobody can be told from a stranger.
    if case.world.rep.name.is_none() && case.world.rep.team.is_empty() {
        return Vec::new();
    }
    let account = case.account.id.as_str();
    let people = case.everyone.iter().copied();
    let held = people.filter_map(|p| Some((p, p.held_by.as_deref()?)));
    held.filter(|(_, holder)| hands.is_stranger(holder))
        .map(|(person, holder)| {
            let name = person.name.as_str();
            let sentence = phrase!(
                "{holder} holds the relationship to {name}, and is nobody of ours",
                holder,
                name
            );
            let set = || Act::set("person", &[account], &[&person.id]);
            let mine = case.world.rep.name.as_deref().unwrap_or("me");
            let found = Found::new(sentence)
                .on("person", &person.id)
                .choice(phrase!("{mine} holds it", mine), set().clear("held_by"));
            let nearest = case.world.rep.team.iter().filter(|m| m.until.is_none());
            let nearest = nearest.max_by_key(|m| shared(&m.name, holder));
            let found = match nearest {
                Some(one) => found.choice(
                    phrase!("{} holds it", one.name.as_str()),
                    set().field("held_by", one.name.as_str()),
                ),
                None => found,
            };
            found.choice(phrase!("{holder} is one of us", holder), Act::add("team", &[], &[holder]))
        })
        .collect()
}

/// How many letters two names begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
