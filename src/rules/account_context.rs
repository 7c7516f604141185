//! One account on one day, with the words that every rule uses (docs/RULES.md, "Words used by every rule").

use super::answers::{self, Asked};
use super::links::Links;
use super::route::Ways;
use super::{RuleContext, RuleMatch};
use crate::model::{
    Account, Action, Contact, ContactKind, Date, Level, Opportunity, Person, Role, Tier,
};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// Places in [`AccountContext::everyone`] by topic, and whether it is asked about somebody apart; the best to ask first.
type Rankings = HashMap<(String, bool), Rc<Vec<usize>>>;

/// One account, judged on one day.
pub struct AccountContext<'a> {
    /// The account.
    pub account: &'a Account,
    /// What all accounts share.
    pub world: &'a RuleContext<'a>,
    /// *People*: not external, not placeholder, not left; in file order.
    pub people: Vec<&'a Person>,
    /// *Everyone*: those and the external ones; in file order.
    pub everyone: Vec<&'a Person>,
    /// Contacts that have happened: dated, and not after today; in file order.
    pub contacts: Vec<&'a Contact>,
    /// The checklist as it is asked here, with the best answers; in playbook order.
    pub checklist: Vec<Asked<'a>>,
    /// Places in the account's list of people, sorted by id.
    places: Vec<(&'a str, usize)>,
    /// By place in the account's list of people.
    reached: Vec<Option<Date>>,
    /// How many attempts there were, on whomever.
    attempts: usize,
    told: bool,
    /// The best way to everyone, once it was asked for.
    ways: OnceCell<Ways>,
    /// Ties and contacts by person, once they were asked for.
    links: OnceCell<Links>,
    /// Whom to ask about a topic, the best first; those asked about somebody apart.
    rankings: RefCell<Rankings>,
}

impl<'a> AccountContext<'a> {
    /// Prepares an account for the rules.
    pub fn new(account: &'a Account, world: &'a RuleContext<'a>) -> Self {
        let everyone =
            those(account.people.iter(), |p| !*p.placeholder && !has_left(p, world.today));
        let people = those(everyone.iter().copied(), |p| !*p.external);
        let ids = account.people.iter().enumerate();
        let mut places: Vec<(&str, usize)> = ids.map(|(i, p)| (p.id.as_str(), i)).collect();
        places.sort_unstable();
        let mut case = Self {
            account,
            world,
            people,
            everyone,
            contacts: those(account.contacts.iter(), |c| {
                c.date.is_some_and(|d| d.date <= world.today)
            }),
            places,
            reached: vec![None; account.people.len()],
            attempts: 0,
            checklist: Vec::new(),
            told: true,
            ways: OnceCell::new(),
            links: OnceCell::new(),
            rankings: RefCell::default(),
        };
        case.attempts = case.contacts.iter().filter(|c| Self::is_attempt(c)).count();
        case.note_who_was_reached();
        case.checklist = answers::checklist(account, &case.asked_about(), world);
        case
    }

    /// The same for counts only: what [`AccountContext::hit`] finds is not put into words.
    pub fn silent(account: &'a Account, world: &'a RuleContext<'a>) -> Self {
        let told = false;
        Self { told, ..Self::new(account, world) }
    }

    fn note_who_was_reached(&mut self) {
        for contact in self.contacts.iter().filter(|c| c.reached()) {
            let Some(day) = contact.date.map(|d| d.date) else {
                continue;
            };
            for id in &contact.people.0 {
                if let Some(place) = place_of(&self.places, id) {
                    self.reached[place] = self.reached[place].max(Some(day));
                }
            }
        }
    }

    /// Are findings put into words?
    pub fn is_told(&self) -> bool {
        self.told
    }

    /// A finding's hit; `tell` adds sentence, evidence and names, and is left out where only counts are wanted.
    pub fn hit(
        &self,
        subject: impl Into<String>,
        tell: impl FnOnce(RuleMatch) -> RuleMatch,
    ) -> RuleMatch {
        let hit = RuleMatch::new(subject, String::new());
        if self.told { tell(hit) } else { hit }
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
        self.reached[place_of(&self.places, person)?]
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

    /// Were there so many attempts, on whomever and whenever?
    pub fn has_attempts(&self, least: i64) -> bool {
        self.attempts as i64 >= least
    }

    /// Attempts on a person within so many days, in file order.
    pub fn attempts(&self, person: &str, days: i64) -> impl Iterator<Item = &'a Contact> {
        let recent = move |c: &&Contact| self.within(c.date.map(|d| d.date), days);
        self.contacts_with(person).filter(|c| Self::is_attempt(c)).filter(recent)
    }

    /// Contacts within so many days that reached somebody, in file order.
    pub fn reaching(&self, days: i64) -> impl Iterator<Item = &'a Contact> {
        let recent = move |c: &&Contact| self.within(c.date.map(|d| d.date), days);
        let contacts = self.contacts.iter().copied();
        contacts.filter(|c| c.reached()).filter(recent)
    }

    /// One of *everyone*: neither placeholder nor left.
    pub fn is_here(&self, person: &Person) -> bool {
        !*person.placeholder && !has_left(person, self.world.today)
    }

    /// One of the *people*: neither external nor placeholder nor left.
    pub fn is_inside(&self, person: &Person) -> bool {
        !*person.external && self.is_here(person)
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
        self.open().any(|o| self.is_from(o, stage))
    }

    /// Is the customer in this stage or later, by what the stage of the purchase means?
    pub fn is_from(&self, deal: &Opportunity, stage: i64) -> bool {
        self.world.playbook.buying_phase(deal).is_some_and(|phase| phase >= stage)
    }

    /// Tier key or target.
    pub fn is_key_or_target(&self) -> bool {
        matches!(self.account.tier, Tier::Key | Tier::Target)
    }

    /// *Holder* of a relationship: held_by, else the rep, else nobody's name.
    pub fn holder(&self, person: &'a Person) -> Option<&'a str> {
        person.held_by.as_deref().or(self.world.rep.name.as_deref())
    }

    /// Has the holder of this relationship left us?
    pub fn is_orphaned(&self, person: &'a Person) -> bool {
        self.holder(person).is_some_and(|h| self.world.has_left_us(h))
    }

    /// The relationship as it counts: 0 where its holder has left us, and where it is not set.
    pub fn relationship(&self, person: &'a Person) -> i64 {
        match person.relationship.0 {
            Some(mark) if !self.is_orphaned(person) => mark,
            _ => 0,
        }
    }

    /// Those about whom the person topics are asked: decision makers of everyone, and people at
    /// level executive; in file order. docs/RULES.md Readiness.
    pub fn asked_about(&self) -> Vec<&'a Person> {
        self.everyone
            .iter()
            .filter(|p| {
                p.plays(Role::DecisionMaker) || (!*p.external && p.level == Some(Level::Executive))
            })
            .copied()
            .collect()
    }

    /// Not done: without `done`, or with one after today.
    pub fn is_undone(&self, action: &Action) -> bool {
        self.past(*action.done).is_none()
    }

    /// Is there an action not done `for` this very subject?
    pub fn is_in_hand(&self, subject: &str) -> bool {
        let mut actions = self.account.actions.iter();
        actions.any(|a| a.for_subject.as_deref() == Some(subject) && self.is_undone(a))
    }

    /// A person by id, whoever they are.
    pub fn person(&self, id: &str) -> Option<&'a Person> {
        place_of(&self.places, id).map(|place| &self.account.people.0[place])
    }

    /// The place of a person in *everyone*.
    pub fn place(&self, id: &str) -> Option<usize> {
        // Both lists are in file order, so that the place among all gives that among everyone.
        let found = place_of(&self.places, id)?;
        let person = &raw const self.account.people.0[found];
        self.everyone.binary_search_by(|p| (&raw const **p).cmp(&person)).ok()
    }

    fn links(&self) -> &Links {
        self.links.get_or_init(|| {
            Links::of(self.account, &self.contacts, |id| place_of(&self.places, id))
        })
    }

    /// Are these two tied, and not as rivals?
    pub fn are_tied(&self, one: &str, other: &str) -> bool {
        let places = (place_of(&self.places, one), place_of(&self.places, other));
        matches!(places, (Some(a), Some(b)) if self.links().are_tied(a, b))
    }

    /// Are these two tied as rivals, either way?
    pub fn are_rivals(&self, one: &str, other: &str) -> bool {
        let places = (place_of(&self.places, one), place_of(&self.places, other));
        matches!(places, (Some(a), Some(b)) if self.links().rivals_of(a).contains(&b))
    }

    /// Those of *everyone* who are tied to a person as rivals, in file order.
    pub fn rivals_of(&self, person: &str) -> impl Iterator<Item = &'a Person> {
        let place = place_of(&self.places, person);
        let rivals = place.into_iter().flat_map(|place| self.links().rivals_of(place));
        rivals.map(|place| &self.account.people.0[*place]).filter(|p| self.is_here(p))
    }

    /// The places in *everyone* of those who are tied to a person, above them or below them.
    pub fn near(&self, person: &str) -> BTreeSet<usize> {
        let place = place_of(&self.places, person);
        let near = place.into_iter().flat_map(|place| self.links().near(place));
        near.filter_map(|place| self.place(&self.account.people.0[place].id)).collect()
    }

    /// Whom to ask about a topic, made once.
    pub fn ranking(
        &self,
        topic: &str,
        of_somebody: bool,
        make: impl FnOnce() -> Vec<usize>,
    ) -> Rc<Vec<usize>> {
        let key = (topic.to_owned(), of_somebody);
        let known = self.rankings.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let made = Rc::new(make());
            self.rankings.borrow_mut().insert(key, Rc::clone(&made));
            made
        })
    }

    /// Contacts that have happened with this person in them, in file order.
    pub fn contacts_with(&self, person: &str) -> impl Iterator<Item = &'a Contact> {
        let place = place_of(&self.places, person);
        let of_them = place.map_or(&[][..], |place| self.links().contacts_of(place));
        of_them.iter().map(|at| self.contacts[*at])
    }

    /// The best way to everyone, searched once.
    pub fn ways(&self) -> &Ways {
        self.ways.get_or_init(|| Ways::of(self))
    }

    /// A person's name, or the id where they are gone.
    pub fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.person(id).map_or(id, |p| p.name.as_str())
    }
}

/// The items that fit, in one allocation: most of them do.
fn those<T>(items: impl ExactSizeIterator<Item = T>, fits: impl Fn(&T) -> bool) -> Vec<T> {
    let mut kept = Vec::with_capacity(items.len());
    kept.extend(items.filter(fits));
    kept
}

fn place_of(places: &[(&str, usize)], id: &str) -> Option<usize> {
    let found = places.binary_search_by(|(known, _)| (*known).cmp(id)).ok()?;
    Some(places[found].1)
}

/// Has the person left by this day? A later `left` counts as absent. docs/RULES.md *Not yet*.
pub fn has_left(person: &Person, today: Date) -> bool {
    person.left.is_some_and(|day| day <= today)
}

#[cfg(test)]
#[path = "account_context_tests.rs"]
mod tests;
