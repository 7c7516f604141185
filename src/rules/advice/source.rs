//! Who can be asked: by their part in the purchase, by what they can know, by how well they know us.

use super::meeting::visit_with;
use crate::model::{Date, Person, Role};
use crate::rules::AccountContext;
use crate::rules::question::knowledge;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What somebody knows who deals with it by department or title.
const MOST: i64 = 3;

/// Does somebody have nothing against us, as far as is known?
fn is_open(person: &Person) -> bool {
    person.attitude.is_none_or(|mark| mark >= 0)
}

/// Of these the one who knows us best; of two the friendlier, then the one reached last.
fn nearest<'a>(
    case: &AccountContext<'a>,
    people: impl Iterator<Item = &'a Person>,
) -> Option<&'a Person> {
    // Of equal ones the first in file order: max_by_key takes the last.
    people.collect::<Vec<_>>().into_iter().rev().max_by_key(|p| {
        let attitude = p.attitude.unwrap_or_default();
        (is_open(p), case.relationship(p), attitude, case.last_reached(&p.id))
    })
}

/// Who of theirs knows us best, these aside; nobody whom we have not got to know at all.
pub fn closest<'a>(case: &AccountContext<'a>, not: &[&str]) -> Option<&'a Person> {
    let others = case.everyone.iter().copied().filter(|p| !not.contains(&p.id.as_str()));
    nearest(case, others.filter(|p| case.relationship(p) > 0 || case.last_reached(&p.id).is_some()))
}

/// Who has the first of these parts that anybody has, these aside.
pub fn by_part<'a>(case: &AccountContext<'a>, parts: &[Role], not: &[&str]) -> Option<&'a Person> {
    parts.iter().find_map(|part| {
        let others = case.everyone.iter().copied().filter(|p| !not.contains(&p.id.as_str()));
        nearest(case, others.filter(|p| p.plays(*part)))
    })
}

/// The topic of money that is due.
const RECEIVABLES: &str = "history.receivables";

/// Does somebody look after money, by title or department?
fn keeps_money(case: &AccountContext, person: &Person) -> bool {
    knowledge(case, RECEIVABLES, person) == MOST
}

/// Who of theirs can be asked for money that is due: who keeps it and is not against us, else who buys, signs or decides.
pub fn payer<'a>(case: &AccountContext<'a>) -> Option<&'a Person> {
    let keepers = case.everyone.iter().copied().filter(|p| keeps_money(case, p) && is_open(p));
    let parts = [Role::Purchasing, Role::Approver, Role::DecisionMaker];
    nearest(case, keepers).or_else(|| by_part(case, &parts, &[])).or_else(|| closest(case, &[]))
}

/// Who can tell us about a topic, these aside: by what they can know, then by how well they know us and
/// whether a visit to them is planned.
pub fn teller<'a>(
    case: &AccountContext<'a>,
    topic: &str,
    about: Option<&str>,
    not: &[&str],
) -> Option<&'a Person> {
    let ranked = case.ranking(topic, about.is_some(), || ranking(case, topic, about.is_some()));
    let best = best(case, topic, about, &ranked, |place| is_aside(about, case, not, place));
    best.or_else(|| (0..case.everyone.len()).find(|place| !is_aside(about, case, not, place)))
        .map(|place| case.everyone[place])
}

fn is_aside(about: Option<&str>, case: &AccountContext, not: &[&str], place: &usize) -> bool {
    let id = case.everyone[*place].id.as_str();
    not.contains(&id) || about == Some(id)
}

/// The best of these, who are ranked as if nobody stood near the person asked about, and of those who do.
fn best(
    case: &AccountContext,
    topic: &str,
    about: Option<&str>,
    ranked: &[usize],
    is_aside: impl Fn(&usize) -> bool,
) -> Option<usize> {
    // Only who stands near that person ranks otherwise than for everybody: so nobody goes through all of a large house.
    let near = about.map_or_else(BTreeSet::new, |id| case.near(id));
    let far = ranked.iter().copied().find(|place| !near.contains(place) && !is_aside(place));
    let near = near.iter().copied().filter(|place| !is_aside(place));
    let near = near.filter(|place| is_asked(case, topic, case.everyone[*place]));
    far.into_iter().chain(near).min_by_key(|place| {
        let person = case.everyone[*place];
        let knows =
            about.map_or_else(|| knowledge(case, topic, person), |id| nearness(case, person, id));
        (Reverse(worth(case, person, knows)), *place)
    })
}

/// The places of all who can be asked about a topic, the best first; of somebody, as if nobody stood near them.
fn ranking(case: &AccountContext, topic: &str, of_somebody: bool) -> Vec<usize> {
    let asked = case.everyone.iter().enumerate().filter(|(_, p)| is_asked(case, topic, p));
    let mut ranked: Vec<_> = asked
        .map(|(place, person)| {
            let knows = if of_somebody { inside(person) } else { knowledge(case, topic, person) };
            (Reverse(worth(case, person, knows)), place)
        })
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, place)| place).collect()
}

fn is_asked(case: &AccountContext, topic: &str, person: &Person) -> bool {
    is_open(person) || knowledge(case, topic, person) > 0
}

/// How good it is to ask somebody who knows so much, 0 to 3.
fn worth(case: &AccountContext, person: &Person, knows: i64) -> (bool, bool, i64, Option<Date>) {
    let last = case.last_reached(&person.id);
    let reach = case.relationship(person).min(3) + i64::from(last.is_some());
    let reach = reach + 2 * i64::from(visit_with(case, &person.id).is_some());
    (is_open(person), knows > 0, 2 * knows + reach, last)
}

/// What a coach hears of anybody in the house.
fn inside(person: &Person) -> i64 {
    if person.plays(Role::Coach) || person.plays(Role::Champion) { 2 } else { 0 }
}

/// What somebody near a colleague can tell of them.
const BACKGROUND: &str = "senior.background";

/// Who can be asked about a colleague: near them, known to us, and not above them.
pub fn near<'a>(case: &AccountContext<'a>, person: &Person) -> Option<&'a Person> {
    let is_fit = |place: &usize| {
        let p = case.everyone[*place];
        known(case, p) && is_open(p)
    };
    let ranked = case.ranking(phrase!("known to us"), true, || {
        ranking(case, BACKGROUND, true).into_iter().filter(is_fit).collect()
    });
    let found = best(case, BACKGROUND, Some(&person.id), &ranked, |place| {
        let p = case.everyone[*place];
        !is_fit(place)
            || p.id == person.id
            || above(person, p)
            || case.are_rivals(&p.id, &person.id)
    });
    found.map(|place| case.everyone[place])
}

fn above(person: &Person, p: &Person) -> bool {
    let higher = p.level.is_some() && person.level.is_some_and(|l| p.level < Some(l));
    person.reports_to.is(&p.id) || higher
}

fn known(case: &AccountContext, p: &Person) -> bool {
    case.relationship(p) > 0 || case.last_reached(&p.id).is_some()
}

/// 0 to 3: how near somebody stands to another: by a tie, by a boss, by being a coach.
fn nearness(case: &AccountContext, person: &Person, other: &str) -> i64 {
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
    fn money_is_not_asked_of_one_who_is_against_us() {
        let house = "people id=cfo title=CFO roles=approver attitude=-1
            people id=buyer roles=purchasing relationship=2";
        for (more, who) in [("", "buyer"), ("people id=cfo attitude=0", "cfo")] {
            sample::ask(&format!("{house}\n{more}"), |case| {
                assert_eq!(payer(case).map(|p| p.id.as_str()), Some(who), "{more}");
            });
        }
    }

    #[test]
    fn a_boss_is_not_asked_how_their_people_talk() {
        let house = "people id=boss level=executive relationship=3
            people id=p level=middle reports_to=boss; people id=q level=middle";
        for (more, who) in [("", None), ("people id=q relationship=2", Some("q"))] {
            sample::ask(&format!("{house}\n{more}"), |case| {
                let found = near(case, case.person("p").expect("p"));
                assert_eq!(found.map(|p| p.id.as_str()), who, "{more}");
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
