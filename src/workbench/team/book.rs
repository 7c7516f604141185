//! Over the whole book: who of ours holds the people that trust us, and where they are the only one.

use crate::model::{Account, Choice, Date, Key, Level};
use crate::rules::{AccountContext, RuleContext};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::in_json;
use serde::Serialize;

/// One of ours, over the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Colleague {
    /// The name; nothing of a rep without one.
    pub name: String,
    /// The last day with us.
    #[serde(serialize_with = "in_json::day")]
    pub until: Option<Date>,
    /// Left before today: what they held is not taken over.
    pub gone: bool,
    /// People who trust us and whom they hold: executive, senior, middle, working, without a level, outside.
    pub holds: [usize; 6],
    /// Accounts where every person who trusts us is theirs, and there are some: number, id and name.
    #[serde(serialize_with = "account_ids")]
    pub alone: Vec<(Key, String, String)>,
    /// Accounts where another holds people and this one met somebody last, by name.
    pub meets: Vec<String>,
}

fn account_ids<S: serde::Serializer>(
    accounts: &[(Key, String, String)],
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_seq(accounts.iter().map(|(_, id, _)| id))
}

impl Workbench {
    /// Everybody of ours, those who left last; and how many people trust us, of how many.
    pub(super) fn colleagues(&self) -> Result<(Vec<Colleague>, (usize, usize))> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut ours = of_ours(&world);
        let mut counts = (0, 0);
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            if account.status != crate::model::Status::Lost {
                take(&mut ours, &mut counts, &account, key, &world);
            }
        }
        ours.sort_by_key(|c| c.gone);
        Ok((ours, counts))
    }
}

fn of_ours(world: &RuleContext) -> Vec<Colleague> {
    let rep = world.rep.name.as_deref().unwrap_or_default();
    let team = world.rep.team.iter().filter(|m| m.name.0 != rep);
    std::iter::once(new(world, rep, None))
        .chain(team.map(|m| new(world, &m.name, *m.until)))
        .collect()
}

fn new(world: &RuleContext, name: &str, until: Option<Date>) -> Colleague {
    Colleague {
        name: name.to_owned(),
        until,
        gone: world.has_left_us(name),
        holds: [0; 6],
        alone: Vec::new(),
        meets: Vec::new(),
    }
}

fn take(
    ours: &mut [Colleague],
    counts: &mut (usize, usize),
    account: &Account,
    key: Key,
    world: &RuleContext,
) {
    let case = AccountContext::silent(account, world);
    let least = world.playbook.thresholds.low_level_relationship;
    let mut holders: Vec<&str> = Vec::new();
    counts.1 += case.everyone.len();
    for person in case.everyone.iter() {
        // What one who left held counts as 0, and is here what is not taken over.
        if person.relationship.is_none_or(|mark| mark < least) {
            continue;
        }
        let holder = case.holder(person).unwrap_or_default();
        if !case.is_orphaned(person) {
            counts.0 += 1;
            holders.push(holder);
        }
        let level = match (*person.external, person.level) {
            (true, _) => 5,
            (_, Some(level)) => {
                Level::ALL.iter().position(|l| l.word() == level.word()).unwrap_or(4)
            }
            (_, None) => 4,
        };
        if let Some(one) = ours.iter_mut().find(|c| c.name == holder) {
            one.holds[level] += 1;
        }
    }
    let first = holders.first().copied();
    if let Some(first) = first.filter(|first| holders.iter().all(|h| h == first))
        && let Some(one) = ours.iter_mut().find(|c| c.name == first)
    {
        one.alone.push((key, account.id.0.clone(), account.name.0.clone()));
    }
    let rep = world.rep.name.as_deref().unwrap_or_default();
    let last = case.contacts.iter().filter(|c| c.reached()).max_by_key(|c| *c.date);
    let last = last.map(|c| c.by.as_deref().unwrap_or(rep));
    if let Some(one) = ours.iter_mut().find(|c| Some(c.name.as_str()) == last && c.name != rep) {
        one.meets.push(account.name.0.clone());
    }
}
