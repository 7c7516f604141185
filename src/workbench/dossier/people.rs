//! The people of an account in the order of the map.

use crate::model::{Date, Person, Role, is_blank};
use crate::rules::AccountContext;
use std::collections::HashMap;

/// Why marks are what we believe and not what we know (METHOD F1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nobody and nothing is named as their source.
    NoSource,
    /// Of no day.
    NoDay,
    /// Older than the playbook trusts.
    Old,
}

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
    /// Marks that are belief; nothing where they are known, or where there is none.
    pub doubt: Option<Doubt>,
    /// The relationship as it counts: 0 where its holder has left us.
    pub relationship: Option<i64>,
}

/// Everyone on the map, by reporting line: those who decide and weigh most first, outside ones last. Grows with the
/// people and their sorting, however many stand under one of them or below each other.
pub fn tree(case: &AccountContext) -> Vec<PersonLine> {
    let people = &case.account.people;
    let mut shown: Vec<usize> = (0..people.len()).filter(|i| !gone(case, &people[*i])).collect();
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

fn gone(case: &AccountContext, p: &Person) -> bool {
    p.left.is_some_and(|day| day <= case.today())
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

/// What makes the marks of a person doubtful; the roles alone are no mark.
pub fn doubt(case: &AccountContext, person: &Person) -> Option<Doubt> {
    let marks =
        [person.influence.is_some(), person.attitude.is_some(), person.relationship.is_some()];
    if !marks.contains(&true) {
        return None;
    }
    let trusted = case.world.playbook.thresholds.marks_days;
    match *person.marks_as_of {
        None => Some(Doubt::NoDay),
        Some(_) if !case.within(*person.marks_as_of, trusted) => Some(Doubt::Old),
        Some(_) if is_blank(person.marks_source.or_empty()) => Some(Doubt::NoSource),
        Some(_) => None,
    }
}

fn line(case: &AccountContext, index: usize, branch: Vec<bool>) -> PersonLine {
    let person = &case.account.people[index];
    let last = case.last_reached(&person.id);
    let days = last.map(|day| case.days_since(day));
    PersonLine {
        index,
        branch,
        last,
        days,
        past_rhythm: person.cadence_days.is_some_and(|rhythm| days.is_none_or(|d| d > rhythm)),
        doubt: doubt(case, person),
        relationship: person.relationship.map(|_| case.relationship(person)),
    }
}

/// What is sorted anew, in the order in which it stood before: what is new stands behind whom it would follow now.
pub fn as_before<T>(sorted: Vec<T>, rank: impl Fn(&T) -> Option<usize>) -> Vec<T> {
    let mut after = None;
    let mut keyed: Vec<((Option<usize>, bool), T)> = Vec::with_capacity(sorted.len());
    for one in sorted {
        let known = rank(&one);
        after = known.or(after);
        keyed.push(((after, known.is_none()), one));
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, one)| one).collect()
}

/// The tree with those beside each other in the order of these ranks, so that a mark that changes moves nobody.
pub fn tree_as_before(
    lines: Vec<PersonLine>,
    rank: impl Fn(&PersonLine) -> Option<usize>,
) -> Vec<PersonLine> {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); lines.len()];
    let (mut roots, mut over): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        over.truncate(line.branch.len());
        match over.last() {
            Some(boss) => below[*boss].push(at),
            None => roots.push(at),
        }
        over.push(at);
    }
    let kept = |many: Vec<usize>| as_before(many, |at| rank(&lines[*at]));
    let mut next: Vec<(usize, Vec<bool>)> =
        kept(roots).into_iter().rev().map(|at| (at, Vec::new())).collect();
    let mut order = Vec::with_capacity(lines.len());
    while let Some((at, branch)) = next.pop() {
        let children = kept(std::mem::take(&mut below[at]));
        for (n, child) in children.iter().enumerate().rev() {
            let more = n + 1 < children.len();
            next.push((*child, branch.iter().copied().chain([more]).collect()));
        }
        order.push((at, branch));
    }
    let mut lines: Vec<Option<PersonLine>> = lines.into_iter().map(Some).collect();
    let taken = order
        .into_iter()
        .filter_map(|(at, branch)| Some(PersonLine { branch, ..lines.get_mut(at)?.take()? }));
    taken.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const HOUSE: &str = "people id=a influence=5 attitude=1; people id=b influence=4 reports_to=a
        people id=c influence=3 reports_to=a; people id=d reports_to=c";

    fn ids(case: &AccountContext, lines: &[PersonLine]) -> Vec<String> {
        lines.iter().map(|l| case.account.people[l.index].id.to_string()).collect()
    }

    #[test]
    fn marks_are_known_with_a_fresh_day_and_a_source_and_believed_without() {
        for (more, doubt) in [
            ("marks_as_of=-9 marks_source=seen", None),
            ("marks_as_of=-9", Some(Doubt::NoSource)),
            ("marks_as_of=-181 marks_source=seen", Some(Doubt::Old)),
            ("marks_as_of=-180 marks_source=seen", None),
            ("marks_source=seen", Some(Doubt::NoDay)),
        ] {
            let lines = format!("people id=a attitude=1 {more}");
            sample::ask(&lines, |case| assert_eq!(tree(case)[0].doubt, doubt, "{more}"));
        }
        sample::ask("people id=a", |case| assert_eq!(tree(case)[0].doubt, None, "no mark at all"));
    }

    #[test]
    fn a_mark_that_changes_moves_nobody_and_a_new_one_stands_where_it_belongs() {
        let before = ["a", "b", "c", "d"];
        let kept = |more: &str| {
            sample::ask(&format!("{HOUSE}; {more}"), |case| {
                let rank = |l: &PersonLine| {
                    before.iter().position(|id| *case.account.people[l.index].id == **id)
                };
                let lines = tree_as_before(tree(case), rank);
                let branches: Vec<Vec<bool>> = lines.iter().map(|l| l.branch.clone()).collect();
                (ids(case, &lines), branches)
            })
        };
        let (order, branches) = kept("people id=c influence=5");
        assert_eq!(order, ["a", "b", "c", "d"], "else c would stand before b");
        assert_eq!(branches, [vec![], vec![true], vec![false], vec![false, false]]);
        let (order, _) = kept("people id=e influence=4 reports_to=a");
        assert_eq!(order, ["a", "b", "e", "c", "d"], "behind b, as it is sorted");
        let (order, _) = kept("people id=d reports_to=b");
        assert_eq!(order, ["a", "b", "d", "c"], "a line of reporting that moves is shown");
    }
}
