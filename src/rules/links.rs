//! Who is tied to whom, and who was in which contact: made once for a case, so that a question about each of many
//! people does not go through all ties and contacts again.

use crate::model::{Account, Contact, TieKind};
use std::collections::{BTreeSet, HashSet};

/// The links of an account, by places in its list of people.
pub struct Links {
    /// Pairs that are tied and no rivals, the lower place first.
    tied: HashSet<(usize, usize)>,
    /// Of each person those who are tied to them as rivals, either way.
    rivals: Vec<BTreeSet<usize>>,
    /// Of each person those who are tied to them, above them or below them.
    near: Vec<BTreeSet<usize>>,
    /// Of each person the places of their contacts, in file order.
    contacts: Vec<Vec<usize>>,
}

impl Links {
    /// Of these contacts and the account's ties; `place` finds a person.
    pub fn of(
        account: &Account,
        contacts: &[&Contact],
        place: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let people = account.people.len();
        let mut links = Self {
            tied: HashSet::new(),
            rivals: vec![BTreeSet::new(); people],
            near: vec![BTreeSet::new(); people],
            contacts: vec![Vec::new(); people],
        };
        for tie in account.ties.iter() {
            let end = |id: &Option<String>| place(id.as_deref()?);
            let (Some(a), Some(b)) = (end(&tie.from.0), end(&tie.to.0)) else {
                continue;
            };
            if tie.kind == TieKind::Rival {
                links.rivals[a].insert(b);
                links.rivals[b].insert(a);
            } else {
                links.tied.insert((a.min(b), a.max(b)));
                links.join(a, b);
            }
        }
        for (at, person) in account.people.iter().enumerate() {
            if let Some(boss) = person.reports_to.0.as_deref().and_then(&place) {
                links.join(at, boss);
            }
        }
        for (at, contact) in contacts.iter().enumerate() {
            for person in contact.people.0.iter().filter_map(|id| place(id)) {
                let known = &mut links.contacts[person];
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        links
    }

    fn join(&mut self, one: usize, other: usize) {
        self.near[one].insert(other);
        self.near[other].insert(one);
    }

    /// Those who are tied to this person, above them or below them.
    pub fn near(&self, person: usize) -> impl Iterator<Item = usize> {
        self.near.get(person).into_iter().flatten().copied()
    }

    /// Are these two tied, and not as rivals?
    pub fn are_tied(&self, one: usize, other: usize) -> bool {
        self.tied.contains(&(one.min(other), one.max(other)))
    }

    /// Those who are tied to this person as rivals, either way.
    pub fn rivals_of(&self, person: usize) -> &BTreeSet<usize> {
        &self.rivals[person]
    }

    /// The places of the contacts that this person was in.
    pub fn contacts_of(&self, person: usize) -> &[usize] {
        self.contacts.get(person).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::sample;

    #[test]
    fn ties_count_both_ways_and_rivalry_does_not() {
        let house = "people id=a; people id=b; people id=c
            ties from=b to=a kind=friend; ties from=b to=c kind=rival; ties from=a to=gone kind=friend
            contacts id=k date=-3 people=a,b; contacts id=l date=-2 people=b; contacts id=m date=+1 people=b";
        sample::ask(house, |case| {
            assert!(case.are_tied("a", "b") && case.are_tied("b", "a"));
            assert!(!case.are_tied("b", "c") && !case.are_tied("a", "gone"));
            assert!(case.are_rivals("b", "c") && case.are_rivals("c", "b"));
            assert!(!case.are_rivals("a", "b") && !case.are_rivals("b", "gone"));
            let of = |id: &str| case.contacts_with(id).map(|c| c.id.0.clone()).collect::<Vec<_>>();
            assert_eq!(
                (of("a"), of("b"), of("gone")),
                (vec!["k".into()], vec!["k".into(), "l".into()], vec![])
            );
        });
    }
}
