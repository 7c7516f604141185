//! neglected_person: someone was not reached within their agreed rhythm.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Trust fades when nobody calls, and a rival has time to come in (METHOD M11).
pub const RULE: Rule = Rule { code: "neglected_person", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let people = case.people.iter().copied();
    people.filter_map(|p| hit(case, p)).collect()
}

fn hit(case: &AccountContext, person: &Person) -> Option<RuleMatch> {
    let rhythm = (*person.cadence_days)?;
    if case.reached_within(&person.id, rhythm) {
        return None;
    }
    Some(case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let last = case.last_reached(&person.id);
        let every = phrase::days(rhythm);
        let says = match last {
            None => phrase!(
                "{name} is to be seen every {every} and has never been reached",
                name,
                every
            ),
            Some(day) => {
                let days = phrase::days(case.days_since(day));
                phrase!(
                    "{name} is to be seen every {every} and was last reached {days} ago",
                    name,
                    every,
                    days
                )
            }
        };
        let with_them = case.contacts_with(&person.id);
        let on_last = with_them.filter(|c| c.reached() && c.date.map(|d| d.date) == last);
        hit.says(says)
            .on_person(case, person, phrase!("every {every}", every))
            .on_contacts(case, on_last)
            .remedy(advice::back_to(case, person))
            .naming("name", name)
            .naming("days", rhythm.to_string())
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_past_the_rhythm() {
        sample::each(
            &RULE,
            "people id=p cadence_days=30",
            &[
                ("", &["p"]),
                ("people id=p cadence_days=", &[]),
                ("people id=p external=true", &[]),
                ("contacts date=-30 people=p", &[]),
                ("contacts date=-31 people=p", &["p"]),
                ("contacts date=+1 people=p", &["p"]),
                ("contacts date=-1 people=p kind=message", &["p"]),
                ("contacts date=-1 people=p kind=message outcome=held", &[]),
                ("contacts date=2026-11-24T23:59 people=p", &[]),
            ],
        );
    }
}
