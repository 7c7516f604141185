//! Topics of the rep's own, and what else was answered that the playbook does not ask (docs/RULES.md "other"): shown beside
//! the checklist, and scoring nothing.

use super::answers::{is_better, weigh};
use super::{AccountContext, Best};
use crate::model::{OWN_SHELF, Text};

/// Who asks a topic that is none of the playbook's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The rep, in every account.
    Rep,
    /// The rep, in this account.
    Account,
    /// Nobody any more: there are only answers to it.
    Nobody,
}

/// One of them as it is asked in one account.
pub struct Own<'a> {
    /// What it is called; answers name it so. Empty for answers that name no topic.
    pub name: &'a str,
    /// Who asks it.
    pub owner: Owner,
    /// Its place in the list of whoever asks it.
    pub place: usize,
    /// The question to put to the customer.
    pub ask: Option<&'a str>,
    /// Where to find out.
    pub look: Option<&'a str>,
    /// What a good answer is.
    pub good: Option<&'a str>,
    /// Days that an answer stays fresh.
    pub shelf: i64,
    /// Its best answer, by the rule of the playbook's topics.
    pub best: Option<Best<'a>>,
    /// Two of its answers disagree, and it is not settled which one holds.
    pub disputed: bool,
}

impl Own<'_> {
    /// The question; without one, what it is called.
    pub fn question(&self) -> String {
        self.ask.map_or_else(|| format!("{}?", self.name.trim_end_matches('?')), str::to_owned)
    }

    /// Is its best answer older than its shelf?
    pub fn is_stale(&self) -> bool {
        self.best.is_some_and(|b| b.age > self.shelf)
    }
}

/// Those asked in every account, those of this one, then those that are only answered, each in file order.
/// Where both lists have one of a name, the account's holds.
pub fn own<'a>(case: &AccountContext<'a>) -> Vec<Own<'a>> {
    let account = case.account;
    let here = account.topics.iter().enumerate();
    let here: Vec<Own> = here
        .map(|(i, t)| asked(Owner::Account, i, &t.name, [&t.ask, &t.look, &t.good], *t.shelf))
        .collect();
    let everywhere = case.world.rep.topics.iter().enumerate();
    let mut list: Vec<Own> = everywhere
        .map(|(i, t)| asked(Owner::Rep, i, &t.name, [&t.ask, &t.look, &t.good], *t.shelf))
        .filter(|own| here.iter().all(|h| h.name != own.name))
        .collect();
    list.extend(here);
    for intel in account.intel.iter().filter(|i| i.answer.is_some()) {
        let name = intel.topic.as_deref().unwrap_or_default();
        if case.world.playbook.topic(name).is_some() {
            continue;
        }
        let place = list.iter().position(|own| own.name == name).unwrap_or_else(|| {
            list.push(asked(Owner::Nobody, 0, name, [&NONE; 3], None));
            list.len() - 1
        });
        let entry = &mut list[place];
        entry.disputed |= *intel.disputed;
        let answer = weigh(intel, entry.shelf, case.world);
        if entry.best.is_none_or(|best| is_better(&answer, &best)) {
            entry.best = Some(answer);
        }
    }
    list
}

static NONE: Text = Text(None);

fn asked<'a>(
    owner: Owner,
    place: usize,
    name: &'a str,
    texts: [&'a Text; 3],
    shelf: Option<i64>,
) -> Own<'a> {
    let [ask, look, good] = texts.map(|t| t.as_deref());
    let shelf = shelf.unwrap_or(OWN_SHELF);
    Own { name, owner, place, ask, look, good, shelf, best: None, disputed: false }
}

#[cfg(test)]
#[path = "own_topics_tests.rs"]
mod tests;
