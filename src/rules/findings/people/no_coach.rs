//! no_coach: the customer is choosing, and nobody inside tells us how things stand.

use crate::model::{Person, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// Without someone inside who tells us how things stand, we learn what happened when it is over (METHOD M24).
pub const RULE: Rule = Rule { code: "no_coach", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open_from(limits.no_coach_from_stage) {
        return Vec::new();
    }
    let coaches = case.everyone.iter().copied().filter(|p| is_coach(p));
    let coaches: Vec<&Person> = coaches.collect();
    if coaches.iter().any(|p| case.relationship(p) >= limits.no_coach_relationship) {
        return Vec::new();
    }
    vec![case.hit(case.account.id.as_str(), |hit| {
        let name = &*case.account.name;
        let says = match coaches.as_slice() {
            [] => phrase!("Nobody at {name} is our coach or champion", name),
            [one] => {
                phrase!("{} is our only coach at {}, and does not trust us yet", *one.name, name)
            }
            many => phrase!("None of the {} coaches at {} trusts us yet", many.len(), name),
        };
        let marks = |p: &Person| phrase!("relationship {}", case.relationship(p));
        let hit = hit.says(says).remedy(remedy(case, &coaches));
        let hit = case.open().fold(hit, RuleMatch::on_opportunity);
        coaches.iter().fold(hit, |hit, p| hit.on_person(case, p, marks(p)))
    })]
}

/// The coach that there is, else who knows us best and is not against us, is seen alone.
fn remedy(case: &AccountContext, coaches: &[&Person]) -> String {
    let best = coaches.iter().copied().max_by_key(|p| case.relationship(p));
    let lower = advice::closest(case, &[]).filter(|p| p.attitude.is_none_or(|mark| mark >= 0));
    match best.or(lower) {
        Some(person) => phrase!(
            "See {} alone{}, and ask for something that only an insider knows",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id)
        ),
        None => {
            let user = advice::by_part(case, &[Role::User, Role::Technical], &[]);
            let who = user.or_else(|| case.people.first().copied());
            let who = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
            phrase!("Get to know {who} well enough to be told how things stand", who)
        }
    }
}

fn is_coach(person: &Person) -> bool {
    person.plays(Role::Coach) || person.plays(Role::Champion)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_from_stage_2_without_a_coach_who_trusts_us() {
        sample::each(
            &RULE,
            "opportunities id=o buying_stage=2; people id=p relationship=5",
            &[
                ("", &["acme"]),
                ("opportunities id=o buying_stage=1", &[]),
                ("people id=p roles=coach", &[]),
                ("people id=p roles=champion relationship=3", &[]),
                ("people id=p roles=champion relationship=2", &["acme"]),
                ("people id=p roles=coach external=true", &[]),
                ("people id=p roles=coach left=0", &["acme"]),
                ("people id=p roles=coach; rep name=Li; rep.team name=Li until=-1", &["acme"]),
            ],
        );
    }
}
