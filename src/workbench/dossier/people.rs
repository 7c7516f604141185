//! The people of an account in the order of the map.

use crate::model::{Date, Person, Role};
use crate::rules::Case;

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

/// Everyone on the map, by reporting line: those who decide and weigh most first, outside ones last.
pub fn tree(case: &Case) -> Vec<PersonLine> {
    let people = &case.account.people;
    let gone = |p: &Person| p.left.is_some_and(|day| day <= case.today());
    let shown: Vec<usize> = (0..people.len()).filter(|i| !gone(&people[*i])).collect();
    let boss = |i: usize| {
        let id = people[i].reports_to.0.as_deref()?;
        shown.iter().copied().find(|j| *people[*j].id == id && *j != i)
    };
    let rank = |i: &usize| {
        let p = &people[*i];
        let decides = p.plays(Role::DecisionMaker);
        (*p.external, !decides, std::cmp::Reverse(p.influence.unwrap_or(-1)), p.level, *i)
    };
    let mut lines = Vec::new();
    let mut drawn = vec![false; people.len()];
    let mut roots: Vec<usize> = shown.iter().copied().filter(|i| boss(*i).is_none()).collect();
    roots.sort_by_key(rank);
    let below = |of: usize| {
        let mut found: Vec<usize> =
            shown.iter().copied().filter(|i| boss(*i) == Some(of)).collect();
        found.sort_by_key(rank);
        found
    };
    for root in roots {
        plant(case, root, Vec::new(), &below, &mut drawn, &mut lines);
    }
    for circle in shown.iter().copied() {
        if !drawn[circle] {
            plant(case, circle, Vec::new(), &below, &mut drawn, &mut lines);
        }
    }
    lines
}

fn plant(
    case: &Case,
    index: usize,
    branch: Vec<bool>,
    below: &dyn Fn(usize) -> Vec<usize>,
    drawn: &mut [bool],
    lines: &mut Vec<PersonLine>,
) {
    if std::mem::replace(&mut drawn[index], true) {
        return;
    }
    lines.push(line(case, index, branch.clone()));
    let children = below(index);
    for (n, child) in children.iter().enumerate() {
        let mut branch = branch.clone();
        branch.push(n + 1 < children.len());
        plant(case, *child, branch, below, drawn, lines);
    }
}

fn line(case: &Case, index: usize, branch: Vec<bool>) -> PersonLine {
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
