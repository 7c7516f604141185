//! two_people: two people of one account who look like one.

use super::{Act, Found, Kind};
use crate::model::Person;
use crate::rules::AccountContext;
use crate::text::alike::{Likeness, number, person};
use std::collections::{BTreeSet, HashMap};

/// One name but for a title, one mail address, one number.
pub const KIND: Kind = Kind { kind: "two_people", check, hides: &[] };

fn check(case: &AccountContext) -> Vec<Found> {
    let people: Vec<&Person> = case.account.people.iter().filter(|p| !*p.placeholder).collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut seen = Likeness::default();
    for (place, one) in people.iter().enumerate() {
        pairs.extend(seen.take(place, &person(&one.name)).into_iter().map(|other| (other, place)));
    }
    pairs.extend(
        same(&people, |p| p.email.as_deref().map(|m| m.trim().to_lowercase()))
            .into_iter()
            .chain(same(&people, |p| p.phone.as_deref().and_then(number))),
    );
    pairs.into_iter().map(|(a, b)| found(case, people[a], people[b])).collect()
}

/// Pairs that alone share something; a number of three is that of the house.
fn same(people: &[&Person], of: impl Fn(&Person) -> Option<String>) -> Vec<(usize, usize)> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, person) in people.iter().enumerate() {
        if let Some(key) = of(person).filter(|k| !k.is_empty()) {
            by_key.entry(key).or_default().push(place);
        }
    }
    by_key
        .into_values()
        .filter_map(|p| Some((*p.first()?, *p.get(1)?)).filter(|_| p.len() == 2))
        .collect()
}

fn found(case: &AccountContext, first: &Person, other: &Person) -> Found {
    let (one, two) = (first.name.as_str(), other.name.as_str());
    let reach = |p: &Person| (case.relationship(first).max(0), case.last_reached(&p.id));
    let (keep, gone) = if reach(other) > reach(first) { (other, first) } else { (first, other) };
    Found::new(phrase!("{one} and {two} look like one person", one, two))
        .on("person", &first.id)
        .on("person", &other.id)
        .choice(
            phrase!("they are one: keep {}", keep.name.as_str()),
            Act::merge("person", &[&case.account.id], &[&keep.id, &gone.id]),
        )
}
