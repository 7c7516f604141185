//! Who can be asked: by their part in the purchase, by what they can know, by how well they know us.

use crate::model::{Level, Person, Role, TieKind};
use crate::rules::Case;

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
    let others = case.everyone.iter().copied();
    let others = others.filter(|p| !not.contains(&p.id.as_str()) && about != Some(p.id.as_str()));
    let others: Vec<&Person> = others.collect();
    let key = |p: &&&Person| {
        let near = about.map_or(0, |id| nearness(case, p, id));
        let knows = if about.is_some() { near } else { knowledge(topic, p) };
        let reach = case.relationship(p).min(3) + i64::from(case.last_reached(&p.id).is_some());
        (is_open(p), knows > 0, 2 * knows + reach, case.last_reached(&p.id))
    };
    let best =
        others.iter().rev().filter(|p| is_open(p) || knowledge(topic, p) > 0).max_by_key(key);
    best.copied().or_else(|| others.first().copied())
}

/// 0 to 3: how much somebody can know of a topic, by title, level and roles.
fn knowledge(topic: &str, person: &Person) -> i64 {
    let (category, name) = topic.split_once('.').unwrap_or((topic, ""));
    let has = |roles: &[Role]| roles.iter().any(|r| person.plays(*r));
    let inside = has(&[Role::Coach, Role::Champion]);
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
    let of_both = |t: &&crate::model::Tie| {
        let ends = (t.from.0.as_deref(), t.to.0.as_deref());
        let id = Some(person.id.as_str());
        t.kind != TieKind::Rival && (ends == (id, Some(other)) || ends == (Some(other), id))
    };
    let under = person.reports_to.is(other);
    let over = case.person(other).is_some_and(|o| o.reports_to.is(&person.id));
    let gate = under && person.plays(Role::Gatekeeper);
    match () {
        () if gate || case.account.ties.iter().any(|t| of_both(&t)) => 3,
        () if under || over => 2,
        () if person.plays(Role::Coach) || person.plays(Role::Champion) => 2,
        () => 0,
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
