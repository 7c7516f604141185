//! avoided_person: someone who matters and is not on our side is left out while colleagues are seen.

use crate::model::{Contact, Person};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A difficult customer is one whose way has not been found yet (METHOD M4).
pub const RULE: Rule = Rule { code: "avoided_person", check };

/// Of the contacts with others so many of the newest are its evidence: of a house of thousands each of hundreds who are
/// avoided would name all.
const NEWEST: usize = 20;

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let avoided = |p: &&Person| {
        p.influence.at_least(limits.avoided_influence)
            && p.attitude.is_none_or(|mark| mark <= limits.avoided_attitude)
            && !case.reached_within(&p.id, limits.avoided_window_days)
    };
    let mut avoided = case.people.iter().copied().filter(avoided).peekable();
    if avoided.peek().is_none() {
        return Vec::new();
    }
    // Who was not reached is in none of these contacts, so that each is one with another of the people.
    let reaching = case.reaching(limits.avoided_window_days);
    let mut others: Vec<&Contact> = reaching
        .filter(|c| c.people.0.iter().any(|id| case.person(id).is_some_and(|p| case.is_inside(p))))
        .collect();
    let seen = others.len() as i64;
    if seen < limits.avoided_contacts {
        return Vec::new();
    }
    others.sort_by_key(|c| std::cmp::Reverse(c.date.map(|d| d.date)));
    others.truncate(NEWEST);
    avoided.map(|p| hit(case, p, seen, &others)).collect()
}

fn hit(case: &AccountContext, person: &Person, seen: i64, others: &[&Contact]) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let since = match case.last_reached(&person.id) {
            None => phrase!("has never been reached").to_owned(),
            Some(day) => phrase!("was last reached {} ago", phrase::days(case.days_since(day))),
        };
        let window = phrase::days(case.world.playbook.thresholds.avoided_window_days);
        let seen = phrase::count(seen, "contact");
        let attitude = person.attitude.map_or("unknown".to_owned(), |mark| mark.to_string());
        let marks =
            phrase!("power {}, attitude {}", person.influence.unwrap_or_default(), attitude);
        hit.says(phrase!(
            "{name} {since}, while {seen} in {window} reached others",
            name,
            since,
            seen,
            window
        ))
        .on_person(case, person, marks)
        .on_contacts(case, others.iter().copied())
        .remedy(advice::way_to(case, person))
        .naming("name", name)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_while_three_contacts_reached_others() {
        sample::each(
            &RULE,
            "people id=p influence=3; people id=q influence=2; people id=x external=true
             contacts id=a date=-180 people=q; contacts id=b date=-9 people=q,x; contacts id=c date=0 people=q",
            &[
                ("", &["p"]),
                ("people id=p attitude=0", &["p"]),
                ("people id=p attitude=-2", &["p"]),
                ("people id=p attitude=1", &[]),
                ("people id=p influence=2", &[]),
                ("people id=p external=true", &[]),
                ("people id=q influence=3", &["p"]),
                ("contacts id=a date=-181", &[]),
                ("contacts id=a people=x", &[]),
                ("contacts id=a people=", &[]),
                ("contacts id=a outcome=no_answer", &[]),
                ("contacts id=a kind=attempt", &[]),
                ("contacts date=-180 people=p", &[]),
                ("contacts date=-181 people=p", &["p"]),
                ("contacts date=-1 people=p outcome=refused", &["p"]),
                ("people id=q left=-1", &[]),
            ],
        );
    }
}
