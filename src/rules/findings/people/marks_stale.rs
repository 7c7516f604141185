//! marks_stale: the marks of someone who counts were confirmed long ago.

use crate::model::Person;
use crate::rules::{Case, Hit, Rule, phrase};

/// People change their minds and posts; an old map looks just like a true one (F1).
pub const RULE: Rule = Rule { code: "marks_stale", check };

fn check(case: &Case) -> Vec<Hit> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open() {
        return Vec::new();
    }
    let stale = |p: &&Person| {
        p.influence.at_least(limits.marks_influence)
            && case.more_than_ago(*p.marks_as_of, limits.marks_days)
    };
    let people = case.people.iter().copied();
    people.filter(stale).map(|p| hit(case, p)).collect()
}

fn hit(case: &Case, person: &Person) -> Hit {
    case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        let days = person.marks_as_of.map_or(0, |day| case.days_since(day));
        let source = person.marks_source.as_deref().unwrap_or("no source");
        hit.says(format!("The marks of {name} were last confirmed {} ago", phrase::days(days)))
            .on_person(case, person, format!("marks from {source}"))
            .naming("name", name)
    })
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
