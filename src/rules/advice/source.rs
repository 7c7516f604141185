//! Who can be asked: by their part in the purchase, by what they can know, by how well they know us.

use crate::model::{Date, Level, Person, Role};
use crate::rules::Case;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Does somebody have nothing against us, as far as is known?
fn is_open(person: &Person) -> bool {
    person.attitude.is_none_or(|mark| mark >= 0)
}

/// Of these the one who knows us best; of two the friendlier, then the one reached last.
fn nearest<'a>(case: &Case<'a>, people: impl Iterator<Item = &'a Person>) -> Option<&'a Person> {
    let key = |p: &&Person| {
        let attitude = p.attitude.unwrap_or_default();
        (is_open(p), case.relationship(p), attitude, case.last_reached(&p.id))
    };
    // Of equal ones the first in file order: max_by_key takes the last.
    people.collect::<Vec<_>>().into_iter().rev().max_by_key(key)
}

/// Who of theirs knows us best, these aside; nobody whom we have not got to know at all.
pub fn closest<'a>(case: &Case<'a>, not: &[&str]) -> Option<&'a Person> {
    let others = case.everyone.iter().copied().filter(|p| !not.contains(&p.id.as_str()));
    let known = |p: &&Person| case.relationship(p) > 0 || case.last_reached(&p.id).is_some();
    nearest(case, others.filter(known))
}

/// Who has the first of these parts that anybody has, these aside.
pub fn by_part<'a>(case: &Case<'a>, parts: &[Role], not: &[&str]) -> Option<&'a Person> {
    parts.iter().find_map(|part| {
        let others = case.everyone.iter().copied().filter(|p| !not.contains(&p.id.as_str()));
        nearest(case, others.filter(|p| p.plays(*part)))
    })
}

/// Words of titles and departments of those who look after money.
const MONEY: [&str; 12] = [
    "financ", "controll", "account", "treasur", "cfo", "finanz", "buchhalt", "kaufm", "compta",
    "财务", "会计", "出纳",
];

/// Does somebody look after money, by title or department?
pub fn keeps_money(person: &Person) -> bool {
    let text = format!("{} {}", person.title.or_empty(), person.department.or_empty());
    let text = text.to_lowercase();
    MONEY.iter().any(|word| text.contains(word))
}

/// Who of theirs can be asked for money that is due: who keeps it, else who buys, signs or decides.
pub fn payer<'a>(case: &Case<'a>) -> Option<&'a Person> {
    let keepers = case.everyone.iter().copied().filter(|p| keeps_money(p));
    let parts = [Role::Purchasing, Role::Approver, Role::DecisionMaker];
    nearest(case, keepers).or_else(|| by_part(case, &parts, &[])).or_else(|| closest(case, &[]))
}

/// Who can tell us about a topic, these aside: by what they can know, then by how well they know us.
pub fn teller<'a>(
    case: &Case<'a>,
    topic: &str,
    about: Option<&str>,
    not: &[&str],
) -> Option<&'a Person> {
    let is_aside = |place: &usize| {
        let id = case.everyone[*place].id.as_str();
        not.contains(&id) || about == Some(id)
    };
    // Only who stands near that person ranks otherwise than for everybody: so nobody goes through all of a large house.
    let near = about.map_or_else(BTreeSet::new, |id| case.near(id));
    let ranked = case.ranking(topic, about.is_some(), || ranking(case, topic, about.is_some()));
    let far = ranked.iter().copied().find(|place| !is_aside(place) && !near.contains(place));
    let near = near.iter().copied().filter(|place| !is_aside(place));
    let near = near.filter(|place| is_asked(topic, case.everyone[*place]));
    let worth = |place: &usize| {
        let person = case.everyone[*place];
        let knows = about.map_or_else(|| knowledge(topic, person), |id| nearness(case, person, id));
        (Reverse(worth(case, person, knows)), *place)
    };
    let best = far.into_iter().chain(near).min_by_key(worth);
    let first = || (0..case.everyone.len()).find(|place| !is_aside(place));
    best.or_else(first).map(|place| case.everyone[place])
}

/// The places of all who can be asked about a topic, the best first; of somebody, as if nobody stood near them.
fn ranking(case: &Case, topic: &str, of_somebody: bool) -> Vec<usize> {
    let asked = case.everyone.iter().enumerate().filter(|(_, p)| is_asked(topic, p));
    let worth = |(place, person): (usize, &&Person)| {
        let knows = if of_somebody { inside(person) } else { knowledge(topic, person) };
        (Reverse(worth(case, person, knows)), place)
    };
    let mut ranked: Vec<_> = asked.map(worth).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, place)| place).collect()
}

fn is_asked(topic: &str, person: &Person) -> bool {
    is_open(person) || knowledge(topic, person) > 0
}

/// How good it is to ask somebody who knows so much, 0 to 3.
fn worth(case: &Case, person: &Person, knows: i64) -> (bool, bool, i64, Option<Date>) {
    let last = case.last_reached(&person.id);
    let reach = case.relationship(person).min(3) + i64::from(last.is_some());
    (is_open(person), knows > 0, 2 * knows + reach, last)
}

/// What a coach hears of anybody in the house.
fn inside(person: &Person) -> i64 {
    if person.plays(Role::Coach) || person.plays(Role::Champion) { 2 } else { 0 }
}

/// 0 to 3: how much somebody can know of a topic, by title, level and roles.
fn knowledge(topic: &str, person: &Person) -> i64 {
    let (category, name) = topic.split_once('.').unwrap_or((topic, ""));
    let has = |roles: &[Role]| roles.iter().any(|r| person.plays(*r));
    let inside = inside(person) > 0;
    let high = matches!(person.level, Some(Level::Executive | Level::Senior));
    let score = |best: bool, good: bool| if best { 3 } else { i64::from(good) * 2 };
    match (category, name) {
        (_, "budget" | "capital" | "receivables") => {
            score(keeps_money(person), has(&[Role::DecisionMaker, Role::Approver]))
        }
        ("organisation", _) => score(has(&[Role::Purchasing, Role::Approver]), inside || high),
        ("problems", _) => score(has(&[Role::User]), has(&[Role::Technical]) || inside),
        ("rivals", _) => score(inside, has(&[Role::Purchasing, Role::Technical, Role::User])),
        ("ours", _) => score(has(&[Role::Technical, Role::User]), inside),
        ("history", _) => score(has(&[Role::User, Role::Purchasing]), inside),
        ("industry", _) => score(high, has(&[Role::DecisionMaker])),
        _ => 0,
    }
}

/// 0 to 3: how near somebody stands to another: by a tie, by a boss, by being a coach.
fn nearness(case: &Case, person: &Person, other: &str) -> i64 {
    let under = person.reports_to.is(other);
    let over = case.person(other).is_some_and(|o| o.reports_to.is(&person.id));
    let gate = under && person.plays(Role::Gatekeeper);
    match () {
        () if gate || case.are_tied(&person.id, other) => 3,
        () if under || over => 2,
        () => inside(person),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const HOUSE: &str = "people id=boss level=executive roles=decision_maker attitude=0
        people id=money title=\"Head of Controlling\" relationship=1
        people id=buyer roles=purchasing relationship=2
        people id=foe roles=user attitude=-2 relationship=4
        people id=shift roles=user relationship=2
        people id=desk roles=gatekeeper reports_to=boss relationship=1";

    #[test]
    fn each_topic_has_the_one_who_can_know_it() {
        for (topic, about, not, who) in [
            ("organisation.budget", None, &[][..], "money"),
            ("organisation.budget", None, &["money"], "boss"),
            ("organisation.buying_process", None, &[], "buyer"),
            ("problems.pains", None, &[], "shift"),
            ("senior.concerns", Some("boss"), &[], "desk"),
        ] {
            sample::ask(HOUSE, |case| {
                let found = teller(case, topic, about, not).map(|p| p.id.as_str());
                assert_eq!(found, Some(who), "{topic} not {not:?}");
            });
        }
    }

    #[test]
    fn who_knows_us_best_is_not_one_against_us_and_not_a_stranger() {
        sample::ask(HOUSE, |case| {
            assert_eq!(closest(case, &[]).map(|p| p.id.as_str()), Some("buyer"));
            assert_eq!(payer(case).map(|p| p.id.as_str()), Some("money"));
        });
        sample::ask("people id=p", |case| assert!(closest(case, &[]).is_none()));
    }
}
