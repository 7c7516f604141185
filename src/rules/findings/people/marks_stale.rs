//! marks_stale: the marks of someone who counts were confirmed long ago.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// People change their minds and posts; an old map looks just like a true one (F1).
pub const RULE: Rule = Rule { code: "marks_stale", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open() {
        return Vec::new();
    }
    let people = case.people.iter().copied();
    people
        .filter(|p| {
            p.influence.at_least(limits.marks_influence)
                && case.more_than_ago(*p.marks_as_of, limits.marks_days)
        })
        .map(|p| hit(case, p))
        .collect()
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let days = person.marks_as_of.map_or(0, |day| case.days_since(day));
        let source = person.marks_source.as_deref().unwrap_or(phrase!("no source"));
        hit.says(phrase!("The marks of {} were last confirmed {} ago", name, phrase::days(days)))
            .on_person(case, person, phrase!("marks from {source}", source))
            .remedy(remedy(case, person))
            .naming("name", name)
    })
}

/// Seen with one's own eyes where a visit is near, else asked of somebody near them.
fn remedy(case: &AccountContext, person: &Person) -> String {
    let name = person.name.as_str();
    if let Some((_, day)) = advice::visit_with(case, &person.id) {
        let day = advice::on(case, day);
        return phrase!(
            "Look at the visit of {day} whether the marks of {name} still hold",
            day,
            name
        );
    }
    match advice::teller(case, "senior.background", Some(&person.id), &[]) {
        Some(near) => {
            let visit = advice::at_a_visit_with(case, &near.id);
            phrase!("Ask {}{} what has changed around {}", near.name.as_str(), visit, name)
        }
        None => phrase!("{}, and mark {} anew", advice::back_to(case, person), name),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_after_180_days() {
        sample::each(
            &RULE,
            "opportunities id=o; people id=p influence=3 marks_as_of=-181",
            &[
                ("", &["p"]),
                ("opportunities id=o status=lost", &[]),
                ("people id=p marks_as_of=-180", &[]),
                ("people id=p marks_as_of=", &[]),
                ("people id=p marks_as_of=+1", &[]),
                ("people id=p influence=2", &[]),
                ("people id=p influence=", &[]),
                ("people id=p external=true", &[]),
            ],
        );
    }
}
