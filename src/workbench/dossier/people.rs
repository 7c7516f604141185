//! The people of an account in the order of the map.

use crate::model::{Date, Person, Role};
use crate::rules::AccountContext;
use std::collections::HashMap;

/// One person on the map.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// The place in the account's people.
    pub index: usize,
    /// For each step down the tree: has that ancestor more below? The last is this one's own.
    pub branch: Vec<bool>,
    /// The day they were last reached.
    pub last: Option<Date>,
    /// Days since then.
    pub days: Option<i64>,
    /// Not reached for longer than their rhythm.
    pub past_rhythm: bool,
    /// The marks are older than the playbook trusts, or have no day.
    pub marks_old: bool,
    /// The relationship as it counts: 0 where its holder has left us.
    pub relationship: Option<i64>,
}

/// Everyone on the map, by reporting line: those who decide and weigh most first, outside ones last. Grows with the
/// people and their sorting, however many stand under one of them or below each other.
pub fn tree(case: &AccountContext) -> Vec<PersonLine> {
    let people = &case.account.people;
    let gone = |p: &Person| p.left.is_some_and(|day| day <= case.today());
    let mut shown: Vec<usize> = (0..people.len()).filter(|i| !gone(&people[*i])).collect();
    let bosses = bosses(case, &shown);
    let file_order = shown.clone();
    shown.sort_by_key(|i| {
        let p = &people[*i];
        let decides = p.plays(Role::DecisionMaker);
        (*p.external, !decides, std::cmp::Reverse(p.influence.unwrap_or(-1)), p.level, *i)
    });
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); people.len()];
    let mut roots = Vec::new();
    for i in shown {
        match bosses[i] {
            Some(boss) => below[boss].push(i),
            None => roots.push(i),
        }
    }
    let mut lines = Vec::new();
    let mut drawn = vec![false; people.len()];
    // Behind the roots those who report to each other in a circle.
    for root in roots.into_iter().chain(file_order) {
        plant(case, root, &below, &mut drawn, &mut lines);
    }
    lines
}

/// Whom each of these reports to, as a place in the account's people; of two with one id the first.
fn bosses(case: &AccountContext, shown: &[usize]) -> Vec<Option<usize>> {
    let people = &case.account.people;
    let mut places: HashMap<&str, Vec<usize>> = HashMap::with_capacity(shown.len());
    for i in shown {
        places.entry(people[*i].id.as_str()).or_default().push(*i);
    }
    let mut bosses = vec![None; people.len()];
    for i in shown {
        let boss = people[*i].reports_to.0.as_deref().and_then(|id| places.get(id));
        bosses[*i] = boss.and_then(|all| all.iter().copied().find(|j| j != i));
    }
    bosses
}

/// One with all below, each once: a stack of its own, as a line of reporting can be long.
fn plant(
    case: &AccountContext,
    root: usize,
    below: &[Vec<usize>],
    drawn: &mut [bool],
    lines: &mut Vec<PersonLine>,
) {
    let mut next = vec![(root, Vec::new())];
    while let Some((index, branch)) = next.pop() {
        if std::mem::replace(&mut drawn[index], true) {
            continue;
        }
        let children = &below[index];
        for (n, child) in children.iter().enumerate().rev() {
            let mut branch: Vec<bool> = branch.clone();
            branch.push(n + 1 < children.len());
            next.push((*child, branch));
        }
        lines.push(line(case, index, branch));
    }
}

fn line(case: &AccountContext, index: usize, branch: Vec<bool>) -> PersonLine {
    let person = &case.account.people[index];
    let last = case.last_reached(&person.id);
    let days = last.map(|day| case.days_since(day));
    let marked = person.influence.is_some() || person.attitude.is_some();
    let trusted = case.world.playbook.thresholds.marks_days;
    let fresh = case.within(*person.marks_as_of, trusted);
    PersonLine {
        index,
        branch,
        last,
        days,
        past_rhythm: person.cadence_days.is_some_and(|rhythm| days.is_none_or(|d| d > rhythm)),
        marks_old: marked && !fresh,
        relationship: person.relationship.map(|_| case.relationship(person)),
    }
}
