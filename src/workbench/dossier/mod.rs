//! One account with all that is concluded of it: what the four panes show.

mod checklist;
mod names;
mod people;
mod says;
mod way;
mod web;

pub use checklist::{CategoryLine, OwnTopic, ReadinessView, TopicLine};
pub use people::{Doubt, PersonLine, as_before, doubt, tree as people_tree};
pub use says::{ProofSays, Says};
pub use way::{RouteView, Way, way, who_decides};
pub use web::{Web, WebPerson, WebRoad};

use crate::model::{Account, Date, Key, Opportunity, Record, Row};
use crate::rules::{AccountContext, Finding, RuleContext, judge};
use crate::workbench::Result;
use crate::workbench::Shared;
use crate::workbench::Workbench;
use checklist::readiness;
use std::collections::HashMap;
use std::rc::Rc;

use way::last_met;

/// An account, judged on the workbench's day.
pub struct Dossier {
    /// The file's number for it.
    pub key: Key,
    /// The account.
    pub account: Account,
    /// Readiness with all its parts.
    pub readiness: ReadinessView,
    /// What records prove of the purchases, until it is taken.
    pub proofs: Vec<ProofSays>,
    /// How many of its facts cannot both be true.
    pub disputes: usize,
    /// Every finding, the answered ones marked.
    pub findings: Vec<Finding>,
    /// The people on the map, in the order of the tree.
    pub people: Vec<PersonLine>,
    /// How many have left.
    pub left: usize,
    /// The routes to whoever decides first.
    pub way: Option<Way>,
    /// Who was reached last, and when.
    pub last_met: Option<(String, Date)>,
    /// Some person has a mark, a role or a contact: else the map is not begun.
    pub begun: bool,
}

impl Workbench {
    /// Everything about one account.
    pub fn dossier(&self, key: Key) -> Result<Dossier> {
        self.store.reading(|| self.dossier_in(key, &*self.shared()?))
    }

    /// The same before the first frame: the account's share of all sales is not looked at yet.
    pub fn first_dossier(&self, key: Key) -> Result<Dossier> {
        let shared = Rc::new(self.without_sales()?);
        *self.known.borrow_mut() = Some(Rc::clone(&shared));
        self.dossier_in(key, &shared)
    }

    fn dossier_in(&self, key: Key, shared: &Shared) -> Result<Dossier> {
        let account = self.typed_account(key)?;
        let world = self.world(shared);
        Ok(dossier(self, key, account, &world))
    }

    /// An account with its defaults in place.
    pub fn typed_account(&self, key: Key) -> Result<Account> {
        self.store.reading(|| Ok(typed(self.store.account(key)?)))
    }
}

/// An account as it stood on a day, judged on that day.
pub(super) fn judged_on(
    bench: &Workbench,
    key: Key,
    account: Account,
    day: Date,
) -> Result<Dossier> {
    let shared = bench.shared()?;
    let mut world = bench.world(&shared);
    world.today = day;
    Ok(dossier(bench, key, account, &world))
}

impl Dossier {
    /// The ids of the people on the map, in their order.
    pub fn order(&self) -> Vec<String> {
        self.people.iter().map(|l| self.account.people[l.index].id.to_string()).collect()
    }

    /// Puts the people back into the order in which they stood: a mark that changes moves nobody.
    pub fn keep_order(&mut self, before: &[String]) {
        let ranks: HashMap<&str, usize> =
            before.iter().enumerate().map(|(rank, id)| (id.as_str(), rank)).collect();
        let account = &self.account;
        self.people = people::tree_as_before(std::mem::take(&mut self.people), |l| {
            ranks.get(account.people[l.index].id.as_str()).copied()
        });
    }
}

/// A stored row as the struct that rules read.
pub fn typed<T: Record>(mut row: Row) -> T {
    row.fill_defaults();
    T::from_row(row)
}

fn dossier(bench: &Workbench, key: Key, account: Account, world: &RuleContext) -> Dossier {
    let case = AccountContext::new(&account, world);
    let readiness = readiness(&case, world);
    let proofs = says::proofs(&case);
    let disputes = crate::rules::disputes::of_account(&case).len();
    let findings = judge::shown(&case, &bench.words);
    let people = people_tree(&case);
    let way = who_decides(&case).map(|p| way(&case, &p.id));
    let last_met = last_met(&case);
    let left = account.people.len() - people.len();
    let begun = is_begun(&account);
    Dossier {
        key,
        readiness,
        proofs,
        disputes,
        findings,
        people,
        left,
        way,
        last_met,
        begun,
        account,
    }
}

impl Dossier {
    /// The purchase of this id.
    pub fn opportunity(&self, id: &str) -> Option<&Opportunity> {
        self.account.opportunities.iter().find(|o| *o.id == id)
    }
}

/// Has somebody on it a mark, a role or a contact?
pub fn is_begun(account: &Account) -> bool {
    !account.contacts.is_empty()
        || account.people.iter().any(|p| {
            p.influence.is_some()
                || p.attitude.is_some()
                || p.relationship.is_some()
                || !p.roles.is_empty()
        })
}
