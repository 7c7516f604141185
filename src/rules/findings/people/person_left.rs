//! person_left: someone who counted has left, and nobody is known to follow.

use crate::model::{Person, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// With them went a voice, and whoever comes next may bring their own suppliers (F3).
pub const RULE: Rule = Rule { code: "person_left", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let people = case.account.people.iter();
    people.filter(|p| counts(case, p)).map(|p| hit(case, p)).collect()
}

fn counts(case: &AccountContext, person: &Person) -> bool {
    let limits = &case.world.playbook.thresholds;
    case.within(*person.left, limits.left_days)
        && !*person.placeholder
        && person.successor.0.is_none()
        && (person.influence.at_least(limits.left_influence)
            || case.relationship(person) >= limits.left_relationship
            || person.plays(Role::DecisionMaker))
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let days = person.left.map_or(0, |day| case.days_since(day));
        let when =
            if days == 0 { "today".to_owned() } else { phrase!("{} ago", phrase::days(days)) };
        let went = match person.moved_to.as_deref() {
            Some(place) => phrase!("{name}, moved to {place}", name, place),
            None => name.to_owned(),
        };
        hit.says(phrase!("{name} left {when}, and no successor is known", name, when))
            .on("person", Some(&person.id), *person.left, went)
            .remedy(remedy(case, person))
            .naming("name", name)
    })
}

/// A colleague is asked who follows; who went is called where they are now.
fn remedy(case: &AccountContext, person: &Person) -> String {
    let name = person.name.as_str();
    let near = advice::closest(case, &[&person.id]);
    let visit = near.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    let asks = match near {
        Some(near) => phrase!("Ask {}{} who follows {}", near.name.as_str(), visit, name),
        None => phrase!("Ask {name} who follows, while the number still rings", name),
    };
    match person.moved_to.as_deref() {
        Some(place) => phrase!("{asks}, and call {name} at {place}", asks, name, place),
        None => asks,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_for_180_days_on_those_who_counted() {
        sample::each(
            &RULE,
            "people id=p influence=3 left=-180; people id=q",
            &[
                ("", &["p"]),
                ("people id=p left=0", &["p"]),
                ("people id=p left=-181", &[]),
                ("people id=p left=+1", &[]),
                ("people id=p left=", &[]),
                ("people id=p successor=q", &[]),
                ("people id=p external=true", &["p"]),
                ("people id=p placeholder=true", &[]),
                ("people id=p influence=2", &[]),
                ("people id=p influence= relationship=3", &["p"]),
                ("people id=p influence= relationship=2", &[]),
                (
                    "people id=p influence= relationship=3 held_by=Li; rep.team name=Li until=-1",
                    &[],
                ),
                ("people id=p influence= roles=decision_maker", &["p"]),
                ("people id=p influence= level=executive", &[]),
            ],
        );
    }
}
