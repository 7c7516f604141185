//! blocker_unhandled: someone strong is against us, and nothing is planned about it.

use crate::model::Person;
use crate::rules::{Case, Hit, Rule};

/// One strong voice against us is enough, and silence lets it grow (METHOD M4, M24).
pub const RULE: Rule = Rule { code: "blocker_unhandled", check };

fn check(case: &Case) -> Vec<Hit> {
    let limits = &case.world.playbook.thresholds;
    let blocks = |p: &&Person| {
        p.influence.at_least(limits.blocker_influence)
            && p.attitude.at_most(limits.blocker_attitude)
            && !case.is_in_hand(&p.id)
    };
    let people = case.people.iter().copied();
    people.filter(blocks).map(|p| hit(case, p)).collect()
}

fn hit(case: &Case, person: &Person) -> Hit {
    case.hit(person.id.as_str(), |hit| {
        let influence = person.influence.unwrap_or_default();
        let attitude = person.attitude.unwrap_or_default();
        let name = &*person.name;
        let marks = format!("power {influence}, attitude {attitude}");
        hit.says(format!("{name} is against us with power {influence}, and no action is planned"))
            .on_person(case, person, marks)
            .naming("name", name)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

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
