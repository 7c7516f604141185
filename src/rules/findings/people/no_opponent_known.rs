//! no_opponent_known: everyone we marked is for us or open; who backs the rival?

use crate::model::Person;
use crate::rules::{Case, Hit, Rule, phrase};

/// Every deal has someone who backs another; if we see nobody, we have not looked (F11).
pub const RULE: Rule = Rule { code: "no_opponent_known", check };

fn check(case: &Case) -> Vec<Hit> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open_from(limits.opponent_from_stage) {
        return Vec::new();
    }
    let marked = case.people.iter().copied().filter(|p| p.attitude.is_some());
    let marked: Vec<&Person> = marked.collect();
    let few = (marked.len() as i64) < limits.opponent_people;
    if few || marked.iter().any(|p| p.attitude.at_most(limits.opponent_attitude)) {
        return Vec::new();
    }
    let tell = |hit: Hit| {
        let people = phrase::count(marked.len() as i64, "attitude");
        let says = format!("Of {people} known at {} none is against us", *case.account.name);
        let attitude = |p: &Person| format!("attitude {}", p.attitude.unwrap_or_default());
        marked.iter().fold(hit.says(says), |hit, p| hit.on_person(case, p, attitude(p)))
    };
    vec![case.hit(case.account.id.as_str(), tell)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_from_stage_3_where_three_have_an_attitude_and_none_is_against() {
        sample::each(
            &RULE,
            "opportunities id=o buying_stage=3
             people id=p attitude=0; people id=q attitude=1; people id=r attitude=2; people id=s",
            &[
                ("", &["acme"]),
                ("opportunities id=o buying_stage=2", &[]),
                ("people id=r attitude=", &[]),
                ("people id=r external=true", &[]),
                ("people id=s attitude=-1", &[]),
                ("people id=s attitude=-2", &[]),
                ("people id=s attitude=-1 external=true", &["acme"]),
                ("people id=s attitude=-1 left=-400", &["acme"]),
            ],
        );
    }
}
