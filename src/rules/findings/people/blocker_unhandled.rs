//! blocker_unhandled: someone strong is against us, and nothing is planned about it.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// One strong voice against us is enough, and silence lets it grow (METHOD M4, M24).
pub const RULE: Rule = Rule { code: "blocker_unhandled", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let people = case.people.iter().copied();
    people
        .filter(|p| {
            p.influence.at_least(limits.blocker_influence)
                && p.attitude.at_most(limits.blocker_attitude)
                && !case.is_in_hand(&p.id)
        })
        .map(|p| hit(case, p))
        .collect()
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let influence = person.influence.unwrap_or_default();
        let attitude = person.attitude.unwrap_or_default();
        let name = &*person.name;
        let marks = phrase!("power {influence}, attitude {attitude}", influence, attitude);
        let stands = if attitude < -1 { phrase!("against us") } else { phrase!("cool towards us") };
        hit.says(phrase!(
            "{name} is {stands} with power {influence}, and no action is planned",
            name,
            stands,
            influence
        ))
        .on_person(case, person, marks)
        .remedy(remedy(case, person))
        .naming("name", name)
    })
}

/// What they hold against us is heard from them, or from whoever stands near them.
fn remedy(case: &AccountContext, person: &Person) -> String {
    let name = person.name.as_str();
    let near = advice::teller(case, "senior.concerns", Some(&person.id), &[]);
    match (advice::visit_with(case, &person.id), near) {
        (Some((_, day)), _) => {
            let day = advice::on(case, day);
            phrase!(
                "Hear from {name} at the visit of {day} what speaks against us, and take it up",
                name,
                day
            )
        }
        (None, Some(near)) => phrase!(
            "Ask {}{} what {} holds against us, then hear it from {}",
            near.name.as_str(),
            advice::at_a_visit_with(case, &near.id),
            name,
            name
        ),
        (None, None) => phrase!("Hear from {name} what speaks against us, and take it up", name),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn who_is_cool_is_not_called_against_us() {
        for (attitude, says) in [(-1, "Dahl is cool towards us"), (-2, "Dahl is against us")] {
            let lines = format!("people id=p name=Dahl influence=4 attitude={attitude}");
            let said = sample::ask(&lines, |case| (RULE.check)(case)[0].sentence.clone());
            assert!(said.starts_with(says), "{said}");
        }
    }

    #[test]
    fn fires_without_an_action_for_them() {
        sample::each(
            &RULE,
            "people id=p influence=4 attitude=-1",
            &[
                ("", &["p"]),
                ("people id=p influence=3", &[]),
                ("people id=p attitude=0", &[]),
                ("people id=p attitude=", &[]),
                ("people id=p influence=", &[]),
                ("people id=p influence=5 attitude=-2", &["p"]),
                ("people id=p external=true", &[]),
                ("people id=p left=-1", &[]),
                ("people id=p placeholder=true", &[]),
                ("actions for=p", &[]),
                ("actions for=p promised_to=p", &[]),
                ("actions for=p done=0", &["p"]),
                ("actions for=p done=+1", &[]),
                ("actions for=acme", &["p"]),
                ("actions for=blocker_unhandled", &["p"]),
                ("actions for=senior.concerns@p", &["p"]),
            ],
        );
    }
}
