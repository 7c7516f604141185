//! handover_risk: all the trust at a customer hangs on one of us.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// All the trust at this customer goes when that one of us goes (METHOD M25).
pub const RULE: Rule = Rule { code: "handover_risk", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.is_key_or_target() {
        return Vec::new();
    }
    let near = |p: &&Person| case.relationship(p) >= limits.handover_relationship;
    let near: Vec<&Person> = case.people.iter().copied().filter(near).collect();
    let Some(holder) = near.first().map(|p| case.holder(p)) else {
        return Vec::new();
    };
    let few = (near.len() as i64) < limits.handover_people;
    if few || near.iter().any(|p| case.holder(p) != holder) {
        return Vec::new();
    }
    vec![case.hit(case.account.id.as_str(), |hit| {
        let (account, count) = (&*case.account.name, near.len());
        let only = holder.unwrap_or(phrase!("one of us"));
        let all = match count {
            2 => "Both".to_owned(),
            n => phrase!("All {n} people", n),
        };
        let says = phrase!("{all} at {account} who trust us know only {only}", all, account, only);
        let mark = |p: &Person| phrase!("relationship {}", case.relationship(p));
        let hit = hit.says(says).remedy(remedy(case, holder, &near));
        near.iter().fold(hit, |hit, p| hit.on_person(case, p, mark(p)))
    })]
}

/// A colleague comes along to the one who is seen next.
fn remedy(case: &AccountContext, holder: Option<&str>, near: &[&Person]) -> String {
    let colleague =
        case.world.rep.team.iter().find(|m| {
            Some(m.name.as_str()) != holder && m.until.is_none_or(|day| day >= case.today())
        });
    let colleague = colleague.map_or(phrase!("a colleague"), |m| m.name.as_str());
    let met = near.iter().filter_map(|p| Some((advice::visit_with(case, &p.id)?.1, *p)));
    match met.min_by_key(|(day, _)| *day) {
        Some((day, person)) => phrase!(
            "Take {} along to {} on {}, and share that relationship",
            colleague,
            person.name.as_str(),
            advice::on(case, day)
        ),
        None => phrase!(
            "Take {} along to {}, and share one of these relationships",
            colleague,
            advice::names(near)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_two_or_more_have_one_holder() {
        sample::each(
            &RULE,
            "account tier=key; people id=p relationship=3; people id=q relationship=4; people id=r relationship=2 held_by=Li",
            &[
                ("", &["acme"]),
                ("rep name=Zhang", &["acme"]),
                ("account tier=target", &["acme"]),
                ("account tier=ordinary", &[]),
                ("people id=q relationship=2", &[]),
                ("people id=q external=true", &[]),
                ("people id=q held_by=Li", &[]),
                ("people id=r relationship=3", &[]),
                ("rep name=Zhang; people id=q held_by=Zhang", &["acme"]),
                ("people id=p held_by=Li; people id=q held_by=Li", &["acme"]),
                ("people id=p held_by=Li; people id=q held_by=Li; rep.team name=Li until=-1", &[]),
                ("people id=r relationship=3; rep.team name=Li until=-1", &["acme"]),
            ],
        );
    }
}
