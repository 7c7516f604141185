//! One account on one day, with the words that every rule uses (SPEC 3, "Words used by every rule").

use super::World;
use crate::model::{Account, Contact, ContactKind, Date, Level, Opportunity, Person, Role};
use std::collections::HashMap;

/// One account, judged on one day.
pub struct Case<'a> {
    /// The account.
    pub account: &'a Account,
    /// What all accounts share.
    pub world: &'a World<'a>,
    /// *People*: not external, not placeholder, not left; in file order.
    pub people: Vec<&'a Person>,
    /// *Everyone*: those and the external ones; in file order.
    pub everyone: Vec<&'a Person>,
    /// Contacts that have happened: dated, and not after today.
    pub contacts: Vec<&'a Contact>,
    reached: HashMap<&'a str, Date>,
}

impl<'a> Case<'a> {
    /// Prepares an account for the rules.
    pub fn new(account: &'a Account, world: &'a World<'a>) -> Self {
        let here = |p: &&Person| !*p.placeholder && !has_left(p, world.today);
        let everyone: Vec<&Person> = account.people.iter().filter(here).collect();
        let people = everyone.iter().copied().filter(|p| !*p.external).collect();
        let past = |c: &&Contact| c.date.is_some_and(|d| d.date <= world.today);
        let contacts: Vec<&Contact> = account.contacts.iter().filter(past).collect();
        let mut reached: HashMap<&str, Date> = HashMap::new();
        for contact in contacts.iter().filter(|c| c.reached()) {
            let Some(date) = contact.date.map(|d| d.date) else {
                continue;
            };
            for person in &contact.people.0 {
                let last = reached.entry(person).or_insert(date);
                *last = (*last).max(date);
            }
        }
        Self {
            account,
            world,
            people,
            everyone,
            contacts,
            reached,
        }
    }

    /// The day it is judged on.
    pub fn today(&self) -> Date {
        self.world.today
    }

    /// today - date, in days; negative for what is to come.
    pub fn days_since(&self, date: Date) -> i64 {
        (self.world.today - date).num_days()
    }

    /// *Not yet*: the date where it is not after today, else nothing.
    pub fn past(&self, date: Option<Date>) -> Option<Date> {
        date.filter(|d| *d <= self.world.today)
    }

    /// *Within N days*: 0 <= today - date <= N.
    pub fn within(&self, date: Option<Date>, days: i64) -> bool {
        date.is_some_and(|d| (0..=days).contains(&self.days_since(d)))
    }

    /// *Within the next N days*: 0 <= date - today <= N.
    pub fn within_next(&self, date: Option<Date>, days: i64) -> bool {
        date.is_some_and(|d| (0..=days).contains(&-self.days_since(d)))
    }

    /// *More than N days ago*.
    pub fn more_than_ago(&self, date: Option<Date>, days: i64) -> bool {
        date.is_some_and(|d| self.days_since(d) > days)
    }

    /// Before today.
    pub fn is_over(&self, date: Option<Date>) -> bool {
        date.is_some_and(|d| d < self.world.today)
    }

    /// The last day on which this person was reached.
    pub fn last_reached(&self, person: &str) -> Option<Date> {
        self.reached.get(person).copied()
    }

    /// Reached within so many days?
    pub fn reached_within(&self, person: &str, days: i64) -> bool {
        self.within(self.last_reached(person), days)
    }

    /// *Attempt*: of kind attempt, or a visit, call or meeting refused or unanswered.
    pub fn is_attempt(contact: &Contact) -> bool {
        match contact.kind {
            ContactKind::Attempt => true,
            ContactKind::Visit | ContactKind::Call | ContactKind::Meeting => contact.fell_through(),
            ContactKind::Message | ContactKind::Event => false,
        }
    }

    /// Opportunities with status open, in file order.
    pub fn open(&self) -> impl Iterator<Item = &'a Opportunity> + use<'a> {
        self.account.opportunities.0.iter().filter(|o| o.is_open())
    }

    /// Has an open opportunity.
    pub fn has_open(&self) -> bool {
        self.open().next().is_some()
    }

    /// Has an open opportunity at this buying stage or later.
    pub fn has_open_from(&self, stage: i64) -> bool {
        self.open().any(|o| o.buying_stage.at_least(stage))
    }

    /// *Holder* of a relationship: held_by, else the rep, else nobody's name.
    pub fn holder(&self, person: &'a Person) -> Option<&'a str> {
        person.held_by.as_deref().or(self.world.rep.name.as_deref())
    }

    /// The relationship as it counts: 0 where its holder has left us, and where it is not set.
    pub fn relationship(&self, person: &'a Person) -> i64 {
        let gone = self
            .holder(person)
            .is_some_and(|h| self.world.has_left_us(h));
        if gone {
            0
        } else {
            person.relationship.unwrap_or(0)
        }
    }

    /// Those about whom the person topics are asked: decision makers of everyone, and people at
    /// level executive; in file order. SPEC 3 Readiness.
    pub fn asked_about(&self) -> Vec<&'a Person> {
        let asked = |p: &&&Person| {
            p.plays(Role::DecisionMaker) || (!*p.external && p.level == Some(Level::Executive))
        };
        self.everyone.iter().filter(asked).copied().collect()
    }

    /// A person by id, whoever they are.
    pub fn person(&self, id: &str) -> Option<&'a Person> {
        self.account.people.0.iter().find(|p| *p.id == id)
    }

    /// A person's name, or the id where they are gone.
    pub fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.person(id).map_or(id, |p| p.name.as_str())
    }
}

/// Has the person left by this day? A later `left` counts as absent. SPEC 3 *Not yet*.
pub fn has_left(person: &Person, today: Date) -> bool {
    person.left.is_some_and(|day| day <= today)
}
