//! leader_alone: who decides is for us, and those who count beside them are not.

use crate::model::{Person, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// A boss rarely decides against the house; those below can let it die (F11).
pub const RULE: Rule = Rule { code: "leader_alone", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open() {
        return Vec::new();
    }
    let leads =
        |p: &&Person| p.plays(Role::DecisionMaker) && p.attitude.at_least(limits.leader_attitude);
    let leaders = case.people.iter().copied().filter(leads);
    leaders.filter_map(|leader| hit(case, leader)).collect()
}

fn hit(case: &AccountContext, leader: &Person) -> Option<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let weighty =
        |p: &&Person| p.id != leader.id && p.influence.at_least(limits.leader_follower_influence);
    let (mut all, mut with_us) = (0, 0);
    for other in case.people.iter().copied().filter(weighty) {
        all += 1;
        with_us += i64::from(other.attitude.at_least(limits.leader_attitude));
    }
    let carried = with_us * 100 >= all * limits.leader_follower_share_percent;
    if all < limits.leader_followers || carried {
        return None;
    }
    Some(case.hit(leader.id.as_str(), |hit| {
        let name = &*leader.name;
        let says = phrase!(
            "{name} decides and is for us, but only {with_us} of {all} others who count are",
            name,
            with_us,
            all
        );
        let open = case.people.iter().copied().filter(weighty);
        let open = open.filter(|p| !p.attitude.at_least(limits.leader_attitude));
        let open: Vec<&Person> = open.collect();
        let (open, visit) = (advice::names(&open), advice::at_a_visit_with(case, &leader.id));
        let remedy = phrase!(
            "Ask {name}{visit} for a word with {open}, and see them one by one",
            name,
            visit,
            open
        );
        let hit = hit.says(says).naming("name", name).remedy(remedy);
        let told = |p: &Person| match *p.attitude {
            Some(mark) => phrase!("power {}, attitude {}", p.influence.unwrap_or_default(), mark),
            None => phrase!("power {}, attitude unknown", p.influence.unwrap_or_default()),
        };
        let hit = hit.on_person(case, leader, told(leader));
        let others = case.people.iter().copied().filter(weighty);
        others.fold(hit, |hit, p| hit.on_person(case, p, told(p)))
    }))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_fewer_than_half_of_two_or_more_others_are_for_us() {
        sample::each(
            &RULE,
            "opportunities id=o; people id=boss roles=decision_maker attitude=1 influence=5
             people id=p influence=3; people id=q influence=3 attitude=0",
            &[
                ("", &["boss"]),
                ("opportunities id=o status=won", &[]),
                ("people id=boss attitude=0", &[]),
                ("people id=boss attitude=", &[]),
                ("people id=boss influence=", &["boss"]),
                ("people id=boss external=true", &[]),
                ("people id=p influence=2", &[]),
                ("people id=p external=true", &[]),
                ("people id=p attitude=1", &[]),
                ("people id=p attitude=1; people id=r influence=4", &["boss"]),
                ("people id=p attitude=1; people id=r influence=4 attitude=2", &[]),
                ("people id=p roles=decision_maker attitude=1", &[]),
                (
                    "people id=p roles=decision_maker attitude=1; people id=r influence=3",
                    &["boss", "p"],
                ),
            ],
        );
    }
}
