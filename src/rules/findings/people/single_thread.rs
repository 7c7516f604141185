//! single_thread: an open purchase hangs on one person who trusts us, or on none.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// If the one person leaves or changes their mind, we know nobody there (METHOD M25).
pub const RULE: Rule = Rule { code: "single_thread", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open() {
        return Vec::new();
    }
    let near = |p: &&Person| case.relationship(p) >= limits.single_thread_relationship;
    let mut threads = case.people.iter().copied().filter(near);
    let first = threads.next();
    let others = threads.count() as i64;
    if first.is_some() && others + 1 > limits.single_thread_people {
        return Vec::new();
    }
    let account = case.account;
    let subject = first.map_or(&account.id, |p| &p.id);
    let tell = |hit: RuleMatch| match first {
        Some(one) if others == 0 => hit
            .says(phrase!("Only {} at {} trusts us", *one.name, *account.name))
            .on_person(case, one, phrase!("relationship {}", case.relationship(one))),
        Some(one) => hit
            .says(phrase!("Only {} and {} more at {} trust us", *one.name, others, *account.name))
            .on_person(case, one, phrase!("relationship {}", case.relationship(one))),
        None => {
            let says = phrase!("Nobody at {} trusts us", *account.name);
            case.open().fold(hit.says(says), RuleMatch::on_opportunity)
        }
    };
    let near: Vec<&str> = case.people.iter().copied().filter(near).map(|p| p.id.as_str()).collect();
    vec![case.hit(subject.as_str(), |hit| tell(hit).remedy(remedy(case, first, &near)))]
}

/// The one with most weight who has nothing against us and does not trust us yet.
fn remedy(case: &AccountContext, one: Option<&Person>, near: &[&str]) -> String {
    let best = case.people.iter().filter(|p| {
        let told = one.is_none() && advice::is_unmet_decider(case, p);
        !told && !near.contains(&p.id.as_str()) && p.attitude.is_none_or(|mark| mark >= 0)
    });
    let best = best.max_by_key(|p| (p.influence.unwrap_or_default(), case.relationship(p)));
    match (best, one) {
        (Some(best), Some(one)) if advice::visit_with(case, &best.id).is_none() => phrase!(
            "Ask {}{} to bring {} along, so that a second one knows us",
            one.name.as_str(),
            advice::at_a_visit_with(case, &one.id),
            best.name.as_str()
        ),
        (Some(best), _) => advice::way_to(case, best),
        (None, Some(one)) => {
            phrase!("Ask {} who else works on it, and for a talk together", one.name.as_str())
        }
        (None, None) => match advice::closest(case, &[]) {
            Some(near) => phrase!(
                "Ask {}{} who else works on it, and for a talk together",
                near.name.as_str(),
                advice::at_a_visit_with(case, &near.id)
            ),
            None => phrase!("Get to know somebody at {}", *case.account.name),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_at_one_thread_and_at_none() {
        sample::each(
            &RULE,
            "opportunities id=o; people id=p relationship=3; people id=q",
            &[
                ("", &["p"]),
                ("opportunities id=o status=lost", &[]),
                ("people id=p relationship=2", &["acme"]),
                ("people id=q relationship=3", &[]),
                ("people id=q relationship=2", &["p"]),
                ("people id=q relationship=5 external=true", &["p"]),
                ("people id=q relationship=5 left=-1", &["p"]),
                ("people id=q relationship=5 held_by=Li; rep.team name=Li until=-1", &["p"]),
                ("people id=q relationship=5 held_by=Li; rep.team name=Li until=0", &[]),
                ("people id=q relationship=5 held_by=Li; rep.team name=Li", &[]),
            ],
        );
    }
}
