//! two_people: two people of one account who look like one.

use super::{Act, Found, Kind};
use crate::model::Person;
use crate::rules::AccountContext;
use crate::text::alike::{Likeness, person};
use crate::text::{are_others, fold, given_and_family, number, short_of};
use std::collections::{BTreeSet, HashMap};

/// One name but for a title, one mail address, one number.
pub const KIND: Kind = Kind { kind: "two_people", check, hides: &[] };

fn check(case: &AccountContext) -> Vec<Found> {
    let people: Vec<&Person> = case.account.people.iter().filter(|p| !*p.placeholder).collect();
    alike(&people).into_iter().map(|(a, b)| found(case, people[a], people[b])).collect()
}

/// The places of those who look like one.
pub fn alike(people: &[&Person]) -> BTreeSet<(usize, usize)> {
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut seen = Likeness::default();
    for (place, one) in people.iter().enumerate() {
        pairs.extend(seen.take(place, &person(&one.name)).into_iter().map(|other| (other, place)));
    }
    pairs.extend(same(people, |p| p.email.as_deref().map(|m| m.trim().to_lowercase())));
    let of_number = same(people, |p| p.phone.as_deref().and_then(number)).into_iter();
    pairs.extend(of_number.filter(|(a, b)| !are_others(&people[*a].name, &people[*b].name)));
    pairs
}

/// `J. Weber` and `Jan Weber`, where nobody else of the account can be meant.
pub(super) fn by_initials(case: &AccountContext) -> Vec<Found> {
    let people = case.account.people.iter().filter(|p| !*p.placeholder);
    let named = people.filter_map(|p| Some((p, Name::of(&p.name)?)));
    let named: Vec<(&Person, Name)> = named.collect();
    let short = named.iter().filter(|(_, name)| name.is_short());
    let pairs = short.filter_map(|(one, short)| {
        let mut whole = named.iter().filter(|(_, name)| !name.is_short() && name.may_be(short));
        match (whole.next(), whole.next()) {
            (Some((other, _)), None) => Some(found(case, other, one)),
            _ => None,
        }
    });
    pairs.collect()
}

/// `Dave Scholes` and `David Scholes`: one surname, and a first name that is a short form of the other.
pub(super) fn by_short_names(case: &AccountContext) -> Vec<Found> {
    let people: Vec<&Person> = case.account.people.iter().filter(|p| !*p.placeholder).collect();
    let mut by_family: HashMap<String, HashMap<String, Vec<usize>>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let Some((given, family)) = given_and_family(&person.name) else { continue };
        let before = by_family.entry(family).or_default();
        let same = short_of(&given).iter().filter_map(|other| before.get(other)).flatten();
        let same: BTreeSet<usize> = same.copied().collect();
        pairs.extend(same.into_iter().map(|other| found(case, people[other], person)));
        before.entry(given).or_default().push(at);
    }
    pairs
}

/// A first name, or its initial, and a family name, folded.
struct Name {
    first: String,
    family: String,
}

impl Name {
    /// Of a name of two words or more; its form of address is no part of it.
    fn of(name: &str) -> Option<Self> {
        let folded = fold(name);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let titled = words.iter().take_while(|w| ["dr.", "prof.", "dr", "prof"].contains(*w));
        let (first, rest) = words.get(titled.count()..)?.split_first()?;
        let family = rest.last()?;
        let first = first.trim_end_matches('.').to_owned();
        Some(Self { first, family: (*family).to_owned() })
    }

    fn is_short(&self) -> bool {
        self.first.chars().nth(1).is_none()
    }

    fn may_be(&self, short: &Self) -> bool {
        self.family == short.family && self.first.starts_with(&short.first)
    }
}

/// Pairs that alone share something; what three have is that of the house.
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
